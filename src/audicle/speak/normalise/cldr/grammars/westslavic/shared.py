"""Numerals that share what comes after them: "od 3 do 5 maja", "w XIX i XX wieku"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from audicle.speak.normalise.cldr.calendar.dates import DAY, month_names, possible
from audicle.speak.normalise.cldr.grammars.westslavic.figures import ROMAN, roman_or_figure
from audicle.speak.normalise.cldr.grammars.westslavic.nouns import readings
from audicle.speak.normalise.cldr.patterns import either, free, word_end
from audicle.speak.normalise.rules import At, Rule

if TYPE_CHECKING:
    import re

    from audicle.speak.normalise.cldr.grammars.westslavic.grammar import Slavic

_MOST = 4  # numerals that share one noun


def date_rules(spoken: Slavic) -> tuple[Rule, ...]:
    """Return the rules of the days before the last one of a month, and of figures like a date that are none."""
    data = spoken.data
    mark = data.day_mark
    joints = _joints(spoken)
    more = rf"(?:(?:{joints}){DAY}{mark}){{1,{_MOST}}}{data.joint}(?i:{either(month_names(spoken))}){word_end(data)}"
    none = r"(?P<day>\d{1,2})\. ?(?P<month>\d{1,2})\. ?\d{4}\.?(?![\w/]|[.,:-]\d)"
    return (
        Rule("date-none", rf"{free(data)}{none}", _as_written, At.DIGIT),
        Rule("date-day", rf"{free(data)}(?P<day>{DAY}){mark}(?={more})", lambda m: spoken.day(int(m["day"]), m),
             At.DIGIT),
    )  # fmt: skip


def _as_written(m: re.Match[str]) -> str | None:
    """Return a date that there is not as it is written: nobody can say what was meant."""
    day, month = int(m["day"]), int(m["month"])
    return None if 1 <= month <= 12 and day and possible(m["day"], month) else m[0]  # noqa: PLR2004


def shared_rules(spoken: Slavic) -> tuple[Rule, ...]:
    """Return the rules of two ordinals before a noun, in Roman numerals or figures with a point."""
    data = spoken.data
    joints = _joints(spoken)
    roman = ROMAN + (r"\." if spoken.numerals.table["numerals"].get("roman_point") else "")
    months = month_names(spoken)
    noun = r"(?=\s(?P<noun>[^\W\d_]++)(?: (?P<next>[^\W\d_]++))?)"

    def both(m: re.Match[str]) -> str | None:
        if m["noun"] in months:
            return None
        numbers = [roman_or_figure(m[name].rstrip(".")) for name in ("first", "numeral")]
        for word in (m["noun"], m["next"]):
            if word and word[0].islower() and (forms := readings(word, data.code)):
                chosen = spoken.chosen(forms, m)
                said = [spoken.ordinal(number, *chosen) for number in numbers]
                dash = m["joint"].strip() in {"-", "–", "—"}
                return data.to.format(first=said[0], last=said[1]) if dash else f"{said[0]}{m['joint']}{said[1]}"
        return None

    return tuple(
        Rule(
            f"shared-{name}",
            rf"(?<![\w.,/-])(?P<first>{numeral})(?P<joint>{joints}| ?[-–—] ?)(?P<numeral>{numeral}){noun}",
            both,
            where,
        )
        for name, numeral, where in (("roman", roman, At.CAPITAL), ("figures", r"\d{1,3}\.", At.DIGIT))
    )


def _joints(spoken: Slavic) -> str:
    """Return the regular expression of the words between numerals that share a noun, with their spaces."""
    words = "|".join(spoken.numerals.table["numerals"]["joints"].split())
    return rf",? (?:{words}) |, "
