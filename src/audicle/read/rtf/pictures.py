"""The pictures of an RTF document (RTF 1.9.1, "Pictures")."""

from __future__ import annotations

from dataclasses import dataclass, field
from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from audicle.read.rtf.declared import Declared
    from audicle.read.rtf.tree import Group

_KINDS = {
    "pngblip": "png",
    "jpegblip": "jpg",
    "emfblip": "emf",
    "wmetafile": "wmf",
    "dibitmap": "bmp",
    "macpict": "pict",
}
_DRAWN = ("emf", "wmf", "pict")  # instructions to draw; nothing here can follow them


@dataclass(slots=True)
class Pictures:
    """The pictures that were met, by the names that the HTML calls them by."""

    tables: Declared
    found: dict[str, bytes] = field(default_factory=dict)
    lost: int = 0  # drawings that nobody here can read and that have no description

    def html(self, picture: Group, words: str = "") -> str:
        """Return a ``pict`` as HTML; ``words`` describe it where it does not do so itself."""
        about = picture.words()
        kind = next((ending for word, ending in _KINDS.items() if word in about), "")
        words = self._words(picture) or words
        content = b"" if kind in _DRAWN else picture.binary()
        if not content:
            self.lost += not words
            return f'<img alt="{escape(words)}">' if words else ""
        name = f"picture-{len(self.found) + 1}.{kind or 'bin'}"
        self.found[name] = content
        return f'<img src="{name}" alt="{escape(words)}">'

    def _words(self, picture: Group) -> str:
        return next((said for group in picture.groups("picprop") if (said := self.described(group))), "")

    def described(self, properties: Group) -> str:
        """Return the description in the properties of a picture or shape (``wzDescription``)."""
        for pair in properties.groups("sp"):
            name = " ".join(self.tables.text(one) for one in pair.groups("sn"))
            if name == "wzDescription":
                return " ".join(self.tables.text(one) for one in pair.groups("sv"))
        return ""
