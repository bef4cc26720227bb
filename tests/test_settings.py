"""What a person can choose, and what is no choice."""

from __future__ import annotations

from typing import Any

import pytest

from audicle.errors import UsageError
from audicle.settings import Settings


@pytest.mark.parametrize(
    ("name", "value", "remedy"),
    [
        ("bitrate", 64.0, "whole number from 32 to 160"),
        ("bitrate", 65, "Choose one of 32, "),
        ("rate", 24_000.0, "whole number from 24000 to 48000"),
        ("rate", 32_000, "Choose one of 24000, "),
        ("image_size", 1600.5, "whole number from 200 to 10000"),
        ("speed", "1", "a number from 0.5 to 2"),
        ("speed", float("nan"), "a number from 0.5 to 2"),
        ("pauses", True, "a number from 0.5 to 3"),
    ],
)
def test_a_number_that_cannot_be_is_an_error_that_says_what_can(name: str, value: Any, remedy: str) -> None:
    with pytest.raises(UsageError, match=name) as raised:
        Settings().merged({name: value}, "audicle.toml")
    assert remedy in raised.value.remedy


def test_numbers_that_can_be() -> None:
    chosen = Settings().merged({"bitrate": 32, "rate": 48_000, "image_size": 200, "speed": 2, "pauses": 0.5}, "here")
    assert (chosen.bitrate, chosen.rate, chosen.image_size, chosen.speed, chosen.pauses) == (32, 48_000, 200, 2, 0.5)
