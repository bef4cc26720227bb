"""``audicle check``: faults in e-books, by Audicle or by anybody else."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from audicle.cli.display import display
from audicle.cli.options import volume
from audicle.cli.report import complain, report
from audicle.errors import AudicleError, FaultyBookError, MissingPartError, SomeFailedError

if TYPE_CHECKING:
    from audicle.check.report import Finding, Report

_CHECKERS = ("audicle", "epubcheck", "ace")
_COLOURS = {"error": "red", "warning": "yellow", "notice": "cyan"}
_FAILING = {"error": ("error",), "warning": ("error", "warning"), "never": ()}


@click.command("check")
@click.argument("books", nargs=-1, required=True, metavar="FILE...", type=click.Path(path_type=Path))
@click.option(
    "--only",
    multiple=True,
    type=click.Choice(_CHECKERS),
    help="Ask this checker only; may be given twice. Fails if it is not installed.",
)
@click.option("--no-tools", is_flag=True, help="Ask Audicle's own referee only, not EPUBCheck and Ace.")
@click.option("--no-audio", is_flag=True, help="Do not decode the sound to measure it.")
@click.option(
    "--fail-on",
    type=click.Choice(list(_FAILING)),
    default="warning",
    show_default=True,
    help="The least grave finding that makes the exit code 8.",
)
@click.option("--json", "as_json", is_flag=True, help="Print the findings as JSON.")
@volume
def command(
    books: tuple[Path, ...],
    only: tuple[str, ...],
    no_tools: bool,
    no_audio: bool,
    fail_on: str,
    as_json: bool,
    quiet: bool,
    verbose: bool,
) -> None:
    """Look for faults in the EPUB in each FILE: any EPUB 2 or 3, whoever made it.

    Audicle's own referee, and EPUBCheck and Ace where they are installed. Exits with 8 if there are faults. The rules
    are listed in docs/check.md.
    """
    from audicle.check.checking import CHECKERS, REFEREE, check_book  # noqa: PLC0415 - not needed for --help

    if only and no_tools:
        raise click.UsageError("--only and --no-tools contradict each other")
    chosen = only or ((REFEREE,) if no_tools else CHECKERS)
    made: list[Report] = []
    errors: list[AudicleError] = []
    told: list[dict[str, Any]] = []
    with display(quiet=quiet, verbose=verbose) as progress:
        for number, path in enumerate(books, start=1):
            if len(books) > 1:
                progress.article(str(path), number, len(books))
            try:
                found = check_book(path, checkers=chosen, listen=not no_audio, progress=progress)
            except AudicleError as error:
                errors.append(error)
                progress.clear()
                report(error, str(path))
                told.append(
                    {"file": str(path), "error": error.what, "remedy": error.remedy, "exit_code": error.exit_code}
                )
                continue
            made.append(found)
            told.append(_json(found))
            if not as_json:
                progress.clear()
                _print(found, _FAILING[fail_on], quiet=quiet, first=number == 1)
    if as_json:
        click.echo(json.dumps({"schema": "audicle-check/1", "books": told}, indent=2, ensure_ascii=False))
    _exit(made, errors, only, fail_on, many=len(books) > 1)


def _print(found: Report, failing: tuple[str, ...], *, quiet: bool, first: bool) -> None:
    """Print a report as text that makes sense line by line: what, where, and what to do."""
    listed = [finding for finding in found.findings if not quiet or finding.severity in failing]
    if quiet and not listed:
        return
    if not first:
        click.echo()
    counts = [
        _counted(sum(f.severity == name for f in found.findings), name) for name in ("error", "warning", "notice")
    ]
    _say(f"{found.path}: {', '.join(counts)}.")
    for finding in listed:
        _say(_coloured(finding), _line(f": {finding.message}"))
        if finding.place:
            _say(f"  in {finding.place}")
        if finding.remedy:
            _say(_line(f"  {finding.remedy}"))
    for rule, more in found.more.items():
        _say(f"{rule}: {more} more, not listed.")
    if quiet:
        return
    for state in found.checkers:
        if state.ran:
            _say(f"Checked by {state.name} {state.version}.")
        else:
            _say(_line(f"Not checked by {state.name}: {state.detail}. {state.remedy}"))


def _coloured(finding: Finding) -> str:
    word = f"{finding.severity} {finding.rule}"
    if finding.checker != "audicle":
        word = f"{finding.severity} {finding.checker} {finding.rule}"
    plain = "NO_COLOR" in os.environ or not sys.stdout.isatty()
    return word if plain else click.style(word, fg=_COLOURS[finding.severity])


def _say(*parts: str) -> None:
    click.echo("".join(parts))


def _line(text: str) -> str:
    """Return a text without characters that would move a terminal's cursor; books may hold any."""
    return "".join(character if character.isprintable() else " " for character in text).rstrip()


def _counts(found: Report) -> dict[str, int]:
    """Return how many findings there are of each severity, listed or not."""
    from audicle.check.report import Severity  # noqa: PLC0415 - not needed for --help

    return {str(severity): found.count(severity) for severity in Severity}


def _counted(number: int, what: str) -> str:
    return f"{number} {what}{'' if number == 1 else 's'}"


def _json(found: Report) -> dict[str, Any]:
    return {
        "file": str(found.path),
        "counts": _counts(found),
        "findings": [
            {
                "checker": finding.checker,
                "rule": finding.rule,
                "severity": str(finding.severity),
                "message": finding.message,
                "remedy": finding.remedy,
                "source": finding.source or None,
                "place": {"file": finding.file or None, "line": finding.line, "id": finding.id},
            }
            for finding in found.findings
        ],
        "more": found.more,
        "checkers": [
            {
                "name": state.name,
                "ran": state.ran,
                "version": state.version or None,
                "detail": state.detail or None,
                "remedy": state.remedy or None,
            }
            for state in found.checkers
        ],
    }


def _exit(made: list[Report], errors: list[AudicleError], only: tuple[str, ...], fail_on: str, *, many: bool) -> None:
    """Exit with the code of the only error, of a checker that was asked for and is missing, or of faults."""
    if errors:
        if many:
            complain(f"{len(errors)} of {len(made) + len(errors)} files could not be checked; the others were.")
        raise click.exceptions.Exit(SomeFailedError.exit_code if many else errors[0].exit_code)
    missing = {state.name: state for found in made for state in found.checkers if not state.ran and state.name in only}
    for state in missing.values():
        complain(f"{state.name} has not run: {state.detail}.", state.remedy)
    if missing:
        raise click.exceptions.Exit(MissingPartError.exit_code)
    if any(finding.severity in _FAILING[fail_on] for found in made for finding in found.findings):
        raise click.exceptions.Exit(FaultyBookError.exit_code)
