"""Tables as XHTML: caption, header cells bound to what they head, and spans that HTML allows.

On a narrow screen a table of more than two columns is shown row below row, each cell with the name of its column
(the style sheet does that). Laid out so it would be no table any more to some screen readers, so its roles are
written out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from audicle.model import ids
from audicle.model.characters import line
from audicle.model.inlines import plain
from audicle.publish.markup import inlines
from audicle.publish.markup.blocks.grid import grid
from audicle.publish.markup.units import write_unit
from audicle.publish.markup.xhtml import add, element, put

if TYPE_CHECKING:
    from audicle.model import Table
    from audicle.publish.markup.blocks.grid import Grid, Placed
    from audicle.publish.markup.page import Page
    from audicle.publish.markup.xhtml import Element

_FITS = 2  # columns that the narrowest screen has room for


def table(block: Table, page: Page) -> Element:
    """Return a table in a box that a keyboard can scroll where the screen is narrower than the table."""
    caption = write_unit(page, "caption", ids.caption_unit(block.id), block.caption) if block.caption else None
    placed = grid(block)
    stacked = placed.width > _FITS and not _has_roles(caption)
    made = element("table", {"id": page.shared.names.take(block.id), "class": "stacked" if stacked else None})
    named = {}
    if placed.is_complex:
        headed = (cell for row in placed.rows for cell in row if cell.header)
        named = {id(cell): page.shared.names.take(f"{block.id}-h{cell.row + 1}-{cell.column + 1}") for cell in headed}
    rows = [_row(block, placed, number, named, page, stacked=stacked) for number in range(len(block.rows))]
    head = min(block.header_rows, len(block.rows))
    parts = [
        caption,
        page.content(element("thead"), rows[:head]) if head else None,
        page.content(element("tbody"), rows[head:]) if rows[head:] else None,
    ]
    page.content(made, parts)
    if stacked:
        _write_roles_out(made)
    page.name(page.tables, line(plain(block.caption)), made.get("id"))
    labelled = caption is not None and line(plain(block.caption))
    box = element(
        "div",
        {
            "class": "table",
            "role": "group",
            "tabindex": "0",
            "aria-labelledby": caption.get("id") if caption is not None and labelled else None,
            "aria-label": None if labelled else page.shared.say("table_name"),
        },
    )
    return page.content(box, [made])


# what has a role without saying so; HTML Accessibility API Mappings 1.0, 3.5
_WITH_ROLES = frozenset(("a", "code", "del", "em", "img", "ins", "math", "strong", "sub", "sup", "time"))


def _has_roles(caption: Element | None) -> bool:
    """Tell whether a link, a formula, a note's mark or the like stands in a caption.

    A stacked table has its roles written out, and a table whose role is written out may own rows and groups of rows
    only (WAI-ARIA 1.2, table); nothing that has a role of its own may stand in its caption, which has none. Such a
    table is scrolled on narrow screens.
    """
    return caption is not None and any(
        part.get("role") or part.tag.rpartition("}")[2] in _WITH_ROLES for part in caption.iter("*")
    )


def _row(block: Table, placed: Grid, number: int, named: dict[int, str], page: Page, *, stacked: bool) -> Element:
    made = element("tr")
    for cell in placed.rows[number]:
        add(made, (_cell(block, placed, cell, named, page, stacked=stacked),))
    told = any(line(cell.text) for cell in block.rows[number])
    return page.whole(made, ids.row_unit(block.id, number), told=told)


def _cell(block: Table, placed: Grid, at: Placed, named: dict[int, str], page: Page, *, stacked: bool) -> Element:
    above = at.row < block.header_rows
    scope = None
    if at.header:
        scope = ("colgroup" if at.columns > 1 else "col") if above else ("rowgroup" if at.rows > 1 else "row")
    headers = placed.above(at) + placed.beside(at) if named else []
    over = (
        [line(header.cell.text) for header in placed.above(at)]
        if stacked and not (above or at.header) and line(at.cell.text)
        else []
    )
    attributes: dict[str, str | None] = {
        "id": named.get(id(at)),
        "scope": scope,
        "headers": " ".join(named[id(header)] for header in headers) or None,
        "colspan": str(at.columns) if at.columns > 1 else None,
        "rowspan": str(at.rows) if at.rows > 1 else None,
        "data-label": ", ".join(over) or None,
    }
    run = inlines.render(inlines.unnested(at.cell.inlines), page, page.shared.language)
    return element("th" if at.header else "td", attributes, *run)


def _write_roles_out(made: Element) -> None:
    put(made, {"role": "table"})
    for part in made.iter("{*}thead", "{*}tbody", "{*}tr", "{*}th", "{*}td"):
        name = part.tag.rpartition("}")[2]
        if name == "tr" and not len(part):
            continue  # all its cells reach into it from above: WAI-ARIA knows no row without any
        if name == "th":
            role = "columnheader" if (part.get("scope") or "").startswith("col") else "rowheader"
        else:
            role = {"tr": "row", "td": "cell"}.get(name, "rowgroup")
        put(part, {"role": role})
