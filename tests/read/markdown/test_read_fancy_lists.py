"""Lists that count otherwise, emphasis beside scripts without spaces, pictures as Obsidian embeds them."""

from __future__ import annotations

import pytest

from audicle.model import List, Marked, plain
from audicle.model.blocks import walk
from audicle.progress import SilentProgress
from audicle.read.markdown import read_markdown
from audicle.read.source import Source
from outline import outline


def lines(text: str) -> list[str]:
    return outline(read_markdown(Source("a.md", text.encode()), text, SilentProgress()).article)


def lists(text: str) -> list[List]:
    article = read_markdown(Source("a.md", text.encode()), text, SilentProgress()).article
    return [block for section in article.sections for block in walk(section.blocks) if isinstance(block, List)]


@pytest.mark.parametrize(
    ("text", "marker", "start", "said"),
    [
        ("a. oak\nb. iron", "a", 1, "L oak / iron"),
        ("(c) oak\n(d) iron", "a", 3, "L oak / iron"),
        ("B.  oak\nC.  iron", "A", 2, "L oak / iron"),
        ("i) oak\nii) iron\niii) brass", "i", 1, "L oak / iron / brass"),
        ("IV. oak\nV. iron", "I", 4, "L oak / iron"),
        ("#. oak\n#. iron", "1", 1, "L oak / iron"),
        ("(2) oak\n(3) iron", "1", 2, "L oak / iron"),
        ("a. oak\n   and elm\n\nb. iron", "a", 1, "L oak and elm / iron"),
    ],
)
def test_lists_count_as_pandoc_counts(text: str, marker: str, start: int, said: str) -> None:
    (found,) = lists(f"The mill.\n\n{text}\n")
    assert found.ordered
    assert (found.marker, found.start) == (marker, start)
    assert lines(f"The mill.\n\n{text}\n")[-1] == said


def test_examples_count_on_and_are_referred_to() -> None:
    text = "(@) oak\n(@good) iron\n\nAs (@good) says, and (@nobody) does not.\n\n(@) brass\n"
    assert lines(text) == ["L oak / iron", "P As (2) says, and (@nobody) does not.", "L brass"]
    assert [found.start for found in lists(text)] == [1, 3]


def test_lists_in_items_need_no_empty_line() -> None:
    outer, inner = lists("1. oak\n    a. bog oak\n    b. red oak\n2. iron\n")
    assert (len(outer.items), len(inner.items), inner.marker) == (2, 2, "a")


@pytest.mark.parametrize(
    "text",
    ["A. Smith wrote it.", "a. M. is before noon.", "The oak\na. and the elm\nb. and the yew.", "(c) 2021 Ann Lee"],
)
def test_sentences_are_no_lists(text: str) -> None:
    assert not lists(text)


def test_code_keeps_its_letters() -> None:
    assert lines("    a. oak\n    b. iron\n\n```\n(@) x\n#. y\n```\n") == ["C : a. oak\nb. iron", "C : (@) x\n#. y"]


@pytest.mark.parametrize(
    ("text", "strong"),
    [
        ("**「猫」**が鳴いた。", "「猫」"),
        ("これは**太字（ふとじ）**です。", "太字（ふとじ）"),
        ("他说：**“好。”**然后走了。", "“好。”"),
        ("이것은 **'굵게'**입니다.", "'굵게'"),
        ("A **word** here.", "word"),
    ],
)
def test_emphasis_ends_beside_brackets_of_scripts_without_spaces(text: str, strong: str) -> None:
    article = read_markdown(Source("a.md", text.encode()), text, SilentProgress()).article
    (paragraph,) = article.sections[0].blocks
    assert [plain(part.children) for part in paragraph.inlines if isinstance(part, Marked)] == [strong]


def test_obsidian_pictures_have_words_beside_their_width() -> None:
    text = "![[a.jpg|A mill|300]]\n\n![[b.jpg|300x200]]\n\n![[c.jpg|300|A weir]]\n\n![[d.jpg|A race]]"
    assert lines(text) == ["F a.jpg | alt: A mill", "F b.jpg", "F c.jpg | alt: A weir", "F d.jpg | alt: A race"]
