"""Addresses of the web and of mail, handles and hashtags: words as words, other letters as letters."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from audicle.speak.normalise.european.numbers.words import digits
from audicle.speak.normalise.rules import INNER_POINT, Rule

if TYPE_CHECKING:
    from audicle.speak.normalise.european.language import Language

_PARTS = re.compile(r"[^\W\d_]+|\d+|[\W_]")
_HUMPS = re.compile(r"(?<=[a-zà-ÿ])(?=[A-ZÀ-Þ])")
_VOWEL = re.compile(r"[aeiouyáéíóúäöüàèìòùâêîôûãõ]", re.IGNORECASE)
_LETTERS = frozenset(["www", "http", "https", "html", "htm", "php", "pdf", "edu", "usa", "faq", "url"])
_TOP = "com|org|net|info|edu|eu|de|at|ch|fr|be|ca|es|mx|ar|it|pt|br|uk|io|tv|gov|gob|app|dev|blog|test|example"


def web_rules(tongue: Language) -> tuple[Rule, ...]:
    """Return the rules of addresses, handles and hashtags."""

    def say(m: re.Match[str]) -> str:
        return address(m[0].rstrip(".,;:!?"), tongue)

    def tagged(m: re.Match[str]) -> str:
        return f"{tongue.signs['hashtag']} {_HUMPS.sub(' ', m['tag']).replace('_', ' ')}"

    label = r"[^\W_](?:[\w-]{0,62})"
    path = r"(?:/[^\s<>\"')\]]{0,500}(?<![.,;:!?]))?"
    return (
        Rule("mail", rf"(?<![\w.+-])[\w.+-]{{1,64}}+@{label}(?:\.{label}){{1,5}}+", say, frozenset("@")),
        Rule(
            "address",
            rf"(?<![\w.@/-])(?:https?://|www\.)[^\s/<>\"')\]]{{1,300}}(?<![.,;:!?]){path}",
            say,
            frozenset("/wW"),
        ),
        Rule(
            "domain",
            rf"(?<![\w.@/-])(?:[a-z\d][a-z\d-]{{1,62}}\.){{1,4}}(?:{_TOP})(?![\w@]|\.\w){path}",
            say,
            frozenset({INNER_POINT}),
        ),
        Rule("handle", r"(?<![\w.@/])@(?=\w{0,29}[^\W\d_])\w{2,30}(?!\w|\.\w)", say, frozenset("@")),
        Rule("hashtag", r"(?<![\w&/])#(?P<tag>(?=\w{0,40}[^\W\d_])\w{2,60})(?!\w)", tagged, frozenset("#")),
    )


def address(text: str, tongue: Language) -> str:
    """Return an address in words: "ana.gil@ejemplo.es" is "ana punto gil arroba ejemplo punto es"."""
    said = []
    for part in _PARTS.findall(re.sub("^https?://", "", text)):
        if part.isdecimal():
            said.append(digits(part, tongue))
        elif part.isalpha():
            said.append(_letters_or_word(part, tongue))
        else:
            said.append(tongue.web.get(part, ""))
    return " ".join(word for word in said if word)


def _letters_or_word(text: str, tongue: Language) -> str:
    lower = text.lower()
    short = len(text) <= 2 and lower not in tongue.words("short")  # noqa: PLR2004 - of which few are words
    if short or lower in _LETTERS or not _VOWEL.search(text):
        return " ".join(text.upper())
    return text
