"""What the Slavic languages share: the preposition before a numeral and the noun after it say how both are bent.

Where they do not say it, the nominative is said, as a reader does who reads on without looking back.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from audicle.speak.normalise.cldr.grammar import Grammar
from audicle.speak.normalise.cldr.grammars.westslavic.forms import bent_form, gender_of
from audicle.speak.normalise.cldr.grammars.westslavic.nouns import counted_gender, readings
from audicle.speak.normalise.cldr.grammars.westslavic.numerals import CASES, numerals
from audicle.speak.normalise.english.numbers.roman import value
from audicle.speak.normalise.rules import At, Rule

if TYPE_CHECKING:
    from collections.abc import Iterable

    from audicle.speak.normalise.cldr.grammar import Number, Thing
    from audicle.speak.normalise.cldr.language import Language

_LAST_WORD = re.compile(r"(?<!\w)([^\W\d_]+)\.? ?\Z")
_NEXT = re.compile(r"\s?([^\W\d_]+)(?: ([^\W\d_]+))?")
_NUMBER = r"[\d.,]{1,9}(?:[  ]?[^\W\d_%]{0,4}|[  ]?%)"
_NEAR = 40  # characters on either side that are looked at
# Which case a form with several has: "v 19. století" is a locative, if a preposition allows it
_LIKELY = ("loc", "ins", "gen", "acc", "dat", "nom")
_ALONE = ("nom", "acc", "gen", "loc", "ins", "dat")
_MAXIMUM = 10**6  # ordinals are below it


class Slavic(Grammar):
    """A language with a table in this folder."""

    def __init__(self, data: Language) -> None:
        super().__init__(data)
        self.numerals = numerals(data.code)
        table = self.numerals.table
        self.prepositions = {
            word: tuple(cases.split()) for cases, words in table["prepositions"].items() for word in words.split()
        }
        pair = table["numerals"]["between"].split()  # "między 5 a 10": the word before, and those between
        self._between = re.compile(rf"(?i)(?<!\w)({'|'.join(pair[:1])}) {_NUMBER} (?:{'|'.join(pair[1:])}) \Z")
        self.short_nouns: dict[str, tuple[str, str]] = {
            short: (gender, forms)
            for gender, all_forms in table.get("shortened", {}).items()
            for short, forms in all_forms.items()
        }

    # Words around

    def before(self, m: re.Match[str]) -> str:
        """Return the word before a match in lower case, "" if it is not the same clause's."""
        start = m.start()
        found = _LAST_WORD.search(m.string, max(start - _NEAR, 0), start)
        return found[1].lower() if found else ""

    def after(self, m: re.Match[str]) -> tuple[str, ...]:
        """Return the one or two words after a match, in lower case."""
        found = _NEXT.match(m.string, m.end(), m.end() + _NEAR)
        return tuple(word.lower() for word in found.groups() if word) if found else ()

    def asked(self, m: re.Match[str]) -> tuple[str, ...]:
        """Return the cases that the preposition before a match asks for, the one that counts first; or none."""
        between = self._between.search(m.string, max(m.start() - _NEAR, 0), m.start())
        return self.prepositions.get(between[1].lower() if between else self.before(m), ())

    def case(self, m: re.Match[str]) -> str:
        """Return the case of what is counted."""
        cases = self.asked(m)
        return cases[0] if cases and cases[0] != "acc" else ""

    def follows_noun(self, m: re.Match[str]) -> bool:
        """Say whether a match comes after a word that it may belong to: "koniec XIX wieku"."""
        word = self.before(m)
        stands = (
            m.string[max(m.start() - 1, 0) : m.start()] == " " and m.string[m.start() - 2 : m.start() - 1].isalpha()
        )
        return bool(word and stands and word not in self.data.words("no_nouns") and word not in self.prepositions)

    # Numbers

    def spell(self, number: int, use: str = "") -> str:
        """Return the words of a whole number."""
        del use
        return self.numerals.cardinal(number)

    def cardinal(self, number: int, gender: str = "", case: str = "") -> str:
        """Return the words of a whole number."""
        return self.numerals.cardinal(number, gender or "m", case or "nom")

    def ordinal(self, number: int, gender: str = "", case: str = "") -> str | None:
        """Return the words of an ordinal, None for one that nobody says."""
        return self.numerals.ordinal(number, gender or "m", case or "nom") if 0 < number < _MAXIMUM else None

    def said(self, number: Number, gender: str = "", case: str = "") -> str:
        """Return the words of a number; decimals are not bent."""
        if not number.decimals:
            return self.cardinal(int(number.whole), gender, case)
        whole = int(number.whole)
        if wholes := self.numerals.table["numerals"].get("wholes"):  # "dvě celé"
            forms = dict(zip(self.numerals.table["numerals"]["plurals"].split(), wholes.split(), strict=True))
            forms["zero"] = self.numerals.table["numerals"]["zero_wholes"]
            form = forms[str(self.locale.plural_form(whole)) if whole else "zero"]
            return f"{self.cardinal(whole, 'f')} {form} {self.decimals(number.decimals)}"
        return f"{self.cardinal(whole)} {self.data.point} {self.decimals(number.decimals)}"

    def plain(self, m: re.Match[str], number: Number) -> str | None:
        """Return a number in the gender and case of the word after it."""
        if number.decimals:
            return self.said(number)
        if self.is_year(m, number):
            return self.year(int(number.whole), "")
        gender, case = self.agreement(m)
        return self.said(number, gender, case)

    def agreement(self, m: re.Match[str]) -> tuple[str, str]:
        """Return the gender and the case of what is counted after a match, by preposition and ending."""
        words, cases = self.after(m), self.asked(m)
        gender = next((found for word in words if (found := counted_gender(word, self.data.code))), "")
        endings = self.numerals.table.get("plural_endings", {})
        for case in cases:
            if case in endings and any(word.endswith(tuple(endings[case].split())) for word in words):
                return gender, case
        return gender, cases[0] if len(cases) == 1 and cases[0] != "acc" else ""

    # What is counted

    def counted(self, number: Number, thing: Thing, m: re.Match[str]) -> str | None:
        """Return so many of a thing in the case that is asked for."""
        category, case = self.plural(number), self.case(m)
        gender = gender_of(thing)
        if number.decimals or not case:
            return thing.form(category).replace("{}", self.said(number, gender))
        form = bent_form(thing, category, case, self.numerals)
        if form is None:
            return thing.form(category).replace("{}", self.said(number, gender))
        return form.replace("{}", self.said(number, gender, case))

    def ranged(self, first: Number, last: Number, thing: Thing, m: re.Match[str]) -> str | None:
        """Return the same from one number to another."""
        case, category, gender = self.case(m), self.plural(last), gender_of(thing)
        form = bent_form(thing, category, case, self.numerals) if case and not last.decimals else None
        if form is None:
            form, case = thing.form(category), ""
        ends = self.data.to.format(first=self.said(first, gender, case), last=self.last(last, gender, case))
        return form.replace("{}", ends)

    def last(self, number: Number, gender: str, case: str) -> str:
        """Return the second number of a range."""
        return self.said(number, gender, case)

    # The calendar

    def day(self, number: int, m: re.Match[str]) -> str:
        """Return the day of a date: "of the fifth"."""
        del m
        return self.ordinal(number, "m", "gen") or ""

    def year(self, number: int, case: str = "") -> str:
        """Return the words of a year."""
        del case
        return self.cardinal(number)

    def year_of_date(self, number: int, m: re.Match[str]) -> str:
        """Return the year of a date."""
        del m
        return self.year(number)

    def month_of(self, month: int, year: int, m: re.Match[str]) -> str:
        """Return a month with its year, in the form in which it is written."""
        wide = {str(name) for form in ("format", "stand-alone") for name in self.locale.months[form]["wide"].values()}
        name = m["month"] if m["month"].lower() in wide else self.month_alone(month)
        return self.data.dated_month.format(month=name, year=self.year_of_date(year, m))

    # Ordinals

    def agreeing(self, number: int, words: Iterable[str], m: re.Match[str]) -> str | None:
        """Return an ordinal as the first of the words after it that tells asks for; None if none tells."""
        for word in words:
            if forms := readings(word, self.data.code):
                gender, case = self.chosen(forms, m)
                return self.ordinal(number, gender, case)
        return None

    def chosen(self, forms: Iterable[tuple[str, str]], m: re.Match[str]) -> tuple[str, str]:
        """Return which of some genders and cases a word has, by what is before a match."""
        asked = self.asked(m)
        order = [case for case in _LIKELY if case in asked] or (
            ["gen", *_ALONE] if self.follows_noun(m) else list(_ALONE)
        )
        known = sorted(forms, key=lambda form: order.index(form[1]) if form[1] in order else len(CASES))
        return known[0]

    def written_ordinal(self, number: int, m: re.Match[str]) -> str | None:
        """Return an ordinal before a noun: the match has the groups noun and next."""
        words = [word for word in (m["noun"], m["next"]) if word]
        return self.agreeing(number, words, m)

    def roman(self, number: int, m: re.Match[str]) -> str | None:
        """Return a Roman numeral before a noun."""
        return self.written_ordinal(number, m)

    def ruler(self, number: int, m: re.Match[str]) -> str | None:
        """Return the numeral after a name, or after what is numbered, in the case of that."""
        word = self.before(m)
        if forms := readings(word, self.data.code) if len(m["numeral"]) > 1 or word in self.numbered() else ():
            start = re.compile(re.escape(word), re.IGNORECASE).search(m.string, max(m.start() - _NEAR, 0))
            return self.ordinal(number, *self.chosen(forms, start or m))
        return None

    def numbered(self) -> frozenset[str]:
        """Return the names of rulers, and of what has a Roman numeral after it: "tom I"."""
        return self.data.words("rulers")

    def shortened(self, m: re.Match[str]) -> str | None:
        """Return a century, or what else is shortened after an ordinal, in words: "w XIX w."."""
        gender, forms = self.short_nouns[m["short"].rstrip(".")]
        number = value(m["roman"]) if m["roman"] else int(m["figure"])
        chosen = self.chosen(((gender, case) for case in CASES), m)
        words = self.ordinal(number, *chosen)
        stop = "." if self.ends(m) else ""
        return f"{words} {forms.split()[CASES.index(chosen[1])]}{stop}" if words else None

    def ends(self, m: re.Match[str]) -> bool:
        """Say whether the point that a match ends with ends its sentence too."""
        rest = m.string[m.end() : m.end() + 3].lstrip(" )\"'”“»")
        return m[0].endswith(".") and (not rest or rest[0].isupper())

    def attached(self, number: Number, suffix: str, m: re.Match[str]) -> str | None:
        """Return a number with the end of its word ("3-ci", "20-tego") or with the rest of a compound ("25-letni")."""
        if number.decimals:
            return None
        count, end = int(number.whole), suffix.lower()
        table = self.numerals.table.get("compounds", {})
        if end.startswith(tuple(table.get("rest", "").split()) or ("\0",)):
            first = self.compound(count)
            return first and first + end
        if m["joint"] and len(end) <= 4 and suffix.islower():  # noqa: PLR2004 - letters of an ending
            forms = [self.ordinal(count, gender, case) or "" for gender in "mfnp" for case in CASES]
            forms += [self.cardinal(count, "m", case) for case in CASES]
            return next((form for form in forms if form.endswith(end)), None)
        return None

    def compound(self, number: int) -> str | None:
        """Return a number as it begins a compound: "dwudziestopięcio"."""
        table = self.numerals.table["compounds"]
        ones, tens, hundreds = (str(table[kind]).split() for kind in ("ones", "tens", "hundreds"))
        if number % 1000 == 0 and 0 < number <= 10_000:  # noqa: PLR2004
            thousand = number // 1000
            return (ones[thousand - 1] if thousand > 1 else "") + str(table["thousand"])
        if not 0 < number < 1000:  # noqa: PLR2004
            return None
        said = hundreds[number // 100 - 1] if number >= 100 else ""  # noqa: PLR2004
        rest = number % 100
        if rest < 20:  # noqa: PLR2004 - the teens are words
            return said + (ones[rest - 1] if rest else "")
        ten, one = tens[rest // 10 - 2], rest % 10
        if table.get("reversed"):
            return said + (f"{self.cardinal(one, 'f' if one == 1 else 'm')}in" if one else "") + ten
        return said + ten + (ones[one - 1] if one else "")

    # Rules of their own

    def rules(self) -> tuple[Rule, ...]:
        """Return the rules of shortened centuries and years, and of what is numbered in Roman numerals after it."""
        mark = r"\." if self.numerals.table["numerals"].get("roman_point") else r"\.?"
        shorts = "|".join(sorted(map(re.escape, self.short_nouns), key=len, reverse=True))
        return (
            *self._reference_rules(),
            Rule(
                "numbered",
                r"(?<=[^\W\d_A-Z] )(?P<numeral>(?=[IVX])X{0,3}(?:IX|IV|V?I{0,3}))(?![\w'’-])",
                lambda m: self.ruler(value(m["numeral"]), m),
                At.CAPITAL,
            ),
            Rule(
                "century-short",
                rf"(?<![\w.,/-])(?:(?P<roman>(?=[IVX])X{{0,3}}(?:IX|IV|V?I{{0,3}})){mark}|(?P<figure>\d{{1,2}})\.)"
                rf"\s?(?P<short>(?:{shorts})\.)(?!\w)",
                self.shortened,
                frozenset("."),
            ),
        )

    def _reference_rules(self) -> tuple[Rule, ...]:
        """Return the rule of parts of laws and books: "w art. 5" is "w artykule piątym"."""
        table = self.numerals.table.get("references", {})
        found = {
            short: (gender, forms.split())
            for gender, entries in table.items()
            if isinstance(entries, dict)
            for short, forms in entries.items()
        }

        def say(m: re.Match[str]) -> str | None:
            gender, forms = found[m["short"].lower()]
            asked = self.asked(m)
            case = next((case for case in _LIKELY if case in asked), "nom")
            count = int(m["figure"])
            words = self.ordinal(count, gender, case) if table.get("ordinal") else self.cardinal(count, gender)
            return f"{forms[CASES.index(case)]} {words}" if words else None

        shorts = "|".join(sorted(map(re.escape, found), key=len, reverse=True))
        if not shorts:
            return ()
        end = r"(?![\w/%°]|[.,:–-]\d| ?[–-] ?\d)"
        return (Rule("reference", rf"(?<![\w.])(?P<short>(?i:{shorts})) ?(?P<figure>\d{{1,4}}){end}", say),)


__all__ = ["At", "Slavic"]
