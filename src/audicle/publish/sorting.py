"""Names and titles as a library sorts them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from audicle.model.characters import line

if TYPE_CHECKING:
    from collections.abc import Iterable

    from audicle.model import Metadata

# where the family name comes first already, or is not told apart
_UNSORTED = {"hu", "id", "ja", "ko", "vi", "zh", "is"}
_SUFFIX = re.compile(r"(?:jr|sr)\.?|[IVX]{2,4}|ph\.?d\.?|m\.?d\.?", re.IGNORECASE)
_NOT_A_PERSON = re.compile(
    r"\b(?:the|staff|team|desk|press|news|agency|editors?|editorial|wire|times|magazine|inc|ltd|gmbh)\b|[\d@&/]",
    re.IGNORECASE,
)
# what a title is not sorted by, in the languages whose cataloguing rules leave it out
_ARTICLES = {
    "en": "the|an|a",
    "de": "der|die|das|ein|eine",
    "fr": "les|le|la|l['’]|une|un",
    "es": "el|la|los|las|una|un",
    "it": "il|lo|la|i|gli|le|l['’]|una|uno|un['’]|un",
    "pt": "os|as|o|a|uma|um",
    "nl": "de|het|een|['’]t",
}


def file_as(name: str, language: str) -> str:
    """Return a name as a library sorts it: "Jacob Ogles" as "Ogles, Jacob". A name that is no person's stays."""
    words = name.split()
    suffix = [words.pop()] if len(words) > 2 and _SUFFIX.fullmatch(words[-1].strip(",")) else []  # noqa: PLR2004 - first, last, suffix
    last_first = language.split("-", maxsplit=1)[0] in _UNSORTED
    if not 1 < len(words) < 5 or last_first or "," in "".join(words[:-1]) or _NOT_A_PERSON.search(name):  # noqa: PLR2004 - longer is no name
        return name
    return ", ".join([words[-1].strip(","), " ".join(words[:-1]), *suffix])


def title_as(title: str, language: str) -> str:
    """Return a title as a library sorts it: without the article it begins with, unless that is all it has."""
    articles = _ARTICLES.get(language.split("-", maxsplit=1)[0].lower())
    if articles is None:
        return title
    return re.sub(rf"^(?:{articles})(?:(?<=['’])|\s+)(?=\S)", "", title, count=1, flags=re.IGNORECASE)


def sorted_people(names: Iterable[str], metadata: Metadata) -> tuple[str, ...]:
    """Return people as a library sorts them: as the source says, else each as ``file_as`` does."""
    filed = {line(name): line(text) for name, text in metadata.file_as}
    return tuple(filed.get(name) or file_as(name, metadata.language) for name in names)
