"""What dialects add to Markdown: pandoc's, Obsidian's, kramdown's, and those of site generators."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from audicle.model import (
    Abbreviation,
    Article,
    Aside,
    Block,
    Code,
    Embed,
    Figure,
    Heading,
    LineBreak,
    Link,
    List,
    Marked,
    Paragraph,
    Rule,
    Table,
    Text,
)
from audicle.progress import SilentProgress
from audicle.read.markdown import read_markdown
from audicle.read.pictures.gathering import load_images
from audicle.read.source import Source

if TYPE_CHECKING:
    from pathlib import Path


def read(text: str) -> Article:
    progress = SilentProgress()
    article = read_markdown(Source("a.md", text.encode()), text, progress).article
    assert not progress.warnings
    return article


def blocks(text: str) -> tuple[Block, ...]:
    return tuple(
        block for section in read(text).sections for block in (*filter(None, [section.heading]), *section.blocks)
    )


def one(text: str) -> Block:
    (block,) = blocks(text)
    return block


def texts(text: str) -> list[str]:
    return [getattr(block, "text", type(block).__name__) for block in blocks(text)]


def table(text: str) -> Table:
    (found,) = (block for block in blocks(text) if isinstance(block, Table))
    return found


def cells(found: Table) -> list[list[str]]:
    return [[cell.text for cell in row] for row in found.rows]


# pandoc


@pytest.mark.parametrize(
    ("block", "title", "authors", "date"),
    [
        ("% Tides\n% Ann Lee; Bo Ray\n% March 5, 2024\n", "Tides", ("Ann Lee", "Bo Ray"), "2024-03-05"),
        (
            "% On *tides*\n  and waves^[Thanks to all]\n% Ann Lee\n  Bo Ray\n",
            "On tides and waves",
            ("Ann Lee", "Bo Ray"),
            None,
        ),
        ("%\n% Ann Lee\n% 2024\n", "A", ("Ann Lee",), "2024"),
        ("% Tides\n%\n% 2024-03\n", "Tides", (), "2024-03"),
        ("% Snake\\_case\n", "Snake_case", (), None),
    ],
)
def test_title_block(block: str, title: str, authors: tuple[str, ...], date: str | None) -> None:
    article = read(f"{block}\nText.\n")
    about = article.metadata
    assert (about.title, about.authors, about.published) == (title, authors, date)
    assert texts(f"{block}\nText.\n") == ["Text."]


@pytest.mark.parametrize("text", ["% of all people\nagree.", "%50 is not a block.", "Text.\n\n% Not at the top\n"])
def test_no_title_block(text: str) -> None:
    assert "%" in " ".join(texts(text))


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("::: {.warning}\nHot.\n:::", "Warning"),
        ("::: warning\nHot.\n:::", "Warning"),
        ("::: Warning ::::::\nHot.\n:::::::::", "Warning"),
        (':::: {#id .note title="Mind you"}\n\nHot.\n\n::::', "Mind you"),
        (":::note Mind you\nHot.\n:::", "Mind you"),
        (":::tip[Mind you]\nHot.\n:::", "Mind you"),
        (":::{note} Mind you\nHot.\n:::", "Mind you"),
        ("::: {.callout-tip}\n## Mind you\n\nHot.\n:::", "Mind you"),
        ("::: {.callout-tip}\nHot.\n:::", "Tip"),
        ("::: aside\nHot.\n:::", None),
        ("Before.\n::: aside\nHot.\n:::", None),
    ],
)
def test_div_that_is_a_box(text: str, title: str | None) -> None:
    box = blocks(text)[-1]
    assert isinstance(box, Aside)
    assert box.title == title
    assert [getattr(block, "text", None) for block in box.blocks] == ["Hot."]


def test_divs_in_divs_and_lists() -> None:
    text = "::: {.columns}\n::: {.column lang=fr}\nUn.\n:::\n::: {.column}\nTwo.\n:::\n:::\n\nThree."
    assert texts(text) == ["Un.", "Two.", "Three."]
    first = blocks(text)[0]
    assert isinstance(first, Paragraph)
    assert first.language == "fr"
    listed = one("- item\n\n  ::: note\n  Hot.\n  :::\n\n- other")
    assert isinstance(listed, List)
    assert isinstance(listed.items[0][1], Aside)
    quoted = one("> ::: note\n> Hot.\n> :::\n> After.")
    assert "Aside" in str(quoted)
    assert ":::" not in str(quoted)


def test_colons_that_are_no_div_stay_text() -> None:
    assert texts("::: note\nNever closed.") == ["::: note Never closed."]
    assert texts("::: a plain sentence\n\n:::") == ["::: a plain sentence", ":::"]
    assert one("````\n::: note\n:::\n````") == Code("", "::: note\n:::")
    fenced = one("::: note\n```\n:::\n```\n:::")
    assert isinstance(fenced, Aside)
    assert fenced.blocks == (Code("", ":::"),)


def test_raw_inlines_and_blocks() -> None:
    assert one("One`<br>`{=html}two`\\foo`{=latex}.") == Paragraph("", (Text("One"), LineBreak(), Text("two.")))
    assert one("`<b>bold</b>`{=html} `code`") != one("`code`")
    assert "Marked(mark='strong', children=(Text(text='bold'),))" in str(one("`<b>bold</b>`{=html}"))
    assert texts("```{=html}\n<p>raw</p>\n```\n\n```{=latex}\n\\raw\n```\n\nText.") == ["raw", "Text."]


def test_line_block() -> None:
    text = "| 200 Main St.\n|    Berkeley, *CA*\n| a line that\n  goes on\n|\n| Next stanza\n\nText."
    first, second, after = blocks(text)
    assert isinstance(first, Paragraph)
    assert first.text == "200 Main St. Berkeley, CA a line that goes on"
    assert sum(isinstance(part, LineBreak) for part in first.inlines) == 2
    assert [getattr(block, "text", None) for block in (second, after)] == ["Next stanza", "Text."]
    assert texts("| a broken | row |\n| of a | table |") == ["| a broken | row | | of a | table |"]


SIMPLE = """\
  Right     Left     Center     Default
