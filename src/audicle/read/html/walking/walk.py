"""From a page's elements to the model's blocks. One method a shape; what a shape means stands in its own module."""

from __future__ import annotations

from typing import TYPE_CHECKING

from audicle.model import Block, Heading, Inline, Marked, Paragraph, Rule, Span, plain
from audicle.read.html.finding.paragraphs import HEADINGS
from audicle.read.html.tree import class_of
from audicle.read.html.walking.boxes import is_box, read_box
from audicle.read.html.walking.code import read_code
from audicle.read.html.walking.embeds import FRAMES, is_post, read_embed, read_post
from audicle.read.html.walking.inlines import inlines
from audicle.read.html.walking.lists import read_definitions, read_list
from audicle.read.html.walking.mathematics import is_display, math_block, tex_in
from audicle.read.html.walking.pictures.figures import figure_of
from audicle.read.html.walking.quotes import PULL_QUOTE, read_details, read_quote
from audicle.read.html.walking.tables import read_table

if TYPE_CHECKING:
    from collections.abc import Callable

    from audicle.model.inlines import Mark
    from audicle.read.html.page import Page
    from audicle.read.html.tree import Element
    from audicle.read.html.walking.walker import Walker

_WITH_PARTS = frozenset(("ul", "ol", "menu", "dl", "table"))
_NOTHING = frozenset(("script", "style", "noscript", "svg", "canvas", "form", "button", "head"))


class TreeWalker:
    """Reads what of a page was kept."""

    def __init__(self, page: Page, shows: Callable[[Element], bool]) -> None:
        """Take a page, and what tells whether a picture or frame, which has no text to judge it by, is kept."""
        self.page = page
        self._shows = shows
        self._forced = 0
        self._readers: dict[str, Callable[[Element, Walker], list[Block]]] = {
            "ul": read_list, "ol": read_list, "menu": read_list, "dl": read_definitions, "table": read_table,
            "blockquote": read_quote, "aside": read_box, "details": read_details,
        }  # fmt: skip

    def inside(self, element: Element) -> list[Block]:
        """Return the blocks in an element: of what it holds, or of its own text."""
        if element not in self.page.holders:
            return self._leaf(element)
        found: list[Block] = []
        for child in element:
            found.extend(self.block(child))
        return found

    def block(self, element: Element) -> list[Block]:
        """Return the blocks that an element is."""
        tag = element.tag
        if tag in _NOTHING or (tag == "nav" and not self.keeps(element)):
            return []
        if element in self.page.taken:
            shown = [item for item in element.iter() if item in self.page.pictures and self._shows(item)]
            return [figure_of(item, self.page) for item in shown]
        if element in self.page.pictures:
            return [figure_of(element, self.page)] if self._forced or self._shows(element) else []
        if tag in FRAMES:
            return read_embed(element, self.page) if self._forced or self._shows(element) else []
        if is_post(element):
            return read_post(element, self.page) if self._forced or self._shows(element) else []
        if tag == "hr":
            return [Rule("")] if self._forced or self._shows(element) else []
        if tag == "pre":
            return read_code(element) if self.keeps(element) else []
        if tag in ("math", "span", "div", "p") and (tag == "math" or tex_in(element)) and self.keeps(element):
            formula = math_block(element, self.page)
            return [formula] if formula else []
        if tag in _WITH_PARTS and element not in self.page.holders:
            return self._leaf(element)  # its words stand in no part of it
        if tag in self._readers:
            return self._readers[tag](element, self)
        if tag in HEADINGS:
            return self._leaf(element)
        if tag in ("p", "div", "span", "section") and PULL_QUOTE.search(class_of(element)):
            return read_quote(element, self)
        if tag in ("div", "section") and is_box(element):
            return read_box(element, self)
        return self.inside(element)

    def forced(self, element: Element) -> list[Block]:
        """Return an element's blocks whatever was judged of it: a note stands where no article is looked for."""
        self._forced += 1
        try:
            return self.inside(element)
        finally:
            self._forced -= 1

    def keeps(self, element: Element) -> bool:
        """Tell whether any of an element's text was kept."""
        return bool(self._forced) or any(item in self.page.kept for item in element.iter())

    def _leaf(self, element: Element) -> list[Block]:
        """Return a leaf's pictures and frames, those before its text before it, and its text."""
        before: list[Block] = []
        after: list[Block] = []
        kept = self._forced or element in self.page.kept
        run = inlines(element, self.page) if kept else ()
        started = False
        for item in element.iter():
            if item in self.page.pictures and (self._forced or self._shows(item)):
                (after if started else before).append(figure_of(item, self.page))
            elif item.tag in FRAMES and item is not element and (self._forced or self._shows(item)):
                (after if started else before).extend(read_embed(item, self.page))
            started = started or bool(run and (item.text or "").strip())
        return [*before, *self._text(element, run), *after]

    def _text(self, element: Element, run: tuple[Inline, ...]) -> list[Block]:
        if not run:
            return []
        formula = next((item for item in element.iter() if item.tag == "math" or tex_in(item)), None)
        if formula is not None and is_display(formula) and len(run) == 1:
            block = math_block(formula, self.page)
            return [block] if block else []
        if mark := _changed(element):
            run = (Marked(mark, run),)
        language = self.page.language_of(element)
        direction = _direction(element)
        if direction:
            run = (Span(language, run, "rtl" if direction == "rtl" else "ltr"),)
        if element.tag in HEADINGS and plain(run).strip():
            return [Heading("", int(element.tag[1]), run, language)]
        return [Paragraph("", run, language)]


def _changed(element: Element) -> Mark | None:
    """Return how the author marked whole blocks as struck out or put in."""
    around = next(element.iterancestors("del", "s", "strike", "ins"), None)
    if around is None:
        return None
    return "insertion" if around.tag == "ins" else "deletion"


def _direction(element: Element) -> str | None:
    """Return the direction an element's text runs in, where it is declared below the page's body."""
    for item in (element, *element.iterancestors()):
        if item.tag in ("body", "html"):
            return None
        declared = (item.get("dir") or "").lower()
        if declared in ("rtl", "ltr"):
            return str(declared)
    return None
