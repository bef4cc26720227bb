"""Times of the day, durations as clocks show them, and time zones, whose letters are said."""

from __future__ import annotations

import re

from audicle.speak.normalise.english.context import full_stop
from audicle.speak.normalise.english.numbers.words import ONES, cardinal
from audicle.speak.normalise.rules import INNER_POINT, At, Rule

_HALF = r"(?P<half>[AaPp])\.?[Mm](?:\b\.?|\.)(?!\w)"
_HALF2 = _HALF.replace("half", "half2")
_ZONE = (
    r"(?: (?P<zone>(?:GMT|UTC)(?:[+−-]\d{1,2}\b)?|[ECMP][SD]?T|AK[SD]T|HST|CES?T|EES?T|WES?T|BST|IST|JST"
    r"|AE[SD]T|NZ[SD]T)\b)"
)
_ANY_ZONE = _ZONE.replace("(?:GMT", "(?i:GMT").replace("(?P<zone>", "(?P<zone>(?i:[ecmp][sd]?t|gmt|utc)\\b|")
_TIME = r"(?P<hour>[01]?\d|2[0-4])(?P<mark>[:.])(?P<minute>[0-5]\d)"
_TIME2 = r"(?P<hour2>[01]?\d|2[0-4])(?::(?P<minute2>[0-5]\d))?"
_FREE, _END = r"(?<![\w.,:/$£€])(?<![\d][-–])", r"(?![\w%]|[:.,]\d)"
_DASH = r"\s?(?:[-–—]|to|until)\s?"


_LONG = 5  # hours that are a length of time; what is more is a time of the day
_AT = re.compile(r"\b(?i:at|by|from|until|till|before|after|since|around) \Z")


_REACH = 40  # characters before a figure that say whether it is a time
_CUE = re.compile(r"\b(?i:at|by|until|till|from|between|before|after|since|around) \Z")
_CHANGED = re.compile(
    r"\b(?i:rose|risen|rise|fell|fallen|fall|up|down|grew|grown|climb\w*|drop\w*|slip\w*|gain\w*|index|shares?|price\w*"
    r"|trad\w+|clos\w+|valued|stood|rate\w*|odds|version|ratio|average\w*|scor\w+|increas\w+|decreas\w+|cut|measur\w+)\b"
)


def clock(hour: int, minute: int, *, half: bool) -> str:
    """Return a time of the day; ``half``: "AM" or "PM" is said after it."""
    if minute:
        return f"{cardinal(hour)} oh {ONES[minute]}" if minute < 10 else f"{cardinal(hour)} {cardinal(minute)}"  # noqa: PLR2004 - one digit
    if half:
        return cardinal(hour)
    return f"{cardinal(hour)} o'clock" if hour < 13 else f"{cardinal(hour)} hundred"  # noqa: PLR2004 - a clock's face


def _half(match: re.Match[str], letter: str | None) -> str:
    """Say AM or PM; the point of "p.m." at the end of the text ends the sentence too."""
    if not letter:
        return ""
    return f" {letter.upper()}M" + full_stop(match)


def _zone(text: str | None) -> str:
    if not text:
        return ""
    letters, sign, hours = re.fullmatch(r"(\w+?)(?:([+−-])(\d+))?", text).groups()  # type: ignore[union-attr]
    return f" {letters.upper()}" + (f" {'plus' if sign == '+' else 'minus'} {cardinal(int(hours))}" if hours else "")


def _time(m: re.Match[str]) -> str | None:
    half = m["half"] if "half" in m.re.groupindex else None
    if m["mark"] == "." and not half and not m["zone"]:
        return None  # 9.30 may be any number
    return clock(int(m["hour"]), int(m["minute"]), half=bool(half)) + _half(m, half) + _zone(m["zone"])


def _hour(m: re.Match[str]) -> str:
    return cardinal(int(m["hour"])) + _half(m, m["half"]) + _zone(m["zone"])


def _from_to(m: re.Match[str]) -> str | None:
    half = m["half"]
    if not (half or m["half2"] or m["minute"]):
        return None
    # "8-10 pm": the half is said once, at the end
    first = clock(int(m["hour"]), int(m["minute"] or 0), half=bool(half or m["half2"]))
    last = clock(int(m["hour2"]), int(m["minute2"] or 0), half=bool(m["half2"]))
    began = f" {half.upper()}M" if half else ""
    return f"{first}{began} to {last}{_half(m, m['half2'])}{_zone(m['zone'])}"


def _duration(m: re.Match[str]) -> str | None:
    return f"{_count(m['hours'], 'hour')} {_count(m['minutes'], 'minute')} and {_count(m['seconds'], 'second')}"


def _duration_letters(m: re.Match[str]) -> str:
    parts = (("hours", "hour"), ("minutes", "minute"), ("seconds", "second"))
    return " ".join(_count(m[name], unit) for name, unit in parts if m[name])


def _hours_or_clock(m: re.Match[str]) -> str:
    """Say "1h30" as a length of time, and "at 9h30" and "17h30" as a time of the day."""
    hour, minute = int(m["hour"]), int(m["minute"])
    if hour > _LONG or _AT.search(m.string[max(m.start() - 9, 0) : m.start()]):
        return clock(hour, minute, half=False)
    words = _count(m["hour"], "hour")
    return f"{words} {cardinal(minute)}" if minute else words


