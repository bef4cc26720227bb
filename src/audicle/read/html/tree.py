"""A page as a tree that later stages can walk without fear: no scripts' reach, no endless depth, no endless size."""

from __future__ import annotations

import re
from html.entities import html5
from typing import TYPE_CHECKING, Any, TypeAlias
from urllib.parse import urljoin, urlsplit

from lxml import etree, html

from audicle.errors import SourceError
from audicle.machine.parsing import excess, unhurried
from audicle.read.html.body import fill_body, without_early_ends
from audicle.read.html.flat import flattened
from audicle.read.html.shadows import show_shadows
from audicle.read.markup.depth import said_below
from audicle.read.markup.omitted_tags import close_definitions, end_elements
from audicle.read.markup.void_elements import close_voids, name_images

if TYPE_CHECKING:
    from collections.abc import Iterator

    from audicle.progress import Progress

Element: TypeAlias = Any  # an html.HtmlElement, which lxml-stubs do not describe

# Elements this deep or deeper lose their tags, not their text: the walkers recurse, and pages never go so deep.
MAX_DEPTH = 120
# More than any article; a page beyond it is a dump, and would cost minutes and gigabytes.
MAX_ELEMENTS = 300_000
MAX_MARKUP = 20_000_000  # characters without those of pictures inside the page
_INSIDE = re.compile(r"data:[\w/+.-]{1,60};base64,[\w+/=\s%-]{1000,}", re.IGNORECASE)

_CONTROLS = bytes(byte for byte in (*range(32), 127) if byte not in b"\t\n\r")
# XML has no such characters, nor have references to them: libxml2 hands them on, lxml cannot set them again, and a
# text that holds one is not found again in the page; XML 1.0, 2.2
_NO_CHARACTERS = re.compile("[\ufffe\uffff]")
_NO_REFERENCES = re.compile(
    r"&#(?:x0*(?:fff[ef]|[1-8ef]|1[0-9a-f])(?![0-9a-f])|0*(?:6553[45]|[1-8]|1[4-9]|2[0-9]|3[01])(?![0-9]));?",
    re.IGNORECASE,
)
# libxml2 reads nothing that is deeper than 2048; from half of that on, the markup is made flat first
_VERY_DEEP = "boolean(/" + "/".join(["*"] * 1000) + ")"
# A DOCTYPE with an internal subset, and the names of the entities in it
_SUBSET = re.compile(r"<!DOCTYPE\s[^\[>]*\[(.*?)\]\s*>", re.IGNORECASE | re.DOTALL)
_PROLOGUE = 4096  # characters in which a DOCTYPE begins
_ENTITY = re.compile(r"<!ENTITY\s+([\w.:-]+)", re.IGNORECASE)
_SHOWN = 5  # names; a warning is one line
_DEEPEST = "/" + "/".join(["*"] * MAX_DEPTH) + "[*]"
_STRING = etree.XPath("string()", smart_strings=False)
_LESS = "Save only the article itself."
_LADEN = "//@*[1000]/.."  # elements with more attributes than any has that means something
_SAFE = ("http", "https", "mailto", "tel", "ftp", "")


def parse(text: str, name: str, progress: Progress) -> Element:
    """Return the root of a page, without comments, no deeper than ``MAX_DEPTH``. ``name`` names it in messages.

    Deeper elements lose their tags, not their text, and entities that the page declares are taken out; both are
    warnings. Raises SourceError if there is nothing in it, or more than any article holds.
    """
    size = len(text) - (sum(len(one[0]) for one in _INSIDE.finditer(text)) if len(text) > MAX_MARKUP else 0)
    if size > MAX_MARKUP:
        raise SourceError(
            f"{name}: the page is too large ({size / 1e6:.0f} MB of markup; {MAX_MARKUP / 1e6:.0f} MB are read).",
            "Save only the article itself, or divide it.",
        )
    # in two: a pattern that begins with one literal is looked for many times as fast
    text = _without_subset(_NO_REFERENCES.sub("", _NO_CHARACTERS.sub("", text)), name, progress)
    text = close_voids(close_definitions(without_early_ends(text)))
    root = _parsed(text, name)
    very_deep = bool(root.xpath(_VERY_DEEP))
    if very_deep:
        root = _parsed(flattened(text, MAX_DEPTH), name)
    deep = _bound(root, name) or very_deep
    fill_body(root)
    show_shadows(root)
    name_images(root)
    end_elements(root)
    if deep:
        progress.warn(f"{name}: what is nested more than {MAX_DEPTH} levels deep is read as if it were not nested.")
    return root


