from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from audicle.model import (
    Article,
    Cell,
    Code,
    Definition,
    DefinitionList,
    Heading,
    List,
    Marked,
    Metadata,
    Paragraph,
    Ruby,
    Section,
    Table,
    Text,
)
from audicle.model.ids import identify
from audicle.model.outline import section_notes
from audicle.speak.script.scriptwriter import write_script
from scripts import as_lines, every_kind, paragraph, words

if TYPE_CHECKING:
    from collections.abc import Callable

    from audicle.model import Block
    from audicle.model.blocks import Marker

HERE = Path(__file__).parent


def test_every_kind_of_block_is_read_as_a_good_reader_would(golden: Callable[[Path, str], None]) -> None:
    golden(HERE / "script-english.txt", as_lines(write_script(every_kind())))


def test_a_german_article_is_announced_in_german(golden: Callable[[Path, str], None]) -> None:
    article = every_kind()
    german = replace(article, metadata=replace(article.metadata, language="de"))
    golden(HERE / "script-german.txt", as_lines(write_script(german)))


def test_cues_say_the_words_that_are_shown_where_they_are_shown() -> None:
    article = every_kind()
    texts = {
        block.id: block.text
        for section in article.sections
        for block in (*section.blocks, *((section.heading,) if section.heading else ()))
        if isinstance(block, Paragraph | Heading | Code)
    }
    checked = 0
    for said in write_script(article).utterances:
        if said.unit in texts and not said.announced:
            assert texts[said.unit][said.start : said.end] == said.text
            checked += 1
    assert checked > 8


def test_a_cue_is_said_in_one_go_and_each_cue_has_words() -> None:
    script = write_script(every_kind())
    order = [said.cue for said in script.utterances]
    runs = [cue for number, cue in enumerate(order) if number == 0 or order[number - 1] != cue]
    assert len(runs) == len(set(runs))
    with_words = {said.cue for said in script.utterances if not said.announced}
    assert with_words == set(order)


def test_notes_are_read_at_the_end_of_the_section_that_refers_to_them() -> None:
    article = every_kind()
    assert [note.id for note in section_notes(article)["s1"]] == ["fn1"]
    assert section_notes(article)["s2"] == ()
    said = [one.spoken for one in write_script(article).by_section()["s1"]]
    assert said[-3:] == ["Notes", "Note one.", "Mostly."]


def said_of(*blocks: Block, language: str = "en") -> list[str]:
    """What is said of the blocks, in order, without the title."""
    article = identify(Article(Metadata("Alone", language=language), (Section("", 1, None, blocks),)))
    return [one.spoken for one in write_script(article).utterances][1:]


def struck(text: str) -> Marked:
    return Marked("deletion", words(text))


@pytest.mark.parametrize(
    ("marker", "start", "backwards", "said"),
    [
        ("1", 1, True, ["one:", "zero:"]),
        ("a", 2, False, ["B:", "C:"]),
        ("A", 27, False, ["AA:", "AB:"]),
        ("i", 4, True, ["four:", "three:"]),
    ],
)
def test_items_are_counted_as_they_are_shown(marker: Marker, start: int, backwards: bool, said: list[str]) -> None:
    made = List("", True, start, ((paragraph("One."),), (paragraph("Two."),)), (), marker, backwards)
    assert said_of(made) == ["List, two items.", said[0], "One.", said[1], "Two."]


def test_terms_that_share_a_definition_and_several_definitions_of_one_term() -> None:
    made = DefinitionList(
        "",
        (
            Definition("", words("Leat"), ()),
            Definition("", words("Lade"), (paragraph("A channel."),)),
            Definition("", words("Race"), (paragraph("A fast stream."),)),
            Definition("", (), (paragraph("A contest."),)),
            Definition("", words("Weir"), (paragraph("A dam."),)),
        ),
    )
    assert said_of(made) == [
        "Leat", "Lade", "A channel.", "Race", "one:", "A fast stream.", "two:", "A contest.", "Weir", "A dam.",
    ]  # fmt: skip


def test_a_sentence_is_said_without_what_was_struck_out_of_it() -> None:
    run = (
        Text("It took "),
        struck("five"),
        Text(" "),
        Marked("insertion", words("six")),
        Text(" men. An "),
        struck("odd"),
        Text(" idea."),
    )
    assert said_of(Paragraph("", run)) == ["It took six men.", "An idea."]
    assert said_of(Table("", ((Cell(words("Price")), Cell((struck("9"), Text(" 7")))),)))[1] == "Price; seven."


def test_a_sentence_that_was_struck_out_whole_is_announced_as_that() -> None:
    run = (Text("It stands. "), struck("It is old. It leaks."), Text(" It was mended."))
    assert said_of(Paragraph("", run)) == ["It stands.", "Deleted:", "It is old.", "It leaks.", "It was mended."]
    assert said_of(Table("", ((Cell((struck("9"),)), Cell(words("7"))),)))[1] == "Deleted: nine; seven."
    assert said_of(Paragraph("", (struck("Es war alt."),)), language="de") == ["Gestrichen:", "Es war alt."]


@pytest.mark.parametrize(
    ("language", "ruby", "said"),
    [
        ("ja", Ruby("水車", "すいしゃ"), "すいしゃは回る。"),
        ("ja-JP", Ruby("水車", "suisha"), "水車は回る。"),
        ("zh", Ruby("水车", "shuǐchē"), "水车は回る。"),
        ("zh-TW", Ruby("水車", "ㄕㄨㄟˇ"), "水車は回る。"),
        ("ko", Ruby("水車", "수차"), "수차は回る。"),
    ],
)
def test_characters_are_said_once_by_their_reading_if_a_voice_can_read_it(language: str, ruby: Ruby, said: str) -> None:
    script = said_of(Paragraph("", (ruby, Text("は回る。"))), language=language)
    assert script == [said]


def test_the_reading_is_said_in_another_language() -> None:
    assert said_of(Paragraph("", (Text("The "), Ruby("水車", "suisha"), Text(" turns.")))) == ["The suisha turns."]
    assert said_of(Paragraph("", (Text("A "), Ruby("cat", "neko"), Text(" sleeps.")))) == ["A cat sleeps."]


def test_the_cue_of_a_sentence_with_a_reading_shows_the_characters() -> None:
    run = (Ruby("水車", "すいしゃ"), Text("は回る。"))
    article = identify(Article(Metadata("水", language="ja"), (Section("", 1, None, (Paragraph("", run),)),)))
    cue = write_script(article).utterances[-1]
    assert (cue.text, cue.start, cue.end) == ("水車は回る。", 0, 6)


def test_an_article_of_nothing_but_a_title_is_read() -> None:
    article = identify(Article(Metadata("Alone"), (Section("", 1, None, ()),)))
    assert [one.spoken for one in write_script(article).utterances] == ["Alone"]
