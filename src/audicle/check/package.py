"""The package document: what a book is made of, and what it says of itself. EPUB 3.3, 5, and OPF 2.0.1."""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING
from urllib.parse import unquote

from audicle.check.markup import children, line, text_in

if TYPE_CHECKING:
    from audicle.check.markup import Element

_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|//")
# What prefixes stand for, so that a book may call them otherwise; EPUB 3.3, "Reserved prefixes"
_VOCABULARIES = {
    "http://schema.org/": "schema",
    "https://schema.org/": "schema",
    "http://www.idpf.org/epub/vocab/package/a11y/#": "a11y",
    "http://purl.org/dc/terms/": "dcterms",
    "http://www.idpf.org/epub/vocab/overlays/#": "media",
    "http://www.idpf.org/vocab/rendition/#": "rendition",
}


@dataclass(frozen=True, slots=True)
class Item:
    """A file that the manifest names."""

    id: str
    path: str  # in the archive; "" if it is elsewhere
    href: str  # as written
    media_type: str
    properties: frozenset[str]
    overlay: str  # id of the item that narrates it, ""
    element: Element


@dataclass(frozen=True, slots=True)
class Place:
    """A line of the spine."""

    item: Item | None  # None: the manifest has no such item
    idref: str
    linear: bool
    element: Element


@dataclass(frozen=True, slots=True)
class Meta:
    """Something that a book says of itself."""

    property: str  # with the usual prefix, as in "schema:accessMode"
    value: str
    refines: str  # id of what it is said of, "" for the book
    element: Element


class Package:
    """A package document."""

    def __init__(self, path: str, root: Element) -> None:
        self.path = path
        self.root = root
        self.version = 2 if root.get("version", "").startswith("2") else 3
        self._metadata = list(children(next(children(root, "metadata"), None), "dc-metadata", "x-metadata", *_META))
        for group in [element for element in self._metadata if element.tag.rpartition("}")[2].endswith("-metadata")]:
            self._metadata.extend(children(group, *_META))  # OPF 2.0.1, 2.2, keeps them for books of before 2007
        self.manifest = [self._item(item) for item in children(next(children(root, "manifest"), None), "item")]
        self.items = {item.id: item for item in self.manifest}
        self.by_path = {item.path: item for item in self.manifest if item.path}
        self.spine_element = next(children(root, "spine"), None)
        self.spine = tuple(
            Place(self.items.get(ref.get("idref", "")), ref.get("idref", ""), ref.get("linear") != "no", ref)
            for ref in children(self.spine_element, "itemref")
        )

    @cached_property
    def metas(self) -> tuple[Meta, ...]:
        """What the book says of itself in ``meta`` and ``link`` elements, in order."""
        prefixes = {
            prefix: _VOCABULARIES[vocabulary]
            for prefix, vocabulary in re.findall(r"(\S+):\s+(\S+)", self.root.get("prefix", ""))
            if vocabulary in _VOCABULARIES
        }
        found = []
        for element in self._metadata:
            kind = element.tag.rpartition("}")[2]
            if kind not in ("meta", "link"):
                continue
            name = element.get("property") or element.get("name") or element.get("rel") or ""
            prefix, colon, rest = name.partition(":")
            name = f"{prefixes.get(prefix, prefix)}:{rest}" if colon else name
            value = element.get("href", "") if kind == "link" else element.get("content") or text_in(element)
            found.append(Meta(name, line(value), element.get("refines", "").removeprefix("#"), element))
        return tuple(found)

    def said(self, name: str) -> list[Meta]:
        """Return what the book says of itself under a property's name, with its usual prefix."""
        return [meta for meta in self.metas if meta.property == name and not meta.refines]

    def dublin_core(self, name: str) -> list[Element]:
        """Return the book's Dublin Core elements of a name, in order."""
        return [element for element in self._metadata if element.tag.rpartition("}")[2] == name]

    def _item(self, element: Element) -> Item:
        href = element.get("href", "").strip()
        return Item(
            element.get("id", ""),
            resolved(href, self.path)[0],
            href,
            element.get("media-type", "").strip().lower(),
            frozenset(element.get("properties", "").split()),
            element.get("media-overlay", ""),
            element,
        )


_META = ("meta", "link", "title", "language", "identifier", "creator", "source", "date", "publisher")


def is_elsewhere(href: str) -> bool:
    """Tell whether an address leads out of the book."""
    return bool(_SCHEME.match(href.strip()))


@lru_cache(maxsize=4096)
def resolved(href: str, base: str) -> tuple[str, str]:
    """Return the path in the archive and the fragment that ``href``, written in the file ``base``, means.

    The path is "" if it is not in the book.
    """
    href = href.strip()
    if is_elsewhere(href):
        return "", ""
    written, _, fragment = href.partition("#")
    written = unquote(written.partition("?")[0])
    path = posixpath.normpath(posixpath.join(posixpath.dirname(base), written)) if written else base
    return ("" if path.startswith(("../", "/")) or path in (".", "..") else path), unquote(fragment)
