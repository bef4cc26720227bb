"""A Word document in readable parts, with the article it is read as; and what its parts may lack."""

from __future__ import annotations

import io
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from PIL import Image as Pillow

from archives import packed, word, zipped
from audicle.errors import SourceError
from audicle.model import Article, Figure, Math, Paragraph
from audicle.model.json import to_json
from audicle.progress import SilentProgress
from audicle.read import read
from audicle.read.docx import parts, read_docx
from audicle.read.source import Source
from audicle.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Callable

HERE = Path(__file__).parent


def keeper() -> bytes:
    made = io.BytesIO()
    Pillow.new("RGB", (80, 80), "teal").save(made, "PNG")
    return packed(HERE / "keeper", {"word/media/lamp.png": made.getvalue()})


def made(data: bytes, name: str = "a-file.docx") -> tuple[Article, list[str]]:
    progress = SilentProgress()
    return read_docx(Source(name, data), progress).article, progress.warnings


def heading(text: str, level: int = 1) -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="Heading{level}"/></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>'


def line(text: str) -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def test_document_is_read_as_its_golden_file_says(golden_json: Callable[[Path, Any], None]) -> None:
    article, warnings = made(keeper())
    golden_json(HERE / "keeper.json", {**to_json(article), "warnings": warnings})


def test_pictures_come_out_of_the_document_and_none_from_elsewhere() -> None:
    article, _ = read(Source("a.docx", keeper(), Path("/")), Settings(), SilentProgress())
    assert [image.src for image in article.images] == ["word/media/lamp.png"]


@pytest.mark.parametrize(
    ("body", "title", "sections"),
    [
        (heading("Only") + line("x") + heading("Two", 2) + line("y"), "Only", [(1, None), (2, "Two")]),
        (heading("One") + line("x") + heading("Two") + line("y"), "A file", [(2, "One"), (2, "Two")]),
        (line("x") + heading("One", 2) + line("y"), "A file", [(1, None), (2, "One")]),
        (line("x"), "A file", [(1, None)]),
    ],
)
def test_title_without_a_title_style(body: str, title: str, sections: list[tuple[int, str | None]]) -> None:
    article, _ = made(word(body))
    assert article.metadata.title == title
    assert [(section.level, section.title) for section in article.sections] == sections


def test_a_document_without_text_is_an_error() -> None:
    with pytest.raises(SourceError, match="no text"):
        made(word(""))


def test_more_text_than_can_be_read_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parts, "_LARGEST", 1000)
    with pytest.raises(SourceError, match="of text"):
        made(word(line("x" * 1000)))


def test_nested_too_deeply_to_be_a_document_is_an_error_or_is_read() -> None:
    with pytest.raises(SourceError, match="damaged"):
        made(word("<w:ins>" * 240 + line("x") + "</w:ins>" * 240))


def test_the_documents_own_style_map_is_not_asked() -> None:
    article, _ = made(word(line("x"), {"mammoth/style-map": "p => h1"}))
    assert article.sections[0].blocks == (Paragraph("", article.sections[0].blocks[0].inlines),)  # type: ignore[union-attr]


def drawing(attribute: str, alt: str = "A lamp") -> str:
    """Return a paragraph with one picture, whose relation has the identifier ``pic``."""
    return (
        f'<w:p><w:r><w:drawing><wp:inline><wp:docPr id="1" name="x" descr="{alt}"/><a:graphic><a:graphicData><pic:pic>'
        f'<pic:blipFill><a:blip {attribute}="pic"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline>'
        "</w:drawing></w:r></w:p>"
    )


def relations(target: str, mode: str = "", kind: str = "image") -> dict[str, bytes | str]:
    return {
        "word/_rels/document.xml.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/'
        f'relationships"><Relationship Id="pic" Target="{target}" {mode} '
        f'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}"/></Relationships>'
    }


OUTSIDE = 'TargetMode="External"'


@pytest.mark.parametrize("attribute", ["r:embed", "r:link"])
@pytest.mark.parametrize(
    ("target", "mode", "says"),
    [
        ("../../../../etc/passwd", "", "outside the file"),
        ("file:///etc/passwd", OUTSIDE, "outside the file"),
        ("/etc/passwd", "", "outside the file"),
        ("C:\\secret.png", OUTSIDE, "outside the file"),
        ("https://example.org/lamp.png", OUTSIDE, "on the web"),
        ("media/lost.png", "", "not there"),
    ],
)
def test_a_picture_from_elsewhere_is_refused_by_its_address_and_the_text_is_read(
    attribute: str, target: str, mode: str, says: str
) -> None:
    progress = SilentProgress()
    data = word(line("Before.") + drawing(attribute) + line("After."), relations(target, mode))
    article, _ = read(Source("a.docx", data, Path("/")), Settings(language="en"), progress)
    before, figure, after = article.sections[0].blocks
    assert (before.text, after.text) == ("Before.", "After.")  # type: ignore[union-attr]
    assert isinstance(figure, Figure)
    assert (figure.src, figure.alt) == (None, "A lamp")
    assert [warning for warning in progress.warnings if f"the picture {target} is {says}" in warning]


