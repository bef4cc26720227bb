"""When piper says each word: its models decide for each phoneme how long it lasts, and can be made to tell."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from audicle.voices.shared.aligning import Said, words_of
from audicle.voices.shared.onnx_outputs import outputs_of, with_output
from audicle.voices.shared.phonemes import placed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

_ROUNDING = "Ceil"  # the kind of node that gives the durations, in frames; piper's models have one of it
_KINDS = ("espeak", "text")  # of phonemes that a word has by itself too


def telling(model: Path) -> bytes:
    """Return a model that gives the durations of the phonemes as well, where it can be told which they are.

    Raises OSError and ValueError for what is no model.
    """
    data = model.read_bytes()
    names = outputs_of(data, _ROUNDING)
    return with_output(data, names[0]) if len(names) == 1 else data


def words(voice: Any, text: str, blocks: Sequence[Any], begins: float) -> list[Said]:
    """Return the words of a text and when they are said; none if its ``blocks`` hold no durations.

    ``blocks`` is what a PiperVoice made of the text, and ``begins`` when it is said, in seconds.
    """
    if voice.config.phoneme_type.value not in _KINDS or not all(block.phoneme_alignments for block in blocks):
        return []
    spelt = [text[word.start : word.end] for word in words_of(text)]
    alone = [[sign for sentence in voice.phonemize(word) for sign in (*sentence, " ")] for word in spelt]
    times = placed(_signs(blocks, voice.config.sample_rate, begins), ["".join(signs) for signs in alone])
    return [Said(word, *time) for word, time in zip(spelt, times, strict=True) if time]


def _signs(blocks: Sequence[Any], rate: int, begins: float) -> Iterator[Said]:
    for block in blocks:
        at = 0
        for number, one in enumerate(block.phoneme_alignments):
            ends = at + int(one.num_samples)
            if 0 < number < len(block.phoneme_alignments) - 1:  # the first and the last mark the sentence's edges
                yield Said(one.phoneme, begins + at / rate, begins + ends / rate)
            at = ends
        begins += len(block.audio_float_array) / rate
        yield Said(" ", begins, begins)
