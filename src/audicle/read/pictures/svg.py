"""SVG made safe: a drawing that runs nothing, fetches nothing and leads nowhere."""

from __future__ import annotations

import re

from lxml import etree

from audicle.machine.parsing import excess
from audicle.machine.prolog import in_utf8, parted
from audicle.read.markup.entities import expanded
from audicle.read.pictures.fitting import Picture, UnfitError
from audicle.read.pictures.svg_styles import INLINE_PICTURE, fetches

_NAMESPACE = "http://www.w3.org/2000/svg"
_UNSAFE = frozenset((
    "script", "foreignObject", "iframe", "object", "embed", "audio", "video", "set", "animate", "animateMotion",
    "animateTransform", "handler",
))  # fmt: skip
_HTML = "http://www.w3.org/1999/xhtml"  # its elements fetch by many attributes, wherever they stand
_SCRIPT = re.compile(r"javascript:", re.IGNORECASE)
_LENGTH = re.compile(r"\s*(\d+(?:\.\d+)?|\.\d+)\s*(px|pt|pc|mm|cm|in|em|ex)?\s*$")
# CSS pixels a unit (CSS Values 3, 6.2); em and ex at the usual size of text
_PIXELS = {"px": 1, "pt": 4 / 3, "pc": 16, "mm": 96 / 25.4, "cm": 96 / 2.54, "in": 96, "em": 16, "ex": 8, None: 1}
# What browsers show a drawing as that says nothing of its size (CSS 2.2, 10.3.2)
_DEFAULT = (300, 150)
_HEAD = 5_000  # bytes
_LARGEST = 5_000_000  # bytes
_WIDEST = 20_000  # pixels


def is_svg(data: bytes) -> bool:
    """Tell whether ``data`` begins as an SVG does."""
    try:
        head = in_utf8(data[:_HEAD], "replace").lstrip()
    except LookupError:
        head = data[:_HEAD].lstrip()
    return head.startswith(b"<svg") or (head.startswith((b"<?xml", b"<!--", b"<!DOCTYPE svg")) and b"<svg" in head)


def sanitised(data: bytes) -> Picture:
    """Return an SVG without scripts, handlers and references to anything outside it, with its size in CSS pixels.

    The remark says whether something had to go. Raises UnfitError if it is not well-formed or too large.
    """
    if len(data) > _LARGEST:
        raise UnfitError(f"is an SVG of more than {_LARGEST // 1_000_000} MB")
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True, load_dtd=False, encoding="utf-8"
    )
    try:
        # what it declares are abbreviations of words and addresses, as Illustrator writes them
        written, left = expanded(in_utf8(data))
        _, body = parted(written)
        if said := excess(body):
            raise UnfitError(f"has {said}")
        root = etree.fromstring(body, parser)
    except (etree.XMLSyntaxError, ValueError, LookupError) as error:
        raise UnfitError("is damaged (not well-formed XML)") from error
    if root.tag != f"{{{_NAMESPACE}}}svg":
        raise UnfitError("is not an SVG drawing")
    changed = _clean(root) or bool(left)
    width, height = _size(root)
    content = etree.tostring(root, encoding="utf-8", xml_declaration=True, with_tail=False)
    remark = "had scripts or references to other files; they are removed" if changed else None
    return Picture("image/svg+xml", width, height, content, remark)


def _clean(root: etree._Element) -> bool:
    changed = False
    for element in list(root.iter()):
        if not isinstance(element.tag, str):  # an entity: it stands for something outside
            _remove(element)
            changed = True
            continue
        name = etree.QName(element)
        if name.localname in _UNSAFE or name.namespace == _HTML:
            _remove(element)
            changed = True
            continue
        if name.localname == "style" and fetches("".join(map(str, element.itertext())), sheet=True):
            _remove(element)
            changed = True
            continue
        for attribute, value in list(element.attrib.items()):
            if _is_unsafe(str(attribute), str(value)):
                del element.attrib[attribute]
                changed = True
    return changed


def _is_unsafe(name: str, value: str) -> bool:
    local = etree.QName(name).localname.lower()
    if local.startswith("on"):
        return True
    if local in ("href", "src", "base"):
        return not (value.strip().startswith("#") or INLINE_PICTURE.match(value.strip()))
    return bool(_SCRIPT.search(value)) or fetches(value, sheet=local == "style")


def _remove(element: etree._Element) -> None:
    parent = element.getparent()
    if parent is None:
        return
    tail, previous = element.tail, element.getprevious()
    parent.remove(element)
    if tail and previous is not None:
        previous.tail = (previous.tail or "") + tail
    elif tail:
        parent.text = (parent.text or "") + tail


def _size(root: etree._Element) -> tuple[int, int]:
    width, height = (_pixels(root.get(name)) for name in ("width", "height"))
    box = [float(part) for part in re.findall(r"-?\d+(?:\.\d+)?(?:e-?\d+)?", root.get("viewBox") or "")[:4]]
    if len(box) == 4 and box[2] > 0 and box[3] > 0:  # noqa: PLR2004 - min-x, min-y, width, height
        ratio = box[3] / box[2]
        width, height = width or (height / ratio if height else box[2]), height or (width or box[2]) * ratio
    elif width and height:
        # without a view box the drawing could not be scaled to a small screen
        root.set("viewBox", f"0 0 {width:g} {height:g}")
    wide, high = width or _DEFAULT[0], height or _DEFAULT[1]
    return tuple(max(1, min(_WIDEST, round(side))) for side in (wide, high))  # type: ignore[return-value]  # two go in


def _pixels(length: str | None) -> float | None:
    match = _LENGTH.match(length or "")
    return float(match[1]) * _PIXELS[match[2]] or None if match else None
