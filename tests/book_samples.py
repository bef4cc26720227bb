"""An article with every kind of block, for tests of what is made from articles."""

from __future__ import annotations

from audicle.model import (
    Abbreviation,
    Article,
    Aside,
    Cell,
    Code,
    CodeSpan,
    Definition,
    DefinitionList,
    Embed,
    Figure,
    Heading,
    Image,
    Inline,
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
    Paragraph,
    Quote,
    Rule,
    Section,
    Span,
    Table,
    Text,
)
from audicle.model.ids import identify
from strategies import PNG

SQUARE = "<math><msup><mi>a</mi><mn>2</mn></msup></math>"


def run(text: str) -> tuple[Inline, ...]:
    return (Text(text),)


def paragraph(*parts: Inline | str) -> Paragraph:
    return Paragraph("", tuple(Text(part) if isinstance(part, str) else part for part in parts))


def rich_article() -> Article:
    """Return an article that an accessible book can be made of: every picture is described, every table has headers."""
    opening = (
        paragraph(
            "The lamp was lit at dusk. Nobody ",
            Marked("emphasis", run("ever. And nobody")),
            " asked why.",
            NoteReference("fn1", "1"),
            " A ",
            Link("../other page.html", run("link of its own. It goes on.")),
            " The ",
            Span("fr", run("phare")),
            " stands; so does the ",
            Span("ar", run("منارة")),
            ".",
        ),
        Figure("", "lamp.png", "A lamp in a window", False, run("The lamp. It is old."), "Photo: A. Keeper", "Long."),
        Figure("", "line.png", None, True),
        List(
            "",
            True,
            3,
            ((paragraph("Third. Item."),), (paragraph("Fourth"), List("", False, 1, ((paragraph("in"),),)))),
        ),
        List("", False, 1, ((paragraph("done it"),), (paragraph("to do"),)), (True, False)),
    )
    second = (
        Heading("", 5, run("Deeper still")),
        Table(
            "", (_cells("Town", "Height"), _cells("Rye", "10 m"), _cells("Hove", "12 m")), 1, 1, run("Lights by town.")
        ),
        Code("", "def f(x):\n    return x\n\nprint(f(2))", "python"),
        Math("", "a squared", SQUARE),
        paragraph(
            "So ",
            MathSpan("a squared", SQUARE),
            " it is. ",
            CodeSpan("x = 1"),
            LineBreak(),
            Abbreviation("Royal Navy", run("RN")),
        ),
        DefinitionList(
            "", (Definition("", run("Tide"), (paragraph("Water. It moves."),)), Definition("", run("Ebb"), ()))
        ),
        Quote("", (paragraph("I kept it. Alone."),), run("A. Keeper")),
        Quote("", (paragraph("Das Licht."),), (), "de"),
        Aside("", (paragraph("Boxed."), paragraph("Twice.")), "A tip"),
        Rule(""),
        Embed("", "https://video.example/1", "A film of the lamp"),
        paragraph("Again", NoteReference("fn1", "1"), " and for the first time", NoteReference("fn2", "*"), "."),
    )
    article = Article(
        Metadata(
            title="The lamp & the <tower>",
            subtitle="A story. In two parts.",
            authors=("Ada Byron", "Ben Q. Cole Jr."),
            published="2024-03-05",
            language="en-GB",
            publisher="The Gazette",
            source="https://example.org/a/b.html",
            tags=("sea", "light"),
            description="About a lamp.",
            licence="CC BY 4.0",
            image=LeadImage("lamp.png", "A lamp"),
        ),
        (
            Section("", 1, None, opening),
            Section("", 2, Heading("", 2, run("Second part")), second),
            Section("", 2, Heading("", 2, run("Third part")), (paragraph("The end."),)),
        ),
        (
            Note("fn1", "1", (paragraph("A note. See ", Link("https://example.org/n", run("there")), "."),)),
            Note("fn2", "*", (Code("", "x"),)),
            Note("fn3", "3", (paragraph("Nothing refers to this."),)),
        ),
        images=(Image("lamp.png", "image/png", 8, 8, PNG), Image("line.png", "image/png", 8, 8, PNG)),
    )
    return identify(article)


def _cells(*texts: str) -> tuple[Cell, ...]:
    return tuple(Cell(run(text)) for text in texts)
