"""The way to an article through its site: "Home › News › The ferry", and the section's name above a title."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from audicle.read.html.finding.leaves import TITLE
from audicle.read.html.finding.phrases import FILING

if TYPE_CHECKING:
    from audicle.read.html.finding.leaves import Leaf

TRAIL = "the way to the article"

_STEP = re.compile(r"\s*(?:[›»＞>→▸▶❯]|::)\s*|\s+[/|｜／]\s+")
_STEPS = 2
_LONG = 60  # characters of a step
_NEAR = 12  # leaves before the first paragraph of running text
_KICKER = 5  # words
_ENDS = (".", "!", "?", "…", ":", "。", "！", "？", "”", '"', "»")


def drop_trails(leaves: list[Leaf]) -> None:
    """Fill in why the way to the article, and the name of its section right above its title, are not the article."""
    first = next((place for place, leaf in enumerate(leaves) if leaf.is_running and leaf.found), 0)
    for leaf in leaves[max(0, first - _NEAR) : first]:
        if not leaf.why and not leaf.is_heading and _is_trail(leaf):
            leaf.why = TRAIL
    for place, leaf in enumerate(leaves[: first + 1]):
        if place and leaf.why == TITLE and leaf.is_heading and _is_kicker(leaves[place - 1], leaf):
            leaves[place - 1].why = FILING


def _is_trail(leaf: Leaf) -> bool:
    steps = [step for step in _STEP.split(leaf.text) if step.strip()]
    links = [link for link in leaf.element.iter("a") if "".join(link.itertext()).strip()]
    return (
        len(steps) >= _STEPS
        and len(links) >= min(_STEPS, len(steps) - 1)
        and len(links) <= len(steps)
        and all(len(step) <= _LONG for step in steps[:-1])
    )


def _is_kicker(above: Leaf, title: Leaf) -> bool:
    """Tell whether a line beside a title, right above it, is too short to say anything."""
    beside = above.element.getparent() is title.element.getparent()
    short = len(above.words) <= _KICKER and not above.text.endswith(_ENDS)
    return beside and short and not above.why and not above.is_heading
