"""The list of articles: what it says of them, how it grows, and what a browser makes of it."""

from __future__ import annotations

import json
import posixpath
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

import pytest
from lxml import etree, html

from audicle import LibrarySettings, SilentProgress, build_library
from audicle.agreed.messages import catalogues
from audicle.publish.library.listing import search
from audicle.publish.page.assets import write_assets
from node_program import told
from shelves import manifest_of, put_article, put_manifest
from static_server import serving
from strategies import PNG

if TYPE_CHECKING:
    from collections.abc import Callable

DRIVER = Path(__file__).with_name("list.mjs")
BASE = "https://marsh.example"
BUDGET = 100_000  # bytes of the first page with its style and script, without pictures
HOSTILE = "<script>alert(1)</script> & \"'> 👩‍🚀 שלום " + "long " * 400


def page(folder: Path, name: str = "index.html") -> Any:
    return html.document_fromstring((folder / name).read_bytes())


def lines(element: Any, path: str) -> list[str]:
    return [" ".join(found.text_content().split()) for found in element.xpath(path)]


def slugs(folder: Path, name: str) -> list[str]:
    return [link.get("href").partition("/")[0] for link in page(folder, name).xpath("//h3/a")]


def lost(folder: Path) -> list[str]:
    """Return the links of all pages that lead nowhere."""
    found = []
    for path in folder.glob("index*.html"):
        for element, _, link, _ in html.document_fromstring(path.read_bytes()).iterlinks():
            if link.startswith("#"):
                assert element.getroottree().xpath(f"//*[@id='{link[1:]}']")
            elif link not in {"data:,", "assets/style.css"} and not (folder / unquote(link)).is_file():
                found.append(f"{path.name}: {link}")
    return found


def test_what_it_says_of_an_article(tmp_path: Path) -> None:
    put_article(tmp_path, "one", title="The <clock> & the reeds", authors=["Ann Lee", "Bo Ek"])
    put_article(tmp_path, "two", audio=False, published="2019-03", language="de", title="Die Uhr", publisher=None)
    put_article(tmp_path, "none", authors=[], published=None, publisher=None, description=None, audio=False)
    built = build_library(tmp_path, LibrarySettings(title="Marsh & <Moor>", author="Cy Day", language="en"))
    assert {"index.html", "assets/library.css", "assets/library.js"} <= set(built.written)
    assert lost(tmp_path) == []
    top = page(tmp_path)
    assert (top.get("lang"), lines(top, "//h1")) == ("en", ["Marsh & <Moor>"])
    assert lines(top, "//main//h2") == ["2021", "2019", "Without a date"]
    assert lines(top, "//h3") == ["The <clock> & the reeds", "Die Uhr", "None"]
    assert lines(top, "//*[@class='facts']") == [
        "Ann Lee and Bo Ek · Marsh Notes · 18 June 2021 · 1 min",
        "Ann Lee · März 2019",
    ]
    assert lines(top, "//*[@class='files']") == ["E-book (EPUB)Audio (MP3)", "E-Buch (EPUB)", "E-book (EPUB)"]
    assert top.xpath("//li[.//h3='Die Uhr'][1]/@lang") == ["de"]
    assert [link.get("href") for link in top.xpath("//link[@rel='alternate']")] == ["feed.xml", "opds.xml", "opds.json"]
    said = json.loads(top.xpath("//script[@type='application/ld+json']")[0].text)
    assert said["@type"] == "CollectionPage"
    assert [one["url"] for one in said["mainEntity"]["itemListElement"]] == [
        f"{slug}/index.html" for slug in ("one", "two", "none")
    ]


def test_without_anything_to_hear_it_offers_no_podcast(tmp_path: Path) -> None:
    put_article(tmp_path, "silent", audio=False)
    build_library(tmp_path)
    assert page(tmp_path).xpath("//*[@href='feed.xml']") == []
    assert lost(tmp_path) == []


