"""The words around a number, and the case that they ask for."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from audicle.speak.normalise.cldr.language import Language

_WORDS = 3  # spaces in a sentence, at least
_REACH = 80  # characters before and after a match that are looked at
_BEFORE = re.compile(r"((?:[^\W\d_][^\W\d_]*(?:['’ʼ-][^\W\d_]+)*\.? ){1,3})[«„“\"(]?\Z")
_AFTER = re.compile(r"[ -]((?:[^\W\d_]+(?:['’ʼ-][^\W\d_]+)*\.?(?: |\b|(?=\W))){1,3})")
_BETWEEN = re.compile(r"(\w+) [\d,.]+(?: ?[\w%°]+\.?)? (?:и|й|і|та|або|или|чи) \Z")


def before(m: re.Match[str]) -> list[str]:
    """Return up to three words before a match, in lower case, the last of them last."""
    found = _BEFORE.search(m.string[max(m.start() - _REACH, 0) : m.start()])
    return found[1].lower().split() if found else []


def after(m: re.Match[str]) -> list[str]:
    """Return up to three words after a match, as written."""
    found = _AFTER.match(m.string[m.end() : m.end() + _REACH])
    return found[1].split() if found else []


def asked(data: Language, m: re.Match[str]) -> str:
    """Return the case that the word before a match surely asks for, "?" and the word if it asks for several.

    "" for none. The table's ``own.before`` has the words by case, those of several under "several"; words that change
    nothing ("about", "only") are in its list ``neutral``. After "between 5 and" it is what "between" asks for.
    """
    words = before(m)
    while words and words[-1] in data.words("neutral"):
        words.pop()
    if joined := _BETWEEN.search(m.string[max(m.start() - _REACH, 0) : m.start()]):
        words = [joined[1].lower()]
    if not words:
        return ""
    for case, some in data.own.get("before", {}).items():
        if words[-1] in some.split():
            return f"?{words[-1]}" if case == "several" else case
    return ""


def stop(m: re.Match[str]) -> str:
    """Return the point that ends both an abbreviation and the sentence, else ""."""
    if not m[0].endswith(".") or m.string[m.end() :].strip(' »”")') or not m.string[:1].isupper():
        return ""
    return "." if len(m.string.split(" ", _WORDS)) == _WORDS + 1 else ""
