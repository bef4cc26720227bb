"""Roman numerals, where the words around them say that they are numerals."""

from __future__ import annotations

import re

from audicle.speak.normalise.english.numbers.words import bare, cardinal, ordinal
from audicle.speak.normalise.rules import At, Rule

_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}
_NUMERAL = r"(?=[IVXLCDM])(?:M{0,3})(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})"
# One letter but I, V and X is hardly ever a numeral; no word is longer than three of I, V and X
_PLAIN = r"(?:(?=[IVX]{2})X{0,3}(?:IX|IV|V?I{0,3}))"
_THINGS = (
    r"(?:[Cc]hapter|[Pp]art|[Aa]ct|[Ss]cene|[Vv]olume|[Vv]ol\.|[Bb]ook|[Ss]ection|[Aa]rticle|[Tt]itle|[Tt]ype"
    r"|[Pp]hase|[Ss]tage|"
    r"[Aa]ppendix|[Ss]chedule|[Gg]rade|[Cc]lass|[Ll]evel|[Ff]igure|[Tt]able|[Cc]anto|[Ss]onnet|[Oo]pus|[Vv]erse"
    r"|[Ff]actor|"
    r"[Ee]pisode|[Ss]eason|[Rr]ound|[Gg]roup|[Dd]ivision|[Tt]ier|[Cc]ategory|[Cc]lause|[Aa]mendment|World War"
    r"|Super Bowl|"
    r"WrestleMania|Apollo|Gemini|Mark|Fantasy|Rocky|[Pp]lan|[Pp]late|[Nn]umber|[Ss]ymphony|Vatican|Camp David"
    r"|Photoshop|CHAPTER|PART|ACT|SCENE|VOLUME|BOOK|SECTION|ARTICLE|TITLE|APPENDIX|CANTO|SONNET|PHASE|STAGE|FIGURE"
    r"|TABLE|WORLD WAR|SUPER BOWL|PSALM|EPISODE)"
)
_RULERS = (
    r"(?:Alexander|Alfonso|Anne|Baldwin|Benedict|Boniface|Catherine|Charles|Christian|Clement|Constantine|Darius|David|"
    r"Edward|Elizabeth|Ferdinand|Francis|Frederick|George|Gregory|Gustav|Haakon|Harald|Henry|Innocent|Isabella"
    r"|Ivan|James|"
    r"John Paul|John|Juan Carlos|Julius|Justinian|Leo|Leopold|Louis|Ludwig|Manuel|Margrethe|Maria|Mary"
    r"|Maximilian|Mehmed|"
    r"Napoleon|Nicholas|Otto|Paul|Pedro|Peter|Philip|Philippe|Pius|Ptolemy|Ramesses|Ramses|Rama|Richard|Robert"
    r"|Rudolf|Sixtus|"
    r"Stephen|Suleiman|Thutmose|Urban|Victor|Victoria|Wilhelm|William|Xerxes|Felipe|Umberto|Carl|Alfred|Theodore)"
)
_CROWN = r"(?:King|Queen|Pope|Emperor|Empress|Tsar|Czar|Kaiser|Prince|Sultan|Shah|Saint)"
_LETTERS = frozenset("LCDM")
_SURELY = 5  # letters of a year, which are no word
_GIVEN = (
    r"(?:Adlai|Albert|Alfred|Andrew|Arthur|Benjamin|Bill|Calvin|Cornelius|Daniel|Davis|Donald|Frank|Harry|Harold|Howard"
    r"|Jack|Jefferson|Jesse|Joe|Joseph|Ken|Kenneth|Loudon|Martin|Michael|Patrick|Percy|Ralph|Robert|Roger|Sam|Samuel"
    r"|Thomas|Thurston|Walter|Winthrop)"
)
_SURE = r"(?=(?:,? (?:of|and|was|is|had|died|ruled|reigned|became|in|who)\b|['’]s|[.;:)]|\Z))"


def value(numeral: str) -> int:
    """Return what a Roman numeral is worth."""
    total = 0
    worth = [_VALUES[letter] for letter in numeral.upper()]
    for place, number in enumerate(worth):
        total += -number if place + 1 < len(worth) and worth[place + 1] > number else number
    return total


def _cardinal(m: re.Match[str]) -> str | None:
    return cardinal(value(m["numeral"]))


