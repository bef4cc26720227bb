"""Who, when and what it is called: the metadata of a raw text, from labelled lines."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from audicle.read.printed_dates import find_dates
from audicle.read.text.chain import Label
from audicle.read.text.people import announces_name, introduced, is_byline, names_in
from audicle.read.text.shape import shape_of
from audicle.read.text.vocabulary import categories

if TYPE_CHECKING:
    from collections.abc import Sequence

_UPDATED = re.compile(
    r"\b(?:updated?|last (?:updated|modified)|modified|aktualisiert|geändert|mis à jour|modifié|actualizado|atualizado|"
    r"aggiornato|bijgewerkt|uppdaterad|opdateret|oppdatert|päivitetty|aktualizacja|обновлено|güncelleme|diperbarui)\b|更新|수정|تحديث",
    re.IGNORECASE,
)
_NUMERIC = re.compile(r"(?<![\d/.-])(\d{1,2})[/.-](\d{1,2})[/.-](?:\d{4}|\d\d)(?![\d/-])")
_DEK_SIZE = (6, 50)  # words
_SOME = 0.25  # of a line
_KICKER = 3  # lines above the headline in which a byline or a date may stand
_BYLINE = 14  # words
_DATED = 25  # words: a date in a longer line is one that the text tells of
_MONTHS = 12
_NO_NAME = (Label.TITLE, Label.CAPTION, Label.BODY)
_NEAR_END = 8  # lines below the body in which an author or a date may stand


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the source and what it was judged to be."""

    text: str
    label: Label


def title_of(lines: Sequence[Line]) -> str | None:
    """Return the headline: of the lines so labelled the one that stands most often, then the last."""
    found = [line.text for line in lines if line.label is Label.TITLE]
    if not found:
        return None
    counts = Counter(text.casefold() for text in found)
    return max(reversed(found), key=lambda text: counts[text.casefold()])


def subtitle_of(lines: Sequence[Line], title: str | None) -> str | None:
    """Return the sentence below the headline that says more of the same, if it stands apart from the body."""
    if title is None:
        return None
    begin = max(at for at, line in enumerate(lines) if line.label is Label.TITLE and line.text == title)
    if begin + 1 < len(lines) and is_dek(lines, begin + 1):
        return lines[begin + 1].text
    for line in lines[begin + 1 : begin + 4]:
        if line.label in (Label.AUTHOR, Label.DATE, Label.TITLE):
            continue
        if line.label is not Label.BETWEEN:
            return None
        shape = shape_of(line.text)
        if _DEK_SIZE[0] <= shape.size <= _DEK_SIZE[1] and shape.end == "sentence" and not find_dates(line.text):
            return line.text
    return None


def is_dek(lines: Sequence[Line], at: int) -> bool:
    """Say whether a line right below a headline says more of it: several words, and the byline or a date is next."""
    line, below = lines[at], lines[at + 1].text if at + 1 < len(lines) else ""
    shape = shape_of(line.text)
    if not _DEK_SIZE[0] <= shape.size <= _DEK_SIZE[1] or is_byline(line.text) or find_dates(line.text):
        return False
    if line.label is Label.CAPTION or any(share > _SOME for _, share in categories(line.text)):
        return False
    named = is_byline(below) and len(below.split()) <= _BYLINE
    return named or (bool(find_dates(below)) and shape_of(below).size <= _BYLINE)


