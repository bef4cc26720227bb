"""What a check finds, and how it is told."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


class Severity(StrEnum):
    """How much a finding matters."""

    ERROR = "error"  # somebody is kept from reading, or a claim is false
    WARNING = "warning"  # reading is harder than it need be, or a recommendation of a standard is not followed
    NOTICE = "notice"  # worth knowing; not a fault


@dataclass(frozen=True, slots=True)
class Finding:
    """One fault, at one place."""

    rule: str  # stable id, such as "alt-is-file-name"; of other checkers their own ids
    severity: Severity
    message: str  # what is found, in one line
    remedy: str  # what to do about it, in one line; "" where a checker says none
    file: str = ""  # the file in the book, "" for the book itself
    line: int | None = None  # in the file, from 1
    id: str | None = None  # of the element
    checker: str = "audicle"  # or "epubcheck", "ace"
    source: str = ""  # the specification and the section that ask for it, "" if a checker does not say

    @property
    def place(self) -> str:
        """The file, the line and the id as people write them, "" for the book itself."""
        line = f":{self.line}" if self.line else ""
        return f"{self.file}{line}{f'#{self.id}' if self.id else ''}"


@dataclass(frozen=True, slots=True)
class CheckerState:
    """Whether a checker has seen the book."""

    name: str  # "audicle", "epubcheck" or "ace"
    ran: bool
    version: str = ""
    detail: str = ""  # why it has not run
    remedy: str = ""  # how to have it run


@dataclass(frozen=True, slots=True)
class Report:
    """All that was found in one book."""

    path: Path
    findings: tuple[Finding, ...]  # in order of severity, then of place
    checkers: tuple[CheckerState, ...]
    more: dict[str, int]  # by rule: how many findings beyond the first hundred are not listed

    def count(self, severity: Severity) -> int:
        """Return how many findings of a severity are listed."""
        return Counter(finding.severity for finding in self.findings)[severity]

    @property
    def faulty(self) -> bool:
        """Whether there is an error or a warning."""
        return any(finding.severity != Severity.NOTICE for finding in self.findings)


_RANK = {severity: rank for rank, severity in enumerate(Severity)}


def in_order(findings: list[Finding]) -> tuple[Finding, ...]:
    """Return findings as a report lists them: the grave ones first, those of a file together, from top to bottom."""
    return tuple(sorted(findings, key=lambda found: (_RANK[found.severity], found.file, found.line or 0, found.rule)))
