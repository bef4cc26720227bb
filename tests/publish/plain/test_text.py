"""An article as plain text."""

from __future__ import annotations

import pytest

from audicle.model import (
    Article,
    Cell,
    Inline,
    Link,
    Marked,
    Metadata,
    Note,
    NoteReference,
    Paragraph,
    Section,
    Table,
    Text,
)
from audicle.publish.plain.text import as_text


def body(*blocks: Paragraph | Table, notes: tuple[Note, ...] = ()) -> str:
    return as_text(Article(Metadata("T"), (Section("s1", 1, None, blocks),), notes)).partition("\n\n")[2]


def raised(*text: str) -> Marked:
    return Marked("superscript", tuple(map(Text, text)))


def test_notes_are_marked_where_they_are_referred_to() -> None:
    said = body(
        Paragraph("", (Text("So they say."), NoteReference("fn1", "1"), Text(" Or not."), raised("[2]"))),
        notes=(Note("fn1", "1", (Paragraph("", (Text("They do."),)),)),),
    )
    assert said == "So they say.[1] Or not.[2]\n\n[1] They do.\n"


@pytest.mark.parametrize(
    ("run", "said"),
    [
        ((Text("10"), raised("3")), "10^3"),
        ((Text("10"), raised("-3"), Text(" m")), "10^-3 m"),
        ((Text("x"), raised("n")), "x^n"),
        ((Text("x"), raised("n + 1")), "x^(n + 1)"),
        ((Marked("emphasis", (Text("x"),)), raised("2")), "x^2"),
        ((Text("(a)"), raised("2")), "(a)^2"),
        ((Text("the 1"), raised("st"), Text(" of May")), "the 1st of May"),
        ((Text("le 2"), raised("e")), "le 2e"),
        ((Text("Name"), raised("TM")), "NameTM"),
        ((Text("H"), Marked("subscript", (Text("2"),)), Text("O")), "H2O"),
        ((raised("14"), Text("C")), "14C"),
        ((Link("x", (Text("m"), raised("2"))), Text(".")), "m^2."),
    ],
)
def test_raised_numbers(run: tuple[Inline, ...], said: str) -> None:
    assert body(Paragraph("", run)) == f"{said}\n"
    assert body(Table("", ((Cell(run), Cell((Text("b"),))),), caption=run)) == f"{said}\n{said} | b\n"
