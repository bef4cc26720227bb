"""An article in a zip archive, as note programs export it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from archives import png, zipped
from audicle.errors import SourceError
from audicle.progress import SilentProgress
from audicle.publish.plain.text import as_text
from audicle.read import read_explained
from audicle.read.source import Source
from audicle.settings import Settings

if TYPE_CHECKING:
    from audicle.model import Article

PAGE = "# A page\n\nHello from the sea.\n\n![A gull](Pictures%20of%20it/gull.png)\n"


def read(members: dict[str, bytes | str]) -> Article:
    source = Source("notes.zip", zipped(members))
    return read_explained(source, Settings(language="en"), SilentProgress())[0].article


def test_the_article_is_read_with_the_pictures_beside_it() -> None:
    article = read(
        {"Export/A page.md": PAGE, "Export/Pictures of it/gull.png": png(8, 8), "__MACOSX/Export/._A page.md": b"\0"}
    )
    assert article.metadata.title == "A page"
    assert len(article.images) == 1


def test_a_plain_text_is_read_and_what_tells_about_the_archive_is_none() -> None:
    assert "The sea is cold." in as_text(read({"text.txt": "The sea\n\nThe sea is cold.", "README.md": "# About"}))


@pytest.mark.parametrize(
    ("members", "said"),
    [
        ({"a.md": "# A", "b/c.txt": "x"}, r"2 articles \(a.md, b/c.txt\)"),
        ({"a.csv": "1,2"}, "without an article"),
        ({"a.md": zipped({"a.md": "# A"})}, "an archive in an archive"),
    ],
)
def test_others_are_refused_in_one_line(members: dict[str, bytes | str], said: str) -> None:
    with pytest.raises(SourceError, match=said):
        read(members)
