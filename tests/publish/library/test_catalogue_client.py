"""Programs that others wrote walk the catalogue on a plain file server and get its books, byte for byte."""

from __future__ import annotations

import hashlib
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import feedparser
import pytest

from audicle import LibrarySettings, build_library
from node_program import told
from shelves import put_article
from static_server import serving

if TYPE_CHECKING:
    from collections.abc import Callable

READER = Path(__file__).with_name("reader.mjs")


@pytest.fixture
def shelf(tmp_path: Path) -> Path:
    folder = tmp_path / "out"
    for number in range(14):
        put_article(folder, f"a{number:02}", title=f"Part <{number}> & مقال", published=f"20{10 + number % 3}-01-02")
    return folder


@pytest.mark.parametrize("size", [10, 100])
@pytest.mark.parametrize("below", ["", "deep/er/"])
def test_opds_feed_parser_downloads_every_book(shelf: Path, size: int, below: str, parts: Callable[..., None]) -> None:
    parts("node", "opds-feed-parser")
    build_library(shelf, LibrarySettings(page_size=size))
    served = shelf.parent
    if below:
        served = shelf.parent / "served"
        (served / below).parent.mkdir(parents=True)
        shutil.copytree(shelf, served / below)
    with serving(served if below else shelf) as address:
        found = told(READER, f"{address}{below}opds.xml")
        books = {
            f"{address}{below}a{number:02}/a{number:02}.epub": {
                "title": f"Part <{number}> & مقال",
                "authors": ["Ann Lee"],
                "picture": True,
                "sha256": hashlib.sha256((shelf / f"a{number:02}" / f"a{number:02}.epub").read_bytes()).hexdigest(),
            }
            for number in range(14)
        }
    assert found["books"] == books
    assert found["kinds"] == (["AcquisitionFeed", "NavigationFeed"] if size == 10 else ["AcquisitionFeed"])
    assert found["feeds"] == len([shelf / "opds.xml", *shelf.glob("opds/*.xml")]), "a feed is reached by no link"


def test_feedparser_reads_the_catalogue(shelf: Path) -> None:
    build_library(shelf, LibrarySettings(page_size=100))
    feed = feedparser.parse((shelf / "opds.xml").read_bytes())
    assert not feed.bozo
    assert len(feed.entries) == 14
    for entry in feed.entries:
        kinds = {link.type for link in entry.links if link.rel == "http://opds-spec.org/acquisition/open-access"}
        assert kinds == {"application/epub+zip", "audio/mpeg", "audio/mp4", "audio/ogg"}
