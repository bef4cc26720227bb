"""Quotes with who is quoted, and the callouts that Markdown writes as quotes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from audicle.model import Aside, Inline, Quote, plain
from audicle.read.markdown.context import Context, Node, Reader, content
from audicle.read.markdown.inlines.reading import line
from audicle.read.markdown.whitespace import without_prefix

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lxml.html import HtmlElement

_DASH = re.compile(r"(?:^|\n)[ \t]*(?:[—–―]|-{2,3})[ \t]*(?=\S|$)")
_LEADING_DASH = re.compile(r"(?:[—–―]|-{2,3})\s*")
_CALLOUT = re.compile(r"\s*\[!([A-Za-z][\w-]*)\][+-]?[ \t]*")
# A line longer than this is not the name of who is quoted
_LONGEST = 250


def quote_of(element: HtmlElement, context: Context, read: Reader) -> Quote | Aside | None:
    """Return a ``blockquote``, None if it is empty; a callout (``> [!NOTE] Title``) is an aside."""
    nodes = content(element)
    callout = _callout(element, nodes, context, read)
    if callout:
        return callout
    citation = _citation(nodes, context)
    blocks = read(nodes, context.told())
    return Quote("", blocks, citation, context.new_language) if blocks or citation else None


def _callout(element: HtmlElement, nodes: Sequence[Node], context: Context, read: Reader) -> Aside | None:
    first = next((child for child in element if isinstance(child.tag, str)), None)
    match = _CALLOUT.match(first.text or "") if first is not None and first.tag == "p" else None
    if first is None or not match:
        return None
    rest = (first.text or "")[match.end() :]
    title, newline, body = rest.partition("\n")
    if not newline and len(first):
        title, body = "", rest
    first.text = body
    return Aside("", read(nodes, context), title.strip() or match[1].replace("-", " ").capitalize())


def _citation(nodes: list[Node], context: Context) -> tuple[Inline, ...]:
    """Take who is quoted off the end of a quote's nodes: a ``footer``, a ``cite`` or a line that begins with a dash."""
    places = [place for place, node in enumerate(nodes) if not isinstance(node, str)]
    if not places:
        return ()
    last = nodes[places[-1]]
    if isinstance(last, str):
        return ()
    if last.tag in ("footer", "cite") or (last.tag == "p" and _is_only_cite(last)):
        inside = last[0] if last.tag == "p" else last
        run, figures = line(content(inside), context.within(inside))
        if run and not figures:
            del nodes[places[-1]]
            return _without_dash(run)
    if last.tag != "p" or _dashes(nodes) != 1:
        return ()
    return _last_line(last, nodes, places, context)


def _last_line(last: HtmlElement, nodes: list[Node], places: Sequence[int], context: Context) -> tuple[Inline, ...]:
    inside = content(last)
    for place in reversed(range(len(inside))):
        node = inside[place]
        match = _dash_in(inside, place)
        if isinstance(node, str) and match:
            run, figures = line([node[match.end() :], *inside[place + 1 :]], context.within(last))
            before = [*inside[:place], node[: match.start()]]
            alone = not any(not isinstance(item, str) or item.strip() for item in before)
            if figures or not run or len(plain(run)) > _LONGEST or (alone and len(places) == 1):
                return ()
            for item in inside[place + 1 :]:
                if not isinstance(item, str):
                    last.remove(item)
            if alone:
                del nodes[places[-1]]
            elif place == 0:
                last.text = node[: match.start()]
            else:
                previous = inside[place - 1]
                if not isinstance(previous, str):
                    previous.tail = node[: match.start()]
            return run
    return ()


def _dashes(nodes: Sequence[Node]) -> int:
    """Count the lines that begin with a dash: more than one is a conversation."""
    count = 0
    for node in nodes:
        if not isinstance(node, str) and node.tag == "p":
            inside = content(node)
            count += sum(_dash_in(inside, place) is not None for place in range(len(inside)))
    return count


def _dash_in(inside: Sequence[Node], place: int) -> re.Match[str] | None:
    """Return the dash that begins a line in a node, if there is one; a node begins a line only if it is the first."""
    node = inside[place]
    if not isinstance(node, str):
        return None
    match = _DASH.search(node)
    if match and match.start() == 0 and not node.startswith("\n") and place > 0:
        previous = inside[place - 1]
        if isinstance(previous, str) or previous.tag != "br":
            return _DASH.search(node, match.end())
    return match


def _is_only_cite(paragraph: HtmlElement) -> bool:
    outside = (paragraph.text or "") + "".join(child.tail or "" for child in paragraph)
    return len(paragraph) == 1 and paragraph[0].tag == "cite" and not outside.strip("—–―- \n")


def _without_dash(run: tuple[Inline, ...]) -> tuple[Inline, ...]:
    match = _LEADING_DASH.match(plain(run))
    return without_prefix(run, match.end()) if match else run
