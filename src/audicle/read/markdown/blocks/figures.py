"""Pictures and what belongs to them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from audicle.model import Figure, Inline, Text
from audicle.read.markdown.context import classes
from audicle.read.markdown.inlines.links import picture_address

if TYPE_CHECKING:
    from lxml.html import HtmlElement

# Where pages that load pictures late keep the address
_SOURCES = ("src", "data-src", "data-original", "data-lazy-src")
_GLYPHS = frozenset(("emoji", "wp-smiley", "twemoji"))


def figure(image: HtmlElement) -> Figure:
    """Return an ``img`` as a figure. Its ``title`` is its caption, as long as no other is known."""
    src = next((value for name in _SOURCES if (value := (image.get(name) or "").strip())), None)
    title = _text(image.get("title"))
    hidden = image.get("role") in ("presentation", "none") or image.get("aria-hidden") == "true"
    return Figure(
        "",
        src=picture_address(src),
        alt=_text(image.get("alt")),
        decorative=hidden or "decorative" in classes(image),
        caption=(Text(title),) if title else (),
        credit=_text(image.get("credit") or image.get("data-credit")),
        description=_text(image.get("description")),
    )


def captioned(item: Figure, caption: tuple[Inline, ...]) -> Figure:
    """Return a figure with a caption; what its title said before becomes its description."""
    other = item.caption_text if item.caption and item.caption != caption else None
    return replace(item, caption=caption, description=item.description or other)


def is_glyph(image: HtmlElement) -> bool:
    """Tell whether a picture stands for a character, such as an emoji."""
    return bool(_GLYPHS.intersection(classes(image))) and bool(image.get("alt"))


def _text(value: str | None) -> str | None:
    return " ".join((value or "").split()) or None
