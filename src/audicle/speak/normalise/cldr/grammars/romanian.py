"""Romanian: "un" and "o" before a noun, ordinals with "al" and "a", centuries, rulers, the first of a month."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from audicle.speak.normalise.cldr.grammar import Grammar as General
from audicle.speak.normalise.english.numbers.roman import value
from audicle.speak.normalise.rules import Rule

if TYPE_CHECKING:
    from audicle.speak.normalise.cldr.grammar import Number, Thing

_NUMERAL = r"(?=[IVX])X{0,3}(?:IX|IV|V?I{0,3})"
_NOT_MASCULINE = re.compile(r" (?:de )?[^\W\d_]{2,}(?:e|uri)(?!\w)")
# Irregular ordinals, masculine and feminine (Gramatica limbii române, numeralul ordinal)
_MASCULINE = {1: "întâi", 2: "al doilea", 3: "al treilea", 4: "al patrulea", 8: "al optulea", 9: "al nouălea"}
_FEMININE = {1: "întâi", 2: "a doua", 3: "a treia", 4: "a patra", 5: "a cincea", 8: "a opta", 9: "a noua"}


class Grammar(General):
    """Romanian."""

    def rules(self) -> tuple[Rule, ...]:
        """Return the rules of ordinals ("al 3-lea", "a 5-a"), of "1-a" and of centuries ("secolul al XIX-lea")."""

        def ordinal(m: re.Match[str]) -> str | None:
            number = int(m["number"]) if m["number"] else value(m["numeral"])
            return self.ordinal(number, "m" if m["article"].lower() == "al" else "f")

        def century(m: re.Match[str]) -> str | None:
            return self.ordinal(value(m["numeral"]), "m")

        either = rf"(?:(?P<number>\d{{1,4}})|(?P<numeral>{_NUMERAL}))"
        return (
            Rule("ordinal", rf"(?<!\w)(?P<article>[Aa]l?) {either}-(?:lea|a)(?!\w)", ordinal, frozenset("-")),
            Rule(
                "century", rf"(?:(?<=\bsecolul )|(?<=\bsec\. ))(?P<numeral>{_NUMERAL})(?!\w)", century, frozenset("IVX")
            ),
        )

    def ordinal(self, number: int, gender: str = "", case: str = "") -> str | None:
        """Return an ordinal with its article: "al nouăsprezecelea", "a cincea"."""
        del case
        known = _FEMININE if gender == "f" else _MASCULINE
        if number in known:
            return known[number]
        words = self.spell(number, "f")
        if gender == "f":
            return f"a {_feminine(words)}"
        return f"al {_masculine(words)}"

    def said(self, number: Number, gender: str = "", case: str = "") -> str:
        """Return the words of a number; its decimals agree too: "trei virgulă două miliarde"."""
        words = super().said(number, gender, case)
        return re.sub("doi$", "două", words) if number.decimals and gender in {"f", "n"} else words

    def fraction(self, over: int, under: int, m: re.Match[str]) -> str | None:
        """Return a fraction, with "de" before the word of a unit."""
        words = super().fraction(over, under, m)
        unit = "unit" not in m.groupdict() and super().noun_gender(m)
        return f"{words} de" if words and unit else words

    def fraction_of(self, whole: int, over: int, under: int, thing: Thing, m: re.Match[str]) -> str | None:
        """Return a fraction of a thing: "o jumătate de litru"."""
        words = super().fraction_of(whole, over, under, thing, m)
        part = None if whole else self.fraction(over, under, m)
        return words.replace(part, f"{part} de", 1) if words and part else words

    def counted(self, number: Number, thing: Thing, m: re.Match[str]) -> str | None:
        """Return so many of a thing: "un leu", "o oră", "douăzeci și unu de lei"."""
        words = super().counted(number, thing, m)
        if words is None or number.decimals or number.whole != "1":
            return words
        return thing.form("one").replace("{}", "o" if thing.gender == "f" else "un")

    def span_gender(self, m: re.Match[str]) -> str:
        """Return the gender of the noun after a range of numbers: both agree with it."""
        return self.noun_gender(m)

    def noun_gender(self, m: re.Match[str]) -> str:
        """Return the gender of the noun after a number; plurals in "e" and "uri" are feminine or neuter."""
        if found := super().noun_gender(m):
            return found
        return "f" if _NOT_MASCULINE.match(m.string, m.end()) else ""

    def day(self, number: int, m: re.Match[str]) -> str:
        """Return the day of a date: the first is "întâi"."""
        del m
        return "întâi" if number == 1 else self.spell(number)

    def ruler(self, number: int, m: re.Match[str]) -> str | None:
        """Return the numeral after a ruler's name."""
        queen = m.string[max(m.start() - 2, 0) : m.start()] == "a "
        return self.ordinal(number, "f" if queen else "m")


def _masculine(words: str) -> str:
    """Return the last number word with the ending of masculine ordinals."""
    for ending, own in (("una", "unulea"), ("două", "doilea"), ("sută", "sutălea"), ("mie", "miilea")):
        if words.endswith(ending):
            return words.removesuffix(ending) + own
    return words + ("lea" if words[-1] in "aeiouăâî" else "ulea")


# What the feminine cardinals end in, and their ordinals; "a" is added to all others
_ENDINGS = {"două": "doua", "cinci": "cincea", "nouă": "noua", "una": "una", "patru": "patra", "zeci": "zecea",
            "zece": "zecea", "sută": "suta", "mie": "mia"}  # fmt: skip


def _feminine(words: str) -> str:
    """Return the last number word with the ending of feminine ordinals."""
    for ending, own in _ENDINGS.items():
        if words.endswith(ending):
            return words.removesuffix(ending) + own
    return words + "a"
