"""Units of text as XHTML: an element that holds one, cut into the sentences that are heard."""

from __future__ import annotations

from typing import TYPE_CHECKING

from audicle.model.inlines import Inline, Text, plain
from audicle.publish.markup import language
from audicle.publish.markup.inlines import render, unnested
from audicle.publish.markup.sentences import covers, cut, cut_words, uncovered
from audicle.publish.markup.words import steps
from audicle.publish.markup.xhtml import add, element, put

if TYPE_CHECKING:
    from audicle.publish.markup.page import Page
    from audicle.publish.markup.xhtml import Attributes, Element


def write_unit(
    page: Page,
    tag: str,
    name: str,
    run: tuple[Inline, ...],
    attributes: Attributes | None = None,
    spoken: str | None = None,
) -> Element:
    """Return an element that holds the text of the unit ``name``, cut into its sentences.

    ``spoken`` is the language of the run, where it is not the article's.
    """
    made = element(tag, attributes)
    around = page.shared.language
    if spoken:
        put(made, language.attributes(spoken, around))
        around = language.tag(spoken) or around
    cues = page.cues.pop(name, [])
    text = plain(run)
    if uncovered(text, cues):
        page.silent.append(name)
    run = unnested(run)
    words = {cue.id: found for cue in cues if (found := steps(cue, page.shared.names.take))}
    page.words |= words
    if len(cues) == 1 and covers(text, cues[0]):
        page.hear(made, cues)
        cut_up = cut_words(run, words[cues[0].id]) if words else run
        return add(made, render(cut_up, page, around))
    if name:
        made.set("id", page.shared.names.take(name))
    page.placed.update(cue.id for cue in cues)
    return add(made, render(cut(run, cues, words), page, around))


def write_text(page: Page, tag: str, name: str, words: str, attributes: Attributes | None = None) -> Element:
    """Return an element that holds a unit of plain text, cut into its sentences."""
    return write_unit(page, tag, name, (Text(words),), attributes)
