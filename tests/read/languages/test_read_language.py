from __future__ import annotations

import errno
import os
import tempfile

import pytest

from audicle.errors import OutputError, UsageError
from audicle.model import Article, Figure, Heading, List, Metadata, Paragraph, Quote, Section, Text
from audicle.model.blocks import Block, Cell, Table, walk
from audicle.progress import SilentProgress
from audicle.read.languages import article as recognition
from audicle.read.languages.article import detect, normalise, resolve

ENGLISH = "The council voted on Tuesday to build a new bridge. Residents have waited for it for more than ten years. "
GERMAN = "Der Stadtrat hat am Dienstag beschlossen, eine neue Brücke zu bauen. Die Anwohner warten seit Jahren darauf. "
FRENCH = (
    "Le conseil municipal a voté mardi la construction d'un nouveau pont. Les habitants l'attendaient depuis dix ans. "
)
NORWEGIAN = "Kommunestyret stemte tirsdag for å bygge en ny bru over elva. Innbyggerne har ventet på dette i ti år. "


def paragraph(text: str, language: str | None = None) -> Paragraph:
    return Paragraph("", (Text(text),), language)


def resolved(
    *blocks: Block, declared: str = "", wanted: str | None = None, title: str = "1", name: str = ""
) -> tuple[Article, list[str]]:
    progress = SilentProgress()
    article = Article(Metadata(title, language=declared), (Section("", 1, None, blocks),))
    article, _ = resolve(article, wanted, progress, name=name)
    return article, progress.warnings


@pytest.mark.parametrize(
    ("tag", "expected"),
    [
        ("en_us", "en-US"),
        ("EN", "en"),
        ("English", "en"),
        ("eng", "en"),
        ("ger", "de"),
        ("de_DE.UTF-8", "de-DE"),
        ("zh_hans_cn", "zh-Hans-CN"),
        ("iw", "he"),
        ("en-UK", "en-GB"),
        ("es-419", "es-419"),
        ("en-GB-oxendict", "en-GB-oxendict"),
        ("und", None),
        ("x-default", None),
        ("utf-8", None),
        ("xx", None),
        ("", None),
    ],
)
def test_tags_are_normalised_to_bcp_47(tag: str, expected: str | None) -> None:
    assert normalise(tag) == expected


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (ENGLISH, "en"),
        (GERMAN, "de"),
        (FRENCH, "fr"),
        ("Городской совет одобрил новый мост", "ru"),
        ("市议会周二投票决定在河上建造一座新桥。", "zh"),
        ("مجلس المدينة يوافق على جسر جديد", "ar"),
        ("12 34 — …", None),
        ("", None),
    ],
)
def test_the_language_of_a_text_is_detected(text: str, language: str | None) -> None:
    assert detect(text) == language


def test_the_setting_wins_over_all() -> None:
    article, warnings = resolved(paragraph(ENGLISH * 5), declared="en", wanted="de_at")
    assert article.metadata.language == "de-AT"
    assert warnings == []


def test_a_setting_that_is_no_language_is_an_error() -> None:
    with pytest.raises(UsageError, match="elvish-ish"):
        resolved(paragraph(ENGLISH), wanted="elvish-ish")


def test_a_declaration_is_kept_with_its_region() -> None:
    article, warnings = resolved(paragraph(ENGLISH * 5), declared="en_gb")
    assert article.metadata.language == "en-GB"
    assert warnings == []


def test_a_declaration_that_a_long_text_contradicts_is_a_warning_and_the_text_wins() -> None:
    article, warnings = resolved(paragraph(GERMAN * 5), declared="en", title="Die Brücke")
    assert article.metadata.language == "de"
    assert len(warnings) == 1
    assert "Die Brücke" in warnings[0]


@pytest.mark.parametrize("blocks", [paragraph("Guten Tag, liebe Leute."), paragraph(NORWEGIAN * 5)])
def test_little_text_or_a_near_language_does_not_contradict(blocks: Paragraph) -> None:
    article, warnings = resolved(blocks, declared="da")
    assert article.metadata.language == "da"
    assert warnings == []


def test_an_undeclared_language_is_detected() -> None:
    assert resolved(paragraph(FRENCH))[0].metadata.language == "fr"


def test_a_declaration_that_is_no_language_is_a_warning_and_the_text_is_asked() -> None:
    article, warnings = resolved(paragraph(FRENCH), declared="utf-8")
    assert article.metadata.language == "fr"
    assert "utf-8" in warnings[0]


