"""The parser of the Podcast Index, which feeds most apps of Podcasting 2.0, finds in the feed all that is in it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import pytest

from audicle import LibrarySettings, build_library
from node_program import told
from shelves import put_article
from static_server import serving

if TYPE_CHECKING:
    from collections.abc import Callable

SCRIPT = Path(__file__).with_name("podcast_index.mjs")
SETTINGS = {
    "title": "Marsh <notes>",
    "author": "Ann Lee",
    "email": "ann@example.org",
    "category": ["Society & Culture > Documentary"],
    "copyright": "CC BY 4.0",
}
TRANSCRIPTS = {
    "text/vtt": "captions",
    "application/srt": "captions",
    "application/json": "captions",
    "text/plain": None,
}


def read(folder: Path, episodes: str) -> tuple[dict[str, Any], str]:
    with serving(folder) as address:
        build_library(folder, LibrarySettings().merged({**SETTINGS, "episodes": episodes, "base_url": address}, "test"))
        return told(SCRIPT, f"{address}feed.xml"), address


@pytest.fixture
def shelf(tmp_path: Path, parts: Callable[..., None]) -> Path:
    parts("node", "podcast-partytime")
    put_article(tmp_path, "clock", title="The <clock> & the reeds", authors=["Ann Lee", "Bo Ek"])
    put_article(tmp_path, "moon", title="Moon \N{FULL MOON SYMBOL}", published="2020-01-02")
    return tmp_path


def test_what_the_podcast_is(shelf: Path) -> None:
    feed, address = read(shelf, "article")
    assert feed["title"] == "Marsh <notes>"
    assert feed["author"] == feed["owner"]["name"] == "Ann Lee"
    assert feed["podcastOwner"] == feed["owner"]["email"] == "ann@example.org"
    assert feed["itunesCategory"] == ["Society & Culture > Documentary"]
    assert feed["itunesImage"] == feed["image"]["url"] == f"{address}assets/artwork.jpg"
    assert (feed["medium"], feed["locked"], feed["copyright"]) == ("podcast", True, "CC BY 4.0")
    assert feed["guid"]
    assert feed["pubsub"] == {"self": f"{address}feed.xml"}


def test_every_transcript_chapter_person_and_format_of_an_article(shelf: Path) -> None:
    feed, address = read(shelf, "article")
    assert [item["title"] for item in feed["items"]] == ["The <clock> & the reeds", "Moon \N{FULL MOON SYMBOL}"]
    item = feed["items"][0]
    assert item["podcastChapters"] == {"url": f"{address}clock/chapters.json", "type": "application/json+chapters"}
    assert {one["type"]: one.get("rel") for one in item["podcastTranscripts"]} == TRANSCRIPTS
    assert [(one["name"], one["role"]) for one in item["podcastPeople"]] == [("Ann Lee", "Author"), ("Bo Ek", "Author")]
    assert [one["type"] for one in item["alternativeEnclosures"]] == ["audio/mp4", "audio/ogg"]
    assert item["duration"] == 76  # seconds, of 75.5
    files = [item["enclosure"]["url"], *(one["url"] for one in item["podcastTranscripts"])]
    files += [source["uri"] for one in item["alternativeEnclosures"] for source in one["source"]]
    for file in files:
        assert (shelf / urlsplit(file).path.lstrip("/")).is_file()
    assert item["enclosure"]["length"] == (shelf / "clock" / "clock.mp3").stat().st_size


def test_an_article_is_a_season_of_its_sections(shelf: Path) -> None:
    feed, _ = read(shelf, "section")
    placed = [(item["podcastSeason"]["number"], item["podcastEpisode"]["number"]) for item in feed["items"]]
    assert sorted(placed) == [(1, 1), (1, 2), (2, 1), (2, 2)]
    assert {item["podcastSeason"]["name"] for item in feed["items"]} == {
        "The <clock> & the reeds",
        "Moon \N{FULL MOON SYMBOL}",
    }
