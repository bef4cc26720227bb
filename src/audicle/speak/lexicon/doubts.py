"""The words of a script that its voices are likely to get wrong: names, acronyms, words they do not know."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

import regex

from audicle.speak.lexicon.respelling import respelling
from audicle.voices.registry import engine
from audicle.voices.shared.sounds import WORD, Phonetic, Reading, Revealing

if TYPE_CHECKING:
    from collections.abc import Mapping

    from audicle.speak.lexicon.finding import Lexicon
    from audicle.speak.script.utterances import Script, Utterance
    from audicle.voices import Voice

Why = Literal["unknown", "acronym", "foreign", "name"]

_ACRONYM = regex.compile(r"(?=(?:.*\p{Lu}){2})[\p{Lu}\p{Nd}]+s?")
# The letters of a language besides those of its script's plainest alphabet; CLDR 46, main exemplar characters
_LETTERS = {
    "de": "äöüß", "en": "", "es": "áéíñóúü", "fr": "àâæçèéêëîïôœùûüÿ", "it": "àèéìòóù", "nl": "áäéëíïóöúü",
    "pl": "ąćęłńóśźż", "pt": "àáâãçéêíóôõú",
}  # fmt: skip
_NOUNS_ARE_CAPITAL = frozenset({"de", "lb"})


@dataclass(frozen=True, slots=True)
class Doubt:
    """A word that is worth a look."""

    word: str  # as it is given to the voice
    why: Why  # not in the voice's dictionary; capitals only; letters the language has not; a name by its capital
    phonemes: str | None  # how the voice will say it, in IPA; None if the voice does not tell
    respelling: str | None  # the same for English readers, "shih-VAWN"; None as before
    times: int  # in the article
    section: str  # id of the section it first stands in
    block: str  # id of the block it first stands in
    text: str  # the sentence it first stands in, as written
    language: str  # BCP 47, of the text around it
    voice: str  # "engine:voice"


def doubts(script: Script, voices: Mapping[Utterance, Voice | None], lexicon: Lexicon) -> tuple[Doubt, ...]:
    """Return the doubtful words of a script that was written without the ``lexicon`` and are not in it.

    The most frequent come first, then those that are heard first. ``voices`` gives the voice of each utterance. Raises
    UsageError for a lexicon whose pattern takes too long, VoiceError for an engine that fails.
    """
    small = _small(script)
    found: dict[tuple[str, str], Doubt] = {}
    for one in script.utterances:
        voice = voices.get(one)
        if voice is None or not one.text:
            continue
        known = {
            word.casefold()
            for entry in lexicon.find(one.spoken, one.language)
            for word in WORD.findall(one.spoken[entry.start : entry.end])
        }
        if isinstance(engine(voice.engine), Phonetic):  # it is told how these are said
            told = (word for sound in one.sounds for word in WORD.findall(one.spoken[sound.start : sound.end]))
            known |= {word.casefold() for word in told}
        for place, reading in enumerate(_readings(one, voice)):
            why = _why(reading, one.language, capital_tells=place > 0 and reading.word.casefold() not in small)
            if why is None or reading.word.casefold() in known:
                continue
            key = (reading.word, one.language)
            if key in found:
                found[key] = replace(found[key], times=found[key].times + 1)
                continue
            found[key] = Doubt(
                word=reading.word,
                why=why,
                phonemes=reading.phonemes or None,
                respelling=respelling(reading.phonemes) if reading.phonemes else None,
                times=1,
                section=one.section,
                block=one.unit,
                text=" ".join(one.text.split()),
                language=one.language,
                voice=f"{voice.engine}:{voice.name}",
            )
    return tuple(sorted(found.values(), key=lambda doubt: -doubt.times))


def _readings(one: Utterance, voice: Voice) -> tuple[Reading, ...]:
    speaker = engine(voice.engine)
    if isinstance(speaker, Revealing):
        return speaker.readings(one.spoken, voice.name, one.language)
    return tuple(Reading(word, "", None) for word in WORD.findall(one.spoken))


def _why(reading: Reading, language: str, *, capital_tells: bool) -> Why | None:
    word = reading.word
    first = language.split("-", maxsplit=1)[0].lower()
    if sum(map(str.isalpha, word)) < 2:  # noqa: PLR2004 - a letter is called by its name
        return None
    if _ACRONYM.fullmatch(word):
        return "acronym"
    if reading.known is not None:
        return None if reading.known else "unknown"
    if first in _LETTERS and any(
        one.isalpha() and not one.isascii() and one not in _LETTERS[first] for one in word.lower()
    ):
        return "foreign"
    return "name" if capital_tells and word[0].isupper() and first not in _NOUNS_ARE_CAPITAL else None


def _small(script: Script) -> set[str]:
    """Return the words that stand in small letters somewhere: those are no names."""
    words = Counter(word for one in script.utterances for word in WORD.findall(one.spoken))
    return {word for word in words if word == word.lower()}
