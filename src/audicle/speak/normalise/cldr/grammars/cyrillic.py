"""Serbian letters of both scripts, and rules that say their words in the script of the text."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection

    from audicle.speak.normalise.rules import Rule

_CYRILLIC = "абвгдђежзијклљмнњопрстћуфхцчџш"
_LATIN = "a b v g d đ e ž z i j k l lj m n nj o p r s t ć u f h c č dž š".split()  # noqa: SIM905
_TO_LATIN = {
    **dict(zip(_CYRILLIC, _LATIN, strict=True)),
    **dict(zip(_CYRILLIC.upper(), map(str.capitalize, _LATIN), strict=True)),
}
_TO_CYRILLIC = {latin: letter for letter, latin in _TO_LATIN.items()}
_LATIN_LETTER = re.compile("|".join(sorted(_TO_CYRILLIC, key=len, reverse=True)))
_LATIN_WORD = re.compile(r"(?<![\w@./])[A-Za-zČĆŠŽĐčćšžđ]+(?![\w@/]|\.\w)")
_ANY_CYRILLIC = re.compile("[Ѐ-ӿ]")


def in_latin(text: str) -> str:
    """Return a text with its Cyrillic letters as Latin ones: "љ" is "lj"."""
    return "".join(_TO_LATIN.get(letter, letter) for letter in text)


def in_cyrillic(text: str) -> str:
    """Return a text with its Latin letters as Cyrillic ones, "nj" as one letter."""
    return _LATIN_LETTER.sub(lambda m: _TO_CYRILLIC[m[0]], text)


def said_in_script(rule: Rule, script: str, signs: Collection[str]) -> Rule:
    """Return a rule whose words are in Latin letters where the text is in them.

    A text with Cyrillic letters is in Cyrillic, one with Latin words in Latin letters; ``signs`` are none. Of one with
    neither ``script`` tells (ISO 15924, in lower case): "latn" or any other.
    """

    def latin(text: str) -> bool:
        if _ANY_CYRILLIC.search(text):
            return False
        return script == "latn" or any(word not in signs for word in _LATIN_WORD.findall(text))

    def say(m: re.Match[str]) -> str | None:
        words = rule.say(m)
        return in_latin(words) if words is not None and latin(m.string) else words

    return replace(rule, say=say)
