"""What a book leaves out, or says in older words, so that readers made for EPUB 2 show it whole.

EPUB 2.0.1 knows neither MathML nor WebP, and has no elements that open and close. The book stays an EPUB 3.
"""

from __future__ import annotations

import io
from dataclasses import fields, is_dataclass, replace
from typing import TYPE_CHECKING, TypeVar

from PIL import Image as Pictures

from audicle.model import Math, MathSpan
from audicle.publish.markup.xhtml import XHTML, put

if TYPE_CHECKING:
    from audicle.model import Article, Image
    from audicle.publish.markup.xhtml import Element

T = TypeVar("T")


def simplified(article: Article) -> Article:
    """Return an article with its formulas as text only, and its WebP pictures as PNG or JPEG.

    What the book says of its own accessibility follows from what is left.
    """
    return replace(
        article,
        sections=_without_mathml(article.sections),
        notes=_without_mathml(article.notes),
        images=tuple(map(_older, article.images)),
    )


def opened(html: Element) -> Element:
    """Turn what can be opened and closed in a document into what is always open, and return the document."""
    for details in html.iter(f"{{{XHTML}}}details"):
        details.tag = f"{{{XHTML}}}div"
        details.attrib.pop("open", "")
        put(details, {"class": "details"})
    for summary in html.iter(f"{{{XHTML}}}summary"):
        summary.tag = f"{{{XHTML}}}p"
        put(summary, {"class": "label"})
    return html


def _without_mathml(value: T) -> T:
    if isinstance(value, tuple):
        return tuple(map(_without_mathml, value))  # type: ignore[return-value]  # a tuple of the same kinds
    if not is_dataclass(value) or isinstance(value, type):
        return value
    if isinstance(value, Math | MathSpan):
        return replace(value, mathml=None)
    inner = {
        field.name: part
        for field in fields(value)
        if isinstance(part := getattr(value, field.name), tuple) or is_dataclass(part)
    }
    changed = {name: new for name, old in inner.items() if (new := _without_mathml(old)) != old}
    return replace(value, **changed) if changed else value


def _older(image: Image) -> Image:
    """Return a WebP picture, of which the first image is taken, as PNG if it has transparent places, else as JPEG."""
    if image.media_type != "image/webp":
        return image
    try:
        with Pictures.open(io.BytesIO(image.data)) as picture:
            out = io.BytesIO()
            clear = picture.mode != "RGB"
            picture.save(out, "PNG", optimize=True) if clear else picture.save(out, "JPEG", quality=90)
    except (OSError, ValueError, SyntaxError, Pictures.DecompressionBombError):
        return image  # what cannot be decoded is left as it is: no reader shows it
    return replace(image, media_type="image/png" if clear else "image/jpeg", data=out.getvalue())
