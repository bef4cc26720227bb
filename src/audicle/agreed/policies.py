"""What is read out, and what is only announced or left silent: chosen once, for the script and for the e-book.

``study`` reads everything a reader sees. ``listen`` is for people who only listen: code and tables are told in a
sentence, notes come at the end. ``brief`` reads the headings and the first sentence of each paragraph.
"""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from audicle.settings import Settings

Notes = Literal["inline", "section-end", "article-end", "skip"]


@dataclass(frozen=True, slots=True)
class Policy:
    """How each kind of content is treated."""

    notes: Notes = "section-end"  # where they are said, and where they stand in the e-book; skipped, they stand there
    captions: Literal["read", "skip"] = "read"  # and credits
    alt: Literal["read", "skip"] = "read"  # what pictures show, and long descriptions
    tables: Literal["read", "summarise", "skip"] = "read"
    code: Literal["read", "summarise", "skip"] = "read"
    quotes: Literal["announce", "read", "skip"] = "announce"  # announced as quotes, read like any text, or left out
    links: Literal["text", "address"] = "text"  # "address": also where they lead, after the sentence
    maths: Literal["read", "summarise", "skip"] = "read"  # formulas that stand alone
    paragraphs: Literal["whole", "first"] = "whole"  # "first": their first sentence only
    pauses: float = 1.0  # how long a good reader's pauses are made; shorter where all is read faster


STUDY = Policy()
_PRESETS = {
    "study": STUDY,
    "listen": Policy(notes="article-end", tables="summarise", code="summarise"),
    "brief": Policy(
        notes="skip",
        captions="skip",
        alt="skip",
        tables="skip",
        code="skip",
        quotes="skip",
        maths="skip",
        paragraphs="first",
    ),
}


def policy(settings: Settings) -> Policy:
    """Return the policy that the settings ask for: a preset, and what they choose otherwise point by point."""
    chosen = {
        field.name: value for field in fields(Policy) if (value := getattr(settings, field.name, None)) is not None
    }
    return replace(_PRESETS[settings.preset], **chosen | {"pauses": settings.pauses / settings.speed})
