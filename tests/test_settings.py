"""What a person can choose, and what is no choice."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from audicle.errors import UsageError
from audicle.settings import Settings, from_file

if TYPE_CHECKING:
    from pathlib import Path


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


@pytest.mark.parametrize(
    ("name", "remedy"),
    [
        ("sped", "Near it: speed."),
        ("Image-Size", "Near it: image_size."),
        ("voice_heading", "Near it: voice_headings"),
        ("xyz", "Settings are: allow_private, alt, "),
    ],
)
def test_a_misspelt_setting_names_what_is_near(name: str, remedy: str) -> None:
    with pytest.raises(UsageError, match=f"audicle.toml: there is no setting '{name}'") as raised:
        Settings().merged({name: 1}, "audicle.toml")
    assert raised.value.remedy.startswith(remedy)


def test_a_file_of_settings_that_is_not_there_or_is_none(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"none\.toml is not there\."):
        from_file(tmp_path / "none.toml")
    with pytest.raises(UsageError, match="cannot be read: "):
        from_file(tmp_path)
    (tmp_path / "a.toml").write_text("speed = fast")
    with pytest.raises(UsageError, match="cannot be read as TOML"):
        from_file(tmp_path / "a.toml")
    (tmp_path / "a.toml").write_text("[libary]\ntitle = 'x'")
    with pytest.raises(UsageError, match=r"there is no table \[libary\]"):
        from_file(tmp_path / "a.toml")
    (tmp_path / "a.toml").write_text("\ufeffspeed = 1.5\n[library]\n", encoding="utf-8")  # as some editors begin
    assert from_file(tmp_path / "a.toml").speed == 1.5
