"""What sites call the parts of their pages, and how much such a name tells: it is a hint, and never a verdict."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from enum import IntEnum
from functools import cache, lru_cache
from importlib import resources

_WORD = re.compile(r"[A-Z]+(?=[A-Z][a-z])|[A-Z]?[a-z]+|[A-Z]+|[^\W\d_]+")
_KINDS = ("faint", "alone", "telling")
_ALONE, _TELLING = 1, 2
_BESIDE = ("with", "without", "has")  # in a name: what follows is beside what bears it, "anchor-with-sticky-navbar"
_SHORTEST = 4  # letters of a word that may have lost an s


class Weight(IntEnum):
    """How much a name tells."""

    WEAK = 1  # words that are not known are what it is about: "rail-travel", "edTag", "newsletter-history"
    TELLING = 2  # it ends in a word for furniture only, after words that are not known: "mill-newsletter"
    SURE = 3  # every word of it is known


@dataclass(frozen=True, slots=True)
class Hint:
    """What a name says of what bears it."""

    why: str  # it would not be part of an article
    weight: Weight
    telling: bool = True  # sites call hardly anything else so


@dataclass(frozen=True, slots=True)
class _Known:
    phrases: dict[tuple[str, ...], tuple[int, int, str]]  # how telling, its place counted from the last, and why
    longest: int
    generic: frozenset[str]
    state: frozenset[str]

    def phrase(self, words: list[str]) -> tuple[int, int, str] | None:
        """Return what is known of some words as they are, or without the s of a plural."""
        return self.phrases.get(tuple(words)) or self.phrases.get(tuple(map(_stem, words)))

    def is_generic(self, word: str) -> bool:
        """Tell whether a word may stand in any name."""
        return len(word) == 1 or word in self.generic or _stem(word) in self.generic


@lru_cache(maxsize=4096)
def hint_of(names: str) -> Hint | None:
    """Return what an element's names, parted by spaces, say of it at most; None if they say nothing of furniture."""
    best: tuple[int, int, Hint] | None = None
    for name in names.split():
        found = _read(name)
        if found and (best is None or found[:2] > best[:2]):
            best = found
    return best[2] if best else None


def _read(name: str) -> tuple[int, int, Hint] | None:
    known = _known()
    words = [word.lower() for word in _WORD.findall(name)]
    words = words[: next((place for place, word in enumerate(words) if place and word in _BESIDE), None)]
    if not words or (words[0] in known.state and len(words) > 1):
        return None
    best: tuple[int, int, str] | None = None
    covered: set[int] = set()
    for start in range(len(words)):
        for end in range(start + 1, min(len(words), start + known.longest) + 1):
            entry = known.phrase(words[start:end])
            if entry is None:
                continue
            covered.update(range(start, end))
            best = entry if best is None else max(best, entry)
    if best is None:
        return None
    unknown = [place for place, word in enumerate(words) if place not in covered and not known.is_generic(word)]
    if not unknown and best[0] >= _ALONE:
        weight = Weight.SURE
    elif best[0] == _TELLING and unknown[-1] < max(covered):
        weight = Weight.TELLING
    else:
        weight = Weight.WEAK
    return int(weight), best[1], Hint(best[2], weight, best[0] == _TELLING)


def _stem(word: str) -> str:
    return word[:-1] if len(word) >= _SHORTEST and word.endswith("s") and not word.endswith("ss") else word


@cache
def _known() -> _Known:
    file = resources.files("audicle.read.html.finding").joinpath("furniture.toml")
    said = tomllib.loads(file.read_text(encoding="utf-8"))
    phrases: dict[tuple[str, ...], tuple[int, int, str]] = {}
    for place, group in enumerate(said["names"]):
        for rank, kind in enumerate(_KINDS):
            for phrase in group.get(kind, ()):
                words = tuple(phrase.split())
                for form in (words, ("".join(words),)):
                    phrases[form] = (rank, -place, group["why"])
    return _Known(
        phrases,
        max(map(len, phrases)),
        frozenset(said["generic"]),
        frozenset(said["state"]),
    )
