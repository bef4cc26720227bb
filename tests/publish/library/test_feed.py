"""The podcast feed against the specifications, and what it says of the articles."""

from __future__ import annotations

import uuid
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urljoin

import feedparser
import pytest
from lxml import etree, html
from PIL import Image

from audicle import LibrarySettings, build_library
from audicle.errors import UsageError
from feed_rules import NS, faults, html_text
from shelves import SECTIONS, manifest_of, put_article, put_manifest

if TYPE_CHECKING:
    from pathlib import Path

    from audicle.publish.library.build import Built

BASE = "https://a.example/listen/"
SETTINGS = LibrarySettings().merged(
    {
        "base_url": BASE,
        "title": "Marsh & <Moor>",
        "author": "Ann Lee",
        "owner": "Bo Ek",
        "email": "bo@a.example",
        "description": "Slow things.",
        "category": ["Documentary", "Technology"],
        "copyright": "© 2021 Ann Lee",
        "language": "en-GB",
    },
    "test",
)


def channel(folder: Path, name: str = "feed.xml") -> etree._Element:
    return etree.parse(folder / name).getroot()[0]


def texts(element: etree._Element, path: str) -> list[str | None]:
    return [found.text for found in element.iterfind(path, NS)]


def links(feed: bytes) -> set[str]:
    """Return the files of the library that a feed leads to, below its folder."""
    root = etree.fromstring(feed)
    found = {
        value for element in root.iter() for name, value in element.attrib.items() if name in {"url", "uri", "href"}
    }
    found |= {str(element.text) for element in root.iter("link", "url")}
    for notes in root.iter(f"{{{NS['content']}}}encoded"):
        found |= {link for _, _, link, _ in html.fragment_fromstring(str(notes.text)).iterlinks()}
    whole = {urljoin(BASE, link) for link in found}
    return {unquote(link.removeprefix(BASE)) for link in whole if link.startswith(BASE)}


@pytest.mark.parametrize("episodes", ["article", "section"])
@pytest.mark.parametrize("base", [BASE, None])
def test_it_keeps_every_rule_and_leads_only_to_what_is_there(tmp_path: Path, episodes: str, base: str | None) -> None:
    for number in range(3):
        put_article(tmp_path, f"article-{number}")
    settings = SETTINGS.merged({"episodes": episodes, "base_url": base}, "test")
    build_library(tmp_path, settings)
    feed = (tmp_path / "feed.xml").read_bytes()
    assert faults(feed, absolute=base is not None) == []
    found = links(feed)
    assert len(found) > 20
    assert [link for link in found if not (tmp_path / link).exists()] == []


def test_the_rules_find_what_is_wrong(tmp_path: Path) -> None:
    put_article(tmp_path, "one")
    build_library(tmp_path, SETTINGS)
    feed = (tmp_path / "feed.xml").read_bytes()
    for right, wrong in [
        (b"<title>One</title>", b"<title></title>"),
        (b' length="', b' long="'),
        (b'isPermaLink="false"', b'isPermaLink="true"'),
        (b"GMT", b"Greenwich"),
        (b"https://a.example/listen/one/one.mp3", b"one/one.mp3"),
        (b"audio/mpeg", b"text/html"),
        (b"&lt;div", b"&lt;script/&gt;&lt;div"),
        (b'type="text/vtt"', b'type="text/lrc"'),
        (b">yes</podcast:locked>", b">maybe</podcast:locked>"),
        (b'rel="self"', b'rel="other"'),
        (b"<podcast:medium>podcast", b"<podcast:medium>radio"),
    ]:
        assert right in feed, right
        assert faults(feed.replace(right, wrong, 1)), wrong


