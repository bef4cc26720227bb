"""One entry of a lexicon, checked when it is made from a file."""

from __future__ import annotations

from dataclasses import dataclass

import regex

from audicle.agreed.languages import parse
from audicle.errors import UsageError
from audicle.voices.shared.sounds import Sound, checked_ipa

LONGEST = 1000  # characters of a word, a pattern, or what is said


@dataclass(frozen=True, slots=True)
class Entry:
    """A word, or a pattern, and how it is said."""

    word: str  # as written, on one line; a regular expression if ``pattern``
    say: str | None  # a respelling: said as it stands, or as the template of a pattern; None: the word as written
    ipa: str | None  # as ``voices.sounds.checked_ipa`` returns it; wins where the voice can say it
    language: str | None  # BCP 47, of the text it is for; None: any
    case: bool  # capitals and small letters are told apart
    pattern: bool
    where: str  # the file and the entry, for messages

    def serves(self, language: str) -> bool:
        """Say whether the entry is for a text in a language (BCP 47): "en" is for "en-GB" too, and the reverse."""
        if self.language is None:
            return True
        own, other = self.language.lower().split("-"), language.lower().replace("_", "-").split("-")
        shared = min(len(own), len(other))
        return own[:shared] == other[:shared]


@dataclass(frozen=True, slots=True)
class Found:
    """An entry's word in a text, and what is said for it."""

    start: int  # first character in the text
    end: int  # one after the last
    words: str
    ipa: str | None
    entry: Entry

    def sound(self, start: int, end: int) -> Sound | None:
        """Return the sound of what is said for it from ``start`` to ``end`` of what is said; None without IPA."""
        named = "" if self.entry.say else self.entry.where
        return Sound(start, end, self.ipa, named) if self.ipa else None


def make_entry(
    word: str,
    where: str,
    *,
    say: str | None = None,
    ipa: str | None = None,
    language: str | None = None,
    case: bool = False,
    pattern: bool = False,
) -> Entry:
    """Return a checked entry. Raises UsageError, naming ``where`` it stands, for what cannot be one."""
    word = word if pattern else _one_line(word)
    said = None if say is None else _one_line(say)
    if not word.strip() or not any(map(str.isalnum, word)):
        raise UsageError(f"{where}: the word has no letter and no digit.", "Write the word as it stands in the text.")
    if max(len(word), len(said or ""), len(ipa or "")) > LONGEST:
        raise UsageError(f"{where}: it is longer than {LONGEST} characters.", "Make it shorter.")
    if said is None and ipa is None:
        raise UsageError(f"{where}: it does not say how the word is said.", "Give it a respelling, or IPA.")
    if said is not None and not any(map(str.isalnum, said)):
        raise UsageError(f"{where}: the respelling says nothing.", "Write what is to be said in letters.")
    sounds = None if ipa is None else checked_ipa(ipa)
    if ipa is not None and sounds is None:
        raise UsageError(
            f"{where}: {ipa!r} is not IPA{_culprits(ipa)}.", "Write it as dictionaries do, such as ʃɪˈvɔːn."
        )
    if language is not None and parse(language) is None:
        raise UsageError(f"{where}: {language!r} is not a language.", "Write a BCP 47 tag, such as en or pt-BR.")
    entry = Entry(word, said, sounds, language, case, pattern, where)
    if pattern:
        _check_pattern(entry)
    return entry


def _check_pattern(entry: Entry) -> None:
    """Raise UsageError for a pattern that is none, that needs no character, or whose respelling asks for more."""
    try:
        compiled = regex.compile(entry.word)
        empty = compiled.fullmatch("", timeout=1.0)
        if entry.say is not None:
            # the same groups around nothing, to try the template on
            tried = regex.fullmatch(_groups(compiled), "")
            if tried:
                tried.expand(entry.say)
    except (regex.error, IndexError, KeyError, OverflowError, RecursionError, TimeoutError, MemoryError) as error:
        raise UsageError(
            f"{entry.where}: the regular expression cannot be used: {error}.", "Correct it, or write it more simply."
        ) from error
    if empty is not None:
        raise UsageError(f"{entry.where}: the regular expression matches nothing at all too.", "Make it need a letter.")


def _groups(compiled: regex.Pattern[str]) -> str:
    names = {number: name for name, number in compiled.groupindex.items()}
    return "".join(f"(?P<{names[n]}>)" if n in names else "()" for n in range(1, compiled.groups + 1))


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _culprits(ipa: str) -> str:
    """Return a note of the first character that is not of the alphabet, where it is one character's fault."""
    culprit = next((one for one in ipa.strip("/[] ") if not one.isspace() and checked_ipa(f"a{one}") is None), None)
    return f": it has no {culprit!r}" if culprit else ""
