"""Drawings that stand in a page itself, as SVG: those that say something become pictures, icons do not."""

from __future__ import annotations

import base64
import re
from typing import TYPE_CHECKING

from lxml import etree

from audicle.read.html.tree import class_of, text_of

if TYPE_CHECKING:
    from audicle.read.html.tree import Element

_SVG = "http://www.w3.org/2000/svg"
_XLINK = "http://www.w3.org/1999/xlink"
_SHAPES = ("path", "rect", "circle", "ellipse", "line", "polygon", "polyline", "text", "image")
_DEFINED = ("defs", "symbol", "clippath", "mask", "pattern", "marker")
_NOT_SHOWN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|(?:width|height)\s*:\s*0(?![.\d])", re.IGNORECASE)
_TOOLS = ("button", "nav", "header", "footer", "label", "summary", "h1", "h2", "h3", "h4", "h5", "h6")
_ICON = re.compile(r"\b(?:icon|ico|logo|sprite|spinner|btn|button|avatar|arrow|share|social|emoji)s?\b", re.IGNORECASE)
_SMALL = 60  # pixels, of which an icon has fewer on a side
_LARGE = 150  # pixels; what has as many on both sides need not say what it is
_LARGEST = 2_000_000  # characters
_LONG = 600  # characters of words in a drawing: more are no description
# HTML's parser writes all names small; SVG's are not all so. HTML, 13.2.6.1
_NAMES = {
    name.lower(): name
    for name in (
        "clipPath", "feBlend", "feColorMatrix", "feComponentTransfer", "feComposite", "feFlood", "feFuncA", "feFuncB",
        "feFuncG", "feFuncR", "feGaussianBlur", "feMerge", "feMergeNode", "feMorphology", "feOffset", "feTile",
        "feTurbulence", "foreignObject", "linearGradient", "radialGradient", "textPath", "feDropShadow",
        "animateMotion", "animateTransform",
    )
}  # fmt: skip
_ATTRIBUTES = {
    name.lower(): name
    for name in (
        "clipPathUnits", "gradientTransform", "gradientUnits", "lengthAdjust", "markerHeight", "markerUnits",
        "markerWidth", "maskContentUnits", "maskUnits", "pathLength", "patternContentUnits", "patternTransform",
        "patternUnits", "preserveAspectRatio", "refX", "refY", "spreadMethod", "startOffset", "stdDeviation",
        "textLength", "viewBox", "filterUnits", "primitiveUnits", "baseFrequency", "numOctaves",
    )
}  # fmt: skip


def find_drawings(body: Element) -> None:
    """Put an ``img`` in the place of every drawing that is worth showing, with its name as alternative text.

    Its address is in the attribute ``drawing``: ``src`` of that kind only holds a place. What the drawing says at
    length, its description or else the words in it, is in the attribute ``description``.
    """
    for drawing in list(body.iter("svg")):
        if (
            drawing.getparent() is not None
            and next(drawing.iterancestors("svg"), None) is None
            and _is_content(drawing)
        ):
            _as_picture(drawing)


def _is_content(drawing: Element) -> bool:
    if drawing.get("aria-hidden") == "true" or _NOT_SHOWN.search(drawing.get("style") or ""):
        return False
    # what is only defined is shown where another drawing uses it
    if all(next(shape.iterancestors(*_DEFINED), None) is not None for shape in drawing.iter(*_SHAPES)):
        return False
    if next(drawing.iterancestors(*_TOOLS), None) is not None or drawing.get("display") == "none":
        return False
    names = " ".join(class_of(item) for item in (drawing, *list(drawing.iterancestors())[:2]))
    if _ICON.search(names.replace("-", " ").replace("_", " ")):
        return False
    width, height = _size(drawing)
    if 0 < width < _SMALL or 0 < height < _SMALL:
        return False
    in_figure = next(drawing.iterancestors("figure"), None) is not None
    return in_figure or bool(_name(drawing)) or (width >= _LARGE and height >= _LARGE)


def _size(drawing: Element) -> tuple[float, float]:
    """Return the width and height in pixels, as far as they are said; 0 else."""
    box = [float(part) for part in re.findall(r"-?\d+(?:\.\d+)?", drawing.get("viewbox") or "")[:4]]
    usual = (box[2], box[3]) if len(box) == 4 else (0.0, 0.0)  # noqa: PLR2004 - min-x, min-y, width, height
    found = (re.fullmatch(r"\s*(\d+(?:\.\d+)?)\s*(?:px)?\s*", drawing.get(side) or "") for side in ("width", "height"))
    width, height = (float(match[1]) if match else one for match, one in zip(found, usual, strict=True))
    return width, height


def _name(drawing: Element) -> str:
    label = " ".join((drawing.get("aria-label") or "").split())
    return label or next((text_of(part) for part in drawing.iterchildren("title") if text_of(part)), "")


def _as_picture(drawing: Element) -> None:
    name = _name(drawing)
    described = next((text_of(part) for part in drawing.iterchildren("desc") if text_of(part)), "")
    words = " ".join(filter(None, (text_of(part) for part in drawing.iter("text"))))
    tail, drawing.tail = drawing.tail, None
    data = etree.tostring(_well_written(drawing))
    if len(data) > _LARGEST:
        drawing.tail = tail
        return
    alt, more = (name, described or words) if name else (described, words)
    kept = {key: drawing.get(key) for key in ("class", "id", "aria-describedby", "aria-details") if drawing.get(key)}
    drawing.clear()
    drawing.tag, drawing.tail = "img", tail
    for key, value in kept.items():
        drawing.set(key, value)
    drawing.set("drawing", f"data:image/svg+xml;base64,{base64.b64encode(data).decode()}")
    if alt:
        drawing.set("alt", alt)
    if more and more != alt and len(more) <= _LONG:
        drawing.set("description", more)


def _well_written(drawing: Element) -> etree._Element:
    """Return a drawing as SVG: in its namespace, its names with their capitals."""
    made: dict[Element, etree._Element] = {}
    root = None
    for element in drawing.iter("*"):
        tag = str(element.tag)
        if not re.fullmatch(r"[A-Za-z_][\w.-]*", tag):
            continue
        parent = made.get(element.getparent())
        if root is not None and parent is None:
            continue
        name = f"{{{_SVG}}}{_NAMES.get(tag, tag)}"
        if parent is None:
            copied = root = etree.Element(name, nsmap={None: _SVG, "xlink": _XLINK})  # type: ignore[dict-item]  # None: no prefix
        else:
            copied = etree.SubElement(parent, name)
        for key, value in element.items():
            if key in ("xlink:href", "href"):
                copied.set(f"{{{_XLINK}}}href", value)
            elif re.fullmatch(r"[A-Za-z_][\w.-]*", key) and key != "xmlns":
                copied.set(_ATTRIBUTES.get(key, key), value)
        copied.text, copied.tail = element.text, element.tail
        made[element] = copied
    return root if root is not None else etree.Element(f"{{{_SVG}}}svg")
