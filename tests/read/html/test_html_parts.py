"""The small judgements that reading a page is made of."""

from __future__ import annotations

import pytest
from lxml import html

from audicle.read.dates import iso_date, partial_date
from audicle.read.html.about.authors import names_in
from audicle.read.html.about.jsonld import read_json_ld
from audicle.read.html.about.markup import read_meta, read_microdata
from audicle.read.html.about.metadata import gather, resolve
from audicle.read.html.about.titles import is_same, without_site
from audicle.read.html.encoding import decode
from audicle.read.html.finding.phrases import site_line
from audicle.read.html.walking.pictures.addresses import best_of, is_placeholder


@pytest.mark.parametrize(
    ("data", "declared"),
    [
        ("<p>Café €</p>".encode(), None),
        ("\ufeff<p>Café €</p>".encode("utf-16"), None),
        ("<meta charset=windows-1252><p>Café €</p>".encode("cp1252"), None),
        ("<meta http-equiv=Content-Type content='text/html; charset=iso-8859-1'><p>Café €</p>".encode("cp1252"), None),
        ("<p>Café €</p>".encode("cp1252"), "iso-8859-1"),
        ("<meta charset=utf-16><p>Café €</p>".encode(), None),
        ("<?xml version='1.0' encoding='ISO-8859-15'?><p>Café €</p>".encode("iso-8859-15"), None),
        ("<meta charset=nonsense><p>Café €</p>".encode(), "also nonsense"),
        ("<meta charset=shift_jis><p>Café €</p>".encode(), None),  # the bytes do not bear it out
    ],
)
def test_characters_are_decoded_as_browsers_do(data: bytes, declared: str | None) -> None:
    assert "Café €" in decode(data, declared)


def test_old_japanese_page_is_decoded() -> None:
    text = "<meta charset='x-sjis'><p>水車小屋は川の曲がり角に立っていた。</p>"
    assert decode(text.encode("cp932")) == text


def test_unlabelled_page_is_decoded_as_is_usual_in_its_language() -> None:
    line = "<p>Le café est très bon dans cette ville, et tout le monde le sait depuis longtemps, surtout les gens.</p>"
    page = f"<html lang=fr><h1>Café</h1>{line * 3}"
    said: list[str] = []
    assert decode(page.encode("cp1252"), None, said.append) == page
    assert said == ["the page does not say how its characters are encoded; read as cp1252."]


def test_stray_bytes_leave_a_page_in_utf8() -> None:
    page = "<meta charset=utf-8><title>Café</title><p>Où est le thé de l’été</p>".encode() + b"<p>caf\xe9 \x80</p>"
    said: list[str] = []
    text = decode(page, None, said.append)
    assert "<title>Café</title><p>Où est le thé de l’été</p><p>café €</p>" in text
    assert said == ["2 character(s) of the page are not UTF-8, as the others are; read as Windows-1252."]


def test_page_wrongly_declared_utf8_is_decoded_as_its_bytes_are() -> None:
    page = "<html lang=de><meta charset=utf-8><p>Über die Brücke gehen die Männer früh zur Mühle.</p>"
    assert decode(page.encode("cp1252")) == page


