"""Pictures and what belongs to them: which are worth showing, which words are their caption and their credit."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from audicle.model import Figure, Inline, LineBreak, plain
from audicle.read.html.inlines import inlines, tidy
from audicle.read.html.page import Page, Words, pixels
from audicle.read.html.pictures import name_of, source_of
from audicle.read.html.tree import class_of, join, safe_link, text_of

if TYPE_CHECKING:
    from audicle.read.html.tree import Element

CAPTION = re.compile(
    r"caption|cutline|legend|\bdek-image|(?:image|photo|img|pic|picture|media|figure|asset|lede|lead|hero|art|gallery)"
    r"[-_]*(?:desc|text|info|title|meta|details|subtitle|credit|copyright|source|byline)",
    re.IGNORECASE,
)
CREDIT = re.compile(
    r"credit|copyright|photographer|attribution|(?:image|photo|media|img)[-_]*(?:source|byline|author|by)",
    re.IGNORECASE,
)
_FRAME = re.compile(
    r"image|img|photo|pic(?:ture)?s?\b|figure|media|thumb|caption|hero|lede|lead[-_]?art|gallery|slide|visual|illustration|embed|asset",
    re.IGNORECASE,
)
_NOT_CONTENT = re.compile(
    r"\b(?:icon|icons|logo|logos|avatar|gravatar|emoji|sprite|badge|button|btn|spinner|author|byline|headshot|profile|"
    r"share|social|rating|flag|arrow|tracker|tracking|pixel|beacon|advert|promo)\b|gravatar|avatar|\blogo|logo\b",
    re.IGNORECASE,
)
_BY_ADDRESS = re.compile(
    r"(?:^|[/_.-])(?:icons?|logos?|avatars?|gravatar|emoji|sprites?|badge|button|btn|spinner|pixel|beacon|1x1|"
    r"feedburner|doubleclick|scorecardresearch|quantserve)(?:$|[/_.0-9-])|"
    r"(?:^|/)(?:facebook|twitter|whatsapp|pinterest|instagram|linkedin|youtube|rss|email)(?:[_-]?\d+)?\.\w+$",
    re.IGNORECASE,
)
_PHOTO_BY = re.compile(
    r"^\W*(?:(?:photo|image|picture|illustration|foto|bild|crédit|credit|source|courtesy|getty|reuters|ap)\b.{0,80})$",
    re.IGNORECASE,
)
_FILLINGS = frozenset(
    ("img", "amp-img", "table", "pre", "code", "blockquote", "iframe", "video", "audio", "svg", "math")
)
_SMALL = 60  # pixels, of which an ornament has fewer on a side, and characters, of which a label has fewer
_LONG = 700  # characters; a caption is not longer


def find_pictures(page: Page) -> None:
    """Fill ``page.pictures`` with every picture worth showing, and take its caption and credit out of the text."""
    seen: dict[tuple[Element, str], Element] = {}
    for image in page.body.iter("img", "amp-img", "amp-anim", "figure"):
        source = source_of(image)
        if image.tag == "figure":
            if _is_empty(image):
                page.pictures[image] = Words()
            continue
        if not source or not _is_content(image, source):
            continue
        figure = next(image.iterancestors("figure"), None)
        if figure is not None:
            # the same picture in several sizes: a blurred one first, the best one last
            page.pictures.pop(seen.get((figure, name_of(source)), image), None)
            seen[figure, name_of(source)] = image
        page.pictures[image] = Words()
    for image in page.pictures:
        words = _words_of(image, page)
        page.pictures[image] = words
        page.taken.update(words.caption, words.credit)


def figure_of(image: Element, page: Page) -> Figure:
    """Return the picture as a figure with its caption, credit and where it leads."""
    words = page.pictures[image]
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
        href=href,
    )


def _is_content(image: Element, source: str) -> bool:
    sizes = [pixels(image.get(side)) for side in ("width", "height")]
    if any(0 < size < _SMALL for size in sizes) or source.startswith("data:image/svg"):
        return False
    figure = next(image.iterancestors("figure"), None)
    if figure is not None and figure.find(".//figcaption") is not None:
        return True
    names = " ".join((class_of(image), *(class_of(item) for item in list(image.iterancestors())[:2])))
    if _NOT_CONTENT.search(names.replace("_", "-")) and figure is None:
        return False
    path = source.split("?", maxsplit=1)[0].rsplit("/", 2)
    return source.startswith("data:") or not _BY_ADDRESS.search("/".join(path[-2:]))


def _is_empty(figure: Element) -> bool:
    """Tell whether a figure has words but has lost its picture: pages fill it in by script."""
    caption = figure.find(".//figcaption")
    if caption is None or not text_of(caption) or len(text_of(figure)) - len(text_of(caption)) > _SMALL:
        return False
    return not any(item.tag in _FILLINGS for item in figure.iter())


def _words_of(image: Element, page: Page) -> Words:
    figure = image if image.tag == "figure" else next(image.iterancestors("figure"), None)
    if figure is not None and figure.find(".//table") is None and figure.find(".//pre") is None:
        found = _in_figure(image, figure, page)
        if found.caption or found.credit:
            return found
    return _around(image, page)


def _in_figure(image: Element, figure: Element, page: Page) -> Words:
    """Return the words of a ``figure``: its ``figcaption``, and what else is written in it."""
    first = next((item for item in figure.iter() if item in page.pictures), None)
    own = next(
        (
            item
            for item in image.iterancestors()
            if item is figure or (_count(item, page) == 1 and item.find(".//figcaption") is not None)
        ),
        figure,
    )
    if own is figure and first is not image:
        return Words()
    captions = [item for item in own.iter("figcaption") if next(item.iterancestors("figure")) is figure]
    if captions:
        return _split(captions, [item for item in _leaves(own, page) if not _inside(item, captions)], page)
    return _split(_leaves(own, page), [], page)


def _around(image: Element, page: Page) -> Words:
    """Return the words beside a picture that no ``figure`` holds together."""
    child = image
    for level, around in enumerate(image.iterancestors()):
        if around.tag in ("body", "article", "main", "section") or level > 5 or _count(around, page) > 1:  # noqa: PLR2004
            break
        text = text_of(around)
        if len(text) > _LONG:
            break
        if around.tag == "p" and text and around not in page.holders:
            return _split([around], [], page) if _is_captioned_line(around, image) else Words()
        named = [
            item
            for item in around.iter()
            if item not in page.taken
            and (item.tag == "figcaption" or CAPTION.search(class_of(item)))
            and text_of(item)
            and image not in item.iterdescendants()
        ]
        outermost = [
            item for item in named if not any(other is not item and item in other.iterdescendants() for other in named)
        ]
        if outermost:
            return _split(outermost, [], page)
        if text and around.tag != "p" and _FRAME.search(class_of(around)) and not _is_link_list(around):
            return _split([item for item in _leaves(around, page) if image not in item.iter()], [], page)
        child = around
    return _after(child, page)


def _is_captioned_line(line: Element, image: Element) -> bool:
    """Tell whether a paragraph is a picture and, below it, its caption: short, or all slanted or small."""
    text = text_of(line)
    before = [item for item in line.iterdescendants() if item in image.iterancestors()]
    head = before[0] if before else image
    if (line.text or "").strip() or head.getprevious() is not None or (head.tail or "").strip():
        return False
    slanted = "".join(text_of(item) for item in line.iter("em", "i", "small"))
    following = head.getnext()
    broken = following is not None and following.tag == "br"
    return len(slanted) >= len(text) or (broken and len(text) < _LONG // 3)


def _after(frame: Element, page: Page) -> Words:
    """Return the caption that stands in the element after a picture that stands alone."""
    following = frame.getnext()
    if following is None or following in page.taken or (frame.tail or "").strip() or text_of(frame):
        return Words()
    text = text_of(following)
    if not text or len(text) > _LONG or any(item in page.pictures for item in following.iter("img")):
        return Words()
    if CAPTION.search(class_of(following)):
        return _split([following], [], page)
    slanted = "".join(text_of(item) for item in following.iter("em", "i", "small", "figcaption"))
    whole = len(slanted) >= len(text) or _PHOTO_BY.match(text)
    if (
        following.tag in ("p", "div", "span", "small", "em", "i")
        and whole
        and len(text) < _LONG // 2
        and following not in page.holders
    ):
        return _split([following], [], page)
    return Words()


def _split(found: list[Element], others: list[Element], page: Page) -> Words:
    """Tell credits from captions by what the site calls them, and take a credit out of the caption it stands in."""
    caption: list[Element] = []
    credit = [item for item in others if text_of(item)]
    for element in found:
        if CREDIT.search(class_of(element)) and not re.search("caption", class_of(element)):
            credit.append(element)
            continue
        inner = [
            item
            for item in element.iterdescendants()
            if item not in page.taken and CREDIT.search(class_of(item)) and not item.find(".//img")
        ]
        inner = [
            item for item in inner if not any(parent in inner for parent in item.iterancestors()) and text_of(item)
        ]
        if inner and text_of(element) == " ".join(text_of(item) for item in inner):
            credit.append(element)
            continue
        credit.extend(inner)
        caption.append(element)
    return Words(tuple(caption), tuple(dict.fromkeys(credit)))


def _leaves(around: Element, page: Page) -> list[Element]:
    """Return the outermost elements with text of their own below ``around`` that hold no picture."""
    found: list[Element] = []
    stack = [around]
    while stack:
        element = stack.pop()
        if element in page.taken or not text_of(element):
            continue
        has_picture = any(item.tag in ("img", "amp-img") for item in element.iter())
        whole = element not in page.holders or element.tag == "figcaption"
        if whole and not has_picture and element is not around:
            found.append(element)
        else:
            stack.extend(reversed(element))
    return found


def _count(around: Element, page: Page) -> int:
    return sum(item in page.pictures for item in around.iter())


def _inside(item: Element, parents: list[Element]) -> bool:
    return item in parents or any(parent in parents for parent in item.iterancestors())


def _is_link_list(around: Element) -> bool:
    """Tell whether the words beside a picture are a link: then it is a teaser, not a caption."""
    linked = sum(len(text_of(link)) for link in around.iter("a"))
    return linked > len(text_of(around)) * 0.6 or any(item.tag in ("h1", "h2", "h3", "h4") for item in around.iter())
