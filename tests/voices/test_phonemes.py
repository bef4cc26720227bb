"""Finding words in a sentence's phonemes."""

from __future__ import annotations

from audicle.voices.shared.aligning import Said
from audicle.voices.shared.phonemes import placed


def signs(phonemes: str) -> list[Said]:
    """Each sign lasts a second."""
    return [Said(sign, at, at + 1) for at, sign in enumerate(phonemes)]


def test_a_word_begins_with_its_stress_and_ends_with_its_length() -> None:
    assert placed(signs("ðə kˈiː, ɪz"), ["ðə", "kˈiː", "ˈɪz"]) == [(0, 2), (3, 7), (9, 11)]
    assert placed(signs("ðə ˈiːst"), ["ðə", "ˈiːst"]) == [(0, 2), (3, 8)]


def test_words_written_as_one_are_cut_where_they_meet() -> None:
    assert placed(signs("ʌvðə wˈɛl"), ["ʌv", "ðə", "wˈɛl"]) == [(0, 2), (2, 4), (5, 9)]


def test_a_word_written_as_several_is_one() -> None:
    assert placed(signs("ɪn nˈaɪn ˈeɪɾi. ˈɛnd"), ["ˈɪn", "nˈaɪn ˈeɪɾi", "ˈɛnd"]) == [(0, 2), (3, 14), (16, 20)]


def test_vowels_that_change_in_a_sentence_are_still_theirs() -> None:
    assert placed(signs("tʊ ɐ mˈæn"), ["tuː", "ˈeɪ", "mˈæn"]) == [(0, 2), (3, 4), (5, 9)]


def test_what_is_said_between_words_goes_to_one_that_it_stands_with() -> None:
    assert placed(signs("pˈeɪd dˈɑlɚ θɹˈi"), ["pˈeɪd", "θɹˈi"])[1] in {(6, 16), (12, 16)}


def test_a_word_of_no_sound_is_not_said() -> None:
    assert placed(signs("ðə"), ["ðə", ""]) == [(0, 2), None]
    assert placed([], ["ðə"]) == [None]
    assert placed(signs("ðə"), []) == []
