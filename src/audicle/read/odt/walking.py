"""From the elements of an OpenDocument text (ODF 1.3 part 3, 5 and 9) to HTML."""

from __future__ import annotations

from dataclasses import dataclass, field
from html import escape
from typing import TYPE_CHECKING

from audicle.model import Dropped
from audicle.read.markup.xml import attribute, child, children, descendants, local_name, text_in
from audicle.read.odt.inlines import Inlines
from audicle.read.odt.tables import rows_of
from audicle.read.office.body import Body

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lxml import etree

    from audicle.read.odt.frames import Frames
    from audicle.read.odt.numbering import Numbering
    from audicle.read.odt.styles import Styles

_LOWEST = 6
_DEEPEST = 60  # elements around one another: well above any document
# What stands between parts, says how something is counted, or is for programs
_NOT_SHOWN = frozenset({
    "tracked-changes", "sequence-decls", "variable-decls", "user-field-decls", "forms", "dde-connection-decls",
    "annotation", "soft-page-break", "alphabetical-index-auto-mark-file", "scripts", "font-face-decls",
})  # fmt: skip
_LISTS_OF_PLACES = ("table-of-content", "illustration-index", "table-index", "object-index", "user-index")


@dataclass(slots=True)
class Walker:
    """Makes the HTML of a document."""

    styles: Styles
    numbering: Numbering
    frames: Frames
    inlines: Inlines = field(init=False)
    dropped: list[Dropped] = field(default_factory=list)
    _lists: int = 0

    def __post_init__(self) -> None:
        self.inlines = Inlines(self.styles, self.frames)

    def document(self, text: etree._Element) -> str:
        """Return the HTML of an ``office:text``, its notes at the end."""
        body = Body()
        self._blocks(text, body, 0)
        made = [body.html()]
        done = 0
        while done < len(self.inlines.notes):  # a note may have notes
            name, element = self.inlines.notes[done]
            done += 1
            note = Body()
            self._blocks(element, note, 1)
            made.append(f'<aside role="doc-footnote" id="{name}">{note.html()}</aside>')
        self.dropped.extend(Dropped(words, "hidden text") for words in self.inlines.hidden if words)
        return "".join(made)

    def _blocks(self, parent: Iterable[etree._Element], body: Body, depth: int) -> None:
        for element in parent:
            if not isinstance(element.tag, str):
                continue
            name = local_name(element)
            if name in _NOT_SHOWN:
                continue
            if depth > _DEEPEST:
                body.paragraph("", escape(text_in(element)))
            elif name in ("p", "h"):
                self._paragraph(element, body, depth)
            elif name == "list":
                self._list(element, body, 0, "", "", depth)
            elif name == "table":
                body.end_lists()
                body.block(self._table(element, depth))
            elif name in _LISTS_OF_PLACES:
                self.dropped.append(Dropped(_lines(child(element, "index-body")), "the table of contents"))
            elif name == "section" and attribute(element, "display") == "none":
                self.dropped.append(Dropped(_lines(element), "hidden text"))
            elif name == "numbered-paragraph":
                self._blocks(element, body, depth + 1)
            elif name.endswith("-source"):
                continue  # how an index is made
            elif self._boxed(element, body, depth):
                continue
            else:
                self._blocks(element, body, depth + 1)

    def _boxed(self, element: etree._Element, body: Body, depth: int) -> bool:
        """Add a frame or shape that stands between paragraphs; say whether it was one."""
        if "drawing" not in str(element.tag):
            return False
        if made := self.frames.inline(element):
            body.paragraph("", made)
        self._boxes(body, depth)
        return True

    def _paragraph(self, paragraph: etree._Element, body: Body, depth: int) -> None:
        style = attribute(paragraph, "style-name")
        role = self.styles.role(style)
        if self.styles.is_hidden(style):
            self.dropped.append(Dropped(text_in(paragraph), "hidden text"))
            return
        if local_name(paragraph) == "h":
            level = attribute(paragraph, "outline-level") or "1"
            place = int(level) if level.isascii() and level.isdecimal() and len(level) == 1 else 1
            if role not in ("title", "subtitle"):
                role = f"h{min(max(place, 1), _LOWEST)}"
            number = ""
            if attribute(paragraph, "is-list-header") != "true":
                number = self.numbering.heading(place - 1, attribute(paragraph, "start-value"))
            content = self.inlines.html(paragraph)
            body.paragraph(role, f"{escape(number)} {content}" if number and content else content)
        else:
            body.paragraph(role, self.inlines.html(paragraph, spaced=role == "code"))
        self._boxes(body, depth)

    def _boxes(self, body: Body, depth: int) -> None:
        """Add the boxes with text that the last paragraph held, after it; a picture with its caption as a figure."""
        for box in self.frames.take_boxes():
            inside = Body()
            self._blocks(box, inside, depth + 1)
            made = inside.html()
            lines = [
                one for one in children(box, "p") if text_in(one) or next(descendants(one, "frame"), None) is not None
            ]
            pictured = next(descendants(box, "image"), None) is not None
            if pictured and len(lines) == 1 and child(box, "table") is None:
                picture, words = _parted(made)
                made = f"<figure>{picture}<figcaption>{words}</figcaption></figure>" if words else f"<p>{picture}</p>"
            body.block(made)

    def _list(self, element: etree._Element, body: Body, level: int, key: str, style: str, depth: int) -> None:
        style = attribute(element, "style-name") or style
        if not key or attribute(element, "style-name"):
            goes_on = attribute(element, "continue-list") or attribute(element, "continue-numbering")
            self._lists += 1
            key = (
                self.numbering.open(attribute(element, "id") or f"\0{self._lists}", style, goes_on)
                if not level
                else key
            )
        for item in element:
            if isinstance(item.tag, str) and local_name(item) in ("list-item", "list-header"):
                self._item(item, body, level, key, style, depth)

    def _item(self, item: etree._Element, body: Body, level: int, key: str, style: str, depth: int) -> None:
        """Add an item: its first paragraph is counted, what follows belongs to it."""
        counted = local_name(item) == "list-header"
        for element in _parts(item):
            name = local_name(element)
            if name == "list" and depth < _DEEPEST:
                self._list(element, body, level + 1, key, style, depth + 1)
            elif name in ("p", "h") and not counted:
                counted = True
                self._first(element, body, level, key, style, item)
                self._boxes(body, depth)
            elif name in ("p", "h"):
                body.block(f"<p>{self.inlines.html(element)}</p>")
                self._boxes(body, depth)
            elif name == "table":
                body.block(self._table(element, depth + 1))
            elif not self._boxed(element, body, depth) and (words := _lines(element)):
                body.block(f"<p>{escape(words)}</p>")

    def _first(
        self, paragraph: etree._Element, body: Body, level: int, key: str, style: str, item: etree._Element
    ) -> None:
        own = self.styles.list_of(attribute(paragraph, "style-name"))
        number = self.numbering.next(key, style or own, level, attribute(item, "start-value"))
        role = self.styles.role(attribute(paragraph, "style-name"))
        content = self.inlines.html(paragraph)
        if local_name(paragraph) == "h":
            place = attribute(paragraph, "outline-level") or "1"
            role = f"h{min(int(place), _LOWEST)}" if place in "123456789" else "h1"
        if role.startswith("h") or (number is not None and not number.plain):
            # what no list of HTML can show is put before it as text
            body.paragraph(role, f"{escape(number.text)} {content}" if number else content)
        else:
            body.item(content, level, number.marker if number else "", number.value if number else 1)

    def _table(self, table: etree._Element, depth: int) -> str:
        """Return a table as HTML."""
        rows = []
        for cells, header in rows_of(table):
            made = []
            for cell, spans in cells:
                inside = Body()
                self._blocks(cell, inside, depth + 1)
                headed = header or self._is_header(cell)
                made.append(f"<th{spans}>{inside.html()}</th>" if headed else f"<td{spans}>{inside.html()}</td>")
            row = f"<tr>{''.join(made)}</tr>"
            rows.append(f"<thead>{row}</thead>" if header else row)
        return f"<table>{''.join(rows)}</table>".replace("</thead><thead>", "")

    def _is_header(self, cell: etree._Element) -> bool:
        """Tell whether all of a cell is in the style of headings of tables."""
        lines = [attribute(one, "style-name") for one in children(cell, "p") if text_in(one)]
        return bool(lines) and all(self.styles.has_name(one, "table heading") for one in lines)


def _parts(item: etree._Element) -> Iterator[etree._Element]:
    """Yield what stands in an item, that in sections as well."""
    for element in item:
        if isinstance(element.tag, str) and local_name(element) not in _NOT_SHOWN:
            if local_name(element) == "section":
                yield from _parts(element)
            else:
                yield element


def _pictured(element: etree._Element) -> bool:
    return next(descendants(element, "image"), None) is not None


def _lines(element: etree._Element | None) -> str:
    """Return the text of an element, its paragraphs apart."""
    if element is None:
        return ""
    return " ".join(filter(None, (text_in(one) for one in element.iter("{*}p", "{*}h"))))


def _parted(html: str) -> tuple[str, str]:
    """Return the picture in a paragraph, and the rest of it."""
    start = html.find("<img")
    if start < 0:
        return "", html
    end = html.index(">", start) + 1
    words = html[:start] + html[end:]
    for tag in ("<p>", "</p>", '<p class="caption">', "<br>"):
        words = words.replace(tag, "")
    return html[start:end], words.strip()
