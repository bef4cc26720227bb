"""Passages in another language: whole paragraphs by their words, phrases by the script they are written in.

A phrase in Latin letters is left as it is: names and titles of works stand so in texts of every script, and no script
tells which of its languages it is in.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from dataclasses import replace
from itertools import groupby
from typing import TypeVar

from audicle.agreed.scripts import letters_by_script, script_language, scripts_of
from audicle.model.blocks import Aside, Block, DefinitionList, Figure, Heading, List, Paragraph, Quote, Table, walk
from audicle.model.inlines import Abbreviation, Inline, Link, Marked, Ruby, Span, Text, plain

B = TypeVar("B", bound=Block)
Run = tuple[Inline, ...]
Judge = Callable[[str, str], str | None]

_FEWEST = 2  # letters of another script: one alone is a sign, such as α


def marked(block: B, language: str, other: Judge) -> B:
    """Return a block that stands in ``language`` with what is in another one marked so.

    ``other`` returns the language of a longer text if that is surely not the language it stands in.
    """
    match block:
        case Paragraph():
            own = block.language or other(block.text, language) or _whole(block.text, language)
            return replace(block, language=own, inlines=by_script(block.inlines, own or language))
        case Heading():
            own = block.language or _whole(block.text, language)
            return replace(block, language=own, inlines=by_script(block.inlines, own or language))
        case Quote():
            words = " ".join(part.text for part in walk(block.blocks) if isinstance(part, Paragraph))
            own = block.language or other(words, language)
            inside = all_marked(block.blocks, own or language, other)
            return replace(block, language=own, blocks=inside, citation=by_script(block.citation, own or language))
        case Aside():
            return replace(block, blocks=all_marked(block.blocks, language, other))
        case List():
            return replace(block, items=tuple(all_marked(item, language, other) for item in block.items))
        case DefinitionList():
            entries = tuple(
                replace(
                    entry,
                    term=by_script(entry.term, language),
                    blocks=all_marked(entry.blocks, language, other),
                )
                for entry in block.entries
            )
            return replace(block, entries=entries)
        case Figure():
            return replace(block, caption=by_script(block.caption, language))
        case Table():
            rows = tuple(
                tuple(replace(cell, inlines=by_script(cell.inlines, language)) for cell in row) for row in block.rows
            )
            return replace(block, rows=rows, caption=by_script(block.caption, language))
        case _:
            return block


def all_marked(blocks: tuple[Block, ...], language: str, other: Judge) -> tuple[Block, ...]:
    """Return blocks as ``marked`` does each."""
    return tuple(marked(block, language, other) for block in blocks)


def by_script(run: Run, language: str) -> Run:
    """Return a run that stands in ``language`` with every phrase in a script of another language marked so."""
    if plain(run).isascii() or not (known := scripts_of(language)):
        return run
    made: list[Inline] = []
    for inline in run:
        match inline:
            case Text(text):
                made.extend(_cut(text, language, known))
            case Span() if inline.language:
                made.append(replace(inline, children=by_script(inline.children, inline.language)))
            case Marked() | Link() | Span() | Abbreviation():
                made.append(replace(inline, children=by_script(inline.children, language)))
            case Ruby() if own := _foreign(inline.text, language, known):
                made.append(Span(own, (inline,)))
            case _:
                made.append(inline)
    return tuple(made)


def _cut(text: str, language: str, known: frozenset[str]) -> list[Inline]:
    """Return a text as runs of words in the language's script, and spans of words in others."""
    words = [(piece, _foreign(piece, language, known)) for piece in _pieces(text)]
    made: list[Inline] = []
    for own, group in groupby(_joined(words), key=lambda word: word[1]):
        piece = "".join(word for word, _ in group)
        made.append(Span(own, (Text(piece),)) if own else Text(piece))
    return made or [Text(text)]


def _pieces(text: str) -> list[str]:
    """Return a text cut between letters and all else, so that each piece has letters only or none."""
    return ["".join(group) for _, group in groupby(text, key=_lettered)]


def _lettered(character: str) -> bool:
    return unicodedata.category(character)[0] in "LM"  # marks stand on letters


def _joined(words: list[tuple[str, str | None]]) -> list[tuple[str, str | None]]:
    """Return words with what stands between two of one foreign language taken to be in that language too."""
    made = list(words)
    for place in range(1, len(made) - 1):
        word, own = made[place]
        before, after = made[place - 1][1], made[place + 1][1]
        if own is None and before and before == after and not any(map(str.isalpha, word)):
            made[place] = (word, before)
    return made


def _foreign(text: str, language: str, known: frozenset[str]) -> str | None:
    """Return the language of a text in another script than ``language`` has; None if it is in its own, or in Latin."""
    letters = letters_by_script(text)
    strange = sum(count for script, count in letters.items() if script not in known and script not in ("Latn", "Zzzz"))
    if strange < _FEWEST or 2 * strange < letters.total():
        return None
    found = script_language(text, language)
    return None if found == language or found.startswith("und") else found


def _whole(text: str, language: str) -> str | None:
    """Return the language of a text that is in another script as a whole."""
    known = scripts_of(language)
    if text.isascii() or not known:
        return None
    letters = letters_by_script(text)
    strange = sum(count for script, count in letters.items() if script not in known and script not in ("Latn", "Zzzz"))
    return _foreign(text, language, known) if strange == letters.total() else None