def test_without_anything_to_have_it_offers_no_catalogue(tmp_path: Path) -> None:
    manifest = manifest_of(put_article(tmp_path, "page", audio=False))
    manifest["files"] = [file for file in manifest["files"] if file["role"] != "book"]
    put_manifest(tmp_path / "page", manifest)
    build_library(tmp_path)
    assert not list(tmp_path.glob("opds*"))
    assert page(tmp_path).xpath("//*[contains(@href, 'opds') or @class = 'subscribe']") == []
    assert lost(tmp_path) == []


def test_a_large_one_has_pages_that_stay_as_they_are(tmp_path: Path) -> None:
    def put(number: int) -> None:
        put_article(tmp_path, f"a{number:02}", published=f"{2000 + number}-01-01", seen=10**9 + number)

    for number in range(25):
        put(number)
    build_library(tmp_path, LibrarySettings(page_size=10))
    assert lost(tmp_path) == []
    assert sorted(path.name for path in tmp_path.glob("index*.html")) == ["index-1.html", "index-2.html", "index.html"]
    walked, name = [], "index.html"
    while name:
        walked += slugs(tmp_path, name)
        name = next(iter(page(tmp_path, name).xpath("//a[@rel='next']/@href")), "")
    assert walked == [f"a{number:02}" for number in reversed(range(25))]
    assert lines(page(tmp_path), "//nav[@class='pages']//li") == [
        "Page 2 2010\N{EN DASH}2019",
        "Page 1 2000\N{EN DASH}2009",
    ]
    before = (tmp_path / "index-1.html").read_bytes()
    put(25)
    lists = [name for name in build_library(tmp_path).written if name.startswith("index")]
    assert lists == ["index.html"]
    for number in range(26, 35):
        put(number)
    build_library(tmp_path)
    assert (tmp_path / "index-1.html").read_bytes() == before
    assert slugs(tmp_path, "index-3.html") == [f"a{number}" for number in reversed(range(20, 30))]
    assert page(tmp_path, "index-2.html").xpath("//a[@rel='prev']/@href") == ["index-3.html"]


def searched(folder: Path) -> tuple[list[list[str]], list[str]]:
    """Return the articles of the newest file that the list looks through, and the names of the others."""
    lines = (folder / "assets/articles.js").read_text("utf-8").splitlines()
    assert "generator: Audicle" in lines[0]
    return json.loads(lines[1].partition(" = ")[2]), json.loads(lines[2].partition(" = ")[2])


def test_what_is_searched_is_divided_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(search, "_SIZE", 5)
    monkeypatch.setattr(search, "_LEAST", 2)
    for number in range(18):
        put_article(tmp_path, f"a{number:02}", seen=10**9 + number)
    build_library(tmp_path, LibrarySettings(page_size=10))
    found, older = searched(tmp_path)
    assert older == ["assets/articles-3.js", "assets/articles-2.js", "assets/articles-1.js"]
    for name in older:
        assert "generator: Audicle" in (tmp_path / name).read_text("utf-8")
        found += json.loads((tmp_path / name).read_text("utf-8").partition("push(...")[2].rstrip(")\n"))
    assert [one[0] for one in found] == [f"a{number:02}/index.html" for number in reversed(range(18))]
    put_article(tmp_path, "new", seen=2 * 10**9)
    written = build_library(tmp_path).written
    assert {name for name in written if "articles" in name} == {"assets/articles.js"}


