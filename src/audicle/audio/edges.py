"""How much of the quiet around speech belongs to a clip: soft consonants are in it."""

from __future__ import annotations

LEAD, TAIL = 0.012, 0.06  # seconds kept around what is louder, of speech at a voice's own pace
