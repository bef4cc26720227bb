"""Finnish: cases, by endings written after figures and signs ("5:ssä", "25 %:n") and by the noun that follows."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from audicle.speak.normalise.cldr.grammar import Grammar as General

if TYPE_CHECKING:
    from audicle.speak.normalise.cldr.grammar import Number, Thing

# Cases by how their ending is written (Iso suomen kielioppi, § 1258), and by how a noun in them ends
_CASES = (
    ("gen", re.compile("n|en|in")),
    ("ine", re.compile("i?ss[aä]")),
    ("ela", re.compile("i?st[aä]")),
    ("ade", re.compile("i?ll[aä]")),
    ("abl", re.compile("i?lt[aä]")),
    ("all", re.compile("i?lle")),
    ("tra", re.compile("i?ksi")),
    ("ess", re.compile("i?n[aä]")),
    ("ill", re.compile("h?[aeiouyäö]{1,2}n|seen")),
    ("part", re.compile("t{0,2}[aä]|aa|ää")),
)
_NOUNS = (
    ("ine", re.compile("ss[aä]")),
    ("ela", re.compile("st[aä]")),
    ("ade", re.compile("ll[aä]")),
    ("abl", re.compile("lt[aä]")),
    ("all", re.compile("lle")),
    ("ill", re.compile("(?:seen|aan|ään|iin|oon|uun|yyn|öön|vuoteen)")),
    ("gen", re.compile("[^aeiouyäö][aeiouyäö]n|[aoäö]en")),
)
# Words that end so and are no nouns that are counted
_NO_NOUNS = frozenset([
    "ennen", "jälkeen", "mukaan", "kanssa", "alkaen", "lähtien", "saakka", "asti", "noin", "vain", "kuin", "niin",
    "ihan", "myös", "kerran", "ainakin", "välillä", "päästä", "yli", "alle", "ilman", "sekä", "tilalla", "sijaan",
    "sijasta", "lisäksi", "aikaan", "kohdalla", "edellä", "mielestä", "muassa",
])  # fmt: skip
_ORDINAL = re.compile("s|nne|nnen|nnes")
_ENDINGS = {"gen": "n", "ine": "ssA", "ela": "stA", "ade": "llA", "abl": "ltA", "all": "lle", "tra": "ksi", "ess": "nA"}
_STRONG = {"ess", "ill"}  # cases whose stem is as long as the nominative's
_GRADES = (("ntti", "nti"), ("tti", "ti"), ("nti", "nni"), ("rkka", "rka"), ("kka", "ka"), ("nta", "nna"))
_BACK = re.compile("[aou]")
_YEARS = re.compile(r"\d{4}\s?[-–—]\s?(?:\d\d|\d{4})")
_AFTER = re.compile(r" ([a-zåäö]{4,})(?!\w)")


class Grammar(General):
    """Finnish."""

    def case(self, m: re.Match[str]) -> str:
        """Return the case of the noun that follows, where its ending tells: "viidessä maassa"."""
        noun = _AFTER.match(m.string, m.end())
        if not noun or noun[1] in _NO_NOUNS:
            return ""
        return next((case for case, ending in _NOUNS if re.search(rf"(?:{ending.pattern})\Z", noun[1])), "")

    def plain(self, m: re.Match[str], number: Number) -> str | None:
        """Return the words of a plain number; years and decimals take no case."""
        if number.decimals or self.is_year(m, number):
            return self.said(number)
        return super().plain(m, number)

    def day(self, number: int, m: re.Match[str]) -> str:
        """Return the day of a date, which no noun bends."""
        del m
        return self.spell(number, "day")

    def attached(self, number: Number, suffix: str, m: re.Match[str]) -> str | None:
        """Return "viidessä" for "5:ssä", "kolmas" for "3:s", "viisivuotias" for "5-vuotias"."""
        if ":" not in m["joint"]:
            return super().attached(number, suffix, m)
        if number.decimals:
            return None
        whole = int(number.whole)
        if _ORDINAL.fullmatch(suffix):
            return self.spell(whole, "ordinal" if suffix == "s" else "ordinal.gen")
        case = _case(suffix)
        return self.spell(whole, case) if case else None

    def attach(self, words: str, suffix: str) -> str:
        """Return words as they are: `counted` has bent them by the ending."""
        return words if _case(suffix) else words + suffix

    def counted(self, number: Number, thing: Thing, m: re.Match[str]) -> str | None:
        """Return so many of a thing, in the case of the ending written after its sign."""
        suffix = m.groupdict().get("suffix")
        case = _case(suffix) if suffix else ""
        if not case or number.decimals or ":" not in m[0]:
            return thing.form(self.plural(number)).replace("{}", self.said(number))
        if case == "part":
            return thing.form("other").replace("{}", self.spell(int(number.whole), "part"))
        first, *rest = thing.form("one").replace("{}", "").split()
        return " ".join([self.spell(int(number.whole), case), _bent(first, case), *rest])

    def ranged(self, first: Number, last: Number, thing: Thing, m: re.Match[str]) -> str | None:
        """Return so many to so many of a thing: "viidestä kymmeneen kilogrammaa"."""
        del m
        return thing.form("other").replace("{}", self._span(first, last))

    def range(self, first: str, last: str, m: re.Match[str]) -> str | None:
        """Return from one number to another."""
        ends = self.number(first), self.number(last)
        years = _YEARS.fullmatch(m[0])
        if ends[0] is None or ends[1] is None or years or ends[0].value >= ends[1].value:
            return super().range(first, last, m)
        return self._span(ends[0], ends[1])

    def fraction_of(self, whole: int, over: int, under: int, thing: Thing, m: re.Match[str]) -> str | None:
        """Return a fraction of a thing, which is in the partitive: "puoli litraa"."""
        words = self.mixed(whole, over, under, m) if whole else self.fraction(over, under, m)
        return words and thing.form("other").replace("{}", words)

    def days(self, first: int, day: int, month: int, year: int | None, m: re.Match[str]) -> str:
        """Return from one day to another: "kolmannesta viidenteen toukokuuta"."""
        del m
        span = f"{self.spell(first, 'ordinal.ela')} {self.spell(day, 'ordinal.ill')} {self.month(month)}"
        return span if year is None else f"{span} {self.year(year)}"

    def _span(self, first: Number, last: Number) -> str:
        if first.decimals or last.decimals:
            return f"{self.said(first)} viiva {self.said(last)}"
        return f"{self.spell(int(first.whole), 'ela')} {self.spell(int(last.whole), 'ill')}"


def _case(suffix: str) -> str:
    return next((case for case, ending in _CASES if ending.fullmatch(suffix)), "")


def _bent(noun: str, case: str) -> str:
    """Return a noun that ends in a vowel in a case: "prosentti" is "prosentin" and "prosenttiin"."""
    back = "a" if _BACK.search(noun) else "ä"
    if noun.endswith("e"):  # aste, asteen
        noun += "e"
    if case == "ill":
        return f"{noun}seen" if noun.endswith("ee") else f"{noun}{noun[-1]}n"
    stem = noun
    if case not in _STRONG:
        stem = next((noun.removesuffix(strong) + weak for strong, weak in _GRADES if noun.endswith(strong)), noun)
    return stem + _ENDINGS[case].replace("A", back)
