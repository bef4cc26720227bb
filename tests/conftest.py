"""What every test may ask for."""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import settings

import ace as ace_parts
import epub_checker
from ace import Ace
from epub_checker import EpubChecker
from parts import chromium, need

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterator
    from pathlib import Path


LONGEST_ID = 80  # characters of a parameter that name a test

# where every part is said to be there a fault must come from the change: the same generated examples each time
settings.register_profile("repeatable", derandomize=True, database=None)
if os.environ.get("AUDICLE_TEST_ALL") == "1":
    settings.load_profile("repeatable")


def pytest_make_parametrize_id(val: object, argname: str) -> str | None:
    """Name a test by the name of a long parameter, not by what is in it.

    A file's content may hold the time at which it was made, and the processes that run the tests must name them alike.
    """
    return argname if isinstance(val, str | bytes) and len(val) > LONGEST_ID else None


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--save", action="store_true", help="write golden files anew instead of comparing with them")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Make a skipped test a failure where every part is said to be there: ``AUDICLE_TEST_ALL=1``."""
    report = yield
    if report.skipped and not hasattr(report, "wasxfail") and os.environ.get("AUDICLE_TEST_ALL") == "1":
        report.outcome = "failed"
        report.longrepr = f"{item.nodeid} was skipped with AUDICLE_TEST_ALL=1: {report.longrepr}"
    return report


@pytest.fixture(autouse=True)
def own_cache(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Keep clips apart from those of whoever runs the tests; one folder for all tests of a process, so it warms."""
    folder = tmp_path_factory.getbasetemp() / "clips"
    monkeypatch.setenv("AUDICLE_CACHE", str(folder))
    return folder


@pytest.fixture(autouse=True)
def own_settings(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Keep the lexicon of whoever runs the tests out of them."""
    folder = tmp_path_factory.getbasetemp() / "settings"
    monkeypatch.setenv("AUDICLE_SETTINGS", str(folder))
    return folder


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


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the tests that ask for a part that a machine may lack: ``pytest -m parts``, or ``-m epubcheck``."""
    for item in items:
        for name in {"parts", "epubcheck"}.intersection(getattr(item, "fixturenames", ())):
            item.add_marker(name)


@pytest.fixture(scope="session")
def parts() -> Callable[..., None]:
    """Skip the test unless parts that a machine may lack are here: ``parts("node", "chromium")``, see ``parts.py``."""
    return need


@pytest.fixture(scope="session")
def browser(parts: Callable[..., None]) -> Callable[..., str]:
    """Return the path of Chromium, if what looks at a page in it is here: ``browser("axe-core")``."""

    def path(*packages: str) -> str:
        parts("node", "chromium", "playwright-core", *packages)
        return str(chromium())

    return path


@pytest.fixture(scope="session")
def epubcheck(parts: Callable[..., None]) -> Iterator[EpubChecker]:
    """Assert that EPUBCheck finds no error and no warning in a book: ``epubcheck(path)``."""
    parts(*epub_checker.PARTS)
    checker = EpubChecker()
    yield checker
    checker.close()


@pytest.fixture(scope="session")
def ace(parts: Callable[..., None]) -> Iterator[Ace]:
    """Assert that Ace finds no violation in a book: ``ace(path)``."""
    parts(*ace_parts.PARTS)
    checker = Ace()
    yield checker
    checker.close()
