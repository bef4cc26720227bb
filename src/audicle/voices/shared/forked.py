"""Speaking in a fork of this process.

Some engines carry state from one sentence to the next, so that the same sentence does not sound the same twice; and
some hang or crash on odd text. In a child that is forked from a process that has only set the engine up, and that
ends after one sentence, every sentence starts from the same state, and what goes wrong goes no further.

Pico also reads memory that it has not written. In the child, glibc hands out memory that is all zeros, as fresh memory
is, so that what this process did before the fork is not heard.
"""

from __future__ import annotations

import contextlib
import ctypes
import gc
import json
import os
import select
import signal
import time
import warnings
from functools import cache
from typing import TYPE_CHECKING, Any, NoReturn

from audicle.errors import VoiceError

if TYPE_CHECKING:
    from collections.abc import Callable

can_fork = hasattr(os, "fork") and hasattr(select, "poll")

_DONE, _RAISED = b"+", b"-"  # the first byte a child sends: its result follows, or what it raised
_BLOCK = 1 << 20
_M_PERTURB, _FILLED_WITH_ZEROS = -6, 0xFF  # malloc.h: new memory is filled with the complement of the number
_REMEDY = "Choose another voice with --voice, or change the sentence."


def forked(call: Callable[[], bytes], what: str, seconds: float) -> bytes:
    """Return ``call()``, run in a forked child; in this process where there is no fork.

    ``what`` names the work for messages, such as "pico". Raises VoiceError if the call raises, if the child dies, or
    if it takes more than ``seconds``. The child runs nothing of this process but the call: no exit handlers, no
    garbage collection, no flushing of what this process has yet to write.
    """
    if not can_fork:
        try:
            return call()
        except Exception as error:
            raise VoiceError(f"{what} failed: {error}.", _REMEDY) from error
    _mallopt()  # looked up before the fork
    child, reader = _start(call, what)
    try:
        answer = _read(reader, time.monotonic() + seconds)
    except BaseException as error:
        with contextlib.suppress(ProcessLookupError):
            os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        if isinstance(error, TimeoutError):
            raise VoiceError(f"{what} did not finish a sentence in {seconds:.0f} seconds.", _REMEDY) from error
        raise
    finally:
        os.close(reader)
    _, status = os.waitpid(child, 0)
    if answer[:1] == _DONE and status == 0:
        return answer[1:]
    if answer[:1] == _RAISED:
        raise VoiceError(f"{what} failed: {answer[1:].decode('utf-8', 'replace')}.", _REMEDY)
    how = os.waitstatus_to_exitcode(status)
    cause = signal.strsignal(-how) if how < 0 else f"exit code {how}"
    raise VoiceError(f"{what} crashed while speaking a sentence ({cause}).", _REMEDY)


def noted(notes: object, data: bytes) -> bytes:
    """Return bytes with something that JSON can hold before them, for a child that has more to tell than its bytes."""
    return json.dumps(notes).encode("ascii") + b"\n" + data


def parted(answer: bytes) -> tuple[Any, bytes]:
    """Return the notes and the bytes of what ``noted`` returned."""
    notes, _, data = answer.partition(b"\n")
    return json.loads(notes), data


def _start(call: Callable[[], bytes], what: str) -> tuple[int, int]:
    reader, writer = os.pipe()
    try:
        with warnings.catch_warnings():
            # Python warns that other threads may hold locks while it forks; the child takes none of theirs
            warnings.simplefilter("ignore", DeprecationWarning)
            child = os.fork()
    except OSError as error:
        os.close(reader)
        os.close(writer)
        raise VoiceError(f"{what} cannot start a process: {error.strerror}.", "Use fewer --jobs.") from error
    if child == 0:
        _work(call, writer)
    os.close(writer)
    return child, reader


def _work(call: Callable[[], bytes], writer: int) -> NoReturn:
    code = 1
    try:
        gc.disable()
        if mallopt := _mallopt():
            mallopt(_M_PERTURB, _FILLED_WITH_ZEROS)
        for number in (signal.SIGINT, signal.SIGTERM):  # die at once, without the handlers of the parent
            signal.signal(number, signal.SIG_DFL)
        try:
            answer = _DONE + call()
        except BaseException as error:  # noqa: BLE001 - whatever it is, the parent hears of it
            answer = _RAISED + (str(error) or type(error).__name__).encode("utf-8", "replace")
        left = memoryview(answer)
        while left:
            left = left[os.write(writer, left) :]
        code = 0
    finally:
        os._exit(code)


@cache
def _mallopt() -> Callable[[int, int], int] | None:
    """Return the C library's switch for its memory, where it has one."""
    try:
        switch: Callable[[int, int], int] = ctypes.CDLL(None).mallopt
    except (OSError, AttributeError, TypeError):
        return None
    return switch


def _read(reader: int, deadline: float) -> bytes:
    """Read to the end of the pipe; Python itself tries again when a signal interrupts. Raises TimeoutError."""
    poll = select.poll()
    poll.register(reader, select.POLLIN)
    blocks: list[bytes] = []
    while True:
        if not poll.poll(max(0.0, deadline - time.monotonic()) * 1000):
            raise TimeoutError
        block = os.read(reader, _BLOCK)
        if not block:
            return b"".join(blocks)
        blocks.append(block)
