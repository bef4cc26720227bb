"""What the list's field looks through where the articles do not all stand on one page, and how a browser may ask it.

A host that only keeps files cannot search, so the browser does. It loads the articles as a script, since a page that is
opened from a disk may load nothing else.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from lxml import etree

from audicle.model.characters import shortened
from audicle.publish.library.marks import GENERATOR
from audicle.publish.library.page import Page, made_from
from audicle.publish.library.paging import divided
from audicle.publish.library.relative import link
from audicle.publish.library.years import year
from audicle.publish.markup import language
from audicle.publish.web import as_script

if TYPE_CHECKING:
    from collections.abc import Iterator

    from audicle.publish.library.about import Library
    from audicle.publish.library.shelf.entry import Entry

ARTICLES = "assets/articles.js"
_OLDER = "assets/articles-{}.js"
_SIZE = 500  # articles in a file of older ones, which does not change when an article comes
_LEAST = 50  # the newest file takes in the next while it holds fewer
DESCRIPTION = "opensearch.xml"
TYPE = "application/opensearchdescription+xml"
_FORM = 1
_TEXT = 200  # bytes of a title and of a name that are kept
_NAMESPACES: dict[Any, str] = {None: "http://a9.com/-/spec/opensearch/1.1/"}
_SHORT, _LONG = 16, 48  # characters; OpenSearch 1.1, draft 6, "ShortName" and "LongName"


def pages(entries: tuple[Entry, ...], library: Library) -> Iterator[Page]:
    """Give the articles as scripts and, where the library has an address, the description of its search."""
    ordered = sorted(entries, key=lambda entry: entry.place)
    full, newest = divided(ordered, _SIZE, lambda entry: entry.place, least=_LEAST)
    shelves = [(_OLDER.format(number), held) for number, held in full] + [(ARTICLES, newest)]
    older = [name for name, _ in reversed(shelves[:-1])]
    for name, held in shelves:
        others = older if name == ARTICLES else None
        digest = made_from(_FORM, library.language, others, [entry.key for entry in held])
        yield Page(name, digest, partial(_script, held, others, library.language))
    if library.settings.base_url:
        yield Page(DESCRIPTION, made_from(_FORM, library.shape), partial(_description, library))


def _script(entries: list[Entry], older: list[str] | None, around: str) -> bytes:
    """Return a script: the newest articles and the files of the ``older``, or where that is None some of the older."""
    said = as_script([_article(entry, around) for entry in reversed(entries)])
    begin = f"// What the list looks through; generator: {GENERATOR}.\n"
    if older is None:
        return f"{begin}globalThis.articles.push(...{said})\n".encode()
    return f"{begin}globalThis.articles = {said}\nglobalThis.olderArticles = {as_script(older)}\n".encode()


def _article(entry: Entry, around: str) -> list[str | None]:
    """Return where an article is, its title, the rest that is looked through, its language and direction."""
    facts = (*entry.authors, entry.publisher, year(entry))
    own = language.attributes(entry.language, around)
    found = [
        link(entry.page, ""),
        shortened(entry.title, _TEXT),
        " · ".join(shortened(str(fact), _TEXT) for fact in facts if fact),
        own.get("lang"),
        own.get("dir"),
    ]
    while found[-1] is None:
        found.pop()
    return found


def _description(library: Library) -> bytes:
    """Return the OpenSearch description: a browser that knows it offers to search the library from its own field."""
    root = etree.Element(_name("OpenSearchDescription"), nsmap=_NAMESPACES)
    root.append(etree.Comment(f" generator: {GENERATOR} "))
    said = (
        ("ShortName", library.title[:_SHORT].strip()),
        ("LongName", library.title[:_LONG].strip()),
        ("Description", library.description[:1024]),
        ("Language", library.language),
        ("InputEncoding", "UTF-8"),
    )
    for name, text in said:
        etree.SubElement(root, _name(name)).text = text
    template = f"{library.address('index.html')}?q={{searchTerms}}"
    etree.SubElement(root, _name("Url"), {"type": "text/html", "method": "get", "template": template})
    written: bytes = etree.tostring(root, encoding="utf-8", xml_declaration=True, pretty_print=True)
    return written


def _name(local: str) -> str:
    return f"{{{_NAMESPACES[None]}}}{local}"
