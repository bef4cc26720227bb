"""Parsers that others wrote: given no more than a document needs, and let go when this process is told to end."""

from __future__ import annotations

import re
import threading
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")

# Bounds of one document. A novel in one document has some 100,000 elements and attributes; the largest books, of which
# each document is a part, a million
MOST_NODES = 3_000_000
MOST_WORK = 100_000_000  # in a measure of what is asked of a parser; books stay far below
SLOWEST = 60.0  # seconds; a document of the largest size takes two
_SMALL = 50_000  # bytes; so few cannot ask for too much
_LARGE = 200_000  # bytes, from which on a parser is let go
_BEAT = 0.5  # seconds; on Windows a thread that waits hears of nothing
# In XML no "<" stands in an attribute; an element that ends within 60 bytes has few of them
_XML = re.compile(rb"<[^\s<>/!?](?=[^<]{60})[^<>\"']*+(?:(?:\"[^\"<]*+\"|'[^'<]*+')[^<>\"']*+)*+")
_HTML = re.compile(rb"<[A-Za-z][^>\"']*+(?:(?:\"[^\"]*+\"|'[^']*+')[^>\"']*+)*+")
_SHORT = 60
_VALUE = re.compile(rb"\"[^\"]*+\"|'[^']*+'")
_NAME = re.compile(rb"[^\s/]++")


def excess(data: bytes, *, html: bool = False) -> str | None:
    """Return what a document has more of than any has that is written to be read; None if it has not.

    ``data`` is XML or HTML in an encoding that is ASCII where it can be. The answer follows "it has ". It is found
    without a parser, in a time that grows as the document does.
    """
    if len(data) < _SMALL:
        return None
    # text may be full of "=", or of quotation marks, but hardly of both
    named = min(data.count(b"="), (data.count(b'"') + data.count(b"'")) // 2)
    nodes = data.count(b"<") - data.count(b"</") + named
    if nodes > MOST_NODES:
        return f"more than {MOST_NODES:,} elements and attributes"
    work = 0
    for tag in (_HTML if html else _XML).finditer(data):
        if tag.end() - tag.start() < _SHORT:
            continue
        inside = _VALUE.sub(b" ", tag[0])
        attributes = len(_NAME.findall(inside)) if html else inside.count(b"=")
        work += attributes * attributes
        if work > MOST_WORK:
            return "far more in its tags than any needs"
    return None


def unhurried(call: Callable[[], T], size: int) -> T:
    """Return ``call()``, which parses a document of ``size`` bytes.

    A large one is parsed in a thread of its own, where the parser lets others work in the meantime: signals are heard
    while this thread waits. Raises what the call raises; TimeoutError if it takes longer than any document should.
    Where a signal's handler raises an error, it is raised, and the parser is left at its work until this process ends.
    """
    if size < _LARGE or threading.current_thread() is not threading.main_thread():
        return call()
    work = _Work(call)
    try:
        threading.Thread(target=work.run, daemon=True).start()
    except RuntimeError:  # there can be no more threads
        return call()
    waited = 0.0
    while not work.over.wait(_BEAT):
        waited += _BEAT
        if waited > SLOWEST:
            raise TimeoutError("the document takes too long to parse")
    return work.result()


class _Work(Generic[T]):
    """A call, its result, and whether it has ended."""

    def __init__(self, call: Callable[[], T]) -> None:
        self._call = call
        self._results: list[T] = []
        self._error: BaseException | None = None
        self.over = threading.Event()

    def run(self) -> None:
        try:
            self._results.append(self._call())
        except BaseException as error:  # noqa: BLE001 - whatever it is, whoever waits is told
            self._error = error
        finally:
            self.over.set()

    def result(self) -> T:
        if self._error is not None:
            raise self._error
        return self._results[0]
