"""The entries of the built-in lexicon of names, read when the first English text asks for them."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, Literal, get_args

import regex

if TYPE_CHECKING:
    from collections.abc import Mapping

# names.tsv is written by hand; cmudict.tsv has what is guessed wrong of the CMU dictionary, and not in the first
FILES = ("names.tsv", "cmudict.tsv")
Written = Literal["", "accents", "exact"]
_APART = regex.compile(r"[^\p{L}\p{M}\p{Nd}]+")
_PLAIN = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ð": "d", "æ": "ae", "œ": "oe", "ı": "i", "þ": "th"})


@dataclass(frozen=True, slots=True)
class Entry:
    """A name or a loan word and its sound."""

    word: str  # with a capital: found only with one; in small letters: found anyhow
    ipa: str  # as dictionaries write it, General American
    written: Written  # "exact": only so, "Xi" and not "XI"; "accents": not without them, for "résumé" is not "resume"


@dataclass(frozen=True, slots=True)
class Table:
    """All entries, to be looked up."""

    entries: Mapping[str, tuple[Entry, ...]]  # by ``bare`` of their words
    begun: frozenset[str]  # the first word of each, the first two, and so on, as ``bare`` has them


def key(written: str) -> str:
    """Return a name in small letters, its words one space apart: "L’Oréal" as "l oréal"."""
    return _APART.sub(" ", unicodedata.normalize("NFC", written).casefold()).strip()


@lru_cache(5000)
def bare(written: str) -> str:
    """Return the same without accents and strokes: "Łódź" as "lodz"."""
    plain = key(written)
    if plain.isascii():
        return plain
    apart = unicodedata.normalize("NFD", plain.translate(_PLAIN))
    return "".join(one for one in apart if not unicodedata.combining(one))


def read(name: str) -> list[Entry]:
    """Return the entries of a file of this folder: word, IPA, perhaps how it must be written; # before remarks.

    Raises ValueError for another line.
    """
    text = (files("audicle.speak.names") / name).read_text(encoding="utf-8")
    lines = (line.split("\t") for line in text.splitlines() if line and not line.startswith("#"))
    return [_entry(*line) for line in lines]


def _entry(word: str, ipa: str, written: str = "") -> Entry:
    for one in get_args(Written):
        if one == written:
            return Entry(word, ipa, one)
    raise ValueError(f"{word}: {written!r}")


@cache
def table() -> Table:
    """Return all entries."""
    entries: dict[str, tuple[Entry, ...]] = {}
    begun: set[str] = set()
    for one in (entry for name in FILES for entry in read(name)):
        plain = bare(one.word)
        entries[plain] = (*entries.get(plain, ()), one)
        words = plain.split()
        begun.update(" ".join(words[:number]) for number in range(1, len(words) + 1))
        begun.add(f"{plain}s")  # the s of a plural
    return Table(entries, frozenset(begun))
