"""A book's documents as one tree: names without namespaces, places in the book as they are called in its archive."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lxml import html

from audicle.errors import SourceError
from audicle.read.epub.ids import fragment_in, id_in
from audicle.read.html.encoding import decode
from audicle.read.html.tree import parse
from audicle.read.markup.depth import flatten
from audicle.read.markup.entities import document_in
from audicle.read.markup.xml import XML, local_name, parse_xhtml

if TYPE_CHECKING:
    from audicle.machine.archive import Archive
    from audicle.progress import Progress
    from audicle.read.epub.package import Package

_OPS = "http://www.idpf.org/2007/ops"
_XLINK = "http://www.w3.org/1999/xlink"
_KEPT = {
    f"{{{XML}}}lang": "lang",
    f"{{{_OPS}}}type": "data-type",
    f"{{{_XLINK}}}href": "href",
    "epub:type": "data-type",
}
_NAME = re.compile(r"[A-Za-z][A-Za-z0-9.-]*")
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|//")
# In HTML these are never closed by the slash; in a book that is nearly XHTML they are
_SELF_CLOSED = re.compile(r"<(a|b|div|em|i|p|script|section|span|strong|style|td|title)\b([^<>]*)/>", re.IGNORECASE)
# Bounds for all documents of a book together; War and Peace has 4 MB and 30,000 elements
_MOST_TEXT = 64_000_000  # bytes
_MOST_ELEMENTS = 1_000_000
_MOST_FRAMES = 100  # of a document


def read_documents(archive: Archive, package: Package, progress: Progress) -> tuple[html.HtmlElement, ...]:
    """Return each document of the spine as a ``section``, all of them in one ``body``, in reading order.

    ``data-path`` names its file, ``data-number`` is its place, ``data-id`` its body's id, ``data-type`` what it is
    (``epub:type``), and ``data-linear`` is "no" where it stands outside the reading order. Ids are unique in the book:
    the document's number ends them. A link into the book is "#" and an id; where it leads to a whole document,
    ``data-document`` has its number. A picture's ``src`` is its name in the archive. Documents that cannot be read are
    warned of. Raises SourceError if the book is larger than a book can be.
    """
    numbers = {path: number for number, (path, _) in enumerate(package.spine)}
    body = html.Element("body")
    size = elements = 0
    for number, (path, linear) in enumerate(package.spine):
        try:
            data = document_in(archive, path, progress)
            size += len(data)
            root = _parsed(data, path, archive, progress)
        except SourceError as error:
            progress.warn(f"{error.what} It is left out.")
            continue
        elements += sum(1 for _ in root.iter())
        if size > _MOST_TEXT or elements > _MOST_ELEMENTS:
            raise SourceError(f"{archive.name}: the book is too large to be read at once.", "Split the book.")
        section = _section(root)
        section.set("data-path", path)
        section.set("data-number", str(number))
        section.set("data-linear", "yes" if linear else "no")
        _localise(section, number, path, numbers, archive)
        spine = {place for place, _ in package.spine}
        elements += _fill_frames(section, number, spine, numbers, archive)
        body.append(section)
    flatten(body)
    return tuple(body)


def _fill_frames(
    section: html.HtmlElement, number: int, spine: set[str], numbers: dict[str, int], archive: Archive
) -> int:
    """Put what a frame shows of the book itself into it, where it is read nowhere else; return how many elements."""
    count = 0
    for frame in list(section.iter("iframe"))[:_MOST_FRAMES]:
        path = frame.get("src") or ""
        if not frame.get("data-inside") or path in spine or not path.lower().endswith((".xhtml", ".html", ".htm")):
            continue
        root = parse_xhtml(archive[path]) if path in archive else None
        if root is None:
            continue
        for element in root.iter("*"):
            _without_namespaces(element)
        shown = _section(root)
        for inner in list(shown.iter("iframe")):
            inner.drop_tree()
        _localise(shown, number, path, numbers, archive)
        shown.tag = "div"
        count += sum(1 for _ in shown.iter())
        frame.clear()
        frame.set("data-inside", "yes")
        frame.set("data-read", "yes")
        frame.append(shown)
    return count


def _parsed(data: bytes, path: str, archive: Archive, progress: Progress) -> html.HtmlElement:
    root = parse_xhtml(data)
    if root is None:
        progress.warn(f"{archive.name}: {path} is not well-formed; it is read as a browser would.")
        text = _SELF_CLOSED.sub(r"<\1\2></\1>", decode(data, None))
        root = parse(text, f"{archive.name}: {path}", progress)
    for element in root.iter("*"):
        _without_namespaces(element)
    return root


def _without_namespaces(element: html.HtmlElement) -> None:
    name = local_name(element)
    element.tag = name if _NAME.fullmatch(name) else "span"
    for name, value in list(element.attrib.items()):
        if name.startswith("{") or ":" in name:
            del element.attrib[name]
            if name in _KEPT and _KEPT[name] not in element.attrib:
                element.set(_KEPT[name], value)


def _section(root: html.HtmlElement) -> html.HtmlElement:
    """Return a document's body as a section, with what the document says of itself as a whole."""
    body = root if root.tag == "body" else next(root.iter("body"), root)
    if body.tag == "svg":  # a page that is a drawing
        around = html.Element("body")
        around.append(body)
        body = around
    section = html.Element("section")
    section.text = body.text
    types = f"{root.get('data-type', '')} {body.get('data-type', '')}"
    language = body.get("lang") or root.get("lang")
    first = body[0] if len(body) == 1 and body[0].tag in ("section", "div", "article") else None
    if first is not None:
        types += f" {first.get('data-type', '')}"
    section.set("data-type", " ".join(types.split()))
    if name := id_in(body.get("id")):
        section.set("data-id", name)
    if language:
        section.set("lang", language)
    section.extend(list(body))
    return section


def _localise(section: html.HtmlElement, number: int, path: str, numbers: dict[str, int], archive: Archive) -> None:
    for element in section.iter("*"):
        name = id_in(element.get("id")) or (id_in(element.get("name")) if element.tag == "a" else "")
        if name and element is not section:
            element.set("id", f"{name}.{number}")
        element.attrib.pop("name", None)
        for attribute in ("aria-details", "aria-describedby"):
            if names := (element.get(attribute) or "").split():
                element.set(attribute, " ".join(f"{id_in(one)}.{number}" for one in names))
        if (description := (element.get("longdesc") or "").strip()).startswith("#"):
            element.set("longdesc", f"#{fragment_in(description)}.{number}")
        if element.tag in ("a", "area") and element.get("href") is not None:
            _localise_link(element, number, path, numbers, archive)
        elif element.tag in ("img", "image", "source", "audio", "video", "iframe", "embed", "object"):
            for attribute in ("src", "href", "data"):
                address = element.get(attribute)
                if address and not _SCHEME.match(address):
                    element.set(attribute, archive.resolve(address, path) or address)
                    element.set("data-inside", "yes")


def _localise_link(
    element: html.HtmlElement, number: int, path: str, numbers: dict[str, int], archive: Archive
) -> None:
    address = (element.get("href") or "").strip()
    if _SCHEME.match(address):
        return
    target = numbers.get(archive.resolve(address, path)) if not address.startswith("#") else number
    fragment = fragment_in(address)
    if target is not None and fragment:
        element.set("href", f"#{fragment}.{target}")
        return
    del element.attrib["href"]
    if target is not None:
        element.set("data-document", str(target))
