"""Times of the day, from one to another, and times that something took."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from audicle.speak.normalise.european.gender import gender_of
from audicle.speak.normalise.european.numbers import words
from audicle.speak.normalise.european.quantities.units import units
from audicle.speak.normalise.rules import At, Rule

if TYPE_CHECKING:
    from audicle.speak.normalise.european.language import Language

_HALVES = {"a": "a eme", "p": "pe eme"}  # of the day, in Spanish
_NOON = 12
_TEN = 10
_BEGIN = r"(?<![\w.,/:-])"
# A book before chapter and verse, or a name before goals: no time follows
_NAME = re.compile(r"(?<![.!?] )(?<!\A)[A-ZÀ-Þ][a-zà-ÿ]+ \Z")


def time_rules(tongue: Language) -> tuple[Rule, ...]:
    """Return the rules of times of the day."""

    def hours(number: int) -> str:
        return words.cardinal(number, tongue, tongue.hour_gender)

    def time(m: re.Match[str]) -> str | None:
        hour, minute = int(m["hour"]), int(m["minute"])
        if ":" in m[0] and tongue.code != "de" and _NAME.search(m.string, max(m.start() - 30, 0), m.start()):
            return None
        said = _said(tongue, hours(hour), hour, minute)
        half = m.groupdict().get("half")
        return f"{said} {_HALVES[half]}" if half else said

    def seconds(m: re.Match[str]) -> str:
        parts = []
        for sign, group in {"h": "hour", "min": "minute", "s": "second"}.items():
            one, many = units(tongue)[sign]
            if count := int(m[group]):
                parts.append(f"{words.cardinal(count, tongue, gender_of(one, tongue))} {one if count == 1 else many}")
        return " ".join(parts) or f"{words.cardinal(0, tongue)} {units(tongue)['s'][1]}"

    def clock(m: re.Match[str], hour: str, minute: str) -> str:
        return _said(tongue, hours(int(m[hour])), int(m[hour]), int(m[minute] or 0))

    def span(m: re.Match[str]) -> str:
        to = "dalle {first} alle {last}" if tongue.code == "it" else tongue.to
        return to.format(first=clock(m, "first", "first_minute"), last=clock(m, "hour", "minute"))

    def span_of_hours(m: re.Match[str]) -> str:
        return f"{hours(int(m['first']))} bis {hours(int(m['hour']))} Uhr"

    def always(m: re.Match[str]) -> str | None:
        of = tongue.signs["of"]
        if m["days"]:
            return f"sept jours {of} sept" if tongue.code == "fr" else None
        named = f" {units(tongue)['h'][1]} {of}" if "h" in m[0] or m["of"] == "24" else ""
        return f"{words.cardinal(24, tongue)}{named} {words.cardinal(int(m['of']), tongue)}"

    hour, minutes = r"(?:[01]?\d|2[0-4])", r"[0-5]\d"
    german = tongue.code == "de"
    mark, after = (r"[:.]", r" Uhr(?!\w)") if german else ("[h:]", r"(?: ?h\b)?")
    first = rf"(?P<first>{hour}){mark}(?P<first_minute>{minutes})"
    last = rf"(?P<hour>{hour}){mark}(?P<minute>{minutes})"
    if not german:
        first = rf"(?P<first>{hour})(?: ?[h:] ?(?P<first_minute>{minutes})| ?h)"
        last = rf"(?P<hour>{hour})(?: ?[h:] ?(?P<minute>{minutes})| ?h)"
    rules = [
        Rule(
            "always",
            rf"{_BEGIN}(?:24 ?(?:h|Std\.)?/(?P<of>24|7)(?![\w/]|[.,]\d)|(?P<days>7) ?j/7(?!\w))",
            always,
            frozenset("/"),
        ),
        Rule(
            "time-seconds",
            rf"{_BEGIN}(?P<hour>\d{{1,2}}):(?P<minute>[0-5]\d):(?P<second>[0-5]\d)(?![\w:]|[.,]\d)",
            seconds,
            frozenset(":"),
        ),
        Rule("time-span", rf"{_BEGIN}{first}(?: ?Uhr)?\s?[-–]\s?{last}{after}(?![\w:]|[.,]\d)", span, frozenset("-–")),
        Rule("time", rf"{_BEGIN}{tongue.time}(?![\w:]|[.,]\d)", time, At.DIGIT),
    ]
    if german:
        spans = rf"{_BEGIN}(?P<first>{hour})\s?[-–]\s?(?P<hour>{hour}) Uhr(?!\w)"
        rules += [
            Rule("hours", spans, span_of_hours, At.DIGIT),
            Rule("hour", rf"{_BEGIN}1(?= Uhr(?!\w))", lambda _: "ein", At.DIGIT),
        ]
    elif tongue.code == "es":
        half = rf"{_BEGIN}(?P<hour>{hour}) ?(?P<half>[ap])(?:\.m\.|\. m\.|m\b)"
        rules.append(Rule("hour", half, lambda m: f"{hours(int(m['hour']))} {_HALVES[m['half']]}", At.DIGIT))
    return tuple(rules)


def _said(tongue: Language, said_hour: str, hour: int, minute: int) -> str:
    """Return the words of a time; whole hours have no minutes."""
    if not minute:
        if tongue.code in {"es", "it"}:
            return said_hour
        words_said = tongue.time_words.split("{hour}", 1)[1].split("{minute}")[0].removesuffix(" e ").rstrip()
        return _singular(f"{said_hour}{words_said}", hour, tongue)
    if tongue.code == "es" and minute < _TEN:
        return f"{said_hour} {'y' if hour <= _NOON else 'cero'} {words.cardinal(minute, tongue)}"
    return _singular(tongue.time_words.format(hour=said_hour, minute=words.cardinal(minute, tongue)), hour, tongue)


def _singular(words_said: str, hour: int, tongue: Language) -> str:
    if hour > 1 or tongue.code not in {"fr", "pt"} or (hour == 0 and tongue.code == "pt"):
        return words_said
    return words_said.replace("heures", "heure").replace("horas", "hora")
