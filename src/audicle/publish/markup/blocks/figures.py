"""Figures as XHTML: the picture with its alternative text, and what belongs to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from audicle.agreed import alternatives
from audicle.model import ids
from audicle.model.characters import line
from audicle.publish.markup.links import href
from audicle.publish.markup.units import write_text, write_unit
from audicle.publish.markup.xhtml import element, put

if TYPE_CHECKING:
    from audicle.model import Figure
    from audicle.publish.markup.page import Page
    from audicle.publish.markup.pictures import Picture
    from audicle.publish.markup.xhtml import Element


_CREDIT: dict[str, str | None] = {"class": "credit", "epub:type": "credit", "role": "doc-credit"}


def figure(block: Figure, page: Page) -> Element:
    """Return a figure. A picture that could not be loaded leaves its alternative text, caption and credit."""
    caption = write_unit(page, "p", ids.caption_unit(block.id), block.caption) if block.caption else None
    credit = write_text(page, "p", ids.credit_unit(block.id), block.credit, _CREDIT) if block.credit else None
    description = _description(block, page)
    made = element("figure", {"id": page.shared.names.take(block.id)})
    about = None
    if caption is not None or credit is not None:
        about = page.content(element("figcaption"), [caption, credit])
    if caption is not None and line(block.caption_text):
        put(made, {"aria-labelledby": caption.get("id")})
    picture = page.shared.pictures.get(block.src)
    if picture and not block.decorative:
        name = line(block.caption_text) or line(alternatives.alternative(block) or "")
        page.name(page.illustrations, name, made.get("id"))
    if picture:
        shown: Element | None = _image(block, picture, page, description)
    else:
        shown = _missing(block, page)
    return page.content(made, [shown, description, about])


def alternative(block: Figure, page: Page) -> str:
    """Return the alternative text of a picture: where the source gives none, words that say so."""
    if block.decorative:
        return ""
    return line(alternatives.alternative(block) or "") or line(page.shared.say("image_no_alt"))


def _image(block: Figure, picture: Picture, page: Page, description: Element | None) -> Element:
    # decoration has no details: a reader would have to take it for a picture after all (WAI-ARIA 1.2, 7.2)
    details = description.get("id") if description is not None and not block.decorative else None
    image = element(
        "img",
        {
            "src": f"../{picture.file}",
            "alt": alternative(block, page),
            "role": "presentation" if block.decorative else None,
            "width": str(picture.width) if picture.width > 0 else None,
            "height": str(picture.height) if picture.height > 0 else None,
            "aria-details": details,
        },
    )
    page.whole(image, ids.image_unit(block.id), told=not block.decorative)
    target = href(block.href, page.shared.article.metadata.source) if block.href and not block.decorative else None
    return element("a", {"href": target}, image) if target else image


def _missing(block: Figure, page: Page) -> Element | None:
    """Return what stands in the place of a picture that is not there, the words that are heard, None if none are."""
    unit = ids.image_unit(block.id)
    told = not block.decorative and bool(block.alt or block.src)
    if not told and unit not in page.cues:
        return None
    alt = line(alternatives.alternative(block) or "")
    if alternatives.repeats_caption(block):
        text = page.shared.say("image")  # its caption stands below, and says the rest
    else:
        text = f"{page.shared.say('image')} {alt}" if alt else page.shared.say("image_no_alt")
    return page.whole(element("p", {"class": "missing"}, text), unit, told=told)


def _description(block: Figure, page: Page) -> Element | None:
    text = alternatives.long_description(block)
    if text is None:
        return None
    name = page.shared.names.take(f"{block.id}-details")
    unit = ids.description_unit(block.id)
    heard = unit in page.cues
    words = write_text(page, "p", unit, text)
    if heard:
        # what is heard must be seen: closed, it would hide the sentence that is highlighted; and what is seen must be
        # heard: a label to open it by is not
        return page.content(element("div", {"id": name, "class": "details"}), [words])
    made = element("details", {"id": name})
    summary = element("summary", page.shared.ours, page.shared.say("description"))
    return page.content(made, [summary, words])
