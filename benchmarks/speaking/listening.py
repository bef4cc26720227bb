"""How our narration sounds beside the voice's own raw output: naturalness, and how well a machine understands it.

About a minute of text is spoken by each offline voice: once by the engine's own call, sentence by sentence, and once
by a whole conversion (normalised, trimmed, level, limited, as MP3). Both are cut at the same sentences. DistillMOS
rates each sentence from 1 to 5; pocketsphinx, which knows American English only, writes down what it hears, and its
word error rate is counted. Neither is among what the tests need:

    pip install distillmos pocketsphinx
    python benchmarks/speaking/listening.py

It prints a table and exits with 1 if ours is worse by more than twice the standard error over the sentences.
"""

from __future__ import annotations

import argparse
import math
import re
import statistics
import sys
import tempfile
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from scipy import signal

from audicle import Settings, SilentProgress
from audicle.agreed.policies import policy
from audicle.read import read
from audicle.read.source import Source
from audicle.speak.cache import ClipCache
from audicle.speak.narrator import narrate
from audicle.speak.script.scriptwriter import write_script
from audicle.speak.studio import Studio
from audicle.voices.registry import engines
from audicle.voices.shared.decoding import decoded

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from audicle.voices import Voice

RATE = 16_000  # Hz, of both judges
_MARGIN = 2000  # samples
TEXTS = Path(__file__).parent / "listening"  # one text a language, a sentence a line


@dataclass(frozen=True, slots=True)
class Heard:
    """What the judges say of one way to speak a text."""

    ratings: tuple[float, ...]  # of each sentence, 1 to 5
    wrong: tuple[int, ...]  # words of each sentence; none if it is not in English
    words: int  # in all

    @property
    def errors(self) -> float | None:
        """The word error rate, where it is known."""
        return sum(self.wrong) / self.words if self.wrong else None

    @property
    def rating(self) -> float:
        """The mean rating."""
        return statistics.fmean(self.ratings)


def main() -> int:
    """Compare every offline voice that has a text in its language."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--engine", action="append", help="only these engines")
    wanted = parser.parse_args().engine
    judge = Judge()
    worse = 0
    print("voice\tlanguage\tseconds\tMOS raw\tMOS ours\tWER raw\tWER ours")
    for name, engine in engines().items():
        if not engine.offline or engine.missing() or (wanted and name not in wanted):
            continue
        for language, voice in spoken_here(engine.voices()).items():
            sentences = (TEXTS / f"{language}.txt").read_text(encoding="utf-8").splitlines()
            raw = [raw_sound(voice, sentence, language) for sentence in sentences]
            ours = our_sound(voice, sentences, language)
            before, after = judge.hear(raw, sentences, language), judge.hear(ours, sentences, language)
            seconds = sum(map(len, raw)) / RATE
            print(
                f"{name}:{voice.name}\t{language}\t{seconds:.0f}\t{before.rating:.2f}\t{after.rating:.2f}\t"
                f"{percent(before.errors)}\t{percent(after.errors)}",
                flush=True,
            )
            worse += is_worse(before, after)
    return 1 if worse else 0


def spoken_here(voices: tuple[Voice, ...]) -> dict[str, Voice]:
    """Return the best of an engine's voices for each language that there is a text in."""
    best: dict[str, Voice] = {}
    for voice in sorted(voices, key=lambda one: one.rank):
        for tag in voice.languages:
            language = tag.partition("-")[0]
            if (TEXTS / f"{language}.txt").is_file():
                best.setdefault(language, voice)
    return best


def raw_sound(voice: Voice, sentence: str, language: str) -> NDArray[np.float32]:
    """Return what the engine gives for a sentence as it is written."""
    speech = engines()[voice.engine].speak(sentence, voice.name, language, 1.0)
    return heard(speech.samples, speech.rate)


