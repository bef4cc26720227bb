"""Why an article was understood as it was, as plain text: one line a fact, so that it reads well aloud."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from audicle.model import Contributor, Metadata, Series, Term

if TYPE_CHECKING:
    from audicle.model import Article
    from audicle.model.explanation import Explanation

# what few articles have is not missed in the others
_RARE = {"page_source", "changed_at", "contributors", "file_as", "terms", "series"}
_LONGEST = 300  # characters of a text that was left out; all of it is in the JSON


def as_explanation(explanation: Explanation) -> str:
    """Return what is known about an article, line by line.

    That is where each piece of its metadata is from, how its text was found, and what was left out and why.
    """
    article = explanation.article
    lines: list[str] = []
    missing: list[str] = []
    for field in Metadata.__dataclass_fields__:
        value = _shown(article, field)
        if not value:
            if field not in _RARE:
                missing.append(field)
            continue
        origin = explanation.origins.get(field)
        lines.append(f"{field}: {value} (from: {_line(origin.where)})" if origin else f"{field}: {value}")
        if origin:
            lines += [f"{field}, passed over: {_line(other)}" for other in origin.passed_over]
    lines.append(f"not given: {', '.join(missing)}" if missing else "not given: nothing")
    if explanation.how:
        lines.append(f"text: {_line(explanation.how)}")
    for name, items in (("sections", article.sections), ("notes", article.notes), ("pictures", article.images)):
        lines.append(f"{name}: {len(items)}")
    lines.append(f"texts left out: {len(article.dropped)}")
    lines += [f"left out, {_line(item.why)}: {_line(item.text)}" for item in article.dropped]
    return "\n".join(lines) + "\n"


def _shown(article: Article, field: str) -> str:
    """Return a piece of metadata in one line, "" if it is not known."""
    value = getattr(article.metadata, field)
    if isinstance(value, tuple):
        return "; ".join(_line(_words(item)) for item in value)
    if field == "image" and value:
        return _line(value.src if value.alt is None else f"{value.src}, {value.alt}")
    return _line(value or "")


def _words(item: object) -> str:
    match item:
        case Contributor():
            return f"{item.name} ({item.role})"
        case Term():
            return f"{item.tag}: {item.authority} {item.term}"
        case Series():
            return f"{item.name}, {item.position}" if item.position else item.name
        case (name, filed):
            return f"{name}: {filed}"
        case _:
            return str(item)


def _line(text: str) -> str:
    # a page's control characters would be orders to the terminal
    line = " ".join("".join(" " if unicodedata.category(char) == "Cc" else char for char in text).split())
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1]}…"
