"""A page's body where the standard has it: its tags may be left out, and may come too early (HTML, 13.1.2.4, 13.2.6.4).

libxml2 knows the elements of HTML 4. Where no ``body`` tag precedes one of HTML 5 it stays in the head; and what
follows ``</html>`` it drops.
"""

from __future__ import annotations

import re
from typing import Any, TypeAlias

Element: TypeAlias = Any  # lxml's; see ``tree``

# What may stand in a head (HTML, 13.2.6.4.4): anything else begins the body
_HEAD = frozenset((
    "base", "basefont", "bgsound", "link", "meta", "noframes", "noscript", "script", "style", "template", "title",
))  # fmt: skip
_END = re.compile(r"</(head|body|html|br)(?=[\s/>])[^<>]*>", re.IGNORECASE)


def without_early_ends(text: str) -> str:
    """Return a page's text in which nothing ends the body: what follows such an end still belongs to it.

    An end tag of ``br`` becomes the line break that browsers take it for. HTML, 13.2.6.4.7, .19 and .22.
    """
    return _END.sub(lambda match: "<br>" if match[1].lower() == "br" else "", text)


def fill_body(root: Element) -> None:
    """Move what is no part of a head out of it, in place, to the beginning of the body."""
    head, body = root.find("head"), root.find("body")
    first = next((child for child in head if child.tag not in _HEAD), None)
    if first is None:
        return
    moved = [first, *first.itersiblings()]
    text, body.text = body.text, None
    for element in reversed(moved):
        body.insert(0, element)
    moved[-1].tail = (moved[-1].tail or "") + (text or "")
