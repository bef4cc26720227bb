"""Signs of mathematics beside single letters, powers and roots, and the minutes and seconds of angles and runs."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from audicle.speak.normalise.rules import Rule

if TYPE_CHECKING:
    from audicle.speak.normalise.cldr.grammar import Grammar

_SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻", "0123456789-")
_RAISED = r"(?:\^(?P<exponent>-?\d{1,3})|(?P<raised>⁻?[⁰¹²³⁴-⁹]{1,3}))"
_AS = {"*": "×"}
_BASE = r"(?<![A-Za-z0-9_.])(?P<base>\d{1,9}|(?<![\d/])(?<!\d )[A-Za-z])"
_LEFT = (
    r"(?:(?<=[\d)²³%])|(?<=[^A-Za-z][A-Za-z])|(?<=\A[A-Za-z])"
    r"|(?<=[cmk]m)|(?<=\dm)|(?<=[\dk]g)|(?<=[\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7a3])(?==)|(?<=\d)(?=\*\d))"
)  # a figure or a single letter
_RIGHT = r"(?=[-−(√π∞\d]|[A-Za-z](?![A-Za-z]))"
_ANGLE = r"(?<![A-Za-z0-9_.])(?P<degrees>\d{1,3})°\s?(?P<minutes>\d{1,2})['′’](?:\s?(?P<seconds>\d{1,2})[\"″”])?"
_RUN = r"(?<![A-Za-z0-9_.°])(?P<minutes>\d{1,3})['′’]\s?(?P<seconds>\d{2})[\"″”]"


def algebra_rules(spoken: Grammar) -> tuple[Rule, ...]:
    """Return the rules of the signs that the table has words for."""
    signs = spoken.data.signs

    def sign(m: re.Match[str]) -> str:
        return f" {signs[_AS.get(m[0].strip(), m[0].strip())]} "

    def more(_: re.Match[str]) -> str:
        return f" {spoken.data.web['+']}"

    def power(m: re.Match[str]) -> str | None:
        raised = spoken.power(m["exponent"] or m["raised"].translate(_SUPERSCRIPTS), m)
        base = spoken.spell(int(m["base"])) if m["base"].isdecimal() else m["base"]
        return base + raised if raised else None

    def angle(m: re.Match[str]) -> str:
        parts = m.groupdict()
        named = (("degrees", "°"), ("minutes", "′"), ("seconds", "″"))
        return " ".join(f"{spoken.spell(int(parts[name]))} {signs[one]}" for name, one in named if parts.get(name))

    known = re.escape("".join(one for one in "+=×÷<>≤≥≠≈" if one in signs))
    found = (
        Rule("power-any", rf"{_BASE}{_RAISED}(?![A-Za-z0-9_])", power, frozenset("^⁰¹²³⁴⁵⁶⁷⁸⁹")),
        Rule("more", r"(?<=[\d%])\+(?![\dA-Za-z(])", more, frozenset("+")),
        Rule("operator-letter", rf"{_LEFT}\s?[{known}*]\s?{_RIGHT}", sign, frozenset("+=×÷<>≤≥≠≈*")),
        Rule("root", r"√(?=[\dA-Za-z(（])", sign, frozenset("√")),
        Rule("infinity", "∞", sign, frozenset("∞")),
        Rule("angle", _ANGLE, angle, frozenset("°")),
        Rule("run", _RUN, angle, frozenset("'′’")),
    )
    return tuple(rule for rule in found if rule.name not in {"root", "infinity"} or {"√", "∞"} <= signs.keys())
