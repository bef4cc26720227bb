"""Bodies that came packed (RFC 9110, 8.4.1): unpacked piece by piece, and to their end or not at all."""

from __future__ import annotations

import sys
import zlib
from typing import TYPE_CHECKING, Protocol

import brotli

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

ACCEPTED = "gzip, deflate, br, zstd"
_UNKNOWN = ("compress", "x-compress", "exi", "pack200-gzip", "dcb", "dcz")  # registered at IANA, and not read here
_PIECE = 1 << 16  # bytes; a small body may unpack to any size, so not much more than that comes at once
_GZIP, _RAW = 16 + zlib.MAX_WBITS, -zlib.MAX_WBITS  # zlib's names for what it is to expect
_GZIP_MAGIC, _ZSTD_MAGIC = b"\x1f\x8b", b"\x28\xb5\x2f\xfd"
_DEFLATE = 8  # the method in a zlib stream's first byte, RFC 1950, 2.2
_WINDOW = 23  # bits: no window of zstd is larger on the web, RFC 9659, 3


class UnpackingError(Exception):
    """The body is not what it is said to be packed as."""


class CutShortError(Exception):
    """The body ended before what is packed in it did."""


class _Unpacker(Protocol):
    """Unpacks one body. ``whole`` tells whether what was fed up to now is whole."""

    @property
    def whole(self) -> bool: ...

    def feed(self, data: bytes) -> Iterator[bytes]: ...


def is_known(coding: str) -> bool:
    """Tell whether a body of this ``Content-Encoding`` can be read; what is no coding at all counts as none."""
    # small data packed several times over could unpack to any size
    return "," not in coding and coding.strip().lower() not in _UNKNOWN


def unpacked(body: Iterable[bytes], coding: str) -> Iterator[bytes]:
    """Yield what is packed in a body as its ``Content-Encoding`` says, some 64 kB at a time.

    Raises UnpackingError if it is damaged, CutShortError at its end if something is missing there.
    """
    unpacker = _unpacker(coding)
    for piece in body:
        yield from _fed(unpacker, piece)
    if not unpacker.whole:
        raise CutShortError


def checked(body: Iterable[bytes], coding: str) -> Iterator[bytes]:
    """Yield a body as it is, packed. Raises what ``unpacked`` raises."""
    unpacker = _unpacker(coding)
    for piece in body:
        for _ in _fed(unpacker, piece):
            pass
        yield piece
    if not unpacker.whole:
        raise CutShortError


def _fed(unpacker: _Unpacker, piece: bytes) -> Iterator[bytes]:
    try:
        yield from unpacker.feed(piece)
    except (zlib.error, brotli.error, zstd.ZstdError) as error:
        raise UnpackingError(str(error)) from error


def _unpacker(coding: str) -> _Unpacker:
    made: dict[str, Callable[[], _Unpacker]] = {
        "gzip": _Gzip, "x-gzip": _Gzip, "deflate": _Deflate, "br": _Brotli, "zstd": _Zstd
    }  # fmt: skip
    return made.get(coding.strip().lower(), _Plain)()


class _Plain:
    whole = True

    def feed(self, data: bytes) -> Iterator[bytes]:
        yield data


class _Gzip:
    """One member or several, RFC 1952, 2.2; what follows them and is none is left, as browsers do."""

    def __init__(self) -> None:
        self._member = zlib.decompressobj(_GZIP)
        self._begun = self._over = False

    @property
    def whole(self) -> bool:
        return self._member.eof or not self._begun

    def feed(self, data: bytes) -> Iterator[bytes]:
        while data and not self._over:
            if self._member.eof:
                if not data.startswith(_GZIP_MAGIC[: len(data)]):
                    self._over = True
                    return
                self._member = zlib.decompressobj(_GZIP)
            self._begun = True
            yield from _inflated(self._member, data)
            data = self._member.unused_data


class _Deflate:
    """A zlib stream, as RFC 9110 has it, or the bare deflate that some hosts send instead."""

    def __init__(self) -> None:
        self._stream = zlib.decompressobj()
        self._head: bytes | None = b""  # what came before it could be told which of them it is

    @property
    def whole(self) -> bool:
        return self._stream.eof or self._head == b""

    def feed(self, data: bytes) -> Iterator[bytes]:
        if self._head is not None:
            self._head += data
            if len(self._head) < 2:  # noqa: PLR2004 - a zlib stream begins with two bytes, RFC 1950, 2.2
                return
            data, self._head = self._head, None
            if data[0] & 15 != _DEFLATE or (data[0] << 8 | data[1]) % 31:
                self._stream = zlib.decompressobj(_RAW)
        if not self._stream.eof:
            yield from _inflated(self._stream, data)


class _Brotli:
    def __init__(self) -> None:
        self._stream = brotli.Decompressor()
        self._begun = False

    @property
    def whole(self) -> bool:
        return bool(self._stream.is_finished()) or not self._begun

    def feed(self, data: bytes) -> Iterator[bytes]:
        if not data or self._stream.is_finished():
            return
        self._begun = True
        # it can take more before it has given all
        while piece := self._stream.process(data, output_buffer_limit=_PIECE):
            yield piece
            data = b""


class _Zstd:
    """One frame or several, RFC 8878, 3.1."""

    def __init__(self) -> None:
        self._frame = self._new()
        self._begun = self._over = False

    @property
    def whole(self) -> bool:
        return self._frame.eof or not self._begun

    def feed(self, data: bytes) -> Iterator[bytes]:
        while data and not self._over:
            if self._frame.eof:
                if not data.startswith(_ZSTD_MAGIC[: len(data)]):
                    self._over = True
                    return
                self._frame = self._new()
            self._begun = True
            yield self._frame.decompress(data, _PIECE)
            while not (self._frame.needs_input or self._frame.eof):
                yield self._frame.decompress(b"", _PIECE)
            data = self._frame.unused_data if self._frame.eof else b""

    @staticmethod
    def _new() -> zstd.ZstdDecompressor:
        return zstd.ZstdDecompressor(options={zstd.DecompressionParameter.window_log_max: _WINDOW})


def _inflated(stream: zlib._Decompress, data: bytes) -> Iterator[bytes]:
    while not stream.eof:
        piece = stream.decompress(data, _PIECE)
        yield piece
        data = stream.unconsumed_tail
        if not data and len(piece) < _PIECE:
            return
