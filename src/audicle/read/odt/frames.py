"""Frames and shapes of an OpenDocument text (ODF 1.3 part 3, 10): pictures, formulas, and text in boxes."""

from __future__ import annotations

import base64
import binascii
from dataclasses import dataclass, field
from html import escape
from typing import TYPE_CHECKING

from lxml import etree

from audicle.errors import SourceError
from audicle.read.markup.xml import attribute, child, children, descendants, local_name, parse_xml, text_in
from audicle.read.office.preparing import DECORATIVE

if TYPE_CHECKING:
    from collections.abc import Mapping

_MATHML = "http://www.w3.org/1998/Math/MathML"
# What a picture can be read as, before what may stand beside it for other programs
_DRAWN = (".svm", ".wmf", ".emf", ".pdf")


@dataclass(slots=True)
class Frames:
    """Makes HTML of frames. ``boxes`` are those with text since somebody last took them."""

    members: Mapping[str, bytes]  # of the archive
    pictures: dict[str, bytes] = field(default_factory=dict)  # those that stand in the document itself
    boxes: list[etree._Element] = field(default_factory=list)

    def inline(self, frame: etree._Element) -> str:
        """Return a frame as what stands in a line; a box with text is put to ``boxes``."""
        name = local_name(frame)
        if name == "g":
            made = "".join(self.inline(one) for one in frame if isinstance(one.tag, str))
            return made or _described(frame)
        if name != "frame":
            if any(text_in(one) for one in children(frame, "p")):
                self.boxes.append(frame)
                return ""
            return _described(frame)
        box = child(frame, "text-box")
        if box is not None:
            self.boxes.append(box)
            return ""
        table = child(frame, "table")
        if table is not None:
            self.boxes.append(frame)
            return ""
        return self._formula(frame) or self._picture(frame)

    def take_boxes(self) -> list[etree._Element]:
        """Return the boxes that were met, and forget them."""
        boxes, self.boxes = self.boxes, []
        return boxes

    def _formula(self, frame: etree._Element) -> str:
        """Return an embedded formula as MathML (10.4.6); "" if there is none."""
        holder = child(frame, "object")
        if holder is None:
            return ""
        math = next(holder.iter(f"{{{_MATHML}}}math"), None)
        name = attribute(holder, "href").removeprefix("./").rstrip("/") + "/content.xml"
        if math is None and name in self.members:
            try:
                root = parse_xml(self.members[name], name)
            except SourceError:
                return ""
            math = next(root.iter(f"{{{_MATHML}}}math"), None)
        return _plain_math(math) if math is not None and text_in(math) else ""

    def _picture(self, frame: etree._Element) -> str:
        images = sorted(children(frame, "image"), key=lambda one: attribute(one, "href").lower().endswith(_DRAWN))
        words = _words(frame)
        if images:
            name = self._named(images[0])
            if name and not (name.lower().endswith(_DRAWN) and name.startswith("ObjectReplacements")):
                return f'<img src="{escape(name)}" alt="{escape(words)}">'
        return _described(frame)

    def _named(self, image: etree._Element) -> str:
        """Return the name of a picture in the archive, or of one that stands in the document as base64 (10.4.4)."""
        data = child(image, "binary-data")
        if data is None:
            return attribute(image, "href").removeprefix("./")
        try:
            content = base64.b64decode("".join(map(str, data.itertext())))
        except (binascii.Error, ValueError):
            return ""
        name = f"picture-{len(self.pictures) + 1}"
        self.pictures[name] = content
        return name


def _words(frame: etree._Element) -> str:
    """Return the description of a frame (10.3.17), else its title."""
    if attribute(frame, "decorative") == "true":
        return DECORATIVE
    return text_in(child(frame, "desc")) or text_in(child(frame, "title"))


def _described(frame: etree._Element) -> str:
    """Return a drawing of which there is no picture as a picture with its description; "" without one."""
    words = _words(frame)
    return f'<img alt="{escape(words)}">' if words and words != DECORATIVE else ""


def _plain_math(math: etree._Element) -> str:
    """Return MathML without prefixes, and without what it is in other notations."""
    for other in [*descendants(math, "annotation"), *descendants(math, "annotation-xml")]:
        parent = other.getparent()
        if parent is not None:
            parent.remove(other)
    for element in math.iter("{*}*"):
        element.tag = local_name(element)
    etree.cleanup_namespaces(math)
    return etree.tostring(math, encoding="unicode", with_tail=False)
