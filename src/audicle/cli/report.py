"""What the command line says on stderr: errors, warnings, faults."""

from __future__ import annotations

import os
import traceback

import click

from audicle.errors import AudicleError, FaultError, LimitError
from audicle.model.characters import line


def complain(what: str, remedy: str = "") -> None:
    """Print an error as one line."""
    click.echo(f"{_marked('error', 'red')} {printable(f'{what} {remedy}')}", err=True)


def report(error: AudicleError, name: str = "") -> int:
    """Print an error as one line and return its exit code. A line that does not name the source begins with it."""
    if isinstance(error, (FaultError, LimitError)) and error.__cause__ and os.environ.get("AUDICLE_TRACEBACK"):
        traceback.print_exception(error.__cause__)
    complain(error.what if not name or name in error.what else f"{name}: {error.what}", error.remedy)
    return error.exit_code


def warn(message: str) -> None:
    """Print a warning as one line."""
    click.echo(f"{_marked('warning', 'yellow')} {printable(message)}", err=True)


def _marked(word: str, colour: str) -> str:
    prefix = f"audicle: {word}:"
    return prefix if "NO_COLOR" in os.environ else click.style(prefix, fg=colour)


def printable(text: str) -> str:
    """Return a text on one line and without what would be orders to a terminal; bytes that are no text are escaped."""
    return line(text.encode("utf-8", "backslashreplace").decode())