@pytest.mark.parametrize(
    ("byline", "names"),
    [
        ("By Ann Lee", ("Ann Lee",)),
        ("by Ann Lee and Bo Ek, Staff Writers", ("Ann Lee", "Bo Ek")),
        ("By Ann Lee | The Daily Post | May 3, 2021", ("Ann Lee",)),
        ("Von Anna Lühr und Jörg Öst", ("Anna Lühr", "Jörg Öst")),
        ("Written by Derby O'Byrne", ("Derby O'Byrne",)),
        ("Reuters Staff", ()),
        ("Roe, Bob", ("Bob Roe",)),
        ("van der Berg, Jan; Doe, Jane M.", ("Jan van der Berg", "Jane M. Doe")),
        ("Jane Doe, Bob Roe", ("Jane Doe", "Bob Roe")),
        ("Martin Luther King, Jr.", ("Martin Luther King Jr",)),
        ("Ann A. Lee, Bo Tran, and Cy Ode, RVP", ("Ann A. Lee", "Bo Tran", "Cy Ode")),
        ("Von Ann Lee, Bo Ek und Cy Ode", ("Ann Lee", "Bo Ek", "Cy Ode")),
        ("Ann Lee, M.D., and Bo Ek, PhD", ("Ann Lee", "Bo Ek")),
        ("Ann Lee / RPN / Updated: Oct 9, 2019", ("Ann Lee",)),
        ("RPN", ("RPN",)),
        ("Written by Ann Lee in Mills on 1 June 2019", ("Ann Lee",)),
        ("By Ann Lee in London", ("Ann Lee",)),
        ("Ann Lee, Berlin", ("Ann Lee",)),
        ("Ann Lee for Reuters", ("Ann Lee",)),
        ("Joke in 't Veld", ("Joke in 't Veld",)),
        ("Ann Lee 3 May 2021", ("Ann Lee",)),
        ("Ann Lee – Staff Reporter", ("Ann Lee",)),
        ("By Ann Lee Photographs by Bo Tran", ("Ann Lee",)),
        ("Rivertide Verlagshaus", ()),
        ("Harbour & Sons", ()),
        ("Nordpunkt GmbH & Co. KG", ()),
        ("Éditions du Moulin", ()),
        ("admin", ()),
        ("https://facebook.com/annlee", ()),
        ("ANN LEE, ann@paper.example", ("ANN LEE",)),
        ("Updated 3 May 2021", ()),
        ("著者：佐藤 花子、山田 太郎", ("佐藤 花子", "山田 太郎")),
        ("記者 王小明", ("王小明",)),
        ("김민수 기자", ("김민수",)),
        ("Авторы: Иван Петров и Анна Ким", ("Иван Петров", "Анна Ким")),
        ("Tekst: Jan Kowalski i Anna Nowak", ("Jan Kowalski", "Anna Nowak")),
        ("بقلم: أحمد علي", ("أحمد علي",)),
        ("By Ann LeeCEO", ("Ann Lee",)),
        ("Ann Lee, CEO and Founder", ("Ann Lee",)),
        ("Staff Writer Ann Lee", ("Ann Lee",)),
        ("Ann Lee - Marsh Weekly Contributor", ("Ann Lee",)),
        ("Reporting by Ann Lee; Editing by Bo Tran", ("Ann Lee",)),
        ("Ann Lee annl@marsh.example", ("Ann Lee",)),
    ],
)
def test_names_are_found_in_bylines(byline: str, names: tuple[str, ...]) -> None:
    assert names_in(byline) == names


def test_site_is_not_its_own_author() -> None:
    assert names_in("Field Notes", sites=("Field Notes",)) == ()


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("2021-03-09T23:30:00-05:00", "2021-03-09"),
        ("20210309", "2021-03-09"),
        ("2021/3/9", "2021-03-09"),
        ("March 9th, 2021 at 10:00", "2021-03-09"),
        ("Tuesday, 9 Mar 2021", "2021-03-09"),
        ("1615248000", "2021-03-09"),
        ("03/04/2021", None),
        ("2021-13-40", None),
        ("", None),
    ],
)
def test_dates_are_told_without_guessing(text: str, date: str | None) -> None:
    assert iso_date(text) == date


@pytest.mark.parametrize(("text", "date"), [("2019-11", "2019-11"), ("1987", "1987"), ("2019-13", None), ("12", None)])
def test_part_of_a_date_is_kept_as_it_is(text: str, date: str | None) -> None:
    assert partial_date(text) == date


def test_site_is_taken_off_a_title_on_either_side() -> None:
    assert without_site("Mending a wall | Field Notes", ("Field Notes",)) == "Mending a wall"
    assert without_site("Field Notes: Mending a wall", ("Field Notes",)) == "Field Notes: Mending a wall"
    assert without_site("Field Notes - Mending - a wall", ("Field Notes",)) == "Mending - a wall"
    assert without_site("Before - and after", ("Field Notes",)) == "Before - and after"


def test_titles_are_compared_by_their_words() -> None:
    assert is_same("Mending a wall", "“Mending a Wall” – Field Notes")
    assert not is_same("Mending a wall", "Laying a hedge")


def test_json_ld_is_read_through_graphs_references_and_mistakes() -> None:
    root = html.document_fromstring("""<html><head><script type="application/ld+json">//<![CDATA[
        {"@graph": [{"@type": "Organization", "@id": "#o", "name": "Field Notes"},
        {"@type": "Person", "@id": "#p", "name": "Ann &amp; Lee"},
        {"@type": ["Article", "BlogPosting"], "headline": "Mending", "author": {"@id": "#p"},
         "publisher": {"@id": "#o"}, "datePublished": "2021-03-09", "keywords": ["walls", "Section:Field"],
         "image": [{"url": "https://x.example/a.jpg"}],}]}
        //]]></script></head><body></body></html>""")
    voice = read_json_ld(root)
    assert (voice.title, voice.authors, voice.publisher) == ("Mending", ("Ann & Lee",), "Field Notes")
    assert (voice.published, voice.tags, voice.image) == ("2021-03-09", ("walls",), "https://x.example/a.jpg")


