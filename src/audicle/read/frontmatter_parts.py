"""The parts of front matter that are lists of their own: who had a hand in an article, its series, its terms.

A name alone is enough; a mapping says more. Whatever is no such entry is told of and left out.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from audicle.model import Contributor, Series, Term

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

# The roles that people write out, as MARC relator codes (https://id.loc.gov/vocabulary/relators)
_ROLES = {
    "editor": "edt",
    "translator": "trl",
    "illustrator": "ill",
    "photographer": "pht",
    "narrator": "nrt",
    "contributor": "ctb",
}
_CODE = re.compile(r"[a-z]{3}")
_POSITION = re.compile(r"\d+(?:\.\d+)*")


def contributors_in(value: object, warn: Callable[[object], None]) -> tuple[Contributor, ...]:
    """Return the people that ``value`` lists, each part once. ``warn`` is told of what is none."""
    found: dict[Contributor, None] = {}
    for entry in _entries(value):
        name = entry.get("name") or entry.get("text")  # pandoc's word
        role = (entry.get("role") or "ctb").casefold()
        code = _ROLES.get(role, role)
        if name and _CODE.fullmatch(code):
            found[Contributor(name, code)] = None
        else:
            warn(entry or value)
    return tuple(found)


def series_in(value: object, warn: Callable[[object], None]) -> tuple[Series, ...]:
    """Return the series and sets that ``value`` lists. ``warn`` is told of what is none."""
    found: dict[Series, None] = {}
    for entry in _entries(value):
        name, position = entry.get("name") or entry.get("title"), entry.get("position")
        if name and (position is None or _POSITION.fullmatch(position)):
            found[Series(name, position, "set" if entry.get("kind") == "set" else "series")] = None
        else:
            warn(entry or value)
    return tuple(found)


def terms_in(value: object, tags: tuple[str, ...], warn: Callable[[object], None]) -> tuple[Term, ...]:
    """Return what tags are called in controlled vocabularies. ``warn`` is told of what belongs to none of ``tags``."""
    found: dict[str, Term] = {}
    for entry in _entries(value):
        tag, authority, term = (entry.get(name) for name in ("tag", "authority", "term"))
        if tag in tags and tag and authority and term:
            found.setdefault(tag, Term(tag, authority, term))
        else:
            warn(entry or value)
    return tuple(found.values())


def sorted_in(value: object, warn: Callable[[object], None]) -> tuple[tuple[str, str], ...]:
    """Return how names and titles are sorted: a mapping of one to the other."""
    if value is None:
        return ()
    if not isinstance(value, dict):
        warn(value)
        return ()
    pairs = ((_line(name), _line(filed)) for name, filed in value.items())
    return tuple((name, filed) for name, filed in pairs if name and filed)


def _entries(value: object) -> Iterator[Mapping[str, str]]:
    """Yield each entry of a list, or the only one, with its fields as text; an empty one for what is no entry."""
    if value is None:
        return
    for item in value if isinstance(value, list) else [value]:
        if isinstance(item, dict):
            yield {str(key).lower(): text for key, inner in item.items() if (text := _line(inner))}
        else:
            yield {"name": text} if (text := _line(item)) else {}


def _line(value: object) -> str:
    return " ".join(str(value).split()) if isinstance(value, str | int | float) else ""
