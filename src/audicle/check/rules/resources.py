"""What a book needs beyond itself, what it runs, and what cannot be looked into."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from audicle.check.markup import name_of
from audicle.check.rule import ERROR, NOTICE, WARNING, Family, Rule
from audicle.check.rules.links import sources

if TYPE_CHECKING:
    from collections.abc import Iterator

    from audicle.check.book import Book
    from audicle.check.document import Document
    from audicle.check.report import Finding

REMOTE = Rule(
    "remote-resource",
    ERROR,
    "Without the network a part of the book is missing; with it, somebody learns who reads.",
    "EPUB 3.3, 3.6 Resource locations",
    "Put the file into the book.",
)
REMOTE_MEDIA = Rule(
    "remote-media",
    NOTICE,
    "Sound, film or a font comes over the network; EPUB allows that, but not every reader has one.",
    "EPUB 3.3, 3.6 Resource locations",
    "Put the file into the book, or say in the text what it holds.",
)
SCRIPT = Rule(
    "script-in-book",
    WARNING,
    "Many reading systems do not run scripts, and assistive technology may not follow what they do.",
    "EPUB 3.3, 6.4 Scripted content; EPUB Reading Systems 3.3, 6",
    "Take the script away, or make sure that the book says everything without it.",
)
HANDLER = Rule(
    "event-handler",
    WARNING,
    "Something happens on a click or a key that not every reader can give, if scripts run at all.",
    "EPUB 3.3, 6.4 Scripted content; WCAG 2.2, 2.1.1 Keyboard",
    "Take the attribute away.",
)
SCRIPT_LINK = Rule(
    "javascript-link",
    WARNING,
    "The link runs a script instead of leading somewhere.",
    "EPUB 3.3, 6.4 Scripted content; WCAG 2.2, failure F42",
    "Link to a place, or take the link away.",
)
MALFORMED = Rule(
    "document-malformed",
    ERROR,
    "Reading systems show an error instead of the text, or less than all of it.",
    "EPUB 3.3, 6.1.2; XML 1.0, 2.1 Well-formed documents",
    "Mend the XML.",
)
CLOSED = Rule(
    "not-checkable",
    NOTICE,
    "The file is encrypted or obfuscated, so nothing can be said about it.",
    "EPUB 3.3, 4.2.6.3.2 (encryption.xml) and 4.4 Font obfuscation; EPUB Accessibility 1.1, 3.4 Distribution",
    "Check the book before it is encrypted.",
)

_MEDIA = {"audio", "video", "source", "track"}
# Scripts by their types; others are data. HTML, 4.12.1
_SCRIPTS = re.compile(r"|module|(?:text|application)/(?:java|ecma|live|j|x-java|x-ecma)script(?:1\.\d)?", re.IGNORECASE)
_FONT = re.compile(r"@font-face\s*\{[^}]*\}", re.IGNORECASE)
_ADDRESS = re.compile(r"""(?:url\(\s*|@import\s+)["']?\s*((?:https?:)?//[^"')\s;]+)""", re.IGNORECASE)
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)


def check(book: Book) -> Iterator[Finding]:
    """Look for what comes from elsewhere, what runs, and what is closed."""
    for path in sorted(book.encrypted):
        if path in book.archive:
            if path in book.obfuscated:
                yield CLOSED.found(f"{path} is obfuscated: it is not checked.", path)
            else:
                # a part that only some program opens is kept from all others, those that read aloud among them
                yield CLOSED.found(f"{path} is encrypted: it is not checked.", path, severity=WARNING)
    for document in book.documents:
        if document.fault:
            yield MALFORMED.found(f"The XML is not well-formed: {document.fault}.", document.path)
        yield from _scripts(document)
        for element, href in sources(document):
            if re.match(r"(?:https?:)?//", href, re.IGNORECASE):
                rule = REMOTE_MEDIA if name_of(element) in _MEDIA else REMOTE
                yield rule.found(f"{href[:100]} is not in the book.", document.path, element)
        for style in document.named("style"):
            yield from _addresses(style.text or "", document.path)
    for item in book.package.manifest:
        if item.media_type == "text/css" and item.path:
            data = book.data(item.path)
            yield from _addresses((data or b"").decode("utf-8", "replace"), item.path)


FAMILY = Family(
    "Scripts, remote and closed files", (REMOTE, REMOTE_MEDIA, SCRIPT, HANDLER, SCRIPT_LINK, MALFORMED, CLOSED), check
)


def _scripts(document: Document) -> Iterator[Finding]:
    for script in document.named("script", "svg:script"):
        if _SCRIPTS.fullmatch((script.get("type") or "").strip()):
            yield SCRIPT.found("The document holds a script.", document.path, script)
    telling = [name for name in document.attributes if name.startswith("on") or name.endswith("href")]
    for element in document.having(*telling):
        for name, value in ((str(name), str(value)) for name, value in element.items()):
            if name.startswith("on"):
                yield HANDLER.found(f"An element has the attribute {name}.", document.path, element)
            elif name.endswith("href") and re.match(r"\s*javascript:", value, re.IGNORECASE):
                yield SCRIPT_LINK.found("A link runs a script.", document.path, element)


def _addresses(css: str, path: str) -> Iterator[Finding]:
    css = _COMMENT.sub("", css)
    fonts = "".join(_FONT.findall(css))
    for address in _ADDRESS.findall(_FONT.sub("", css)):
        yield REMOTE.found(f"{address[:100]} is not in the book.", path)
    for address in _ADDRESS.findall(fonts):
        yield REMOTE_MEDIA.found(f"{address[:100]} is not in the book.", path)