def test_the_channel_says_what_was_chosen(tmp_path: Path) -> None:
    put_article(tmp_path, "one")
    build_library(tmp_path, SETTINGS)
    said = channel(tmp_path)
    assert said.findtext("title") == "Marsh & <Moor>"
    assert said.findtext("link") == BASE
    assert said.findtext("managingEditor") == "bo@a.example (Bo Ek)"
    assert said.findtext("copyright") == "© 2021 Ann Lee"
    assert said.findtext("itunes:author", namespaces=NS) == "Ann Lee"
    assert texts(said, "itunes:owner/itunes:email") == ["bo@a.example"]
    categories = said.findall("itunes:category", NS)
    assert [category.get("text") for category in categories] == ["Society & Culture", "Technology"]
    assert categories[0][0].get("text") == "Documentary"
    locked = said.find("podcast:locked", NS)
    assert (locked.text, locked.get("owner")) == ("yes", "bo@a.example")
    assert said.findtext("podcast:medium", namespaces=NS) == "podcast"


def test_the_podcast_has_the_guid_of_its_first_address_for_ever(tmp_path: Path) -> None:
    put_article(tmp_path, "one")
    build_library(tmp_path, LibrarySettings())
    assert channel(tmp_path).find("podcast:guid", NS) is None
    build_library(tmp_path, SETTINGS)
    first = channel(tmp_path).findtext("podcast:guid", namespaces=NS)
    assert first == str(uuid.uuid5(uuid.UUID("ead4c236-bf58-58c6-a2c6-a6b28d128cb6"), "a.example/listen/feed.xml"))
    build_library(tmp_path, SETTINGS.merged({"base_url": "https://b.example"}, "test"))
    assert channel(tmp_path).findtext("podcast:guid", namespaces=NS) == first
    own = "917393e3-1b1e-5cef-ace4-edaa54e1f810"
    build_library(tmp_path, SETTINGS.merged({"guid": own}, "test"))
    assert channel(tmp_path).findtext("podcast:guid", namespaces=NS) == own


def test_the_guid_is_made_as_the_name_space_says() -> None:
    from audicle.publish.library.about import _PODCASTS  # noqa: PLC0415

    # the examples of its specification
    assert str(uuid.uuid5(_PODCASTS, "mp3s.nashownotes.com/pc20rss.xml")) == "917393e3-1b1e-5cef-ace4-edaa54e1f810"
    assert str(uuid.uuid5(_PODCASTS, "podnews.net/rss")) == "9b024349-ccf0-5f69-a609-6b82873eab3c"


def test_an_episode_is_an_article(tmp_path: Path) -> None:
    folder = put_article(tmp_path, "the-clock", source="https://marsh.example/clock")
    build_library(tmp_path, SETTINGS)
    (item,) = channel(tmp_path).findall("item")
    enclosure = item.find("enclosure")
    size = str((folder / "the-clock.mp3").stat().st_size)
    assert dict(enclosure.attrib) == {"url": f"{BASE}the-clock/the-clock.mp3", "length": size, "type": "audio/mpeg"}
    others = item.findall("podcast:alternateEnclosure", NS)
    assert [(other.get("type"), other.get("codecs")) for other in others] == [
        ("audio/mp4", "mp4a.40.2"),
        ("audio/ogg", "opus"),
    ]
    assert [other[0].get("uri") for other in others] == [
        f"{BASE}the-clock/the-clock.{kind}" for kind in ("m4b", "opus")
    ]
    assert item.findtext("pubDate").startswith("Fri, 18 Jun 2021 11:")
    assert item.findtext("itunes:duration", namespaces=NS) == "76"
    assert item.findtext("podcast:episode", namespaces=NS) == "1"
    assert item.find("podcast:season", NS) is None
    assert item.find("podcast:chapters", NS).get("url") == f"{BASE}the-clock/chapters.json"
    transcripts = item.findall("podcast:transcript", NS)
    assert {(one.get("type"), one.get("rel"), one.get("language")) for one in transcripts} == {
        ("text/vtt", "captions", "en-GB"),
        ("application/x-subrip", "captions", "en-GB"),
        ("application/json", "captions", "en-GB"),
        ("text/plain", None, "en-GB"),
    }
    (person,) = item.findall("podcast:person", NS)
    assert (person.text, person.get("role"), person.get("group")) == ("Ann Lee", "author", "writing")
    licence = item.find("podcast:license", NS)
    assert (licence.text, licence.get("url")) == ("cc-by-4.0", "https://creativecommons.org/licenses/by/4.0/")
    notes = html.fragment_fromstring(item.findtext("content:encoded", namespaces=NS))
    said = notes.text_content()
    for words in (
        "A small machine.",
        "By Ann Lee",
        "18 June 2021",
        "0:00 Introduction",
        "0:30 Why it is slow",
        "CC BY 4.0",
    ):
        assert words in said
    assert "Voice: English voice Heart (synthetic)" in said
    assert "https://marsh.example/clock" in {link for _, _, link, _ in notes.iterlinks()}


