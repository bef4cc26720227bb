from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from audicle.errors import AudicleError
from audicle.model import Article, Figure, Heading, Link, Marked, Paragraph
from audicle.model.blocks import runs, walk
from audicle.model.ids import identify
from audicle.model.inlines import plain
from audicle.model.json import to_json
from audicle.progress import SilentProgress
from audicle.read.markdown import read_markdown
from audicle.read.source import Source

if TYPE_CHECKING:
    from collections.abc import Callable

HERE = Path(__file__).parent


def read(text: str, name: str = "a-tidy_name.md", warnings: int | None = 0) -> Article:
    progress = SilentProgress()
    article = read_markdown(Source(name, text.encode()), text, progress).article
    if warnings is not None:
        assert len(progress.warnings) == warnings, progress.warnings
    return article


def all_text(article: Article) -> str:
    said = [article.metadata.title]
    for section in article.sections:
        said += [section.title or ""]
        said += [plain(run) for block in walk(section.blocks) for run in runs(block)]
        said += [getattr(block, "text", "") + (getattr(block, "title", "") or "") for block in walk(section.blocks)]
        said += [block.alt or "" for block in walk(section.blocks) if isinstance(block, Figure)]
    for note in article.notes:
        said += [plain(run) for block in walk(note.blocks) for run in runs(block)]
    return "\n".join(said)


@pytest.mark.parametrize("path", sorted(HERE.glob("*.md")), ids=lambda path: path.stem)
def test_golden(path: Path, golden_json: Callable[[Path, Any], None]) -> None:
    article = read(path.read_text(encoding="utf-8"), path.name, warnings=None)
    golden_json(path.with_suffix(".json"), to_json(identify(article)))


@pytest.mark.parametrize(
    ("text", "title", "headings"),
    [
        ("---\ntitle: Front\n---\n# Other\n\n## A", "Front", ["Other"]),
        ("---\ntitle: The same!\n---\n# the same\n\n## A", "The same!", ["A"]),
        ("# First\n\n# Second", "First", ["Second"]),
        ("Before.\n\n# First", "First", [None]),
        ("## Only\n\nText.", "Only", [None]),
        ("## One\n\nText.\n\n## Two", "One", ["One", "Two"]),
        ("Text.", "A tidy name", [None]),
    ],
)
def test_title(text: str, title: str, headings: list[str | None]) -> None:
    article = read(text)
    assert article.metadata.title == title
    assert [section.title for section in article.sections] == headings


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("2021-06-18-on-the_tide.md", "On the tide"),
        ("/some/where/Ünïcode.md", "Ünïcode"),
        ("https://example.org/a%20page.md?x=1", "A page"),
        ("-", ""),
    ],
)
def test_title_from_the_name(name: str, title: str) -> None:
    assert read("Text.", name).metadata.title == title


def test_a_formula_that_cannot_be_read_is_named_and_kept() -> None:
    progress = SilentProgress()
    article = read_markdown(Source("x.md", b""), "Before $\\frac{$ after.", progress).article
    assert "\\frac{" in all_text(article)
    assert len(progress.warnings) == 1
    assert "\\frac{" in progress.warnings[0]


def test_a_formula_leads_nowhere() -> None:
    article = read("# T\n\n$\\href{javascript:alert(1)}{x}$")
    assert "href" not in str(to_json(article)).replace("\\\\href{javascript:alert(1)}", "")


@pytest.mark.parametrize(
    "scheme", ["javascript:", "JavaScript:", "javascript&colon;", "vbscript:", "file:///", "data:"]
)
def test_a_link_to_a_script_is_only_text(scheme: str) -> None:
    (section,) = read(f'[word]({scheme}x) <a href="{scheme}x">other</a>').sections
    (paragraph,) = section.blocks
    assert isinstance(paragraph, Paragraph)
    assert paragraph.text == "word other"
    assert not any(isinstance(inline, Link) for inline in paragraph.inlines)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Text <script>alert(1)</script> here <style>b{}</style>.", "Text here ."),
        ("A <SCRIPT src='a'>x *y* `</script>` </Script >b <template><b>no</b></template>c", "A b c"),
        ("A <script>b\nc</script> d <script>e", "A d e"),
        ("A <style>b{} c", "A b{} c"),
        ("**A <script>no</script>b** </script> c", "A b c"),
    ],
)
def test_scripts_and_styles_in_a_line_are_not_read(text: str, said: str) -> None:
    (block,) = read(text).sections[0].blocks
    assert isinstance(block, Paragraph)
    assert block.text == said


