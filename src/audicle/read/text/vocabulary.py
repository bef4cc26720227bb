"""What furniture says, in many languages: the phrases of ``vocabulary.toml``, compiled."""

from __future__ import annotations

import re
import tomllib
from functools import cache, lru_cache
from importlib.resources import files

from audicle.read.text.shape import UNSPACED

# Scripts whose words take endings and prefixes without a space: a phrase is found anywhere in a line.
_LOOSE = re.compile(f"[{UNSPACED}\uac00-\ud7af\u0590-\u06ff]")


# Of a long line only so many characters at its beginning and at its end are read: furniture is short.
_EDGE = 300


def categories(text: str) -> tuple[tuple[str, float], ...]:
    """Return the categories whose phrases a line holds, each with the share of the line that the phrases are."""
    if len(text) > 2 * _EDGE:
        text = text[:_EDGE] + text[-_EDGE:]
    return _categories(text)


@lru_cache(maxsize=8192)  # every line is asked for several times
def _categories(text: str) -> tuple[tuple[str, float], ...]:
    found = []
    low = text.casefold()
    for name, pattern in _patterns().items():
        length = sum(len(match.group()) for match in pattern.finditer(low))
        if length:
            found.append((name, length / len(low)))
    return tuple(found)


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    data = tomllib.loads(files(__package__).joinpath("vocabulary.toml").read_text(encoding="utf-8"))
    return {name: re.compile("|".join(_source(phrases))) for name, phrases in data.items()}


def _source(phrases: list[str]) -> list[str]:
    longest_first = sorted({phrase.casefold() for phrase in phrases}, key=len, reverse=True)
    loose = [re.escape(phrase) for phrase in longest_first if _LOOSE.search(phrase)]
    strict = [re.escape(phrase) for phrase in longest_first if not _LOOSE.search(phrase)]
    return [*loose, rf"(?<!\w)(?:{'|'.join(strict)})(?!\w)"] if strict else loose
