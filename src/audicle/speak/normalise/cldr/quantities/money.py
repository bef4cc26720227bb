"""Money: the sign before or after, magnitudes, hundredths, and what it is the price of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from audicle.speak.normalise.cldr.grammar import Number, Thing
from audicle.speak.normalise.cldr.patterns import between, either, end, free, letter, number, signed, suffix, word_end
from audicle.speak.normalise.cldr.things import currencies, hundredths, magnitudes, rate, units
from audicle.speak.normalise.rules import At, Rule

if TYPE_CHECKING:
    import re

    from audicle.speak.normalise.cldr.grammar import Grammar

_NOTHING = r"(?:[.,:](?:[-–—]{1,2}|00?(?!\d)))?"  # 80,–
_MILLION = Number("1000000")
_HUNDREDTHS = 2
_SHORT = 3  # letters of a sign


def money_rules(spoken: Grammar) -> tuple[Rule, ...]:
    """Return the rules of money, and of magnitudes cut short before anything else."""
    data = spoken.data
    signs, large = currencies(spoken), magnitudes(spoken)

    def money(m: re.Match[str]) -> str | None:
        before = m.string[max(m.start() - 2, 0) : m.start()]
        apart = m["sign"].isalpha() or m.string[m.end("sign") : m.end("sign") + 1].isspace()
        if m.start("sign") < m.start("number") and apart and before[:1].isdecimal() and before[1:] == " ":
            return None  # the sign of the number before it: "5 Kč 20 hal."
        words = _amount(m["number"], m["sign"], m["magnitude"] or "", m, spoken)
        if words and m["per"]:
            pattern = rate(m["per"], spoken)
            words = pattern.replace("{}", words) if pattern else None
        if words and m["suffix"]:
            words = spoken.attach(words, m["suffix"])
        below = m["minus"] or m.groupdict().get("inside")
        return f"{data.minus} {words}" if words and below else words

    def span(m: re.Match[str]) -> str | None:
        first, last = spoken.number(m["first"]), spoken.number(m["number"])
        if not (first and last):
            return None
        _, what = signs[m["sign"]]
        if not m["magnitude"]:
            return spoken.ranged(first, last, what, m)
        words = spoken.ranged(first, last, large[m["magnitude"]], m)
        return words and _many(what, m["sign"], spoken).replace("{}", words)

    def magnitude_alone(m: re.Match[str]) -> str | None:
        count = spoken.number(m["number"])
        return spoken.counted(count, large[m["magnitude"]], m) if count else None

    def price(m: re.Match[str]) -> str | None:
        count = spoken.number(m["number"])
        return spoken.counted(count, signs[data.dashed][1], m) if count else None

    def several(m: re.Match[str]) -> str | None:
        first, last = spoken.number(m["first"]), spoken.number(m["number"])
        return spoken.ranged(first, last, large[m["magnitude"]], m) if first and last else None

    written = number(data)
    sign = rf"(?P<sign>{either(signs)})"
    leading = [one for one in signs if not one.islower() or one in data.words("before")]  # "lei 5" is no money
    ahead = rf"(?P<sign>{either(leading)})"
    alone = [one for one in large if len(one) > 1 or one in data.words("alone")]
    figure, first = rf"(?P<number>{written})", rf"(?P<first>{written})"
    magnitude = rf"(?:\s?(?P<magnitude>{either(large)}){word_end(data)})?"
    inside = r"(?P<inside>[-−])?"  # "$-5"
    # In a language without spaces, what is left of 1.2 before its 亿 is no amount; a range may go on
    closed = end(data) if data.spaced else rf"(?![A-Za-z0-9_]|[.,/:]\d|\s?(?:{either(large)}))"
    minus = r"(?P<minus>(?<![^\s(])[-−–] ?)?"
    per = rf"(?:\s?/\s?(?P<per>{either(units(spoken))}){word_end(data)})?"
    where = frozenset(one[-1] for one in signs)
    last = rf"{word_end(data)}"
    apart = rf"(?<![{letter(data)}.$])" + (r"(?<!\d )" if data.spaced else "")
    many = rf"{free(data)}{first}{between(data)}{figure}\s?(?P<magnitude>{either(alone)}){last}"
    dashed = (Rule("money-dash", rf"{free(data)}{figure}[,:.][-–](?![\w-])", price, At.DIGIT),) if data.dashed else ()
    return (
        *dashed,
        Rule(
            "money-span-before",
            rf"(?<![{letter(data)}.$]){ahead}\s?{first}{between(data)}(?P=sign)?\s?{figure}{magnitude}{end(data)}",
            span,
            where,
        ),
        Rule(
            "money-span-after",
            rf"{free(data)}{first}(?:\s?(?P<same>{either(signs)}))?{between(data)}{figure}{magnitude}\s?{sign}{last}",
            span,
            frozenset("-–—~〜～"),
        ),
        Rule(
            "money-before",
            rf"{apart}{minus}{ahead}\s?{inside}{figure}{_NOTHING}{magnitude}{per}{suffix(data)}{closed}",
            money,
            where,
        ),
        Rule(
            "money-after",
            rf"{signed(data)}{figure}{_NOTHING}{magnitude}\s?{sign}{per}{last}{suffix(data)}",
            money,
            At.DIGIT,
        ),
        *((Rule("magnitude-span", many, several, frozenset("-–—~〜～")),) if not data.spaced else ()),
        Rule("magnitude", rf"{free(data)}{figure}\s?(?P<magnitude>{either(alone)}){last}", magnitude_alone, At.DIGIT),
    )


def _many(what: Thing, sign: str, spoken: Grammar) -> str:
    """Return the form of a currency after a magnitude: as it is written if that is a word, "large" in the table."""
    if large := what.forms.get("large"):
        return large
    if sign.isalpha() and sign.islower() and len(sign) > _SHORT:
        return f"{{}} {sign}"
    return what.form(spoken.plural(_MILLION))


def _amount(text: str, sign: str, magnitude: str, m: re.Match[str], spoken: Grammar) -> str | None:
    """Return the words of an amount as written; None if it is too long for words."""
    count = spoken.number(text)
    code, what = currencies(spoken)[sign]
    if count is None:
        return None
    if magnitude:
        words = spoken.counted(count, magnitudes(spoken)[magnitude], m)
        return words and _many(what, sign, spoken).replace("{}", words)
    if len(count.decimals) != _HUNDREDTHS:
        return spoken.counted(count, what, m)
    big = spoken.counted(Number(count.whole), what, m)
    rest = Number(count.decimals.lstrip("0"))
    part = hundredths(spoken).get(code)
    if not rest.whole:
        return big
    if part is None or not spoken.data.price:
        return spoken.counted(count, what, m)
    small = spoken.counted(rest, part, m)
    if not count.whole.strip("0"):
        return small
    return spoken.data.price.format(big=big, small=small, figure=spoken.cardinal(int(rest.whole)))
