"""A page says what the book says, whatever the article holds, and nothing in it runs or leads nowhere."""

from __future__ import annotations

import json
import re
import tempfile
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from lxml import etree, html

from audicle.agreed.messages import catalogues
from audicle.model import Article, Heading, Metadata, Note, NoteReference, Paragraph, Section, Text
from audicle.model.ids import identify
from audicle.progress import SilentProgress
from audicle.publish.epub import write_epub
from audicle.publish.page.assets import write_assets
from audicle.publish.page.html import as_html
from audicle.publish.page.writer import write_page
from audicle.publish.part import Part
from audicle.publish.timeline import whole_duration
from audicle.settings import Settings
from book_samples import rich_article
from narrated import narrate
from strategies import articles

if TYPE_CHECKING:
    from audicle.publish.markup.shown import Shown


def made(article: Article, folder: Path, *, narrated: bool) -> tuple[Shown, str]:
    narration = narrate(article, folder) if narrated and article.sections else None
    book = folder / "x.epub"
    parts = [Part(book, "book")]
    shown = write_epub(article, narration, book, SilentProgress())
    parts += [Part(section.path, "audio", section.section) for section in narration.sections] if narration else []
    write_page(shown, narration, folder, parts, Settings(), slug="x")
    return shown, (folder / "index.html").read_text(encoding="utf-8")


def words(text: str) -> str:
    return "".join(text.split())


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(articles)
def test_it_says_what_the_book_says(article: Article) -> None:
    with tempfile.TemporaryDirectory() as folder:
        shown, page = made(article, Path(folder), narrated=False)
    root = html.document_fromstring(page)
    main = root.find(".//main")
    for nav in main.iterfind(".//nav"):
        nav.tail, kept = None, nav.tail
        nav.getprevious().tail = kept
        nav.getparent().remove(nav)
    books = [etree.fromstring(text).find("{*}body") for text in shown.texts]
    assert words(main.text_content()) == words("".join("".join(body.itertext()) for body in books))
    assert_sound(root)


def assert_sound(root: html.HtmlElement) -> None:
    """Assert that ids are given once, that links lead somewhere, and that nothing runs but the player."""
    ids = [one.get("id") for one in root.iter() if one.get("id")]
    assert len(ids) == len(set(ids))
    for one in root.iter(etree.Element):
        assert not [name for name in one.attrib if name.startswith(("on", "epub:", "xmlns", "xml:")) or name == "style"]
        link = one.get("href") or ""
        assert not re.match(r"\s*(javascript|vbscript)", link, re.IGNORECASE)
        assert not link.startswith("#") or link[1:] in ids, link
    kinds = [script.get("type") or script.get("src") for script in root.iterfind(".//script")]
    assert set(kinds) <= {"application/ld+json", "application/json", "../assets/player.js"}
    assert [heading.get("class") for heading in root.iterfind(".//h1")] == ["title"]
    assert [link.get("href") for link in root.iterfind("./body/header/a")] == ["../index.html"]
    regions = [(one.get("role"), name.casefold()) for one in root.iter("section") if (name := named(one, root))]
    assert len(regions) == len(set(regions)), "screen readers list them, and axe asks that they be told apart"


def named(region: html.HtmlElement, root: html.HtmlElement) -> str:
    labels = [root.get_element_by_id(one).text_content() for one in region.get("aria-labelledby", "").split()]
    return " ".join((region.get("aria-label") or " ".join(labels)).split())


def test_headings_that_are_alike_name_different_regions(tmp_path: Path) -> None:
    notes = tuple(Note(f"n{place}", str(place), (Paragraph(f"pn{place}", (Text("A note."),)),)) for place in (1, 2))
    sections = tuple(
        Section(
            f"s{number}",
            1,
            Heading(f"h{number}", 1, (Text('A "b" & c'),)),
            (Paragraph(f"p{number}", (Text("It."), *said)),),
        )
        for number, said in enumerate([(NoteReference("n1", "1"),), (NoteReference("n2", "2"),), ()], start=1)
    )
    _, page = made(Article(Metadata("Alike"), sections, notes), tmp_path, narrated=True)
    root = html.document_fromstring(page)
    assert_sound(root)
    chapters = root.iterfind(".//section[@role='doc-chapter']")
    assert [named(one, root) for one in chapters] == ['A "b" & c', 'A "b" & c (2)', 'A "b" & c (3)']
    assert [named(one, root) for one in root.iterfind(".//section[@class='notes']")] == ["Notes", "Notes (2)"]


def test_every_sentence_that_is_heard_is_on_it(tmp_path: Path) -> None:
    article = rich_article()
    shown, page = made(article, tmp_path, narrated=True)
    root = html.document_fromstring(page)
    assert_sound(root)
    data = json.loads(root.find(".//script[@class='cues']").text)
    heard = [cue[0] for section in data["sections"] for cue in section["cues"]]
    assert heard == [cue.id for audio in shown.audios.values() for cue in audio.cues]
    assert all(root.get_element_by_id(name) is not None for name in heard)
    levels = [int(one.tag[1]) for one in root.find(".//article").iter("h1", "h2", "h3", "h4", "h5", "h6")]
    assert all(below <= above + 1 for above, below in pairwise(levels)), levels


