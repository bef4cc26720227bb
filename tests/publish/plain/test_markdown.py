"""An article as Markdown: what is written is read as what it was."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import fields, is_dataclass, replace
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import strategies
from audicle.errors import SourceError
from audicle.model import (
    Abbreviation,
    Article,
    Aside,
    Block,
    Cell,
    Code,
    CodeSpan,
    Contributor,
    Definition,
    DefinitionList,
    Figure,
    Heading,
    Inline,
    LineBreak,
    Link,
    List,
    Marked,
    Math,
    Metadata,
    Note,
    NoteReference,
    Paragraph,
    Quote,
    Ruby,
    Rule,
    Section,
    Series,
    Span,
    Table,
    Term,
    Text,
)
from audicle.progress import SilentProgress
from audicle.publish.plain.markdown import as_markdown
from audicle.read import read as read_any
from audicle.read.markdown import read_markdown
from audicle.read.markdown.whitespace import tidy
from audicle.read.source import Source
from audicle.settings import Settings

TITLE = Metadata("The title", authors=("Ann Lee",), language="en")


def read(text: str) -> Article:
    return read_markdown(Source("a.md", text.encode()), text, SilentProgress()).article


def again(*blocks: Block) -> tuple[Block, ...]:
    article = read(as_markdown(Article(TITLE, (Section("", 1, None, blocks),))))
    return tuple(block for section in article.sections for block in section.blocks)


@pytest.mark.parametrize(
    "run",
    [
        (Marked("strong", (Text("people"), Marked("emphasis", (Text("!"),)))), Text(" noticed")),
        (Marked("strong", (Marked("emphasis", (Text("people"),)),)), Text(" noticed")),
        (Text("un"), Marked("emphasis", (Text("believ"),)), Text("able")),
        (Text("a"), Marked("emphasis", (Text("“b”"),)), Text("c")),
        (Marked("emphasis", (Text("a"),)), Marked("emphasis", (Text("b"),))),
        (Marked("emphasis", (Text("a "), Marked("strong", (Text("b "), Marked("emphasis", (Text("c"),)))))),),
        (Marked("deletion", (Text("a "), Marked("deletion", (Text("b"),)))), Text("c")),
        (Text("wow!"), Link("x.html", (Text("y"),), 'Its "title"')),
        (Text("1986. A good year"), LineBreak(), Text("2. And # this"), LineBreak(), Text("- or ::: that")),
        (CodeSpan("a ``b` c|d"), Text(" = == %% {% x %} {{< y >}} &amp; ^id #tag [[z]] [TOC]")),
        (Span("fr", (Text("mot"),), "ltr"), Abbreviation("Hyper Text", (Text("HT"),)), Ruby("漢", "かん")),
    ],
)
def test_runs(run: tuple[Inline, ...]) -> None:
    blocks = (
        Paragraph("", run),
        Table("", ((Cell((Text("a"),)), Cell((Text("b"),))), (Cell(run), Cell((Text("c"),)))), 1, 0, run),
        Figure("", "a.png", "An [alt] *text*", caption=run, credit='Ann "A." Lee', description="All of it"),
    )
    assert again(*blocks) == tuple(map(tidied, blocks))


def test_spans_of_cells() -> None:
    def cell(text: str, *spans: int) -> Cell:
        return Cell((Text(text), Marked("emphasis", (Text("!"),))) if text else (), *spans)

    rows = ((cell("a"), cell("b", 2)), (cell("c", 1, 2), cell("1. d"), cell("e")), (cell(""), cell("g")))
    for table in (Table("", rows, 1, 0, (Text("cap"),)), Table("", rows[1:], 0, 0)):
        assert again(table) == (table,)
    headed = Table("", ((cell("a"), cell("b")), (cell("c"), cell("d"))), 1, 1)
    assert again(headed) == (headed,)


def test_people_series_and_terms() -> None:
    about = replace(
        TITLE,
        tags=("Mills", "Water"),
        contributors=(Contributor("Eva Ode", "edt"), Contributor("Eva Ode", "trl"), Contributor("A: friend", "ctb")),
        file_as=(("Ann Lee", "Lee, Ann"), ("The title", "title, The")),
        terms=(Term("Mills", "BISAC", "TEC009000"), Term("Water", "https://example.org/v", "12")),
        series=(Series("Water works", "2.10"), Series("All of it", None, "set")),
    )
    text = as_markdown(Article(about, (Section("", 1, None, (Paragraph("", (Text("A mill."),)),)),)))
    assert read(text).metadata == about


def test_languages() -> None:
    blocks = (
        Paragraph("", (Text("Un mot."),), "fr"),
        Heading("", 3, (Text("Titre"),), "fr"),
        Quote("", (Paragraph("", (Text("Ein Wort."),)),), (Text("Ann"),), "de"),
        List("", False, 1, ((Paragraph("", (Text("mot"),), "fr"),),)),
    )
    article = read(as_markdown(Article(TITLE, (Section("", 1, None, blocks),))))
    found = [block for section in article.sections for block in (section.heading, *section.blocks) if block]
    assert found == list(blocks)


def test_asides_pictures_and_lists_stay_apart() -> None:
    blocks = (
        Aside("", (Paragraph("", (Text("Hot."),)),), "Mind *you*"),
        Aside("", (Aside("", (Paragraph("", (Text("Hot."),)),)),)),
        Figure("", "a b.png", None, decorative=True, href="https://example.org/"),
        *(List("", False, 1, ((Paragraph("", (Text(word),)), Rule("")),)) for word in ("one", "two")),
        Rule(""),
        Code("", "```\nx\n```", "py"),
        Math("", "a^2", None),
    )
    found = again(*blocks)
    assert found[:2] == blocks[:2]
    assert found[2] == replace(blocks[2], src="a%20b.png")
    assert found[3:-1] == blocks[3:-1]
    assert isinstance(found[-1], Math)


# What is read as it was written: nothing that Markdown would read as something else wherever it stands, such as a
# line below a picture that is its caption

_words = st.sampled_from(
    (  # noqa: SIM905 - so that it can be read
        "light keeper tower. 3.14 灯台 a*b _c_ **d *e 1. 2) # + - -- --- > | ~ ~~x~~ ` `` \\ \\\\ [x] [y](z) ! !! "
        "$5 $x$ == ==h== %% %%c%% {{v}} {%t%} {{<s>}} : :: ::: ^id #tag &amp; <b> </b> <!-- http://e.org ( ) “q” "
        "… *[A]: [^1] {.x} {:.y} *** ___ === +---+ |a| H~2~O x^2^ !important 'q' \"r\""
    ).split()
)
_text = st.lists(_words, min_size=1, max_size=5).map(lambda words: Text("Aa " + " ".join(words)))
_bare = st.builds(Text, st.one_of(_words, st.sampled_from([" ", "x", "y "])))


def _inlines(children: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    run = st.lists(children, min_size=1, max_size=3).map(tuple)
    return st.one_of(
        st.builds(Marked, st.sampled_from(["emphasis", "strong", "deletion", "subscript", "insertion"]), run),
        st.builds(Link, st.sampled_from(["a.html", "https://example.org/?a=1&b=(2)#c"]), _text.map(lambda t: (t,))),
        st.builds(Span, st.sampled_from(["fr", "de-AT"]), st.tuples(_text)),
        st.builds(Abbreviation, st.sampled_from(["Hyper Text", 'A "b" <c>']), run),
    )


_inline = st.recursive(
    st.one_of(_bare, _text, st.sampled_from([CodeSpan("a`b"), CodeSpan("x | *y*"), Ruby("漢", "かん"), LineBreak()])),
    _inlines,
    max_leaves=5,
)
_runs = st.tuples(_text, st.lists(_inline, max_size=4)).map(lambda parts: (parts[0], *parts[1]))
_paragraph = st.builds(Paragraph, st.just(""), _runs, st.sampled_from([None, None, "it"]))


@st.composite
def _tables(draw: st.DrawFn) -> Table:
    width, height = draw(st.integers(2, 3)), draw(st.integers(2, 3))
    rows = tuple(tuple(Cell(draw(_runs)) for _ in range(width)) for _ in range(height))
    if draw(st.booleans()):
        rows = ((Cell(rows[0][0].inlines, width), *rows[0][width:]), *rows[1:])
    return Table("", rows, 1, draw(st.integers(0, 1)) if rows[0][0].columns == 1 else 0, draw(_runs))


_leaves = st.one_of(
    _paragraph,
    _tables(),
    st.builds(Figure, st.just(""), st.just("a.png"), _text.map(lambda text: text.text), caption=_runs),
    st.builds(
        Code, st.just(""), st.sampled_from(["x", "  y\n\n```\nz", "{% t %}\n:::"]), st.sampled_from([None, "py"])
    ),
    st.just(Rule("")),
)


def _nested(children: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    body = st.tuples(_paragraph, st.lists(children, max_size=2)).map(lambda parts: (parts[0], *parts[1]))
    items = st.lists(body, min_size=1, max_size=3).map(tuple)
    return st.one_of(
        st.builds(List, st.just(""), st.just(False), st.just(1), items),
        st.builds(List, st.just(""), st.just(True), st.integers(0, 12), items, marker=st.sampled_from(["1", "a"])),
        st.builds(Quote, st.just(""), body),
        st.builds(Aside, st.just(""), body, st.sampled_from([None, "Mind [you] *x*"])),
        st.builds(
            DefinitionList,
            st.just(""),
            st.lists(st.builds(Definition, st.just(""), _runs, body), min_size=1, max_size=2).map(tuple),
        ),
    )


_bodies = st.lists(st.recursive(_leaves, _nested, max_leaves=3), min_size=1, max_size=3).map(tuple)
_headings = st.builds(Heading, st.just(""), st.integers(2, 4), _runs)


def tidied(value: Any) -> Any:
    """Return blocks with the white space of their runs as it is read, and no mark that marks nothing."""
    if isinstance(value, tuple):
        if value and all(isinstance(part, Inline) for part in value):
            return tidy(tidy(value))  # the first may leave texts side by side
        return tuple(map(tidied, value))
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{field.name: tidied(getattr(value, field.name)) for field in fields(value)})
    return value


@given(_bodies, _headings, _bodies)
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
def test_what_is_written_is_read(first: tuple[Block, ...], heading: Heading, second: tuple[Block, ...]) -> None:
    note = Note("n1", "1", (Paragraph("", (Text("A note."),)),))
    referring = Paragraph("", (Text("Referring"), NoteReference("n1", "1")))
    article = Article(
        TITLE, (Section("", 1, None, (*first, referring)), Section("", heading.level, heading, second)), (note,)
    )
    text = as_markdown(article)
    found = read(text)
    assert found.metadata == TITLE
    written = [block for section in article.sections for block in (section.heading, *section.blocks) if block]
    read_back = [block for section in found.sections for block in (section.heading, *section.blocks) if block]
    written[len(first)] = replace(referring, inlines=(Text("Referring"), NoteReference("fn1", "1")))
    assert read_back == [tidied(block) for block in written], text
    assert found.notes == (replace(note, id="fn1"),)


@given(strategies.articles)
@settings(max_examples=40, deadline=None)
def test_any_article_is_written_and_can_be_read(article: Article) -> None:
    source = Source("a.md", as_markdown(article).encode("utf-8", "replace"))
    with suppress(SourceError):  # there may be no text in it, or none that is text
        read_any(source, Settings(), SilentProgress())
