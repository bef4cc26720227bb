"""MPEG-2 Layer III as this house uses it: mono, 24 kHz, constant bit rate, frames that can be joined.

Every sentence is encoded by itself and ends with its own last frame, so its first frame borrows nothing from
frames before it (``main_data_begin`` is 0; ISO/IEC 13818-3 with 11172-3, 2.4.2.7). Streams of frames may
therefore be cut and joined between sentences without decoding, and time is counted exactly in frames.
"""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

import fastcrc
import lameenc

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

RATE = 24_000  # Hz
FRAME = 576  # samples in a frame of MPEG-2 Layer III
DELAY = 576 + 529  # samples that encoder and decoder put before the first one; LAME technical FAQ
_QUALITY = 7  # of LAME, 2 best to 7 fastest; at 64 kbit/s mono speech 7 is as near to the original as 2, see test_mp3
_SCALE = 0.95  # what LAME's constant-bit-rate presets multiply the sound by; measured at every bit rate
_HEADER = 4  # bytes
_SIDE_INFO = 9  # bytes, for one channel
# kbit/s by the index in the header, MPEG-2 Layer III; ISO/IEC 13818-3, 2.4.2.3
_BITRATES = (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160)


def encode(samples: NDArray[np.float32], bitrate: int) -> bytes:
    """Return whole frames that hold ``samples`` (mono, RATE Hz, -1 to 1) after DELAY samples of silence.

    ``bitrate`` is in kbit/s. The sound begins DELAY samples after the first frame's beginning.
    """
    stream = Stream(bitrate)
    return stream.take(samples) + stream.end()


class Stream:
    """What ``encode`` returns, piece by piece."""

    def __init__(self, bitrate: int) -> None:
        self._encoder = lameenc.Encoder()
        self._encoder.set_channels(1)
        self._encoder.set_in_sample_rate(RATE)
        self._encoder.set_out_sample_rate(RATE)
        self._encoder.set_bit_rate(bitrate)
        self._encoder.set_quality(_QUALITY)
        self._encoder.silence()

    def take(self, samples: NDArray[np.float32]) -> bytes:
        """Encode the next samples; return what frames are whole by now."""
        pcm = ((samples / _SCALE).clip(-1.0, 1.0) * 32767.0).astype("<i2")
        return bytes(self._encoder.encode(pcm.tobytes()))

    def end(self) -> bytes:
        """Return the last frames."""
        return bytes(self._encoder.flush())


def frame_bytes(bitrate: int) -> int:
    """Return the length in bytes of every frame at ``bitrate`` kbit/s."""
    return FRAME // 8 * bitrate * 1000 // RATE


def frames(stream: bytes | int, bitrate: int) -> int:
    """Return how many frames a stream (or a stream of so many bytes) has."""
    return (stream if isinstance(stream, int) else len(stream)) // frame_bytes(bitrate)


def is_stream(data: bytes, bitrate: int) -> bool:
    """Say whether ``data`` is a whole number of frames as ``encode`` makes them."""
    return bool(data) and len(data) % frame_bytes(bitrate) == 0 and data.startswith(_header(bitrate)[:3])


def silence(seconds: float, bitrate: int) -> bytes:
    """Return frames of silence, ``seconds`` long to the nearest frame (24 ms).

    A frame whose side information is all zero decodes to silence and needs no encoder.
    """
    frame = _header(bitrate) + bytes(frame_bytes(bitrate) - _HEADER)
    return frame * max(0, round(seconds * RATE / FRAME))


def info_frame(count: int, size: int, crc: int, bitrate: int) -> bytes:
    """Return the frame that stands first in a file and tells players its exact length (Xing, LAME info tag rev. 1).

    ``count`` frames of ``size`` bytes in all follow, at ``bitrate`` kbit/s, with the CRC-16/ARC ``crc``. Players
    that know the tag leave out the first DELAY samples; nothing is left out at the end.
    """
    room = max(bitrate, 64)  # the tag needs 192 bytes, whatever the frames that follow have
    header = _header(room)
    total = frame_bytes(room)
    whole = min(size + total, 0xFFFFFFFF)  # after sixty hours at the highest rate there is no room for more
    contents = bytes(round(256 * step / 100) if step else 0 for step in range(100))
    tag = b"Info" + struct.pack(">III", 0x0F, count, whole) + contents + struct.pack(">I", 100 - 10 * _QUALITY)
    encoder_delay, padding = 576, DELAY - 576
    tag += b"LAME3.100" + bytes([0x01, 0])  # revision 0, constant bit rate; low-pass not stated
    tag += bytes(8)  # peak and replay gain: not stated here, see the ID3 tags
    tag += bytes([0, min(bitrate, 255)]) + (encoder_delay << 12 | padding).to_bytes(3, "big")
    tag += bytes(4) + struct.pack(">IH", whole, crc)
    frame = header + bytes(_SIDE_INFO) + tag
    return (frame + struct.pack(">H", fastcrc.crc16.arc(frame))).ljust(total, b"\0")


def crc(data: bytes, before: int = 0) -> int:
    """Return the CRC-16/ARC of ``data``, going on from the CRC of what stands before it."""
    return int(fastcrc.crc16.arc(data, before))


def seconds(count: int) -> float:
    """Return when, in seconds from the beginning of a file, the sound begins that is encoded after ``count`` frames.

    Every clip brings DELAY samples of its own, and players leave out the first clip's, so frames count from zero.
    """
    return count * FRAME / RATE


def duration(count: int) -> float:
    """Return how many seconds of sound a file of ``count`` frames has for a player that leaves out the delay."""
    return max(0.0, (count * FRAME - DELAY) / RATE)


def frames_of(seconds: float) -> int:
    """Return how many frames a file has whose ``duration`` is so many seconds."""
    return round((seconds * RATE + DELAY) / FRAME) if seconds > 0 else 0


def _header(bitrate: int) -> bytes:
    """Return the header of a frame: MPEG-2, Layer III, no CRC, RATE Hz, mono, original."""
    return bytes([0xFF, 0xF3, _BITRATES.index(bitrate) << 4 | 0b0100, 0xC4])
