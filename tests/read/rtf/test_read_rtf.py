"""RTF documents as an Article: what Word, Writer, WordPad and pandoc write, as the Markdown it comes out as."""

from __future__ import annotations

import random
import re
from typing import TYPE_CHECKING

import pytest

from archives import png
from audicle.errors import AudicleError, SourceError
from audicle.model import Table
from audicle.progress import SilentProgress
from audicle.publish.plain.markdown import as_markdown
from audicle.read import read_explained
from audicle.read.source import Source
from audicle.settings import Settings

if TYPE_CHECKING:
    from audicle.model import Article

FONTS = r"{\f0 Times;}{\f1\fcharset204 Times CYR;}{\f2\fcharset2 Wingdings;}{\f3\fcharset128 MS;}"
HEAD = rf"{{\rtf1\ansi\ansicpg1252\deff0{{\fonttbl{FONTS}}}"
STYLES = (
    r"{\stylesheet{\s0 Normal;}{\s1 heading 1;}{\s2 \'dcberschrift 2;}{\s3\outlinelevel1 Mine;}{\s4 Title;}"
    r"{\s5 Quote;}{\s6\sbasedon6 Odd;}{\*\cs10 Emphasis;}}"
)
LISTS = (
    r"{\*\listtable{\list{\listlevel\levelnfc0}{\listlevel\levelnfc4}\listid7}{\list{\listlevel\levelnfc23}\listid8}}"
    r"{\*\listoverridetable{\listoverride\listid7\ls1}{\listoverride\listid8\ls2}}"
)


def read(body: str | bytes, head: str = HEAD + STYLES + LISTS) -> Article:
    text = body if isinstance(body, bytes) else body.encode("cp1252")
    data = head.encode() + b"\n" + text + b"}"
    return read_explained(Source("a.rtf", data), Settings(language="en"), SilentProgress())[0].article


def markdown(article: Article) -> str:
    return as_markdown(article).split("---\n", 2)[2].strip()


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (r"One {\b bold} and \i slanted\i0  text.\par", "One **bold** and *slanted* text."),
        (r"{\cs10 stressed} x{\super 2} H{\sub 2}O {\strike no}", "*stressed* x<sup>2</sup> H<sub>2</sub>O ~~no~~"),
        (r"Gr\'fc\'dfe \u8364? \ldblquote x\rdblquote \emdash y\~z", "Grüße € “x”—y\u00a0z"),
        (r"\uc2\u12354\'82\'a0 and \uc0\u12354 c", "あ and あc"),
        (r"\u-10179?\u-8704? smile", "\U0001f600 smile"),
        (r"{\f1 \'cf\'f0\'e8\'e2\'e5\'f2} {\f3 \'93\'fa\'96\'7b}", '{: lang="ru"}\nПривет <span lang="zh">日本</span>'),
        (r"one\line two\page three", "one\\\ntwo three"),
        (r"a {\v secret}b {\deleted gone}c", "a b c"),
        (r'{\field{\*\fldinst HYPERLINK "https://example.org/a"}{\fldrslt {\ul it}}}.', "[it](https://example.org/a)."),
        (r"{\header Head\par}{\footer 7\par}text{\*\unknown nothing}{\*\bkmkstart b}", "text"),
        (r"{\upr{ab?}{\*\ud{ab\u257?}}}", "abā"),
        (r"{\shp{\*\shpinst{\shptxt In a box\par}}{\shprslt copy}}Around it.\par", "In a box\n\nAround it."),
        (r"\pard\s6 a style based on itself\par", "a style based on itself"),
    ],
)  # fmt: skip
def test_characters(body: str, expected: str) -> None:
    assert markdown(read(body)) == expected


def test_headings_by_style_in_any_language_and_by_level() -> None:
    body = r"\pard\s4 The title\par\pard\s1 First\par\pard x\par\pard\s2 Zweite\par\pard y\par"
    body += r"\pard\s3 Third\par\pard\s5 z\par"
    article = read(body)
    assert article.metadata.title == "The title"
    assert markdown(article).split("\n\n") == ["## First", "x", "### Zweite", "y", "### Third", "> z"]


