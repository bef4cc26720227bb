"""End tags that HTML lets authors leave out, and that the parser of libxml2 does not put in: of ``dt`` and ``dd``."""

from __future__ import annotations

import re

_TAG = re.compile(r"<(/?)(dl|dt|dd)\b[^<>]*>", re.IGNORECASE)


def close_definitions(text: str) -> str:
    """Return a page's text with every ``dt`` and ``dd`` ended before the next, and before the end of its list.

    Without that each would stand inside the one before. HTML, 13.1.2.4: their end tags may be left out.
    """
    lower = text.lower()
    if all(lower.count(f"<{tag}") == lower.count(f"</{tag}") for tag in ("dt", "dd")):
        return text
    opened: list[str] = []  # lists, and in each at most one term or definition

    def ended(match: re.Match[str]) -> str:
        closing, tag = bool(match[1]), match[2].lower()
        before = ""
        if tag == "dl" and not closing:
            opened.append(tag)
            return match[0]
        if opened and opened[-1] != "dl" and (tag != opened[-1] or not closing):
            before = f"</{opened.pop()}>"
        if not closing:
            opened.append(tag)
        elif opened and opened[-1] == tag:
            opened.pop()
        return before + match[0]

    return _TAG.sub(ended, text)
