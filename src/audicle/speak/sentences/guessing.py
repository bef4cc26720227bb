"""The first guess of where sentences begin, by sentencex."""

from __future__ import annotations

from typing import TYPE_CHECKING

import sentencex

if TYPE_CHECKING:
    from collections.abc import Iterator

# sentencex takes time that grows with the square of how many sentences it is given at once
_WINDOW, _WIDEST = 3000, 6000  # characters
_EDGE = 60  # characters at the end of a window, where it does not see what follows


def guessed(text: str, code: str) -> Iterator[int]:
    """Yield where sentencex begins sentences after the first in a text of a language (ISO 639-1), in order.

    A window ends wherever it does; the next begins with the last sentence that was seen to begin well before that.
    """
    at, size = 0, _WINDOW
    while True:
        window = text[at : at + size]
        begins = [at + int(found["start_index"]) for found in sentencex.get_sentence_boundaries(code, window)]
        if at + size >= len(text):
            yield from (place for place in begins if place > at)
            return
        seen = [place for place in begins if place < at + size - _EDGE]
        yield from (place for place in seen if place > at)
        if seen and seen[-1] > at:
            at, size = seen[-1], _WINDOW
        elif size < _WIDEST:
            size = _WIDEST
        else:  # so much without an end: go on at a space
            space = text.rfind(" ", at + _WINDOW, at + size)
            at, size = (space if space > 0 else at + size), _WINDOW
