"""What a book says of its own accessibility is borne out by its content; every claim falls where it is not."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import PIL.Image
import pytest

from audicle.check.referee import examine
from audicle.model import (
    Article,
    Block,
    Cell,
    Figure,
    Image,
    Link,
    Math,
    Metadata,
    Narration,
    PageBreak,
    Paragraph,
    Section,
    Table,
    Text,
)
from audicle.model.ids import identify
from audicle.progress import SilentProgress
from audicle.publish.epub import write_epub
from audicle.settings import Settings
from book_samples import paragraph, rich_article, run
from narrated import narrate

if TYPE_CHECKING:
    from pathlib import Path

    from epub_checker import EpubChecker


def claims(article: Article, path: Path, narration: Narration | None = None) -> dict[str, set[str]]:
    write_epub(article, narration, path, SilentProgress())
    with zipfile.ZipFile(path) as book:
        package = book.read("EPUB/content.opf").decode()
    found: dict[str, set[str]] = {}
    for name, value in re.findall(r'<meta property="(?:schema|dcterms|a11y):(\w+)"[^>]*>([^<]*)<', package):
        found.setdefault(name, set()).add(value)
    return found


def rich_with(*blocks: Block) -> Article:
    article = rich_article()
    last = article.sections[-1]
    return identify(replace(article, sections=(*article.sections[:-1], replace(last, blocks=(*last.blocks, *blocks)))))


def test_pages_are_claimed_only_if_a_mark_of_them_is_written(tmp_path: Path) -> None:
    marked = rich_with(Paragraph("", (Text("One"), PageBreak("5"), Text("two."))))
    assert "pageBreakMarkers" in claims(marked, tmp_path / "a.epub")["accessibilityFeature"]
    lost = rich_with(Paragraph("", (Text("One "), Link("https://example.org/", (PageBreak("5"),), None), Text("two."))))
    features = claims(lost, tmp_path / "b.epub")["accessibilityFeature"]
    with zipfile.ZipFile(tmp_path / "b.epub") as book:
        marks = any(b"doc-pagebreak" in book.read(name) for name in book.namelist() if name.endswith(".xhtml"))
    assert ("pageBreakMarkers" in features) == marks


def test_a_book_without_faults_claims_what_it_has(tmp_path: Path) -> None:
    found = claims(rich_article(), tmp_path / "a.epub")
    assert found["accessMode"] == {"textual", "visual"}
    assert found["accessModeSufficient"] == {"textual", "textual,visual"}
    features = {"alternativeText", "describedMath", "displayTransformability", "longDescription", "MathML"}
    assert found["accessibilityFeature"] == features | {"readingOrder", "structuralNavigation", "tableOfContents"}
    assert found["accessibilityHazard"] == {"none"}
    assert found["conformsTo"] == {"EPUB Accessibility 1.1 - WCAG 2.2 Level AA"}
    assert "not by a person" in found["certifiedBy"].pop()
    assert "no person has reviewed it" in found["accessibilitySummary"].pop()


def test_who_certifies_is_named(tmp_path: Path, epubcheck: EpubChecker) -> None:
    settings = Settings(
        certifier="The <Good> Press", certifier_credential="A seal", certifier_report="https://example.org/report"
    )
    write_epub(rich_article(), None, tmp_path / "a.epub", SilentProgress(), settings)
    epubcheck(tmp_path / "a.epub")
    with zipfile.ZipFile(tmp_path / "a.epub") as book:
        package = book.read("EPUB/content.opf").decode()
    assert "The &lt;Good&gt; Press</meta>" in package
    assert 'rel="a11y:certifierReport"' in package
    assert "no person has reviewed it" not in package


@pytest.mark.parametrize(
    "fault",
    [
        Figure("", "lamp.png", None),
        Figure("", "lamp.png", "lamp.png"),  # the name of a file describes nothing: the referee sees it
        Figure("", "gone.png", "A lamp"),
        Table("", ((Cell((Text("a"),)), Cell((Text("b"),))), (Cell((Text("c"),)), Cell((Text("d"),))))),
        Math("", "x = 1"),
    ],
    ids=["undescribed", "file name", "missing", "headerless", "plain formula"],
)
def test_conformance_is_not_claimed_of_what_lacks_something(fault: Block, tmp_path: Path) -> None:
    found = claims(rich_with(fault), tmp_path / "a.epub")
    assert "conformsTo" not in found
    assert "certifiedBy" not in found
    assert "WCAG" not in found["accessibilitySummary"].pop()


def test_complete_narration_is_claimed(tmp_path: Path) -> None:
    article = rich_article()
    found = claims(article, tmp_path / "a.epub", narrate(article, tmp_path))
    assert "synchronizedAudioText" in found["accessibilityFeature"]
    assert "auditory" in found["accessMode"] & found["accessModeSufficient"]


def test_narration_that_leaves_something_out_is_not_claimed(tmp_path: Path) -> None:
    article = rich_article()
    narration = narrate(article, tmp_path)
    first = narration.sections[0]
    short = replace(narration, sections=(replace(first, cues=first.cues[:-1]), *narration.sections[1:]))
    found = claims(article, tmp_path / "a.epub", short)
    assert "synchronizedAudioText" not in found["accessibilityFeature"]
    assert "auditory" not in found["accessModeSufficient"]
    assert "Most of it is narrated" in found["accessibilitySummary"].pop()


@pytest.mark.parametrize(
    ("alt", "caption"),
    [
        (None, ""),
        ("", ""),
        ("lamp.png", ""),
        ("LAMP", ""),
        ("img1.png", ""),
        ("image", ""),
        ("The old lamp.", "The old lamp."),
        ("…", ""),
    ],
)
def test_a_picture_without_words_of_its_own_lowers_the_claim(alt: str | None, caption: str, tmp_path: Path) -> None:
    found = claims(rich_with(Figure("", "lamp.png", alt, False, run(caption))), tmp_path / "a.epub")
    assert "alternativeText" not in found["accessibilityFeature"]
    assert found["accessModeSufficient"] == {"textual,visual"}
    assert "Pictures without a text alternative of their own: 1." in found["accessibilitySummary"].pop()


@pytest.mark.parametrize(
    ("block", "words"),
    [
        (Table("", ((Cell(run("a")), Cell(run("b"))),)), "Tables without header cells: 1."),
        (Math("", "x^2"), "Formulas without MathML: 1."),
        (Figure("", "gone.png", "A gull"), "Pictures that are missing: 1."),
    ],
    ids=["table", "formula", "picture"],
)
def test_what_is_lacking_is_named_and_no_conformance_claimed(block: Block, words: str, tmp_path: Path) -> None:
    found = claims(rich_with(block), tmp_path / "a.epub")
    assert words in found["accessibilitySummary"].pop()


@pytest.mark.parametrize("src", [None, "gone.png"])
def test_a_missing_picture_raises_no_claim(src: str | None, tmp_path: Path) -> None:
    missing = rich_with(Figure("", src, None, caption=run("The keeper.")))
    found = claims(missing, tmp_path / "a.epub", narrate(missing, tmp_path))
    assert "alternativeText" not in found["accessibilityFeature"]
    assert found["accessModeSufficient"] == {"textual,visual"}
    summary = found["accessibilitySummary"].pop()
    assert "Pictures that are missing: 1." in summary
    assert "Every picture" not in summary


def test_a_book_whose_only_picture_is_missing_is_a_text(tmp_path: Path) -> None:
    article = identify(Article(Metadata("T"), (Section("", 1, None, (Figure("", None, "A gull"),)),)))
    found = claims(article, tmp_path / "a.epub")
    assert found["accessMode"] == found["accessModeSufficient"] == {"textual"}
    assert "alternativeText" not in found["accessibilityFeature"]
    assert "Pictures that are missing: 1." in found["accessibilitySummary"].pop()


def test_a_missing_picture_is_shown_in_the_words_that_are_heard(tmp_path: Path) -> None:
    figures = (
        Figure("", None, "A gull"),
        Figure("", "x.png", "x.png"),
        Figure("", "y.png", "The keeper.", caption=run("The keeper.")),  # which stands below, and is heard then
    )
    write_epub(rich_with(*figures), None, tmp_path / "a", SilentProgress())
    with zipfile.ZipFile(tmp_path / "a") as book:
        text = "".join(book.read(name).decode() for name in book.namelist() if name.endswith(".xhtml"))
    assert re.findall(r'<p[^>]*class="missing"[^>]*>([^<]*)<', text) == [
        "Image: A gull",
        "Image without a description.",
        "Image:",
    ]


def test_text_alone_claims_no_pictures_and_no_formulas(tmp_path: Path) -> None:
    article = rich_article()
    plain = replace(article, sections=(replace(article.sections[0], blocks=(paragraph("Only words."),)),), notes=())
    found = claims(identify(plain), tmp_path / "a.epub")
    assert found["accessMode"] == found["accessModeSufficient"] == {"textual"}
    assert not found["accessibilityFeature"] & {"alternativeText", "MathML", "describedMath", "longDescription"}


@pytest.mark.parametrize(
    ("milliseconds", "size", "flashing", "words"),
    [
        (1000, 300, "noFlashingHazard", "it does not flash more than three times in a second"),
        (100, 300, "flashing", "Warning: a picture flashes more than three times in a second"),
        (100, 90, "noFlashingHazard", "it does not flash"),
    ],
    ids=["slow", "fast", "small"],
)
def test_a_moving_picture_is_judged(
    milliseconds: int, size: int, flashing: str, words: str, tmp_path: Path, epubcheck: EpubChecker
) -> None:
    article = rich_with(Figure("", "move.gif", "A light that goes on and off"))
    data = io.BytesIO()
    dark, light = (PIL.Image.new("L", (size, size), shade) for shade in (0, 255))
    dark.save(data, "GIF", save_all=True, append_images=[light], duration=milliseconds, loop=0)
    moving = Image("move.gif", "image/gif", size, size, data.getvalue())
    found = claims(replace(article, images=(*article.images, moving)), tmp_path / "a.epub")
    assert found["accessibilityHazard"] == {flashing, "noSoundHazard"}
    assert words in found["accessibilitySummary"].pop()
    assert "conformsTo" not in found
    epubcheck(tmp_path / "a.epub")
    assert not [one for one in examine(tmp_path / "a.epub").findings if one.severity != "notice"]


def test_a_picture_that_cannot_be_judged_is_a_hazard_not_ruled_out(tmp_path: Path) -> None:
    article = rich_with(Figure("", "move.gif", "A light that turns"))
    frame = b"\x21\xf9\x04\x00\x00\x00\x00\x00\x2c\x00\x00\x00\x00\x01\x00\x01\x00\x00\x02\x02\x44\x01\x00"
    gif = b"GIF89a\x01\x00\x01\x00\x80\x00\x00\x00\x00\x00\xff\xff\xff" + frame + frame[:9]
    moving = Image("move.gif", "image/gif", 1, 1, gif)
    found = claims(replace(article, images=(*article.images, moving)), tmp_path / "a.epub")
    assert "unknownFlashingHazard" in found["accessibilityHazard"]


def told(article: Article, path: Path, narration: Narration | None = None, **settings: str) -> dict[str, Any]:
    """Return what catalogues are told of a book, after seeing that the book says the same words and nothing else."""
    said = write_epub(article, narration, path, SilentProgress(), Settings(**settings)).said.as_json()
    found = claims(article, path.with_name("again.epub"), narration)
    together = {one if isinstance(one, str) else ",".join(one) for one in said["accessModeSufficient"]}
    assert (set(said["accessMode"]), together) == (found["accessMode"], found["accessModeSufficient"])
    assert set(said["feature"]) == found["accessibilityFeature"]
    assert set(said["hazard"]) == found["accessibilityHazard"]
    assert ("conformsTo" in said, "certification" in said) == ("conformsTo" in found, "certifiedBy" in found)
    with zipfile.ZipFile(path) as book:
        assert said["summary"] in book.read("EPUB/content.opf").decode()
    return said


def test_catalogues_are_told_what_the_book_says(tmp_path: Path) -> None:
    named = {"certifier": "The Good Press", "certifier_credential": "A seal", "certifier_report": "https://a.example/r"}
    said = told(rich_article(), tmp_path / "a.epub", **named)
    assert said["conformsTo"] == ["https://www.w3.org/TR/epub-a11y-11#wcag-2.2-aa"]
    assert list(said["certification"].values()) == list(named.values())
    assert said["accessModeSufficient"] == ["textual", ["textual", "visual"]]
    assert "not by a person" in told(rich_article(), tmp_path / "b.epub")["certification"]["certifiedBy"]


def test_catalogues_are_promised_nothing_that_is_lacking(tmp_path: Path) -> None:
    assert "conformsTo" not in told(rich_with(Figure("", "lamp.png", None)), tmp_path / "a.epub")
    narrated = told(rich_article(), tmp_path / "b.epub", narrate(rich_article(), tmp_path))
    assert "auditory" in narrated["accessMode"]
