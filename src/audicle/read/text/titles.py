# ruff: noqa: PLR2004 - the bounds in the features are what the weights were fitted to
"""Which line is the headline: the one of the lines above the running text that most looks like it."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from audicle.read.text.captions import split_credit
from audicle.read.text.people import is_byline, names_in
from audicle.read.text.shape import YEAR_END, is_named

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from audicle.read.text.features import Page

# How far above the running text a headline may stand, and how far below where it seems to begin, in lines.
_ABOVE = 45
_BELOW = 3
_NONE = -1
_LONGEST = 40  # words
_FEW = 3  # words
_SECOND = 2
# Words of four letters that are in every text
_SMALL = frozenset(
    {"that", "this", "with", "from", "they", "were", "have", "will", "what", "when", "nach", "eine", "sich", "dans"}
)
_SOME = 0.25  # of a line
_RIVAL = 5  # words: a line of this many without a full stop could be a headline


def candidates(page: Page) -> dict[int, list[str]]:
    """Return the lines that may be the headline, with their features; -1 stands for there being none."""
    found: dict[int, list[str]] = {_NONE: ["none", "none:first" if page.begin == 0 else "none:later"]}
    indices = range(max(0, page.begin - _ABOVE), min(len(page.shapes), page.begin + _BELOW))
    strengths = {index: _strength(page, index) for index in indices}
    order = sorted(strengths, key=lambda index: -strengths[index])
    rivals = [at for at in indices if _is_rival(page, at)]
    for index in indices:
        if page.shapes[index].size <= _LONGEST and page.shapes[index].words:
            found[index] = [*_features(page, index, order.index(index)), *_contest(page, index, rivals, strengths)]
    return found


def choose(page: Page, weights: Mapping[str, float]) -> int | None:
    """Return the index of the headline, or None if there is none."""
    scores = {index: sum(weights.get(name, 0.0) for name in features) for index, features in candidates(page).items()}
    best = max(scores, key=lambda index: (scores[index], index))
    return None if best == _NONE else best


def _strength(page: Page, index: int) -> float:
    """Return how much the words of a line belong to the running text: by their share and their number."""
    return max(0.0, page.overlap(index)) * math.log1p(page.matched(index))


def _is_rival(page: Page, index: int) -> bool:
    shape = page.shapes[index]
    return _RIVAL <= shape.size <= _LONGEST and shape.end != "sentence" and not page.dated[index]


def _contest(page: Page, index: int, rivals: Sequence[int], strengths: Mapping[int, float]) -> list[str]:
    """Return how a line stands among the others that may be the headline, by the words it shares with the text."""
    stronger = sum(strengths[at] > strengths[index] for at in rivals if at > index)
    higher = sum(strengths[at] > strengths[index] for at in rivals if at < index)
    said = sum(share for _, share in page.vocabulary[index])
    found = [
        f"stronger below:{_step(stronger, (0, 1, 2, 5))}",
        f"stronger above:{_step(higher, (0, 1, 2, 5))}",
        f"stronger:{min(stronger, 1)}{min(higher, 1)}",
        f"said:{_step(int(10 * said), (0, 2, 4, 6, 8))}",
    ]
    if page.dated[index] and any(name == "stamp" for name, _ in page.vocabulary[index]):
        found.append("stamped date")
    return found


def _features(page: Page, index: int, rank: int) -> list[str]:
    shape = page.shapes[index]
    distance = page.begin - index
    found = [
        f"size:{_step(shape.size, (1, 2, 3, 5, 8, 14, 20, 28))}",
        f"end:{shape.end}",
        f"start:{shape.start}",
        f"case:{shape.case}",
        f"sentences:{min(shape.sentences, 3)}",
        f"matched:{_step(page.matched(index), (0, 1, 2, 3, 5, 8))}",
        f"overlap:{_step(int(10 * page.overlap(index)), (-1, 0, 2, 4, 6, 8, 9))}",
        f"rank:{_step(rank, (0, 1, 2, 4, 8))}",
        f"distance:{_step(distance, (0, 1, 2, 3, 5, 8, 12, 20, 30))}",
    ]
    above = page.shapes[index - 1] if index else None
    furniture = bool(above) and any(share > 0.25 for _, share in page.vocabulary[index - 1])
    found.append("above:edge" if above is None else f"above:{_step(above.size, (3, 6, 12))}:{above.end}")
    found.append(f"case:{shape.case}+end:{shape.end}")
    # what stands above a headline is furniture or short; above captions and deks stands the headline
    rivals = [
        page.shapes[at].case
        for at in range(max(0, index - 4), index)
        if page.shapes[at].size >= _RIVAL and page.shapes[at].end == "none" and not page.dated[at]
    ]
    found.append(f"rivals above:{len(rivals)}")
    if rivals:
        found.append(f"case:{shape.case}+rival:{rivals[-1]}")
    below = range(index + 1, min(index + 7, len(page.shapes)))
    dated = next((at - index for at in below if page.dated[at] and page.shapes[at].size <= 15), 0)
    named = next((at - index for at in below if is_byline(page.shapes[at].text)), 0)
    blank = page.dated[index]
    for name, step in (("date", dated), ("byline", named)):
        if step:
            # the headline is the nearest to its byline; other lines between are deks and captions
            between = [page.shapes[at] for at in range(index + 1, index + step)]
            found.append(f"{name} below, rivals between:{sum(one.size >= _RIVAL for one in between)}")
    named_too = bool(names_in(shape.text))
    found += [
        name
        for name, holds in (
            (f"date below:{dated}", dated > 0),
            (f"byline below:{named}", named > 0),
            ("dated", blank),
            ("byline", is_byline(shape.text)),
            ("repeated", page.copies[shape.text.casefold()] > 1),
            ("contained", index in page.contained),
            ("containing", index in page.containing),
            ("slug", index in page.slugged),
            ("first", index == 0),
            ("runs", page.running[index]),
            ("furniture above", furniture),
            ("names", is_named(shape)),
            ("people", named_too),
            (f"people+size:{min(shape.size, 12)}", named_too),
            ("ends in year", bool(YEAR_END.search(shape.text))),
            ("ends in credit", split_credit(shape.text)[1] is not None),
            ("credit", shape.text in page.credits),
            ("next is longer", index + 1 < len(page.shapes) and page.shapes[index + 1].size > shape.size),
            ("longest so far", all(page.shapes[at].size < shape.size for at in range(max(0, index - 8), index))),
        )
        if holds
    ]
    found += [f"says:{name}:{'much' if share > 0.25 else 'some'}" for name, share in page.vocabulary[index]]
    return found


def _step(value: int, steps: tuple[int, ...]) -> str:
    return next((f"<={top}" for top in steps if value <= top), f">{steps[-1]}")


def above_dek(page: Page, index: int | None) -> int | None:
    """Return the headline, where the line chosen for it is the dek right below it; else the line chosen.

    Two lines of several words above a byline or a date are headline and dek, if the upper speaks of what the text
    speaks of. The line of a menu or of another article does not.
    """
    if not index or index + 1 >= len(page.shapes):
        return index
    upper, lower, below = page.shapes[index - 1], page.shapes[index], page.shapes[index + 1]
    if not (is_byline(below.text) or (page.dated[index + 1] and below.size <= _LONGEST // 3)):
        return index
    plain = (
        all(share < _SOME for _, share in page.vocabulary[index - 1])
        and not page.dated[index - 1]
        and upper.start in ("upper", "letter")
    )
    told = {token for tokens in page.tokens[index + 1 : page.end] for token in tokens} - _SMALL
    shared = [token for token in page.tokens[index - 1] if token in told and token not in page.tokens[index]]
    whole = upper.end == "none" and _FEW < upper.size <= lower.size and page.copies[upper.text.casefold()] == 1
    menu = index < _SECOND or page.shapes[index - _SECOND].size < _FEW
    same = upper.case in (lower.case, "title")
    return index - 1 if plain and whole and menu and same and shared else index
