"""What is no article is refused by its name, whatever it is called; what only speaks of it is an article."""

from __future__ import annotations

import re
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from audicle.errors import SourceError
from audicle.model.blocks import walk
from audicle.progress import SilentProgress
from audicle.read import read
from audicle.read.filetypes import file_type
from audicle.read.source import Source
from audicle.settings import Settings

if TYPE_CHECKING:
    from audicle.model import Article

PROSE = (
    "The keeper climbed the stairs at dusk, lit the lamp and wrote his name into the book. Nobody came that night, and "
    "the sea lay still until the morning."
)


def made(text: str, name: str = "-") -> Article:
    return read(Source(name, text.encode()), Settings(language="en"), SilentProgress())[0]


def said(article: Article) -> str:
    blocks = [getattr(block, "text", "") for section in article.sections for block in walk(section.blocks)]
    titles = [section.title or "" for section in article.sections]
    meta = article.metadata
    return " ".join([meta.title, meta.subtitle or "", *meta.authors, *titles, *blocks])


TEXTS = Path(__file__).parent / "filetypes"


def texts(name: str) -> dict[str, str]:
    """The texts in a file, by the lines above them."""
    parts = re.split(r"^===== (.*)\n", (TEXTS / name).read_text(encoding="utf-8"), flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


# by the name of a file: what it is called in the error, and its text
REFUSED = {name: (kind, text) for head, text in texts("refused.txt").items() for name, kind in [head.split(": ", 1)]}
STAYS = texts("stays.txt")


@pytest.mark.parametrize("name", REFUSED)
@pytest.mark.parametrize("called", ["its own name", "-", "article.txt"])
def test_what_is_no_article_is_refused_by_its_name(name: str, called: str) -> None:
    kind, text = REFUSED[name]
    shown = name if called == "its own name" else called
    with pytest.raises(SourceError) as raised:
        made(text, shown)
    assert raised.value.what.startswith(f"{shown}: this is {kind}")
    assert raised.value.what.endswith(", not an article.")
    assert raised.value.remedy.endswith(".")
    assert raised.value.exit_code == 3


@pytest.mark.parametrize(
    "name", ["feed.rss", "a.eml", "a.json", "a.ipynb", "a.tex", "a.srt", "a.vtt", "a.ttml", "a.ics"]
)
@pytest.mark.parametrize("called", ["a.md", "a.html"])
def test_marks_that_no_article_has_count_under_every_name(name: str, called: str) -> None:
    kind, text = REFUSED[name]
    with pytest.raises(SourceError) as raised:
        made(text, called)
    assert f"this is {kind}" in raised.value.what


def test_a_program_of_which_the_name_tells_the_language() -> None:
    with pytest.raises(SourceError, match=r"the source code of a program \(Python\)"):
        made(REFUSED["a.py"][1], "lamp.py")


@pytest.mark.parametrize("name", STAYS)
@pytest.mark.parametrize("called", ["-", "a.txt", "a.md"])
def test_an_article_that_looks_like_something_else_is_read(name: str, called: str) -> None:
    text = STAYS[name]
    article = made(text, called)
    assert said(article).strip()
    if called == "a.txt" and "\n" not in text.strip():
        assert said(article).endswith(text.strip())


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("diary.log", f"Monday\n\n{PROSE}\n\nTuesday\n\n{PROSE}"),
        ("story.r", f"{PROSE}\n\n{PROSE}"),
        ("letter.m", f"Dear Ann,\n\n{PROSE}\n\nYours,\nBo"),
        ("notes.json", PROSE),
        ("notes.csv", f"{PROSE}\n{PROSE} So it was, and so it is.\nThat is all."),
        ("notes.tex", f"{PROSE}\n\n{PROSE}"),
        ("notes.xml", PROSE),
        ("notes.yml", f"{PROSE}\n\n{PROSE}"),
        ("notes.eml", f"Dear Ann,\n\n{PROSE}"),
    ],
)
def test_a_name_alone_makes_nothing_of_an_article(name: str, text: str) -> None:
    assert PROSE in said(made(text, name))


@pytest.mark.parametrize("called", ["-", "page.txt", "page", "page.xyz"])
@pytest.mark.parametrize(
    "text",
    [
        f"<!DOCTYPE html><html lang=en><head><title>T</title></head><body><h1>A lamp</h1><p>{PROSE}</p></body></html>",
        f"<!-- saved -->\n<html><body><h1>A lamp</h1><p>{PROSE}</p><p>{PROSE} <i>So.</i></p></body></html>",
        f"<title>T</title>\n<h1>A lamp</h1><p>{PROSE}</p><p>{PROSE}</p>",
        f'<?xml version="1.0"?>\n<div xmlns="http://www.w3.org/1999/xhtml"><h1>Lamp</h1><p>{PROSE}</p><p>So.</p></div>',
    ],
)
def test_a_page_is_a_page_whatever_it_is_called(text: str, called: str) -> None:
    words = said(made(text, called))
    assert PROSE in words
    assert "<" not in words


@pytest.mark.parametrize(
    "text",
    [
        "{" * 200_000,
        "[" * 200_000,
        '{"a":' * 100_000,
        "<" * 200_000,
        "<!--" * 100_000,
        "<?xml " * 50_000,
        "<!DOCTYPE a [" * 50_000,
        "<a b='" * 50_000,
        "a,b,c\n" * 100_000 + '"' * 100_000,
        "a: " * 100_000,
        "- " * 100_000,
        "key = " * 50_000,
        "Received: a\n" * 50_000,
        "x" * 300_000,
        "a b " * 100_000,
        "def f(" * 50_000,
        "'" * 200_000,
        '"' * 200_001,
        "/*" * 100_000,
        '"""' * 70_001,
        "\\begin{a}" * 50_000,
        "```\n" * 50_001,
        "@a{b,\n" * 50_000,
        "1\n" * 100_000,
    ],
    ids=lambda text: text[:8],
)
def test_odd_texts_are_judged_soon(text: str) -> None:
    began = time.process_time()
    for name in ("-", "a.py", "a.csv", "a.yaml", "a.toml", "a.eml"):
        file_type(text, name)
    assert time.process_time() - began < 20  # a hundredth of a second each; what grows with the square takes minutes
