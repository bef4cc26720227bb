"""The artwork: square and RGB as directories ask, with every title, over a picture, and around a whole cover."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest
from PIL import Image as Pictures

from audicle.model import Article, Image, LeadImage, Metadata
from audicle.publish.covers.artwork import FRONT, PICTURE, SIZE, SMALL_PICTURE, draw_artwork
from audicle.publish.part import write_picture

if TYPE_CHECKING:
    from pathlib import Path

TITLES = {
    "short": ("Light", "en"),
    "long": ("How a small town came to own every lighthouse " * 5, "en"),
    "japanese": ("灯台守の「長い」一日。", "ja"),
    "arabic": ("حارس المنارة القديمة", "ar"),
    "nothing": ("", "en"),
}


def article(
    title: str, language: str = "en", *, lead: LeadImage | None = None, images: tuple[Image, ...] = ()
) -> Article:
    known = Metadata(title, language=language, authors=("Ada Byron",), publisher="The Gazette", image=lead)
    return Article(known, (), images=images)


def picture(size: tuple[int, int], colour: str = "red", kind: str = "PNG") -> bytes:
    out = io.BytesIO()
    Pictures.new("RGB", size, colour).save(out, kind)
    return out.getvalue()


def opened(data: bytes) -> Pictures.Image:
    image = Pictures.open(io.BytesIO(data))
    image.load()
    return image


@pytest.mark.parametrize(("title", "language"), TITLES.values(), ids=TITLES.keys())
def test_words_are_drawn_on_a_square(title: str, language: str) -> None:
    made = draw_artwork(article(title, language))
    whole, front = opened(made.data), opened(made.front)
    assert (whole.format, whole.mode, whole.size) == ("PNG", "RGB", (SIZE, SIZE))
    assert 1400 <= SIZE <= 3000  # as Apple asks
    assert (front.format, front.mode, front.size) == ("JPEG", "RGB", (FRONT, FRONT))
    grey = whole.convert("L")
    assert sum(grey.crop((100, 250, SIZE - 100, SIZE - 250)).histogram()[200:]) > 2000
    for edge in ((0, 0, 80, SIZE), (SIZE - 80, 0, SIZE, SIZE), (0, 0, SIZE, 80), (0, SIZE - 80, SIZE, SIZE)):
        assert sum(grey.crop(edge).histogram()[200:]) == 0
    assert len(made.data) < 80_000
    assert len(made.front) < 100_000
    assert made == draw_artwork(article(title, language))


@pytest.mark.parametrize(("title", "height"), [("Light", PICTURE), ("A lighthouse and its keeper " * 9, SMALL_PICTURE)])
def test_the_lead_picture_stands_above_the_words(title: str, height: int) -> None:
    lead = Image("lead.png", "image/png", 40, 30, picture((40, 30)))
    made = draw_artwork(article(title, lead=LeadImage("lead.png", None), images=(lead,)))
    whole = opened(made.data)
    assert (whole.format, whole.mode, whole.size) == ("JPEG", "RGB", (SIZE, SIZE))
    rows = [whole.getpixel((20, y))[0] > 200 for y in range(SIZE)]  # type: ignore[index]
    assert abs(rows.index(False) - height) <= 8  # a JPEG's blocks
    assert not any(rows[height + 8 :])
    assert sum(whole.convert("L").crop((100, height + 100, SIZE, SIZE)).histogram()[200:]) > 2000


def test_a_whole_cover_keeps_its_shape_and_is_cut_nowhere() -> None:
    cover = Image("c.jpg", "image/jpeg", 500, 1000, picture((500, 1000), "white", "JPEG"))
    made = opened(draw_artwork(article("A book", lead=LeadImage("c.jpg", None, cover=True), images=(cover,))).data)
    assert made.size == (SIZE, SIZE)
    row = [made.convert("L").getpixel((x, SIZE // 2)) > 200 for x in range(SIZE)]  # type: ignore[operator]
    assert abs(row.index(True) - SIZE // 4) <= 8
    assert abs(sum(row) - SIZE // 2) <= 16
    assert made.convert("L").getpixel((10, 10)) < 180  # type: ignore[operator]


@pytest.mark.parametrize("cover", [True, False])
def test_a_picture_that_cannot_be_read_is_left_out(cover: bool) -> None:
    broken = Image("x.png", "image/png", 400, 300, b"\x89PNG\r\n\x1a\n broken")
    made = draw_artwork(article("Light", lead=LeadImage("x.png", None, cover=cover), images=(broken,)))
    assert made == draw_artwork(article("Light"))


def test_it_is_written_under_the_name_of_its_kind(tmp_path: Path) -> None:
    part = write_picture(draw_artwork(article("Light")).data, tmp_path, "artwork")
    assert (part.path.name, part.role, part.media_type) == ("artwork.png", "artwork", "image/png")
    assert opened(part.path.read_bytes()).size == (SIZE, SIZE)
