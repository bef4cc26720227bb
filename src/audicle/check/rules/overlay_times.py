"""Narration: whether the times that are told are those of the sound."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from audicle.agreed.clock import clock
from audicle.check.rule import ERROR, WARNING, Family, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from audicle.check.book import Book
    from audicle.check.overlay import Overlay, Par
    from audicle.check.report import Finding

INVALID = Rule(
    "clip-invalid",
    ERROR,
    "Players cannot tell when the sound of the text begins or ends.",
    "EPUB 3.3, 9.2.2.7 The audio element; SMIL 3.0, Timing, clock values",
    "Write times such as 0:01:02.345 or 62.345s, and name a sound that is in the book.",
)
BACKWARDS = Rule(
    "clip-backwards",
    ERROR,
    "The clip ends before it begins, or has no length: the text is passed over, or the player stops.",
    "EPUB 3.3, 9.2.2.7 The audio element, clipEnd",
    "Let clipEnd come after clipBegin.",
)
OVERLAP = Rule(
    "clips-overlap",
    WARNING,
    "The end of one text is heard again at the beginning of another.",
    "EPUB 3.3, 9.2.2.7 The audio element",
    "Let each clip begin where the one before it ends.",
)
OUTSIDE = Rule(
    "clip-outside-audio",
    ERROR,
    "The clip reaches beyond the end of the sound: the text is silent, or the player stops.",
    "EPUB 3.3, 9.2.2.7 The audio element, clipEnd",
    "Correct the times, or the sound.",
)
UNREADABLE = Rule(
    "audio-unreadable",
    ERROR,
    "The sound cannot be decoded, so nothing is heard.",
    "EPUB 3.3, 3.2 Core media types",
    "Encode the sound again, as MP3, AAC or Opus.",
)
DURATION = Rule(
    "overlay-duration-wrong",
    ERROR,
    "The time left that a player shows is wrong, and bookmarks by time lead astray.",
    "EPUB 3.3, 9.3.5.1 Media Overlays metadata: media:duration of each overlay",
    "Declare the sum of the overlay's clips.",
)
UNDECLARED = Rule(
    "overlay-duration-missing",
    ERROR,
    "A player cannot say how long the narration is.",
    "EPUB 3.3, 9.3.5.1 Media Overlays metadata: media:duration",
    "Declare the duration of each overlay, and of all together.",
)
TOTAL = Rule(
    "total-duration-wrong",
    ERROR,
    "The length of the book that a player shows is wrong.",
    "EPUB 3.3, 9.3.5.1 Media Overlays metadata: media:duration of the publication",
    "Declare the sum of all overlays.",
)
LONGER = Rule(
    "duration-beyond-audio",
    ERROR,
    "More time is declared than there is sound.",
    "EPUB 3.3, 9.3.5.1 Media Overlays metadata: media:duration",
    "Declare how long the clips really play.",
)
_TOLERANCE = 0.5  # seconds between a declared duration and the clips
_WHOLE = 0.999  # the same, for a duration that is declared in whole seconds
_CLOSE = 0.1  # seconds that decoders may differ by at the end of a sound
_TOUCH = 0.05  # seconds that clips may share


def check(book: Book) -> Iterator[Finding]:
    """Compare clips, declared durations and the sound itself."""
    yield from _clips(book)
    yield from _durations(book)


FAMILY = Family(
    "Narration: times", (INVALID, BACKWARDS, OVERLAP, OUTSIDE, UNREADABLE, DURATION, UNDECLARED, TOTAL, LONGER), check
)


def _clips(book: Book) -> Iterator[Finding]:
    clips: dict[str, list[tuple[float, float, str, Par]]] = defaultdict(list)
    for _, overlay in book.overlays:
        for par in overlay.pars:
            place = (overlay.item.path, par.element)
            if not par.valid or (par.audio and par.audio not in book.archive):
                what = "is not in the book" if par.valid else "has a time that is none"
                yield INVALID.found(f"The clip of {par.id!r} {what}.", *place)
            elif par.end is not None and par.begin is not None and par.end <= par.begin:
                yield BACKWARDS.found(f"The clip of {par.id!r} ends {par.begin - par.end:.3f} s too early.", *place)
            elif par.audio and par.end is not None and par.begin is not None:
                clips[par.audio].append((par.begin, par.end, overlay.item.path, par))
    for audio, found in clips.items():
        found.sort(key=lambda clip: clip[:2])
        furthest = 0.0
        for begin, end, file, par in found:
            if begin < furthest - _TOUCH:
                yield OVERLAP.found(
                    f"The clip of {par.id!r} begins {furthest - begin:.3f} s before the one before it ends.",
                    file,
                    par.element,
                )
            furthest = max(furthest, end)
        if not book.listens:
            continue
        real = book.seconds(audio)
        if real is None:
            if audio not in book.encrypted:
                yield UNREADABLE.found(f"{audio} cannot be decoded.", audio)
            continue
        for _, end, file, par in found:
            if end > real + _CLOSE:
                yield OUTSIDE.found(
                    f"The clip of {par.id!r} ends at {end:.3f} s, the sound at {real:.3f} s.", file, par.element
                )


def _durations(book: Book) -> Iterator[Finding]:
    if not book.overlays:
        return
    path = book.package.path
    declared = {meta.refines: meta for meta in book.package.metas if meta.property == "media:duration"}
    overlays = {overlay.item.id: overlay for _, overlay in book.overlays}
    for name, overlay in overlays.items():
        meta = declared.get(name)
        seconds = clock(meta.value) if meta else None
        if meta is None or seconds is None:
            yield UNDECLARED.found(f"The duration of the overlay {name!r} is not declared.", path, overlay.item.element)
            continue
        playing = overlay.playing
        if playing is not None and abs(seconds - playing) > _allowed(meta.value):
            yield DURATION.found(
                f"{seconds:.3f} s are declared for the overlay {name!r}, its clips play {playing:.3f} s.",
                path,
                meta.element,
            )
        sound = _sound(overlay, book)
        if sound is not None and seconds > sound + _allowed(meta.value):
            yield LONGER.found(
                f"{seconds:.3f} s are declared for the overlay {name!r}, its sound has {sound:.3f} s.",
                path,
                meta.element,
            )
    total = declared.get("")
    whole = clock(total.value) if total else None
    if total is None or whole is None:
        yield UNDECLARED.found("The duration of the narration is not declared.", path)
        return
    parts = [clock(declared[name].value) for name in overlays if name in declared]
    summed = sum(part for part in parts if part is not None)
    if None not in parts and len(parts) == len(overlays) and abs(whole - summed) > _allowed(total.value):
        yield TOTAL.found(
            f"{whole:.3f} s are declared for the book, {summed:.3f} s for its overlays.", path, total.element
        )


def _allowed(declared: str) -> float:
    """Return how many seconds a declared duration may be off: who writes whole seconds has rounded."""
    return _TOLERANCE if "." in declared or declared.endswith("ms") else _WHOLE


def _sound(overlay: Overlay, book: Book) -> float | None:
    """Return how many seconds of sound an overlay has to play, None if that cannot be told."""
    if not book.listens:
        return None
    lengths = [book.seconds(audio) for audio in {par.audio for par in overlay.pars if par.audio}]
    return None if None in lengths else sum(length for length in lengths if length is not None)
