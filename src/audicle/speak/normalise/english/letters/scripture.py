"""Places in the Bible: "Ps. 23:1–4" is "Psalm twenty three, one to four", "1 Cor. 13" is "First Corinthians thirteen".

Abbreviations are those of the SBL Handbook of Style (8.3), with a point or without.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from audicle.speak.normalise.english.numbers.words import cardinal
from audicle.speak.normalise.rules import Rule

if TYPE_CHECKING:
    import re

_SHORT = {
    "Gen": "Genesis", "Ex": "Exodus", "Exod": "Exodus", "Lev": "Leviticus", "Num": "Numbers", "Deut": "Deuteronomy",
    "Josh": "Joshua", "Judg": "Judges", "Neh": "Nehemiah", "Ps": "Psalm", "Pss": "Psalms", "Prov": "Proverbs",
    "Eccl": "Ecclesiastes", "Isa": "Isaiah", "Jer": "Jeremiah", "Lam": "Lamentations", "Ezek": "Ezekiel",
    "Dan": "Daniel", "Hos": "Hosea", "Obad": "Obadiah", "Mic": "Micah", "Nah": "Nahum", "Hab": "Habakkuk",
    "Zeph": "Zephaniah", "Hag": "Haggai", "Zech": "Zechariah", "Mal": "Malachi", "Matt": "Matthew", "Mt": "Matthew",
    "Mk": "Mark", "Lk": "Luke", "Jn": "John", "Rom": "Romans", "Gal": "Galatians", "Eph": "Ephesians",
    "Phil": "Philippians", "Col": "Colossians", "Philem": "Philemon", "Heb": "Hebrews", "Jas": "James",
    "Rev": "Revelation", "Sir": "Sirach", "Wis": "Wisdom", "Tob": "Tobit",
}  # fmt: skip
_NUMBERED = {
    "Sam": "Samuel", "Kgs": "Kings", "Chr": "Chronicles", "Chron": "Chronicles", "Cor": "Corinthians",
    "Thess": "Thessalonians", "Tim": "Timothy", "Pet": "Peter", "Macc": "Maccabees", "Jn": "John",
}  # fmt: skip
_LONG = (
    "Lamentations", "Obadiah", "Jonah", "Nahum", "Habakkuk", "Zephaniah", "Haggai", "Zechariah", "Malachi", "Philemon",
    "Genesis", "Exodus", "Leviticus", "Numbers", "Deuteronomy", "Joshua", "Judges", "Ruth", "Ezra", "Nehemiah",
    "Esther", "Job", "Psalm", "Psalms", "Proverbs", "Ecclesiastes", "Isaiah", "Jeremiah", "Ezekiel", "Daniel", "Hosea",
    "Joel", "Amos", "Micah", "Matthew", "Mark", "Luke", "John", "Acts", "Romans", "Galatians", "Ephesians",
    "Philippians", "Colossians", "Titus", "Hebrews", "James", "Jude", "Revelation", "Sirach", "Wisdom", "Tobit",
)  # fmt: skip
_LONG_NUMBERED = (
    "Samuel", "Kings", "Chronicles", "Corinthians", "Thessalonians", "Timothy", "Peter", "John", "Maccabees",
)  # fmt: skip
_ORDER = {"1": "First", "2": "Second", "3": "Third", "I": "First", "II": "Second", "III": "Third"}


def _said(m: re.Match[str]) -> str:
    book = m["book"]
    book = f"{_ORDER[m['order']]} {_NUMBERED.get(book, book)}" if m["order"] else _SHORT.get(book, book)
    words = f"{book} {cardinal(int(m['chapter']))}"
    if not m["verse"]:
        return words
    if not m["last"]:
        return f"{words} {cardinal(int(m['verse']))}"
    return f"{words}, {cardinal(int(m['verse']))} to {cardinal(int(m['last']))}"


def scripture_rules() -> tuple[Rule, ...]:
    """Return the rules of places in the Bible; they come before titles ("Rev. 4") and times ("3:16")."""
    place = r"(?P<chapter>\d{1,3})(?::(?P<verse>\d{1,3})(?:\s?[-–]\s?(?P<last>\d{1,3}))?)"
    end = r"(?![\w:]|[.,-]\d|\s?[ap]\.?m)"
    figures = frozenset("0123456789")
    short, long = "|".join(_SHORT), "|".join(_LONG)
    several = "|".join([*_NUMBERED, *_LONG_NUMBERED])
    return (
        Rule(
            "scripture-numbered",
            rf"(?<![\w.,])(?P<order>[123]|I{{1,3}})\s(?P<book>{several})\.?\s{place}?{end}",
            _said,
            figures,
        ),
        # Without a verse only books that are nothing else: "Job 12" may be a job, "Mark 2" a model
        Rule("scripture", rf"(?<![\w.])(?P<order>)(?P<book>{short}|{long})\.?\s{place}{end}", _said, figures),
        Rule(
            "scripture-chapter",
            r"(?<![\w.])(?P<order>)(?P<book>Pss?|Psalms?|Deut|Deuteronomy|Ezek|Eccl|Ecclesiastes|Leviticus|Exodus|Genesis)"
            rf"\.?\s(?P<chapter>\d{{1,3}})(?P<verse>)(?P<last>){end}",
            _said,
            figures,
        ),
    )
