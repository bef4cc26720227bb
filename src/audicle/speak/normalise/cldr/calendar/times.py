"""Times of the day, and from one to another."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from audicle.speak.normalise.cldr.patterns import between, free, suffix, word_end
from audicle.speak.normalise.rules import At, Rule

if TYPE_CHECKING:
    from audicle.speak.normalise.cldr.grammar import Grammar

_HOUR, _MINUTE = r"(?:[01]?\d|2[0-4])", r"[0-5]\d"


def time_rules(spoken: Grammar) -> tuple[Rule, ...]:
    """Return the rules of times: 14:30 anywhere, and as the table's ``time_mark`` says beside its words for times."""
    data = spoken.data
    cue = re.compile(rf"(?i)(?<!\w)(?:{data.time_before}) ?\Z") if data.time_before else None

    def clock(m: re.Match[str], hour: str, minute: str) -> str | None:
        return spoken.time(int(m[hour]), int(m[minute] or 0), m)

    def time(m: re.Match[str]) -> str | None:
        words = clock(m, "hour", "minute")
        if words and m.groupdict().get("second"):
            words = data.seconds.format(time=words, second=spoken.spell(int(m["second"]), "minute"))
        return spoken.attach(words, m["suffix"]) if words and m["suffix"] else words

    def cued(m: re.Match[str]) -> str | None:
        before = cue is not None and cue.search(m.string, max(m.start() - 30, 0), m.start())
        return time(m) if before or m["after"] else None

    def span(m: re.Match[str]) -> str | None:
        before = cue is not None and cue.search(m.string, max(m.start() - 30, 0), m.start())
        clear = m["first_minute"] and m["minute"] and (":" in m[0] or data.decimal == ",")
        sure = clear or before or m["after"]
        first, last = clock(m, "first", "first_minute"), clock(m, "hour", "minute")
        return spoken.to(m, first, last) if sure and first and last else None

    mark = data.time_mark
    after = rf"(?:\s?(?P<after>{data.time_after}){word_end(data)})?" if data.time_after else "(?P<after>(?!))?"
    begin, tail = free(data), r"(?![\w:]|[.,]\d)" if data.spaced else r"(?![A-Za-z0-9:]|[.,]\d)"
    same = rf"(?:\s?(?:{data.time_after}))?" if data.time_after else ""
    second = rf"(?::(?P<second>{_MINUTE}))?" if data.seconds else ""
    ending = suffix(data) + tail
    one = rf"(?P<hour>{_HOUR})(?:{mark}(?P<minute>{_MINUTE}))?"
    return (
        Rule(
            "time-span",
            rf"{begin}(?P<first>{_HOUR})(?:{mark}(?P<first_minute>{_MINUTE}))?{same}{between(data)}{one}{after}{tail}",
            span,
            frozenset("-–—~〜～"),
        ),
        Rule("time-named", rf"{begin}{one}{after}{ending}", cued, At.DIGIT),
        Rule("time", rf"{begin}(?P<hour>{_HOUR}):(?P<minute>{_MINUTE}){second}{ending}", time, frozenset(":")),
    )
