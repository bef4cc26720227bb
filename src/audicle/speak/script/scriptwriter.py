"""From an Article to its Script: what a good reader says of each kind of block."""

from __future__ import annotations

from typing import TYPE_CHECKING

from audicle.agreed.alternatives import alternative, long_description, repeats_caption
from audicle.agreed.policies import STUDY
from audicle.agreed.titlepage import title_lines
from audicle.model import blocks as b
from audicle.model import ids
from audicle.model.contents import without_contents
from audicle.model.counting import numbers, numeral
from audicle.model.outline import block_notes, section_notes
from audicle.speak.lexicon.finding import NO_LEXICON, Lexicon
from audicle.speak.script import pauses
from audicle.speak.script.formulas import formula
from audicle.speak.script.pen import Writer
from audicle.speak.script.programming import programming_language
from audicle.speak.script.tables import say_table
from audicle.speak.script.utterances import Script

if TYPE_CHECKING:
    from audicle.agreed.policies import Policy
    from audicle.model import Article, Note, Section
    from audicle.speak.script.utterances import Utterance


def write_script(article: Article, policy: Policy = STUDY, lexicon: Lexicon = NO_LEXICON) -> Script:
    """Return what is said of ``article``, as the ``policy`` has it: the title page first, then section by section.

    Words in the ``lexicon`` are said as it says. Raises UsageError for a lexicon whose pattern takes too long.
    """
    article = without_contents(article)  # what is heard has chapters
    notes = section_notes(article, policy.notes)
    written: list[Utterance] = []
    abridged = False
    for number, section in enumerate(article.sections):
        writer = Writer(section.id, section.language or article.metadata.language, policy, lexicon)
        if number == 0:
            for line in title_lines(article.metadata):
                writer.text(line.id, line.text)
                writer.rest(pauses.TITLE)
        for line in title_lines(section.opens) if section.opens else ():
            writer.text(ids.opening_unit(section.id, line.id), line.text)
            writer.rest(pauses.TITLE)
        _say_section(writer, section, notes[section.id])
        written.extend(writer.finished())
        abridged = abridged or writer.abridged
    return Script(tuple(written), abridged)


def _say_section(writer: Writer, section: Section, notes: tuple[Note, ...]) -> None:
    place = writer.policy.notes
    between = block_notes(section, notes) if place == "inline" else {"": notes}
    for block in (*((section.heading,) if section.heading else ()), *section.blocks):
        _say(writer, block)
        _say_notes(writer, between.get(block.id, ()))
    if place == "inline":
        _say_notes(writer, between[""])
    elif notes and place != "skip":
        writer.rest(pauses.BEFORE_HEADING)
        writer.text(ids.notes_unit(section.id), writer.say("notes"))
        writer.rest(pauses.HEADING)
        _say_notes(writer, notes)


def _say_notes(writer: Writer, notes: tuple[Note, ...]) -> None:
    with writer.role("notes"):
        for note in notes:
            writer.announce(writer.say("note", label=note.label))
            _say_all(writer, note.blocks)


def _say(writer: Writer, block: b.Block) -> None:
    match block:
        case b.Heading():
            writer.rest(pauses.BEFORE_HEADING)
            with writer.role("headings"):
                writer.run(block.id, block.inlines, block.language)
            writer.rest(pauses.HEADING)
        case b.Paragraph():
            writer.run(block.id, block.inlines, block.language, first=writer.policy.paragraphs == "first")
            writer.rest(pauses.PARAGRAPH)
        case b.List():
            _say_list(writer, block)
        case b.DefinitionList():
            _say_definitions(writer, block)
        case b.Quote():
            _say_quote(writer, block)
        case b.Figure():
            _say_figure(writer, block)
        case b.Table():
            say_table(writer, block)
        case b.Code():
            _say_code(writer, block)
        case b.Math():
            _say_math(writer, block)
        case b.Aside():
            _say_aside(writer, block)
        case b.Embed():
            writer.announce(writer.say("embed"))
            writer.whole(block.id, block.title, block.title)
            writer.rest(pauses.PARAGRAPH)
        case b.Rule():
            writer.rest(pauses.BREAK)


def _say_all(writer: Writer, blocks: tuple[b.Block, ...]) -> None:
    for block in blocks:
        _say(writer, block)


