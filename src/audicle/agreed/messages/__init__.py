"""The few words that Audicle itself adds to an article, in the article's language.

One catalogue a language, a TOML file beside this module named by its BCP 47 code; what a catalogue lacks, and
languages without one, fall back to English. A message's words are shown, spoken, or both. A catalogue that nobody who
speaks the language has read yet says so: ``machine_made = true``.
"""

from __future__ import annotations

import tomllib
from functools import cache, lru_cache
from importlib import resources

from audicle.agreed.languages import STAND_IN, likely, parse
from audicle.agreed.messages.gaj import in_latin
from audicle.agreed.scripts import scripts_of

FALLBACK = "en"
_CYRILLIC, _LATIN = "sr", "sr-Latn"  # Serbian: the words are the same, letter by letter
# What is written in two scripts, by the script. Readers of Bosnian read Croatian, which says "ije" as they do
_BY_SCRIPT = {("sr", "Latn"): _LATIN, ("bs", "Latn"): "hr", ("bs", "Cyrl"): _CYRILLIC}


class Messages:
    """The words for one language."""

    def __init__(self, language: str, catalogue: dict[str, str], *, machine_made: bool = False) -> None:
        self.language = language  # BCP 47, of the words themselves: English where there is no catalogue
        self.machine_made = machine_made  # whether nobody who speaks the language has read them yet
        self._catalogue = catalogue

    def __call__(self, key: str, /, **values: object) -> str:
        """Return the words of ``key`` with ``{name}`` filled in from ``values``. Raises KeyError for no such key."""
        return self._catalogue[key].format(**values)

    def speaks(self, language: str | None) -> bool:
        """Return whether they are the words for a language (BCP 47), and not in English for want of a catalogue."""
        return self.language == _catalogue_for(language or "")


def messages(language: str) -> Messages:
    """Return the words for a language given as a BCP 47 tag, in English if it has none.

    ``pt-BR`` has those of ``pt``, ``no`` and ``nn`` those of ``nb``, ``bs`` those of ``hr``; ``sh``, ``sr-ME`` and
    ``sr-Latn`` have Serbian in Latin letters.
    """
    return _of(_catalogue_for(language) or FALLBACK)


@cache
def catalogues() -> tuple[str, ...]:
    """Return the languages (BCP 47) that there are words in, sorted."""
    names = (entry.name for entry in resources.files(__name__).iterdir())
    return tuple(sorted({name.removesuffix(".toml") for name in names if name.endswith(".toml")} | {_LATIN}))


@lru_cache(maxsize=1024)
def _catalogue_for(language: str) -> str | None:
    """Return which catalogue has the words for a language; None if none has, in a script that it is written in."""
    # extensions are no part of what ``parse`` knows, and do not change the words
    tag = parse(language) or parse(language.partition("-")[0])
    if tag is None:
        return None
    script = likely(tag).script
    found = _BY_SCRIPT.get((tag.language, script), tag.language)
    name = found if found in catalogues() else STAND_IN.get(found, found)
    written = scripts_of(f"{tag.language}-{script}") & scripts_of(name)
    return name if name in catalogues() and written else None


@cache
def _of(name: str) -> Messages:
    english = {} if name == FALLBACK else _load(FALLBACK)
    held = english | {"machine_made": False} | _load(_CYRILLIC if name == _LATIN else name)
    machine_made = bool(held.pop("machine_made"))
    words = {key: in_latin(str(text)) if name == _LATIN else str(text) for key, text in held.items()}
    return Messages(name, words, machine_made=machine_made)


def _load(name: str) -> dict[str, str | bool]:
    return tomllib.loads(resources.files(__name__).joinpath(f"{name}.toml").read_text(encoding="utf-8"))
