"""Which rules of the style sheets hold for which element, and what is hidden by them. CSS Cascade 4, 6."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from audicle.check.styles import Sheet, StyleRule, parse_declarations, sheets_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from audicle.check.document import Document
    from audicle.check.markup import Element

_CLASS = re.compile(r"\.([\w-]+)")
_MOST_WORK = 4_000_000  # elements times rules; some ten seconds
_ALONE = 20  # rules that an element costs as much as, before any is tried
_HIDING = re.compile(r"(?:none|hidden|collapse)\b", re.IGNORECASE)
_PROPERTIES = frozenset(("display", "visibility"))


@dataclass(frozen=True, slots=True)
class Candidate:
    """A rule that may hold for some elements, by one of its selectors."""

    selector: str
    rule: StyleRule
    classes: frozenset[str] | None  # that must be there for it to hold; None: that is not known
    names: frozenset[str]  # of the properties that it declares

    def may_hold(self, used: frozenset[str]) -> bool:
        """Tell whether it may hold where some classes are used: most of a style sheet holds nowhere."""
        return self.classes is None or self.classes <= used


@lru_cache(maxsize=32)
def candidates(sheet: Sheet, properties: frozenset[str]) -> tuple[Candidate, ...]:
    """Return the selectors of a style sheet whose rules declare one of some properties by day, in order."""
    return tuple(
        Candidate(
            selector,
            rule,
            None if "(" in selector or "\\" in selector else frozenset(_CLASS.findall(selector)),
            names,
        )
        for rule in sheet.rules
        if not rule.dark and not properties.isdisjoint(names := frozenset(name for name, _, _ in rule.declarations))
        for selector in rule.selectors
    )


def too_much(document: Document, rules: Sequence[Candidate]) -> bool:
    """Tell whether there are too many elements and rules to find out in a reasonable time."""
    return (_ALONE + len(rules)) * len(document.elements) > _MOST_WORK


def hidden_by_style(document: Document, data: Callable[[str], bytes | None]) -> frozenset[Element]:
    """Return the elements that style sheets or style attributes take away from the page by day, and all in them.

    ``data`` gives a file of the book by its path. What is merely moved out of sight is not among them. Empty where
    there is too much to find out.
    """
    used = document.classes
    rules = [one for sheet in sheets_of(document, data) for one in candidates(sheet, _PROPERTIES) if one.may_hold(used)]
    hiding = any(
        name in _PROPERTIES and _HIDING.match(value) for one in rules for name, value, _ in one.rule.declarations
    )
    inline = any(re.search(r"none|hidden", element.get("style") or "") for element in document.having("style"))
    if not (hiding or inline) or too_much(document, rules):
        return frozenset()
    gone: set[Element] = set()
    invisible: set[Element] = set()
    for element, declarations in matched(document, rules):
        said = {name: value.lower() for name, value, _ in declarations if name in _PROPERTIES}
        parent = element.getparent()
        if said.get("display") == "none" or parent in gone:
            gone.add(element)
        # what is invisible may hold what is not: CSS 2.2, 11.2
        if said.get("visibility", "inherit") in ("hidden", "collapse", "inherit") and (
            said.get("visibility", "inherit") != "inherit" or parent in invisible
        ):
            invisible.add(element)
    return frozenset(gone | invisible)


@lru_cache(maxsize=1024)
def _compiled(selector: str) -> tuple[Any, ...]:
    import cssselect2  # noqa: PLC0415 - few books set colours

    try:
        return tuple(cssselect2.compile_selector_list(selector))
    except cssselect2.SelectorError:
        return ()  # it holds for nothing, in reading systems too


def matched(document: Document, rules: Sequence[Candidate]) -> Iterator[tuple[Element, list[tuple[str, str, bool]]]]:
    """Yield every element with the declarations that hold for it, the strongest last."""
    import cssselect2  # noqa: PLC0415

    matcher = cssselect2.Matcher()
    for candidate in rules:
        for one in _compiled(candidate.selector):
            matcher.add_selector(one, candidate.rule)
    wrapped = cssselect2.ElementWrapper.from_xml_root(document.root)
    for wrapper in wrapped.iter_subtree():
        element: Element = wrapper.etree_element
        found: list[tuple[tuple[Any, ...], tuple[str, str, bool]]] = []
        for specificity, order, pseudo, rule in matcher.match(wrapper):
            if pseudo is None:
                found += [((said[2], 0, specificity, order), said) for said in rule.declarations]
        found += [((said[2], 1, (0, 0, 0), 0), said) for said in parse_declarations(element.get("style") or "")]
        yield element, [said for _, said in sorted(found, key=lambda one: one[0])]
