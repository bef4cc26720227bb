"""Books beside this file, with the articles they are read as, and what an EPUB of ours is when it is read back."""

from __future__ import annotations

import contextlib
import io
import re
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

import pytest
from hypothesis import HealthCheck, given, settings
from PIL import Image as Pillow

from archives import book, packed
from audicle.errors import SourceError
from audicle.model import Article, Code, Embed, Figure, Heading, LeadImage, Math, NoteReference, Paragraph, plain
from audicle.model.blocks import runs, walk
from audicle.model.ids import identify
from audicle.model.inlines import note_references
from audicle.model.json import to_json
from audicle.progress import SilentProgress
from audicle.publish.epub import write_epub
from audicle.read import read
from audicle.read.epub import read_epub
from audicle.read.source import Source
from audicle.settings import Settings
from book_samples import rich_article
from strategies import articles

if TYPE_CHECKING:
    from collections.abc import Callable

BOOKS = Path(__file__).parent


def picture() -> bytes:
    made = io.BytesIO()
    Pillow.new("RGB", (80, 80), "teal").save(made, "PNG")
    return made.getvalue()


PICTURES = {
    "sea-stories": ("EPUB/images/cover.png", "EPUB/images/boat.png", "EPUB/images/ornament.png"),
    "old-mill": ("OEBPS/mill.png",),
}


def source(name: str) -> Source:
    return Source(f"{name}.epub", packed(BOOKS / name, dict.fromkeys(PICTURES[name], picture())))


def made(data: bytes) -> tuple[Article, list[str]]:
    progress = SilentProgress()
    return read_epub(Source("book.epub", data), progress).article, progress.warnings


def titles(article: Article) -> list[tuple[int, str | None]]:
    return [(section.level, section.title) for section in article.sections]


@pytest.mark.parametrize("name", PICTURES)
def test_book_is_read_as_its_golden_file_says(name: str, golden_json: Callable[[Path, Any], None]) -> None:
    progress = SilentProgress()
    article = read_epub(source(name), progress).article
    golden_json(BOOKS / f"{name}.json", {**to_json(article), "warnings": progress.warnings})


def test_pictures_come_out_of_the_book() -> None:
    progress = SilentProgress()
    article, _ = read(source("sea-stories"), Settings(), progress)
    assert {image.src for image in article.images} == set(PICTURES["sea-stories"])
    assert article.metadata.image == LeadImage("EPUB/images/cover.png", "A boat under a large moon", cover=True)


def test_a_picture_that_would_lie_outside_the_book_is_not_looked_for(tmp_path: Path) -> None:
    (tmp_path / "secret.png").write_bytes(picture())
    data = book(
        {"one.xhtml": '<p>Text.</p><p><img src="secret.png" alt=""/></p><p><img src="../secret.png" alt=""/></p>'}
    )
    progress = SilentProgress()
    article, _ = read(Source("book.epub", data, tmp_path), Settings(), progress)
    assert not article.images
    assert [warning.rpartition("; ")[0] for warning in progress.warnings] == [
        "book.epub: the picture secret.png is not there",
        "book.epub: the picture ../secret.png is outside the file and is not read",
    ]


def test_our_own_book_is_read_back(tmp_path: Path) -> None:
    before = rich_article()
    path = tmp_path / "book.epub"
    write_epub(before, None, path, SilentProgress())
    after, warnings = made(path.read_bytes())
    assert warnings == []
    assert titles(after) == titles(before)
    for first, second in zip(before.sections, after.sections, strict=True):
        assert shape(second.blocks) == shape(first.blocks)
    assert [(note.id, note.label, shape(note.blocks)) for note in after.notes] == [
        (note.id, note.label, shape(note.blocks)) for note in before.notes
    ]
    kept = ("title", "subtitle", "authors", "published", "modified", "language", "publisher", "source", "tags",
            "description", "licence")  # fmt: skip
    assert {name: getattr(after.metadata, name) for name in kept} == {
        name: getattr(before.metadata, name) for name in kept
    }


def test_nothing_of_our_own_book_is_lost_on_the_way_back(tmp_path: Path) -> None:
    before = identify(rich_article())
    path = tmp_path / "book.epub"
    write_epub(before, None, path, SilentProgress())
    after, _ = read(Source("book.epub", path.read_bytes()), Settings(), SilentProgress())
    assert said(after) == said(before)


def said(article: Article) -> list[Any]:
    """All that an article says: without the names of its pictures and blocks, and what a book may write otherwise.

    A book writes directions that follow from the language, namespaces, absolute addresses, and levels without gaps.
    """

    def bare(value: Any) -> Any:
        if isinstance(value, list):
            return [bare(item) for item in value]
        if not isinstance(value, dict):
            return value
        left_out = ("id", "src", "direction", *(("level",) if value.get("kind") == "heading" else ()))
        kept = {name: bare(item) for name, item in value.items() if name not in left_out}
        if kept.get("mathml"):
            kept["mathml"] = re.sub(r"<math[^>]*>", "<math>", kept["mathml"])
        if kept.get("href"):
            kept["href"] = unquote(kept["href"]).rpartition("/")[2]
        return kept

    data = to_json(article)
    return [bare(data["sections"]), bare(data["notes"])]