def _ordinal(m: re.Match[str]) -> str | None:
    return f"the {ordinal(value(m['numeral']))}"


def _year(m: re.Match[str]) -> str | None:
    return bare(str(value(m["numeral"]))) if len(m["numeral"]) >= _SURELY else None


def roman_rules() -> tuple[Rule, ...]:
    """Return the rules of Roman numerals."""
    end = r"(?![\w-]|['’](?!s)|\.\w)"
    return (
        Rule(
            "roman-century",
            rf"(?<!\w)(?P<numeral>{_NUMERAL})(?:th)?(?= century| c\.)",
            lambda m: ordinal(value(m["numeral"])),
            At.CAPITAL,
        ),
        Rule("roman-ruler", rf"(?<=[A-Za-z] )(?P<numeral>{_NUMERAL}){end}", _ruler, At.CAPITAL),
        Rule("roman-thing", rf"(?<=[A-Za-z.] )(?P<numeral>{_NUMERAL}){end}", _thing, At.CAPITAL),
        Rule("roman-alone", rf"^(?P<numeral>{_PLAIN})\.?$", _cardinal, At.CAPITAL),
        Rule(
            "roman-year",
            r"(?<![\w.'’-])(?=\w{4,})(?P<numeral>M{1,2}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3}))(?![\w'’-])",
            _year,
            At.CAPITAL,
        ),
        Rule("world-war", r"(?<!\w)WW(?P<numeral>I{1,3})(?!\w)", lambda m: f"World War {_cardinal(m)}", At.CAPITAL),
        Rule("roman-mark", r"(?<!\w)(?:Mk|MK)\.?\s?(?P<numeral>I{1,3}|IV|VI{0,3}|IX|X)(?!\w)", _mark, At.CAPITAL),
        Rule("roman-small", rf"(?P<numeral>[ivxl](?<=[a-z] .)[ivxl]{{0,6}}){end}", _small, frozenset("ivx")),
        Rule("roman-name", rf"(?<=[a-z] )(?P<numeral>{_PLAIN}){end}", _name, At.CAPITAL),
    )


_RULER_BEFORE = re.compile(rf"\b(?P<crown>{_CROWN} )?(?:{_RULERS})(?: {_RULERS})? \Z")
_CROWN_BEFORE = re.compile(rf"\b{_CROWN} [A-Z]\w+(?: [A-Z]\w+)? \Z")
_PERSON_BEFORE = re.compile(rf"\b(?:{_RULERS}|{_GIVEN}) (?:[A-Z]\. )?[A-Z]\w+ \Z")
_THING_BEFORE = re.compile(rf"(?<!\w){_THINGS} \Z")
_SMALL_BEFORE = re.compile(r"\b(?:[Ss]cene|[Cc]hapter|[Pp]art|[Aa]ct|[Bb]ook|[Pp]age) \Z")
_NAME_BEFORE = re.compile(r"(?<!\w)[A-Z][\w’']* \Z")
_SURE_AFTER = re.compile(_SURE)
_REACH = 40  # characters before a numeral that are looked at


def _before(match: re.Match[str]) -> str:
    return match.string[max(match.start() - _REACH, 0) : match.start()]


def _ruler(m: re.Match[str]) -> str | None:
    found = _RULER_BEFORE.search(_before(m))
    if not found and not (
        _CROWN_BEFORE.search(_before(m)) or (len(m["numeral"]) > 1 and _PERSON_BEFORE.search(_before(m)))
    ):
        return None
    if m["numeral"] == "I" and found and not found["crown"] and not _SURE_AFTER.match(m.string, m.end()):
        return None  # "said Charles I think"
    return _ordinal(m) if set(m["numeral"]) <= set("IVXL") else None


def _thing(m: re.Match[str]) -> str | None:
    if m["numeral"] in _LETTERS:
        return None  # "Group C"
    return _cardinal(m) if _THING_BEFORE.search(_before(m)) else None


def _mark(m: re.Match[str]) -> str | None:
    return f"Mark {_cardinal(m)}"


def _small(m: re.Match[str]) -> str | None:
    if not _SMALL_BEFORE.search(_before(m)) or not re.fullmatch(_NUMERAL, m["numeral"].upper()):
        return None
    return _cardinal(m)


def _name(m: re.Match[str]) -> str | None:
    return _cardinal(m) if _NAME_BEFORE.search(_before(m)) else None
