"""Whether a source asks for lines from top to bottom."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from lxml import etree

VERTICAL: dict[str, Any] = {"writing": "vertical"}  # the setting that such a source asks for
_MODE = re.compile(r"(?:^|[;\s])(?:-epub-|-webkit-|-ms-)?writing-mode\s*:\s*(?:vertical-|tb\b|tb-)", re.IGNORECASE)
_RULE = re.compile(r"([^{}]*)\{([^{}]*)\}")
# of the whole text, not of a word or a cell in it
_WHOLE = re.compile(r"(?:^|,)\s*(?:html|body|main|article|:root)(?:[.#\[:][^,\s]*)?\s*(?=,|$)", re.IGNORECASE)
_ROOTS = ("html", "body", "main", "article")
_IN_COLUMNS = ("ja", "zh", "ko", "yue")


def page_asks(root: etree._Element) -> bool:
    """Tell whether a page's own style sheets, or the style of its outer elements, set its text vertically."""
    if any(_MODE.search(element.get("style") or "") for element in root.iter(*_ROOTS)):
        return True
    sheets = ("".join(map(str, style.itertext())) for style in root.iter("style"))
    return any("writing-mode" in sheet.lower() and _sheet_asks(sheet) for sheet in sheets)


def book_asks(progression: str | None, language: str) -> bool:
    """Tell whether an e-book whose pages follow one another in direction ``progression`` is set vertically.

    Chinese, Japanese and Korean are written from left to right unless they are written from top to bottom.
    """
    return progression == "rtl" and language.split("-", maxsplit=1)[0].lower() in _IN_COLUMNS


def _sheet_asks(sheet: str) -> bool:
    sheet = re.sub(r"/\*.*?\*/", "", sheet, flags=re.DOTALL)
    return any(_MODE.search(body) and _WHOLE.search(selector.strip()) for selector, body in _RULE.findall(sheet))
