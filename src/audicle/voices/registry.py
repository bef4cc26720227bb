"""The voices that are here, and the choice among them.

Engines come in by the entry-point group ``audicle.voices``, the built-in ones too. The environment variable
``AUDICLE_ENGINES`` is a second door, for who develops an engine: ``module:Class,module:Class`` adds engines, or takes
the place of those with the same name, in this process and in those it starts; a ``-`` among them shuts the first door.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from importlib.metadata import EntryPoint, entry_points
from typing import TYPE_CHECKING

from audicle.agreed.languages import distance, language_name, parse
from audicle.errors import MissingPartError, UsageError, VoiceError
from audicle.voices.abilities import Abilities, abilities

if TYPE_CHECKING:
    from audicle.progress import Progress
    from audicle.voices.protocol import Engine, Voice

GROUP = "audicle.voices"
VARIABLE = "AUDICLE_ENGINES"
_SHUT = "-"
_LIST = "Run `audicle voices` to see which there are."


@dataclass(frozen=True, slots=True)
class EngineState:
    """What there is to know about an engine without speaking."""

    name: str
    version: str  # "" if a part is missing
    offline: bool  # False: the text leaves this machine
    voices: tuple[Voice, ...]
    missing: str | None  # what is missing, and how to get it; None: it can speak
    abilities: Abilities  # what it can do and what it costs


def engines(progress: Progress | None = None) -> dict[str, Engine]:
    """Return every engine by its name, those that miss a part too.

    An engine that cannot be made is left out, and ``progress`` is warned of it.
    """
    found: dict[str, Engine] = {}
    for name in _doors(os.environ.get(VARIABLE, "")):
        try:
            found[name] = engine(name)
        except VoiceError as error:
            if progress:
                progress.warn(str(error))
    return found


def engine(name: str) -> Engine:
    """Return one engine; no other is loaded. Raises VoiceError if there is none of that name or it cannot be made."""
    return _made(name, os.environ.get(VARIABLE, ""))


def installed_voices(progress: Progress | None = None) -> tuple[Voice, ...]:
    """Return the voices that can speak here, the online ones too: by rank, then by engine and name."""
    voices = [voice for one in engines(progress).values() if not one.missing() for voice in one.voices()]
    return tuple(sorted(voices, key=lambda voice: (voice.rank, voice.engine)))


def _offline_voices() -> tuple[Voice, ...]:
    """Return the voices that need no network. No online engine is asked for its own, which may take long to load."""
    voices = [voice for one in engines().values() if one.offline and not one.missing() for voice in one.voices()]
    return tuple(sorted(voices, key=lambda voice: (voice.rank, voice.engine)))


def voices_for(language: str, progress: Progress | None = None) -> tuple[Voice, ...]:
    """Return the voices that speak a language (BCP 47), the online ones too, the default first.

    Raises UsageError for what is not a language.
    """
    _check(language)
    return tuple(_all_nearest(language, installed_voices(progress)))


def describe(progress: Progress | None = None) -> tuple[EngineState, ...]:
    """Return the state of every engine, in the order of their best voices' ranks."""
    order = [voice.engine for voice in installed_voices(progress)]
    return tuple(
        EngineState(name, "", one.offline, (), "; ".join(lack), abilities(one))
        if (lack := one.missing())
        else EngineState(name, one.version(), one.offline, one.voices(), None, abilities(one))
        for name, one in sorted(
            engines().items(), key=lambda item: order.index(item[0]) if item[0] in order else len(order)
        )
    )


def choose(language: str, wanted: str | None = None, online: bool = False) -> Voice:
    """Return the voice to speak a language (BCP 47) with.

    ``wanted`` is an engine, "engine:voice", or the name of a voice; None leaves the choice to the voices' ranks.
    A voice that was asked for is taken if it speaks the language at all, whatever the country. To name an online
    engine is to allow it; ``online`` allows every one, taken where no offline voice speaks the language.

    Raises UsageError for what is not a language, for a voice that nobody has, and for one that does not speak the
    language; MissingPartError for an engine that misses a part; VoiceError if no voice speaks the language.
    """
    _check(language)
    if wanted is not None:
        return _wanted(language, wanted, online)
    best = _nearest(language, _offline_voices()) or (_nearest(language, installed_voices()) if online else None)
    if best is None:
        raise VoiceError(f"no installed voice speaks {_named(language)}.", _remedy(language))
    return best


