"""A guess at the gender of a noun, by lists of nouns and by endings; unsure, it is none, and words stay plain."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from audicle.speak.normalise.european.language import Language

_SHORTEST = 3  # letters of a noun


@lru_cache(maxsize=4096)
def gender_of(noun: str, tongue: Language, *, many: bool = False) -> str:
    """Return "m", "f", "n" or, where it is unsure, "".

    ``many``: more than one are counted, so that a Spanish or Portuguese word that ends in no "s" is no noun.
    """
    word = noun.lower()
    plural = tongue.code in {"es", "pt"} and many
    if len(word) < _SHORTEST or (plural and not word.endswith("s")) or (tongue.code == "de" and word == noun):
        return ""
    words, endings = _lists(tongue)
    forms = [word]
    if tongue.code != "de" and word.endswith("s"):
        forms += [word[:-1], word[:-2]]
    for form in forms:
        if found := words.get(form):
            return found
    for ending, gender in endings:
        if any(form.endswith(ending) for form in forms[:2]):
            return gender
    return ""


@cache
def _lists(tongue: Language) -> tuple[dict[str, str], list[tuple[str, str]]]:
    """Return the genders of words, and of endings, the longest first."""
    words = {word: gender for gender, listed in tongue.gender.items() for word in listed.split()}
    endings = [(ending, gender) for gender, listed in tongue.endings.items() for ending in listed.split()]
    if tongue.code == "de":  # whose compounds end in them
        endings += [(word, gender) for word, gender in words.items() if len(word) > _SHORTEST]
    return words, sorted(endings, key=lambda pair: -len(pair[0]))
