"""A formula of MathML as a line of text: its TeX, what the author says of it, or what it shows."""

from __future__ import annotations

import re
from typing import Any

# What programs write where an author was to say what a formula is
_NOTHING = re.compile(
    r"\W*(?:alt(?:ernative)?[\s-]*text|description|math(?:ml)?|equation|formula|image|none|null|n/?a)?"
    r"(?:\s*(?:is |was )?(?:not|un|in)[\s-]?(?:available|provided|specified|given|set|supported|known|set))?\W*",
    re.IGNORECASE,
)
# How two-part formulas are written in a line of plain text
_JOINTS = {"mfrac": "/", "msup": "^", "msub": "_"}
_BRIEF = 4  # characters; a longer part of a fraction stands in brackets


def math_text(math: Any) -> str:
    """Return a ``math`` element as text, on one line, without the annotations that repeat it: ``a/b``, ``x^2``."""
    annotation = next((item for item in math.iter("annotation") if "tex" in (item.get("encoding") or "").lower()), None)
    tex = " ".join((annotation.text or "").split()) if annotation is not None else ""
    said = " ".join((math.get("alttext") or "").split())
    return tex or ("" if _NOTHING.fullmatch(said) else said) or _shown(math).strip()


def _shown(math: Any) -> str:
    if math.tag in ("annotation", "annotation-xml"):
        return ""
    parts = [_shown(child) + " ".join((child.tail or "").split()) for child in math]
    own = " ".join((math.text or "").split())
    if math.tag in _JOINTS and len(parts) == 2:  # noqa: PLR2004 - a base and what belongs to it
        return own + _JOINTS[math.tag].join(part if len(part) < _BRIEF else f"({part})" for part in parts)
    inside = own + "".join(parts)
    return f"√({inside})" if math.tag == "msqrt" else inside
