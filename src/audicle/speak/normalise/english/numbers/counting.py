"""Numbers that no other rule has said: ordinals, magnitudes, decimals, years and whole numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from audicle.speak.normalise.english.numbers.words import FREE, NUMBER, SIGNED, bare, number, ordinal, paired
from audicle.speak.normalise.english.quantities.money import MAGNITUDES
from audicle.speak.normalise.rules import At, Rule

if TYPE_CHECKING:
    import re


_NAMES = frozenset({"3M", "4K", "8K"})  # a company, and kinds of screens


_MANY = {"10": "tens", "100": "hundreds", "1000": "thousands"}


def _ordinal(m: re.Match[str]) -> str:
    whole = int(m["amount"].replace(",", ""))
    if m["ending"].lower() == "st" and (whole % 10 != 1 or whole % 100 == 11):  # noqa: PLR2004 - "11th", but "21st"
        return f"{number(m['amount'])} stone"
    words = ordinal(whole)
    return f"one {words}" if words in {"hundredth", "thousandth", "millionth"} else words


def _magnitude(m: re.Match[str]) -> str | None:
    if m[0] in _NAMES:
        return None
    return f"{number(m['amount'])} {MAGNITUDES[m['magnitude'].lower()]}"


def _plain(m: re.Match[str]) -> str:
    text = m["amount"]
    if text[0] in "-−–":
        return number(text)
    following = m.string[m.end() : m.end() + 1]
    return bare(text) + (" " if following.isalpha() else "")


def counting_rules() -> tuple[Rule, ...]:
    """Return the rules of plain numbers."""
    return (
        Rule(
            "team",  # 49ers
            rf"{FREE}(?P<amount>\d{{1,3}})(?P<ending>ers?)(?!\w)",
            lambda m: f"{number(m['amount']).rstrip('e')}{m['ending']}",
            At.DIGIT,
        ),
        Rule(
            "ordinal",
            rf"{FREE}(?P<amount>\d{{1,3}}(?:,\d{{3}})+|\d{{1,15}})(?P<ending>st|nd|rd|th|ST|ND|RD|TH|ˢᵗ|ⁿᵈ|ʳᵈ|ᵗʰ)(?!\w)",
            _ordinal,
            At.DIGIT,
        ),
        Rule("ordinal-or", r"(?<=(?:st|nd|rd|th))/(?=\d{1,3}(?:st|nd|rd|th)\b)", lambda _: " or ", frozenset("/")),
        Rule(
            "hundreds",
            rf"{FREE}(?P<amount>10|100|1,?000)['’]?s(?!\w)",
            lambda m: _MANY[m["amount"].replace(",", "")],
            At.DIGIT,
        ),
        Rule(
            "magnitude", rf"(?P<amount>{SIGNED})(?P<magnitude>[kKM]|B(?= [a-z])|bn|mn|mln)(?!\w)", _magnitude, At.DIGIT
        ),
        Rule(
            "number-spaced",  # 10 000, as the SI writes it; only round, for 10 200 may be two numbers
            rf"{FREE}(?<!\d )(?P<amount>[1-9]\d{{0,2}}(?: \d{{3}}){{0,4}} 000)(?![\w,-]|\.\d| \d)",
            lambda m: number(m["amount"].replace(" ", "")),
            At.DIGIT,
        ),
        Rule(
            "year",
            r"(?<=\b[iIbBoO][nyf] )(?P<amount>10\d\d)(?![\w%,-]|[.:/]\d| [a-z]{3,}s\b)",
            lambda m: paired(int(m["amount"])),
            At.DIGIT,
        ),
        Rule(
            "number-hyphen",
            rf"{FREE}(?P<amount>{NUMBER})-(?=[A-Za-z]{{2}})",
            lambda m: f"{bare(m['amount'])} ",
            At.DIGIT,
        ),
        Rule("hyphen-number", r"(?<=[a-z]{2})-(?=\d)", lambda _: " ", frozenset("0123456789")),
        Rule("number", rf"(?P<amount>{SIGNED}|{NUMBER})", _plain, At.DIGIT),
    )
