"""Arabic: counted nouns in singular, dual and plural, genders, and the case after a preposition."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from audicle.speak.normalise.cldr.grammar import Grammar as General
from audicle.speak.normalise.cldr.grammars.semitic.arabic_words import MAGNITUDES, cardinal, dual, ordinal
from audicle.speak.normalise.cldr.values import Number
from audicle.speak.normalise.rules import At, Rule

if TYPE_CHECKING:
    from audicle.speak.normalise.cldr.values import Thing

_BEFORE = re.compile(r"(?<!\w)([^\W\d_]+)\.? ?\Z")
_AFTER = re.compile(r" ([^\W\d_]{2,})")
_MARKS = re.compile("[\u064b-\u0652]")
_HUNDRED = 100
_FEW, _MANY = range(3, 11), range(11, 100)
# Foreign units and money, which stand after any number as they are
_UNBENT = re.compile(r"(?:\S*بايت|\S*بت|\S*هرتز|\S*باسكال|فولت|يورو|ين|وون|بيزو|ليرة واحدة|\S*نيوتن|مول)(?: .*)?\Z")
# Plurals in -āt of masculine nouns, beside those of measures and verbal nouns in iX-ā-X
_MASCULINE_PLURAL = re.compile(
    r"(?:كيلو|سنتي|ملي|مليم|غرام|جرام|دولار|ريال|مليار|تريليون|يورو|باوند|قطار|مطار|قرار|خلاف|نزاع|هجوم|صراع|رهان|طلب|مجلد"
    r"|حمام|خزان|مشروب|خطاب|لقاء|مؤشر|منتج|محل|مستشفي|مقعد|هاتف|عقار|بيان|شعار|لتر|إجراء|إصدار|إنجاز|إضراب|إعلان|ا[نستجفتبخقرش]\w{1,4}ا)\w*ات\Z"
)
_PREPOSITIONS = re.compile("(?:في|من|إلى|على|عن|منذ|حتى|مع|خلال|بداية|نهاية|أواخر|أوائل|منتصف|مطلع) ?\\Z")
_ERAS = {"هـ": "هجرية", "ه": "هجرية", "م": "ميلادية", "ق.م": "قبل الميلاد", "ق.م.": "قبل الميلاد"}
_DAY_HALVES = {"ص": "صباحا", "م": "مساء"}
_PARTS = {
    2: ("نصف", "أنصاف"), 3: ("ثلث", "أثلاث"), 4: ("ربع", "أرباع"), 5: ("خمس", "أخماس"), 6: ("سدس", "أسداس"),
    7: ("سبع", "أسباع"), 8: ("ثمن", "أثمان"), 9: ("تسع", "أتساع"), 10: ("عشر", "أعشار"),
}  # fmt: skip
_MINUTES = {0: "", 15: " والربع", 30: " والنصف", 1: " ودقيقة", 2: " ودقيقتان"}


class Grammar(General):
    """Arabic."""

    def rules(self) -> tuple[Rule, ...]:
        """Return the rule of years with an era: "1445هـ"."""

        def era(m: re.Match[str]) -> str:
            oblique = self._oblique(m)
            ends = [cardinal(int(m[end]), feminine=True, oblique=oblique) for end in ("first", "year") if m[end]]
            return f"{self.to(m, *ends) if m['first'] else ends[0]} {_ERAS[m['era']]}"

        first = r"(?:(?P<first>\d{3,4})(?: ?(?:هـ|م|ه))? ?[-–] ?)?"
        pattern = rf"(?<![\w.,/:-]){first}(?P<year>\d{{3,4}}) ?(?P<era>هـ|ق\.م\.?|(?:(?<=\d{{4}})م|ه)(?! ?\d))(?!\w)"
        return (Rule("era", pattern, era, At.DIGIT),)

    def spell(self, number: int, use: str = "") -> str:
        """Return the words of a whole number, as they count nothing."""
        return cardinal(number, feminine="f" in use)

    def cardinal(self, number: int, gender: str = "", case: str = "") -> str:
        """Return the words of a whole number for what has a gender."""
        return cardinal(number, feminine=gender == "f", oblique=bool(case))

    def year(self, number: int, case: str = "") -> str:
        """Return the words of a year."""
        return cardinal(number, oblique=bool(case))

    def year_of_date(self, number: int, m: re.Match[str]) -> str:
        """Return the year after a month, which is in the genitive."""
        del m
        return cardinal(number, oblique=True)

    def day(self, number: int, m: re.Match[str]) -> str:
        """Return the day of a date."""
        return ordinal(number, oblique=self._oblique(m))

    def ordinal(self, number: int, gender: str = "", case: str = "") -> str | None:
        """Return an ordinal, of at most 99."""
        return ordinal(number, feminine=gender == "f", oblique=bool(case)) if 0 < number < _HUNDRED else None

    def prefixed(self, prefix: str, words: str) -> str:
        """Return words with a particle or the article written before their figures: "الـ20" is "العشرين"."""
        bare = prefix.rstrip("ـ ")
        if words.startswith("ال") and bare.endswith("ل"):
            return bare + (words.removeprefix("ال") if bare.endswith(("ال", "لل")) else words[1:])
        return bare + words

    def plain(self, m: re.Match[str], number: Number) -> str | None:
        """Return a plain number: after "the century" and such an ordinal, before a noun in the gender that asks for."""
        before = _BEFORE.search(m.string, max(m.start() - 30, 0), m.start())
        word = before[1] if before else ""
        whole = int(number.whole)
        ordered = dict.fromkeys(self.data.words("ordered_masculine"), False) | dict.fromkeys(
            self.data.words("ordered_feminine"), True
        )
        if word in ordered and not number.decimals and not m["minus"] and 0 < whole < _HUNDRED:
            place = before.start() if before else 0
            oblique = bool(_PREPOSITIONS.search(m.string, max(place - 10, 0), place))
            return ordinal(whole, feminine=ordered[word], oblique=oblique)
        if number.decimals:
            return self.said(number)
        noun = _AFTER.match(m.string, m.end())
        counted = (
            noun is not None and noun[1] not in self.data.words("no_nouns") and not noun[1].startswith(("ال", "و"))
        )
        feminine = word in self.data.words("feminine_before") or (
            counted and noun is not None and self._feminine(noun[1], whole)
        )
        words = cardinal(whole, feminine=feminine, oblique=self._oblique(m), construct=counted)
        return words if counted else re.sub(r"ثماني\Z", "ثمان", words)

    def case(self, m: re.Match[str]) -> str:
        """Return "oblique" in the genitive."""
        return "oblique" if self._oblique(m) else ""

    def _oblique(self, m: re.Match[str]) -> bool:
        """Say whether what stands before asks for the genitive."""
        prefix = (m.groupdict().get("prefix") or "").rstrip("ـ ")
        if prefix:
            return prefix not in {"و", "ف"}
        before = _BEFORE.search(m.string, max(m.start() - 30, 0), m.start())
        return before is not None and before[1] in self.data.words("before_genitive")

    def counted(self, number: Number, thing: Thing, m: re.Match[str]) -> str | None:
        """Return so many of a thing."""
        phrase = thing.form("other").removeprefix("{}").strip()
        head, _, rest = phrase.partition(" ")
        whole, oblique = int(number.whole), self._oblique(m)
        feminine = head.endswith("ة")
        if number.decimals:
            return f"{self.said(number)} {phrase}"
        if head.startswith("بال") or _UNBENT.match(phrase):
            return f"{cardinal(whole, oblique=oblique)} {phrase}"
        next_noun = head in MAGNITUDES and (bool(m.groupdict().get("sign")) or bool(_AFTER.match(m.string, m.end())))
        if whole == 1:
            return phrase if next_noun else f"{phrase} {'واحدة' if feminine else 'واحد'}"
        if whole == 2:  # noqa: PLR2004
            two = dual(head, oblique=oblique, construct=next_noun)
            return f"{two} {dual(rest, oblique=oblique) if _bends(rest) else rest}".strip()
        words = cardinal(whole, feminine=feminine, oblique=oblique, construct=True)
        last = whole % _HUNDRED
        if last in _FEW:
            return f"{words} {thing.forms.get('few', '').removeprefix('{}').strip() or _plural(head, rest)}"
        if last in _MANY and not next_noun:
            return f"{words} {_accusative(head)} {_accusative(rest) if _bends(rest) else rest}".strip()
        return f"{words} {phrase}"

    def ranged(self, first: Number, last: Number, thing: Thing, m: re.Match[str]) -> str | None:
        """Return from one number to another of a thing."""
        head = thing.form("other").removeprefix("{}").strip().partition(" ")[0]
        feminine = head.endswith("ة") and not head.startswith("بال")
        counted = self.counted(last, thing, m)
        return counted and self.to(m, self.said(first, "f" if feminine else "", self.case(m)), counted)

    def range(self, first: str, last: str, m: re.Match[str]) -> str | None:
        """Return from one plain number to another, in the gender that a feminine noun after them asks for."""
        noun = _AFTER.match(m.string, m.end())
        if noun and first.isdecimal() and last.isdecimal() and int(first) < int(last) < _HUNDRED:
            feminine = self._feminine(noun[1], int(last))
            ends = [cardinal(int(end), feminine=feminine, oblique=self._oblique(m)) for end in (first, last)]
            return self.to(m, *ends)
        return super().range(first, last, m)

    def fraction(self, over: int, under: int, m: re.Match[str]) -> str | None:
        """Return a fraction: "ثلاثة أرباع"; of more than ten parts "ثلاثة على عشرين"."""
        del m
        if under not in _PARTS:
            return f"{cardinal(over)} على {cardinal(under, oblique=True)}"
        one, many = _PARTS[under]
        if over == 1:
            return one
        return dual(one) if over == 2 else f"{cardinal(over)} {many}"  # noqa: PLR2004

    def mixed(self, whole: int, over: int, under: int, m: re.Match[str]) -> str | None:
        """Return a whole number and a fraction."""
        return f"{cardinal(whole)} و{self.fraction(over, under, m)}"

    def fraction_of(self, whole: int, over: int, under: int, thing: Thing, m: re.Match[str]) -> str | None:
        """Return a fraction of a thing, or so many and a fraction: "كيلومتران ونصف"."""
        part = self.fraction(over, under, m)
        if whole:
            return f"{self.counted(Number(str(whole)), thing, m)} و{part}"
        return f"{part} {thing.form('other').removeprefix('{}').strip()}"

    def time(self, hour: int, minute: int, m: re.Match[str]) -> str | None:
        """Return a time: "الرابعة عشرة والنصف"; one letter after it says the half of the day only after minutes."""
        after = m.groupdict().get("after") or ""
        asked = _BEFORE.search(m.string, max(m.start() - 30, 0), m.start())
        named = asked is not None and asked[1].endswith("ساعة")
        if after in _DAY_HALVES and not named and ":" not in m[0]:
            return None
        said = ordinal(hour or 12, feminine=True) if hour != 1 else "الواحدة"
        if minute in _MINUTES:
            said += _MINUTES[minute]
        else:
            said += f" و{cardinal(minute, feminine=True)} {'دقائق' if minute in _FEW else 'دقيقة'}"
        return f"{said} {_DAY_HALVES.get(after, after)}" if after else said

    def _feminine(self, noun: str, number: int) -> bool:
        """Say whether a noun is feminine that stands after a number; after 3 to 10 it is a plural."""
        bare = _MARKS.sub("", noun)
        if number % _HUNDRED not in _FEW:
            return bare.endswith("ة") or bare in self.data.words("feminine_singulars")
        return bare in self.data.words("feminine_plurals") or (
            bare.endswith("ات") and not _MASCULINE_PLURAL.match(bare)
        )


def _bends(rest: str) -> bool:
    """Say whether what follows a noun is an adjective."""
    return bool(rest) and " " not in rest and not rest.startswith(("ال", "بال", "لل")) and rest != "مئوية"


def _accusative(noun: str) -> str:
    return noun if noun.endswith(("ة", "ا", "و", "ى", "اء")) else f"{noun}ا"


def _plural(head: str, rest: str) -> str:
    """Return a plural in -āt, whose adjective is in the feminine singular."""
    adjective = f"{rest}ة" if _bends(rest) and not rest.endswith("ة") else rest
    return f"{head.removesuffix('ة')}ات {adjective}".strip()
