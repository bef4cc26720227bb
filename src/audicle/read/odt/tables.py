"""The rows and cells of an OpenDocument table (ODF 1.3 part 3, 9.1), repeated ones written out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from audicle.read.markup.xml import attribute, local_name, text_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml import etree

_MOST_REPEATED = 64  # of one cell or row; sheets repeat empty ones to the edge of the page
_MOST_CELLS = 20_000  # of a table, with repeated ones; beyond that each is written once
_LONGEST = 9  # digits
_GROUPS = ("table-rows", "table-row-group", "table-header-rows")


def rows_of(table: etree._Element) -> Iterator[tuple[list[tuple[etree._Element, str]], bool]]:
    """Yield the rows of a table: its cells, each with the attributes that say how far it reaches, and if it heads."""
    made = 0
    for row, header in _rows(table):
        cells = list(_cells(row, once=made > _MOST_CELLS))
        filled = any(text_in(cell) or len(cell) for cell, _ in cells)
        repeated = _repeated(row, "number-rows-repeated") if filled and made <= _MOST_CELLS else 1
        for _ in range(repeated):
            made += len(cells)
            yield cells, header


def _rows(table: etree._Element) -> Iterator[tuple[etree._Element, bool]]:
    for element in table:
        name = local_name(element) if isinstance(element.tag, str) else ""
        if name == "table-row":
            yield element, False
        elif name in _GROUPS:
            for row, header in _rows(element):
                yield row, header or name == "table-header-rows"


def _cells(row: etree._Element, *, once: bool) -> Iterator[tuple[etree._Element, str]]:
    for cell in row:
        if isinstance(cell.tag, str) and local_name(cell) == "table-cell":
            spans = "".join(
                f' {name}="{count}"'
                for name, said in (("colspan", "number-columns-spanned"), ("rowspan", "number-rows-spanned"))
                if (count := _repeated(cell, said)) > 1
            )
            for _ in range(1 if once else _repeated(cell, "number-columns-repeated")):
                yield cell, spans


def _repeated(element: etree._Element, name: str) -> int:
    said = attribute(element, name)
    whole = said.isascii() and said.isdecimal() and len(said) <= _LONGEST
    return max(1, min(int(said), _MOST_REPEATED)) if whole else 1