def our_sound(voice: Voice, sentences: list[str], language: str) -> list[NDArray[np.float32]]:
    """Return each sentence as it stands in the MP3 of a conversion."""
    source = Source("text.md", ("# -\n\n" + "\n\n".join(sentences)).encode(), None)
    settings = replace(Settings(), voice=f"{voice.engine}:{voice.name}", language=language)
    article, chosen = read(source, settings, SilentProgress(), {})
    with tempfile.TemporaryDirectory() as folder, Studio(ClipCache(Path(folder) / "clips"), 0) as studio:
        script = write_script(article, policy(chosen))
        narration = narrate(article, script, chosen, Path(folder), studio, SilentProgress())
        found: dict[str, NDArray[np.float32]] = {}
        for section in narration.sections:
            sound = decoded(section.path.read_bytes())
            for cue in section.cues:
                cut = sound.samples[round(cue.begins * sound.rate) : round(cue.ends * sound.rate)]
                found[" ".join(cue.text.split())] = heard(cut, sound.rate)
    return [found[" ".join(sentence.split())] for sentence in sentences]


def heard(samples: NDArray[np.float32], rate: int) -> NDArray[np.float32]:
    """Return mono samples at RATE Hz, with all of the sound that this rate can hold.

    soxr would leave out the highest twelfth, and the judge minds.
    """
    around = np.pad(samples, _MARGIN)  # the ends of what is transformed run into one another
    return signal.resample(around, round(len(around) * RATE / rate)).astype(np.float32)


class Judge:
    """The two judges, loaded once."""

    def __init__(self) -> None:
        import distillmos  # noqa: PLC0415 - only this benchmark needs it
        import torch  # noqa: PLC0415

        torch.set_num_threads(1)
        self._torch: Any = torch
        self._rater: Any = distillmos.ConvTransformerSQAModel()
        self._rater.eval()

    def hear(self, sounds: list[NDArray[np.float32]], sentences: list[str], language: str) -> Heard:
        """Rate each sound, and count the words that are not understood."""
        with self._torch.no_grad():
            ratings = [float(self._rater(self._torch.from_numpy(sound[np.newaxis]))) for sound in sounds]
        total = sum(len(words(sentence)) for sentence in sentences)
        if language != "en":
            return Heard(tuple(ratings), (), total)
        wrong = [
            distance(words(sentence), words(transcript(sound)))
            for sound, sentence in zip(sounds, sentences, strict=True)
        ]
        return Heard(tuple(ratings), tuple(wrong), total)


def transcript(sound: NDArray[np.float32]) -> str:
    """Return what pocketsphinx understands of a sound, at a level that it is used to."""
    from pocketsphinx import Decoder  # noqa: PLC0415 - only this benchmark needs it

    level = sound * np.float32(0.5 / max(float(np.max(np.abs(sound))), 1e-6))
    decoder = Decoder(samprate=float(RATE), loglevel="FATAL")
    decoder.start_utt()
    decoder.process_raw((level * 32767).astype("<i2").tobytes(), full_utt=True)
    decoder.end_utt()
    found = decoder.hyp()
    return found.hypstr if found else ""


def words(text: str) -> list[str]:
    """Return the words of a text in lower case."""
    return re.findall(r"[a-z']+", text.lower())


def distance(reference: list[str], heard: list[str]) -> int:
    """Return how many words must be changed, added or left out to make one list of the other."""
    row = list(range(len(heard) + 1))
    for number, word in enumerate(reference, start=1):
        before, row[0] = row[0], number
        for at, other in enumerate(heard, start=1):
            before, row[at] = row[at], min(row[at] + 1, row[at - 1] + 1, before + (word != other))
    return row[-1]


def is_worse(before: Heard, after: Heard) -> bool:
    """Say whether the same sentences are rated lower, or are understood less, than chance explains."""
    lower = [old - new for old, new in zip(before.ratings, after.ratings, strict=True)]
    misheard = [float(new - old) for old, new in zip(before.wrong, after.wrong, strict=True)]
    return is_more(lower) or is_more(misheard)


def is_more(differences: list[float]) -> bool:
    """Say whether the mean of the differences is above zero by more than twice its standard error."""
    if not any(differences):
        return False
    error = statistics.stdev(differences) / math.sqrt(len(differences))
    return statistics.fmean(differences) > 2 * error


def percent(share: float | None) -> str:
    """Return a share for people."""
    return "" if share is None else f"{share:.1%}"


if __name__ == "__main__":
    sys.exit(main())