-------     ------ ----------   -------
     12     12        12            12
    123     *x*       123          123
"""
MULTILINE = """\
-------------------------------------------------------------
 Centered   Default           Right Left
  Header    Aligned         Aligned Aligned
----------- ------- --------------- -------------------------
   First    row                12.0 Example of a row that
                                    spans multiple lines.

  Second    row                 5.0 Here's another one.
-------------------------------------------------------------
"""


def test_simple_table() -> None:
    found = table(SIMPLE + "\nText.")
    assert found.header_rows == 1
    assert cells(found) == [["Right", "Left", "Center", "Default"], ["12"] * 4, ["123", "x", "123", "123"]]
    assert isinstance(found.rows[2][1].inlines[0], Marked)
    bare = "--- ------\n 1   two\n 3   four\n--- ------\n"
    assert cells(table(bare)) == [["1", "two"], ["3", "four"]]
    assert table(bare).header_rows == 0
    wide = "猫     cat\n------ -----\n黒猫   black\n"
    assert cells(table(wide)) == [["猫", "cat"], ["黒猫", "black"]]


def test_multiline_table() -> None:
    found = table(MULTILINE)
    assert found.header_rows == 1
    assert cells(found) == [
        ["Centered Header", "Default Aligned", "Right Aligned", "Left Aligned"],
        ["First", "row", "12.0", "Example of a row that spans multiple lines."],
        ["Second", "row", "5.0", "Here's another one."],
    ]
    headless = "----- ------\n One   two\n       lines\n\n Two   more\n----- ------\n"
    assert cells(table(headless)) == [["One", "two lines"], ["Two", "more"]]


def test_grid_table() -> None:
    text = """\
