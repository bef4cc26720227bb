"""Times of the day, with seconds and the half of the day, and ratios and scores, which are written alike."""

from __future__ import annotations

import re
from calendar import monthrange
from typing import TYPE_CHECKING, Protocol

from audicle.speak.normalise.cldr.things import units
from audicle.speak.normalise.cldr.unspaced.scores import is_score
from audicle.speak.normalise.cldr.values import Number, Thing
from audicle.speak.normalise.rules import At, Rule

if TYPE_CHECKING:
    from babel import Locale

    from audicle.speak.normalise.cldr.language import Language

_BEFORE = 12  # characters before a time in which the half of the day stands
_MARK = "[:：]"
_TO = r"\s?[-–—~〜～至到]\s?"
_HALF = r"(?:\s?(?P<{}>[AaPp])\.?[Mm]\b\.?)?"
_CLOCK = (
    rf"(?P<{{0}}hour>[01]?\d|2[0-4]){_MARK}(?P<{{0}}minute>[0-5]\d)"
    rf"(?:{_MARK}(?P<{{0}}second>[0-5]\d))?{_HALF.format('{0}half')}"
)
_LASTING = (
    r"(?:(?P<hours>\d{1,3})\s?h(?:rs?)?\s?)?(?P<minutes>\d{1,2})\s?m(?:in)?(?:\s?(?P<seconds>\d{1,2})\s?s)?"
    r"(?:(?<=s)|(?<=[hr]\dm)|(?<=[hr]\d\dm)|(?<=min))"
)
_DATE = r"(?P<year>[12]\d{3})-(?P<month>0[1-9]|1[0-2])-(?P<day>0[1-9]|[12]\d|3[01])"
_BEGIN, _END = rf"(?<![A-Za-z0-9_.,/$-])(?<!\d{_MARK})", rf"(?![A-Za-z0-9_]|[.,/]\d|{_MARK}\d)"


class Clock(Protocol):
    """What times need of a grammar."""

    data: Language
    locale: Locale

    def __hash__(self) -> int:
        """Return its hash: what is made for it is kept."""
        ...

    def time(self, hour: int, minute: int, m: re.Match[str]) -> str | None:
        """Return a time of the day."""

    def date(self, day: int, month: int, year: int | None, m: re.Match[str]) -> str:
        """Return a date."""

    def hour(self, number: int) -> str:
        """Return the hour of a time with seconds."""

    def minute(self, number: int, m: re.Match[str]) -> str:
        """Return minutes or seconds."""

    def spell(self, number: int, use: str = "") -> str:
        """Return the words of a whole number."""

    def number(self, text: str) -> Number | None:
        """Return a number as written."""

    def said(self, number: Number, gender: str = "", case: str = "") -> str:
        """Return the words of a number."""

    def counted(self, number: Number, thing: Thing, m: re.Match[str]) -> str | None:
        """Return so many of a thing."""

    def to(self, m: re.Match[str], first: str, last: str) -> str:
        """Return from one to another."""


def clock_rules(spoken: Clock) -> tuple[Rule, ...]:
    """Return the rules of times, from one to another of them, ratios and scores."""
    data = spoken.data
    halves = re.compile(rf"(?:{data.clock['halves']})\s?\Z")

    def one(m: re.Match[str], which: str) -> str | None:
        hour, minute, second, half = (m[which + name] for name in ("hour", "minute", "second", "half"))
        words = spoken.time(int(hour), int(minute), m)
        if words and second:
            words = data.clock["time"].format(hour=spoken.hour(int(hour)), minute=spoken.minute(int(minute), m))
            words += data.clock["second"].format(second=spoken.minute(int(second), m))
        named = halves.search(m.string, max(m.start() - _BEFORE, 0), m.start())
        if words and half and not named:
            words = data.clock["am" if half in "aA" else "pm"].format(time=words)
        return words

    def time(m: re.Match[str]) -> str | None:
        return None if is_score(m, data) else one(m, "")

    def span(m: re.Match[str]) -> str | None:
        first, last = one(m, "first_"), one(m, "")
        return spoken.to(m, first, last) if first and last else None

    def ratio(m: re.Match[str]) -> str | None:
        sides = [spoken.number(side) for side in re.split(_MARK, re.sub(r"\s", "", m[0]))]
        words = [spoken.said(side) for side in sides if side]
        if len(words) < len(sides):
            return None
        said = words[0]
        for word in words[1:]:
            said = data.ratio.format(first=said, last=word)
        return said

    def lasting(m: re.Match[str]) -> str:
        known = units(spoken)
        parts = [(m[name], known[sign]) for name, sign in (("hours", "h"), ("minutes", "min"), ("seconds", "s"))]
        return " ".join(spoken.counted(Number(count), what, m) or "" for count, what in parts if count)

    def moment(m: re.Match[str]) -> str | None:
        month, words = int(m["month"]), one(m, "")
        possible = words and int(m["day"]) <= monthrange(int(m["year"]), month)[1]
        return f"{spoken.date(int(m['day']), month, int(m['year']), m)} {words}" if possible else None

    side = r"\d{1,9}(?:\.\d{1,4})?"
    where = frozenset(":：")
    return (
        Rule("time-span", rf"{_BEGIN}{_CLOCK.format('first_')}{_TO}{_CLOCK.format('')}{_END}", span, where),
        Rule("time", rf"{_BEGIN}{_CLOCK.format('')}{_END}", time, At.DIGIT),
        Rule("lasting", rf"{_BEGIN}{_LASTING}(?![A-Za-z0-9_])", lasting, At.DIGIT),
        Rule("moment", rf"(?<![A-Za-z0-9_.,/-]){_DATE}T{_CLOCK.format('')}Z?(?![A-Za-z0-9_])", moment, frozenset("T")),
        Rule("ratio", rf"{_BEGIN}{side}(?:\s?{_MARK}\s?{side}){{1,4}}{_END}", ratio, where),
    )
