"""Finding in a text the words that an engine tells of in its own writing."""

from __future__ import annotations

import pytest

from audicle.voices.espeak.events import said_between
from audicle.voices.shared.aligning import Said, located
from audicle.voices.shared.onnx_outputs import outputs_of, with_output


def told(text: str, said: list[Said]) -> list[tuple[str, float, float]]:
    return [(text[word.start : word.end], word.begins, word.ends) for word in located(text, said)]


def test_words_that_stand_in_both_are_matched_whatever_marks_are_around_them() -> None:
    said = [Said("don’t", 0, 1), Said(",", 1, 2), Said("GO", 2, 3)]
    assert told("“Don't, (go)!”", said) == [("Don't", 0, 1), ("go", 2, 3)]


def test_a_word_said_as_several_takes_their_time() -> None:
    said = [Said("in", 0, 1), Said("nineteen", 1, 2), Said("eighty", 2, 3), Said("five", 3, 4), Said("he", 5, 6)]
    assert told("In 1985, he", said) == [("In", 0, 1), ("1985", 1, 4), ("he", 5, 6)]


def test_words_said_as_one_share_its_time_by_letters() -> None:
    assert told("in the end", [Said("inthe", 0, 5), Said("end", 5, 6)]) == [("in", 0, 2), ("the", 2, 5), ("end", 5, 6)]


def test_a_word_that_is_not_said_is_in_none() -> None:
    said = [Said("one", 0, 1), Said("three", 2, 3)]
    assert told("one two three", said) == [("one", 0, 1), ("three", 2, 3)]


def test_where_there_are_no_spaces_the_engine_tells_what_a_word_is() -> None:
    said = [Said("你好", 0, 1), Said("世", 1, 2), Said("界", 2, 3), Said("NASA", 3, 4), Said("的", 4, 5)]
    assert told("你好，世界NASA的", said) == [("你好", 0, 1), ("世", 1, 2), ("界NASA", 2, 4), ("的", 4, 5)]


def test_nothing_said_is_nothing_told() -> None:
    assert told("one two", []) == []
    assert told("…", [Said("one", 0, 1)]) == []


def test_events_of_espeak_divide_the_text() -> None:
    # "of the" has one event, "1985" three, and the clause ends before its pause does
    events = [(0, 0), (4, 400), (11, 1000), (12, 1200), (12, 1500), (-1, 2000), (17, 2300)]
    said = said_between("Out of the 1985. End", events, 3.0)
    assert [(one.written, round(one.begins, 2), round(one.ends, 2)) for one in said] == [
        ("Out", 0.0, 0.4),
        ("of", 0.4, 0.64),
        ("the", 0.64, 1.0),
        ("1985", 1.0, 2.0),
        ("End", 2.3, 3.0),
    ]


def test_an_output_is_appended_to_a_model_and_nodes_are_found() -> None:
    node = b"\x12\x03cut" + b"\x22\x04Ceil"  # output, op_type
    graph = b"\x0a" + bytes([len(node)]) + node
    model = b"\x08\x07" + b"\x3a" + bytes([len(graph)]) + graph
    assert outputs_of(model, "Ceil") == ("cut",)
    assert outputs_of(model, "Floor") == ()
    assert with_output(model, "cut") == model + b"\x3a\x07" + b"\x62\x05" + b"\x0a\x03cut"
    assert outputs_of(with_output(model, "cut" * 100), "Ceil") == ("cut",)


@pytest.mark.parametrize("data", [b"\x3a", b"\x3a\xff", b"\x3a\x05ab", b"\x3f"])
def test_what_is_no_model_is_refused(data: bytes) -> None:
    with pytest.raises(ValueError, match=r"model|wire"):
        outputs_of(data, "Ceil")
