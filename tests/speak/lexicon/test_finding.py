from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audicle.errors import UsageError
from audicle.speak.lexicon import Lexicon
from audicle.speak.lexicon.toml import entries_in_toml
from audicle.speak.normalise import normalise
from audicle.speak.normalise.rules import Said
from audicle.speak.spoken import spoken, spoken_with
from audicle.voices.shared.sounds import Sound


def lexicon(*texts: str) -> Lexicon:
    return Lexicon(tuple(entry for text in texts for entry in entries_in_toml(text.encode(), "lexicon.toml")))


@pytest.mark.parametrize(
    ("entries", "text", "said"),
    [
        ('Siobhan = "shi-vawn"', "Siobhan, SIOBHAN and siobhan’s", "shi-vawn, shi-vawn and shi-vawn’s"),
        ('cat = "dog"', "cat, cats, concat, cat-like", "dog, cats, concat, dog-like"),
        ('don = "dawn"', "don't, Don’t, Don, Don'll", "don't, Don’t, dawn, dawn'll"),
        ('Ives = "eevs"\n"St. Ives" = "Saint Ives"', "St. Ives, Ives", "Saint Ives, eevs"),
        ('a = "uh"\n"a b" = "ab"\n"b c d" = "bcd"', "a b c d", "uh bcd"),
        ("SQL = { say = 'sequel', case = true }", "SQL, sql", "sequel, sql"),
        ('"O\'Brien" = "oh bryan"', "O’Brien and O'Brien", "oh bryan and oh bryan"),
        ('"C++" = "see plus plus"', "C++, C++.", "see plus plus, see plus plus."),
        ('"AT&T" = "ay tee and tee"', "AT&T", "ay tee and tee"),
        ('"Café" = "kaffay"', "cafe\u0301 and café", "kaffay and kaffay"),
        ('"3D" = "three dee"', "in 3D on 3 May", "in three dee on the third of May"),
        ('"May" = "MAY"', "on 3 May", "on three MAY"),
        (
            "'(\\d+)fps' = { regex = true, say = '\\1 frames' }",
            "60fps, x60fps, 60fpsx",
            "60 frames, x sixty fps, sixty fpsx",
        ),
        ("'v(?P<n>\\d)' = { regex = true, say = 'version \\g<n>' }\nv2 = 'vee two'", "v2 V3", "vee two version 3"),
        ("chat = [{ say = 'sha', language = 'fr' }, { say = 'tchat', language = 'en-GB' }]", "chat", "tchat"),
        ('"two\\nwords" = "one"', "two\u00a0words", "one"),
        ('"co\u00adop" = "x y"', "nothing", "nothing"),
    ],
)
def test_what_is_said(entries: str, text: str, said: str) -> None:
    assert spoken_with(lexicon(entries), text, "en-GB").words == said


@pytest.mark.parametrize(
    ("language", "text", "said"),
    [
        ("ja", "私は東京都に", "私はトウキョウ都に"),
        ("de", "Chat im Chat", "tschätt im tschätt"),
        ("fr", "l’Oréal", "l’oréale"),
    ],
)
def test_other_languages(language: str, text: str, said: str) -> None:
    entries = 'Chat = { say = "tschätt", language = "de" }\n"東京" = "トウキョウ"\n"Oréal" = "oréale"'
    assert spoken_with(lexicon(entries), text, language).words == said


def test_the_first_lexicon_wins() -> None:
    assert spoken_with(lexicon('a1 = "project"', 'a1 = "user"\nb1 = "user"'), "a1 b1", "en").words == "project user"


def test_ipa_is_kept_with_its_place() -> None:
    found = lexicon('Siobhan = "/ʃɪˈvɔːn/"\nXi = { ipa = "[ɕi]", say = "shee" }')
    words, sounds, _ = spoken_with(found, "In 1985 Siobhan met Xi.", "en")
    assert words == "In nineteen eighty five Siobhan met shee."
    assert [(words[one.start : one.end], one.ipa) for one in sounds] == [("Siobhan", "ʃɪˈvɔːn"), ("shee", "ɕi")]
    assert sounds[0] == Sound(24, 31, "ʃɪˈvɔːn", "lexicon.toml, 'Siobhan'")
    assert not sounds[1].entry  # it has a respelling to fall back on


