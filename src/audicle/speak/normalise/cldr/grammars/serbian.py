"""Serbian in both its scripts: years and days are ordinals with a point, which bend with what they belong to."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from audicle.speak.normalise.cldr.calendar.dates import DAY, MONTH, YEAR, possible
from audicle.speak.normalise.cldr.grammar import Grammar as General
from audicle.speak.normalise.cldr.grammars.cyrillic import in_cyrillic, in_latin, said_in_script
from audicle.speak.normalise.cldr.grammars.eastslavic.declension import CASES, Declension
from audicle.speak.normalise.cldr.grammars.eastslavic.domains import domain_rule
from audicle.speak.normalise.cldr.grammars.eastslavic.surroundings import stop
from audicle.speak.normalise.cldr.patterns import TO, either, free
from audicle.speak.normalise.cldr.things import currencies, units
from audicle.speak.normalise.english.numbers.roman import value
from audicle.speak.normalise.rules import At, Rule

if TYPE_CHECKING:
    from audicle.speak.normalise.cldr.grammar import Number
    from audicle.speak.normalise.cldr.language import Language

_NUMERAL = r"(?=[XХIІV])[XХ]{0,3}(?:[IІ][XХ]|[IІ]V|V?[IІ]{0,3})"
_ROMAN = str.maketrans("ХІ", "XI")
_AFTER = re.compile(r"\.?\s([^\W\d_]+)(?:\s([^\W\d_]+))?")
_BEFORE = re.compile(r"(?<!\w)([^\W\d_]+) \Z")
_NEAR = 30  # characters before a match that are looked at
_YEARS = range(1000, 2101)
_LAST_ORDINAL = 9999
_LONGEST_END = 3  # letters of an ordinal's end: "5-ог"
_CENTURY = 100
_ELEVEN = 11
_MONTHS = 12
# Cases by the endings of nouns, the likelier first, with their genders
_ENDS = (
    ("има", "pl", ("pre", "ins", "dat")), ("ама", "pl", ("pre", "ins", "dat")), ("их", "pl", ("gen",)),
    ("ог", "m", ("gen",)), ("ом", "f", ("ins",)), ("ем", "m", ("ins",)), ("ој", "f", ("pre", "dat")),
    ("у", "m", ("pre", "dat")), ("и", "f", ("pre", "dat")), ("е", "f", ("gen",)), ("а", "f", ("nom",)),
    ("о", "n", ("nom", "acc")),
)  # fmt: skip
_FORMS = {"m": ("", "а", "у", "", "ом", "у"), "f": ("а", "е", "и", "у", "ом", "и"), "n": ("", "а", "у", "", "м", "у")}


class Grammar(General):
    """Serbian."""

    def __init__(self, data: Language) -> None:
        super().__init__(data)
        self.bends = Declension(data)
        self._year = {form: case for case, form in data.own["year"].items()}
        self._months: dict[str, tuple[int, str]] = {}
        for case in ("cut", "acc", "pre", "gen", "nom"):
            for at, name in enumerate(data.own["months"][case].split()):
                self._months[name] = at + 1, "nom" if case in {"cut", "acc"} else case
        self._nouns = {noun: gender for gender, nouns in data.own["nouns"].items() for noun in nouns.split()}

    def finished(self, rules: tuple[Rule, ...], script: str) -> tuple[Rule, ...]:
        """Return rules that say their words in the script of the text, the given one where its letters do not tell."""
        signs = {*units(self), *currencies(self)}
        return tuple(said_in_script(rule, script, signs) for rule in rules)

    def rules(self) -> tuple[Rule, ...]:
        """Return the rules of dates, years, ordinals, Roman numerals, times and addresses."""
        begin = free(self.data)
        names = [name for month in self._months for name in (month, in_latin(month))]
        month = rf"(?P<month>(?i:{either(names)}))(?!\w)\.?"
        year = r"(?P<year>\d{3,4})(?![\d/-]|[.,]\d)\.?"
        word = either([name for one in [*self._year, "год.", "г."] for name in (one, in_latin(one))])
        roman = rf"(?P<numeral>{_NUMERAL})"
        second = rf"(?: [иi] {_NUMERAL}\.?)?"
        digits, upper = At.DIGIT, frozenset("XХIІV")
        lower = r"[^\W\d_A-ZА-ЯЂЈЉЊЋЏČĆŠŽĐ]"
        return (
            Rule("own-date", rf"{begin}(?P<day>{DAY})\.?\s?{month}(?:\s{year})?", self._date, digits),
            Rule(
                "own-figures",
                rf"{begin}(?P<day>{DAY})\.\s?(?P<number>{MONTH})\.\s?(?P<year>{YEAR})(?![\w/]|[.,-]\d)\.?",
                self._figures,
                digits,
            ),
            Rule("own-years", rf"{begin}(?P<first>{YEAR})\.?{TO}(?P<last>{YEAR}|\d\d)\.(?!\d)", self._span, digits),
            Rule("own-year", rf"{begin}(?P<number>\d{{1,4}})\.?(?=\s(?P<word>{word})(?!\w))", self._year_named, digits),
            Rule(
                "own-year-alone", rf"{begin}(?P<number>{YEAR})(?:\.(?!\d)|(?![\w/]|[-.,:]\d))", self._year_alone, digits
            ),
            Rule("own-ordinal", rf"{begin}(?P<number>\d{{1,4}})\.(?=\s{lower})", self._ordinal, digits),
            Rule("own-time", rf"{begin}(?P<hour>[01]?\d|2[0-3])\.(?P<minute>[0-5]\d)(?!\w|[.,]\d)", self._time, digits),
            Rule(
                "numeral-noun",
                rf"(?<![\w.-]){roman}\.?(?={second} (?P<noun>{lower}{{3,}}+|[вv]\.))",
                self._roman,
                upper,
            ),
            Rule("noun-numeral", rf"(?<=[^\W\d_] ){roman}(?![\w-])", self._king, upper),
            Rule("score", rf"{begin}(?P<first>\d{{1,2}}):(?P<last>\d)(?![\w:]|[.,]\d)", self._score, frozenset(":")),
            domain_rule(self),
        )

    def _score(self, m: re.Match[str]) -> str:
        """Return a score, which no time is written like."""
        return self.data.score.format(first=self.spell(int(m["first"])), last=self.spell(int(m["last"])))

    # Words around

    def _before(self, m: re.Match[str]) -> str:
        """Return the word before a match, in lower case and in Cyrillic."""
        found = _BEFORE.search(m.string, max(m.start() - _NEAR, 0), m.start())
        return in_cyrillic(found[1].lower()) if found else ""

    def _after(self, m: re.Match[str]) -> list[str]:
        """Return the one or two words after a match, in lower case and in Cyrillic."""
        found = _AFTER.match(m.string, m.end(), m.end() + 2 * _NEAR)
        return [in_cyrillic(word.lower()) for word in found.groups() if word] if found else []

    def case(self, m: re.Match[str]) -> str:
        """Return the case that the preposition before a match asks for of an ordinal, "" for none."""
        word = self._before(m)
        return next((case for case, some in self.data.own["before"].items() if word in some.split()), "")

    # Numbers

    def cardinal(self, number: int, gender: str = "", case: str = "") -> str:
        """Return the words of a whole number; only those of the calendar bend."""
        del case
        return super().cardinal(number, gender)

    def ordinal(self, number: int, gender: str = "", case: str = "") -> str | None:
        """Return an ordinal in its gender and case, None for one that nobody says."""
        if not 0 < number <= _LAST_ORDINAL:
            return None
        last = _last(number)
        word = self.data.own["ordinals"].get(str(last))
        bent = word and self.bends.adjective(word, gender or "m", case)
        return bent and (f"{self.spell(number - last)} {bent}" if number > last else bent)

    def _of_year(self, number: int, case: str) -> str:
        return self.ordinal(number, "f", case) or self.spell(number)

    def plain(self, m: re.Match[str], number: Number) -> str | None:
        """Return a number in the gender of the noun after it."""
        if number.decimals:
            return self.said(number)
        after, whole = self._after(m), int(number.whole)
        gender = self._counted(after[0], whole) if after and m.string[m.end() : m.end() + 1] == " " else "m"
        return self.said(number, gender)

    def _counted(self, word: str, number: int) -> str:
        """Return the gender of what is counted, told by the ending of its noun."""
        if number % 10 == 1:
            return "f" if word[-1] == "а" else "n" if word[-1] in "ое" else "m"
        return "f" if word[-1] in "еи" and word not in {"сати", "људи", "дани"} else "m"

    def fraction(self, over: int, under: int, m: re.Match[str]) -> str | None:
        """Return a fraction: "две трећине"."""
        if words := super().fraction(over, under, m):
            return words
        stems = self.data.own["parts"]["stems"].split()
        if not 1 < under <= len(stems) + 1:
            return None
        end = "а" if over % 10 == 1 else "е" if over in {2, 3, 4} else "а"
        return f"{self.cardinal(over, 'f')} {stems[under - 2]}{end}"

    def attached(self, number: Number, suffix: str, m: re.Match[str]) -> str | None:
        """Return figures with the end of an ordinal, "5-ог", or with another word, "25-годишњи"."""
        del m
        if number.decimals or not suffix.islower():
            return None
        whole, end = int(number.whole), in_cyrillic(suffix)
        if len(end) > _LONGEST_END:
            return {1: "једно", 2: "дво", 3: "тро"}.get(whole, self.cardinal(whole)) + end
        forms = (self.ordinal(whole, gender, case) for gender in ("m", "f", "n", "pl") for case in CASES)
        return next((form for form in forms if form and form.endswith(end)), None)

    # The calendar

    def _date(self, m: re.Match[str]) -> str | None:
        """Return a date; the form of its month tells the case of the day."""
        month, case = self._months[in_cyrillic(m["month"].lower())]
        if not possible(m["day"], month):
            return None
        name = self.data.own["months"]["nom"].split()[month - 1]
        cut = in_cyrillic(m["month"].lower()) in self.data.own["months"]["cut"].split()
        written = name if cut else in_cyrillic(m["month"].lower())
        words = f"{self.ordinal(int(m['day']), 'm', case)} {written}"
        return words + (f" {self._of_year(int(m['year']), 'gen')}" if m["year"] else "") + stop(m)

    def _figures(self, m: re.Match[str]) -> str | None:
        """Return a date in figures, in the genitive after a word that asks for one, else in the nominative."""
        month = int(m["number"])
        return self.date(int(m["day"]), month, int(m["year"]), m) + stop(m) if possible(m["day"], month) else None

    def date(self, day: int, month: int, year: int | None, m: re.Match[str]) -> str:
        """Return a date in the case that the word before it asks for."""
        case = "gen" if self._before(m) and self.case(m) in {"gen", ""} else "nom"
        words = f"{self.ordinal(day, 'm', case)} {self.data.own['months'][case].split()[month - 1]}"
        return words if year is None else f"{words} {self._of_year(year, 'gen')}"

    def _span(self, m: re.Match[str]) -> str:
        """Return from one year to another."""
        first, last = int(m["first"]), int(m["last"])
        last = first // 100 * 100 + last if last < _CENTURY else last
        case = "gen" if self._after(m)[:1] == ["године"] or self._before(m) in {"од", "између"} else "nom"
        return self.to(m, self._of_year(first, case), self._of_year(last, case)) + stop(m)

    def _year_named(self, m: re.Match[str]) -> str | None:
        """Return a year before the word for one, in its case; None for so many years."""
        number, case = int(m["number"]), self._year.get(in_cyrillic(m["word"]), "gen")
        if "." not in m[0] and (number not in _YEARS or case == "nom"):
            return None
        return self.ordinal(number, "f", "dat" if case == "pre" and self.case(m) == "dat" else case)

    def _year_alone(self, m: re.Match[str]) -> str | None:
        """Return a year without the word for one, which is in the genitive; a case of its own after "in"."""
        after = m.string[m.end() : m.end() + 2].strip()
        word, months = self._before(m), self._months
        if word not in months and not m[0].endswith("."):
            return None
        if word not in months and not self.case(m) and after and not after[0].islower():
            return None
        case = self.case(m) if word not in months else "gen"
        return self._of_year(int(m["number"]), case or "gen") + stop(m)

    def _ordinal(self, m: re.Match[str]) -> str | None:
        """Return an ordinal before a noun."""
        return self._agreeing(int(m["number"]), m)

    def _agreeing(self, number: int, m: re.Match[str]) -> str | None:
        """Return an ordinal in the gender and case of the noun after it, or of the adjective before that."""
        asked = self.case(m)
        cases = [asked, "pre", "acc"] if asked else ["nom", "gen"]
        words = self._after(m)
        if words[:1] in (["п"], ["пре"]):  # "44. п. н. е."
            return self._of_year(number, asked)
        for word in words:
            if found := self._readings(word):
                fit = next((one for case in cases for one in found if one[1] == case), found[0])
                return self.ordinal(number, *fit)
        for end, gender, some in _ENDS:
            if words and words[0].endswith(end):
                return self.ordinal(number, gender, next((case for case in cases if case in some), some[0]))
        return self.ordinal(number, "m", asked if asked == "acc" else "")

    def _readings(self, word: str) -> list[tuple[str, str]]:
        """Return the genders and cases that a form of a noun in the table may have."""
        found = [("m", self._months[word][1])] if word in self._months else []
        for noun, gender in self._nouns.items():
            stem = noun[:-1] if gender != "m" else noun
            forms = _FORMS[gender] if gender != "n" else (noun[-1], "а", "у", noun[-1], noun[-1] + "м", "у")
            found += [(gender, case) for case, form in zip(CASES, forms, strict=True) if word == stem + form]
        return found

    def _roman(self, m: re.Match[str]) -> str | None:
        """Return a Roman numeral before a century or another noun."""
        number, noun = value(m["numeral"].translate(_ROMAN)), in_cyrillic(m["noun"])
        if self._after(m)[:1] != [noun] and (found := self._readings(noun)):
            return self.ordinal(number, *next((one for one in found if one[1] == self.case(m)), found[0]))
        return self._agreeing(number, m)

    def _king(self, m: re.Match[str]) -> str | None:
        """Return the numeral after a ruler's name, in its gender and case, with a capital."""
        name = self._before(m)
        for kind, gender, ends in (("rulers_f", "f", _FORMS["f"]), ("rulers", "m", ("", *_FORMS["m"][1:]))):
            for stem in self.data.words(kind):
                end = name.removeprefix(stem.lower()) if name.startswith(stem.lower()) else None
                case = next((case for case, form in zip(CASES, ends, strict=True) if form == end), None)
                case = "nom" if case is None and end in {"о", "е"} else "gen" if end == "е" and gender == "m" else case
                if case and (words := self.ordinal(value(m["numeral"].translate(_ROMAN)), gender, case)):
                    return " ".join(word if word == "и" else word.capitalize() for word in words.split())
        return None

    def _time(self, m: re.Match[str]) -> str | None:
        """Return a time with a point; before another point it may be a day and its month."""
        if m.string[m.end() : m.end() + 1] == "." and 0 < int(m["minute"]) <= _MONTHS and self._before(m) != "у":
            return None
        return self.time(int(m["hour"]), int(m["minute"]), m)

    def time(self, hour: int, minute: int, m: re.Match[str]) -> str | None:
        """Return a time: "девет часова", "четрнаест и тридесет"."""
        if minute:
            return super().time(hour, minute, m)
        category = "one" if hour % 10 == 1 and hour != _ELEVEN else str(self.locale.plural_form(hour))
        hours = {"one": "час", "few": "часа"}.get(category, "часова")
        return f"{self.spell(hour)} {hours}"


def _last(number: int) -> int:
    """Return the part of a number that bends in an ordinal."""
    if number % 100 == 0:
        return number % 1000 or number
    rest = number % 100
    return rest if rest < 20 or rest % 10 == 0 else rest % 10  # noqa: PLR2004
