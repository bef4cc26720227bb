"""How rules work: each finds its kind of writing and says it; the first rule in the list that finds a place has it.

A rule sees the text as written, never what another rule made of it, so its place in the source is always known.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import IntEnum
from functools import cache
from typing import TYPE_CHECKING
from unicodedata import category

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable


class At(IntEnum):
    """Where a match can begin, for rules that need not search all of a text."""

    DIGIT = 0  # at a run of digits, or the sign, bracket, apostrophe or point before it
    CAPITAL = 1  # at a word that begins with a capital
    CODE = 2  # at the beginning of a word with digits, hyphens taken for letters
    POINT = 3  # at the beginning of a word before a point, points taken for letters


# Where to look: at these places, or all over a text that has at least one of these characters
Where = At | frozenset[str]
ANYWHERE: frozenset[str] = frozenset()
INNER_POINT = "x.x"  # stands, in a set of characters, for a point between two letters or digits
PICTURE = "☺☺"  # stands, in a set of characters, for any beyond the punctuation of Unicode


@dataclass(frozen=True, slots=True, eq=False)
class Rule:
    """One kind of writing and how it is said.

    The pattern must take time that grows no faster than the text: possessive quantifiers or bounded ones, and no start
    in the middle of a run of digits or letters.
    """

    name: str  # unique among a language's rules
    pattern: str  # a regular expression
    say: Callable[[re.Match[str]], str | None]  # the words for a match; None: this is not the rule's after all
    where: Where = ANYWHERE


@dataclass(frozen=True, slots=True)
class Said:
    """What a rule says for the characters ``start`` to ``end`` of the text it was given."""

    start: int
    end: int
    words: str
    rule: str


_DIGIT_RUN = re.compile(r"\d+")
_BEFORE_DIGITS = frozenset("-−–+.~('’‘")
_CAPITAL = re.compile(r"(?<!\w)[A-Z]")
_INNER_POINT = re.compile(r"\w\.\w")
_POINT = re.compile(r"\.")
_MANY = 100  # places, for which it matters how they are looked at
_APART = 20  # characters in a text for each place, at most, to look everywhere
_LONGEST_WORD = 30  # characters before a digit or a point that are looked at for the beginning of its word


class Rules:
    """The rules of a language in the order they are tried."""

    def __init__(self, rules: Iterable[Rule]) -> None:
        self.rules = tuple(rules)
        self._use: dict[tuple[bool, ...], list[tuple[Rule, At | None]]] = {}

    def apply(self, text: str, given: Iterable[Said] = ()) -> list[Said]:
        """Return what the rules say of ``text``, in order and without overlaps; what they leave is not in the list.

        What is ``given`` is in the list, and the rules leave its places alone.
        """
        here = set(text)
        if "." in here and _INNER_POINT.search(text):
            here.add(INNER_POINT)
        if max(here, default="") > "\u20ff":
            here.add(PICTURE)
        runs = [match.start() for match in _DIGIT_RUN.finditer(text)]
        places = (
            _signed(text, runs),
            [match.start() for match in _CAPITAL.finditer(text)],
            _words(text, runs, "-"),
            _words(text, [match.start() for match in _POINT.finditer(text)], "."),
        )
        taken = bytearray(len(text))
        said: list[Said] = list(given)
        for one in said:
            taken[one.start : one.end] = b"\x01" * (one.end - one.start)
        for rule, at in self._looking(tuple(map(bool, places))):
            if at is not None:
                matches = _at(rule.pattern, text, places[at], taken)
            elif rule.where and rule.where.isdisjoint(here):  # type: ignore[union-attr]
                continue
            else:
                matches = _anywhere(rule.pattern, text, taken)
            for match in matches:
                if (words := rule.say(match)) is not None:
                    start, end = match.span()
                    taken[start:end] = b"\x01" * (end - start)
                    said.append(Said(start, end, words, rule.name))
        said.sort(key=lambda one: one.start)
        return said

    def _looking(self, places: tuple[bool, ...]) -> list[tuple[Rule, At | None]]:
        """Return the rules, and where they look, but for those that look only at places that are not there."""
        if places not in self._use:
            self._use[places] = [
                (rule, rule.where if isinstance(rule.where, At) else None)
                for rule in self.rules
                if not isinstance(rule.where, At) or places[rule.where]
            ]
        return self._use[places]


def _at(pattern: str, text: str, places: list[int], taken: bytearray) -> list[re.Match[str]]:
    """Return the matches that begin at one of the places and have no character that is taken."""
    if len(places) > _MANY and len(places) * _APART > len(text):
        return _at_many(pattern, text, places, taken)
    begins = compiled(pattern).match
    found: list[re.Match[str]] = []
    free = 0  # where the last match ended
    for place in places:
        if place >= free and (match := begins(text, place)):
            start, end = match.span()
            if end > start and taken.find(1, start, end) < 0:
                found.append(match)
                free = end
    return found


def _at_many(pattern: str, text: str, places: list[int], taken: bytearray) -> list[re.Match[str]]:
    """Return the same where places stand so close that it takes less time to look everywhere than at each."""
    search = compiled(pattern).search
    allowed = set(places)
    found: list[re.Match[str]] = []
    at = 0
    while match := search(text, at):
        start, end = match.span()
        if start in allowed and end > start and taken.find(1, start, end) < 0:
            found.append(match)
            at = end
        else:
            at = start + 1
    return found


def _anywhere(pattern: str, text: str, taken: bytearray) -> list[re.Match[str]]:
    """Return the matches in a text, from the left, that have no character that is taken."""
    search = compiled(pattern).search
    found: list[re.Match[str]] = []
    at = 0
    while match := search(text, at):
        start, end = match.span()
        other = taken.find(1, start, end)
        if other >= 0:
            free = taken.find(0, other)
            at = free if free >= 0 else len(text) + 1
            continue
        at = max(end, at + 1)
        if end > start:
            found.append(match)
    return found


def _signed(text: str, runs: list[int]) -> list[int]:
    """Return the places of runs of digits, and before each those of the marks that stand before it."""
    places: list[int] = []
    for start in runs:
        signs = 0
        while signs < min(start, 2) and text[start - signs - 1] in _BEFORE_DIGITS:
            signs += 1
        places += range(start - signs, start + 1)
    return places


def _words(text: str, inside: list[int], joint: str) -> list[int]:
    """Return where the words around the places begin; ``joint`` is part of a word."""
    places: list[int] = []
    for place in inside:
        start = place
        while start and place - start < _LONGEST_WORD and _in_word(text[start - 1], joint):
            start -= 1
        if not places or places[-1] < start:
            places.append(start)
    return places


def _in_word(character: str, joint: str) -> bool:
    """Say whether a character is part of a word: letter, digit, joint, or the sign of a vowel after a letter."""
    return character.isalnum() or character == joint or (not character.isascii() and category(character)[0] == "M")


@cache
def compiled(pattern: str) -> re.Pattern[str]:
    """Return a pattern, compiled once."""
    return re.compile(pattern)
