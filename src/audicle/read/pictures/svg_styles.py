"""What styles of a drawing would fetch: every place in CSS where an address can stand.

An address stands in ``url()`` and ``src()`` (CSS Values and Units 4, 4.5), as a string in ``image()``, ``image-set()``
and ``cross-fade()`` (CSS Images 4, 2), in ``@import`` and ``@namespace``, in the ``src`` of a font, and, by ``var()``
and ``attr()``, in any string of the style or attribute of the drawing (CSS Values and Units 5, 7.7).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import tinycss2

if TYPE_CHECKING:
    from collections.abc import Iterable

INLINE_PICTURE = re.compile(r"data:image/(?:png|jpeg|gif|webp);base64,", re.IGNORECASE)

_AT_RULES = frozenset(("import", "namespace", "document", "-moz-document"))
# A string in one of these is an address, or can become one
_ADDRESSES = frozenset((
    "url", "src", "image", "image-set", "cross-fade", "url-prefix", "domain", "media-document", "regexp", "element",
))  # fmt: skip
_INDIRECT = frozenset(("attr", "var", "env", "if", "inherit", "first-valid", "expression"))
_HARMLESS = frozenset(("type", "format", "tech", "calc"))  # what may stand in them: a kind, a size
_VENDOR = re.compile(r"^-(?:webkit|moz|ms|o)-")
# Without one of these nothing can be fetched; most styles and attributes hold none
_PERHAPS = re.compile(
    r"url|src|image|cross-fade|domain|regexp|element|document|attr|expression|@import|@namespace|[\"'\\]", re.IGNORECASE
)
# A scheme, or what begins an address of another host; the URL standard takes "\" for "/" and skips white space
_ABSOLUTE = re.compile(r"[:\\]|//")


def fetches(style: str, *, sheet: bool) -> bool:
    """Tell whether a style would fetch anything, or could be made to; what stands in the drawing itself is not fetched.

    ``sheet``: it is a style sheet or a ``style`` attribute, where any string may be used as an address; else it is the
    value of another attribute, which may be text for people. An escape of CSS is taken for an attempt to hide one.
    """
    if not _PERHAPS.search(style):
        return False
    if "\\" in style and (sheet or "(" in style):
        return True
    return _any(tinycss2.parse_component_value_list(style, skip_comments=True), sheet=sheet)


def _any(nodes: Iterable[Any], *, sheet: bool) -> bool:
    return any(_fetches(node, sheet=sheet) for node in nodes)


def _fetches(node: Any, *, sheet: bool) -> bool:
    match node.type:
        case "url":
            return not _inside(str(node.value))
        case "string":
            return sheet and _ABSOLUTE.search(node.value) is not None
        case "at-keyword":
            return str(node.lower_value) in _AT_RULES
        case "error":
            return sheet  # what breaks the grammar may be read in another way elsewhere
        case "function":
            name = _VENDOR.sub("", node.lower_name)
            if name in _ADDRESSES:
                return any(_leads_out(inner) for inner in node.arguments)
            return (name in _INDIRECT and name != "var") or _any(node.arguments, sheet=sheet)
        case "() block" | "[] block" | "{} block":
            return _any(node.content, sheet=sheet)
    return False


def _leads_out(node: Any) -> bool:
    """Tell whether an argument of a function that takes addresses may be one that leads out of the drawing."""
    if node.type in ("string", "url"):
        return not _inside(str(node.value))
    if node.type == "function":
        name = _VENDOR.sub("", node.lower_name)
        return name in _INDIRECT or (name not in _HARMLESS and any(_leads_out(inner) for inner in node.arguments))
    return str(node.type) == "error"


def _inside(address: str) -> bool:
    return address.strip().startswith("#") or bool(INLINE_PICTURE.match(address.strip()))
