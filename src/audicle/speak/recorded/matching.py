"""Which cues of a script the source's own recording says: those are heard in it, and not in a voice."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict, deque
from dataclasses import dataclass, replace
from itertools import groupby, pairwise
from typing import TYPE_CHECKING

from audicle.speak.script.utterances import Part, Script, Utterance

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from audicle.model.recording import Recording, Take

# A narrator says at most so many letters a second: what has no clip of its own between two is said in the gap
# between them, if that is long enough
_FASTEST = 25.0
_BEGINNING = 12  # letters by which cues are looked up
_ROUNDS = 8


@dataclass(slots=True)
class _Cue:
    """A cue, and the utterances it is heard in."""

    said: tuple[Utterance, ...]

    @property
    def shown(self) -> Utterance:
        return next((one for one in self.said if not one.announced), self.said[0])

    @property
    def sayable(self) -> bool:
        """Whether its words are read out, and not only told of."""
        return not any(one.summary for one in self.said)


def recorded(script: Script, recording: Recording) -> Script:
    """Return a script whose utterances have ``parts`` wherever the recording says all of their words.

    A take that says several sentences makes one cue of them. What is announced of them in our own words is left out.
    """
    cues = [_Cue(tuple(said)) for _, said in groupby(script.utterances, key=lambda one: one.cue)]
    takes = recording.takes
    for _ in range(_ROUNDS):
        parts = _parts(takes, cues)
        written = tuple(_written(cues, parts))
        counts = Counter(id(part.take) for one in written for part in one.parts)
        wanted = Counter(id(part.take) for own in parts.values() for part in own)
        # of what is said of several units in one breath, none can be left out
        torn = {take for take, count in wanted.items() if count > 1 and 0 < counts[take] < count}
        if not torn:
            return replace(script, utterances=written)
        takes = tuple(take for take in takes if id(take) not in torn)
    return script


def _written(cues: Sequence[_Cue], parts: Mapping[str, list[Part]]) -> Iterator[Utterance]:
    place = 0
    while place < len(cues):
        unit = cues[place].shown.unit
        end = place
        while end < len(cues) and cues[end].shown.unit == unit:
            end += 1
        for together, parted in _components(cues[place:end], parts.get(unit, [])):
            if (own := _filled(together, parted)) and _complete(together, own):
                yield _heard(together, own)
            else:
                yield from (one for cue in together for one in cue.said)
        place = end


def _parts(takes: Sequence[Take], cues: Sequence[_Cue]) -> dict[str, list[Part]]:
    """Return the parts of takes by the unit they belong to, in the order of its text, none over another."""
    shown = {cue.shown.unit for cue in cues}
    found: dict[str, list[Part]] = defaultdict(list)
    for take in takes:
        said = [one for one in take.says if one.unit in shown]
        lengths = [one.end - one.start for one in said]
        whole, before = sum(lengths), 0
        for one, length in zip(said, lengths, strict=True):
            found[one.unit].append(Part(take, one.start, one.end, before / whole, (before + length) / whole))
            before += length
    for unit, take, start, end in _by_words([take for take in takes if not take.says], cues, set(found)):
        found[unit].append(Part(take, start, end))
    kept: dict[str, list[Part]] = {}
    for unit, parts in found.items():
        own = kept.setdefault(unit, [])
        # what is read as a whole and also piece by piece is taken as a whole
        for part in sorted(parts, key=lambda part: (part.start, -part.end)):
            if not own or part.start >= own[-1].end:
                own.append(part)
    return kept


def _by_words(takes: Iterable[Take], cues: Sequence[_Cue], placed: set[str]) -> Iterable[tuple[str, Take, int, int]]:
    """Find the cues of takes whose place is not told, by their words: of the title page, of code, of pictures.

    Yields unit, take and characters. Both go from the beginning to the end, and no cue is taken twice.
    """
    free = [cue.shown for cue in cues if cue.shown.unit not in placed and _letters(cue.shown.text)]
    numbers: dict[str, list[int]] = defaultdict(list)
    for number, cue in enumerate(free):
        numbers[_letters(cue.text)[:_BEGINNING]].append(number)
    at = 0
    for take in takes:
        words = _letters(take.text)
        near = (numbers.get(words[:length], []) for length in range(1, _BEGINNING + 1))
        after = [found[place:] for found in near if (place := bisect_left(found, at)) < len(found)]
        for number in sorted(found[0] for found in after):
            if (end := _run(free, number, words)) is not None:
                yield free[number].unit, take, free[number].start, free[end - 1].end
                at = end
                break


def _run(cues: Sequence[Utterance], number: int, words: str) -> int | None:
    """Return the number after the last of the cues of one unit that together are ``words``, None if none are."""
    unit, said, end = cues[number].unit, "", number
    while end < len(cues) and cues[end].unit == unit and len(said) < len(words):
        said += _letters(cues[end].text)
        end += 1
    return end if said == words else None


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text)).casefold()


def _components(cues: Sequence[_Cue], parts: Sequence[Part]) -> Iterable[tuple[Sequence[_Cue], list[Part]]]:
    """Yield cues of one unit, together where a part says words of several, with the parts that say them."""
    waiting = deque(parts)
    place = 0
    while place < len(cues):
        end, reach = place + 1, cues[place].shown.end
        own: list[Part] = []
        while waiting and waiting[0].end <= cues[place].shown.start:
            waiting.popleft()
        while True:
            while waiting and waiting[0].start < reach:
                own.append(waiting.popleft())
            furthest = max((part.end for part in own), default=reach)
            if end < len(cues) and cues[end].shown.start < furthest:
                reach = max(reach, cues[end].shown.end)
                end += 1
                continue
            break
        yield cues[place:end], own
        place = end


def _filled(cues: Sequence[_Cue], parts: Sequence[Part]) -> list[Part]:
    """Return parts, each with the words up to the next if the sound between the two is long enough for them."""
    text, start = _text(cues), cues[0].shown.start
    made = list(parts)
    for number, (before, after) in enumerate(pairwise(parts)):
        missing = sum(map(str.isalnum, text[before.end - start : after.start - start]))
        one, other = before.take, after.take
        shared = before.since > 0 or before.until < 1 or after.since > 0
        if not missing or shared or one.audio != other.audio or one.ends is None:
            continue
        if other.begins - one.ends >= missing / _FASTEST:
            made[number] = replace(before, end=after.start, take=replace(one, ends=other.begins))
    return made


def _complete(cues: Sequence[_Cue], parts: Sequence[Part]) -> bool:
    """Tell whether parts say all words of cues, and no others."""
    if not all(cue.sayable for cue in cues):
        return False
    text, start = _text(cues), cues[0].shown.start
    said = [False] * len(text)
    for part in parts:
        if part.start < start or part.end > start + len(text):
            return False  # more is said than these cues hold: some of it is not to be heard
        said[part.start - start : part.end - start] = [True] * (part.end - part.start)
    return not any(character.isalnum() and not known for character, known in zip(text, said, strict=True))


def _text(cues: Sequence[_Cue]) -> str:
    """Return the words of cues of one unit as they stand there; between them there is only white space."""
    text, start = "", cues[0].shown.start
    for cue in cues:
        text = text.ljust(cue.shown.start - start) + cue.shown.text
    return text


def _heard(cues: Sequence[_Cue], parts: Sequence[Part]) -> Utterance:
    last = cues[-1].said[-1]
    return replace(
        cues[0].shown,
        end=cues[-1].shown.end,
        text=_text(cues),
        spoken=" ".join(filter(None, (one.spoken for cue in cues for one in cue.said if not one.announced))),
        pause=last.pause,
        voice=None,
        sounds=(),
        pieces=(),
        parts=tuple(parts),
        instead=tuple(one for cue in cues for one in cue.said),
    )
