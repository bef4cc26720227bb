"""What stands inside a paragraph of an OpenDocument text (ODF 1.3 part 3, 6 and 7), as HTML."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html import escape
from typing import TYPE_CHECKING

from audicle.read.markup.xml import attribute, child, local_name, text_in
from audicle.read.office.signs import signs_of

if TYPE_CHECKING:
    from lxml import etree

    from audicle.read.odt.frames import Frames
    from audicle.read.odt.styles import Styles

_MOST_SPACES = 200
_NOT_SHOWN = frozenset({
    "annotation", "annotation-end", "tracked-changes", "hidden-paragraph", "script", "dde-connection", "change",
    "change-start", "change-end", "placeholder", "toc-mark", "toc-mark-start", "alphabetical-index-mark",
    "alphabetical-index-mark-start", "user-index-mark", "soft-page-break", "forms", "variable-set-hidden",
})  # fmt: skip
_FRAMES = frozenset({
    "frame", "g", "custom-shape", "rect", "line", "polygon", "polyline", "path", "ellipse", "circle", "caption",
    "connector", "measure", "regular-polygon", "control", "page-thumbnail", "scene",
})  # fmt: skip
_SPACES = re.compile(r"[ \t\r\n]+")


@dataclass(slots=True)
class Inlines:
    """Makes HTML of what stands in paragraphs; notes and boxes are kept until somebody asks for them."""

    styles: Styles
    frames: Frames
    notes: list[tuple[str, etree._Element]] = field(default_factory=list)  # id and body
    hidden: list[str] = field(default_factory=list)  # texts that are not shown

    def html(self, paragraph: etree._Element, *, spaced: bool = False) -> str:
        """Return what a paragraph holds. ``spaced``: its spaces and ends of lines are those of a listing."""
        made = self._inside(paragraph, "", spaced=spaced)
        return made if spaced else made.strip(" ")

    def _inside(self, parent: etree._Element, font: str, *, spaced: bool) -> str:
        pieces = [self._text(parent.text, font)]
        for element in parent:
            if isinstance(element.tag, str):
                pieces.append(self._element(element, font, spaced=spaced))
            pieces.append(self._text(element.tail, font))
        return "".join(pieces)

    def _text(self, text: str | None, font: str) -> str:
        """Return a text; white space is one space wherever it stands (6.1.2)."""
        return escape(signs_of(_SPACES.sub(" ", text or ""), font), quote=False)

    def _element(self, element: etree._Element, font: str, *, spaced: bool) -> str:
        name = local_name(element)
        if name in _NOT_SHOWN or attribute(element, "is-hidden") == "true":
            return ""
        if name in _FRAMES:
            return self.frames.inline(element)
        if name == "a" and (child(element, "frame") is None or text_in(element)):
            address = escape(attribute(element, "href"))
            return f'<a href="{address}">{self._inside(element, font, spaced=spaced)}</a>'
        match name:
            case "s":
                count = attribute(element, "c") or "1"
                return " " * min(int(count) if count.isascii() and count.isdecimal() else 1, _MOST_SPACES)
            case "tab":
                return "\t" if spaced else " "
            case "line-break":
                return "\n" if spaced else "<br>"
            case "note":
                return self._note(element)
            case "bookmark" | "bookmark-start" | "reference-mark" | "reference-mark-start":
                return ""
            case "ruby":
                base, above = child(element, "ruby-base"), text_in(child(element, "ruby-text"))
                inside = self._inside(base, font, spaced=spaced) if base is not None else ""
                return f"<ruby>{inside}<rt>{escape(above)}</rt></ruby>" if above and inside else inside or escape(above)
            case "span":
                return self._span(element, font, spaced=spaced)
        return self._inside(element, font, spaced=spaced)  # fields: what they came to

    def _span(self, span: etree._Element, font: str, *, spaced: bool) -> str:
        look = self.styles.look(attribute(span, "style-name"))
        inside = self._inside(span, look.font or font, spaced=spaced)
        if look.hidden:
            self.hidden.append(text_in(span))
            return ""
        if not inside.strip():
            return inside
        for element in reversed(look.elements):
            if not (spaced and element == "code"):
                inside = f"<{element}>{inside}</{element}>"
        return f'<span lang="{escape(look.language)}">{inside}</span>' if look.language else inside

    def _note(self, note: etree._Element) -> str:
        body = child(note, "note-body")
        if body is None:
            return ""
        label = text_in(child(note, "note-citation")) or str(len(self.notes) + 1)
        name = f"odt-note-{len(self.notes) + 1}"
        self.notes.append((name, body))
        return f'<a href="#{name}" role="doc-noteref">{escape(label)}</a>'
