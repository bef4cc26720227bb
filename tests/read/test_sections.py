from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from audicle.model import Heading, Paragraph, Quote, Section, Text
from audicle.read.sections import sections_of


def heading(level: int, text: str = "H") -> Heading:
    return Heading("", level, (Text(text),))


def paragraph(text: str = "P") -> Paragraph:
    return Paragraph("", (Text(text),))


def test_text_without_headings_is_one_section_without_a_heading() -> None:
    assert sections_of([paragraph()]) == (Section("", 1, None, (paragraph(),)),)


def test_nothing_has_no_sections() -> None:
    assert sections_of([]) == ()


def test_the_shallowest_level_divides_and_deeper_headings_stay() -> None:
    blocks = [paragraph("a"), heading(3, "x"), paragraph("b"), heading(4, "y"), heading(3, "z")]
    assert sections_of(blocks) == (
        Section("", 1, None, (paragraph("a"),)),
        Section("", 3, heading(3, "x"), (paragraph("b"), heading(4, "y"))),
        Section("", 3, heading(3, "z"), ()),
    )


def test_a_deeper_heading_before_the_first_division_belongs_to_the_text_before_it() -> None:
    first, second = sections_of([heading(3, "x"), heading(2, "y")])
    assert (first.heading, first.blocks) == (None, (heading(3, "x"),))
    assert second.title == "y"


def test_a_heading_inside_a_quote_divides_nothing() -> None:
    quote = Quote("", (heading(1, "inside"),))
    assert [section.title for section in sections_of([quote, heading(2, "x")])] == [None, "x"]


@given(st.lists(st.one_of(st.builds(heading, st.integers(1, 6)), st.builds(paragraph))))
def test_nothing_is_lost_doubled_or_moved(blocks: list[Heading | Paragraph]) -> None:
    sections = sections_of(blocks)
    again = [
        block for section in sections for block in ([section.heading] if section.heading else []) + [*section.blocks]
    ]
    assert again == blocks
