"""What a narration will be like before it is made: its length, the time it takes, its cost, who gets the text."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Literal

from audicle.agreed.policies import policy
from audicle.agreed.tracks import track_titles
from audicle.audio import mp3
from audicle.errors import AudicleError, FaultError
from audicle.progress import SilentProgress
from audicle.read import read
from audicle.read.sources import find_sources, open_source
from audicle.settings import Settings
from audicle.speak.cache import clip_cache
from audicle.speak.lexicon import load_lexicon
from audicle.speak.narrator import ordered
from audicle.speak.pace import Paces, heard, sound
from audicle.speak.recorded.lengths import lengths as recorded_lengths
from audicle.speak.recorded.matching import recorded
from audicle.speak.sampling import sampled
from audicle.speak.script.scriptwriter import write_script
from audicle.speak.section_audio import rest
from audicle.speak.studio import Studio
from audicle.voices.abilities import abilities
from audicle.voices.registry import choose, engine

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from audicle.progress import Progress
    from audicle.speak.pace import Pace
    from audicle.speak.script.utterances import Utterance
    from audicle.speak.synthesis import Order
    from audicle.voices import Voice

# Where a pace comes from: clips of this article, other texts in this voice, another voice of the language, nowhere
Basis = Literal["article", "earlier", "other voice", "unknown"]


@dataclass(frozen=True, slots=True)
class VoiceEstimate:
    """What one voice has to say in one language."""

    engine: str
    voice: str
    language: str  # BCP 47
    utterances: int
    characters: int  # that the voice is given
    characters_to_make: int  # of which there is no clip yet; the same words twice are made once
    seconds: float | None  # of sound, pauses left out; None: nothing is known of this voice's pace
    seconds_to_make: float | None  # on this machine; None: it was not measured
    basis: Basis  # what the seconds of sound come from
    text_leaves: bool  # the text goes to somebody else's machine
    paid: bool  # its maker charges for characters
    dollars: float | None  # for what is not made yet; None: the price is not known here


@dataclass(frozen=True, slots=True)
class SectionEstimate:
    """What is heard of one section."""

    id: str
    title: str
    sentences: int
    characters: int
    seconds: float | None  # with its pauses


@dataclass(frozen=True, slots=True)
class Estimate:
    """What an article's narration will be like."""

    source: str
    title: str
    characters: int
    sentences: int  # that light up while they are heard
    seconds: float | None  # of audio, with pauses; None: the pace of a voice is not known
    seconds_kept: float  # of sound that was spoken before and is kept
    seconds_recorded: float | None  # of the source's own narration; None: a file does not tell its length
    seconds_to_make: float | None  # on this machine; None: it was not measured for a voice
    dollars: float | None  # None: a price is not known here
    text_leaves: bool
    voices: tuple[VoiceEstimate, ...]
    sections: tuple[SectionEstimate, ...]


@dataclass(frozen=True, slots=True)
class Estimated:
    """What became of one source: it was estimated, or it cannot be."""

    source: str
    result: Estimate | AudicleError


def estimate(
    name: str,
    settings: Settings | None = None,
    progress: Progress | None = None,
    overrides: Mapping[str, Any] | None = None,
    *,
    jobs: int | None = None,
) -> Estimate:
    """Return what the narration of the article that ``name`` stands for will be like, with ``jobs`` workers.

    A few sentences of it may be spoken for that, by offline voices only; they are kept for the conversion. Settings,
    overrides and jobs are as for ``batch.convert_all``. Raises AudicleError.
    """
    progress, settings = progress or SilentProgress(), settings or Settings()
    with clip_cache(progress) as cache, Studio(cache, jobs) as studio:
        return _estimate(name, settings, progress, overrides or {}, studio)


def estimate_all(
    names: tuple[str, ...],
    settings: Settings | None = None,
    progress: Progress | None = None,
    overrides: Mapping[str, Any] | None = None,
    *,
    jobs: int | None = None,
) -> Iterator[Estimated]:
    """Estimate every article that ``names`` stand for, as ``estimate`` does, and yield what became of each, in order.

    Raises UsageError for a wrong setting, SourceError for a name that stands for nothing.
    """
    progress, settings = progress or SilentProgress(), settings or Settings()
    settings.merged(overrides or {}, "command line")
    with clip_cache(progress) as cache, Studio(cache, jobs) as studio:
        for name in find_sources(names):
            try:
                yield Estimated(name, _estimate(name, settings, progress, overrides or {}, studio))
            except AudicleError as error:
                yield Estimated(name, error)
            except Exception as error:  # noqa: BLE001 - a fault of ours in one article does not stop the others
                yield Estimated(name, FaultError.of(error))


