"""Tables: whether somebody who hears one cell is told what it is about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from audicle.check.markup import children, descendants, line, text_in, unseen, words
from audicle.check.rule import ERROR, WARNING, Family, Rule, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from audicle.check.book import Book
    from audicle.check.document import Document
    from audicle.check.markup import Element
    from audicle.check.report import Finding

HEADERLESS = Rule(
    "table-without-headers",
    ERROR,
    "Who hears a cell is not told which column or row it belongs to.",
    "WCAG 2.2, 1.3.1 Info and Relationships; failure F91",
    'Make the cells that name columns or rows th; role="presentation" on a table that is only layout.',
)
SCOPE = Rule(
    "th-without-scope",
    WARNING,
    "In a table with headers at the top and at the side, or that span cells, programs guess which cells each heads.",
    "WCAG 2.2, 1.3.1 Info and Relationships; technique H63",
    'Give each th a scope: "col", "row", "colgroup" or "rowgroup".',
)
ASTRAY = Rule(
    "headers-to-nowhere",
    ERROR,
    "A cell names header cells that are not there, so none are read with it.",
    "WCAG 2.2, 1.3.1 Info and Relationships; failure F90",
    "Let headers name the ids of header cells of the same table.",
)

_SCOPES = {"row", "col", "rowgroup", "colgroup"}


def check(book: Book) -> Iterator[Finding]:
    """Judge the tables of data."""
    for document in book.documents:
        for table in document.named("table"):
            roles = set((table.get("role") or "").split())
            if not (roles & {"presentation", "none"} or unseen(table)):
                yield from _table(table, document)


FAMILY = Family("Tables", (HEADERLESS, SCOPE, ASTRAY), check)


def _table(table: Element, document: Document) -> Iterator[Finding]:
    rows = [list(children(row, "td", "th")) for row in _rows(table)]
    rows = [row for row in rows if row]
    cells = [cell for row in rows for cell in row]
    for cell in cells:
        if missing := [name for name in (cell.get("headers") or "").split() if name not in document.ids]:
            yield ASTRAY.found(f"There is no header cell {missing[0]!r}.", document.path, cell)
        elif strange := [name for name in (cell.get("headers") or "").split() if not _heads(document.ids[name], table)]:
            yield ASTRAY.found(f"{strange[0]!r} is no header cell of the table.", document.path, cell)
        if line(cell.get("scope")) and line(cell.get("scope")).lower() not in _SCOPES:
            yield SCOPE.found(f"{cell.get('scope')!r} is no scope.", document.path, cell)
    if len(rows) < 2 or max(map(len, rows)) < 2 or next(descendants_below(table, "table"), None) is not None:  # noqa: PLR2004
        return  # a single row or column needs no headers; tables in tables are layout
    headers = [cell for cell in cells if _is_header(cell)]
    if not headers:
        if not any(words(text_in(cell)) for cell in cells):
            return  # of pictures
        caption = next((text_in(part) for part in children(table, "caption")), "")
        name = f"The table {quoted(caption)}" if caption else f"A table of {len(rows)} rows"
        yield HEADERLESS.found(f"{name} has no header cells.", document.path, table)
        return
    bare = [cell for cell in headers if not cell.get("scope") and not cell.get("role") and words(text_in(cell))]
    referred = any(cell.get("headers") for cell in cells)
    if bare and not referred and _is_complex(rows):
        first = quoted(text_in(bare[0]))
        yield SCOPE.found(
            f"{len(bare)} header cells of a table have no scope; the first is {first}.", document.path, bare[0]
        )


def _heads(cell: Element, table: Element) -> bool:
    return (_is_header(cell) or cell.get("scope") is not None) and table in cell.iterancestors()


def descendants_below(element: Element, name: str) -> Iterator[Element]:
    """Yield the descendants of a name, without the element itself."""
    return (found for found in descendants(element, name) if found is not element)


def _rows(table: Element) -> Iterator[Element]:
    for part in table:
        kind = str(part.tag).rpartition("}")[2]
        if kind == "tr":
            yield part
        elif kind in ("thead", "tbody", "tfoot"):
            yield from children(part, "tr")


def _is_header(cell: Element) -> bool:
    return str(cell.tag).endswith("th") or cell.get("role") in ("columnheader", "rowheader")


def _is_complex(rows: list[list[Element]]) -> bool:
    """Tell whether headers stand on two sides, on two levels, or span cells; H63 asks for scope then."""
    told = [[cell for cell in row if _is_header(cell) or words(text_in(cell))] for row in rows]
    at_side = any(row and _is_header(row[0]) and not all(map(_is_header, row)) for row in told)
    whole = [row for row in told if row and all(map(_is_header, row))]  # an empty corner heads nothing
    spans = any(
        cell.get(name, "1") not in ("", "0", "1") for row in rows for cell in row if _is_header(cell)
        for name in ("colspan", "rowspan")
    )  # fmt: skip
    return (at_side and bool(whole)) or len(whole) > 1 or spans