def _without_subset(text: str, name: str, progress: Progress) -> str:
    """Return a page without the internal subset of its DOCTYPE (XML 1.0, 2.8) and the entities declared there.

    HTML has no such subset (HTML, 13.1.1), and what it declares may expand without end.
    """
    found = _SUBSET.search(text)
    if not found or found.start() > _PROLOGUE:
        return text
    entities = [one for one in _ENTITY.findall(found[1]) if f"{one};" not in html5]
    text = text[: found.start()] + "<!DOCTYPE html>" + text[found.end() :]
    used = [one for one in entities if f"&{one};" in text]
    if used:
        text = re.sub(f"&(?:{'|'.join(map(re.escape, used))});", "", text)
        shown = ", ".join(f"&{one};" for one in used[:_SHOWN])
        progress.warn(f"{name}: the page declares entities of its own, which are not expanded; left out: {shown}.")
    return text


def _parsed(text: str, name: str) -> Element:
    data = text.encode("utf-8", "replace").translate(None, _CONTROLS)
    if said := excess(data, html=True):
        raise SourceError(f"{name}: the page has {said}.", _LESS)

    def parsed() -> Element:
        parser = html.HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True)
        return html.document_fromstring(data, parser=parser, ensure_head_body=True)

    try:
        return unhurried(parsed, len(data))
    except TimeoutError as error:
        raise SourceError(f"{name}: the page asks for more work than an article does.", _LESS) from error
    except (etree.ParserError, etree.XMLSyntaxError, AssertionError) as error:
        raise SourceError(f"{name}: there is no page in it.", "Check that the file was saved as HTML.") from error


def _bound(root: Element, name: str) -> bool:
    """Take the tags of elements below ``MAX_DEPTH`` away, and refuse a tree with too many elements.

    Returns whether there were any so deep.
    """
    if int(root.xpath("count(//*)")) > MAX_ELEMENTS:
        raise SourceError(f"{name}: the page is too large (over {MAX_ELEMENTS} elements).", _LESS)
    for element in root.xpath(_LADEN):
        element.attrib.clear()
    deepest: list[Element] = root.xpath(_DEEPEST)
    for element in deepest:
        text = "".join(said_below(element))
        del element[:]
        element.text = text
    return bool(deepest)


def drop(element: Element) -> None:
    """Take an element and all in it out of the tree; the text that follows it stays."""
    if element.getparent() is not None:
        element.drop_tree()


def text_of(element: Element) -> str:
    """Return all text in an element, white space collapsed; a line break is a space."""
    if not len(element):
        return " ".join((element.text or "").split())
    if next(element.iter("br"), None) is None:
        return " ".join(str(_STRING(element)).split())
    return " ".join("".join(_pieces(element)).split())


def _pieces(element: Element) -> Iterator[str]:
    for event, item in etree.iterwalk(element, events=("start", "end")):
        if event == "start":
            yield " " if item.tag == "br" else item.text or ""
        elif item is not element:
            yield item.tail or ""


def class_of(element: Element) -> str:
    """Return an element's class, id and test names: what the site's makers call it."""
    names = (element.get("class"), element.get("id"), element.get("data-testid"), element.get("data-component"))
    return " ".join(filter(None, names))


def within(element: Element, *tags: str) -> Element | None:
    """Return the nearest of an element and its ancestors that has one of the tags."""
    if element.tag in tags:
        return element
    return next(element.iterancestors(*tags), None)


def base_url(root: Element, url: str | None) -> str:
    """Return what relative addresses of the page are relative to; empty if they are relative to its file."""
    for base in root.iter("base"):
        if base.get("href"):
            return join(url or "", base.get("href", ""))
    return url or ""


def join(base: str, address: str) -> str:
    """Return an address made absolute, if its base is known."""
    address = address.strip().replace("\n", "").replace("\r", "").replace("\t", "")
    try:
        return urljoin(base, address) if base else address
    except ValueError:
        return address


def safe_link(base: str, address: str) -> str | None:
    """Return where a link leads, made absolute; None if it leads nowhere or runs a script."""
    joined = join(base, address)
    try:
        scheme = urlsplit(joined).scheme.lower()
    except ValueError:
        return None
    return joined if joined and scheme in _SAFE else None
