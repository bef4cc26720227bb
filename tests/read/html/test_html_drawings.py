"""Drawings that stand in a page, and the long descriptions that its pictures point at."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest
from lxml import etree
from PIL import Image as Pillow

from archives import book
from audicle.model import Article, Figure
from audicle.model.blocks import walk
from audicle.progress import SilentProgress
from audicle.read import read
from audicle.read.source import Source
from audicle.settings import Settings

if TYPE_CHECKING:
    from pathlib import Path

TEXT = "<p>The lamp was lit at dusk, and nobody in the town ever asked the keeper why he did it, year after year.</p>"
SVG = """<svg width="400" height="300" viewBox="0 0 40 30" {} onload="alert(1)"><script>alert(2)</script>{}
<linearGradient id="g" gradientUnits="userSpaceOnUse"/><rect width="4" height="4" fill="url(#g)" onclick="x()"/>
<image href="https://evil.example/x.png"/><foreignObject><p>No.</p></foreignObject><text>1890</text></svg>"""


def article(body: str, folder: Path | None = None) -> Article:
    page = f"<html lang='en'><head><title>Lamp</title></head><body><article><h1>Lamp</h1>{TEXT}{body}{TEXT * 3}"
    return read(Source("a.html", page.encode(), folder), Settings(), SilentProgress())[0]


def figures(made: Article) -> list[Figure]:
    blocks = (block for section in made.sections for block in walk(section.blocks))
    return [block for block in blocks if isinstance(block, Figure)]


@pytest.mark.parametrize(
    ("attributes", "inside", "alt", "description"),
    [
        ("", "<title>Ships</title><desc>Three, then twelve.</desc>", "Ships", "Three, then twelve."),
        ("", "<desc>Three, then twelve.</desc>", "Three, then twelve.", "1890"),
        ('aria-label="Ships a year"', "", "Ships a year", "1890"),
        ("", "", None, "1890"),
    ],
)
def test_a_drawing_is_a_picture_with_its_name(
    attributes: str, inside: str, alt: str | None, description: str | None
) -> None:
    made = article(f"<figure>{SVG.format(attributes, inside)}<figcaption>Ships, drawn.</figcaption></figure>")
    (figure,) = figures(made)
    assert (figure.alt, figure.description, figure.caption_text) == (alt, description, "Ships, drawn.")
    image = made.image(figure.src)
    assert image is not None
    assert (image.media_type, image.width, image.height) == ("image/svg+xml", 400, 300)
    root = etree.fromstring(image.data)
    assert root.get("viewBox") == "0 0 40 30"
    assert [etree.QName(part).localname for part in root.iter() if part is not root][-4:] == [
        "linearGradient", "rect", "image", "text",
    ]  # fmt: skip
    for danger in (b"alert", b"onclick", b"evil", b"script"):
        assert danger not in image.data


@pytest.mark.parametrize(
    "drawing",
    [
        '<svg width="16" height="16"><title>Share</title><path d="M0 0h9"/></svg>',
        '<svg class="icon-arrow" width="400" height="400"><path d="M0 0h9"/></svg>',
        '<svg aria-hidden="true" width="400" height="400"><path d="M0 0h9"/></svg>',
        '<svg width="400" height="400"><use href="#a"/></svg>',
        '<figure><svg width="400" height="400"><symbol id="a"><path d="M0 0h9"/></symbol></svg></figure>',
        '<svg style="width:0;height:0" viewBox="0 0 400 400"><path d="M0 0h9"/></svg>',
        '<button><svg width="400" height="400"><path d="M0 0h9"/></svg></button>',
    ],
)
def test_icons_are_no_pictures(drawing: str) -> None:
    assert not article(f"<p>{drawing} {TEXT[3:]}").images


def test_the_words_of_a_drawing_are_not_lost_in_the_text_around_it() -> None:
    made = article(f"<p>Before. {SVG.format('', '<title>Ships</title>')} After.</p>")
    assert [figure.alt for figure in figures(made)] == ["Ships"]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    Pillow.new("RGB", (300, 200), "teal").save(tmp_path / "a.png")
    return tmp_path


IMAGE = '<img src="a.png" alt="A map" width="300" height="200" {}>'


@pytest.mark.parametrize(
    "body",
    [
        IMAGE.format('aria-describedby="d"') + '<p id="d" class="sr-only">The river bends twice.</p>',
        IMAGE.format('aria-details="d"')
        + "<details id='d'><summary>More</summary><p>The river bends twice.</p></details>",
        IMAGE.format('longdesc="#d"') + '<div id="d" hidden>The river bends twice.</div>',
        f"<figure>{IMAGE.format('aria-describedby=d')}<p id='d'>The river bends twice.</p>"
        "<figcaption>The river.</figcaption></figure>",
    ],
    ids=["hidden by class", "details", "longdesc", "in the figure"],
)
def test_a_long_description_belongs_to_its_picture(body: str, folder: Path) -> None:
    made = article(body, folder)
    (figure,) = figures(made)
    assert (figure.alt, figure.description) == ("A map", "The river bends twice.")
    assert "bends" not in " ".join(getattr(block, "text", "") for part in made.sections for block in part.blocks)


def test_a_description_that_all_see_stays_where_it_is(folder: Path) -> None:
    made = article(
        IMAGE.format('aria-describedby="d"') + f"{TEXT}<p id='d'>The river bends twice, as all can see.</p>", folder
    )
    assert figures(made)[0].description is None
    assert any("bends twice" in getattr(block, "text", "") for part in made.sections for block in part.blocks)


def test_a_description_on_another_page_is_where_the_picture_leads(folder: Path) -> None:
    assert figures(article(IMAGE.format('longdesc="map.html"'), folder))[0].href == "map.html"


def test_the_pictures_of_a_foreign_book_keep_their_descriptions() -> None:
    picture = io.BytesIO()
    Pillow.new("RGB", (80, 80), "teal").save(picture, "PNG")
    image = '<p><img src="a.png" alt="A map" aria-describedby="d"/></p>'
    pages = {
        "one.xhtml": f"<h1>One</h1>{image}<p id='d' hidden='hidden'>It bends twice.</p><p>Text.</p>",
        "two.xhtml": f"<h1>Two</h1>{image}<div><details id='d'><summary>More</summary>It bends once.</details></div>"
        "<p>Text.</p>",
    }
    made, _ = read(Source("a.epub", book(pages, extra={"a.png": picture.getvalue()})), Settings(), SilentProgress())
    assert [figure.description for figure in figures(made)] == ["It bends twice.", "It bends once."]
