"""What mammoth alone loses, glues or says too much: breaks, forms, wrappers, readings, charts, drop caps, headers."""

from __future__ import annotations

import pytest

from archives import word
from audicle.model import Article, Figure, Marked, Paragraph, Ruby, Table
from audicle.model.blocks import walk
from audicle.progress import SilentProgress
from audicle.read.docx import read_docx
from audicle.read.source import Source

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def article(body: str, **extra: str) -> Article:
    parts = {f"word/{name}.xml": content for name, content in extra.items() if name != "core"}
    parts |= {"docProps/core.xml": extra["core"]} if "core" in extra else {}
    return read_docx(Source("a.docx", word(body, parts)), SilentProgress()).article


def run(text: str, about: str = "") -> str:
    return f'<w:r>{about}<w:t xml:space="preserve">{text}</w:t></w:r>'


def texts(made: Article) -> list[str]:
    blocks = [block for section in made.sections for block in walk(section.blocks)]
    return [block.text for block in blocks if isinstance(block, Paragraph)]


@pytest.mark.parametrize(
    ("inside", "text"),
    [
        (run("left") + '<w:r><w:br w:type="page"/></w:r>' + run("right"), "left right"),
        (run("left") + '<w:r><w:br w:type="column"/></w:r>' + run("right"), "left right"),
        (run("left") + "<w:r><w:cr/></w:r>" + run("right"), "left right"),
        (f'<w:bdo w:val="rtl">{run("kept")}</w:bdo>', "kept"),
        (f'<w:dir w:val="rtl">{run("kept")}</w:dir>', "kept"),
        (f"<w:customXml>{run('kept')}</w:customXml>", "kept"),
        (
            run("By ")
            + f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{run('Click here.')}</w:sdtContent></w:sdt>"
            + run("Ann"),
            "By Ann",
        ),
        (run("\uf061\uf062", '<w:rPr><w:rFonts w:ascii="Symbol" w:hAnsi="Symbol"/></w:rPr>'), "αβ"),
    ],
)
def test_text_is_whole(inside: str, text: str) -> None:
    assert texts(article(f"<w:p>{inside}</w:p>")) == [text]


def test_struck_twice_is_struck() -> None:
    made = article(f"<w:p>{run('five', '<w:rPr><w:dstrike/></w:rPr>')}{run(' six')}</w:p>")
    paragraph = made.sections[0].blocks[0]
    assert isinstance(paragraph, Paragraph)
    assert isinstance(paragraph.inlines[0], Marked)
    assert paragraph.inlines[0].mark == "deletion"


def test_readings_stand_beside_their_characters() -> None:
    ruby = f"<w:r><w:ruby><w:rt>{run('きょう')}</w:rt><w:rubyBase>{run('今日')}</w:rubyBase></w:ruby></w:r>"
    made = article(f"<w:p>{run('私は')}{ruby}{run('行く。')}</w:p>")
    paragraph = made.sections[0].blocks[0]
    assert isinstance(paragraph, Paragraph)
    assert paragraph.text == "私は今日行く。"
    assert Ruby("今日", "きょう") in paragraph.inlines


def test_a_chart_has_its_description() -> None:
    drawing = (
        '<w:drawing><wp:inline><wp:docPr id="1" name="Chart" descr="Sales &lt;rise&gt;"/><a:graphic><a:graphicData '
        'uri="http://schemas.openxmlformats.org/drawingml/2006/chart"/></a:graphic></wp:inline></w:drawing>'
    )
    made = article(f"<w:p>{run('See.')}</w:p><w:p><w:r>{drawing}</w:r></w:p>")
    figures = [block for block in made.sections[0].blocks if isinstance(block, Figure)]
    assert [(figure.src, figure.alt) for figure in figures] == [(None, "Sales <rise>")]


def test_a_drop_cap_is_of_its_word() -> None:
    cap = f'<w:p><w:pPr><w:framePr w:dropCap="drop" w:lines="3"/></w:pPr>{run("D")}</w:p>'
    assert texts(article(f"{cap}<w:p><w:pPr/>{run('uring the winter.')}</w:p>")) == ["During the winter."]


def test_paragraphs_of_a_cell_stay_apart() -> None:
    cell = f"<w:tc><w:p>{run('Wheel')}</w:p><w:p>{run('Race')}</w:p></w:tc>"
    made = article(f"<w:tbl><w:tr>{cell}{cell}</w:tr></w:tbl>")
    table = made.sections[0].blocks[0]
    assert isinstance(table, Table)
    assert [cell.text for cell in table.rows[0]] == ["Wheel Race", "Wheel Race"]


@pytest.mark.parametrize(
    ("row", "about", "headers"),
    [
        ('<w:trPr><w:tblHeader w:val="0"/></w:trPr>', "", 0),
        ("<w:trPr><w:tblHeader/></w:trPr>", "", 1),
        ("", '<w:tblStyle w:val="Band"/><w:tblLook w:firstRow="1"/>', 1),
        ("", '<w:tblStyle w:val="Band"/><w:tblLook w:val="04A0"/>', 1),
        ("", '<w:tblStyle w:val="Band"/><w:tblLook w:firstRow="0"/>', 0),
        ("", '<w:tblStyle w:val="Grid"/><w:tblLook w:firstRow="1"/>', 0),
    ],
)
def test_a_table_has_the_headers_that_word_shows(row: str, about: str, headers: int) -> None:
    band, grid = (
        f'<w:style w:type="table" w:styleId="{name}"><w:name w:val="{name}"/>{more}</w:style>'
        for name, more in (("Band", '<w:tblStylePr w:type="firstRow"/>'), ("Grid", ""))
    )
    styles = f"<w:styles {W}>{band}{grid}</w:styles>"
    cells = f"<w:tc><w:p>{run('a')}</w:p></w:tc>" * 2
    body = f"<w:tbl><w:tblPr>{about}</w:tblPr><w:tr>{row}{cells}</w:tr><w:tr>{cells}</w:tr></w:tbl>"
    table = article(body, styles=styles).sections[0].blocks[0]
    assert isinstance(table, Table)
    assert table.header_rows == headers


def test_what_programs_say_of_themselves_is_nobodys_name() -> None:
    core = (
        '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/">'
        "<dc:creator>{}</dc:creator><dc:description>generated by python-docx</dc:description>"
        "<dcterms:created>2013-12-23T23:15:00Z</dcterms:created></cp:coreProperties>"
    )
    about = article(f"<w:p>{run('x')}</w:p>", core=core.format("python-docx")).metadata
    assert (about.authors, about.published, about.description, about.changed_at) == ((), None, None, None)
    assert article(f"<w:p>{run('x')}</w:p>", core=core.format("Ann Lee; User")).metadata.authors == ("Ann Lee",)
