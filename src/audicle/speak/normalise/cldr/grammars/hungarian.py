"""Hungarian: decimals by their place, days of the month with their endings, and endings attached to figures."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from audicle.speak.normalise.cldr.grammar import Grammar as General
from audicle.speak.normalise.cldr.patterns import free, number, word_end
from audicle.speak.normalise.rules import Rule

if TYPE_CHECKING:
    from audicle.speak.normalise.cldr.grammar import Number, Thing

_PLACES = {1: "tized", 2: "század", 3: "ezred"}
_JOINED = 2000  # to here a number is one word (A magyar helyesírás szabályai, § 289)
# Forms of number words before the endings of _STEM_ENDING
_STEMS = {"három": "hárm", "hét": "het", "kettő": "kett", "húsz": "husz", "ezer": "ezr", "tíz": "tiz"}
_STEM_ENDING = re.compile("[oöeaó]s(?:ok|an|at|ban|nál)?$|[oöea]t$|[oöea]n$|[oöe]k$")
# What is said after the possessive of a day, by the ending written after its figures: "5-én" is "ötödikén"
_DAY_ENDING = re.compile("(?:j?[eéaá])?(?P<case>n|től|tól|ig|hez|hoz|re|ra|i|)")
_YEARS = re.compile(r"\d{4}\s?[-–—]\s?\d{2,4}")
_HOUR = r"(?:1\d|2[0-4]|0?\d)"
_FRONT = re.compile("[eéiíöőüű]")
_VOWEL = re.compile("[aáeéiíoóöőuúüű]")


class Grammar(General):
    """Hungarian."""

    def rules(self) -> tuple[Rule, ...]:
        """Return the rules of products ("háromszor négy"), times, fractions with an ending, and versions."""
        written, data = number(self.data), self.data

        def times(m: re.Match[str]) -> str | None:
            first = self.number(m["first"])
            return f"{self._times(self.said(first))} " if first else None

        pattern = rf"{free(data)}(?P<first>{written}) ?[×x] ?(?={written}(?! ?[×x°%]){word_end(data)})"

        def clock(m: re.Match[str]) -> str | None:
            words = self.time(int(m["hour"]), int(m["minute"]), m)
            return words and self.attach(words, m["suffix"])

        def hours(m: re.Match[str]) -> str:
            first, last = self.cardinal(int(m["first"])), self.cardinal(int(m["last"]))
            return f"{first}{'től' if _front(first) else 'tól'} {last}"

        def part(m: re.Match[str]) -> str | None:
            words = self.fraction(int(m["over"]), int(m["under"]), m)
            return words and words + m["suffix"]

        return (
            Rule("times", pattern, times, frozenset("×x")),
            Rule(
                "time-ending",
                rf"{free(data)}(?P<hour>{_HOUR})\.(?P<minute>[0-5]\d)-(?P<suffix>kor|tól|től|ig|ra|re)(?!\w)",
                clock,
                frozenset("."),
            ),
            Rule(
                "hours",
                rf"{free(data)}(?P<first>{_HOUR})\s?[-–]\s?(?P<last>{_HOUR})(?= (?:óráig|óra között))",
                hours,
                frozenset("-–"),
            ),
            Rule(
                "fraction-ending",
                rf"{free(data)}(?P<over>\d)/(?P<under>\d\d?)-(?P<suffix>[aáeé][a-zéáöőüű]*)(?!\w)",
                part,
                frozenset("/"),
            ),
            Rule(
                "version",
                rf"{free(data)}\d+\.\d+(?:\.\d+)*(?=-?(?:ás|es|os|ös|as)? verzió)",
                lambda m: m[0],
                frozenset("."),
            ),
        )

    def spell(self, number: int, use: str = "") -> str:
        """Return the words of a number, with hyphens above 2000: "kétezer-huszonegy"."""
        words = super().spell(number, use)
        if number > _JOINED and not use.startswith("ordinal"):
            words = re.sub("ezer(?=[a-zéöő])", "ezer-", words)
        return words

    def cardinal(self, number: int, gender: str = "", case: str = "") -> str:
        """Return the words of a number; before what it counts, of any ``gender``, two is "két"."""
        words = super().cardinal(number, "", case)
        return re.sub("kettő$", "két", words) if gender else re.sub("két$", "kettő", words)

    def said(self, number: Number, gender: str = "", case: str = "") -> str:
        """Return the words of a number; decimals by their place: "három egész tizennégy század"."""
        digits = len(number.decimals)
        if digits not in _PLACES:
            return super().said(number, gender, case)
        rest = int(number.decimals)
        whole = self.cardinal(int(number.whole))
        return f"{whole} egész {self.cardinal(rest, 'n')} {_PLACES[digits]}" if rest else f"{whole} egész nulla"

    def counted(self, number: Number, thing: Thing, m: re.Match[str]) -> str | None:
        """Return so many of a thing: "két kilométer"."""
        return thing.form("other").replace("{}", self.said(number, "n", self.case(m)))

    def day(self, number: int, m: re.Match[str]) -> str:
        """Return a day of a month, with the ending that is written after its figures."""
        ending = _DAY_ENDING.fullmatch(m.groupdict().get("ending") or "")
        return self._day(number, ending["case"] if ending else "")

    def days(self, first: int, day: int, month: int, year: int | None, m: re.Match[str]) -> str:
        """Return from one day to another: "május harmadikától ötödikéig"."""
        del m
        date = f"{self.month(month)} {self._day(first, 'től')} {self._day(day, 'ig')}"
        return date if year is None else f"{self.year(year)} {date}"

    def time(self, hour: int, minute: int, m: re.Match[str]) -> str | None:
        """Return a time; before an ending without the word for minutes: "tizennégy óra harminckor"."""
        words = super().time(hour, minute, m)
        return words and (words.removesuffix(" perc") if m.groupdict().get("suffix") else words)

    def attached(self, number: Number, suffix: str, m: re.Match[str]) -> str | None:
        """Return figures with an ending: "1990-ben", "3-as", "10-kor"."""
        del m
        if number.decimals or not suffix.islower():
            return None
        return self.attach(self.cardinal(int(number.whole)), suffix)

    def attach(self, words: str, suffix: str) -> str:
        """Return words with an ending: "hárommal", "hármas"."""
        if _STEM_ENDING.match(suffix):
            for whole, stem in _STEMS.items():
                if words.endswith(whole):
                    return words.removesuffix(whole) + stem + suffix
        return words + suffix

    def to(self, m: re.Match[str], first: str, last: str) -> str:
        """Return from one to another: numbers side by side, years and times with their endings."""
        if _YEARS.fullmatch(m[0]):
            return f"{first}{'től' if _front(first) else 'tól'} {last}ig"
        if first.endswith(" óra"):
            return f"{first}tól {re.sub('óra$', 'órá', last)}ig"
        return f"{first} {last}"

    def _day(self, number: int, ending: str) -> str:
        """Return the possessive of a day: "elseje", "harmadika", with the ending of a case."""
        ordinal = self.ordinal(number) or ""
        stem, low, high = (ordinal, "a", "á") if ordinal[-4:] in {"adik", "odik"} else (ordinal, "e", "é")
        if number == 1:
            stem = "elsej"
        if not ending:
            return stem + low
        back = low == "a"
        ending = {"től": "tól", "re": "ra", "hez": "hoz"}.get(ending, ending) if back else ending
        return stem + (low if ending == "i" else high) + ending

    def _times(self, words: str) -> str:
        """Return a number as a factor: "háromszor", "kétszer", "ötször"."""
        words = re.sub("kettő$", "két", words)
        vowel = _VOWEL.findall(words)[-1]
        return words + ("szor" if vowel in "aáoóuú" else "ször" if vowel in "öőüű" else "szer")


def _front(words: str) -> bool:
    """Say whether the last vowel of words asks for endings with front vowels."""
    return bool(_FRONT.match(_VOWEL.findall(words)[-1]))
