"""Ordinals as they are written, with a point, letters or a sign, and decades."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from audicle.speak.normalise.english.context import full_stop
from audicle.speak.normalise.european import german
from audicle.speak.normalise.european.gender import gender_of
from audicle.speak.normalise.european.numbers import words
from audicle.speak.normalise.european.numbers.ordinal_words import ordinal
from audicle.speak.normalise.rules import At, Rule

if TYPE_CHECKING:
    from audicle.speak.normalise.european.language import Language

_DECADE = r"(?<!\w)['’](?P<number>[1-9]\d|[2-9]00)(?![\w'’])"
_NOUN = re.compile(r" ([^\W\d_]{2,})")
# Articles and their like in the singular: after them a raised circle is an ordinal's
_SINGULAR = re.compile(
    r"(?i)(?<!\w)(?:il|lo|la|un|una|uno|al|allo|alla|del|dello|della|dal|dallo|dalla|nel|nello|nella|sul|sulla|col|suo|"
    r"sua|mio|mia|el|en el|su|o|a|os|as|ao|à|do|da|no|na|um|uma|seu|sua|esse|este|esta|quel|quella|questo|questa) \Z"
)
_ARTICLE = re.compile(r"(?i)(?<!\w)(?:il|la|al|del|dal|nel|el) \Z")
# What may follow an ordinal that has no noun: the end, or one more
_ENDS = re.compile(r"\W?\Z|[,;:]|\. |,? (?:e|o|y) (?:il |la |el )?\d{1,3}[°ºª]")
# Words after a degree, not an ordinal
_NO_NOUN = re.compile(
    r" (?:del|della|dello|dei|di|de|do|da|a|al|all|alla|e|y|o|ou|en|em|in|nord|norte|sud|sur|sul|est|este|oeste|ovest|"
    r"para|con|com|per|por|sopra|sotto|sobre|bajo|abaixo|acima|ieri|oggi|hoy|hoje)(?!\w)"
)


def ordinal_rules(tongue: Language) -> tuple[Rule, ...]:
    """Return the rules of ordinals; they come before measures, for "3° piano"."""
    return {"de": _german, "fr": _french}.get(tongue.code, _with_sign)(tongue)


def german_ordinal(number: int, text: str, at: int, tongue: Language, noun: str = "", alone: str = "r") -> str:
    """Return a German ordinal before a noun, with the ending that the words before a place ask for."""
    stem = ordinal(number, tongue) or ""
    at = german.series_start(text, at)
    return stem + german.ordinal_ending(text, at, gender_of(noun, tongue) if noun else "m", tongue, alone=alone)


def _german(tongue: Language) -> tuple[Rule, ...]:
    def before_noun(m: re.Match[str]) -> str | None:
        start = german.series_start(m.string, m.start())
        surely = m["noun"] in tongue.words("ordered") or german.says_ordinal(m.string, start, tongue)
        if not surely or m["noun"] in tongue.words("starters"):
            return None
        return german_ordinal(int(m["number"].replace(".", "")), m.string, m.start(), tongue, m["noun"])

    def after_article(m: re.Match[str]) -> str | None:
        start = german.series_start(m.string, m.start())
        if not m["noun"] and not german.says_ordinal(m.string, start, tongue):
            return None
        return german_ordinal(int(m["number"].replace(".", "")), m.string, start, tongue, m["noun"] or "") + full_stop(
            m
        )

    def decade(m: re.Match[str]) -> str:
        return f"{words.year(int(m['number']), tongue)}er{m['end']}"

    number = r"(?<![\w.,/:-])(?P<number>\d{1,3}(?:\.\d{3})?)\."
    nouns = rf"(?P<noun>{tongue.written_months}|{'|'.join(tongue.words('ordered'))})\b"
    series = r"(?:, \d{1,3}\.){1,3} |(?:, \d{1,3}\.)?,? (?:und|oder|bis)\b| [a-zäöü]\w+(?:e|en|er|es|em) [A-ZÄÖÜ]"
    return (
        Rule("ordinal", rf"{number}(?= (?P<noun>[A-ZÄÖÜ][\w-]+))", before_noun, At.DIGIT),
        Rule(
            "ordinal-before",
            rf"{number}(?=(?:, | (?:und|oder|bis) |\s?[-–]\s?)\d{{1,3}}\. {nouns}|{series})",
            after_article,
            At.DIGIT,
        ),
        Rule("decade", r"(?<![\w.,])(?P<number>1[1-9]\d0|20\d0|[2-9]0)er(?P<end>n?)(?!\w)", decade, At.DIGIT),
    )


def _french(tongue: Language) -> tuple[Rule, ...]:
    def marked(m: re.Match[str]) -> str | None:
        mark = m["mark"]
        feminine = mark.startswith(("re", "ère", "nde", "de"))
        if mark.startswith(("nd", "d")):
            return f"second{'e' if feminine else ''}{'s' if mark.endswith('s') else ''}" if m["number"] == "2" else None
        if mark.startswith(("er", "re", "ère", "ᵉʳ")) and m["number"] != "1":
            return None
        made = ordinal(int(m["number"]), tongue, feminine=feminine)
        return f"{made}s" if made and mark.endswith("s") else made

    marks = "ers?|ᵉʳ|res?|ères?|i?[eè]mes?|es?|ᵉ|ndes?|nds?|des?|ds?"
    return (
        Rule("ordinal", rf"(?<![\w.,])(?P<number>\d{{1,4}})(?P<mark>{marks})(?!\w)", marked, At.DIGIT),
        Rule("decade", _DECADE, lambda m: words.cardinal(int(m["number"]), tongue), At.DIGIT),
    )


def _with_sign(tongue: Language) -> tuple[Rule, ...]:
    """Return the rules of the languages that write ordinals with a raised letter."""

    def marked(m: re.Match[str]) -> str | None:
        if m["mark"] == "°" and not _counts(m):
            return None
        noun = _NOUN.match(m.string, m.end())
        letter = m["letter"] or ""
        plural, feminine = letter[1:], m["mark"] == "ª" or letter[:1] == "a"
        if m["mark"] == "°" and noun:
            feminine = gender_of(noun[1], tongue) == "f"
        made = ordinal(int(m["number"]), tongue, feminine=feminine)
        if made and plural:
            return f"{made}s"
        if made and tongue.code == "es" and not feminine and (m["short"] or _before_noun(m)):
            made = re.sub(r"(primer|tercer)o$", r"\1", made)
        return made

    def decade(m: re.Match[str]) -> str:
        return words.cardinal(int(m["number"]), tongue)

    letters = r"|\.(?P<letter>[oa]s?)" if tongue.code in {"es", "pt"} else r"|(?P<letter>(?!))"
    return (
        Rule(
            "ordinal",
            rf"(?<![\w.,-])(?P<number>\d{{1,4}})(?:\.?(?P<mark>[ºª]|°(?! ?[CFK]\b))|\.?(?P<short>er){letters})(?!\w)",
            marked,
            At.DIGIT,
        ),
        Rule("decade", _DECADE, decade, At.DIGIT),
    )


def _counts(m: re.Match[str]) -> bool:
    """Say whether a number with a raised circle is an ordinal before a noun, and no degree."""
    if _ARTICLE.search(m.string, max(m.start() - 6, 0), m.start()) and _ENDS.match(m.string, m.end()):
        return True
    if not re.match(r" [a-zà-ÿ]{3}", m.string[m.end() : m.end() + 4]):
        return False
    if _NO_NOUN.match(m.string, m.end()):
        return False
    before = m.string[max(m.start() - 12, 0) : m.start()]
    return bool(_SINGULAR.search(before)) or not before.rstrip() or before.rstrip()[-1] in "(,;:"


def _before_noun(m: re.Match[str]) -> bool:
    return bool(re.match(r" [a-zà-ÿ]{3}", m.string[m.end() : m.end() + 4]))
