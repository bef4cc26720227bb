"""Money: the sign before or after, magnitudes, hundredths, and what it is the price of."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from audicle.speak.normalise.european import german
from audicle.speak.normalise.european.gender import gender_of
from audicle.speak.normalise.european.numbers.written import number_pattern, said, takes_singular
from audicle.speak.normalise.european.quantities.amounts import amount, by_name, currency, span
from audicle.speak.normalise.european.quantities.units import rate, rates_pattern
from audicle.speak.normalise.figures import END, FREE, SIGNED
from audicle.speak.normalise.rules import At, Rule

if TYPE_CHECKING:
    from collections.abc import Iterable

    from audicle.speak.normalise.european.language import Language

_NOTHING = r"(?:[.,](?:[-–—]{1,2}|00?(?!\d)))?"  # 80.–
_TO = r"\s?[-–]\s?"
_SHORT = frozenset({"Mio", "Mrd", "mln", "mld", "Md", "Mds", "bi", "mi"})


def money_rules(tongue: Language) -> tuple[Rule, ...]:
    """Return the rules of money: the sign before or after, with and without a magnitude."""

    def money(m: re.Match[str]) -> str | None:
        case = german.case_at(m.string, m.start(), tongue) if tongue.code == "de" else ""
        words = amount(m["number"], m["sign"], m["magnitude"] or "", tongue, case)
        if words and m["per"]:
            words = f"{words} {rate(m['per'], tongue)}"
        return f"{tongue.minus} {words}" if words and m["minus"] else words

    def inside(m: re.Match[str]) -> str | None:
        return amount(f"{m['whole']}{tongue.decimal}{m['cents']}", m["sign"] or m["spaced"], "", tongue)

    def money_span(m: re.Match[str]) -> str | None:
        return span(m["first"], m["number"], m["sign"], m["magnitude"] or "", tongue)

    signs = _either(tongue.currencies)
    where = frozenset(sign[-1] for sign in tongue.currencies)
    written = number_pattern(tongue)
    magnitude = rf"(?:\s?(?P<magnitude>{_either(tongue.magnitudes)})(?!\w(?<![A-Z]))(?P<of>\s(?:de|di)\b|\sd['’])?)?"
    number, first, sign = rf"(?P<number>{written})", rf"(?P<first>{written})", rf"(?P<sign>{signs})"
    minus = r"(?P<minus>(?<![^\s(])[-−–] ?)?"
    per = rates_pattern(tongue)
    before = rf"{sign}\s?{first}{_TO}(?P=sign)?\s?{number}{magnitude}{END}"
    after = rf"{first}{_TO}{number}{magnitude}\s?{sign}(?!\w)"
    within = rf"(?P<whole>\d{{1,4}})(?:{sign}|\s(?P<spaced>{signs})\s)(?P<cents>\d\d)(?!\s?[\w%€$])"
    named = rf"(?P<number>{written}(?<=[.,]\d\d))(?P<magnitude>(?!))?\s(?P<sign>{_either(by_name(tongue))}){per}(?!\w)"
    of = r"(?:(?<=\bde )|(?<=\bin )|(?<=\ben )|(?<=\bdi )|(?<=\bd['’]))"
    return (
        Rule("money-span-before", rf"(?<![\w.$]){before}", money_span, where),
        Rule("money-span-after", rf"{FREE}{after}", money_span, frozenset("-–")),
        Rule("money-inside", rf"{FREE}{within}", inside, where),  # 5€50
        Rule("money-before", rf"(?<![\w.$]){minus}{sign}\s?{number}{_NOTHING}{magnitude}{per}{END}", money, where),
        Rule("money-after", rf"{SIGNED}{number}{_NOTHING}{magnitude}\s?{sign}{per}(?!\w)", money, At.DIGIT),
        Rule("money-named", rf"{SIGNED}{named}", money, frozenset(".,")),
        Rule("money-of", rf"{of}{sign}(?!\w)", lambda m: currency(m["sign"], tongue)[1], where),
    )


def magnitude_rule(tongue: Language) -> Rule:
    """Return the rule of magnitudes cut short before a word: "5 Mio. Euro"."""
    words = [word for word in tongue.magnitudes if word.endswith(".") or word in _SHORT]

    def say(m: re.Match[str]) -> str | None:
        one, many, _ = tongue.magnitudes[m["magnitude"]]
        count = said(m["number"], tongue, gender=gender_of(one, tongue) or "m")
        return f"{count} {one if takes_singular(m['number'], tongue) else many}" if count else None

    number = rf"(?P<number>{number_pattern(tongue)})"
    return Rule("magnitude", rf"{FREE}{number}\s(?P<magnitude>{_either(words) or '(?!)'})(?!\w)", say, At.DIGIT)


def _either(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
