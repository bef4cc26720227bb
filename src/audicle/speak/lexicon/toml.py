"""Lexicons in TOML: ``word = "respelling"``, ``word = "/IPA/"``, or a table that says more."""

from __future__ import annotations

import tomllib
from typing import Any

from audicle.errors import UsageError
from audicle.speak.lexicon.entry import Entry, make_entry

_KEYS: dict[str, type] = {"say": str, "ipa": str, "language": str, "case": bool, "regex": bool}
_REMEDY = "Correct it: see docs/lexicon.md for how a lexicon is written."


def entries_in_toml(data: bytes, name: str) -> tuple[Entry, ...]:
    """Return the entries of a lexicon in TOML, in order. ``name`` is the file's, for messages. Raises UsageError."""
    try:
        loaded = tomllib.loads(data.decode("utf-8-sig"))
    except (UnicodeDecodeError, tomllib.TOMLDecodeError, RecursionError) as error:
        raise UsageError(f"{name}: cannot be read as TOML: {error}.", _REMEDY) from error
    made: list[Entry] = []
    for word, value in loaded.items():
        # a word that is said in several ways, by language or case, has a list of tables
        several = value if isinstance(value, list) else [value]
        made += [_entry(word, one, f"{name}, {word!r}") for one in several]
    return tuple(made)


def _entry(word: str, value: object, where: str) -> Entry:
    if isinstance(value, str):
        text = value.strip()
        spelt = len(text) > 2 and text[0] == text[-1] == "/"  # noqa: PLR2004 - two slashes and something between
        return make_entry(word, where, ipa=text) if spelt else make_entry(word, where, say=value)
    if not isinstance(value, dict):
        raise UsageError(f"{where}: it is {value!r}.", "Write how the word is said as text, or a table.")
    given: dict[str, Any] = {}
    for key, one in value.items():
        if key not in _KEYS:
            raise UsageError(
                f"{where}: there is no {key!r} in an entry.",
                f"There are {', '.join(_KEYS)}; a word with a point in it stands in quotes.",
            )
        if not isinstance(one, _KEYS[key]):
            raise UsageError(
                f"{where}: {key} is {one!r}.", f"Write {'true or false' if _KEYS[key] is bool else 'text'}."
            )
        given["pattern" if key == "regex" else key] = one
    return make_entry(word, where, **given)
