"""Lines of a source as their author meant them: hard-wrapped text, as in mail, is joined again."""

from __future__ import annotations

import re
import unicodedata
from itertools import pairwise

# A line longer than this was not wrapped by a mail program or a plain-text editor.
_WIDEST = 100
_NARROWEST = 30
# So many of the line ends inside paragraphs, weighed by the length of the line, must stand where the next word would
# not have fitted. The weight keeps a greeting, a sign-off or an address from deciding for a whole letter.
_FORCED = 0.85
_FEWEST = 3
_SURE = 6  # line ends: with fewer, the words must go on too, or a verse would be joined
_FULL = 0.8  # of the width: a row that is filled
_HALF = 0.5  # of the width: a row that goes on in small letters may be as short
_ITEM = re.compile(r"(?:[-–—*•·●■▪►▶‣○◦+]|\(?\d{1,3}[.)]|[a-z]\))\s+")
_SAYS = re.compile(r"[^\W_]")
_QUOTED = re.compile(r"(?:>\s?)+")
_ENDS = (".", "!", "?", "…", "。", "！", "？", "؟", "।")
# A hyphen after which another word stands: "Vor- und Nachteile"
_ELLIPTIC = ("and", "or", "to", "und", "oder", "bis", "sowie", "et", "ou", "y", "o", "e", "en", "of", "och", "og")


def lines_of(text: str) -> list[str]:
    """Return the lines of a text, without the white space around them and without empty ones.

    If the text is hard-wrapped, each paragraph is one line. Lines that quote (``>``) stay apart from those that do
    not, as list items stay apart from one another.
    """
    rows = text.split("\n")
    width = _wrapped_at(rows)
    if width is None:
        return [found for row in rows if (found := _squeezed(row))]
    joined: list[list[str]] = []
    open_row = ""  # the last row taken, as it stands in the source; empty after a blank row
    hanging = 0  # where the text of the list item that is open begins
    for row in rows:
        bare = _squeezed(row)
        if not _QUOTED.sub("", bare, count=1):
            open_row, hanging = "", 0
            continue
        if open_row and (_hangs(row, hanging) or _continues(open_row, row, width)):
            joined[-1].append(_QUOTED.sub("", bare, count=1))
        else:
            joined.append([bare])
            item = _ITEM.match(row.strip())
            hanging = _indent(row) + item.end() if item else 0
        open_row = row
    words = frozenset(re.findall(r"[^\W\d_]+", text.casefold())) if len(joined) < len(rows) else frozenset()
    return [_glued(parts, words) for parts in joined]


def _squeezed(row: str) -> str:
    """Return a row with every run of white space as one space. Tabs part the cells of a table: they stay."""
    return re.sub(r"[^\S\t]+", " ", row).strip()


def _wrapped_at(rows: list[str]) -> int | None:
    """Return the column at which a text was wrapped, or None if it was not.

    Wrapped lines end where the next word would not have fitted. In other texts with short lines (menus, poems)
    it mostly would have. Quotes were wrapped by somebody else: they count only where nothing else does.
    """
    pairs = [
        (row, below)
        for row, below in pairwise(rows)
        if row.strip() and below.strip() and not _starts_new(row, below) and not _ITEM.match(row.strip())
    ]
    own = [(row, below) for row, below in pairs if not _QUOTED.match(row.strip())]
    pairs = own if len(own) >= _FEWEST else pairs
    quoted = pairs is not own
    # an address on the web is as long as it is
    filled = [row for row in rows if row.strip() and "://" not in row and (quoted or not _QUOTED.match(row.strip()))]
    widest = max((_columns(row) for row in filled), default=0)
    if len(pairs) < _FEWEST or not _NARROWEST <= widest <= _WIDEST:
        return None
    inner = [(_columns(row), _columns(_first_word(below))) for row, below in pairs]
    # a text wrapped by hand is a little uneven: allow for the longest row being an exception
    lengths = sorted(length for length, _ in inner)
    usual = lengths[int(len(lengths) * 0.95)]
    whole = sum(lengths)
    for width, least in ((widest, widest - 1), (usual, usual)):
        full = [length + 1 + word > least for length, word in inner]
        forced = sum(length for (length, _), one in zip(inner, full, strict=True) if one)
        if forced >= _FORCED * whole and sum(full) >= _FEWEST and width >= _NARROWEST:
            return width if len(full) >= _SURE or _goes_on(pairs, full) else None
    return None


def _goes_on(pairs: list[tuple[str, str]], full: list[bool]) -> bool:
    """Say whether sentences go on across the ends of full rows: most do, and small letters follow on most."""
    ends = [pair for pair, one in zip(pairs, full, strict=True) if one]
    open_ends = sum(not row.rstrip().endswith(_ENDS) for row, _ in ends)
    small = sum(not _first_word(below)[:1].isupper() for _, below in ends)
    return 2 * open_ends > len(ends) and 2 * small > len(ends)


def _continues(row: str, below: str, width: int) -> bool:
    if _starts_new(row, below):
        return False
    length = _columns(row)
    if length + 1 + _columns(_first_word(below)) > width * _FULL:
        return True
    small = _first_word(below)[:1].islower() and not row.rstrip().endswith((*_ENDS, ":", ","))
    return small and (length > width * _HALF or bool(_QUOTED.match(row.strip())))


def _hangs(row: str, hanging: int) -> bool:
    """Say whether a row goes on with a list item: it is indented to where the text of the item begins."""
    return hanging > 0 and _indent(row) >= hanging - 1 and not _ITEM.match(row.strip())


def _indent(row: str) -> int:
    return len(row) - len(row.lstrip())


def _starts_new(row: str, below: str) -> bool:
    """Say whether a row surely begins something of its own: a list item, another depth of quoting, an indent."""
    if not (_SAYS.search(row) and _SAYS.search(below)):
        return True  # a rule, or the mark of a signature
    deep, deeper = _QUOTED.match(row.strip()), _QUOTED.match(below.strip())
    if bool(deep) != bool(deeper):
        return True
    if deep and deeper and deep.group().count(">") != deeper.group().count(">"):
        return True
    if _ITEM.match(_QUOTED.sub("", below.strip(), count=1)):
        return True
    return _indent(below) > _indent(row) and not _ITEM.match(row.strip())


def _first_word(row: str) -> str:
    bare = _QUOTED.sub("", row.strip(), count=1)
    # in scripts without spaces one letter would have to fit
    return bare[:1] if bare and _wide(bare[0]) else bare.split(" ")[0] if bare else ""


def _glued(parts: list[str], words: frozenset[str]) -> str:
    """Return the rows of a paragraph as one line. ``words`` are those of the text: they say what a hyphen parts."""
    line = parts[0]
    for below in parts[1:]:
        first = re.match(r"[^\W\d_]+", below)
        last = re.search(r"([^\W\d_]+)-$", line)
        if line.endswith("\u00ad"):
            line = line[:-1] + below
        elif line and below and _wide(line[-1]) and _wide(below[0]):
            line += below
        elif last and first and first.group().islower() and first.group() not in _ELLIPTIC:
            # "har-" and "bour" are a word if the text has it elsewhere; else it may be one that is written so
            line = (line[:-1] if (last[1] + first.group()).casefold() in words else line) + below
        else:
            line = f"{line} {below}"
    return line


def _wide(char: str) -> bool:
    return unicodedata.east_asian_width(char) in "WF" and not "\uac00" <= char <= "\ud7af"


def _columns(text: str) -> int:
    if text.isascii() or len(text) > 2 * _WIDEST:  # longer than any row that was wrapped
        return len(text.rstrip())
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text.rstrip())
