"""Which names of boxes, in any dialect, make something stand beside the main text, and how such a box is titled."""

from __future__ import annotations

_KINDS = frozenset((
    "admonition", "alert", "aside", "attention", "box", "callout", "caution", "danger", "details", "error", "example",
    "hint", "important", "info", "note", "notice", "question", "seealso", "sidebar", "sidenote", "success", "tip",
    "todo", "warning",
))  # fmt: skip
# These say that a box is one, not what it is about
_NAMELESS = frozenset(("admonition", "alert", "aside", "box", "callout", "details", "notice", "sidebar", "sidenote"))


def is_aside(name: str) -> bool:
    """Tell whether a class or the name of a tag is that of a box, Quarto's ``callout-note`` among them."""
    return _bare(name) in _KINDS


def title_of(names: tuple[str, ...]) -> str | None:
    """Return what a box with these names is called where its author gives no title: "Warning", None for "box"."""
    kinds = (_bare(name) for name in names)
    return next((kind.capitalize() for kind in kinds if kind in _KINDS and kind not in _NAMELESS), None)


def _bare(name: str) -> str:
    return name.lower().removeprefix("callout-").removeprefix("admonition-")