def test_what_cannot_be_told_is_english_with_a_warning() -> None:
    article, warnings = resolved(paragraph("42."))
    assert article.metadata.language == "en"
    assert "--language" in warnings[0]


def test_a_text_without_a_title_is_named_after_its_source_in_the_warning() -> None:
    _, warnings = resolved(paragraph("42."), title="", name="numbers.md")
    assert warnings[0].startswith("numbers.md: ")


def test_the_name_of_the_file_says_nothing_of_the_language() -> None:
    # the title that a text without a headline has
    _, warnings = resolved(paragraph("42."), title="the-house-on-the-hill", name="the-house-on-the-hill.txt")
    assert "--language" in warnings[0]


def test_no_linguistic_content_is_no_language() -> None:
    headings = [block for at in range(500) for block in (Heading("", 2, (Text("Part"),)), paragraph(f"\nWord {at}.\n"))]
    article, _ = resolved(*headings, title="Parts")
    assert article.metadata.language == "en"
    assert detect("xkcd qwrt") != "zxx"
    article, _ = resolved(paragraph(ENGLISH * 3), paragraph("xkcd qwrt zzgh " * 20))
    assert article.sections[0].blocks[1].language is None  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("title", "blocks", "language"),
    [
        ("A good one", [paragraph("We went home. It was late.")], "en"),
        ("", [paragraph("Hello world.")], "en"),
        ("1", [Heading("", 2, (Text("What we found in the old house"),)), paragraph("42.")], "en"),
        ("Shopping list", [List("", False, 1, tuple((paragraph(one),) for one in ("milk", "eggs", "bread")))], "en"),
        ("1", [Table("", ((Cell((Text("Name of the river"),)), Cell((Text("Where it begins"),))),))], "en"),
        ("1", [Figure("", None, None, caption=(Text("The mayor opens the bridge"),))], "en"),
        ("", [paragraph("Guten Tag")], "de"),
        ("", [paragraph("Bonjour")], "fr"),
        ("Hallo Welt", [], "de"),
        ("Einkaufsliste", [paragraph("Milch, Eier, Brot")], "de"),
    ],
)
def test_few_words_are_enough_wherever_they_stand(title: str, blocks: list[Block], language: str) -> None:
    article, warnings = resolved(*blocks, title=title)
    assert article.metadata.language == language
    assert warnings == []


def test_passages_in_another_language_are_marked_wherever_they_stand() -> None:
    article, _ = resolved(
        paragraph(ENGLISH * 3),
        paragraph("C'est la vie."),  # too short to judge
        paragraph(FRENCH),
        Quote("", (paragraph(GERMAN),)),
        List("", ordered=False, start=1, items=((paragraph(FRENCH),),)),
        paragraph(FRENCH, "es"),  # declared: not ours to judge
    )
    marks = [block.language for block in walk(article.sections[0].blocks) if isinstance(block, Paragraph | Quote)]
    assert article.metadata.language == "en"
    # the paragraph inside the quote is in the quote's language
    assert marks == [None, None, "fr", "de", None, "fr", "es"]


def test_a_full_disk_is_named_where_the_model_has_no_room(monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_arguments: object, **_options: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    recognition._detector.cache_clear()
    monkeypatch.setattr(tempfile, "TemporaryFile", full)
    with pytest.raises(OutputError, match="No space left") as raised:
        detect(ENGLISH)
    assert "TMPDIR" in raised.value.remedy


@pytest.mark.parametrize(
    ("text", "declared", "language"),
    [
        ("Beograd je na dve reke.", "sr", "sr-Latn"),
        ("Beograd je na dve reke.", "sr-RS", "sr-Latn-RS"),
        ("Beograd je na dve reke.", "sh", "sr-Latn"),
        ("Београд је на две реке.", "sr-RS", "sr-RS"),
        ("Београд је на две реке.", "sr-ME", "sr-Cyrl-ME"),
        ("Београд је на две реке.", "bs", "bs-Cyrl"),
        ("Beograd je na dve reke.", "sr-Cyrl", "sr-Cyrl"),  # the author's word
        ("2021.", "sr", "sr"),
        ("Београд", "ru", "ru"),
    ],
)
def test_a_language_of_two_scripts_says_in_which_the_text_is(text: str, declared: str, language: str) -> None:
    article, _ = resolved(paragraph(text), declared=declared)
    assert article.metadata.language == language
