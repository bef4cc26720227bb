"""The PNG of a page of letters is what Pillow would have made of it, and smaller than its pixels."""

from __future__ import annotations

import io

import pytest
from PIL import Image, ImageDraw

from audicle.publish.png import SHADES, shaded

PALETTE = [0, 0, 0, 90, 10, 20, 160, 60, 40, 255, 255, 255]


def drawn(size: tuple[int, int], *boxes: tuple[int, int, int, int]) -> Image.Image:
    page = Image.new("L", size, 0)
    for grey, box in enumerate(boxes, start=1):
        ImageDraw.Draw(page).ellipse(box, fill=min(255, 70 * grey), outline=255)
    return page


@pytest.mark.parametrize(
    "page",
    [
        drawn((400, 500)),  # nothing on it
        drawn((400, 500), (10, 50, 300, 70), (200, 300, 380, 499)),  # over the edges of strips, to the last row
        drawn((1, 1), (0, 0, 1, 1)),
        drawn((37, 61), (0, 0, 36, 60), (5, 5, 9, 50), (11, 0, 36, 30)),  # pixels that fill no byte, a strip of a row
        Image.effect_noise((103, 200), 90),
        Image.linear_gradient("L"),
    ],
)
def test_every_pixel_has_the_nearest_shade_below(page: Image.Image) -> None:
    made = shaded(page, PALETTE)
    with Image.open(io.BytesIO(made)) as read:
        read.load()  # Pillow checks every sum
        assert (read.format, read.mode, read.size) == ("PNG", "P", page.size)
        assert read.getpalette()[: 3 * SHADES] == PALETTE  # type: ignore[index]
        assert list(read.tobytes()) == [grey * (SHADES - 1) // 255 for grey in page.tobytes()]
    assert made == shaded(page, PALETTE)


def test_an_empty_page_takes_no_room() -> None:
    assert len(shaded(Image.new("L", (1200, 1800), 0), PALETTE)) < 2500
