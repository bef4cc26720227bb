"""What the readers of an element know about the place where it stands."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from functools import cache
from typing import TYPE_CHECKING, TypeAlias

from lxml.html import HtmlElement

from audicle.model import Block
from audicle.read.languages.article import normalise

if TYPE_CHECKING:
    from collections.abc import Mapping

    from audicle.progress import Progress

# A part of an element's content: a run of characters, or an element
Node: TypeAlias = str | HtmlElement


@dataclass(frozen=True, slots=True)
class Context:
    """The surroundings of an element. ``language`` is what it is in, ``said`` what the model around it says."""

    name: str  # the source, for messages
    progress: Progress
    notes: Mapping[str, tuple[str, str]] = field(default_factory=dict)  # id and label of each note by its own label
    language: str | None = None
    said: str | None = None

    def within(self, element: HtmlElement) -> Context:
        """Return the context of what is inside ``element``."""
        language = language_of(element)
        return replace(self, language=language) if language else self

    def told(self) -> Context:
        """Return the context inside a part of the model that says the language itself."""
        return replace(self, said=self.language)

    @property
    def new_language(self) -> str | None:
        """The language, where the model around does not say it yet."""
        return self.language if self.language != self.said else None


def content(element: HtmlElement) -> list[Node]:
    """Return what stands in an element, in order."""
    nodes: list[Node] = [element.text] if element.text else []
    for child in element:
        if isinstance(child.tag, str):
            nodes.append(child)
        if child.tail:
            nodes.append(child.tail)
    return nodes


Reader: TypeAlias = Callable[[Iterable[Node], "Context"], tuple[Block, ...]]  # reads nodes into blocks


def classes(element: HtmlElement) -> tuple[str, ...]:
    """Return an element's classes, lower case."""
    return tuple((element.get("class") or "").lower().split())


def language_of(element: HtmlElement) -> str | None:
    """Return the language that an element declares, as a BCP 47 tag."""
    declared = element.get("lang") or element.get("xml:lang")
    return _normalised(declared) if declared else None


_normalised = cache(normalise)
