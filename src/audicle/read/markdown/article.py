"""A Markdown article, whole: the order of work."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import PurePath
from typing import TYPE_CHECKING

from lxml import etree, html

from audicle.errors import SourceError
from audicle.machine.parsing import excess, unhurried
from audicle.model import Article, Block, Heading, Note
from audicle.model.explanation import Origin
from audicle.read.dates import iso_date
from audicle.read.fallback_title import NAMED, STAMP, title_from
from audicle.read.frontmatter import read_front_matter
from audicle.read.languages.article import normalise
from audicle.read.markdown.blocks.reading import blocks_of
from audicle.read.markdown.context import Context, content
from audicle.read.markdown.dialects.preparing import plain_markdown
from audicle.read.markdown.dialects.titleblock import read_title_block
from audicle.read.markdown.inlines.citations import BIBLIOGRAPHY
from audicle.read.markdown.parser import MAX_NESTING, render
from audicle.read.markup.depth import flatten
from audicle.read.markup.link_targets import mark_targets, name_headings, without_dead_links
from audicle.read.markup.omitted_tags import close_definitions, end_elements
from audicle.read.markup.page_breaks import ANCHOR, mark_pages, settle
from audicle.read.markup.ruby import take_readings
from audicle.read.markup.void_elements import close_voids
from audicle.read.sections import sections_of
from audicle.read.source import Reading

if TYPE_CHECKING:
    from collections.abc import Sequence

    from audicle.progress import Progress
    from audicle.read.source import Source

# A picture written into the article itself; the parser would go through it letter by letter
_DATA = re.compile(r"data:image/[\w.+-]+;base64,[A-Za-z0-9+/=%]{200,}")
_NAME = "shortened-picture"
_HEAD = 20_000  # characters; no front matter is longer


def read_markdown(source: Source, text: str, progress: Progress) -> Reading:
    """Return the article in ``text``, the decoded characters of ``source``.

    The title is the front matter's, else the first heading of level 1, which then leaves the body, else the first
    heading, else the name of the source. What is amiss but not fatal goes to ``progress.warn``.
    Raises SourceError if the HTML in it is more than any article has.
    """
    front = read_front_matter(text, source.name, progress)
    if front.body == text:
        front = read_title_block(front)
    cites = bool(BIBLIOGRAPHY.search(text.removesuffix(front.body)[:_HEAD]))
    text, dropped = plain_markdown(front.body)
    body, data = _shortened(text)
    rendered = render(body, cites=cites)
    if rendered.too_deep:
        progress.warn(f"{source.name}: what is nested more than {MAX_NESTING} levels deep is left out.")
    labels = {label: (f"fn{number}", str(number)) for number, label in enumerate(rendered.notes, start=1)}
    language = normalise(front.metadata.language) if front.metadata.language else None
    context = Context(source.name, progress, labels, language, language)
    main, *others = _trees([_restored(part, data) for part in (rendered.body, *rendered.notes.values())], source.name)
    notes = tuple(
        Note(*labels[label], _blocks(root, context)) for label, root in zip(rendered.notes, others, strict=True)
    )
    title, named, blocks = _titled(front.metadata.title, _blocks(main, context), source)
    origins = {
        "tags": Origin("lines of tags"),
        "published": Origin("the name of the file"),
        **front.origins,
        "title": named,
    }
    metadata = replace(
        front.metadata,
        title=title,
        published=front.metadata.published or _stamped(source.name),
        tags=tuple(dict.fromkeys((*front.metadata.tags, *rendered.tags))),
    )
    article = without_dead_links(Article(metadata, sections_of(blocks), notes, dropped))
    return Reading(article, front.choices, origins=origins)


def _shortened(text: str) -> tuple[str, list[str]]:
    """Put short names in the place of pictures that stand in the text as data; return also what they stand for."""
    data: list[str] = []

    def name(match: re.Match[str]) -> str:
        data.append(match[0])
        return f"data:{_NAME}-{len(data) - 1}"

    return _DATA.sub(name, text), data


def _restored(text: str, data: Sequence[str]) -> str:
    return re.sub(rf"data:{_NAME}-(\d+)", lambda match: data[int(match[1])], text) if data else text


def _tree(data: bytes, name: str) -> html.HtmlElement:
    if said := excess(data, html=True):
        raise SourceError(f"{name}: the markup in it has {said}.", "Take it out, or save the text alone.")

    def parsed() -> html.HtmlElement:
        parser = html.HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True)
        return etree.fromstring(data, parser)

    try:
        return unhurried(parsed, len(data))
    except TimeoutError as error:
        raise SourceError(f"{name}: the markup in it takes too long to read.", "Save the text alone.") from error


def _trees(bodies: Sequence[str], name: str) -> list[html.HtmlElement]:
    """Return rendered texts as trees, with a mark at each place that a link in any of them leads to."""
    trees = []
    for body in bodies:
        root = _tree(f"<html><body>{close_voids(close_definitions(body))}</body></html>".encode(), name)
        flatten(root)
        end_elements(root)
        take_readings(root)
        trees.append(root)
    if any((link.get("href") or "").startswith("#") for root in trees for link in root.iter("a")):
        for root in trees:
            name_headings(root)
        mark_targets(trees)
    return trees


def _blocks(root: html.HtmlElement, context: Context) -> tuple[Block, ...]:
    if mark_pages(root) or root.find(f".//span[@{ANCHOR}]") is not None:
        settle(root)
    return blocks_of([node for part in root.iterchildren("body") for node in content(part)], context)


def _titled(given: str, blocks: tuple[Block, ...], source: Source) -> tuple[str, Origin, tuple[Block, ...]]:
    """Return the article's title, where it is from, and the blocks without the heading that says it."""
    headings = [block for block in blocks if isinstance(block, Heading)]
    first = next((heading for heading in headings if heading.level == 1), None)
    if given:
        leading = blocks[0] if blocks else None
        repeated = isinstance(leading, Heading) and _same(leading.text, given)
        others = (f"heading of level 1: {first.text}",) if first and not _same(first.text, given) else ()
        return given, Origin("front matter: title", others), blocks[1:] if repeated else blocks
    if first:
        kept = tuple(block for block in blocks if block is not first)
        return first.text, Origin("the first heading of level 1"), kept
    if headings:
        lone = headings[0] is blocks[0] and all(heading.level > headings[0].level for heading in headings[1:])
        return headings[0].text, Origin("the first heading"), blocks[1:] if lone else blocks
    return title_from(source.name), NAMED, blocks


def _same(one: str, other: str) -> bool:
    def letters(text: str) -> str:
        return "".join(char for char in text.casefold() if char.isalnum())

    return letters(one) == letters(other)


def _stamped(name: str) -> str | None:
    """Return the date that the name of a file begins with."""
    match = STAMP.match(PurePath(name.replace("\\", "/")).name)
    return iso_date(match[1]) if match else None
