"""Chinese: years by their digits, a pair of things, what is below zero, and numbers that are names."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from audicle.speak.normalise.cldr.patterns import between, free, number
from audicle.speak.normalise.cldr.things import units
from audicle.speak.normalise.cldr.unspaced.grammar import MARKS, Unspaced
from audicle.speak.normalise.rules import At, Rule, compiled

if TYPE_CHECKING:
    from audicle.speak.normalise.cldr.grammar import Number, Thing

_YEARS = range(1100, 2100)
_YEAR = r"(?:1[1-9]\d\d|20\d\d)"
# Before 年, so many of them; what follows says that it is no name of a year
_SPAN_AFTER = r"年(?:历史|歷史|的历史|的歷史)"
_ROUND_AFTER = r"年(?:[以之]?[前来來]|间|間)"  # the same after a round number
# A year without its word: in brackets, or before what is of a year
_BRACKETS = frozenset(["()", "（）", "《》", "〈〉", "「」", "『』", "[]"])
_YEAR_AFTER = re.compile("[春夏秋冬届屆款赛賽奥奧财財学學](?!元)")
# Words that things are counted by, before which two is 两
_COUNTERS = (
    "个個名位人本张張只隻条條件间間家座栋棟辆輛台臺架艘部支枝朵颗顆粒块塊片瓶杯碗盘盤盒箱袋包双雙对對套组組"
    "批群种種类類项項款场場次回遍趟顿頓天点點岁歲代届屆毛米吨噸升克斤亩畝倍步句段章篇首幅封页頁行排层層头頭匹口根把门門"
    "棵株滴剂劑轮輪集册冊份笔筆股堆盏盞扇面道国國省市县縣党黨校端侧側旁军軍站所大多例起宗户戶枚节節课課堂声聲"
    "眼帧幀分秒元万萬亿億千公英平立厘毫小周週刻者则則样樣度年成夜"
)
_COUNTERS_OF_MORE = re.compile(rf"\s?(?:[{_COUNTERS}]|平方|立方)")
_NO_PAIR_AFTER = re.compile("[分度点點](?:之)|年[级級]|大[队隊]")
_NAME_BEFORE = re.compile(r"[第期拜初其之数數时時点點分.周]\s?\Z")
_BELOW = "零下"
_HUNDREDTHS = 2


class Grammar(Unspaced):
    """Chinese, in either script."""

    def rules(self) -> tuple[Rule, ...]:
        """Return the rules of years, pairs, ranges of counted things, and numbers that are names."""

        def by_digits(m: re.Match[str]) -> str:
            return self.digits(re.sub(r"\D", "", m[0]))

        def years(m: re.Match[str]) -> str:
            return self.to(m, self.digits(m["first"]), self.digits(m["last"]))

        def year(m: re.Match[str]) -> str | None:
            span = not int(m[0]) % 100 and compiled(_ROUND_AFTER).match(m.string, m.end())
            return None if span else self.digits(m[0])

        def months(m: re.Match[str]) -> str:
            return self.to(m, *(self.month_of(int(m[f"{end}_month"]), int(m[end]), m) for end in ("first", "last")))

        def pair(m: re.Match[str]) -> str | None:
            before = m.string[max(m.start() - 3, 0) : m.start()]
            follows = _COUNTERS_OF_MORE.match(m.string, m.end()) and not _NO_PAIR_AFTER.match(m.string, m.end())
            return self.data.lists["pair"] if follows and not _NAME_BEFORE.search(before) else None

        def below(m: re.Match[str]) -> str | None:
            count = self.number(m["number"])
            if count is None:
                return None
            form = units(self)[m["unit"]].form("other") if m["unit"] else "{}"
            return (
                _BELOW + form.replace("{}", self.said(count))
                if form[0] == "{"
                else form.replace("{}", _BELOW + self.said(count))
            )

        def ordinal(m: re.Match[str]) -> str:
            return f"第{self._plain(int(m['number']))}"

        def number_of(m: re.Match[str]) -> str:
            return ordinal(m) + ("" if m["number"] == "1" else self.data.lists["number"])

        begin = free(self.data)
        to = between(self.data).replace("-", "-至到", 1)
        month_of = rf"(?P<first>{_YEAR})[./](?P<first_month>0?[1-9]|1[0-2])"
        tail = rf"(?![A-Za-z0-9_]|[.,:/{MARKS}]\d)"
        return (
            Rule(
                "years",
                rf"{begin}(?P<first>{_YEAR}){to}(?P<last>{_YEAR}|\d\d)(?=\s?(?:年|学年|學年|赛季|賽季))",
                years,
                At.DIGIT,
            ),
            Rule("year", rf"{begin}{_YEAR}(?=\s?年)(?!{_SPAN_AFTER})", year, At.DIGIT),
            Rule("months", rf"{begin}{month_of}{to}{month_of.replace('first', 'last')}{tail}", months, At.DIGIT),
            Rule("year", r"(?:(?<=公元)|(?<=公元前)|(?<=西元)|(?<=西元前))\d{3,4}(?=年)", by_digits, At.DIGIT),
            Rule("year-short", rf"{begin}(?<!民国)(?<!民國)\d\d(?=年\d{{1,2}}月)", by_digits, At.DIGIT),
            Rule("generation", rf"{begin}[05-9][05](?=[后後](?![来面來]))", by_digits, At.DIGIT),
            Rule("day-named", rf"{begin}\d{{1,2}}[·•・]\d{{1,2}}(?!\d)", by_digits, At.DIGIT),
            Rule("name", rf"{begin}\d{{3,5}}(?={self.data.lists['named']})", by_digits, At.DIGIT),
            Rule("ordinal", rf"第\s?(?P<number>\d{{1,9}}){tail}", ordinal, frozenset("第")),
            Rule(
                "number-of",
                rf"(?:(?<![A-Za-z])[Nn][Oo]\.|№)\s?(?P<number>\d{{1,9}}){tail}",
                number_of,
                frozenset("oO№"),
            ),
            Rule("per", r"(?<=[\u4e00-\u9fff])\s?/\s?(?=[\u4e00-\u9fff])", self._per, frozenset("/")),
            Rule("pair", rf"{free(self.data)}(?<!\d[{MARKS}])2(?![\d.,:/A-Za-z_])", pair, frozenset("2")),
            Rule(
                "below-zero",
                rf"(?<![A-Za-z0-9_)\]])[-−](?P<number>{number(self.data)})\s?(?P<unit>°C|°F|℃|℉|(?=度|[摄攝华華]氏))",
                below,
                frozenset("-−"),
            ),
            *super().rules(),
        )

    def _per(self, m: re.Match[str]) -> str | None:
        measured = re.search(
            r"\d[万亿萬億千百]{0,2}[\u4e00-\u9fff]{1,3}\Z", m.string[max(m.start() - 8, 0) : m.start()]
        )
        return self.data.lists["each"] if measured else None

    def _plain(self, number: int) -> str:
        """Return the words of a number that does not count: two thousand is no pair of thousands."""
        words = self.spell(number)
        return words.replace(self.data.lists["pair"], "二", 1) if words.startswith(self.data.lists["pair"]) else words

    def month(self, number: int) -> str:
        """Return a month, by its number."""
        return f"{self.spell(number)}月"

    def month_alone(self, number: int) -> str:
        """Return the same."""
        return self.month(number)

    def year(self, number: int, case: str = "") -> str:
        """Return a year by its digits."""
        short = number < 100  # noqa: PLR2004 - the end of a year
        return self.digits(f"{number:02}") if short or number in _YEARS else super().year(number, case)

    def is_year(self, m: re.Match[str], number: Number) -> bool:
        """Say whether a plain number is a year: in brackets alone, or before what years have."""
        if number.decimals or len(number.whole) != 4 or int(number.whole) not in range(1900, 2100):  # noqa: PLR2004
            return False
        around = m.string[m.start() - 1 : m.start()] + m.string[m.end() : m.end() + 1]
        return around in _BRACKETS or bool(_YEAR_AFTER.match(m.string, m.end()))

    def power(self, exponent: str, m: re.Match[str]) -> str | None:
        """Return what a number is raised to."""
        del m
        words = self.data.signs.get(f"^{exponent}")
        minus = self.data.minus if exponent.startswith("-") else ""
        return words or self.data.signs["^"].format(minus + self.spell(int(exponent.lstrip("-"))))

    def minute(self, number: int, m: re.Match[str]) -> str:
        """Return minutes or seconds, with a zero before the first ten."""
        del m
        return self.digits(f"{number:02}") if 0 < number < 10 else self.spell(number)  # noqa: PLR2004

    def time(self, hour: int, minute: int, m: re.Match[str]) -> str | None:
        """Return a time: two o'clock is a pair."""
        words = super().time(hour, minute, m)
        return words and (self.data.lists["pair"] + words[1:] if hour == 2 else words)  # noqa: PLR2004

    def counted(self, number: Number, thing: Thing, m: re.Match[str]) -> str | None:
        """Return so many of a thing: a pair of them, if they come after their number."""
        form = thing.form("other")
        pair = number.whole == "2" and not number.decimals and form.startswith("{}")
        decimals = number.decimals.rstrip("0") if len(number.decimals) == _HUNDREDTHS and "元" in form else None
        if decimals is not None:  # a price
            number = type(number)(number.whole, decimals, number.mark)
        return form.replace("{}", self.data.lists["pair"]) if pair else super().counted(number, thing, m)

    def ranged(self, first: Number, last: Number, thing: Thing, m: re.Match[str]) -> str | None:
        """Return from one number to another of a thing, which is said twice if it is written twice."""
        form = thing.form("other")
        if m[0].count("%") > 1:
            return self.to(m, *(form.replace("{}", self.said(one)) for one in (first, last)))
        ends = [self._pair_or(one) if form.startswith("{}") else self.said(one) for one in (first, last)]
        return form.replace("{}", self.to(m, *ends))

    def range(self, first: str, last: str, m: re.Match[str]) -> str | None:
        """Return from one number to another: years, pairs of things, or plain numbers."""
        counts = _COUNTERS_OF_MORE.match(m.string, m.end())
        ends = [self.number(text) for text in (first, last)]
        if not counts or not (ends[0] and ends[1]) or ends[0].value >= ends[1].value:
            return super().range(first, last, m)
        return self.to(m, *(self._pair_or(one) for one in ends if one))

    def _pair_or(self, number: Number) -> str:
        return self.data.lists["pair"] if (number.whole, number.decimals) == ("2", "") else self.said(number)
