"""Money: the sign before or after, magnitudes, hundredths, and what it is the price of."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from audicle.speak.normalise.european import german
from audicle.speak.normalise.european.gender import gender_of
from audicle.speak.normalise.european.numbers.written import (
    END,
    FREE,
    is_one,
    number_pattern,
    said,
    said_money,
    takes_singular,
)
from audicle.speak.normalise.european.quantities.units import rate, rates_pattern
from audicle.speak.normalise.rules import At, Rule

if TYPE_CHECKING:
    from collections.abc import Iterable

    from audicle.speak.normalise.european.language import Language

_NOTHING = r"(?:[.,](?:[-–—]{1,2}|00?(?!\d)))?"  # 80.–


def money_rules(tongue: Language) -> tuple[Rule, ...]:
    """Return the rules of money: the sign before or after, with and without a magnitude."""
    signs = _either(tongue.currencies)
    magnitude = rf"(?:\s?(?P<magnitude>{_either(tongue.magnitudes)})(?!\w(?<![$€£A-Z]))(?P<of>\s(?:de|di)\b|\sd['’])?)?"
    number = number_pattern(tongue)
    amount = rf"(?P<number>{number}){_NOTHING}"
    where = frozenset(sign[-1] for sign in tongue.currencies)

    def counted(text: str, names: list[str], m: re.Match[str]) -> str | None:
        one, many = names[:2]
        gender = (
            gender_of(
                (one if is_one(text) else many).split()[-1 if tongue.code == "de" else 0], tongue, many=not is_one(text)
            )
            or "m"
        )
        if tongue.code == "de" and is_one(text):
            return f"{german.one(gender, german.case_at(m.string, m.start(), tongue))} {one}"
        words = said(text, tongue, gender=gender)
        return f"{words} {one if takes_singular(text, tongue) else many}" if words else None

    def money(m: re.Match[str]) -> str | None:
        words = _amount(m)
        return f"{words} {rate(m['per'], tongue)}" if words and m["per"] else words

    def _amount(m: re.Match[str]) -> str | None:
        names = tongue.currencies[m["sign"]]
        if m["magnitude"]:
            single, plural, of = tongue.magnitudes[m["magnitude"]]
            one = takes_singular(m["number"], tongue)
            words = said(m["number"], tongue, gender=gender_of(single, tongue) or "m")
            return f"{words} {single if one else plural} {of}{names[1]}" if words else None
        parts = said_money(m["number"], tongue)
        if parts is None:
            return counted(m["number"], names, m)
        whole, hundredths = parts
        if not int(hundredths):
            return counted(whole, names, m)
        count = str(int(hundredths))
        small = names[2 if count == "1" else 3]
        words = said(count, tongue, gender=gender_of(small, tongue) or "m")
        if not int(whole):
            return f"{words} {small}"
        big = counted(whole, names, m)
        if big is None:
            return None
        figure = words if "{small}" in tongue.and_small else _bare(hundredths, tongue)
        return tongue.and_small.format(big=big, figure=figure, small=small)

    def span(m: re.Match[str]) -> str | None:
        names = tongue.currencies[m["sign"]]
        ends = []
        for text in (m["first"], m["number"]):
            parts = said_money(text, tongue)
            whole, rest = parts or (text, "")
            gender = gender_of(names[1].split()[0], tongue, many=True) or "m"
            words = said(text if rest.strip("0") else whole, tongue, gender=gender)
            ends.append(words)
        if not (ends[0] and ends[1]):
            return None
        of, name = "", names[1]
        if m["magnitude"]:
            _, plural, of = tongue.magnitudes[m["magnitude"]]
            name = f"{plural} {of}{name}"
        return f"{tongue.to.format(first=ends[0], last=ends[1])} {name}"

    def of_money(m: re.Match[str]) -> str:
        return tongue.currencies[m["sign"]][1]

    per = rates_pattern(tongue)
    first = rf"(?P<first>{number})"
    between = r"\s?[-–]\s?"
    return (
        Rule(
            "money-span-before",
            rf"(?<![\w.$])(?P<sign>{signs})\s?{first}{between}(?P=sign)?\s?(?P<number>{number}){magnitude}{END}",
            span,
            where,
        ),
        Rule(
            "money-span-after",
            rf"{FREE}{first}{between}(?P<number>{number}){magnitude}\s?(?P<sign>{signs})(?!\w)",
            span,
            At.DIGIT,
        ),
        Rule("money-before", rf"(?<![\w.$])(?P<sign>{signs})\s?{amount}{magnitude}{per}{END}", money, where),
        Rule("money-after", rf"{FREE}{amount}{magnitude}\s?(?P<sign>{signs}){per}(?!\w)", money, At.DIGIT),
        Rule("money-of", rf"(?:(?<=\bde )|(?<=\bdi )|(?<=\bd['’]))(?P<sign>{signs})(?!\w)", of_money, where),
    )


def magnitude_rule(tongue: Language) -> Rule:
    """Return the rule of magnitudes cut short before a word: "5 Mio. Euro"."""
    words = [word for word in tongue.magnitudes if word.endswith(".") or word in _SHORT]

    def say(m: re.Match[str]) -> str | None:
        one, many, _ = tongue.magnitudes[m["magnitude"]]
        amount = said(m["number"], tongue, gender=gender_of(one, tongue) or "m")
        return f"{amount} {one if takes_singular(m['number'], tongue) else many}" if amount else None

    return Rule(
        "magnitude",
        rf"{FREE}(?P<number>{number_pattern(tongue)})\s(?P<magnitude>{_either(words) or '(?!)'})(?!\w)",
        say,
        At.DIGIT,
    )


_SHORT = frozenset({"Mio", "Mrd", "mln", "mld", "Md", "Mds", "bi", "mi"})


def _either(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


def _bare(hundredths: str, tongue: Language) -> str | None:
    """Return hundredths without their name: "drei Euro fünf"."""
    return said(str(int(hundredths)), tongue)
