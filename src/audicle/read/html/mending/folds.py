"""What a page folds away: accordions and tabs, unfolded, each panel below its label."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lxml import html

from audicle.read.html.tree import class_of, drop, text_of

if TYPE_CHECKING:
    from audicle.read.html.tree import Element

_OPENS = re.compile(r"accordion|collaps|toggle|expand|faq", re.IGNORECASE)
_HIDING = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)\s*!?\w*\s*;?", re.IGNORECASE)
_TITLED = ("h1", "h2", "h3", "h4", "h5", "h6", "dt", "summary")
_TOOLS = ("nav", "header", "footer")
_LABELS = ".//*[@role='tablist' or contains(@class, 'tabbed-labels')]"
_PANELS = ("tabpanel", "tabbed-block", "tab-pane")
_LONGEST, _LEAST = 160, 40  # characters of a label, of what it opens
_NEAR = 3  # elements outward from the labels, in which the panels stand


def unfold(body: Element) -> None:
    """Show what accordions and tabs hide, and put the label of each part above it, in place.

    A menu is none: what a label opens says something, and is not mostly links.
    """
    tabs = body.xpath(_LABELS)
    buttons = [button for button in body.iter("button") if button.getparent() is not None]
    if not tabs and not buttons:
        return
    named = {element.get("id"): element for element in body.xpath(".//*[@id]")}
    for labels in tabs:
        if labels.getparent() is not None:
            _unfold_tabs(labels, named)
    for button in buttons:
        _unfold_button(button, named)


def _unfold_tabs(labels: Element, named: dict[str, Element]) -> None:
    parts = labels.xpath(".//*[@role='tab']") or [child for child in labels if child.tag == "label"]
    panels = _panels(labels, parts, named)
    if not panels or any(not text_of(part) for part in parts) or next(labels.iterancestors(*_TOOLS), None) is not None:
        return
    for part, panel in zip(parts, panels, strict=True):
        label = html.Element("p")
        label.text = text_of(part)
        _show(panel)
        panel.text, label.tail = None, panel.text
        panel.insert(0, label)
    drop(labels)


def _panels(labels: Element, parts: list[Element], named: dict[str, Element]) -> list[Element]:
    """Return the panel of each tab: by its name, or by their order; none if one is missing."""
    pointed = [named.get((part.get("aria-controls") or part.get("href") or "").removeprefix("#")) for part in parts]
    if all(panel is not None for panel in pointed) and len(set(pointed)) == len(pointed):
        return [panel for panel in pointed if panel is not None]
    for around in list(labels.iterancestors())[:_NEAR]:
        found = [item for item in around.iter("div", "section", "article") if _is_panel(item)]
        outermost = [item for item in found if not any(_is_panel(other) for other in _between(item, around))]
        if outermost:
            return outermost if len(outermost) == len(parts) else []
    return []


def _is_panel(element: Element) -> bool:
    return element.get("role") == "tabpanel" or any(name in (element.get("class") or "").split() for name in _PANELS)


def _between(element: Element, around: Element) -> list[Element]:
    found = []
    for item in element.iterancestors():
        if item is around:
            break
        found.append(item)
    return found


def _unfold_button(button: Element, named: dict[str, Element]) -> None:
    label = text_of(button)
    opens = button.get("aria-expanded") is not None or _OPENS.search(class_of(button)) is not None
    if not opens or not 0 < len(label) <= _LONGEST or next(button.iterancestors(*_TOOLS), None) is not None:
        return
    title = next(button.iterancestors(*_TITLED), None)
    following = (title if title is not None else button).getnext()
    panel = named.get(button.get("aria-controls") or "", following)
    if panel is None or button in panel.iter("button"):
        return
    text = text_of(panel)
    if len(text) < _LEAST or sum(len(text_of(link)) for link in panel.iter("a")) * 2 > len(text):
        return
    _show(panel)
    if title is None:
        button.tag = "p"


def _show(panel: Element) -> None:
    """Let nothing hide an element."""
    for name in ("hidden", "aria-hidden"):
        panel.attrib.pop(name, None)
    if panel.get("style"):
        panel.set("style", _HIDING.sub("", panel.get("style", "")))
