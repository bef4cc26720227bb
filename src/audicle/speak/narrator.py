"""From a Script to a Narration: every utterance is spoken once, or taken from the cache, and joined into sections."""

from __future__ import annotations

import time
from dataclasses import replace
from typing import TYPE_CHECKING

from audicle.agreed.languages import own_tag
from audicle.agreed.scripts import readable
from audicle.agreed.tracks import track_titles
from audicle.audio import mp3
from audicle.errors import NetworkError, OutputError, UsageError, VoiceError
from audicle.model import Narration, VoiceUsed
from audicle.speak.cache import ELSEWHERE
from audicle.speak.pace import Paces, remember
from audicle.speak.recorded.runs import Recorded
from audicle.speak.script.utterances import ROLES
from audicle.speak.section_audio import Clip, join
from audicle.speak.standing_in import stand_in, stand_in_for_failed
from audicle.speak.synthesis import Order, Unsaid
from audicle.voices.registry import choose, engine
from audicle.voices.shared.sounds import Phonetic

if TYPE_CHECKING:
    from pathlib import Path

    from audicle.model import Article, Level
    from audicle.progress import Progress
    from audicle.settings import Settings
    from audicle.speak.cache import About, ClipCache
    from audicle.speak.recorded.runs import Run
    from audicle.speak.script.utterances import Script, Utterance
    from audicle.speak.studio import Studio
    from audicle.voices import Voice
    from audicle.voices.shared.sounds import Sound

_MOST = 0.5  # of an article, in characters: what is left when more than this is silent is not the article


def narrate(
    article: Article, script: Script, settings: Settings, folder: Path, studio: Studio, progress: Progress
) -> Narration:
    """Speak ``script`` and return the narration, its streams written to ``folder`` as ``<section id>.mp3``.

    What the article's own recording says in it is cut from that; the rest is spoken. Sections of which nothing is said
    have no audio. Raises UsageError for a voice that is not there, VoiceError,
    NetworkError and OutputError; what was spoken before an error stays in the studio's cache.
    """
    recording = article.recording if any(one.parts for one in script.utterances) else None
    kept = Recorded()
    if recording:
        from audicle.speak.recorded.making import record  # noqa: PLC0415 - brings FFmpeg, and few sources have one

        script, kept = record(script, recording, settings, studio, progress)
    orders = ordered(script, article.metadata.language, settings, studio.cache.folder, progress)
    again = settings.sync == "word"

    def other(utterance: Utterance, voice: Voice) -> Order:
        return _order(utterance, voice, settings, studio.cache.folder)

    try:
        unsaid = _speak(orders, studio, progress, again=again)
    except NetworkError as error:
        orders = stand_in(orders, settings, studio.cache, error, progress, other)
        unsaid = _speak(orders, studio, progress, again=again)
    orders = stand_in_for_failed(orders, unsaid, studio, progress, other)

    def clip(utterance: Utterance) -> Clip | None:
        order = orders.get(utterance)
        if order is None or order.key in unsaid:
            return None
        stored = studio.cache.get(order.key)
        if stored is None or not mp3.is_stream(stored, settings.bitrate):
            studio.cache.drop(order.key)
            studio.make([order], progress)
            stored = studio.cache.get(order.key)
        if stored is None:
            return None
        about = studio.cache.about(order.key)
        return Clip(
            stored,
            about.level or _measured(studio.cache, order.key, about),
            about.words if utterance.pieces and order.timed else None,
        )

    def run(run: Run) -> Clip:
        key = kept.key(run)
        about = studio.cache.about(key)
        stored = studio.cache.get(key)
        if stored is None or about.level is None:
            raise OutputError(
                f"{studio.cache.folder}: what was cut from the recording is gone.", f"Try again, or {ELSEWHERE}."
            )
        return Clip(stored, about.level, quiet=about.quiet)

    def voice(utterance: Utterance) -> str:
        if recording and utterance.parts:
            return ", ".join(recording.narrators)
        order = orders.get(utterance)
        return order.voice.name if order else ""

    titles = track_titles(article)
    by_section = script.by_section()
    ending = _chime(settings) if settings.chime else None
    last = next(reversed(by_section), None)
    sections = tuple(
        join(
            section,
            titles[section],
            said,
            clip,
            voice,
            folder / f"{section}.mp3",
            settings.bitrate,
            None if section == last else ending,
            settings.speed,
            kept.places,
            run,
        )
        for section, said in by_section.items()
    )
    heard = dict.fromkeys((order.voice, order.language) for order in orders.values())
    spoken = (
        VoiceUsed(voice.engine, engine(voice.engine).version(), voice.name, tag, own_tag(voice.languages, tag))
        for voice, tag in heard
    )
    read = recording.narrators or ("",) if recording and kept.places else ()
    own = (VoiceUsed("", "", name, article.metadata.language, recorded=True) for name in read)
    return Narration(sections, (*own, *spoken), script.abridged)


def _chime(settings: Settings) -> Clip:
    from audicle.audio.chime import chime  # noqa: PLC0415 - brings FFmpeg, which takes long to load

    return Clip(*chime(settings.loudness, settings.peak, settings.bitrate))


def _measured(cache: ClipCache, key: str, about: About) -> Level:
    """Return the level of a clip that was made before levels were kept, and keep it."""
    from audicle.audio.level import level_of  # noqa: PLC0415 - rarely needed, and takes long to load

    level = level_of(cache.path(key))
    cache.tell(key, replace(about, level=level))
    return cache.about(key).level or level  # rounded, as the next run will find it


