"""Text cut to measure, and text made fit to be said."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audicle.voices.shared.chunks import chunks
from audicle.voices.shared.wording import one_line

LONG = (
    "When the ship came in, the whole town, which had waited for weeks, ran to the harbour; "
    "nobody, not even the mayor, stayed at home that day. It was the third of May."
)


def test_as_few_as_can_be_and_cut_after_clauses() -> None:
    assert chunks(LONG, 100) == [
        "When the ship came in, the whole town, which had waited for weeks, ran to the harbour;",
        "nobody, not even the mayor, stayed at home that day. It was the third of May.",
    ]


def test_a_sentence_end_is_better_than_a_later_comma() -> None:
    assert chunks("It was the third of May, a Monday. Then, as we all know, " + "it rained " * 6, 60)[0] == (
        "It was the third of May, a Monday."
    )


def test_text_without_spaces_is_cut_after_its_own_marks() -> None:
    text = "第一章是关于天气的，也是关于海的。" * 8
    pieces = chunks(text, 100)
    assert "".join(pieces) == text
    assert all(piece.endswith("。") for piece in pieces)


def test_text_without_any_mark_is_cut_but_not_in_the_middle_of_a_letter() -> None:
    assert [len(piece) for piece in chunks("x" * 250, 100)] == [100, 100, 50]
    thai = "ที่" * 60  # a letter, a vowel sign and a tone mark
    for piece in chunks(thai, 100):
        assert piece[0] == "ท"


@given(st.text(st.characters(categories=["L", "N", "P", "Z", "Mn"])), st.integers(5, 120))
def test_nothing_is_lost_and_nothing_is_too_long(text: str, longest: int) -> None:
    pieces = chunks(text, longest)
    assert all(0 < len(piece) <= longest for piece in pieces)
    assert "".join("".join(pieces).split()) == "".join(text.split())


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("a\nb\t c", "a b c"),
        ("co\u00adop", "coop"),
        ("a\x00b", "a b"),
        ("x\ud800y", "x y"),
        ("e\u0301", "é"),
        ("❤\ufe0f", "❤"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("\u202bשלום\u202c", "שלום"),
        ("\ufeffa\u200b", "a"),
    ],
)
def test_one_line(text: str, line: str) -> None:
    assert one_line(text) == line


def test_long_words_are_cut() -> None:
    assert one_line("aaaaaaa bb", longest_word=3) == "aaa aaa a bb"


@given(st.text())
def test_one_line_can_be_sent_to_c(text: str) -> None:
    line = one_line(text)
    assert "\0" not in line
    assert "\n" not in line
    line.encode("utf-8")
    assert one_line(line) == line
