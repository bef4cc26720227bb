"""Words in capitals for hibari, which spells those it has not in its dictionary in capitals: "T O Y O T A".

A name in a headline or a dateline is a word; an acronym that is spelt stays as it is.
"""

from __future__ import annotations

import re
from typing import Any

_CAPITALS = re.compile(r"(?<![A-Za-z'’.&])(?P<place>(?:LOS|LAS|DES|SAN) )?(?P<word>[A-Z]{4,30})(?P<of>['’]S)?(?![\w&])")
_GUESSED = 6  # letters: what is as long and can be said is hardly ever spelt; "ICICI" and "NAACP" are
_UNSAYABLE = re.compile(r"[^AEIOUY]{4}|^[^AEIOUY]{3}|[^AEIOUY]{3}$|[AEIOU]{4}|^[^AEIOUY]*$")


def as_words(text: str, lexicon: Any) -> str:
    """Return a text with those words in capitals that are words written as names are, as long as before.

    ``lexicon`` is that of hibari.
    """

    def word(found: re.Match[str]) -> str:
        capitals = found["word"]
        if not found["place"] and (capitals in lexicon.golds or capitals in lexicon.silvers):
            return found[0]
        name = capitals.capitalize()
        known = found["place"] or _known(name, lexicon) or _known(name.lower(), lexicon)
        if not known and (len(capitals) < _GUESSED or _UNSAYABLE.search(capitals)):
            return found[0]
        return (found["place"] or "").capitalize() + name + (found["of"] or "").lower()

    return _CAPITALS.sub(word, text)


def _known(word: str, lexicon: Any) -> bool:
    return (
        word in lexicon.golds
        or word in lexicon.silvers
        or any(stem(word, "NN", None, None)[0] for stem in (lexicon.stem_s, lexicon.stem_ed, lexicon.stem_ing))
    )