def test_figures_whose_picture_is_missing_stay_figures() -> None:
    article, _ = made(
        book(
            {
                "a.xhtml": "<figure><figcaption><p>Only words.</p></figcaption></figure>"
                '<figure><p class="missing">Image: A lamp</p></figure>'
                '<figure><p class="missing">画像：灯台</p></figure>'
            }
        )
    )
    caption, described, other = article.sections[0].blocks
    assert isinstance(caption, Figure)
    assert (caption.src, caption.caption_text) == (None, "Only words.")
    assert isinstance(described, Figure)
    assert (described.src, described.alt) == (None, "A lamp")
    assert isinstance(other, Figure)
    assert other.alt == "灯台"


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(article=articles)
def test_any_book_of_ours_can_be_read(article: Article) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "book.epub")
        write_epub(article, None, path, SilentProgress())
        with contextlib.suppress(SourceError):  # an article may have no text at all
            made(path.read_bytes())


def shape(blocks: tuple[Any, ...]) -> list[tuple[str, list[str], list[str]]]:
    """Kind, texts and note marks of every block."""
    found = []
    for block in walk(blocks):
        texts = [plain(run) for run in runs(block)]
        if isinstance(block, Figure):
            texts += [block.alt or "", block.credit or "", block.description or ""]
        if isinstance(block, Code | Math):
            texts.append(block.text)
        if isinstance(block, Embed):
            texts += [block.title, block.href]
        marks = [mark.note for run in runs(block) for mark in note_references(run)]
        found.append((type(block).__name__, texts, marks))
    return found


def test_chapters_without_a_table_of_contents_begin_at_their_headings() -> None:
    article, _ = made(
        book(
            {
                "a.xhtml": "<h1>Book</h1><p>Opening.</p>",
                "b.xhtml": "<h2>One</h2><p>First.</p><h3>Within</h3><p>More.</p>",
                "c.xhtml": "<h3>Still one</h3><p>Goes on.</p>",
                "d.xhtml": "<p>And on.</p>",
                "e.xhtml": "<h2>Two</h2><p>Second.</p>",
            },
            "<dc:title>Book</dc:title>",
        )
    )
    assert titles(article) == [(1, None), (2, "One"), (2, "Two")]
    assert [block.text for block in article.sections[1].blocks if isinstance(block, Heading | Paragraph)] == [
        "First.", "Within", "More.", "Still one", "Goes on.", "And on.",
    ]  # fmt: skip


def test_several_parts_in_one_document_are_divided_into_their_chapters() -> None:
    text = "".join(f"<h2>Part {p}</h2>" + "".join(f"<h3>Chapter {c}</h3><p>.</p>" for c in "ab") for p in "12")
    article, _ = made(book({"all.xhtml": text}, "<dc:title>Book</dc:title>"))
    assert titles(article) == [
        (2, "Part 1"), (3, "Chapter a"), (3, "Chapter b"), (2, "Part 2"), (3, "Chapter a"), (3, "Chapter b"),
    ]  # fmt: skip


def test_a_book_without_title_is_named_by_its_file() -> None:
    article, _ = made(book({"a.xhtml": "<p>Text.</p>"}))
    assert article.metadata.title == "Book"


def test_notes_keep_their_place_across_documents() -> None:
    article = read_epub(source("sea-stories"), SilentProgress()).article
    marks = [
        inline
        for section in article.sections
        for block in walk(section.blocks)
        for run in runs(block)
        for inline in note_references(run)
    ]
    assert marks == [NoteReference("fn1", "1"), NoteReference("fn2", "*"), NoteReference("fn3", "2")]
    assert [note.id for note in article.notes] == ["fn1", "fn2", "fn3", "fn4"]


def test_what_mimics_a_book_but_is_none() -> None:
    with pytest.raises(SourceError, match="package document is missing"):
        made(book({"a.xhtml": "<p>x</p>"}).replace(b"book.opf", b"book.xxx"))
    with pytest.raises(SourceError, match="no chapters"):
        made(book({}))


def test_drm_is_named() -> None:
    encryption = (
        '<encryption xmlns="urn:oasis:names:tc:opendocument:xmlns:container" xmlns:e="http://www.w3.org/2001/04/xmlenc#">'
        '<e:EncryptedData><e:EncryptionMethod Algorithm="http://www.w3.org/2001/04/xmlenc#aes256-cbc"/>'
        "</e:EncryptedData></encryption>"
    )
    with pytest.raises(SourceError, match="DRM"):
        made(book({"a.xhtml": "<p>x</p>"}, extra={"META-INF/encryption.xml": encryption}))


def test_a_document_that_cannot_be_read_is_warned_of_and_the_rest_is_read() -> None:
    article, warnings = made(book({"a.xhtml": b"", "b.xhtml": "<p>Text.</p>"}))
    assert len(article.sections) == 1
    assert any("a.xhtml" in warning for warning in warnings)
