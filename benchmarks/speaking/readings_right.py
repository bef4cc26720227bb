"""How many Japanese sentences are read right: by the dictionaries alone, and as Audicle gives them to its voices.

``readings/ja.tsv`` has sentences with their readings in kana. Kana are compared as a listener hears them: long vowels
are one however they are written, and so are を and お, ぢ and じ. Of each class every second sentence is held out: its
faults were not looked at while rules were written. Those under "later" were written after the first rules. A reader
that is not installed is left out; pykakasi, fugashi and pyopenjtalk-plus are no part of Audicle.

    python benchmarks/speaking/readings_right.py            # counts
    python benchmarks/speaking/readings_right.py --wrong    # and those read wrong, but for what is held out
"""

from __future__ import annotations

import argparse
import re
import statistics
import sys
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

from audicle.speak.normalise import normalise
from audicle.voices.shared import kana
from audicle.voices.shared.japanese import openjtalk, sudachi

if TYPE_CHECKING:
    from collections.abc import Callable

READINGS = Path(__file__).parent / "readings" / "ja.tsv"
_VOWELS = {
    kana: vowel
    for vowel, row in {
        "a": "あかさたなはまやらわがざだばぱぁゃ", "i": "いきしちにひみりぎじぢびぴぃ",
        "u": "うくすつぬふむゆるぐずづぶぷぅゅゔ", "e": "えけせてねへめれげぜでべぺぇ",
        "o": "おこそとのほもよろごぞどぼぽぉょ",
    }.items()
    for kana in row
}  # fmt: skip
_SAME = (("を", "お"), ("ぢ", "じ"), ("づ", "ず"), ("いう", "ゆう"), ("ゔぁ", "ば"), ("ゔぃ", "び"), ("ゔぇ", "べ"),
         ("ゔぉ", "ぼ"), ("ゔ", "ぶ"))  # fmt: skip
_PARTICLES = {"は": "わ", "へ": "え", "では": "でわ", "には": "にわ", "とは": "とわ"}


@dataclass(frozen=True, slots=True)
class Case:
    """A sentence and how it may be read."""

    kind: str
    written: str
    right: tuple[str, ...]  # kana
    held_out: bool


def cases() -> list[Case]:
    """Return the sentences; every second of a class is held out."""
    found: list[Case] = []
    kind, number = "", 0
    for line in READINGS.read_text(encoding="utf-8").splitlines():
        if line.startswith("# "):
            kind, number = line[2:], 0
        elif line:
            written, right = line.split("\t")
            found.append(Case(kind, written, tuple(right.split("|")), number % 2 == 1))
            number += 1
    return found


def heard(reading: str) -> str:
    """Return kana as a listener hears them: hiragana without marks, and a ー for what makes a vowel longer."""
    line = "".join(chr(ord(sign) - 0x60) if "ァ" <= sign <= "ヶ" else sign for sign in reading)
    line = re.sub(r"[^\wー]", "", line)
    for written, same in _SAME:
        line = line.replace(written, same)
    made, vowel = "", ""
    for sign in line:
        own = _VOWELS.get(sign, "")
        longer = sign in "あいうえお" and (own == vowel or (sign, vowel) in {("う", "o"), ("い", "e")})
        made += "ー" if longer else sign
        vowel = vowel if longer or sign == "ー" else own
    return made


def readers() -> dict[str, Callable[[str], str]]:
    """Return the readers that are installed, by name: from a sentence to kana."""
    found: dict[str, Callable[[str], str]] = {}
    if find_spec("pykakasi"):
        found["pykakasi, as it was used"] = _pykakasi()
    for size in ("small", "core"):
        if find_spec(f"sudachidict_{size}"):
            found[f"sudachi {size}"] = _sudachi(size)
    if find_spec("fugashi") and find_spec("unidic_lite"):
        found["fugashi, unidic-lite"] = _fugashi()
    if openjtalk.available():
        import pyopenjtalk  # noqa: PLC0415 - may be missing

        found["pyopenjtalk-plus"] = lambda text: str(pyopenjtalk.g2p(text, kana=True))
        found["Audicle, pyopenjtalk-plus"] = _audicle
    found["Audicle"] = _without_openjtalk
    return found


def _pykakasi() -> Callable[[str], str]:
    from pykakasi import kakasi  # noqa: PLC0415 - may be missing

    made: Any = kakasi()
    return lambda text: "".join(_PARTICLES.get(one["orig"].strip(), one["hira"]) for one in made.convert(text))


def _sudachi(size: str) -> Callable[[str], str]:
    from sudachipy import Dictionary, SplitMode  # noqa: PLC0415 - may be missing

    tokenizer: Any = Dictionary(dict=size).tokenizer(SplitMode.C)

    def said(text: str) -> str:
        words = [(one.surface(), one.part_of_speech()[0], one.reading_form()) for one in tokenizer.tokenize(text)]
        return "".join(
            _PARTICLES.get(written, reading) if kind == "助詞" else "" if kind == "補助記号" else reading
            for written, kind, reading in words
        )

    return said


def _fugashi() -> Callable[[str], str]:
    from fugashi import Tagger  # noqa: PLC0415 - may be missing

    tagger: Any = Tagger()
    return lambda text: "".join(
        str(word.feature.pron or word.surface) for word in tagger(text) if word.feature.pos1 != "補助記号"
    )


def _audicle(text: str) -> str:
    return kana.kana(normalise(text, "ja").spoken)


def _without_openjtalk(text: str) -> str:
    before = kana.tokens
    kana.tokens = sudachi.tokens
    try:
        return _audicle(text)
    finally:
        kana.tokens = before


def main() -> int:
    """Print the counts."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--wrong", action="store_true", help="print what Audicle reads wrong, but for what is held out")
    wrong = parser.parse_args().wrong
    groups = {
        "dev": [one for one in cases() if not one.held_out and not one.kind.startswith("later")],
        "held out": [one for one in cases() if one.held_out and not one.kind.startswith("later")],
        "later, dev": [one for one in cases() if not one.held_out and one.kind.startswith("later")],
        "later, held out": [one for one in cases() if one.held_out and one.kind.startswith("later")],
    }
    print("".ljust(28), *(f"{title} ({len(group)})".rjust(20) for title, group in groups.items()))
    for name, read in readers().items():
        shares = []
        missed = []
        for group in groups.values():
            right = [heard(read(one.written)) in map(heard, one.right) for one in group]
            shares.append(statistics.mean(right))
            missed += [one for one, good in zip(group, right, strict=True) if not good and not one.held_out]
        print(name.ljust(28), *(f"{share:.3f}".rjust(20) for share in shares))
        if wrong and name.startswith("Audicle"):
            for one in missed:
                print(f"    {one.written} is read {read(one.written)}, not {one.right[0]}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
