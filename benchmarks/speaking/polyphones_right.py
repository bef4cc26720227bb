"""How many Chinese characters with several readings are said right: by eSpeak NG alone, and with Audicle's rules.

``readings/zh.tsv`` has sentences with one character between asterisks and its pinyin. eSpeak NG does not tell which
reading it takes. Compared are its phonemes for the sentence with those for the sentence with each reading of the
character, as pinyin: the reading that is likest is the one it takes. pypinyin is no part of Audicle; where it is
installed, it is asked as well. Every second line is held out: its faults were not looked at while rules were written.

    python benchmarks/speaking/polyphones_right.py            # counts
    python benchmarks/speaking/polyphones_right.py --wrong    # and those said wrong, but for what is held out
"""

from __future__ import annotations

import argparse
import re
import sys
from difflib import SequenceMatcher
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

from audicle.voices.espeak.engine import EspeakEngine
from audicle.voices.shared.polyphones import told_apart

SENTENCES = Path(__file__).parent / "readings" / "zh.tsv"


class Case(NamedTuple):
    """A sentence and how one of its characters may be read."""

    text: str
    place: int
    right: tuple[str, ...]  # pinyin with the number of the tone


def cases() -> list[Case]:
    """Return the sentences in order."""
    found = []
    for line in SENTENCES.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            written, right = line.split("\t")
            found.append(Case(written.replace("*", ""), written.index("*"), tuple(right.split("|"))))
    return found


def by_espeak(case: Case, readings: list[str], *, ruled: bool) -> list[str]:
    """Return the readings that eSpeak NG's phonemes are likest; ``ruled``: given the text as Audicle gives it."""
    before, after = case.text[: case.place], case.text[case.place + 1 :]
    given = told_apart(case.text)[0] if ruled else case.text
    ours, *each = _phonemes([given, *(f"{before} {reading} {after}" for reading in readings)])
    likeness = [SequenceMatcher(None, ours, one, autojunk=False).ratio() for one in each]
    return [reading for reading, like in zip(readings, likeness, strict=True) if like == max(likeness)]


def _phonemes(texts: list[str]) -> list[str]:
    return [re.sub("[ˈˌ ]", "", one) for one in EspeakEngine().phonemes(texts, "cmn")]


def by_pypinyin(case: Case) -> list[str]:
    """Return the reading that pypinyin takes."""
    from pypinyin import Style, lazy_pinyin  # noqa: PLC0415 - may be missing

    said = lazy_pinyin(case.text, style=Style.TONE3, neutral_tone_with_five=True, errors=list)
    return [said[case.place]]


def main() -> int:
    """Print the counts."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--wrong", action="store_true", help="print what is said wrong, but for what is held out")
    wrong = parser.parse_args().wrong
    sentences = cases()
    readings: dict[str, list[str]] = {}
    for case in sentences:
        known = readings.setdefault(case.text[case.place], [])
        known += [reading for reading in case.right if reading not in known]
    ways = {
        "eSpeak NG alone": lambda case: by_espeak(case, readings[case.text[case.place]], ruled=False),
        "with Audicle's rules": lambda case: by_espeak(case, readings[case.text[case.place]], ruled=True),
        **({"pypinyin": by_pypinyin} if find_spec("pypinyin") else {}),
    }
    for name, way in ways.items():
        said = [(case, way(case)) for case in sentences]
        right = [any(reading in case.right for reading in found) for case, found in said]
        print(
            f"{name:22} dev {sum(right[::2]) / len(right[::2]):.3f}  held out {sum(right[1::2]) / len(right[1::2]):.3f}"
            f"  all {sum(right) / len(right):.3f} of {len(right)}"
        )
        for (case, found), good in list(zip(said, right, strict=True))[::2]:
            if wrong and not good:
                print(f"    {case.text}: {case.text[case.place]} is said {'/'.join(found)}, not {case.right[0]}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
