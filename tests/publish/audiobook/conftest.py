"""The programs by others that read the sound back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

import sound_samples

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@pytest.fixture
def probed(parts: Callable[..., None]) -> Callable[..., dict[str, Any]]:
    """What ffprobe finds."""
    parts("ffprobe")
    return sound_samples.probed


@pytest.fixture
def samples(parts: Callable[..., None]) -> Callable[[Path, int], int]:
    """How many samples ffmpeg decodes."""
    parts("ffmpeg")
    return sound_samples.samples


@pytest.fixture
def eyed3(parts: Callable[..., None]) -> Callable[[Path], dict[str, Any]]:
    """What eyeD3 reads."""
    parts("eyeD3")
    return sound_samples.eyed3
