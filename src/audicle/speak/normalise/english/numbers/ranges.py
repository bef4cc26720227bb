"""Ranges, scores and ratios: "5-10" is "five to ten", "won 6-4, 7-5" is "won six four, seven five"."""

from __future__ import annotations

import re

from audicle.speak.normalise.english.numbers.words import NUMBER, SIGNED, bare, cardinal, number, ordinal
from audicle.speak.normalise.rules import At, Rule

_WON = (
    r"(?:won|win|wins|beat|beats|lost|lose|loses|losing|defeat|defeated|score|scored|led|lead|leads|trailed"
    r"|trail|victory|tie|tied|draw|drew|edged|routed|downed)"
)
_GAME = r"(?:win|victory|loss|defeat|draw|tie|lead|triumph|rout|thrashing|upset|score|series|record)"
_RATIO = r"(?:ratio|odds|scale|mixed|mix|aspect|diluted|outnumbered)"
_END = r"(?![\w%]|[-–—:/]\w|[.,]\d)"
_FREE = r"(?<![\w.,:/$£€%])(?<!\d[-–—])"


def _sets(m: re.Match[str]) -> str:
    return re.sub(r"(\d+)[-–](\d+)", lambda one: f"{cardinal(int(one[1]))} {cardinal(int(one[2]))}", m[0])


def _score(m: re.Match[str]) -> str:
    last = "nothing" if m["last"] == "0" else cardinal(int(m["last"]))
    return f"{m['before'] or ''}{cardinal(int(m['first']))} to {last}"


def _ratio(m: re.Match[str]) -> str:
    return f"{m['before'] or ''}{number(m['first'])} to {number(m['last'])}"


def _chain(m: re.Match[str]) -> str | None:
    parts = re.split(r"[-–]", m[0])
    return " ".join(number(part) for part in parts)


def _years_old(m: re.Match[str]) -> str:
    first = f"{number(m['first'])} to " if m["first"] else ""
    return f"{first}{number(m['last'])} {m['words'].replace('-', ' ')}"


def range_rules() -> tuple[Rule, ...]:
    """Return the rules of ranges, scores and ratios."""
    dash = r"\s?[-–—]\s?"
    return (
        Rule(
            "ratio-named",
            rf"(?P<before>\b{_RATIO}(?: of| is| was| at)? )(?P<first>{NUMBER}):(?P<last>{NUMBER}){_END}",
            _ratio,
            frozenset(":"),
        ),
        Rule(
            "ratio",
            (
                rf"(?P<before>){_FREE}(?P<first>\d{{1,4}}):(?P<last>\d{{1,3}}(?:,\d{{3}})+|\d{{1,4}})(?= (?:ratio"
                rf"|screen|scale|odds|aspect|split|mix|video|format|image|dilution|model)\b){_END}"
            ),
            _ratio,
            frozenset(":"),
        ),
        Rule("sets", rf"{_FREE}\d{{1,2}}[-–]\d{{1,2}}(?:, \d{{1,2}}[-–]\d{{1,2}})+{_END}", _sets, At.DIGIT),
        Rule(
            "record",
            rf"{_FREE}(?P<first>\d{{1,3}})[-–](?P<last>\d{{1,3}})(?= (?:record|start|season|run)\b)",
            lambda m: f"{cardinal(int(m['first']))} and {cardinal(int(m['last']))}",
            At.DIGIT,
        ),
        Rule(
            "score-won",
            (
                rf"(?P<before>(?<!\w){_WON} (?:(?:them|it|him|her|by|us|was|the|game|match|final) ){{0,2}})"
                rf"(?P<first>\d{{1,3}})[-–](?P<last>\d{{1,3}}){_END}"
            ),
            _score,
            frozenset("0123456789"),
        ),
        Rule(
            "score", rf"(?P<before>){_FREE}(?P<first>\d{{1,3}})[-–](?P<last>\d{{1,3}})(?= {_GAME}\b)", _score, At.DIGIT
        ),
        Rule("chain", rf"{_FREE}\d{{1,2}}(?:[-–]\d{{1,2}}){{2,9}}{_END}", _chain, At.DIGIT),
        Rule(
            "ordinal-range",
            rf"{_FREE}(?P<first>\d{{1,4}})(?:st|nd|rd|th){dash}(?P<last>\d{{1,4}})(?:st|nd|rd|th)\b",
            lambda m: f"{ordinal(int(m['first']))} to {ordinal(int(m['last']))}",
            At.DIGIT,
        ),
        Rule(
            "years-old",
            (
                r"(?<![\w.,])(?:(?P<first>\d{1,3})[-–])?(?P<last>\d{1,4})-(?P<words>(?:year|month|week|day|hour"
                r"|minute|second|mile|foot|inch|meter|point|page|story|seat|man|person|part|time|fold|something"
                r"|odd|plus|million|billion)(?:s?-(?:old|olds|long|high|tall|wide|deep))?s?)(?!\w)"
            ),
            _years_old,
            At.DIGIT,
        ),
        Rule(
            "range-to",
            rf"{_FREE}(?P<first>{NUMBER})-to-(?P<last>{NUMBER})(?P<joint>-)?",
            lambda m: f"{bare(m['first'])} to {bare(m['last'])}" + (" " if m["joint"] else ""),
            At.DIGIT,
        ),
        Rule(
            "range",
            (
                rf"(?P<first>{SIGNED}){dash}(?P<last>{NUMBER})(?P<magnitude> (?:million|billion|trillion))?"
                rf"(?P<joint>-(?=[a-z]))?{_END}"
            ),
            _range,
            At.DIGIT,
        ),
        Rule(
            "range-tilde",
            rf"{_FREE}(?P<first>{NUMBER})[~〜～](?P<last>{NUMBER})(?P<magnitude>)(?P<joint>)?{_END}",
            _range,
            frozenset("~〜～"),
        ),
        Rule(
            "ratio-plain",
            rf"(?P<before>){_FREE}(?P<first>\d{{1,3}}):(?P<last>\d{{1,3}}(?:,\d{{3}})+|\d{{1,4}}){_END}",
            _ratio,
            frozenset(":"),
        ),
    )


def _range(m: re.Match[str]) -> str:
    if m["first"] == m["last"] == "50" and not m["magnitude"]:
        return "fifty fifty" + (" " if m["joint"] else "")
    return f"{bare(m['first'])} to {bare(m['last'])}{m['magnitude'] or ''}" + (" " if m["joint"] else "")
