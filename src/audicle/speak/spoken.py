"""From words as written to words a voice is given."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import regex

from audicle.agreed.scripts import speakable
from audicle.speak.homographs import homographs
from audicle.speak.lexicon.finding import NO_LEXICON, Lexicon
from audicle.speak.names import names
from audicle.speak.normalise import AS_WRITTEN, CLEAN, Piece, normalise
from audicle.speak.normalise.clean import clean
from audicle.speak.normalise.rules import Said
from audicle.voices.shared.sounds import Sound

if TYPE_CHECKING:
    from audicle.speak.lexicon.entry import Found
    from audicle.speak.normalise import Normalised

LEXICON = "lexicon"  # the rule of what a lexicon says, among those of normalisation

_SHORT = 20  # characters; no abbreviation or unit has more
# Rules of English that say a letter by its name, where a voice would take A for the article
_OF_LETTERS = frozenset({"code", "equation", "grade", "initials", "sharp", "span-letters"})
_HEADLINE = "headline"  # the rule of English for lines in capitals, whose words stay as they are
_LETTER_A = regex.compile(r"(?<!\w)A(?!\w)")


class Spoken(NamedTuple):
    """What a voice is given, and the sound of it as far as it is known."""

    words: str  # one line, figures in words
    sounds: tuple[Sound, ...] = ()  # of the words whose IPA a lexicon has
    pieces: tuple[Piece, ...] = ()  # where in the text each stretch of the words came from


def spoken(text: str, language: str) -> str:
    """Return what a voice is to be given for ``text`` in ``language`` (BCP 47): one line, figures in words.

    An address of the web is said by its host. Returns "" if there is nothing a voice could say: no letter and no digit.
    """
    return spoken_with(NO_LEXICON, text, language).words


def spoken_with(lexicon: Lexicon, text: str, language: str) -> Spoken:
    """Return the same with a lexicon, which comes first: no rule touches what it says.

    Raises UsageError for a lexicon whose pattern
    takes too long.
    """
    found: list[Found] = []

    def given(line: str) -> list[Said]:
        found.extend(lexicon.find(line, language))
        return [Said(one.start, one.end, one.words, LEXICON) for one in found]

    said = normalise(text, language, hosts=True, given=given if lexicon else None)
    if not speakable(said.spoken):
        return Spoken("")
    sounds: list[Sound] = []
    for one, piece in zip(found, (piece for piece in said.pieces if piece.rule == LEXICON), strict=True):
        # a space that keeps two words apart belongs to the piece, and not to the word
        start = piece.spoken_end - len(one.words)
        if sound := one.sound(start, piece.spoken_end):
            sounds.append(sound)
    if language.lower().partition("-")[0] == "en":
        sounds = sorted([*sounds, *_known(said)], key=lambda one: one.start)
    return Spoken(said.spoken, tuple(sounds), said.pieces)


def _known(said: Normalised) -> list[Sound]:
    """Return the sounds of names and homographs in what is said of English, where it is said as it is written."""
    written = [one for one in said.pieces if one.rule in {AS_WRITTEN, CLEAN}]
    letters = [
        Sound(*found.span(), "ˈeɪ")
        for one in said.pieces
        if one.rule in _OF_LETTERS
        for found in _LETTER_A.finditer(said.spoken, one.spoken_start, one.spoken_end)
    ]
    named = [
        sound
        for one in said.pieces
        if one.rule in {AS_WRITTEN, CLEAN, _HEADLINE}
        for sound in names(said.spoken, one.spoken_start, one.spoken_end)
    ]
    told = [
        sound
        for sound in homographs(said.spoken)
        if any(one.spoken_start <= sound.start and sound.end <= one.spoken_end for one in written)
        and not any(sound.start < name.end and name.start < sound.end for name in named)
    ]
    return letters + named + told


def alone(text: str, language: str) -> str | None:
    """Return the words of an abbreviation or a unit that is all of ``text``, such as "Mon."; None for anything else.

    For what is put into a longer text before that is read, where it would stand alone no more.
    """
    if len(text) > _SHORT:
        return None
    said = normalise(text, language)
    return said.spoken if said.pieces and said.pieces[0].rule == "alone" else None


def verbatim(text: str) -> Spoken:
    """Return what a voice is to be given for a line of code: one line, every sign as it stands; "" as above."""
    words, places = clean(text)
    if not speakable(words):
        return Spoken("")
    return Spoken(words, (), (Piece(0, len(text), 0, len(words), AS_WRITTEN if places is None else CLEAN),))
