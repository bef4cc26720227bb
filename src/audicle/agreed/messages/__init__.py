"""The few words that Audicle itself adds to an article, in the article's language.

One catalogue a language, a TOML file beside this module named by its BCP 47 code; what a catalogue lacks, and
languages without one, fall back to English. A message's words are shown, spoken, or both.
"""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources

FALLBACK = "en"


class Messages:
    """The words for one language."""

    def __init__(self, language: str, catalogue: dict[str, str]) -> None:
        self.language = language  # of the words themselves: English where there is no catalogue
        self._catalogue = catalogue

    def __call__(self, key: str, /, **values: object) -> str:
        """Return the words of ``key`` with ``{name}`` filled in from ``values``. Raises KeyError for no such key."""
        return self._catalogue[key].format(**values)

    def speaks(self, language: str | None) -> bool:
        """Return whether the words are in a language (BCP 47), and not in English for want of a catalogue."""
        return self.language == (language or "").partition("-")[0].lower()


@cache
def messages(language: str) -> Messages:
    """Return the words for a language given as a BCP 47 tag; ``pt-BR`` falls back to ``pt``, then to English."""
    english = _load(FALLBACK) or {}
    base = language.split("-", maxsplit=1)[0].lower()
    own = _load(base)
    return Messages(base if own else FALLBACK, english | (own or {}))


def catalogues() -> tuple[str, ...]:
    """Return the languages that have a catalogue, sorted."""
    names = (entry.name for entry in resources.files(__name__).iterdir())
    return tuple(sorted(name.removesuffix(".toml") for name in names if name.endswith(".toml")))


def _load(language: str) -> dict[str, str] | None:
    file = resources.files(__name__).joinpath(f"{language}.toml")
    return tomllib.loads(file.read_text(encoding="utf-8")) if file.is_file() else None
