"""The catalogue against the specifications of OPDS 2.0 and 1.2, what it says of the articles, and how it grows."""

from __future__ import annotations

import json
import posixpath
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urlsplit

import pytest
from lxml import etree
from PIL import Image

from audicle import LibrarySettings, build_library
from opds_rules import IMAGE, NS, OPEN, faults1, faults2
from shelves import ACCESSIBLE, manifest_of, put_article, put_manifest

if TYPE_CHECKING:
    from pathlib import Path

HOSTILE = "<script>alert(1)</script> & \"'> 👩‍🚀 שלום " + "long " * 400


def feeds(folder: Path, kind: str) -> list[Path]:
    return [folder / f"opds.{kind}", *sorted((folder / "opds").glob(f"*.{kind}"))]


def faults(folder: Path) -> list[str]:
    found = [f"{path.name}: {fault}" for path in feeds(folder, "json") for fault in faults2(path.read_bytes())]
    return found + [f"{path.name}: {fault}" for path in feeds(folder, "xml") for fault in faults1(path.read_bytes())]


def links2(path: Path) -> list[str]:
    """Return the relative links of a feed."""

    def of(value: Any) -> list[str]:
        if isinstance(value, dict):
            own = [value["href"]] if "href" in value else []
            return own + [link for one in value.values() for link in of(one)]
        return [link for one in value for link in of(one)] if isinstance(value, list) else []

    return of(json.loads(path.read_bytes()))


def links1(path: Path) -> list[str]:
    return [str(link.get("href")) for link in etree.parse(path).iterfind(".//a:link", NS)]


def lost(folder: Path) -> list[str]:
    """Return the links of all feeds that lead nowhere."""
    pairs = [(path, link) for path in feeds(folder, "json") for link in links2(path)]
    pairs += [(path, link) for path in feeds(folder, "xml") for link in links1(path)]
    assert len(pairs) > 10
    return [
        f"{path.name}: {link}"
        for path, link in pairs
        if not urlsplit(link).scheme
        and not (folder / posixpath.normpath(f"{path.parent.relative_to(folder)}/{unquote(link)}")).exists()
    ]


def test_a_small_library_is_one_feed(tmp_path: Path) -> None:
    put_article(tmp_path, "one", subtitle="Sub", source="https://a.example/one")
    put_article(tmp_path, "two", audio=False, published="2022-03")
    built = build_library(tmp_path, LibrarySettings(title="Marsh & <Moor>"))
    assert {"opds.json", "opds.xml"} <= set(built.written)
    assert not (tmp_path / "opds").exists()
    assert faults(tmp_path) == []
    assert [link for link in lost(tmp_path) if not link.endswith("index.html")] == []
    feed = json.loads((tmp_path / "opds.json").read_bytes())
    assert feed["metadata"]["title"] == "Marsh & <Moor>"
    two, one = feed["publications"]
    assert two["metadata"]["published"] == "2022-03-01"
    assert [link["type"] for link in two["links"] if link["rel"] == OPEN] == ["application/epub+zip"]
    said = one["metadata"]
    assert (said["title"], said["subtitle"], said["author"]) == ("One", "Sub", [{"name": "Ann Lee"}])
    assert said["belongsTo"] == {"collection": {"name": "Marsh Notes"}}
    assert said["duration"] == 75.5
    offered = {link["type"]: link for link in one["links"] if link["rel"] == OPEN}
    assert list(offered) == ["application/epub+zip", "audio/mpeg", "audio/mp4", "audio/ogg"]
    assert offered["application/epub+zip"]["href"] == "one/one.epub"
    assert offered["audio/mpeg"]["size"] == (tmp_path / "one" / "one.mp3").stat().st_size
    assert one["images"][0]["href"] == "one/cover.png"
    entry = etree.parse(tmp_path / "opds.xml").findall(".//a:entry", NS)[1]
    assert entry.findtext("a:id", "", NS) == said["identifier"]
    assert entry.findtext("dc:issued", "", NS) == "2021-06-18"
    assert entry.findtext("a:published", "", NS) == "2021-06-18T12:00:00Z"
    assert [link.get("href") for link in entry.iterfind(f"a:link[@rel='{OPEN}']", NS)] == [
        link["href"] for link in offered.values()
    ]