def test_the_keys_of_a_page_from_right_to_left_are_those_of_the_keyboard(tmp_path: Path) -> None:
    article = rich_article()
    _, page = made(replace(article, metadata=replace(article.metadata, language="ar")), tmp_path, narrated=True)
    keys = html.document_fromstring(page).findall(".//kbd")
    # "<" stands as ">" in a line from right to left; Unicode, annex 9, "Mirrored"
    assert {key.text for key in keys if key.get("dir") == "ltr"} >= {"<", ">", "K"}


@pytest.mark.parametrize("language", catalogues())
def test_times_of_the_player_are_in_words(language: str, tmp_path: Path) -> None:
    article = rich_article()
    _, page = made(replace(article, metadata=replace(article.metadata, language=language)), tmp_path, narrated=True)
    root = html.document_fromstring(page)
    sleeps = root.find(".//select[@data-set='sleep']")
    times = [option.text for option in sleeps if option.get("value").isdigit()]
    times += [
        button.get("title") for button in root.findall(".//button") if button.get("data-do") in ("back", "forward")
    ]
    assert [one for one in times if not re.search(r"\d", one)] == []
    assert [one for one in times if "duration" in one or not re.search(r"[^\W\d]", one)] == []


def test_it_tells_programs_what_it_is(tmp_path: Path) -> None:
    _, page = made(rich_article(), tmp_path, narrated=False)
    told = json.loads(html.document_fromstring(page).find(".//script[@type='application/ld+json']").text)
    assert (told["@type"], told["headline"]) == ("Article", "The lamp & the <tower>")
    assert [author["name"] for author in told["author"]] == ["Ada Byron", "Ben Q. Cole Jr."]
    assert told["isBasedOn"] == "https://example.org/a/b.html"
    assert "auditory" not in told["accessMode"]
    assert "audio" not in told


def test_the_whole_sound_lasts_as_long_as_its_frames(tmp_path: Path) -> None:
    said = (Paragraph("", (Text("Words."),)),)
    article = identify(Article(Metadata("T"), tuple(Section("", 1, None, said) for _ in range(60))))
    narration = narrate(article, tmp_path)
    whole = tmp_path / "x.mp3"
    whole.write_bytes(b"".join(section.path.read_bytes() for section in narration.sections))
    shown = write_epub(article, narration, tmp_path / "x.epub", SilentProgress())
    write_page(shown, narration, tmp_path, [Part(whole, "audio")], Settings(), slug="x")
    root = html.document_fromstring((tmp_path / "index.html").read_text(encoding="utf-8"))
    told = json.loads(root.find(".//script[@type='application/ld+json']").text)
    assert told["audio"][0]["duration"] == f"PT{round(whole_duration(narration))}S"
    assert round(whole_duration(narration)) > round(narration.duration)  # each section's own delay is heard in it


def test_its_picture_is_the_square_one_where_it_is_heard(tmp_path: Path) -> None:
    article = rich_article()
    narration = narrate(article, tmp_path)
    shown = write_epub(article, narration, tmp_path / "x.epub", SilentProgress())
    parts = [Part(section.path, "audio", section.section) for section in narration.sections]
    parts += [Part(tmp_path / "cover.png", "cover"), Part(tmp_path / "artwork.png", "artwork")]
    write_page(shown, narration, tmp_path, parts, Settings(), slug="x")
    root = html.document_fromstring((tmp_path / "index.html").read_text(encoding="utf-8"))
    assert json.loads(root.find(".//script[@class='cues']").text)["cover"] == "artwork.png"
    told = json.loads(root.find(".//script[@type='application/ld+json']").text)
    assert told["image"] == ["cover.png", "artwork.png"]


def test_what_looks_like_markup_in_a_value_stays() -> None:
    xhtml = '<p xml:lang="de" title="see epub:type=" class="x">say epub:type="y"<span/><br/></p>'
    assert as_html(xhtml) == '<p title="see epub:type=" class="x">say epub:type="y"<span></span><br></p>'


def test_what_pages_share_is_written_once(tmp_path: Path) -> None:
    progress = SilentProgress()
    assert sorted(path.name for path in write_assets(tmp_path, progress)) == ["player.js", "style.css"]
    assert write_assets(tmp_path, progress) == []
    style, player = tmp_path / "assets" / "style.css", tmp_path / "assets" / "player.js"
    style.write_text("/* One article on one page. */")  # as an early version wrote it
    player.write_text("")  # as a crash of the machine leaves it
    assert write_assets(tmp_path, progress) == [player, style]
    style.write_text("/* of a later one; generator: Audicle. */")
    assert write_assets(tmp_path, progress) == [style]
    assert progress.warnings == []


def test_a_file_of_somebody_else_is_not_overwritten_by_what_pages_share(tmp_path: Path) -> None:
    style = tmp_path / "assets" / "style.css"
    style.parent.mkdir()
    style.write_text("mine")
    progress = SilentProgress()
    assert [path.name for path in write_assets(tmp_path, progress)] == ["player.js"]
    assert style.read_text() == "mine"
    assert [warning.partition(" is not ")[0] for warning in progress.warnings] == [str(style)]


def test_an_article_of_nothing_but_a_title_has_a_page(tmp_path: Path) -> None:
    _, page = made(Article(Metadata("\u202e</title><script>"), ()), tmp_path, narrated=False)
    root = html.document_fromstring(page)
    assert_sound(root)
    assert root.find(".//title").text == "</title><script>"
