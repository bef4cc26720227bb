"""Every assigned character can be said by every engine, or is left unsaid: alone, before a letter, inside a word.

Each run tries some; ``AUDICLE_TEST_EXAMPLES=150000`` tries about all.
"""

from __future__ import annotations

import os
import sys
import unicodedata

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audicle.voices.registry import engine
from audicle.voices.shared.sounds import Revealing

VOICES = {"hibari": ("heart", "en"), "pico": ("de-DE", "de"), "espeak": ("en-US", "en")}
FORMS = ("{}", "{}a", "a{}b", "It was {}H, they said.")
# What Python calls a digit and cannot make a number of
DIGITS = "".join(
    sign for sign in map(chr, range(sys.maxunicode + 1)) if sign.isdigit() and unicodedata.decimal(sign, None) is None
)


@pytest.mark.parametrize("name", VOICES)
@settings(max_examples=int(os.environ.get("AUDICLE_TEST_EXAMPLES", "15")), deadline=None)
@given(sign=st.characters(exclude_categories=("Cn", "Co", "Cs")), form=st.sampled_from(FORMS))
def test_any_character_is_said_or_left_unsaid(name: str, sign: str, form: str) -> None:
    if lack := engine(name).missing():
        pytest.skip(lack[0])
    assert np.isfinite(engine(name).speak(form.format(sign), *VOICES[name], 1.0).samples).all()


@pytest.mark.parametrize("form", FORMS)
def test_signs_that_are_digits_and_no_numbers(form: str) -> None:
    hibari = engine("hibari")
    assert isinstance(hibari, Revealing)
    assert len(DIGITS) > 100
    for sign in DIGITS:
        # which raised, for the sounds are where it failed
        assert any(one.phonemes for one in hibari.readings(f"one {form.format(sign)}", "heart", "en"))


@pytest.mark.parametrize("text", ["²H", "a⑴b", "₃He and ⁴He", "①st", "❶a", "𐩀b", "Ⅳth"])
def test_they_are_spoken(text: str) -> None:
    speech = engine("hibari").speak(text, "heart", "en", 1.0)
    assert len(speech.samples) > 0.3 * speech.rate