+---------------------+----------+
| Property            | Earth    |
+=============+=======+==========+
|             | min   | -89.2 °C |
| Temperature +-------+----------+
| 1961-1990   | mean  | - 14 °C  |
|             |       | - *warm* |
+-------------+-------+----------+
"""
    found = table(text)
    assert found.header_rows == 1
    assert cells(found) == [
        ["Property", "Earth"], ["Temperature 1961-1990", "min", "-89.2 °C"], ["mean", "14 °C warm"],
    ]  # fmt: skip
    assert [(cell.columns, cell.rows) for row in found.rows for cell in row] == [
        (2, 1), (1, 1), (1, 2), (1, 1), (1, 1), (1, 1), (1, 1),
    ]  # fmt: skip
    footed = "+--:+:-:+\n| a | b |\n+===+===+\n| 1 | 2 |\n+===+===+\n| 3 | 4 |\n+---+---+\n"
    assert cells(table(footed)) == [["a", "b"], ["1", "2"], ["3", "4"]]


@pytest.mark.parametrize(
    "caption", ["Table: A *fine* one. {#tbl:1}", ": A *fine* one. {#tbl-1 .x}", "Table: A *fine* one."]
)
@pytest.mark.parametrize(
    "drawn", [SIMPLE, MULTILINE, "+---+---+\n| a | b |\n+---+---+\n", "| a | b |\n|---|---|\n| 1 | 2 |\n"]
)
def test_table_captions(caption: str, drawn: str) -> None:
    for text in (
        f"{drawn}\n{caption}\n\nText.",
        f"Before.\n\n{caption}\n\n{drawn}\nText.",
        f"{drawn}\n{caption}\n\n{drawn}",
    ):
        found = [block for block in blocks(text) if isinstance(block, Table)]
        assert [block.caption_text for block in found] in (["A fine one."], ["A fine one.", ""])
        assert {type(block) for block in blocks(text)} <= {Table, Paragraph}


def test_caption_right_below_rows() -> None:
    first, second = blocks("| a | b |\n|---|---|\n| 1 | 2 |\n: Direct {#tbl:2}\n\nText.")
    assert isinstance(first, Table)
    assert (first.caption_text, len(first.rows)) == ("Direct", 2)
    assert isinstance(second, Paragraph)


@pytest.mark.parametrize(
    "text",
    [
        "A heading\n---------\n\nText.",
        "Text.\n\n- - -\n\nText.\n\n- - -\n",
        "Text.\n\n---\n\nText with -- dashes -- in it.\n\n---\n",
        "+ a list\n+ with plus signs",
        "Term\n\n: What it means",
        "1 + 1 = 2\n+--- not a table",
    ],
)
def test_what_is_no_table(text: str) -> None:
    assert not any(isinstance(block, Table) for block in blocks(text))


def test_image_attributes() -> None:
    assert one('![A *boat*](x.png){fig-alt="A red boat, &quot;Ann&quot;"}') == Figure(
        "", "x.png", 'A red boat, "Ann"', caption=(Text("A boat"),)
    )
    assert one('![](x.png){fig-alt="A red boat" width=50%}') == Figure("", "x.png", "A red boat")
    assert one("![A boat](x.png){#fig:1 .wide}") == Figure("", "x.png", "A boat")


def test_heading_attributes() -> None:
    found = blocks("# T\n\n## A {#id .unnumbered}\n\n## B {-}\n\n## C {.x key='v'}\n\n## D \\{.x\\}\n")
    assert [block.text for block in found if isinstance(block, Heading)] == ["A", "B", "C", "D {.x}"]


# Obsidian


def test_comments_are_left_out() -> None:
    article = read(
        "One %%hidden%% two.\n\n%%\nBlock\n\nof it\n%%\n\n100%% and 50%% stay. `%%code%%`\n\n```\n%%a%%\n```"
    )
    said = str(article.sections)
    assert "hidden" not in said
    assert "Block" not in said
    assert "100%% and 50%% stay." in said
    assert "%%code%%" in said
    assert "%%a%%" in said
    assert [item.text for item in article.dropped] == ["%%hidden%%", "%% Block of it %%"]


def test_highlight() -> None:
    assert one("A ==high *light*== b") == Paragraph(
        "", (Text("A "), Marked("strong", (Text("high "), Marked("emphasis", (Text("light"),)))), Text(" b"))
    )
    for kept in ("a == b == c", "x==y and y==z", "\\==a==", "=====", "`==a==`"):
        assert not any(isinstance(part, Marked) for part in getattr(one(f"P {kept}"), "inlines", ()))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("A claim. ^37066d", ["A claim."]),
        ("A claim. ^quote-of-the-day", ["A claim."]),
        ("A claim.\n^my-id", ["A claim."]),
        ("A claim.\n\n^my-id\n\nNext.", ["A claim.", "Next."]),
        ("Ten ^2 stays", ["Ten ^2 stays"]),
        ("A face ^_^", ["A face ^_^"]),
        ("Escaped \\^name", ["Escaped ^name"]),
        ("Ends in 10 ^6", ["Ends in 10 ^6"]),
    ],
)
def test_names_of_blocks(text: str, said: list[str]) -> None:
    assert texts(text) == said


def test_tags() -> None:
    article = read(
        "---\ntags: [sea, boats]\n---\n#boats #news/local, #été\n\n"
        "We like #inline tags.\n\n- #kept\n\n#1 fan\n\n#2024\n"
    )
    assert article.metadata.tags == ("sea", "boats", "news/local", "été")
    said = [getattr(block, "text", "") for section in article.sections for block in section.blocks]
    assert said == ["We like #inline tags.", "", "#1 fan", "#2024"]


# kramdown


def test_abbreviations() -> None:
    defined = "*[HTML]: Hyper Text *Markup* Language\n*[W3C]: World Wide Web Consortium"
    text = f"The HTML of XHTML, in *HTML*. `HTML`\n\n{defined}\n\nW3C."
    first, second = blocks(text)
    assert isinstance(first, Paragraph)
    html = Abbreviation("Hyper Text *Markup* Language", (Text("HTML"),))
    assert first.inlines[:4] == (Text("The "), html, Text(" of XHTML, in "), Marked("emphasis", (html,)))
    assert second == Paragraph("", (Abbreviation("World Wide Web Consortium", (Text("W3C"),)), Text(".")))


@pytest.mark.parametrize(
    "text",
    [
        "Para\n{: .class}",
        "Para\n{:.class}",
        "{:.lead}\nPara",
        "Para\n{: .a #b c='d'}",
        "Para\n{:refdef: .c}",
        "{:toc}\n\nPara",
        "Para\n{: ref .c}",
        "{::options toc_levels='1..2' /}\n\nPara",
        "{::comment}\nhidden *text*\n{:/comment}\n\nPara",
    ],
)
def test_attribute_lists_are_left_out(text: str) -> None:
    assert texts(text) == ["Para"]


def test_attributes_of_inlines_and_braces_of_text() -> None:
    assert one('[l](x){:target="_blank"} *a*{:.b} ok') == Paragraph(
        "", (Link("x", (Text("l"),)), Text(" "), Marked("emphasis", (Text("a"),)), Text(" ok"))
    )
    assert texts("A set {a, b} and {: not this, in a line}") == ["A set {a, b} and {: not this, in a line}"]


# site generators


@pytest.mark.parametrize(
    ("tag", "alt", "caption"),
    [
        ('{% image "b.jpg", "Alt", "(min-width: 30em) 50vw" %}', "Alt", ""),
        ('{% image "b.jpg", "Alt", "(min-width: 30em) 50vw, 100vw" %}', "Alt", ""),
        ('{% image "b.jpg", "Alt", [300, 600], "100vw" %}', "Alt", ""),
        ('{% image "b.jpg", "Alt", "rounded-lg w-full", "A boat at sea." %}', "Alt", "A boat at sea."),
        ('{% image "b.jpg", "Alt", "Boats at 5 o\u2019clock" %}', "Alt", "Boats at 5 o\u2019clock"),
        ('{% figure "b.jpg", "Alt", "100vw" %}', "Alt", ""),
        ('{% figure "b.jpg", "Alt", "Boats" %}', "Alt", "Boats"),
        ('{% figure "b.jpg", "Alt" %}\nA *boat*\n{% endfigure %}', "Alt", "A boat"),
        ('{% figure caption="A boat" %}\n![Alt](b.jpg)\n{% endfigure %}', "Alt", "A boat"),
        ('{{< figure src="b.jpg" alt="Alt" >}}A boat{{< /figure >}}', "Alt", "A boat"),
        ('{% image "b.jpg" "Alt" %}', "Alt", ""),
    ],
)
def test_pictures(tag: str, alt: str, caption: str) -> None:
    picture = one(tag)
    assert isinstance(picture, Figure)
    assert (picture.src, picture.alt, picture.caption_text) == ("b.jpg", alt, caption)


def test_code_below_another_tag() -> None:
    text = "{{< youtube abc >}}\n{{< highlight go >}}\nx := 1\n````\n{{< /highlight >}}\nText."
    video, code, after = blocks(text)
    assert isinstance(video, Embed)
    assert code == Code("", "x := 1\n````", "go")
    assert isinstance(after, Paragraph)
    fenced = "```\n{{< highlight go >}}\nx\n{{< /highlight >}}\n```"
    assert one(fenced) == Code("", "{{< highlight go >}}\nx\n{{< /highlight >}}")


@pytest.mark.parametrize(
    ("tag", "href", "title"),
    [
        ("{{< youtube abc_1 >}}", "https://www.youtube.com/watch?v=abc_1", "YouTube"),
        ('{{< youtube id="abc" title="Boats" >}}', "https://www.youtube.com/watch?v=abc", "Boats"),
        ("{{< vimeo 12 >}}", "https://vimeo.com/12", "Vimeo"),
        ("{{< instagram Cx >}}", "https://www.instagram.com/p/Cx/", "Instagram"),
        ('{{< tweet user="ann" id="12" >}}', "https://x.com/ann/status/12", "Twitter: @ann"),
        ("{{< tweet 12 >}}", "https://x.com/i/status/12", "Twitter"),
        ('{{< x user="ann" id="12" >}}', "https://x.com/ann/status/12", "X: @ann"),
        ("{{< gist ann 7896402 >}}", "https://gist.github.com/ann/7896402", "GitHub Gist"),
        ('{{< gist ann 7896402 "img.html" >}}', "https://gist.github.com/ann/7896402", "GitHub Gist"),
        ("{% gist ann/7896402 %}", "https://gist.github.com/ann/7896402", "GitHub Gist"),
        ("{% tweet https://twitter.com/ann/status/12 %}", "https://twitter.com/ann/status/12", "Twitter"),
        ("{% embed https://example.org/x %}", "https://example.org/x", "example.org"),
    ],
)
def test_posts(tag: str, href: str, title: str) -> None:
    assert one(tag) == Embed("", href, title)
    assert texts(f"{tag}\nText.") == ["Embed", "Text."]


@pytest.mark.parametrize(
    ("opening", "closing", "title"),
    [
        ('{{% notice warning "Careful" %}}', "{{% /notice %}}", "Careful"),
        ("{{% notice tip %}}", "{{% /notice %}}", "Tip"),
        ('{{% notice style="info" %}}', "{{%/ notice %}}", "Info"),
        ('{{< admonition type=note title="Mind you" open=false >}}', "{{< /admonition >}}", "Mind you"),
        ('{{< admonition warning "Mind you" true >}}', "{{< /admonition >}}", "Mind you"),
        ('{{< callout type="warning" emoji="!" >}}', "{{< /callout >}}", "Warning"),
        ('{{< alert "circle-info" >}}', "{{< /alert >}}", None),
        ("{% note %}", "{% endnote %}", "Note"),
    ],
)
def test_boxes(opening: str, closing: str, title: str | None) -> None:
    for text in (f"{opening}\nHot *stuff*.\n\n```\nx\n```\n{closing}", f"{opening}Hot *stuff*.\n\n    x\n\n{closing}"):
        box = one(text)
        assert isinstance(box, Aside)
        assert box.title == title
        assert [getattr(block, "text", "") for block in box.blocks] == ["Hot stuff.", "x"]


def test_boxes_in_lists_and_without_end() -> None:
    listed = one("- item\n\n  {{% notice tip %}}\n  Hot.\n  {{% /notice %}}\n\n- other")
    assert isinstance(listed, List)
    assert isinstance(listed.items[0][1], Aside)
    assert len(listed.items) == 2
    assert texts("{{% notice tip %}}\nHot.\n\nNext.") == ["Hot.", "Next."]
    twice = blocks("{{% notice tip %}}\n{{% notice info %}}\nHot.\n{{% /notice %}}\n{{% /notice %}}\nNext.")
    assert [type(block) for block in twice] == [Aside, Paragraph]


def test_links_to_other_pages() -> None:
    text = '[a]({{< ref "a.md#b" >}}) [b]({% post_url 2021-01-01-b %}) [c]({{% relref path="c d.md" %}})'
    assert one(text) == Paragraph(
        "",
        (
            Link("a.md#b", (Text("a"),)), Text(" "), Link("2021-01-01-b", (Text("b"),)), Text(" "),
            Link("c%20d.md", (Text("c"),)),
        ),
    )  # fmt: skip
    assert one("[a]({filename}a.md) [b]({static}/b.pdf) [c]({tag}boats) [d](|filename|../d.md)") == Paragraph(
        "",
        (
            Link("a.md", (Text("a"),)), Text(" "), Link("b.pdf", (Text("b"),)), Text(" c "),
            Link("../d.md", (Text("d"),)),
        ),
    )  # fmt: skip


@pytest.mark.parametrize(
    "src",
    ["{static}/images/boat.png", "{attach}boat.png", "{filename}boat.png", "{static}boat.png", "|static|/boat.png"],
)
def test_pictures_of_a_pelican_site(tmp_path: Path, src: str) -> None:
    folder = tmp_path / "content" / "posts"
    place = folder.parent / "images" if "images" in src else folder
    place.mkdir(parents=True)
    folder.mkdir(exist_ok=True)
    Image.new("L", (8, 8)).save(place / "boat.png")
    Image.new("L", (8, 8)).save(tmp_path / "outside.png")
    text = f"Text.\n\n![A boat]({src})\n\n![Out]({{static}}/../outside.png)\n"
    progress = SilentProgress()
    source = Source("a.md", b"", folder)
    article = load_images(read_markdown(source, text, progress).article, source, 100, progress)
    assert [image.media_type for image in article.images] == ["image/png"]
    assert len(progress.warnings) == 1
    assert "outside.png" in progress.warnings[0]


# bad input


@given(
    st.lists(
        st.sampled_from(
            [
                "::: note",
                ":::",
                "| a",
                "--- ---",
                "---",
                "+---+---+",
                "| a | b |",
                "+===+===+",
                ": cap",
                "*[a]: b",
                "a",
                "",
                "%%",
                "==a==",
                "^ab-c",
                "#t",
                "{% figure %}",
                "{% endfigure %}",
                "{{% notice %}}",
                "{{% /notice %}}",
                "> ",
                "- ",
                "`<b>`{=html}",
                "{:.x}",
                "% a",
                "    ",
            ]
        ),
        max_size=14,
    ),
    st.sampled_from(["\n", " ", "\n\n"]),
)
@settings(max_examples=300, deadline=None)
def test_any_mixture_is_read(parts: list[str], between: str) -> None:
    text = between.join(parts)
    assert read_markdown(Source("a.md", b""), text, SilentProgress()).article.metadata.title


@pytest.mark.parametrize(
    "text",
    [
        "::: note\n" * 5_000,
        "::: note\n" * 2_000 + ":::\n" * 2_000,
        "--- ---\na\n\n" * 2_000,
        "a b\n--- ---\n" * 2_000,
        "---\na\n" * 2_000,
        "+---+\n" * 2_000,
        "+" * 2_000 + "\n" + "|" * 2_000 + "\n",
        "%%a\n" * 10_000,
        "==a " * 5_000,
        "{% figure a b %}\n" * 2_000,
        "{{% notice %}}\n" * 2_000 + "{{% /notice %}}\n" * 2_000,
        "| a\n" * 5_000,
        "a\n\n: b\n\n" * 2_000,
        "*[a]: b\n" * 5_000,
        "#a " * 7_000,
        "a ^" + "b" * 12_000 + "!",
    ],
)
def test_time_is_bounded(text: str) -> None:
    begin = time.process_time()
    read_markdown(Source("a.md", b""), text, SilentProgress())
    assert time.process_time() - begin < 5


def test_rules_stay_rules() -> None:
    assert [type(block) for block in blocks("a\n\n---\n\nb\n\n***\n\nc")] == [
        Paragraph,
        Rule,
        Paragraph,
        Rule,
        Paragraph,
    ]
