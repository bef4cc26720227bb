"""Every run of text gets an element of its own, so that it can be judged and read by itself.

Pages put text straight into ``div``, ``td`` or ``body``, beside blocks, with ``<br><br>`` between what are paragraphs.
Here each such run is put into a ``p``; what looks the same to a reader then looks the same to the walker.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import html

if TYPE_CHECKING:
    from audicle.read.html.tree import Element

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_CONTAINERS = (
    "address article aside blockquote body center dd details dir div dl dt fieldset figcaption figure footer form "
    "header hgroup hr html iframe legend li main menu nav ol p pre search section summary table tbody td tfoot th "
    "thead tr caption colgroup ul amp-iframe amp-youtube amp-video video audio"
)
BLOCKS = frozenset((*_CONTAINERS.split(), *HEADINGS))
# Their text is a leaf even with two line breaks in it
_WHOLE = frozenset(("pre", "dt", "summary", "caption", "figcaption", "th", "math", *HEADINGS))
_MEDIA = ("img", "amp-img", "svg", "math", "amp-anim", "picture")


def wrap_runs(body: Element) -> frozenset[Element]:
    """Put loose text into paragraphs, in place. Return the elements that hold blocks; the others are leaves."""
    holders: set[Element] = set()
    for element in body.iter(*BLOCKS):
        _hold(element.getparent(), holders)
    for line in body.iter("br"):
        following = line.getnext()
        parent = line.getparent()
        if following is None or following.tag != "br" or (line.tail or "").strip() or parent in holders:
            continue
        if not any(around.tag in _WHOLE for around in line.iterancestors()):
            _hold(parent, holders)
            if parent is not None and parent.tag == "p":
                parent.tag = "div"
    holders.add(body)
    for element in [body, *body.iterdescendants()]:
        if element in holders and element.tag not in _WHOLE:
            _wrap(element, holders)
    return frozenset(holders)


def _hold(element: Element | None, holders: set[Element]) -> None:
    while element is not None and element not in holders:
        holders.add(element)
        element = element.getparent()


def _wrap(element: Element, holders: set[Element]) -> None:
    """Put each run of text and inline elements between the blocks of ``element`` into a ``p``."""
    children = list(element)
    text, element.text = element.text, None
    runs = _Runs(element)
    runs.add_text(text)
    for place, child in enumerate(children):
        tail, child.tail = child.tail, None
        if child.tag in BLOCKS or child in holders:
            runs.close()
            element.append(child)
        elif child.tag == "br" and not (tail or "").strip() and _is_break(children, place + 1):
            runs.close()
        else:
            runs.add(child)
        runs.add_text(tail)
    runs.close()


class _Runs:
    def __init__(self, parent: Element) -> None:
        self.parent = parent
        self.text = ""
        self.nodes: list[Element] = []

    def add(self, node: Element) -> None:
        self.nodes.append(node)

    def add_text(self, text: str | None) -> None:
        if not text:
            return
        if self.nodes:
            self.nodes[-1].tail = (self.nodes[-1].tail or "") + text
        else:
            self.text += text

    def close(self) -> None:
        """End the run: what says or shows something becomes a paragraph."""
        while self.nodes and not self.text.strip() and self.nodes[0].tag == "br":
            self.text = self.nodes.pop(0).tail or ""
        while self.nodes and self.nodes[-1].tag == "br" and not (self.nodes[-1].tail or "").strip():
            self.nodes.pop()
        if self.text.strip() or any((node.tail or "").strip() or _shows(node) for node in self.nodes):
            run = html.Element("p")
            run.text = self.text
            run.extend(self.nodes)
            self.parent.append(run)
        else:
            self.parent.extend(self.nodes)
        self.text, self.nodes = "", []


def _shows(node: Element) -> bool:
    return any(item.tag in _MEDIA for item in node.iter()) or bool("".join(node.itertext()).strip())


def _is_break(children: list[Element], place: int) -> bool:
    return place < len(children) and children[place].tag == "br"