def test_an_episode_is_a_section(tmp_path: Path) -> None:
    put_article(tmp_path, "the-clock")
    put_article(tmp_path, "the-mill", published="2022-01-01")
    build_library(tmp_path, SETTINGS.merged({"episodes": "section"}, "test"))
    said = channel(tmp_path)
    assert said.findtext("itunes:type", namespaces=NS) == "serial"
    items = said.findall("item")
    assert [item.findtext("title") for item in items] == [
        f"{title}: {section}" for title in ("The mill", "The clock") for section in reversed(SECTIONS)
    ]
    assert [item.findtext("podcast:season", namespaces=NS) for item in items] == ["2", "2", "1", "1"]
    assert [item.findtext("podcast:episode", namespaces=NS) for item in items] == ["2", "1", "2", "1"]
    assert items[0].find("podcast:season", NS).get("name") == "The mill"
    assert items[0].find("enclosure").get("url") == f"{BASE}the-mill/audio/02-why-it-is-slow.mp3"
    assert items[0].findtext("itunes:duration", namespaces=NS) == "45"
    assert items[0].find("podcast:chapters", NS) is None
    assert len(items[0].findall("podcast:transcript", NS)) == 2
    assert len({item.findtext("pubDate") for item in items}) == 4


def test_an_article_without_whole_audio_has_an_episode_a_section(tmp_path: Path) -> None:
    folder = put_article(tmp_path, "old")
    manifest = manifest_of(folder)
    manifest["files"] = [file for file in manifest["files"] if file["role"] != "audio" or file["section"]]
    put_manifest(folder, manifest)
    put_article(tmp_path, "silent", audio=False)
    build_library(tmp_path, SETTINGS)
    assert texts(channel(tmp_path), "item/title") == [f"Old: {section}" for section in reversed(SECTIONS)]


def test_the_guid_of_an_episode_depends_on_no_address_and_on_no_edit(tmp_path: Path) -> None:
    put_article(tmp_path, "one", source="https://a.example/1")
    put_article(tmp_path, "two", source="https://a.example/1")
    build_library(tmp_path, SETTINGS)
    first = texts(channel(tmp_path), "item/guid")
    assert len(set(first)) == 2
    put_article(tmp_path, "one", source="https://a.example/1", title="Changed", published="2021-07-01")
    build_library(tmp_path, LibrarySettings())
    assert set(texts(channel(tmp_path), "item/guid")) == set(first)


def test_two_articles_with_one_title_and_one_date_are_two_episodes_in_a_firm_order(tmp_path: Path) -> None:
    for slug in ("same", "same-1a2b3c"):
        put_article(tmp_path, slug, title="Same")
    build_library(tmp_path, SETTINGS)
    items = channel(tmp_path).findall("item")
    assert [item.findtext("title") for item in items] == ["Same", "Same"]
    assert len({item.findtext("guid") for item in items}) == 2
    assert len({item.findtext("pubDate") for item in items}) == 2


def test_the_same_articles_give_the_same_bytes(tmp_path: Path) -> None:
    for name in ("a", "b"):
        for number in (1, 2, 3):
            put_article(tmp_path / name, f"article-{number}", published=None, seen=1_700_000_000)
        build_library(tmp_path / name, SETTINGS)
    for file in ("feed.xml", "assets/artwork.jpg"):
        assert (tmp_path / "a" / file).read_bytes() == (tmp_path / "b" / file).read_bytes()


