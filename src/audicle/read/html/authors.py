"""From a byline to the names in it."""

from __future__ import annotations

import re

_BY = re.compile(
    r"^\W*(?:(?:written|posted|published|words|story|text|report(?:ed)?|article|reviewed|edited)\s+)?"
    r"(?:by|von|par|por|da|di|door|av|af|autor(?:en)?|author|auteur|autore)\b[\s:]*",
    re.IGNORECASE,
)
_AND = re.compile(r"\s*(?:,|;|\||/|·|•|\n|&|\s(?:and|und|et|y|e|og|och|en|with|und)\s)\s*", re.IGNORECASE)
_AFTER = re.compile(
    r"\s*(?:\(|\||@|<|\bfor the\b|\bof the\b|\bfrom\b|\bupdated\b|\bpublished\b|"
    r"\bposted\b|\bon\b\s+\w+\s+\d|\bat\b\s+\d|"
    r"\d{1,2}[:/.]\d|\d{4}|"
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?\s+\d).*$",
    re.IGNORECASE | re.DOTALL,
)
_ROLE = re.compile(
    r"\b(?:staff|editor|editors|writer|reporter|correspondent|columnist|contributor|producer|journalist|chief|senior|"
    r"deputy|managing|associate|assistant|editorial|photographer|fellow|intern|admin|administrator|team|desk|bureau|newsroom|"
    r"redaktion|redacción|rédaction|service|wire|agency|agencies|press|news|media|magazine|online|web|posts?|staffer|group|network|"
    r"post|times|herald|tribune|journal|gazette|chronicle|reuters|afp|bbc|cnn|ap|dpa|guest|author|authors|inc|ltd|llc|"
    r"view|profile|bio|email|e-mail|follow|share|comments?|more|about|read|contact|twitter|facebook|subscribe|sign|login|all|articles|stories)\b",
    re.IGNORECASE,
)
_NOT_NAME = re.compile(r"https?:|www\.|\.com\b|@|\d{2,}|[<>{}\[\]=_#?!]")
# One name as libraries write it: "Roe, Bob", "van der Berg, Jan"
_INVERTED = re.compile(r"((?:(?:[a-zà-ÿ’']+ )*)[^\s,;|]+), ([^\s,;|]+(?: [^\s,;|]+){0,2})")
_AFTER_NAME = re.compile(r"(?:jr|sr|i{2,3}|iv|m\.?d|ph\.?d|esq|m\.?a|b\.?a|rn|dr)\.?", re.IGNORECASE)
_LONGEST, _MOST_WORDS = 60, 6


def names_in(byline: str, *, sites: tuple[str, ...] = ()) -> tuple[str, ...]:
    """Return the persons' names in a byline such as "By Ann Lee and Bo Ek, staff writers", each once.

    ``sites`` are names of the publisher, which is not its own author. A single "Roe, Bob" is one person, Bob Roe.
    """
    byline = "; ".join(_turned(part) for part in byline.split(";"))
    text = _AFTER.sub("", _BY.sub("", " ".join(byline.split())))
    found: dict[str, str] = {}
    for part in _AND.split(text):
        name = _BY.sub("", part).strip(" .,:;–—-|\"'“”’")
        if is_name(name) and name.casefold() not in {site.casefold() for site in sites}:
            found.setdefault(name.casefold(), name)
    return tuple(found.values())


def _turned(text: str) -> str:
    """Return a name with the given name first, where it is written "Last, First"; any other text as it is."""
    found = _INVERTED.fullmatch(" ".join(text.split()))
    if not found or _AFTER_NAME.fullmatch(found[2]) or _AND.search(f" {found[2]} "):
        return text
    return f"{found[2]} {found[1]}" if is_name(found[1]) and is_name(found[2]) else text


def is_name(text: str) -> bool:
    """Tell whether a text may be a person's name: a few words, of which none is a role, an address or a site."""
    words = text.split()
    if not words or len(text) > _LONGEST or len(words) > _MOST_WORDS or _NOT_NAME.search(text) or _ROLE.search(text):
        return False
    if not any(char.isalpha() for char in text):
        return False
    capital = sum(not word[0].islower() for word in words)
    return capital >= max(1, len(words) - 2)
