# ruff: noqa: PLR2004 - the bounds in the features are what the weights were fitted to
"""What the chain of labels looks at: for every line, the names of the features it has.

A feature is a word such as ``size:9-14`` or ``before:near+title``. None of them names what a line says, except for
the categories of general furniture in ``vocabulary.toml``.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from audicle.read.printed_dates import find_dates
from audicle.read.text.captions import is_credit, split_credit
from audicle.read.text.course import course
from audicle.read.text.shape import YEAR_END, Shape, is_named, shape_of
from audicle.read.text.vocabulary import categories

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_SIZES = ((1, "1"), (2, "2"), (3, "3"), (5, "4-5"), (8, "6-8"), (14, "9-14"), (24, "15-24"), (49, "25-49"))
_NEAR = ((1, "1"), (2, "2"), (3, "3"), (5, "4-5"), (10, "6-10"), (25, "11-25"))
_LONG = 10  # words: shorter lines are seldom sentences of an article
_NAME = re.compile(r"(?:[^\W\d_a-z][\w'’.-]*\s+){1,3}[^\W\d_a-z][\w'’-]+")
_ADDRESS = re.compile(r"https?://\S{12,}|(?:/|%2F)\w+(?:-\w+){3,}", re.IGNORECASE)
_DATELINE = re.compile(r"[^\W\d_]{3,}[^—–:.!?]{0,40}?(?:\([^)]{2,20}\))?\s?[—–-]{1,2}\s")
_LINK = re.compile(r"https?://|www\.|\.(?:com|org|net|co\.\w\w)(?:/|\b)", re.IGNORECASE)
_MAIL = re.compile(r"\S@\w+\.\w")
_HANDLE = re.compile(r"(?:^|[\s(|])@\w{3,}")
_TIME = re.compile(r"\b\d{1,2}[:.]\d\d(?!\d)|\b\d{1,2}\s?[ap]\.?m\b", re.IGNORECASE)
_PARTING = re.compile(r"\s[|»›>·•/]\s|\|")
_QUOTED = re.compile(r"^[\"“„«「'‘‹].{12,}[\"”“»」'’›]")
_INNER_QUOTE = re.compile(r"[\"“”„«»「」]")
_COUNTED = re.compile(r"^\d+\s*/\s*\d+$|\b\d+\s+(?:of|von|de|di|из)\s+\d+\b")


class Page:
    """All lines of a source, and what can be said of them together.

    The lines have no white space around them and are not empty.
    """

    def __init__(self, lines: Sequence[str]) -> None:
        self.shapes = [shape_of(line) for line in lines]
        self.vocabulary = [categories(line) for line in lines]
        self.dated = [bool(find_dates(line[:200])) for line in lines]
        self.credits = frozenset(line for line in lines if is_credit(line))
        self.copies = Counter(line.casefold() for line in lines)
        # one mark after every teaser or comment: what stands between such lines is not one text
        often = [self.copies[line.casefold()] > 2 for line in lines]
        self.begin, self.end = core(self.shapes, self.vocabulary, often)
        self.tokens = [_tokens(shape) for shape in self.shapes]
        self._core = Counter(token for tokens in self.tokens[self.begin : self.end] for token in tokens)
        self.contained, self.containing = self._nested()
        self.slugged = self._slugged()
        self.running = [shape.size >= _LONG and shape.end in ("sentence", "colon") for shape in self.shapes]
        self.runs = _runs(self.running)

    def overlap(self, index: int) -> float:
        """Return the share of the content words of a line that also stand elsewhere in the core."""
        tokens = self.tokens[index]
        if not tokens:
            return -1.0
        own = 1 if self.begin <= index < self.end else 0
        return sum(self._core[token] > own for token in tokens) / len(tokens)

    def matched(self, index: int) -> int:
        """Return how many content words of a line also stand elsewhere in the core."""
        own = 1 if self.begin <= index < self.end else 0
        return sum(self._core[token] > own for token in self.tokens[index])

    def _nested(self) -> tuple[frozenset[int], frozenset[int]]:
        """Return the lines that stand inside another line, as headlines do in breadcrumbs and tabs; and those lines."""
        texts = ["".join(shape.words).casefold() for shape in self.shapes]
        near = range(max(0, self.begin - 45), min(len(texts), self.begin + 3))
        longer = [(index, text) for index, text in enumerate(texts) if 12 < len(text) < 400]
        inner, outer = set(), set()
        for index in near:
            if self.shapes[index].size > 2 and len(texts[index]) > 12:
                around = {at for at, text in longer if texts[index] in text and len(text) > len(texts[index])}
                if around:
                    inner.add(index)
                    outer |= around
        return frozenset(inner), frozenset(outer)

    def _slugged(self) -> frozenset[int]:
        """Return the lines whose words an address on the page is made of."""
        slugs = [
            set(re.findall(r"[^\W_]{3,}", link.casefold()))
            for shape in self.shapes
            for link in _ADDRESS.findall(shape.text[:500])
        ][:20]
        found = set()
        for index in range(max(0, self.begin - 40), self.begin):
            words = {word.casefold() for word in self.shapes[index].words if len(word) > 3}
            if len(words) > 2 and any(len(words & slug) >= 0.7 * len(words) for slug in slugs):
                found.add(index)
        return frozenset(found)


def _runs(running: Sequence[bool]) -> list[tuple[int, int]]:
    """Return, for every line, the length of the run of lines of its kind that it is in, and its place there."""
    found: list[tuple[int, int]] = []
    begin = 0
    for index in range(1, len(running) + 1):
        if index == len(running) or running[index] != running[begin]:
            found += [(index - begin, place) for place in range(index - begin)]
            begin = index
    return found


def core(
    shapes: Sequence[Shape], vocabulary: Sequence[tuple[tuple[str, float], ...]], often: Sequence[bool]
) -> tuple[int, int]:
    """Return the range of lines where running text is densest: the run with the greatest sum of line values."""
    best = (0, 0)
    best_sum = sum_here = 0.0
    begin = 0
    for index, (shape, words, parts) in enumerate(zip(shapes, vocabulary, often, strict=True)):
        running = shape.size >= _LONG and (shape.end in ("sentence", "colon") or shape.sentences > 1)
        value = min(shape.size, 60.0) if running else -18.0 if parts and words else -6.0
        if running and any(name in ("legal", "account", "comments") for name, _ in words):
            value /= 3
        if sum_here <= 0:
            begin, sum_here = index, 0.0
        sum_here += value
        if sum_here > best_sum:
            best, best_sum = (begin, index + 1), sum_here
    return best


def features(page: Page, headline: int | None) -> Iterator[list[str]]:
    """Yield the features of every line of a page whose headline is known, or known to be missing."""
    far = course(page.shapes, page.vocabulary, page.tokens, page.running, page.begin)
    for index in range(len(page.shapes)):
        own = _own(page, index)
        around = _around(page, index)
        yield own + around + _placed(page, index) + _to_headline(page, index, headline) + far[index]


def _to_headline(page: Page, index: int, headline: int | None) -> list[str]:
    """Return where a line stands to the headline."""
    if headline is None:
        return ["no headline"]
    text = page.shapes[headline].text.casefold()
    if page.shapes[index].text.casefold() == text:
        return ["headline"]
    if index < headline:
        return [f"above headline:{_bin(headline - index, _NEAR, 'far')}"]
    if index >= page.begin:
        return ["below headline"]
    step = _bin(index - headline, _NEAR, "far")
    shape = page.shapes[index]
    size = _bin(shape.size, _SIZES, "50+")
    found = [f"head:{step}", f"head+size:{size}", f"head+size:{size}+end:{shape.end}", f"head+case:{shape.case}"]
    if _NAME.fullmatch(shape.text):
        found.append("head+name")
    return found


def _own(page: Page, index: int) -> list[str]:
    shape = page.shapes[index]
    text = shape.text
    size = _bin(shape.size, _SIZES, "50+")
    found = [
        "bias",
        f"size:{size}",
        f"end:{shape.end}",
        f"start:{shape.start}",
        f"case:{shape.case}",
        f"size:{size}+end:{shape.end}",
        f"size:{size}+case:{shape.case}",
    ]
    found += [
        name
        for name, holds in (
            ("sentences", shape.sentences > 1),
            ("comma inside", bool(re.search(r"[,،、，;]\s?\S", text))),
            ("quote inside", bool(_INNER_QUOTE.search(text))),
            ("quoted", bool(_QUOTED.match(text))),
            ("no words", not shape.words),
            ("link", bool(_LINK.search(text))),
            ("mail", bool(_MAIL.search(text))),
            ("handle", bool(_HANDLE.search(text))),
            ("time", bool(_TIME.search(text[:200]))),
            ("parted", bool(_PARTING.search(text))),
            ("count", bool(_COUNTED.search(text))),
            ("name", bool(_NAME.fullmatch(text))),
            ("question", text.rstrip("\"'”’»").endswith(("?", "？", "؟"))),
            ("brackets", text[0] in "([（【" and text[-1] in ")]）】"),
            ("tab", "\t" in text),
            ("credit", text in page.credits),
            ("ends in credit", split_credit(text)[1] is not None),
            ("ends in year", bool(YEAR_END.search(text))),
            ("names", is_named(shape)),
            ("dateline", bool(_DATELINE.match(text)) and text.split()[0].isupper()),
            ("label and more", bool(re.match(r"[^\W\d_][^:：.]{2,20}[:：]\s?\S", text)) and shape.size <= 25),
        )
        if holds
    ]
    if page.dated[index]:
        found += ["date", "date+short" if shape.size <= 12 else "date+long"]
    opened = {name for name, _ in categories(re.split(r"[:：]", text[:40])[0])} if re.search("[:：]", text[:40]) else ()
    for name, share in page.vocabulary[index]:
        weight = "whole" if share > 0.6 else "much" if share > 0.25 else "some"
        found += [f"says:{name}", f"says:{name}:{weight}"]
        if name in opened:
            found.append(f"opens:{name}")
        if weight == "some" and shape.size >= _LONG:
            found.append(f"says:{name}:long")
    spoken = {name for name, _ in page.vocabulary[index]}
    if "pictured" in spoken and shape.size > 4:
        found.append(f"pictured+end:{shape.end}")
    if page.copies[text.casefold()] > 1:
        found.append("repeated")
    return found


def _coarse(page: Page, index: int) -> str:
    if not 0 <= index < len(page.shapes):
        return "edge"
    shape = page.shapes[index]
    if page.dated[index] and shape.size <= 12:
        return "date"
    length = "short" if shape.size <= 5 else "middle" if shape.size < 15 else "long"
    full = "." if shape.end in ("sentence", "colon") else ""
    return length + full


def _around(page: Page, index: int) -> list[str]:
    found = [f"{where}:{_coarse(page, index + step)}" for where, step in _STEPS]
    found.append(f"size:{_bin(page.shapes[index].size, _SIZES, '50+')}+next:{_coarse(page, index + 1)}")
    for name, step in (("previous", -1), ("next", 1)):
        if 0 <= index + step < len(page.vocabulary):
            if page.shapes[index + step].text in page.credits:
                found.append(f"{name} is credit")
            found += [f"{name} says:{word}" for word, share in page.vocabulary[index + step] if share > 0.25]
    for width in (3, 8):
        near = page.shapes[max(0, index - width) : index + width + 1]
        running = sum(shape.size for shape in near if shape.size >= _LONG and shape.end == "sentence")
        share = running / max(1, sum(shape.size for shape in near))
        found.append(f"density {width}:{_tenth(share)}")
    return found


_STEPS = (("previous", -1), ("next", 1), ("previous 2", -2), ("next 2", 2))


def _placed(page: Page, index: int) -> list[str]:
    """Return where a line stands to the core, and how its words do."""
    found = []
    if index < page.begin:
        place = f"before:{_bin(page.begin - index, _NEAR, 'far')}"
        side = "before"
    elif index >= page.end:
        place = f"after:{_bin(index - page.end + 1, _NEAR, 'far')}"
        side = "after"
    else:
        side = place = "inside"
        if index == page.begin:
            found.append("first of core")
        if index == page.end - 1:
            found.append("last of core")
    found.append(place)
    shape = page.shapes[index]
    length, at = page.runs[index]
    kind = "text" if page.running[index] else "short"
    found += [f"{kind} run:{_bin(length, _NEAR, 'far')}", f"{side}+{kind} run:{_bin(length, _NEAR, 'far')}"]
    found += [f"{side}+{kind} run:{edge}" for edge, here in (("first", at == 0), ("last", at == length - 1)) if here]
    overlap = page.overlap(index)
    found.append(f"{side}+matched:{_bin(page.matched(index), _NEAR, 'many')}")
    found += [
        f"{side}+{name}" for name, group in (("contained", page.contained), ("slug", page.slugged)) if index in group
    ]
    belongs = "none" if overlap < 0 else _third(overlap)
    found += [f"{side}+belongs:{belongs}", f"{side}+size:{_bin(shape.size, _SIZES, '50+')}", f"{side}+end:{shape.end}"]
    found += [f"{side}+case:{shape.case}"]
    found += [f"{side}+says:{name}" for name, share in page.vocabulary[index] if share > 0.25 or shape.size <= 12]
    if page.dated[index]:
        found.append(f"{side}+date")
    if "(" in shape.text and side != "inside":
        found.append(f"{side}+bracket")
    if index == 0:
        found.append("first line")
    if index == len(page.shapes) - 1:
        found.append("last line")
    return found


def _tokens(shape: Shape) -> frozenset[str]:
    """Return the content words of a line: words of four letters and more, or pairs of letters without spaces."""
    found: set[str] = set()
    for word in shape.words:
        low = word.casefold()
        if low[0] >= "\u0e00":  # scripts without spaces, and Hangul, whose words take endings
            found.update(low[at : at + 2] for at in range(len(low) - 1))
        elif len(low) > 3:
            found.add(low.removesuffix("'s").removesuffix("’s"))
    return frozenset(found)


def _bin(value: int, bins: tuple[tuple[int, str], ...], more: str) -> str:
    return next((name for top, name in bins if value <= top), more)


def _third(share: float) -> str:
    return "0" if share == 0 else "low" if share < 0.34 else "half" if share < 0.67 else "high" if share < 1 else "all"


def _tenth(share: float) -> str:
    return str(min(9, int(share * 10)))
