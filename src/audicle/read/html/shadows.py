"""Shadow trees that a page writes down (HTML, 13.2.6.4.4, "declarative shadow roots"): what they show is read."""

from __future__ import annotations

from typing import Any, TypeAlias

Element: TypeAlias = Any  # lxml's; see ``tree``

_MODES = ("open", "closed")


def show_shadows(root: Element) -> None:
    """Put the content of shadow trees where browsers show it, in place.

    The first ``template`` of an element that has ``shadowrootmode`` becomes a ``div``; what else the element holds
    moves into the first slot of its name (DOM, 4.2.2.4), and what has no slot stays behind.
    """
    shadows: dict[Element, Element] = {}  # by host
    for template in root.iter("template"):
        if (template.get("shadowrootmode") or "").lower() in _MODES:
            shadows.setdefault(template.getparent(), template)
    for host, shadow in shadows.items():
        shadow.tag = "div"
        _fill(shadow, host)


def _fill(shadow: Element, host: Element) -> None:
    """Move what stands in a host beside its shadow tree to where that has a place for it."""
    light: dict[str, list[Element]] = {}
    for child in host:
        if child is not shadow:
            light.setdefault(child.get("slot") or "", []).append(child)
    loose, host.text = host.text or "", None
    for slot in list(shadow.iter("slot")):
        name = slot.get("name") or ""
        assigned = light.pop(name, [])
        text, loose = ("", loose) if name else (loose, "")
        if assigned or text.strip():
            del slot[:]
            slot.text = text
            slot.extend(assigned)
    shadow.tail = loose + (shadow.tail or "")
