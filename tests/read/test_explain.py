"""Where metadata came from: explanations beside the sources they explain; ``pytest --save`` writes them anew."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import jsonschema
import pytest

from archives import book, packed
from audicle import Explanation, Settings, explain, explanation_to_json
from audicle.model.json import from_json, schema, to_json
from audicle.progress import SilentProgress
from audicle.publish.plain.explanation import as_explanation
from audicle.read import read_explained
from audicle.read.source import Source
from strategies import PNG

if TYPE_CHECKING:
    from collections.abc import Callable

HERE = Path(__file__).parent
SOURCES = ["html/wordpress.html", "html/textbook.html", "markdown/dialects.md", "text/german.txt", "text/mail.txt"]


def explained(name: str, text: str | bytes, settings: Settings | None = None, url: str | None = None) -> Explanation:
    data = text if isinstance(text, bytes) else text.encode()
    source = Source(name, data, url=url, media_type="text/plain" if url else None)
    return read_explained(source, settings or Settings(), SilentProgress())[0]


@pytest.mark.parametrize("name", SOURCES)
def test_the_explanation_is_the_golden_one(name: str, golden: Callable[[Path, str], None]) -> None:
    told = as_explanation(explain(str(HERE / name)))
    golden(HERE / "explained" / f"{Path(name).name}.explained", told)


@pytest.mark.parametrize("name", SOURCES)
def test_the_json_is_the_article_and_one_object_more(name: str) -> None:
    explanation = explain(str(HERE / name))
    data: dict[str, Any] = explanation_to_json(explanation)
    jsonschema.Draft202012Validator(schema()).validate(data)
    assert from_json(data, explanation.article.images) == explanation.article
    told = data.pop("explained")
    assert data == to_json(explanation.article)
    assert told["dropped"] == data["dropped"]
    assert set(told["metadata"]) == {field for field, value in data["metadata"].items() if value}


PAGE = (
    """<html lang="en"><head><title>A mill by the sea | Shore News</title>
<meta property="og:title" content="You will not believe this mill"><meta property="og:site_name" content="Shore News">
<meta name="author" content="Ola Brandt"><meta property="article:published_time" content="2020-02-03">
<script type="application/ld+json">{"@type": "Article", "headline": "A mill by the sea", "datePublished": "2020-02-01",
"dateModified": "2020-02-03", "author": {"@type": "Person", "name": "Ann Lee"}, "publisher": "Shore News"}</script>
</head><body><article><h1>A mill by the sea</h1>"""
    + "<p>The wheel turned as the tide fell, and stopped. </p>" * 9
)


def test_who_is_passed_over_is_named_once_and_the_name_of_the_site_is_no_title() -> None:
    origins = explained("page.html", PAGE).origins
    assert origins["title"].where == "heading of level 1, borne out by JSON-LD"
    assert origins["title"].passed_over == ("OpenGraph: You will not believe this mill",)
    assert origins["authors"].where == "JSON-LD"
    assert origins["authors"].passed_over == ("meta elements: Ola Brandt",)
    assert origins["published"].passed_over == ("OpenGraph: 2020-02-03",)
    assert origins["modified"].passed_over == ()


def test_a_byline_and_a_line_with_a_date_are_quoted() -> None:
    page = "<h1>A mill by the sea</h1><p class='byline'>By Ann Lee</p><time>3 May 2020</time>"
    text = "<p>The wheel turned as the tide fell, and nobody on the quay had seen it turn before. </p>" * 9
    origins = explained("page.html", f"<body><article>{page}{text}").origins
    assert origins["authors"].where == "byline of the page: By Ann Lee"
    assert origins["published"].where == "date on the page"


@pytest.mark.parametrize(
    ("name", "text", "field", "where"),
    [
        ("a.md", "# Heading\n\nText.", "title", "the first heading of level 1"),
        ("a.md", "## Heading\n\nText.", "title", "the first heading"),
        ("a.md", "Text.", "title", "the name of the source"),
        ("2020-02-03-a.md", "Text.", "published", "the name of the file"),
        ("a.md", "---\nextra:\n  dek: Below\n---\nText.", "subtitle", "front matter: dek"),
        ("a.md", "---\nurl: /2020/02/03/a\n---\nText.", "published", "front matter: url, which holds a date"),
        ("a.md", "---\nurl: /a\nlink: https://example.org/\n---\nText.", "source", "front matter: link"),
        ("a.md", "---\nlang: de\n---\nText.", "language", "front matter: lang"),
        ("a.md", "Il pleut, et le vent se lève sur la mer.", "language", "detected in the text, with a confidence of"),
        ("a.md", "1 2 3", "language", "assumed: "),
        ("a.txt", "It rained for a week. " * 9, "title", "the name of the source"),
    ],
)  # fmt: skip
def test_origins(name: str, text: str, field: str, where: str) -> None:
    assert explained(name, text).origins[field].where.startswith(where)


def test_a_setting_and_a_text_win_over_a_declaration_which_is_told() -> None:
    wanted = explained("a.md", "---\nlang: fr\n---\nText.", Settings(language="de")).origins["language"]
    assert (wanted.where, wanted.passed_over) == ("settings: language", ("front matter: lang: fr",))
    text = "The council voted on Tuesday to build a new bridge, for which people have waited ten years. " * 6
    found = explained("a.md", f"---\nlang: fr\n---\n{text}").origins["language"]
    assert found.where.startswith("detected in the text")
    assert found.passed_over == ("front matter: lang: fr",)


def test_the_address_is_the_source_of_last_resort() -> None:
    told = explained("a", "# Heading\n\nText.", url="https://example.org/a")
    assert told.origins["source"].where == "the address it was fetched from"


def test_a_heading_that_is_not_the_title_is_told() -> None:
    assert explained("a.md", "---\ntitle: One\n---\n# Two\n\nText.").origins["title"].passed_over == (
        "heading of level 1: Two",
    )


def test_books_and_documents_name_their_elements_and_properties() -> None:
    told = explained("a.epub", book({"a.xhtml": "<p>Text.</p>"}, "<dc:creator>Ann Lee</dc:creator>")).origins
    assert told["title"].where == "the name of the file"
    assert told["authors"].where == "the book's package: dc:creator"
    told = explained("a.docx", packed(HERE / "docx" / "keeper", {"word/media/lamp.png": PNG})).origins
    assert told["title"].where == "paragraph of the style Title"
    assert {origin.where.partition(":")[0] for origin in told.values()} >= {"document properties"}


def test_every_line_is_a_fact_and_none_is_endless() -> None:
    told = as_explanation(explained("a.md", "# T\n\nText. {% " + "odd " * 2000 + "%}"))
    assert all(len(line) < 400 and ": " in line for line in told.splitlines())
