"""Lists that pandoc numbers in other ways: ``a.``, ``(iv)``, ``#.`` and examples, ``(@)``, which count on.

pandoc's manual: Extension fancy_lists, Extension startnum, Numbered example lists. The signs are made into numbers as
long as they are, before the rule for lists reads them; how the list counts is said on it afterwards.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_block import StateBlock
    from markdown_it.rules_core import StateCore

_MARK = re.compile(
    r"(?:(?P<hash>\#)|\((?P<at>@[\w-]*)\)|(?P<open>\()?(?P<sign>[a-zA-Z]|[ivxlcdmIVXLCDM]{2,8}|\d{1,7})(?P<close>[.)]))"
    r"(?(hash)(?P<dot>\.))(?P<space>[ \t]+)(?=\S)"
)
_REFERENCE = re.compile(r"\(@([\w-]+)\)")
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}
_CODE = 4  # columns; what is indented as far is code
_LONGEST = 9  # figures of a number (CommonMark, 5.2)
_WAITING = "fancy_lists"  # in the environment: how the lists count that begin at a line
_EXAMPLES = "examples"  # and the number of each example by its label, with how many there are


@dataclass(frozen=True, slots=True)
class _Item:
    """A line that begins with a mark."""

    line: int
    begin: int
    end: int  # of the mark, without the space after it
    kind: str  # "#", "@", "1", "a", "A", "i" or "I", in what encloses it
    number: int
    label: str = ""


def fancy_lists_plugin(parser: MarkdownIt) -> None:
    """Make ``parser`` read such lists. None begins in the midst of a paragraph, but in one of an item."""
    parser.block.ruler.before("list", "fancy_list", _rewrite, {"alt": ["paragraph"]})
    parser.core.ruler.after("block", "fancy_lists", _finish)


def _rewrite(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Make the marks of a list that begins at a line into numbers. The rule for lists then reads it.

    ``silent`` asks whether it ends a paragraph.
    """
    if (silent and not state.blkIndent) or state.sCount[start] - state.blkIndent >= _CODE:
        return False
    first = _item(state, start, "")
    if first is None:
        return False
    items = [first, *_following(state, first, end)]
    if first.kind[-1] not in "#@" and (len(items) == 1 or first.kind == "1"):
        return False  # "a. M." begins a sentence; "1." needs no help
    if silent:
        return first.number == 1
    text = state.src
    pieces: list[str] = []
    place = 0
    for item in items:
        pieces += [text[place : item.begin], _number(item.end - item.begin, item)]
        place = item.end
    state.src = "".join((*pieces, text[place:]))
    examples: dict[str, int] = state.env.setdefault(_EXAMPLES, {})
    number = first.number
    if first.kind == "@":
        number = 1 + examples.get("", 0)
        examples[""] = examples.get("", 0) + len(items)
        examples |= {item.label: number + place for place, item in enumerate(items) if item.label}
        state.env[_EXAMPLES] = examples
    kind = first.kind[-1]
    state.env.setdefault(_WAITING, {})[start] = (kind if kind in "aAiI" else "1", number)
    return False


def _number(size: int, item: _Item) -> str:
    """Return a mark of as many characters that CommonMark reads as the item's, with a bracket, never with a dot.

    A label longer than a number may be is followed by spaces, which are no code after a short number.
    """
    close = "." if item.kind.startswith(("#", ".")) else ")"
    return "1".zfill(min(size - 1, _LONGEST)) + close + " " * max(0, size - 1 - _LONGEST)


def _following(state: StateBlock, first: _Item, end: int) -> list[_Item]:
    """Return the items after the first: on lines as far from the margin, up to text that no item begins."""
    found: list[_Item] = []
    blank = False
    column = state.sCount[first.line]
    for line in range(first.line + 1, end):
        if state.isEmpty(line):
            blank = True
            continue
        if state.sCount[line] < state.blkIndent or (blank and state.sCount[line] < column):
            break
        if state.sCount[line] == column:
            last = found[-1] if found else first
            item = _item(state, line, first.kind)
            if item is not None and (item.kind[-1] in "#@" or item.number == last.number + 1):
                found.append(item)
            elif blank:
                break
        blank = False
    return found


def _item(state: StateBlock, line: int, kind: str) -> _Item | None:
    """Return the item that a line begins, if it is of a kind; of any kind if that is empty."""
    begin = state.bMarks[line] + state.tShift[line]
    match = _MARK.match(state.src, begin, state.eMarks[line])
    if not match:
        return None
    ends = match.start("space")
    if match["hash"]:
        return _Item(line, begin, ends, "#", 1) if kind in ("", "#") else None
    if match["at"]:
        return _Item(line, begin, ends, "@", 1, match["at"][1:]) if kind in ("", "@") else None
    sign, close = match["sign"], match["close"]
    if match["open"] and close == ".":
        return None
    if (
        sign.isupper()
        and len(sign) == 1
        and close == "."
        and not match["open"]
        and len(match["space"]) == 1
        and not kind
    ):
        return None  # "A. Smith" is a person: pandoc asks for two spaces
    around = f"{'(' if match['open'] else ''}{close}"
    for one, number in _readings(sign):
        if kind in ("", f"{around}{one}"):
            return _Item(line, begin, ends, f"{around}{one}" if match["open"] or one != "1" else "1", number)
    return None


def _readings(sign: str) -> list[tuple[str, int]]:
    """Return how a sign counts, and what; "i" begins Roman numbers rather than being a letter."""
    if sign.isdecimal():
        return [("1", int(sign))]
    found: list[tuple[str, int]] = []
    lower = sign.lower()
    if len(sign) == 1 and lower != "i":
        found.append(("a" if sign.islower() else "A", ord(lower) - ord("a") + 1))
    if (value := _roman(lower)) and (sign.islower() or sign.isupper()):
        found.append(("i" if sign.islower() else "I", value))
    if lower == "i":
        found.append(("a" if sign.islower() else "A", 9))
    return found


def _roman(sign: str) -> int:
    """Return the value of a Roman number, 0 if it is none."""
    values = [_ROMAN.get(char, 0) for char in sign]
    if not all(values):
        return 0
    return sum(-one if one < after else one for one, after in zip(values, [*values[1:], 0], strict=True))


def _finish(state: StateCore) -> None:
    """Say on each list how it counts, and put the numbers of examples where the text refers to them."""
    waiting = state.env.pop(_WAITING, {})
    examples = state.env.pop(_EXAMPLES, {})
    for token in state.tokens:
        if token.type == "ordered_list_open" and token.map and (counting := waiting.get(token.map[0])):
            kind, number = counting
            token.attrs.pop("start", None)
            if kind != "1":
                token.attrSet("type", kind)
            if number != 1:
                token.attrSet("start", str(number))
        elif token.type == "inline" and examples and "(@" in token.content:
            token.content = _REFERENCE.sub(lambda match: _said(match, examples), token.content)


def _said(match: re.Match[str], examples: dict[str, int]) -> str:
    return f"({examples[match[1]]})" if match[1] in examples else match[0]
