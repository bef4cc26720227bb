"""Covers: any title fits, nothing is drawn that no font has, and the same article gives the same bytes."""

from __future__ import annotations

import io
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image as Pictures
from PIL import ImageChops, ImageStat

from audicle.model import Article, Image, LeadImage, Metadata
from audicle.publish.covers import fonts
from audicle.publish.covers.cover import (
    HEIGHT,
    PICTURE,
    SMALL_HEIGHT,
    SMALL_PICTURE,
    SMALL_WIDTH,
    WIDTH,
    draw_cover,
    write_cover,
)
from audicle.publish.covers.titling import COLOURS, MARGIN

if TYPE_CHECKING:
    from pathlib import Path

TITLES = {
    "short": ("Light", "en"),
    "long": ("A title that goes on and on. " * 70, "en"),
    "word": ("Leuchtturmwärterhaustürschlüsselbrettaufhängungsschraube" * 3, "de"),
    "japanese": ("灯台守の「長い」一日。" * 6, "ja"),
    "arabic": ("حارس المنارة القديمة", "ar"),
    "hindi": ("दीपस्तंभ का रखवाला", "hi"),
    "emoji": ("Lights 💡 and 👩‍🚀", "en"),
    "greek": ("Ο φάρος", "el"),
}


def cover(title: str, language: str = "en", **more: object) -> Pictures.Image:
    data = draw_cover(Article(Metadata(title, language=language, **more), ())).data  # type: ignore[arg-type]
    return Pictures.open(io.BytesIO(data)).convert("L")


def ink(image: Pictures.Image, box: tuple[int, int, int, int]) -> int:
    """Return how many pixels of a box are letters: much lighter than every background."""
    return sum(image.crop(box).histogram()[200:])


@pytest.mark.parametrize(("title", "language"), TITLES.values(), ids=TITLES.keys())
def test_a_title_is_drawn_inside_the_margins(title: str, language: str) -> None:
    image = cover(title, language, authors=("Ada Byron",), publisher="The Gazette")
    assert image.size == (WIDTH, HEIGHT)
    assert ink(image, (MARGIN, 250, WIDTH - MARGIN, HEIGHT - 250)) > 2000
    for edge in (
        (0, 0, 60, HEIGHT),
        (WIDTH - 60, 0, WIDTH, HEIGHT),
        (0, 0, WIDTH, 60),
        (0, HEIGHT - 60, WIDTH, HEIGHT),
    ):
        assert ink(image, edge) == 0


def test_letters_are_legible_at_the_size_of_a_thumbnail() -> None:
    """The smallest capital of a title, an H of a very long one, is at least six pixels high at 160 of width."""
    image = cover("H " * 900).resize((160, 240), Pictures.Resampling.LANCZOS)
    rows = [ink(image, (0, y, 160, y + 1)) > 0 for y in range(240)]
    heights = [end - start for start, end in _spans(rows)]
    assert min(heights) >= 6


def _spans(rows: list[bool]) -> list[tuple[int, int]]:
    edges = [y for y, (a, b) in enumerate(pairwise([False, *rows, False])) if a != b]
    return list(zip(edges[::2], edges[1::2], strict=True))


def test_what_no_font_has_is_left_out() -> None:
    assert draw_cover(Article(Metadata("Tablets 𒀀𒀁 of clay"), ())).data != b""
    assert fonts.drawable("Tablets 𒀀𒀁 of\x00 clay\ufe0f", "akk") == "Tablets of clay"
    assert ink(cover("𒀀𒀁"), (0, 0, WIDTH, HEIGHT)) == 0


def test_the_same_article_gives_the_same_bytes() -> None:
    article = Article(Metadata(TITLES["emoji"][0], authors=("A", "B")), ())
    assert draw_cover(article) == draw_cover(article)


def test_white_letters_have_enough_contrast_on_every_colour() -> None:
    for colour in COLOURS:
        parts = [part / 255 for part in colour]
        linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        luminance = 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
        assert 1.05 / (luminance + 0.05) >= 7


def with_lead(data: bytes, media_type: str = "image/png") -> Article:
    image = Image("lead", media_type, 400, 300, data)
    return Article(Metadata("Light", image=LeadImage("lead", None)), (), images=(image,))