@pytest.fixture
def large(tmp_path: Path) -> Path:
    for number in range(25):
        published = f"{2019 + number // 10}-03-{number + 1:02}" if number else None
        put_article(
            tmp_path, f"a{number:02}", published=published, authors=[f"Author {number % 3}"], seen=10**9 + number
        )
    build_library(tmp_path, LibrarySettings(page_size=10))
    return tmp_path


def listed(folder: Path, stem: str) -> list[str]:
    """Return the folders of the articles of a feed, all its pages, in order; both formats must say the same."""
    found: list[str] = []
    name = f"{stem}.json"
    while name:
        feed = json.loads((folder / name).read_bytes())
        assert f"{feed['metadata']['title']}" == etree.parse(folder / name.replace(".json", ".xml")).findtext(
            "a:title", "", NS
        )
        epubs = [
            link["href"] for one in feed["publications"] for link in one["links"] if link["href"].endswith(".epub")
        ]
        atom = [link for link in links1(folder / name.replace(".json", ".xml")) if link.endswith(".epub")]
        assert epubs == atom
        found += [posixpath.basename(link).removesuffix(".epub") for link in epubs]
        following = [link["href"] for link in feed["links"] if link["rel"] == "next"]
        name = f"opds/{following[0]}" if following else ""
    return found


def test_a_series_is_told_with_its_place(tmp_path: Path) -> None:
    series = [{"name": "Water works", "position": "2.1", "kind": "series"}, {"name": "Weirs", "kind": "set"}]
    put_article(tmp_path, "one", series=series)
    build_library(tmp_path, LibrarySettings(title="Marsh", base_url="https://marsh.example/"))
    (publication,) = json.loads((tmp_path / "opds.json").read_text())["publications"]
    assert publication["metadata"]["belongsTo"] == {
        "series": [{"name": "Water works", "position": 2.1}, {"name": "Weirs"}],
        "collection": {"name": "Marsh Notes"},
    }
    root = etree.parse(tmp_path / "opds.xml").getroot()
    name = "{http://schema.org/}"
    assert [(one.get(f"{name}name"), one.get(f"{name}position")) for one in root.iter(f"{name}Series")] == [
        ("Water works", "2.1"),
        ("Weirs", None),
    ]
    assert "Series: Water works, 2.1" in (tmp_path / "feed.xml").read_text()
    head = (tmp_path / "index.html").read_text().partition("</head>")[0]
    assert '<meta property="og:url" content="https://marsh.example/">' in head
    assert '<meta property="og:image" content="https://marsh.example/assets/artwork.jpg">' in head
    assert '<meta property="og:locale" content="en_GB">' in head


def test_a_large_library_can_be_walked_by_year_author_and_site(large: Path) -> None:
    assert faults(large) == []
    assert [link for link in lost(large) if not link.endswith("index.html")] == []
    root = json.loads((large / "opds.json").read_bytes())
    assert [one["title"] for one in root["navigation"]] == ["All articles", "By year", "By author", "By site"]
    every = [f"a{number:02}" for number in range(25)]
    assert sorted(listed(large, "opds/all")) == every
    assert listed(large, "opds/all")[-1] == "a00", "an article without a date came when it was first seen"
    years = json.loads((large / "opds" / "years.json").read_bytes())["navigation"]
    assert [(one["title"], one["properties"]["numberOfItems"]) for one in years] == [
        ("2021", 5), ("2020", 10), ("2019", 9), ("Without a date", 1),
    ]  # fmt: skip
    assert listed(large, "opds/year-2021") == ["a24", "a23", "a22", "a21", "a20"]
    for kind, count in (("authors", 3), ("sites", 1)):
        choices = json.loads((large / "opds" / f"{kind}.json").read_bytes())["navigation"]
        assert len(choices) == count
        held = [listed(large, f"opds/{one['href'].removesuffix('.json')}") for one in choices]
        assert sorted(slug for slugs in held for slug in slugs) == every
        assert [len(slugs) for slugs in held] == [one["properties"]["numberOfItems"] for one in choices]


