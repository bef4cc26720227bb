"""Articles of every shape, for property tests: each kind of block and inline, in every order, with nasty text."""

from __future__ import annotations

import base64
from typing import TYPE_CHECKING

from hypothesis import strategies as st

from audicle.model import (
    Abbreviation,
    Article,
    Aside,
    Block,
    Cell,
    Code,
    CodeSpan,
    Definition,
    DefinitionList,
    Embed,
    Figure,
    Heading,
    Image,
    LeadImage,
    LineBreak,
    Link,
    List,
    Marked,
    Math,
    MathSpan,
    Metadata,
    Note,
    NoteReference,
    PageBreak,
    Paragraph,
    Quote,
    Ruby,
    Rule,
    Section,
    Span,
    Table,
    Text,
)
from audicle.model.ids import identify

if TYPE_CHECKING:
    from audicle.model.blocks import Marker

# eight by eight pixels of grey
PNG = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAgAAAAICAAAAADhZOFXAAAAEElEQVR4nGNsYGBgYGAYJQAABwgAQXhvdSgAAAAASUVORK5CYII="
)
PICTURES = ("lamp.png", "tower.png")
IMAGES = tuple(Image(src, "image/png", 8, 8, PNG) for src in PICTURES)
NOTES = ("fn1", "2", "a b", "fn1 ")
LANGUAGES = ("en", "de-AT", "ar", "he", "ja", "zh-Hant-TW", "sr-Latn", "x-klingon", "not a language", "", "und")

words = st.sampled_from(
    [
        "light",
        "the",
        "keeper",
        "tower.",
        "He said so.",
        "Is it?",
        "3.14",
        "e.g.",
        "wave",
        "  ",
        " ",
        "A.",
        "Über",
        "灯台。",
        "منارة",
    ]
)
_nasty = st.text(st.one_of(st.characters(), st.sampled_from("<>&\"'\x00\x0b\x1f\ufffe\u202e\u0301👩‍🚀")), max_size=12)
text = st.one_of(st.lists(words, max_size=8).map(" ".join), _nasty)
name = st.one_of(st.none(), text)
links = st.sampled_from(
    [
        "https://example.org/",
        "http://example.org/ä b?q=1&r=<2>#top",
        "other.html",
        "#here",
        "//example.org/x",
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "data:text/html,<script>",
        "file:///etc/passwd",
        "mailto:a@example.org?subject=x y",
        "http://[::1",
        "https://exa mple.org",
        "https://xn--a",
        "http://1.2.3.4.5/",
        "http://host:99999/",
        "https://%zz/%zz",
        "tel:+44 1",
        "vscode:x",
        "",
    ]
)
mathml = st.sampled_from(
    [
        None,
        "",
        "<math><msup><mi>a</mi><mn>2</mn></msup></math>",
        '<math xmlns="http://www.w3.org/1998/Math/MathML" display="block"><mrow>'
        "<mi mathvariant='bold'>x</mi><mo stretchy='false'>(</mo></mrow></math>",
        "<math><semantics><mi>b</mi><annotation encoding='application/x-tex'>b</annotation></semantics></math>",
        "<math><mfrac><mi>a</mi></mfrac></math>",
        "<math><mtable><mtr><mtd><mn>1</mn></mtd></mtr></mtable></math>",
        "<math><mi onclick='alert(1)'>a</mi><script>alert(1)</script></math>",
        "<math>",
        "<p>no</p>",
    ]
)


def _nested_inlines(children: st.SearchStrategy) -> st.SearchStrategy:
    run = st.lists(children, max_size=3).map(tuple)
    marks = st.sampled_from(["emphasis", "strong", "subscript", "superscript", "deletion", "insertion"])
    return st.one_of(
        st.builds(Marked, marks, run),
        st.builds(Link, links, run, name),
        st.builds(Span, st.one_of(st.none(), st.sampled_from(LANGUAGES)), run, st.sampled_from([None, "ltr", "rtl"])),
        st.builds(Abbreviation, name, run),
    )


