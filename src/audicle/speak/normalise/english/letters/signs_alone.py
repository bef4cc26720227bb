"""Signs that stand alone, and signs that belong to the letter before them: "A+", "C#", "Disney+".

What stands alone to divide a text ("*", "_", "~", "•", "-") has no name here: nobody would read it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from audicle.speak.normalise.rules import At, Rule

if TYPE_CHECKING:
    import re

_ALONE = {
    "&": "and", "@": "at", "#": "hash", "%": "percent", "+": "plus", "=": "equals", "§": "section", "/": "slash",
    "\\": "backslash", "^": "caret", "<": "less than", ">": "greater than", "±": "plus or minus", "×": "times",
    "÷": "divided by", "≠": "is not equal to", "≤": "is less than or equal to", "≥": "is greater than or equal to",
    "≈": "is approximately", "√": "square root", "°": "degrees", "©": "copyright", "®": "registered trademark",
    "™": "trademark", "$": "dollar", "€": "euro", "£": "pound", "¥": "yen", "¢": "cent", "₹": "rupee", "¶": "paragraph",
}  # fmt: skip
_MARKS = {"+": "plus", "-": "minus", "−": "minus", "–": "minus"}


def _grade(m: re.Match[str]) -> str:
    return f"{m['grade']} {_MARKS[m['sign']]}"


def signs_alone_rules() -> tuple[Rule, ...]:
    """Return the rules of signs alone or after a letter."""
    signs = "".join(f"\\{sign}" for sign in _ALONE)
    return (
        Rule("sign-alone", rf"\A[{signs}]\Z", lambda m: _ALONE[m[0]], frozenset(_ALONE)),
        Rule(
            "grade", r"(?<![\w.'’&+-])(?P<grade>[A-D])(?P<sign>[+−–-])(?=\Z|[\s,;:!?)\]”\"](?!\d))", _grade, At.CAPITAL
        ),
        Rule("sharp", r"(?<![\w.])(?P<note>[A-G])#(?!\w)", lambda m: f"{m['note']} sharp", frozenset("#")),
        Rule("name-plus", r"(?<=[A-Za-z]{2})\+(?![\w+])", lambda _: " plus", frozenset("+")),
    )
