"""Finding names and loan words in an English text: whole words, the longest first, one look-up a word."""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex

from audicle.speak.homographs.sounds import at_vowels, with_s
from audicle.speak.names.table import Entry, bare, key, table
from audicle.voices.shared.sounds import Sound

if TYPE_CHECKING:
    from collections.abc import Sequence

_WORD = regex.compile(r"[\p{L}\p{M}\p{Nd}]+")
_GAPS = frozenset([*" '’-‑", ". ", " & ", "’ ", "' "])  # what may stand between the words of a name
_POSSESSIVE = regex.compile(r"['’]s(?![\p{L}\p{M}\p{Nd}_])", regex.IGNORECASE)
# What a word is joined to where it is a part of something else: of an address, a path, another name
_BEFORE = frozenset("@#_/\\=")
_AFTER = regex.compile(r"[@_\\=]|[./:&]\w|['’](?!(?:d|ll|re|ve|m)(?!\w))\w", regex.IGNORECASE)
_LONGEST = 40  # characters; no word of a name has more
_PLURAL = 4  # letters of the shortest name that may have the s of a plural


def names(text: str, start: int = 0, end: int | None = None) -> tuple[Sound, ...]:
    """Return how the names and loan words in an English ``text`` are said that voices get wrong, in order.

    Only those from ``start`` to ``end`` are looked for. A possessive is said with its word ("Macron's"), and so is the
    s of a plural. Names are found in capitals too, but not in small letters; loan words anyhow. Accents may be left out
    in the text. Time grows with the text's length.
    """
    places = [found.span() for found in _WORD.finditer(text, start, len(text) if end is None else end)]
    plain = [bare(text[start:end]) if end - start <= _LONGEST else "" for start, end in places]
    begun = table().begun
    found: list[Sound] = []
    at = 0
    while at < len(places):
        sound = _longest(text, places, plain, at) if plain[at] in begun else None
        at += 1
        if sound:
            found.append(sound)
            while at < len(places) and places[at][0] < sound.end:
                at += 1
    return tuple(found)


def _longest(text: str, places: Sequence[tuple[int, int]], plain: Sequence[str], at: int) -> Sound | None:
    """Return the sound of the longest entry that begins with a word."""
    start = places[at][0]
    if start and text[start - 1] in _BEFORE:
        return None
    begun, wanted = table().begun, [plain[at]]
    for place in range(at + 1, len(places)):
        more = f"{wanted[-1]} {plain[place]}"
        if more not in begun or text[places[place - 1][1] : places[place][0]] not in _GAPS:
            break
        wanted.append(more)
    for number in range(len(wanted), 0, -1):
        sound = _sound(text, start, places[at + number - 1][1], wanted[number - 1])
        if sound:
            return sound
    return None


def _sound(text: str, start: int, end: int, wanted: str) -> Sound | None:
    """Return the sound of a name from ``start`` to ``end``, which is ``wanted`` in the table, with the s after it."""
    if after := _POSSESSIVE.match(text, end):
        entry = _entry(wanted, text[start:end])
        return Sound(start, after.end(), _stressed(with_s(entry.ipa))) if entry else None
    if _AFTER.match(text, end):
        return None
    if entry := _entry(wanted, text[start:end]):
        return Sound(start, end, _stressed(entry.ipa))
    plural = _entry(wanted[:-1], text[start : end - 1]) if wanted.endswith("s") else None
    return Sound(start, end, _stressed(with_s(plural.ipa))) if plural and _takes_s(plural) else None


def _entry(wanted: str, written: str) -> Entry | None:
    """Return the entry of a name as it is written in a text: one with the same accents before one with others."""
    fitting = [entry for entry in table().entries.get(wanted, ()) if _fits(entry, written)]
    return next((entry for entry in fitting if key(entry.word) == key(written)), fitting[0] if fitting else None)


def _fits(entry: Entry, written: str) -> bool:
    if entry.written == "exact":
        return written == entry.word
    if entry.written == "accents" and key(written) != key(entry.word):
        return False
    return entry.word[0].islower() or written[0].isupper()


def _stressed(ipa: str) -> str:
    """Return IPA with the stress that dictionaries leave out of words of one syllable, before vowels."""
    return at_vowels(ipa if "ˈ" in ipa else f"ˈ{ipa}")


def _takes_s(entry: Entry) -> bool:
    return entry.written != "exact" and len(entry.word) >= _PLURAL and not entry.word.endswith(("s", "x", "z", "eau"))
