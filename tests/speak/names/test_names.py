from __future__ import annotations

import subprocess
import sys

import pytest

from audicle.speak.lexicon import Lexicon
from audicle.speak.lexicon.entry import make_entry
from audicle.speak.names import names
from audicle.speak.names.table import FILES, key, read
from audicle.speak.spoken import spoken_with
from audicle.voices.hibari import times
from audicle.voices.hibari.sounds import SPACE, marked, misaki
from audicle.voices.shared.sounds import checked_ipa

EVERY = [entry for name in FILES for entry in read(name)]


def found(text: str) -> list[tuple[str, str]]:
    return [(text[one.start : one.end], one.ipa) for one in names(text)]


def words(text: str) -> list[str]:
    return [word for word, _ in found(text)]


def test_there_are_many_entries_each_once_and_in_order() -> None:
    assert len(EVERY) > 3000
    for name in FILES:
        there = [entry.word for entry in read(name)]
        assert there == sorted(there)
    keys = [key(entry.word) for entry in EVERY]
    assert len(keys) == len(set(keys)), [one for one in keys if keys.count(one) > 1]


def test_every_entry_is_ipa_and_found_as_it_is_written() -> None:
    for entry in EVERY:
        assert checked_ipa(entry.ipa) == entry.ipa
        (sound,) = names(entry.word)
        assert (sound.start, sound.end) == (0, len(entry.word)), entry
        assert sound.ipa.replace("ˈ", "").replace("ˌ", "") == entry.ipa.replace("ˈ", "").replace("ˌ", "")


def test_the_english_voice_takes_every_entry_and_says_just_that() -> None:
    g2p = times.load("heart").g2p
    for entry in EVERY:
        (sound,) = names(entry.word)
        (token,) = g2p.phonemize_tokens(g2p.tokenize(marked(entry.word, sound)))
        assert token.phonemes == misaki(sound.ipa)
        assert (misaki(sound.ipa) or "").count("ˈ") >= 1
        assert (misaki(sound.ipa) or "").count(SPACE) == entry.ipa.count(" ")


def test_possessives_plurals_capitals_and_compounds_are_the_same_word() -> None:
    assert found("Macron’s plan")[0] == ("Macron’s", "məkɹˈɒnz")
    assert found("the Nguyens' house")[0] == ("Nguyens", "wˈɪnz")
    assert found("two croissants")[0] == ("croissants", "kɹəsˈɑːnts")
    assert words("BY NGUYEN") == ["NGUYEN"]
    assert words("the pro-Macron party, a Macron-led one") == ["Macron", "Macron"]


def test_accents_may_be_missing() -> None:
    assert found("Łódź")[0][1] == found("Lodz")[0][1]
    assert words("hors d’oeuvre, acai, Cesky, SÃO PAULO and Sao Paulo") == [
        "hors d’oeuvre",
        "acai",
        "SÃO PAULO",
        "Sao Paulo",
    ]


def test_the_longest_name_wins_whatever_joins_its_words() -> None:
    assert words("Ursula von der Leyen and von der Leyen's aide") == ["Ursula von der Leyen", "von der Leyen's"]
    assert words("in Aix en Provence, Aix-en-Provence") == ["Aix en Provence", "Aix-en-Provence"]


@pytest.mark.parametrize(
    "text",
    [
        "We resume work.",
        "his bald pate and a rose",
        "The Greek letter xi, Leo XI.",
        "nguyen in small letters, sean",
        "Seanson, MacSean",
        "macron@example.org, @Macron, /srv/Macron/x, Macron_x, Macron.txt",
        "Julian went to the store in Bordeauxville.",
    ],
)
def test_other_words_are_left_alone(text: str) -> None:
    assert words(text) == []


def test_names_are_said_in_english_only_and_the_users_lexicon_wins() -> None:
    mine = Lexicon((make_entry("Kyiv", "mine", ipa="kɪjiv"), make_entry("Jinping", "mine", say="Jin Ping")))

    def said(text: str, language: str = "en") -> list[tuple[str, str]]:
        made = spoken_with(mine, text, language)
        return [(made.words[one.start : one.end], one.ipa) for one in made.sounds]

    assert said("Macron wirbt in Lviv.", "de") == []
    assert said("Macron flew to Kyiv.") == [("Macron", "məkɹˈɒn"), ("Kyiv", "kɪjiv")]
    assert said("Xi Jinping left.") == [("Xi", "ʃˈiː")]


def test_headlines_in_capitals_keep_their_names() -> None:
    made = spoken_with(Lexicon(), "MACRON MEETS ERDOGAN IN NICE TODAY", "en")
    assert [made.words[one.start : one.end] for one in made.sounds] == ["Macron", "Erdogan"]


def test_an_import_reads_no_entries() -> None:
    script = (
        "import audicle.speak.spoken as s; s.spoken('Ein Satz.', 'de');"
        "from audicle.speak.names.table import table; print(table.cache_info().currsize)"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "0"


def test_a_line_without_end_is_read() -> None:
    for word in ("San ", "Xi", "von der ", "d'", "Macron's "):
        names(word * (30_000 // len(word)))