def authors_of(lines: Sequence[Line]) -> tuple[tuple[str, ...], str]:
    """Return the authors and the line that names them.

    They are in a byline above the text, else a name there that the page knows, else below the text.
    """
    body = [at for at, line in enumerate(lines) if line.label is Label.BODY]
    titles = [at for at, line in enumerate(lines) if line.label is Label.TITLE]
    begin = body[0] if body else len(lines)
    end = body[-1] + 1 if body else len(lines)
    head = [
        line for line in lines[max(0, (titles[0] if titles else begin) - _KICKER) : begin] if line.label not in _NO_NAME
    ]
    below = lines[end:]
    for line in head:
        if is_byline(line.text):
            return names_in(line.text), line.text
    for line, following in pairwise(head):
        if announces_name(line.text) and (names := names_in(following.text)):
            return names, following.text
    for line in head:
        if line.label is Label.AUTHOR and (names := names_in(line.text)):
            return names, line.text
    start = next((at for at, line in enumerate(head) if line.label is not Label.BEFORE), len(head))
    for at in (*range(start, len(head)), *range(start)):
        if at < start and not any(char.isupper() for char in head[at].text):
            continue  # in scripts without case the word of a menu is as a name
        if _signs(head, at) and (names := names_in(head[at].text)):
            return names, head[at].text
    known = " ".join(line.text for line in (*lines[begin : begin + 2], *below)).casefold()
    for line in head:
        names = names_in(line.text)
        if (
            names
            and shape_of(line.text).size <= _BYLINE
            and known.count(names[0].casefold())
            and _introduces(below, names[0])
        ):
            return names, line.text
    for line in (*(line for line in lines if line.label is Label.SIGNED), *below[:_NEAR_END]):
        if (line.label is Label.SIGNED or is_byline(line.text)) and (names := names_in(line.text)):
            return names, line.text
    return next((((name,), line.text) for line in below[:_NEAR_END] if (name := introduced(line.text))), ((), ""))


def _signs(head: Sequence[Line], at: int) -> bool:
    """Say whether a line above the text may be a name alone: short, beside a date or with an address of its own."""
    text = head[at].text
    if shape_of(text).size > _BYLINE or categories(text)[1:]:
        return False
    if "@" in text[1:] or (names_in(text) and find_dates(text)):
        return True
    near = [*head[max(0, at - 1) : at], *head[at + 1 : at + 3]]
    return any(find_dates(line.text) and shape_of(line.text).size <= _BYLINE for line in near)


def _introduces(below: Sequence[Line], name: str) -> bool:
    return any(introduced(line.text) == name or line.text == name for line in below)


def dates_of(lines: Sequence[Line], *, english: bool) -> tuple[str | None, str | None, str]:
    """Return the dates of publication and of the last change, as ISO 8601, or None, and the line that says them.

    A page that says only when it was changed last has no other date: that is also the one of its publication.
    """
    day_first = _day_first(lines, english=english)
    published = modified = None
    order = [line for line in lines if line.label is Label.DATE]
    order += [line for line in lines if line.label in (Label.AUTHOR, Label.SIGNED)]
    order += _edges(lines)
    for line in order:
        if shape_of(line.text).size > _DATED:
            continue
        for found in find_dates(line.text, day_first=day_first):
            if _UPDATED.search(line.text[: found.begin].rpartition("|")[2]):
                modified = modified or found.value
            else:
                published = published or found.value
        if published or modified:
            return published or modified, modified, line.text
    return None, None, ""


def _edges(lines: Sequence[Line]) -> list[Line]:
    """Return the lines around the body in which bylines and dates stand: between, just before, just below."""
    body = [at for at, line in enumerate(lines) if line.label is Label.BODY]
    if not body:
        return list(lines)
    titles = [at for at, line in enumerate(lines) if line.label is Label.TITLE]
    head = titles[0] if titles else body[0]
    above = [line for line in lines[head : body[0]] if line.label is not Label.TITLE]
    return [*above, *reversed(lines[max(0, head - _KICKER) : head]), *lines[body[-1] + 1 : body[-1] + 1 + _NEAR_END]]


def _day_first(lines: Sequence[Line], *, english: bool) -> bool:
    """Say how 3/4/2019 is meant: as other dates of the page show, else as the language has it."""
    votes = Counter[bool]()
    for line in lines:
        for first, second in _NUMERIC.findall(line.text[:300]):
            if int(first) > _MONTHS >= int(second):
                votes[True] += 1
            elif int(second) > _MONTHS >= int(first):
                votes[False] += 1
    if votes[True] == votes[False]:
        return not english
    return votes[True] > votes[False]