def test_a_new_article_changes_no_full_page(large: Path) -> None:
    def bytes_of(names: list[str]) -> list[bytes]:
        return [(large / name).read_bytes() for name in names]

    full = ["opds/all-1.json", "opds/all-1.xml", "opds/year-2019.json", "opds/year-2020.xml"]
    before = bytes_of(full)
    for number in range(25, 45):
        put_article(large, f"a{number:02}", published="2001-01-01", authors=["Somebody else"], seen=10**9 + number)
        changed = [name for name in build_library(large).written if name.startswith("opds")]
        assert len(changed) <= 24, changed
    assert bytes_of(full) == before
    assert faults(large) == []
    assert sorted(listed(large, "opds/all")) == [f"a{number:02}" for number in range(45)]
    assert listed(large, "opds/all")[0] == "a44"


def test_a_small_library_again(large: Path) -> None:
    for number in range(5, 25):
        (large / f"a{number:02}" / "audicle.json").unlink()
    build_library(large)
    assert not (large / "opds").exists()
    assert faults(large) == []


@pytest.mark.parametrize(
    "said",
    [
        {"title": HOSTILE, "authors": [HOSTILE], "publisher": HOSTILE, "description": HOSTILE, "tags": [HOSTILE]},
        {"title": "مقالات عن الماء", "language": "ar"},
        {"authors": [], "published": None, "publisher": None, "description": None, "tags": [], "licence": None},
        {"published": "20210618", "modified": "2021-W24-5"},
        {"published": "2021-W24-5", "modified": "20210618"},
        {"published": "some day in June", "modified": "never", "licence": "https://a.example/<licence>"},
    ],
)
def test_bad_input(tmp_path: Path, said: dict[str, Any]) -> None:
    put_article(tmp_path, "bad", **said)
    put_article(tmp_path, "worse", audio=False, **said)
    build_library(tmp_path)
    assert faults(tmp_path) == []
    feed = json.loads((tmp_path / "opds.json").read_bytes())
    if "title" in said:
        title = " ".join(said["title"].split())
        assert {one["metadata"]["title"] for one in feed["publications"]} == {title}
        assert {one.text for one in etree.parse(tmp_path / "opds.xml").iterfind("a:entry/a:title", NS)} == {title}
    assert len({one["metadata"]["identifier"] for one in feed["publications"]}) == 2


def test_an_old_year_has_four_digits(tmp_path: Path) -> None:
    put_article(tmp_path, "old", published="0850-03-01", modified="0851")
    build_library(tmp_path)
    assert faults(tmp_path) == []
    (old,) = json.loads((tmp_path / "opds.json").read_bytes())["publications"]
    assert (old["metadata"]["published"], old["metadata"]["modified"]) == ("0850-03-01", "0851-01-01T12:00:00Z")
    entry = etree.parse(tmp_path / "opds.xml").find("a:entry", NS)
    dates = [entry.findtext(f"a:{name}", namespaces=NS) for name in ("published", "updated")]
    assert dates == ["0850-03-01T12:00:00Z", "0851-01-01T12:00:00Z"]


def test_a_text_that_declares_a_name_space_is_kept(tmp_path: Path) -> None:
    title = 'Why xmlns:thr="http://purl.org/syndication/thread/1.0" is in every feed'
    put_article(tmp_path, "feeds", title=title)
    build_library(tmp_path)
    assert etree.parse(tmp_path / "opds.xml").findtext("a:entry/a:title", namespaces=NS) == title


