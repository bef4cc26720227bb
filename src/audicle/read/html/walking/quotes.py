"""Quotes set apart, with who or what is quoted, and what a page folds away."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from audicle.model import Aside, Block, Inline, Paragraph, Quote, Text
from audicle.read.html.tree import class_of, text_of
from audicle.read.html.walking.inlines import inlines

if TYPE_CHECKING:
    from audicle.read.html.tree import Element
    from audicle.read.html.walking.walker import Walker

PULL_QUOTE = re.compile(r"pull-?_?quote|pq-|blockquote--pull|callout-quote|pullout", re.IGNORECASE)
_CITED = re.compile(r"cit(?:e|ation)|attribution|quote[-_]*(?:author|source|by)|source", re.IGNORECASE)
_DASH = re.compile(r"^\s*[—–―~-]+\s*\S")
_LONGEST_CITATION = 160  # characters


def read_quote(element: Element, walker: Walker) -> list[Block]:
    """Return a block quote; its last line is the citation if the page says so or it begins with a dash."""
    cited = _citation_in(element, walker)
    citation: tuple[Inline, ...] = ()
    if cited is not None:
        citation = _without_dash(inlines(cited, walker.page))
        walker.page.taken.add(cited)
    blocks = walker.inside(element)
    if not blocks:
        return [Paragraph("", citation)] if citation else []
    return [Quote("", tuple(blocks), citation, walker.page.language_of(element))]


def _without_dash(run: tuple[Inline, ...]) -> tuple[Inline, ...]:
    """Return a citation without the dash that sets it off: who is quoted does not begin with one."""
    if run and isinstance(run[0], Text):
        rest = run[0].text.lstrip("—–―~- ")
        return (Text(rest), *run[1:]) if rest else run[1:]
    return run


def _citation_in(element: Element, walker: Walker) -> Element | None:
    for footer in element.iter("footer", "cite", "figcaption"):
        around = next((item for item in footer.iterancestors() if item.tag in ("p", "blockquote", "li")), None)
        alone = around is not None and (around.tag == "blockquote" or text_of(around) == text_of(footer))
        if alone and 0 < len(text_of(footer)) <= _LONGEST_CITATION and text_of(footer) != text_of(element):
            return footer
    children = [child for child in element if text_of(child)]
    if len(children) > 1 and children[-1] not in walker.page.holders:
        last = children[-1]
        text = text_of(last)
        if len(text) <= _LONGEST_CITATION and (_CITED.search(class_of(last)) or _DASH.match(text)):
            return last
    return None


def read_details(element: Element, walker: Walker) -> list[Block]:
    """Return what a page folds away, unfolded: a box titled by its summary."""
    summary = element.find("summary")
    title = text_of(summary) if summary is not None else None
    if summary is not None:
        walker.page.taken.add(summary)
    blocks = walker.inside(element)
    return [Aside("", tuple(blocks), title or None)] if blocks else []
