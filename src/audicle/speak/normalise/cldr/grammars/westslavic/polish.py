"""Polish: years and hours are ordinals, and men are counted with numerals of their own."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from audicle.speak.normalise.cldr.calendar.dates import DAY, YEAR, possible
from audicle.speak.normalise.cldr.grammars.westslavic.figures import ROMAN, roman_or_figure
from audicle.speak.normalise.cldr.grammars.westslavic.nouns import nouns
from audicle.speak.normalise.cldr.grammars.westslavic.ruled import Ruled
from audicle.speak.normalise.cldr.patterns import free
from audicle.speak.normalise.rules import At, Rule

if TYPE_CHECKING:
    from audicle.speak.normalise.cldr.grammar import Number

_YEAR_WORDS = {"rok": "nom", "roku": "gen", "rokowi": "dat", "rokiem": "ins"}
_HOURS = {"godzina": "nom", "godziny": "gen", "godzinie": "loc", "godzinę": "acc", "godziną": "ins"}
_DECADES = {"lata": "nom", "lat": "gen", "latom": "dat", "latami": "ins", "latach": "loc"}
_RECENT = range(1700, 2100)
_LATEST = 2200
_FIRST = 100  # "100 rok" is a year, "1 rok" is not
_CHANGE = re.compile(  # by how much, not when
    r"(?i)(?:wzr[oó]s|rośni|spad|zmniejsz|zwiększ|obniż|podni[oe]s|podwyż|mniej|więcej|star[sz]|młods|wyżs|niżs|skróc|wydłuż)"
    r"\w{0,10} (?:aż )?o \Z"
)
_SPAN = re.compile(r"(?i)(?<!\w)(?:od|między|pomiędzy) \d{1,2}[.:]\d\d (?:do|a) \Z")
_SURE = frozenset(["", "godz", "godzina", "godzinie", "godziny", "godzinę", "godziną", "godzinach"])
_MONTH = re.compile(r"(?:stycz|lut|mar[cz]|kwie|maj|czerw|lip|sierp|wrze|paźdz|listop|grud)\w{0,6}\Z")
_ROMAN_MONTH = re.compile(r"[\d ][IVX]{1,4}[. ] ?\Z")
_DAY_PART = frozenset(["rano", "wieczorem", "czasu", "po", "w", "na", "i", "oraz", "przed", "z"])
_NEAR = 30  # characters
_LATER = frozenset(["rok", "dzień", "miesiąc", "lata", "tydzień", "raz", "król", "strona", "część"])  # after "and"
_NO_NOUN = frozenset(["i", "a", "do", "na", "w", "we", "od", "po", "oraz", "lub", "albo", "r", "z", "ze"])


class Grammar(Ruled):
    """Polish."""

    def cardinal(self, number: int, gender: str = "", case: str = "") -> str:
        """Return the words of a whole number; the gender "p" counts men: "pięciu uczniów"."""
        if gender != "p":
            return super().cardinal(number, gender, case)
        head, rest = number // 1000 * 1000, number % 1000
        if number == 1 or not rest:
            return super().cardinal(number, "m", case)
        last = super().cardinal(rest, "m", case or "gen")
        return f"{super().cardinal(head, 'm', case)} {last}" if head else last

    def last(self, number: Number, gender: str, case: str) -> str:
        """Return the second number of a range, after "do"."""
        return self.said(number, gender, case or "gen")

    # Years

    def plain(self, m: re.Match[str], number: Number) -> str | None:
        """Return a number, or a year as an ordinal where the words around say that it is one."""
        case = self._year_case(m, number)
        if case and (words := self.ordinal(int(number.whole), "m", case)):
            return words
        return super().plain(m, number)

    def _year_case(self, m: re.Match[str], number: Number) -> str:
        if number.decimals or not (m.groupdict().get("number") or "").isdecimal() or int(number.whole) > _LATEST:
            return ""
        asked, after, before = self.asked(m), self.after(m), self.before(m)
        in_year = "loc" if "loc" in asked else "gen"
        if after and after[0] == "r" and m.string[m.end() : m.end() + 3].rstrip("r.") in {"", " "}:
            return in_year
        if after and after[0] in _YEAR_WORDS and int(number.whole) >= _FIRST:
            return in_year if after[0] == "roku" else _YEAR_WORDS[after[0]]
        if before in _YEAR_WORDS and int(number.whole) >= _FIRST:
            earlier = re.search(r"(?i)(?<!\w)(?:w|po|o) roku \Z", m.string[max(m.start() - 10, 0) : m.start()])
            return "loc" if earlier else _YEAR_WORDS[before]
        if int(number.whole) not in _RECENT:
            return ""
        if _MONTH.match(before):
            return "gen"
        if (
            asked
            and before not in {"za", "o", "na", "ponad", "przez", "dla", "około"}
            and (not after or after[0] in _NO_NOUN or m.string[m.end() : m.end() + 1] in {",", ".", ")", ";"})
        ):
            return next((case for case in ("loc", "gen", "ins") if case in asked), "")
        return ""

    def year_of_date(self, number: int, m: re.Match[str]) -> str:
        """Return the year of a date, in the genitive."""
        del m
        return self.ordinal(number, "m", "gen") or self.cardinal(number)

    # Hours

    def time(self, hour: int, minute: int, m: re.Match[str]) -> str | None:
        """Return a time: "o czternastej trzydzieści"."""
        before = self.before(m)
        if self.measured(m) or (m["minute"] is None and before not in _SURE and not self._full_hour(m)):
            return None
        span = "first" in m.groupdict() and m["first"]
        case = "gen" if span else self._hour_case(m, before)
        said = self.ordinal(hour, "f", case) or self.numerals.bent("zerowy", "f", case)
        return f"{said} {self.cardinal(minute)}" if minute else said

    def _full_hour(self, m: re.Match[str]) -> bool:
        """Say whether a number after "o" is an hour, and not by how much something changes."""
        before = self.before(m)
        if before != "o":
            return bool(before in {"do", "a"} and _SPAN.search(m.string, max(m.start() - _NEAR, 0), m.start()))
        if _CHANGE.search(m.string, max(m.start() - _NEAR, 0), m.start()):
            return False
        after = self.after(m)
        return not after or after[0] in _DAY_PART or m.string[m.end() : m.end() + 1] in {",", ".", ";", ")", "?", "!"}

    def _hour_case(self, m: re.Match[str], before: str) -> str:
        if before in _HOURS:
            return _HOURS[before]
        if before == "godz":
            return _HOURS[self._hour_word(m.string, m.string.lower().rindex("godz", 0, m.start()))]
        asked = self.asked(m)
        return next((case for case in ("loc", "ins", "gen") if case in asked), "nom")

    def _hour_word(self, text: str, at: int) -> str:
        """Return the form of the word for the hour that begins at a place, by the preposition before it."""
        found = re.search(r"(\w+) \Z", text[max(at - 12, 0) : at])
        cases = self.prepositions.get(found[1].lower(), ()) if found else ()
        case = next((case for case in ("loc", "ins", "gen") if case in cases), "nom")
        return next(word for word, form in _HOURS.items() if form == case)

    def _hours(self, m: re.Match[str]) -> str:
        if m["span"] and re.search(r"(?i)(?<!\w)w \Z", m.string[max(m.start() - 3, 0) : m.start()]):
            return "godzinach od "
        if m["span"]:
            return "godziny od "
        return f"{self._hour_word(m.string, m.start())} "

    # Ordinals

    def roman(self, number: int, m: re.Match[str]) -> str | None:
        """Return a Roman numeral before a noun; "I" may be the conjunction, and one after a name is a ruler's."""
        noun, before = m["noun"].lower(), m.string[max(m.start() - 30, 0) : m.start()].rstrip()
        known = noun in nouns("pl")
        name = before.split(" ")[-1] if before else ""
        if name[:1].isupper() and name.isalpha() and name.lower() not in self.prepositions and not known:
            return None
        if len(m["numeral"]) == 1:
            starts = not before or before[-1] in ".!?:;–—"
            if not known or (m["numeral"] == "I" and starts and noun in _LATER):
                return None
        return super().written_ordinal(number, m)

    def _year_with_word(self, m: re.Match[str]) -> str | None:
        if _MONTH.match(self.before(m)) or _ROMAN_MONTH.search(m.string, max(m.start() - _NEAR, 0), m.start()):
            return None  # the year of a date
        case = next((case for case in self.asked(m) if case in {"loc", "ins", "gen"}), "gen")
        words = self.ordinal(int(m["number"]), "m", case) if int(m["number"]) <= _LATEST else None
        noun = "rokiem" if case == "ins" else "roku"
        return f"{words} {noun}{'.' if self.ends(m) else ''}" if words else None

    def _roman_date(self, m: re.Match[str]) -> str | None:
        month = roman_or_figure(m["month"])
        return self.date(int(m["day"]), month, int(m["year"]), m) if month <= 12 and possible(m["day"], month) else None  # noqa: PLR2004

    def _decade(self, m: re.Match[str]) -> str:
        said = self.ordinal(int(m["number"]), "p", _DECADES[m["word"].lower()])
        return f"{m['word']} {said}{'.' if self.ends(m) else ''}"

    def rules(self) -> tuple[Rule, ...]:
        """Return the rules of decades, "lata 90.", and of the word for the hour."""
        dated = rf"{free(self.data)}(?P<day>{DAY})[. ] ?(?P<month>{ROMAN})[. ] ?(?P<year>{YEAR})(?!\w|[.,]\d)"
        return (
            *super().rules(),
            Rule("year-r", rf"{free(self.data)}(?P<number>\d{{3,4}}) ?r\.(?!\w)", self._year_with_word, At.DIGIT),
            Rule("date-roman", dated,
                 self._roman_date, At.DIGIT),
            Rule("decade", rf"(?<!\w)(?P<word>(?i:{'|'.join(_DECADES)})) (?P<number>[1-9]0)\.", self._decade,
                 frozenset(".")),
            Rule("hour-word", r"(?<!\w)(?i:godz)\. ?(?=\d{1,2}(?:[.:]\d\d)?(?P<span> ?[-–] ?\d{1,2})?)", self._hours,
                 frozenset(".")),
        )  # fmt: skip
