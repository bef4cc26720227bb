"""Pandoc's title block: lines that begin with ``%`` at the very top, for title, authors and date, in this order.

Pandoc's manual, Extension pandoc_title_block: lines that begin with a space go on the one above; authors stand on
lines of their own or between semicolons; an empty ``%`` says nothing.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from audicle.model.explanation import Origin
from audicle.read.dates import iso_date

if TYPE_CHECKING:
    from audicle.model import Metadata
    from audicle.read.frontmatter import FrontMatter

_FIELD = r"%(?:[ \t][^\n]*)?(?:\n[ \t]+\S[^\n]*)*(?:\n|\Z)"
_BLOCK = re.compile(rf"\A\ufeff?(?:{_FIELD}){{1,3}}(?=[ \t]*(?:\n|\Z))")
_FIELDS = re.compile(_FIELD)
_NOTE = re.compile(r"\^\[[^\]]*\]|\[\^[^\]]*\]")
_MARKS = re.compile(r"(?<!\\)(\*{1,3}|(?<!\w)_{1,3}|`+)(?=\S)(.+?)(?<=\S)\1")
_PARTIAL = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2]))?")


def read_title_block(front: FrontMatter) -> FrontMatter:
    """Return ``front``, which holds no front matter, with what a title block at the top of its text says."""
    match = _BLOCK.match(front.body)
    if not match:
        return front
    fields = [field[1:].strip() for field in _FIELDS.findall(match[0])]
    title, authors, date = (*fields, "", "")[:3]
    names = tuple(name for part in re.split(r"[;\n]", authors) if (name := _plain(part)))
    written = _plain(date)
    metadata: Metadata = replace(
        front.metadata,
        title=_plain(title),
        authors=tuple(dict.fromkeys(names)),
        published=written if _PARTIAL.fullmatch(written) else iso_date(written),
    )
    origins = {name: Origin("title block") for name in ("title", "authors", "published") if getattr(metadata, name)}
    return replace(front, metadata=metadata, body=front.body[match.end() :], origins=origins)


def _plain(text: str) -> str:
    """Return a field without its notes and marks: metadata is plain text."""
    without = _MARKS.sub(r"\2", _MARKS.sub(r"\2", _NOTE.sub("", text)))
    return " ".join(re.sub(r"\\([^A-Za-z0-9\s])", r"\1", without).split())
