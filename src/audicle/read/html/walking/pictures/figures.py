"""Pictures and what belongs to them: which are worth showing, which words are their caption and their credit."""

from __future__ import annotations

import re
from itertools import takewhile
from typing import TYPE_CHECKING

from audicle.model import Figure, Inline, LineBreak, plain
from audicle.read.html.page import Page, Words, pixels
from audicle.read.html.tree import class_of, join, safe_link, text_of
from audicle.read.html.walking.inlines import inlines, tidy
from audicle.read.html.walking.pictures.addresses import name_of, source_of
from audicle.read.html.walking.pictures.captions import words_of

if TYPE_CHECKING:
    from audicle.read.html.tree import Element

_NOT_CONTENT = re.compile(
    r"\b(?:(?<!gallery-)icon|icons|logo|logos|avatar|gravatar|emoji|sprite|badge|button|btn|spinner|author|byline|headshot|profile|"
    r"share|social|rating|flag|arrow|tracker|tracking|pixel|beacon|advert|promo)\b|gravatar|avatar|\blogo|logo\b",
    re.IGNORECASE,
)
_BY_ADDRESS = re.compile(
    r"(?:^|[/_.-])(?:icons?|logos?|avatars?|gravatar|emoji|sprites?|badge|button|btn|spinner|pixel|beacon|1x1|"
    r"feedburner|doubleclick|scorecardresearch|quantserve)(?:$|[/_.0-9-])|"
    r"(?:^|/)(?:facebook|twitter|whatsapp|pinterest|instagram|linkedin|youtube|rss|email)(?:[_-]?\d+)?\.\w+$",
    re.IGNORECASE,
)
_FILLINGS = frozenset(
    ("img", "amp-img", "table", "pre", "code", "blockquote", "iframe", "video", "audio", "svg", "math")
)
_SMALL = 60  # pixels, of which an ornament has fewer on a side, and characters, of which a label has fewer


def find_pictures(page: Page) -> None:
    """Fill ``page.pictures`` with every picture worth showing, and take its caption and credit out of the text."""
    seen: dict[tuple[Element, str], Element] = {}
    for image in page.body.iter("img", "amp-img", "amp-anim", "figure"):
        source = source_of(image)
        if image.tag == "figure":
            if _is_empty(image):
                page.pictures[image] = Words()
            continue
        if not (_is_content(image, source) if source else _is_lost(image)):
            continue
        figure = next(image.iterancestors("figure"), None)
        if figure is not None:
            # the same picture in several sizes: a blurred one first, the best one last
            page.pictures.pop(seen.get((figure, name_of(source or "")), image), None)
            seen[figure, name_of(source or "")] = image
        page.pictures[image] = Words()
    for image in page.pictures:
        words = words_of(image, page)
        page.pictures[image] = words
        page.taken.update(words.caption, words.credit)


def figure_of(image: Element, page: Page) -> Figure:
    """Return the picture as a figure with its caption, credit and where it leads."""
    words = page.pictures[image]
    page.shown.add(image)
    parts: list[Inline] = []
    for element in words.caption:
        run = inlines(element, page)
        if run and plain(run) not in plain(tuple(parts)):
            parts += [LineBreak(), *run] if parts else run
    credits_ = [text for element in words.credit if (text := plain(inlines(element, page)))]
    link = next(image.iterancestors("a"), None)
    href = safe_link(page.base, link.get("href") or "") if link is not None else None
    alt = " ".join((image.get("alt") or "").split()) or None
    decorative = alt is None and (image.get("role") in ("presentation", "none") or image.get("aria-hidden") == "true")
    return Figure(
        "",
        src=join(page.base, source) if (source := source_of(image)) else None,
        alt=alt,
        decorative=decorative,
        caption=tidy(parts),
        credit=" ".join(dict.fromkeys(credits_)) or None,
        description=image.get("description"),
        href=href or _description_elsewhere(image, page),
    )


def _description_elsewhere(image: Element, page: Page) -> str | None:
    """Return the address of a long description that is another page: there the picture leads."""
    address = (image.get("longdesc") or "").strip()
    return safe_link(page.base, address) if address and not address.startswith("#") else None


def _is_lost(image: Element) -> bool:
    """Tell whether a picture without an address is the only one of a figure with a caption: a script would show it."""
    figure = next(image.iterancestors("figure"), None)
    if figure is None or figure.find(".//figcaption") is None:
        return False
    return not any(source_of(other) for other in figure.iter("img", "amp-img"))


def _is_content(image: Element, source: str) -> bool:
    if image.get("drawing"):
        return True  # which are worth showing was judged when they were found
    sizes = [pixels(image.get(side)) for side in ("width", "height")]
    if any(0 < size < _SMALL for size in sizes) or source.startswith("data:image/svg"):
        return False
    figure = next(image.iterancestors("figure"), None)
    if figure is not None and figure.find(".//figcaption") is not None:
        return True
    if figure is None and _is_ornament([image, *list(image.iterancestors())[:2]]):
        return False
    path = source.split("?", maxsplit=1)[0].rsplit("/", 2)
    return source.startswith("data:") or not _BY_ADDRESS.search("/".join(path[-2:]))


def _is_ornament(outward: list[Element]) -> bool:
    """Tell whether a picture, or what holds little but it, is called like an ornament of the page."""
    if not _NOT_CONTENT.search(" ".join(map(class_of, outward)).replace("_", "-")):
        return False
    own = takewhile(lambda item: len(text_of(item)) < _SMALL, outward)
    return bool(_NOT_CONTENT.search(" ".join(map(class_of, own)).replace("_", "-")))


def _is_empty(figure: Element) -> bool:
    """Tell whether a figure has words but has lost its picture: pages fill it in by script."""
    caption = figure.find(".//figcaption")
    if caption is None or not text_of(caption) or len(text_of(figure)) - len(text_of(caption)) > _SMALL:
        return False
    return not any(item.tag in _FILLINGS for item in figure.iter())