@pytest.mark.parametrize("target", ["media/lamp.png", "/word/media/lamp.png", "../word/media/lamp.png", "/pics/a.png"])
def test_pictures_are_found_wherever_in_the_document_they_are(target: str) -> None:
    made_picture = io.BytesIO()
    Pillow.new("RGB", (20, 20), "teal").save(made_picture, "PNG")
    name = "pics/a.png" if "pics" in target else "word/media/lamp.png"
    data = word(line("x") + drawing("r:embed"), {**relations(target), name: made_picture.getvalue()})
    article, _ = read(Source("a.docx", data), Settings(language="en"), SilentProgress())
    assert [image.src for image in article.images] == [name]


def test_references_that_lead_nowhere_do_not_cost_the_text() -> None:
    link = '<w:p><w:hyperlink r:id="none"><w:r><w:t>A link.</w:t></w:r></w:hyperlink></w:p>'
    article, warnings = made(word(line("x") + drawing("r:embed") + link))
    assert [block.text for block in article.sections[0].blocks] == ["x", "A link."]  # type: ignore[union-attr]
    assert warnings == ["a-file.docx: 2 picture(s) or link(s) lead nowhere and are left out."]


def test_entities_of_a_part_are_named_and_not_expanded() -> None:
    document = (
        '<!DOCTYPE d [<!ENTITY a "]>ha"><!ENTITY f SYSTEM "file:///etc/passwd">]><w:document '
        'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>One &a; two &f; '
        "three.</w:t></w:r></w:p></w:body></w:document>"
    )
    article, warnings = made(zipped({"word/document.xml": document}))
    assert article.sections[0].blocks[0].text == "One two three."  # type: ignore[union-attr]
    assert warnings == ["a-file.docx: word/document.xml declares entities; they are not expanded."]


def part(name: str, text: str) -> str:
    return f"<m:{name}><m:r><m:t>{text}</m:t></m:r></m:{name}>"


def shape(name: str, *parts: str, **properties: str) -> str:
    values = "".join(f'<m:{key} m:val="{value}"/>' for key, value in properties.items())
    return f"<m:{name}><m:{name}Pr>{values}</m:{name}Pr>{''.join(parts)}</m:{name}>"


@pytest.mark.parametrize(
    ("office", "expected"),
    [
        ("<m:r><m:t>E=3,5x</m:t></m:r>", "<mi>E</mi><mo>=</mo><mn>3,5</mn><mi>x</mi>"),
        (shape("f", part("num", "1"), part("den", "2")), "<mfrac><mn>1</mn><mn>2</mn></mfrac>"),
        (
            shape("f", part("num", "n"), part("den", "k"), type="noBar"),
            '<mfrac linethickness="0"><mi>n</mi><mi>k</mi></mfrac>',
        ),
        (shape("sSup", part("e", "x"), part("sup", "2")), "<msup><mi>x</mi><mn>2</mn></msup>"),
        (
            shape("sSubSup", part("e", "x"), part("sub", "i"), part("sup", "2n")),
            "<msubsup><mi>x</mi><mi>i</mi><mrow><mn>2</mn><mi>n</mi></mrow></msubsup>",
        ),
        (shape("rad", "<m:deg/>", part("e", "2"), degHide="1"), "<msqrt><mn>2</mn></msqrt>"),
        (shape("rad", part("deg", "3"), part("e", "2")), "<mroot><mn>2</mn><mn>3</mn></mroot>"),
        (
            shape("nary", part("sub", "1"), part("sup", "n"), part("e", "i"), chr="\u2211"),
            "<mrow><munderover><mo>\u2211</mo><mn>1</mn><mi>n</mi></munderover><mi>i</mi></mrow>",
        ),
        (
            shape("nary", part("sub", "0"), "<m:sup/>", part("e", "x"), supHide="on"),
            "<mrow><msub><mo>\u222b</mo><mn>0</mn></msub><mi>x</mi></mrow>",
        ),
        (
            shape("d", part("e", "a"), part("e", "b"), begChr="[", endChr="", sepChr=","),
            "<mrow><mo>[</mo><mrow><mi>a</mi></mrow><mo>,</mo><mrow><mi>b</mi></mrow></mrow>",
        ),
        (
            shape("m", f"<m:mr>{part('e', 'a')}{part('e', 'b')}</m:mr>"),
            "<mtable><mtr><mtd><mi>a</mi></mtd><mtd><mi>b</mi></mtd></mtr></mtable>",
        ),
        (
            '<m:func><m:fName><m:r><m:rPr><m:sty m:val="p"/></m:rPr><m:t>sin</m:t></m:r></m:fName>'
            f"{part('e', 'x')}</m:func>",
            "<mrow><mi>sin</mi><mo>\u2061</mo><mi>x</mi></mrow>",
        ),
        (shape("acc", part("e", "v"), chr="\u20d7"), '<mover accent="true"><mi>v</mi><mo>\u2192</mo></mover>'),
        (shape("bar", part("e", "v"), pos="top"), "<mover><mi>v</mi><mo>\u00af</mo></mover>"),
        (shape("groupChr", part("e", "v")), "<munder><mi>v</mi><mo>\u23df</mo></munder>"),
        (
            shape("limLow", part("e", "x"), part("lim", "n")),
            "<munder><mi>x</mi><mi>n</mi></munder>",
        ),
        ("<m:r><m:rPr><m:nor/></m:rPr><m:t>if x</m:t></m:r>", "<mtext>if x</mtext>"),
    ],
)
def test_formulas_keep_their_shape(office: str, expected: str) -> None:
    article, warnings = made(
        word(f"<w:p><m:oMathPara><m:oMath>{office}</m:oMath></m:oMathPara></w:p>" + line("x")), "a.docx"
    )
    formula, _ = article.sections[0].blocks
    assert isinstance(formula, Math)
    assert expected in formula.mathml.replace(' xmlns="http://www.w3.org/1998/Math/MathML"', "")
    assert warnings == []


