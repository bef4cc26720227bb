"""TeX that a page leaves to a script: found by its delimiters, its script or its class, and put into spans.

MathJax and KaTeX make formulas of it in a browser. Prose holds dollars too, so a delimiter counts only where the page
evidently has formulas, or where what it holds is evidently TeX. Money is never a formula.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lxml import html

from audicle.read.html.tree import drop
from audicle.read.markup.tex import LONGEST

if TYPE_CHECKING:
    from collections.abc import Iterator

    from audicle.read.html.tree import Element

TEX = "audicle-tex"  # the class of a span that holds TeX; with the class "display", of a formula set apart
# How MediaWiki and WordPress begin the source of a formula's picture
_STYLED = re.compile(
    r"\s*(?:\{\s*\\(?:display|text)style\b(?P<inside>.*)\}|\\displaystyle\b(?P<rest>.*))\s*", re.DOTALL
)
_SCRIPTS = ("mathjax", "katex")
_DOLLARS = re.compile(r"""\[\s*(['"])\$\1\s*,\s*(['"])\$\2\s*\]|left\s*:\s*(['"])\$\3""")  # set as delimiters
_NAMES = "contains(concat(' ', normalize-space(@class), ' '), ' {} ')"
_HOLDERS = " or ".join(_NAMES.format(name) for name in ("math", "arithmatex", "latex", "tex", "equation"))
_SIGNS = ("math", "latex")  # of formulas by their names
_RENDERED = re.compile(r"^(?:MathJax|MJX|mjx)", re.IGNORECASE)
_SKIPPED = frozenset((
    "pre", "code", "kbd", "samp", "tt", "script", "style", "textarea", "math", "svg", "option", "select", "noscript",
    "template", "iframe", "object", "title",
))  # fmt: skip
_IGNORED = ("tex2jax_ignore", "mathjax_ignore", "no-mathjax", TEX)
_ANY = rf".{{1,{LONGEST}}}?"
_DELIMITED = re.compile(
    rf"(?<!\\)\$\$(?P<dollars>{_ANY})(?<!\\)\$\$"
    rf"|\\\[(?P<bracket>{_ANY})\\\]"
    r"|(?P<environment>\\begin\{(?P<name>(?:equation|align|alignat|gather|multline|eqnarray|displaymath|math)\*?)\}"
    rf"{_ANY}\\end\{{(?P=name)\}})"
    rf"|\\\((?P<parenthesis>{_ANY})\\\)"
    # as pandoc has it: no space inside the dollars, no digit after them
    r"|(?<![\\$\w])\$(?P<dollar>(?![\s$])[^$]{1,600}?)(?<![\s\\])\$(?![\d$])",
    re.DOTALL,
)
_COMMAND = re.compile(r"\\[A-Za-z]{2,}|\\[A-Za-z]\b|[\w})\]][\^_][\w{\\(*+-]")
_WORD = re.compile(r"[^\W\d_]{3,}")


def find_formulas(root: Element, text: str) -> None:
    """Put TeX in the body of a page, in place, into spans of the class ``TEX``. Scripts must still be there.

    ``text`` is the page's, before it was parsed: it tells quickly what cannot be in it.
    """
    body = root.find("body")
    _drop_renderings(body)
    if any(sign in text for sign in _SIGNS):
        _by_class(body)
    delimited = list(_with_delimiters(body))
    uses, dollars = _evidence(root) if delimited else (False, False)
    for element in delimited:
        _mark(element, uses=uses, dollars=dollars)


def _drop_renderings(body: Element) -> None:
    """Take away what MathJax made of TeX where the TeX itself stands in a script beside it."""
    for script in body.iter("script"):
        if not (script.get("type") or "").lower().startswith("math/"):
            continue
        made = script.getprevious()
        while made is not None and _RENDERED.match(made.get("class") or "") and not (made.tail or "").strip():
            before = made.getprevious()
            drop(made)
            made = before


def _by_class(body: Element) -> None:
    """Mark what is a formula by its name: pandoc's and Distill's elements, WordPress's pictures of formulas."""
    for element in body.xpath(f".//*[{_NAMES.format('mwe-math-element')}]"):
        _of_wiki(element)
    pictures = f"{_NAMES.format('latex')} or contains(@class, 'mwe-math-fallback-image')"
    for image in body.xpath(f".//img[{pictures}][@alt]"):
        styled = _STYLED.fullmatch(image.get("alt"))
        tex = (styled["inside"] or styled["rest"] or "") if styled else image.get("alt")
        span = _span(tex, display="fallback-image-display" in (image.get("class") or ""))
        span.tail = image.tail
        image.getparent().replace(image, span)
    for element in body.iter("d-math", "tex-math"):
        if not len(element):
            _become(element, element.text or "", display=element.get("block") is not None)
    for element in body.xpath(f".//*[{_NAMES.format('math')}][self::span or self::div]"):
        names = (element.get("class") or "").split()
        bare = not len(element) and not _DELIMITED.search(element.text or "")
        if bare and ("inline" in names or "display" in names):
            _become(element, element.text or "", display="display" in names)


def _of_wiki(element: Element) -> None:
    """Leave of what MediaWiki's Math extension makes of a formula its MathML alone, if there is any."""
    math = next(element.iter("math"), None)
    if math is None:
        return
    if next(element.iter("img"), None) is not None and "display" in element.xpath("string(.//img/@class)"):
        math.set("display", "block")
    math.tail = element.tail
    element.tail = None
    element.getparent().replace(element, math)


def _evidence(root: Element) -> tuple[bool, bool]:
    """Return whether the page has formulas, and whether single dollars are said to delimit them."""
    uses = bool(root.xpath(f"boolean(//*[(self::span or self::div or self::p) and ({_HOLDERS})])"))
    uses = uses or bool(root.xpath("boolean(//*[contains(@class, 'MathJax') or contains(@class, 'katex')])"))
    dollars = False
    for element in root.iter("script", "link"):
        address = element.get("src") or element.get("href") or ""
        named = (element.get("type") or "").startswith(("math/", "text/x-mathjax"))
        text = element.text or ""
        said = f"{address} {text}".lower()
        found = named or any(name in said for name in _SCRIPTS)
        uses = uses or found
        dollars = dollars or (found and bool(_DOLLARS.search(text)))
    return uses, dollars


def _with_delimiters(body: Element) -> Iterator[Element]:
    """Yield the elements whose own text, or the text after whose children, may hold a formula."""
    holding = ".//text()[contains(., '$') or contains(., '\\(') or contains(., '\\[') or contains(., '\\begin{')]"
    seen: set[Element] = set()
    for text in body.xpath(holding):
        parent = text.getparent()
        element = parent.getparent() if text.is_tail else parent
        if element in seen or element is None:
            continue
        seen.add(element)
        if not any(
            item.tag in _SKIPPED or any(name in (item.get("class") or "").split() for name in _IGNORED)
            for item in (element, *element.iterancestors())
        ):
            yield element


def _mark(element: Element, *, uses: bool, dollars: bool) -> None:
    text, spans = _cut(element.text or "", uses=uses, dollars=dollars)
    if spans:
        element.text = text
        for place, span in enumerate(spans):
            element.insert(place, span)
    for child in list(element):
        if child in spans:
            continue
        text, made = _cut(child.tail or "", uses=uses, dollars=dollars)
        if made:
            child.tail = text
            for span in reversed(made):
                tail = span.tail
                child.addnext(span)
                span.tail = tail


def _cut(text: str, *, uses: bool, dollars: bool) -> tuple[str, list[Element]]:
    """Return what stands before the first formula of a text, and the formulas, each with what follows it."""
    spans: list[Element] = []
    before, position, place = text, 0, 0
    while match := _DELIMITED.search(text, place):
        kind = str(match.lastgroup if match.lastgroup != "name" else "environment")
        tex = match[kind]
        if not _is_formula(tex, kind, uses=uses, dollars=dollars):
            place = match.start() + 1
            continue
        between = text[position : match.start()]
        if spans:
            spans[-1].tail = between
        else:
            before = between
        spans.append(_span(tex.removeprefix("latex ") if kind == "dollar" else tex, display=_is_display(kind)))
        position = place = match.end()
    if spans:
        spans[-1].tail = text[position:]
    return before, spans


def _is_display(kind: str) -> bool:
    return kind in ("dollars", "bracket", "environment")


def _is_formula(tex: str, kind: str, *, uses: bool, dollars: bool) -> bool:
    """Tell whether what stands between delimiters is TeX: by its commands, or because the page has formulas."""
    if not tex.strip():
        return False
    if kind == "dollar":
        if re.search(r"\\[A-Za-z]{2,}", tex):
            return True
        # a word is no variable, so it is prose between two sums of money, unless the page says that dollars delimit
        return (uses or dollars) and bool(_COMMAND.search(tex) or not _WORD.search(tex))
    if _COMMAND.search(tex):
        return True
    return uses and (kind != "dollars" or not _WORD.search(tex))


def _span(tex: str, *, display: bool) -> Element:
    span = html.Element("span")
    _become(span, tex, display=display)
    return span


def _become(element: Element, tex: str, *, display: bool) -> None:
    element.tag = "span"
    element.attrib.clear()
    element.set("class", f"{TEX} display" if display else TEX)
    element.text = tex.strip()
