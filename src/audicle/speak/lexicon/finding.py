"""Finding a lexicon's words in a text: whole words, the longest first, each place once.

Patterns of a person's own can take time without end. The package ``regex`` (alive, and here already for the reading of
dates) takes a time-out, which ``re`` does not; RE2's packages would be one more and refuse look-around.
"""

from __future__ import annotations

import unicodedata
from functools import cached_property

import regex

from audicle.errors import UsageError
from audicle.speak.homographs.sounds import with_s
from audicle.speak.lexicon.entry import Entry, Found

_SECONDS = 2.0  # of processor time, for one pattern in one sentence
_TOKEN = regex.compile(r"[\w--_]+|\S", regex.V1)
# Scripts that put no space between words, where every place can begin one; UAX 14, classes ID and SA
_UNSPACED = regex.compile(r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}]")
_POSSESSIVE = regex.compile(r"['’]s(?!\w)")
_APOSTROPHES = "'’"
# What may follow a word and leave it that word: the possessive, and verbs that lean on it, but not the "t" of "don't"
_LEANING = r"(?!\w|['’](?!(?:s|d|m|ll|re|ve)\b)\w)"


class Lexicon:
    """Entries in the order they win: of two for the same word the first one counts."""

    def __init__(self, entries: tuple[Entry, ...] = ()) -> None:
        self.entries = entries

    def __bool__(self) -> bool:
        return bool(self.entries)

    def find(self, text: str, language: str) -> tuple[Found, ...]:
        """Return the places in ``text`` (in ``language``, BCP 47) of which an entry says how they are said, in order.

        Where two overlap, words win over patterns, then the longer one, then the entry that comes first. Raises
        UsageError for a pattern that takes too long.
        """
        if not self.entries or not text:
            return ()
        found = [*self._words(text, language), *self._patterns(text, language)]
        ranks = {id(entry): place for place, entry in enumerate(self.entries)}
        found.sort(key=lambda one: (one.entry.pattern, one.start - one.end, one.start, ranks[id(one.entry)]))
        taken = bytearray(len(text))
        kept: list[Found] = []
        for one in found:
            if taken.find(1, one.start, one.end) < 0:
                taken[one.start : one.end] = b"\x01" * (one.end - one.start)
                kept.append(one)
        return tuple(sorted(kept, key=lambda one: one.start))

    def _words(self, text: str, language: str) -> list[Found]:
        if not self._by_token:
            return []
        found: list[Found] = []
        for token in _TOKEN.finditer(text):
            starts = range(*token.span()) if _UNSPACED.search(token[0]) else (token.start(),)
            for start in starts:
                key = _key(text[start] if _UNSPACED.match(text, start) else token[0])
                for entry, compiled in self._by_token.get(key, ()):
                    if entry.serves(language) and (match := compiled.match(text, start)):
                        found.append(_found(entry, match, text, language))
        return found

    def _patterns(self, text: str, language: str) -> list[Found]:
        found: list[Found] = []
        for entry in self.entries:
            if not entry.pattern or not entry.serves(language):
                continue
            try:
                for match in _compiled(entry).finditer(text, timeout=_SECONDS):
                    said = match[0] if entry.say is None else " ".join(match.expand(entry.say).split())
                    if match[0].strip() and any(map(str.isalnum, said)):
                        found.append(Found(match.start(), match.end(), said, entry.ipa, entry))
            except TimeoutError as error:
                raise UsageError(
                    f"{entry.where}: the regular expression took more than {_SECONDS:g} seconds for one sentence.",
                    "Write it without one repetition inside another.",
                ) from error
        return found

    @cached_property
    def _by_token(self) -> dict[str, list[tuple[Entry, regex.Pattern[str]]]]:
        """The entries that are words, by what their first word is."""
        table: dict[str, list[tuple[Entry, regex.Pattern[str]]]] = {}
        for entry in self.entries:
            if not entry.pattern:
                token = _TOKEN.match(entry.word)
                first = token[0] if token else entry.word
                key = entry.word[0] if _UNSPACED.match(entry.word) else first
                table.setdefault(_key(key), []).append((entry, _compiled(entry)))
        return table


def _found(entry: Entry, match: regex.Match[str], text: str, language: str) -> Found:
    """Return a word that was found; in English with its possessive, whose sound depends on the word's."""
    said = entry.say or match[0]
    after = _POSSESSIVE.match(text, match.end())
    if not (after and entry.ipa and language.lower().startswith("en")):
        return Found(match.start(), match.end(), said, entry.ipa, entry)
    return Found(match.start(), after.end(), said + after[0], with_s(entry.ipa), entry)


NO_LEXICON = Lexicon()


def _key(token: str) -> str:
    return unicodedata.normalize("NFC", token).casefold()


def _compiled(entry: Entry) -> regex.Pattern[str]:
    """Return a pattern that finds the entry where no letter or digit touches it that would make it another word."""
    flags = regex.V0 if entry.case else regex.V0 | regex.IGNORECASE
    if entry.pattern:
        return regex.compile(rf"(?<!\w)(?:{entry.word})(?!\w)", flags)
    forms = dict.fromkeys(unicodedata.normalize(form, entry.word) for form in ("NFC", "NFD"))
    literal = "|".join(
        "".join(f"[{_APOSTROPHES}]" if one in _APOSTROPHES else regex.escape(one, literal_spaces=True) for one in form)
        for form in forms
    )
    first, last = entry.word[0], entry.word[-1]
    before = "" if _UNSPACED.match(first) or not _wordy(first) else r"(?<!\w)"
    after = "" if _UNSPACED.match(last) or not _wordy(last) else _LEANING
    return regex.compile(f"{before}(?:{literal}){after}", flags)


def _wordy(character: str) -> bool:
    return regex.match(r"\w", character) is not None
