"""Pieces of work in threads: at the same time as far as asked, and none that outlives the call."""

from __future__ import annotations

import threading
import time
from typing import TYPE_CHECKING

import pytest

from audicle.machine.side_by_side import side_by_side

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from audicle.machine.side_by_side import Told

_LONG = 20  # seconds; nothing here takes so long unless it is broken


@pytest.fixture(autouse=True)
def no_thread_is_left() -> Iterator[None]:
    before = set(threading.enumerate())
    yield
    assert set(threading.enumerate()) <= before


class Endless:
    """Reports for ever, until it is stopped."""

    def __init__(self) -> None:
        self.ended = False

    def __call__(self, report: Told) -> None:
        limit = time.monotonic() + _LONG
        try:
            while time.monotonic() < limit:
                report(1.0)
                time.sleep(0.001)
        finally:
            self.ended = True


def test_they_work_at_the_same_time_and_all_is_told_in_this_thread() -> None:
    meeting = threading.Barrier(2, timeout=_LONG)
    told: list[tuple[float, threading.Thread]] = []

    def task(amount: float) -> Callable[[Told], None]:
        def work(report: Told) -> None:
            meeting.wait()
            report(amount)

        return work

    side_by_side([task(1.0), task(2.0)], 2, lambda amount: told.append((amount, threading.current_thread())))
    assert sorted(amount for amount, _ in told) == [1.0, 2.0]
    assert {thread for _, thread in told} == {threading.current_thread()}


@pytest.mark.parametrize("at_once", [0, 1])
def test_no_more_at_the_same_time_than_asked(at_once: int) -> None:
    at_work: list[int] = []
    seen: list[tuple[int, ...]] = []

    def task(number: int) -> Callable[[Told], None]:
        def work(_: Told) -> None:
            at_work.append(number)
            time.sleep(0.02)
            seen.append(tuple(at_work))
            at_work.remove(number)

        return work

    side_by_side([task(number) for number in range(3)], at_once, lambda _: None)
    assert seen == [(0,), (1,), (2,)]


def test_the_error_of_one_stops_the_other() -> None:
    other = Endless()

    def fails(_: Told) -> None:
        raise OSError(28, "No space left on device")

    with pytest.raises(OSError, match="No space left"):
        side_by_side([other, fails], 2, lambda _: None)
    assert other.ended


@pytest.mark.parametrize("interrupt", [KeyboardInterrupt, ZeroDivisionError])
def test_an_interrupt_of_this_thread_stops_all_and_begins_none(interrupt: type[BaseException]) -> None:
    first, second, third = Endless(), Endless(), Endless()
    heard = 0

    def told(_: float) -> None:
        nonlocal heard
        heard += 1
        if heard > 5:
            raise interrupt

    with pytest.raises(interrupt):
        side_by_side([first, second, third], 2, told)
    assert (first.ended, second.ended, third.ended) == (True, True, False)
