"""Links from one place of a source to another: kept where they lead to something that is read."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING
from urllib.parse import unquote

from audicle.model.anchors import anchors
from audicle.model.inlines import Abbreviation, Inline, Link, Marked, Span
from audicle.model.rewriting import rewritten
from audicle.read.markup.page_breaks import ANCHOR

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lxml.html import HtmlElement

    from audicle.model import Article

_EMPTY = ("img", "br", "hr", "input", "wbr", "col", "source", "track")


_NO_SLUG = re.compile(r"[^\w\- ]+")
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")


def name_headings(tree: HtmlElement) -> None:
    """Give every heading without an id the one that GitHub, and many site generators after it, make of its words."""
    seen: Counter[str] = Counter()
    for heading in tree.iter(*_HEADINGS):
        if not heading.get("id"):
            words = "".join(map(str, heading.itertext())).strip().lower()
            slug = _NO_SLUG.sub("", words).replace(" ", "-")
            number = seen[slug]
            seen[slug] += 1
            if slug:
                heading.set("id", f"{slug}-{number}" if number else slug)


def mark_targets(holders: Iterable[HtmlElement]) -> None:
    """Mark the places in trees that links in them lead to; links that lead to none become plain text.

    ``data-document`` on a link names a whole document, by its ``data-number``; ``settle`` is to be called after.
    """
    trees = tuple(holders)
    places: dict[str, HtmlElement] = {}
    for tree in trees:
        for element in tree.iter("*"):
            for name in (element.get("id"), element.get("data-number") and f".{element.get('data-number')}"):
                if name:
                    places.setdefault(name, element)
    marked: set[str] = set()
    for link in [link for tree in trees for link in tree.iter("a")]:
        document = link.get("data-document")
        address = f"#.{document}" if document else unquote(link.get("href") or "#")
        if not address.startswith("#") or link.get("data-note"):
            continue
        target = places.get(address[1:])
        if target is None or target is link or target in link.iterancestors("a"):
            link.drop_tag()
            continue
        link.set("href", address)
        if address not in marked:
            marked.add(address)
            _mark(target, address[1:])


def _mark(target: HtmlElement, name: str) -> None:
    mark = target.makeelement("span", {ANCHOR: name})
    if target.tag in _EMPTY and target.getparent() is not None:
        target.addprevious(mark)
    else:
        mark.tail, target.text = target.text, None
        target.insert(0, mark)


def without_dead_links(article: Article) -> Article:
    """Return the article with plain text for links into parts of the book that are not in it."""
    known = anchors(article)

    def living(run: tuple[Inline, ...]) -> tuple[Inline, ...]:
        made: list[Inline] = []
        for inline in run:
            match inline:
                case Link(href, children) if href.startswith("#") and href[1:] not in known:
                    made += living(children)
                case Link(href, children):
                    made.append(Link(href, living(children), inline.title))
                case Marked(mark, children):
                    made.append(Marked(mark, living(children)))
                case Span(language, children, direction):
                    made.append(Span(language, living(children), direction))
                case Abbreviation(expansion, children):
                    made.append(Abbreviation(expansion, living(children)))
                case _:
                    made.append(inline)
        return tuple(made)

    return rewritten(article, living)