def test_a_list_of_one_keyword_may_hold_them_all() -> None:
    root = html.document_fromstring("""<script type="application/ld+json">
        {"@type": "Article", "headline": "Mending", "keywords": ["walls,stone, hedges"]}</script>""")
    assert read_json_ld(root).tags == ("walls", "stone", "hedges")


def test_deep_json_ld_is_harmless() -> None:
    root = html.document_fromstring(
        f'<html><head><script type="application/ld+json">{"[" * 100_000}</script></head></html>'
    )
    assert read_json_ld(root).title is None


def test_microdata_names_the_author_inside_the_author() -> None:
    root = html.document_fromstring(
        '<div itemscope><h1 itemprop="headline">Mending</h1><span itemprop="author" itemscope>By '
        '<b itemprop="name">Ann Lee</b></span><meta itemprop="datePublished" content="2021-03-09"></div>'
    )
    voice = read_microdata(root)
    assert (voice.title, voice.authors, voice.published) == ("Mending", ("Ann Lee",), "2021-03-09")


def test_facebook_pages_are_not_authors() -> None:
    root = html.document_fromstring(
        '<head><meta property="article:author" content="https://www.facebook.com/x">'
        '<meta property="og:locale" content="en_GB"></head>'
    )
    graph, _, _ = read_meta(root)
    assert (graph.authors, graph.language) == ((), "en-GB")


def test_heading_wins_over_the_window_and_json_ld_over_the_meta_author() -> None:
    root = html.document_fromstring(
        "<html><head><title>Mending a wall - Field Notes</title><meta name=author content='Web Desk Person'>"
        '<script type="application/ld+json">{"@type":"Article","headline":"Mending a wall (updated)",'
        '"author":"Ann Lee"}</script>'
        "</head><body><h1>Field Notes</h1><h1>Mending a wall</h1></body></html>"
    )
    metadata, _ = resolve(gather(root, root.find("body"), None), root, "en", "")
    assert (metadata.title, metadata.authors) == ("Mending a wall", ("Ann Lee",))


def test_date_in_the_address_is_a_date() -> None:
    root = html.document_fromstring("<html><head><title>Mending a wall</title></head><body><p>Text</p></body></html>")
    voices = gather(root, root.find("body"), "https://x.example/2021/mar/09/mending")
    assert resolve(voices, root, None, "")[0].published == "2021-03-09"


def test_largest_picture_that_is_not_absurd_is_chosen() -> None:
    assert best_of("a.jpg 320w, b.jpg 1600w, c.jpg 6000w") == "b.jpg"
    assert best_of("a.jpg 1x, b.jpg 2x") == "b.jpg"
    assert best_of("a.jpg,b.jpg 2x") is not None
    assert best_of("") is None


@pytest.mark.parametrize(
    "address", ["", "/img/blank.gif", "data:image/gif;base64,R0", "/assets/placeholder.png", "/1x1.png"]
)
def test_placeholders_are_known(address: str) -> None:
    assert is_placeholder(address)


def test_real_pictures_are_no_placeholders() -> None:
    assert not is_placeholder("/img/blanket.jpg")
    assert not is_placeholder("data:image/jpeg;base64," + "A" * 5000)


@pytest.mark.parametrize(
    ("text", "linked"),
    [
        ("Related: The barn", 0.8),
        ("Lesen Sie auch: Die Scheune", 0.8),
        ("Anzeige", 0.0),
        ("It was an old barn… Read more", 0.2),
        ("Get the best stories delivered to your inbox: subscribe to the newsletter", 0.0),
        ("© 2021 Field Notes. All rights reserved", 0.0),
        ("THE BARN THAT FELL DOWN TWICE", 1.0),
    ],
)
def test_lines_of_sites_are_told(text: str, linked: float) -> None:
    assert site_line(text, linked)


@pytest.mark.parametrize(
    ("text", "linked"),
    [
        ("Related species live in the same river.", 0.0),
        ("Read more slowly, she said, and turned the page.", 0.0),
        ("Comments were made about the barn all evening.", 0.0),
        ("THE BARN THAT FELL DOWN TWICE", 0.0),
        ("Printing came to the valley in 1512.", 0.3),
        ("Ads in the paper cost two pence then.", 0.0),
    ],
)
def test_lines_of_articles_are_let_be(text: str, linked: float) -> None:
    assert site_line(text, linked) is None
