"""Reading a manifest for the library: trusted in nothing, since anybody can edit it."""

from __future__ import annotations

import hashlib
import json
import math
import os
import re
import stat
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

from audicle.agreed.messages import messages
from audicle.agreed.speakers import speakers
from audicle.model import VoiceUsed
from audicle.model.characters import line
from audicle.publish.library.picture_size import HEAD, picture_size
from audicle.publish.library.shelf.accessible import accessibility
from audicle.publish.manifest import NAME, SCHEMA
from audicle.publish.markup.language import UNDETERMINED
from audicle.publish.markup.links import href
from audicle.publish.part import MEDIA_TYPES, ROLES

if TYPE_CHECKING:
    from collections.abc import Iterator

Json = dict[str, Any]

_FAMILY = SCHEMA.rpartition("/")[0]
_SIZED = frozenset(("cover", "thumbnail"))  # catalogues tell the size of these pictures
_LARGEST = 50_000_000  # bytes; no manifest comes near it
_LANGUAGE = re.compile(
    r"([A-Za-z]{2,8}|[IXix](?=-))(-[A-Za-z0-9]{1,8})*"
)  # the form of RFC 5646, 2.1, all kinds of tags alike
_MEDIA_TYPE = re.compile(r"[a-z]+/[a-z0-9.+-]+")  # of the names of RFC 6838, 4.2, those that are in use
_LONGEST_TAG = 64  # characters; RFC 5646, 4.4.1, asks for room for 35


class UnreadableError(Exception):
    """A manifest that cannot be used, and why: half a sentence that follows its name."""


def known(folder: Path) -> tuple[Json, list[str], bool]:
    """Return what the library keeps of the manifest in ``folder``.

    Also what is amiss with it, a line each, and whether none of its files is there: then they are kept elsewhere, and
    are what the manifest says. Paths are as in ``File``. Raises UnreadableError if the manifest is none
    that this version can read.
    """
    manifest = _loaded(folder / NAME)
    metadata = _object(manifest, "metadata")
    source = _object(manifest, "source")
    language = _text(metadata, "language") or "en"
    files, absent = _files(folder, manifest)
    elsewhere = bool(absent) and not files
    warnings = [] if elsewhere else [f"{line(file[0])} is listed in {NAME} and is not there." for file in absent]
    files = files or absent
    if len(language) > _LONGEST_TAG or not _LANGUAGE.fullmatch(language):
        warnings.append(
            f"{folder.name}/{NAME} has a language that is no BCP 47 tag, {language[:40]!r}: it is left out."
        )
        language = UNDETERMINED
    link = _text(source, "url") or _text(metadata, "source")
    duration = _number(manifest, "duration")
    has_audio = any(file[1] == "audio" for file in files)
    summary = {
        "title": _text(metadata, "title") or messages(language)("untitled"),
        "subtitle": _text(metadata, "subtitle"),
        "authors": _texts(metadata, "authors"),
        "published": _text(metadata, "published"),
        "modified": _text(metadata, "modified"),
        "language": language,
        "publisher": _text(metadata, "publisher"),
        "description": _text(metadata, "description"),
        "licence": _text(metadata, "licence"),
        "source": href(link, None) if link else None,
        "origin": _text(source, "url") or _text(source, "name") or folder.name,
        "tags": _texts(metadata, "tags"),
        "series": [
            [name, _text(one, "position"), "set" if one.get("kind") == "set" else "series"]
            for one in (_objects(metadata, "series") if metadata.get("series") else ())
            if (name := _text(one, "name"))
        ],
        "accessibility": accessibility(manifest.get("accessibility")),  # which early manifests do not have
        "duration": duration if has_audio else None,
        "voices": list(speakers(_voices(manifest, language), language).values()),
        "readers": [
            name for voice in _objects(manifest, "voices") if voice.get("recorded") and (name := _text(voice, "voice"))
        ],
        "sections": _sections(manifest),
        "offered": any(file[1] == "book" or (file[1] == "audio" and file[2] is None) for file in files),
        "page": next((file[0] for file in files if file[1] == "page" and file[2] is None), None),
        "files": files,
    }
    return summary, warnings, elsewhere


def digest(summary: Json) -> str:
    """Return the digest of what the library keeps of a manifest."""
    return hashlib.sha256(json.dumps(summary, ensure_ascii=False).encode("utf-8")).hexdigest()[:32]


def _loaded(path: Path) -> Json:
    try:
        if path.stat().st_size > _LARGEST:
            _amiss("is too large to be a manifest")
        manifest = json.loads(path.read_bytes())
    except OSError as error:
        raise UnreadableError(f"cannot be read: {error.strerror or error}") from error
    except (ValueError, RecursionError) as error:
        raise UnreadableError("is no JSON: it was cut short, or edited by hand") from error
    if not isinstance(manifest, dict):
        _amiss("holds no JSON object")
    form = manifest.get("schema")
    if form != SCHEMA:
        if isinstance(form, str) and form.startswith(f"{_FAMILY}/"):
            _amiss(f"is of another version of Audicle ({line(form)[:60]}, not {SCHEMA})")
        _amiss(f"is no manifest: its schema is not {SCHEMA}")
    return manifest


