"""Japanese: numbers of things and pages by their signs, years of reigns cut short, and what is above and below zero."""

from __future__ import annotations

from typing import TYPE_CHECKING

from audicle.speak.normalise.cldr.unspaced.grammar import Unspaced
from audicle.speak.normalise.rules import At, Rule

if TYPE_CHECKING:
    import re

    from audicle.speak.normalise.cldr.grammar import Number, Thing

_REIGNS = {"M": "明治", "T": "大正", "S": "昭和", "H": "平成", "R": "令和"}


class Grammar(Unspaced):
    """Japanese."""

    def rules(self) -> tuple[Rule, ...]:
        """Return the rules of numbers and pages, reigns, postal codes, plus signs, and of all three languages."""

        def number_of(m: re.Match[str]) -> str:
            return f"ナンバー{self.spell(int(m['number']))}"

        def page(m: re.Match[str]) -> str:
            words = self.spell(int(m["number"]))
            last = m["last"]
            return f"{words}ページ" if not last else f"{self.to(m, words, self.spell(int(last)))}ページ"

        def reign(m: re.Match[str]) -> str:
            return _REIGNS[m["reign"]] + ("元" if m["number"] == "1" else self.spell(int(m["number"])))

        def postal(m: re.Match[str]) -> str:
            return "郵便番号" + self.data.comma.join(map(self.digits, (m["first"], m["last"])))

        def plus(_: re.Match[str]) -> str:
            return self.data.web["+"]

        def block(m: re.Match[str]) -> str:
            return "の".join(self.spell(int(part)) for part in m[0].split("-"))

        def by_digits(m: re.Match[str]) -> str:
            return self.digits(m[0])

        tail = r"(?![A-Za-z0-9_]|[.,/-]\d)"
        return (
            Rule("postal-code", rf"〒\s?(?P<first>\d{{3}})-?(?P<last>\d{{4}}){tail}", postal, frozenset("〒")),
            Rule(
                "number-of",
                rf"(?:(?<![A-Za-z])[Nn][Oo]\.|№)\s?(?P<number>\d{{1,9}}){tail}",
                number_of,
                frozenset("oO№"),
            ),
            Rule(
                "page",
                rf"(?<![A-Za-z])pp?\.\s?(?P<number>\d{{1,5}})(?:\s?[-–~〜～]\s?(?P<last>\d{{1,5}}))?{tail}",
                page,
                frozenset("p"),
            ),
            Rule("name", r"(?<![A-Za-z0-9_.,/-])1(?:04|1[0-9]|71|77|8[89])(?=番(?![目地号]))", by_digits, At.DIGIT),
            Rule("address", rf"(?<![A-Za-z0-9_.,/-])[1-9]\d{{0,2}}(?:-\d{{1,3}}){{2,3}}{tail}", block, At.DIGIT),
            Rule("reign", r"(?<![A-Za-z0-9_])(?P<reign>[MTSHR])\s?(?P<number>\d{1,2})(?=\s?年)", reign, At.CAPITAL),
            *super().rules(),
            Rule("plus", r"(?<![A-Za-z0-9_)）²³])\+(?=\d)(?!\d{1,3}[ -]\d)", plus, frozenset("+")),
        )

    def counted(self, number: Number, thing: Thing, m: re.Match[str]) -> str | None:
        """Return so many of a thing: a thousand of ten thousands is said with its one."""
        form = thing.form("other")
        if (number.whole, number.decimals) == ("1000", "") and form in {"{} 万", "{} 億", "{} 兆"}:
            return form.replace("{}", "一千")
        return super().counted(number, thing, m)

    def fraction(self, over: int, under: int, m: re.Match[str]) -> str | None:
        """Return a fraction, or the date that is written like one."""
        return self.short_date(over, under, m) or super().fraction(over, under, m)

    def power(self, exponent: str, m: re.Match[str]) -> str | None:
        """Return what a number is raised to."""
        del m
        minus = self.data.minus if exponent.startswith("-") else ""
        words = self.spell(int(exponent.lstrip("-")))
        return self.data.signs.get(f"^{exponent}") or self.data.signs["^"].format(minus + words)

    def month(self, number: int) -> str:
        """Return a month, by its number."""
        return f"{self.spell(number)}月"

    def month_alone(self, number: int) -> str:
        """Return the same."""
        return self.month(number)
