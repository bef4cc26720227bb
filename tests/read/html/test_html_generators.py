"""What generators, publishing systems and word processors write, in small pages: each with the blocks it should become.

``generators/NAME.txt`` has a case after each ``===``: a piece of a page, and after ``---`` its blocks as ``outline``
writes them. The piece stands between paragraphs of an article, or is the whole body if it begins with ``<body``.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from audicle.progress import SilentProgress
from audicle.read.html import read_html
from audicle.read.source import Source
from outline import outline

if TYPE_CHECKING:
    from collections.abc import Iterator

FILES = sorted((Path(__file__).parent / "generators").glob("*.txt"))
TITLE = "The ferry sails again"
TEXT = (
    "The ferry left the old quay at noon for the first time in nine years, with sixty people and a goat on board.",
    "Its boiler had been mended by a retired plumber, who learned from letters how such a thing is put together.",
    "The crossing takes eleven minutes, and nobody who was asked on the other side could say why it had ever stopped.",
)


def cases() -> Iterator[object]:
    for file in FILES:
        for case in file.read_text(encoding="utf-8").split("\n=== "):
            name, _, rest = case.removeprefix("=== ").partition("\n")
            markup, _, expected = rest.partition("\n---\n")
            yield pytest.param(markup, expected.strip().split("\n"), id=f"{file.stem}: {name}")


@pytest.mark.parametrize(("markup", "expected"), list(cases()))
def test_what_generators_write_is_read_as_it_looks(markup: str, expected: list[str]) -> None:
    first, *rest = (f"<p>{text}</p>" for text in TEXT)
    body = f"<body><article><h1>{TITLE}</h1>{first}{markup}{''.join(rest)}</article></body>"
    whole = markup if markup.startswith("<body") else body
    page = f"<!DOCTYPE html><html lang='en'><head><meta charset=utf-8><title>{TITLE}</title></head>{whole}</html>"
    article = read_html(Source("page.html", page.encode()), SilentProgress()).article
    lines = [line.replace("\n", "\\n") for line in outline(article)]
    assert [line for line in lines if line not in [f"P {text}" for text in TEXT]] == [line for line in expected if line]
    assert [line[2:] for line in lines if line[2:] in TEXT] == [text for text in TEXT if text in whole]