def _voices(manifest: Json, language: str) -> Iterator[VoiceUsed]:
    for voice in _objects(manifest, "voices"):
        if (name := _text(voice, "voice")) and not voice.get("recorded"):
            read = _text(voice, "language") or language
            yield VoiceUsed(_text(voice, "engine") or "", "", name, read, _text(voice, "speaks") or "")


def _sections(manifest: Json) -> list[list[Any]]:
    found: list[list[Any]] = []
    end = 0.0
    for section in _objects(manifest, "sections"):
        duration = _number(section, "duration")
        begins = _number(section, "begins")  # which early manifests do not have: one section followed the other
        if duration is not None:
            begins = end if begins is None else begins
            end = begins + duration
        found.append([_text(section, "id") or "", _text(section, "title"), begins, duration])
    return found


def _files(folder: Path, manifest: Json) -> tuple[list[list[Any]], list[list[Any]]]:
    """Return the files that are there, and as the manifest has them those that are not."""
    found: list[list[Any]] = []
    absent: list[list[Any]] = []
    safe = {""}  # folders below the article's own that lead nowhere else
    for file in _objects(manifest, "files"):
        path, role, section = file.get("path"), _text(file, "role"), _text(file, "section")
        if not isinstance(path, str) or not _is_plain(path):
            _amiss(f"lists a path that leads out of its folder: {line(str(path))[:80]}")
        if role not in ROLES:
            continue  # of a version to come, or somebody's own
        state = _state(folder, path, safe)
        media_type = _media_type(path, _text(file, "media_type"))
        place = f"{folder.name}/{path}"
        if state is None or not stat.S_ISREG(state.st_mode):
            absent.append([place, role, section, media_type, int(_number(file, "bytes") or 0), None])
            continue
        size = _size(folder, path) if role in _SIZED else None
        found.append([place, role, section, media_type, state.st_size, size])
    return found, absent


def _media_type(path: str, said: str | None) -> str:
    """Return the media type that is said, or that which the ending of the name says if it is none."""
    if said and _MEDIA_TYPE.fullmatch(said):
        return said
    return MEDIA_TYPES.get(f".{path.rpartition('.')[2].lower()}", "application/octet-stream")


def _size(folder: Path, path: str) -> tuple[int, int] | None:
    try:
        with open(f"{folder}/{path}", "rb") as file:  # noqa: PTH123 - thousands of them
            return picture_size(file.read(HEAD))
    except OSError:
        return None


def _is_plain(path: str) -> bool:
    """Return whether a path names something below a folder, on every system."""
    if any(part in ("", ".", "..") for part in path.split("/")):
        return False
    # Audicle gives no such names; on some systems they are drives and other folders
    return line(path) == path and "\\" not in path and not (":" in path and os.name == "nt")


def _state(folder: Path, path: str, safe: set[str]) -> os.stat_result | None:
    """Return the state of a file, None if it is not there. Where links lead out of the folder, that is amiss."""
    place, above = f"{folder}/{path}", path.rpartition("/")[0]
    try:
        state = os.lstat(place)  # once for each of hundreds of thousands of files
        if stat.S_ISLNK(state.st_mode) or above not in safe:
            if not Path(place).resolve().is_relative_to(folder.resolve()):
                _amiss(f"lists a path that leads out of its folder: {line(path)[:80]}")
            state = os.stat(place)  # noqa: PTH116 - the same
            safe.add(above)
    except (OSError, ValueError):
        return None
    return state


def _amiss(why: str) -> NoReturn:
    raise UnreadableError(why)


def _object(holder: Json, name: str) -> Json:
    value = holder.get(name)
    if not isinstance(value, dict):
        _amiss(f"has no object {name!r}")
    return value


def _objects(holder: Json, name: str) -> list[Json]:
    value = holder.get(name)
    if not isinstance(value, list) or not all(isinstance(one, dict) for one in value):
        _amiss(f"has no list of objects {name!r}")
    return value


def _text(holder: Json, name: str) -> str | None:
    value = holder.get(name)
    if value is None:
        return None
    if not isinstance(value, str):
        _amiss(f"has a {name!r} that is no text")
    return line(value) or None


def _texts(holder: Json, name: str) -> list[str]:
    value = holder.get(name, [])
    if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
        _amiss(f"has {name!r} that are no list of texts")
    return [text for one in value if (text := line(one))]


def _number(holder: Json, name: str) -> float | None:
    value = holder.get(name)
    if value is None:
        return None
    try:
        number = math.nan if isinstance(value, bool) or not isinstance(value, int | float) else float(value)
    except OverflowError:  # a whole number of hundreds of digits
        number = math.inf
    if not math.isfinite(number) or number < 0:
        _amiss(f"has a {name!r} that is no number of 0 or more")
    return number
