"""Characters with their reading beside them: ``ruby`` made so that its text is the characters alone."""

from __future__ import annotations

from typing import Any

from lxml import etree

READING = "audicle-reading"  # the attribute that holds the reading


def take_readings(root: Any) -> None:
    """Put each ``ruby`` of an HTML tree, in place, as one ``ruby`` a pair: the characters, and an attribute READING.

    What stands there for browsers that do not know ruby (``rp``), and a second reading (``rtc``), goes. HTML, 4.5.10.
    """
    for element in reversed(list(root.iter("ruby"))):  # the innermost first
        parent = element.getparent()
        if parent is None:
            continue
        pairs = _Pairs(element)
        following = element
        for pair in pairs.made:
            following.addnext(pair)
            following = pair
        following.tail = element.tail
        element.tail = None
        parent.remove(element)


class _Pairs:
    """The pairs of one ruby, made in the order of its content."""

    def __init__(self, ruby: Any) -> None:
        self._ruby = ruby
        self.made: list[Any] = []
        self._open = False  # whether more characters join the last pair
        self._text(ruby.text)
        for child in list(ruby):
            tail, child.tail = child.tail, None
            if child.tag == "rt":
                self._read(child)
            elif child.tag == "rb":
                self._open = False
                self._pair().text = "".join(child.itertext())
                self._open = False
            elif child.tag not in ("rp", "rtc"):
                self._pair().append(child)
            self._text(tail)

    def _pair(self) -> Any:
        if not self._open:
            made = self._ruby.makeelement("ruby", dict(self._ruby.attrib))
            self.made.append(made)
            self._open = True
        return self.made[-1]

    def _text(self, text: str | None) -> None:
        if text is None or not text.strip():
            return  # white space between the parts is the author's layout
        pair = self._pair()
        if len(pair):
            pair[-1].tail = (pair[-1].tail or "") + text
        else:
            pair.text = (pair.text or "") + text

    def _read(self, rt: Any) -> None:
        etree.strip_elements(rt, "rp", "rb", "rtc", with_tail=False)
        reading = " ".join("".join(rt.itertext()).split())
        unread = next((pair for pair in self.made if pair.get(READING) is None), None)
        if unread is not None and reading:
            unread.set(READING, reading)
        self._open = False
