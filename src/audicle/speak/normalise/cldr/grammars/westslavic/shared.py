"""Numerals that share what comes after them: "od 3 do 5 maja", "w XIX i XX wieku"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from audicle.speak.normalise.cldr.calendar.dates import DAY, MONTH, YEAR, month_names, possible
from audicle.speak.normalise.cldr.grammars.westslavic.figures import ROMAN, roman_or_figure
from audicle.speak.normalise.cldr.grammars.westslavic.nouns import readings
from audicle.speak.normalise.cldr.patterns import either, free, word_end
from audicle.speak.normalise.rules import At, Rule

if TYPE_CHECKING:
    from audicle.speak.normalise.cldr.grammars.westslavic.grammar import Slavic

_DAY = re.compile(DAY)
_SIGNS = " ?[-–—] ?|/"
_MOST = 4  # numerals that share one noun


def date_rules(spoken: Slavic) -> tuple[Rule, ...]:
    """Return the rules of dates before another date, and of figures like a date that are none."""
    data = spoken.data
    mark = data.day_mark

    def to_date(m: re.Match[str]) -> str | None:
        month = int(m["month"])
        if not possible(m["day"], month):
            return None
        said = spoken.date(int(m["day"]), month, int(m["year"]) if m["year"] else None, m)
        return data.to.format(first=said, last="")

    joints = _joints(spoken)
    more = rf"(?:(?:{joints}){DAY}{mark}){{1,{_MOST}}}{data.joint}(?i:{either(month_names(spoken))}){word_end(data)}"
    last = rf"{DAY}\. ?{MONTH}\.(?: ?{YEAR})?"
    first = rf"{free(data)}(?P<day>{DAY})\. ?(?P<month>{MONTH})\.?(?: ?(?P<year>{YEAR})\.?)? ?[-–—] ?(?={last}(?!\d))"
    none = r"(?P<day>\d{1,2})\. ?(?P<month>\d{1,2})\.(?: ?(?P<year>\d{4})\.?)?(?![\w/]|[.,:-]\d)"
    return (
        Rule("date-to-date", first, to_date, At.DIGIT),
        Rule("date-none", rf"{free(data)}{none}", _as_written, At.DIGIT),
        Rule("date-day", rf"{free(data)}(?P<day>{DAY}){mark}(?={more})", lambda m: spoken.day(int(m["day"]), m),
             At.DIGIT),
    )  # fmt: skip


def _as_written(m: re.Match[str]) -> str | None:
    """Return a date that there is not as it is written: nobody can say what was meant."""
    month = int(m["month"])
    if not (1 <= month <= 12 and _DAY.fullmatch(m["day"])):  # noqa: PLR2004
        return m[0] if m["year"] else None  # two figures with points may be anything
    return None if possible(m["day"], month) else m[0]


def shared_rules(spoken: Slavic) -> tuple[Rule, ...]:
    """Return the rules of several ordinals before a noun, in Roman numerals or figures with a point."""
    data = spoken.data
    joints = _joints(spoken)
    roman = ROMAN + (r"\." if spoken.numerals.table["numerals"].get("roman_point") else "")
    months = month_names(spoken)
    noun = r"(?=\s(?P<noun>[^\W\d_]++)(?: (?P<next>[^\W\d_]++))?)"

    def all_of(m: re.Match[str]) -> str | None:
        if m["noun"] in months:
            return None
        for word in (m["noun"], m["next"]):
            if word and word[0].islower() and (forms := readings(word, data.code)):
                return joined(m["all"], spoken.chosen(forms, m))
        return None

    def joined(text: str, chosen: tuple[str, str]) -> str:
        first, *rest = re.split(rf"({joints}|{_SIGNS})", text)
        said = spoken.ordinal(roman_or_figure(first.rstrip(".")), *chosen) or first
        for joint, numeral in zip(rest[::2], rest[1::2], strict=True):
            one = spoken.ordinal(roman_or_figure(numeral.rstrip(".")), *chosen) or numeral
            sign = joint.strip()
            if sign == "/":
                said = f"{said} {both} {one}"
            elif sign in {"-", "–", "—"}:
                said = f"{said} – {one}" if governed else data.to.format(first=said, last=one)
            else:
                said += joint + one
        return said

    governed = spoken.numerals.table["numerals"].get("last")  # the second would have another case than the noun
    both = spoken.numerals.table["numerals"]["joints"].split()[0]
    return tuple(
        Rule(
            f"shared-{name}",
            rf"(?<![\w.,/-])(?P<all>{numeral}(?:(?:{joints}|{_SIGNS}){numeral}){{1,{_MOST}}}){noun}",
            all_of,
            where,
        )
        for name, numeral, where in (("roman", roman, At.CAPITAL), ("figures", r"\d{1,3}\.", At.DIGIT))
    )


def _joints(spoken: Slavic) -> str:
    """Return the regular expression of the words between numerals that share a noun, with their spaces."""
    words = "|".join(spoken.numerals.table["numerals"]["joints"].split())
    return rf",? (?:{words}) |, "
