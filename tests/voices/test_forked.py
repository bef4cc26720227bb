"""A child that speaks one sentence and is gone."""

from __future__ import annotations

import atexit
import multiprocessing
import os
import signal
import sys
import threading
import time
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import pytest

from audicle.errors import VoiceError
from audicle.voices.shared import forked as module
from audicle.voices.shared.forked import can_fork, forked

needs_fork = pytest.mark.skipif(not can_fork, reason="there is no fork on this system")


def test_the_result_comes_back_whole() -> None:
    large = bytes(range(256)) * 40_000  # ten megabytes: far more than a pipe holds
    assert forked(lambda: large, "x", 30) == large
    assert forked(lambda: b"", "x", 30) == b""


@needs_fork
def test_it_runs_in_another_process_and_changes_nothing_here() -> None:
    state = ["before"]

    def change() -> bytes:
        state[0] = "after"
        return str(os.getpid()).encode()

    assert int(forked(change, "x", 30)) != os.getpid()
    assert state == ["before"]


def test_what_it_raises_is_a_voice_error_with_the_message() -> None:
    def fail() -> bytes:
        raise RuntimeError("no lexicon")

    with pytest.raises(VoiceError, match=r"x failed: no lexicon\.") as caught:
        forked(fail, "x", 30)
    assert caught.value.remedy


@needs_fork
@pytest.mark.parametrize(
    ("end", "cause"),
    [(lambda: os._exit(3), "exit code 3"), (lambda: os.kill(os.getpid(), signal.SIGKILL), "Killed")],
)
def test_a_crash_is_a_voice_error(end, cause: str) -> None:
    with pytest.raises(VoiceError, match=f"x crashed.*{cause}"):
        forked(lambda: end() or b"", "x", 30)


@needs_fork
def test_a_crash_in_the_middle_of_the_answer_is_not_taken_for_an_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = os.write

    def part(descriptor: int, data: bytes) -> int:
        whole(descriptor, bytes(data[:5]))
        os._exit(9)

    monkeypatch.setattr(module.os, "write", part)
    with pytest.raises(VoiceError, match="crashed"):
        forked(lambda: b"0123456789", "x", 30)


@needs_fork
def test_one_that_hangs_is_ended(tmp_path: Path) -> None:
    pid = tmp_path / "pid"

    def hang() -> bytes:
        pid.write_text(str(os.getpid()))
        time.sleep(3600)
        return b""

    start = time.monotonic()
    with pytest.raises(VoiceError, match="did not finish"):
        forked(hang, "x", 0.5)
    assert time.monotonic() - start < 20
    with pytest.raises(ProcessLookupError):
        os.kill(int(pid.read_text()), 0)


@needs_fork
def test_an_interrupt_here_ends_the_child(tmp_path: Path) -> None:
    pid = tmp_path / "pid"

    def hang() -> bytes:
        pid.write_text(str(os.getpid()))
        time.sleep(3600)
        return b""

    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    old = signal.signal(signal.SIGALRM, interrupt)
    signal.setitimer(signal.ITIMER_REAL, 0.5)
    try:
        with pytest.raises(KeyboardInterrupt):
            forked(hang, "x", 30)
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, old)
    with pytest.raises(ProcessLookupError):
        os.kill(int(pid.read_text()), 0)


@needs_fork
def test_signals_that_do_not_raise_do_not_disturb() -> None:
    seen = []
    old = signal.signal(signal.SIGALRM, lambda *_: seen.append(1))
    signal.setitimer(signal.ITIMER_REAL, 0.01, 0.01)
    try:
        assert forked(lambda: time.sleep(0.2) or b"x" * 3_000_000, "x", 30) == b"x" * 3_000_000
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, old)
    assert seen


@needs_fork
def test_the_child_leaves_the_parents_buffers_and_exit_handlers_alone(tmp_path: Path) -> None:
    log = tmp_path / "log"
    with log.open("w", encoding="utf-8") as file:
        file.write("once")  # not yet written out
        atexit.register(_append, log)
        try:
            forked(lambda: b"", "x", 30)
        finally:
            atexit.unregister(_append)
    assert log.read_text(encoding="utf-8") == "once"


def _append(path: Path) -> None:
    with path.open("a", encoding="utf-8") as file:
        file.write("twice")


@needs_fork
def test_no_descriptor_is_left_open() -> None:
    folder = Path("/proc/self/fd") if sys.platform == "linux" else Path("/dev/fd")
    forked(lambda: b"", "x", 30)
    before = len(list(folder.iterdir()))
    for _ in range(5):
        forked(lambda: b"a", "x", 30)
    assert len(list(folder.iterdir())) == before


@needs_fork
def test_other_threads_do_not_matter() -> None:
    stop = threading.Event()
    threads = [threading.Thread(target=stop.wait) for _ in range(3)]
    for thread in threads:
        thread.start()
    try:
        assert [forked(lambda: b"a", "x", 30) for _ in range(20)] == [b"a"] * 20
    finally:
        stop.set()
        for thread in threads:
            thread.join()


def speak_many(count: int) -> list[bytes]:
    return [forked(lambda number=number: str(number).encode(), "x", 30) for number in range(count)]


def test_it_works_in_a_spawned_worker() -> None:
    with ProcessPoolExecutor(2, mp_context=multiprocessing.get_context("spawn")) as pool:
        results = list(pool.map(speak_many, [30] * 4))
    assert results == [[str(number).encode() for number in range(30)]] * 4


def test_without_fork_it_runs_here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "can_fork", False)
    assert int(forked(lambda: str(os.getpid()).encode(), "x", 30)) == os.getpid()
    with pytest.raises(VoiceError, match="x failed"):
        forked(lambda: bytes(1 // 0), "x", 30)