def test_a_formula_stands_where_it_is_in_the_text_and_what_is_unknown_is_its_text() -> None:
    article, warnings = made(
        word(
            "<w:p><w:r><w:t>So </w:t></w:r><m:oMath><m:r><m:t>x</m:t></m:r><m:odd><m:r><m:t>yz</m:t></m:r></m:odd>"
            "</m:oMath><w:r><w:t> is.</w:t></w:r></w:p>"
        )
    )
    (paragraph,) = article.sections[0].blocks
    assert isinstance(paragraph, Paragraph)
    assert [type(inline).__name__ for inline in paragraph.inlines] == ["Text", "MathSpan", "Text"]
    assert "<mtext>yz</mtext>" in paragraph.inlines[1].mathml  # type: ignore[union-attr]
    assert warnings == ["a-file.docx: parts of formulas that are not known (odd) are read as their text."]


def texts(body: str, extra: dict[str, bytes | str] | None = None) -> list[str]:
    article, _ = made(word(body, extra))
    return [block.text for section in article.sections for block in section.blocks]  # type: ignore[union-attr]


def test_hidden_text_is_left_out() -> None:
    run = "<w:r><w:rPr><w:vanish{}/></w:rPr><w:t>{}</w:t></w:r>"
    assert texts("<w:p>" + run.format("", "hidden") + run.format(' w:val="0"', "shown") + "</w:p>") == ["shown"]


def test_what_a_simple_field_came_to_is_read() -> None:
    field = '<w:fldSimple w:instr="PAGE"><w:r><w:t>seven</w:t></w:r></w:fldSimple>'
    assert texts(f"<w:p><w:r><w:t>Page </w:t></w:r>{field}</w:p>") == ["Page seven"]


BOX = (
    "<w:drawing><wp:inline><a:graphic><a:graphicData><wps:wsp><wps:txbx><w:txbxContent>{}</w:txbxContent></wps:txbx>"
    "</wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing>"
)


@pytest.mark.parametrize(
    "box",
    [
        BOX,
        "<mc:AlternateContent><mc:Choice>" + BOX + "</mc:Choice></mc:AlternateContent>",
        "<mc:AlternateContent><mc:Choice>" + BOX + "</mc:Choice><mc:Fallback><w:pict><w:smartTag><w:txbxContent>"
        "{}</w:txbxContent></w:smartTag></w:pict></mc:Fallback></mc:AlternateContent>",
    ],
    ids=["bare", "without an older copy", "with one"],
)
def test_text_boxes_are_read_once(box: str) -> None:
    assert texts(f"<w:p><w:r><w:t>Around.</w:t>{box.format(*[line('Inside.')] * 2)}</w:r></w:p>") == [
        "Around.",
        "Inside.",
    ]


@pytest.mark.parametrize(("said", "published", "left"), [("2021-06-18", "2021-06-18", 1), ("Soon.", None, 2)])
def test_a_paragraph_of_the_style_date_is_when_it_was_published(said: str, published: str | None, left: int) -> None:
    styles = (
        '<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:style w:type="paragraph" '
        'w:styleId="Date"><w:name w:val="Date"/></w:style></w:styles>'
    )
    dated = f'<w:p><w:pPr><w:pStyle w:val="Date"/></w:pPr><w:r><w:t>{said}</w:t></w:r></w:p>'
    article, _ = made(word(dated + line("x"), {"word/styles.xml": styles}))
    assert article.metadata.published == published
    assert len(article.sections[0].blocks) == left
