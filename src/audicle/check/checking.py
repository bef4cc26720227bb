"""The order of work for the check of one book."""

from __future__ import annotations

from importlib.metadata import version
from typing import TYPE_CHECKING

from audicle.check.book import Book
from audicle.check.referee import Verdict, judge
from audicle.check.report import CheckerState, Report, in_order
from audicle.check.rules import conformance
from audicle.check.tools import ace, epubcheck
from audicle.errors import LimitError, SourceError, UsageError
from audicle.progress import SilentProgress

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path

    from audicle.progress import Progress

REFEREE = "audicle"
TOOLS = {epubcheck.NAME: epubcheck.check, ace.NAME: ace.check}
CHECKERS = (REFEREE, *TOOLS)
_LARGEST = 4_000_000_000  # bytes of a file


def check_book(
    path: Path,
    *,
    checkers: Collection[str] = CHECKERS,
    listen: bool = True,
    progress: Progress | None = None,
) -> Report:
    """Check the EPUB at ``path``, by Audicle or by anybody else, and return what is found.

    ``checkers`` are some of CHECKERS; one that is not installed is told of in the report, with how to get it.
    ``listen``: decode the sound, to compare its length with the narration's times. Raises SourceError for a file that
    is missing, or is not an EPUB that can be read, and UsageError for a checker that there is not.
    """
    if unknown := sorted(set(checkers) - set(CHECKERS)):
        raise UsageError(f"there is no checker {unknown[0]!r}.", f"Checkers are: {', '.join(CHECKERS)}.")
    progress = progress or SilentProgress()
    progress.stage("checking", len(checkers))
    _see_to(path)
    verdict = Verdict()
    states: list[CheckerState] = []
    with path.open("rb") as file:
        # opened whoever checks it: what is not an EPUB is told the same way
        book = Book.opened(file, path.name, _measure if listen else None)
        if REFEREE in checkers:
            verdict = judge(book)
            states.append(CheckerState(REFEREE, ran=True, version=version("audicle")))
            progress.advance()
        for name, check in TOOLS.items():
            if name in checkers:
                state, findings = check(path)
                states.append(state)
                verdict.add(findings)
                progress.advance()
        if REFEREE in checkers and not any(found.rule == conformance.CONFORMS.id for found in verdict.findings):
            # what others have found speaks against the claim too
            verdict.add(conformance.check(book, verdict.findings))
    return Report(path, in_order(verdict.findings), tuple(states), dict(verdict.more))


def _measure(file: object) -> float:
    from audicle.audio.sounding import seconds  # noqa: PLC0415 - a book without sound needs none of it

    return seconds(file)  # type: ignore[arg-type]  # opened by the archive


def _see_to(path: Path) -> None:
    """Raise SourceError for what is not a file that can be opened."""
    try:
        if path.is_dir():
            raise SourceError(f"{path} is a folder.", "Name an .epub file in it.")
        if not path.exists():
            raise SourceError(f"{path}: there is no such file.", "Check the name.")
        if not path.is_file():
            raise SourceError(f"{path} is no regular file.", "Name an .epub file.")
        with path.open("rb") as file:
            start = file.read(4)
        if not start:
            raise SourceError(f"{path} is empty.", "Get or export the book again.")
        if start != b"PK\x03\x04":
            raise SourceError(f"{path} is not an EPUB: it does not begin as one.", "Name an .epub file.")
        if path.stat().st_size > _LARGEST:
            raise SourceError(f"{path} has more than {_LARGEST // 1_000_000_000} GB.", "Split the book.")
    except OSError as error:
        if limit := LimitError.of(error):
            raise limit from error
        raise SourceError(f"cannot read {path}: {error.strerror or error}.", "Check its permissions.") from error
