"""Moving pictures are judged by WCAG's thresholds: how often, how much, how large."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import numpy as np
import pytest
from PIL import Image, ImageDraw

from audicle.agreed.flashing import Flashing, flashing

if TYPE_CHECKING:
    from collections.abc import Sequence

LARGE, SMALL = (300, 300), (120, 120)
BLACK, WHITE, RED, BLUE = (0, 0, 0), (255, 255, 255), (255, 0, 0), (0, 0, 255)
Colour = tuple[int, int, int]


def moving(
    frames: Sequence[Image.Image], milliseconds: int | list[int], kind: str = "GIF", loop: int | None = 0
) -> bytes:
    """Return frames as one picture."""
    made = io.BytesIO()
    more = {} if loop is None else {"loop": loop}
    lossless = {"lossless": True} if kind == "WEBP" else {}
    frames[0].save(made, kind, save_all=True, append_images=list(frames[1:]), duration=milliseconds, **more, **lossless)
    return made.getvalue()


def plain(size: tuple[int, int], *colours: Colour) -> list[Image.Image]:
    return [Image.new("RGB", size, colour) for colour in colours]


@pytest.mark.parametrize("kind", ["GIF", "WEBP", "PNG"])
def test_black_and_white_in_turns_flashes(kind: str) -> None:
    assert flashing(moving(plain(LARGE, BLACK, WHITE), 100, kind)) is Flashing.YES


@pytest.mark.parametrize("kind", ["GIF", "WEBP", "PNG"])
def test_three_flashes_a_second_are_not_too_many(kind: str) -> None:
    assert flashing(moving(plain(LARGE, BLACK, WHITE), 170, kind)) is Flashing.NO


def test_more_than_three_flashes_a_second_are_too_many() -> None:
    assert flashing(moving(plain(LARGE, BLACK, WHITE), 140)) is Flashing.YES


def test_a_small_picture_does_not_flash() -> None:
    assert flashing(moving(plain(SMALL, BLACK, WHITE), 100)) is Flashing.NO


def test_a_small_part_of_a_large_picture_does_not_flash_and_a_large_part_does() -> None:
    for side, known in ((100, Flashing.NO), (200, Flashing.YES)):
        frames = plain((600, 600), BLACK, BLACK)
        ImageDraw.Draw(frames[1]).rectangle((200, 200, 200 + side, 200 + side), fill=WHITE)
        assert flashing(moving(frames, 100)) is known, side


def test_parts_that_no_glance_takes_in_together_do_not_flash() -> None:
    frames = plain((1200, 1200), BLACK, BLACK)
    for left in (0, 1080):
        for top in (0, 1080):
            ImageDraw.Draw(frames[1]).rectangle((left, top, left + 119, top + 119), fill=WHITE)
    assert flashing(moving(frames, 100)) is Flashing.NO


@pytest.mark.parametrize(
    ("colours", "known"),
    [
        ((BLACK, (60, 60, 60)), Flashing.NO),  # a twentieth of the luminance of white
        ((BLACK, (100, 100, 100)), Flashing.YES),  # an eighth
        ((WHITE, (235, 235, 235)), Flashing.NO),  # both bright: a sixth, but the darker above 0.80
        ((WHITE, (220, 220, 220)), Flashing.YES),  # the darker is at 0.72
        ((RED, BLACK), Flashing.YES),
        (((140, 0, 0), BLACK), Flashing.YES),  # a luminance of 0.06 alone, but red
        ((BLUE, BLACK), Flashing.NO),  # a luminance of 0.07
    ],
)
def test_colours_are_judged_by_luminance_and_red(colours: tuple[Colour, ...], known: Flashing) -> None:
    assert flashing(moving(plain(LARGE, *colours), 100)) is known


def test_a_change_that_takes_many_frames_is_one_change() -> None:
    ramp = [(level, level, level) for level in (*range(0, 256, 16), *range(240, 0, -16))]
    assert flashing(moving(plain(LARGE, *ramp), 30)) is Flashing.NO  # up and down in 0.93 s
    assert flashing(moving(plain(LARGE, *ramp[::4]), 30)) is Flashing.YES  # in 0.24 s


def test_what_is_shown_once_changes_once() -> None:
    assert flashing(moving(plain(LARGE, BLACK, WHITE), 100, loop=None)) is Flashing.NO
    assert flashing(moving(plain(LARGE, *((BLACK, WHITE) * 5)), 100, loop=None)) is Flashing.YES


def test_flashes_across_the_end_count() -> None:
    # five changes and a rest of half a second in each turn, six in the second around the end of one
    frames = plain(LARGE, *((BLACK, WHITE) * 3))
    assert flashing(moving(frames, [80] * 5 + [150])) is Flashing.YES
    assert flashing(moving(frames, [80] * 5 + [900])) is Flashing.NO


def test_frames_without_a_time_are_shown_as_browsers_show_them() -> None:
    levels = [(level, level, level) for level in range(0, 256, 10)]  # 2.6 s a turn, not 0.26
    assert flashing(moving(plain(LARGE, *levels), 10)) is Flashing.NO


def test_a_fine_pattern_does_not_flash() -> None:
    board = (np.indices((300, 300)).sum(0) % 2 * 255).astype(np.uint8)
    frames = [Image.fromarray(board).convert("RGB"), Image.fromarray(255 - board).convert("RGB")]
    assert flashing(moving(frames, 100)) is Flashing.NO


def test_what_changes_here_and_there_in_turns_is_not_judged() -> None:
    frames = []
    for number in range(12):  # a bar of light that wanders: each place is lit once a turn
        frame = Image.new("RGB", (600, 300), BLACK)
        ImageDraw.Draw(frame).rectangle((number % 4 * 150, 0, number % 4 * 150 + 149, 299), fill=WHITE)
        frames.append(frame)
    assert flashing(moving(frames, 90)) is Flashing.UNKNOWN


def test_a_picture_of_one_frame_is_still() -> None:
    made = io.BytesIO()
    Image.new("RGB", LARGE, WHITE).save(made, "GIF")
    assert flashing(made.getvalue()) is Flashing.STILL
    assert flashing(b"no picture") is Flashing.STILL


def test_a_damaged_picture_is_not_judged() -> None:
    data = moving(plain(LARGE, *((BLACK, WHITE) * 9)), 100)
    broken = data[:40] + bytes(len(data) - 300) + data[-260:]
    assert flashing(broken.replace(b"\x00" * 30, b"\x21\xf9\x04", 3)) is not Flashing.NO