def _say_list(writer: Writer, block: b.List) -> None:
    count = len(block.items)
    writer.announce(writer.say("list_one") if count == 1 else writer.say("list", count=count))
    checked = block.checked or (None,) * count
    for number, item, done in zip(numbers(block), block.items, checked, strict=True):
        if block.ordered:
            # a Roman numeral is said as the number it is, and "a" would be taken for the article
            shown = numeral(number, "A" if block.marker in ("a", "A") else "1")
            writer.announce(writer.say("list_item", number=shown))
        if done is not None:
            writer.announce(writer.say("task_done" if done else "task_open"))
        _say_all(writer, item)
    writer.rest(pauses.BLOCK)


def _say_definitions(writer: Writer, block: b.DefinitionList) -> None:
    """Say each term and what it means; the meanings of a term that has several are counted."""
    meaning = 0
    for place, entry in enumerate(block.entries):
        if entry.term:
            writer.run(entry.id, entry.term)
            writer.rest(pauses.ITEM)
            meaning = 0
        if entry.blocks:
            meaning += 1
            following = block.entries[place + 1 : place + 2]
            if meaning > 1 or any(not entry.term for entry in following):
                writer.announce(writer.say("list_item", number=meaning))
            _say_all(writer, entry.blocks)


def _say_math(writer: Writer, block: b.Math) -> None:
    if writer.policy.maths == "read":
        writer.announce(writer.say("math"))
        writer.whole(block.id, block.text, formula(block.text, writer.language))
    elif writer.policy.maths == "summarise":
        writer.summary(block.id, block.text, writer.say("math_short"))
    writer.rest(pauses.PARAGRAPH)


def _say_quote(writer: Writer, block: b.Quote) -> None:
    if writer.policy.quotes == "skip":
        return
    announced = writer.policy.quotes == "announce"
    writer.rest(pauses.BLOCK)
    with writer.role("quotes"):
        if announced:
            writer.announce(writer.say("quote"))
        for part in block.blocks:
            if isinstance(part, b.Paragraph) and not part.language:
                writer.run(part.id, part.inlines, block.language, first=writer.policy.paragraphs == "first")
                writer.rest(pauses.PARAGRAPH)
            else:
                _say(writer, part)
    if announced:
        writer.announce_after(writer.say("quote_end"))
    if block.citation:
        writer.run(ids.citation_unit(block.id), block.citation)
    writer.rest(pauses.BLOCK)


def _say_figure(writer: Writer, block: b.Figure) -> None:
    writer.rest(pauses.BLOCK)
    with writer.role("captions"):
        if writer.policy.alt == "read":
            _say_picture(writer, block)
        if writer.policy.captions == "read":
            _say_caption(writer, block)
    writer.rest(pauses.BLOCK)


def _say_picture(writer: Writer, block: b.Figure) -> None:
    if not block.decorative and (block.alt or block.src):
        unit, alt = ids.image_unit(block.id), alternative(block)
        if alt and repeats_caption(block) and writer.policy.captions == "read":
            writer.whole(unit, "", writer.say("image"))  # its caption is read next, and says the rest
        elif alt:
            writer.announce(writer.say("image"))
            writer.whole(unit, alt, alt)
        else:
            writer.whole(unit, "", writer.say("image_no_alt"))
        writer.rest(pauses.PARAGRAPH)
    if description := long_description(block):
        writer.announce(writer.say("long_description"))
        writer.text(ids.description_unit(block.id), description)
        writer.rest(pauses.PARAGRAPH)


def _say_caption(writer: Writer, block: b.Figure) -> None:
    if block.caption:
        writer.announce(writer.say("caption"))
        writer.run(ids.caption_unit(block.id), block.caption)
    if block.credit:
        writer.announce(writer.say("credit"))
        writer.text(ids.credit_unit(block.id), block.credit)


def _say_code(writer: Writer, block: b.Code) -> None:
    language = programming_language(block.language or "")
    name = writer.say("code_in", language=language) if language else writer.say("code")
    writer.rest(pauses.BLOCK)
    if writer.policy.code == "read":
        writer.announce(name)
        writer.lines(block.id, block.text)
        writer.announce_after(writer.say("code_end"))
    elif writer.policy.code == "summarise":
        lines = sum(bool(line.strip()) for line in block.text.split("\n"))
        writer.summary(block.id, block.text, f"{name} {writer.say('code_short', count=lines)}")
    writer.rest(pauses.BLOCK)


def _say_aside(writer: Writer, block: b.Aside) -> None:
    writer.rest(pauses.BLOCK)
    writer.announce(writer.say("aside"))
    if block.title:
        writer.text(ids.title_unit(block.id), block.title)
        writer.rest(pauses.HEADING)
    _say_all(writer, block.blocks)
    writer.announce_after(writer.say("aside_end"))
    writer.rest(pauses.BLOCK)
