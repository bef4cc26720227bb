"""What the README prints is what works."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import fakes
from audicle import convert_all

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def commands(heading: str) -> list[str]:
    """The lines of the first command block below a heading."""
    below = README.split(f"\n## {heading}\n", 1)[1]
    block = re.search(r"(?:^    .*\n)+", below, re.MULTILINE)
    assert block
    return [line.split("  #")[0].strip() for line in block[0].splitlines()]


@pytest.mark.parametrize("command", commands("Use it"))
def test_a_command_works_as_printed(command: str, tmp_path: Path) -> None:
    sample = next((ROOT / "input").glob("*.html")).read_text(encoding="utf-8")
    (tmp_path / "article.md").write_text("# An article\n\nIt has text.\n", encoding="utf-8")
    for name in ("page.html", "article.html"):
        (tmp_path / name).write_text(sample, encoding="utf-8")
    if "book.epub" in command:
        folder = tmp_path / "made"
        list(convert_all((str(tmp_path / "article.md"),), folder, overrides={"audio": False}))
        shutil.copy(next(folder.rglob("*.epub")), tmp_path / "book.epub")
    program = [sys.executable, "-m", *shlex.split(command.replace("~", str(tmp_path)))]
    assert program[2] == "audicle"
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "tests"), "AUDICLE_ENGINES": fakes.only(fakes.Tone)}
    subprocess.run(program, cwd=tmp_path, env=environment, check=True, capture_output=True)


def test_the_two_commands_stand_as_agreed() -> None:
    assert "\n    python3 -m venv .venv && .venv/bin/pip install . && .venv/bin/audicle convert input\n" in README
    assert "\n    python3 -m venv .venv && .venv/bin/pip install '.[test]' && .venv/bin/pytest\n" in README


def test_every_link_leads_to_a_file() -> None:
    for page in (ROOT / "README.md", ROOT / "CONTRIBUTING.md", *(ROOT / "docs").glob("*.md")):
        for target in re.findall(r"\]\(([^)#]+)\)", page.read_text(encoding="utf-8")):
            if "://" not in target:
                assert (page.parent / target).exists(), f"{page.name}: {target}"


def test_the_package_is_typed() -> None:
    assert (ROOT / "src" / "audicle" / "py.typed").exists()
