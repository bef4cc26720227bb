"""Which takes of a recording are of use, and which cues they say: what shares sound or words is heard once."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audicle.model.recording import Recording, Stretch, Take
from audicle.speak.recorded.matching import recorded
from audicle.speak.recorded.overlaps import TOLERANCE, parted
from audicle.speak.script.utterances import Script, Utterance

times = st.floats(0, 20, allow_nan=False).map(lambda time: round(time, 2))


class Nothing:
    """Sounds of which none is asked for."""

    def signature(self, path: str) -> str:
        raise KeyError(path)

    def stream(self, path: str):
        raise KeyError(path)


def take(begins: float, ends: float | None, unit: str = "p", start: int = 0, end: int = 1) -> Take:
    return Take("x.mp3", begins, ends, "", "", (Stretch(unit, start, end),))


@given(st.lists(st.tuples(times, st.none() | times), max_size=12))
def test_no_two_takes_have_the_same_sound(found: list[tuple[float, float | None]]) -> None:
    takes = [
        take(begins, None if length is None else begins + length, f"u{number}")
        for number, (begins, length) in enumerate(found)
    ]
    left = parted(takes)
    assert set(left) == set(takes)
    kept = sorted((one.begins, float("inf") if one.ends is None else one.ends) for one in left.values() if one)
    for (_, before), (after, _) in itertools.pairwise(kept):
        assert before <= after + TOLERANCE + 1e-9
    for one, rest in left.items():
        if rest:
            assert rest.begins == one.begins
            assert one.ends is None or (rest.ends is not None and rest.ends <= one.ends)
    assert bool(kept) == bool(takes)


def said(text: str, unit: str = "p", start: int = 0, number: int = 0, **given: object) -> Utterance:
    return Utterance("s1", f"{unit}-s{number}", unit, start, start + len(text), text, text, "en", 0.35, **given)  # type: ignore[arg-type]


def parts(utterances: list[Utterance], takes: list[Take]) -> list[tuple[str, int]]:
    """The text of each cue, and how many takes it is heard in."""
    found = recorded(Script(tuple(utterances)), Recording(tuple(takes), (), Nothing()))
    return [(one.text or one.spoken, len(one.parts)) for one in found.utterances]


ONE, TWO, THREE = said("It was lit."), said("It was dark.", start=12, number=1), said("It rained.", start=25, number=2)


@pytest.mark.parametrize(
    ("ranges", "cues"),
    [
        ([(0, 11)], [("It was lit.", 1), ("It was dark.", 0), ("It rained.", 0)]),
        ([(0, 35)], [("It was lit. It was dark. It rained.", 1)]),
        ([(0, 24), (25, 35)], [("It was lit. It was dark.", 1), ("It rained.", 1)]),
        ([(0, 14), (15, 35)], [("It was lit. It was dark. It rained.", 2)]),
        ([(0, 2), (3, 6), (7, 10)], [("It was lit.", 3), ("It was dark.", 0), ("It rained.", 0)]),
        # half of a sentence alone is not heard: a voice reads all of it
        ([(0, 6)], [("It was lit.", 0), ("It was dark.", 0), ("It rained.", 0)]),
        ([(0, 18)], [("It was lit.", 0), ("It was dark.", 0), ("It rained.", 0)]),
        # read as a whole and piece by piece too
        ([(0, 35), (0, 11), (12, 24)], [("It was lit. It was dark. It rained.", 1)]),
    ],
)
def test_a_cue_is_recorded_if_all_of_its_words_are(ranges: list[tuple[int, int]], cues: list[tuple[str, int]]) -> None:
    takes = [take(number, number + 1, "p", *one) for number, one in enumerate(ranges)]
    assert parts([ONE, TWO, THREE], takes) == cues


def test_what_only_tells_of_a_text_is_not_replaced_by_all_of_it() -> None:
    assert parts([said("It was lit.", summary=True)], [take(0, 1, "p", 0, 11)]) == [("It was lit.", 0)]
    # only the first sentence is to be heard of a paragraph that is read in one breath
    assert parts([ONE], [take(0, 1, "p", 0, 35)]) == [("It was lit.", 0)]


def test_of_what_is_said_of_several_units_in_one_breath_all_is_heard_or_nothing() -> None:
    both = Take("x.mp3", 0, 1, "", "", (Stretch("p", 0, 11), Stretch("q", 0, 6)))
    assert parts([ONE, said("It was dark.", "q")], [both]) == [("It was lit.", 0), ("It was dark.", 0)]
    whole = Take("x.mp3", 0, 1, "", "", (Stretch("p", 0, 11), Stretch("q", 0, 12)))
    assert parts([ONE, said("It was dark.", "q")], [whole]) == [("It was lit.", 1), ("It was dark.", 1)]


def test_what_has_no_place_is_found_by_its_words_in_order() -> None:
    lines = [said("x = 1", "c", 0), said("y = 2", "c", 6, 1), said("x = 1", "c", 12, 2)]
    loose = [Take("x.mp3", number, number + 1, text, str(number)) for number, text in enumerate(("x=1", "x = 1", "z"))]
    assert parts([said("A lamp", "i"), *lines], loose) == [("A lamp", 0), ("x = 1", 1), ("y = 2", 0), ("x = 1", 1)]
    listing = [Take("x.mp3", 0, 1, "x = 1 y = 2 x = 1", "0")]
    assert parts(lines, listing) == [("x = 1 y = 2 x = 1", 1)]
    assert parts([said("A lamp", "i")], [Take("x.mp3", 0, 1, "a lamp.", "0")]) == [("A lamp", 1)]
