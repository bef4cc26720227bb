"""Block elements, read into the model's blocks."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from audicle.model import Aside, Block, Code, Embed, Figure, Heading, Inline, Math, Paragraph, Quote, Rule, Table, plain
from audicle.read.markdown.blocks import captions
from audicle.read.markdown.blocks.figures import captioned
from audicle.read.markdown.blocks.lists import definitions_of, list_of
from audicle.read.markdown.blocks.quotes import quote_of
from audicle.read.markdown.context import Context, Node, classes, content
from audicle.read.markdown.inlines.links import safe
from audicle.read.markdown.inlines.maths import math_block, math_element
from audicle.read.markdown.inlines.reading import in_language, line, parts
from audicle.read.markdown.tables.reading import is_layout, table_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from lxml.html import HtmlElement

_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_MEDIA = frozenset(("iframe", "video", "audio", "embed", "object"))
_BLOCKS = _HEADINGS | _MEDIA | frozenset((
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "div", "dl", "dt",
    "figcaption", "figure", "footer", "header", "hr", "legend", "li", "main", "nav", "ol", "p", "pre", "section",
    "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
))  # fmt: skip


def blocks_of(nodes: Iterable[Node], context: Context) -> tuple[Block, ...]:
    """Return what nodes hold, as blocks; loose text and inline elements between them are paragraphs."""
    found: list[Block] = []
    run: list[Node] = []
    for node in nodes:
        if isinstance(node, str) or not _is_block(node):
            run.append(node)
        else:
            found.extend(captions.paragraph(parts(run, context), context.new_language))
            run = []
            found.extend(_block(node, context.within(node)))
    found.extend(captions.paragraph(parts(run, context), context.new_language))
    return tuple(captions.joined(found))


def _is_block(element: HtmlElement) -> bool:
    set_apart = element.tag == "math" and element.get("display") == "block"
    return element.tag in _BLOCKS or set_apart or next(element.iterdescendants(*_BLOCKS), None) is not None


def _block(element: HtmlElement, context: Context) -> Iterable[Block]:
    tag = str(element.tag)
    if tag in _HEADINGS:
        return _heading(element, int(tag[1]), context)
    if tag in _MEDIA:
        return _media(element, context)
    match tag:
        case "ul" | "ol":
            return _only(list_of(element, context, blocks_of))
        case "dl":
            return _only(definitions_of(element, context, blocks_of))
        case "blockquote":
            return _only(quote_of(element, context, blocks_of))
        case "pre":
            return _code(element)
        case "hr":
            return (Rule(""),)
        case "table" if not is_layout(element):
            table, figures = table_of(element, context)
            return (*_only(table), *figures)
        case "figure":
            return _figure(element, context)
        case "aside" | "details":
            return _aside(element, context)
        case "div" if "math" in classes(element) and not len(element):
            return (math_block(element.text or "", context),)
        case "math":
            formula = math_element(element)
            return (Math("", formula.text, formula.mathml),)
        case _:
            return blocks_of(content(element), context)


def _only(block: Block | None) -> tuple[Block, ...]:
    return (block,) if block else ()


def _heading(element: HtmlElement, level: int, context: Context) -> Iterable[Block]:
    inlines, figures = line(content(element), context)
    return ((Heading("", level, inlines, context.new_language),) if inlines else ()) + figures


def _code(element: HtmlElement) -> Iterable[Block]:
    inside = element.find("code")
    names = ((inside.get("class") or "") if inside is not None else element.get("class") or "").split()
    language = next((name.partition("-")[2] for name in names if name.startswith(("language-", "lang-"))), "")
    text = "".join(element.itertext()).removesuffix("\n")
    return (Code("", text, language.strip("{}.").split(",")[0] or None),) if text.strip() else ()


def _figure(element: HtmlElement, context: Context) -> Iterable[Block]:
    """Read a ``figure``: its caption belongs to its last picture, else to its table, else to its quote."""
    said: list[Node] = []
    for caption in list(element.iter("figcaption")):
        if next(caption.iterancestors("figure"), None) is element:
            said += [*content(caption), " "]
            caption.drop_tree()
    run, pictures = line(said, context)
    blocks = [*blocks_of(content(element), context), *pictures]
    return _with_caption(blocks, in_language(run, context.new_language)) if run else blocks


def _with_caption(blocks: Sequence[Block], caption: tuple[Inline, ...]) -> Sequence[Block]:
    for kind in (Figure, Table, Quote):
        place = next((place for place in reversed(range(len(blocks))) if isinstance(blocks[place], kind)), None)
        block = blocks[place] if place is not None else None
        match block:
            case Figure():
                changed: Block = captioned(block, caption)
            case Table() if not block.caption:
                changed = replace(block, caption=caption)
            case Quote() if not block.citation:
                changed = replace(block, citation=caption)
            case _:
                continue
        return [changed if other is block else other for other in blocks]
    return [*blocks, Paragraph("", caption)]


def _aside(element: HtmlElement, context: Context) -> Iterable[Block]:
    title = ""
    for summary in list(element.iterchildren("summary")):
        title = title or plain(line(content(summary), context)[0])
        summary.drop_tree()
    blocks = blocks_of(content(element), context)
    if not title and blocks and isinstance(blocks[0], Heading) and any(map(_is_callout, classes(element))):
        # Quarto's callouts are titled by a heading
        title, blocks = blocks[0].text, blocks[1:]
    title = title or element.get("data-title") or ""
    return (Aside("", blocks, title or None),) if blocks or title else ()


def _is_callout(name: str) -> bool:
    return name.startswith("callout-")


def _media(element: HtmlElement, context: Context) -> Iterable[Block]:
    """Read a video, a sound or a frame: a link with a name, or what it says to those who cannot see it."""
    source = next((item.get("src") for item in element.iter("source", "embed") if item.get("src")), None)
    address = safe(element.get("src") or element.get("data") or source)
    if not address:
        return blocks_of(content(element), context)
    place = urlsplit(address).hostname if _is_url(address) else address.rsplit("/", 1)[-1]
    return (Embed("", address, element.get("title") or element.get("aria-label") or place or address),)


def _is_url(address: str) -> bool:
    try:
        return bool(urlsplit(address).hostname)
    except ValueError:
        return False
