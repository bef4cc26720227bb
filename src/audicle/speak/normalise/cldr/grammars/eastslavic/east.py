"""Russian and Ukrainian: numbers bend with what they count and after the words before them; years are ordinals."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from audicle.speak.normalise.cldr.grammar import Grammar, Number, Thing
from audicle.speak.normalise.cldr.grammars.eastslavic.declension import Declension
from audicle.speak.normalise.cldr.grammars.eastslavic.surroundings import after, asked, before

if TYPE_CHECKING:
    import re

    from audicle.speak.normalise.cldr.language import Language

_METRE = "метр"  # what "in 3 km" is a place in, not so much of
_TEENS = 20
_ELEVEN = 11
_HOURS = 24


class East(Grammar):
    """What the table's ``own`` says bends, and how."""

    def __init__(self, data: Language) -> None:
        super().__init__(data)
        self.bends = Declension(data)
        self.own = data.own
        self._denominators = data.own["words"]["denominators"].split()

    # Numbers

    def spell(self, number: int, use: str = "") -> str:
        """Return the words of a number, "thousand" without the "one" before it."""
        words = super().spell(number, use)
        for old, new in self.own["respelled"].items():
            words = words.replace(old, new)
        thousand = self.own["words"]["one_thousand"]
        return words.partition(" ")[2] if words.startswith(thousand) else words

    def cardinal(self, number: int, gender: str = "", case: str = "") -> str:
        """Return the words of a whole number before a noun of a gender, in a case."""
        return self.bends.numeral(self.spell(number, gender), case)

    def ordinal(self, number: int, gender: str = "", case: str = "") -> str | None:
        """Return an ordinal; None above 9999, but for 10,000 and the like."""
        last = _last(number)
        word = self.own["ordinals"].get(str(last))
        if word is None:
            return None
        bent = self.bends.adjective(word, gender or "m", case)
        head = f"{self.spell(number - last)} " if number > last else ""
        return bent and head + bent

    def said(self, number: Number, gender: str = "", case: str = "") -> str:
        """Return the words of a number: of decimals tenths, hundredths and so on."""
        if not number.decimals:
            return self.cardinal(int(number.whole), gender, case)
        places = len(number.decimals)
        if places > len(self._denominators):
            whole = self.cardinal(int(number.whole), "m")
            return f"{whole} {self.data.point} {self.digits(number.decimals)}"
        wholes = self._parts(int(number.whole), self.own["words"]["whole"], case)
        return f"{wholes} {self._parts(int(number.decimals), self._denominators[places - 1], case)}"

    def _parts(self, number: int, word: str, case: str) -> str:
        """Return so many wholes, tenths or such, by their masculine nominative."""
        one = number % 10 == 1 and number % 100 != 11  # noqa: PLR2004
        form = self.bends.adjective(word, "f" if one else "pl", case if one or case not in {"", "acc"} else "gen")
        return f"{self.cardinal(number, 'f', case)} {form}"

    def half(self, number: Number, gender: str, case: str) -> str | None:
        """Return "one and a half" for 1.5, "five and a half" for 5.5; None for other numbers."""
        whole = int(number.whole)
        words = self.own["words"]
        if number.decimals != "5" or not whole or (whole > 1 and (whole % 10 == 1 or not words["half"])):
            return None
        if whole == 1:
            if case not in {"", "acc"}:
                return words["one_half_bent"]
            return words["one_half_f"] if gender == "f" else words["one_half"]
        return f"{self.cardinal(whole, gender, case)} {words['half']}"

    # What is counted

    def case(self, m: re.Match[str]) -> str:
        """Return the case that the words before a match ask for."""
        return self.settled(m)

    def settled(self, m: re.Match[str], thing: str = "") -> str:
        """Return the case where a word before a match asks for one of several, by what comes after and the thing."""
        case = asked(self.data, m)
        if not case.startswith("?"):
            return case
        word, data = case[1:], self.data
        following = after(m)
        if word in data.words("with"):
            to = bool(following) and following[0].lower() in data.words("to")
            return "gen" if to or not thing or _METRE in thing else "ins"
        if word in data.words("in"):
            sized = bool(data.words("sizes") & set(before(m)[:-1]))
            share = self.own["words"]["percent"] in thing and bool(following) and following[0].islower()
            return "pre" if share or (_METRE in thing and not sized) else "acc"
        return "acc"

    def thing_form(self, thing: Thing, number: Number, case: str, *, whole: bool = False) -> str:
        """Return a thing, with {} for the number, as it stands after it in a case."""
        category = str(self.locale.plural_form(int(number.whole))) if whole else self.plural(number)
        one = thing.form("one")
        if category == "one" and case == "acc":
            return self._bent(one, "acc")
        if case in {"", "acc"} or (number.decimals and not whole):
            return thing.form(category)
        if category == "one":
            return thing.form("other") if case == "gen" else self._bent(one, case)
        return thing.form("many") if case == "gen" else self._bent(one, case, plural=True)

    def _bent(self, pattern: str, case: str, *, plural: bool = False) -> str:
        head, _, name = pattern.partition("{} ")
        return f"{head}{{}} {self.bends.phrase(name, case, plural=plural)}" if name else pattern

    def counted(self, number: Number, thing: Thing, m: re.Match[str]) -> str | None:
        """Return so many of a thing, in the case that the words before ask for."""
        case = self.settled(m, thing.form("one"))
        return self._counted(number, thing, case)

    def _counted(self, number: Number, thing: Thing, case: str) -> str:
        if half := self.half(number, thing.gender, case):
            if number.whole == "1":
                form = thing.form("other") if case in {"", "acc"} else self.thing_form(thing, Number("5"), case)
            else:
                form = self.thing_form(thing, number, case, whole=True)
            return form.replace("{}", half)
        return self.thing_form(thing, number, case).replace("{}", self.said(number, thing.gender, case))

    def ranged(self, first: Number, last: Number, thing: Thing, m: re.Match[str]) -> str | None:
        """Return from so many to so many of a thing; after a word that asks for a case, both numbers in it."""
        case = self.settled(m, thing.form("one"))
        if before(m) and (case or before(m)[-1] in self.data.words("bare")):
            end = self._counted(last, thing, case)
            return f"{self._plain(first, thing.gender, case)} — {end}"
        ends = self._plain(first, thing.gender, "gen"), self._counted(last, thing, "gen")
        return self.own["words"]["from_to"].format(*ends)

    def _plain(self, number: Number, gender: str, case: str) -> str:
        return self.half(number, gender, case) or self.said(number, gender, case)

    def range(self, first: str, last: str, m: re.Match[str]) -> str | None:
        """Return from one plain number or year to another."""
        ends = [self.number(text) for text in (first, last)]
        if ends[0] is None or ends[1] is None or not ends[0].value < ends[1].value:
            return super().range(first, last, m)
        years = first.isdecimal() and last.isdecimal() and len(first) == len(last) == len("1985")
        case, gender = self.around(m, ends[1])
        few = str(self.locale.plural_form(int(ends[1].whole))) == "few" and bool(after(m)) and after(m)[0].islower()
        if few:  # "2–3 недели": the noun tells the gender of two, not of five
            gender = self._gender([word.lower() for word in after(m)], Number("2"))
        if years or few or (before(m) and (case or before(m)[-1] in self.data.words("bare"))):
            return " — ".join(self._plain(end, gender, case) for end in ends if end)
        return self.own["words"]["from_to"].format(*(self._plain(end, gender, "gen") for end in ends if end))

    def plain(self, m: re.Match[str], number: Number) -> str | None:
        """Return a number before a noun that is looked at, or alone; a year where one is plain."""
        if (case := self._year_case(m)) and self.is_year(m, number):
            return self.ordinal(int(number.whole), "m", case)
        case, gender = self.around(m, number)
        following = after(m)
        if following and following[0] in self.data.words("hours") and self._is_hour(number, case):
            readings = self.bends.readings.get(following[0], ())
            fit = next((one.case for one in readings if one.case == case), readings[0].case if readings else "")
            return self.ordinal(int(number.whole), "f", fit)
        if following and following[0].islower() and (half := self.half(number, gender, case)):
            return half
        return self.said(number, gender, case)

    def _year_case(self, m: re.Match[str]) -> str:
        """Return the case of a year without the word for one: after "in", "since" and such, before no noun."""
        words, following = before(m), after(m)
        if not words or (following and following[0].islower() and following[0] not in self.data.words("joining")):
            return ""
        return next((case for case, some in self.own["before_year"].items() if words[-1] in some.split()), "")

    def around(self, m: re.Match[str], number: Number) -> tuple[str, str]:
        """Return the case and gender of a number, by the words before it and the noun after it."""
        following = [word.lower() for word in after(m)]
        case = self.settled(m)
        if asked(self.data, m)[:1] == "?" and not case:
            case = ""
        noun = following[0] if following else ""
        for word in following[:2]:
            if (end := self._oblique(word)) and (int(number.whole) % 10 != 1 or end == "ins"):
                case = end
                noun = word
                break
        if case == "acc" and noun and self._first_is_one(number) and noun[-1:] not in "ую":
            case = ""
        if asked(self.data, m)[1:] in self.data.words("with") and self._first_is_one(number):
            ends = self.own["one_ins"]
            found = next((gender for gender, some in ends.items() if noun.endswith(tuple(some.split()))), "")
            if found:
                return "ins", found
        return case, self._gender(following, number)

    def _is_hour(self, number: Number, case: str) -> bool:
        """Say whether a number before the word for an hour in the singular is an hour of the day."""
        return not number.decimals and int(number.whole) <= _HOURS and (case == "pre" or not self._first_is_one(number))

    def _first_is_one(self, number: Number) -> bool:
        return int(number.whole) % 10 == 1

    def _oblique(self, word: str) -> str:
        """Return the case of a noun's plural that only one case has, by its end."""
        if len(word) < len("годам") - 1 or word in self.data.words("no_case"):
            return ""
        ends = self.own["plural_ends"]
        return next((case for case, some in ends.items() if word.endswith(tuple(some.split()))), "")

    def _gender(self, following: list[str], number: Number) -> str:
        """Return the gender of what is counted, told by its end after 1 and 2; "m" where nothing is."""
        units, tens = int(number.whole) % 10, int(number.whole) % 100
        if units not in {1, 2} or tens in {11, 12} or number.decimals not in {"", "5"}:
            return "m"
        nouns = [word for word in following[:2] if not self.bends.adjective_readings(word)] or following[:1]
        if not following or following[0] in self.data.words("no_case"):
            return "m"
        word = following[0] if following[0] in nouns else nouns[0]
        for gender in ("m", "f", "n"):
            if word in self.data.words(f"always_{gender}"):
                return gender
        kind = "one" if units == 1 and not number.decimals else "few"
        ends = self.own["gender_ends"]
        fit = {gender: _longest(word, ends.get(f"{kind}_{gender}", "")) for gender in ("f", "n")}
        best = max(fit, key=lambda gender: fit[gender])
        return best if fit[best] else "m"

    # The calendar

    def year_of_date(self, number: int, m: re.Match[str]) -> str:
        """Return the year of a date, "of the year ...", with the word for it."""
        del m
        words = self.ordinal(number, "m", "gen") or self.spell(number)
        return f"{words} {self.own['words']['of_year']}"

    def day(self, number: int, m: re.Match[str]) -> str:
        """Return the day of a date in the case that the word before it asks for, else in the genitive."""
        words = before(m)
        case = next(
            (case for case, some in self.own["before_day"].items() if words and words[-1] in some.split()), "gen"
        )
        return self.ordinal(number, "n" if self.own["words"]["day_gender"] == "n" else "m", case) or self.spell(number)

    def days(self, first: int, day: int, month: int, year: int | None, m: re.Match[str]) -> str:
        """Return from one day to another of a month."""
        gender = self.own["words"]["day_gender"]
        words = before(m)
        case = next((case for case, some in self.own["before_day"].items() if words and words[-1] in some.split()), "")
        if case:
            span = f"{self.ordinal(first, gender, case)} — {self.ordinal(day, gender, case)}"
        else:
            ends = self.ordinal(first, gender, "gen"), self.ordinal(day, gender, "acc")
            span = self.own["words"]["since_till"].format(*ends)
        date = f"{span} {self.month(month)}"
        return date if year is None else f"{date} {self.year_of_date(year, m)}"

    def month_of(self, month: int, year: int, m: re.Match[str]) -> str:
        """Return a month as it is written, with its year."""
        written = m["month"]
        name = written if written.lower() in self.months else self.month_alone(month)
        return f"{name} {self.year_of_date(year, m)}"

    @property
    def months(self) -> frozenset[str]:
        """Return all forms of the names of months."""
        return _months(self)

    def time(self, hour: int, minute: int, m: re.Match[str]) -> str | None:
        """Return a time: hours alone with their word, else both numbers."""
        words = before(m)
        case = next((case for case, some in self.own["before_time"].items() if words and words[-1] in some.split()), "")
        return self.clock(hour, minute, case)

    def clock(self, hour: int, minute: int, case: str) -> str:
        """Return a time in a case."""
        if not minute:
            noun = Thing(dict(zip(("one", "few", "many", "other"), self.own["words"]["hours"].split("|"), strict=True)))
            if self.own["words"]["hour_gender"] == "f":  # the fourteenth hour
                hours = self.ordinal(hour, "f", case) or self.spell(hour, "f")
                return f"{hours} {self.bends.phrase(noun.form('one'), case)}"
            forms = Thing({category: f"{{}} {form}" for category, form in noun.forms.items()})
            return self.thing_form(forms, Number(str(hour)), case).replace("{}", self.cardinal(hour, "m", case))
        zero = f"{self.cardinal(0, 'm', case)} " if minute < 10 else ""  # noqa: PLR2004
        if self.own["words"]["hour_gender"] == "f":
            zero = f"{self.spell(0)} " if zero else ""
            return f"{self.ordinal(hour, 'f', case) or self.spell(hour)} {zero}{self.spell(minute, 'f')}"
        return f"{self.cardinal(hour, 'm', case)} {zero}{self.cardinal(minute, 'm', case)}"

    # Other writings

    def fraction(self, over: int, under: int, m: re.Match[str]) -> str | None:
        """Return a fraction; ½ alone is a half."""
        half = self.own["words"]["a_half"]
        if m.groupdict().get("glyph") == "½":
            return half
        if words := super().fraction(over, under, m):
            return words
        parts = self.ordinal(under, "f" if over % 10 == 1 and over != _ELEVEN else "pl", self._part_case(over))
        return f"{self.cardinal(over, 'f')} {parts}" if parts and under > 1 else None

    def mixed(self, whole: int, over: int, under: int, m: re.Match[str]) -> str | None:
        """Return a whole number with a fraction: one and a half is a word of its own."""
        half = self.half(Number(str(whole), "5"), "m", self.case(m)) if (over, under) == (1, 2) else None
        return half or super().mixed(whole, over, under, m)

    @staticmethod
    def _part_case(over: int) -> str:
        return "nom" if over % 10 == 1 and over != _ELEVEN else "gen"

    def ruler(self, number: int, m: re.Match[str]) -> str | None:
        """Return the numeral after a ruler's name, in the name's gender and case."""
        name = before(m)[-1:]
        written = m.string[max(m.start() - 30, 0) : m.start()].split()
        if not name or not written[-1][:1].isupper():
            return None
        for case, ends in self.own["ruler_ends"].items():
            if name[0].endswith(tuple(ends.split())):
                gender, _, bent = case.partition("_")
                stems = self.data.lists["rulers_f" if gender == "f" else "rulers_m"].split()
                if any(name[0].startswith(stem) for stem in stems):
                    words = self.ordinal(number, gender, bent)
                    return words and " ".join(word.capitalize() if word else word for word in words.split())
        return None


def _longest(word: str, ends: str) -> int:
    """Return the length of the longest of some ends that a word has, 0 if it has none."""
    return max((len(end) for end in ends.split() if word.endswith(end)), default=0)


def _last(number: int) -> int:
    """Return the part of a number that bends in an ordinal."""
    if number % 100 == 0:
        return number % 1000 or number
    rest = number % 100
    return rest if rest < _TEENS or rest % 10 == 0 else rest % 10


@cache
def _months(spoken: East) -> frozenset[str]:
    found: set[str] = set()
    for names in (spoken.locale.months["format"]["wide"], spoken.locale.months["stand-alone"]["wide"]):
        found.update(str(name) for name in names.values())
    for name in spoken.locale.months["stand-alone"]["wide"].values():
        if noun := spoken.bends.noun(str(name)):
            found.update(noun.singular)
    return frozenset(found)
