"""Letters and digits in one word: "F-16", "COVID-19", "MP3"; and numbers of versions."""

from __future__ import annotations

import re

from audicle.speak.normalise.english.numbers.words import cardinal, digits, paired
from audicle.speak.normalise.rules import At, Rule

_PARTS = re.compile(r"\d+|[^\W\d_]+|_")
_TO = re.compile(r"[A-Z]2[A-Z]")
# Formulas whose letters are elements, not a name; others are known by their subscripts or by two numbers
_FORMULAS = frozenset(
    [
        "CO2",
        "H2O",
        "O2",
        "O3",
        "N2",
        "H2",
        "CH4",
        "NH3",
        "SO2",
        "NO2",
        "N2O",
        "SO3",
        "Cl2",
        "F2",
        "H2S",
        "H2O2",
        "NH4",
        "C2H4",
        "C2H5OH",
    ]
)
_SUBSCRIPTS = str.maketrans("₀₁₂₃₄₅₆₇₈₉", "0123456789")
ELEMENT = (
    r"(?:A[cglmrstu]|B[aehikr]?|C[adeflmnorsu]?|D[bsy]|E[rsu]|F[elmr]?|G[ade]|H[efgos]?|I[nr]?|Kr?|L[airuv]|M[cdgnot]|"
    r"N[abdehiop]?|O[gs]?|P[abdmortu]?|R[abefghnu]|S[bcegimnr]?|T[abcehilms]|U|V|W|Xe|Yb?|Z[nr])"
)


def code(text: str) -> str:
    """Return a name of letters and digits: one or two digits are a number, three a pair, more are read out."""
    if _TO.fullmatch(text):
        return f"{text[0]} to {text[2]}"
    said = []
    for part in _PARTS.findall(text):
        if not part.isdecimal():
            said.append("" if part == "_" else part)
        elif part[0] == "0" or len(part) > 4:  # noqa: PLR2004 - longer than a year
            said.append(digits(part, "zero"))
        else:
            said.append(paired(int(part)) if len(part) > 2 else cardinal(int(part)))  # noqa: PLR2004 - as roads are read
    return " ".join(word for word in said if word)


def _code(m: re.Match[str]) -> str | None:
    # "1st", "80s" and "5x" are other rules' business
    return None if re.fullmatch(r"\d+(?:st|nd|rd|th|s|x|[a-z]{4,})", m[0]) else code(m[0])


def _formula(m: re.Match[str]) -> str | None:
    written = m[0].translate(_SUBSCRIPTS)
    if written == m[0] and written not in _FORMULAS and len(re.findall(r"\d+", written)) < 2:  # noqa: PLR2004 - see _FORMULAS
        return None
    return " ".join(
        cardinal(int(part)) if part.isdecimal() else " ".join(part) for part in re.findall(r"\d+|[A-Z][a-z]?", written)
    )


def _version(m: re.Match[str]) -> str:
    before = "" if not m["name"] else f"{'version' if m['name'] in 'vV' else m['name']} "
    return before + " point ".join(_part(part) for part in m["version"].split("."))


def _part(text: str) -> str:
    return cardinal(int(text)) if text[0] != "0" or text == "0" else digits(text, "zero")


def code_rules() -> tuple[Rule, ...]:
    """Return the rules of codes, formulas and versions."""
    named = (
        r"(?P<name>Version|Release|Python|iOS|macOS|Android|Windows|Ubuntu|Java|PHP|Ruby|Node|Linux|Firefox"
        r"|Chrome|V(?=\d{1,5}\.))"
    )
    figures = r"(?P<version>\d{1,5}(?:\.\d{1,5}){0,4})(?![\w]|\.\d)"
    return (
        Rule("version", rf"(?<![\w.]){named}\s?{figures}", _version, At.CAPITAL),
        Rule("version-small", rf"(?<![\w.])(?P<name>version|release|v(?=\d))\s?{figures}", _version, frozenset("v")),
        Rule(
            "lineage",  # of a virus: B.1.1.7, BA.5
            r"(?<![\w.])(?P<letters>[A-Z]{1,3})(?P<figures>(?:\.\d{1,3}){1,4})(?![\w]|\.\d)",
            lambda m: " ".join([m["letters"], *(cardinal(int(part)) for part in m["figures"].split(".")[1:])]),
            At.CAPITAL,
        ),
        Rule(
            "version-alone",
            r"(?<![\w.,])(?P<name>)(?P<version>\d{1,5}(?:\.\d{1,5}){2,4})(?![\w]|\.\d)",
            _version,
            At.DIGIT,
        ),
        Rule(
            "formula",
            rf"(?<![\w.])(?=\w{{0,30}}[\d₀-₉])(?:{ELEMENT}[\d₀-₉]{{0,3}}){{1,12}}(?!\w)",
            _formula,
            At.CAPITAL,
        ),
        Rule(
            "code",
            (
                r"(?<![\w./@#-])(?:(?=[^\W\d_]{1,30}-?\d|\d{1,9}[^\W\d_])(?:[^\W_]{1,40}))(?:-(?=\d"
                r"|[^\W\d_]{1,9}\d)[^\W_]{1,20}|-(?=[A-Z])[A-Z]{1,2}(?!\w)){0,3}(?!\w)"
            ),
            _code,
            At.CODE,
        ),
    )
