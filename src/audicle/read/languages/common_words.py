"""Languages told by their commonest words: no model to load, and a thousandth of a detector's work.

It only ever confirms. Half of what people write in a language are a few dozen short words; those listed here are rare
in every other language, its neighbours included, so where they are frequent there is no doubt. What they do not
settle is the detector's to judge.
"""

from __future__ import annotations

import re

_WORD = re.compile(r"[^\W\d_]+")
# Of a hundred words in prose they are 21 to 23 in the middle case; in no passage of another language were they more
# than 7
_ENOUGH = 0.1
_FEWEST = 4  # of them; fewer could be a quotation
_WORDS = {
    "de": frozenset(
        (
            *("auch", "aus", "bei", "das", "dass", "dem", "den", "der", "des", "die", "durch", "ein", "eine", "einem"),
            *("einen", "einer", "eines", "für", "haben", "im", "ist", "mit", "nach", "nicht", "noch", "nur", "oder"),
            *("sich", "sind", "über", "und", "von", "wenn", "werden", "wie", "wird", "wurde", "zum", "zur"),
        )
    ),
    "en": frozenset(
        (
            *("about", "and", "be", "been", "because", "but", "by", "could", "for", "from", "have", "her", "his"),
            *("into", "is", "its", "not", "of", "she", "should", "than", "that", "the", "their", "them", "then"),
            *("there", "these", "they", "this", "those", "were", "what", "when", "where", "which", "while", "who"),
            *("with", "would", "you", "your"),
        )
    ),
    "fr": frozenset(
        (
            *("au", "aux", "avec", "ces", "cette", "comme", "dans", "des", "du", "elle", "est", "et", "être", "leur"),
            *("leurs", "les", "mais", "nous", "ont", "ou", "par", "pas", "plus", "pour", "qui", "sont", "sous", "sur"),
            *("une", "vous"),
        )
    ),
}


def reads_as(text: str, language: str) -> bool:
    """Tell whether the commonest words of ``language`` (BCP 47) leave no doubt that ``text`` is written in it.

    False is no answer: the text is too short, there is no list for the language, or it is in another one.
    """
    listed = _WORDS.get(language.partition("-")[0])
    if listed is None:
        return False
    words = _WORD.findall(text.lower())
    known = sum(word in listed for word in words)
    return known >= max(_FEWEST, _ENOUGH * len(words))
