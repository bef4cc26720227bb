"""What of a Word document's text mammoth loses, glues or says too much, put as it reads it."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from audicle.read.docx.wordml import like, run
from audicle.read.markup.xml import attribute, child, children, descendants, local_name
from audicle.read.office.signs import signs_of

if TYPE_CHECKING:
    from lxml import etree

    from audicle.read.docx.marks import Marks
    from audicle.read.docx.outline import Styles

_OFF = ("0", "false", "off")
_THROUGH = ("bdo", "dir", "customXml")  # only say something of what stands in them; 17.3.2.3, 17.3.2.8, 17.5.1
_FIRST_ROW = 0x0020  # in the bits of a table's look; 17.7.6.7


def settle(root: etree._Element, marks: Marks, styles: Styles) -> None:
    """Put what mammoth does not read in ways that it does, in place."""
    for form in list(descendants(root, "sdt")):
        _placeholder(form)
    for name in _THROUGH:
        for wrapper in list(descendants(root, name)):
            wrapper.tag = like(wrapper, "smartTag")
    for strike in list(descendants(root, "dstrike")):
        strike.tag = like(strike, "strike")
    for end in list(descendants(root, "br")):
        if attribute(end, "type") in ("page", "column"):
            _space(end)
    for end in list(descendants(root, "cr")):
        end.tag = like(end, "br")
    for reading in list(descendants(root, "ruby")):
        _ruby(reading, marks)
    for drawing in list(descendants(root, "drawing")):
        _described(drawing, marks)
    for signs in list(descendants(root, "rFonts")):
        _signs(signs)
    for frame in list(descendants(root, "framePr")):
        _drop_cap(frame)
    for table in descendants(root, "tbl"):
        _headers(table, styles)


def _placeholder(form: etree._Element) -> None:
    """Take out what a form shows as long as nobody has filled it in (17.5.2.39)."""
    shown = child(child(form, "sdtPr"), "showingPlcHdr")
    parent = form.getparent()
    if shown is not None and attribute(shown, "val") not in _OFF and parent is not None:
        parent.remove(form)


def _space(end: etree._Element) -> None:
    """Put a space where a page or column ends between words (17.3.3.1)."""
    parent = end.getparent()
    if parent is not None:
        parent.replace(end, next(iter(run(parent, " "))))


def _ruby(reading: etree._Element, marks: Marks) -> None:
    """Put characters and their reading (17.3.3.25) as HTML has them."""
    base, above = _text(child(reading, "rubyBase")), _text(child(reading, "rt"))
    parent = reading.getparent()
    if parent is None:
        return
    made = f"<ruby>{escape(base)}<rt>{escape(above)}</rt></ruby>" if base and above else escape(base or above)
    parent.replace(reading, next(iter(run(parent, marks.keep(made)))))


def _described(drawing: etree._Element, marks: Marks) -> None:
    """Put a chart, diagram or shape with a description, of which there is no picture, as a picture that has one."""
    if (
        next(descendants(drawing, "blip"), None) is not None
        or next(descendants(drawing, "txbxContent"), None) is not None
    ):
        return
    about = next(descendants(drawing, "docPr"), None)
    words = attribute(about, "descr").strip()
    parent = drawing.getparent()
    if parent is not None and words:
        parent.replace(drawing, next(iter(run(parent, marks.keep(f'<img alt="{escape(words)}">')))))


def _signs(fonts: etree._Element) -> None:
    """Put signs of Symbol and Wingdings, which stand for private characters, as Unicode has them."""
    font = attribute(fonts, "ascii") or attribute(fonts, "hAnsi")
    place = next(fonts.iterancestors("{*}r"), None)
    for text in children(place, "t"):
        text.text = signs_of(text.text or "", font)


def _drop_cap(frame: etree._Element) -> None:
    """Put a letter that is set as a paragraph of its own (17.3.1.11) before the word that it begins."""
    paragraph = next(frame.iterancestors("{*}p"), None)
    if paragraph is None or attribute(frame, "dropCap") not in ("drop", "margin"):
        return
    following = paragraph.getnext()
    parent = paragraph.getparent()
    if following is None or local_name(following) != "p" or parent is None:
        return
    about = child(following, "pPr")
    place = 0 if about is None else following.index(about) + 1
    for number, one in enumerate([one for one in paragraph if local_name(one) != "pPr"]):
        following.insert(place + number, one)
    parent.remove(paragraph)


def _headers(table: etree._Element, styles: Styles) -> None:
    """Say which rows of a table are its header: those marked so, but not with "no" (17.4.78), or the first by its look.

    A look counts if the table's style sets the first row apart; Word gives every table one.
    """
    rows = list(children(table, "tr"))
    for row in rows:
        for mark in list(children(child(row, "trPr"), "tblHeader")):
            if attribute(mark, "val") in _OFF:
                mark.getparent().remove(mark)  # type: ignore[union-attr]  # it stands in its row
    marked = [row for row in rows if child(child(row, "trPr"), "tblHeader") is not None]
    about = child(table, "tblPr")
    if marked or len(rows) < 2 or not _first_row(child(about, "tblLook")):  # noqa: PLR2004 - a row to be headed
        return
    style = attribute(child(about, "tblStyle"), "val")
    if any(
        attribute(part, "type") == "firstRow"
        for one in styles.chain(style)
        for part in children(styles.found[one], "tblStylePr")
    ):
        first = child(rows[0], "trPr")
        if first is None:
            first = table.makeelement(like(table, "trPr"))
            rows[0].insert(0, first)
        first.append(table.makeelement(like(table, "tblHeader")))


def _first_row(look: etree._Element | None) -> bool:
    said = attribute(look, "firstRow")
    if said:
        return said not in _OFF
    bits = attribute(look, "val")
    try:
        return bool(int(bits or "0", 16) & _FIRST_ROW)
    except ValueError:
        return False


def _text(element: etree._Element | None) -> str:
    return "".join(text.text or "" for text in descendants(element, "t"))
