"""What is above and below the line, and where a line ends, is heard; the text on the page stays as it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from audicle.agreed.policies import STUDY
from audicle.model.inlines import Inline, LineBreak, Marked, Text
from audicle.speak.script.pen import Writer

if TYPE_CHECKING:
    from audicle.speak.script.utterances import Utterance


def up(text: str) -> Marked:
    return Marked("superscript", (Text(text),))


def down(text: str) -> Marked:
    return Marked("subscript", (Text(text),))


def written(*inlines: Inline | str, language: str = "en") -> tuple[Utterance, ...]:
    pen = Writer("s1", language, STUDY)
    pen.run("p1", tuple(Text(one) if isinstance(one, str) else one for one in inlines))
    return pen.finished()


@pytest.mark.parametrize(
    ("inlines", "said"),
    [
        (("The area πr", up("2"), " grows."), "The area pi r squared grows."),
        (("The speed v", down("1"), " is high."), "The speed v sub one is high."),
        (("A drop holds 10", up("21"), " of them."), "A drop holds ten to the twenty first of them."),
        (("It weighs 10", up("−3"), " grams."), "It weighs ten to the minus three grams."),
        (("A field of 5 m", up("2"), " was sold."), "A field of five square meters was sold."),
        (("Then x", up("n+1"), " follows."), "Then x to the n plus one follows."),
        (("Add SO", down("4"), up("2−"), " to H", down("2"), "O."), "Add S O four two minus to H two O."),
        (("Some ", up("14"), "C is left."), "Some carbon fourteen is left."),
        (("On the 20", up("th"), " of May it sailed."), "On the twentieth of May it sailed."),
        (("It costs $5", up("99"), " here."), "It costs five dollars and ninety nine cents here."),
        (("The tide rose.", up("3"), " It fell."), "The tide rose. It fell."),
        (("The mill", up("12"), " stood."), "The mill stood."),
        ((up("1"), "In the beginning was water."), "In the beginning was water."),
        (("A Name", up("TM"), " brand."), "A Name brand."),
        (("Then log", down("2"), " 8 is three."), "Then log base two of eight is three."),
        (("The log", down("2"), " of it."), "The log base two of it."),
        (("The water falls", LineBreak(), "the wheel goes round"), "The water falls, the wheel goes round"),
        (("The water falls,", LineBreak(), "the wheel goes round"), "The water falls, the wheel goes round"),
    ],
)
def test_it_is_heard(inlines: tuple[Inline | str, ...], said: str) -> None:
    assert " ".join(one.spoken for one in written(*inlines)) == said


def test_the_page_keeps_its_text_and_each_word_its_place() -> None:
    one = written("The area πr", up("2"), " and v", down("1"), LineBreak(), "fall.")[0]
    assert one.text == "The area πr2 and v1 fall."
    assert [(one.text[p.start : p.end], one.spoken[p.spoken_start : p.spoken_end]) for p in one.pieces if p.rule][
        :2
    ] == [
        ("π", "pi "),
        ("r2", "r squared"),
    ]


def test_a_heading_may_be_set_in_lines() -> None:
    pen = Writer("s1", "en", STUDY)
    with pen.role("headings"):
        pen.run("h1", (Text("Why mills"), LineBreak(), Text("stop")))
    assert pen.finished()[0].spoken == "Why mills stop"


@pytest.mark.parametrize("language", ["de", "fr", "pl", "sv"])
def test_marks_of_notes_are_said_in_no_language(language: str) -> None:
    assert written("Abc", up("12"), " def [3] ghi.", language=language)[0].spoken == "Abc def ghi."
