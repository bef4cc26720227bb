"""In which script a text is written, and so which language's voice can read it.

The script of a letter is taken from its Unicode name, whose first word it is for every script in use.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from functools import lru_cache

from babel.core import get_global

from audicle.agreed.languages import likely, parse

# The first word of a letter's Unicode name, and the ISO 15924 code of its script
_BY_NAME = {
    "ADLAM": "Adlm", "ARABIC": "Arab", "ARMENIAN": "Armn", "BALINESE": "Bali", "BENGALI": "Beng", "BOPOMOFO": "Bopo",
    "CANADIAN": "Cans", "CHAKMA": "Cakm", "CHEROKEE": "Cher", "CJK": "Hani", "COPTIC": "Copt", "CYRILLIC": "Cyrl",
    "DESERET": "Dsrt", "DEVANAGARI": "Deva", "ETHIOPIC": "Ethi", "GEORGIAN": "Geor", "GOTHIC": "Goth", "GREEK": "Grek",
    "GUJARATI": "Gujr", "GURMUKHI": "Guru", "HANGUL": "Hang", "HEBREW": "Hebr", "HIRAGANA": "Hira", "JAVANESE": "Java",
    "KANNADA": "Knda", "KATAKANA": "Kana", "KHMER": "Khmr", "LAO": "Laoo", "LATIN": "Latn", "LISU": "Lisu",
    "MALAYALAM": "Mlym", "MONGOLIAN": "Mong", "MYANMAR": "Mymr", "NKO": "Nkoo", "OGHAM": "Ogam", "ORIYA": "Orya",
    "RUNIC": "Runr", "SHAVIAN": "Shaw", "SINHALA": "Sinh", "SUNDANESE": "Sund", "SYRIAC": "Syrc", "TAMIL": "Taml",
    "TELUGU": "Telu", "THAANA": "Thaa", "THAI": "Thai", "TIBETAN": "Tibt", "TIFINAGH": "Tfng", "VAI": "Vaii",
    "YI": "Yiii",
}  # fmt: skip
_UNKNOWN = "Zzzz"
_SIGNS = "µΩÅ"  # letters by category, but signs of units by use: micro, ohm, angstrom
# Scripts that are written with others; Unicode Standard Annex 24, table of multiple-script codes
_PARTS = {
    "Hans": {"Hani", "Bopo"},
    "Hant": {"Hani", "Bopo"},
    "Jpan": {"Hani", "Hira", "Kana"},
    "Kore": {"Hang", "Hani"},
}
TWO_SCRIPTS = {"sr": {"Cyrl", "Latn"}, "bs": {"Cyrl", "Latn"}}
# Letters that only one language of many with the script has. Without any, the script's most likely language reads
_TELLTALES = {
    "Cyrl": (("uk", "іїєґ"), ("be", "ў"), ("mk", "ѓќѕ"), ("sr", "јљњђћџ")),
    "Arab": (("ur", "ٹڈڑے"), ("fa", "پچژگ")),
}
_LETTER_OR_DIGIT = re.compile(r"[^\W_]")
_TO_READ = 0.5  # of the letters of a text, for a voice to read it


def speakable(text: str) -> bool:
    """Return whether there is anything to say in the text: a letter or a digit of any script."""
    return _LETTER_OR_DIGIT.search(text) is not None


def scripts_of(language: str) -> frozenset[str]:
    """Return the ISO 15924 codes of the scripts that a voice of the language (BCP 47) reads.

    ``zh`` gives Hani and Bopo, ``sr-Latn`` Cyrl too. Empty for what is not a language tag or has no known script.
    """
    tag = parse(language)
    if tag is None:
        return frozenset()
    # a tag that says Latin tells how the text is written; its voice reads Cyrillic all the same
    if tag.language in TWO_SCRIPTS and tag.script != "Cyrl":
        return frozenset(TWO_SCRIPTS[tag.language])
    script = likely(tag).script
    return frozenset(_PARTS.get(script, {script} if script else ()))


def readable(text: str, language: str, *, latin: bool = False) -> bool:
    """Return whether a voice of the language (BCP 47) can read the text.

    It can if at least half of the letters are in a script the language is written in, or if there is a digit and no
    letter.
    ``latin``: the voice reads words in Latin letters too, whatever its language.
    """
    counts = letters_by_script(text)
    if not counts:
        return speakable(text)
    known = scripts_of(language) | ({"Latn"} if latin else set())
    return sum(counts[script] for script in known) >= _TO_READ * counts.total()


def script_language(text: str, default_language: str) -> str:
    """Return the language (BCP 47) to speak a run of text in.

    It is the default where most of its letters are in a script of the default language, or Latin, which the voices
    of all languages read; else the language that most texts in its script have: Russian for Cyrillic (Ukrainian where
    a letter tells), Chinese for Han (Japanese where there are kana), "und-" and the script's code where nobody knows.
    """
    counts = letters_by_script(text)
    if readable(text, default_language, latin=True) or not counts:
        return default_language
    for script in scripts_of(default_language) | {"Latn"}:
        del counts[script]
    if counts["Hira"] or counts["Kana"]:
        return "ja"
    script = max(sorted(counts), key=lambda code: counts[code])
    letters = set(text.lower())
    for language, telltale in _TELLTALES.get(script, ()):
        if not letters.isdisjoint(telltale):
            return language
    found: str = get_global("likely_subtags").get(f"und_{script}", "und")
    return found.split("_", maxsplit=1)[0] if found != "und" else f"und-{script}"


def letters_by_script(text: str) -> Counter[str]:
    """Return how many letters of each script (ISO 15924) a text has; "Zzzz" counts those of scripts not known."""
    scripts = (_script(character) for character in text)
    return Counter(script for script in scripts if script)


@lru_cache(maxsize=4096)
def _script(character: str) -> str | None:
    """Return the ISO 15924 code of a letter's script, None for what is not a letter or belongs to no script."""
    if not character.isalpha() or character in _SIGNS or unicodedata.category(character) == "Lm":
        return None
    plain = unicodedata.normalize("NFKC", character)[0]  # wide, narrow and mathematical forms of letters
    word = unicodedata.name(plain, "").split(" ")[0].split("-")[0]
    return _BY_NAME.get(word, _UNKNOWN)
