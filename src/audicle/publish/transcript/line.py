"""What the writers of transcripts write: one sentence, or a piece of a long one, when it is heard and by whom."""

from __future__ import annotations

import math
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from audicle.model.characters import line as one_line
from audicle.publish.transcript.typed import PLAIN

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from audicle.model import Cue
    from audicle.model.narration import Word
    from audicle.publish.transcript.typed import Typed

# A sentence within both is one line: it is read at a glance while it is heard. BBC Subtitle Guidelines, 3.3 and 5.1,
# have shorter ones, for pictures; here the text is the picture
SECONDS = 7.0
CHARACTERS = 200
# East Asian text is broken between any two signs but these; JIS X 4051, 6.1
_NOT_FIRST = frozenset("、。，．・：；？！ー」』）】〉》〕］｝ぁぃぅぇぉっゃゅょァィゥェォッャュョ")
_NOT_LAST = frozenset("「『（【〈《〔［｛")
_PAUSES = frozenset(",;:.!?…—–،؛。、，；：！？।")  # a sentence is best broken after one of these


class Timed(NamedTuple):
    """A word of a line."""

    start: int  # first character in the line's text
    end: int  # one after the last
    begins: float  # seconds, as the line's


@dataclass(frozen=True, slots=True)
class Line:
    """A stretch of what is heard."""

    id: str  # of the cue it is, with its number if it is a piece of one
    speaker: str  # what the voice is called; "" if it is not known
    begins: float  # seconds
    ends: float  # seconds
    text: str  # as written, on one line, not empty
    words: tuple[Timed, ...] = ()  # all of them in order, where it is known when they are heard


def lines(
    cues: Iterable[Cue], offset: float = 0.0, form: Typed = PLAIN, names: Mapping[str, str] | None = None
) -> Iterator[Line]:
    """Return a line for each cue with words as ``form`` types them, ``offset`` seconds later than its cue says.

    ``names`` are what voices are called, by the engine's name for them.
    """
    names = names or {}
    for cue in cues:
        written = form.words(cue).replace("\n", " ")
        if text := one_line(written):
            words: Iterable[Word] = cue.words if text == written else ()
            timed = tuple(Timed(one.start - cue.start, one.end - cue.start, one.begins + offset) for one in words)
            yield Line(
                cue.id, one_line(names.get(cue.voice, cue.voice)), cue.begins + offset, cue.ends + offset, text, timed
            )


def pieces(whole: Line) -> list[Line]:
    """Return a line that is longer than SECONDS or CHARACTERS in shorter pieces, as far as it has words to break at.

    The pieces are about equally long. One begins when its first word does; where that is not known, each lasts as long
    as its share of the characters.
    """
    wanted = max(math.ceil((whole.ends - whole.begins) / SECONDS), math.ceil(len(whole.text) / CHARACTERS))
    cuts = _cuts(whole, wanted) if wanted > 1 else []
    if not cuts:
        return [whole]
    lasts = whole.ends - whole.begins
    known = {word.start: word.begins for word in whole.words}
    times = [whole.begins, *(known.get(cut, whole.begins + lasts * cut / len(whole.text)) for cut in cuts), whole.ends]
    made = []
    for number, (start, end) in enumerate(zip([0, *cuts], [*cuts, len(whole.text)], strict=True)):
        words = (word for word in whole.words if start <= word.start < end)
        inside = tuple(Timed(word.start - start, word.end - start, word.begins) for word in words)
        text = whole.text[start:end].rstrip()
        made.append(Line(f"{whole.id}.{number + 1}", whole.speaker, times[number], times[number + 1], text, inside))
    return made


def _cuts(whole: Line, wanted: int) -> list[int]:
    """Return where to cut a line into ``wanted`` pieces or fewer: before words, near the equal parts."""
    text = whole.text
    share = len(text) / wanted
    words = {word.start for word in whole.words}  # one may have spaces in it
    places = [place for place in range(1, len(text)) if _breaks(text, place) and (not words or place in words)]
    cuts: list[int] = []
    for number in range(1, wanted):
        after = cuts[-1] if cuts else 0
        near = [place for place in places if place > after and abs(place - number * share) <= share / 2]
        if near:
            # a pause is worth a fifth of a piece of unevenness
            cuts.append(min(near, key=lambda place: abs(place - number * share) - share / 5 * _pauses(text, place)))
    return cuts


def _breaks(text: str, place: int) -> bool:
    """Tell whether a line may be broken before the character at ``place``."""
    before, after = text[place - 1], text[place]
    if before == " ":
        return True
    return _wide(before) and _wide(after) and after not in _NOT_FIRST and before not in _NOT_LAST


def _pauses(text: str, place: int) -> bool:
    return text[:place].rstrip()[-1:] in _PAUSES


def _wide(character: str) -> bool:
    return unicodedata.east_asian_width(character) in ("W", "F") and not unicodedata.combining(character)