def test_of_a_drawing_in_a_line_the_title_is_read() -> None:
    text, drawing = read("A <svg><title>A gull</title><text>no</text></svg> b").sections[0].blocks
    assert isinstance(text, Paragraph)
    assert text.text == "A b"
    assert isinstance(drawing, Figure)
    assert drawing.alt == "A gull"


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        ("H~2~O", ["subscript 2"]),
        ("x^2^, 10^-3^ and log~10~(x)", ["superscript 2", "superscript -3", "subscript 10"]),
        ("C~6~H~12~O~6~", ["subscript 6", "subscript 12", "subscript 6"]),
        ("CO~3~^2-^", ["subscript 3", "superscript 2-"]),
        ("~~gone~~ a~~b~~c", ["deletion gone", "deletion b"]),
        ("2^3^4 5~10~15 (^_^) ~10 to ~20 ~/a and ~/b x^a b^ a^ b^ \\^a^ a\\^b^ a^^b^^", []),
        ("[^a][^b] and word[^c]^d", []),
    ],
)
def test_subscripts_and_superscripts_are_read_where_they_can_be_nothing_else(text: str, marks: list[str]) -> None:
    (block,) = read(text).sections[0].blocks
    assert isinstance(block, Paragraph)
    found = [f"{part.mark} {plain(part.children)}" for part in block.inlines if isinstance(part, Marked)]
    assert found == marks


def test_a_picture_in_the_text_is_not_read_letter_by_letter() -> None:
    data = "data:image/png;base64," + "A" * 3_000_000
    (section,) = read(f"![alt]({data})").sections
    (figure,) = section.blocks
    assert isinstance(figure, Figure)
    assert figure.src == data


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("> " * 3_000 + "deep", id="quotes"),
        pytest.param("- " * 3_000 + "deep", id="lists"),
        pytest.param("<div>" * 10_000 + "deep", id="elements"),
        pytest.param("<div>\n\n" * 3_000 + "deep", id="elements apart"),
        pytest.param("<b>" * 10_000 + "deep", id="unclosed inlines"),
        pytest.param("x " + "<b>" * 3_000 + "deep" + "</b>" * 3_000, id="inlines"),
        pytest.param("*a **a " * 3_000, id="emphasis"),
        pytest.param("*a **a " * 1_000 + "x" + " a** a*" * 1_000, id="closed emphasis"),
        pytest.param("*a **a_" * 500 + "x" + "_a** a*" * 500, id="closed emphasis of two kinds"),
        pytest.param("[" * 8_000, id="brackets"),
        pytest.param("![" * 2_000, id="pictures"),
        pytest.param("`a`{" * 5_000, id="braces"),
        pytest.param("$" * 20_000, id="dollars"),
        pytest.param("<!--" * 5_000, id="comments"),
        pytest.param("a\n" + "<?" * 5_000, id="instructions"),
        pytest.param("<svg>" * 5_000, id="drawings"),
        pytest.param("|a" * 500 + "|\n" + "|-" * 500 + "|\n" + "|\n" * 100, id="table"),
        pytest.param("^[" * 500 + "x" + "]" * 500, id="notes"),
    ],
)
def test_hostile_text_is_read_in_time(text: str) -> None:
    article = read(text, warnings=None)
    identify(article)
    to_json(article)


# Marks of the format, more often than letters; and letters that no mark is made of
_markup = st.lists(
    st.sampled_from(
        [
            *"#*_`~[](){}<>|!^$:-+.=\"'&\\/\n \t",
            "\n\n",
            "---\n",
            "+++\n",
            "[^1]",
            "[^1]: ",
            "<div>",
            "</div>",
            "<table>",
        ]
    )
    | st.sampled_from(
        [
            "<td>",
            "<figure>",
            "<!--",
            "-->",
            "<script>",
            "![a](b)",
            "{lang=fr}",
            "$$\n",
            "- [ ] ",
            "<b ",
            "\x00",
            "{% image a %}",
            "{{",
            "[[a|",
            "]]",
        ]
    )
    | st.text(max_size=4),
    max_size=60,
).map("".join)


