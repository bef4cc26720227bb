"""What a printed page has and a listener does not want to hear: each is handled on purpose."""

from __future__ import annotations

import time

import pytest

from audicle.speak.sentences import sentences
from audicle.speak.spoken import alone, spoken


@pytest.mark.parametrize(
    ("written", "said"),
    [
        # citations point to what is read in its place, or not at all
        ("It was built in 1780 [12].", "It was built in seventeen eighty."),
        ("Many agree [3, 5–7] on this.", "Many agree on this."),
        ("He said so.[citation needed]", "He said so."),
        # names and years of sources are words of the sentence
        ("Mills are old (Smith 2019).", "Mills are old (Smith twenty nineteen)."),
        ("Mills are old (Smith et al., 2019).", "Mills are old (Smith et al, twenty nineteen)."),
        # of a bare address, what a listener could write down
        ("See https://www.example.org/a/b?c=1#d for more.", "See example dot org for more."),
        ("See www.example.org/a.", "See example dot org."),
        # pictures repeat the words beside them
        ("Well done 🎉👍", "Well done"),
        ("I ❤️ tea", "I love tea"),
        # hashtags, handles, files
        ("Read #TideMills2024.", "Read hashtag Tide Mills twenty twenty four."),
        ("Ask @eling_mill.", "Ask at eling underscore mill."),
        ("Open report_final.pdf.", "Open report underscore final dot PDF."),
        # capitals that are words are read as words
        ("NEW WEIR OPENS AS BBC FILMS", "New Weir Opens As BBC Films"),
        # marks of notes
        ("A mill¹ and a weir².", "A mill and a weir."),
        ("A mill* and a weir†.", "A mill and a weir."),
        ("It ends here.*", "It ends here."),
        # what only the printer needs
        ("the of\u00adfi\u00adcial ﬁgures of the ﬂood", "the official figures of the flood"),
        ("zero\u200bwidth", "zerowidth"),
        # a letter of another script in the place of its like
        ("The w\u043erd", "The word"),
        ("\u041fривеtworld", "\u041fривеtworld"),
    ],
)
def test_handled_on_purpose(written: str, said: str) -> None:
    assert spoken(written, "en") == said


@pytest.mark.parametrize(
    ("written", "said"),
    [("Mon.", "Monday"), ("n/a", "not applicable"), ("km/h", "kilometers per hour"), ("max.", "maximum"),
     ("in", None), ("a", None), ("Mill", None), ("m", None)],
)  # fmt: skip
def test_an_abbreviation_in_a_cell_is_read_in_full(written: str, said: str | None) -> None:
    assert alone(written, "en") == said


@pytest.mark.parametrize("text", [".,;:!?—…" * 500, "🎉🎊👍❤️ 🥳" * 500, "*" * 5000, "… … …"])
def test_marks_and_pictures_alone_are_one_short_silence(text: str) -> None:
    assert spoken(text, "en") == ""
    assert len(sentences(text, "en")) == 1


@pytest.mark.parametrize(
    "text",
    ["The mill turns the wheel and " * 700, "abcdefghij" * 2000, "\u6c34\u8eca" * 10_000, "A.B" * 7000, "12,-" * 5000],
    ids=["words", "no spaces", "characters", "points", "figures"],
)
def test_twenty_thousand_characters_are_said_in_no_time_and_nothing_is_lost(text: str) -> None:
    began = time.process_time()
    ranges = sentences(text, "en")
    assert "".join(text[start:end] for start, end in ranges).replace(" ", "") == text.replace(" ", "")
    assert spoken(text, "en")
    assert time.process_time() - began < 4