def test_without_anything_to_hear_there_is_no_feed(tmp_path: Path) -> None:
    put_article(tmp_path, "silent", audio=False)
    assert feeds(build_library(tmp_path, SETTINGS)) == []


def feeds(built: Built) -> list[str]:
    """Return the documents of the podcast that a build wrote, in order."""
    return [name for name in built.written if name.startswith("feed")]


def archives(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.glob("feed-archive-*.xml"))}


def walked(folder: Path) -> list[str]:
    """Return the guids that a reader of RFC 5005 finds, from the feed through every archive before it."""
    name, found = "feed.xml", []
    while name:
        said = channel(folder, name)
        found += texts(said, "item/guid")
        relations = {
            link.get("rel"): link.get("href", "").removeprefix(BASE) for link in said.iterfind("atom:link", NS)
        }
        assert relations["self"] == name
        assert (said.find("fh:archive", NS) is not None) == (name != "feed.xml")
        assert relations.get("current", "feed.xml") == "feed.xml"
        name = relations.get("prev-archive", "")
    return found


def test_archives_are_filled_from_the_oldest_and_never_change_again(tmp_path: Path) -> None:
    settings = SETTINGS.merged({"page_size": 10}, "test")
    for number in range(34):
        put_article(tmp_path, f"article-{number:02}", published=f"20{number + 10:02}-01-01" if number < 10 else None)
    build_library(tmp_path, settings)
    before = archives(tmp_path)
    assert list(before) == ["feed-archive-0001.xml", "feed-archive-0002.xml"]
    assert len(texts(channel(tmp_path), "item/guid")) == 14
    assert all(faults(feed) == [] for feed in before.values())
    # an article of long ago that is new here changes no archive: subscribers find it in the feed
    put_article(tmp_path, "found-late", published="1901-01-01")
    build_library(tmp_path, settings)
    assert archives(tmp_path) == before
    assert "Found late" in texts(channel(tmp_path), "item/title")
    for number in range(5):
        put_article(tmp_path, f"more-{number}")
    built = build_library(tmp_path, settings)
    assert feeds(built) == ["feed-archive-0003.xml", "feed.xml"]
    assert {name: feed for name, feed in archives(tmp_path).items() if name in before} == before
    found = walked(tmp_path)
    assert len(found) == len(set(found)) == 40


def test_what_a_removed_article_leaves_is_removed(tmp_path: Path) -> None:
    settings = SETTINGS.merged({"page_size": 10}, "test")
    for number in range(30):
        put_article(tmp_path, f"article-{number:02}", published=f"20{number % 20:02}-01-01")
    build_library(tmp_path, settings)
    assert len(archives(tmp_path)) == 2
    gone = channel(tmp_path, "feed-archive-0001.xml").findtext("item/link").removeprefix(BASE).split("/")[0]
    (tmp_path / gone / "audicle.json").unlink()
    built = build_library(tmp_path, settings)
    assert feeds(built) == ["feed-archive-0001.xml"]
    assert len(walked(tmp_path)) == 29
    for path in sorted(tmp_path.glob("*/audicle.json"))[:15]:
        path.unlink()
    build_library(tmp_path, settings)
    assert len(walked(tmp_path)) == 14
    assert set(archives(tmp_path)) == {
        str(link.get("href")).removeprefix(BASE)
        for name in ("feed.xml", *archives(tmp_path))
        for link in channel(tmp_path, name).iterfind("atom:link", NS)
        if link.get("rel") == "prev-archive"
    }


