"""From the numbers that engines give to the samples of a Speech."""

from __future__ import annotations

import numpy as np

from audicle.voices.protocol import Speech

_FULL_SCALE = 32768.0


def from_int16(data: bytes, rate: int) -> Speech:
    """Return 16-bit signed native mono samples as a Speech at ``rate`` Hz. An odd last byte is left out."""
    whole = data[: len(data) // 2 * 2]
    return Speech(np.frombuffer(whole, dtype=np.int16).astype(np.float32) / np.float32(_FULL_SCALE), rate)


def silent(rate: int) -> Speech:
    """Return no samples at all."""
    return Speech(np.zeros(0, dtype=np.float32), rate)
