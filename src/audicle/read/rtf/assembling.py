"""From the lines and rows of an RTF document to HTML: headings, lists, tables, listings."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from html import escape
from typing import TYPE_CHECKING

from audicle.read.office.body import Body
from audicle.read.rtf.lines import Line, Row, Run, size_of
from audicle.read.rtf.tables import table_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from audicle.read.rtf.declared import Declared

_PLAIN = re.compile(r"[\s(\[]*(?:(\d{1,9})|([a-zA-Z]{1,9}))[\s.)\]:–-]*")
_TYPED = re.compile(r"\s*(?:(\(?(?:\d{1,3}|[a-zA-Z])[.)])|([•◦▪‣·\uf0b7–-]))\t\s*")  # a label that is only text
_HEADING_LENGTH = 120  # characters
_LARGER = 1.15  # than the text: a heading where nothing else says so
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}


def html_of(lines: Sequence[Line | Row], tables: Declared) -> str:
    """Return the HTML of a document, a note or a cell."""
    body = Body()
    rows: list[Row] = []
    for line in [*_headed(lines), None]:
        if isinstance(line, Row):
            rows.append(line)
            continue
        if rows:
            body.end_lists()
            body.block(table_of(rows, lambda cell: html_of(cell.lines, tables)))
            rows = []
        if line is not None:
            _put(line, body, tables)
    return body.html()


def _put(line: Line, body: Body, tables: Declared) -> None:
    label = line.label
    if not label and line.hanging and not line.role and (match := _TYPED.match(line.text)):
        label = match[1] or "\u2022"
        line = replace(line, runs=_without(line.runs, match.end()))
    headed = line.role.startswith("h")
    spaced = line.role == "code"
    content = line.html(tables.fonts, plain=headed or spaced)
    content = content if spaced else content.replace("\t", " ").replace("\n", "<br>").strip(" ")
    if not label or spaced:
        body.paragraph(line.role, content)
        return
    form = tables.forms.get((line.numbering, line.level), "")
    match = _PLAIN.fullmatch(label)
    if headed or (match is None and any(sign.isalnum() for sign in label)):
        body.paragraph(line.role, f"{label} {content}" if any(sign.isalnum() for sign in label) else content)
    elif match is None or form is None:
        body.item(content, line.level, "", 1)
    else:
        marker, value = _counted(match, form)
        body.item(content, line.level, marker, value)


def _counted(label: re.Match[str], form: str) -> tuple[str, int]:
    """Return how a label counts and how far, where the document may say how."""
    if label[1]:
        return "1", int(label[1])
    letters = label[2].lower()
    capital = label[2].isupper()
    roman = set(letters) <= set(_ROMAN) and (form in ("i", "I") or (not form and (len(letters) > 1 or letters == "i")))
    if roman:
        values = [_ROMAN[letter] for letter in letters]
        total = sum(-one if one < max(values[place:]) else one for place, one in enumerate(values))
        return ("I" if capital else "i"), total
    value = 0
    for letter in letters[:1] if len(set(letters)) == 1 else letters:
        value = value * 26 + ord(letter) - ord("a") + 1
    return ("A" if capital else "a"), value + (26 * (len(letters) - 1) if len(set(letters)) == 1 else 0)


def _without(runs: tuple[Run, ...], count: int) -> tuple[Run, ...]:
    """Return runs without their first characters."""
    left: list[Run] = []
    for run in runs:
        if run.made or count <= 0:
            left.append(run)
            continue
        left.append(replace(run, text=run.text[count:]))
        count -= len(run.text)
    return tuple(left)


def _headed(lines: Sequence[Line | Row]) -> list[Line | Row]:
    """Return the lines, those of a document without styles that are set larger than the text as headings.

    Programs that know no styles, such as WordPad and TextEdit, write headings as larger characters alone.
    """
    plain = [line for line in lines if isinstance(line, Line)]
    if any(line.role.startswith("h") or line.role == "title" for line in plain):
        return list(lines)
    sizes: Counter[int] = Counter()
    for line in plain:
        for run in line.runs:
            sizes[run.look.size] += 0 if run.made else len(run.text)
    usual = max(sizes, key=lambda size: sizes[size], default=0)
    larger = sorted({size_of(line) for line in plain if _may_head(line)}, reverse=True)
    larger = [size for size in larger if size > usual * _LARGER]
    levels = {size: f"h{min(place + 1, 6)}" for place, size in enumerate(larger)}
    return [
        replace(line, role=levels[size_of(line)])
        if isinstance(line, Line) and _may_head(line) and size_of(line) in levels
        else line
        for line in lines
    ]


def _may_head(line: Line) -> bool:
    text = line.text.strip()
    return bool(text) and not line.role and not line.label and len(text) <= _HEADING_LENGTH and "\n" not in text


def note_html(number: int, lines: Sequence[Line | Row], tables: Declared) -> str:
    """Return a note as HTML."""
    return f'<aside role="doc-footnote" id="{escape(f"rtf-note-{number}")}">{html_of(lines, tables)}</aside>'
