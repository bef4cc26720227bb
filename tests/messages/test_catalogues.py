"""The catalogues of messages: whole, fillable, and in the language they say they are in."""

from __future__ import annotations

import re
import string
import tomllib
from importlib import resources
from typing import TYPE_CHECKING

import pytest

from audicle.agreed import messages as package
from audicle.agreed.languages import language_name
from audicle.agreed.messages import catalogues, messages
from audicle.agreed.scripts import readable

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

LANGUAGES = ("ar", "de", "en", "es", "fr", "hi", "id", "it", "ja", "ko", "nl", "pl", "pt", "ru", "zh")
NAMES = re.compile("MathML")  # the same in every language
WORD = re.compile(r"[^\W\d_]+")


def file(language: str) -> Traversable:
    return resources.files(package).joinpath(f"{language}.toml")


def catalogue(language: str) -> dict[str, str]:
    return tomllib.loads(file(language).read_text(encoding="utf-8"))


def placeholders(text: str) -> list[str]:
    return sorted(name for _, name, _, _ in string.Formatter().parse(text) if name is not None)


def test_there_is_a_catalogue_for_each_language() -> None:
    assert set(catalogues()) >= set(LANGUAGES)


@pytest.mark.parametrize("language", catalogues())
def test_it_has_the_keys_of_the_english_one_in_its_order(language: str) -> None:
    assert list(catalogue(language)) == list(catalogue("en"))


@pytest.mark.parametrize("language", catalogues())
def test_its_messages_have_the_same_places_to_fill(language: str) -> None:
    english = catalogue("en")
    for key, text in catalogue(language).items():
        assert placeholders(text) == placeholders(english[key]), key


@pytest.mark.parametrize("language", catalogues())
def test_every_word_is_in_a_script_of_the_language(language: str) -> None:
    for key, text in catalogue(language).items():
        for word in WORD.findall(NAMES.sub(" ", re.sub(r"\{\w+\}", " ", text))):
            assert readable(word, language), f"{key}: {word}"


@pytest.mark.parametrize("language", sorted(set(catalogues()) - {"en"}))
def test_nothing_was_left_in_english(language: str) -> None:
    # words that two languages share are few
    english = catalogue("en")
    same = {key for key, text in catalogue(language).items() if text == english[key] and WORD.search(text)}
    shared = {"code", "list_minutes", "list_page", "list_podcast"}  # "min", "page" and "podcast" are said by many
    assert len(same - shared) <= 8, same


@pytest.mark.parametrize("language", catalogues())
def test_texts_are_tidy(language: str) -> None:
    english = catalogue("en")
    for key, text in catalogue(language).items():
        assert text == text.strip(), key
        assert "  " not in text, key
        assert re.search(r"[:.。।：！？]$", text) if re.search(r"[:.]$", english[key]) else text[-1] not in ":.。।：", (
            key
        )


def test_french_has_a_space_that_does_not_break_before_its_marks() -> None:
    for key, text in catalogue("fr").items():
        assert not re.search(r"(?<![\u00a0\u202f])[:;!?]", text), key


def test_it_speaks_to_every_kind_of_its_language() -> None:
    assert messages("pt-BR")("notes") == "Notas"
    assert messages("zh-Hant-TW").language == "zh"
    assert messages("eo").language == "en"
    assert language_name("pt") == "Portuguese"
