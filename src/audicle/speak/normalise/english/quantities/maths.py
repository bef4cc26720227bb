"""Signs of mathematics, powers, Greek letters, and multiplication as in "4x4"."""

from __future__ import annotations

import re

from audicle.agreed.raised import lowered
from audicle.speak.normalise.english.numbers.words import MINUS, NUMBER, number, ordinal, paired
from audicle.speak.normalise.rules import At, Rule

_BETWEEN = {
    "=": "equals", "≠": "is not equal to", "≡": "is identical to", "≤": "is less than or equal to",
    "≥": "is greater than or equal to",
    "≈": "is approximately", "≅": "is approximately",
    "<": "is less than", ">": "is greater than", "≪": "is much less than", "≫": "is much greater than", "×": "times",
    "÷": "divided by",
    "∝": "is proportional to", "∈": "is in", "∉": "is not in", "⊂": "is a subset of", "∪": "union", "∩": "intersection",
    "·": "times", "⋅": "times", "⇒": "implies", "⇔": "if and only if", "→": "to", "↔": "to", "∧": "and", "∨": "or",
}  # fmt: skip
_BEFORE = {
    "√": "the square root of", "∛": "the cube root of", "≈": "approximately", "≅": "approximately",
    "±": "plus or minus", "∓": "minus or plus", "~": "about",
    "∼": "about", "≤": "at most", "≥": "at least", "<": "less than", ">": "more than", "¬": "not", "∀": "for all",
    "∃": "there exists", "∑": "the sum of", "∏": "the product of", "∫": "the integral of", "∂": "partial", "∇": "nabla",
}  # fmt: skip
_ALONE = {"∞": "infinity", "∅": "the empty set", "℮": "estimated", "†": "", "‡": "", "•": "", "◦": "", "▪": ""}
_GREEK = dict(
    zip(
        "αβγδεζηθικλμνξοπρσςτυφχψω",
        [
            "alpha",
            "beta",
            "gamma",
            "delta",
            "epsilon",
            "zeta",
            "eta",
            "theta",
            "iota",
            "kappa",
            "lambda",
            "mu",
            "nu",
            "xi",
            "omicron",
            "pi",
            "rho",
            "sigma",
            "sigma",
            "tau",
            "upsilon",
            "phi",
            "chi",
            "psi",
            "omega",
        ],
        strict=True,
    )
)
_GREEK |= {letter.upper(): name for letter, name in _GREEK.items() if letter != "ς"}
_NAMED_POWERS = {"2": "squared", "3": "cubed"}
_OPERATOR = {
    "=": "equals",
    "+": "plus",
    "-": "minus",
    "−": "minus",
    "–": "minus",
    "*": "times",
    "×": "times",
    "·": "times",
    "/": "over",
    "÷": "divided by",
}
_OPERAND = rf"(?:{NUMBER}(?:[xyzabckn](?![A-Za-z]))?|[A-Za-z](?:[A-Za-z](?=[²³\s=]))?)(?:[²³⁰-⁹]|\^\d)?"
_EQUATION_PARTS = re.compile(rf"({NUMBER})|([A-Za-z]+)|([²³⁰⁴-⁹]+|\^\d+)|([=+\-−–*×·/÷])")


def power(text: str) -> str:
    """Return the words of an exponent: "2" is "squared", "-3" is "to the minus three"."""
    if text in _NAMED_POWERS:
        return _NAMED_POWERS[text]
    if text.startswith("-"):
        return f"to the minus {number(text[1:])}"
    return f"to the {ordinal(int(text))}"


def _power(m: re.Match[str]) -> str:
    base = m["base"]
    words = number(base) if base[0].isdecimal() else " ".join(base) if len(base) == 2 else base  # noqa: PLR2004 - mc²
    return f"{words} {power(lowered(m['raised']).lstrip('^+'))}"


def _equation(m: re.Match[str]) -> str | None:
    if "=" not in m[0]:
        return None
    said = []
    for figure, letters, raised, sign in _EQUATION_PARTS.findall(m[0]):
        if figure:
            said.append(number(figure))
        elif letters:
            said.append(" ".join(letters))
        elif raised:
            said.append(power(lowered(raised).lstrip("^")))
        else:
            said.append(_OPERATOR[sign])
    return " ".join(said)


def _scientific(m: re.Match[str]) -> str:
    return f"{number(m['amount'])} times ten {power(lowered(m['raised']).lstrip('^+').replace('−', '-'))}"


def _exponent(m: re.Match[str]) -> str:
    return f"{number(m['amount'])} times ten {power(('-' if m['minus'] else '') + m['raised'])}"


def _by(m: re.Match[str]) -> str:
    parts = [part.strip() for part in re.split(r"[x×]", m[0])]
    # Sizes of pictures and screens are read in pairs: 1920x1080
    pixels = all(part.isdecimal() and len(part) in {3, 4} for part in parts)
    return " by ".join(paired(int(part)) if pixels else number(part) for part in parts)


def _times(m: re.Match[str]) -> str:
    adverb = re.match(
        r" (?:faster|slower|more|less|bigger|larger|smaller|higher|lower|better|worse|cheaper|as|the)\b|\Z|[ .,;:!?)]",
        m.string[m.end() : m.end() + 9],
    )
    return f"{number(m['amount'])} times" if adverb else f"{number(m['amount'])} X"


