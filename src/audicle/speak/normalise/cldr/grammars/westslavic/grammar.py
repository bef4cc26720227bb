"""What the Slavic languages share: the preposition before a numeral and the noun after it say how both are bent.

Where they do not say it, the nominative is said, as a reader does who reads on without looking back.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from audicle.speak.normalise.cldr.grammar import Grammar
from audicle.speak.normalise.cldr.grammars.westslavic.figures import fraction, roman_or_figure
from audicle.speak.normalise.cldr.grammars.westslavic.forms import bent_form, gender_of
from audicle.speak.normalise.cldr.grammars.westslavic.nouns import counted_gender, nouns, readings
from audicle.speak.normalise.cldr.grammars.westslavic.numerals import CASES, numerals
from audicle.speak.normalise.cldr.patterns import either, word_end
from audicle.speak.normalise.cldr.things import currencies, magnitudes, units
from audicle.speak.normalise.english.context import full_stop

if TYPE_CHECKING:
    from collections.abc import Iterable

    from audicle.speak.normalise.cldr.grammar import Number, Thing
    from audicle.speak.normalise.cldr.language import Language

_LAST_WORD = re.compile(r"(?<!\w)([^\W\d_]+)\.? ?\Z")
_NEXT = re.compile(r"\s?([^\W\d_]+)(?: ([^\W\d_]+))?")
_ROMAN = re.compile(r"[IVX]{2}|[VX]\b")
_NUMBER = r"[\d.,]{1,9}(?:[  ]?[^\W\d_%]{0,4}|[  ]?%)"
_NEAR = 40  # characters on either side that are looked at
# Which case a form with several has: "v 19. století" is a locative, if a preposition allows it
_LIKELY = ("loc", "ins", "gen", "acc", "dat", "nom")
_ALONE = ("nom", "acc", "gen", "loc", "ins", "dat")
_SHORT = 4  # letters of words whose ending tells nothing
_YEARS = range(1100, 2100)
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

    def group(self, m: re.Match[str], name: str) -> str:
        """Return a group of a match, "" if its rule has none of that name."""
        return m.groupdict().get(name) or ""

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

    def measured(self, m: re.Match[str]) -> bool:
        """Say whether a unit or a currency comes after a match, which is then no time: "po 2.50 Kč"."""
        return bool(_measured(self).match(m.string, m.end()))

    # Numbers

    def spell(self, number: int, use: str = "") -> str:
        """Return the words of a whole number."""
        del use
        return self.numerals.cardinal(number, "c")

    def cardinal(self, number: int, gender: str = "", case: str = "") -> str:
        """Return the words of a whole number."""
        return self.numerals.cardinal(number, gender or "c", case or "nom")

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
            if len(number.decimals) <= self.data.decimals and number.decimals[0] != "0":
                return f"{self.cardinal(whole, 'f')} {form} {self.cardinal(int(number.decimals), 'f')}"
            return f"{self.cardinal(whole, 'f')} {form} {self.decimals(number.decimals)}"
        return f"{self.cardinal(whole)} {self.data.point} {self.decimals(number.decimals)}"

    def plain(self, m: re.Match[str], number: Number) -> str | None:
        """Return a number in the gender and case of the word after it."""
        if number.decimals:
            return self.said(number)
        if self.is_year(m, number):
            return self.year(int(number.whole), "")
        gender, case = self.agreement(m, number)
        return self.said(number, gender, case)

    def agreement(self, m: re.Match[str], number: Number) -> tuple[str, str]:
        """Return the gender and the case of what is counted after a match, by preposition and ending."""
        words, cases = self.after(m), self.asked(m)
        category = self.plural(number)
        gender = next((found for word in words if (found := counted_gender(word, self.data.code, category))), "")
        if (
            category == "one"
            and words
            and words[0] not in self.data.words("no_nouns")
            and (forms := readings(words[0], self.data.code))
        ):
            chosen = self.chosen(forms, m, counted=True)
            if not cases and chosen[1] in {"loc", "dat"}:
                chosen = "n", "nom"  # "1 dítě"
            if chosen[0] in "mfn":
                return chosen
        table = self.numerals.table
        for case, endings in table.get("plural_endings", {}).items():
            sure = case in cases or case in table["numerals"]["sure"].split()
            ends = tuple(endings.split())
            if sure and any(word.endswith(ends) and (len(word) > _SHORT or word in ends) for word in words):
                return gender, case
        if cases and cases[0] != "acc":
            return gender, cases[0]
        if category == "few" and table["numerals"].get("few_vowels") and words and self._genitive(words[0]):
            return gender, "gen"  # "brakuje 2 osób"
        return gender, ""

    def _genitive(self, word: str) -> bool:
        """Say whether a word after two to four is no nominative, which ends in a vowel."""
        known = word in self.data.words("no_nouns") or word in self.prepositions
        return not known and len(word) > _SHORT - 1 and word[-1] not in self.numerals.table["numerals"]["few_vowels"]

    def range(self, first: str, last: str, m: re.Match[str]) -> str | None:
        """Return from one number to another of what comes after."""
        ends = self.number(first), self.number(last)
        if ends[0] is None or ends[1] is None or ends[0].value >= ends[1].value or self.is_year(m, ends[0]):
            return super().range(first, last, m)
        if all(text.isdecimal() and int(text) in _YEARS for text in (first, last)):
            return super().range(first, last, m)
        gender, case = self.agreement(m, ends[1])
        return self.to(m, self.said(ends[0], gender, case), self.last(ends[1], gender, case))

    # What is counted

    def counted(self, number: Number, thing: Thing, m: re.Match[str]) -> str | None:
        """Return so many of a thing in the case that is asked for."""
        category, case = self.plural(number), self.case(m)
        gender = gender_of(thing)
        if not case and thing.form("other").endswith(self.numerals.table["numerals"]["percent"]):
            case = "loc" if "loc" in self.asked(m) and self.before(m)[:1] in {"w", "v", "u"} else ""
        if number.decimals and self.numerals.table["numerals"].get("decimals_part"):
            category = self.singular_genitive(thing)
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
            governed = "" if last.decimals else self.numerals.table["numerals"].get("last", "")
            form, case = thing.form(governed or category), ""
        ends = self.data.to.format(first=self.said(first, gender, case), last=self.last(last, gender, case))
        return form.replace("{}", ends)

    def last(self, number: Number, gender: str, case: str) -> str:
        """Return the second number of a range."""
        return self.said(number, gender, case)

    def fraction(self, over: int, under: int, m: re.Match[str]) -> str | None:
        """Return a fraction, a half in a word where what it is of comes after."""
        half = self.data.fractions.get("1/2 of")
        if half and (over, under) == (1, 2) and self.after(m) and m.string[m.end() : m.end() + 1] == " ":
            return half if self.after(m)[0] not in self.prepositions else fraction(over, under, self.numerals)
        return self.data.fractions.get(f"{over}/{under}") or fraction(over, under, self.numerals)

    def mixed(self, whole: int, over: int, under: int, m: re.Match[str]) -> str | None:
        """Return a whole number and a fraction."""
        if words := super().mixed(whole, over, under, m):
            return words
        part = fraction(over, under, self.numerals)
        return part and self.data.fractions["x"].format(whole=self.cardinal(whole), part=part)

    def fraction_of(self, whole: int, over: int, under: int, thing: Thing, m: re.Match[str]) -> str | None:
        """Return a fraction of a thing, which is in the genitive."""
        if whole:
            words = self.mixed(whole, over, under, m)
        else:
            words = self.data.fractions.get(f"{over}/{under} of") or fraction(over, under, self.numerals)
        return words and thing.form(self.singular_genitive(thing)).replace("{}", words)

    def singular_genitive(self, thing: Thing) -> str:
        """Return the plural category whose form is the genitive of the singular; by gender where that matters."""
        how = str(self.numerals.table["numerals"]["part"]).split()
        return how["mfn".index(gender_of(thing)) if len(how) > 1 else 0]

    # The calendar

    def day(self, number: int, m: re.Match[str]) -> str:
        """Return the day of a date: "of the fifth"."""
        del m
        return self.ordinal(number, "m", "gen") or ""

    def month(self, number: int) -> str:
        """Return the name of a month (1 to 12) in the genitive, where CLDR has the nominative in dates."""
        own = self.numerals.table.get("months")
        return str(own["gen"]).split()[number - 1] if own else super().month(number)

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
        wide.update(str(self.numerals.table.get("months", {}).get("gen", "")).split())
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

    def chosen(self, forms: Iterable[tuple[str, str]], m: re.Match[str], *, counted: bool = False) -> tuple[str, str]:
        """Return which of some genders and cases a word has, by what is before a match; one counted is no genitive."""
        asked = self.asked(m)
        order = [case for case in _LIKELY if case in asked] or (
            ["gen", *_ALONE] if self.follows_noun(m) and not counted else list(_ALONE)
        )
        known = sorted(forms, key=lambda form: order.index(form[1]) if form[1] in order else len(CASES))
        return known[0]

    def written_ordinal(self, number: int, m: re.Match[str]) -> str | None:
        """Return an ordinal before a noun: the match has the groups noun and next."""
        words = [word for word in (m["noun"], m["next"]) if word]
        asked = self.asked(m)
        if not words:
            return None
        if words[0][0].isupper():  # it may begin a sentence: "bylo jich 5. Pak", but not in "na 5. Festivalu"
            forms = [form for form in readings(words[0], self.data.code) if form[1] in asked]
            return self.ordinal(number, *self.chosen(forms, m)) if forms else None
        case = next((case for case in _LIKELY if case in asked), "nom")
        return self.agreeing(number, words, m) or self.ordinal(number, "m", case)

    def roman(self, number: int, m: re.Match[str]) -> str | None:
        """Return a Roman numeral before a noun."""
        words = [word for word in (m["noun"], m["next"]) if word]
        return self.agreeing(number, words, m) if words[0][0].islower() else None

    def ruler(self, number: int, m: re.Match[str]) -> str | None:
        """Return the numeral after a name, or after what is numbered, in the case of that."""
        word, after = self.before(m), self.after(m)
        if after and after[0] in nouns(self.data.code) and m.string[m.end() : m.end() + 2].strip().islower():
            return None  # it is of the noun after it: "v polovině XIX. století"
        if forms := readings(word, self.data.code) if len(m["numeral"]) > 1 or self.numbered(word) else ():
            start = re.compile(re.escape(word), re.IGNORECASE).search(m.string, max(m.start() - _NEAR, 0))
            living = [form for form in forms if form[1] != "acc" or form[0] != "m"] or list(forms)
            if word not in nouns(self.data.code):  # a name that ends as neuters do: "Đuro VI."
                living = [("m" if gender == "n" else gender, case) for gender, case in living]
            said = self.ordinal(number, *self.chosen(living, start or m))
            named = start and start[0][0].isupper()
            return said and (said[0].upper() + said[1:] if named else said)
        return None

    def numbered(self, word: str) -> bool:
        """Say whether a word may have one letter after it that is a numeral: a ruler's name, "tom I"."""
        return word in self.data.words("numbered") or word in nouns(self.data.code)

    def shortened(self, m: re.Match[str]) -> str | None:
        """Return a century, or what else is shortened after an ordinal, in words: "w XIX w.", "XIX/XX w."."""
        gender, forms = self.short_nouns[m["short"].rstrip(".")]
        chosen = self.chosen(((gender, case) for case in CASES), m)
        numerals = [text for text in (m["first"], m["numeral"]) if text]
        said = [self.ordinal(roman_or_figure(text.rstrip(".")), *chosen) or text for text in numerals]
        joint = (m["joint"] or "").strip()
        if joint in {"-", "–", "—"}:
            words = self.data.to.format(first=said[0], last=said[1])
        else:
            joint = self.numerals.table["numerals"]["joints"].split()[0] if joint == "/" else joint
            words = f" {joint} ".join(said)
        stop = "." if self.ends(m) else ""
        return f"{words} {forms.split()[CASES.index(chosen[1])]}{stop}"

    def ends(self, m: re.Match[str]) -> bool:
        """Say whether the point that a match ends with ends its sentence too."""
        rest = m.string[m.end() : m.end() + 3].lstrip(" )\"'”“»")
        if not rest:
            return bool(full_stop(m)) or (m.end() < len(m.string) and m[0].endswith("."))
        return m[0].endswith(".") and rest[0].isupper() and not _ROMAN.match(rest) and not rest[:2].isupper()

    def attached(self, number: Number, suffix: str, m: re.Match[str]) -> str | None:
        """Return a number with the end of its word ("3-ci", "20-tego") or with the rest of a compound ("25-letni")."""
        if number.decimals:
            return None
        count, end = int(number.whole), suffix.lower()
        if m["joint"] and len(end) <= 4 and suffix.islower():  # noqa: PLR2004 - letters of an ending
            forms = [self.ordinal(count, gender, case) or "" for gender in "mfnp" for case in CASES]
            forms += [self.cardinal(count, "m", case) for case in CASES]
            return next((form for form in forms if form.endswith(end)), None)
        return None


@cache
def _measured(spoken: Slavic) -> re.Pattern[str]:
    signs = {*units(spoken), *currencies(spoken), *magnitudes(spoken)} - {"h", "hod", "hod.", "s"}
    return re.compile(rf"\s?(?:{either(signs)}){word_end(spoken.data)}")
