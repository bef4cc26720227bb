"""Blocks as XHTML."""

from __future__ import annotations

from typing import TYPE_CHECKING

from audicle.model import blocks as b
from audicle.model import ids
from audicle.model.characters import line
from audicle.model.inlines import Text, plain
from audicle.publish.markup.blocks.figures import figure
from audicle.publish.markup.blocks.tables import table
from audicle.publish.markup.inlines import formula
from audicle.publish.markup.language import attributes as language_attributes
from audicle.publish.markup.links import href
from audicle.publish.markup.units import write_text, write_unit
from audicle.publish.markup.xhtml import add, element, put, visible

if TYPE_CHECKING:
    from collections.abc import Sequence

    from audicle.publish.markup.page import Page
    from audicle.publish.markup.xhtml import Element


def render(blocks: Sequence[b.Block], page: Page) -> list[Element]:
    """Return the blocks as elements, in order."""
    return [_placed(block, page) for block in blocks]


def _placed(block: b.Block, page: Page) -> Element:
    made = _render(block, page)
    page.shared.places.written(block.id, made)
    return made


def _render(block: b.Block, page: Page) -> Element:
    match block:
        case b.Heading():
            return _heading(block, page)
        case b.Paragraph():
            return write_unit(page, "p", block.id, block.inlines, spoken=block.language)
        case b.List():
            return _list(block, page)
        case b.DefinitionList():
            return _definitions(block, page)
        case b.Quote():
            return _quote(block, page)
        case b.Figure():
            return figure(block, page)
        case b.Table():
            return table(block, page)
        case b.Code():
            return _code(block, page)
        case b.Math():
            made = element(
                "div", {"class": "math", "tabindex": "0"}, formula(block.mathml, block.text, page, block=True)
            )
            return page.whole(made, block.id, told=bool(block.text.strip()))
        case b.Aside():
            return _aside(block, page)
        case b.Rule():
            return element("hr")
        case b.Embed():
            return _embed(block, page)


def _heading(block: b.Heading, page: Page) -> Element:
    if not visible(block.text):  # an empty heading leads nowhere
        return write_unit(page, "p", block.id, block.inlines, spoken=block.language)
    made = write_unit(page, f"h{page.heading_level(block.level)}", block.id, block.inlines, spoken=block.language)
    page.enter(block.level, block.text, made.get("id"), block.language)
    return made


def _list(block: b.List, page: Page) -> Element:
    attributes: dict[str, str | None] = {"id": page.shared.names.take(block.id)}
    if block.ordered:
        attributes |= _counting(block)
    if any(done is not None for done in block.checked):
        attributes["class"] = "tasks"
    entries = []
    for number, item in enumerate(block.items):
        done = block.checked[number] if number < len(block.checked) else None
        content = render(item, page)
        entry = element("li")
        if done is not None:
            _tick(entry, content, page, done=done)
        entries.append(page.content(entry, content))
    return page.content(element("ol" if block.ordered else "ul", attributes), entries)


def _counting(block: b.List) -> dict[str, str | None]:
    """Return the attributes that say how a list counts, where it is not from 1 upwards in numbers."""
    usual = len(block.items) if block.reversed else 1
    return {
        "start": str(block.start) if block.start != usual else None,
        "reversed": "reversed" if block.reversed else None,
        "type": block.marker if block.marker != "1" else None,
    }


def _tick(entry: Element, content: list[Element], page: Page, *, done: bool) -> None:
    """Put the box of a task before its first words."""
    name = line(page.shared.say("task_done" if done else "task_open")).rstrip(":：")
    box = element("span", {"class": "box", "role": "img", "aria-label": name}, "☑" if done else "☐")
    if content and content[0].tag.endswith("}p"):
        box.tail = f" {content[0].text or ''}"
        content[0].text = None
        content[0].insert(0, box)
    else:
        add(entry, (box, " "))


def _definitions(block: b.DefinitionList, page: Page) -> Element:
    """Return a ``dl``: one or more ``dt``, one or more ``dd``, and so on (HTML, 4.4.9)."""
    content: list[Element] = []
    for entry in block.entries:
        if entry.term or not content:
            term = write_unit(page, "dt", entry.id, entry.term)
            page.shared.places.written(entry.id, term)
            content.append(term)
        if entry.blocks:
            content.append(page.content(element("dd"), render(entry.blocks, page)))
    if content and content[-1].tag.endswith("}dt"):
        content.append(element("dd"))
    return page.content(element("dl", {"id": page.shared.names.take(block.id)}), content)


def _quote(block: b.Quote, page: Page) -> Element:
    attributes = {"id": page.shared.names.take(block.id), **language_attributes(block.language, page.shared.language)}
    if block.language is None:
        attributes = {"id": attributes["id"]}
    if block in page.shared.pull_quotes:
        attributes |= {"epub:type": "pullquote", "role": "doc-pullquote"}
    quoted = page.content(element("blockquote", attributes), render(block.blocks, page))
    if not block.citation:
        return quoted
    caption = write_unit(page, "p", ids.citation_unit(block.id), block.citation)
    return page.content(element("figure", {"class": "quote"}), [quoted, element("figcaption", None, caption)])


def _code(block: b.Code, page: Page) -> Element:
    language = line(block.language or "").split(" ")[0]
    made = write_unit(
        page, "code", block.id, (Text(block.text),), {"class": f"language-{language}" if language else None}
    )
    # a keyboard can scroll what has the focus; reading systems do not all wrap long lines
    return element("pre", {"tabindex": "0", "dir": "ltr"}, made)


def _aside(block: b.Aside, page: Page) -> Element:
    made = element(
        "aside", {"id": page.shared.names.take(block.id), "class": "box", "epub:type": "sidebar", "role": "note"}
    )
    title = write_text(page, "p", ids.title_unit(block.id), block.title, {"class": "title"}) if block.title else None
    if title is not None and visible(block.title or ""):
        put(made, {"aria-labelledby": title.get("id")})
    return page.content(made, [title, *render(block.blocks, page)])


def _embed(block: b.Embed, page: Page) -> Element:
    target = href(block.href, page.shared.article.metadata.source)
    name = line(block.title) if visible(block.title) else line(block.href)
    words = element("a", {"href": target}, name) if target else element("span", None, name)
    if target and (poster := page.shared.pictures.get(block.poster)):
        # the link's words name it; the picture adds nothing to them
        shown = element("img", {"src": f"../{poster.file}", "alt": "", "role": "presentation"})
        shown.tail, words.text = words.text, None
        words.insert(0, shown)
    return page.whole(element("p", {"class": "embed"}, words), block.id, told=bool(plain((Text(name),)).strip()))