def test_the_mapping_to_the_source_is_kept() -> None:
    found = lexicon('Siobhan = "shi-vawn"').find
    text = "On 3 May  Siobhan\u00ad's mill."
    made = normalise(
        text, "en", given=lambda line: [Said(o.start, o.end, o.words, "lexicon") for o in found(line, "en")]
    )
    at = made.spoken.index("shi-vawn")
    start, end = made.source_range(at, at + len("shi-vawn"))
    assert text[start:end].strip("\u00ad ") == "Siobhan"


@pytest.mark.parametrize("pattern", [r"(a+)+b", r"(\w+\s?)*!", r"(x+x+)+y"])
def test_a_pattern_that_takes_for_ever_is_stopped(pattern: str) -> None:
    catastrophe = lexicon(f"'{pattern}' = {{ regex = true, say = 'x' }}")
    start = time.process_time()
    try:
        catastrophe.find("a" * 5000 + " " + "x" * 5000 + " " + "word " * 2000, "en")
    except UsageError as error:
        assert pattern in error.what  # noqa: PT017 - some end in time
        assert "lexicon.toml" in error.what  # noqa: PT017
    assert time.process_time() - start < 30


def test_a_stopped_pattern_is_named() -> None:
    with pytest.raises(UsageError, match=r"lexicon\.toml, '\(a\|aa\)\+\[\.!\]'"):
        lexicon("'(a|aa)+[.!]' = { regex = true, say = 'x' }").find("a" * 5000 + "c.", "en")


def test_many_entries_take_no_longer_than_the_text() -> None:
    many = lexicon("\n".join(f'word{number} = "said {number}"' for number in range(20_000)))
    many.find("warm", "en")
    start = time.process_time()
    assert len(many.find("word7 and other words " * 1000, "en")) == 1000
    assert time.process_time() - start < 2


texts = st.text(st.sampled_from("aAbB cé1.2,$%-'’ \u00ad\n€東京ﬁ"), max_size=40)
entry_words = st.text(st.sampled_from("aAbcé1東'"), min_size=1, max_size=4).filter(
    lambda text: any(map(str.isalnum, text))
)


@settings(deadline=None)
@given(texts, st.sampled_from(["en", "de", "ja", "ru"]))
def test_without_an_entry_for_it_a_text_is_said_as_it_always_was(text: str, language: str) -> None:
    assert spoken_with(lexicon('zzz = "y"\n\'q+\' = {regex = true, say = "q"}'), text, language).words == spoken(
        text, language
    )


@settings(deadline=None)
@given(texts, st.lists(entry_words, max_size=4, unique=True), st.sampled_from(["en", "fr", "ja"]))
def test_no_entry_loses_words(text: str, words: list[str], language: str) -> None:
    made = lexicon(*(f'"{word}" = "zyx{number}"' for number, word in enumerate(words)))
    found = made.find(text, language)
    for before, after in pairwise(found):
        assert before.end <= after.start
    assert all(0 <= one.start < one.end <= len(text) for one in found)
    said = normalise(
        text, language, given=lambda line: [Said(o.start, o.end, o.words, "lexicon") for o in made.find(line, language)]
    )
    # all of the text is accounted for, and all that is said
    at = spoken_at = 0
    for piece in said.pieces:
        assert (piece.start, piece.spoken_start) == (at, spoken_at)
        at, spoken_at = piece.end, piece.spoken_end
    assert (at, spoken_at) == (len(text), len(said.spoken))
    respelt = [piece for piece in said.pieces if piece.rule == "lexicon"]
    assert all("zyx" in said.spoken[piece.spoken_start : piece.spoken_end] for piece in respelt)


@pytest.mark.parametrize(
    ("ipa", "text", "language", "sound"),
    [
        ("kɑːn", "Khan's plan", "en-GB", "kɑːnz"),
        ("bʊʃ", "Khan’s plan", "en", "bʊʃɪz"),
        ("kɑːt", "Khan's plan", "en", "kɑːts"),
        ("kɑːn", "Khan's Plan", "de", "kɑːn"),
        ("kɑːn", "Khan'll plan", "en", "kɑːn"),
    ],
)
def test_a_possessive_sounds_as_its_word_asks(ipa: str, text: str, language: str, sound: str) -> None:
    found = lexicon(f"Khan = {{ ipa = '{ipa}' }}").find(text, language)
    assert [one.ipa for one in found] == [sound]
    assert found[0].words == text.split(" ", maxsplit=1)[0][: found[0].end]
