"""The claim to conform to EPUB Accessibility and WCAG: whether anything was found that speaks against it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from audicle.check.report import Severity
from audicle.check.rule import ERROR, Judges, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from audicle.check.book import Book
    from audicle.check.package import Meta
    from audicle.check.report import Finding

CONFORMS = Rule(
    "claim-conformance",
    ERROR,
    "The book is said to conform to a standard of accessibility, and does not.",
    "EPUB Accessibility 1.1, 2.5 Conformance reporting (dcterms:conformsTo)",
    "Mend the faults, or take the claim away.",
)
_STANDARD = re.compile(r"wcag|epub[ -]?accessibility|epub-a11y|/accessibility", re.IGNORECASE)


def check(book: Book, before: Sequence[Finding]) -> Iterator[Finding]:
    """Compare the claim with what was found before."""
    claim = claimed(book)
    faults = [finding for finding in before if finding.rule != CONFORMS.id and contradicts(finding)]
    if claim and faults:
        rules = list(dict.fromkeys(finding.rule for finding in faults))
        names = ", ".join(rules[:5]) + (f" and {len(rules) - 5} more" if len(rules) > 5 else "")  # noqa: PLR2004
        yield CONFORMS.found(
            f"“{claim.value[:80]}” is claimed, but faults were found: {names}.", book.package.path, claim.element
        )


JUDGES = Judges("Conformance", (CONFORMS,), check)


def contradicts(finding: Finding) -> bool:
    """Tell whether a finding speaks against a claim to conform: an error, or a fault that WCAG names."""
    if finding.severity == Severity.ERROR or finding.checker == "ace":
        return True
    return finding.severity == Severity.WARNING and finding.source.startswith("WCAG")


def claimed(book: Book) -> Meta | None:
    """Return the claim to conform to a standard of accessibility, None if there is none."""
    return next((meta for meta in book.package.said("dcterms:conformsTo") if _STANDARD.search(meta.value)), None)