def ordered(script: Script, main: str, settings: Settings, folder: Path, progress: Progress) -> dict[Utterance, Order]:
    """Return the order for each utterance that a voice is to say; ``main`` is the article's language.

    ``folder`` is the cache's. Raises what ``cast`` raises.
    """
    voices = cast(script, main, settings, progress)
    orders = {
        utterance: _order(utterance, voice, settings, folder)
        for utterance in script.utterances
        if utterance.spoken and not utterance.parts and (voice := voices[utterance])
    }
    _warn_of_unsaid(orders, progress)
    if script.utterances and not orders and not any(one.parts for one in script.utterances):
        progress.warn("There are no words in it that a voice could say: its audio is silent.")
    return orders


def cast(script: Script, main: str, settings: Settings, progress: Progress) -> dict[Utterance, Voice | None]:
    """Return a voice for each utterance of the script that is not recorded.

    What an edited script asks for wins; then the voice of a role, for what is in a language it speaks; then the voice
    of the language: the one asked for speaks the article's own. A passage in a language that no voice speaks is read by
    the article's voice if it is in a script that this voice reads, else it is left silent; a warning names it. Raises
    VoiceError if that is most of the article, or if no voice speaks the article's language.
    """
    said: dict[str, list[str]] = {}
    for one in script.utterances:
        if one.spoken and not one.parts:
            said.setdefault(one.language, []).append(one.spoken)
    recorded = any(one.parts for one in script.utterances)
    try:
        by_language = _cast_languages(said, main, settings, progress) if said or not recorded else {}
    except VoiceError as error:
        if not recorded:
            raise
        progress.warn(f"{error.what.rstrip('.')}: what has no recording is left silent")
        by_language = dict.fromkeys(said)
    roles = {role: asked for role in ROLES if (asked := getattr(settings, f"voice_{role}"))}
    chosen: dict[tuple[str, str], Voice | None] = {}

    def voice_of(one: Utterance) -> Voice | None:
        asked = one.voice or roles.get(one.role)
        if not asked:
            return by_language[one.language]
        if (asked, one.language) not in chosen:
            try:
                chosen[asked, one.language] = choose(one.language, asked, settings.online)
            except (VoiceError, UsageError):
                if one.voice:
                    raise
                chosen[asked, one.language] = by_language[one.language]
        return chosen[asked, one.language]

    return {one: voice_of(one) for one in script.utterances if one.spoken and not one.parts}


def _cast_languages(
    said: dict[str, list[str]], main: str, settings: Settings, progress: Progress
) -> dict[str, Voice | None]:
    """Return a voice for each language of what is ``said``; see ``cast``."""
    own = choose(main, settings.voice, settings.online)
    cast: dict[str, Voice | None] = {}
    for language, passages in said.items():
        if language.partition("-")[0] == main.partition("-")[0]:
            cast[language] = own
            continue
        try:
            cast[language] = choose(language, None, settings.online)
        except VoiceError as error:
            read = readable(" ".join(passages), main, latin=True)
            if not read and _length(passages) > _MOST * sum(map(_length, said.values())):
                raise
            cast[language] = own if read else None
            what = f"is read by {own.engine}:{own.name}" if read else "is left silent"
            progress.warn(f"{error.what.rstrip('.')}: “{passages[0]}” {what}")
    return cast


def _length(passages: list[str]) -> int:
    return sum(map(len, passages))


def _order(utterance: Utterance, voice: Voice, settings: Settings, folder: Path) -> Order:
    return Order(
        folder=folder,
        voice=voice,
        version=engine(voice.engine).version(),
        language=utterance.language,
        text=utterance.spoken,
        speed=settings.speed,
        loudness=settings.loudness,
        peak=settings.peak,
        bitrate=settings.bitrate,
        sounds=tuple(sound for sound in utterance.sounds if _sayable(sound, voice, utterance.language)),
    )


def _sayable(sound: Sound, voice: Voice, language: str) -> bool:
    """Return whether a voice can say IPA at all, and this."""
    speaker = engine(voice.engine)
    return isinstance(speaker, Phonetic) and speaker.sayable(sound.ipa, voice.name, language)


def _warn_of_unsaid(orders: dict[Utterance, Order], progress: Progress) -> None:
    """Name each entry of a lexicon, once a voice, whose IPA the voice cannot say and that has no respelling."""
    unsaid = dict.fromkeys(
        (order.voice.engine, sound.entry, utterance.spoken[sound.start : sound.end])
        for utterance, order in orders.items()
        for sound in utterance.sounds
        if sound.entry and sound not in order.sounds
    )
    for name, entry, words in unsaid:
        progress.warn(f"the voice {name} cannot say the IPA of {entry}: it reads “{words}”; add a respelling")


def _speak(orders: dict[Utterance, Order], studio: Studio, progress: Progress, *, again: bool) -> dict[str, Unsaid]:
    """See that every order has its clip, and return why some have none, by their keys.

    ``again``: what was kept without the times of its words is spoken again, if the voice can tell them.
    """
    wanted = {order.key: order for order in orders.values()}
    cache = studio.cache
    missing = [one for one in wanted.values() if not cache.has(one.key, timed=again and one.timed)]
    progress.stage("speaking", len(wanted))
    progress.advance(len(wanted) - len(missing))
    started = time.perf_counter()
    unsaid = studio.make(missing, progress)
    remember(Paces(studio.cache, studio.jobs), studio.cache, wanted.values(), missing, time.perf_counter() - started)
    silent = [wanted[key] for key, why in unsaid.items() if why is Unsaid.NOTHING]
    if silent and len(silent) == len(wanted):
        voice = silent[0].voice
        raise VoiceError(
            f"the voice {voice.engine}:{voice.name} found nothing it can say in this text ({silent[0].language}).",
            "Name the text's language with --language, or see `audicle voices` for voices that read its script.",
        )
    for order in silent:
        progress.warn(f"the voice {order.voice.engine} can say nothing of “{order.text}”: it is left silent")
    return unsaid
