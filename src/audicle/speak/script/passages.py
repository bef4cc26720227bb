"""A run of inlines as passages to be said: each in its language, with what is said instead of what is written."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from audicle.agreed.raised import raised
from audicle.agreed.scripts import readable, script_language, speakable
from audicle.model.inlines import Abbreviation, Inline, LineBreak, Link, Marked, MathSpan, Ruby, Span, plain
from audicle.speak.normalise import AS_WRITTEN, Piece
from audicle.speak.normalise.clean import LINE_END
from audicle.speak.script.formulas import formula

if TYPE_CHECKING:
    from collections.abc import Iterable

Line = Literal["superscript", "subscript", "break"]
_TRADEMARKS = {"TM": "™\u2060", "SM": "℠\u2060"}
_READING = "reading"  # the rule, among those of normalisation, of a reading that is said instead of characters
_CHARACTERS = frozenset(("ja", "ko", "yue", "zh"))  # languages written in characters that may have a reading


class Passage(NamedTuple):
    """A range of a run's plain text that is said in one way."""

    start: int
    end: int
    language: str  # BCP 47
    said: str | None = None  # instead of the text; None: the text itself
    deleted: bool = False  # the author struck it out
    line: Line | None = None  # above or below it, or its end; None: on it


def passages(inlines: tuple[Inline, ...], main: str) -> tuple[Passage, ...]:
    """Return the passages of a run, covering its plain text in order. ``main`` is the language it stands in.

    Neighbouring passages that are said alike are one. A regional form of the surrounding language is not a change.
    """
    found: list[Passage] = []

    def visit(run: tuple[Inline, ...], language: str, *, deleted: bool, line: Line | None) -> None:
        for inline in run:
            if isinstance(inline, Span):
                visit(inline.children, _passage_language(inline.language, language), deleted=deleted, line=line)
            elif isinstance(inline, Marked):
                own = inline.mark if inline.mark in ("superscript", "subscript") else line
                visit(inline.children, language, deleted=deleted or inline.mark == "deletion", line=own)
            elif isinstance(inline, Link | Abbreviation):
                visit(inline.children, language, deleted=deleted, line=line)
            elif length := len(plain((inline,))):
                start = found[-1].end if found else 0
                said = _instead(inline, language)
                place: Line | None = "break" if isinstance(inline, LineBreak) else line
                made = Passage(start, start + length, language, said, deleted, place)
                if found and found[-1][2:] == made[2:] and said is None:
                    made = made._replace(start=found.pop().start)
                found.append(made)

    visit(inlines, main, deleted=False, line=None)
    return tuple(found)


def _instead(inline: Inline, language: str) -> str | None:
    """Return what is said instead of the text of an inline: the reading of characters, the words of a formula."""
    if isinstance(inline, Ruby):
        return reading(inline, language)
    if isinstance(inline, MathSpan):
        said = formula(inline.text, language)
        return said if said != inline.text else None
    return None


def reading(ruby: Ruby, language: str) -> str | None:
    """Return the reading that is said instead of characters, None if the characters themselves are said.

    A Japanese voice cannot know which of its readings a character has; one in kana tells it. A Chinese voice knows its
    characters, and cannot read their sounds in Latin letters. In a text in another language the reading is said, if
    its voice can read it and not the characters.
    """
    native = _primary(language) in _CHARACTERS
    if native:
        own = not readable(ruby.reading, "en") and not _bopomofo(ruby.reading)
        return ruby.reading if own and speakable(ruby.reading) else None
    foreign = _primary(script_language(ruby.text, language)) in _CHARACTERS
    return ruby.reading if foreign and speakable(ruby.reading) else None


def standing(parts: Iterable[Passage], text: str) -> tuple[Passage, ...]:
    """Return the passages that the author did not strike out; none if they hold nothing to say."""
    kept = tuple(part for part in parts if not part.deleted)
    return kept if any(speakable(part.said or text[part.start : part.end]) for part in kept) else ()


class Phrase(NamedTuple):
    """What passages in one language say."""

    words: str
    language: str  # BCP 47
    pieces: tuple[Piece, ...] = ()  # where in the text each stretch of the words came from


def words(parts: Iterable[Passage], text: str) -> tuple[Phrase, ...]:
    """Return what passages of ``text`` say; neighbours in one language are one."""
    found: list[Phrase] = []
    for part in parts:
        said = _on_line(part, text) if part.said is None else part.said
        before = found.pop() if found and found[-1].language == part.language else Phrase("", part.language)
        start = len(before.words)
        rule = AS_WRITTEN if part.said is None else _READING
        piece = Piece(part.start, part.end, start, start + len(said), rule)
        found.append(Phrase(before.words + said, part.language, (*before.pieces, piece)))
    return tuple(found)


def _on_line(part: Passage, text: str) -> str:
    """Return the text of a passage, as long as it was: figures off the line as characters that say so, its end too."""
    written = text[part.start : part.end]
    if part.line is None:
        return written
    if part.line == "break":
        return LINE_END
    figures = raised(written, text[max(part.start - 2, 0) : part.start], part.line)
    if figures is not None:
        return figures
    return _TRADEMARKS.get(written, written) if part.line == "superscript" else written


def within(parts: Iterable[Passage], start: int, end: int) -> tuple[Passage, ...]:
    """Return the parts of passages between two places. What is said instead is said where it begins."""
    found: list[Passage] = []
    for part in parts:
        if part.start < end and part.end > start:
            said = "" if part.said is not None and part.start < start else part.said
            found.append(part._replace(start=max(start, part.start), end=min(end, part.end), said=said))
    return tuple(found)


def _bopomofo(text: str) -> bool:
    return any("\u3105" <= character <= "\u312f" for character in text)


def _primary(language: str) -> str:
    return language.split("-", maxsplit=1)[0].lower()


def _passage_language(own: str | None, around: str) -> str:
    return around if own is None or own.split("-")[0] == around.split("-", maxsplit=1)[0] else own
