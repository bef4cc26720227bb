"""One section of the article as one document of the book."""

from __future__ import annotations

from typing import TYPE_CHECKING

from audicle.agreed.titlepage import title_lines
from audicle.model.characters import line
from audicle.model.ids import opening_unit
from audicle.publish.markup import language
from audicle.publish.markup.blocks.rendering import render
from audicle.publish.markup.notes import notes_section, with_notes
from audicle.publish.markup.units import write_text, write_unit
from audicle.publish.markup.xhtml import document, element, visible

if TYPE_CHECKING:
    from collections.abc import Mapping

    from audicle.model import Article, Metadata, Section
    from audicle.publish.markup.page import Page, Shared
    from audicle.publish.markup.xhtml import Element

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
    header = _title_page(page, shared.article) if first else None
    body = element("body", None, "\n", header)
    name = title
    around = body
    if section and section.opens:
        header = _opening(page, section, section.opens)
        part = {"epub:type": "part", "role": "doc-part", "aria-labelledby": header[0].get("id")}
        around = page.content(element("section", part), [header])
        page.content(body, [around])
    if section and (section.heading or section.blocks or shared.notes.of_section[section.id]):
        page.content(around, [_section(page, section, header)])
    if section:
        own = section.opens.title if section.opens else section.title
        name = line(own) if own and visible(own) else title
    attributes = {"class": shared.columns, **language.attributes(shared.language)}
    return document(name, attributes, body, "../style.css")


def _opening(page: Page, section: Section, metadata: Metadata) -> Element:
    """Return what stands above an article of a collection."""
    lines = _lines(page, metadata, {line.id: opening_unit(section.id, line.id) for line in title_lines(metadata)})
    page.enter(1, metadata.title if visible(metadata.title) else page.shared.say("untitled"), lines[0].get("id"))
    return page.content(element("header", {"class": "opening"}), lines)


def _lines(page: Page, metadata: Metadata, units: Mapping[str, str]) -> list[Element]:
    """Return title, subtitle, authors and date, each as the unit that ``units`` names for it."""
    lines = []
    for title_line in title_lines(metadata):
        text = title_line.text if visible(title_line.text) else page.shared.say("untitled")
        attributes = {"class": title_line.id, "role": _ROLES.get(title_line.id)}
        if title_line.id in ("title", "subtitle"):
            attributes["epub:type"] = title_line.id
        lines.append(write_text(page, _TAGS[title_line.id], units.get(title_line.id, title_line.id), text, attributes))
    page.base = 1
    return lines


def _title_page(page: Page, article: Article) -> Element:
    lines = _lines(page, article.metadata, {})
    # as high as the sections, so that they do not all stand below the first; above all articles of a collection
    level = min(
        (1 if section.opens else section.level for section in article.sections if section.opens or section.heading),
        default=1,
    )
    page.enter(level, book_title(page.shared), lines[0].get("id"))
    page.title = page.shared.names.take("titlepage")
    return page.content(element("header", {"id": page.title, "epub:type": "titlepage"}), lines)


def _section(page: Page, section: Section, header: Element | None) -> Element:
    heading = nameless = None
    if section.heading and visible(section.heading.text):
        page.base += 1
        heading = write_unit(
            page, f"h{page.base}", section.heading.id, section.heading.inlines, spoken=section.heading.language
        )
        page.enter(section.level, section.heading.text, heading.get("id"), section.heading.language)
    else:
        if section.heading and section.heading.inlines:  # without words it leads nowhere, but it may hold a note's mark
            nameless = write_unit(page, "p", section.heading.id, section.heading.inlines)
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
    if section.heading and heading is not None:
        page.shared.places.written(section.heading.id, heading)
    content = with_notes(page, section, heading if heading is not None else nameless, render)
    return page.content(element("section", attributes), [*content, notes_section(page, section, page.base + 1, render)])