def others(voice: Voice, language: str) -> tuple[Voice, ...]:
    """Return who can say in a language (BCP 47) what a voice cannot: the best offline one of each other engine."""
    best: dict[str, Voice] = {}
    for one in _all_nearest(language, _offline_voices()):
        if one.engine != voice.engine:
            best.setdefault(one.engine, one)
    return tuple(best.values())


def named_voices(wanted: str, online: bool = False) -> tuple[Voice, ...]:
    """Return the voices that ``wanted`` (an engine, "engine:voice", or a voice's name) can mean, at least one.

    Raises UsageError, with the near ones, if nobody has such a voice; MissingPartError if its engine misses a part.
    """
    name, _, voice_name = wanted.strip().partition(":")
    known = engines()
    chosen = next((one for key, one in known.items() if key.lower() == name.strip().lower()), None)
    if chosen is None:
        voices = installed_voices() if online else _offline_voices()
        named = tuple(v for v in voices if v.name.lower() == wanted.strip().lower())
    else:
        lack = chosen.missing()
        if lack:
            raise MissingPartError(f"the voices of {chosen.name} cannot speak here: {lack[0]}.", f"{lack[1]}.")
        named = chosen.voices()
        if voice_name:
            named = tuple(v for v in named if v.name.lower() == voice_name.strip().lower())
    if not named:
        raise _unknown(wanted)
    return named


def _wanted(language: str, wanted: str, online: bool) -> Voice:
    best = _nearest(language, named_voices(wanted, online))
    if best is None:
        others = [f"{v.engine}:{v.name}" for v in _all_nearest(language, installed_voices())][:4]
        remedy = f"Voices that do: {', '.join(others)}." if others else "No installed voice does."
        raise UsageError(f"the voice {wanted} does not speak {_named(language)}.", remedy)
    return best


def _nearest(language: str, voices: tuple[Voice, ...]) -> Voice | None:
    return next(iter(_all_nearest(language, voices)), None)


def _all_nearest(language: str, voices: tuple[Voice, ...]) -> list[Voice]:
    """Return the voices that speak the language: by rank, then the nearest kind of the language first."""
    far = {}
    for voice in voices:
        ways = [way for tag in voice.languages if (way := distance(tag, language)) is not None]
        if ways:
            far[voice] = min(ways)
    return sorted(far, key=lambda voice: (voice.rank, far[voice]))


def _check(language: str) -> None:
    if parse(language) is None:
        raise UsageError(f"{language!r} is not a language code.", "Write it like en, pt-BR or zh-Hant (BCP 47).")


def _unknown(wanted: str) -> UsageError:
    voices = installed_voices()
    names = [*engines(), *(voice.name for voice in voices), *(f"{voice.engine}:{voice.name}" for voice in voices)]
    by_lower = {name.lower(): name for name in names}
    near = [by_lower[name] for name in get_close_matches(wanted.lower(), by_lower, n=4)]
    return UsageError(f"there is no voice {wanted!r}.", f"Near it: {', '.join(near)}. {_LIST}" if near else _LIST)


def _named(language: str) -> str:
    name = language_name(language)
    return language if name == language else f"{name} ({language})"


def _remedy(language: str) -> str:
    known = engines()
    online = [v.engine for v in _all_nearest(language, installed_voices()) if not known[v.engine].offline]
    if online:
        return f"--voice {online[0]} speaks it over the network; or name another language with --language."
    return "Name the language it is to be read in with --language, or make it without sound with --no-audio."


@cache
def _doors(extra: str) -> dict[str, EntryPoint]:
    """Return the entry points of engines by name. Loads none that has come in by the entry-point group."""
    entries = [entry.strip() for entry in extra.split(",") if entry.strip()]
    doors = {} if _SHUT in entries else {point.name: point for point in entry_points(group=GROUP)}
    for value in entries:
        if value == _SHUT:
            continue
        point = EntryPoint(name=value, value=value, group=GROUP)
        try:
            name = str(point.load().name)
        except Exception:  # noqa: BLE001 - named and reported when it is made
            name = value
        doors[name] = point
    return doors


@cache
def _made(name: str, extra: str) -> Engine:
    point = _doors(extra).get(name)
    if point is None:
        raise VoiceError(f"there is no voice engine {name!r}.", _LIST)
    try:
        made: Engine = point.load()()
    except Exception as error:
        raise VoiceError(
            f"the voice engine {name} ({point.value}) cannot be loaded: {type(error).__name__}: {error}.",
            "Mend or remove the package it comes from.",
        ) from error
    return made
