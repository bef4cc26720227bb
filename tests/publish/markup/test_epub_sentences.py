"""Cutting runs into sentences: nothing is lost, moved or left out, wherever the sentences end."""

from __future__ import annotations

from typing import cast

from hypothesis import given
from hypothesis import strategies as st

from audicle.model import Cue, Inline, LineBreak, Link, Marked, MathSpan, NoteReference, Ruby, Text, plain
from audicle.publish.markup.inlines import unnested
from audicle.publish.markup.sentences import Sentence, covers, cut, uncovered
from strategies import runs


def cue(name: str, start: int, end: int) -> Cue:
    return Cue(name, "u", start, end, "", 0.0, 1.0)


def flat(run: tuple[Inline | Sentence, ...], inside: str | None = None) -> list[tuple[str, str | None]]:
    """Return every character of a run with the sentence it is in."""
    made: list[tuple[str, str | None]] = []
    for part in run:
        if isinstance(part, Sentence):
            made += flat(part.children, part.id)
        elif hasattr(part, "children"):
            made += flat(cast("tuple[Inline | Sentence, ...]", part.children), inside)
        else:
            made += [(character, inside) for character in plain((part,))]
    return made


def names(run: tuple[Inline | Sentence, ...]) -> list[str]:
    made: list[str] = []
    for part in run:
        if isinstance(part, Sentence):
            made.append(part.id)
        if hasattr(part, "children"):
            made += names(cast("tuple[Inline | Sentence, ...]", part.children))
    return made


@st.composite
def cut_runs(draw: st.DrawFn) -> tuple[tuple[Inline, ...], list[Cue]]:
    run = unnested(draw(runs))
    places = sorted(draw(st.lists(st.integers(0, max(1, len(plain(run)))), max_size=8)))
    return run, [cue(f"c{n}", a, b) for n, (a, b) in enumerate(zip(places[::2], places[1::2], strict=False))]


@given(cut_runs())
def test_text_stays_and_every_cue_is_placed_once_in_order(case: tuple[tuple[Inline, ...], list[Cue]]) -> None:
    run, cues = case
    made = cut(run, cues)
    assert "".join(character for character, _ in flat(made)) == plain(run)
    assert names(made) == [cue.id for cue in cues]


@given(cut_runs())
def test_each_character_is_in_its_own_sentence(case: tuple[tuple[Inline, ...], list[Cue]]) -> None:
    run, cues = case
    if any(isinstance(part, MathSpan | Ruby) for part in _leaves(run)):
        return  # they are not cut; tested below
    for place, (character, inside) in enumerate(flat(cut(run, cues))):
        expected = next((cue.id for cue in cues if cue.start <= place < cue.end), None)
        # white space before a note reference goes with the sentence that the reference belongs to
        assert inside == expected or (expected is None and character.isspace())


def _leaves(run: tuple[Inline, ...]) -> list[Inline]:
    return [leaf for part in run for leaf in (_leaves(part.children) if hasattr(part, "children") else [part])]


def test_a_mark_is_split_where_a_sentence_ends_in_it() -> None:
    run = (Text("One "), Marked("emphasis", (Text("two. Three"),)), Text(" four."))
    assert cut(run, [cue("a", 0, 8), cue("b", 9, 20)]) == (
        Sentence("a", (Text("One "), Marked("emphasis", (Text("two."),)))),
        Text(" "),
        Sentence("b", (Marked("emphasis", (Text("Three"),)), Text(" four."))),
    )


def test_a_link_around_whole_sentences_is_not_split() -> None:
    run = (Text("See "), Link("x", (Text("One. Two."),)))
    made = cut((run[1],), [cue("a", 0, 4), cue("b", 5, 9)])
    inside = (Sentence("a", (Text("One."),)), Text(" "), Sentence("b", (Text("Two."),)))
    assert made == (Link("x", cast("tuple[Inline, ...]", inside)),)


def test_a_note_reference_stays_with_the_sentence_before_it() -> None:
    note = NoteReference("n", "1")
    run = (Text("One."), note, Text(" Two. "), note, Text("Three."))
    made = cut(run, [cue("a", 0, 4), cue("b", 5, 9), cue("c", 10, 16)])
    assert made == (
        Sentence("a", (Text("One."), note)),
        Text(" "),
        Sentence("b", (Text("Two. "), note)),
        Sentence("c", (Text("Three."),)),
    )


def test_a_formula_is_never_split() -> None:
    run = (Text("a "), MathSpan("x. y"), Text(" b"))
    made = cut(run, [cue("a", 0, 4), cue("b", 5, 8)])
    assert made == (Sentence("a", run[:2]), Sentence("b", run[2:]))


def test_characters_with_a_reading_are_never_split() -> None:
    run = (Text("a "), Ruby("一。二", "いちに"), Text(" b"))
    made = cut(run, [cue("a", 0, 4), cue("b", 5, 7)])
    assert made == (Sentence("a", run[:2]), Sentence("b", run[2:]))


def test_a_line_break_counts_as_one_character() -> None:
    run = (Text("One."), LineBreak(), Text("Two."))
    made = cut(run, [cue("a", 0, 4), cue("b", 5, 9)])
    assert made == (Sentence("a", run[:1]), LineBreak(), Sentence("b", run[2:]))


def test_letters_and_digits_outside_all_cues_are_noticed() -> None:
    assert not uncovered("One. — Two", [cue("b", 7, 10), cue("a", 0, 4)])
    assert uncovered("One. 2", [cue("a", 0, 4)])
    assert covers(" One. ", cue("a", 1, 5))
    assert not covers("One. — Two", cue("a", 0, 4))
