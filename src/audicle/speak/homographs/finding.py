"""Finding the homographs of an English text, and how each is said where that is sure."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, NamedTuple

import regex

from audicle.speak.homographs.classes import ENDS
from audicle.speak.homographs.parts import Token, part, tokens_of
from audicle.speak.homographs.rules import Rule, Ways, ways_of
from audicle.speak.homographs.sounds import at_vowels, with_s
from audicle.voices.shared.sounds import Sound

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_NEAR = 100  # characters before and after a word, in which one is looked for that tells what is spoken of
_BEFORE, _AFTER = (
    regex.compile(r"[\w\p{P}][-‑./@:_=&#\\]|_|.?[-‑@#/\\]"),
    regex.compile(r"[-‑./@:_=&\\]\w|[_@(/\\].?|::|<\w"),
)
_OPENING = frozenset("\"'“‘([{«")
_BEFORE_LETTERS = frozenset({"(", "letter", "letters", "vowel"})


class _Pair(NamedTuple):
    """A word that is said in one way as a noun or an adjective, in another as a verb."""

    noun: str  # IPA
    verb: str
    ending: bool  # it has an s


def homographs(text: str) -> tuple[Sound, ...]:
    """Return how words of an English ``text`` are said of which their spelling does not tell it, in order.

    Only where the words around them tell it; of others the voice thinks what it thinks. Its time grows with the length
    of the text.
    """
    tokens = tokens_of(text)
    pairs, words = _tables()
    places = [
        at
        for at, token in enumerate(tokens)
        if (token.word in pairs or token.word in words) and not _joined(text, token) and not _article(tokens, at)
    ]
    if not places:
        return ()
    lowered = _lowered(text)
    matched: dict[int, set[int]] = {}  # by the id of a rule: where it holds
    found: list[Sound] = []
    for at in places:
        token = tokens[at]
        if token.word in words:
            ipa = _way(words[token.word], tokens, at, lowered, matched)
        else:
            pair = pairs[token.word]
            is_verb = part(tokens, at, ending=pair.ending)
            ipa = None if is_verb is None else pair.verb if is_verb == "verb" else pair.noun
        if ipa:
            found.append(Sound(token.start, token.end, ipa))
    return tuple(found)


def _way(ways: Ways, tokens: Sequence[Token], at: int, text: str, matched: dict[int, set[int]]) -> str | None:
    """Return the IPA of a word by the first of its rules that holds."""
    token = tokens[at]
    ending = token.word.endswith("s")
    told = part(tokens, at, ending=ending) if any(rule.pattern is None for rule in ways.rules) else None
    for rule in ways.rules:
        if _is_written(rule, tokens, at) and (
            _holds(rule, token, text, matched) if rule.pattern else rule.kind == told
        ):
            return ways.ipa[rule.way]
    return None


def _holds(rule: Rule, token: Token, text: str, matched: dict[int, set[int]]) -> bool:
    assert rule.pattern is not None  # noqa: S101 - its caller has asked
    if rule.kind == "near":
        around = text[max(0, token.start - _NEAR) : token.end + _NEAR]
        return rule.pattern.search(around) is not None
    if id(rule) not in matched:
        matched[id(rule)] = {one.start("word") for one in rule.pattern.finditer(text, overlapped=True)}
    return token.start in matched[id(rule)]


def _joined(text: str, token: Token) -> bool:
    """Return whether a word is a part of something written without spaces: "15-minute", "convert.py"."""
    if token.written == "A":  # "A-level": a letter, whatever it is joined to
        return False
    before, after = text[max(0, token.start - 2) : token.start], text[token.end : token.end + 2]
    return _BEFORE.fullmatch(before) is not None or _AFTER.fullmatch(after) is not None


def _article(tokens: Sequence[Token], at: int) -> bool:
    """Return whether a word is the "a" that is everywhere, told before any rule is asked."""
    return tokens[at].written == "a" and (at == 0 or tokens[at - 1].word not in _BEFORE_LETTERS)


def _is_written(rule: Rule, tokens: Sequence[Token], at: int) -> bool:
    if not rule.written:
        return True
    begins = at == 0 or tokens[at - 1].word in ENDS or tokens[at - 1].word in _OPENING
    capital = tokens[at].written[0].isupper()
    name = capital and not begins
    after = tokens[at + 1].written if at + 1 < len(tokens) else ""
    lone = name and (len(after) == 1 or not after[:1].isupper())
    return {"name": name, "lone": lone, "small": not capital, "first": begins}[rule.written]


def _lowered(text: str) -> str:
    """Return a text in small letters with straight apostrophes, character by character as long as before."""
    return "".join(low if len(low := one.lower()) == 1 else one for one in text).replace("’", "'")


@cache
def _tables() -> tuple[Mapping[str, _Pair], Mapping[str, Ways]]:
    """Return the words that are told apart by their part of speech, and those with rules of their own."""
    here = files("audicle.speak.homographs")
    pairs: dict[str, _Pair] = {}
    for line in (here / "pairs.tsv").read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            word, noun, verb = line.split("\t")
            pairs[word] = _Pair(at_vowels(noun), at_vowels(verb), ending=False)
            pairs[_with_s(word)] = _Pair(at_vowels(with_s(noun)), at_vowels(with_s(verb)), ending=True)
    words: dict[str, Ways] = {}
    for word, table in tomllib.loads((here / "words.toml").read_text(encoding="utf-8")).items():
        ways = ways_of(word, table)
        words[word] = Ways({way: at_vowels(ipa) for way, ipa in ways.ipa.items()}, ways.rules)
        if table.get("s"):
            words[f"{word}s"] = Ways({way: at_vowels(with_s(ipa)) for way, ipa in ways.ipa.items()}, ways.rules)
    return pairs, words


def _with_s(word: str) -> str:
    return f"{word}es" if word.endswith(("s", "x", "z", "ch", "sh")) else f"{word}s"
