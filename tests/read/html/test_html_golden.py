"""Each page beside this file, with the article it is read as: ``pytest --save`` writes them anew."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from audicle.model.json import to_json
from audicle.progress import SilentProgress
from audicle.read.html import read_html
from audicle.read.source import Source

if TYPE_CHECKING:
    from collections.abc import Callable

HERE = Path(__file__).parent
SAMPLE = HERE.parents[2] / "input" / "lighthouse-library.html"
PAGES = [*sorted(HERE.glob("*.html")), SAMPLE]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_page_is_read_as_its_golden_file_says(page: Path, golden_json: Callable[[Path, Any], None]) -> None:
    article = read_html(Source(page.name, page.read_bytes(), folder=page.parent), SilentProgress()).article
    golden_json(HERE / f"{page.stem}.json", to_json(article))
