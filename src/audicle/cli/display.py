"""Drawing progress: a bar with the time left on a terminal, plain lines elsewhere, nothing if asked to be quiet."""

from __future__ import annotations

import contextlib
import os
import sys
from typing import TYPE_CHECKING

import click

from audicle.cli.report import printable, warn

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import TracebackType
    from typing import Self

    from rich.progress import TaskID


def display(*, quiet: bool, verbose: bool) -> Lines:
    """Return the display that suits where stderr goes. A context manager that is a Progress."""
    if quiet:
        return Quiet()
    # a terminal that cannot move its cursor, such as a braille line's, says so with TERM=dumb
    if sys.stderr.isatty() and os.environ.get("TERM") != "dumb":
        return Bar(verbose=verbose)
    return Lines(verbose=verbose)


class Lines:
    """A line when an article begins and when a stage of it does."""

    def __init__(self, *, verbose: bool = False) -> None:
        self.verbose = verbose

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Draw nothing more."""

    def clear(self) -> None:
        """Take away what is drawn, before something else is printed."""

    def article(self, name: str, number: int, total: int) -> None:
        """Name the article."""
        click.echo(f"[{number}/{total}] {printable(name)}", err=True)

    def stage(self, name: str, total: int) -> None:
        """Name the stage and its length."""
        if name == "speaking":
            click.echo(f"  speaking {total} utterances", err=True)
        else:
            self.note(f"  {name}")

    def advance(self, steps: int = 1) -> None:
        """Say nothing: a line for every sentence is too many."""

    def note(self, message: str) -> None:
        """Print it if asked to be verbose."""
        if self.verbose:
            click.echo(message, err=True)

    def warn(self, message: str) -> None:
        """Print the warning."""
        warn(message)


class Quiet(Lines):
    """Warnings only."""

    def article(self, name: str, number: int, total: int) -> None:
        """Say nothing."""

    def stage(self, name: str, total: int) -> None:
        """Say nothing."""


class Bar(Lines):
    """One bar for the stage at hand, with the time left. It is drawn only while there is something to wait for."""

    def __init__(self, *, verbose: bool = False) -> None:
        super().__init__(verbose=verbose)
        from rich.console import Console  # noqa: PLC0415 - only a terminal needs it
        from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn  # noqa: PLC0415

        self._bar = Progress(
            TextColumn("{task.description}"),
            BarColumn(),
            TextColumn("{task.completed}/{task.total}"),
            TimeRemainingColumn(),
            console=Console(stderr=True, no_color="NO_COLOR" in os.environ),
            transient=True,
            # what is printed clears the bar itself; rich would send it all to stderr
            redirect_stdout=False,
            redirect_stderr=False,
        )
        self._task: TaskID | None = None

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.clear()

    def clear(self) -> None:
        """Take the bar away; the next step draws it again."""
        if self._bar.live.is_started:
            self._bar.stop()

    def article(self, name: str, number: int, total: int) -> None:
        """Name the article. What is left of the bar was the one's before it."""
        self.clear()
        super().article(name, number, total)

    def stage(self, name: str, total: int) -> None:
        """Begin the bar anew."""
        if self._task is not None:
            self._bar.remove_task(self._task)
        self._task = self._bar.add_task(name, total=total)
        self._bar.start()

    def advance(self, steps: int = 1) -> None:
        """Move the bar."""
        if self._task is not None:
            self._bar.advance(self._task, steps)
            self._bar.start()

    def note(self, message: str) -> None:
        """Print it above the bar if asked to be verbose."""
        if self.verbose:
            with self._aside():
                super().note(message)

    def warn(self, message: str) -> None:
        """Print the warning above the bar."""
        with self._aside():
            super().warn(message)

    @contextlib.contextmanager
    def _aside(self) -> Iterator[None]:
        drawn = self._bar.live.is_started
        self.clear()
        yield
        if drawn:
            self._bar.start()
