"""Listings of code as highlighters write them: tables, lists and boxes of lines become ``pre``, without line numbers.

Pygments, Rouge, Chroma, Prism, highlight.js, SyntaxHighlighter and code hosts each have markup of their own. What they
share is looked for: numbers that count lines, in elements of their own, beside lines of code.
"""

from __future__ import annotations

import re
from itertools import pairwise

from audicle.read.html.tree import Element, class_of, drop, text_of
from audicle.read.html.walking.code import is_number_of_line, language_of, lines_of

_TABLE = re.compile(
    r"highlight|\brouge|\blnt|hljs-ln|\bblob|code-?(?:table|block|view)|syntax|crayon-table|linenotable|coderay",
    re.IGNORECASE,
)
_NUMBERS = re.compile(r"gutter|line-?num|lineno|\blntd?\b|blob-num|crayon-nums|ln-num|line-?index", re.IGNORECASE)
_LIST = re.compile(r"\blinenums\b|(?:^|\s)dp-|\bcode-?(?:lines|list)\b", re.IGNORECASE)
_MAY_BE_LIST = ".//ol[contains(@class, 'linenums') or contains(@class, 'dp-') or contains(@class, 'code')]"
_COPY = re.compile(
    r"\W*(?:copy(?: (?:code|to clipboard|snippet|link))?|copied!?|(?:view )?raw|expand|wrap|toggle word wrap|"
    r"kopieren|copier|copiar|copia|kopiëren|kopiuj|копировать|复制(?:代码)?|複製(?:程式碼)?|コピー(?:する)?|복사)\W*",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"(?:^|[\s_-])(?:lang(?:uage)?|copy|clipboard|toolbar|tools?)(?:$|[\s_-])|copy|gist-meta", re.IGNORECASE
)
_SHORT = 24  # characters of a label that names the language
_WIDEST = 3  # cells in a line: two numbers, of the line before and after a change, and its code
_OUTWARD = 6  # elements, that hold a listing and its tools
_AROUND = 3  # elements outward, that say of what language a listing is, and hold its numbers
_ROOM = 120  # characters of tools and a title, beside a listing
_PARTS = ("body", "article", "main", "section", "li", "blockquote")


def find_listings(body: Element) -> None:
    """Make every listing of a page one ``pre`` with its text, in place, and take its tools away."""
    for table in body.xpath(".//table[.//td and not(.//th)]"):
        numbers = _numbers_in(table) if table.getparent() is not None else None
        if numbers:
            for cell in numbers:
                drop(cell)
            _settle(next(iter([*table.iterancestors("pre")][-1:]), table))
    for listed in body.xpath(_MAY_BE_LIST):
        if _LIST.search(listed.get("class") or "") and not any(True for _ in listed.iterancestors("pre")):
            _settle(listed)
    for code in body.xpath(".//code[div]"):
        if not any(True for _ in code.iterancestors("pre", "p", "li", "td")):
            _settle(code)
    pres = [pre for pre in body.iter("pre") if not any(True for _ in pre.iterancestors("pre"))]
    for numbers, code in pairwise(pres):
        if _counts(numbers, code):
            drop(numbers)
    for pre in pres:
        if pre.getparent() is not None:
            _drop_tools(pre)
    for listed in body.xpath(".//div[contains(@class, 'colist')]/table"):
        _as_list(listed)


def _numbers_in(table: Element) -> list[Element] | None:
    """Return the cells with the numbers of lines if a table is a listing: a row a line, or all in two cells."""
    rows = list(table.iter("tr"))
    cells = [row for row in (list(row.iterchildren("td")) for row in rows) if row]
    if not cells or max(map(len, cells)) > _WIDEST or table.find(".//table") is not None:
        return None
    named = any(_TABLE.search(class_of(item)) for item in (table, *list(table.iterancestors())[:2]))
    if len(cells) == 1:
        if len(cells[0]) != 2:  # noqa: PLR2004 - numbers and code
            return None
        numbers, code = cells[0]
        marked = bool(_NUMBERS.search(class_of(numbers)))
        counted = marked or is_count(text_of(numbers).split(), len(lines_of(code)))
        return [numbers] if counted and (code.find(".//pre") is not None or named or marked) else None
    # a row a line: both the cells and what is around them must say so, for rows of data have numbers as well
    if not named and next(table.iterancestors("pre", "code"), None) is None:
        return None
    marked = all(_NUMBERS.search(class_of(row[0])) or row[0].get("data-line-number") for row in cells)
    return [cell for row in cells for cell in row[:-1]] if marked else None


def is_count(words: list[str], lines: int) -> bool:
    """Tell whether words are numbers that count as many lines, from any line on."""
    if len(words) != lines or lines < 2 or not all(word.isdecimal() and len(word) < 7 for word in words):  # noqa: PLR2004
        return False
    return all(int(after) - int(before) == 1 for before, after in pairwise(words))


def _counts(numbers: Element, code: Element) -> bool:
    """Tell whether a ``pre`` holds the numbers of the lines in the next, which stands beside it."""
    near = list(numbers.iterancestors())[:_AROUND]
    if not any(item in near for item in list(code.iterancestors())[:_AROUND]):
        return False
    return is_count(text_of(numbers).split(), len(lines_of(code)))


def _settle(element: Element) -> None:
    """Make an element a ``pre`` that holds only its text; its language and place stay."""
    around = list(element.iterancestors())[:_AROUND]
    language = next(filter(None, map(language_of, (element, *around))), None)
    text = "\n".join(lines_of(element))
    tail = element.tail
    element.clear()
    element.tag, element.text, element.tail = "pre", text, tail
    if language:
        element.set("data-language", language)


def _drop_tools(pre: Element) -> None:
    """Take what is beside a listing to copy it by, and labels that only say its language."""
    room = sum(map(len, pre.itertext())) + _ROOM
    inside = {pre, *pre.iterancestors()}
    for around in list(pre.iterancestors())[:_OUTWARD]:
        if around.tag in _PARTS or not _is_short(around, room):
            return
        for item in list(around.iter()):
            if item in inside or item.getparent() is None or next(item.iterancestors("pre"), None) is not None:
                continue
            text = text_of(item)
            named = _LABEL.search(class_of(item)) and (len(text) < _SHORT or "gist-meta" in class_of(item))
            if text and (_COPY.fullmatch(text) or (named and item.find(".//pre") is None)):
                drop(item)


def _is_short(element: Element, most: int) -> bool:
    """Tell whether an element holds no more text than so many characters, white space around its parts aside."""
    size = 0
    for text in element.itertext():
        size += len(text.strip())
        if size > most:
            return False
    return True


def _as_list(table: Element) -> None:
    """Make AsciiDoc's notes to marks in a listing, a table of numbers and notes, the list that they are."""
    rows = [list(row.iterchildren("td")) for row in table.iter("tr")]
    if not rows or any(len(row) != 2 or not is_number_of_line(text_of(row[0])) for row in rows):  # noqa: PLR2004
        return
    notes = [row[1] for row in rows]
    for child in list(table):
        table.remove(child)
    table.tag = "ol"
    for note in notes:
        note.tag, note.tail = "li", None
        table.append(note)