def test_artwork_stands_as_its_camera_was_held(tmp_path: Path) -> None:
    put_article(tmp_path, "one")
    picture = Image.new("RGB", (1400, 1400), "white")
    picture.paste("black", (0, 0, 1400, 700))  # above, and by what it says of itself on the right
    exif = Image.Exif()
    exif[0x0112] = 6
    picture.save(tmp_path / "art.jpg", exif=exif)
    build_library(tmp_path, SETTINGS.merged({"artwork": str(tmp_path / "art.jpg")}, "test"))
    with Image.open(tmp_path / "assets" / "artwork.jpg") as made:
        assert (made.getpixel((100, 700))[0] > 250, made.getpixel((1300, 700))[0] < 5) == (True, True)


def test_artwork_that_was_chosen(tmp_path: Path) -> None:
    library, picture = tmp_path / "out", tmp_path / "art.png"
    put_article(library, "one")
    Image.new("RGBA", (3200, 3200), (200, 30, 30, 128)).save(picture)
    chosen = SETTINGS.merged({"artwork": str(picture)}, "test")
    build_library(library, chosen)
    with Image.open(library / "assets" / "artwork.jpg") as made:
        assert (made.size, made.mode, made.format) == ((3000, 3000), "RGB", "JPEG")
    assert str(tmp_path) not in (library / "library.json").read_text()
    before = (library / "assets" / "artwork.jpg").read_bytes()
    picture.unlink()
    assert build_library(library).written == ()  # as it was when it was chosen
    assert (library / "assets" / "artwork.jpg").read_bytes() == before
    with pytest.raises(UsageError, match=r"art\.png: the artwork cannot be read"):
        build_library(library, chosen)


def test_artwork_of_16_bits_a_pixel_keeps_its_greys(tmp_path: Path) -> None:
    put_article(tmp_path / "out", "one")
    picture = tmp_path / "art.png"
    Image.new("I;16", (3200, 3200), 160 * 256).save(picture)
    build_library(tmp_path / "out", SETTINGS.merged({"artwork": str(picture)}, "test"))
    with Image.open(tmp_path / "out" / "assets" / "artwork.jpg") as shown:
        assert (shown.mode, shown.size, shown.getpixel((9, 9))) == ("RGB", (3000, 3000), (160, 160, 160))


@pytest.mark.parametrize("size", [(1000, 1000), (2000, 1400), None])
def test_artwork_that_no_directory_takes_is_an_error(tmp_path: Path, size: tuple[int, int] | None) -> None:
    put_article(tmp_path / "out", "one")
    picture = tmp_path / "art.png"
    picture.write_bytes(b"no picture")
    if size:
        Image.new("RGB", size).save(picture)
    with pytest.raises(UsageError, match=r"art\.png"):
        build_library(tmp_path / "out", SETTINGS.merged({"artwork": str(picture)}, "test"))


LONG = "A tide mill \N{FULL MOON SYMBOL} & its keeper's <very> long day. " * 45
BAD: dict[str, dict[str, Any]] = {
    "markup": {
        "title": "<script>alert(1)</script> & \"quotes\" 'all' ]]>",
        "description": "<img src=x onerror=y> &amp;",
    },
    "emoji": {"title": "\N{FULL MOON SYMBOL}\U0001f469\u200d\U0001f680 flags \U0001f1e9\U0001f1ea"},
    "right to left": {"title": "شرح \u202eمهم\u202c", "language": "ar", "authors": ["نجيب"]},
    "long": {"title": LONG[:2000], "subtitle": LONG, "description": LONG * 3, "authors": [LONG]},
    "controls": {"title": "a\x00b\x0bc\ud800d\ufffee\x85", "description": "\x1b[31mred", "tags": ["\x07"]},
    "nothing": {
        "title": "",
        "authors": [],
        "published": None,
        "publisher": None,
        "description": None,
        "licence": None,
        "tags": [],
    },
    "odd date": {"published": "a Tuesday in spring"},
    "year": {"published": "1987"},
    "moment": {"published": "2021-06-18T23:30:00-05:00"},
    "first day": {"published": "0001-01-01"},
    "odd language": {"language": "x-klingon"},
    "odd licence": {"licence": "Ask first", "source": "javascript:alert(1)"},
    "own licence": {"licence": "https://a.example/licence?a=1&b=2"},
}


