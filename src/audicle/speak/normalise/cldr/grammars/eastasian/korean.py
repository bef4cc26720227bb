"""Korean: its own numerals before the words that things are counted by, those from Chinese elsewhere."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from audicle.speak.normalise.cldr.patterns import number
from audicle.speak.normalise.cldr.things import units
from audicle.speak.normalise.cldr.unspaced.grammar import Unspaced
from audicle.speak.normalise.rules import At, Rule

if TYPE_CHECKING:
    from audicle.speak.normalise.cldr.grammar import Number, Thing

_HANGUL = "[가-힣]"
# Words after Chinese numerals that begin like those below
_SINO = re.compile(
    r"\s?(?:개월|개국|개년|개사|개소|개교|개점|개조|개항|개도|개구|개시|개군|개주|개 ?대륙|대조|장관|"
    r"시즌|시리즈|달러|번지|번가|번길|번 ?버스|번홈|번 ?출구|번 ?국도|번 ?홀|번타자|"
    r"병동|병상|살[림처]|쌍용|팀장|칸트|통화|건물|자리 ?수|"
    r"분기|분위|편대|인분|인조|인용|인실|배럴|배수|부[작두문]|부터|점|장조|곡[선])"
)
# Words that things are counted by, before which a numeral is Korean
_COUNTERS = re.compile(
    r"\s?(?P<word>개|명|마리|사람|살|시간|시|권|잔|병|대|장|송이|그루|벌|켤레|채|자루|척|쌍|달|번째|째|번|차례|가지|곳|군데|그릇|"
    r"조각|통|판|줄|칸|모금|숟갈|숟가락|다발|포기|필|바퀴|걸음|배|갈래|끼|돌|방울|봉지|봉|상자|묶음|꾸러미|컵|팀|쪽지|"
    r"자리|건|편|곡|알|톨|모|단|말|되|근|가닥|가마|갑|짝|켜|층계|토막|덩어리|덩이|무더기|뭉치|접시|주먹|타래|폭|푼|"
    r"분(?=께|들)|해(?=\s?동안)|테이블|세트|박스|캔|골|스푼|큰술|작은술|발자국|발짝|손가락|집안|집|학교|나라|도시|아이|"
    r"형제|남매|자매|식구)"
)
_PARTICLES = re.compile(
    r"분의(?=\s?\d)|(?:은|는|이|가|을|를|의|에|에서|에게|에는|에도|와|과|로|으로|로는|로서|으로서|만|부터|까지|보다|처럼|"
    r"이나|나|이며|며|이고|고|"
    r"이다|다|였다|이었다|이던|인데|인지|이지만|입니다|이라는|라는|이라고|라고|이라며|이라도|라도|이란|란|쯤|씩|여|이자|이면|이면서)(?![가-힣])"
)
_HOURS = 12  # hours that are counted in Korean
_MOST = {"시": _HOURS, "시간": 20}  # the highest of some that are
_NATIVE = 99
_FIRST = {"번째": "첫", "째": "첫"}
_DECADES = range(10, 100, 10)  # "20대" are ages
_MONTHS = {6: "유월", 10: "시월"}
_NUMBER_END = re.compile(r"[\d만억조경천백십]\Z")
_HELP = r"(?:에|로)(?:\s|,|\Z)|\s?(?:신고|구급|구조|상황실|안전|특수)"  # after numbers to call in need
_BELOW = "영하"


class Grammar(Unspaced):
    """Korean."""

    def rules(self) -> tuple[Rule, ...]:
        """Return the rules of months, anniversaries, what is below zero, and of all three languages."""

        def month(m: re.Match[str]) -> str:
            return self.month(int(m["month"]))

        def anniversary(m: re.Match[str]) -> str:
            ends = [int(part) for part in (m["first"], m["last"])]
            return self.spell(ends[0]) + (self.digits(m["last"]) if ends[0] != ends[1] else self.spell(ends[1]))

        def below(m: re.Match[str]) -> str | None:
            count = self.number(m["number"])
            form = units(self)[m["unit"]].form("other")
            if not count:
                return None
            return form.replace("{}", f"{_BELOW} {self.said(count)}")

        def number_of(m: re.Match[str]) -> str:
            return f"넘버 {self.spell(int(m['number']))}"

        return (
            Rule("name", rf"(?<![A-Za-z0-9_.,/-])1[12]\d(?={_HELP})", lambda m: self.digits(m[0]), At.DIGIT),
            Rule("month", r"(?<![A-Za-z0-9_.,/-])(?<!\d[~～])(?P<month>0?[1-9]|1[0-2])월", month, At.DIGIT),
            Rule(
                "day-named",
                r"(?<![A-Za-z0-9_.,])(?P<first>\d{1,2})[·•・ㆍ](?P<last>\d{1,2})(?!\d)",
                anniversary,
                At.DIGIT,
            ),
            Rule(
                "below-zero",
                rf"(?<![A-Za-z0-9_)\]])[-−](?P<number>{number(self.data)})\s?(?P<unit>°C|°F|℃|℉)",
                below,
                frozenset("-−"),
            ),
            Rule(
                "number-of",
                r"(?:(?<![A-Za-z])[Nn][Oo]\.|№)\s?(?P<number>\d{1,9})(?![\d.])",
                number_of,
                frozenset("oO№"),
            ),
            *super().rules(),
        )

    def shaped(self, words: str, m: re.Match[str]) -> str:
        """Return words with a space after a number that another word follows, but no particle."""
        rest = m.string[m.end() : m.end() + 12]
        apart = _NUMBER_END.search(m[0]) and "·" not in m[0] and re.match(_HANGUL, rest) and not _PARTICLES.match(rest)
        return f"{words} " if apart and not words.endswith(" ") else words

    def plain(self, m: re.Match[str], number: Number) -> str | None:
        """Return the words of a number before what it counts, if anything."""
        return self._native(m, number) or self.said(number)

    def _native(self, m: re.Match[str], number: Number) -> str | None:
        found = None if _SINO.match(m.string, m.end()) else _COUNTERS.match(m.string, m.end())
        if not found or number.decimals or re.search(r"제\s?\Z", m.string[max(m.start() - 2, 0) : m.start()]):
            return None
        value, word = int(number.whole), found["word"]
        if not 0 < value <= _MOST.get(word, _NATIVE):
            return None
        if word == "대" and (
            value in _DECADES or re.match(rf" {_HANGUL}| ?\d", m.string[found.end() : found.end() + 2])
        ):
            return None
        return _FIRST[word] if value == 1 and word in _FIRST else self.spell(value, "native")

    def range(self, first: str, last: str, m: re.Match[str]) -> str | None:
        """Return from one number to another; what is counted in Korean is said twice."""
        ends = [self.number(text) for text in (first, last)]
        words = [self._native(m, end) if end else None for end in ends]
        counter = _COUNTERS.match(m.string, m.end())
        if ends[1] and m.string[m.end() : m.end() + 1] == "월" and int(ends[1].whole) in _MONTHS and ends[0]:
            return self.to(m, self.said(ends[0]), self.month(int(ends[1].whole)).removesuffix("월"))
        if not counter or not all(words):
            return super().range(first, last, m)
        return f"{words[0]} {counter['word']}에서 {words[1]}"

    def time(self, hour: int, minute: int, m: re.Match[str]) -> str | None:
        """Return a time of the day: to twelve the hours are Korean."""
        del m
        said = self.spell(hour, "native") if 0 < hour <= _HOURS else self.spell(hour)
        pattern = self.data.time if minute else self.data.full_hour
        return pattern.format(hour=said, minute=self.spell(minute))

    def hour(self, number: int) -> str:
        """Return the hour of a time with seconds."""
        return self.spell(number, "native") if 0 < number <= _HOURS else self.spell(number)

    def counted(self, number: Number, thing: Thing, m: re.Match[str]) -> str | None:
        """Return so many of a thing: one ten thousand is just that, and hours are counted in Korean."""
        form = thing.form("other")
        if form == "{}만" and (number.whole, number.decimals) == ("1", ""):
            return "만"
        if form.endswith("시간") and not number.decimals and 0 < int(number.whole) <= _MOST["시간"]:
            return form.replace("{}", self.spell(int(number.whole), "native"))
        return super().counted(number, thing, m)

    def month(self, number: int) -> str:
        """Return a month; two of them have names of their own."""
        return _MONTHS.get(number) or f"{self.spell(number)}월"

    def month_alone(self, number: int) -> str:
        """Return the same."""
        return self.month(number)

    def mixed(self, whole: int, over: int, under: int, m: re.Match[str]) -> str | None:
        """Return a whole number and a fraction, with the word between that fits the last sound before it."""
        words = self.spell(whole)
        joint = "과" if (ord(words[-1]) - ord("가")) % 28 else "와"
        part = self.fraction(over, under, m)
        return part and f"{words}{joint} {part}"

    def fraction(self, over: int, under: int, m: re.Match[str]) -> str | None:
        """Return a fraction, or the date that is written like one."""
        return self.short_date(over, under, m) or super().fraction(over, under, m)

    def power(self, exponent: str, m: re.Match[str]) -> str | None:
        """Return what a number is raised to."""
        del m
        minus = f"{self.data.minus} " if exponent.startswith("-") else ""
        return self.data.signs.get(f"^{exponent}") or self.data.signs["^"].format(
            minus + self.spell(int(exponent.lstrip("-")))
        )
