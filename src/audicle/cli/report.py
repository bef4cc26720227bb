"""What the command line says on stderr: errors, warnings, faults."""

from __future__ import annotations

import os
import traceback

import click


def complain(what: str, remedy: str = "") -> None:
    """Print an error as one line."""
    click.echo(f"{_marked('error', 'red')} {_line(f'{what} {remedy}')}", err=True)


def warn(message: str) -> None:
    """Print a warning as one line."""
    click.echo(f"{_marked('warning', 'yellow')} {_line(message)}", err=True)


def fault(error: Exception) -> int:
    """Print an error that should not have been possible, and return its exit code, EX_SOFTWARE of sysexits.h."""
    if os.environ.get("AUDICLE_TRACEBACK"):
        traceback.print_exception(error)
    complain(
        f"a fault of Audicle's own: {type(error).__name__}: {error}.",
        "Please report it with the output of the same command run with AUDICLE_TRACEBACK=1.",
    )
    return 70


def _marked(word: str, colour: str) -> str:
    prefix = f"audicle: {word}:"
    return prefix if "NO_COLOR" in os.environ else click.style(prefix, fg=colour)


def _line(text: str) -> str:
    return " ".join(text.split())
