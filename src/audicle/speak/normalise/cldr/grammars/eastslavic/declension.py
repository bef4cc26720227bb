"""How nouns, adjectives and numerals bend, by the patterns in a language's table; no dictionary.

Of the table's ``own``: ``nouns`` has patterns by the end of the nominative, the longest that fits (a whole word is one
too): "f: а ы е у ой е / ы - ам ы ами ах", gender, six cases of the singular and six of the plural, "-" for nothing;
without forms the noun never bends. ``adjectives`` has, by the end of the masculine nominative, the six cases of "m",
"f", "n" and the plural, between "/". ``numerals`` has five cases, all but the nominative, of words of numbers.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from audicle.speak.normalise.cldr.language import Language

CASES = ("nom", "gen", "dat", "acc", "ins", "pre")
GENDERS = ("m", "f", "n", "pl")


@dataclass(frozen=True, slots=True)
class Noun:
    """A noun with its forms, none of which is another word's here."""

    gender: str
    singular: tuple[str, ...]  # in the order of CASES
    plural: tuple[str, ...]

    def form(self, case: str, *, plural: bool = False) -> str:
        """Return the form of a case ("" is the nominative)."""
        return (self.plural if plural else self.singular)[CASES.index(case or "nom")]


@dataclass(frozen=True, slots=True)
class Reading:
    """What a form of a noun or adjective can be."""

    gender: str  # "pl" in the plural
    case: str


class Declension:
    """The patterns of a language."""

    def __init__(self, data: Language) -> None:
        self._nouns = {end: _noun_pattern(forms) for end, forms in data.own.get("nouns", {}).items()}
        self._adjectives = {
            end: dict(zip(GENDERS, (part.split() for part in forms.split("/")), strict=True))
            for end, forms in data.own.get("adjectives", {}).items()
        }
        self._numerals = {word: forms.split() for word, forms in data.own.get("numerals", {}).items()}
        self._known = data.words("nouns")

    def noun(self, word: str) -> Noun | None:
        """Return a noun by its nominative, None if no pattern fits."""
        for end in (word[at:] for at in range(len(word) + 1)):
            if end in self._nouns:
                gender, singular, plural = self._nouns[end]
                stem = word[: len(word) - len(end)]
                return Noun(
                    gender,
                    tuple(stem + form for form in singular or [end] * len(CASES)),
                    tuple(stem + form for form in plural or singular or [end] * len(CASES)),
                )
        return None

    def adjective(self, word: str, gender: str, case: str) -> str | None:
        """Return a form of an adjective, or of an ordinal, by its masculine nominative; None if no pattern fits."""
        end = self._adjective_end(word)
        if end is None:
            return None
        return word[: len(word) - len(end)] + self._adjectives[end][gender][CASES.index(case or "nom")]

    def _adjective_end(self, word: str) -> str | None:
        return next((word[at:] for at in range(1, len(word)) if word[at:] in self._adjectives), None)

    def phrase(self, words: str, case: str, *, plural: bool = False) -> str:
        """Return a case of adjectives and their noun, with what comes after them: "квадратный метр на час"."""
        done: list[str] = []
        rest = words.split(" ")
        genders = {end[gender][0]: (lemma, gender) for lemma, end in self._adjectives.items() for gender in GENDERS[:3]}
        while rest:
            word = rest.pop(0)
            end = next((word[at:] for at in range(1, len(word)) if word[at:] in genders), None) if rest else None
            if end is not None and word not in self._known:
                lemma, gender = genders[end]
                forms = self._adjectives[lemma]["pl" if plural else gender]
                done.append(word[: len(word) - len(end)] + forms[CASES.index(case or "nom")])
                continue
            noun = self.noun(word)
            done.append(noun.form(case, plural=plural) if noun else word)
            break
        return " ".join([*done, *rest])

    def numeral(self, words: str, case: str) -> str:
        """Return a case of the words of a whole number, each of which bends."""
        if not case:
            return words
        return " ".join(self._numeral(word, CASES.index(case) - 1) for word in words.split(" "))

    def _numeral(self, word: str, index: int) -> str:
        known = self._numerals.get(word) or next(
            ([word.removesuffix(end[1:]) + form for form in forms] for end, forms in self._numerals.items()
             if end.startswith("-") and word.endswith(end[1:])),
            None,
        )  # fmt: skip
        return known[index] if known else word

    @cached_property
    def readings(self) -> dict[str, tuple[Reading, ...]]:
        """Return what the forms of the nouns in the table's list ``nouns`` can be."""
        found: dict[str, list[Reading]] = {}
        for word in sorted(self._known):
            if (noun := self.noun(word)) is None:
                continue
            for case in CASES:
                found.setdefault(noun.form(case), []).append(Reading(noun.gender, case))
                found.setdefault(noun.form(case, plural=True), []).append(Reading("pl", case))
        return {form: tuple(some) for form, some in found.items()}

    def adjective_readings(self, word: str) -> tuple[Reading, ...]:
        """Return what an adjective can be, by its end; none if it has none of an adjective."""
        for at in range(2, len(word) - 1):
            end = word[at:]
            some = [
                Reading(gender, case)
                for forms in self._adjectives.values()
                for gender in GENDERS
                for case, form in zip(CASES, forms[gender], strict=True)
                if form == end
            ]
            if some:
                return tuple(some)
        return ()


def _noun_pattern(forms: str) -> tuple[str, tuple[str, ...], tuple[str, ...]]:
    gender, _, rest = forms.partition(":")
    singular, _, plural = rest.partition("/")
    return gender, _forms(singular), _forms(plural)


def _forms(text: str) -> tuple[str, ...]:
    return tuple("" if form == "-" else form for form in text.split())
