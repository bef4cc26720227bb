"""Addresses of the web and of mail, handles and hashtags: words as words, other letters as letters."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from audicle.speak.normalise.cldr.patterns import letter
from audicle.speak.normalise.rules import INNER_POINT, Rule

if TYPE_CHECKING:
    from audicle.speak.normalise.cldr.grammar import Grammar

_PARTS = re.compile(r"[^\W\d_]+|\d+|[\W_]")
_HUMPS = re.compile(r"(?<=[a-zà-ÿ])(?=[A-ZÀ-Þ])")
_VOWEL = re.compile(r"[aeiouyáéíóúäöüàèìòùâêîôûãõåæø]", re.IGNORECASE)
_LETTERS = frozenset(["www", "http", "https", "html", "htm", "php", "pdf", "edu", "usa", "faq", "url"])
# Where words are not kept apart, an address ends before a letter of the language
_HOST, _REST = r"[A-Za-z\d._~%:@-]", r"[A-Za-z\d._~%:@/?#&=+$!*,;-]"
_TOP = "com|org|net|info|edu|eu|io|tv|gov|app|dev|blog|test|example"


def web_rules(spoken: Grammar) -> tuple[Rule, ...]:
    """Return the rules of addresses, handles and hashtags."""
    web = spoken.data.web

    def say(m: re.Match[str]) -> str:
        return address(m[0].rstrip(".,;:!?"), spoken)

    def tagged(m: re.Match[str]) -> str:
        return f"{web['hashtag']} {_HUMPS.sub(' ', m['tag']).replace('_', ' ')}"

    label = r"[A-Za-z\d](?:[A-Za-z\d-]{0,62})"
    near = letter(spoken.data)
    host, rest = (r"[^\s/<>\"')\]]", r"[^\s<>\"')\]]") if spoken.data.spaced else (_HOST, _REST)
    path = rf"(?:/{rest}{{0,500}}(?<![.,;:!?]))?"
    top = "|".join([_TOP, *spoken.data.words("domains")])
    return (
        Rule("mail", rf"(?<![A-Za-z\d.+-])[A-Za-z\d_.+-]{{1,64}}+@{label}(?:\.{label}){{1,5}}+", say, frozenset("@")),
        Rule(
            "address",
            rf"(?<![{near}.@/-])(?:https?://|www\.){host}{{1,300}}(?<![.,;:!?]){path}",
            say,
            frozenset("/wW"),
        ),
        Rule(
            "domain",
            rf"(?<![A-Za-z\d.@/-])(?:[a-z\d][a-z\d-]{{1,62}}\.){{1,4}}(?:{top})(?![A-Za-z\d@]|\.[{near}]){path}",
            say,
            frozenset({INNER_POINT}),
        ),
        *(
            (Rule("hashtag", r"(?<![\w&/])#(?P<tag>(?=\w{0,40}[^\W\d_])\w{2,60})(?!\w)", tagged, frozenset("#")),)
            if "hashtag" in web
            else ()
        ),
    )


def address(text: str, spoken: Grammar) -> str:
    """Return an address in words: "eva@exempel.se" is "eva snabel-a exempel punkt se"."""
    said = []
    for part in _PARTS.findall(re.sub("^https?://", "", text)):
        if part.isdecimal():
            said.append(spoken.digits(part))
        elif part.isalpha():
            said.append(_letters_or_word(part, spoken))
        else:
            said.append(spoken.data.web.get(part, ""))
    return " ".join(word for word in said if word)


def _letters_or_word(text: str, spoken: Grammar) -> str:
    lower = text.lower()
    short = len(text) <= 2 and lower not in spoken.data.words("short")  # noqa: PLR2004 - of which few are words
    if text.isascii() and (short or lower in _LETTERS or not _VOWEL.search(text)):
        return " ".join(text.upper())
    return text
