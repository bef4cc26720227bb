"""What is known of a language where its sentences are cut: its table, and what its normaliser knows besides."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from audicle.speak.abbreviations import Abbreviation, Kind, Table, table
from audicle.speak.normalise.english.letters.abbreviations import known as known_in_english
from audicle.speak.normalise.european.language import language
from audicle.speak.normalise.languages import EUROPEAN

_JOINED = re.compile(r"[^\W\d_]{1,5}['’](?=\w)|[^-–—/]{1,30}[-–—/](?=\w)")


@dataclass(frozen=True, slots=True)
class Knowledge:
    """A language's table, with its abbreviations found by how they are written without spaces."""

    code: str  # ISO 639-1
    table: Table
    by_bare: dict[str, Abbreviation]
    endings: dict[str, Abbreviation]  # those that are the end of a word: "-str."
    rest: dict[str, tuple[str, ...]]  # of those in parts, by their beginning up to a point: what else they need

    def find(self, tokens: tuple[str, ...]) -> Abbreviation | None:
        """Return the longest abbreviation that the last of the tokens make, the first of them in the text first."""
        for count in range(len(tokens), 0, -1):
            some = tokens[-count:]
            one = self.by_bare.get("".join(some))
            if one and (len(one.written.split()) > 1 or all(token.endswith(".") for token in some[:-1])):
                return one
        last = tokens[-1] if tokens else ""
        while joint := _JOINED.match(last):  # "l'art.", "Dipl.-Ing."
            last = last[joint.end() :]
            if one := self.by_bare.get(last):
                return one
        return next((one for ending, one in self.endings.items() if last.endswith(ending)), None)

    def goes_on(self, tokens: tuple[str, ...], after: str) -> bool:
        """Say whether an abbreviation in parts that begins with the last of the tokens goes on with what is after."""
        for count in range(len(tokens), 0, -1):
            if rests := self.rest.get("".join(tokens[-count:])):
                bare = "".join(after.split())
                if any(bare.startswith(rest) for rest in rests):
                    return True
        return False


@lru_cache(maxsize=64)
def knowledge(code: str) -> Knowledge:
    """Return what is known of a language (ISO 639-1)."""
    own = table(code)
    of_normaliser = (replace(one, word=one.written in own.words) for one in _of_normaliser(code))
    found = {one.bare: one for one in (*of_normaliser, *own.abbreviations)}
    rest: dict[str, tuple[str, ...]] = {}
    for one in found.values():
        parts = one.written.split()
        for count in range(1, len(parts)):
            begun = "".join(parts[:count])
            if begun.endswith("."):
                rest[begun] = (*rest.get(begun, ()), "".join(parts[count:]))
    endings = {one.bare[1:]: one for one in own.abbreviations if one.bare.startswith("-")}
    return Knowledge(code, own, found, endings, rest)


def _of_normaliser(code: str) -> list[Abbreviation]:
    if code == "en":
        titles, numbered, anywhere = known_in_english()
        return [
            *(Abbreviation(f"{word}.", Kind.TITLE, said) for word, said in titles.items()),
            *(one for word, said in numbered.items() for one in _cased(word, Kind.REFERENCE, said)),
            *(one for word, said in anywhere.items() for one in _cased(word, Kind.EITHER, said)),
        ]
    if code in EUROPEAN:
        tongue = language(code)
        months = [short.removesuffix("t?") for short in tongue.short_months]
        months += [short[:-1] for short in tongue.short_months if short.endswith("?")]
        return [
            *(one for month in months for one in _cased(f"{month}.", Kind.DATE, "")),
            *(Abbreviation(word, Kind.EITHER, "") for word in tongue.magnitudes if word.endswith(".")),
        ]
    return []


def _cased(written: str, kind: Kind, spoken: str) -> tuple[Abbreviation, ...]:
    one = Abbreviation(written, kind, spoken)
    return (one, replace(one, written=written[0].upper() + written[1:]))
