"""What the modules here speak of: a text of which nobody knows what it is, and a kind of file that is no article."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

HEAD, MOST_LINES = 100_000, 2000  # characters and lines that are looked at line by line
_FENCED = re.compile(r"^(```|~~~).*?(?:^\1|\Z)", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True, slots=True)
class FileType:
    """A kind of file that is no article."""

    name: str  # with its article: "a feed (RSS)"
    remedy: str  # what to do instead


@dataclass(frozen=True, slots=True)
class Sample:
    """A text, and what its name says."""

    text: str  # all of it, without blanks around it
    lines: tuple[str, ...]  # of its head, those that hold anything; blocks of Markdown's code are left out
    ending: str  # of its name, in small letters without the dot; "" if it has none
    name: str  # the last part of its name

    @property
    def first(self) -> str:
        """The first line."""
        return self.lines[0] if self.lines else ""

    def share(self, pattern: re.Pattern[str]) -> float:
        """Return the share of the lines that a pattern matches at their beginning, from 0 to 1."""
        return share(self.lines, pattern)


def sample_of(text: str, name: str) -> Sample:
    """Return what is looked at of a text; ``name`` is that of its source, a path, an address or "-"."""
    path = re.split("[?#]", name, maxsplit=1)[0] if "://" in name else name
    last = re.split(r"[/\\]", path)[-1]
    head = text[:HEAD]
    lines = held(unfenced(head))
    if len(text) > HEAD and len(lines) > 1:
        lines.pop()  # it may be cut
    ending = last.rpartition(".")[2].lower() if "." in last else ""
    return Sample(text.strip(), tuple(lines), ending, last)


def held(text: str) -> list[str]:
    """Return the first lines of a text that hold anything."""
    return list(itertools.islice((line for line in text.split("\n") if line.strip()), MOST_LINES))


def unfenced(text: str) -> str:
    """Return a text without the blocks of code that Markdown sets apart."""
    return _FENCED.sub("", text)


def share(lines: Iterable[str], pattern: re.Pattern[str]) -> float:
    """Return the share of lines that a pattern matches at their beginning, 0 if there are none."""
    tried = [pattern.match(line) is not None for line in lines]
    return sum(tried) / len(tried) if tried else 0.0
