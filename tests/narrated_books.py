"""Books that a person seems to have read aloud, as other hands make them: a tone of its own for each text."""

from __future__ import annotations

import io
from dataclasses import dataclass, field
from fractions import Fraction
from typing import TYPE_CHECKING

import av
import lameenc
import numpy as np

from archives import book

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

RATE = 44_100  # Hz, as most audiobooks have
_SMIL = (
    '<smil xmlns="http://www.w3.org/ns/SMIL" xmlns:epub="http://www.idpf.org/2007/ops" version="3.0"><body>'
    '<seq id="s" epub:textref="../{document}" epub:type="bodymatter">{pars}</seq></body></smil>'
)
HEAD = '<dc:title>The Lamp</dc:title><dc:language>en</dc:language><dc:creator id="c">Ida Lund</dc:creator>'


def pitch(number: int) -> float:
    """Return the pitch in Hz of a text by its number: above those of the voice ``fakes.Tone``, apart from others."""
    return 700.0 + 70.0 * (number % 40)


def tone(hertz: float, seconds: float, rest: float = 0.0, loud: float = 0.3) -> NDArray[np.float32]:
    """Return a tone with soft ends, and silence after it."""
    time = np.arange(round(seconds * RATE)) / RATE
    sound = loud * np.sin(2 * np.pi * hertz * time)
    ramp = np.minimum(1.0, np.minimum(time, seconds - time) / 0.01)
    return np.concatenate([sound * ramp, np.zeros(round(rest * RATE))]).astype(np.float32)


def mp3(samples: NDArray[np.float32]) -> bytes:
    """Return an MP3 as LAME makes it, with a frame that tells players how much of its ends is not of the sound."""
    return encoded(samples, "mp3", "libmp3lame")


def bare_mp3(samples: NDArray[np.float32]) -> bytes:
    """Return an MP3 without any such frame."""
    encoder = lameenc.Encoder()
    encoder.set_channels(1)
    encoder.set_in_sample_rate(RATE)
    encoder.set_bit_rate(64)
    encoder.silence()
    return bytes(encoder.encode((samples * 32767).astype("<i2").tobytes())) + bytes(encoder.flush())


def encoded(samples: NDArray[np.float32], form: str, codec: str, rate: int = RATE, channels: int = 1) -> bytes:
    """Return samples as a file of another kind."""
    file = io.BytesIO()
    with av.open(file, "w", format=form) as container:
        stream = container.add_stream(codec, rate=rate)
        stream.layout = "mono" if channels == 1 else "stereo"
        resampler = av.AudioResampler(stream.codec_context.format, stream.layout, rate)
        frame = av.AudioFrame.from_ndarray(samples.reshape(1, -1), format="flt", layout="mono")
        frame.sample_rate, frame.pts, frame.time_base = RATE, 0, Fraction(1, RATE)
        fifo = av.AudioFifo()
        for made in [*resampler.resample(frame), *resampler.resample(None)]:
            fifo.write(made)
        size = stream.codec_context.frame_size or 1024
        while piece := fifo.read(size) or fifo.read(partial=True):
            container.mux(stream.encode(piece))
        container.mux(stream.encode(None))
    return file.getvalue()


@dataclass
class Spoken:
    """A file of sound that is added to, tone by tone, and the clips in it."""

    rest: float = 0.2  # seconds of silence after each tone, in its clip
    pieces: list[NDArray[np.float32]] = field(default_factory=list)

    @property
    def length(self) -> float:
        """Seconds so far."""
        return sum(piece.size for piece in self.pieces) / RATE

    def say(self, number: int, seconds: float) -> tuple[float, float]:
        """Add the tone of a number, and return when its clip begins and ends."""
        begins = self.length
        self.pieces.append(tone(pitch(number), seconds, self.rest))
        return begins, self.length

    def silent(self, seconds: float) -> None:
        """Add silence that belongs to no clip."""
        self.pieces.append(np.zeros(round(seconds * RATE), np.float32))

    @property
    def samples(self) -> NDArray[np.float32]:
        """All of it."""
        return np.concatenate(self.pieces)


def par(target: str, audio: str, begin: object = None, end: object = None, kind: str = "") -> str:
    """Return a par whose text is ``target``, in the document above, and whose clip has these times as written."""
    times = "".join(
        f' {name}="{f"{value:.4f}s" if isinstance(value, float) else value}"'
        for name, value in (("clipBegin", begin), ("clipEnd", end))
        if value is not None
    )
    typed = f' epub:type="{kind}"' if kind else ""
    return f'<par{typed}><text src="../{target}"/><audio src="../{audio}"{times}/></par>'


def narrated(
    documents: Mapping[str, bytes | str],
    overlays: Mapping[str, Sequence[str] | str],
    sounds: Mapping[str, bytes],
    head: str = "",
    media_type: str = "audio/mpeg",
) -> bytes:
    """Return a book of these documents, by name; their overlays, by the document's name, as pars; and sounds."""
    members: dict[str, bytes | str] = dict(sounds)
    listed = "".join(
        f'<item id="a{number}" href="{name}" media-type="{media_type}"/>' for number, name in enumerate(sounds)
    )
    for number, (document, pars) in enumerate(overlays.items()):
        written = pars if isinstance(pars, str) else _SMIL.format(document=document, pars="".join(pars))
        members[f"smil/{number}.smil"] = written
        listed += f'<item id="o{number}" href="smil/{number}.smil" media-type="application/smil+xml"/>'
    ids = {document: f"o{number}" for number, document in enumerate(overlays)}
    return book(documents, HEAD + head, members, listed, ids)
