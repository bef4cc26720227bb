"""Formulas: TeX turned into MathML, and MathML of the source kept."""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING

from lxml import etree

from audicle.model import Math, MathSpan
from audicle.read.markdown.rawhtml import MATHML

if TYPE_CHECKING:
    from audicle.read.markdown.context import Context

_NAMESPACE = "http://www.w3.org/1998/Math/MathML"
# What MathML Core's elements take and nothing that leads elsewhere or runs
_ATTRIBUTES = frozenset((
    "accent", "accentunder", "columnalign", "columnlines", "columnspacing", "columnspan", "depth", "dir", "display",
    "displaystyle", "encoding", "fence", "form", "height", "largeop", "linethickness", "lspace", "mathcolor",
    "mathsize", "mathvariant", "maxsize", "minsize", "movablelimits", "notation", "rowalign", "rowlines",
    "rowspacing", "rowspan", "rspace", "scriptlevel", "separator", "stretchy", "symmetric", "voffset", "width",
))  # fmt: skip
# A formula longer than this is not one; the converter's time grows faster than its length
_LONGEST = 4_000


def math_span(tex: str, context: Context, *, display: bool = False) -> MathSpan:
    """Return a formula inside a line, given as TeX."""
    text = " ".join(tex.split())
    return MathSpan(text, mathml(text, context, display=display))


def math_block(tex: str, context: Context) -> Math:
    """Return a formula set apart, given as TeX."""
    text = tex.strip()
    return Math("", text, mathml(text, context, display=True))


def math_element(element: etree._Element) -> MathSpan:
    """Return a ``math`` element of the source: its TeX, if it brings it, else its characters, and its MathML."""
    annotations = [item for item in element.iter("annotation") if "tex" in (item.get("encoding") or "").lower()]
    text = (annotations[0].text or "") if annotations else element.get("alttext") or _characters(element)
    return MathSpan(" ".join(text.split()), _clean(element))


def mathml(tex: str, context: Context, *, display: bool) -> str | None:
    """Return TeX as a complete ``math`` element; None, with a warning, if that fails."""
    from latex2mathml.converter import convert  # noqa: PLC0415 - few articles hold formulas

    short = " ".join(tex.split())
    short = short if len(short) <= 60 else f"{short[:59]}…"  # noqa: PLR2004 - what fits a line of warnings
    try:
        if len(tex) > _LONGEST:
            raise ValueError("too long")
        return _clean(etree.fromstring(convert(tex, display="block" if display else "inline")))
    except Exception:  # noqa: BLE001 - the converter raises whatever its parser stumbles over
        context.progress.warn(
            f"{context.name}: the formula {short!r} is not TeX that can be shown; its source is kept."
        )
        return None


def _clean(element: etree._Element) -> str:
    clean = copy.deepcopy(element)
    clean.tail = None
    for item in list(clean.iter()):
        tag = etree.QName(item).localname if isinstance(item.tag, str) else ""
        if tag not in MATHML:
            # a foreign element's text must not vanish silently: it is in `text` in any case
            tail = item.tail
            item.clear()
            item.tag, item.tail = "mrow", tail
            continue
        item.tag = tag
        for name in list(item.attrib):
            if name not in _ATTRIBUTES:
                del item.attrib[name]
    etree.cleanup_namespaces(clean)
    clean.set("xmlns", _NAMESPACE)
    return etree.tostring(clean, encoding="unicode")


def _characters(element: etree._Element) -> str:
    return "".join(text for text in map(str, element.itertext()) if text.strip())
