"""A few sentences of an article, spoken to learn how fast its voice is. Their clips are kept, so nothing is lost."""

from __future__ import annotations

import time
from dataclasses import replace
from itertools import accumulate
from typing import TYPE_CHECKING, Literal

from audicle.speak.pace import heard, sound

if TYPE_CHECKING:
    from collections.abc import Sequence

    from audicle.progress import Progress
    from audicle.speak.pace import Pace, Paces
    from audicle.speak.studio import Studio
    from audicle.speak.synthesis import Order

# Measured on 24 articles of the web in hibari, 12 utterances spread over an article tell its length within 3 %
_SAMPLE = 16  # utterances
_PATIENCE = 5.0  # seconds; a voice slower than that is judged by fewer
_BATCH = 4  # utterances a worker, timed together
_FEW = 4  # utterances: fewer tell less than what the voice spoke before


def sampled(
    orders: Sequence[Order], studio: Studio, paces: Paces, progress: Progress
) -> tuple[Pace | None, Literal["article", "earlier"]]:
    """Return the pace of one voice in one language, and whether clips of these orders tell it or earlier texts.

    ``orders`` are all of an article in this voice, each once, in the article's order; some are spoken for this. None:
    the voice can say none of them. Raises VoiceError, NetworkError or OutputError.
    """
    before = paces.get(orders[0])
    missing = [order for order in orders if not studio.cache.has(order.key)]
    here = len(orders) - len(missing)
    chosen = _spread(missing, _SAMPLE - here)
    if before and before.work:
        # what an utterance will take is known
        longest = _PATIENCE / (before.work * before.per_character)
        fit = _first(chosen, longest)
        if here + len(fit) < min(_FEW, len(orders)):
            return before, "earlier"
        chosen = fit
    elif not chosen:
        chosen = _spread(missing, 2 * max(1, studio.jobs))
    work, start, timed = _timed(chosen, studio, progress)
    pace = heard(orders, {order.key: seconds for order in orders if (seconds := sound(studio.cache, order))})
    if pace is None:
        return before, "earlier"
    paces.keep(orders[0], replace(pace, work=work, start=start, timed=timed))
    after = paces.get(orders[0])
    return replace(after, characters=pace.characters, seconds=pace.seconds) if after else pace, "article"


def _first(orders: list[Order], longest: float) -> list[Order]:
    """Return the first orders, of at most ``longest`` characters in all."""
    ends = accumulate(len(order.text) for order in orders)
    return [order for order, end in zip(orders, ends, strict=True) if end <= longest]


def _timed(orders: list[Order], studio: Studio, progress: Progress) -> tuple[float | None, float, float]:
    """Speak orders, as many as fit into the time; return seconds a second of sound takes, of the start, and of sound.

    The first few, one a worker, show the start; the others are timed with all workers busy, as in a conversion.
    """
    if not orders:
        return None, 0.0, 0.0
    if studio.jobs:
        voice = orders[0].voice
        studio.warm_up(orders[0].language, f"{voice.engine}:{voice.name}")
    workers = max(1, studio.jobs)
    batches: list[tuple[float, float]] = []  # seconds that each took, and the seconds of its sound
    count, rest, spent = workers, orders, 0.0
    while rest and count:
        batch, rest = rest[:count], rest[count:]
        started = time.perf_counter()
        studio.make(batch, progress)
        took = time.perf_counter() - started
        batches.append((took, sum(sound(studio.cache, order) or 0.0 for order in batch)))
        if len(batches) == 1:
            count = workers  # whatever the start took, some are timed without it
            continue
        spent += took
        fits = int((_PATIENCE - spent) * len(batch) / took)
        count = min(max(fits, workers), _BATCH * workers) if fits > 0 else 0
    timed = sum(made for _, made in batches[1:])
    if not timed:
        # too little to tell its start from its pace
        took, made = batches[0]
        return (took / made, 0.0, 0.0) if made else (None, 0.0, 0.0)
    # the fastest: in the others something else was going on, such as the start of the second worker
    work = min(took / made for took, made in batches[1:] if made)
    return work, max(0.0, batches[0][0] - work * batches[0][1]), timed


def _spread(orders: Sequence[Order], count: int) -> list[Order]:
    """Return so many orders from all over the article, in an order that is the same every time and tells nothing."""
    if count <= 0 or not orders:
        return []
    step = max(1.0, len(orders) / count)
    chosen = [orders[int(number * step)] for number in range(min(count, len(orders)))]
    return sorted(chosen, key=lambda order: order.key)
