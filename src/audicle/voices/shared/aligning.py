"""Finding in a text the words that an engine tells of in its own writing: normalised, or in phonemes."""

from __future__ import annotations

from difflib import SequenceMatcher
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from audicle.agreed.scripts import letters_by_script
from audicle.voices.shared.sounds import WORD
from audicle.voices.shared.timing import SpokenWord

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


class Said(NamedTuple):
    """Something an engine says, as it writes it, and when."""

    written: str
    begins: float  # seconds
    ends: float


# Scripts that put no spaces between words: there a word is what the engine takes for one
_UNSPACED = frozenset(("Hani", "Hira", "Kana", "Khmr", "Laoo", "Mymr", "Thai"))


class Word(NamedTuple):
    """A word of a text."""

    start: int
    end: int
    letters: str  # without marks, in one case


def located(text: str, said: Iterable[Said]) -> tuple[SpokenWord, ...]:
    """Return the words of ``text`` with the times of what is ``said``, which is the same text as an engine wrote it.

    Words that stand in both are matched; between those, the time is divided by letters. A word of the text for which
    nothing is said is left out.
    """
    words = words_of(text)
    tokens = [one._replace(written=written) for one in said if (written := letters(one.written))]
    if "".join(word.letters for word in words) == "".join(one.written for one in tokens):
        edges = set(accumulate((len(one.written) for one in tokens), initial=0))
        return spread(_cut(text, words, edges), tokens)
    found: list[SpokenWord] = []
    matcher = SequenceMatcher(None, [word.letters for word in words], [one.written for one in tokens], autojunk=False)
    for _, first, last, begin, end in matcher.get_opcodes():
        found += spread(words[first:last], tokens[begin:end])
    return tuple(found)


def words_of(text: str) -> list[Word]:
    """Return the words of a text in order."""
    found = (Word(match.start(), match.end(), letters(match[0])) for match in WORD.finditer(text))
    return [word for word in found if word.letters]


def letters(text: str) -> str:
    """Return the letters and digits of a text in one case."""
    return "".join(filter(str.isalnum, text.casefold()))


def unspaced(character: str) -> bool:
    """Return whether a character is of a script that puts no spaces between words."""
    return not _UNSPACED.isdisjoint(letters_by_script(character))


def spread(words: Sequence[Word], said: Sequence[Said]) -> tuple[SpokenWord, ...]:
    """Return the words with the times of what is said for all of them, letter by letter."""
    total = sum(len(word.letters) for word in words)
    if not total or not said:
        return ()
    edges = [0]  # how many letters are said when each of ``said`` begins
    for one in said:
        edges.append(edges[-1] + len(one.written))
    made: list[SpokenWord] = []
    first = done = 0
    for word in words:
        begin, done = edges[-1] * done / total, done + len(word.letters)
        end = edges[-1] * done / total
        while first + 1 < len(said) and edges[first + 1] <= begin:
            first += 1
        last = first
        while last + 1 < len(said) and edges[last + 1] < end:
            last += 1
        begins = _time(said[first], (begin - edges[first]) / len(said[first].written))
        ends = _time(said[last], (end - edges[last]) / len(said[last].written))
        made.append(SpokenWord(word.start, word.end, begins, ends))
    return tuple(made)


def _time(one: Said, part: float) -> float:
    return one.begins + (one.ends - one.begins) * part


def _cut(text: str, words: Sequence[Word], edges: set[int]) -> list[Word]:
    """Return the words, in scripts without spaces cut where as many letters stand before as one of the edges says."""
    made: list[Word] = []
    done = 0
    for word in words:
        start = word.start
        for place in range(word.start, word.end):
            if not text[place].isalnum():
                continue
            if place > start and done in edges and unspaced(text[place]):
                made.append(Word(start, place, letters(text[start:place])))
                start = place
            done += len(letters(text[place]))
        made.append(Word(start, word.end, letters(text[start : word.end])))
    return made