@pytest.mark.parametrize("case", BAD)
@pytest.mark.parametrize("episodes", ["article", "section"])
def test_whatever_an_article_says_the_feed_keeps_the_rules(tmp_path: Path, case: str, episodes: str) -> None:
    put_article(tmp_path, "bad", **BAD[case])
    built = build_library(tmp_path, SETTINGS.merged({"episodes": episodes}, "test"))
    assert (built.articles, built.warnings) == (1, ())
    feed = (tmp_path / "feed.xml").read_bytes()
    assert faults(feed) == []
    reader = feedparser.parse(feed)
    assert not reader.bozo
    assert len(reader.entries) == {"article": 1, "section": 2}[episodes]
    item = channel(tmp_path).find("item")
    title = BAD[case].get("title", "Bad")
    if case == "controls":
        title = "ab cde"
    if case == "right to left":
        title = "شرح مهم"  # what overrides the order of letters would go on behind it
    if case == "nothing":
        title = "Untitled"
    assert item.findtext("title").startswith(" ".join(title.split()))
    assert "javascript" not in feed.decode()


def test_dates_are_those_of_the_article(tmp_path: Path) -> None:
    for case in ("year", "moment", "first day", "odd date"):
        put_article(tmp_path, case.replace(" ", "-"), seen=1_700_000_000, **BAD[case])
    build_library(tmp_path, SETTINGS)
    dates = {
        item.findtext("link").split("/")[-2]: item.findtext("pubDate") for item in channel(tmp_path).findall("item")
    }
    assert dates["year"].startswith("Thu, 01 Jan 1987 11:")
    assert dates["moment"] == "Sat, 19 Jun 2021 04:30:00 GMT"
    assert dates["first-day"].startswith("Thu, 01 Jan 1970 01:")
    assert dates["odd-date"].startswith("Tue, 14 Nov 2023 2")


def test_what_is_older_than_the_count_of_players_is_as_old_as_it_can_be_in_its_order(tmp_path: Path) -> None:
    old = ["0001-01-01", "1900-02-03", "1901", "1954-06-18T23:30:00-05:00", "1969-12-31"]
    for number, published in enumerate([*old, "1970-02-01"]):
        put_article(tmp_path, f"a{number}", published=published)
    build_library(tmp_path, SETTINGS)
    items = reversed(channel(tmp_path).findall("item"))
    dates = {item.findtext("link").split("/")[-2]: parsedate_to_datetime(item.findtext("pubDate")) for item in items}
    assert list(dates) == [f"a{number}" for number in range(6)]
    assert all(date.timestamp() > 0 for date in dates.values())
    assert max(list(dates.values())[:5]) < datetime(1970, 1, 4, tzinfo=UTC)


@pytest.mark.parametrize("episodes", ["article", "section"])
@pytest.mark.parametrize("published", [None, "2023-11-14", "2023-11-15", "2099-01-01", "2099-01-01T10:00:00Z"])
def test_no_episode_is_later_than_its_article_was_first_seen(
    tmp_path: Path, published: str | None, episodes: str
) -> None:
    for name in ("one", "two", "three"):
        put_article(tmp_path, name, seen=1_699_956_000, published=published)  # ten in the morning, UTC
    build_library(tmp_path, SETTINGS.merged({"episodes": episodes}, "test"))
    dates = [parsedate_to_datetime(item.findtext("pubDate")) for item in channel(tmp_path).findall("item")]
    assert max(dates).timestamp() <= 1_699_956_000


def test_no_section_of_an_old_book_is_from_before_1970(tmp_path: Path) -> None:
    manifest = manifest_of(put_article(tmp_path, "old", published="1850"))
    manifest["sections"] *= 1000
    put_manifest(tmp_path / "old", manifest)
    build_library(tmp_path, SETTINGS.merged({"episodes": "section"}, "test"))
    dates = [parsedate_to_datetime(item.findtext("pubDate")) for item in channel(tmp_path).findall("item")]
    assert len(dates) == 2000
    assert min(dates).timestamp() > 0