def test_the_lead_picture_is_on_the_cover() -> None:
    out = io.BytesIO()
    Pictures.new("RGBA", (400, 300), (250, 10, 10, 255)).save(out, "PNG")
    image = Pictures.open(io.BytesIO(draw_cover(with_lead(out.getvalue())).data))
    assert image.size == (WIDTH, HEIGHT)
    red, green, blue = image.convert("RGB").getpixel((WIDTH // 2, PICTURE // 2))  # type: ignore[misc]
    assert red > 230
    assert green < 40
    assert blue < 40


@pytest.mark.parametrize("data", [b"", b"not a picture", b"\x89PNG\r\n\x1a\n broken"])
def test_a_lead_picture_that_cannot_be_read_is_left_out(data: bytes) -> None:
    assert draw_cover(with_lead(data)).data.startswith(b"\x89PNG")


@settings(max_examples=30, deadline=None)
@given(st.text(max_size=60), st.text(max_size=30), st.sampled_from(["en", "ar", "ja", "", "x"]))
def test_any_text_makes_a_cover(title: str, author: str, language: str) -> None:
    assert cover(title, language, authors=(author,)).size == (WIDTH, HEIGHT)


def test_a_long_title_takes_room_from_the_picture() -> None:
    def letters(title: str) -> int:
        image = Image("p.png", "image/png", 8, 8, _white())
        data = draw_cover(Article(Metadata(title, image=LeadImage("p.png", "A page")), (), images=(image,))).data
        column = Pictures.open(io.BytesIO(data)).convert("L").crop((10, 0, 11, HEIGHT))
        return next(y for y in range(HEIGHT) if column.getpixel((0, y)) < 128)

    assert letters("Light") == PICTURE
    assert letters("How a small town came to own every lighthouse between two rivers, and why. " * 2) == SMALL_PICTURE


def test_a_word_too_long_for_any_line_is_divided_in_letters_of_some_size() -> None:
    image = cover("Leuchtturmwärterhaustürschlüsselbrettaufhängung", "de")
    rows = [ink(image, (0, y, WIDTH, y + 1)) > 0 for y in range(HEIGHT)]
    assert max(end - start for start, end in _spans(rows)) > 90


def test_an_article_without_a_title_says_so() -> None:
    assert ink(cover(" "), (0, 0, WIDTH, HEIGHT)) > 2000


def test_the_line_under_the_site_begins_where_the_writing_does() -> None:
    for language, publisher, side in (("en", "The Gazette", 0), ("ar", "صحيفة الساحل", 1)):
        image = cover(".", language, publisher=publisher)
        edge = (MARGIN, MARGIN, MARGIN + 160, 400) if side == 0 else (WIDTH - MARGIN - 160, MARGIN, WIDTH - MARGIN, 400)
        other = (WIDTH - edge[2], edge[1], WIDTH - edge[0], edge[3])
        rows = [ink(image, (edge[0], y, edge[2], y + 1)) for y in range(edge[1], edge[3])]
        assert 160 in rows
        assert 160 not in [ink(image, (other[0], y, other[2], y + 1)) for y in range(other[1], other[3])]


def _white() -> bytes:
    out = io.BytesIO()
    Pictures.new("RGB", (8, 8), "white").save(out, "PNG")
    return out.getvalue()


@pytest.mark.parametrize(("title", "language"), TITLES.values(), ids=TITLES.keys())
def test_the_small_form_is_the_cover_in_small(title: str, language: str) -> None:
    made = draw_cover(Article(Metadata(title, language=language, authors=("Ada Byron",)), ()))
    whole, small = (Pictures.open(io.BytesIO(data or b"")).convert("L") for data in (made.data, made.small))
    assert small.size == (SMALL_WIDTH, SMALL_HEIGHT)
    assert len(made.small or b"") < 20_000
    difference = ImageChops.difference(whole.resize(small.size, Pictures.Resampling.BOX), small)
    assert ImageStat.Stat(difference).mean[0] < 6


def test_the_small_form_of_a_picture_is_a_picture(tmp_path: Path) -> None:
    parts = write_cover(draw_cover(with_lead(_white())), tmp_path)
    assert [(part.path.name, part.role) for part in parts] == [("cover.jpg", "cover"), ("thumbnail.jpg", "thumbnail")]
    small = Pictures.open(parts[1].path)
    assert small.size == (SMALL_WIDTH, SMALL_HEIGHT)
    assert min(small.convert("L").getpixel((x, 40)) for x in range(SMALL_WIDTH)) > 240  # type: ignore[type-var]


@pytest.mark.parametrize("size", [(300, 900), (900, 300), (40, 60)])
def test_a_cover_that_is_brought_keeps_its_shape_in_small(size: tuple[int, int]) -> None:
    out = io.BytesIO()
    Pictures.new("RGB", size, "teal").save(out, "JPEG")
    image = Image("c.jpg", "image/jpeg", *size, out.getvalue())
    made = draw_cover(Article(Metadata("Book", image=LeadImage("c.jpg", None, cover=True)), (), images=(image,)))
    assert made.data == out.getvalue()
    width, height = Pictures.open(io.BytesIO(made.small or b"")).size
    assert width <= SMALL_WIDTH
    assert height <= SMALL_HEIGHT
    assert abs(width / height - size[0] / size[1]) < 0.02


def test_a_brought_cover_that_cannot_be_decoded_has_no_small_form(tmp_path: Path) -> None:
    image = Image("c.png", "image/png", 9, 9, b"\x89PNG\r\n\x1a\n broken")
    made = draw_cover(Article(Metadata("Book", image=LeadImage("c.png", None, cover=True)), (), images=(image,)))
    assert (made.data, made.small) == (image.data, None)
    assert [part.role for part in write_cover(made, tmp_path)] == ["cover"]
