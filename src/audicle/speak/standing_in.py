"""An offline voice that stands in where an online one cannot be reached, if the settings ask for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from audicle.errors import VoiceError
from audicle.voices.registry import choose, engine

if TYPE_CHECKING:
    from collections.abc import Callable

    from audicle.errors import NetworkError
    from audicle.progress import Progress
    from audicle.settings import Settings
    from audicle.speak.cache import ClipCache
    from audicle.speak.script.utterances import Utterance
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
