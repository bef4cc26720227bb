"""Letters of another script that only look right: a Latin word with a Cyrillic "o" in it.

A voice would spell such a word, or read it as two. The letters are those that Unicode's confusables.txt (UTS 39) gives
one Latin counterpart and that are common in type; only a word whose fewer letters all have one is mended.
"""

from __future__ import annotations

import re

from audicle.speak.normalise.rules import Rule

# In escapes, lest a reader of this page take one for the other
_CYRILLIC = (
    "\u0430\u0441\u0435\u043e\u0440\u0445\u0443\u0456\u0458\u0455\u0410\u0412"
    "\u0421\u0415\u041d\u041a\u041c\u041e\u0420\u0422\u0425\u0406\u0408\u0405"
)
_AS_CYRILLIC = "aceopxyijsABCEHKMOPTXIJS"
_GREEK = "\u03bf\u0391\u0392\u0395\u0396\u0397\u0399\u039a\u039c\u039d\u039f\u03a1\u03a4\u03a7\u03a5"
_AS_GREEK = "oABEZHIKMNOPTXY"
_TO_LATIN = str.maketrans(_CYRILLIC + _GREEK, _AS_CYRILLIC + _AS_GREEK)
_TO_CYRILLIC = str.maketrans(_AS_CYRILLIC, _CYRILLIC)
_LETTER = "[^\\W\\d_]"
_OTHER = "[\u0370-\u03ff\u0400-\u04ff]"
_PLAIN = "[A-Za-z]"


def _mend(m: re.Match[str]) -> str | None:
    word = m[0]
    latin = len(re.findall(_PLAIN, word))
    other = len(re.findall(_OTHER, word))
    if latin >= other:
        made = word.translate(_TO_LATIN)
        return made if not re.search(_OTHER, made) else None
    made = word.translate(_TO_CYRILLIC)
    return made if not re.search(_PLAIN, made) else None


def lookalike_rule() -> Rule:
    """Return the rule of words with letters of another script that look like their own."""
    return Rule(
        "lookalikes",
        rf"(?<!\w){_LETTER}{{0,40}}?(?:{_PLAIN}{_OTHER}|{_OTHER}{_PLAIN}){_LETTER}{{0,40}}(?!\w)",
        _mend,
        frozenset(_CYRILLIC + _GREEK),
    )
