"""How fast each voice speaks and is made on this machine: measured, and kept beside the clips for the next estimate.

Nothing here is a constant of a voice: a pace comes from clips that were spoken on this machine, by an estimate that
speaks a few sentences of the article or by a conversion before it.
"""

from __future__ import annotations

import contextlib
import json
from dataclasses import asdict, dataclass, replace
from itertools import groupby
from typing import TYPE_CHECKING, Any

from audicle.audio import mp3
from audicle.errors import OutputError
from audicle.machine.files import write
from audicle.speak.cache import ELSEWHERE

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from audicle.speak.cache import ClipCache
    from audicle.speak.synthesis import Order

_FILE = "paces.json"
_ENOUGH = 1000  # characters: within 5 % of an article's own pace, on average; less does not replace more
_LONG = 60.0  # seconds of sound, likewise


@dataclass(frozen=True, slots=True)
class Pace:
    """What was measured of a voice in a language."""

    characters: int  # that were spoken
    seconds: float  # of sound that they took, pauses left out, at speed 1
    work: float | None = None  # seconds until a second of sound is made, by all workers at once; None: not measured
    start: float = 0.0  # seconds until the workers have loaded the voice
    timed: float = 0.0  # seconds of sound that ``work`` was measured on

    @property
    def per_character(self) -> float:
        """Seconds of sound a character, at speed 1."""
        return self.seconds / self.characters


class Paces:
    """The paces that were measured with a number of workers; ``jobs`` is the studio's."""

    def __init__(self, cache: ClipCache, jobs: int) -> None:
        self._cache = cache
        self._jobs = jobs

    def get(self, order: Order) -> Pace | None:
        """Return the pace of an order's voice in its language, or None if it was not measured here."""
        kept = self._load().get(self._key(order))
        try:
            return Pace(**kept) if kept and kept["characters"] > 0 and kept["seconds"] > 0 else None
        except (TypeError, KeyError):
            return None

    def keep(self, order: Order, pace: Pace) -> None:
        """Keep a pace for the next time, but for what is known better: from more text, or timed on more sound."""
        if before := self.get(order):
            if pace.characters < min(before.characters, _ENOUGH):
                pace = replace(pace, characters=before.characters, seconds=before.seconds)
            if pace.work is None or pace.timed < min(before.timed, _LONG):
                pace = replace(pace, work=before.work, start=before.start, timed=before.timed)
            elif not pace.start:
                pace = replace(pace, start=before.start)
        kept = asdict(pace)
        # without it the next estimate measures again
        with contextlib.suppress(OutputError):
            text = json.dumps(self._load() | {self._key(order): kept}, indent=1, ensure_ascii=False, sort_keys=True)
            write(self._cache.folder / _FILE, text.encode("utf-8", "surrogatepass"), ELSEWHERE)

    def _key(self, order: Order) -> str:
        voice = order.voice
        return json.dumps([voice.engine, order.version, voice.name, order.language, self._jobs], ensure_ascii=False)

    def _load(self) -> dict[str, Any]:
        try:
            loaded = json.loads((self._cache.folder / _FILE).read_bytes())
        except (OSError, ValueError):
            return {}
        return loaded if isinstance(loaded, dict) else {}


def sound(cache: ClipCache, order: Order) -> float | None:
    """Return the seconds of an order's clip, without its pause; None if there is none."""
    size = cache.size(order.key)
    return mp3.seconds(mp3.frames(size, order.bitrate)) if size else None


def heard(orders: Iterable[Order], sounds: Mapping[str, float]) -> Pace | None:
    """Return the pace of those orders whose clip's seconds are in ``sounds``, by key; None if there are none."""
    known = [order for order in orders if sounds.get(order.key)]
    if not known:
        return None
    return Pace(sum(len(order.text) for order in known), sum(sounds[order.key] * order.speed for order in known))


def remember(paces: Paces, cache: ClipCache, orders: Iterable[Order], made: Iterable[Order], took: float) -> None:
    """Keep what a conversion shows: ``orders`` are all of an article, ``made`` those that ``took`` so many seconds.

    How long a voice takes is known only if it was the only one that spoke.
    """
    made = tuple(made)
    fresh = {order.key for order in made}
    alone = len({_speaker(order) for order in made}) == 1
    for _, group in groupby(sorted(orders, key=_speaker), key=_speaker):
        mine = tuple(group)
        sounds = {order.key: seconds for order in mine if (seconds := sound(cache, order))}
        pace = heard(mine, sounds)
        if pace is None or pace.characters < _ENOUGH:
            continue
        new = heard((order for order in mine if order.key in fresh), sounds) if alone else None
        timed = sum(sounds[key] for key in fresh & sounds.keys()) if new else 0.0
        if timed >= _LONG:
            pace = replace(pace, work=took / timed, timed=timed)
        paces.keep(mine[0], pace)


def _speaker(order: Order) -> tuple[str, str, str]:
    return order.voice.engine, order.voice.name, order.language
