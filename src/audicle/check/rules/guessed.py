"""The language that texts seem to be in, against the one that they are declared to be in.

These rules are not asked before a claim is made: the model that guesses takes a second to load.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from audicle.check.detecting import detect
from audicle.check.rule import WARNING, Family, Rule, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from audicle.check.book import Book
    from audicle.check.document import Document
    from audicle.check.markup import Element
    from audicle.check.report import Finding

OTHER = Rule(
    "language-contradicts",
    WARNING,
    "A voice reads the text with the sounds of another language, which nobody understands.",
    "WCAG 2.2, 3.1.1 Language of Page and 3.1.2 Language of Parts; technique H58",
    "Declare the language that the text is written in.",
)
_MUCH = 500  # characters that tell a language without doubt
# Languages that are told from one another, each with its family: near relations are not
_LATIN = {
    "en": 1, "de": 2, "nl": 3, "fr": 4, "es": 5, "it": 6, "pt": 5, "ro": 7, "pl": 8, "cs": 9, "fi": 10, "hu": 11,
    "tr": 12, "sv": 13, "da": 13, "vi": 14,
}  # fmt: skip


def check(book: Book) -> Iterator[Finding]:
    """Guess the language of every long text of Latin letters."""
    for document in book.documents:
        yield from _other(document)


FAMILY = Family("Languages: guessed", (OTHER,), check)


def _other(document: Document) -> Iterator[Finding]:
    """Yield languages that much text is declared to be in, while it is plainly in another; of Latin letters only."""
    languages = document.languages
    by_language: dict[str, list[tuple[Element, str]]] = defaultdict(list)
    for element, text in document.prose:
        tag = languages[element].lower()
        if _LATIN.get(tag.split("-")[0]):
            by_language[tag].append((element, text))
    for tag, parts in by_language.items():
        text = " ".join(text for _, text in parts)
        if len(text) < _MUCH:
            continue
        # from the middle too: titles and names stand at the beginning
        found = {detect(text[at : at + _MUCH]) for at in (0, (len(text) - _MUCH) // 2, len(text) - _MUCH)}
        own = tag.split("-")[0]
        other = found.pop()
        if not found and other and other != own and _LATIN.get(other) not in (None, _LATIN[own]):
            yield OTHER.found(
                f"{quoted(parts[0][1])} and what follows is said to be in {tag!r}, but seems to be in {other!r}.",
                document.path,
                parts[0][0],
            )
