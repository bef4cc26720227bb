"""``library.json``: what the library knows of each manifest, and which files it has written.

From it a build knows what has changed. Lost, it is made anew from the manifests; what is lost with it is when articles
without a date were first seen, and how the episodes were numbered.
"""

from __future__ import annotations

import datetime
import json
from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING, Any

from audicle.errors import OutputError, UsageError
from audicle.files import disk_errors, write
from audicle.publish.library.lock import ELSEWHERE
from audicle.publish.library.marks import GENERATOR, is_marked
from audicle.publish.library.settings import LibrarySettings

if TYPE_CHECKING:
    from pathlib import Path

NAME = "library.json"
SCHEMA = "audicle-library/1"


@dataclass(slots=True)
class Known:
    """What is known of an article."""

    seen: list[int] | None  # signs by which a change of its folder is noticed; None: read it again
    first: str  # when it was first seen, ISO 8601 UTC
    number: int | None = None  # of its episode, once it has audio
    place: int | None = None  # among all articles, once its manifest could be read
    digest: str = ""
    card: list[Any] | None = None  # the values of entry.CARD; None: its manifest cannot be read


@dataclass(slots=True)
class Written:
    """What is known of a file that the library wrote."""

    made_from: str
    sha256: str  # empty: it was about to be written
    bytes: int
    mtime_ns: int


@dataclass(slots=True)
class State:
    """All that is kept from one build to the next."""

    articles: dict[str, Known] = field(default_factory=dict)
    files: dict[str, Written] = field(default_factory=dict)
    settings: LibrarySettings | None = None  # those last given
    next_number: int = 1
    next_place: int = 1
    guid: str | None = None  # of the podcast: made of its first address, and kept when it moves
    language: str | None = None  # of most articles
    artwork: str | None = None  # digest of the chosen picture
    raw: bytes = b""  # as it stands on the disk


def load_state(folder: Path) -> State:
    """Return the state of the library in ``folder``, an empty one if there is none that this version can read.

    Raises OutputError if another program's file has its name.
    """
    raw, loaded = _loaded(folder)
    try:
        return State(
            articles={slug: known for slug, said in loaded["articles"].items() if (known := _known(said))},
            files={path: Written(**known) for path, known in loaded["files"].items()},
            settings=_settings(loaded),
            next_number=int(loaded["next_number"]),
            next_place=int(loaded.get("next_place", 1)),  # not in libraries that had no catalogue yet
            guid=loaded["guid"],
            language=loaded["language"],
            artwork=loaded["artwork"],
            raw=raw,
        )
    except (ValueError, KeyError, TypeError, AttributeError, UsageError):
        return State()


def load_settings(folder: Path) -> LibrarySettings | None:
    """Return the settings of the state of the library in ``folder`` alone, if there are any. Raises as it does."""
    try:
        return _settings(_loaded(folder)[1])
    except (KeyError, TypeError, AttributeError, UsageError):
        return None


def _loaded(folder: Path) -> tuple[bytes, dict[str, Any]]:
    """Return the state as it stands on the disk and what it says, nothing if there is none that can be read."""
    path = folder / NAME
    with disk_errors(path, ELSEWHERE):
        if not path.exists():
            return b"", {}
        raw = path.read_bytes()
        if raw and not is_marked(path):
            raise OutputError(f"{path} is not Audicle's, and the library needs the name.", "Move it elsewhere.")
    try:
        loaded = json.loads(raw)
    except (ValueError, RecursionError):
        return raw, {}
    return raw, loaded if isinstance(loaded, dict) and loaded.get("schema") == SCHEMA else {}


def _settings(loaded: dict[str, Any]) -> LibrarySettings | None:
    said = loaded["settings"]
    return None if said is None else LibrarySettings().merged(said, NAME)


def _known(said: dict[str, Any]) -> Known | None:
    """Return what is known of an article; None for what no build has written: then it comes anew."""
    try:
        known = Known(**said)
        counted = all(one is None or (isinstance(one, int) and one > 0) for one in (known.number, known.place))
        return known if counted and datetime.datetime.fromisoformat(known.first).tzinfo else None
    except (TypeError, ValueError):
        return None


def save_state(folder: Path, state: State) -> None:
    """Write the state if it has changed. Raises OutputError."""
    said = {
        "schema": SCHEMA,
        "generator": GENERATOR,
        "settings": asdict(state.settings) if state.settings else None,
        "next_number": state.next_number,
        "next_place": state.next_place,
        "guid": state.guid,
        "language": state.language,
        "artwork": state.artwork,
        "files": {path: _fields(written) for path, written in sorted(state.files.items())},
        "articles": {slug: _fields(known) for slug, known in sorted(state.articles.items())},
    }
    raw = json.dumps(said, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")
    if raw != state.raw:
        write(folder / NAME, raw, ELSEWHERE)
        state.raw = raw


def _fields(record: Known | Written) -> dict[str, Any]:
    # dataclasses.asdict copies deeply, which takes a second for thousands of articles
    return {name: getattr(record, name) for name in record.__slots__}
