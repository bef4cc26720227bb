"""The claim to conform to EPUB Accessibility and WCAG, who makes it, and whether it stands.

EPUB Accessibility 1.1, 2.5: the standard in ``dcterms:conformsTo``, who evaluated the book in ``a11y:certifiedBy``.
Where no person is named as the certifier, the program says that it was one, and that it only checked what a program
can.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from audicle.check.book import Book
from audicle.check.referee import judge
from audicle.check.registry import QUICK
from audicle.machine.places import own_version
from audicle.model.characters import line

if TYPE_CHECKING:
    from pathlib import Path

    from ebooklib import epub

    from audicle.settings import Settings

STANDARD = "EPUB Accessibility 1.1 - WCAG 2.2 Level AA"
# the same for programs: https://readium.org/webpub-manifest/contexts/default/#conformance
PROFILE = "https://www.w3.org/TR/epub-a11y-11#wcag-2.2-aa"
SHORT = "WCAG 2.2 AA"  # the same for people, who read it in a sentence


@dataclass(frozen=True, slots=True)
class Certificate:
    """Who says that a book conforms."""

    by: str
    credential: str | None  # of a person or a body that is named
    report: str | None  # the address of theirs

    def as_json(self) -> dict[str, str]:
        """Return it as the Readium Web Publication Manifest has it."""
        said = {"certifiedBy": self.by, "credential": self.credential, "report": self.report}
        return {name: value for name, value in said.items() if value}


def certificate(settings: Settings) -> Certificate:
    """Return who certifies a book: who is named in the settings, else this program."""
    named = line(settings.certifier or "")
    if not named:
        return Certificate(f"Audicle {own_version()} (checked by a program, not by a person)", None, None)
    return Certificate(
        named, line(settings.certifier_credential or "") or None, line(settings.certifier_report or "") or None
    )


def claim(book: epub.EpubBook, certified: Certificate) -> None:
    """Write into the book's metadata that it conforms, and who says so."""
    book.add_metadata(None, "meta", STANDARD, {"property": "dcterms:conformsTo", "id": "conformance"})
    said = {"property": "a11y:certifiedBy", "refines": "#conformance", "id": "certifier"}
    book.add_metadata(None, "meta", certified.by, said)
    if certified.credential:
        said = {"property": "a11y:certifierCredential", "refines": "#certifier"}
        book.add_metadata(None, "meta", certified.credential, said)
    if certified.report:
        said = {"rel": "a11y:certifierReport", "refines": "#certifier", "href": certified.report}
        book.add_metadata(None, "link", "", said)


def stands(parts: Mapping[str, bytes | Path]) -> bool:
    """Tell whether the referee finds nothing in a book of these parts that speaks against the claim."""
    return not judge(Book(_Read(parts), "the book"), QUICK).against_conformance


class _Read(Mapping[str, bytes]):
    """The parts of a book, those that are files on disk read when they are asked for."""

    def __init__(self, parts: Mapping[str, bytes | Path]) -> None:
        self._parts = parts

    def __getitem__(self, name: str) -> bytes:
        part = self._parts[name]
        return part if isinstance(part, bytes) else part.read_bytes()

    def __contains__(self, name: object) -> bool:
        return name in self._parts

    def __iter__(self) -> Iterator[str]:
        return iter(self._parts)

    def __len__(self) -> int:
        return len(self._parts)
