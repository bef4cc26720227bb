"""Roman numerals: centuries, rulers, chapters. Only where the words around them say that they are numerals."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from audicle.speak.normalise.english.context import full_stop
from audicle.speak.normalise.english.numbers.roman import value
from audicle.speak.normalise.european import german
from audicle.speak.normalise.european.gender import gender_of
from audicle.speak.normalise.european.numbers import words
from audicle.speak.normalise.european.numbers.ordinal_words import ordinal
from audicle.speak.normalise.european.numbers.ordinals import german_ordinal
from audicle.speak.normalise.rules import At, Rule

if TYPE_CHECKING:
    from audicle.speak.normalise.european.language import Language

NUMERAL = r"(?=[IVX])X{0,3}(?:IX|IV|V?I{0,3})"
# After "chapter" they go on; a lone L or C is a letter
_LONG = r"(?=[IVX]|[LC][IVXLC])C{0,3}(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})"
_FEW = 10  # to here, rulers of Spanish and Portuguese have ordinals
_NAME = re.compile(r"(?<![\w.])[A-ZÀ-Þ][a-zà-ÿ]+ \Z")
_YEAR = r"(?=[MDCLXVI]{4})M{1,2}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})"


def roman_rules(tongue: Language) -> tuple[Rule, ...]:
    """Return the rules of Roman numerals."""
    things = re.compile(rf"(?<!\w)(?i:{tongue.things}) \Z")

    def before(m: re.Match[str]) -> str:
        return m.string[max(m.start() - 30, 0) : m.start()]

    def thing(m: re.Match[str]) -> str | None:
        if m["numeral"] in {"L", "C"} or not things.search(before(m)):  # "grupo C"
            return None
        return words.cardinal(value(m["numeral"]), tongue)

    def year(m: re.Match[str]) -> str:
        return words.year(value(m["numeral"]), tongue)

    number = rf"(?P<numeral>{_LONG})"
    common = (
        Rule("roman-thing", rf"(?<=[\w.] ){number}(?![\w.]\w|\w|['’])", thing, At.CAPITAL),
        Rule("roman-year", rf"(?<!\w)(?P<numeral>{_YEAR})(?!\w)", year, At.CAPITAL),
    )
    own = {"de": _german, "fr": _french, "it": _italian}.get(tongue.code, _iberian)
    return (*own(tongue), *common, _ruler(tongue))


def _ruler(tongue: Language) -> Rule:
    """Return the rule of the numbers of rulers."""

    def say(m: re.Match[str]) -> str | None:
        number = value(m["numeral"])
        before = m.string[max(m.start() - 30, 0) : m.start()]
        name = _NAME.search(before)
        if not name or (len(m["numeral"]) < 2 and name[0].strip() not in tongue.words("rulers")):  # noqa: PLR2004 - an initial
            return None
        if tongue.code == "de":
            at = m.start() - len(name[0])
            case = german.ruler_case(m.string, at, tongue)
            stem = (ordinal(number, tongue) or "").capitalize()
            if re.search(rf"(?:{tongue.queens}) \Z", before):
                article = {"der": "die", "dem": "der", "den": "die"}[case]
                return f"{article} {stem}{'n' if case == 'dem' else ''}{full_stop(m)}"
            return f"{case} {stem}{'' if case == 'der' else 'n'}{full_stop(m)}"
        if tongue.code == "it" or (tongue.code in {"es", "pt"} and number <= _FEW):
            queen = re.search(rf"(?:a|{tongue.queens}) \Z", before) is not None
            return ordinal(number, tongue, feminine=queen)
        return words.cardinal(number, tongue)

    end = r"\.(?!\w)" if tongue.code == "de" else r"(?![\w.]\w|\w|['’])"
    return Rule("roman", rf"(?<=[a-zà-ÿ] )(?P<numeral>{NUMERAL}){end}", say, At.CAPITAL)


def _german(tongue: Language) -> tuple[Rule, ...]:
    def before_noun(m: re.Match[str]) -> str | None:
        number = value(m["numeral"])
        surely = m["noun"] in tongue.words("ordered") or german.says_ordinal(m.string, m.start(), tongue)
        if not surely or m["noun"] in tongue.words("starters"):
            return None
        return german_ordinal(number, m.string, m.start(), tongue, m["noun"])

    pattern = rf"(?<![\w.])(?P<numeral>{NUMERAL})\.(?= (?P<noun>[A-ZÄÖÜ][a-zäöüß]{{3,}}))"
    return (Rule("roman-ordinal", pattern, before_noun, At.CAPITAL),)


def _french(tongue: Language) -> tuple[Rule, ...]:
    def say(m: re.Match[str]) -> str | None:
        feminine = m["mark"] in {"re", "ère", "ʳᵉ"}
        made = ordinal(value(m["numeral"]), tongue, feminine=feminine)
        century = " siècle" if m["century"] else ""
        return f"{made}{century}{full_stop(m) if century else ''}"

    marks = "i?[èe]me|er|e|ᵉʳ|ᵉ|re|ère|ʳᵉ"
    # "Le" and "Ce" are words
    pattern = rf"(?<!\w)(?![LC](?:{marks})(?!\w))(?P<numeral>{NUMERAL})(?P<mark>{marks})(?!\w)(?P<century> s\.)?"
    return (Rule("century", pattern, say, At.CAPITAL),)


def _italian(tongue: Language) -> tuple[Rule, ...]:
    def after(m: re.Match[str]) -> str:
        said = ordinal(value(m["numeral"]), tongue) or ""
        first = ordinal(value(m["first"]), tongue) if m["first"] else ""
        return f"{m['word'].replace('sec.', 'secolo')}{first}{m['joint'] or ''}{said}"

    def before(m: re.Match[str]) -> str:
        first = f"{ordinal(value(m['first']), tongue)}{m['joint']}" if m["first"] else ""
        return f"{first}{ordinal(value(m['numeral']), tongue)}{' secolo' if m['short'] else ''}{full_stop(m)}"

    return (
        Rule(
            "century-after",
            rf"(?<!\w)(?P<word>(?:[Ss]ecol[oi]|sec\.) )(?:(?P<first>{NUMERAL})(?P<joint> e | o ))?"
            rf"(?P<numeral>{NUMERAL})(?!\w)",
            after,
        ),
        Rule(
            "century",
            rf"(?<!\w)(?:(?P<first>{NUMERAL})(?P<joint>[-–]| e | o | al ))?"
            rf"(?P<numeral>{NUMERAL})(?:(?= secolo)|(?P<short> sec\.))",
            before,
            At.CAPITAL,
        ),
        *_before_nouns(tongue),
    )


def _iberian(tongue: Language) -> tuple[Rule, ...]:
    word = "siglo" if tongue.code == "es" else "século"

    def say(m: re.Match[str]) -> str:
        numbers = [value(part) for part in (m["first"], m["numeral"]) if part]
        plural = "s" if m["word"].lower().startswith(("siglos", "séculos", "sécs", "ss")) else ""
        named = m["word"] if not m["word"].endswith(".") else f"{word}{plural}"
        # Centuries to the tenth have ordinals too; those in a series do not
        said = [
            (ordinal(number, tongue) if number <= _FEW else None) or words.cardinal(number, tongue)
            for number in numbers
        ]
        joint = m["joint"] or ""
        if joint.strip() in {"-", "–"}:
            joint = " a "
        return f"{named} {joint.join(said)}"

    return (
        Rule(
            "century",
            rf"(?<!\w)(?P<word>(?i:{tongue.centuries})) "
            rf"(?:(?P<first>{NUMERAL})(?P<joint> [yeoa] |, |\s?[-–]\s?| al? ))?"
            rf"(?P<numeral>{NUMERAL})(?!\w)",
            say,
        ),
        *_before_nouns(tongue),
    )


def _before_nouns(tongue: Language) -> tuple[Rule, ...]:
    """Return the rules of Roman ordinals before a noun: "la II Guerra Mundial"; and of days before a month."""

    def noun_after(m: re.Match[str]) -> str | None:
        return ordinal(value(m["numeral"]), tongue, feminine=gender_of(m["noun"], tongue) == "f")

    nouns = "|".join(tongue.words("ordered"))
    months = "|".join(tongue.months)
    return (
        Rule("roman-ordinal", rf"(?<!\w)(?P<numeral>{NUMERAL})(?= (?P<noun>{nouns})(?!\w))", noun_after, At.CAPITAL),
        Rule(
            "roman-day",
            rf"(?<!\w)(?P<numeral>(?=[IVX]{{2}}){NUMERAL})(?= (?:{months})(?!\w))",
            lambda m: words.cardinal(value(m["numeral"]), tongue),
            At.CAPITAL,
        ),
    )
