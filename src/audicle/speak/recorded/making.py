"""The order of work for a recording: survey its files, keep what is of use, cut it, tell where each cue is in it."""

from __future__ import annotations

from collections import Counter, defaultdict
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import replace
from threading import Event
from typing import TYPE_CHECKING

from audicle.audio.mp3 import RATE
from audicle.model.level import together
from audicle.speak.cache import clip_key
from audicle.speak.recorded.cutting import cut
from audicle.speak.recorded.overlaps import parted
from audicle.speak.recorded.runs import Recorded, runs
from audicle.speak.recorded.survey import surveyed

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Mapping

    from audicle.model.recording import Recording, Take
    from audicle.progress import Progress
    from audicle.settings import Settings
    from audicle.speak.recorded.runs import Run
    from audicle.speak.recorded.survey import File
    from audicle.speak.script.utterances import Script, Utterance
    from audicle.speak.studio import Studio

_METHOD = 1  # raised when the same stretch comes to sound different
_SILENT = 10 ** (-80 / 20)  # of full scale
_HALF = 0.5  # of a take that must be in its file
_MOST_GAIN = 30.0  # dB; what is softer is no voice


def record(
    script: Script, recording: Recording, settings: Settings, studio: Studio, progress: Progress
) -> tuple[Script, Recorded]:
    """Cut all that the script takes from the recording, and return the script with the rest given back to voices.

    What is wrong with the recording is a warning, a line for each kind of fault. All of it gets one gain, to the
    loudness of the settings. Raises OutputError.
    """
    takes = dict.fromkeys(part.take for one in script.utterances for part in one.parts)
    if not takes:
        return script, Recorded()
    if settings.speed != 1:
        progress.warn("The book's own narration is heard at its own pace, whatever the speed of the voices.")
    left = parted(takes)
    by_file: dict[str, list[Take]] = defaultdict(list)
    for take in filter(None, left.values()):
        by_file[take.audio].append(take)
    stop = Event()
    files: dict[str, File] = {}

    def survey(path: str) -> None:
        files[path] = surveyed(path, by_file[path], recording.sounds, stop)

    _all("listening", survey, list(by_file), studio, progress, stop)
    samples, why = _usable(takes, left, files)
    silent = {take for take in samples if files[take.audio].peaks[left[take] or take] < _SILENT}
    kept, unheard = _kept(script, samples, silent)
    if unheard:
        why["", "are silent"] = unheard
    _warn(why, files, progress)
    gain = _gain(files, settings)
    peaks = {take: files[take.audio].peaks[rest] for take in samples if (rest := left[take])}
    places = runs(kept.utterances, samples, peaks)
    keys: dict[int, str] = {}
    missing: dict[str, dict[str, Run]] = defaultdict(dict)
    for run in {id(place.run): place.run for own in places.values() for place in own if place}.values():
        key = keys[id(run)] = clip_key(
            engine="recording",
            version=_METHOD,
            audio=files[run.audio].sha256,
            stretches=repr(run.stretches),
            gain=round(gain, 4),
            peak=settings.peak,
            bitrate=settings.bitrate,
        )
        if not studio.cache.has(key) or studio.cache.about(key).quiet is None:
            missing[run.audio][key] = run

    def make(path: str) -> None:
        cut(
            path,
            missing[path],
            recording.sounds,
            studio.cache,
            stop,
            gain=gain,
            peak=settings.peak,
            bitrate=settings.bitrate,
        )

    _all("cutting", make, list(missing), studio, progress, stop)
    return kept, Recorded(places, keys)


def _all(
    stage: str,
    work: Callable[[str], None],
    paths: list[str],
    studio: Studio,
    progress: Progress,
    stop: Event,
) -> None:
    """Do something with every file, as many at once as there are workers. FFmpeg and LAME let other threads work."""
    if not paths:
        return
    progress.stage(stage, len(paths))
    with ThreadPoolExecutor(max(1, studio.jobs)) as pool:
        try:
            for done in as_completed([pool.submit(work, path) for path in paths]):
                done.result()
                progress.advance()
        except BaseException:
            stop.set()
            pool.shutdown(wait=False, cancel_futures=True)
            raise


def _usable(
    takes: Mapping[Take, None], left: Mapping[Take, Take | None], files: Mapping[str, File]
) -> tuple[dict[Take, tuple[int, int]], Counter[tuple[str, str]]]:
    """Return the samples of each take that is of use, and how many are not, by file and fault."""
    samples: dict[Take, tuple[int, int]] = {}
    why: Counter[tuple[str, str]] = Counter()
    for take in takes:
        rest = left[take]
        if rest is None:
            why["", "have the sound of another clip"] += 1
            continue
        file = files[take.audio]
        begin = round(rest.begins * RATE)
        end = file.samples if rest.ends is None else round(rest.ends * RATE)
        there = min(end, file.samples) - begin
        if file.why:
            why[take.audio, "unreadable"] += 1
        elif there < 0 or there < _HALF * (end - begin):
            why["", "begin or end after the end of their sound"] += 1
        else:
            samples[take] = (begin, begin + there)
    return samples, why


def _warn(why: Counter[tuple[str, str]], files: Mapping[str, File], progress: Progress) -> None:
    for (path, fault), count in why.items():
        if path:
            progress.warn(
                f"{path[:100]}: the narration in it cannot be read ({files[path].why}): a voice speaks instead."
            )
        else:
            progress.warn(f"{count} clip(s) of the book's narration {fault}: a voice speaks instead.")


def _kept(script: Script, samples: Mapping[Take, tuple[int, int]], silent: Container[Take]) -> tuple[Script, int]:
    """Return the script with what has parts that are of no use given back to the voices, and how many are silent.

    A word that is silent is no fault in a sentence that is not: its sound is in its neighbours.
    """
    written: list[Utterance] = []
    unheard = 0
    for one in script.utterances:
        if not one.parts:
            written.append(one)
            continue
        there = all(part.take in samples for part in one.parts)
        heard = not all(part.take in silent for part in one.parts)
        unheard += there and not heard
        written.extend([one] if there and heard else one.instead)
    return replace(script, utterances=tuple(written)), unheard


def _gain(files: Mapping[str, File], settings: Settings) -> float:
    """Return the factor by which all of the recording is made louder."""
    level = together(file.level for file in files.values() if not file.why)
    decibels = min(_MOST_GAIN, settings.loudness - level.loudness) if level.seconds else 0.0
    return float(round(10 ** (decibels / 20), 4))
