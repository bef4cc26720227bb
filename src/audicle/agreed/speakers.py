"""Voices named for people: by their own name, if they have one, and by the language they speak.

Which engine and which version spoke is for programs, and stands in ``audicle.json`` only. No name has a comma, a
semicolon or an "and" in it: players split lists of people there.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from babel import Locale, UnknownLocaleError

from audicle.agreed.languages import parse
from audicle.agreed.messages import messages
from audicle.model.characters import line

if TYPE_CHECKING:
    from collections.abc import Iterable

    from audicle.model import VoiceUsed

_PARTS = re.compile(r"[-_+./:\s]+")
# what engines' names of voices have beside the name: the size of a model of piper's, Kokoro's language and sex
_SIZES = {"low", "medium", "high"}
_KIND = re.compile(r"[a-z][fm]_(?=[a-z])")
_ENDS_LISTS = re.compile(r"\s*[,;&]\s*")


def speakers(voices: Iterable[VoiceUsed], language: str) -> dict[str, str]:
    """Return what each voice is called in an article in ``language`` (BCP 47), by the engine's name for it.

    A voice without a name of its own is called by its language; of several such each further one has a number. Who
    reads in a recording is called by name; a recording whose reader nobody names is called the source's own.
    """
    named: dict[str, str] = {}
    for voice in voices:
        if voice.recorded:
            named[voice.voice] = line(voice.voice) or messages(language)("own_recording")
            continue
        if voice.voice not in named:
            given, number = _given(voice), 2
            name = _named(voice, given, language)
            while name in named.values():
                name, number = _named(voice, f"{given} {number}", language), number + 1
            named[voice.voice] = name
    return named


def _named(voice: VoiceUsed, given: str, language: str) -> str:
    say = messages(language)
    return line(say("voice_named", name=given, language=_language(voice.speaks or voice.language, say.language)))


def _given(voice: VoiceUsed) -> str:
    """Return the name of a voice without its language and its technicalities; "" if nothing is left."""
    own = parse(voice.speaks or voice.language)
    tag = parse(voice.voice)
    if own and tag and tag.language == own.language:
        return ""
    parts = [part for part in _PARTS.split(_KIND.sub("", line(voice.voice))) if part]
    # "en_US-joe-medium"
    while len(parts) > 1 and own and parts[0].lower() in {own.language, own.script.lower(), own.region.lower()}:
        del parts[0]
    while len(parts) > 1 and (parts[-1] in _SIZES or parts[-1] == "x"):
        parts.pop()
    words = (_ENDS_LISTS.sub(" ", part) for part in parts)
    return " ".join(word[:1].upper() + word[1:] for word in words if word.casefold() != "and").strip()


def _language(tag: str, language: str) -> str:
    """Return what the language of a BCP 47 tag is called in another: with its country where that has a name of its own.

    Source: CLDR, which has "American English" but no name for the French of France.
    """
    known = parse(tag)
    if known is None:
        return tag
    try:
        names = Locale.parse(language, sep="-").languages
    except (UnknownLocaleError, ValueError):
        names = Locale("en").languages
    name = names.get(f"{known.language}_{known.region}") or names.get(known.language) or known.language
    return _ENDS_LISTS.sub(" ", str(name))