def _estimate(
    name: str, settings: Settings, progress: Progress, overrides: Mapping[str, Any], studio: Studio
) -> Estimate:
    asked = settings.merged(overrides, "command line")
    article, chosen = read(open_source(name, asked, progress), settings, progress, overrides)
    script = write_script(article, policy(chosen), load_lexicon(chosen.lexicon))
    if article.recording:
        script = recorded(script, article.recording)
    own = recorded_lengths(script.utterances, article.recording)
    orders = ordered(script, article.metadata.language, chosen, studio.cache.folder, progress)
    speakers: dict[tuple[Voice, str], list[Order]] = {}
    for order in orders.values():
        speakers.setdefault((order.voice, order.language), []).append(order)
    progress.stage("measuring", len(speakers))
    voices: list[VoiceEstimate] = []
    seconds: dict[str, float | None] = {}
    kept = 0.0
    for mine in speakers.values():
        voice, lengths = _voice(mine, studio, progress, chosen)
        kept += sum(sound(studio.cache, order) or 0.0 for order in mine)
        voices.append(voice)
        seconds |= lengths
        progress.advance()
    titles = track_titles(article)
    sections = tuple(
        _section(section, titles[section], said, orders, seconds, own, chosen.bitrate, chosen.speed)
        for section, said in script.by_section().items()
    )
    return Estimate(
        source=name,
        title=article.metadata.title,
        characters=sum(voice.characters for voice in voices),
        sentences=sum(section.sentences for section in sections),
        seconds=_sum(section.seconds for section in sections),
        seconds_kept=kept,
        seconds_recorded=_sum(own.values()),
        seconds_to_make=_sum(voice.seconds_to_make for voice in voices),
        dollars=_sum(voice.dollars for voice in voices),
        text_leaves=any(voice.text_leaves for voice in voices),
        voices=tuple(voices),
        sections=sections,
    )


def _voice(
    orders: Sequence[Order], studio: Studio, progress: Progress, settings: Settings
) -> tuple[VoiceEstimate, dict[str, float | None]]:
    """Return what there is to say of one voice in one language, and the seconds of each order by its key."""
    unique = tuple({order.key: order for order in orders}.values())
    speaker = engine(orders[0].voice.engine)
    pace, basis = _pace(unique, studio, progress, settings, offline=speaker.offline)
    known = {order.key: sound(studio.cache, order) for order in unique}
    lengths: dict[str, float | None] = {
        order.key: known[order.key] or (len(order.text) * pace.per_character / order.speed if pace else None)
        for order in unique
    }
    missing = [order for order in unique if not known[order.key]]
    characters = sum(len(order.text) for order in missing)
    to_speak = _sum(lengths[order.key] for order in missing)
    if not missing:
        work: float | None = 0.0
    elif pace and pace.work and to_speak is not None and basis != "other voice":
        work = pace.start + pace.work * to_speak
    else:
        work = None
    able = abilities(speaker)
    price = able.dollars_per_million_characters if able.paid and missing else 0.0
    voice = VoiceEstimate(
        engine=orders[0].voice.engine,
        voice=orders[0].voice.name,
        language=orders[0].language,
        utterances=len(orders),
        characters=sum(len(order.text) for order in orders),
        characters_to_make=characters,
        seconds=_sum(lengths[order.key] for order in orders),
        seconds_to_make=work,
        basis=basis if missing else "article",
        text_leaves=not speaker.offline,
        paid=able.paid,
        dollars=None if price is None else price * characters / 1_000_000,
    )
    return voice, lengths


def _pace(
    orders: Sequence[Order], studio: Studio, progress: Progress, settings: Settings, *, offline: bool
) -> tuple[Pace | None, Basis]:
    """Return the pace of the voice of these orders, and where it comes from."""
    paces = Paces(studio.cache, studio.jobs)
    if offline:
        measured, basis = sampled(orders, studio, paces, progress)
        return measured, basis if measured else "unknown"
    # what is spoken only to be measured would leave this machine, and may cost money
    earlier = paces.get(orders[0])
    here = heard(orders, {order.key: seconds for order in orders if (seconds := sound(studio.cache, order))})
    if here and (earlier is None or here.characters >= earlier.characters):
        return replace(here, work=earlier.work if earlier else None), "article"
    if earlier:
        return earlier, "earlier"
    try:
        voice = choose(orders[0].language)
    except AudicleError:
        return None, "unknown"
    version = engine(voice.engine).version()
    others = [replace(order, voice=voice, version=version, sounds=()) for order in orders]
    measured, _ = sampled(others, studio, paces, progress)
    return measured, "other voice" if measured else "unknown"


def _section(
    section: str,
    title: str,
    said: Iterable[Utterance],
    orders: Mapping[Utterance, Order],
    seconds: Mapping[str, float | None],
    own: Mapping[Utterance, float | None],
    bitrate: int,
    speed: float,
) -> SectionEstimate:
    said = tuple(said)
    spoken = [orders[one] for one in said if one in orders]
    # the pauses of a recording are in it, up to its end
    last = (not one.parts or not other or not other.parts for one, other in zip(said, (*said[1:], None), strict=True))
    rests = [
        rest(one.pause, speed, heard=one in orders or bool(one.parts))
        for one, ends in zip(said, last, strict=True)
        if ends
    ]
    pauses = sum(_pause(one, bitrate) for one in rests)
    sound = _sum((*(seconds[order.key] for order in spoken), *(own[one] for one in said if one.parts)))
    return SectionEstimate(
        id=section,
        title=title,
        sentences=len({one.cue for one in said if one.spoken and not one.announced}),
        characters=sum(len(order.text) for order in spoken),
        seconds=None if sound is None else sound + pauses,
    )


@lru_cache
def _pause(seconds: float, bitrate: int) -> float:
    """Return a pause as it is made: in whole frames."""
    return mp3.seconds(mp3.frames(mp3.silence(seconds, bitrate), bitrate))


def _sum(values: Iterable[float | None]) -> float | None:
    """Return the sum, or None if one of them is not known."""
    total = 0.0
    for value in values:
        if value is None:
            return None
        total += value
    return total
