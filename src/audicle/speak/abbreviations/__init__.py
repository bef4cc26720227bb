"""Words cut short, a table a language, for whoever cuts sentences and for whoever says them.

The kinds are sections of a table. What follows an abbreviation decides whether it ends its sentence too:

- ``title``: before a name, as in "Dr. Ames", and no end of a sentence there;
- ``reference``: before a number, as in "p. 12";
- ``date``: months and days, before a number, as in "Jan. 5";
- ``inner``: before what it belongs to, never at an end, as in "e.g.";
- ``either``: at an end only before a word that often begins sentences, as in "the U.S. He left";
- ``end``: at an end before any capital, as in "etc.";
- ``era``: after a year or a century, as in "44 B.C."; at an end before any capital.

Beside them a table says what else tells where its language's sentences end; see `Table`.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from importlib.resources import files


class Kind(StrEnum):
    """What an abbreviation stands before or after; see above."""

    TITLE = "title"
    REFERENCE = "reference"
    DATE = "date"
    INNER = "inner"
    EITHER = "either"
    END = "end"
    ERA = "era"


@dataclass(frozen=True, slots=True)
class Abbreviation:
    """A word, or several, cut short."""

    written: str  # with its points, and with its spaces, which a writer may leave out: "z. B."
    kind: Kind
    spoken: str  # "" if the table does not say
    word: bool = False  # whether it is written as a word that can end a sentence: "no."

    @property
    def bare(self) -> str:
        """Return it without the spaces inside."""
        return re.sub(r"\s", "", self.written)

    @property
    def needs_what_follows(self) -> bool:
        """Return whether it is one only before its name or number: a letter with a point, or as a word is written."""
        short = not self.bare.endswith(".") or len(self.bare) == len("M.")
        alone = self.word or (short and self.bare[0].isalpha())
        return alone and self.kind in {Kind.TITLE, Kind.REFERENCE, Kind.DATE}


@dataclass(frozen=True, slots=True)
class Table:
    """What a language's table says; empty sets where it says nothing."""

    abbreviations: tuple[Abbreviation, ...] = ()
    words: frozenset[str] = frozenset()  # abbreviations that are written as words that can end a sentence: "no."
    starters: frozenset[str] = frozenset()  # words that often begin a sentence and are no names, with their capital
    lettered: frozenset[str] = frozenset()  # nouns before a letter that is no initial: "plan A."
    says: frozenset[str] = frozenset()  # beginnings of verbs of saying, where capitals do not tell: 「…」と言った
    goes_on: frozenset[str] = frozenset()  # words that go on after an abbreviation, where capitals do not tell
    leads: frozenset[str] = frozenset()  # words before a time that is no sentence alone: "In 44 B.C. Rome burned"
    ordinals: bool = False  # whether a point makes an ordinal of a number: "der 19. Tag"
    before_ordinals: frozenset[str] = frozenset()  # words after which a number with a point is one
    after_ordinals: frozenset[str] = (
        frozenset()
    )  # words with a capital that ordinals stand before; "Lig*": and their forms
    rulers: frozenset[str] = frozenset()  # whose figures with a point are part of their names: "Christian 4."


# Languages that cut words short as another does
_AS = {"no": "nb", "nn": "nb", "bs": "hr", "sh": "hr", "cmn": "zh", "yue": "zh"}


@lru_cache(maxsize=64)
def table(code: str) -> Table:
    """Return the table of a language (ISO 639), an empty one if it has none or there is no such language."""
    path = files("audicle.speak.abbreviations").joinpath(f"{_AS.get(code, code)}.toml")
    if not (code.isascii() and code.isalpha() and path.is_file()):
        return Table()
    read = tomllib.loads(path.read_text(encoding="utf-8"))
    words = {
        name: frozenset(read.get(name, "").split())
        for name in ("words", "starters", "lettered", "says", "goes_on", "leads")
    }
    ordinals = read.get("ordinals", {})
    return Table(
        _abbreviations(read, words["words"]),
        **words,
        ordinals=bool(ordinals),
        before_ordinals=frozenset(ordinals.get("before", "").split()),
        after_ordinals=frozenset(ordinals.get("after", "").split()),
        rulers=frozenset(ordinals.get("rulers", "").split()),
    )


def abbreviations(code: str) -> tuple[Abbreviation, ...]:
    """Return the abbreviations of a language (ISO 639-1), none if it has no table.

    One in lower case stands for the same with a capital too where it can begin a sentence: not a letter, and not what
    comes after something.
    """
    return table(code).abbreviations


def _abbreviations(read: dict[str, dict[str, str]], words: frozenset[str]) -> tuple[Abbreviation, ...]:
    found: dict[str, Abbreviation] = {}
    for kind in Kind:
        for written, spoken in read.get(kind, {}).items():
            found[written] = Abbreviation(written, kind, spoken, written in words)
    for one in tuple(found.values()):
        capital = one.written[0].upper() + one.written[1:]
        begins = one.kind not in {Kind.END, Kind.ERA} and len(one.bare) > len("a.")
        if begins and capital not in found:
            found[capital] = Abbreviation(capital, one.kind, one.spoken[:1].upper() + one.spoken[1:], one.word)
    return tuple(found.values())
