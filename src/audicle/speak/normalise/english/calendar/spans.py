"""From one name to another: "Mon-Fri" is "Monday to Friday", "A-Z" is "A to Z", "the 1960s-70s"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from audicle.speak.normalise.english.calendar.dates import DAYS, MONTHS, decade, month, weekday
from audicle.speak.normalise.rules import At, Rule

if TYPE_CHECKING:
    import re

_DAY = rf"(?:{'|'.join(DAYS)}|Mon|Tues?|Wed|Thu(?:rs?)?|Fri|Sat|Sun)"
_MONTH = rf"(?:{'|'.join(MONTHS)}|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)"
_DASH = r"\s?(?:[-–—]|to)\s?"


def _days(m: re.Match[str]) -> str:
    return f"{weekday(m['first'])} to {weekday(m['last'])}"


def _months(m: re.Match[str]) -> str:
    return f"{month(m['first'])} to {month(m['last'])}"


def _decades(m: re.Match[str]) -> str:
    return f"{decade(m['first'])} to {decade(m['last'])}"


def span_rules() -> tuple[Rule, ...]:
    """Return the rules of spans of names."""
    end = r"\b\.?(?![\w-])"
    return (
        Rule("span-days", rf"(?<![\w-])(?P<first>{_DAY})\b\.?{_DASH}(?P<last>{_DAY}){end}", _days, At.CAPITAL),
        Rule(
            "span-months",
            rf"(?<![\w-])(?P<first>{_MONTH})\b\.?{_DASH}(?P<last>{_MONTH}){end}(?! \d{{1,2}}\b)",
            _months,
            At.CAPITAL,
        ),
        Rule(
            "span-decades",
            r"(?<![\w.,:/'’‘-])['’‘]?(?P<first>(?:1\d|20|21)?\d0)['’]?s\s?[-–—]\s?['’‘]?(?P<last>(?:1\d|20|21)?\d0)['’]?s(?!\w)",
            _decades,
            At.DIGIT,
        ),
        Rule(
            "span-letters",
            r"(?<![\w.-])(?P<first>[A-Y])[-–](?P<last>[B-Z])(?![\w.-])",
            lambda m: f"{m['first']} to {m['last']}" if m["first"] < m["last"] else None,
            At.CAPITAL,
        ),
    )
