"""Signs between words: paragraphs, numbers of things, and."""

from __future__ import annotations

from typing import TYPE_CHECKING

from audicle.speak.normalise.cldr.patterns import either
from audicle.speak.normalise.rules import At, Rule

if TYPE_CHECKING:
    import re

    from audicle.speak.normalise.cldr.grammar import Grammar


def sign_rules(spoken: Grammar) -> tuple[Rule, ...]:
    """Return the rules of the signs that the table has words for."""
    signs = spoken.data.signs

    def named(sign: str, pattern: str, name: str) -> tuple[Rule, ...]:
        def say(m: re.Match[str]) -> str:
            space = " " if m[0].startswith(" ") or sign == "&" else ""
            return f"{space}{signs[sign]} "

        return (Rule(name, pattern, say, frozenset(sign[0])),) if sign in signs else ()

    return (
        Rule("omission", r" ?[\[(](?:…|\.\.\.|\. \. \.)[\])]", lambda _: "", frozenset("[(")),
        *_junctions(spoken),
        *named("&", r"(?<=[\w.]) ?& ?(?=\w{2})|(?<=[\w.]) & (?=\w)", "ampersand"),
        *_paragraphs(spoken),
        *named("§§", r"§§ ?(?=\d)", "paragraphs"),
        *named("§", r"§ ?(?=\d)", "paragraph"),
        *named("№", r"№ ?(?=\d)", "number-of"),
        *named("#", r"(?<![\w#&/])# ?(?=\d)", "number-sign"),
        *named("%", r"(?:(?<=\()|(?<=\w )|\A)%(?= \w|\)|\Z)", "percent-sign"),
    )


def _junctions(spoken: Grammar) -> tuple[Rule, ...]:
    """Return the rule of what the table's list ``junctions`` has with a slash, such as "og/eller"."""
    pairs = spoken.data.words("junctions")
    pattern = rf"(?i)(?<![\w/])(?:{either(pairs)})(?![\w/])"
    return (Rule("junction", pattern, lambda m: m[0].replace("/", " "), frozenset("/")),) if pairs else ()


def _paragraphs(spoken: Grammar) -> tuple[Rule, ...]:
    """Return the rule of a paragraph whose sign stands after its number, where that is an ordinal: "5 §"."""
    pattern = spoken.data.signs.get("x §", "")

    def say(m: re.Match[str]) -> str | None:
        words = spoken.ordinal(int(m["number"]))
        return words and pattern.format(words)

    return (
        (Rule("paragraph-after", r"(?<![\w.,/-])(?P<number>[1-9]\d{0,2}) ?§(?! ?\d|\w)", say, At.DIGIT),)
        if pattern
        else ()
    )