@given(_markup)
@settings(max_examples=300, deadline=None)
@example("<dl><dl><dt>x</dl>")
@example("[^1]:[^1]\n\n[^1]: x")
def test_no_text_breaks_the_reader(text: str) -> None:
    try:
        article = read(text, warnings=None)
    except AudicleError:
        return
    named = identify(article)
    ids = [block.id for section in named.sections for block in walk(section.blocks)]
    assert len(ids) == len(set(ids))
    assert named.metadata.title


_words = st.text(st.characters(categories=("L", "Nd")), min_size=1, max_size=8)


@given(st.lists(st.lists(_words, min_size=1, max_size=6), min_size=1, max_size=6))
@settings(max_examples=100, deadline=None)
def test_paragraphs_arrive_whole_and_in_order(paragraphs: list[list[str]]) -> None:
    article = read("\n\n".join(" ".join(words) for words in paragraphs), warnings=None)
    found = [block.text for section in article.sections for block in section.blocks if isinstance(block, Paragraph)]
    assert found == [" ".join(words) for words in paragraphs]


_hidden = st.sampled_from(
    ["<b>", "</i>", "<div class='a", "<p>", "</p>", "<table>", "<td>", "<li>", '<a href="', "<x>", "<", "&"]
)


@given(st.lists(st.tuples(_words, _hidden, _words), min_size=1, max_size=5))
@settings(max_examples=200, deadline=None)
def test_raw_tags_that_are_wrong_swallow_no_letters(paragraphs: list[tuple[str, str, str]]) -> None:
    article = read("\n\n".join(f"{before} {tag} {after}" for before, tag, after in paragraphs), warnings=None)
    said = all_text(article)
    for before, _, after in paragraphs:
        assert before in said
        assert after in said


def test_levels_of_headings_are_kept() -> None:
    (section,) = read("# T\n\n### A\n\n###### B").sections
    assert section.level == 3
    assert [block.level for block in section.blocks if isinstance(block, Heading)] == [6]


def test_the_date_in_the_name_of_a_file_is_taken_where_no_other_is_given() -> None:
    assert read("Text.", "posts/2021-06-18-on-the-tide.md").metadata.published == "2021-06-18"
    assert read("---\ndate: 2020\n---\nText.", "2021-06-18-on-the-tide.md").metadata.published == "2020"
    assert read("Text.", "2021-66-18-on-the-tide.md").metadata.published is None


def test_tags_of_a_generator_are_dropped_and_said_to_be() -> None:
    article = read("# T\n\nBefore {% mystery a=1 %} after. $\\frac{{1}}{{2}}$")
    assert [item.text for item in article.dropped] == ["{% mystery a=1 %}"]
    assert "Before after." in all_text(article)
    assert "{{1}}" in all_text(article)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("So it was [@smith2020, p. 3].", "So it was (Smith 2020, p. 3)."),
        ("So [see @smith2020, pp. 3-5; also @de-vries1999a].", "So (see Smith 2020, pp. 3-5; also De-Vries 1999a)."),
        ("Smith says so [-@smith2020].", "Smith says so (2020)."),
        ("@smith2020 says so, [@smith2020].", "Smith (2020) says so, (Smith 2020)."),
        ("[@lee1990] and @smith2020 [p. 3] say so.", "(Lee 1990) and Smith (2020, p. 3) say so."),
        ("[@{smith2020}; @fig:mill]", "(Smith 2020; fig:mill)"),
        # no citation without a name and a year, or without any sign of a bibliography
        ("Ask @audicle or @john1985.", "Ask @audicle or @john1985."),
        ("Ask [@audicle] or ann@lee1990.example.", "Ask [@audicle] or ann@lee1990.example."),
        ("See [@smith2020](https://example.org/).", "See @smith2020."),
        ("Write `[@smith2020]` for that.", "Write [@smith2020] for that."),
    ],
)
def test_citations_are_readable(text: str, said: str) -> None:
    assert [block.text for block in read(text).sections[0].blocks if isinstance(block, Paragraph)] == [said]


def test_with_a_bibliography_every_key_is_a_citation() -> None:
    made = read("---\nbibliography: mills.bib\n---\nAs @smith2020 says [@mill-book, ch. 1], it @turns.")
    (block,) = made.sections[0].blocks
    assert isinstance(block, Paragraph)
    assert block.text == "As Smith (2020) says (mill-book, ch. 1), it @turns."
