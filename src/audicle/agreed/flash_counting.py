"""Flashes counted in the frames of a moving picture. WCAG 2.2, 2.3.1.

A flash is a pair of opposing changes of a tenth of the greatest luminance, the darker state below 0.80, or of a
saturated red; more than three in a second over more than a quarter of ten degrees of sight are too many (WCAG 2.2,
"general flash and red flash thresholds": 21,824 of the CSS pixels in a window of 341 by 256).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PIL import Image, ImageSequence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

_SQUARE = 4  # pixels on a side; alternating patterns of less than 0.1 degree, 3.4 pixels, are no flash
_AREA = 21_824 // _SQUARE**2  # of the squares
_WINDOW = (256 // _SQUARE, 341 // _SQUARE)  # high and wide, in squares
_CHANGE = 0.1  # of the greatest luminance
_BRIGHT = 0.8  # changes between lights above this are no flash
_RED = 0.8  # part of red in a saturated red
_RED_CHANGE = 20 / 320
_MOST_CHANGES = 6  # a second: three flashes
_SECOND = 1.0
_QUICK, _INSTEAD = 0.011, 0.1  # seconds: browsers show frames that ask for a hundredth or less ten times as long
_MOST_SQUARES = 100_000_000  # looked at; beyond, a picture is not judged


def flashes(image: Image.Image) -> bool | None:
    """Return whether the frames of a picture flash beyond the threshold, when it is shown at its own size.

    None: it is too long to be judged, or much of it changes in turns.
    """
    if image.width * image.height // _SQUARE**2 * getattr(image, "n_frames", 1) > _MOST_SQUARES:
        return None
    light = red = None
    for time, frame in _played(image):
        colours = _linear(frame)
        lightness = colours @ np.array([0.2126, 0.7152, 0.0722], np.float32)
        redness = _redness(colours)
        if light is None or red is None:
            light, red = _Changes(lightness, _CHANGE, _BRIGHT), _Changes(redness, _RED_CHANGE, np.inf)
            continue
        if light.next(lightness, time) or red.next(redness, time):
            return True
    return None if any(changes is not None and changes.unsteady for changes in (light, red)) else False


def _played(image: Image.Image) -> Iterator[tuple[float, Image.Image]]:
    """Yield when each frame is shown, in seconds, and the frame; for another second where the picture begins anew."""
    time, until = 0.0, np.inf
    loop = image.info.get("loop")
    once = loop is None if image.format == "GIF" else loop == 1  # a GIF that says nothing is shown once
    while True:
        for frame in ImageSequence.Iterator(image):
            yield time, frame
            given = float(frame.info.get("duration") or 0.0) / 1000
            time += given if given > _QUICK else _INSTEAD
            if time > until:
                return
        if once:
            return
        until = min(until, time + _SECOND)  # one more second tells what the beginning does after the end


def _linear(frame: Image.Image) -> NDArray[np.float32]:
    """Return a frame on white, as linear red, green and blue from 0 to 1, a square of pixels for each."""
    if not frame.has_transparency_data:
        frame = frame.convert("RGB")
    else:
        shown = Image.new("RGBA", frame.size, "white")
        shown.alpha_composite(frame.convert("RGBA"))
        frame = shown.convert("RGB")
    values = np.asarray(frame.reduce(_SQUARE), np.float32) / 255
    # WCAG 2.2, relative luminance: sRGB
    return np.where(values <= 0.04045, values / 12.92, ((values + 0.055) / 1.055) ** 2.4).astype(np.float32)  # noqa: PLR2004


def _redness(colours: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return how far each colour is a saturated red; 0 where it is none."""
    red, rest = colours[..., 0], colours[..., 1] + colours[..., 2]
    return np.where(red >= _RED * (red + rest), np.maximum(red - rest, 0), 0).astype(np.float32)


class _Changes:
    """Counts the opposing changes of each square, frame by frame."""

    def __init__(self, first: NDArray[np.float32], least: float, dark: float) -> None:
        """Take the first frame, the least change that counts, and the value below which its darker state must be."""
        self._least = np.float32(least)
        self._dark = dark
        self._high, self._low = first.copy(), first.copy()
        self._way = np.zeros(first.shape, np.int8)  # of the last change: 1 up, -1 down
        self._count = np.zeros(first.shape, np.int32)
        # when each of the last changes of a square was, round and round
        self._times = np.full((_MOST_CHANGES + 1, *first.shape), -np.inf, np.float32)
        self._flashed = np.full(first.shape, -np.inf, np.float32)
        self._turns: list[float] = []  # when so much changed at once as would be a flash
        self.unsteady = False  # there were too many of those in a second, though no place of its own flashed

    def next(self, values: NDArray[np.float32], time: float) -> bool:
        """Take the next frame, shown at ``time`` in seconds; tell whether enough of the picture has flashed."""
        np.maximum(self._high, values, out=self._high)
        np.minimum(self._low, values, out=self._low)
        fell = (self._way >= 0) & (self._high - values >= self._least) & (values < self._dark)
        rose = (self._way <= 0) & (values - self._low >= self._least) & (self._low < self._dark)
        rose &= ~fell
        changed = fell | rose
        if not changed.any():
            return False
        self._way[fell], self._way[rose] = -1, 1
        self._high[changed] = self._low[changed] = values[changed]
        rows, columns = np.nonzero(changed)
        turn = self._count[rows, columns] % (_MOST_CHANGES + 1)
        self._times[turn, rows, columns] = time
        self._count[rows, columns] += 1
        oldest = self._times[(turn + 1) % (_MOST_CHANGES + 1), rows, columns]
        often = time - oldest < _SECOND - 1e-4
        self._flashed[rows[often], columns[often]] = time
        if max(_together(fell), _together(rose)) > _AREA:
            self._turns = [*(turn for turn in self._turns if time - turn < _SECOND - 1e-4), time]
            self.unsteady = self.unsteady or len(self._turns) > _MOST_CHANGES
        return bool(often.any()) and _together(self._flashed > time - _SECOND) > _AREA


def _together(marked: NDArray[np.bool_]) -> int:
    """Return the most marked squares that one window holds."""
    if np.count_nonzero(marked) <= _AREA:
        return 0
    high, wide = (min(side, whole) for side, whole in zip(_WINDOW, marked.shape, strict=True))
    sums = np.pad(marked.cumsum(0, dtype=np.int32).cumsum(1, dtype=np.int32), ((1, 0), (1, 0)))
    held = sums[high:, wide:] - sums[:-high, wide:] - sums[high:, :-wide] + sums[:-high, :-wide]
    return int(held.max())
