"""How long what is taken from a recording lasts, told without decoding it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from audicle.errors import SourceError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from audicle.model.recording import Recording
    from audicle.speak.script.utterances import Utterance


def lengths(utterances: Iterable[Utterance], recording: Recording | None) -> dict[Utterance, float | None]:
    """Return the seconds of each utterance that is recorded, None where its file does not tell how long it is."""
    known: dict[str, float | None] = {}
    found: dict[Utterance, float | None] = {}
    for one in utterances:
        seconds: float | None = 0.0
        for part in one.parts:
            ends = part.take.ends
            if ends is None and recording:
                if part.take.audio not in known:
                    known[part.take.audio] = _length(part.take.audio, recording)
                ends = known[part.take.audio]
            if ends is None or seconds is None:
                seconds = None
                continue
            seconds += max(0.0, ends - part.take.begins) * (part.until - part.since)
        if one.parts:
            found[one] = seconds
    return found


def _length(path: str, recording: Recording) -> float | None:
    import av  # noqa: PLC0415 - takes long to load

    try:
        with recording.sounds.stream(path) as file, av.open(file, "r") as container:
            return container.duration / av.time_base if container.duration else None
    except (av.error.FFmpegError, EOFError, KeyError, OSError, SourceError):
        return None
