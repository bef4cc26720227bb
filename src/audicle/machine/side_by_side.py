"""Several pieces of work at the same time, in threads, that end together: none is left that works on."""

from __future__ import annotations

import threading
from concurrent.futures import Future, ThreadPoolExecutor
from queue import SimpleQueue
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    Told = Callable[[float], None]  # is told how much more is done
    Task = Callable[[Told], None]


class _StoppedError(BaseException):
    """Nobody waits for this piece of work any more. No error of the work's own, so that only what tidies up sees it."""


def side_by_side(tasks: Sequence[Task], at_once: int, told: Told) -> None:
    """Do ``tasks``, at most ``at_once`` of them (and at least one) at the same time.

    Each is given what it reports its progress to, and should do so often; ``told`` is told of it in the thread that
    calls. When a task raises an error, ``told`` does, or this thread is interrupted, no task is begun any more, those
    at work are stopped where they next report, and when all have ended the error is raised.
    """
    heard: SimpleQueue[float | Future[None]] = SimpleQueue()
    stopped = threading.Event()

    def report(amount: float) -> None:
        if stopped.is_set():
            raise _StoppedError
        heard.put(amount)

    pool = ThreadPoolExecutor(max(1, at_once))
    try:
        for task in tasks:
            pool.submit(task, report).add_done_callback(heard.put)
        left = len(tasks)
        while left:
            one = heard.get()
            if isinstance(one, Future):
                one.result()
                left -= 1
            else:
                told(one)
    finally:
        stopped.set()
        pool.shutdown(cancel_futures=True)