def test_a_divided_list_can_be_searched_as_a_whole(tmp_path: Path) -> None:
    for number in range(12):
        put_article(tmp_path, f"a{number:02}", title=f"</script> {number}", language="ar", seen=10**9 + number)
    settings = LibrarySettings(page_size=10, language="en", title="Marsh & Moor, and the sea", base_url=f"{BASE}/x/")
    build_library(tmp_path, settings)
    assert "</script>" not in (tmp_path / "assets/articles.js").read_text("utf-8")
    found, older = searched(tmp_path)
    assert older == []
    assert [one[0] for one in found] == [f"a{number:02}/index.html" for number in reversed(range(12))]
    assert found[0] == ["a11/index.html", "</script> 11", "Ann Lee · Marsh Notes · 2021", "ar", "rtl"]
    for name in ("index.html", "index-1.html"):
        top = page(tmp_path, name)
        assert top.xpath("//section[@hidden]/@data-articles") == ["assets/articles.js"]
        assert top.xpath("//link[@rel='search']/@href") == ["opensearch.xml"]
    described = etree.fromstring((tmp_path / "opensearch.xml").read_bytes())
    one = {etree.QName(element).localname: element for element in described.iterchildren("{*}*")}
    assert one["Url"].get("template") == f"{BASE}/x/index.html?q={{searchTerms}}"
    assert len(one["ShortName"].text) <= 16
    for number in range(3, 12):
        shutil.rmtree(tmp_path / f"a{number:02}")
    assert {"assets/articles.js", "opensearch.xml"} <= set(build_library(tmp_path).removed)
    assert not page(tmp_path).xpath("//*[@data-articles]")


@pytest.mark.parametrize("language", catalogues())
def test_it_speaks_the_language_of_the_library(tmp_path: Path, language: str) -> None:
    put_article(tmp_path, "one", language=language)
    build_library(tmp_path, LibrarySettings(language=language))
    top = page(tmp_path)
    assert top.get("lang") == language
    assert top.get("dir") == ("rtl" if language in ("ar", "fa", "he") else None)
    if language != "en":
        assert not {"Subscribe", "Filter this page", "Skip to the articles"} & set(lines(top, "//*"))


def test_our_words_are_in_their_own_language_and_direction(tmp_path: Path) -> None:
    put_article(tmp_path, "one", language="ur")  # which has no catalogue: English stands in
    build_library(tmp_path, LibrarySettings(language="en"))
    (of_it,) = page(tmp_path).xpath("//li[@lang='ur'][@dir='rtl']")
    words = [*of_it.xpath(".//*[@class='facts']/span"), *of_it.xpath(".//*[@class='files']/a")]
    assert [(one.get("lang"), one.get("dir")) for one in words] == [("en", "ltr")] * 3


@pytest.mark.parametrize("language", ["en", "sw"])
def test_bad_input(tmp_path: Path, language: str) -> None:
    said = {"title": HOSTILE, "authors": [HOSTILE] * 30, "publisher": HOSTILE, "description": HOSTILE}
    put_article(tmp_path, "bad", language=language, **said)
    put_article(tmp_path, "worse", audio=False, published='"><b>', language="x y", **said)
    build_library(tmp_path, LibrarySettings().merged({"title": HOSTILE, "description": HOSTILE}, "test"))
    raw = (tmp_path / "index.html").read_text(encoding="utf-8")
    assert raw.count("<script") == 2
    assert "alert(1)</script>" not in raw
    top = page(tmp_path)
    assert top.xpath("//b | //*[@onerror]") == []
    assert all(len(title) <= 301 and title.endswith("…") for title in lines(top, "//h3"))
    ids = top.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert lost(tmp_path) == []


def test_the_first_page_is_light(tmp_path: Path) -> None:
    about = "How the path climbs, what stands beside it, and who has walked there before. " * 10
    for number in range(90):
        put_article(tmp_path, f"a-long-walk-part-{number:03}", title="A walk from the harbour " * 4, description=about)
    write_assets(tmp_path, SilentProgress())
    build_library(tmp_path)
    sizes = [(tmp_path / name).stat().st_size for name in ("index.html", "assets/style.css")]
    sizes += [(tmp_path / "assets" / f"library.{kind}").stat().st_size for kind in ("css", "js")]
    assert sum(sizes) < BUDGET, sizes


