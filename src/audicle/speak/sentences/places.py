"""Where a sentence could end: after marks that end sentences, with the quotation marks and brackets they close."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from audicle.speak.sentences.pairs import CLOSING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from audicle.speak.sentences.pairs import Pairs

_WIDE = "。！？｡．។៕။།።፧।॥۔؟։"  # after these a sentence may begin without a space
_GREEK_QUESTION = ";\u037e"
_MARKS = "!?…‼⁇⁈⁉‽"
_FRENCH_SPACE = " \u00a0\u202f"
# Of notes, after a sentence: "rose.3", "rose.[12]", "rose.¹"
_NOTE = re.compile(
    r"(?:\[[^\[\]\s]{1,6}\]|[¹²³⁴-⁹⁰]{1,3}|[*†‡]{1,3}(?![\w*])|(?<=[^\W\d_]{3}[.!?])\d{1,3}(?:[,–-]\d{1,3})*(?=\s))+"
)
_SPACE = re.compile(r"\s*")


@dataclass(frozen=True, slots=True)
class Place:
    """A place where a sentence could end."""

    mark: int  # where its marks begin
    after: int  # behind the marks
    end: int  # behind what they close
    next: int  # where the next sentence would begin


@dataclass(frozen=True, slots=True)
class Marks:
    """What ends sentences in a text, by a language."""

    pattern: re.Pattern[str]

    def places(self, text: str, pairs: Pairs) -> Iterator[Place]:
        """Yield the places where a sentence of ``text`` could end, but for its end, in order."""
        last = 0
        for match in self.pattern.finditer(text):
            if match.start() < last:
                continue
            end = _closed(text, match.end(), pairs)
            follows = _SPACE.match(text, end).end()  # type: ignore[union-attr]  # it matches anywhere
            if follows == len(text):
                return
            if follows > end or match[0][-1] in _WIDE or (end > match.end() and end in pairs.opening):
                yield Place(match.start(), match.end(), end, follows)
                last = end


def marks(code: str) -> Marks:
    """Return what ends sentences in a language (ISO 639-1)."""
    more = _GREEK_QUESTION if code == "el" else ""
    one = f"[.{_MARKS}{_WIDE}{more}]"
    return Marks(re.compile(rf"(?:\.(?: \.){{1,5}}|{one}){one}*+"))


def _closed(text: str, at: int, pairs: Pairs) -> int:
    """Return the end of the quotation marks, brackets and marks of notes that stand after marks that end ``at``."""
    while at < len(text):
        if text[at] in CLOSING and at not in pairs.opening:
            at += 1
        elif text[at] in _FRENCH_SPACE and text[at + 1 : at + 2] in {"»", "›"} and at + 1 not in pairs.opening:
            at += 2
        elif note := _NOTE.match(text, at):
            at = note.end()
        else:
            break
    return at
