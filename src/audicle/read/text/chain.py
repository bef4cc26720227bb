"""What each line of a source is: the most likely sequence of labels, by a linear chain over the features of lines.

The weights stand in ``weights.json`` and can be read: a positive weight of a feature speaks for a label. They were
fitted by ``benchmarks/reading/train_text.py`` and hold no text of any page.
"""

from __future__ import annotations

import json
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from audicle.read.text.features import Page, features
from audicle.read.text.titles import above_dek, choose

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence


class Label(StrEnum):
    """What a line is."""

    BEFORE = "before"  # furniture before the article
    TITLE = "title"
    AUTHOR = "author"
    DATE = "date"
    CAPTION = "caption"
    BETWEEN = "between"  # furniture between headline and body
    BODY = "body"
    INSIDE = "inside"  # furniture inside the body
    SIGNED = "signed"  # the author, below the body
    AFTER = "after"  # furniture after the article


_HEAD = frozenset({Label.TITLE, Label.AUTHOR, Label.DATE, Label.BETWEEN, Label.CAPTION, Label.BODY})
# What may follow what: an article has one body, furniture inside it has body or captions on both sides
FOLLOWS: Mapping[Label, frozenset[Label]] = {
    Label.BEFORE: _HEAD - {Label.BETWEEN} | {Label.BEFORE},
    Label.TITLE: _HEAD,
    Label.AUTHOR: _HEAD,
    Label.DATE: _HEAD,
    Label.BETWEEN: _HEAD,
    Label.CAPTION: _HEAD | {Label.INSIDE, Label.SIGNED, Label.AFTER},
    Label.BODY: frozenset({Label.BODY, Label.INSIDE, Label.CAPTION, Label.SIGNED, Label.AFTER}),
    Label.INSIDE: frozenset({Label.INSIDE, Label.BODY, Label.CAPTION}),
    Label.SIGNED: frozenset({Label.SIGNED, Label.AFTER}),
    Label.AFTER: frozenset({Label.AFTER, Label.SIGNED}),
}


_LABELS = tuple(Label)
_FIRST = _HEAD - {Label.BETWEEN} | {Label.BEFORE}
_NEVER = -1e9
# What it costs to leave a line of the densest running text outside the article
_OUTSIDE = 0.7


class Weights:
    """How much each feature speaks for each label, and each label for the next."""

    def __init__(self, data: Mapping[str, Mapping[str, Mapping[str, float]]]) -> None:
        labels = list(_LABELS)
        self.features = {
            name: [(labels.index(Label(label)), weight) for label, weight in row.items()]
            for name, row in data["features"].items()
        }
        self.title = {name: row["score"] for name, row in data.get("title", {}).items()}
        # for every label, the labels that may stand before it, with what that is worth
        self.before = [
            [
                (number, data["follows"].get(first, {}).get(second, 0.0))
                for number, first in enumerate(labels)
                if second in FOLLOWS[first]
            ]
            for second in labels
        ]


@cache
def _kept() -> Weights:
    return Weights(json.loads(files(__package__).joinpath("weights.json").read_text(encoding="utf-8")))


def labels(lines: Sequence[str], weights: Weights | None = None) -> list[Label]:
    """Return the label of every line, by the Viterbi algorithm.

    The lines have no white space around them and are not empty. ``weights`` replaces the ones that are shipped.
    """
    if not lines:
        return []
    weights = weights or _kept()
    page = Page(lines)
    headline = above_dek(page, choose(page, weights.title))
    allowed = _allowed(lines, headline)
    scores: list[float] = []
    back: list[list[int]] = []
    first = next((index for index in range(page.begin, page.end) if page.running[index]), len(lines))
    for index, found in enumerate(features(page, headline)):
        own = [0.0 if label in allowed(index) else _NEVER for label in _LABELS]
        if page.running[index] and page.begin <= index < page.end:
            for label in (Label.BEFORE, Label.AFTER):
                own[_LABELS.index(label)] -= _OUTSIDE
        if index <= first < len(lines):
            # the article does not end before its running text has begun
            own[_LABELS.index(Label.AFTER)] = own[_LABELS.index(Label.SIGNED)] = _NEVER
        for feature in found:
            for number, weight in weights.features.get(feature, ()):
                own[number] += weight
        if not scores:
            scores = [value if label in _FIRST else _NEVER for value, label in zip(own, _LABELS, strict=True)]
            continue
        chosen = [max((scores[first] + worth, first) for first, worth in row) for row in weights.before]
        back.append([first for _, first in chosen])
        scores = [value + here for (value, _), here in zip(chosen, own, strict=True)]
    current = max(range(len(_LABELS)), key=scores.__getitem__)
    path = [current]
    for row in reversed(back):
        current = row[current]
        path.append(current)
    return [_LABELS[number] for number in reversed(path)]


def _allowed(lines: Sequence[str], headline: int | None) -> Callable[[int], frozenset[Label]]:
    """Return which labels each line may have once the headline is known: no body stands above it, no menu below."""
    if headline is None:
        untitled = frozenset(Label) - {Label.TITLE}
        return lambda index: untitled
    title = lines[headline].casefold()
    above = frozenset({Label.BEFORE, Label.AUTHOR, Label.DATE, Label.CAPTION, Label.BETWEEN})
    below = frozenset(Label) - {Label.BEFORE, Label.TITLE}

    def allowed(index: int) -> frozenset[Label]:
        if index == headline:
            return frozenset({Label.TITLE})
        if lines[index].casefold() == title:
            return (above if index < headline else below) | {Label.TITLE}
        return above if index < headline else below

    return allowed
