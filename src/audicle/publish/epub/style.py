"""The style of a book: its sheets, and the typeface that one of the styles brings along."""

from __future__ import annotations

from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

from ebooklib import epub

if TYPE_CHECKING:
    from collections.abc import Iterable

    from audicle.settings import Settings

_WITH_FONTS = "dyslexia"  # the style that brings its typeface
_FAMILIES = {"latin": "Atkinson Hyperlegible Next", "latin-ext": "Atkinson Hyperlegible Next Extended"}
_WEIGHTS = (400, 700)
# letters that are in the second file and not in the first: Latin Extended-A and -B, and Additional
_EXTENDED = (("\u0100", "\u024f"), ("\u1e00", "\u1eff"))
# for Apple Books, which otherwise leaves embedded fonts alone; it is no part of the package
_APPLE = """\
<?xml version="1.0" encoding="UTF-8"?>
<display_options>
  <platform name="*">
    <option name="specified-fonts">true</option>
  </platform>
</display_options>
"""
_APPLE_VOCABULARY = "http://vocabulary.itunes.apple.com/rdf/ibooks/vocabulary-extensions-1.0/"


def add_style(book: epub.EpubBook, settings: Settings, texts: Iterable[str], *, right_to_left: bool) -> None:
    """Add the style sheets that the settings ask for to a book, and the fonts that its ``texts`` need."""
    css = _read("default.css")
    if settings.style != "default":
        css += _read(f"{settings.style}.css")
    if settings.style == _WITH_FONTS:
        css += _add_fonts(book, texts)
    if settings.epub_version == "3":
        book.add_item(epub.EpubItem("modern", "modern.css", "text/css", _read("modern.css").encode()))
    else:
        css = plain(css, right_to_left=right_to_left)
    book.add_item(epub.EpubItem("style", "style.css", "text/css", css.encode()))


def plain(css: str, *, right_to_left: bool) -> str:
    """Return a sheet in words that CSS 2 has: no sheet of newer rules, and sides by their names."""
    start, end = ("right", "left") if right_to_left else ("left", "right")
    css = css.replace('@import "modern.css";\n', "").replace("text-align: start", f"text-align: {start}")
    return css.replace("-inline-start", f"-{start}").replace("-inline-end", f"-{end}")


def _add_fonts(book: epub.EpubBook, texts: Iterable[str]) -> str:
    """Add the fonts, and what makes a reader use them, and return the rules that name them."""
    extended = any(first <= letter <= last for text in texts for letter in set(text) for first, last in _EXTENDED)
    rules = ""
    for subset in ("latin", "latin-ext") if extended else ("latin",):
        for weight in _WEIGHTS:
            name = f"fonts/atkinson-hyperlegible-next-{subset}-{weight}-normal.woff"
            data = resources.files("audicle.publish.epub").joinpath(name).read_bytes()
            book.add_item(epub.EpubItem(f"font-{subset}-{weight}", name, "font/woff", data))
            rules += (
                f'@font-face {{ font-family: "{_FAMILIES[subset]}"; font-weight: {weight}; src: url("{name}"); }}\n'
            )
    book.add_item(epub.EpubItem("apple", "META-INF/com.apple.ibooks.display-options.xml", "", _APPLE, manifest=False))
    book.add_prefix("ibooks", _APPLE_VOCABULARY)
    book.add_metadata(None, "meta", "true", {"property": "ibooks:specified-fonts"})
    return rules


@cache
def _read(name: str) -> str:
    return resources.files("audicle.publish.epub").joinpath("styles", name).read_text(encoding="utf-8")
