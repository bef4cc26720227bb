"""Small figures below and above the line: "v₁" is "v sub one", "¹⁴C" is "carbon fourteen".

In a formula of chemistry the small figures are counted; of a name of one letter they are its index (Chang, "Handbook
for Spoken Mathematics", 1983). Isotopes are said with the element's name first (IUPAC Red Book 2005, IR-3.3).
"""

from __future__ import annotations

import re

from audicle.agreed.raised import lowered
from audicle.speak.normalise.english.letters.codes import ELEMENT
from audicle.speak.normalise.english.numbers.words import cardinal
from audicle.speak.normalise.rules import Rule

SUBSCRIPTS = "₀₁₂₃₄₅₆₇₈₉"
_LETTERS_ABOVE = "ⁿⁱʲᵏᵐˣ"
_SIGNS = {"+": "plus", "-": "minus"}
_INDEX = rf"[{SUBSCRIPTS}ₙᵢⱼₖₘₓ]{{1,4}}(?:[₊₋][{SUBSCRIPTS}ₙᵢⱼₖₘₓ]{{1,3}})?"
# Of molecules of one element, those that there are; any other index of one letter is that of a name
_MOLECULES = frozenset(["H₂", "N₂", "O₂", "F₂", "I₂", "O₃", "S₈", "P₄", "C₆₀"])
_NAMES = {
    "H": "hydrogen", "He": "helium", "Li": "lithium", "Be": "beryllium", "B": "boron", "C": "carbon", "N": "nitrogen",
    "O": "oxygen", "F": "fluorine", "Na": "sodium", "P": "phosphorus", "S": "sulfur", "Cl": "chlorine",
    "K": "potassium", "Ca": "calcium", "Fe": "iron", "Co": "cobalt", "Sr": "strontium", "Tc": "technetium",
    "I": "iodine", "Xe": "xenon", "Cs": "cesium", "Pb": "lead", "Po": "polonium", "Rn": "radon", "Ra": "radium",
    "Th": "thorium", "U": "uranium", "Np": "neptunium", "Pu": "plutonium", "Am": "americium", "Ar": "argon",
    "Kr": "krypton",
}  # fmt: skip


def _charge(text: str) -> str:
    """Return the words of a charge as written above the line: "²⁻" is "two minus"."""
    figures = lowered(text[:-1])
    return f"{f'{cardinal(int(figures))} ' if figures else ''}{_SIGNS[lowered(text[-1])]}"


def _ion(m: re.Match[str]) -> str:
    said = [
        cardinal(int(part)) if part.isdecimal() else " ".join(part)
        for part in re.findall(r"\d+|[A-Z][a-z]?", lowered(m["formula"]))
    ]
    return f"{' '.join(said)} {_charge(m['charge'])}"


def _indexed(m: re.Match[str]) -> str | None:
    if m[0] in _MOLECULES:
        return None
    parts = re.findall(r"\d+|[a-z]|[+-]", lowered(m["index"]))
    words = " ".join(_SIGNS.get(part) or (cardinal(int(part)) if part.isdecimal() else part) for part in parts)
    raised = {"²": " squared", "³": " cubed"}.get(m["raised"] or "", "")
    return f"{m['name']} sub {words}{raised}"


def _logarithm(m: re.Match[str]) -> str:
    of = "" if m.string.startswith((" of", "("), m.end()) else " of"
    return f"log base {cardinal(int(lowered(m['base'])))}{of}"


def _power_letters(m: re.Match[str]) -> str:
    words = [
        _SIGNS.get(part) or (cardinal(int(part)) if part.isdecimal() else part)
        for part in re.findall(r"[+-]|\d+|[a-z]", lowered(m["raised"]))
    ]
    return f" to the {' '.join(words)}"


def index_rules() -> tuple[Rule, ...]:
    """Return the rules of small figures; they come before those of marks that refer to notes."""
    low = frozenset(SUBSCRIPTS + "ₙᵢⱼₖₘₓ")
    elements = "|".join(sorted(_NAMES, key=len, reverse=True))
    charge = r"(?P<charge>[²³⁴]?[⁺⁻])"
    return (
        Rule(
            "ion",
            rf"(?<![\w.])(?P<formula>(?:{ELEMENT}[{SUBSCRIPTS}]{{0,3}}){{1,8}}){charge}(?!\w)",
            _ion,
            frozenset("⁺⁻"),
        ),
        Rule(
            "isotope",
            rf"(?<![\w⁻⁺])(?P<mass>[⁰¹²³⁴-⁹]{{1,3}})(?P<element>{elements})(?![A-Za-z])",
            lambda m: f"{_NAMES[m['element']]} {cardinal(int(lowered(m['mass'])))}",
            frozenset("⁰¹²³⁴⁵⁶⁷⁸⁹"),
        ),
        Rule("index", rf"(?<![^\W_])(?P<name>[^\W\d_])(?P<index>{_INDEX})(?P<raised>[²³])?(?!\w)", _indexed, low),
        Rule("logarithm", rf"(?<!\w)log(?P<base>[{SUBSCRIPTS}]{{1,3}})", _logarithm, low),
        Rule(
            "power-letters",
            rf"(?<=[A-Za-z\d)\]])(?P<raised>[{_LETTERS_ABOVE}](?:[⁺⁻][⁰¹²³⁴-⁹{_LETTERS_ABOVE}]{{1,3}})?)(?!\w)",
            _power_letters,
            frozenset(_LETTERS_ABOVE),
        ),
    )
