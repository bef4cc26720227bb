"""Words cut short, a table a language, for whoever cuts sentences and for whoever says them.

The kinds are the sections of a table. What follows an abbreviation decides whether it ends its sentence too:

- ``title``: before a name, as in "Dr. Ames", and no end of a sentence there;
- ``reference``: before a number, as in "p. 12";
- ``inner``: before what it belongs to, never at an end, as in "e.g.";
- ``either``: at an end only where a word follows that often begins sentences, as in "the U.S. He left";
- ``end``: at an end before any capital, as in "etc.";
- ``era``: after a year or a century, as in "44 B.C."; at an end before any capital.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files


class Kind(StrEnum):
    """What an abbreviation stands before or after; see above."""

    TITLE = "title"
    REFERENCE = "reference"
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

    @property
    def bare(self) -> str:
        """Return it without the spaces inside."""
        return re.sub(r"\s", "", self.written)

    @property
    def needs_what_follows(self) -> bool:
        """Return whether it is one only before its name or number: a letter with a point, or a word without one."""
        short = not self.bare.endswith(".") or len(self.bare) == len("M.")
        return short and self.bare[0].isalpha() and self.kind in {Kind.TITLE, Kind.REFERENCE}


@cache
def abbreviations(code: str) -> tuple[Abbreviation, ...]:
    """Return the abbreviations of a language (ISO 639-1), none if it has no table.

    One in lower case stands for the same with a capital too.
    """
    table = files("audicle.speak.abbreviations").joinpath(f"{code}.toml")
    if not table.is_file():
        return ()
    sections = tomllib.loads(table.read_text(encoding="utf-8"))
    found: dict[str, Abbreviation] = {}
    for kind in Kind:
        for written, spoken in sections.get(kind, {}).items():
            found[written] = Abbreviation(written, kind, spoken)
    for one in tuple(found.values()):
        capital = one.written[0].upper() + one.written[1:]
        if capital not in found:
            found[capital] = Abbreviation(capital, one.kind, one.spoken[:1].upper() + one.spoken[1:])
    return tuple(found.values())
