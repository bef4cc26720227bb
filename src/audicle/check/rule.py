"""What a rule is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from audicle.check.report import Finding, Severity

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from lxml import etree

    from audicle.check.book import Book

ERROR, WARNING, NOTICE = Severity.ERROR, Severity.WARNING, Severity.NOTICE
_LONGEST = 80  # characters of a quotation


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule of the referee; ``docs/check.md`` lists them all."""

    id: str  # stable: scripts and reports name it
    severity: Severity  # of its findings, unless one says otherwise
    why: str  # who meets the fault, and how
    source: str  # the specification and the section that ask for it
    remedy: str

    def found(
        self,
        message: str,
        file: str = "",
        element: etree._Element | None = None,
        *,
        severity: Severity | None = None,
        remedy: str = "",
    ) -> Finding:
        """Return a finding of this rule at an element of a file in the book."""
        line = id_ = None
        if element is not None:
            found_line = element.sourceline
            line, id_ = (found_line if isinstance(found_line, int) else None), element.get("id")
        return Finding(
            self.id, severity or self.severity, message, remedy or self.remedy, file, line, id_, source=self.source
        )


@dataclass(frozen=True, slots=True)
class Family:
    """Rules that are looked after together."""

    name: str  # the heading in the documentation
    rules: tuple[Rule, ...]
    check: Callable[[Book], Iterator[Finding]]


@dataclass(frozen=True, slots=True)
class Judges:
    """Rules that depend on what others have found."""

    name: str
    rules: tuple[Rule, ...]
    check: Callable[[Book, Sequence[Finding]], Iterator[Finding]]


def quoted(text: str) -> str:
    """Return a text in quotation marks on one line, not too long."""
    text = " ".join(text.split())
    return f"“{text if len(text) <= _LONGEST else text[: _LONGEST - 1] + '…'}”"
