"""The styles of a Word document (ECMA-376 part 1, 17.7): what each is based on, and which of them are headings."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from audicle.read.markup.xml import attribute, child, children

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml import etree

_LONGEST = 30  # styles based on one another
_BODY = "9"  # the level of what is no heading (17.3.1.20)
_HEADING = re.compile(r"heading (\d)", re.IGNORECASE)
_KNOWN = re.compile(r"heading \d|title|subtitle|toc ?\w*|contents.*|caption", re.IGNORECASE)


@dataclass(slots=True)
class Styles:
    """The styles of a document by their ids."""

    found: dict[str, etree._Element] = field(default_factory=dict)
    default: str = ""  # of paragraphs that name none

    def read(self, root: etree._Element) -> None:
        """Take what styles.xml says, and give each heading of another name the name that says its level, in place."""
        for style in children(root, "style"):
            name = attribute(style, "styleId")
            self.found.setdefault(name, style)
            if attribute(style, "type") == "paragraph" and attribute(style, "default") in ("1", "true", "on"):
                self.default = name
        named = {name: attribute(child(style, "name"), "val") for name, style in self.found.items()}
        for name, style in self.found.items():
            called = child(style, "name")
            if attribute(style, "type") != "paragraph" or called is None or _KNOWN.fullmatch(named[name]):
                continue
            if level := self._level(name, named):
                key = next(str(key) for key in called.attrib if str(key).rpartition("}")[2] == "val")
                called.set(key, f"heading {level}")

    def chain(self, name: str) -> Iterator[str]:
        """Yield a style and those it is based on, each once."""
        seen: set[str] = set()
        while name in self.found and name not in seen and len(seen) < _LONGEST:
            seen.add(name)
            yield name
            name = attribute(child(self.found[name], "basedOn"), "val")

    def is_heading(self, name: str) -> bool:
        """Tell whether a style is one of headings."""
        return bool(_HEADING.fullmatch(attribute(child(self.found.get(name), "name"), "val")))

    def _level(self, name: str, named: dict[str, str]) -> int:
        """Return the level of a heading, from 1, that a style or one it is based on says it is; 0 for other styles."""
        for one in self.chain(name):
            level = attribute(child(child(self.found[one], "pPr"), "outlineLvl"), "val")
            if level:
                return int(level) + 1 if level.isdecimal() and level < _BODY and len(level) == 1 else 0
            if match := _HEADING.fullmatch(named[one]):
                return int(match[1])
        return 0
