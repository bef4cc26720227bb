"""Sentences, as ranges of characters in a text."""

from __future__ import annotations

import sentencex

from audicle.agreed.scripts import speakable


def sentences(text: str, language: str) -> tuple[tuple[int, int], ...]:
    """Return the ``(start, end)`` of each sentence of ``text``, in order, white space around it left out.

    ``language`` is a BCP 47 tag; an unknown one is cut by general rules. Every character that is not white space
    is in exactly one sentence. Marks without a word belong to the sentence before them, at the beginning to the first.
    """
    found: list[tuple[int, int]] = []
    for boundary in sentencex.get_sentence_boundaries(language.split("-", maxsplit=1)[0].lower(), text):
        start, end = boundary["start_index"], boundary["end_index"]
        raw = text[start:end]
        start += len(raw) - len(raw.lstrip())
        end -= len(raw) - len(raw.rstrip())
        if start >= end:
            continue
        if found and (_goes_on(text[start]) or not (speakable(text[start:end]) and speakable(text[slice(*found[-1])]))):
            found[-1] = (found[-1][0], end)
        else:
            found.append((start, end))
    return tuple(found)


def _goes_on(first: str) -> bool:
    """Say whether a piece that begins so belongs to the sentence before: no sentence begins in lower case."""
    return first.islower() or first in ",;:)]»”’"
