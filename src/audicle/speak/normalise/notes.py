"""Marks that refer to notes and sources, "[12]" and "¹": no reader says them, in any language.

What they point to is read in its place. The number of a verse, above the line before its words, is no word either.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from audicle.speak.normalise.rules import Rule

if TYPE_CHECKING:
    import re

_RAISED = frozenset("⁰¹²³⁴⁵⁶⁷⁸⁹")


def _nothing(_: re.Match[str]) -> str:
    return ""


def note_rules() -> tuple[Rule, ...]:
    """Return the rules of marks of notes; those of powers and units may come before them."""
    return (
        Rule(
            "citation",
            r" ?\[(?:\*?\d{1,3}(?:\s?[,;–-]\s?\d{1,3}){0,20}|citation needed|note \d{1,3}|[a-z])\]"
            r"(?:\[\d{1,3}\]){0,20}",
            _nothing,
            frozenset("["),
        ),
        Rule(
            "note-mark",
            r"(?<=[^\W\d_]{3})[¹²³⁴-⁹⁰]{1,3}(?!\w)|(?<=[.,;:!?”’»\")])[¹²³⁴-⁹⁰]{1,3}(?!\w)|(?<=\d{4})¹",
            _nothing,
            _RAISED,
        ),
        Rule("verse-number", r"(?<![\w⁻⁺])[⁰¹²³⁴-⁹]{1,3}(?=\s?[^\W\d_]{2})", _nothing, _RAISED),
    )
