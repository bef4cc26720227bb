"""``library.json``: what the library knows of each manifest, and which files it has written.

From it a build knows what has changed. Lost or cut short, it is made anew from the manifests; what is lost with it is
when articles without a date were first seen, and how the episodes were numbered.
"""

from __future__ import annotations

import datetime
import json
import re
from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING, Any

from audicle.errors import OutputError, UsageError
from audicle.machine.files import disk_errors, write
from audicle.publish.library.marks import GENERATOR, has_mark
from audicle.publish.library.settings import LibrarySettings
from audicle.publish.library.shelf.lock import ELSEWHERE

if TYPE_CHECKING:
    from pathlib import Path

    from audicle.progress import Progress

NAME = "library.json"
SCHEMA = "audicle-library/1"
_ASIDE = f"{NAME}.damaged"  # where a state goes that cannot be read
_BEGINS = json.dumps({"schema": SCHEMA, "generator": GENERATOR}, separators=(",", ":")).encode()
_KEY = re.compile(r',?"(\w+)":')  # as ``save_state`` writes it


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


def load_state(folder: Path, progress: Progress) -> State:
    """Return the state of the library in ``folder``, an empty one if there is none that this version can read.

    What was cut short, or edited so that it is none, is set aside with a warning; the settings are kept if they are
    whole. Raises OutputError if another program's file has its name.
    """
    raw = _raw(folder)
    if raw is None:
        return State()
    loaded = _loaded(raw)
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
        path, aside = folder / NAME, folder / _ASIDE
        with disk_errors(path, ELSEWHERE):
            path.replace(aside)
        progress.warn(f"{path} was cut short or edited: it is now {_ASIDE}, and the library is built anew without it.")
        guid = loaded.get("guid")
        return State(settings=load_settings(folder, raw), guid=guid if isinstance(guid, str) else None)


def load_settings(folder: Path, raw: bytes | None = None) -> LibrarySettings | None:
    """Return the settings of the state of the library in ``folder`` alone, if there are any.

    ``raw`` is the state as it stood on the disk, if it was read already. Raises as ``load_state`` does.
    """
    raw = _raw(folder) if raw is None else raw
    try:
        return _settings(_loaded(raw or b""))
    except (KeyError, TypeError, AttributeError, UsageError):
        return None


def _raw(folder: Path) -> bytes | None:
    """Return the state as it stands on the disk, None if there is none. Raises OutputError if it is not Audicle's."""
    path = folder / NAME
    with disk_errors(path, ELSEWHERE):
        if not path.exists():
            return None
        raw = path.read_bytes()
    # a disk that lost its power may leave a file that is empty, or holds nothing but zeros
    if raw.strip(b"\0\r\n\t ") and not has_mark(raw) and not _BEGINS.startswith(raw):
        raise OutputError(f"{path} is not Audicle's, and the library needs the name.", "Move it elsewhere.")
    return raw


def _loaded(raw: bytes) -> dict[str, Any]:
    """Return what a state says: of one that was cut short what stands whole at its beginning."""
    try:
        loaded = json.loads(raw)
    except (ValueError, RecursionError):
        return _begun(raw.decode("utf-8", "replace"))
    return loaded if isinstance(loaded, dict) and loaded.get("schema") == SCHEMA else {}


def _begun(text: str) -> dict[str, Any]:
    """Return the values before the list of files of a state that was cut short."""
    found: dict[str, Any] = {}
    decoder = json.JSONDecoder()
    at = 1
    while match := _KEY.match(text, at):
        try:
            found[match[1]], at = decoder.raw_decode(text, match.end())
        except (ValueError, RecursionError):
            break
    return found if found.pop("schema", None) == SCHEMA else {}


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
