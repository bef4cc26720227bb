"""What Word hides, and what it holds where mammoth does not look: simple fields and text boxes."""

from __future__ import annotations

from lxml import etree

from audicle.read.docx.wordml import like
from audicle.read.markup.xml import children, descendants

_OFF = ("0", "false", "off")


def unhide(root: etree._Element) -> None:
    """Take out hidden runs (ECMA-376 part 1, 17.3.2.41), and put fields and text boxes where mammoth reads them."""
    for mark in list(descendants(root, "vanish")):
        run = next(mark.iterancestors("{*}r"), None)
        parent = run.getparent() if run is not None else None
        on = not any(str(key).endswith("}val") and value in _OFF for key, value in mark.attrib.items())
        if run is not None and parent is not None and on:
            parent.remove(run)
    for field in descendants(root, "fldSimple"):
        # 17.16.19: what stands in it is what the field came to; mammoth reads on in a smart tag
        field.tag = like(field, "smartTag")
    for box in list(descendants(root, "txbxContent")):
        _show(box)


def _show(box: etree._Element) -> None:
    """Put a text box of the newer kind, which mammoth knows only by its older copy beside it, into such a copy."""
    drawing = next(box.iterancestors("{*}drawing"), None)
    choice = next(box.iterancestors("{*}AlternateContent"), None)
    if drawing is None:
        return
    copy = next(children(choice, "Fallback"), None) if choice is not None else None
    if copy is not None and next(descendants(copy, "txbxContent"), None) is not None:
        return
    place = choice if choice is not None else drawing
    # pict and its child are what mammoth puts after the paragraph
    picture = etree.Element(like(box, "pict"))
    etree.SubElement(picture, like(box, "smartTag")).append(box)
    place.addnext(picture)
