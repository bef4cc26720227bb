"""The language that a text is in, guessed from its letters."""

from __future__ import annotations

import threading
from functools import cache
from typing import Protocol

_SURE = 0.99
_loading = threading.Lock()


class _Detector(Protocol):
    """What is used of py3langid."""

    def classify(self, text: str) -> tuple[str, float]:
        """Return the most likely language and its probability."""


def detect(text: str) -> str | None:
    """Return the language (ISO 639-1) that a text of some length is in, None if that is not sure."""
    with _loading:
        detector = _load()
    tag, probability = detector.classify(text)
    return tag if probability >= _SURE else None


@cache
def _load() -> _Detector:
    from py3langid.langid import (  # type: ignore[import-untyped]  # it ships no annotations  # noqa: PLC0415
        MODEL_FILE,
        LanguageIdentifier,
    )

    detector: _Detector = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    return detector
