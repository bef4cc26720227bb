"""What a page holds besides its article.

Its markup and what the site's makers call it are hints. They count together with what the element holds: links, an
invitation, a form, words that stand elsewhere as well, its place beside the article. They never count against running
text under a heading in the midst of the article.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from audicle.read.html.finding.names import Hint, Weight, hint_of
from audicle.read.html.finding.phrases import FILING, INVITATION, REFERENCES, points, site_line
from audicle.read.html.prepare import ASKS
from audicle.read.html.tree import class_of

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

    from audicle.read.html.finding.holdings import Content, Holdings
    from audicle.read.html.finding.leaves import Leaf
    from audicle.read.html.page import Page
    from audicle.read.html.tree import Element

NAVIGATION = "navigation"
NOTICE = "notice or advertisement"
FOOTER = "page header or footer"
OTHER = "another article"
FORM = "form"

_SHORT = 600  # characters; an invitation is not longer
_QUESTIONS = 2  # one is a poll
_BEGINNING = 16  # words, by which a text is known again
_LINES = 3  # in which an invitation says that it is one
_SECTIONS = 2  # headings alike
_TEXT = 3  # paragraphs of running text are a text, with or without a heading
_UNNAMED = ("p", "body", "html", "em", "strong", "a", "span", "figure", "figcaption", "img", "h1")
_MOST = 0.35  # of the article in an element: it is no furniture, whatever it is called
_TAGS = {"nav": NAVIGATION, "menu": NAVIGATION, "dialog": NOTICE}
_ROLES = {
    "navigation": NAVIGATION, "search": NAVIGATION, "menu": NAVIGATION, "menubar": NAVIGATION, "banner": FOOTER,
    "contentinfo": FOOTER, "dialog": NOTICE, "alertdialog": NOTICE, "alert": NOTICE, "toolbar": NAVIGATION,
}  # fmt: skip


class Furniture:
    """Tells what of a page is furniture."""

    def __init__(self, page: Page, holdings: Holdings, title: str, trusted: AbstractSet[Element] = frozenset()) -> None:
        """Take the page, what its elements hold, and the article's title as ``titles.key`` returns it.

        ``trusted`` are elements that are not furniture, whatever they are called.
        """
        self._trusted = trusted
        self._page = page
        self._holdings = holdings
        self._known: dict[Element, str | None] = {}
        self._suspected: dict[Element, bool] = {}
        self._said = Counter(leaf.words[:_BEGINNING] for leaf in holdings.leaves)
        self._first, self._last = self._span(title)
        inside = holdings.leaves[self._first : self._last + 1]
        self._levels = Counter(leaf.element.tag for leaf in inside if leaf.is_heading and leaf.found)

    def why(self, element: Element) -> str | None:
        """Return why an element is furniture, by itself or by what it stands in."""
        if element not in self._known:
            parent = element.getparent()
            outer = self.why(parent) if parent is not None and element is not self._page.body else None
            if outer is None and (own := self._judged(element) or self._other_article(element)):
                outer = None if self._only_shows(element) else own
            self._known[element] = outer
        return self._known[element]

    def is_marked(self, element: Element) -> bool:
        """Tell whether an element stands in what is furniture by its markup, whatever it is called."""
        return any(_marked(item) and self._hint(item) for item in (element, *element.iterancestors()))

    def is_apart(self, element: Element) -> bool:
        """Tell whether an element stands in what no second reading takes for the article.

        That is furniture by its markup; and, outside of what holds the article, by a name that little else has.
        """
        why = self.why(element)
        if why in (None, FORM):
            return why is not None
        outward = (element, *element.iterancestors())
        if self.is_marked(element):
            return True
        around = self._holdings.around
        if around is not self._page.body and around in outward:
            return False
        hints = [hint for item in outward if (hint := self._hint(item))]
        return any(hint.telling and hint.weight > Weight.WEAK for hint in hints)

    def _span(self, title: str) -> tuple[int, int]:
        """Return the places of the first and the last leaf that are the article beyond doubt, the title included."""
        region = self._holdings.region
        sure = [
            place
            for place, leaf in enumerate(self._holdings.leaves)
            if leaf.found
            and not self._is_suspected(leaf.element)
            and not site_line(leaf.text, leaf.linked)
            and (leaf.element is region or region in leaf.element.iterancestors())
        ]
        if not sure:
            return 0, -1
        above = [place for place in range(sure[0]) if self._holdings.leaves[place].says(title)]
        return (above[-1] if above else sure[0]), sure[-1]

    def _is_suspected(self, element: Element) -> bool:
        """Tell whether an element, or what it stands in, has a name or markup that tells of furniture."""
        if element not in self._suspected:
            parent = element.getparent()
            outer = parent is not None and element is not self._page.body and self._is_suspected(parent)
            hint = None if outer else self._hint(element)
            self._suspected[element] = outer or (hint is not None and hint.weight > Weight.WEAK)
        return self._suspected[element]

    def _is_most(self, element: Element) -> bool:
        """Tell whether an element holds so much of the article that it is no furniture, whatever it is called."""
        return element in self._trusted or self._holdings.found(element) > self._holdings.total * _MOST

    def _hint(self, element: Element) -> Hint | None:
        """Return what an element's markup and names say of it, None if they do not count for what it holds."""
        hint = _hint(element)
        if hint is None or not self._is_most(element):
            return hint
        tells = hint.telling and hint.weight > Weight.WEAK and element not in self._trusted
        return hint if tells and self._holdings.is_beside(element) else None

    def _judged(self, element: Element) -> str | None:
        """Return why an element is furniture by itself: its name or markup, if what it holds agrees."""
        if element.get(ASKS) and not self._is_most(element) and self._is_form(element):
            return FORM
        hint = self._hint(element)
        return hint.why if hint and self._agrees(element, hint) else None

    def _is_form(self, element: Element) -> bool:
        """Tell whether a form is only that. Questions, lists and running text in one are text."""
        content = self._holdings.content(element)
        if element.get(ASKS) == "yes":
            return content.paragraphs < _TEXT - 1 or content.running * 2 < content.chars
        leaves = self._holdings.leaves[content.first : content.end]
        questions = sum(leaf.text.endswith(("?", "\uff1f")) for leaf in leaves)
        return not content.paragraphs and questions < _QUESTIONS and element.find(".//dl") is None

    def _agrees(self, element: Element, hint: Hint) -> bool:
        """Tell whether what an element holds, and where it stands, is as its name has it."""
        weight = hint.weight
        content = self._holdings.content(element)
        leaves = self._holdings.leaves[content.first : content.end]
        inside = (
            self._first < content.first
            and content.end <= self._last
            and self._holdings.region in element.iterancestors()
        )
        if element.find(".//blockquote") is not None and (inside or weight < Weight.SURE):
            return False  # a post that the article shows
        if not leaves:
            return weight > Weight.WEAK
        if leaves[0].is_heading and REFERENCES.match(leaves[0].text):
            return weight is Weight.SURE
        if (
            content.linked * 2 > content.chars
            or self._invites(leaves, content, weight)
            or self._is_repeated(leaves, inside=inside)
        ):
            return True
        if weight is Weight.WEAK:
            return False
        if content.running * 2 < content.chars:
            return True
        return not inside and (hint.telling or content.linked > 0 or not self._is_section(leaves[0]))

    def _is_section(self, leaf: Leaf) -> bool:
        """Tell whether a leaf is a heading of the same level as several of the article."""
        return leaf.is_heading and self._levels[leaf.element.tag] >= _SECTIONS

    @staticmethod
    def _invites(leaves: list[Leaf], content: Content, weight: Weight) -> bool:
        """Tell whether a short text is the site's, by its first line, its heading or an invitation in it.

        Words that point elsewhere where they are links do so above links as well, if the name tells.
        """
        if content.chars > _SHORT or content.paragraphs >= _TEXT:
            return False
        lines = [(leaf.is_heading, site_line(leaf.text, leaf.linked)) for leaf in leaves[:_LINES]]
        if weight > Weight.WEAK and content.linked and points(leaves[0].text):
            return True
        return any(
            why == INVITATION or (why not in (None, FILING) and (heading or not place))
            for place, (heading, why) in enumerate(lines)
        )

    def _is_repeated(self, leaves: list[Leaf], *, inside: bool) -> bool:
        """Tell whether a text stands elsewhere in the page as well: all of it, or beside the article its paragraphs."""
        running = [leaf for leaf in leaves if leaf.is_running]
        return all(self._said[leaf.words[:_BEGINNING]] > 1 for leaf in (leaves if inside or not running else running))

    def _only_shows(self, element: Element) -> bool:
        """Tell whether all the text in an element is captions of pictures in it."""
        pictures = [
            item for item in element.iter() if item in self._page.pictures and self._page.pictures[item].caption
        ]
        linked = any(next(item.iterancestors("a"), None) is not None for item in pictures)
        return bool(pictures) and not linked and not any(item in self._holdings.by_element for item in element.iter())

    def _other_article(self, element: Element) -> str | None:
        """Return why an ``article`` that is not the one that holds most of the text is not part of it.

        Its heading leads to it, or it stands in another and leads away or has a date, as comments have.
        """
        if element.tag != "article" or self._is_most(element) or element.find(".//blockquote") is not None:
            return None
        links = [link for link in element.iter("a") if not (link.get("href") or "#").startswith("#")]
        if any(next(link.iterancestors("h1", "h2", "h3", "h4"), None) is not None for link in links):
            return OTHER
        inside = any(self._holdings.found(item) > 0 for item in element.iterancestors("article"))
        return OTHER if inside and (links or element.find(".//time") is not None) else None


def _hint(element: Element) -> Hint | None:
    """Return what an element's markup and names say of it."""
    why = _marked(element)
    if why:
        return Hint(why, Weight.SURE)
    names = "" if element.tag in _UNNAMED else class_of(element)
    return hint_of(names) if names else None


def _marked(element: Element) -> str | None:
    """Return what an element is by its markup, if that is no part of an article."""
    tag = element.tag
    role = (element.get("role") or "").lower()
    if tag in _TAGS or role in _ROLES:
        return _TAGS.get(tag) or _ROLES[role]
    if tag == "footer" and not any(item.tag in ("blockquote", "figure") for item in element.iterancestors()):
        return FOOTER
    return None
