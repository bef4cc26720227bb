"""Dates, times, ordinals and Roman numerals of the five languages."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from audicle.speak.normalise.english.numbers.roman import value
from audicle.speak.normalise.european import numbers
from audicle.speak.normalise.european.rules import ordinal_words
from audicle.speak.normalise.rules import At, Rule

if TYPE_CHECKING:
    from audicle.speak.normalise.european.language import Language

_YEAR = r"(?:1\d{3}|20\d{2})"
_DAY = r"(?:0?[1-9]|[12]\d|3[01])"
_WEAK = re.compile(r"(?:\b(?:am|vom|zum|beim|im|dem|den|des|bis|ab|seit|Am|Vom|Zum|Im|Dem|Den|Seit|Ab) )\Z")
_THE = re.compile(r"\b(?:der|die|das|Der|Die|Das) \Z")
_NUMERAL = r"(?=[IVX])X{0,3}(?:IX|IV|V?I{0,3})"
_FIRST = {"es": "primero", "fr": "premier", "it": "primo", "pt": "primeiro"}
_FEW = 10  # to here, rulers of Spanish and Portuguese have ordinals


def german_ordinal(number: int, before: str) -> str:
    """Return a German ordinal with the ending that the word before it asks for."""
    stem = numbers.ordinal(number, "de")
    if _WEAK.search(before):
        return f"{stem}n"
    return stem if _THE.search(before) else f"{stem}r"


def _day(number: int, tongue: Language, before: str) -> str:
    if tongue.code == "de":
        return german_ordinal(number, before)
    return _FIRST[tongue.code] if number == 1 and tongue.code != "es" else numbers.cardinal(number, tongue.code)


def date_rules(tongue: Language) -> tuple[Rule, ...]:
    """Return the rules of dates: in words, in numbers with the day first, and ISO 8601."""
    months = tongue.written_months

    def said(m: re.Match[str]) -> str:
        before = m.string[max(m.start() - 12, 0) : m.start()]
        name = tongue.months[int(m["month"]) - 1]
        return tongue.date.format(day=_day(int(m["day"]), tongue, before), month=name, year=tongue.year(m["year"]))

    def day_of_month(m: re.Match[str]) -> str:
        before = m.string[max(m.start() - 12, 0) : m.start()]
        first = m["first"] or (tongue.code == "es" and m["day"] == "1")
        day = _FIRST.get(tongue.code) or _day(1, tongue, before) if first else _day(int(m["day"]), tongue, before)
        words = f"{day}{m['joint']}{tongue.month(m['month'])}"
        return words + (f"{m['before_year']}{tongue.year(m['year'])}" if m["year"] else "")

    point = r"\." if tongue.code == "de" else r"(?P<first>er|º|°|\.º|ᵉʳ)?"
    none = "(?P<first>(?!))?" if tongue.code == "de" else ""
    return (
        Rule(
            "date-iso",
            (
                rf"(?<![\w.,/:-])(?P<year>{_YEAR})-(?P<month>0[1-9]|1[0-2])-(?P<day>{_DAY})(?![\w/]"
                rf"|[-.:]\d)"
            ),
            said,
            At.DIGIT,
        ),
        Rule(
            "date-numbers",
            (
                rf"(?<![\w.,/:-])(?P<day>{_DAY})(?P<mark>[/.-])(?P<month>0?[1-9]|1[0-2])(?P=mark)(?P<year>{_YEAR})"
                rf"(?![\w/]|[-.:]\d)"
            ),
            said,
            At.DIGIT,
        ),
        Rule(
            "date",
            (
                rf"(?<![\w.,/:-])(?P<day>{_DAY}){none}{point}(?P<joint> (?:de )?)(?P<month>{months})(?!\w)(?:"
                rf"(?P<before_year> (?:de |del )?)(?P<year>{_YEAR})(?!\w|[.,]\d))?"
            ),
            day_of_month,
            At.DIGIT,
        ),
    )


def time_rules(tongue: Language) -> tuple[Rule, ...]:
    """Return the rules of times of the day."""

    def time(m: re.Match[str]) -> str:
        hour = numbers.cardinal(int(m["hour"]), tongue.code)
        if tongue.code == "de" and hour == "eins":
            hour = "ein"
        if tongue.code in {"fr", "pt"}:
            hour = numbers.feminine(hour, tongue.code)
        minute = int(m["minute"])
        words = tongue.time_words.format(hour=hour, minute=numbers.cardinal(minute, tongue.code))
        if hour in {"une", "uma"}:
            words = words.replace("heures", "heure").replace("horas", "hora")
        return words if minute else words[: -len(numbers.cardinal(0, tongue.code)) - 1].removesuffix(" e")

    return (Rule("time", rf"(?<![\w.,/:-]){tongue.time}(?![\w:]|[.,]\d)", time, At.DIGIT),)


def ordinal_rules(tongue: Language) -> tuple[Rule, ...]:
    """Return the rules of ordinals as they are written with a mark; they come before measures, for "3° piano"."""
    if tongue.code == "de":
        return (
            Rule(
                "ordinal",
                r"(?<=[a-zA-Z] )(?<![\w.,])(?P<number>\d{1,3})\.(?= [A-ZÄÖÜ])",
                _german,
                At.DIGIT,
            ),
            Rule(
                "decade",
                r"(?<![\w.,])(?P<number>1[1-9]\d0|20\d0|[2-9]0)er(?P<joint>-)?(?!\w)",
                lambda m: f"{numbers.year(int(m['number']), 'de')}er",
                At.DIGIT,
            ),
        )
    if tongue.code == "fr":
        pattern = r"(?<![\w.,])(?P<number>\d{1,3})(?P<mark>ers?|res?|[eè]mes?|es?|nde?|d)(?!\w)"
        return (
            Rule(
                "ordinal",
                pattern,
                lambda m: ordinal_words(int(m["number"]), tongue, feminine=m["mark"].startswith("re")),
                At.DIGIT,
            ),
        )

    def marked(m: re.Match[str]) -> str | None:
        if m["mark"] == "°" and int(m["number"]) > _FEW:
            return None  # degrees
        words = ordinal_words(int(m["number"]), tongue, feminine=m["mark"] == "ª")
        if tongue.code == "es" and (m["short"] or _before_noun(m)) and m["mark"] != "ª":
            words = re.sub(r"(primer|tercer)o$", r"\1", words)
        return words

    return (
        Rule(
            # The sign of degrees is one of ordinals before a noun: no number, scale or small word
            "ordinal",
            r"(?<![\w.,-])(?P<number>\d{1,3})"
            r"(?:\.?(?P<mark>[ºª]|°(?= (?!del|nord|norte|este|oeste|ovest|para|con|com)[a-zà-ÿ]{3}))|\.(?P<short>er))"
            r"(?!\w)",
            marked,
            At.DIGIT,
        ),
        Rule(
            "decade",
            r"(?<!\w)['’](?P<number>[2-9]0)(?!\w)",
            lambda m: numbers.cardinal(int(m["number"]), tongue.code),
            At.DIGIT,
        ),
    )


def _before_noun(m: re.Match[str]) -> bool:
    return bool(re.match(r" [a-z]", m.string[m.end() : m.end() + 2]))


def _german(m: re.Match[str]) -> str | None:
    before = m.string[max(m.start() - 12, 0) : m.start()]
    return german_ordinal(int(m["number"]), before) if _WEAK.search(before) or _THE.search(before) else None


def roman_rules(tongue: Language) -> tuple[Rule, ...]:
    """Return the rules of Roman numerals: centuries, rulers, chapters."""
    things = re.compile(rf"(?<!\w)(?i:{tongue.things}) \Z")
    name = re.compile(r"(?<![\w.])[A-ZÀ-Þ][a-zà-ÿ]+ \Z")

    def before(m: re.Match[str]) -> str:
        return m.string[max(m.start() - 30, 0) : m.start()]

    def century(m: re.Match[str]) -> str:
        number = value(m["numeral"])
        return (
            ordinal_words(number, tongue, feminine=False)
            if tongue.code in {"fr", "it"} or number <= _FEW
            else numbers.cardinal(number, tongue.code)
        )

    def numeral(m: re.Match[str]) -> str | None:
        number = value(m["numeral"])
        if things.search(before(m)):
            return numbers.cardinal(number, tongue.code)
        if len(m["numeral"]) < 2 or not name.search(before(m)):  # noqa: PLR2004 - one letter is an initial
            return None
        if tongue.code == "it" or (tongue.code in {"es", "pt"} and number <= _FEW):
            queen = re.search(r"(?:a|Isabel|Beatriz) \Z", before(m)) is not None
            return ordinal_words(number, tongue, feminine=queen)
        return numbers.cardinal(number, tongue.code)

    if tongue.code == "de":
        return (
            Rule(
                "roman",
                rf"(?<=[a-zäöüß] )(?P<numeral>{_NUMERAL})\.(?!\w)",
                lambda m: (
                    f"der {numbers.ordinal(value(m['numeral']), 'de').capitalize()}" if name.search(before(m)) else None
                ),
                At.CAPITAL,
            ),
        )
    after = "".join(f"|(?<=secolo {'.' * size})" for size in range(1, 6))
    centuries = {
        "es": rf"(?<=siglo )(?P<numeral>{_NUMERAL})\b",
        "pt": rf"(?<=século )(?P<numeral>{_NUMERAL})\b",
        "fr": rf"(?<!\w)(?P<numeral>{_NUMERAL})(?:ème|e|er|ᵉ)(?!\w)",
        "it": rf"(?<!\w)(?P<numeral>{_NUMERAL})(?:(?= secolo){after})(?!\w)",
    }
    return (
        Rule("century", centuries[tongue.code], century, At.CAPITAL),
        Rule("roman", rf"(?<=[a-zà-ÿ] )(?P<numeral>{_NUMERAL})(?![\w.]\w|\w)", numeral, At.CAPITAL),
    )
