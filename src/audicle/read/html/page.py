"""What is known about a page while it is read: one object that the walkers share."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

from audicle.read.html.finding.paragraphs import BLOCKS, HEADINGS
from audicle.read.html.tree import class_of
from audicle.read.languages.article import normalise

if TYPE_CHECKING:
    from audicle.model import NoteReference
    from audicle.read.html.tree import Element

_GLYPH_SIZE = 32  # pixels; a picture no larger stands in a line like a letter
_GLYPHS = ("emoji", "smiley", "latex", "wp-smiley", "mwe-math", "inline-icon")


@dataclass(frozen=True, slots=True)
class Words:
    """The elements that hold a picture's caption and its credit."""

    caption: tuple[Element, ...] = ()
    credit: tuple[Element, ...] = ()


@dataclass(slots=True)
class Page:
    """A prepared page. The sets are filled by the stages in the order of ``reader.read_html``."""

    name: str  # of the source, for messages
    root: Element
    body: Element
    base: str  # what addresses are relative to; "" if unknown
    language: str | None  # BCP 47, as the page declares for the whole of it
    holders: frozenset[Element] = frozenset()  # elements that hold blocks
    pictures: dict[Element, Words] = field(default_factory=dict)  # every img worth showing
    shown: set[Element] = field(default_factory=set)  # those that became figures
    references: dict[Element, NoteReference] = field(default_factory=dict)  # links that refer to a note
    anchors: dict[Element, str] = field(default_factory=dict)  # what links in the page lead to, with their names
    taken: set[Element] = field(default_factory=set)  # read elsewhere: captions, notes, marks that lead back
    formulas: dict[str, str | None] = field(default_factory=dict)  # MathML by TeX; None: it cannot be shown
    contents: set[Element] = field(default_factory=set)  # lists that are the page's own table of contents
    kept: set[Element] = field(default_factory=set)  # leaves judged to be the article

    @property
    def block_tags(self) -> frozenset[str]:
        """The tags whose content is never part of the line around it."""
        return BLOCKS

    def language_around(self, element: Element) -> str | None:
        """Return the language declared around an element, itself excluded."""
        for parent in element.iterancestors():
            declared = declared_language(parent)
            if declared:
                return declared
        return self.language

    def language_of(self, element: Element) -> str | None:
        """Return an element's language where it differs from the page's, else None."""
        own = declared_language(element) or self.language_around(element)
        return own if own != self.language else None

    def in_heading(self, element: Element) -> bool:
        """Tell whether an element stands in a heading."""
        return next(element.iterancestors(*HEADINGS), None) is not None

    def is_glyph(self, image: Element) -> bool:
        """Tell whether a picture is a letter of a line: an emoji, a formula."""
        if any(word in class_of(image) for word in _GLYPHS):
            return True
        sizes = [pixels(image.get(side)) for side in ("width", "height")]
        return image not in self.pictures and bool(image.get("alt")) and all(0 < size <= _GLYPH_SIZE for size in sizes)


def pixels(value: str | None) -> int:
    """Return a ``width`` or ``height`` in pixels, 0 if it says nothing of the kind."""
    digits = (value or "").strip().removesuffix("px")
    return int(digits) if digits.isdecimal() and len(digits) < 6 else 0  # noqa: PLR2004 - more is no size


def declared_language(element: Element) -> str | None:
    """Return the language that an element declares for itself, as BCP 47 writes it."""
    declared = element.get("lang") or element.get("xml:lang")
    return _normalised(declared) if declared else None


@lru_cache(maxsize=256)
def _normalised(tag: str) -> str | None:
    return normalise(tag)
