"""Bulgarian: years are ordinals of the feminine, decimals are tenths and hundredths, articles stand after figures."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from audicle.speak.normalise.cldr.calendar.dates import month_names
from audicle.speak.normalise.cldr.grammar import Grammar as General
from audicle.speak.normalise.cldr.grammar import Number
from audicle.speak.normalise.cldr.grammars.eastslavic.domains import domain_rule
from audicle.speak.normalise.cldr.patterns import TO, free
from audicle.speak.normalise.english.numbers.roman import value
from audicle.speak.normalise.rules import At, Rule

if TYPE_CHECKING:
    from audicle.speak.normalise.cldr.grammar import Thing

_AFTER = re.compile(r"\s([^\W\d_]+)")
_BEFORE = re.compile(r"(?<!\w)([^\W\d_]+) \Z")
_MONTH = re.compile(r"(?<!\w)([^\W\d_]+\.?) \Z")
_NUMERAL = r"(?=[XХIІV])[XХ]{0,3}(?:[IІ][XХ]|[IІ]V|V?[IІ]{0,3})"  # in Cyrillic letters that look like them too
_LATIN = str.maketrans("ХІ", "XI")
_YEAR_WORD = re.compile(r"\s?(?:г\.|год\.|година)")
_ARTICLES = {"m": ("", "я", "ят"), "f": ("", "та"), "n": ("", "то"), "pl": ("", "те")}
_PERSONS = range(2, 5)  # the last digits of what men are counted by: "двама", "двадесет и трима"
_TEENS = range(12, 15)
_COMPOUND = 4  # letters of a word that begins with a number, at least: "5-дневен"
_FIRST = {1: "едно", 2: "дву", 3: "три"}


class Grammar(General):
    """Bulgarian."""

    def rules(self) -> tuple[Rule, ...]:
        """Return the rules of years with the word for one, and of addresses in Cyrillic."""
        year = r"(?P<first>\d{3,4}|\d{1,2}(?=\s?г\. ?(?:пр|сл)\.))"
        last = rf"(?:{TO}(?P<last>\d{{2,4}}))?"
        return (
            Rule(
                "own-years",
                rf"{free(self.data)}{year}{last}(?=\s?(?:г\.|год\.|година(?!\w)))",
                self._years,
                At.DIGIT,
            ),
            Rule(
                "score",
                rf"{free(self.data)}(?P<first>\d{{1,2}}):(?P<last>\d)(?![\w:]|[.,]\d)",
                lambda m: self.data.score.format(first=self.spell(int(m["first"])), last=self.spell(int(m["last"]))),
                frozenset(":"),
            ),
            Rule(
                "century",
                rf"(?<![\w.-])(?P<numeral>{_NUMERAL})(?:-(?P<suffix>[а-я]{{1,3}}))?(?= век| в\.)",
                self._century,
                frozenset("XХIІV"),
            ),
            Rule(
                "adjective-percent",
                rf"{free(self.data)}(?P<number>\d{{1,3}}) ?%-?(?P<suffix>ен|на|но|ни|ния|ният|ната|ното|ните)(?!\w)",
                lambda m: f"{self.cardinal(int(m['number']), 'm')}процент{m['suffix']}",
                frozenset("%"),
            ),
            domain_rule(self),
        )

    def _years(self, m: re.Match[str]) -> str | None:
        """Return a year, or two, before the word for one; None after a month, with which it is a date."""
        before = _MONTH.search(m.string, max(m.start() - 20, 0), m.start())
        if before and before[1] in month_names(self):
            return None
        first = self._dated(int(m["first"]), m)
        return first if not m["last"] else self.to(m, first, self._dated(int(m["last"]), m))

    def _century(self, m: re.Match[str]) -> str | None:
        """Return the numeral of a century, with its article where that is attached."""
        number = value(m["numeral"].translate(_LATIN))
        return self.attached(Number(str(number)), m["suffix"], m) if m["suffix"] else self.ordinal(number, "m")

    def _dated(self, number: int, m: re.Match[str]) -> str:
        """Return a year; one of whole hundreds has the article after a preposition: "до двехилядната година"."""
        words = self.year(number)
        before = _BEFORE.search(m.string, max(m.start() - 20, 0), m.start())
        article = number % 100 == 0 and before and before[1].lower() in self.data.words("since")
        return words + "та" if article else words

    def year(self, number: int, case: str = "") -> str:
        """Return the words of a year: "хиляда деветстотин осемдесет и пета"."""
        return self.ordinal(number, "f", case) or self.spell(number)

    def ordinal(self, number: int, gender: str = "", case: str = "") -> str | None:
        """Return an ordinal in its gender."""
        del case
        return super().ordinal(number, {"pl": "m"}.get(gender, gender) or "m")

    def year_of_date(self, number: int, m: re.Match[str]) -> str:
        """Return the year of a date, with the word for one where that is not written."""
        words = self.year(number)
        return words if _YEAR_WORD.match(m.string, m.end()) else f"{words} {self.data.own['words']['year']}"

    def said(self, number: Number, gender: str = "", case: str = "") -> str:
        """Return the words of a number: of decimals tenths, hundredths and so on."""
        names = self.data.own["words"]["tenths"].split()
        if not number.decimals or len(number.decimals) > len(names):
            return super().said(number, gender, case)
        part = int(number.decimals)
        name = names[len(number.decimals) - 1]
        name = name if part == 1 else name.removesuffix("а") + "и"
        whole = self.cardinal(int(number.whole), "n")
        return f"{whole} {self.data.own['words']['whole']} {self.cardinal(part, 'f')} {name}"

    def counted(self, number: Number, thing: Thing, m: re.Match[str]) -> str | None:
        """Return so many of a thing; men are counted with numerals of their own, to six."""
        if thing.gender == "p" and (number.decimals or not _men(int(number.whole))):
            return thing.form(self.plural(number)).replace("{}", self.said(number, "m", self.case(m)))
        return super().counted(number, thing, m)

    def plain(self, m: re.Match[str], number: Number) -> str | None:
        """Return a number in the gender of the noun after it; a year where the words around say that it is one."""
        after = _AFTER.match(m.string, m.end())
        before = _BEFORE.search(m.string, max(m.start() - 20, 0), m.start())
        if self.is_year(m, number):
            if before and before[1].lower() in {"през", "от", "до", "след", "преди"} and not after:
                return self._dated(int(number.whole), m)
            return self.cardinal(int(number.whole), self._gender(number, after[1] if after else ""))
        return self.said(number, self._gender(number, after[1] if after else ""))

    def _gender(self, number: Number, word: str) -> str:
        """Return the gender of what is counted by the ending of its noun."""
        data = self.data
        if not word or not word.islower():
            return "n"
        if word in data.words("personal"):
            return "p" if _men(int(number.whole)) else "m"
        if word in data.words("masculine"):
            return "m"
        if word in data.words("neuter"):
            return "n"
        if int(number.whole) == 1 and not number.decimals:
            return "f" if word[-1] in "ая" else "n" if word[-1] in "ое" else "m"
        return "f" if word.endswith("и") else "m"

    def time(self, hour: int, minute: int, m: re.Match[str]) -> str | None:
        """Return a time of the day: one o'clock is in the singular."""
        words = super().time(hour, minute, m)
        return words.replace("един часа", "един час") if words and hour == 1 else words

    def fraction(self, over: int, under: int, m: re.Match[str]) -> str | None:
        """Return a fraction: "две трети"."""
        del m
        part = self.ordinal(under, "f")
        if not part or under == 1:
            return None
        return f"{self.cardinal(over, 'f')} {part if over == 1 else part.removesuffix('а') + 'и'}"

    def attached(self, number: Number, suffix: str, m: re.Match[str]) -> str | None:
        """Return figures with the end of an ordinal ("5-и", "3-то"), an article ("90-те") or another word."""
        del m
        if number.decimals or not suffix.islower():
            return None
        whole = int(number.whole)
        if suffix == "ма" and _men(whole):
            return self.cardinal(whole, "p")
        if suffix == "те" and whole >= 10:  # noqa: PLR2004
            return f"{self.cardinal(whole)}те"
        if len(suffix) >= _COMPOUND:
            return (_FIRST.get(whole) or self.cardinal(whole, "m")) + suffix
        for gender, articles in _ARTICLES.items():
            words = self.ordinal(whole, gender)
            for article in articles:
                if words and (words + article).endswith(suffix):
                    return words + article
        return None

    def roman(self, number: int, m: re.Match[str]) -> str | None:
        """Return a Roman numeral before a century or another noun, in its gender."""
        after = _AFTER.match(m.string, m.end())
        word = after[1] if after else ""
        gender = "f" if word[-1:] in {"а", "я"} else "n" if word[-1:] in {"о", "е"} else "m"
        return self.ordinal(number, gender)

    def ruler(self, number: int, m: re.Match[str]) -> str | None:
        """Return the numeral after a ruler's name, with a capital."""
        name = _BEFORE.search(m.string, max(m.start() - 30, 0), m.start())
        words = self.ordinal(number, "f" if name and name[1] in self.data.words("rulers_f") else "m")
        return words and " ".join(word if word == "и" else word.capitalize() for word in words.split())


def _men(number: int) -> bool:
    """Say whether men are counted with numerals of their own."""
    return number % 10 in _PERSONS and number % 100 not in _TEENS