def test_an_article_without_cover_or_book(tmp_path: Path) -> None:
    manifest = manifest_of(put_article(tmp_path, "bare"))
    manifest["files"] = [file for file in manifest["files"] if file["role"] not in ("cover", "thumbnail", "book")]
    put_manifest(tmp_path / "bare", manifest)
    manifest = manifest_of(put_article(tmp_path, "barer", audio=False))
    manifest["files"] = []
    put_manifest(tmp_path / "barer", manifest)
    build_library(tmp_path)
    assert faults(tmp_path) == []
    feed = json.loads((tmp_path / "opds.json").read_bytes())
    assert feed["metadata"]["numberOfItems"] == 1
    (bare,) = feed["publications"]
    assert bare["images"] == [{"href": "assets/artwork.jpg", "type": "image/jpeg"}]
    assert (tmp_path / "assets" / "artwork.jpg").exists()


def test_what_cannot_be_had_is_counted_nowhere_and_makes_no_feed(tmp_path: Path) -> None:
    def bare(slug: str, **said: Any) -> None:
        manifest = manifest_of(put_article(tmp_path, slug, audio=False, **said))
        manifest["files"] = [file for file in manifest["files"] if file["role"] != "book"]
        put_manifest(tmp_path / slug, manifest)

    for number in range(12):
        put_article(tmp_path, f"a{number:02}", audio=False, authors=["Ann"])
        bare(f"b{number:02}", authors=["Ben"], published="1999")
    build_library(tmp_path, LibrarySettings(page_size=10))
    assert faults(tmp_path) == []
    for path in (tmp_path / "opds").glob("*.json"):
        for held in json.loads(path.read_bytes()).get("navigation", ()):
            assert held["properties"]["numberOfItems"] == 12, (path, held)
    root = json.loads((tmp_path / "opds.json").read_bytes())["navigation"]
    assert root[0]["properties"]["numberOfItems"] == 12
    assert [one["title"] for one in json.loads((tmp_path / "opds/years.json").read_bytes())["navigation"]] == ["2021"]
    assert [one["title"] for one in json.loads((tmp_path / "opds/authors.json").read_bytes())["navigation"]] == ["Ann"]
    assert build_library(tmp_path).written == ()


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "progressive"])
def test_the_size_of_a_cover_is_told(tmp_path: Path, kind: str) -> None:
    cover = put_article(tmp_path, "one") / "cover.png"
    Image.new("RGB", (24, 36), (90, 20, 20)).save(cover.with_name("thumbnail.png"))
    picture = Image.new("RGB", (120, 180), (90, 20, 20))
    picture.save(cover, "PNG" if kind == "PNG" else "JPEG", progressive=kind == "progressive", comment=b"c" * 5000)
    build_library(tmp_path)
    assert faults(tmp_path) == []
    (one,) = json.loads((tmp_path / "opds.json").read_bytes())["publications"]
    small = {"href": "one/thumbnail.png", "type": "image/png", "width": 24, "height": 36}
    assert one["images"] == [{"href": "one/cover.png", "type": "image/png", "width": 120, "height": 180}, small]
    whole = cover.read_bytes()
    for cut in (0, 1, 3, 10, 20, 23):
        cover.write_bytes(whole[:cut])
        build_library(tmp_path, force=True)
        (one,) = json.loads((tmp_path / "opds.json").read_bytes())["publications"]
        assert one["images"] == [{"href": "one/cover.png", "type": "image/png"}, small]


def pictures(folder: Path) -> dict[str, str]:
    """Return the pictures of the only entry of the OPDS 1.2 catalogue."""
    links = etree.parse(folder / "opds.xml").iterfind("a:entry/a:link", NS)
    return {str(link.get("rel")): str(link.get("href")) for link in links if IMAGE in str(link.get("rel"))}


