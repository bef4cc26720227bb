"""Phrases in another script are marked with their language."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audicle.model import Heading, Inline, Link, Paragraph, Ruby, Span, Text, plain
from audicle.read.languages.passages import by_script, marked


def shown(run: tuple[Inline, ...]) -> str:
    return "".join(
        f"[{part.language} {plain(part.children)}]" if isinstance(part, Span) else plain((part,)) for part in run
    )


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Plain words, café.", "Plain words, café."),
        ("en", "She said Спасибо большое, and left.", "She said [ru Спасибо большое], and left."),
        ("id", "Ia berkata: ألا لا تكرهوا، dan pergi.", "Ia berkata: [ar ألا لا تكرهوا]، dan pergi."),
        ("en", "The sign 東京 and さくら.", "The sign [zh 東京] and [ja さくら]."),
        ("ja", "東京でWindowsを使う。", "東京でWindowsを使う。"),
        ("ru", "Он читал The Times каждый день.", "Он читал The Times каждый день."),
        ("ru", "Слово λόγος значит слово.", "Слово [el λόγος] значит слово."),
        ("en", "The angle α is 5 µm or 3 Ω.", "The angle α is 5 µm or 3 Ω."),
        ("en", "हिन्दी is Hindi.", "[hi हिन्दी] is Hindi."),
        ("sr", "Београд or Beograd", "Београд or Beograd"),
        ("und", "Любой", "[ru Любой]"),
    ],
)
def test_phrases(language: str, text: str, expected: str) -> None:
    assert shown(by_script((Text(text),), language)) == expected


def test_a_paragraph_in_another_script_is_in_that_language_as_a_whole() -> None:
    made = marked(Paragraph("", (Text("Москва далеко."),)), "en", lambda _text, _language: None)
    assert made == Paragraph("", (Text("Москва далеко."),), "ru")


def test_headings_too() -> None:
    made = marked(Heading("", 2, (Text("About Москва"),)), "en", lambda _text, _language: None)
    assert shown(made.inlines) == "About [ru Москва]"


def test_inside_links_and_ruby() -> None:
    run = (Link("https://example.org", (Text("Москва"),)), Ruby("東京", "とうきょう"))
    link, ruby = by_script(run, "en")
    assert isinstance(link, Link)
    assert shown(link.children) == "[ru Москва]"
    assert isinstance(ruby, Span)


def test_what_the_author_marked_stays() -> None:
    run = (Span("uk", (Text("Москва"),)),)
    assert by_script(run, "en") == run


@given(st.text(), st.sampled_from(["en", "ru", "ja", "ar", "sr", "und", "xx-nonsense"]))
def test_no_character_is_lost(text: str, language: str) -> None:
    assert plain(by_script((Text(text),), language)) == text
