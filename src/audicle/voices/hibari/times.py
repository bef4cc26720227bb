"""When hibari says each word: its model decides for each phoneme how long it lasts, and can be made to tell."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from audicle.voices.shared.aligning import Said
from audicle.voices.shared.onnx_outputs import with_output
from audicle.voices.shared.onnx_runtime import onnx_runtime

if TYPE_CHECKING:
    from numpy.typing import NDArray

_DURATIONS = "/Cast_32_output_0"  # the tensor, in the model of hibari-tts 0.2.1
_STEP = 600 / 24_000  # seconds in one of its units
# Seconds by which a phoneme sounds before its duration begins; measured after silence on one half of the sentences of
# benchmarks/speaking/word_times.py, and found again on the other
_EARLY = 0.03


def load(voice: str) -> Any:
    """Return a Hibari whose session and whose phonemes can be asked afterwards what they gave."""
    onnx_runtime()  # before hibari imports it
    from hibari import Hibari  # noqa: PLC0415 - takes a second: only where it speaks
    from hibari.g2p import G2P  # noqa: PLC0415
    from hibari.voices import voice_path  # noqa: PLC0415

    class Listening(G2P):  # type: ignore[misc]  # hibari has no types
        """Keeps the tokens of what it has turned into phonemes."""

        heard: list[Any]

        def phonemize_tokens(self, tokens: list[Any]) -> list[Any]:
            made: list[Any] = super().phonemize_tokens(tokens)
            self.heard += made
            return made

    sounds = Listening()
    sounds.heard = []
    model = Hibari(
        voice=voice, model=with_output(Path(voice_path(voice)).read_bytes(), _DURATIONS), threads=1, g2p=sounds
    )
    model.sess = _Session(model.sess)
    return model


def said(model: Any, text: str, seed: int, speed: float) -> tuple[NDArray[np.float32], list[Said]]:
    """Return the samples of a text, those that ``model(text, speed, seed)`` gives, and when each token is said."""
    model.g2p.heard.clear()
    rng = np.random.default_rng(seed)
    blocks: list[NDArray[np.float32]] = []
    lasting: list[tuple[float, float]] = []  # of each phoneme but spaces: when it begins and ends
    at = 0.0
    for phonemes in model.phonemize(text):
        ids = model.ids(phonemes)
        blocks.append(model.from_ids(ids, speed, rng))
        edges = at + np.cumsum(model.sess.durations) * _STEP
        place = 0  # the first id is not of a phoneme
        for phoneme in phonemes:
            known = phoneme in model.vocab
            begins = float(edges[place])
            place += known
            if not phoneme.isspace():
                lasting.append((begins, float(edges[place])))
        at = float(edges[-1])
    samples = np.concatenate(blocks, dtype=np.float32) if blocks else np.zeros(0, np.float32)
    return samples, _tokens(model.g2p.heard, lasting)


def _tokens(tokens: list[Any], lasting: list[tuple[float, float]]) -> list[Said]:
    made: list[Said] = []
    at = 0
    for token in tokens:
        size = sum(not one.isspace() for one in token.phonemes or "")
        if size:
            begins, ends = lasting[at][0] - _EARLY, lasting[at + size - 1][1] - _EARLY
            made.append(Said(token.text, max(0.0, begins), max(0.0, ends)))
            at += size
    return made


class _Session:
    """An inference session that keeps the durations and gives hibari what it expects."""

    def __init__(self, session: Any) -> None:
        self._session = session
        self.durations: NDArray[np.int64] = np.zeros(1, np.int64)

    def run(self, names: None, feeds: dict[str, Any]) -> list[Any]:
        given: list[Any] = self._session.run(names, feeds)
        self.durations = given.pop()
        return given
