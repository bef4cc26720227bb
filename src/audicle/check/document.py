"""A content document: its elements in order, by name, by attribute and by id."""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property
from typing import TYPE_CHECKING

from audicle.check.markup import OPS, XML, Element, name_of, words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from audicle.check.package import Item

_NOTHING: list[Element] = []
# What is not a text's language: what machines write, and what is named rather than said
_NOT_PROSE = {"code", "pre", "kbd", "samp", "var", "math:math", "script", "style", "svg:svg", "title", "head"}


class Document:
    """An XHTML or SVG document of the book."""

    def __init__(self, path: str, item: Item | None, root: Element, fault: str) -> None:
        """Take a parsed document; ``fault`` says what is wrong with its XML, "" for nothing."""
        self.path = path
        self.item = item
        self.root = root
        self.fault = fault
        self.elements: list[Element] = list(root.iter("*"))
        self.ids: dict[str, Element] = {}
        self.order: dict[str, int] = {}
        self.doubled: list[Element] = []
        self._names: dict[str, list[Element]] = defaultdict(list)
        self._having: dict[str, list[Element]] = defaultdict(list)
        for number, element in enumerate(self.elements):
            self._names[name_of(element)].append(element)
            attributes = element.keys()
            for attribute in attributes:
                self._having[str(attribute)].append(element)
            if "id" not in attributes:
                continue
            id_ = element.get("id", "")
            if id_ in self.ids:
                self.doubled.append(element)
            else:
                self.ids[id_] = element
                self.order[id_] = number

    def named(self, *names: str) -> list[Element]:
        """Return the elements that have one of the names, those of each name in order."""
        if len(names) == 1:
            return self._names.get(names[0], _NOTHING)
        return [element for name in names for element in self._names.get(name, ())]

    def having(self, *attributes: str) -> list[Element]:
        """Return the elements that have one of the attributes, in order."""
        found = [self._having[name] for name in attributes if name in self._having]
        if len(found) <= 1:
            return found[0] if found else _NOTHING
        return self.in_order(element for elements in found for element in elements)

    def in_order(self, elements: Iterable[Element]) -> list[Element]:
        """Return elements in the order of the document, each once."""
        wanted = set(elements)
        return [element for element in self.elements if element in wanted] if len(wanted) > 1 else list(wanted)

    @property
    def attributes(self) -> Iterable[str]:
        """The names of the attributes of all elements."""
        return self._having.keys()

    @cached_property
    def typed(self) -> list[Element]:
        """The elements that have a role or an ``epub:type``."""
        return self.having("role", f"{{{OPS}}}type")

    @cached_property
    def classes(self) -> frozenset[str]:
        """The classes of all elements."""
        return frozenset(name for element in self.having("class") for name in (element.get("class") or "").split())

    def names(self) -> frozenset[str]:
        """Return the names of all elements."""
        return frozenset(self._names)

    @property
    def body(self) -> Element | None:
        """The document's body, None if it has none."""
        return next(iter(self.named("body")), None)

    @cached_property
    def prose(self) -> tuple[tuple[Element, str], ...]:
        """The pieces of text that are somebody's words, in order, each with the element that it stands in."""
        found: list[tuple[Element, str]] = []
        left_out: set[Element] = set()
        for element in self.elements:
            parent = element.getparent()
            if parent in left_out or name_of(element) in _NOT_PROSE:
                left_out.add(element)
            elif words(element.text):
                found.append((element, element.text or ""))
            if parent is not None and parent not in left_out and words(element.tail):
                found.append((parent, element.tail or ""))
        return tuple(found)

    @cached_property
    def languages(self) -> dict[Element, str]:
        """The language that each element is in, "" where none is declared."""
        found: dict[Element, str] = {}
        for element in self.elements:
            own = language_of(element)
            parent = element.getparent()
            found[element] = found.get(parent, "") if own is None and parent is not None else own or ""
        return found


def language_of(element: Element) -> str | None:
    """Return the language that an element itself declares, None if it declares none."""
    return element.get(f"{{{XML}}}lang", element.get("lang"))
