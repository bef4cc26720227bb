"""Marks of print: citations, notes, emoji, headlines in capitals, ampersands, and signs that have a name.

Marks that refer to notes and sources ("[12]", "¹", "*") are not said, as no reader would; what they point to is read in
its place. Emoji are not said: they repeat the words beside them. A heart between two words is a verb.
"""

from __future__ import annotations

import re

from audicle.speak.normalise.english.numbers.words import cardinal
from audicle.speak.normalise.rules import PICTURE, At, Rule

_EMOJI_RANGES = (
    "\U0001f000-\U0001faff\u2600-\u2604\u2607-\u27bf\u2b00-\u2bff\u231a-\u23ff"
    "\U000e0020-\U000e007f\ufe0f\u20e3\u200d\u3030\u303d"
)
_NAMED = {
    "©": "copyright", "®": "", "™": "", "℠": "", "✓": "yes", "✔": "yes", "✗": "no", "✘": "no", "♯": "sharp",
    "♭": "flat",
    "→": "to", "←": "from", "↑": "up", "↓": "down", "⇒": "to",
}  # fmt: skip
# In a headline of capitals these stay capitals, for voices to spell; what is not here is read as a word
_LETTERS = frozenset(
    ["AI", "AP", "AT&T", "BBC", "BBQ", "BMW", "CDC", "CEO", "CEOS", "CFO", "CIA", "CNN", "COP", "CPI", "CTO", "DC",
    "DHS", "DIY", "DJ", "DNA", "DOJ", "DUI", "EPA", "ESG", "ETF", "EU", "EV", "EVS", "FAA", "FAQ", "FBI", "FCC",
    "FDA", "FDIC", "FEMA", "FIFA", "FTC", "GDP", "GM", "GMO", "GOP", "GPS", "GPT", "HBO", "HIV", "HP", "HR", "IBM",
    "ICE", "ICU", "IMF", "IMO", "IOC", "IPCC", "IPO", "IQ", "IRA", "IRS", "ISIS", "IT", "ITV", "JFK", "KKK", "LA",
    "LAPD", "LGBT", "LGBTQ", "MBA", "MIT", "MLB", "MLS", "MP", "MPS", "MRI", "MTV", "NASA", "NATO", "NBA", "NBC",
    "NCAA", "NFL", "NGO", "NHL", "NHS", "NIH", "NPR", "NRA", "NSA", "NY", "NYC", "NYPD", "NYSE", "OPEC", "PBS", "PC",
    "PHD", "PGA", "PM", "PR", "PTSD", "RNA", "SEC", "SUV", "SUVS", "TV", "TVS", "UAE", "UCLA", "UFC", "UFO", "UFOS",
    "UK", "UN", "UNESCO", "UNICEF", "US", "USA", "USSR", "VA", "VIP", "VP", "VR", "WHO", "WTO", "WWII", "XML", "YMCA"]
)  # fmt: skip
_ENDINGS = frozenset(["S", "T", "D", "M", "LL", "RE", "VE"])  # after an apostrophe: "LOWE'S"
_WORD = re.compile(r"[^\W\d_][^\W\d_'’]*")


def _headline(m: re.Match[str]) -> str | None:
    def word(one: re.Match[str]) -> str:
        text = one[0]
        if one.start() and m[0][one.start() - 1] in "'’" and text in _ENDINGS:
            return text.lower()
        return text if text in _LETTERS or len(text) == 1 else text[0] + text[1:].lower()

    return _WORD.sub(word, m[0])


def _stars(m: re.Match[str]) -> str:
    count = len(m[0])
    return f"{cardinal(count)} star{'' if count == 1 else 's'}"


def _nothing(_: re.Match[str]) -> str:
    return ""


def mark_rules() -> tuple[Rule, ...]:
    """Return the rules of marks that come before all others."""
    raised = frozenset("⁰¹²³⁴⁵⁶⁷⁸⁹")
    return (
        Rule(
            "citation",
            r" ?\[(?:\d{1,3}(?:\s?[,;–-]\s?\d{1,3}){0,20}|citation needed|note \d{1,3}|[a-z])\](?:\[\d{1,3}\]){0,20}",
            _nothing,
            frozenset("["),
        ),
        Rule(
            "note-mark",
            r"(?<=[^\W\d_]{3})[¹²³⁴-⁹⁰]{1,3}(?!\w)|(?<=[.,;:!?”’\")])[¹²³⁴-⁹⁰]{1,3}(?!\w)|(?<=\d{4})¹",
            _nothing,
            raised,
        ),
        Rule("note-star", r"(?:(?<=[^\W_])|(?<=[^\W_][.,;:!?”’\")]))\*{1,3}(?![\w*])", _nothing, frozenset("*")),
        Rule(
            "stars", r"(?<!★)★{1,5}(?:☆{0,4})(?![★☆])", lambda m: _stars(m) if "☆" not in m[0] else None, frozenset("★")
        ),
        Rule("heart", r"(?<=\bI )❤\ufe0f?(?= )", lambda _: "love", frozenset("❤")),
        Rule("sign-named", rf"(?<![\w)]\s)(?P<sign>[{''.join(_NAMED)}])\ufe0f?\s?(?=\d?)", _named, frozenset(_NAMED)),
        Rule(
            "emoji",
            rf"(?: ?(?:[0-9#*]\ufe0f?\u20e3|[{_EMOJI_RANGES}]+)){{1,50}}",
            _emoji,
            frozenset({PICTURE, "\u20e3"}),
        ),
        Rule(
            "headline",
            r"(?<![\w'’.@#-])(?:[A-Z][A-Z'’]*,? ){2,40}[A-Z][A-Z'’]+(?![\w@.-]\w)(?!\w)",
            _headline_or_not,
            At.CAPITAL,
        ),
    )


def _named(m: re.Match[str]) -> str:
    words = _NAMED[m["sign"]]
    return f"{words} " if words and m[0][-1].isspace() else words + (" " if words else "")


def _emoji(m: re.Match[str]) -> str | None:
    return "" if m[0].strip() else None


def _headline_or_not(m: re.Match[str]) -> str | None:
    """Read capitals as words if a run of them has at least two words that are not letters."""
    words = [word for word in _WORD.findall(m[0]) if len(word) > 1 and word not in _LETTERS]
    return _headline(m) if len(words) > 1 or (words and not any(letter.islower() for letter in m.string)) else None


def ampersand_rules() -> tuple[Rule, ...]:
    """Return the rules of signs between words, which come last."""
    return (
        Rule("ampersand", r" ?&(?:amp;)? ?", lambda _: " and ", frozenset("&")),
        Rule("percent-sign", r"(?<![\w%])%(?= \w)", lambda _: "percent", frozenset("%")),
        Rule("at-sign", r"(?<= )@(?= )", lambda _: "at", frozenset("@")),
        Rule("degree-sign", r"(?<=\w)°(?!\w)", lambda _: " degrees", frozenset("°")),
    )
