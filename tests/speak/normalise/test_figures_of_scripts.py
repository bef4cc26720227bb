"""Figures of other scripts: what is read however they are mixed, what is left as written, and that nothing is lost."""

from __future__ import annotations

import re
import unicodedata

import pytest

from audicle.speak.normalise import normalise

LANGUAGES = ("ar", "bn", "fa", "he", "hi", "ta")
FIGURES = {
    "latin": "0123456789",
    "arabic": "٠١٢٣٤٥٦٧٨٩",
    "persian": "۰۱۲۳۴۵۶۷۸۹",
    "devanagari": "०१२३४५६७८९",
    "bengali": "০১২৩৪৫৬৭৮৯",
    "tamil": "௦௧௨௩௪௫௬௭௮௯",
}
WORD = {"ar": "كتاب", "bn": "বই", "fa": "کتاب", "he": "ספר", "hi": "किताब", "ta": "புத்தகம்"}


def in_figures(text: str, script: str) -> str:
    return text.translate(str.maketrans(FIGURES["latin"], FIGURES[script]))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("script", sorted(FIGURES))
@pytest.mark.parametrize(
    "written", ["7", "1234", "12,345", "3.5", "25%", "12/06/2021", "14:30", "$5", "+91 98765 43210"]
)
def test_figures_of_any_script_are_read_alike(language: str, script: str, written: str) -> None:
    assert normalise(in_figures(written, script), language).spoken == normalise(written, language).spoken
    assert not re.search(r"\d", normalise(written, language).spoken)


@pytest.mark.parametrize("language", LANGUAGES)
def test_scripts_mixed_in_a_number_are_one_number(language: str) -> None:
    assert normalise("1٢३৪", language).spoken == normalise("1234", language).spoken


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("script", sorted(FIGURES))
def test_a_number_too_long_for_words_is_left(language: str, script: str) -> None:
    number = "1234567890" * 4
    word = WORD[language]
    assert normalise(f"{word} {in_figures(number, script)} {word}", language).spoken == f"{word} {number} {word}"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("date", ["31/02/2021", "45/13/2020"])
def test_impossible_dates_are_left(language: str, date: str) -> None:
    assert normalise(date, language).spoken == date


@pytest.mark.parametrize("language", LANGUAGES)
def test_unknown_units_are_left_after_their_number(language: str) -> None:
    assert normalise("5 xyz", language).spoken == f"{normalise('5', language).spoken} xyz"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("sign", list("₹৳﷼₪$€£"))
def test_no_sign_of_money_is_lost(language: str, sign: str) -> None:
    alone = normalise("7", language).spoken
    for written in (f"{sign}7", f"{sign} 7", f"7 {sign}", f"7{sign}"):
        spoken = normalise(written, language).spoken
        assert sign not in spoken
        assert len(spoken) > len(alone)


@pytest.mark.parametrize("language", LANGUAGES)
def test_brackets_stay_around_their_figures(language: str) -> None:
    word = WORD[language]
    number = normalise("25", language).spoken
    assert normalise(f"{word} (25) {word} «25»", language).spoken == f"{word} ({number}) {word} «{number}»"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("mark", ["\u200e", "\u200f", "\u061c", "\u202a", "\u2067", "\u2069"])
def test_marks_of_direction_are_not_read(language: str, mark: str) -> None:
    written = f"{mark}-5{mark} {WORD[language]}{mark}"
    made = normalise(written, language)
    assert made.spoken == normalise(f"-5 {WORD[language]}", language).spoken
    assert "".join(written[piece.start : piece.end] for piece in made.pieces) == written


@pytest.mark.parametrize("language", LANGUAGES)
def test_arabic_marks_stand_between_figures(language: str) -> None:
    assert normalise("1٬234٫5", language).spoken == normalise("1,234.5", language).spoken


@pytest.mark.parametrize(("language", "word"), [("hi", "5 करोड़"), ("bn", "5 মিলিয়ন")])
def test_letters_with_a_dot_below_are_known_in_either_form(language: str, word: str) -> None:
    apart = unicodedata.normalize("NFC", word)
    together = apart.replace("\u0921\u093c", "\u095c").replace("\u09af\u09bc", "\u09df")
    assert together != apart
    assert normalise(together, language).spoken == normalise(apart, language).spoken


@pytest.mark.parametrize("language", LANGUAGES)
def test_signs_of_vowels_are_part_of_words(language: str) -> None:
    words = {"hi": "5 मीठे", "bn": "5 মিষ্টি", "ta": "5 மீன்கள்"}
    written = words.get(language, f"5 {WORD[language]}")
    assert normalise(written, language).spoken.endswith(written.removeprefix("5"))
