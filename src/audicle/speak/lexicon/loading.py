"""Which files a lexicon is made of: those of the project first, then the user's own."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from audicle.errors import UsageError
from audicle.machine.places import lexicons_in, settings_folder
from audicle.speak.lexicon.finding import NO_LEXICON, Lexicon
from audicle.speak.lexicon.pls import entries_in_pls
from audicle.speak.lexicon.toml import entries_in_toml

if TYPE_CHECKING:
    from collections.abc import Iterable

    from audicle.speak.lexicon.entry import Entry

_LARGEST = 20_000_000  # bytes of a file


def load_lexicon(names: Iterable[str]) -> Lexicon:
    """Return the lexicon in the files ``names``, the first winning, and after them in the user's own.

    Raises UsageError for a file that cannot be read or holds an entry that is none, naming both.
    """
    files = [*map(Path, names), *map(Path, lexicons_in(settings_folder()))]
    read = tuple((str(path), _bytes(path)) for path in files)
    return _made(read) if read else NO_LEXICON


@lru_cache(maxsize=4)
def _made(read: tuple[tuple[str, bytes], ...]) -> Lexicon:
    """Return the lexicon in files with these names and contents; every article of a run has the same."""
    entries: list[Entry] = []
    for name, data in read:
        entries += _parsed(name, data)
    return Lexicon(tuple(entries))


def _parsed(name: str, data: bytes) -> tuple[Entry, ...]:
    if name.lower().endswith(".toml"):
        return entries_in_toml(data, name)
    # other names are those of PLS, which is XML, or somebody's TOML
    xml = data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<") or data[:2] in (b"\xff\xfe", b"\xfe\xff")
    return entries_in_pls(data, name) if xml or name.lower().endswith(".pls") else entries_in_toml(data, name)


def _bytes(path: Path) -> bytes:
    try:
        if path.is_file() and path.stat().st_size > _LARGEST:
            raise UsageError(f"{path}: it is larger than {_LARGEST // 1_000_000} MB.", "Split or shorten the lexicon.")
        if not path.is_file():
            raise FileNotFoundError("there is no such file")
        return path.read_bytes()
    except OSError as error:
        raise UsageError(
            f"{path}: the lexicon cannot be read: {error.strerror or error}.",
            "Name a file with --lexicon, or lexicon = […].",
        ) from error
