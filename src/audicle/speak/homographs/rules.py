"""The rules of words that are said in more than one way, as ``words.toml`` has them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

import regex

if TYPE_CHECKING:
    from collections.abc import Mapping

Kind = Literal["between", "near", "noun", "verb"]
Written = Literal["", "name", "lone", "small", "first"]

_GAP = r"[^\w.!?;]{1,3}"
_SOME = rf"{_GAP}(?:\w{{1,30}}{_GAP}){{0,3}}"


@dataclass(frozen=True, slots=True)
class Rule:
    """When a word is said in one of its ways."""

    way: str
    kind: Kind
    written: Written  # "name": with a capital inside a sentence; "lone": it, and not the next word; "first": begins one
    pattern: regex.Pattern[str] | None  # of what stands around it, with the group "word"; or of what stands near


@dataclass(frozen=True, slots=True)
class Ways:
    """A word's ways and the rules, in order, that tell them apart."""

    ipa: Mapping[str, str]
    rules: tuple[Rule, ...]


def ways_of(word: str, table: Mapping[str, object]) -> Ways:
    """Return the ways of a word from its table in ``words.toml``."""
    ipa = {key: str(value) for key, value in table.items() if key not in {"rules", "s"}}
    written = table["rules"]
    forms = rf"{word}s?" if table.get("s") else word
    return Ways(ipa, tuple(_rule(str(one), forms) for one in written)) if isinstance(written, list) else Ways(ipa, ())


def _rule(written: str, forms: str) -> Rule:
    way, _, condition = written.partition(": ")
    how: Written = ""
    first, _, rest = condition.partition(" ")
    if first in {"name", "lone", "small", "first"}:
        how, condition = first, rest  # type: ignore[assignment]  # mypy does not narrow by a set
    if condition in {"noun", "verb"}:
        return Rule(way, condition, how, None)  # type: ignore[arg-type]  # as before
    if condition.startswith("near "):
        return Rule(way, "near", how, regex.compile(rf"(?<!\w)(?:{condition.removeprefix('near ')})(?!\w)"))
    around = condition.replace(" ... ", _SOME).replace(" ?", f"(?:{_GAP})?").replace(" ", _GAP)
    left, _, right = around.partition("_")
    return Rule(way, "between", how, regex.compile(rf"(?<!\w){left}(?P<word>(?<!\w){forms}(?!\w)){right}(?!\w)"))
