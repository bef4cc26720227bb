"""The pen that writes a section's part of the script: cues, announcements and pauses, in the order they are heard."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING

from audicle.agreed.messages import messages
from audicle.agreed.policies import STUDY
from audicle.agreed.scripts import script_language, speakable
from audicle.model.ids import cue_id
from audicle.model.inlines import Abbreviation, Inline, Link, Marked, Span, plain
from audicle.speak.lexicon.finding import NO_LEXICON, Lexicon
from audicle.speak.normalise import AS_WRITTEN, Piece
from audicle.speak.normalise.pieces import composed
from audicle.speak.script import pauses
from audicle.speak.script.passages import Passage, Phrase, passages, standing, within, words
from audicle.speak.script.utterances import Utterance
from audicle.speak.sentences import sentences
from audicle.speak.spoken import alone, spoken_with, verbatim

if TYPE_CHECKING:
    from collections.abc import Iterator

    from audicle.agreed.policies import Policy
    from audicle.speak.script.utterances import Role


class Writer:
    """Writes what is said of one section. Announcements wait for the cue they announce."""

    def __init__(self, section: str, language: str, policy: Policy = STUDY, lexicon: Lexicon = NO_LEXICON) -> None:
        self.section = section
        self.language = language  # BCP 47, of the article
        self.policy = policy
        self.lexicon = lexicon
        self.abridged = False  # whether something was only told of
        self._role: Role = "narrator"
        self.say = messages(language)
        self._announcement_language = language if self.say.language != "en" else _english(language)
        self._written: list[Utterance] = []
        self._waiting: list[str] = []

    @contextmanager
    def role(self, role: Role) -> Iterator[None]:
        """Let what is said inside the block be said in a role; the innermost but for quotes' and notes' own parts."""
        before = self._role
        self._role = role if before == "narrator" else before
        yield
        self._role = before

    def announce(self, words: str) -> None:
        """Say ``words`` before the next cue, as part of it."""
        self._waiting.append(words)

    def announce_after(self, words: str) -> None:
        """Say ``words`` after the last cue, as part of it."""
        if self._waiting or not self._written:
            self._waiting.clear()  # what they would have ended was never begun
            return
        self._after(words, pauses.PARAGRAPH)

    def rest(self, seconds: float) -> None:
        """Be silent for at least ``seconds`` after what was last said."""
        if self._written:
            last = self._written[-1]
            self._written[-1] = replace(last, pause=max(last.pause, seconds))

    def run(self, unit: str, inlines: tuple[Inline, ...], language: str | None = None, *, first: bool = False) -> None:
        """Say a run of inlines sentence by sentence, each passage in its own language; or its ``first`` only."""
        main = language or self.language
        addresses = _addresses(inlines) if self.policy.links == "address" else ()
        parts = passages(inlines, main)
        if self._role == "headings":  # where its lines end is how it is set
            parts = tuple(part._replace(line=None) if part.line == "break" else part for part in parts)
        self._sentences(unit, plain(inlines), main, parts, addresses, first=first)

    def text(self, unit: str, text: str, language: str | None = None) -> None:
        """Say plain text sentence by sentence."""
        main = language or self.language
        self._sentences(unit, text, main, (Passage(0, len(text), main),))

    def lines(self, unit: str, text: str) -> None:
        """Say each line of ``text`` that is not blank as a cue of its own."""
        start, number = 0, 0
        for line in text.split("\n"):
            if line.strip():
                phrase = _written(line, self.language, start)
                self._cue(unit, number, start, start + len(line), line, (phrase,), code=True)
                self.rest(pauses.ITEM)
                number += 1
            start += len(line) + 1

    def whole(self, unit: str, text: str, said: str) -> None:
        """Say ``said`` as one cue for all of a unit whose text is ``text``."""
        phrase = _written(said, self.language) if said == text else Phrase(said, self.language)
        self._cue(unit, 0, 0, len(text), text or said, (phrase,))

    def summary(self, unit: str, text: str, said: str) -> None:
        """Say of a unit whose text is ``text`` only what it is."""
        self.whole(unit, text, said)
        self._written[-1] = replace(self._written[-1], summary=True)
        self.abridged = True

    def finished(self) -> tuple[Utterance, ...]:
        """Return what was written."""
        self.rest(pauses.END)
        longer = self.policy.pauses
        return tuple(replace(one, pause=round(one.pause * longer, 3)) for one in self._written)

    def words(self, inlines: tuple[Inline, ...]) -> str:
        """Return what is said of a run that is part of something said in one piece, such as a cell of a table."""
        text = plain(inlines)
        parts = passages(inlines, self.language)
        struck = any(part.deleted for part in parts)
        kept = (standing(parts, text) or parts) if struck else parts
        if lone := alone(text, self.language):
            return lone
        said = "".join(word for word, *_ in words(kept, text))
        return f"{self.say('deletion')} {said}" if struck and kept is parts and speakable(said) else said

    def _sentences(
        self,
        unit: str,
        text: str,
        main: str,
        parts: tuple[Passage, ...],
        addresses: tuple[tuple[int, str], ...] = (),
        *,
        first: bool = False,
    ) -> None:
        """Say each sentence of a text as it stands: what is struck out is left out, unless it is all there is.

        ``addresses`` are said after the sentence in which they stand, which is told by a place in the text.
        """
        announced = False
        for number, (start, end) in enumerate(sentences(text, main)):
            inside = within(parts, start, end)
            struck = any(part.deleted for part in inside)
            kept = standing(inside, text) if struck else inside
            if struck and not kept and not announced:
                self.announce(self.say("deletion"))
            announced = struck and not kept
            self._cue(unit, number, start, end, text[start:end], words(kept or inside, text))
            for _, address in (found for found in addresses if start < found[0] <= end):
                self._after(f"{self.say('embed')} {address}", pauses.SENTENCE)
            if first and self._written[-1].spoken:
                break

    def _cue(
        self,
        unit: str,
        number: int,
        start: int,
        end: int,
        text: str,
        parts: tuple[Phrase, ...],
        *,
        code: bool = False,
    ) -> None:
        cue = Utterance(
            self.section, cue_id(unit, number), unit, start, end, text, "", self.language, pauses.SILENT, self._role
        )
        for waiting in self._waiting:
            self._written.append(self._announcement(cue, waiting, pauses.ANNOUNCEMENT))
        self._waiting.clear()
        tongues = [(part, script_language(part.words, part.language)) for part in parts]
        said = [
            (made, part, tongue)
            for part, tongue in tongues
            if (made := verbatim(part.words) if code else spoken_with(self.lexicon, part.words, tongue)).words
        ]
        for made, part, tongue in said:
            self._written.append(
                replace(
                    cue,
                    spoken=made.words,
                    language=tongue,
                    pause=pauses.WITHIN,
                    sounds=made.sounds,
                    pieces=composed(part.pieces, made.pieces),
                )
            )
        if said:
            self.rest(pauses.SENTENCE)
        else:
            self._written.append(cue)

    def _after(self, words: str, pause: float) -> None:
        last = self._written[-1]
        self._written[-1] = replace(last, pause=max(last.pause, pauses.SENTENCE))
        self._written.append(self._announcement(last, words, pause))

    def _announcement(self, cue: Utterance, words: str, pause: float) -> Utterance:
        language = self._announcement_language
        made = spoken_with(self.lexicon, words, language)
        return replace(cue, text="", spoken=made.words, language=language, pause=pause, sounds=made.sounds)


def _addresses(inlines: tuple[Inline, ...]) -> tuple[tuple[int, str], ...]:
    """Return where each link of a run ends in its plain text, and the address it leads to, if that is not its text."""
    found: list[tuple[int, str]] = []
    place = 0
    for inline in inlines:
        place += len(plain((inline,)))
        if isinstance(inline, Link) and "://" in inline.href and plain(inline.children).strip() != inline.href:
            found.append((place, inline.href))
        elif isinstance(inline, Marked | Span | Abbreviation):
            inside = place - len(plain((inline,)))
            found.extend((inside + end, address) for end, address in _addresses(inline.children))
    return tuple(found)


def _written(text: str, language: str, start: int = 0) -> Phrase:
    """Return a text that is said as it is written, and stands at a place in its unit."""
    return Phrase(text, language, (Piece(start, start + len(text), 0, len(text), AS_WRITTEN),))


def _english(language: str) -> str:
    """Return the English that announces: the article's own if it is English."""
    return language if language.split("-", maxsplit=1)[0] == "en" else "en"
