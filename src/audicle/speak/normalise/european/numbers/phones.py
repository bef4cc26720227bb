"""Telephone numbers, in the groups in which each country says them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from audicle.speak.normalise.european.numbers import words
from audicle.speak.normalise.rules import At, Rule

if TYPE_CHECKING:
    from audicle.speak.normalise.european.language import Language

_LIKE_A_NUMBER = 11  # characters: "100 000 people" have no telephone
_FEWEST, _MOST = 6, 15  # digits of a number (ITU-T E.164)
_PLUS = {"de": "plus", "fr": "plus", "es": "más", "it": "più", "pt": "mais"}
_BLOCK = r"(?:(?:\(\d{1,5}\) ?)?\d{1,13}+|\(\d{1,5}\))"


def phone_rules(tongue: Language) -> tuple[Rule, ...]:
    """Return the rules of telephone numbers: with a country's code, after a word such as "Tel.", or by their shape."""
    cue = re.compile(rf"(?i)(?<!\w)(?:{tongue.phone})(?:[:.]|\.:)? ?\Z")

    def say(m: re.Match[str]) -> str | None:
        text = m["number"]
        count = len(re.sub(r"\D", "", text))
        if not _FEWEST <= count <= _MOST:
            return None
        blocks = re.findall(r"\d+", text)
        country = ""
        if m["plus"]:
            first = blocks.pop(0)
            spelled = words.digits(first, tongue) if tongue.code in {"de", "it"} else words.cardinal(int(first), tongue)
            country = f"{_PLUS[tongue.code]} {spelled}"
        if m["plus"] and blocks and blocks[0] == "0" and "(0)" in text:
            blocks.pop(0)
        said = [_block(block, place, "(" in text, tongue) for place, block in enumerate(blocks)]
        return ", ".join(part for part in [country, *said] if part)

    def cued(m: re.Match[str]) -> str | None:
        if re.fullmatch(r"\d{1,3}(?:[ .]\d{3}){1,2}", m["number"]) and len(m["number"]) < _LIKE_A_NUMBER:
            return None
        return say(m) if cue.search(m.string, max(m.start() - 30, 0), m.start()) else None

    mark = r"(?: ?[-/.] ?| )"
    inner = rf"{_BLOCK}(?:{mark}{_BLOCK}){{0,7}}+"
    shape = "|".join(tongue.phones) or "(?!)"
    end = r"(?![\w/]|[-.,:]\d| \d)"
    return (
        Rule(
            "phone-country",
            rf"(?<![\w.,/])(?P<number>(?P<plus>\+|00(?=[1-9]\d ))\d{{1,3}}(?:{mark}{_BLOCK}){{1,7}}+){end}",
            say,
            At.DIGIT,
        ),
        Rule("phone", rf"(?<![\w.,/+-])(?P<plus>(?!))?(?P<number>{shape}){end}", say, At.DIGIT),
        Rule("phone-named", rf"(?<![\w,/+-])(?P<plus>(?!))?(?P<number>{inner}){end}", cued, At.DIGIT),
    )


def _block(block: str, place: int, bracketed: bool, tongue: Language) -> str:
    """Return the words of a block of digits: as a number where the language says so, else by its digits."""
    for pattern in tongue.trunk:
        # the code of a Brazilian area is a number, its subscribers have digits
        first = pattern.startswith("^")
        if re.fullmatch(pattern.removeprefix("^"), block) and (not first or place == 0):
            if len(block) > 1 and block[0] == "0":
                zeros = len(block) - len(block.lstrip("0"))
                rest = block[zeros:]
                return " ".join(
                    [words.digits("0" * zeros, tongue), *([words.cardinal(int(rest), tongue)] if rest else [])]
                )
            return words.cardinal(int(block), tongue)
    return words.digits(block, tongue)