def test_headings_of_a_program_without_styles_are_told_by_their_size() -> None:
    body = r"\pard\fs40\b A big day\b0\par\fs24 It was a fine day and we went out.\par"
    body += r"\fs30 Later\par\fs24 We came home.\par"
    article = read(body, HEAD)
    assert article.metadata.title == "A big day"
    assert markdown(article).split("\n\n") == ["It was a fine day and we went out.", "## Later", "We came home."]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (r"{\listtext 1.\tab}\pard\ls1 one\par{\listtext 2.\tab}\pard\ls1 two\par", "1. one\n2. two"),
        (r"{\listtext 3.\tab}\pard\ls1 one\par{\listtext b)\tab}\pard\ls1\ilvl1 two\par",
         '3. one\n\n   {: type="a"}\n   2. two'),
        (r"{\listtext\'b7\tab}\pard\ls2 one\par{\listtext\'b7\tab}\pard\ls2 two\par", "- one\n- two"),
        (r"{\pntext 1.\tab}\pard one\par{\pntext 2.\tab}two\par", "1. one\n2. two"),
        (r"{\listtext 2.1\tab}\pard\ls1 one\par", r"2\.1 one"),
        (r"{\listtext 1.\tab}\pard\s1\ls1 Head\par\pard x\par\pard\s1 Next\par", "## 1. Head\n\nx\n\n## Next"),
        # pandoc writes what it counts as text
        (r"\pard\li360\fi-360 1.\tx360\tab one\par\pard\li720\fi-360 a.\tx360\tab in\par"
         r"\pard\li360\fi-360 2.\tx360\tab two\par",
         '1. one\n\n   {: type="a"}\n   1. in\n2. two'),
        (r"\pard\li360\fi-360 \bullet \tx360\tab one\par", "- one"),
    ],
)  # fmt: skip
def test_lists(body: str, expected: str) -> None:
    assert markdown(read(body)) == expected


def test_tables_with_headers_and_cells_that_are_one() -> None:
    body = (
        r"\trowd\trhdr\cellx1000\cellx2000\pard\intbl Name\cell Age\cell\row"
        r"\trowd\cellx1000\cellx2000\pard\intbl Ann\par Lee\cell 30\cell\row"
        r"\trowd\cellx2000\pard\intbl wide\cell\row\pard after\par"
    )
    article = read(body)
    table = next(block for section in article.sections for block in section.blocks if isinstance(block, Table))
    assert [[cell.text for cell in row] for row in table.rows] == [["Name", "Age"], ["Ann Lee", "30"], ["wide"]]
    assert table.header_rows == 1
    assert table.rows[2][0].columns == 2
    assert markdown(article).endswith("after")


def test_notes() -> None:
    article = read(r"Text{\super\chftn{\footnote\pard\chftn Why so.\par}} goes on.\par")
    assert markdown(article) == "Text[^fn1] goes on.\n\n[^fn1]: Why so."


def test_pictures_with_their_descriptions() -> None:
    words = r"{\*\picprop{\sp{\sn wzDescription}{\sv A gull}}}"
    picture = rf"{{\pict{words}\pngblip {png(8, 8).hex()}}}"
    article = read(rf"a\par{{\*\shppict{picture}}}{{\nonshppict{picture}}}\par b\par")
    assert len(article.images) == 1
    assert "![A gull]" in markdown(article)
    drawn = read(rf"a\par{{\pict{words}\emfblip 0102}}\par")
    assert "A gull" in markdown(drawn)


def test_what_is_said_of_the_document() -> None:
    info = r"{\info{\title A day}{\author Ann Lee;Bo Ek}{\keywords sea, gulls}{\creatim\yr2024\mo5\dy1\hr9\min30}}"
    about = read("x", HEAD + info + r"\deflang1031").metadata
    assert (about.title, about.authors, about.tags, about.published) == (
        "A day",
        ("Ann Lee", "Bo Ek"),
        ("sea", "gulls"),
        "2024-05-01",
    )
    assert about.changed_at == "2024-05-01T09:30:00Z"


def test_hidden_text_and_contents_are_told() -> None:
    contents = r"{\field{\*\fldinst TOC}{\fldrslt \pard First 1\par}}"
    article = read(rf"{contents}\pard Text {{\v secret}}here.\par")
    assert {(item.text, item.why) for item in article.dropped} == {
        ("First 1", "the table of contents"),
        ("secret", "hidden text"),
    }


def test_binary_data_is_no_text() -> None:
    article = read(b"a{\\pict\\pngblip\\bin5 }{x}\\}b")
    assert markdown(article) == "a b"


@pytest.mark.parametrize("body", ["", r"\par\par", r"{\*\generator X;}"])
def test_a_document_without_text_is_refused(body: str) -> None:
    with pytest.raises(SourceError, match="no text"):
        read(body)


@pytest.mark.parametrize("body", [r"{" * 5000 + "deep" + r"}" * 5000, r"{" * 300 + "deep", "deep" + "}" * 300])
def test_groups_that_never_end_lose_no_text(body: str) -> None:
    assert "deep" in markdown(read(body))


def test_a_damaged_document_is_read_or_refused() -> None:
    whole = (
        HEAD + STYLES + LISTS + r"{\listtext 1.\tab}\ls1 one\par\trowd\cellx9\intbl c\cell\row{\footnote n}x}"
    ).encode()
    pieces = [bytes(piece) for piece in re.findall(rb"\\[a-z]+-?\d*|[{}]|[^\\{}]+", whole)]
    dice = random.Random(3)
    for _ in range(150):
        data = b"{\\rtf1" + b"".join(dice.choice(pieces) for _ in range(60)) + b" words stay"
        try:
            read_explained(Source("a.rtf", data), Settings(language="en"), SilentProgress())
        except AudicleError:
            continue
