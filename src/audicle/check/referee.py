"""Our own referee: pure Python, no other program, quick enough to be asked before a claim is made."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from audicle.check.book import Book
from audicle.check.registry import FAMILIES, JUDGES
from audicle.check.rules.conformance import contradicts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from audicle.check.report import Finding
    from audicle.check.rule import Family

MOST = 100  # findings of one rule that are listed


class Verdict:
    """What the referee finds in one book: ``findings``, and ``more``, how many of a rule are not among them."""

    def __init__(self) -> None:
        self.findings: list[Finding] = []
        self.more: Counter[str] = Counter()
        self._counts: Counter[str] = Counter()

    @property
    def against_conformance(self) -> list[Finding]:
        """The findings that forbid a claim to conform to EPUB Accessibility and WCAG; none is no proof that it does."""
        return [finding for finding in self.findings if contradicts(finding)]

    def add(self, findings: Iterable[Finding]) -> None:
        """Add findings; beyond MOST of a rule they are counted only."""
        for finding in findings:
            self._counts[finding.rule] += 1
            if self._counts[finding.rule] <= MOST:
                self.findings.append(finding)
            else:
                self.more[finding.rule] += 1


def examine(
    book: Path | BinaryIO,
    measure: Callable[[BinaryIO], float] | None = None,
    families: Sequence[Family] = FAMILIES,
) -> Verdict:
    """Judge an EPUB, named by its path or open for reading, by the rules of some families and what depends on them.

    ``measure`` returns the seconds of sound in an audio file, and raises ValueError if it cannot be decoded; without
    it sound is not listened to. Raises SourceError if the file cannot be read as an EPUB.
    """
    if not isinstance(book, Path):
        return judge(Book.opened(book, "the book", measure), families)
    with book.open("rb") as file:
        return judge(Book.opened(file, book.name, measure), families)


def judge(book: Book, families: Sequence[Family] = FAMILIES) -> Verdict:
    """Judge an open book by the rules of some families and what depends on them.

    Raises SourceError for a part that is damaged or too large.
    """
    verdict = Verdict()
    for family in families:
        verdict.add(family.check(book))
    for judges in JUDGES:
        verdict.add(list(judges.check(book, verdict.findings)))
    return verdict
