"""How many homographs and names the embedded English voice says right, alone and with what Audicle tells it.

Each line of ``homographs/en.tsv`` and ``names/en.tsv`` is a sentence with a word between asterisks and, after tabs, its
readings in IPA that are right. They were written from knowledge of the words before the rules and the lexicon of names
were. Those after "# held out" were not looked at while the rules of homographs were written; those of names had been
seen by who wrote the lexicon, so that of unseen names fewer are right. Compared are the phonemes that the voice will
say, and where the word is stressed, but for a name that is said in one with its neighbours; what speakers of one place
mix freely (the vowels of "cot" and "caught", weak vowels, a tapped t) counts as the same. "Spoilt" are words that are
right when the voice is left alone.

    python benchmarks/speaking/words_right.py            # counts
    python benchmarks/speaking/words_right.py --wrong    # and every line of the first halves that is wrong
"""

from __future__ import annotations

import argparse
import re
import time
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from audicle.speak.lexicon import NO_LEXICON
from audicle.speak.spoken import spoken_with
from audicle.voices.hibari import times
from audicle.voices.hibari.sounds import marked, misaki

if TYPE_CHECKING:
    from collections.abc import Sequence

    from audicle.voices.shared.sounds import Sound

HERE = Path(__file__).parent
_VOWELS = "AIWYOQæɑɔəɛɜiuʊʌ"
_ALIKE = str.maketrans({
    "ᵻ": "ə", "ɪ": "ə", "ᵊ": "ə", "ɐ": "ə", "ʌ": "ə", "ɜ": "ə", "ʊ": "u", "T": "t", "ˌ": "", " ": "", "\ue000": "",
})  # fmt: skip
# In order: stress marks stand before vowels; vowels that are merged, weakened or lost
_MERGED = (
    (re.compile(rf"ˈ([^{_VOWELS}ˈ]*)"), r"\1ˈ"),
    (re.compile(r"ɔ(?!ɹ)"), "ɑ"),
    (re.compile(rf"(?<!ˈ)[iɛ](?=[^{_VOWELS}ˈ])"), "ə"),
    (re.compile(rf"əw(?=[{_VOWELS}])"), "u"),
    (re.compile(rf"(?<=[^{_VOWELS}ˈ])ə(?=[ɹln]ˈ?[{_VOWELS}])"), ""),
    (re.compile("hw"), "w"),
)


@dataclass(frozen=True, slots=True)
class Case:
    """A word in a sentence and how it may be said."""

    before: str
    word: str
    after: str
    right: tuple[str, ...]  # IPA
    held_out: bool


def cases(path: Path) -> list[Case]:
    """Return the lines of a file."""
    found, held_out = [], False
    for line in path.read_text(encoding="utf-8").splitlines():
        if line == "# held out":
            held_out = True
        elif line.strip():
            sentence, *right = line.split("\t")
            before, word, after = sentence.split("*")
            found.append(Case(before, word, after, tuple(right), held_out))
    return found


@cache
def _model() -> Any:
    return times.load("heart")


def said(text: str, sounds: Sequence[Sound], start: int, end: int) -> str:
    """Return what the voice will say for a part of ``text``, in its own letters."""
    parts, at = [], 0
    for sound in sounds:
        parts += [text[at : sound.start], marked(text, sound)]
        at = sound.end
    g2p = _model().g2p
    tokens = g2p.phonemize_tokens(g2p.tokenize("".join([*parts, text[at:]])))
    first = sum(map(str.isalnum, text[:start]))
    last = first + sum(map(str.isalnum, text[start:end]))
    place, heard = 0, []
    for token in tokens:
        size = sum(map(str.isalnum, token.text))
        if size and place < last and place + size > first:
            heard.append(token.phonemes or "")
        place += size
    return "".join(heard)


def key(phonemes: str) -> tuple[str, int]:
    """Return phonemes as they are compared, and which vowel is stressed."""
    plain = phonemes.translate(_ALIKE)
    plain = plain if "ˈ" in plain else f"ˈ{plain}"
    for pattern, merged in _MERGED:
        plain = pattern.sub(merged, plain)
    vowels = [one for one in plain if one in _VOWELS + "ˈ"]
    place = len(vowels) - 1 - vowels[::-1].index("ˈ") if "ˈ" in vowels else 0
    stressed = sum(one != "ˈ" for one in vowels[:place])
    return plain.replace("ˈ", ""), stressed


def is_right(case: Case, heard: str, *, part: bool = False) -> bool:
    """Return whether a word is said in one of the ways that are right, or as a ``part`` of what is heard."""
    right = {key(misaki(one) or "") for one in case.right}
    whole = key(heard)[0]
    return key(heard) in right or (part and any(whole.startswith(one) or whole.endswith(one) for one, _ in right))


def judged(case: Case) -> tuple[str, str, bool]:
    """Return what is said for the case's word by the voice alone, and with Audicle; whether that is of more than it."""
    text = case.before + case.word + case.after
    start = len(case.before)
    spoken = spoken_with(NO_LEXICON, text, "en")
    alone = said(text, (), start, start + len(case.word))
    begins = spoken.words.index(case.word)
    ends = begins + len(case.word)
    more = any(one.start < begins < one.end or one.start < ends < one.end - len("'s") for one in spoken.sounds)
    return alone, said(spoken.words, spoken.sounds, begins, ends), more


def main() -> None:
    """Run the benchmark."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--wrong", action="store_true", help="list the lines before the held-out ones that are wrong")
    wrong = parser.parse_args().wrong
    print(f"{'':24}{'lines':>6}{'voice alone':>13}{'with Audicle':>14}{'spoilt':>8}")
    for kind in ("homographs", "names"):
        every = cases(HERE / kind / "en.tsv")
        for held_out in (False, True):
            some = [one for one in every if one.held_out == held_out]
            heard = [judged(one) for one in some]
            alone = [is_right(one, before) for one, (before, _, _) in zip(some, heard, strict=True)]
            ours = [is_right(one, after, part=more) for one, (_, after, more) in zip(some, heard, strict=True)]
            spoilt = sum(a and not b for a, b in zip(alone, ours, strict=True))
            title = f"{kind}, held out" if held_out else kind
            print(f"{title:24}{len(some):6}{sum(alone):13}{sum(ours):14}{spoilt:8}")
            for one, (before, after, _), fine, was in zip(some, heard, ours, alone, strict=True):
                if wrong and not fine and not held_out:
                    mark = "spoilt" if was else "wrong"
                    print(f"  {mark}: {one.before}*{one.word}*{one.after} {after} (alone {before}), not {one.right[0]}")
    speed()


def speed() -> None:
    """Print what it costs: to load the data, and a sentence."""
    sentence = "The mill stands where the river meets the sea, and they use it to record the tide as we read on."
    started = time.perf_counter()
    for _ in range(500):
        spoken_with(NO_LEXICON, sentence, "en")
    print(f"a sentence with homographs: {(time.perf_counter() - started) * 2:.3f} ms")


if __name__ == "__main__":
    main()