@pytest.fixture(scope="module")
def seen(tmp_path_factory: pytest.TempPathFactory, browser: Callable[..., str]) -> tuple[dict[str, Any], str]:
    """What a browser saw of a library with everything in it."""
    program = browser("axe-core")
    folder = tmp_path_factory.mktemp("listed")
    for number in range(23):
        put_article(folder, f"a{number:02}", title=f"Part {number}", published=f"{2000 + number}-01-01", seen=10**9)
    put_article(folder, "mill", title="Le moulin à marée", language="fr", published="2030-01-01", seen=10**9 + 1)
    put_article(folder, "water", title="مقالات عن الماء", language="ar", published=None, seen=10**9 + 2)
    put_article(folder, "bad", title=HOSTILE, authors=[HOSTILE], publisher=HOSTILE, description=HOSTILE)
    put_article(folder, "twin", title=HOSTILE, audio=False)
    for picture in folder.glob("*/cover.png"):
        picture.write_bytes(PNG)
    write_assets(folder, SilentProgress())
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(search, "_SIZE", 8)
        patch.setattr(search, "_LEAST", 2)
        build_library(folder, LibrarySettings(page_size=10))
    assert (folder / "assets" / "articles-2.js").exists()
    (folder / "arabic").mkdir()
    shutil.copytree(folder / "water", folder / "arabic" / "water")
    write_assets(folder / "arabic", SilentProgress())
    build_library(folder / "arabic", LibrarySettings(language="ar"))
    names = ["index.html", "index-1.html", "arabic/index.html"]
    with serving(folder) as address:
        return told(DRIVER, program, address, "moulin MAREE", *names, timeout=180), address


@pytest.mark.xdist_group("listing")
def test_nobody_is_kept_out(seen: tuple[dict[str, Any], str]) -> None:
    found, address = seen
    assert len(found["violations"]) == 7
    assert {name: faults for name, faults in found["violations"].items() if faults} == {}
    assert found["complaints"] == []
    assert set(found["wide"].values()) == {0}, "it must be scrolled sideways"
    assert found["skip"] == "articles"
    assert {posixpath.commonprefix([address, request]) for request in found["requests"]} == {address}


@pytest.mark.xdist_group("listing")
def test_the_filter_is_there_with_script_only(seen: tuple[dict[str, Any], str]) -> None:
    found, _ = seen
    assert found["filter"]["shown"] == ["Le moulin à marée"]
    assert found["filter"]["said"] == "Articles shown: 1"
    assert found["filter"]["headings"] == ["2030"]
    assert found["filter"]["after"] == found["filter"]["all"] == found["silent"]["items"] == 7
    assert found["silent"]["filter"] is False


def test_the_list_shows_the_small_covers(tmp_path: Path) -> None:
    put_article(tmp_path, "one")
    manifest = manifest_of(put_article(tmp_path, "early"))
    manifest["files"] = [file for file in manifest["files"] if file["role"] != "thumbnail"]
    put_manifest(tmp_path / "early", manifest)
    build_library(tmp_path)
    shown = {str(one.get("src")): one for one in page(tmp_path).xpath("//li/img")}
    assert set(shown) == {"one/thumbnail.png", "early/cover.png"}
    for one in shown.values():
        assert (one.get("width"), one.get("height"), one.get("loading"), one.get("alt")) == ("80", "120", "lazy", "")


@pytest.mark.xdist_group("listing")
def test_what_is_on_other_pages_is_found_too(seen: tuple[dict[str, Any], str]) -> None:
    found, address = seen
    assert found["search"]["shown"] == []
    assert found["search"]["elsewhere"] == ["Part 7"]
    assert found["search"]["said"] == "Articles shown: 1"
    assert found["search"]["facts"][:1] + found["search"]["facts"][-1:] == ["Ann Lee", "2007"]
    assert found["search"]["led"] == f"{address}a07/index.html"


@pytest.mark.xdist_group("listing")
def test_what_could_not_be_fetched_is_fetched_when_the_field_is_entered_again(seen: tuple[dict[str, Any], str]) -> None:
    found, _ = seen
    assert found["cut"] == {"before": 0, "after": ["Part 7"]}
