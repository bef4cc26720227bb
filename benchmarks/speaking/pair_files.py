"""Pairs of a text and how it is to be read: the files they are kept in, and what two readings are compared by."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

PAIRS = Path(__file__).parent / "pairs"
HELD_OUT = "held out"


@dataclass(frozen=True, slots=True)
class Pair:
    """A text and how it is to be read."""

    kind: str
    written: str
    spoken: tuple[str, ...]
    """The readings that are right, the likeliest first."""
    held_out: bool
    language: str = "en"
    """BCP 47."""


def read_pairs(path: Path, language: str = "en") -> list[Pair]:
    """Return the pairs of a file in ``language``; after a line "# de-CH" they are in that one."""
    pairs, held_out, tag = [], False, language
    for line in path.read_text(encoding="utf-8").splitlines():
        if line == f"# {HELD_OUT}":
            held_out, tag = True, language
        elif line.startswith(f"# {language}-"):
            tag = line.removeprefix("# ")
        elif line.strip():
            written, *spoken = line.split("\t")
            pairs.append(Pair(path.stem, written, tuple(spoken), held_out, tag))
    return pairs


def loose(sounds: str) -> str:
    """Return phonemes without stress, spaces and punctuation."""
    return re.sub(r"[^\w]|[ˈˌ]", "", sounds)
