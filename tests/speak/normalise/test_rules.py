"""Rules find the same whether they are looked for at each place or, where places stand close, everywhere."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audicle.speak.normalise import normalise, rules

FIGURES = st.lists(
    st.sampled_from(
        [
            "1",
            "1–2",
            "3.5",
            "1=1",
            "$5",
            "5 €",
            "12:30",
            "-7",
            "1/2",
            "2021-05-03",
            "10 km",
            "(1)",
            "'90s",
            "x",
            "1,000",
        ]
    ),
    min_size=1,
    max_size=12,
).map(" ".join)


@settings(deadline=None)  # the first text of a language waits for its rules to be compiled
@given(text=FIGURES, language=st.sampled_from(["en", "de", "fr", "it"]))
def test_close_places_are_read_as_others_are(text: str, language: str) -> None:
    with pytest.MonkeyPatch.context() as patch:
        at_each = normalise(text, language)
        patch.setattr(rules, "_MANY", 0)
        patch.setattr(rules, "_APART", 10**9)
        assert normalise(text, language) == at_each
