"""The PNG of a page of letters is what Pillow would have made of it, and smaller than its pixels."""

from __future__ import annotations

import io

import pytest
from PIL import Image, ImageDraw

from audicle.publish.covers.png import full, shaded

PALETTE = [0, 0, 0, 90, 10, 20, 160, 60, 40, 255, 255, 255]
LONG = [value for shade in range(16) for value in (shade * 17, 255 - shade * 3, shade)]


def drawn(size: tuple[int, int], *boxes: tuple[int, int, int, int]) -> Image.Image:
    page = Image.new("L", size, 0)
    for grey, box in enumerate(boxes, start=1):
        ImageDraw.Draw(page).ellipse(box, fill=min(255, 70 * grey), outline=255)
    return page


PAGES = [
    drawn((400, 500)),  # nothing on it
    drawn((400, 500), (10, 50, 300, 70), (200, 300, 380, 499)),  # over the edges of strips, to the last row
    drawn((1, 1), (0, 0, 1, 1)),
    drawn((37, 61), (0, 0, 36, 60), (5, 5, 9, 50), (11, 0, 36, 30)),  # pixels that fill no byte, a strip of a row
    Image.effect_noise((103, 200), 90),
    Image.linear_gradient("L"),
]


@pytest.mark.parametrize("palette", [PALETTE, LONG], ids=["4", "16"])
@pytest.mark.parametrize("page", PAGES)
def test_every_pixel_has_the_nearest_shade_below(page: Image.Image, palette: list[int]) -> None:
    made, last = shaded(page, palette), len(palette) // 3 - 1
    with Image.open(io.BytesIO(made)) as read:
        read.load()  # Pillow checks every sum
        assert (read.format, read.mode, read.size) == ("PNG", "P", page.size)
        assert read.getpalette()[: len(palette)] == palette  # type: ignore[index]
        assert list(read.tobytes()) == [grey * last // 255 for grey in page.tobytes()]
    assert made == shaded(page, palette)


@pytest.mark.parametrize("page", PAGES)
def test_without_a_palette_every_pixel_is_the_same(page: Image.Image) -> None:
    palette = [30, *PALETTE[1:]]  # a background that differs from what is above the first row
    made = full(page, palette)
    with Image.open(io.BytesIO(made)) as read, Image.open(io.BytesIO(shaded(page, palette))) as other:
        assert (read.format, read.mode, read.size) == ("PNG", "RGB", page.size)
        assert read.tobytes() == other.convert("RGB").tobytes()
    assert made == full(page, palette)


def test_an_empty_page_takes_no_room() -> None:
    empty = Image.new("L", (1200, 1800), 0)
    assert len(shaded(empty, PALETTE)) < 2500
    assert len(full(empty, PALETTE)) < 12_000
