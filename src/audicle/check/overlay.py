"""Media overlays as players read them: which text is heard when. EPUB 3.3, 9, and SMIL 3.0, clock values."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from audicle.agreed.clock import clock
from audicle.check.markup import children, descendants
from audicle.check.package import resolved

if TYPE_CHECKING:
    from audicle.check.markup import Element
    from audicle.check.package import Item


@dataclass(frozen=True, slots=True)
class Par:
    """One piece of text and the sound of it."""

    document: str  # path of the text's document, "" if there is none
    id: str  # of the text's element, "" for the whole document
    audio: str  # path of the sound, "" if there is none
    begin: float | None  # seconds in the sound; None: the time is not one
    end: float | None  # seconds in the sound; None: at its end, unless the time is not one
    valid: bool  # the times are times
    element: Element


@dataclass(frozen=True, slots=True)
class Overlay:
    """One overlay document."""

    item: Item
    pars: tuple[Par, ...]  # in playing order
    root: Element

    @property
    def playing(self) -> float | None:
        """How many seconds all clips play together, None if that is not told by the overlay alone."""
        clips = [par for par in self.pars if par.audio]
        if not all(par.valid and par.end is not None for par in clips):
            return None
        return sum((par.end or 0.0) - (par.begin or 0.0) for par in clips)


def read_overlay(item: Item, root: Element) -> Overlay:
    """Return the overlay of a manifest item."""
    return Overlay(item, tuple(_par(par, item.path) for par in descendants(root, "par")), root)


def _par(par: Element, base: str) -> Par:
    text = next(children(par, "text"), None)
    audio = next(children(par, "audio"), None)
    document, name = resolved(text.get("src", ""), base) if text is not None else ("", "")
    sound = resolved(audio.get("src", ""), base)[0] if audio is not None else ""
    begin: float | None = 0.0
    end = None
    valid = True
    if audio is not None:
        begin = clock(audio.get("clipBegin", "0"))
        written = audio.get("clipEnd")
        end = clock(written) if written is not None else None
        valid = begin is not None and (end is not None or written is None)
    return Par(document, name, sound, begin, end, valid, par)
