"""Progress as the library sees it: stages with a length, and messages. Drawing it is the caller's business."""

from __future__ import annotations

from typing import Protocol


class Progress(Protocol):
    """Receives what the library has to say while it works. Called from the parent process only."""

    def article(self, name: str, number: int, total: int) -> None:
        """Begin article ``number`` (from 1) of ``total``, read from the source ``name``."""

    def stage(self, name: str, total: int) -> None:
        """Begin a stage of ``total`` steps, for example ``("speaking", 310)``, and end the one before."""

    def advance(self, steps: int = 1) -> None:
        """Count ``steps`` more steps of the current stage as done."""

    def note(self, message: str) -> None:
        """Say something worth knowing in ``--verbose``."""

    def warn(self, message: str) -> None:
        """Name, in one line, something that is not as the reader would wish; the work goes on."""


class SilentProgress:
    """A progress that nobody watches. Warnings are kept, so that a caller can look at them afterwards."""

    def __init__(self) -> None:
        self.warnings: list[str] = []

    def article(self, name: str, number: int, total: int) -> None:
        """Do nothing."""

    def stage(self, name: str, total: int) -> None:
        """Do nothing."""

    def advance(self, steps: int = 1) -> None:
        """Do nothing."""

    def note(self, message: str) -> None:
        """Do nothing."""

    def warn(self, message: str) -> None:
        """Keep the warning."""
        self.warnings.append(message)


class RecordingProgress:
    """Passes everything on and keeps the warnings, for the record of one article."""

    def __init__(self, inner: Progress) -> None:
        self.inner = inner
        self.warnings: list[str] = []

    def article(self, name: str, number: int, total: int) -> None:
        """Pass it on."""
        self.inner.article(name, number, total)

    def stage(self, name: str, total: int) -> None:
        """Pass it on."""
        self.inner.stage(name, total)

    def advance(self, steps: int = 1) -> None:
        """Pass it on."""
        self.inner.advance(steps)

    def note(self, message: str) -> None:
        """Pass it on."""
        self.inner.note(message)

    def warn(self, message: str) -> None:
        """Pass it on and keep it."""
        self.warnings.append(message)
        self.inner.warn(message)
