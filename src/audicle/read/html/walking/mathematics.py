"""Formulas: MathML kept whole, TeX kept as its source, the shapes MathJax and KaTeX leave told apart."""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING

from lxml import etree, html

from audicle.model import Math, MathSpan
from audicle.read.html.walking.formulas import TEX
from audicle.read.markup.mathtext import math_text
from audicle.read.markup.tex import to_mathml

if TYPE_CHECKING:
    from audicle.read.html.page import Page
    from audicle.read.html.tree import Element

_NAMESPACE = "http://www.w3.org/1998/Math/MathML"
_MADE = frozenset((
    TEX, "katex", "katex-display", "MathJax", "MathJax_Display", "MathJax_CHTML", "MathJax_SVG", "MathJax_MathML",
    "mjx-chtml", "mwe-math-element",
))  # fmt: skip
_HARMFUL = frozenset(("script", "style", "iframe", "object", "embed", "img", "a", "form", "input", "maction"))


def tex_in(element: Element) -> bool:
    """Tell whether an element is one that MathJax or KaTeX made of a formula, or holds TeX for them."""
    names = (element.get("class") or "").split()
    return any(name in _MADE for name in names)


def math_span(element: Element, page: Page) -> MathSpan | None:
    """Return a formula as it stands in a line, or None if nothing of it can be read."""
    text, mathml = _formula(element, page)
    return MathSpan(text, mathml) if text else None


def math_block(element: Element, page: Page) -> Math | None:
    """Return a formula that stands by itself, or None if nothing of it can be read."""
    text, mathml = _formula(element, page)
    return Math("", text, mathml) if text else None


def is_display(element: Element) -> bool:
    """Tell whether a formula is set apart rather than in a line."""
    names = (element.get("class") or "").split()
    if "display" in names or "katex-display" in names or "MathJax_Display" in names:
        return True
    if element.tag == "mjx-container" and element.get("display") == "true":
        return True
    math = element if element.tag == "math" else element.find(".//math")
    return math is not None and (math.get("display") == "block" or math.get("mode") == "display")


def _formula(element: Element, page: Page) -> tuple[str, str | None]:
    if TEX in (element.get("class") or "").split():
        tex = (element.text or "").strip()
        if tex not in page.formulas:
            page.formulas[tex] = to_mathml(tex, display=is_display(element))
        return " ".join(tex.split()), page.formulas[tex]
    math = element if element.tag == "math" else next(element.iter("math"), None)
    math = math if math is not None else _held(element)
    if math is None:
        image = next(element.iter("img"), None)
        return ((image.get("alt") or "") if image is not None else " ".join("".join(element.itertext()).split())), None
    return math_text(math), _markup(math)


def _held(element: Element) -> Element | None:
    """Return the MathML that MathJax keeps in an attribute."""
    for item in element.iter():
        if item.get("data-mathml"):
            try:
                return html.fragment_fromstring(item.get("data-mathml"))
            except (etree.ParserError, ValueError):
                return None
    return None


def _markup(math: Element) -> str:
    """Return a complete, harmless ``math`` element as XML."""
    clean = copy.deepcopy(math)
    clean.tail = None
    for item in list(clean.iter()):
        for name in list(item.attrib):
            if (
                name.startswith(("on", "xlink", "data-", "xmlns"))
                or name in ("href", "style", "class", "id", "src")
                or ":" in name
            ):
                del item.attrib[name]
        if item.tag in _HARMFUL and item is not clean:
            item.drop_tree()
    clean.set("xmlns", _NAMESPACE)
    return etree.tostring(clean, encoding="unicode")