inlines = st.recursive(
    st.one_of(
        st.builds(Text, text),
        st.builds(Text, text),
        st.builds(CodeSpan, text),
        st.just(LineBreak()),
        st.builds(NoteReference, st.sampled_from((*NOTES, "nowhere")), text),
        st.builds(MathSpan, text, mathml),
        st.builds(Ruby, text, text),
        st.builds(PageBreak, text),
    ),
    _nested_inlines,
    max_leaves=6,
)
runs = st.lists(inlines, max_size=5).map(tuple)
language = st.one_of(st.none(), st.sampled_from(LANGUAGES))
levels = st.integers(1, 6)
cells = st.builds(Cell, runs, st.sampled_from([1, 1, 1, 2, 0, 5000]), st.sampled_from([1, 1, 1, 2, 0, 70000]))
rows = st.lists(st.lists(cells, max_size=3).map(tuple), max_size=4).map(tuple)
tables = st.builds(Table, st.just(""), rows, st.integers(0, 3), st.integers(0, 2), runs)
_simple = (
    st.builds(Heading, st.just(""), levels, runs, language),
    st.builds(Paragraph, st.just(""), runs, language),
    st.builds(
        Figure,
        st.just(""),
        st.sampled_from([None, "gone.png", *PICTURES]),
        name,
        st.booleans(),
        runs,
        name,
        name,
        st.one_of(st.none(), links),
    ),
    tables,
    st.builds(Code, st.just(""), st.lists(text, max_size=3).map("\n".join), name),
    st.builds(Math, st.just(""), text, mathml),
    st.just(Rule("")),
    st.builds(Embed, st.just(""), links, text, st.sampled_from((None, *PICTURES))),
)


def _list(
    items: list[tuple[Block, ...]],
    ordered: bool,
    start: int,
    checked: list[bool | None],
    marker: Marker,
    backwards: bool,
    contents: bool,
) -> List:
    ticks = tuple(checked[: len(items)]) if len(checked) >= len(items) else ()
    return List("", ordered, start, tuple(items), ticks, marker, backwards, contents)


def _nested_blocks(children: st.SearchStrategy) -> st.SearchStrategy:
    body = st.lists(children, max_size=3).map(tuple)
    ticks = st.lists(st.sampled_from([None, True, False]), max_size=3)
    markers: st.SearchStrategy[Marker] = st.sampled_from(["1", "a", "A", "i", "I"])
    return st.one_of(
        st.builds(
            _list,
            st.lists(body, max_size=3),
            st.booleans(),
            st.integers(-3, 9),
            ticks,
            markers,
            st.booleans(),
            st.booleans(),
        ),
        st.builds(Quote, st.just(""), body, runs, language),
        st.builds(Aside, st.just(""), body, name),
        st.builds(
            DefinitionList, st.just(""), st.lists(st.builds(Definition, st.just(""), runs, body), max_size=2).map(tuple)
        ),
    )


blocks = st.recursive(st.one_of(*_simple), _nested_blocks, max_leaves=5)
bodies = st.lists(blocks, max_size=4).map(tuple)
metadata = st.builds(
    Metadata,
    title=text,
    subtitle=name,
    authors=st.lists(text, max_size=2).map(tuple),
    published=st.sampled_from([None, "2021", "2021-06", "2021-06-18", "2021-13-40", "last week", "0000-01-01"]),
    modified=st.sampled_from([None, "2022-02-02"]),
    language=st.sampled_from(LANGUAGES),
    publisher=name,
    source=st.sampled_from([None, "https://example.org/a/b.html", "not a url"]),
    tags=st.lists(text, max_size=2).map(tuple),
    description=name,
    licence=name,
    image=st.sampled_from([None, LeadImage("lamp.png", "A lamp"), LeadImage("gone.png", None)]),
)
headed = st.builds(Section, st.just(""), levels, st.builds(Heading, st.just(""), levels, runs, language), bodies)
opening = st.builds(Section, st.just(""), st.just(1), st.none(), bodies)
sections = st.builds(lambda first, rest: (*first, *rest), st.lists(opening, max_size=1), st.lists(headed, max_size=2))
notes = st.lists(st.sampled_from(NOTES), unique=True, max_size=3).flatmap(
    lambda names: st.tuples(*(st.builds(Note, st.just(note), text, bodies) for note in names))
)
articles = st.builds(Article, metadata, sections, notes, images=st.just(IMAGES)).map(identify)
