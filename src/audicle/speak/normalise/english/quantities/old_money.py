"""Pounds, shillings and pence before 1971: "£5 10s. 6d." is "five pounds ten shillings and sixpence"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from audicle.speak.normalise.english.context import full_stop
from audicle.speak.normalise.english.numbers.words import cardinal, number
from audicle.speak.normalise.rules import At, Rule

if TYPE_CHECKING:
    import re

_FEW = 12  # pence, which are one word: "sixpence"


def _pence(written: str) -> str:
    """Return the words of pence as they were said: one word, but "one penny" and "elevenpence"."""
    count = int(written)
    if count == 1:
        return "a penny"
    return f"{cardinal(count)}pence" if count < _FEW else f"{cardinal(count)} pence"


def _said(m: re.Match[str]) -> str:
    parts: list[str] = []
    if m["pounds"]:
        parts.append(f"{number(m['pounds'])} {'pound' if m['pounds'] == '1' else 'pounds'}")
    if m["shillings"]:
        parts.append(f"{cardinal(int(m['shillings']))} {'shilling' if m['shillings'] == '1' else 'shillings'}")
    words = " ".join(parts)
    if m["pence"]:
        words = f"{words} and {_pence(m['pence'])}"
    return words + full_stop(m)


def old_money_rules() -> tuple[Rule, ...]:
    """Return the rules of old money; they come before those of money."""
    shillings = r"(?P<shillings>1?\d)\s?s(?:\.|(?=[\s,;]))"
    pence = r"(?P<pence>1[01]|\d)\s?d(?:\.|(?!\w))"
    pounds = r"£\s?(?P<pounds>\d{1,3}(?:,\d{3}){0,3}|\d{1,9})"
    free = r"(?<![\w.,$£€])"
    signs = frozenset("£")
    return (
        Rule("old-money", rf"{free}{pounds},?\s{shillings}(?:,?\s?{pence})?", _said, signs),
        Rule("old-money-pence", rf"{free}{pounds}(?P<shillings>)\s{pence}", _said, signs),
        Rule("shillings", rf"{free}(?P<pounds>){shillings},?\s?{pence}", _said, At.DIGIT),
    )
