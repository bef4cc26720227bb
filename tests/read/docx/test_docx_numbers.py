"""The numbers of Word's lists and headings, as Word shows them (ECMA-376 part 1, 17.9)."""

from __future__ import annotations

import pytest

from archives import word
from audicle.model import Article, Heading, List, Paragraph
from audicle.model.blocks import walk
from audicle.progress import SilentProgress
from audicle.read.docx import read_docx
from audicle.read.source import Source

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def level(place: int, *, start: int = 1, form: str = "decimal", text: str | None = None, more: str = "") -> str:
    shown = f"%{place + 1}." if text is None else text
    counts = f'<w:start w:val="{start}"/><w:numFmt w:val="{form}"/>'
    return f'<w:lvl w:ilvl="{place}">{counts}{more}<w:lvlText w:val="{shown}"/></w:lvl>'


def numbering(*levels: str, numbers: str = '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>') -> str:
    abstract = f'<w:abstractNum w:abstractNumId="0">{"".join(levels)}</w:abstractNum>'
    return f"<w:numbering {W}>{abstract}{numbers}</w:numbering>"


def item(text: str, place: int = 0, number: int = 1, style: str = "") -> str:
    styled = f'<w:pStyle w:val="{style}"/>' if style else ""
    listed = f'<w:numPr><w:ilvl w:val="{place}"/><w:numId w:val="{number}"/></w:numPr>' if number >= 0 else ""
    return f"<w:p><w:pPr>{styled}{listed}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


def line(text: str) -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def read(body: str, numbers: str, styles: str = "") -> Article:
    extra = {"word/numbering.xml": numbers} | (
        {"word/styles.xml": f"<w:styles {W}>{styles}</w:styles>"} if styles else {}
    )
    return read_docx(Source("a.docx", word(body, extra)), SilentProgress()).article


def shown(article: Article) -> list[str]:
    """Return the lists of an article, each as how it counts, its first number and its items."""
    blocks = [block for section in article.sections for block in walk(section.blocks) if isinstance(block, List)]
    return [
        f"{block.marker if block.ordered else '*'}{block.start} "
        + ", ".join(one.text for found in block.items for one in found if isinstance(one, Paragraph))
        for block in blocks
    ]


@pytest.mark.parametrize(
    ("levels", "body", "lists"),
    [
        ((level(0, start=5),), item("five") + item("six"), ["15 five, six"]),
        ((level(0),), item("a") + item("b") + line("x") + item("c"), ["11 a, b", "13 c"]),
        ((level(0, form="lowerLetter", text="%1)"),), item("a") + item("b"), ["a1 a, b"]),
        ((level(0, form="upperRoman"),), item("a") + item("b"), ["I1 a, b"]),
        ((level(0, form="bullet", text="•"),), item("a") + item("b"), ["*1 a, b"]),
        (
            (level(0), level(1, form="lowerLetter")),
            item("a") + item("b", 1) + item("c", 1) + item("d") + item("e", 1),
            ["11 a, d", "a1 b, c", "a1 e"],
        ),
        (
            (level(0), level(1, form="lowerLetter", more='<w:lvlRestart w:val="0"/>')),
            item("a") + item("b", 1) + item("d") + item("e", 1),
            ["11 a, d", "a1 b", "a2 e"],
        ),
    ],
)
def test_lists_count_as_word_does(levels: tuple[str, ...], body: str, lists: list[str]) -> None:
    assert shown(read(body, numbering(*levels))) == lists


def test_a_number_that_begins_anew_parts_the_list() -> None:
    override = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="9"/></w:lvlOverride>'
    numbers = "".join(
        f'<w:num w:numId="{name}"><w:abstractNumId w:val="0"/>{more}</w:num>' for name, more in ((1, ""), (2, override))
    )
    body = item("a") + item("b") + item("c", number=2) + item("d", number=2)
    assert shown(read(body, numbering(level(0), numbers=numbers))) == ["11 a, b", "19 c, d"]


def test_what_no_list_shows_stands_before_the_text() -> None:
    made = read(
        item("Scope") + item("Words", 1) + item("Terms", 1) + item("End"),
        numbering(level(0, text="Article %1:"), level(1, text="%1.%2")),
    )
    assert [block.text for section in made.sections for block in section.blocks if isinstance(block, Paragraph)] == [
        "Article 1: Scope",
        "1.1 Words",
        "1.2 Terms",
        "Article 2: End",
    ]


def test_headings_have_their_numbers_and_styles_of_other_names_are_headings() -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="U1"><w:name w:val="Überschrift A"/>'
        '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr><w:outlineLvl w:val="0"/></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="U2"><w:name w:val="Unter"/><w:basedOn w:val="U1"/>'
        '<w:pPr><w:numPr><w:ilvl w:val="1"/></w:numPr><w:outlineLvl w:val="1"/></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="Loop"><w:name w:val="Loop"/><w:basedOn w:val="Loop"/></w:style>'
    )
    body = (
        item("Sea", style="U1", number=-1) + line("x") + item("Tide", style="U2", number=-1) + line("y")
        + item("Land", style="U1", number=-1) + line("z") + item("w", style="Loop", number=-1)
    )  # fmt: skip
    made = read(body, numbering(level(0), level(1, text="%1.%2")), styles)
    headings = [section.heading for section in made.sections]
    headings += [block for section in made.sections for block in section.blocks if isinstance(block, Heading)]
    assert [(heading.level, heading.text) for heading in headings if heading] == [
        (2, "1. Sea"),
        (2, "2. Land"),
        (3, "1.1 Tide"),
    ]


def test_a_list_of_a_style_and_one_that_is_taken_off() -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="L"><w:name w:val="Steps"/>'
        '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    )
    body = item("a", style="L", number=-1) + item("b", style="L", number=-1) + item("no", style="L", number=0)
    assert shown(read(body, numbering(level(0, form="lowerRoman")), styles)) == ["i1 a, b"]


def test_numberings_that_refer_to_themselves_are_none() -> None:
    linked = '<w:abstractNum w:abstractNumId="0"><w:numStyleLink w:val="S"/></w:abstractNum>'
    numbers = f'<w:numbering {W}>{linked}<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
    styles = (
        '<w:style w:type="numbering" w:styleId="S"><w:name w:val="S"/>'
        '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    )
    assert not shown(read(item("a"), numbers, styles))
