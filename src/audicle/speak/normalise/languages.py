"""Which rules a language has. They are loaded when the language is first read."""

from __future__ import annotations

import re
from functools import cache, partial
from typing import TYPE_CHECKING

from audicle.speak.normalise.abbreviations import abbreviation_rules
from audicle.speak.normalise.capitals import capital_rule
from audicle.speak.normalise.cldr.language import codes
from audicle.speak.normalise.lookalikes import lookalike_rule
from audicle.speak.normalise.notes import note_rules
from audicle.speak.normalise.rules import Rule, Rules

if TYPE_CHECKING:
    from collections.abc import Callable

EUROPEAN = frozenset({"de", "es", "fr", "it", "pt"})
# Whose abbreviations are said the same whatever stands around them, and that have no more rules
_ABBREVIATED = frozenset({"da", "nb", "nl"})
# Languages that are written as another is
_AS = {"no": "nb", "nn": "nb"}
# Where Chinese is written in traditional characters
_TRADITIONAL = frozenset({"hant", "tw", "hk", "mo"})
# Some of the commonest characters that are written in two ways (Unicode's Unihan, kSimplifiedVariant)
_IS_TRADITIONAL = re.compile(
    "[個們這來時國說對會學過還從開門關東車為與書長點電萬億兩張頁號樓歲幣歐圓臺灣氣溫間題業報級際發經濟總無處應實現華萊聯軍線條錢買賣價]"
)
_SIMPLIFIED = re.compile(
    "[个们这来时国说对会学过还从开门关东车为书长点电亿两张页号楼岁币欧湾间题业报级际发经济总无处应实现华联军线条钱买卖]"
)
# Where English writes the month first (CLDR 46, dateFormats short); elsewhere 03/04 is the third of April
_MONTH_FIRST = frozenset({"", "us", "ph", "pr", "gu", "as", "um", "vi", "mp", "pw", "fm", "mh"})


# An address of the web and its host. What a listener can write down is the host; the rest is for machines
_BRACKETS = r"\([^\s<>\"'()]{1,100}\)"
_HOST = (
    r"(?<!\w)(?i:https?://|www\.)(?P<host>[^\s/<>\"')\]]{1,300})"
    rf"(?:(?:[^\s<>\"'()\]]|{_BRACKETS}){{0,2000}}(?:[^\s<>\"'()\].,;:!?]|{_BRACKETS}))?"
)


def _table(language: str, others: list[str]) -> str:
    """Return the name of the table of a language, by the other parts of its tag: "zh_hant"."""
    if language == "zh" and "hans" not in others and not _TRADITIONAL.isdisjoint(others):
        return "zh_hant"
    return _AS.get(language, language)


def with_script(language: str, text: str) -> str:
    """Return the tag of a language, with its script if that is to be seen in the text only: Chinese without more."""
    if language.lower() != "zh" or _SIMPLIFIED.search(text) or not _IS_TRADITIONAL.search(text):
        return language
    return "zh-Hant"


@cache
def rules_for(language: str, *, hosts: bool = False) -> Rules:
    """Return the rules of a language (BCP 47), in the order they are tried; none for one that is left to its voice.

    ``hosts``: of an address of the web only the host is said, in any language.
    """
    first, *others = language.lower().replace("_", "-").split("-")
    own: tuple[Rule, ...] = ()
    in_words: Callable[[str], str] = str
    script: Callable[[Rule], Rule] | None = None
    region = next((part for part in others if len(part) == 2), "")  # noqa: PLR2004 - ISO 3166 has two letters
    if first == "en":
        from audicle.speak.normalise.english import address, english_rules  # noqa: PLC0415 - only for English articles

        day_first = region not in _MONTH_FIRST
        own = english_rules(day_first=day_first, british_numbers=day_first and region != "ca")
        in_words = address
    elif first in EUROPEAN:
        from audicle.speak.normalise.european import european_address, european_rules  # noqa: PLC0415 - as above

        region = region or next((part for part in others if part.isdecimal()), "")  # UN M49: 419 is Latin America
        own = european_rules(first, region.upper())
        in_words = european_address(first, region.upper())
    elif (code := _table(first, others)) in codes():
        from audicle.speak.normalise.cldr import cldr_address, cldr_rules, in_script  # noqa: PLC0415 - as above

        writing = next((part for part in others if len(part) == 4), "")  # noqa: PLR2004 - ISO 15924 has four
        own = cldr_rules(code, writing)
        script = partial(in_script, code=code, script=writing)
        in_words = cldr_address(code)
    elif code in _ABBREVIATED:
        own = abbreviation_rules(code)
    if first == "ja":
        from audicle.speak.normalise.furigana import furigana_rules  # noqa: PLC0415 - as above

        own = (*furigana_rules(), *own)
    host = Rule("host", _HOST, lambda m: in_words(m["host"].removeprefix("www.").rstrip(".,;:!?")), frozenset("/wW"))
    if script:
        host = script(host)
    marks = () if first == "en" else (*note_rules(), capital_rule())  # English has more before and among them
    return Rules((*((host,) if hosts else ()), *marks, *own, lookalike_rule()))
