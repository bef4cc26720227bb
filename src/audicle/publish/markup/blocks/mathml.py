"""Formulas: MathML that a reading system can be given, or nothing."""

from __future__ import annotations

from copy import deepcopy
from functools import lru_cache
from typing import TYPE_CHECKING

from lxml import etree

from audicle.model.characters import clean

if TYPE_CHECKING:
    from audicle.publish.markup.xhtml import Element

MATHML = "http://www.w3.org/1998/Math/MathML"

# presentation elements of MathML 3 (W3C, 2014), and how many children those have that need a certain number
_LEAVES = {"mi", "mn", "mo", "ms", "mtext", "mspace"}
_GROUPS = {"math", "mrow", "mstyle", "merror", "mpadded", "mphantom", "msqrt", "menclose", "mfenced"}
_COUNTS = {
    "mfrac": 2,
    "mroot": 2,
    "msub": 2,
    "msup": 2,
    "msubsup": 3,
    "munder": 2,
    "mover": 2,
    "munderover": 3,
}
_TABLES = {"mtable": {"mtr"}, "mtr": {"mtd"}, "mtd": None}
# attributes by which formulas are laid out; what else may stand on an element is the author's or a script's
_VALUES = {
    "accent": {"true", "false"},
    "accentunder": {"true", "false"},
    "displaystyle": {"true", "false"},
    "fence": {"true", "false"},
    "largeop": {"true", "false"},
    "movablelimits": {"true", "false"},
    "separator": {"true", "false"},
    "stretchy": {"true", "false"},
    "symmetric": {"true", "false"},
    "form": {"prefix", "infix", "postfix"},
    "dir": {"ltr", "rtl"},
    "mathvariant": {
        "normal",
        "bold",
        "italic",
        "bold-italic",
        "double-struck",
        "bold-fraktur",
        "script",
        "bold-script",
        "fraktur",
        "sans-serif",
        "bold-sans-serif",
        "sans-serif-italic",
        "sans-serif-bold-italic",
        "monospace",
    },
}
_WHERE = {
    "mo": {"accent", "fence", "form", "largeop", "movablelimits", "separator", "stretchy", "symmetric"},
    "mover": {"accent"},
    "munder": {"accentunder"},
    "munderover": {"accent", "accentunder"},
    "mstyle": {"displaystyle"},
    "mtable": {"displaystyle"},
}
_DEEPEST = 100  # levels; deeper than any formula, and safe to walk


def math(source: str | None, text: str, *, block: bool) -> Element | None:
    """Return a ``math`` element with ``text`` as its alternative, or None if ``source`` holds none that is sound."""
    parsed = _parsed(source) if source else None
    if parsed is None:
        return None
    made = deepcopy(parsed)
    made.set("alttext", clean(text) or made.get("alttext") or "".join(str(part) for part in made.itertext()))
    if block:
        made.set("display", "block")
    return made


@lru_cache(maxsize=256)
def _parsed(source: str) -> Element | None:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True)
    try:
        root = etree.fromstring(clean(source).encode(), parser)
        made = _sound(root, 0)
    except (etree.XMLSyntaxError, _UnsoundError):
        return None
    return made if "".join(str(part) for part in made.itertext()).strip() else None


class _UnsoundError(Exception):
    """Not presentation MathML."""


def _sound(old: Element, depth: int) -> Element:
    """Return a copy with only what presentation MathML knows. Raises _UnsoundError if that would change it."""
    name = etree.QName(old).localname if isinstance(old.tag, str) else ""
    if depth > _DEEPEST or (name == "math") != (depth == 0):
        raise _UnsoundError
    if name == "semantics":  # its first child is the formula; the rest say it again in other notations
        if not len(old):
            raise _UnsoundError
        return _sound(old[0], depth)
    children = [_sound(child, depth + 1) for child in old]
    if name in _LEAVES:
        if children or (name == "mspace" and old.text):
            raise _UnsoundError
    elif name not in _GROUPS and name not in _COUNTS and name not in _TABLES:
        raise _UnsoundError
    elif (old.text or "").strip() or any((child.tail or "").strip() for child in old):
        raise _UnsoundError  # only leaves hold text
    names = {etree.QName(child).localname for child in children}
    allowed = _TABLES.get(name)
    if len(children) != _COUNTS.get(name, len(children)) or (allowed is not None and not names <= allowed):
        raise _UnsoundError
    if allowed is None and names & {"mtr", "mtd"}:
        raise _UnsoundError
    made = etree.Element(f"{{{MATHML}}}{name}", nsmap={None: MATHML})  # type: ignore[dict-item]  # stubs forbid the None prefix
    for attribute, value in old.attrib.items():
        known = attribute in ("dir", "mathvariant") and (name in _LEAVES - {"mspace"} or name == "mstyle")
        if (known or attribute in _WHERE.get(name, ())) and value in _VALUES[str(attribute)]:
            made.set(attribute, value)
    if name == "math" and old.get("alttext"):
        made.set("alttext", str(old.get("alttext")))
    made.text = old.text if name in _LEAVES else None
    made.extend(children)
    return made
