"""What voices are called where people read it."""

from __future__ import annotations

import re

import pytest

from audicle.agreed.languages import own_tag
from audicle.agreed.messages import catalogues
from audicle.agreed.speakers import speakers
from audicle.model import VoiceUsed

# where players that split lists of people do so
SPLITS = re.compile(r"[,;&/]|\s(?:and|und|et|y|e|og|och|en)\s")


def called(engine: str, voice: str, read: str, speaks: str, language: str) -> str:
    (name,) = speakers([VoiceUsed(engine, "1", voice, read, speaks)], language).values()
    return name


@pytest.mark.parametrize(
    ("voice", "name"),
    [
        (("hibari", "heart", "en", "en-US"), "American English voice Heart (synthetic)"),
        (("kokoro", "bm_george", "en-GB", "en-GB"), "British English voice George (synthetic)"),
        (("piper", "en_US-joe-medium", "en", "en-US"), "American English voice Joe (synthetic)"),
        (("piper", "de_DE-thorsten_emotional-x_low", "de", "de-DE"), "German voice Thorsten Emotional (synthetic)"),
        (("pico", "fr-FR", "fr", "fr-FR"), "French voice (synthetic)"),
        (("espeak", "cmn", "zh", "cmn"), "Chinese voice (synthetic)"),
        (("espeak", "en-GB-x-rp", "en-GB", "en-GB-x-rp"), "British English voice (synthetic)"),
        (("gtts", "de", "de-AT", "de"), "German voice (synthetic)"),
        (("openai", "alloy", "pt-BR", ""), "Brazilian Portuguese voice Alloy (synthetic)"),
        (("own", "Tom, Dick & Harry", "en", ""), "English voice Tom Dick Harry (synthetic)"),
    ],
)
def test_a_voice_is_named_for_people(voice: tuple[str, str, str, str], name: str) -> None:
    assert called(*voice, language="en") == name


def test_a_voice_is_named_in_the_words_of_the_article() -> None:
    assert called("hibari", "heart", "en", "en-US", "de") == "Synthetische Stimme Heart (Englisch)"
    assert called("hibari", "heart", "en", "en-US", "fr") == "Voix de synthèse Heart (anglais américain)"
    assert called("pico", "fr-FR", "fr", "fr-FR", "fr-CA") == "Voix de synthèse (français)"


@pytest.mark.parametrize("language", catalogues())
def test_no_name_is_split_by_players(language: str) -> None:
    tags = ("en-US", "en-GB", "de", "fr", "es-419", "zh-Hant", "pt-BR", "nb", "grc", "gd", "hy", "ht", "el", "x-none")
    for tag in tags:
        name = called("any", "heart", tag, tag, language)
        assert "Heart" in name
        assert not SPLITS.search(name)
        assert name == " ".join(name.split())


def test_voices_that_would_be_called_alike_are_numbered() -> None:
    voices = [VoiceUsed("espeak", "1", "fr", "fr"), VoiceUsed("pico", "1", "fr-FR", "fr")]
    assert speakers([*voices, voices[0]], "en") == {
        "fr": "French voice (synthetic)",
        "fr-FR": "French voice 2 (synthetic)",
    }


def test_a_voice_of_several_tags_goes_by_the_best_in_the_language() -> None:
    assert own_tag(("en-US", "en"), "en") == "en-US"
    assert own_tag(("en", "de-AT", "de"), "de-DE") == "de-AT"
    assert own_tag(("en",), "ja") == ""
