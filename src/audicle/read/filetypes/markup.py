"""Markup, and which of it is HTML: feeds, subtitles, drawings, articles in the XML of publishers, and data are not."""

from __future__ import annotations

import re
from dataclasses import dataclass

from audicle.read.filetypes.filetype import FileType, Sample

_ARTICLE = "Give one of its articles: the page, or its address."
_PANDOC = "Convert it first, for example with pandoc, and give that."
_DATA = "It is data for programs. Give the article itself, as Markdown, HTML, plain text, EPUB or DOCX."
_TEXT = "Save its text without the times, and give that."
_BOOK = "Give the whole book, as one .epub file."
_KNOWN = {
    "rss": FileType("a feed (RSS)", _ARTICLE),
    "feed": FileType("a feed (Atom)", _ARTICLE),
    "entry": FileType("an entry of a feed (Atom)", _ARTICLE),
    "channel": FileType("a feed (RSS)", _ARTICLE),
    "opml": FileType("an outline or a list of feeds (OPML)", _ARTICLE),
    "urlset": FileType("the map of a site", _ARTICLE),
    "sitemapindex": FileType("the map of a site", _ARTICLE),
    "tt": FileType("subtitles (TTML)", _TEXT),
    "transcript": FileType("subtitles (XML)", _TEXT),
    "timedtext": FileType("subtitles (XML)", _TEXT),
    "sami": FileType("subtitles (SAMI)", _TEXT),
    "smil": FileType("a presentation (SMIL)", _DATA),
    "svg": FileType("a drawing (SVG)", "Give the article that it belongs to; the drawing is read with it."),
    "fictionbook": FileType("an e-book (FictionBook)", "Convert it to EPUB first, for example with calibre."),
    "dtbook": FileType("a book (DTBook)", "Convert it to EPUB first, for example with DAISY Pipeline."),
    "tei": FileType("a text in XML (TEI)", _PANDOC),
    "tei.2": FileType("a text in XML (TEI)", _PANDOC),
    "article": FileType("an article in XML (JATS or DocBook)", _PANDOC),
    "book": FileType("a book in XML (DocBook)", _PANDOC),
    "package": FileType("a part of an e-book", _BOOK),
    "ncx": FileType("a part of an e-book", _BOOK),
    "container": FileType("a part of an e-book", _BOOK),
    "mediawiki": FileType("an export of a wiki", "Give the page of one of its articles, or its address."),
    "plist": FileType("a property list", _DATA),
    "kml": FileType("a map (KML)", _DATA),
    "gpx": FileType("a track (GPX)", _DATA),
}
_RSS1 = ("http://purl.org/rss/1.0/", "http://my.netscape.com/rdf/simple/0.9/")
_XHTML = ("http://www.w3.org/1999/xhtml", "http://www.w3.org/tr/rec-html40")
_PROLOG = re.compile(
    r"(?:\s++|<\?.*?\?>|<!--.*?-->|<!DOCTYPE\s++(?P<type>[\w:.-]++)(?:\"[^\"]*+\"|'[^']*+'|\[[^\]]*+\]|[^\[>\"']++)*+>)*+",
    re.DOTALL | re.IGNORECASE,
)
_ROOT = re.compile(r"<(?P<name>[A-Za-z_][\w:.-]*+)(?P<rest>(?:\"[^\"]*+\"|'[^']*+'|[^>\"'])*+)>")
_NAMESPACE = re.compile(r"\bxmlns(?::[\w.-]+)?\s*=\s*[\"']([^\"']*)")
_DEFAULT = re.compile(r"\sxmlns\s*=\s*[\"']([^\"']*)")
_JATS = re.compile(r"<(?:front|article-meta|journal-meta|articleinfo|info)\b|\b(?:article-type|dtd-version)\s*=")
_ENDS = re.compile(r"</[A-Za-z][A-Za-z0-9]*\s*>\Z")
# The elements of HTML, obsolete ones too: what begins with one of these is a page, or a piece of one
HTML = frozenset(
    """
    a abbr acronym address applet area article aside audio b base basefont bdi bdo big blockquote body br button
    canvas caption center cite code col colgroup data datalist dd del details dfn dialog dir div dl dt em embed
    fieldset figcaption figure font footer form frame frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html i
    iframe img input ins kbd label legend li link main map mark marquee menu meta meter nav noscript object ol
    optgroup option output p param picture pre progress q ruby s samp script search section select small source
    span strike strong style sub summary sup table tbody td template textarea tfoot th thead time title tr tt u
    ul var video
    """.split()  # noqa: SIM905 - as a list less easy to read
)
# What an XML document may begin with that is a page and does not say so
_PAGES = frozenset(("html", "body", "div", "article", "main", "section", "p", "h1", "h2", "h3", "table", "ul", "ol"))


@dataclass(frozen=True, slots=True)
class Root:
    """The first element of a text that is markup."""

    name: str  # as it is written, with its prefix
    local: str  # without it, in small letters
    spaces: tuple[str, ...]  # the namespaces that it declares
    doctype: str | None  # the name that the document type gives, in small letters
    declared: bool  # whether an XML declaration stands before it
    whole: bool  # whether the text ends with it, or goes on with markup
    is_html: bool  # whether it is an element of HTML


def root_of(text: str) -> Root | None:
    """Return the first element of a text; None if it does not begin with markup."""
    if not text.startswith("<"):
        return None
    prolog = _PROLOG.match(text)
    begin = prolog.end() if prolog else 0
    found = _ROOT.match(text, begin)
    if found is None:
        return None
    name = found["name"]
    local = name.rpartition(":")[2].lower()
    doctype = prolog["type"].lower() if prolog and prolog["type"] else None
    declared = text[:5].lower() == "<?xml"
    default = _DEFAULT.search(found["rest"])
    if doctype == "html" or local == "html" or (default and default[1].lower() in _XHTML):
        is_html = True
    elif default or doctype or (local == "article" and _JATS.search(text, begin, begin + 4000)):
        is_html = False
    else:
        is_html = name.lower() in (_PAGES if declared else HTML)
    return Root(
        name=name,
        local=local,
        spaces=tuple(_NAMESPACE.findall(found["rest"])),
        doctype=doctype,
        declared=declared,
        whole=text[found.end() : found.end() + 200].lstrip().startswith("<") or text.endswith(f"</{name}>"),
        is_html=is_html,
    )


def is_html(text: str, *, sure: bool = False) -> bool:
    """Tell whether a text is a page of HTML or, unless ``sure``, a piece of one.

    A text that merely begins with the name of a tag is neither.
    """
    root = root_of(text)
    if root is None or not root.is_html:
        return False
    page = root.local in ("html", "head", "body", "article") or root.doctype == "html"
    return page or (not sure and f"</{root.name}" in text and bool(_ENDS.search(text)))


def recognise(sample: Sample) -> FileType | None:
    """Return what XML a text is, None if it is none, or is HTML."""
    root = root_of(sample.text)
    if root is None or not (root.declared or root.whole) or root.is_html:
        return None
    if root.local == "rdf":
        feed = any(space in sample.text[:10_000] for space in _RSS1)
        return FileType("a feed (RSS 1.0)", _ARTICLE) if feed else FileType("data in XML (RDF)", _DATA)
    if not root.declared and root.doctype is None and not root.spaces and root.local not in _KNOWN:
        # a text may begin with anything in angle brackets; a document ends as it began
        return FileType(f"XML ({root.name[:40]})", _PANDOC) if sample.text.endswith(f"</{root.name}>") else None
    return _KNOWN.get(root.local) or FileType(f"XML ({root.name[:40]})", _PANDOC)
