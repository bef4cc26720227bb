"""What every test may ask for."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--save", action="store_true", help="write golden files anew instead of comparing with them")


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[Path, str], None]:
    """Compare a text with a golden file: ``golden(path, text)``. With ``--save`` the file is written instead."""
    save: bool = request.config.getoption("--save")

    def compare(path: Path, text: str) -> None:
        if save:
            path.write_text(text, encoding="utf-8", newline="\n")
            return
        assert path.is_file(), f"no golden file {path}: write it with pytest --save, then read it"
        assert text == path.read_text(encoding="utf-8"), f"{path} differs: if the new text is right, pytest --save"

    return compare


@pytest.fixture
def golden_json(golden: Callable[[Path, str], None]) -> Callable[[Path, Any], None]:
    """Compare JSON values with a golden file, written so that a person can read it and a diff shows one change."""

    def compare(path: Path, data: Any) -> None:
        golden(path, json.dumps(data, ensure_ascii=False, indent=1) + "\n")

    return compare
