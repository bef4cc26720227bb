"""An article with every kind of block, and scripts as lines that a person can read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from audicle.model import (
    Article,
    Aside,
    Cell,
    Code,
    Definition,
    DefinitionList,
    Embed,
    Figure,
    Heading,
    List,
    Math,
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

if TYPE_CHECKING:
    from audicle.model import Block
    from audicle.speak.script.utterances import Script


def words(text: str) -> tuple[Text, ...]:
    return (Text(text),)


def paragraph(text: str) -> Paragraph:
    return Paragraph("", words(text))


def every_kind() -> Article:
    """An article with every kind of block."""
    opening: tuple[Block, ...] = (
        Paragraph(
            "",
            (
                Text("A mill that the French call "),
                Span("fr", words("moulin à marée")),
                Text(" needs no wind"),
                NoteReference("fn1", "1"),
                Text(". See https://www.example.org/mills/index.html for more."),
            ),
        ),
        Figure("", "wheel.png", "A wheel in a stream.", caption=words("The wheel. It turns."), credit="Ann Lee"),
        Figure("", "ornament.png", None, decorative=True),
        Figure("", "plain.png", None),
        Rule(""),
        Quote("", (paragraph("To grind. Or not to grind."),), words("A miller")),
    )
    List("", False, 1, ((paragraph("Slowly."),),))
    middle: tuple[Block, ...] = (
        List(
            "", True, 3, ((paragraph("Fill."), List("", False, 1, ((paragraph("Slowly."),),))), (paragraph("Wait."),))
        ),
        List("", False, 1, ((paragraph("Grease the wheel."),), (paragraph("Sweep."),)), (True, False)),
        DefinitionList("", (Definition("", words("Sluice"), (paragraph("A gate for water."),)),)),
        Heading("", 3, words("Figures and a formula")),
        Table(
            "",
            (
                (Cell(()), Cell(words("Output"), columns=2)),
                (Cell(words("Mill")), Cell(words("Summer")), Cell(words("Winter"))),
                (Cell(words("Eling")), Cell(words("4 t")), Cell(words("4 t"))),
                (Cell(words("Carew")), Cell(words("idle"), columns=2)),
            ),
            header_rows=2,
            header_columns=1,
            caption=words("Two mills."),
        ),
        Math("", "E = m g h"),
        Code("", "def fill():\n    open(sluice)\n\n}", "python"),
        Aside("", (paragraph("Bring boots."),), "For visitors"),
        Embed("", "https://video.example/1", "A film of the wheel"),
        paragraph("* * *"),
        paragraph("Москва далеко."),
    )
    return identify(
        Article(
            Metadata("The tide mill", "How water ground corn", ("Ann Lee", "Bo Ek"), "2021-06-18", language="en-GB"),
            (Section("", 1, None, opening), Section("", 2, Heading("", 2, words("How it works")), middle)),
            (Note("fn1", "1", (paragraph("Mostly."),)),),
        )
    )


def as_lines(script: Script) -> str:
    """One line an utterance: cue, language and pause, then what is said; announcements in square brackets."""
    names: dict[str, str] = {}
    lines = []
    for said in script.utterances:
        names.setdefault(said.cue, f"{len(names) + 1:02}")
        spoken = f"[{said.spoken}]" if said.announced else said.spoken or "(silence)"
        lines.append(f"{said.section} {names[said.cue]} {said.language:5} {said.pause:4.2f}  {spoken}")
    return "\n".join(lines) + "\n"