@pytest.mark.parametrize("missing", ["cover.png", "index.html", "odd.mp3", "chapters.json", "odd.vtt"])
def test_an_article_without_one_of_its_files(tmp_path: Path, missing: str) -> None:
    (put_article(tmp_path, "odd") / missing).unlink()
    built = build_library(tmp_path, SETTINGS)
    assert any(missing in warning for warning in built.warnings)
    feed = (tmp_path / "feed.xml").read_bytes()
    assert faults(feed) == []
    assert [link for link in links(feed) if not (tmp_path / link).exists()] == []


def test_a_folder_that_somebody_named_is_spelled_as_a_url_must_be(tmp_path: Path) -> None:
    put_article(tmp_path, "Über: 100% & #1?")
    build_library(tmp_path, SETTINGS)
    feed = (tmp_path / "feed.xml").read_bytes()
    assert faults(feed) == []
    assert [link for link in links(feed) if not (tmp_path / link).exists()] == []


def test_an_episode_has_the_artwork_of_its_article(tmp_path: Path) -> None:
    put_article(tmp_path, "one")
    manifest = manifest_of(put_article(tmp_path, "early", published="2020-01-01"))
    manifest["files"] = [file for file in manifest["files"] if file["role"] != "artwork"]
    put_manifest(tmp_path / "early", manifest)
    build_library(tmp_path, SETTINGS)
    pictures = [item.find("itunes:image", NS) for item in channel(tmp_path).findall("item")]
    assert [None if one is None else one.get("href") for one in pictures] == [f"{BASE}one/artwork.png", None]


def test_descriptions_are_html_and_show_their_text(tmp_path: Path) -> None:
    said = "<script>alert(1)</script> Salt & <b>peat</b>: 1 < 2 &amp; so on"
    put_article(tmp_path, "one", description=said)
    build_library(tmp_path, SETTINGS.merged({"description": said}, "test"))
    assert html_text(channel(tmp_path).find("item").findtext("description")) == said
    assert html_text(channel(tmp_path).findtext("description")) == said


def test_an_article_without_a_page_leads_to_its_source_or_to_the_library(tmp_path: Path) -> None:
    for name, source in (("one", "https://a.example/one"), ("two", None)):
        (put_article(tmp_path, name, source=source) / "index.html").unlink()
    build_library(tmp_path, SETTINGS)
    links = {item.findtext("title"): item.findtext("link") for item in channel(tmp_path).findall("item")}
    assert links == {"One": "https://a.example/one", "Two": SETTINGS.base_url}


def test_a_section_that_is_named_as_its_article_is_named_once(tmp_path: Path) -> None:
    folder = put_article(tmp_path, "one", title="Is it slow?", description=None, publisher=None)
    manifest = manifest_of(folder)
    manifest["sections"][0]["title"] = "Is it slow?"
    put_manifest(folder, manifest)
    build_library(tmp_path, SETTINGS.merged({"episodes": "section"}, "test"))
    second, first = channel(tmp_path).findall("item")
    assert (first.findtext("title"), first.findtext("description")) == ("Is it slow?", "Is it slow? By Ann Lee")
    assert second.findtext("title") == "Is it slow?: Why it is slow"
    assert second.findtext("description") == "Why it is slow. Is it slow? By Ann Lee"


def test_words_of_ours_say_their_language_where_it_is_not_that_of_the_article(tmp_path: Path) -> None:
    put_article(tmp_path, "one", language="ur")
    put_article(tmp_path, "two", language="de-AT")
    build_library(tmp_path, SETTINGS)
    notes = {
        item.findtext("title"): item.findtext("content:encoded", namespaces=NS)
        for item in channel(tmp_path).findall("item")
    }
    assert '<p lang="en" dir="ltr">Voice: English voice Heart (synthetic)' in notes["One"]
    assert "<p>Stimme: Synthetische Stimme Heart (Englisch)<" in notes["Two"]
