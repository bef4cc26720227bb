"""Languages: whether a voice can tell which one to read in."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING

from audicle.agreed.scripts import letters_by_script, scripts_of
from audicle.check.document import language_of
from audicle.check.markup import XML, text_in, types
from audicle.check.rule import ERROR, WARNING, Family, Rule, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from audicle.check.book import Book
    from audicle.check.document import Document
    from audicle.check.report import Finding

BOOK = Rule(
    "language-missing-package",
    ERROR,
    "A library cannot tell the book's language, and a voice begins with the wrong one.",
    "EPUB 3.3, 5.5.3.3 The dc:language element",
    "Give the package a dc:language.",
)
DOCUMENT = Rule(
    "language-missing",
    ERROR,
    "A voice reads the document in whatever language the machine is set to.",
    "WCAG 2.2, 3.1.1 Language of Page; technique H57",
    "Give the html element lang and xml:lang.",
)
INVALID = Rule(
    "language-tag-invalid",
    ERROR,
    "No program knows the language, so no voice speaks it.",
    "BCP 47 (RFC 5646), 2.2.9; EPUB 3.3, 5.5.3.3; WCAG 2.2, 3.1.1 and 3.1.2",
    "Write a BCP 47 tag such as “en”, “pt-BR” or “zh-Hant”.",
)
TWO = Rule(
    "language-attributes-differ",
    ERROR,
    "lang and xml:lang name two languages, and programs choose differently.",
    "HTML, 3.2.6.1 The lang and xml:lang attributes",
    "Give both the same value.",
)
DIFFERS = Rule(
    "language-package-differs",
    WARNING,
    "The package names another language than the text, so libraries and voices are misled.",
    "EPUB 3.3, 5.5.3.3 The dc:language element; EPUB Accessibility Techniques 1.1, Language",
    "Name every language of the text in a dc:language.",
)
SCRIPT = Rule(
    "language-script-contradicts",
    WARNING,
    "The text is written in a script that its declared language is not written in: a voice spells it out or is silent.",
    "WCAG 2.2, 3.1.1 Language of Page and 3.1.2 Language of Parts; technique H58",
    "Give the passage a lang of its own, or correct the document's.",
)
DIRECTION = Rule(
    "direction-missing",
    WARNING,
    "The language is written from right to left, but the document does not say so: lines and punctuation fall apart.",
    "HTML, 3.2.6.4 The dir attribute; technique H34",
    'Give the html element dir="rtl".',
)
# Registered languages are many; a wrong shape is what people write. RFC 5646, 2.1
_SHAPE = re.compile(
    r"(?:[a-z]{2,3}(?:-[a-z]{3}){0,3}|[a-z]{4,8})(?:-[a-z]{4})?(?:-(?:[a-z]{2}|\d{3}))?"
    r"(?:-(?:[a-z\d]{5,8}|\d[a-z\d]{3}))*(?:-[a-wy-z\d](?:-[a-z\d]{2,8})+)*(?:-x(?:-[a-z\d]{1,8})+)?"
    r"|x(?:-[a-z\d]{1,8})+|i-[a-z]+|art-lojban|zh-min|zh-xiang|no-bok|no-nyn",
    re.IGNORECASE,
)
_UNTOLD = {"", "und", "mul", "zxx", "mis"}
_RTL = {"Adlm", "Arab", "Hebr", "Nkoo", "Syrc", "Thaa"}
_TELLING = 20  # letters of one passage: fewer may be a name
_SHARE = 0.5
_LITTLE = 0.05  # of the text of a book
_IMPRINT = {"colophon", "copyright-page", "imprint", "imprimatur", "doc-colophon", "titlepage", "halftitlepage"}


def check(book: Book) -> Iterator[Finding]:
    """Judge what the book says of its languages."""
    declared = book.package.dublin_core("language")
    tags = [text_in(element) for element in declared]
    if not any(tags):
        yield BOOK.found("The book names no language.", book.package.path)
    for element, tag in zip(declared, tags, strict=True):
        if tag and not is_language(tag):
            yield INVALID.found(
                f"The book's language is {tag!r}, which is no language tag.", book.package.path, element
            )
    known = {tag.split("-")[0].lower() for tag in tags} - _UNTOLD
    yield from _unnamed(book, ", ".join(filter(None, tags)), known)
    for document in book.documents:
        yield from _tags(document)
        if document.body is None:
            continue
        main = _main_language(document)
        if not main and document.prose:
            yield DOCUMENT.found("The document names no language.", document.path, document.root)
        yield from _scripts(document, main)


FAMILY = Family("Languages", (BOOK, DOCUMENT, INVALID, TWO, DIFFERS, SCRIPT, DIRECTION), check)


@lru_cache(maxsize=1024)
def is_language(tag: str) -> bool:
    """Tell whether a tag is valid: well-formed, and of a language, script and region that are registered."""
    if not _SHAPE.fullmatch(tag):
        return False
    from babel import localedata  # noqa: PLC0415

    if localedata.exists(tag.replace("-", "_")):
        return True
    import langcodes  # noqa: PLC0415 - its tables take long to load, and most tags need none

    return langcodes.tag_is_valid(tag)


def _unnamed(book: Book, names: str, known: set[str]) -> Iterator[Finding]:
    """Yield the documents in languages that the package does not name, unless there is little text in them."""
    lengths = {document.path: sum(len(text) for _, text in document.prose) for document in book.documents}
    for document in book.documents:
        # who made the edition may speak of it in a language of their own
        imprint = document.body is None or any(types(part) & _IMPRINT for part in (document.body, *document.body))
        main = _main_language(document)
        base = main.split("-")[0].lower()
        if not known or imprint or base in known | _UNTOLD or not is_language(main):
            continue
        if lengths[document.path] > _LITTLE * sum(lengths.values()):
            yield DIFFERS.found(
                f"The document is in {main!r}, the book is said to be in {names}.", document.path, document.root
            )


def _main_language(document: Document) -> str:
    own = document.body
    return (language_of(document.root) or (language_of(own) if own is not None else "") or "").strip()


def _tags(document: Document) -> Iterator[Finding]:
    for element in document.having("lang", f"{{{XML}}}lang"):
        lang, xml = element.get("lang"), element.get(f"{{{XML}}}lang")
        for tag in dict.fromkeys(filter(None, (lang, xml))):
            if not is_language(tag):
                yield INVALID.found(f"{tag!r} is no language tag.", document.path, element)
        if lang is not None and xml is not None and lang.lower() != xml.lower():
            yield TWO.found(f"lang is {lang!r}, but xml:lang is {xml!r}.", document.path, element)


def _scripts(document: Document, main: str) -> Iterator[Finding]:
    languages = document.languages
    whole: Counter[str] = Counter()
    told = 0
    for element, text in document.prose:
        if text.isascii() and "Latn" in _scripts_of(languages[element]):
            if languages[element] == main:
                whole["Latn"] += len(text)  # all that matters is that it is readable
            continue
        letters = letters_by_script(text)
        if languages[element] == main:
            whole.update(letters)
        own = _scripts_of(languages[element])
        # Latin letters stand in texts of every script: names, addresses, titles of works
        foreign = {script: count for script, count in letters.items() if script not in own and script != "Latn"}
        strange = sum(foreign.values())
        if own and strange >= _TELLING and strange > _SHARE * letters.total() and "Zzzz" not in foreign:
            told += 1
            yield SCRIPT.found(
                f"{quoted(text)} is said to be in {languages[element]!r}, which is written otherwise.",
                document.path,
                element,
            )
    own = _scripts_of(main)
    readable = sum(whole[script] for script in own)
    if own and not told and whole["Latn"] >= 10 * _TELLING and readable <= 0.1 * whole.total():
        yield SCRIPT.found(
            f"The document is said to be in {main!r}, but is written in Latin letters.", document.path, document.root
        )
    body = document.body
    turned = body is not None and "rtl" in (document.root.get("dir"), body.get("dir"))
    if own and own <= _RTL and not turned and readable > _SHARE * max(1, whole.total()):
        yield DIRECTION.found(f"The document in {main!r} has no direction.", document.path, document.root)


@lru_cache(maxsize=256)
def _scripts_of(language: str) -> frozenset[str]:
    return scripts_of(language) if language.split("-", maxsplit=1)[0].lower() not in _UNTOLD else frozenset()
