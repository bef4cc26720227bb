"""TeX as MathML, and MathML as an e-book may hold it."""

from __future__ import annotations

import copy
import re
from typing import Any

from lxml import etree

_NAMESPACE = "http://www.w3.org/1998/Math/MathML"
MATHML = frozenset((
    "math", "maction", "menclose", "merror", "mfenced", "mfrac", "mi", "mmultiscripts", "mn", "mo", "mover",
    "mpadded", "mphantom", "mprescripts", "mroot", "mrow", "ms", "mspace", "msqrt", "mstyle", "msub", "msubsup",
    "msup", "mtable", "mtd", "mtext", "mtr", "munder", "munderover", "none", "semantics", "annotation",
))  # fmt: skip
# What MathML Core's elements take and nothing that leads elsewhere or runs
_ATTRIBUTES = frozenset((
    "accent", "accentunder", "columnalign", "columnlines", "columnspacing", "columnspan", "depth", "dir", "display",
    "displaystyle", "encoding", "fence", "form", "height", "largeop", "linethickness", "lspace", "mathcolor",
    "mathsize", "mathvariant", "maxsize", "minsize", "movablelimits", "notation", "rowalign", "rowlines",
    "rowspacing", "rowspan", "rspace", "scriptlevel", "separator", "stretchy", "symmetric", "voffset", "width",
))  # fmt: skip
# A formula longer than this is not one; the converter's time grows faster than its length
LONGEST = 4_000
_LABEL = re.compile(r"\\(?:label\{[^{}]*\}|nonumber\b|notag\b)")  # of no meaning outside a document of TeX


def to_mathml(tex: str, *, display: bool) -> str | None:
    """Return TeX as a complete ``math`` element, None if it cannot be shown."""
    from latex2mathml.converter import convert  # noqa: PLC0415 - few articles hold formulas

    if len(tex) > LONGEST:
        return None
    try:
        made = convert(_LABEL.sub("", tex), display="block" if display else "inline")
        return clean_mathml(etree.fromstring(made))
    except Exception:  # noqa: BLE001 - the converter raises whatever its parser stumbles over
        return None


def shortened(tex: str) -> str:
    """Return TeX in one line short enough for a warning."""
    line = " ".join(tex.split())
    return line if len(line) <= 60 else f"{line[:59]}…"  # noqa: PLR2004 - what fits a line of warnings


def clean_mathml(element: Any) -> str:
    """Return a ``math`` element of lxml as MathML that neither leads elsewhere nor runs anything."""
    clean = copy.deepcopy(element)
    clean.tail = None
    for item in list(clean.iter()):
        tag = etree.QName(item).localname if isinstance(item.tag, str) else ""
        if tag not in MATHML:
            # a foreign element's text must not vanish silently: it is in the formula's text in any case
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
