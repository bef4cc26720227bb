"""A Word document in readable parts, with the article it is read as; and what its parts may lack."""

from __future__ import annotations

import io
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from PIL import Image as Pillow

from archives import packed, word
from audicle.errors import SourceError
from audicle.model import Article, Paragraph
from audicle.model.json import to_json
from audicle.progress import SilentProgress
from audicle.read import read
from audicle.read.docx import parts, read_docx
from audicle.read.source import Source
from audicle.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Callable

HERE = Path(__file__).parent / "docx"


def keeper() -> bytes:
    made = io.BytesIO()
    Pillow.new("RGB", (80, 80), "teal").save(made, "PNG")
    return packed(HERE / "keeper", {"word/media/lamp.png": made.getvalue()})


def made(data: bytes, name: str = "a-file.docx") -> tuple[Article, list[str]]:
    progress = SilentProgress()
    return read_docx(Source(name, data), progress).article, progress.warnings


def heading(text: str, level: int = 1) -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="Heading{level}"/></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>'


def line(text: str) -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def test_document_is_read_as_its_golden_file_says(golden_json: Callable[[Path, Any], None]) -> None:
    article, warnings = made(keeper())
    golden_json(HERE / "keeper.json", {**to_json(article), "warnings": warnings})


def test_pictures_come_out_of_the_document_and_none_from_elsewhere() -> None:
    article, _ = read(Source("a.docx", keeper(), Path("/")), Settings(), SilentProgress())
    assert [image.src for image in article.images] == ["word/media/lamp.png"]


@pytest.mark.parametrize(
    ("body", "title", "sections"),
    [
        (heading("Only") + line("x") + heading("Two", 2) + line("y"), "Only", [(1, None), (2, "Two")]),
        (heading("One") + line("x") + heading("Two") + line("y"), "a-file", [(2, "One"), (2, "Two")]),
        (line("x") + heading("One", 2) + line("y"), "a-file", [(1, None), (2, "One")]),
        (line("x"), "a-file", [(1, None)]),
    ],
)
def test_title_without_a_title_style(body: str, title: str, sections: list[tuple[int, str | None]]) -> None:
    article, _ = made(word(body))
    assert article.metadata.title == title
    assert [(section.level, section.title) for section in article.sections] == sections


def test_a_document_without_text_is_an_error() -> None:
    with pytest.raises(SourceError, match="no text"):
        made(word(""))


def test_more_text_than_can_be_read_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parts, "_LARGEST", 1000)
    with pytest.raises(SourceError, match="of text"):
        made(word(line("x" * 1000)))


def test_nested_too_deeply_to_be_a_document_is_an_error_or_is_read() -> None:
    with pytest.raises(SourceError, match="damaged"):
        made(word("<w:ins>" * 240 + line("x") + "</w:ins>" * 240))


def test_the_documents_own_style_map_is_not_asked() -> None:
    article, _ = made(word(line("x"), {"mammoth/style-map": "p => h1"}))
    assert article.sections[0].blocks == (Paragraph("", article.sections[0].blocks[0].inlines),)  # type: ignore[union-attr]
