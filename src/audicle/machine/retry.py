"""Trying again what fails for a while: with exponential back-off, and jitter so that workers do not march in step."""

from __future__ import annotations

import random
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")


class TryAgain(Exception):  # noqa: N818 - a signal, not an error: it never leaves this module's callers
    """One try failed; another may not. ``after``: seconds that the other side asked to wait."""

    def __init__(self, why: str, after: float | None = None) -> None:
        super().__init__(why)
        self.why = why
        self.after = after


@dataclass(frozen=True, slots=True)
class Retries:
    """How often and how long to try."""

    tries: int = 6
    first: float = 1.0  # seconds before the second try, doubled each time
    longest: float = 30.0  # seconds
    sleep: Callable[[float], None] = field(default=time.sleep)
    chance: Callable[[], float] = field(default=random.random)  # from 0 to 1

    def run(self, call: Callable[[], T]) -> T:
        """Return ``call()``, called until it does not raise TryAgain. Raises the last TryAgain after the last try."""
        for number in range(self.tries):
            try:
                return call()
            except TryAgain as failure:
                if number == self.tries - 1:
                    raise
                wait = min(self.longest, self.first * 2**number) * (0.5 + self.chance() / 2)
                self.sleep(max(wait, min(failure.after or 0, self.longest)))
        raise AssertionError("there is at least one try")
