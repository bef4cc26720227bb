"""Kokoro's network: phonemes and a voice in, samples and the length of each phoneme out.

It is asked directly and not through the package kokoro-onnx: what that does for it is a table of ids and one call, and
it would bring a second way to eSpeak with a dozen packages and stop at Python 3.13.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

import numpy as np

from audicle.errors import VoiceError
from audicle.voices.shared.onnx_outputs import with_output
from audicle.voices.shared.onnx_runtime import onnx_runtime, session

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

RATE = 24_000  # Hz
LONGEST = 510  # phonemes; the voice's styles are as many
_STYLE = 256  # numbers
_FRAME = 600 / RATE  # seconds in one unit of its durations
# Seconds by which a phoneme is heard before its place, and how a space is divided, as in Kokoro's own
# https://github.com/hexgrad/kokoro/blob/main/kokoro/pipeline.py, join_timestamps
_LAG = 3 * _FRAME
_DURATIONS = "/encoder/Clip_output_0"  # the tensor, in the models of kokoro-onnx's release 1.0
_REMEDY = "Get its files again with `audicle voices add kokoro`."
# Ids of the phonemes, the first of each run, from config.json of https://huggingface.co/hexgrad/Kokoro-82M
_RUNS = {
    1: ";:,.!?", 9: "—…\"()“” \u0303ʣʥʦʨᵝ\uab67AI", 31: "O", 33: "Q", 35: "ST", 39: "W", 41: "Yᵊabcdef",
    50: "hijklmnopqrstuvwxyzɑɐɒæ", 75: "βɔɕç", 80: "ɖðʤə", 85: "ɚɛɜ", 90: "ɟ", 92: "ɡ", 99: "ɥ", 101: "ɨɪʝ",
    110: "ɯɰŋɳɲɴø", 118: "ɸθœ", 123: "ɹ", 125: "ɾɻ", 128: "ʁɽʂʃʈʧ", 135: "ʊʋ", 138: "ʌɣɤ", 142: "χʎ", 147: "ʒʔ",
    156: "ˈˌː", 162: "ʰ", 164: "ʲ", 169: "↓", 171: "→↗↘", 177: "ᵻ",
}  # fmt: skip
IDS = {sign: first + place for first, signs in _RUNS.items() for place, sign in enumerate(signs)}


class Network:
    """A model that is ready to speak."""

    def __init__(self, session: Any) -> None:
        self._session = session
        # later exports call them so
        self._tokens = next((one.name for one in session.get_inputs() if one.name in {"tokens", "input_ids"}), "tokens")
        speed = next(one.type for one in session.get_inputs() if one.name == "speed")
        self._speed = np.int32 if "int" in speed else np.float32

    def say(self, phonemes: str, styles: NDArray[np.float32]) -> tuple[NDArray[np.float32], list[tuple[float, float]]]:
        """Return the samples of at most LONGEST phonemes, all in IDS, and when each begins and ends, in seconds.

        There are no times if the model does not tell. ``styles`` are those of the voice, by the number of phonemes.
        """
        given = {
            self._tokens: np.array([[0, *(IDS[sign] for sign in phonemes), 0]], dtype=np.int64),
            "style": styles[min(len(phonemes), len(styles)) - 1].reshape(1, _STYLE),
            "speed": np.ones(1, dtype=self._speed),
        }
        made = self._session.run(None, given)
        samples = np.asarray(made[0], dtype=np.float32).reshape(-1)
        edges = np.cumsum(np.asarray(made[-1], dtype=np.float64).reshape(-1)) * _FRAME if len(made) > 1 else np.zeros(0)
        if len(edges) != len(phonemes) + 2:
            return samples, []
        return samples, _times(phonemes, np.maximum(edges - _LAG, 0.0).tolist())


def _times(phonemes: str, edges: list[float]) -> list[tuple[float, float]]:
    """Return when each phoneme begins and ends. Half of a space's time belongs to the sound on either side."""
    begins, ends = edges[: len(phonemes)], edges[1 : len(phonemes) + 1]
    for at, sign in enumerate(phonemes):
        if sign == " " and 0 < at < len(phonemes) - 1:
            middle = (begins[at] + ends[at]) / 2
            ends[at - 1] = begins[at] = ends[at] = begins[at + 1] = middle
    return list(zip(begins, ends, strict=True))


@lru_cache(maxsize=1)
def network(model: Path) -> Network:
    """Return the network of a model file. Raises VoiceError."""
    try:
        onnx_runtime().set_seed(1)  # any fixed number but 0, which stands for the time
        data = model.read_bytes()
        for form in (with_output(data, _DURATIONS), data):
            try:
                return Network(session(form))
            except Exception:
                if form is data:
                    raise
    except Exception as error:
        raise VoiceError(f"kokoro cannot load {model.name}: {_first(error)}.", _REMEDY) from error
    raise AssertionError  # the loop returns or raises


@lru_cache(maxsize=8)
def styles(pack: Path, voice: str) -> NDArray[np.float32]:
    """Return the styles of a voice, one for each number of phonemes. Raises VoiceError."""
    try:
        with np.load(pack) as arrays:
            found: NDArray[np.float32] = np.asarray(arrays[voice], dtype=np.float32).reshape(-1, _STYLE)
    except Exception as error:
        raise VoiceError(f"kokoro cannot load {voice} from {pack.name}: {_first(error)}.", _REMEDY) from error
    return found


def _first(error: Exception) -> str:
    return (str(error) or type(error).__name__).splitlines()[0].rstrip(".")
