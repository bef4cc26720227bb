"""A video or a post is a link with a name, and the picture that stands for it."""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING

from lxml import etree
from PIL import Image

from audicle import read_article
from audicle.model import Embed
from audicle.progress import SilentProgress
from audicle.publish.epub import write_epub

if TYPE_CHECKING:
    from pathlib import Path

    from epub_checker import EpubChecker

X = "{http://www.w3.org/1999/xhtml}"
PAGE = """<!DOCTYPE html><html lang="en"><head><title>The mill</title></head><body><article><h1>The mill</h1>
<p>The mill stands by the river, and has stood there for as long as anybody in the village can remember, they say.</p>
<video src="https://video.example/mill.mp4" poster="wheel.png" title="A film of the wheel"></video>
<p>It turns slowly, and it turns all day, whatever the weather, as long as there is water enough in the stream.</p>
</article></body></html>"""


def test_a_poster_is_shown_in_the_link(tmp_path: Path, epubcheck: EpubChecker) -> None:
    (tmp_path / "mill.html").write_text(PAGE, encoding="utf-8")
    Image.new("RGB", (320, 180), "teal").save(tmp_path / "wheel.png")
    article = read_article(str(tmp_path / "mill.html"))
    (embed,) = (block for section in article.sections for block in section.blocks if isinstance(block, Embed))
    assert (embed.href, embed.title) == ("https://video.example/mill.mp4", "A film of the wheel")
    write_epub(article, None, tmp_path / "a.epub", SilentProgress())
    epubcheck(tmp_path / "a.epub")
    with zipfile.ZipFile(tmp_path / "a.epub") as book:
        page = etree.fromstring(book.read("EPUB/text/01.xhtml"))
        (link,) = (link for link in page.iter(f"{X}a") if link.get("href") == embed.href)
        assert "".join(link.itertext()) == "A film of the wheel"
        (picture,) = link.iter(f"{X}img")
        assert picture.get("alt") == ""  # the words beside it name the link
        assert book.read(f"EPUB/{picture.get('src').removeprefix('../')}")


def test_a_poster_that_is_not_there_costs_nothing_but_itself(tmp_path: Path) -> None:
    (tmp_path / "mill.html").write_text(PAGE, encoding="utf-8")
    progress = SilentProgress()
    article = read_article(str(tmp_path / "mill.html"), progress=progress)
    (embed,) = (block for section in article.sections for block in section.blocks if isinstance(block, Embed))
    assert embed.poster is None
    assert "wheel.png is not there; the link is kept" in progress.warnings[0]
