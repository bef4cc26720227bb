"""One section of the article as one document of the book."""

from __future__ import annotations

from typing import TYPE_CHECKING

from audicle.publish.epub import language
from audicle.publish.epub.blocks import render
from audicle.publish.epub.notes import notes_section
from audicle.publish.epub.xhtml import document, element, line, visible
from audicle.titlepage import title_lines

if TYPE_CHECKING:
    from audicle.model import Metadata, Section
    from audicle.publish.epub.page import Page, Shared
    from audicle.publish.epub.xhtml import Element

_TAGS = {"title": "h1", "subtitle": "p", "byline": "p", "date": "p"}
_ROLES = {"subtitle": "doc-subtitle"}


def book_title(shared: Shared) -> str:
    """Return the article's title on one line, or words that say that it has none."""
    title = shared.article.metadata.title
    return line(title) if visible(title) else shared.say("untitled")


def section_document(page: Page, section: Section | None, *, first: bool) -> Element:
    """Return the document of a section, with the title page above it if it is the ``first``.

    ``section`` is None for an article without sections: the title page is all there is.
    """
    shared = page.shared
    title = book_title(shared)
    header = _title_page(page, shared.article.metadata) if first else None
    body = element("body", None, "\n", header)
    name = title
    if section:
        made = _section(page, section, header)
        page.content(body, [made])
        name = line(section.title) if section.title and visible(section.title) else title
    attributes = {"class": shared.columns, **language.attributes(shared.language)}
    return document(name, attributes, body, "../style.css")


def _title_page(page: Page, metadata: Metadata) -> Element:
    lines = []
    for title_line in title_lines(metadata):
        text = title_line.text if visible(title_line.text) else page.shared.say("untitled")
        attributes = {"class": title_line.id, "role": _ROLES.get(title_line.id)}
        if title_line.id in ("title", "subtitle"):
            attributes["epub:type"] = title_line.id
        lines.append(page.text(_TAGS[title_line.id], title_line.id, text, attributes))
    page.base = 1
    # as high as the sections, so that they do not all stand below the first
    level = min((section.level for section in page.shared.article.sections if section.heading), default=1)
    page.enter(level, book_title(page.shared), lines[0].get("id"))
    page.title = page.shared.names.take("titlepage")
    return page.content(element("header", {"id": page.title, "epub:type": "titlepage"}), lines)


def _section(page: Page, section: Section, header: Element | None) -> Element:
    heading = nameless = None
    if section.heading and visible(section.heading.text):
        page.base += 1
        heading = page.unit(
            f"h{page.base}", section.heading.id, section.heading.inlines, spoken=section.heading.language
        )
        page.enter(section.level, section.heading.text, heading.get("id"))
    else:
        if section.heading and section.heading.inlines:  # without words it leads nowhere, but it may hold a note's mark
            nameless = page.unit("p", section.heading.id, section.heading.inlines)
        if header is None:
            page.enter(section.level, page.shared.say("introduction"), None)
    label = heading if heading is not None else header[0] if header is not None else None
    attributes: dict[str, str | None] = {
        "id": page.shared.names.take(section.id),
        "epub:type": "chapter",
        "role": "doc-chapter",
        "aria-labelledby": label.get("id") if label is not None else None,
        "aria-label": None if label is not None else page.shared.say("introduction"),
    }
    page.start = attributes["id"]
    content = [heading, nameless, *render(section.blocks, page)]
    return page.content(element("section", attributes), [*content, notes_section(page, section, page.base + 1, render)])
