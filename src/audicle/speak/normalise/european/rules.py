"""The rules that German, French, Spanish, Italian and Portuguese share, each with its own words."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

from audicle.speak.normalise.english.context import full_stop
from audicle.speak.normalise.european import numbers
from audicle.speak.normalise.rules import At, Rule

if TYPE_CHECKING:
    from audicle.speak.normalise.european.language import Language

_FREE = r"(?<![\w.,/:$£€-])"
_END = r"(?!\w|[.,/:-]\d)"
_SIGNED = rf"(?:(?P<minus>(?<![^\s(])[-−])|{_FREE})"  # where a number with its minus may begin
_NOUN = re.compile(r" ([^\W\d_]{2,})")

Say = Callable[[re.Match[str]], str | None]


def _signed(words: str | None, m: re.Match[str], tongue: Language) -> str | None:
    return f"{tongue.minus} {words}" if words and m["minus"] else words


def _is_one(text: str) -> bool:
    return text == "1"


def number_rule(tongue: Language) -> Rule:
    """Return the rule of plain numbers; before a noun they take its gender where it shows."""

    def say(m: re.Match[str]) -> str | None:
        if len(m["number"]) == 4 and m["number"].isdecimal() and m["number"][0] != "0" and not m["minus"]:  # noqa: PLR2004 - a year
            return tongue.year(m["number"])
        noun = _NOUN.match(m.string, m.end())
        follows = noun[1] if noun and noun[1] not in {"a", "y", "e", "et", "und", "bis", "de", "di", "o", "ou"} else ""
        return _signed(tongue.say(m["number"], follows), m, tongue)

    return Rule("number", rf"{_SIGNED}(?P<number>{tongue.number})(?![\w/]|[.,:-]\d)", say, At.DIGIT)


def measure_rules(tongue: Language) -> tuple[Rule, ...]:
    """Return the rules of measures, temperatures, percentages and ranges of them."""
    units = "|".join(re.escape(unit) for unit in sorted(tongue.units, key=len, reverse=True))
    number = tongue.number
    unit = rf"(?:(?P<unit>{units})(?![\w/²³])|(?P<degree>°)\s?(?P<scale>[CF])?\b|(?P<percent>%))"

    def name(m: re.Match[str], *, one: bool) -> str:
        if m["percent"]:
            return tongue.percent
        if m["unit"]:
            return tongue.units[m["unit"]][0 if one else 1]
        scale = {"C": " Celsius", "F": " Fahrenheit", None: ""}[m["scale"]]
        return tongue.degrees[0 if one else 1] + scale

    def measure(m: re.Match[str]) -> str | None:
        words = name(m, one=_is_one(m["number"]))
        amount = tongue.say(m["number"], "" if m["percent"] else words)
        return _signed(f"{amount} {words}", m, tongue) if amount else None

    def measured_range(m: re.Match[str]) -> str | None:
        words = name(m, one=False)
        first, last = tongue.say(m["first"]), tongue.say(m["number"])
        return f"{tongue.to.format(first=first, last=last)} {words}" if first and last else None

    def plain_range(m: re.Match[str]) -> str | None:
        both = [
            tongue.year(part) if len(part) == 4 and part.isdecimal() else tongue.say(part)  # noqa: PLR2004 - a year
            for part in (m["first"], m["number"])
        ]
        if not (both[0] and both[1]):
            return None
        years = len(m["first"]) == len(m["number"]) == 4  # noqa: PLR2004 - see above
        # Italian years have the article
        to = "dal {first} al {last}" if years and tongue.code == "it" else tongue.to
        return to.format(first=both[0], last=both[1])

    return (
        Rule(
            "measure-range",
            rf"{_FREE}(?P<first>{number})\s?[-–]\s?(?P<number>{number})\s?{unit}",
            measured_range,
            At.DIGIT,
        ),
        Rule("measure", rf"{_SIGNED}(?P<number>{number})\s?{unit}", measure, At.DIGIT),
        Rule(
            "range",
            rf"{_FREE}(?P<first>{number})\s?[-–]\s?(?P<number>{number})(?![\w/:]|[.,-]\d|-)",
            plain_range,
            At.DIGIT,
        ),
    )


def money_rules(tongue: Language) -> tuple[Rule, ...]:
    """Return the rules of money: the sign before or after, with and without a magnitude."""
    signs = "|".join(re.escape(sign) for sign in sorted(tongue.currencies, key=len, reverse=True))
    magnitudes = "|".join(re.escape(word) for word in sorted(tongue.magnitudes, key=len, reverse=True))
    magnitude = rf"(?:\s?(?P<magnitude>{magnitudes})(?P<of>\s(?:de|di)|\sd['’])?)?"
    amount = rf"(?P<number>{tongue.number})"
    where = frozenset(sign[-1] for sign in tongue.currencies) | frozenset("R")

    def money(m: re.Match[str]) -> str | None:
        one, many, small = tongue.currencies[m["sign"]]
        if m["magnitude"]:
            single, plural, of = tongue.magnitudes[m["magnitude"]]
            amount = tongue.say(m["number"], single)
            return f"{amount} {single if _is_one(m['number']) else plural} {of}{many}" if amount else None
        whole, decimals = tongue.split(m["number"])
        if len(decimals) != 2:  # noqa: PLR2004 - hundredths have two digits
            amount = tongue.say(m["number"], one)
            return f"{amount} {one if _is_one(m['number']) else many}" if amount else None
        amount = tongue.say(whole, one)
        if amount is None:
            return None
        big = f"{amount} {one if _is_one(whole) else many}"
        if not int(decimals):
            return big
        named = "{small}" in tongue.and_small
        figure = tongue.say(str(int(decimals)), small if named else "")
        return tongue.and_small.format(big=big, figure=figure, small=small)

    def of_money(m: re.Match[str]) -> str:
        return tongue.currencies[m["sign"]][1]

    return (
        Rule("money-before", rf"(?<![\w.])(?P<sign>{signs})\s?{amount}{magnitude}{_END}", money, where),
        Rule("money-after", rf"{_FREE}{amount}{magnitude}\s?(?P<sign>{signs})(?!\w)", money, At.DIGIT),
        Rule("money-of", rf"(?:(?<=\bde )|(?<=\bdi )|(?<=\bd['’]))(?P<sign>{signs})(?!\w)", of_money, where),
    )


def magnitude_rule(tongue: Language) -> Rule:
    """Return the rule of magnitudes cut short before a word: "5 Mio. Euro"."""
    short = "|".join(
        re.escape(word)
        for word in tongue.magnitudes
        if word.endswith(".") or word in {"Mio", "Mrd", "mln", "mld", "Md"}
    )

    def say(m: re.Match[str]) -> str | None:
        one, many, _ = tongue.magnitudes[m["magnitude"]]
        amount = tongue.say(m["number"], one)
        return f"{amount} {one if _is_one(m['number']) else many}" if amount else None

    return Rule(
        "magnitude", rf"{_FREE}(?P<number>{tongue.number})\s(?P<magnitude>{short or '(?!)'})(?!\w)", say, At.DIGIT
    )


def fraction_rule(tongue: Language) -> Rule:
    """Return the rule of common fractions."""
    glyphs = {"½": "1/2", "⅓": "1/3", "⅔": "2/3", "¼": "1/4", "¾": "3/4"}

    def say(m: re.Match[str]) -> str:
        return tongue.fractions[glyphs.get(m[0], m[0])]

    return Rule(
        "fraction",
        rf"(?<![\w./,])(?:[{''.join(glyphs)}]|{'|'.join(tongue.fractions)})(?![\w/]|[.,]\d)",
        say,
        frozenset("/½⅓⅔¼¾"),
    )


def abbreviation_rule(tongue: Language) -> Rule:
    """Return the rule of abbreviations; those whose entry ends in a bracket are patterns."""
    words = tongue.abbreviations
    patterns: list[str] = []
    for key in sorted(words, key=len, reverse=True):
        written, _, ahead = key.partition("(?=")
        patterns.append(re.escape(written) + (f"(?={ahead}" if ahead else r"(?!\w)"))
    plain = {key.partition("(?=")[0]: said for key, said in words.items()}

    def say(m: re.Match[str]) -> str:
        return plain[m[0]] + full_stop(m)

    return Rule("abbreviation", rf"(?<![\w.])(?:{'|'.join(patterns)})", say)


def ordinal_words(number: int, tongue: Language, *, feminine: bool) -> str:
    """Return an ordinal, feminine where it is asked for."""
    words = numbers.ordinal(number, tongue.code)
    if not feminine:
        return words
    if tongue.code == "fr":
        return "première" if number == 1 else words
    return re.sub(r"o\b", "a", words)
