"""From an office document's HTML to what the walker knows: captions to their pictures, lines of cells apart."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import html

from audicle.read.markup.unjudged import text_of

if TYPE_CHECKING:
    from lxml.html import HtmlElement

DECORATIVE = "\ue000decorative"  # put where a picture's alternative text would stand
_LINES = ("p", "li", "pre", "h1", "h2", "h3", "h4", "h5", "h6")  # of a cell


def prepare(body: HtmlElement) -> None:
    """Make the document fit for the walker, in place."""
    for image in body.iter("img"):
        if image.get("alt") == DECORATIVE:
            image.set("alt", "")
            image.set("role", "presentation")
        elif (image.get("alt") or "").startswith("data:"):
            image.set("alt", "")  # programs put the address where nobody wrote a description
    for caption in list(body.iter("p")):
        if caption.get("class") == "caption" and text_of(caption):
            _put_to_what_it_names(caption)
    for listing in body.iter("pre"):
        _plain(listing)
    for link in list(body.iter("a")):
        if (link.get("href") or "#").startswith("#"):
            link.drop_tag()
    for cell in body.iter("td", "th"):
        lines = [line for line in cell.iter(*_LINES) if line.find(".//li") is None and line.find(".//p") is None]
        for line in lines[:-1]:
            line.append(html.Element("br"))  # what follows is another line
    for box in body.iter("input"):
        # a box at the beginning of an item makes the item a task
        item = next(box.iterancestors("li"), None)
        if item is not None and text_of(item):
            item.set("class", "task-list-item")


def _plain(listing: HtmlElement) -> None:
    """Make a listing its characters alone: its lines are runs of their own, with a break after each."""
    for end in list(listing.iter("br")):
        end.tail = f"\n{end.tail or ''}"
        end.drop_tree()
    for run in list(listing.iter("code")):
        run.drop_tag()


def _put_to_what_it_names(caption: HtmlElement) -> None:
    """Put a caption and the picture above it, or the table below or above it, into one ``figure``."""
    above, below = caption.getprevious(), caption.getnext()
    if above is not None and above.tag == "p" and above.find(".//img") is not None and not text_of(above):
        target = above
    elif below is not None and below.tag == "table":
        target = below
    elif above is not None and above.tag == "table":
        target = above
    elif below is not None and below.tag == "p" and below.find(".//img") is not None and not text_of(below):
        target = below
    else:
        return
    figure = html.Element("figure")
    target.addprevious(figure)
    figure.append(target)
    caption.tag = "figcaption"
    figure.append(caption)
