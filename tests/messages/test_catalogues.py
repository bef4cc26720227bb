"""The catalogues of messages: whole, fillable, and in the language they say they are in."""

from __future__ import annotations

import re
import string
import tomllib
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from audicle.agreed import messages as package
from audicle.agreed.messages import catalogues, messages
from audicle.agreed.scripts import letters_by_script, scripts_of

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

LANGUAGES = (
    "ar", "bg", "bn", "cs", "da", "de", "el", "en", "es", "fa", "fi", "fr", "he", "hi", "hr", "hu", "id", "is", "it",
    "ja", "ko", "nb", "nl", "pl", "pt", "ro", "ru", "sk", "sl", "sr", "sv", "ta", "tr", "uk", "vi", "zh",
)  # fmt: skip
FILES = tuple(name for name in catalogues() if name != "sr-Latn")  # which is made of "sr"
NAMES = re.compile("MathML")  # the same in every language
WORD = re.compile(r"[^\W\d_]+")
NOTE = (
    "# Made by machine, and not yet read by anybody who speaks the language. Corrections are welcome: docs/messages.md."
)
# Words that are spelled as in English, by why they are, and the languages in which they are
SAME = {
    "a loan from English": {
        "list_podcast": ("cs", "da", "de", "fi", "fr", "hr", "hu", "it", "nl", "pl", "pt", "ro", "sk", "tr", "vi"),
        "embed": ("da", "de", "nl", "pt", "ro"),
        "code": ("nl",),
        "code_in": ("nl",),
    },
    "the abbreviation of minutes": {
        "list_minutes": (
            "cs", "da", "es", "fi", "fr", "hr", "it", "nb", "nl", "pl", "pt", "ro", "sk", "sl", "sv",
        ),
    },
    "from Latin or French, as in English": {
        "text_by": ("cs", "de", "ro", "sk", "sv"),
        "note": ("da", "fr", "nb"),
        "position": ("da", "sv"),
        "licence": ("cs", "fr"),
        "math": ("hr", "it", "sl"),
        **dict.fromkeys(
            ("notes", "introduction", "description", "illustrations", "source", "pages", "list_page"), ("fr",)
        ),
    },
}  # fmt: skip


def file(language: str) -> Traversable:
    return resources.files(package).joinpath(f"{language}.toml")


def catalogue(language: str) -> dict[str, str]:
    held = tomllib.loads(file(language).read_text(encoding="utf-8"))
    held.pop("machine_made", None)
    return held


def comments(language: str) -> list[str]:
    return [line for line in file(language).read_text(encoding="utf-8").splitlines() if line.startswith("#")]


def placeholders(text: str) -> list[str]:
    return sorted(name for _, name, _, _ in string.Formatter().parse(text) if name is not None)


def words(text: str) -> list[str]:
    return WORD.findall(NAMES.sub(" ", re.sub(r"\{\w+\}", " ", text)))


def test_there_is_a_catalogue_for_each_language() -> None:
    assert set(catalogues()) >= {*LANGUAGES, "sr-Latn"}


@pytest.mark.parametrize("language", FILES)
def test_it_has_the_keys_and_comments_of_the_english_one_in_its_order(language: str) -> None:
    assert list(catalogue(language)) == list(catalogue("en"))
    assert [comment for comment in comments(language) if comment != NOTE] == comments("en")


@pytest.mark.parametrize("language", FILES)
def test_its_messages_have_the_same_places_to_fill(language: str) -> None:
    english = catalogue("en")
    for key, text in catalogue(language).items():
        assert placeholders(text) == placeholders(english[key]), key


@pytest.mark.parametrize("language", catalogues())
def test_every_letter_is_in_the_script_of_the_language(language: str) -> None:
    own = {"sr": {"Cyrl"}, "sr-Latn": {"Latn"}}.get(language, scripts_of(language))
    say = messages(language)
    for key in catalogue("en"):
        values = dict.fromkeys(placeholders(catalogue("en")[key]), "")
        assert set(letters_by_script(NAMES.sub(" ", say(key, **values)))) <= own, key


@pytest.mark.parametrize("language", sorted({*FILES} - {"en"}))
def test_nothing_was_left_in_english(language: str) -> None:
    english = catalogue("en")
    same = {key for key, text in catalogue(language).items() if text == english[key] and words(text)}
    assert same == {key for kept in SAME.values() for key, languages in kept.items() if language in languages}


@pytest.mark.parametrize("language", FILES)
def test_texts_are_tidy(language: str) -> None:
    english = catalogue("en")
    for key, text in catalogue(language).items():
        assert text == text.strip(), key
        assert "  " not in text, key
        assert not re.search(r"['`]", text), key
        assert re.search(r"[:.。।：！？]$", text) if re.search(r"[:.]$", english[key]) else text[-1] not in ":.。।：", (
            key
        )


def test_french_has_a_space_that_does_not_break_before_its_marks() -> None:
    for key, text in catalogue("fr").items():
        assert not re.search(r"(?<![\u00a0\u202f])[:;!?]", text), key


def test_each_script_has_marks_of_its_own() -> None:
    for language in ("ar", "fa"):
        assert [key for key, text in catalogue(language).items() if re.search("[,;?]", text)] == [], language
    assert [key for key, text in catalogue("el").items() if ";" in text] == []  # it would ask


@pytest.mark.parametrize("language", catalogues())
def test_what_no_reader_of_the_language_has_read_says_so(language: str) -> None:
    source = "sr" if language == "sr-Latn" else language
    assert (comments(source)[0] == NOTE) is messages(language).machine_made
    listed = (Path(__file__).parents[2] / "docs" / "messages.md").read_text(encoding="utf-8")
    states = re.findall(rf"^\| `{language}` \|[^|]*\|([^|]*)\|", listed, re.MULTILINE)
    assert [state.strip().startswith("machine-made") for state in states] == [messages(language).machine_made]


@pytest.mark.parametrize(
    ("language", "words_of"),
    [
        ("pt-BR", "pt"),
        ("zh-Hant-TW", "zh"),
        ("de-DE-u-co-phonebk", "de"),
        ("EN_us", "en"),
        ("no", "nb"),
        ("nn-NO", "nb"),
        ("iw", "he"),
        ("gsw", "de"),
        ("arz", "ar"),
        ("sr-RS", "sr"),
        ("sr-Cyrl", "sr"),
        ("sr-Latn-RS", "sr-Latn"),
        ("sr-ME", "sr-Latn"),
        ("cnr", "sr-Latn"),
        ("sh", "sr-Latn"),
        ("bs", "hr"),
        ("bs-Cyrl", "sr"),
    ],
)
def test_readers_of_a_language_are_given_words_they_can_read(language: str, words_of: str) -> None:
    say = messages(language)
    assert say.language == words_of
    assert say.speaks(language)
    assert not say.speaks("eo")
    assert not say.speaks(None)


@pytest.mark.parametrize("language", ["fil", "tl", "eo", "und", "hi-Latn", "fa-Latn", "x-a", "not a language", ""])
def test_english_stands_in_where_there_are_no_words_in_the_language_and_script(language: str) -> None:
    say = messages(language)
    assert say.language == "en"
    assert not say.speaks(language)


def test_serbian_is_the_same_in_both_scripts() -> None:
    assert messages("sr")("next_sentence") == "Следећа реченица"
    assert messages("sr-Latn")("next_sentence") == "Sledeća rečenica"
    assert messages("sr-Latn")("book_file", format="EPUB") == "E-knjiga (EPUB)"