def test_the_small_cover_is_the_thumbnail_where_there_is_one(tmp_path: Path) -> None:
    manifest = manifest_of(put_article(tmp_path, "one"))
    build_library(tmp_path)
    assert pictures(tmp_path) == {IMAGE: "one/cover.png", f"{IMAGE}/thumbnail": "one/thumbnail.png"}
    manifest["files"] = [file for file in manifest["files"] if file["role"] != "thumbnail"]  # as early versions made it
    put_manifest(tmp_path / "one", manifest)
    build_library(tmp_path)
    assert pictures(tmp_path) == {IMAGE: "one/cover.png", f"{IMAGE}/thumbnail": "one/cover.png"}
    assert [one["href"] for one in json.loads((tmp_path / "opds.json").read_bytes())["publications"][0]["images"]] == [
        "one/cover.png"
    ]


def test_what_a_book_says_of_its_accessibility_is_passed_on(tmp_path: Path) -> None:
    put_article(tmp_path, "one")
    build_library(tmp_path)
    assert faults(tmp_path) == []
    (one,) = json.loads((tmp_path / "opds.json").read_bytes())["publications"]
    assert one["metadata"]["accessibility"] == ACCESSIBLE
    (profile,) = etree.parse(tmp_path / "opds.xml").iterfind("a:entry/dc:conformsTo", NS)
    assert profile.text == ACCESSIBLE["conformsTo"][0]


@pytest.mark.parametrize(
    ("said", "passed"),
    [
        (None, None),
        ("accessible", None),
        ({}, None),
        ({"hazard": "none", "feature": [1, "", "tableOfContents"]}, {"feature": ["tableOfContents"]}),
        ({"conformsTo": ["javascript:alert(1)"], "certification": {"certifiedBy": "X"}}, None),
        (
            {
                "feature": ["pageBreakMarkers", "pageNavigation", "mine", "MathML"],
                "hazard": ["unknownFlashingHazard", "noSoundHazard"],
                "accessMode": ["textual", "smell"],
                "accessModeSufficient": ["textual", "smell"],
            },
            {
                "feature": ["printPageNumbers", "MathML"],
                "hazard": ["unknown", "noSoundHazard"],
                "accessMode": ["textual"],
                "accessModeSufficient": ["textual"],
            },
        ),
        (
            {"accessModeSufficient": [[], ["textual", 3], "auditory", {}]},
            {"accessModeSufficient": [["textual"], "auditory"]},
        ),
        (
            {**ACCESSIBLE, "certification": {"certifiedBy": "X", "report": "javascript:alert(1)"}, "mine": 1},
            {**ACCESSIBLE, "certification": {"certifiedBy": "X"}},
        ),
    ],
)
def test_what_is_no_statement_is_left_out(tmp_path: Path, said: object, passed: object) -> None:
    manifest = manifest_of(put_article(tmp_path, "one"))
    del manifest["accessibility"]  # as early versions made it
    put_manifest(tmp_path / "one", manifest if said is None else {**manifest, "accessibility": said})
    built = build_library(tmp_path)
    assert built.skipped == ()
    assert faults(tmp_path) == []
    (one,) = json.loads((tmp_path / "opds.json").read_bytes())["publications"]
    assert one["metadata"].get("accessibility") == passed
    conforms = [one.text for one in etree.parse(tmp_path / "opds.xml").iterfind("a:entry/dc:conformsTo", NS)]
    assert conforms == (passed or {}).get("conformsTo", [])  # type: ignore[attr-defined]


def test_the_rules_find_what_is_wrong(tmp_path: Path) -> None:
    put_article(tmp_path, "one")
    build_library(tmp_path)
    for name, check, wrongs in (
        (
            "opds.json",
            faults2,
            [('"self"', '"own"'), ('"title":"One"', '"title":""'), ("/open-access", ""), ("image/png", "a/b")],
        ),
        (
            "opds.xml",
            faults1,
            [('"self"', '"own"'), ("<title>One</title>", ""), ("kind=acquisition", "kind=x"), ("T12:", "t")],
        ),
    ):
        raw = (tmp_path / name).read_text(encoding="utf-8")
        assert check(raw.encode()) == []
        for right, wrong in wrongs:
            assert right in raw
            assert check(raw.replace(right, wrong).encode()), (right, wrong)
