"""Scripts, and the languages that are written in them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audicle.agreed.languages import distance, language_name, parse
from audicle.agreed.scripts import readable, script_language, scripts_of, speakable


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Hello", "en"),
        ("Ünïcödé", "en"),
        ("12 – 34", "en"),
        ("…", "en"),
        ("5 µm, 3 Å, 10 Ω", "en"),
        ("ｈｅｌｌｏ", "en"),
        ("Война и мир", "ru"),
        ("Слава Україні", "uk"),
        ("Ён быў у хаце", "be"),
        ("Љубав", "sr"),
        ("φιλοσοφία", "el"),
        ("世界", "zh"),
        ("世界の平和", "ja"),
        ("カタカナ", "ja"),
        ("안녕하세요", "ko"),
        ("السلام عليكم", "ar"),
        ("پاریس", "fa"),
        ("شہر میں بڑے", "ur"),
        ("שלום", "he"),
        ("नमस्ते", "hi"),
        ("สวัสดี", "th"),
        ("ភាសាខ្មែរ", "km"),
        ("བོད་ཡིག", "bo"),
        ("ქართული", "ka"),
        ("Հայերեն", "hy"),
        ("አማርኛ", "am"),
        ("தமிழ்", "ta"),
        ("𐌲𐌿𐍄𐌹𐍃𐌺", "got"),
        ("𒀀𒁀𒂀", "und-Zzzz"),
    ],
)
def test_the_language_of_a_foreign_script(text: str, language: str) -> None:
    assert script_language(text, "en") == language


@pytest.mark.parametrize(
    ("text", "default"),
    [
        ("Война", "uk"),
        ("Добро", "bg"),
        ("世界", "ja"),
        ("世界", "yue"),
        ("漢字", "ko"),
        ("मराठी", "mr"),
        ("Open Source", "ru"),
        ("پاریس", "ur"),
        ("Hello мир", "en"),
    ],
)
def test_what_the_default_language_reads_stays_in_it(text: str, default: str) -> None:
    assert script_language(text, default) == default


@pytest.mark.parametrize(
    ("text", "language", "can"),
    [
        ("Hello", "en", True),
        ("Привет", "en", False),
        ("Привет", "sr", True),
        ("Zdravo", "sr", True),
        ("Здраво", "sr-Latn", True),
        ("Zdravo", "sr-Cyrl", False),
        ("Hello", "ru", False),
        ("The word мир", "en", True),
        ("да, the мир и дружба", "en", False),
        ("2024", "ja", True),
        ("、。", "ja", False),
        ("日本", "zh-Hant", True),
        ("ひらがな", "zh", False),
        ("a", "no such language", False),
    ],
)
def test_readable(text: str, language: str, can: bool) -> None:
    assert readable(text, language) is can


def test_latin_is_read_along_where_the_voice_can() -> None:
    assert readable("Open Source", "ru", latin=True)
    assert not readable("Open Source", "ru")


def test_scripts_of() -> None:
    assert scripts_of("zh-TW") == {"Hani", "Bopo"}
    assert scripts_of("ja") == {"Hani", "Hira", "Kana"}
    assert scripts_of("uz-Cyrl") == {"Cyrl"}
    assert scripts_of("pa-PK") == {"Arab"}


@given(st.text(), st.sampled_from(["en", "ru", "zh", "ar", "ja"]))
def test_any_text_has_a_language_that_is_a_tag(text: str, default: str) -> None:
    language = script_language(text, default)
    assert parse(language)
    if not speakable(text):
        assert language == default


@given(st.text(st.characters(categories=["Lu", "Ll", "Lo"])), st.sampled_from(["en", "ru", "ar"]))
def test_what_stays_in_the_default_language_can_be_read_by_its_voice(text: str, default: str) -> None:
    if text and script_language(text, default) == default and parse(default):
        assert readable(text, default, latin=True) or not any(
            readable(text, other, latin=True) for other in ("en", "ru", "ar", "zh", "hi", "el")
        )


@pytest.mark.parametrize(
    ("near", "far", "wanted"),
    [
        ("pt-BR", "pt-PT", "pt"),
        ("en-GB", "en-US", "en-AU"),
        ("es-419", "es", "es-MX"),
        ("en-US", "en-US-x-nyc", "en"),
        ("yue", "cmn", "zh-HK"),
        ("nb", "sv", "nn"),
        ("sr-Cyrl", "sr-Latn-x-odd", "sr"),
        ("de-DE", "nl", "gsw"),
        ("he", "yi", "iw"),
        ("fa", "fa-Latn", "fa-IR"),
    ],
)
def test_the_nearer_voice(near: str, far: str, wanted: str) -> None:
    close, away = distance(near, wanted), distance(far, wanted)
    assert close is not None
    assert away is None or close < away


@pytest.mark.parametrize(
    ("spoken", "wanted"),
    [("en", "de"), ("uz", "uz-Cyrl"), ("pa", "pa-PK"), ("fa-Latn", "fa"), ("en", "!"), ("zh", "ja")],
)
def test_voices_that_cannot(spoken: str, wanted: str) -> None:
    assert distance(spoken, wanted) is None


@given(st.text(max_size=30))
def test_any_text_is_a_tag_or_none(text: str) -> None:
    tag = parse(text)
    if tag is not None:
        assert distance(text, text) == 0
        assert language_name(text)
