from __future__ import annotations

import pytest

from audicle.speak.homographs import homographs
from audicle.speak.lexicon import NO_LEXICON
from audicle.speak.spoken import spoken_with
from audicle.voices.hibari.sounds import misaki


def sounds(text: str, language: str = "en") -> list[tuple[str, str]]:
    made = spoken_with(NO_LEXICON, text, language)
    return [(made.words[one.start : one.end], one.ipa) for one in made.sounds]


@pytest.mark.parametrize(
    ("text", "ipa"),
    [
        ("The gutters were made of lead.", "lˈɛd"),
        ("The first violins lead the others in.", "lˈid"),
        ("She tuned a bass guitar.", "bˈeɪs"),
        ("There was a tear in the curtain.", "tˈɛɹ"),
        ("Rope lay in the bow of the boat.", "bˈaʊ"),
        ("Villagers object to the road.", "əbdʒˈɛkt"),
        ("A strange object lay there.", "ˈɒbdʒɛkt"),
        ("They record the height of the tide.", "ɹɪkˈɔːɹd"),
        ("It beat the old record by a second.", "ɹˈɛkəɹd"),
        ("The ferry to Nice was late.", "nˈiːs"),
        ("They waited at Reading station.", "ɹˈɛdɪŋ"),
        ("It is told in the Book of Job.", "dʒˈoʊb"),
    ],
)
def test_the_words_around_a_homograph_tell_how_it_is_said(text: str, ipa: str) -> None:
    assert [one.replace("ˈiːd", "ˈid").replace("ː", "") for _, one in sounds(text)] == [ipa.replace("ː", "")]


@pytest.mark.parametrize(
    "text",
    [
        "Plan A failed.",
        "He is a grade A student.",
        "Team A won.",
        "A Q and A follows.",
        "It begins with the letter A.",
        "Vitamin A helps.",
        "Walk from A to B.",
        "A sonata in A minor.",
        "Two A-levels will do.",
        "The A4 sheet.",
        "By Otto A. Berg.",
        "Two copies: (A) for you.",
        "He was (a) late and (b) cold.",
        "She got two As.",
    ],
)
def test_the_letter_a_is_called_by_its_name(text: str) -> None:
    assert [ipa for word, ipa in sounds(text) if word in {"A", "a", "As"}] in (["ˈeɪ"], ["ˈeɪz"])


@pytest.mark.parametrize(
    "text",
    [
        "A man came. A woman left.",
        "Plan A Trip To The Lakes",
        "They read A Tale of Two Cities.",
        "I saw upon the water, A ship of oak.",
        "READ A BOOK IN A PARK",
        "In the room a clock struck.",
        "Is that a letter a friend wrote?",
    ],
)
def test_the_article_is_left_alone(text: str) -> None:
    assert "ˈeɪ" not in [ipa for _, ipa in sounds(text)]


def test_the_article_after_a_quotation_mark_is_no_letter() -> None:
    assert sounds("She said, “A new day.”") == [("A", "ɐ")]
    assert sounds("“A is for apple.”") == [("A", "ˈeɪ")]


def test_other_languages_have_other_words() -> None:
    assert sounds("Das Lead-Papier, made of lead.", "de") == []


def test_what_a_rule_or_a_compound_says_is_left_alone() -> None:
    assert sounds("It runs live.py on 12 lead-free boards.") == []


def test_every_way_can_be_said() -> None:
    every = homographs("We record it. The record of it. I use it. The use of it.")
    assert all(misaki(one.ipa) for one in every)


def test_a_line_without_end_is_read() -> None:
    for word in ("A lead ", "read to record ", "the tear in a ", "(A"):
        homographs(word * (30_000 // len(word)))
