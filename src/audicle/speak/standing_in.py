"""Voices that stand in: for an online one out of reach, if the settings ask for it; for one that fails on a text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from audicle.errors import VoiceError
from audicle.progress import SilentProgress
from audicle.speak.synthesis import Unsaid
from audicle.voices.registry import choose, engine, others

if TYPE_CHECKING:
    from collections.abc import Callable

    from audicle.errors import NetworkError
    from audicle.progress import Progress
    from audicle.settings import Settings
    from audicle.speak.cache import ClipCache
    from audicle.speak.script.utterances import Utterance
    from audicle.speak.studio import Studio
    from audicle.speak.synthesis import Order
    from audicle.voices import Voice


def stand_in(
    orders: dict[Utterance, Order],
    settings: Settings,
    cache: ClipCache,
    error: NetworkError,
    progress: Progress,
    order: Callable[[Utterance, Voice], Order],
) -> dict[Utterance, Order]:
    """Return the orders with an offline voice for what an online one has not spoken; a warning says how much.

    ``order`` makes an order. Raises ``error`` if the settings name no fallback, UsageError for one that nobody has or
    that does not speak the language, VoiceError for one that is itself online.
    """
    if not settings.fallback:
        raise error
    lacking = {
        one: made for one, made in orders.items() if not engine(made.voice.engine).offline and not cache.has(made.key)
    }
    voices = {made.language: choose(made.language, settings.fallback) for made in lacking.values()}
    for voice in voices.values():
        if not engine(voice.engine).offline:
            raise VoiceError(
                f"the fallback {settings.fallback} needs the network too.", "Name an offline voice."
            ) from error
    names = ", ".join(sorted({f"{voice.engine}:{voice.name}" for voice in voices.values()}))
    what = error.what.rstrip(".")
    progress.warn(f"{what}: {len(lacking)} of {len(orders)} passages are read by {names} instead")
    return orders | {one: order(one, voices[made.language]) for one, made in lacking.items()}


def stand_in_for_failed(
    orders: dict[Utterance, Order],
    unsaid: dict[str, Unsaid],
    studio: Studio,
    progress: Progress,
    order: Callable[[Utterance, Voice], Order],
) -> dict[Utterance, Order]:
    """Return the orders with another offline voice of the language for each utterance that its own fails on.

    They are made, and a warning quotes each. One that every voice fails on keeps its order, and a warning says that it
    is left silent. ``unsaid`` is what the studio said of the orders; ``order`` makes one. Raises what ``make`` raises,
    but VoiceError.
    """
    failed: dict[str, list[Utterance]] = {}
    for one, made in orders.items():
        if unsaid.get(made.key) is Unsaid.FAILED:
            failed.setdefault(made.key, []).append(one)
    found: dict[Utterance, Order] = {}
    for ones in failed.values():
        made = orders[ones[0]]
        by = "it is left silent"
        for voice in others(made.voice, made.language):
            instead = {one: order(one, voice) for one in ones}
            if all(studio.cache.has(other.key) or _made(other, studio) for other in instead.values()):
                found |= instead
                by = f"{voice.engine}:{voice.name} reads it instead"
                break
        progress.warn(f"the voice {made.voice.engine} fails on “{made.text}”: {by}")
    return orders | found


def _made(order: Order, studio: Studio) -> bool:
    try:
        return not studio.make([order], SilentProgress())
    except VoiceError:
        return False
