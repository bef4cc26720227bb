"""Numbers that begin a word: "25-letni" is "dwudziestopięcioletni", "5x" is "pětkrát"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from audicle.speak.normalise.cldr.grammars.westslavic.nouns import readings
from audicle.speak.normalise.cldr.patterns import free
from audicle.speak.normalise.rules import At, Rule

if TYPE_CHECKING:
    import re

    from audicle.speak.normalise.cldr.grammars.westslavic.grammar import Slavic
    from audicle.speak.normalise.cldr.grammars.westslavic.numerals import Numerals

_TEEN, _HUNDRED, _THOUSAND = 20, 100, 1000
_MOST = 10  # thousands


def compound_rules(spoken: Slavic) -> tuple[Rule, ...]:
    """Return the rules of figures that begin a word, with or without a hyphen, and of how often."""
    table, data = spoken.numerals.table["compounds"], spoken.data

    def say(m: re.Match[str]) -> str | None:
        first = compound(int(m["number"]), spoken.numerals)
        return first and first + (m["any"] or m["rest"])

    def times(m: re.Match[str]) -> str:
        return str(table["times"]).format(spoken.cardinal(int(m["number"]), "m", "acc"))

    def percents(m: re.Match[str]) -> str | None:
        """Return an adjective before what it belongs to, in its case: "50% sleva" is "padesátiprocentní sleva"."""
        forms = readings(m["noun"], data.code)
        first = compound(int(m["number"]), spoken.numerals)
        if not forms or not first or not m["noun"].endswith(tuple(table["percent_nouns"].split())):
            return None
        return first + spoken.numerals.bent(table["percent"], *spoken.chosen(forms, m))

    rest = "|".join(sorted(table["rest"].split(), key=len, reverse=True))
    joint = table.get("joint", "")
    others = "|".join(["\0", *table.get("no_word", "").split(), table.get("often", "\0")])
    whole = rf"(?!(?:{others})(?!\w))[^\W\d_A-Z]{{4,20}}"  # after a hyphen any word in lower case
    word = " ?-?" + table["often"] if "often" in table else "(?!)"
    often = r"(?= [^\W\d_]{2}|[.,;]? |[.,;]?\Z)(?! [x×\d])"
    return (
        Rule(
            "compound",
            rf"{free(data)}(?P<number>\d{{1,5}})(?:[-–](?P<any>{whole})|[-–]?{joint}(?P<rest>(?:{rest})[^\W\d_]{{0,9}}))(?!\w)",
            say,
            At.DIGIT,
        ),
        *(
            (
                Rule(
                    "percent-adjective",
                    rf"{free(data)}(?P<number>\d{{1,4}})%(?=\s(?P<noun>[^\W\d_]++))",
                    percents,
                    frozenset("%"),
                ),
            )
            if "percent" in table
            else ()
        ),
        Rule("how-often", rf"{free(data)}(?P<number>[2-9]|\d\d)(?:[x×]{often}|{word}(?!\w))", times, At.DIGIT),
    )


def compound(number: int, numerals: Numerals) -> str | None:
    """Return a number as it begins a compound: "dwudziestopięcio"; None for one that nobody says so."""
    table = numerals.table["compounds"]
    ones, tens, hundreds = (str(table[kind]).split() for kind in ("ones", "tens", "hundreds"))
    thousands, below = divmod(number, _THOUSAND)
    if thousands and not below and thousands <= _MOST:
        return (ones[thousands - 1] if thousands > 1 else "") + str(table["thousand"])
    if not 0 < number < _THOUSAND:
        return None
    said = hundreds[number // _HUNDRED - 1] if number >= _HUNDRED else ""
    rest = number % _HUNDRED
    if rest < _TEEN:
        return said + (ones[rest - 1] if rest else "")
    ten, one = tens[rest // 10 - 2], rest % 10
    if not one:
        return said + ten + str(table.get("round", ""))
    if first := table.get("reversed_ones"):
        return f"{said}{first.split()[one - 1]}{ten}"
    return said + ten + (table["ones_joined"].split() if "ones_joined" in table else ones)[one - 1]
