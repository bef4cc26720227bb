"""What the visible page says of its article, and htmldate's answer: asked for only where nobody else has one."""

from __future__ import annotations

import copy
import re
from functools import cached_property
from typing import TYPE_CHECKING

from htmldate import find_date
from lxml import etree

from audicle.read.dates import iso_date
from audicle.read.html.about.bylines import Byline, bylines
from audicle.read.html.about.dated import dates_beside
from audicle.read.html.about.markup import times
from audicle.read.html.tree import class_of, text_of

if TYPE_CHECKING:
    from audicle.read.html.tree import Element


_SUBTITLE = re.compile(
    r"(?:^|[\s_-])(?:dek|deck|standfirst|sub-?title|sub-?head(?:line|ing)?|strapline)(?:$|[\s_-])", re.IGNORECASE
)
_LONGEST = 400  # characters; more is an abstract
_AROUND = ("header", "hgroup", "div")


class Visible:
    """The visible page, and htmldate's answer: asked for only where nobody else has one."""

    def __init__(self, root: Element, url: str, title: str) -> None:
        """Take the page, its address, and the article's title."""
        self._root = root
        self._url = url
        self._title = title

    @cached_property
    def bylines(self) -> tuple[Byline, ...]:
        """Lines that may name the authors, the most likely first."""
        return tuple(bylines(self._root.find("body"), self._title))

    @property
    def subtitle(self) -> str | None:
        """The line right below a heading of level 1 that the site calls its subtitle."""
        for heading in self._root.iter("h1"):
            following = heading.getnext()
            if following is None and heading.getparent() is not None and heading.getparent().tag in _AROUND:
                following = heading.getparent().getnext()
            if following is not None and following.tag in ("p", "h2", "div") and _SUBTITLE.search(class_of(following)):
                text = text_of(following)
                return text if 0 < len(text) <= _LONGEST and following.find(".//p[2]") is None else None
        return None

    def written(self, language: str | None) -> str | None:
        """Return the date of the visible page: one said to be of publication, else one beside the title, or the first.

        ``language`` (BCP 47) is the article's.
        """
        body = self._root.find("body")
        dates = [(date, marked) for text, marked in times(body) if (date := iso_date(text))]
        if marked := next((date for date, marked in dates if marked), None):
            return marked
        near = dates_beside(body, self._title, language, self._url)
        return near[0][1] if near else next((date for date, _ in dates), None)

    @property
    def published(self) -> str | None:
        """The date, if its day, month and year stand together in the page: a part left out must not be made up."""
        try:
            found = find_date(
                copy.deepcopy(self._root), original_date=True, extensive_search=False, url=self._url or None
            )
        except (ValueError, TypeError):
            return None
        date = iso_date(found)
        if not date:
            return None
        year, month, day = (int(part) for part in date.split("-"))
        forward = rf"{year}\D{{1,3}}0?{month}\D{{1,3}}0?{day}\b"
        written = rf"{forward}|\b0?{day}\D{{1,3}}0?{month}\D{{1,3}}{year}|{date.replace('-', '')}"
        return date if re.search(written, etree.tostring(self._root, encoding="unicode")) else None
