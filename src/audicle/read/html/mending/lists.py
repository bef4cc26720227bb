"""Lists that a page writes as something else: as roles, as paragraphs with bullets, as a list for every item."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lxml import html

from audicle.read.html.tree import text_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from audicle.read.html.tree import Element

# Signs that begin an item and hardly ever anything else; and the one that Word writes for a bullet
_BULLET = re.compile(r"\s*[•‣◦▪▫●○■□◆◇➢➤⁃∙\uf0b7\uf0a7]\s*")
_WORD_BULLET = re.compile(r"\s*(?:[·§o]|[•‣◦▪●■]|\uf0b7|\uf0a7)(?:[\s\u00a0]+|$)")
_WORD_NUMBER = re.compile(r"\s*\(?(\d{1,3}|[a-z]|[ivx]{1,5})[.)](?:[\s\u00a0]+|$)", re.IGNORECASE)
_WORD_LEVEL = re.compile(r"mso-list\s*:[^;]*\blevel(\d)", re.IGNORECASE)
# Google's documents: the list and the level
_GOOGLE = re.compile(r"\blst-kix_([\w]+)-(\d)\b")
_LISTS = ("ul", "ol")
_PARAGRAPHS = ("p", "div")
_FEWEST = 2  # items


def mend_lists(body: Element, text: str) -> None:
    """Make lists of what only looks like some, and one list of those that are one, in place.

    ``text`` is the page's, before it was parsed: it tells quickly what cannot be in it.
    """
    for element in body.xpath(".//*[@role='list' or @role='listitem']") if "listitem" in text else ():
        _by_role(element)
    for element in dict.fromkeys(line.getparent() for line in body.iter("br")):
        _broken(element)
    _gather(body)
    _join(body)


def _by_role(element: Element) -> None:
    if element.get("role") == "listitem":
        around = element.getparent()
        if element.tag in ("div", "span", "p") and around is not None and around.tag in _LISTS:
            element.tag = "li"
    elif element.tag in ("div", "span") and all(child.get("role") == "listitem" for child in element):
        element.tag = "ul"


def _starts(element: Element, pattern: re.Pattern[str]) -> bool:
    """Tell whether an element's text begins with a sign of a list, and goes on."""
    first = next((text for text in element.itertext() if text.strip()), "")
    found = pattern.match(first)
    return found is not None and len(text_of(element)) > len(found[0].strip())


def _without(element: Element, pattern: re.Pattern[str]) -> None:
    """Take the sign that an element's text begins with away, and the white space after it."""
    taken = False
    for item in element.iter():
        if item.text and item.text.strip() and not taken:
            item.text, taken = pattern.sub("", item.text, count=1), True
        if taken:
            if text_of(item) or item is element:
                return
            item.tail = (item.tail or "").lstrip()
            if item.tail:
                return


def _broken(element: Element | None) -> None:
    """Make a list of a paragraph whose lines all begin with a bullet, after perhaps one that leads up to them."""
    if element is None or element.tag not in _PARAGRAPHS or element.find(".//p") is not None:
        return
    lines = list(_lines(element))
    starts = [bool(_BULLET.match(text)) for text, _ in lines]
    if sum(starts) < _FEWEST or not all(starts[1:]) or any(item.tag in ("div", "table", "img") for item in element):
        return
    made = html.Element("ul")
    for (text, nodes), begins in zip(lines, starts, strict=True):
        item = html.Element("li" if begins else "p")
        item.text = _BULLET.sub("", text, count=1) if begins else text
        item.extend(nodes)
        if begins:
            made.append(item)
        else:
            element.addprevious(item)
    made.tail = element.tail
    element.getparent().replace(element, made)


def _lines(element: Element) -> Iterator[tuple[str, list[Element]]]:
    """Yield the lines that breaks part: the text each begins with, and the elements in it. Empty ones are none."""
    text, nodes = element.text or "", []
    for child in list(element):
        if child.tag != "br":
            nodes.append(child)
            continue
        if text.strip() or nodes:
            yield text, nodes
        text, nodes = child.tail or "", []
    if text.strip() or nodes:
        yield text, nodes


def _gather(body: Element) -> None:
    """Make a list of paragraphs that follow one another and begin with bullets, as Word's pages have them."""
    runs: list[list[Element]] = []
    for element in body.iter("p"):
        word = "MsoList" in (element.get("class") or "") or "mso-list" in (element.get("style") or "")
        pattern = _WORD_BULLET if word else _BULLET
        if not (_starts(element, pattern) or (word and _starts(element, _WORD_NUMBER))):
            continue
        before = runs[-1][-1] if runs else None
        if before is not None and before.getnext() is element and not (before.tail or "").strip():
            runs[-1].append(element)
        else:
            runs.append([element])
    for run in runs:
        if len(run) >= _FEWEST:
            _list_of(run)


def _list_of(run: list[Element]) -> None:
    """Put paragraphs into a list, those of deeper levels into lists in it."""
    levels: list[tuple[int, Element]] = []
    for element in run:
        found = _WORD_LEVEL.search(element.get("style") or "")
        level = int(found[1]) if found else 1
        numbered = not _starts(element, _WORD_BULLET) and not _starts(element, _BULLET)
        while levels and levels[-1][0] > level and len(levels) > 1:
            levels.pop()
        if not levels or levels[-1][0] < level:
            made = html.Element("ol" if numbered else "ul")
            if levels and len(levels[-1][1]):
                levels[-1][1][-1].append(made)
            else:
                element.addprevious(made)
            levels.append((level, made))
        _without(element, _WORD_NUMBER if numbered else _WORD_BULLET if _starts(element, _WORD_BULLET) else _BULLET)
        element.tag, element.tail = "li", None
        levels[-1][1].append(element)


def _join(body: Element) -> None:
    """Join lists that stand right after one another and are one: by Google's names, or of one item each and alike."""
    for element in list(body.iter(*_LISTS)):
        before = element.getprevious()
        if before is None or before.tag not in _LISTS or (before.tail or "").strip():
            continue
        own, other = (_GOOGLE.search(item.get("class") or "") for item in (element, before))
        if own and other and own[1] == other[1]:
            _nest(before, element, int(own[2]), int(other[2]))
        elif element.get("class") and _is_next(before, element):
            before.tail = element.tail
            before.extend(list(element))
            before.getparent().remove(element)


def _is_next(before: Element, element: Element) -> bool:
    """Tell whether a list of one item goes on with another, which had one item to begin with."""
    alike = before.tag == element.tag and before.get("class") == element.get("class")
    start = element.get("start") or ""
    follows = element.tag == "ul" or (start.isdecimal() and int(start) == len(before) + int(before.get("start") or 1))
    return alike and follows and len(element) == 1 and len(before) > 0 and element[0].find("details") is None


def _nest(before: Element, element: Element, level: int, outer: int) -> None:
    """Put a list into the last item of the list before it, as deep as its level is below that one's."""
    target = before
    for _ in range(level - outer):
        inner = [child for child in (target[-1] if len(target) else ()) if child.tag in _LISTS]
        if not inner:
            break
        target = inner[-1]
    deeper = level > outer and len(target) and not (target is not before and _level(target) == level)
    before.tail = element.tail
    if deeper:
        element.tail = None
        target[-1].append(element)
    else:
        target.extend(list(element))
        element.getparent().remove(element)


def _level(element: Element) -> int:
    found = _GOOGLE.search(element.get("class") or "")
    return int(found[2]) if found else -1
