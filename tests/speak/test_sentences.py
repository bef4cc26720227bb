from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audicle.speak.sentences import sentences


def cut(text: str, language: str = "en") -> list[str]:
    return [text[start:end] for start, end in sentences(text, language)]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Dr. Ames came. He left at 5 p.m. on Monday.", ["Dr. Ames came.", "He left at 5 p.m. on Monday."]),
        ("en", "It cost $3.2 bn. to build.", ["It cost $3.2 bn. to build."]),
        ("en", "“No.” She paused. “Yes!”", ["“No.”", "She paused.", "“Yes!”"]),
        ("en", "  One.  Two.\nThree ", ["One.", "Two.", "Three"]),
        ("de", "Das war am 3. Mai. Es regnete.", ["Das war am 3. Mai.", "Es regnete."]),
        ("zh", "你好。我是人！是吗？", ["你好。", "我是人！", "是吗？"]),
        ("hi", "वह आया। वह गया।", ["वह आया।", "वह गया।"]),
        ("pt-BR", "Oi. Tudo bem?", ["Oi.", "Tudo bem?"]),
        ("en", "", []),
        ("en", " \n ", []),
    ],
)
def test_sentences(language: str, text: str, expected: list[str]) -> None:
    assert cut(text, language) == expected


@given(st.text(), st.sampled_from(["en", "de", "zh", "ar", "ja", "xx", "und"]))
def test_every_character_is_in_one_sentence_in_order(text: str, language: str) -> None:
    ranges = sentences(text, language)
    assert "".join("".join(text[start:end].split()) for start, end in ranges) == "".join(text.split())
    assert all(first[1] <= second[0] for first, second in itertools.pairwise(ranges))
    assert all(text[start:end] == text[start:end].strip() != "" for start, end in ranges)
