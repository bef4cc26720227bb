"""A book that is checked: any EPUB 2 or 3, opened from its file and read as far as rules ask."""

from __future__ import annotations

import contextlib
from functools import cached_property
from typing import TYPE_CHECKING, BinaryIO, Self

from audicle.check.cascade import hidden_by_style
from audicle.check.document import Document
from audicle.check.markup import descendants, nothing, parse
from audicle.check.overlay import Overlay, read_overlay
from audicle.check.package import Package, resolved
from audicle.errors import SourceError
from audicle.machine.archive import Archive
from audicle.progress import SilentProgress

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from audicle.check.markup import Element
    from audicle.check.package import Item

_XHTML = ("application/xhtml+xml", "text/html", "text/x-oeb1-document", "image/svg+xml")
_NCX = "application/x-dtbncx+xml"
# Algorithms that only scramble a font's beginning; EPUB 3.3, 4.4, and Adobe's older one
_OBFUSCATIONS = ("http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC")
_MOST_TEXT = 64_000_000  # bytes of markup and styles; parsed, they take ten times that
_AGAIN = "Get or export the book again."


class Book:
    """An EPUB. Whatever is read of it is read once."""

    def __init__(self, archive: Mapping[str, bytes], name: str, seconds: Callable[[str], float] | None = None) -> None:
        """Take the files of a book by their paths; ``name`` names it in messages.

        ``seconds`` returns how long the audio file at a path sounds, and raises ValueError if it cannot be decoded;
        without it sound is not listened to. Raises SourceError if it is not an EPUB, or one that cannot be read.
        """
        self.name = name
        self._measure = seconds
        self._left = _MOST_TEXT
        self.archive = archive
        self.encrypted = self._encrypted()
        self.package = self._package()
        self._documents: dict[str, Document | None] = {}
        self._hidden: dict[str, frozenset[Element]] = {}
        self._seconds: dict[str, float | None] = {}
        read = [place.item.path for place in self.package.spine if place.item and place.item.path in self.archive]
        if read and all(path in self.encrypted for path in read):
            raise SourceError(f"{name} is protected by DRM.", "Ask for a copy without it; only that can be checked.")

    @classmethod
    def opened(cls, file: BinaryIO, name: str, measure: Callable[[BinaryIO], float] | None = None) -> Self:
        """Open a book from a file that stays open; ``measure`` is ``seconds`` for an audio file that is open.

        Raises as a book does, and SourceError for what is no archive.
        """
        archive = Archive(file, name, SilentProgress())

        def seconds(path: str) -> float:
            assert measure is not None  # noqa: S101 - it is not asked for otherwise
            with archive.stream(path) as sound:
                return measure(sound)

        return cls(archive, name, seconds if measure else None)

    def data(self, path: str) -> bytes | None:
        """Return a file of the book, None if it is not there or is encrypted. Raises SourceError if damaged."""
        return self.archive[path] if path in self.archive and path not in self.encrypted else None

    def text(self, path: str) -> bytes | None:
        """Return a file of markup or styles; all of them together have a bound. Raises SourceError beyond it."""
        data = self.data(path)
        self._left -= len(data or b"")
        if self._left < 0:
            raise SourceError(
                f"{self.name}: it holds more than {_MOST_TEXT // 1_000_000} MB of text.", "Split the book."
            )
        return data

    def document(self, path: str) -> Document | None:
        """Return a content document, None if there is none at that path."""
        if path not in self._documents:
            item = self.package.by_path.get(path)
            found = None
            if item is None or item.media_type in _XHTML:
                data = self.text(path)
                root, fault = parse(data) if data is not None else (None, "")
                if root is None and fault:
                    root = nothing()  # there is no text, and that is said
                found = Document(path, item, root, fault) if root is not None else None
            self._documents[path] = found
        return self._documents[path]

    @cached_property
    def documents(self) -> tuple[Document, ...]:
        """The content documents: those of the spine in reading order, then the others of the manifest."""
        inside = [place.item for place in self.package.spine if place.item]
        inside += [item for item in self.package.manifest if item.media_type in _XHTML[:3]]
        paths = dict.fromkeys(item.path for item in inside if item.path and item.media_type in _XHTML)
        return tuple(found for path in paths if (found := self.document(path)))

    @cached_property
    def reading_order(self) -> dict[str, int]:
        """The place of each document in the spine, by its path."""
        paths = [place.item.path for place in self.package.spine if place.item]
        return {path: number for number, path in reversed(list(enumerate(paths)))}

    @cached_property
    def nav(self) -> Document | None:
        """The navigation document of EPUB 3."""
        item = next((item for item in self.package.manifest if "nav" in item.properties), None)
        return self.document(item.path) if item else None

    @cached_property
    def ncx(self) -> tuple[str, Element] | None:
        """The NCX of EPUB 2: its path and its root."""
        named = self.package.spine_element.get("toc", "") if self.package.spine_element is not None else ""
        item = self.package.items.get(named)
        item = item or next((item for item in self.package.manifest if item.media_type == _NCX), None)
        data = self.text(item.path) if item else None
        root = parse(data)[0] if data is not None else None
        return (item.path, root) if item and root is not None else None

    @cached_property
    def overlays(self) -> tuple[tuple[Item, Overlay], ...]:
        """The media overlays with the items they narrate: those of the spine in reading order, then others."""
        items = [place.item for place in self.package.spine if place.item]
        items += [item for item in self.package.manifest if item not in items]
        found = []
        for item in items:
            overlay = self.package.items.get(item.overlay)
            data = self.text(overlay.path) if overlay else None
            root = parse(data)[0] if data is not None else None
            if overlay and root is not None:
                found.append((item, read_overlay(overlay, root)))
        return tuple(found)

    def hidden(self, document: Document) -> frozenset[Element]:
        """Return the elements of a document that its styles hide, and all in them."""
        if document.path not in self._hidden:
            self._hidden[document.path] = hidden_by_style(document, self.data)
        return self._hidden[document.path]

    @property
    def listens(self) -> bool:
        """Whether sound is listened to."""
        return self._measure is not None

    def seconds(self, path: str) -> float | None:
        """Return how long an audio file sounds, None if it cannot be decoded or sound is not listened to."""
        if self._measure and path not in self._seconds:
            self._seconds[path] = None
            if path in self.archive and path not in self.encrypted:
                with contextlib.suppress(ValueError):
                    self._seconds[path] = self._measure(path)
        return self._seconds.get(path)

    def _encrypted(self) -> frozenset[str]:
        """Return the files that cannot be read. Obfuscated fonts are among them, but hide nothing from readers."""
        data = self.archive.get("META-INF/encryption.xml")
        root = parse(data)[0] if data else None
        self.obfuscated = []
        found = []
        for entry in descendants(root, "EncryptedData"):
            method = next(descendants(entry, "EncryptionMethod"), None)
            reference = next(descendants(entry, "CipherReference"), None)
            if reference is None:
                continue
            path = resolved(reference.get("URI", ""), "")[0]
            found.append(path)
            if method is not None and method.get("Algorithm") in _OBFUSCATIONS:
                self.obfuscated.append(path)
        return frozenset(found)

    def _package(self) -> Package:
        container = self.archive.get("META-INF/container.xml")
        if container is None:
            raise SourceError(f"{self.name} is not an EPUB: it has no META-INF/container.xml.", "Name an .epub file.")
        root = parse(container)[0]
        rootfiles = [element.get("full-path", "") for element in descendants(root, "rootfile")]
        path = next(iter(rootfiles), "")
        data = self.archive.get(path)
        package = parse(data)[0] if data is not None else None
        if package is None or not any(True for _ in descendants(package, "spine")):
            raise SourceError(f"{self.name}: the book's package {path!r} is missing or damaged.", _AGAIN)
        return Package(path, package)
