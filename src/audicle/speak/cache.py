"""Clips on disk: the encoded sound of every utterance, under a name made from all that shaped it.

So nothing is spoken twice: not after an edit elsewhere in the article, not after a run that was killed.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import shutil
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from audicle.errors import OutputError
from audicle.machine.files import disk_errors, ready, write
from audicle.machine.places import clips_folder
from audicle.model import Level
from audicle.voices.shared.timing import SpokenWord

if TYPE_CHECKING:
    from collections.abc import Iterator

    from audicle.progress import Progress

LIMIT = 2_000_000_000  # bytes; about 70 hours at 64 kbit/s
_SAFE = 24 * 3600  # seconds; a clip used since may belong to a run that is still going on
ELSEWHERE = "name another folder for the cache in AUDICLE_CACHE"
_WORK = "work"  # the folder of what is being joined
_FORM = 2  # raised when the same utterance comes to sound different


def clip_key(**made_from: str | float) -> str:
    """Return the name of the clip that is made from these values: the same values, the same name."""
    text = json.dumps({"form": _FORM, **made_from}, sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


@dataclass(frozen=True, slots=True)
class About:
    """What is kept beside a clip. Clips that earlier versions made may lack any of it."""

    level: Level | None = None  # of the clip as it is heard, between two pauses
    words: tuple[SpokenWord, ...] | None = None  # when its words are said; None: its voice does not tell
    quiet: tuple[float, float] | None = None  # seconds of quiet at its beginning and its end; of a recording


@dataclass(frozen=True, slots=True)
class ClipCache:
    """A folder of clips. Any number of processes may use it at once."""

    folder: Path

    def path(self, key: str) -> Path:
        """Return where the clip is or would be."""
        return self.folder / key[:2] / f"{key}.mp3"

    def get(self, key: str) -> bytes | None:
        """Return the clip, or None if there is none that can be read."""
        try:
            return self.path(key).read_bytes() or None
        except OSError:
            return None

    def about(self, key: str) -> About:
        """Return what was kept beside a clip, as far as it can be read."""
        try:
            kept = json.loads(self._beside(key).read_bytes())
        except (OSError, ValueError):
            return About()
        # before levels were kept, the words stood there alone
        found = kept if isinstance(kept, dict) else {"words": kept}
        return About(_level(found.get("level")), _words(found.get("words")), _quiet(found.get("quiet")))

    def tell(self, key: str, about: About) -> None:
        """Keep beside a clip what is known of it. Raises OutputError."""
        level, words = about.level, about.words
        kept = {
            "level": [round(level.loudness, 2), round(level.seconds, 1), round(level.peak, 4)] if level else None,
            "words": [[one.start, one.end, round(one.begins, 3), round(one.ends, 3)] for one in words]
            if words is not None
            else None,
            **({"quiet": [round(one, 3) for one in about.quiet]} if about.quiet else {}),
        }
        write(self._beside(key), json.dumps(kept, separators=(",", ":")).encode("ascii"), ELSEWHERE)

    def has(self, key: str, *, timed: bool = False) -> bool:
        """Say whether there is a clip, if ``timed`` with its words, and keep it from being pruned soon."""
        path = self.path(key)
        if timed and self.about(key).words is None:
            return False
        with contextlib.suppress(OSError):
            if path.stat().st_size:
                os.utime(path)
                return True
        return False

    def size(self, key: str) -> int:
        """Return the length of the clip in bytes, 0 if there is none."""
        try:
            return self.path(key).stat().st_size
        except OSError:
            return 0

    def put(self, key: str, clip: bytes, about: About) -> None:
        """Keep a clip, whole or not at all, and what is known of it. Raises OutputError."""
        self.tell(key, about)
        write(self.path(key), clip, ELSEWHERE)

    def drop(self, key: str) -> None:
        """Forget a clip, for example one that turned out to be damaged."""
        for path in (self.path(key), self._beside(key)):
            with contextlib.suppress(OSError):
                path.unlink()

    def prune(self, limit: int = LIMIT) -> int:
        """Delete the clips unused for longest until at most ``limit`` bytes are left; return the bytes deleted.

        Clips used within the last day stay, whatever the limit.
        """
        found: list[tuple[float, int, Path]] = []
        for path in self.folder.glob("??/*.mp3"):
            with contextlib.suppress(OSError):
                status = path.stat()
                found.append((status.st_mtime, status.st_size, path))
        self._sweep()
        excess = sum(size for _, size, _ in found) - limit
        deleted, recent = 0, time.time() - _SAFE
        for used, size, path in sorted(found):
            if deleted >= excess or used > recent:
                break
            with contextlib.suppress(OSError):
                path.unlink()
                deleted += size
                self._beside(path.stem).unlink(missing_ok=True)
        return deleted

    def _beside(self, key: str) -> Path:
        return self.path(key).with_suffix(".json")

    def work(self) -> tempfile.TemporaryDirectory[str]:
        """Return a new folder for the streams of one article, on the disk that holds the clips. Raises OutputError."""
        work = self.folder / _WORK
        with disk_errors(work, ELSEWHERE):
            work.mkdir(parents=True, exist_ok=True)
            return tempfile.TemporaryDirectory(dir=work)

    def _sweep(self) -> None:
        """Delete what runs that were killed more than a day ago left behind."""
        recent = time.time() - _SAFE
        for leftover in (*self.folder.glob(f"{_WORK}/*"), *self.folder.glob("??/.*.partial")):
            with contextlib.suppress(OSError):
                if leftover.stat().st_mtime < recent:
                    shutil.rmtree(leftover) if leftover.is_dir() else leftover.unlink()


def _level(kept: Any) -> Level | None:
    try:
        return Level(*map(float, kept))
    except (ValueError, TypeError):
        return None


def _quiet(kept: Any) -> tuple[float, float] | None:
    try:
        before, after = map(float, kept)
    except (ValueError, TypeError):
        return None
    return before, after


def _words(kept: Any) -> tuple[SpokenWord, ...] | None:
    try:
        return tuple(SpokenWord(*one) for one in kept)
    except TypeError:
        return None


@contextlib.contextmanager
def clip_cache(progress: Progress) -> Iterator[ClipCache]:
    """Open the user's cache; where it cannot be written, one for this run only stands in, and a warning says so."""
    cache = ClipCache(clips_folder())
    try:
        ready(cache.folder, ELSEWHERE)
    except OutputError as error:
        progress.warn(f"{error.what} What is spoken is not kept for the next run; AUDICLE_CACHE names another folder.")
        with tempfile.TemporaryDirectory() as folder:
            yield ClipCache(Path(folder))
    else:
        yield cache
