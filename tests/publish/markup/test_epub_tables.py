"""Tables: every cell is bound to its headers, and a narrow screen can show them row below row."""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from lxml import etree

from audicle.model import Article, Cell, Link, Marked, MathSpan, Metadata, Section, Table, Text
from audicle.model.ids import identify
from audicle.progress import SilentProgress
from audicle.publish.epub import write_epub
from audicle.publish.markup.blocks.grid import grid
from book_samples import run
from strategies import tables

if TYPE_CHECKING:
    from pathlib import Path

    from audicle.model import Inline
    from epub_checker import EpubChecker

X = "{http://www.w3.org/1999/xhtml}"


def cells(*texts: str) -> tuple[Cell, ...]:
    return tuple(Cell(run(text)) for text in texts)


def shown(table: Table, path: Path) -> etree._Element:
    article = identify(Article(Metadata("A"), (Section("", 1, None, (table,)),)))
    write_epub(article, None, path, SilentProgress())
    with zipfile.ZipFile(path) as book:
        page = etree.fromstring(book.read("EPUB/text/01.xhtml"))
    made = page.find(f".//{X}table")
    assert made is not None
    return made


def heads(table: etree._Element, text: str) -> list[str]:
    """The texts of the headers that a cell names."""
    by_id = {cell.get("id"): cell for cell in table.iter(f"{X}th")}
    cell = next(cell for cell in table.iter(f"{X}td", f"{X}th") if cell.text == text)
    return ["".join(by_id[name].itertext()) for name in cell.get("headers").split()]


YEARS = Table(
    "",
    (
        (Cell(run("Place"), rows=2), Cell(run("2021"), columns=2), Cell(run("2022"), columns=2)),
        cells("High", "Low", "High ", "Low "),
        cells("Rye", "5.1", "0.4", "5.3", "0.2"),
        (Cell(run("Hove"), rows=2), *cells("4.1", "0.3", "4.2", "0.1")),
        cells("9.1", "9.2", "9.3", "9.4"),
    ),
    2,
    1,
    run("Tides"),
)


def test_a_complex_table_binds_every_cell_to_its_headers(tmp_path: Path, epubcheck: EpubChecker) -> None:
    table = shown(YEARS, tmp_path / "a.epub")
    assert heads(table, "5.3") == ["2022", "High ", "Rye"]
    assert heads(table, "9.2") == ["2021", "Low", "Hove"]
    assert heads(table, "Low ") == ["2022"]
    assert heads(table, "Rye") == ["Place"]
    epubcheck(tmp_path / "a.epub")


def test_a_simple_table_is_headed_by_scope_alone(tmp_path: Path, epubcheck: EpubChecker) -> None:
    rows = (cells("Town", "Height"), cells("Rye", "10 m"))
    table = shown(Table("", rows, 1, 1), tmp_path / "a.epub")
    assert [cell.get("scope") for cell in table.iter(f"{X}th")] == ["col", "col", "row"]
    assert not table.xpath("//@headers")
    assert table.get("class") is None
    epubcheck(tmp_path / "a.epub")


def test_a_wide_table_can_be_stacked_and_stays_a_table(tmp_path: Path) -> None:
    table = shown(YEARS, tmp_path / "a.epub")
    assert table.get("class") == "stacked"
    labels = {cell.text: cell.get("data-label") for cell in table.iter(f"{X}td")}
    assert labels["9.4"] == "2022, Low"
    roles = {(part.tag.removeprefix(X), part.get("role")) for part in table.iter() if part.get("role")}
    assert roles == {
        ("table", "table"),
        ("thead", "rowgroup"),
        ("tbody", "rowgroup"),
        ("tr", "row"),
        ("th", "columnheader"),
        ("th", "rowheader"),
        ("td", "cell"),
    }
    with zipfile.ZipFile(tmp_path / "a.epub") as book:
        style = book.read("EPUB/modern.css").decode()
    assert "attr(data-label)" in style


@given(tables)
def test_a_cell_never_reaches_out_of_its_group_and_two_never_begin_in_one_place(table: Table) -> None:
    placed = grid(table)
    assert [[at.cell for at in row] for row in placed.rows] == [list(row) for row in table.rows]
    begun = [(at.row, at.column) for row in placed.rows for at in row]
    assert len(begun) == len(set(begun))
    head = min(table.header_rows, len(table.rows))
    for at in (at for row in placed.rows for at in row):
        assert at.row + at.rows <= (head if at.row < head else len(table.rows))
        assert all(header.row < at.row and header.header for header in placed.above(at))
        assert all(header.row <= at.row < header.row + header.rows for header in placed.beside(at))


def test_a_row_without_cells_of_its_own_has_no_role(tmp_path: Path) -> None:
    tall = tuple(Cell(run(text), rows=2) for text in "abc")
    made = shown(Table("", (cells("A", "B", "C"), tall, ()), 1), tmp_path / "a.epub")
    assert [row.get("role") for row in made.iter("{*}tr")] == ["row", "row", None]


@pytest.mark.parametrize(
    "caption",
    [
        MathSpan("x", "<math><mi>x</mi></math>"),
        Link("https://a.example/", (Text("Weirs"),)),
        Marked("strong", (Text("Weirs"),)),
    ],
)
def test_a_table_with_a_role_in_its_caption_writes_no_roles_out(tmp_path: Path, caption: Inline) -> None:
    rows = (cells("A", "B", "C"), cells("a", "b", "c"))
    made = shown(Table("", rows, 1, caption=(Text("Of "), caption)), tmp_path / "a.epub")
    assert made.get("role") is None
    assert made.get("class") is None
