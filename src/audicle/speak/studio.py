"""The worker processes that speak, and what happens when one of them cannot."""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import signal
import threading
import time
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import resource_tracker
from queue import SimpleQueue
from typing import TYPE_CHECKING

from audicle.errors import AudicleError, VoiceError
from audicle.machine.cores import cores
from audicle.speak.synthesis import Order, Unsaid, load_voice, make_clip, prove

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from types import TracebackType
    from typing import Self

    from audicle.progress import Progress
    from audicle.speak.cache import ClipCache

    _Told = tuple[Order, Unsaid | BaseException | None]

_FEW = 8  # utterances; a second worker takes longer to start than so many take to speak
_MOMENT = 0.005  # seconds; so long after a result is there the pool still takes its worker to be busy


class Studio:
    """Makes clips on ``jobs`` worker processes, or in this process if ``jobs`` is 0. A context manager.

    The workers start with the first order and are kept for the articles that follow.
    """

    def __init__(self, cache: ClipCache, jobs: int | None = None) -> None:
        self.cache = cache
        self.jobs = cores() if jobs is None else jobs
        self._pool: ProcessPoolExecutor | None = None
        self._warming: SimpleQueue[Future[None]] | None = None  # gets the voice that is being loaded, once it is
        self._busy = False  # whether a worker may be at something that was ordered

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        # nobody waits any more for what an interrupted run was about to say
        self._busy = self._busy and (error is None or isinstance(error, AudicleError))
        self.close()

    def close(self) -> None:
        """Let the workers finish the utterance they are at, and go. Those that are at none go at once."""
        if self._pool:
            if not self._busy:
                _terminate(self._pool)  # to unload a voice in good order takes longer than to say a sentence
            self._pool.shutdown(wait=True, cancel_futures=True)
            self._pool = None

    def warm_up(self, language: str, wanted: str | None) -> None:
        """Let one worker start and load the voice that will probably speak, while the article is still being read.

        ``language`` and ``wanted`` are as for ``voices.registry.choose``. A wrong guess costs nothing but its memory.
        """
        if self.jobs:
            pool = self._workers(self.jobs * _FEW)
            self._warming = SimpleQueue()
            with _uninterrupted():
                pool.submit(load_voice, language, wanted).add_done_callback(self._warming.put)

    def make(self, orders: Sequence[Order], progress: Progress) -> dict[str, Unsaid]:
        """Make every clip ordered; return why there is none of some, by their keys.

        A text that takes the process of a worker down is one of those. Raises VoiceError for a voice that fails on
        every text, NetworkError or OutputError; what was made before stays in the cache.
        """
        if self.jobs:
            return self._make_in_workers(orders, progress) if orders else {}
        unsaid: dict[str, Unsaid] = {}
        for order in orders:
            if why := make_clip(order):
                unsaid[order.key] = why
            progress.advance()
        return unsaid

    def _make_in_workers(self, orders: Sequence[Order], progress: Progress) -> dict[str, Unsaid]:
        unsaid: dict[str, Unsaid] = {}
        left = orders
        self._busy = True
        while left := self._make_at_once(left, unsaid, progress):
            # the worker was at one of the first of these when its process ended: each alone shows which it was
            for order in left[: self.jobs]:
                if why := self._make_alone(order):
                    unsaid[order.key] = why
                progress.advance()
            left = left[self.jobs :]
        self._busy = False
        return unsaid

    def _make_at_once(self, orders: Sequence[Order], unsaid: dict[str, Unsaid], progress: Progress) -> Sequence[Order]:
        """Make clips on all workers, and return the orders that are not done because the process of one ended."""
        # A future is not asked in this thread: an interrupt would come while its lock is held, and its worker would
        # wait for the lock for ever
        told: SimpleQueue[_Told] = SimpleQueue()
        futures: list[Future[Unsaid | None]] = []
        done: set[str] = set()
        try:
            for turn in self._turns(orders):
                with _uninterrupted():
                    pool = self._workers(len(orders))
                    futures = [_submitted(pool, make_clip, order, told) for order in turn]
                for _ in turn:
                    order, made = told.get()
                    if isinstance(made, BrokenProcessPool):
                        continue
                    if isinstance(made, BaseException):
                        raise made
                    if made:
                        unsaid[order.key] = made
                    done.add(order.key)
                    progress.advance()
        except BrokenProcessPool:  # raised where something is submitted to it
            pass
        except Exception:
            # an interrupted run ends its workers, and the pool itself deals with what they were to do
            with _uninterrupted():
                for future in futures:
                    future.cancel()
            raise
        left = [order for order in orders if order.key not in done]
        if left:
            self._pool = self._warming = None
        return left

    def _make_alone(self, order: Order) -> Unsaid | None:
        """Make one clip while the workers do nothing else. Raises VoiceError if its voice ends any process."""
        try:
            return self._alone(make_clip, order)
        except BrokenProcessPool:
            self._pool = None
        try:
            self._alone(prove, order)
        except BrokenProcessPool as error:
            self._pool = None
            raise VoiceError(
                f"a process that spoke with {order.voice.engine} ended without a word.",
                "Run the command again, it goes on where it stopped; if it ends so again, choose another --voice "
                "or fewer --jobs.",
            ) from error
        return Unsaid.FAILED

    def _alone(self, work: Callable[[Order], Unsaid | None], order: Order) -> Unsaid | None:
        """Let one worker do one thing, and return or raise what comes of it."""
        told: SimpleQueue[_Told] = SimpleQueue()
        with _uninterrupted():
            _submitted(self._workers(1), work, order, told)
        _, made = told.get()
        if isinstance(made, BaseException):
            raise made
        return made

    def _turns(self, orders: Sequence[Order]) -> Iterator[Sequence[Order]]:
        """Give the orders all at once; but a few one by one, to the worker that has started already.

        A pool starts another worker whenever something is submitted while none is idle.
        """
        if self._warming is None or len(orders) > _FEW:
            yield orders
            return
        self._warming.put(self._warming.get())
        for order in orders:
            time.sleep(_MOMENT)
            yield [order]

    def _workers(self, orders: int) -> ProcessPoolExecutor:
        if self._pool is None:
            workers = max(1, min(self.jobs, -(-orders // _FEW)))
            # spawned, so that a worker has nothing of this process: no threads, no open files, no memory
            self._pool = ProcessPoolExecutor(workers, multiprocessing.get_context("spawn"), initializer=_settle)
        return self._pool


def _submitted(
    pool: ProcessPoolExecutor,
    work: Callable[[Order], Unsaid | None],
    order: Order,
    told: SimpleQueue[_Told],
) -> Future[Unsaid | None]:
    """Let a worker do something with an order; ``told`` gets the order with what it returned or raised."""

    def tell(future: Future[Unsaid | None]) -> None:
        if not future.cancelled():
            error = future.exception()
            told.put((order, future.result() if error is None else error))

    future = pool.submit(work, order)
    future.add_done_callback(tell)
    return future


def _terminate(pool: ProcessPoolExecutor) -> None:
    """End the workers of a pool, whatever they are at."""
    if hasattr(pool, "terminate_workers"):  # Python 3.14
        pool.terminate_workers()
    else:
        for process in list((pool._processes or {}).values()):
            process.terminate()


@contextlib.contextmanager
def _uninterrupted() -> Iterator[None]:
    """Start processes in the block: an interrupt, or the order to end, comes through when the block ends.

    In the middle, a process would be left that nobody knows of. A terminal sends an interrupt to all processes; one
    that has just been started does not hear of it until it settles.
    """
    if threading.current_thread() is not threading.main_thread():  # no signal is handled in another
        yield
        return
    came: list[int] = []
    handlers = {
        number: signal.signal(number, lambda number, _frame: came.append(number))
        for number in (signal.SIGINT, signal.SIGTERM)
        if callable(signal.getsignal(number))
    }
    masks = hasattr(signal, "pthread_sigmask")  # not on Windows
    if masks:
        # else the first worker starts it, and it lets interrupts through again
        resource_tracker.ensure_running()
        before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        if masks:
            signal.pthread_sigmask(signal.SIG_SETMASK, before)
        for number, handler in handlers.items():
            signal.signal(number, handler)
        for one in came:
            signal.raise_signal(one)


def _settle() -> None:
    """Prepare a worker: the parent decides about interrupts, and a worker does not outlive it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_follow, args=(parent,), daemon=True).start()


def _follow(parent: multiprocessing.process.BaseProcess) -> None:
    parent.join()
    os._exit(1)
