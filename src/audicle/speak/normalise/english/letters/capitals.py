"""Headlines and openings in capitals, which are read as words: "IT WAS A COLD MORNING when she left"."""

from __future__ import annotations

import re

from audicle.speak.normalise.rules import At, Rule

# These stay capitals, for voices to spell; what is not here is read as a word
_LETTERS = frozenset(
    ["AI", "AP", "AT&T", "BBC", "BBQ", "BMW", "CDC", "CEO", "CEOS", "CFO", "CIA", "CNN", "COP", "CPI", "CTO", "DC",
    "DHS", "DIY", "DJ", "DNA", "DOJ", "DUI", "EPA", "ESG", "ETF", "EU", "EV", "EVS", "FAA", "FAQ", "FBI", "FCC",
    "FDA", "FDIC", "FEMA", "FIFA", "FTC", "GDP", "GM", "GMO", "GOP", "GPS", "GPT", "HBO", "HIV", "HP", "HR", "IBM",
    "ICE", "ICU", "IMF", "IMO", "IOC", "IPCC", "IPO", "IQ", "IRA", "IRS", "ISIS", "IT", "ITV", "JFK", "KKK", "LA",
    "LAPD", "LGBT", "LGBTQ", "MBA", "MIT", "MLB", "MLS", "MP", "MPS", "MRI", "MTV", "NASA", "NATO", "NBA", "NBC",
    "NCAA", "NFL", "NGO", "NHL", "NHS", "NIH", "NPR", "NRA", "NSA", "NY", "NYC", "NYPD", "NYSE", "OPEC", "PBS", "PC",
    "PHD", "PGA", "PM", "PR", "PTSD", "RNA", "SEC", "SUV", "SUVS", "TV", "TVS", "UAE", "UCLA", "UFC", "UFO", "UFOS",
    "UK", "UN", "UNESCO", "UNICEF", "US", "USA", "USSR", "VA", "VIP", "VP", "VR", "WHO", "WTO", "WWII", "XML", "YMCA"]
)  # fmt: skip
_ENDINGS = frozenset(["S", "T", "D", "M", "LL", "RE", "VE"])  # after an apostrophe: "LOWE'S"
_VOWEL = re.compile(r"[AEIOUYÀ-Ý]")
_SHORT = frozenset(["MR", "MRS", "MS", "DR", "ST", "JR", "SR", "VS", "TH", "ND", "RD", *_ENDINGS])  # without a vowel
_WORD = re.compile(r"[^\W\d_][^\W\d_'’]*")
# A pronoun among capitals, unless it stands before what those letters are of, or after "the"
_PRONOUNS = frozenset(["IT", "WHO"])
_OF_LETTERS = re.compile(
    r" (?:DEPARTMENT|SECTOR|FIRMS?|COMPAN(?:Y|IES)|SUPPORT|STAFF|SYSTEMS?|INDUSTRY|WORKERS?|GIANTS?|JOBS?|SECURITY"
    r"|MANAGERS?|SERVICES?|CHIEF|SAYS|WARNS|DECLARES|REPORT)\b"
)
# With these two words are enough to show that capitals are no letters of a name
_FIRST = (
    r"(?:THE|AN|IN|ON|AT|IT|HE|SHE|WE|THEY|YOU|WHEN|WHILE|AS|FOR|FROM|BY|TO|MY|OUR|HIS|HER|THEIR|THIS|THAT|THESE|THERE"
    r"|ONCE|ONE|TWO|SOME|MANY|FEW|IF|BUT|AND|AFTER|BEFORE|EVERY|NO|NOT|WITH|WHAT|WHERE|HOW|WHY|LIKE|SINCE|ALL)"
)


def _headline(m: re.Match[str]) -> str:
    def word(one: re.Match[str]) -> str:
        text = one[0]
        if one.start() and m[0][one.start() - 1] in "'’" and text in _ENDINGS:
            return text.lower()
        if len(text) == 1 or (_is_letters(text) and not _is_pronoun(one)):
            return text
        return text[0] + text[1:].lower()

    return _WORD.sub(word, m[0])


def _is_letters(text: str) -> bool:
    """Say whether a word of capitals is said letter by letter: HTML is, MRS is not."""
    return text in _LETTERS or not (_VOWEL.search(text) or text in _SHORT)


def _is_pronoun(word: re.Match[str]) -> bool:
    the = word.string[max(word.start() - 4, 0) : word.start()] == "THE "
    return word[0] in _PRONOUNS and not the and not _OF_LETTERS.match(word.string, word.end())


def _headline_or_not(m: re.Match[str]) -> str | None:
    """Read capitals as words if a run of them has at least two words that are not letters."""
    words = [word for word in _WORD.findall(m[0]) if len(word) > 1 and (word in _PRONOUNS or not _is_letters(word))]
    return _headline(m) if len(words) > 1 or (words and not any(letter.islower() for letter in m.string)) else None


def capital_rules() -> tuple[Rule, ...]:
    """Return the rules of runs of capitals."""
    end = r"(?![\w@.-]\w)(?!\w)"
    word = r"[A-Z][A-Z'’]*(?:-[A-Z]{2,20}){0,3}"
    return (
        Rule(
            "headline",
            rf"(?<![\w'’.@#-])(?:{word},? ){{2,40}}(?=[A-Z][A-Z'’]){word}{end}",
            _headline_or_not,
            At.CAPITAL,
        ),
        Rule("opening", rf"(?<![\w'’.@#-]){_FIRST} [A-Z][A-Z'’]+(?= [a-z]){end}", _headline, At.CAPITAL),
    )
