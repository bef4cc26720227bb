"""Whether a word is a verb where it stands, told by its neighbours, or not told at all.

hibari's own tagger (an averaged perceptron) is what the voice goes by anyway and takes a second to load; it is wrong
just where words are homographs. These rules say less, and are right when they say something.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

import regex

from audicle.speak.homographs.classes import (
    ALONE,
    ATTRIBUTIVE,
    BEING,
    DETERMINERS,
    DOING,
    EITHER,
    ENDS,
    FINITE,
    GIVING,
    HAVING,
    HE,
    LETTING,
    LINKS,
    MAKING,
    MANY,
    MODALS,
    NEVER_ALONE,
    OBJECTS,
    OF_MANY,
    OPENING,
    PAUSES,
    PEOPLE,
    PREPOSITIONS,
    SEEMING,
    SINGULAR,
    THEY,
    TO_ALONE,
    is_adjective,
    is_adverb,
    is_possessive,
    words_in,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

Part = Literal["verb", "noun"]  # "noun" is any that is no verb: adjectives too

_TOKEN = regex.compile(r"\w+(?:['’]\w+)*|[^\w\s]")
_FAR = 8  # words back, in which an auxiliary is looked for
_SHORT = 4  # letters of the shortest plural that is told by its s
_MEASURES = words_in("high highs low lows level levels")  # "to record levels"
_PHRASE = 3  # words of a subject after its auxiliary, at most


class Token(NamedTuple):
    """A word or a mark of a sentence."""

    word: str  # in small letters, with a straight apostrophe
    start: int
    end: int
    written: str


def tokens_of(text: str) -> list[Token]:
    """Return the words and marks of a text in order."""
    return [Token(found[0].lower().replace("’", "'"), *found.span(), found[0]) for found in _TOKEN.finditer(text)]


def part(tokens: Sequence[Token], at: int, *, ending: bool = False) -> Part | None:
    """Return which part of speech the word at a place is; None if its neighbours do not tell.

    ``ending``: it has the s of a plural and of "she records".
    """
    before, after = _word(tokens, at - 1), _word(tokens, at + 1)
    if before == "-" or after == "-":  # half of a compound
        return None
    if before in DETERMINERS or is_possessive(before):
        return ("verb" if after in OBJECTS else None) if ending and before in SINGULAR else "noun"
    if _in_title(tokens, at):
        return None
    if before in {"these", "those"} or before.isdigit() or before in OF_MANY:
        if ending or before in {"one", "1"}:
            return None if after in OBJECTS else "noun"
        return _after_many(after) if before in OF_MANY else None
    if before == "her":
        return None if _word(tokens, at - 2) in LETTING else "noun"
    return _after_licence(tokens, at, ending=ending) or _by_neighbours(tokens, at, ending=ending)


def _after_many(after: str) -> Part | None:
    """Return what follows "some", "these" and a number without the s of a plural."""
    return "verb" if after in OBJECTS or after in {"to", "with", "against"} else None


def _after_licence(tokens: Sequence[Token], at: int, *, ending: bool) -> Part | None:
    """Return what a word is after a word, adverbs between left out, that asks for a verb or for none."""
    place = _before_adverbs(tokens, at)
    before, earlier, after = _word(tokens, place), _word(tokens, place - 1), _word(tokens, at + 1)
    if before == "to":
        if ending:
            return "noun"
        alone = tokens[at].word in NEVER_ALONE and after not in OBJECTS
        return None if alone or earlier in TO_ALONE or after in _MEASURES else "verb"
    if before in MODALS and earlier not in DETERMINERS:
        return None if ending else "verb"
    if before in DOING and _word(tokens, place + 1) == "not":
        return "verb"
    if before in BEING or before in HAVING or before in SEEMING:
        return "noun"
    if before in THEY:
        return None if ending else "verb"
    if before == "you":
        return None if ending or earlier in GIVING else "verb"
    if before == "that" and ending:
        return "verb" if after in OBJECTS else None
    if before in HE:
        asked = earlier in DOING or earlier in MODALS or earlier in LETTING
        return "verb" if (ending and not asked) or (asked and not ending and before != "that") else None
    if before in {"them", "us", "him", "me", "her"}:
        return "verb" if earlier in LETTING and not ending else None
    return None


def _before_adverbs(tokens: Sequence[Token], at: int) -> int:
    """Return the place of the last word before the one at a place that is no adverb."""
    place = at - 1
    while place >= 0 and (is_adverb(_word(tokens, place)) or _word(tokens, place) == "longer"):
        if _word(tokens, place) == "longer":
            if _word(tokens, place - 1) != "no":
                break
            place -= 1
        place -= 1
    return place


def _by_neighbours(tokens: Sequence[Token], at: int, *, ending: bool) -> Part | None:
    """Return what a word is by the words right beside it."""
    before, after = _word(tokens, at - 1), _word(tokens, at + 1)
    if after == "of":
        return "noun"
    if before in PREPOSITIONS:
        return "noun"
    if not ending and _asked(tokens, at):
        return "verb"
    if before == "longer" and _word(tokens, at - 2) == "no":
        return "verb"
    if before in EITHER and (ending or _word(tokens, at - 2) in MODALS | THEY | DOING | {"to", "you"}):
        return None
    if is_adjective(before) and not _inverted(tokens, at):
        return None if ending and after in OBJECTS else "noun"
    if after in OBJECTS and before not in LETTING and before not in GIVING:
        return _before_object(tokens, at, ending=ending)
    if not ending and before in {"and", "or", "then"} and _coordinated(tokens, at):
        return "verb"
    if not ending and _is_plural(tokens, _before_adverbs(tokens, at)) and _is_said(tokens, at):
        return None if _made(tokens, at) else "verb"
    return "noun" if not ending and after in FINITE and after != "do" else None


def _is_said(tokens: Sequence[Token], at: int) -> bool:
    """Return whether the word may be what is said of the plural before it: of the subject of its sentence."""
    word, after = tokens[at].word, _word(tokens, at + 1)
    place = _before_adverbs(tokens, at)
    if after in OBJECTS and place < at - 1:
        return True
    if not (word == "object" and after in {"to", "if", "when", "that"}) and not (word in ALONE and _goes_on(after)):
        return False
    place -= 1
    while place >= 0 and (is_adjective(_word(tokens, place)) or _word(tokens, place) in DETERMINERS | OF_MANY):
        place -= 1
    begins = _word(tokens, place)
    if begins == "of":
        return _word(tokens, place - 1) in MANY
    return not begins or begins in OPENING or begins in ENDS or begins in LINKS


def _before_object(tokens: Sequence[Token], at: int, *, ending: bool) -> Part | None:
    """Return what a word is that stands before what may be its object: "we record the tide"."""
    before = _word(tokens, at - 1)
    if not ending:
        free = not before or before in OPENING or before in ENDS or before in LINKS or before in {"and", "or", "then"}
        return "verb" if free or before in ADVERBS_ALONE or _is_plural(tokens, at - 1) else None
    # "the company records a profit"; not "she breaks records every year"
    singular = before.isalpha() and not before.endswith("s") and before not in LINKS
    return "verb" if singular and _word(tokens, at - 2) in DETERMINERS else None


ADVERBS_ALONE = words_in("please simply just always never then now")


def _asked(tokens: Sequence[Token], at: int) -> bool:
    """Return whether the word ends a question or a wish: "did the jury object", "it makes the metal contract"."""
    after = _word(tokens, at + 1)
    if after and not _goes_on(after):
        return False
    for size in range(2, _PHRASE + 2):
        first = _word(tokens, at - size)  # of the subject
        auxiliary = _word(tokens, at - size - 1)
        if first in DETERMINERS or is_possessive(first):
            simple = all(_word(tokens, at - n).isalpha() and not is_verb(_word(tokens, at - n)) for n in range(1, size))
            last = _word(tokens, at - 1)
            begins = _word(tokens, at - size - 2)
            led = auxiliary in LETTING or (
                auxiliary in DOING | MODALS and (not begins or not begins.isalpha() or begins in _ASKING)
            )
            return led and simple and not is_adjective(last)
    return False


_ASKING = words_in("what why where when how who which and but so")


def is_verb(word: str) -> bool:
    """Return whether a word is surely a finite verb or an auxiliary."""
    return word in FINITE or word in LETTING


def _inverted(tokens: Sequence[Token], at: int) -> bool:
    """Return whether a verb may still be wanted: after "did the …" or "let the …"."""
    for place in range(at - 1, max(-1, at - _FAR), -1):
        word = _word(tokens, place)
        if word in ENDS:
            return False
        if word in LETTING or word in DOING or word in MODALS:
            return True
    return False


def _made(tokens: Sequence[Token], at: int) -> bool:
    """Return whether something is made or found to be what the word says: "keep the piles separate"."""
    return any(_word(tokens, place) in MAKING for place in range(max(0, at - _FAR), at))


def _coordinated(tokens: Sequence[Token], at: int) -> bool:
    """Return whether the word is the second verb after "to" or an auxiliary: "to read and record"."""
    after = _word(tokens, at + 1)
    led = _word(tokens, at - 3) in MODALS | {"to"} and _word(tokens, at - 4) not in TO_ALONE
    return led and _word(tokens, at - 2).isalpha() and (after in OBJECTS or _goes_on(after))


def _is_plural(tokens: Sequence[Token], at: int) -> bool:
    """Return whether a word is surely a plural noun: "neighbours", but not "makes", nor "sports" before a noun."""
    word, before = _word(tokens, at), _word(tokens, at - 1)
    if word in PEOPLE:
        return True
    if (
        _in_title(tokens, at)
        or word in ATTRIBUTIVE
        or len(word) < _SHORT
        or not word.endswith("s")
        or word.endswith(("ss", "us", "is", "'s"))
    ):
        return False
    return (
        not before
        or before in DETERMINERS
        or before in OF_MANY
        or before in OPENING
        or before in ENDS
        or before in LINKS
        or before in PREPOSITIONS
        or is_adjective(before)
    )


def _goes_on(after: str) -> bool:
    """Return whether a verb without an object may stand before a word or mark."""
    return (
        not after
        or after in PAUSES
        or after in PREPOSITIONS
        or after in OBJECTS
        or after in OF_MANY
        or after in LINKS
        or after == "to"
        or is_adverb(after)
        or is_adjective(after)
    )


def _in_title(tokens: Sequence[Token], at: int) -> bool:
    """Return whether the word has a capital inside a sentence: a part of a name or a headline."""
    return at > 0 and tokens[at].written[0].isupper() and _word(tokens, at - 1) not in ENDS | OPENING


def _word(tokens: Sequence[Token], at: int) -> str:
    """Return the word at a place; "" outside."""
    return tokens[at].word if 0 <= at < len(tokens) else ""
