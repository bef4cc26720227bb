"""Scripts that a person can read: of every sample, and of one article with every kind of block for each policy."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from audicle.agreed.policies import policy
from audicle.read.sources import read_article
from audicle.settings import POINTS, Settings
from audicle.speak.script.scriptwriter import write_script
from scripts import as_lines

if TYPE_CHECKING:
    from collections.abc import Callable

HERE = Path(__file__).parent / "golden"
INPUT = Path(__file__).parents[2] / "input"
SAMPLES = sorted(path for path in INPUT.iterdir() if path.suffix in {".md", ".html", ".txt"})


def script_of(path: Path, **chosen: str) -> str:
    settings = replace(Settings(), **chosen)
    return as_lines(write_script(read_article(str(path)), policy(settings)))


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.name)
def test_every_sample(path: Path, golden: Callable[[Path, str], None]) -> None:
    golden(HERE / f"input-{path.name}.txt", script_of(path))


@pytest.mark.parametrize("preset", ["study", "listen", "brief"])
def test_every_preset(preset: str, golden: Callable[[Path, str], None]) -> None:
    golden(HERE / f"preset-{preset}.txt", script_of(HERE / "policies.md", preset=preset))


@pytest.mark.parametrize(("point", "value"), [(point, value) for point, values in POINTS.items() for value in values])
def test_every_policy(point: str, value: str, golden: Callable[[Path, str], None]) -> None:
    """What is not as in the default is written down; of the default itself, nothing."""
    whole = script_of(HERE / "policies.md").splitlines()
    chosen = script_of(HERE / "policies.md", **{point: value})
    golden(HERE / f"{point}-{value}.txt", chosen if chosen.splitlines() != whole else "As in preset-study.txt.\n")
