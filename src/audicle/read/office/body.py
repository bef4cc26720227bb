"""The HTML of an office document, made paragraph by paragraph: what belongs together stands in one list or listing."""

from __future__ import annotations

from dataclasses import dataclass, field

_FRONT = ("title", "subtitle", "author", "date", "caption", "toc")  # classes that the steps after this one know
_DEEPEST = 10  # levels of lists


@dataclass(slots=True)
class _Open:
    """A list that is not at its end."""

    level: int
    marker: str  # "" for one with signs
    value: int  # of its last item


@dataclass(slots=True)
class Body:
    """The HTML of a document as far as it is made. All that is given to it is HTML, escaped where it is text."""

    _made: list[str] = field(default_factory=list)
    _group: str = ""  # the element that is open around paragraphs of one kind
    _lists: list[_Open] = field(default_factory=list)

    def paragraph(self, role: str, content: str, attributes: str = "") -> None:
        """Add a paragraph; ``role`` is what ``paragraph_role`` returns, ``attributes`` begin with a space."""
        self.end_lists()
        if role == "code":
            # an empty line is a line of the listing
            self._made.append(content if self._begin("pre") else f"\n{content}")
            return
        if not content.strip():
            return
        if role == "quote":
            self._begin("blockquote")
            self._made.append(f"<p{attributes}>{content}</p>")
            return
        self._begin("")
        if role.startswith("h"):
            self._made.append(f"<{role}{attributes}>{content}</{role}>")
        else:
            named = f' class="{role}"' if role in _FRONT else ""
            self._made.append(f"<p{named}{attributes}>{content}</p>")

    def block(self, content: str) -> None:
        """Add a block, such as a table: to the open item of a list where there is one."""
        if not self._lists:
            self._begin("")
        self._made.append(content)

    def item(self, content: str, level: int, marker: str, value: int) -> None:
        """Add an item of a list at a level from 0; ``marker`` is as the attribute ``type`` of HTML, "" for a sign."""
        self._begin("")
        level = min(level, _DEEPEST)
        while self._lists and self._lists[-1].level > level:
            self._close()
        if self._lists and self._lists[-1].level == level and not self._goes_on(self._lists[-1], marker, value):
            self._close()
        if self._lists and self._lists[-1].level == level:
            self._lists[-1].value = value
            self._made.append(f"</li><li>{content}")
            return
        self._lists.append(_Open(level, marker, value))
        self._made.append(f'<ol type="{marker}" start="{value}"><li>' if marker else "<ul><li>")
        self._made.append(content)

    def end_lists(self) -> None:
        """End all lists: what comes next belongs to none of their items."""
        while self._lists:
            self._close()

    def html(self) -> str:
        """Return all that was added."""
        self.end_lists()
        self._begin("")
        return "".join(self._made)

    def _goes_on(self, last: _Open, marker: str, value: int) -> bool:
        return last.marker == marker and (not marker or value == last.value + 1)

    def _close(self) -> None:
        self._made.append("</li></ol>" if self._lists.pop().marker else "</li></ul>")

    def _begin(self, group: str) -> bool:
        """Open the element around paragraphs of a kind, and say whether it was not open."""
        if group == self._group:
            return False
        if self._group:
            self._made.append(f"</{self._group}>")
        if group:
            self._made.append(f"<{group}>")
        self._group = group
        return True
