from __future__ import annotations

import itertools

import pytest

from audicle.read.web.unpacking import CutShortError, UnpackingError, checked, unpacked
from packings import PACKED


@pytest.mark.parametrize("kind", PACKED)
@pytest.mark.parametrize("size", [1, 2, 7, 100_000])
def test_what_is_packed_comes_in_pieces(kind: str, size: int) -> None:
    coding, pack = PACKED[kind]
    text = bytes(number * number % 251 for number in range(70_000))
    packed = pack(text)
    pieces = [packed[at : at + size] for at in range(0, len(packed), size)]
    assert b"".join(unpacked(pieces, coding)) == text
    assert list(checked(pieces, coding)) == pieces
    for one in unpacked([packed], coding):
        assert len(one) <= 2 << 16


@pytest.mark.parametrize("kind", PACKED)
@pytest.mark.parametrize("of", [0, 5, 90_000])
def test_every_end_that_is_missing_is_missed(kind: str, of: int) -> None:
    coding, pack = PACKED[kind]
    packed = pack(b"ab" * of)
    for end in {*range(1, min(len(packed), 40)), *range(max(1, len(packed) - 12), len(packed))}:
        with pytest.raises(CutShortError):
            list(unpacked([packed[:end]], coding))
        with pytest.raises(CutShortError):
            list(checked(itertools.chain([packed[:end]], [b""]), coding))


@pytest.mark.parametrize("kind", PACKED)
def test_an_answer_of_nothing_is_whole(kind: str) -> None:
    assert list(unpacked([], PACKED[kind][0])) == []
    assert b"".join(unpacked([b""], PACKED[kind][0])) == b""


@pytest.mark.parametrize("coding", ["gzip", "zstd"])
def test_what_is_packed_in_several_parts(coding: str) -> None:
    pack = PACKED[coding][1]
    both = pack(b"one ") + pack(b"two")
    for size in (1, 3, 100):
        pieces = [both[at : at + size] for at in range(0, len(both), size)]
        assert b"".join(unpacked(pieces, coding)) == b"one two"
    assert b"".join(unpacked([pack(b"one"), b"\0\0", b"rubbish"], coding)) == b"one"
    with pytest.raises(CutShortError):
        list(unpacked([both[:-1]], coding))


@pytest.mark.parametrize("kind", PACKED)
def test_what_is_packed_badly(kind: str) -> None:
    for read in (unpacked, checked):
        with pytest.raises(UnpackingError):
            list(read([b"\xff\xff\xff not packed at all"], PACKED[kind][0]))