def _count(written: str, unit: str) -> str:
    number = int(written)
    return f"{cardinal(number)} {unit}{'' if number == 1 else 's'}"


def _four_figures(m: re.Match[str]) -> str | None:
    if not m["zone"] and not (m["hours"] and _AT.search(m.string[max(m.start() - 9, 0) : m.start()])):
        return None  # "1200 hours of film"
    hour, minute = int(m["hour"]), int(m["minute"])
    first = f"zero {ONES[hour]}" if hour and m["hour"][0] == "0" else cardinal(hour)
    if not minute:
        words = f"{first} hundred"
    else:
        words = f"{first} oh {ONES[minute]}" if m["minute"][0] == "0" else f"{first} {cardinal(minute)}"
    return f"{words}{' hours' if m['hours'] else ''}{_zone(m['zone'])}"


def _pointed(m: re.Match[str]) -> str | None:
    before = m.string[max(m.start() - _REACH, 0) : m.start()]
    if not _CUE.search(before) or _CHANGED.search(before):
        return None
    first = clock(int(m["hour"]), int(m["minute"]), half=False)
    if not m["hour2"]:
        return first
    joint = f" {m['joint']} " if m["joint"].isalpha() else " to "
    return f"{first}{joint}{clock(int(m['hour2']), int(m['minute2']), half=False)}"


def pointed_rule() -> Rule:
    """Return the rule of times as Britain points them, after a word that asks for one: "at 10.30".

    A price, a share and a growth are figures: "rose from 9.15 to 10.45", "at 10.30 per cent".
    """
    time = r"(?P<hour>[01]?\d|2[0-4])\.(?P<minute>[0-5]\d)"
    return Rule(
        "time-pointed",
        rf"(?<![\w.,:/]){time}"
        rf"(?:\s?(?P<joint>[-–]|to|and|until)\s?{time.replace('hour', 'hour2').replace('minute', 'minute2')})?"
        r"(?![\w%]|[.,:]\d|\s?(?:per\s?cent|percent|points?|p\b|pp\b|million|billion|seconds?|met(?:re|er)s?|miles?|kg|km"
        r"|cm|mm|m\b|k\b|degrees|times|dollars?|euros?|pounds?|a share|[°€$£]|in the|of))",
        _pointed,
        At.DIGIT,
    )


def time_rules() -> tuple[Rule, ...]:
    """Return the rules of times."""
    return (
        Rule(
            "duration",
            rf"{_FREE}(?P<hours>\d{{1,3}}):(?P<minutes>[0-5]\d):(?P<seconds>[0-5]\d){_END}",
            _duration,
            At.DIGIT,
        ),
        Rule(
            "duration-letters",
            rf"{_FREE}(?P<hours>\d{{1,3}})\s?(?:h|hrs?\.?)\s?(?P<minutes>\d{{1,2}})\s?(?:m|min|mins|min\.)"
            r"(?:\s?(?P<seconds>\d{1,2})\s?(?:s|sec|secs))?(?![\w/²³])",
            _duration_letters,
            At.DIGIT,
        ),
        Rule(
            "duration-minutes",
            rf"{_FREE}(?P<hours>)(?P<minutes>\d{{1,3}})\s?(?:m|min)\s?(?P<seconds>\d{{1,2}})\s?(?:s|secs?)(?![\w/²³])",
            _duration_letters,
            At.DIGIT,
        ),
        Rule(
            "time-range",
            (
                rf"{_FREE}(?P<hour>[01]?\d|2[0-4])(?::(?P<minute>[0-5]\d))?(?:\s?{_HALF})?{_DASH}{_TIME2}"
                rf"(?:\s?{_HALF2}|{_END}){_ZONE}?"
            ),
            _from_to,
            At.DIGIT,
        ),
        Rule("from-noon", r"(?:(?<=noon)|(?<=midnight))\s?[-–]\s?(?=\d)", lambda _: " to ", frozenset("-–")),
        Rule("time-half", rf"{_FREE}{_TIME}\s?{_HALF}{_ANY_ZONE}?", _time, At.DIGIT),
        Rule("time", rf"{_FREE}{_TIME}{_END}(?: o['’]clock\b)?{_ZONE}?", _time, At.DIGIT),
        # As timetables and armed forces write it: 0630 GMT, 1430 hours
        Rule(
            "time-figures",
            rf"(?<![\w.,:/$£€-])(?P<hour>[01]\d|2[0-3])(?P<minute>[0-5]\d)(?P<hours> ?(?:hours|hrs)\b(?! of))?{_ZONE}?",
            _four_figures,
            At.DIGIT,
        ),
        Rule("hour", rf"{_FREE}(?P<hour>1[0-2]|0?\d)\s?{_HALF}{_ANY_ZONE}?", _hour, At.DIGIT),
        Rule(
            "time-h",
            rf"{_FREE}(?P<hour>[01]?\d|2[0-4])(?P<mark>h)(?P<minute>[0-5]\d)(?P<zone>){_END}",
            _hours_or_clock,
            At.DIGIT,
        ),
        # Alone, after "5:30 to 6" or in "the p.m. edition"
        Rule(
            "half-day",
            r"(?<![\w.])(?P<half>[ap])\.m\.(?!\w)",
            lambda m: _half(m, m["half"])[1:],
            frozenset({INNER_POINT}),
        ),
    )
