"""The styles of an OpenDocument text (ODF 1.3 part 3, 16): what each says of its paragraphs and runs."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

from audicle.read.markup.xml import attribute, child, children, descendants
from audicle.read.office.roles import paragraph_role, run_role

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml import etree

_LONGEST = 30  # styles based on one another
_ENCODED = re.compile(r"_([0-9a-fA-F]{1,4})_")  # a character that no name may have; 19.502
_BOLD = re.compile(r"bold|[6-9]00")
_FIXED = re.compile(r"mono|courier|consol|fixed", re.IGNORECASE)
_FO = "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"


@dataclass(frozen=True, slots=True)
class Look:
    """What runs of a style look like, as far as it says something."""

    elements: tuple[str, ...] = ()  # the HTML elements that say the same, the outermost first
    hidden: bool = False
    language: str = ""
    font: str = ""


@dataclass(slots=True)
class Styles:
    """The styles of a document, by family and name."""

    found: dict[tuple[str, str], etree._Element] = field(default_factory=dict)
    _defaults: list[etree._Element] = field(default_factory=list)

    def read(self, root: etree._Element) -> None:
        """Take the styles of a part, common and automatic ones."""
        for style in descendants(root, "style"):
            self.found.setdefault((attribute(style, "family"), attribute(style, "name")), style)

    def chain(self, family: str, name: str) -> Iterator[etree._Element]:
        """Yield a style and those it is based on, each once."""
        seen: set[str] = set()
        while (family, name) in self.found and name not in seen and len(seen) < _LONGEST:
            seen.add(name)
            style = self.found[family, name]
            yield style
            name = attribute(style, "parent-style-name")

    def role(self, name: str) -> str:
        """Return what the paragraphs of a style are, see ``paragraph_role``: by its own name or one it is based on."""
        for style in self.chain("paragraph", name):
            if role := paragraph_role(shown_name(style)):
                return role
        # pandoc names styles that it does not declare
        return "" if ("paragraph", name) in self.found else paragraph_role(_apart(decoded(name)))

    def has_name(self, style: str, name: str) -> bool:
        """Tell whether a paragraph style, or one it is based on, is called ``name``, in small letters."""
        return any(shown_name(one).lower() == name for one in self.chain("paragraph", style))

    def is_hidden(self, name: str) -> bool:
        """Tell whether the paragraphs of a style are not shown (20.421)."""
        return self._look("paragraph", name).hidden

    def look(self, name: str) -> Look:
        """Return what runs of a style look like."""
        return self._look("text", name)

    def list_of(self, name: str) -> str:
        """Return the list style that a paragraph style names; "" if none."""
        return next(
            (said for style in self.chain("paragraph", name) if (said := attribute(style, "list-style-name"))), ""
        )

    def language(self) -> str:
        """Return the language of the default paragraph style (20.203); "" if it says none."""
        for style in self._defaults:
            if language := _language(style):
                return language
        return ""

    def read_defaults(self, root: etree._Element) -> None:
        """Take the defaults of a part."""
        normal = [style for (family, name), style in self.found.items() if family == "paragraph" and name == "Standard"]
        others = [one for one in descendants(root, "default-style") if attribute(one, "family") == "paragraph"]
        self._defaults = [*normal, *others]

    def _look(self, family: str, name: str) -> Look:
        role = ""
        said: dict[str, str] = {}
        for style in self.chain(family, name):
            role = role or (run_role(shown_name(style)) if family == "text" else "")
            properties = child(style, "text-properties")
            for key, value in properties.attrib.items() if properties is not None else ():
                space, _, local = str(key)[1:].partition("}")
                said.setdefault(f"fo:{local}" if space == _FO else local, str(value))
        elements = [role] if role else []
        if _BOLD.fullmatch(said.get("fo:font-weight", "")) and role != "strong":
            elements.append("strong")
        if said.get("fo:font-style") in ("italic", "oblique") and role not in ("em", "cite"):
            elements.append("em")
        if (
            said.get("text-line-through-style", "none") != "none"
            or said.get("text-line-through-type", "none") != "none"
        ):
            elements.append("s")
        position = said.get("text-position", "").split()[:1]
        if position:
            elements.extend(_raised(position[0]))
        font = said.get("font-name", "")
        if family == "text" and not role and _FIXED.search(font):
            elements.append("code")
        return Look(
            tuple(elements),
            said.get("display") == "none",
            _tag(said.get("fo:language", ""), said.get("fo:country", "")),
            font,
        )


@lru_cache(maxsize=512)
def decoded(name: str) -> str:
    """Return the name of a style as people see it."""
    return _ENCODED.sub(lambda m: chr(int(m[1], 16)), name)


def _apart(name: str) -> str:
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name)


def shown_name(style: etree._Element) -> str:
    """Return the name of a style as people see it (19.476)."""
    return attribute(style, "display-name") or decoded(attribute(style, "name"))


def _raised(position: str) -> tuple[str, ...]:
    """Return the element of a place above or below the line, in words or percent (20.422)."""
    if position.startswith("-") or position == "sub":
        return ("sub",)
    return ("sup",) if position == "super" or position.strip("+0%") else ()


def _language(style: etree._Element) -> str:
    for properties in children(style, "text-properties"):
        if tag := _tag(properties.get(f"{{{_FO}}}language", ""), properties.get(f"{{{_FO}}}country", "")):
            return tag
    return ""


def _tag(language: str, country: str) -> str:
    if language in ("", "none", "zxx", "mul", "und"):
        return ""
    return f"{language}-{country}" if country not in ("", "none") else language
