"""Names of folders and files keep the words of a title, in their order."""

from __future__ import annotations

import pytest

from audicle.publish.audiobook.sections import section_file
from audicle.publish.slugs import slug


@pytest.mark.parametrize(
    ("title", "name"),
    [
        (
            "The man who never leaves the harbour takes his ears with him",
            "the-man-who-never-leaves-the-harbour-takes-his-ears-with-him",
        ),
        (
            "Why nobody on the whole island can remember the lighthouse takes his ears with him",
            "why-nobody-on-the-whole-island-can-remember-the-lighthouse",
        ),
        (
            "The Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamten are many",
            "the-donaudampfschifffahrtselektrizitatenhauptbetriebswerkbau",
        ),
        ("x" * 80, "x" * 60),
        ("中文标题", "zhong-wen-biao-ti"),
        ("?!", ""),
    ],
)
def test_a_long_title_is_cut_and_no_word_in_it_is_passed_over(title: str, name: str) -> None:
    assert slug(title) == name
    assert section_file(3, 12, title) == f"03-{name or 'section'}.mp3"
