"""The regular expressions that the rules of a language share: where a number begins and ends, and how it is written."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from audicle.speak.normalise import figures

if TYPE_CHECKING:
    from collections.abc import Iterable

    from audicle.speak.normalise.cldr.language import Language

# Signs of vowels and such that are no letters to ``\w``: Hebrew, Arabic, Devanagari, Bengali, Tamil
MARKS = (
    "\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u065f\u0670\u0900-\u0903\u093a-\u093c\u093e-\u094f"
    "\u0951-\u0957\u0962\u0963\u0981-\u0983\u09bc\u09be-\u09cd\u09d7\u09e2\u09e3\u0b82\u0bbe-\u0bcd\u0bd7"
)
_LATIN = "A-Za-z0-9_"  # what a number is part of in a language without spaces
SMALL = rf"(?:[^\W\d_A-Z]|[{MARKS}])"  # a letter that is no capital, or its vowel
TO = r"\s?[-–—〜]\s?"


def between(data: Language) -> str:
    """Return what stands between the ends of a range; where there are no spaces a tilde may."""
    return TO if data.spaced else r"\s?[-–—~〜～]\s?"


def letter(data: Language) -> str:
    """Return the characters that belong to a number, or a word, that stands beside them."""
    return rf"\w{MARKS}" if data.spaced else _LATIN


def free(data: Language) -> str:
    """Return where a number may begin."""
    factor = r"(?:(?<=[1-9]x)|(?<=\d0x)|(?<=\dx ))"  # the second one of 3x4
    if not data.spaced:
        factor = rf"(?:{factor}|(?<=[^\x00-\x7f][-–]))"  # the second one of "3万-5万"
    prefixed = rf"(?<![{letter(data)}])(?P<prefix>{data.prefix})(?=\d)|" if data.prefix else ""
    return rf"(?:{prefixed}(?<![{letter(data)}.,/:$£€-])|{factor})"


def end(data: Language) -> str:
    """Return where a number, or what comes after it, ends."""
    return rf"(?![{letter(data)}]|[.,/:-]\d)"


def word_end(data: Language) -> str:
    """Return where the letters of a sign end."""
    return rf"(?![{letter(data)}])"


def minus(data: Language) -> str:
    """Return the minus sign of a number, as a group."""
    return r"(?P<minus>(?<![^\s(])[-−–](?!\s))" if data.spaced else rf"(?P<minus>(?<![{_LATIN}\d)\]])[-−](?!\s))"


def suffix(data: Language) -> str:
    """Return letters that are attached to what is said, as a group, where the language does so."""
    joint = data.attaching or "(?!)"
    return rf"(?:{joint}(?P<suffix>{SMALL}{{1,30}}+)(?!\w))?"


def signed(data: Language) -> str:
    """Return where a number may begin, with its minus sign."""
    return rf"(?:{minus(data)}|{free(data)})"


@cache
def number(data: Language) -> str:
    """Return the regular expression of a number with its decimals, without a sign."""
    plain = figures.number_pattern(data.decimal)
    return f"(?:{data.groups}|{plain})" if data.groups else plain


def either(words: Iterable[str]) -> str:
    """Return the regular expression of one of some words, none if there are none."""
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word))) or "(?!)"
