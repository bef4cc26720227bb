"""Marks of print: notes glued to words, emoji, ampersands, and signs that have a name.

Emoji are not said: they repeat the words beside them. A heart between two words is a verb.
"""

from __future__ import annotations

import re

from audicle.speak.normalise.english.letters.abbreviations import NUMBERED
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


_LAST_WORD = re.compile(r"(?<![\w./@])(?P<word>[^\W\d_]{3,30})[.!?,;:”’\")]{1,2}\Z")
_REACH = 34  # characters before a figure that show what it stands after


def _stars(m: re.Match[str]) -> str:
    count = len(m[0])
    return f"{cardinal(count)} star{'' if count == 1 else 's'}"


def _note(m: re.Match[str]) -> str | None:
    """Leave out a figure after the end of a sentence, not that of an abbreviation: "p.3", "Fig.2"."""
    word = _LAST_WORD.search(m.string[max(m.start() - _REACH, 0) : m.start()])
    return "" if word and f"{word['word'].lower()}." not in NUMBERED else None


def _nothing(_: re.Match[str]) -> str:
    return ""


def mark_rules() -> tuple[Rule, ...]:
    """Return the rules of marks that come before all others."""
    return (
        Rule(  # glued by copying: "The tide rose.3 It fell again.4,5"
            "note-glued",
            r"(?<=[a-z]{2}[.!?,;:”’\")])\d{1,3}(?:[,–-]\d{1,3}){0,5}(?=\s+[A-Z“\"(]|\s*\Z)",
            _note,
            At.DIGIT,
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
    )


def _named(m: re.Match[str]) -> str:
    words = _NAMED[m["sign"]]
    return f"{words} " if words and m[0][-1].isspace() else words + (" " if words else "")


def _emoji(m: re.Match[str]) -> str | None:
    return "" if m[0].strip() else None


def ampersand_rules() -> tuple[Rule, ...]:
    """Return the rules of signs between words, which come last."""
    return (
        Rule("ampersand", r" ?&(?:amp;)? ?", lambda _: " and ", frozenset("&")),
        Rule("percent-sign", r"(?<![\w%])%(?= \w)", lambda _: "percent", frozenset("%")),
        Rule("at-sign", r"(?<= )@(?= )", lambda _: "at", frozenset("@")),
        Rule("degree-sign", r"(?<=\w)°(?!\w)", lambda _: " degrees", frozenset("°")),
    )
