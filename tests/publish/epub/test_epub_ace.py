"""Ace, which drives a browser, finds nothing in books of any shape; how many are asked is bound by its time."""

from __future__ import annotations

import io
import os
import re
import shutil
import tempfile
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import PIL.Image
from hypothesis import HealthCheck, Phase, given, settings

from audicle.model import Article, Cell, Figure, Image, Link, Metadata, Section, Table, Text
from audicle.model.ids import identify
from audicle.progress import SilentProgress
from audicle.publish.epub import write_epub
from book_samples import rich_article
from narrated import narrate
from strategies import IMAGES, PICTURES, articles

if TYPE_CHECKING:
    from ace import Ace

# a book costs Ace one to three seconds, so of the articles that EPUBCheck sees, it sees a few
EXAMPLES = int(os.environ.get("AUDICLE_TEST_ACE_EXAMPLES", "6"))


def test_any_article_makes_an_accessible_book(tmp_path: Path, ace: Ace) -> None:
    found: list[str] = []

    # nothing is raised in there: to make an example smaller, or to print it, would take minutes
    @settings(
        max_examples=EXAMPLES,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
        deadline=None,
        database=None,
    )
    @given(article=articles)
    def ask(article: Article) -> None:
        with tempfile.TemporaryDirectory(dir=tmp_path) as folder:
            book = Path(folder) / "any.epub"
            write_epub(article, narrate(article, Path(folder)), book, SilentProgress())
            if violations := ace.violations(book):
                found.extend(violations)
                shutil.copy(book, tmp_path / f"faulty-{len(found)}.epub")

    ask()
    assert not found, f"{sorted(tmp_path.glob('*.epub'))}: {found}"


def test_decoration_with_a_long_description_stays_decoration(tmp_path: Path, ace: Ace) -> None:
    figure = Figure("", PICTURES[0], None, decorative=True, description="A rule of three dots.")
    article = identify(Article(Metadata("A"), (Section("", 1, None, (figure,)),), images=IMAGES))
    write_epub(article, None, tmp_path / "a.epub", SilentProgress())
    ace(tmp_path / "a.epub")


def test_a_wide_table_and_a_picture_that_moves_are_accessible(tmp_path: Path, ace: Ace) -> None:
    rows = tuple(tuple(Cell((Text(f"{row}.{column}"),)) for column in range(5)) for row in range(3))
    table = Table("", rows, 1, caption=(Text("Of "), Link("https://a.example/", (Text("weirs"),))))
    data = io.BytesIO()
    dark, light = (PIL.Image.new("L", (60, 60), shade) for shade in (0, 255))
    dark.save(data, "GIF", save_all=True, append_images=[light], duration=1000, loop=0)
    moving = Image("move.gif", "image/gif", 60, 60, data.getvalue())
    blocks = (table, Figure("", "move.gif", "A light that goes on and off"))
    article = identify(Article(Metadata("A"), (Section("", 1, None, blocks),), images=(moving,)))
    write_epub(article, narrate(article, tmp_path), tmp_path / "a.epub", SilentProgress())
    ace(tmp_path / "a.epub")


def test_a_picture_without_an_alternative_is_seen(tmp_path: Path, ace: Ace) -> None:
    write_epub(rich_article(), None, tmp_path / "a.epub", SilentProgress())
    with zipfile.ZipFile(tmp_path / "a.epub") as whole, zipfile.ZipFile(tmp_path / "b.epub", "w") as broken:
        for member in whole.infolist():
            broken.writestr(member, re.sub(rb' (?:alt|aria-label)="[^"]+"', b"", whole.read(member)))
    assert any("image-alt" in found for found in ace.violations(tmp_path / "b.epub"))