def maths_rules() -> tuple[Rule, ...]:
    """Return the rules of mathematics."""
    powers = r"[⁻⁺]?[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,4}"
    return (
        Rule(
            "scientific",
            rf"(?<![\w.,])(?P<amount>{NUMBER})\s?[×x·*]\s?10(?P<raised>{powers}|\^[-−]?\d{{1,3}})(?!\w)",
            _scientific,
            At.DIGIT,
        ),
        Rule(
            "exponent",
            rf"(?<![\w.,])(?P<amount>{NUMBER})[eE](?P<minus>[-−])?\+?(?P<raised>\d{{1,3}})(?!\w)",
            _exponent,
            At.DIGIT,
        ),
        Rule(
            "equation",
            rf"(?<![\w.,^])(?<![-−+*/×÷=] ){_OPERAND}(?:\s?[=+*×·÷/−–-]\s?[-−]?{_OPERAND}){{1,30}}(?![\w/%$£€]|[.,]\d)",
            _equation,
            frozenset("="),
        ),
        Rule(
            "power",
            rf"(?<![.,])(?<![^\WΑ-Ωα-ω])(?P<base>{NUMBER}|[A-Za-z]{{1,2}})(?P<raised>{powers}|(?<=[\w])\^[-−]?\d{{1,3}})(?!\w)",
            _letter_power,
            frozenset("⁰¹²³⁴⁵⁶⁷⁸⁹^"),
        ),
        Rule("plus-minus", rf"(?<=[\w%°)]) ?± ?(?={NUMBER})", lambda _: " plus or minus ", frozenset("±")),
        Rule("by", rf"(?<![\w.,]){NUMBER}(?:\s?[x×]\s?{NUMBER}){{1,3}}(?![\w]|[.,]\d)", _by_or_times, At.DIGIT),
        Rule("minus-between", r"(?<=[\w)])\s?−\s?(?=[\w(])", lambda _: " minus ", frozenset("−")),
        Rule("divided", r"(?<=\d) / (?=\d)", lambda _: " divided by ", frozenset("/")),
        Rule(
            "power-letter", r"(?<=\w)\^(?P<raised>[A-Za-z])(?!\w)", lambda m: f" to the {m['raised']}", frozenset("^")
        ),
        Rule(
            "coefficient",  # "2x + 1", where a sign shows that it is no "2x faster"
            rf"(?<![\w.,])(?P<amount>{NUMBER})(?P<letter>[a-z])(?= ?[=+−*/^²³]| - )",
            lambda m: f"{number(m['amount'])} {m['letter']}",
            frozenset("=+−*/^²³-"),
        ),
        Rule("star-times", r"(?<=\d) ?\* ?(?=\d)", lambda _: " times ", frozenset("*")),
        Rule("times", rf"(?<![\w.,$£€])(?P<amount>{NUMBER})[x×](?!\w)", _times, At.DIGIT),
        Rule("plus-between", r"(?<=[\w)])(?:\+| \+ )(?=\w)", lambda _: " plus ", frozenset("+")),
        Rule(
            "and-more",
            rf"(?<![\w.,$])(?P<amount>{NUMBER})\+(?![\w+])",
            lambda m: f"{number(m['amount'])} plus",
            frozenset("+"),
        ),
        Rule(
            "positive",
            rf"(?<![\w)])\+(?P<amount>{NUMBER})(?![\w]|[.,]\d)",
            lambda m: f"plus {number(m['amount'])}",
            frozenset("+"),
        ),
        Rule(
            "sign-between",
            rf"(?<=[\w)\]²³%°]) ?(?P<sign>[{''.join(_BETWEEN)}]) ?(?=[\w(\-−√±$£€])",
            lambda m: f" {_BETWEEN[m['sign']]} ",
            frozenset(_BETWEEN),
        ),
        Rule(
            "sign-before",
            rf"(?<![\w~<>])(?P<sign>[{''.join(_BEFORE)}])\s?(?=[\w(.$£€−-])",
            lambda m: f"{_BEFORE[m['sign']]} ",
            frozenset(_BEFORE),
        ),
        Rule("sign", rf"(?P<sign>[{''.join(_ALONE)}])", lambda m: _ALONE[m["sign"]], frozenset(_ALONE)),
        Rule(
            "greek",
            rf"(?<![Ͱ-Ͽ])(?P<letter>[{''.join(_GREEK)}])(?![Ͱ-Ͽ])",
            lambda m: f"{_GREEK[m['letter']]}" + (" " if m.string[m.end() : m.end() + 1].isalpha() else ""),
            frozenset(_GREEK),
        ),
    )


def _letter_power(m: re.Match[str]) -> str | None:
    """Say a power; after a year or a word the small figure is a note's."""
    if m["raised"] == "¹" or (m["base"].isdecimal() and len(m["base"]) == 4 and m["raised"] in "²³"):  # noqa: PLR2004 - a year
        return None
    return _power(m)


def _by_or_times(m: re.Match[str]) -> str:
    if "×" in m[0]:
        return " times ".join(number(part.strip()) for part in m[0].split("×")) if "x" not in m[0] else _by(m)
    return _by(m)


__all__ = ["MINUS", "maths_rules", "power"]
