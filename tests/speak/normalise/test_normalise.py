from __future__ import annotations

import re
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audicle.speak.normalise import AS_WRITTEN, Normalised, normalise
from audicle.speak.normalise.clean import clean
from audicle.speak.normalise.languages import rules_for

LANGUAGES = [
    "en",
    "en-GB",
    "de",
    "es",
    "fr",
    "it",
    "pt",
    "pt-PT",
    "de-CH",
    "fr-BE",
    "es-MX",
    "ru",
    "zh",
    "und",
    "",
    "x-klingon",
]
FIGURES = st.text(st.sampled_from("0123456789.,:/-–$€£%°'\" kmKMBIVXaeApPtQ#@[]()²½×=+&th\n"), max_size=60)


def check(text: str, said: Normalised) -> None:
    """The pieces are all of the source and all that is said, in order; what is as written is as written."""
    at = spoken_at = 0
    for piece in said.pieces:
        assert (piece.start, piece.spoken_start) == (at, spoken_at)
        assert piece.end >= piece.start
        assert piece.spoken_end >= piece.spoken_start
        if piece.rule == AS_WRITTEN and piece.end - piece.start == piece.spoken_end - piece.spoken_start:
            written = " ".join(clean(text[piece.start : piece.end])[0].split())
            assert " ".join(said.spoken[piece.spoken_start : piece.spoken_end].split()) == written
        at, spoken_at = piece.end, piece.spoken_end
    assert (at, spoken_at) == (len(text), len(said.spoken))
    assert said.spoken == said.spoken.strip(" ")
    assert "  " not in said.spoken


@settings(max_examples=300, deadline=None)
@given(st.one_of(st.text(max_size=80), FIGURES), st.sampled_from(LANGUAGES))
def test_pieces_cover_the_source_and_what_is_said(text: str, language: str) -> None:
    check(text, normalise(text, language))


@settings(max_examples=200, deadline=None)
@given(st.lists(st.sampled_from(["mill", "river", "stone", "wheel", "grain", "Water", "and", "the", "of"]), min_size=1))
def test_plain_words_are_said_as_they_are_written(words: list[str]) -> None:
    text = " ".join(words)
    assert normalise(text, "en").spoken == text


@settings(max_examples=200, deadline=None)
@given(FIGURES)
def test_words_among_figures_are_kept(figures: str) -> None:
    said = normalise(f"stone {figures} wheel", "en").spoken
    assert said.startswith("stone")
    assert said.endswith("wheel")


@pytest.mark.parametrize("language", ["en", "de", "es", "fr", "it", "pt"])
@pytest.mark.parametrize(
    "unit",
    ["1", "12 ", "1,", "1.", "1-", "1/", "a", "A", "A.", "a.", "$1 ", "$", "I", "IV ", "x=", "1x", "[1", "(", "#a",
     "@a.", "http://a", "a@", "1:", "'", "10° ", "AB ", "½", "☺", "²", "+1 ", "St. ", " ", "\n", "Jan ", "1st-", "a-1",
     "1 000", "/a", "C:\\a", "*1", "A, ", "1 € ", "(0)1 ", "1., 2. und ", "5° 3′ ", "V-", "1/2 ", "8:00-", "0 1 2 "],
)  # fmt: skip
def test_time_grows_with_the_text(language: str, unit: str) -> None:
    text = (unit * 20_000)[:20_000]
    normalise("1 a", language)
    began = time.process_time()
    check(text, normalise(text, language))
    assert time.process_time() - began < 4


def test_places_are_those_of_the_source() -> None:
    text = "In  the so\u00adcalled ﬁrst half, $3.2bn\nwas lost."
    said = normalise(text, "en")
    assert said.spoken == "In the socalled first half, three point two billion dollars was lost."
    check(text, said)
    start = said.spoken.index("three")
    begins, ends = said.source_range(start, start + 5)
    assert text[begins:ends] == "$3.2bn"
    start = said.spoken.index("lost")
    begins, ends = said.source_range(start, start + 4)
    assert text[begins:ends].strip() in {"lost", "was lost."}


def test_every_rule_has_its_own_name() -> None:
    for language in ("en", "de", "es", "fr", "it", "pt"):
        names = [rule.name for rule in rules_for(language).rules]
        assert len(names) == len(set(names))
        assert all(re.fullmatch(r"[a-z0-9-]+", name) for name in names)


def test_a_language_without_rules_is_left_to_its_voice() -> None:
    assert normalise("5 км, 1999", "kk").spoken == "5 км, 1999"


def test_an_unknown_language_has_no_rules() -> None:
    assert normalise("5 km", "x-private").spoken == "5 km"
    assert normalise("5 km", "").spoken == "5 km"
