"""How an ordered list of HTML counts: from where, in which marks, up or down."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple, cast, get_args

from audicle.model.blocks import Marker

if TYPE_CHECKING:
    from collections.abc import Mapping

_STYLE = re.compile(r"list-style(?:-type)?\s*:[^;]*?\b(lower|upper)-(alpha|latin|roman)\b", re.IGNORECASE)
# What docutils, AsciiDoc and wikis call such lists
_CLASS = re.compile(r"(?:^|[\s_-])(lower|upper)[-_]?(alpha|latin|roman)(?:$|[\s_-])", re.IGNORECASE)
_LONGEST = 7  # characters; a longer number is a mistake


class Counting(NamedTuple):
    """The fields of a ``List`` that say how it counts."""

    start: int
    marker: Marker
    reversed: bool


def counting_of(element: Any, items: int) -> Counting:
    """Return how an ``ol`` with so many items counts (HTML, 4.4.5, and the style and class that say the same)."""
    values = [_number(item.get("value")) for item in element.findall("li")[:2]]
    start = _number(element.get("start"))
    if start is None and values:
        start = values[0]
    # a countdown may be written item by item
    falls = len(values) > 1 and None not in values and values[1] == cast("int", values[0]) - 1
    backwards = element.get("reversed") is not None or falls
    if start is None:
        start = items if backwards else 1
    first = next(iter(element.findall("li")), None)
    marker = _marker(element.attrib) or (_marker(first.attrib) if first is not None else None)
    return Counting(start, marker or "1", backwards)


def _marker(attributes: Mapping[str, str]) -> Marker | None:
    declared = attributes.get("type", "").strip()
    if declared in get_args(Marker):
        return cast("Marker", declared)
    found = _STYLE.search(attributes.get("style", "")) or _CLASS.search(attributes.get("class", ""))
    if not found:
        return None
    letter = "i" if found[2].lower() == "roman" else "a"
    return cast("Marker", letter.upper() if found[1].lower() == "upper" else letter)


def _number(text: str | None) -> int | None:
    text = (text or "").strip()
    whole = text.isascii() and text.removeprefix("-").isdecimal() and len(text) <= _LONGEST
    return int(text) if whole else None
