"""What a person can choose. Later sources win: defaults, ``audicle.toml``, the article's front matter, the command."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, fields, replace
from typing import TYPE_CHECKING, Any

from audicle.errors import UsageError, near

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


LIBRARY = "library"  # the table of a file of settings that says what the output folder is as a whole


@dataclass(frozen=True, slots=True)
class Settings:
    """The choices that shape one conversion. Where the work runs, and how much is printed, are not among them."""

    audio: bool = True  # narrate; False makes the e-book only
    voice: str | None = None  # "engine" or "engine:voice"; None: the best installed voice of each language
    language: str | None = None  # BCP 47; None: as the article declares, else as detected
    narration: str = "keep"  # of a source that brings its own: keep, replace by a voice, or ask whoever converts
    speed: float = 1.0  # of speech; 1 is the voice's own
    loudness: float = -16.0  # LUFS, integrated, of each section
    peak: float = -1.0  # dBTP, the ceiling of the true peak
    bitrate: int = 64  # kbit/s of the MP3s
    pauses: float = 1.0  # how long pauses are made; 1 is a good reader's
    chime: bool = False  # a short chime between sections
    formats: tuple[str, ...] = ("mp3",)  # of the whole article's sound; none: a file a section only
    rate: int = 24_000  # Hz of the M4B
    id3: str = "2.3"  # the version of the MP3s' tags, or "2.4"; see publish.audiobook.chapter_tags
    image_size: int = 1600  # pixels; the longer side of a picture is scaled down to this
    style: str = "default"  # of the e-book: default, large-print or dyslexia
    writing: str = "horizontal"  # of the e-book's lines, or vertical: for languages that are written so
    epub_version: str = "3"  # "3", or "2-compatible": still an EPUB 3, without what readers of EPUB 2 cannot show
    sync: str = "sentence"  # what the e-book lights up as it is spoken: sentence, or word where the voice tells them
    preset: str = "study"  # what is read out: study (everything), listen or brief; see policies
    notes: str | None = None  # None, here and below: as the preset has it
    captions: str | None = None
    alt: str | None = None
    tables: str | None = None
    code: str | None = None
    quotes: str | None = None
    links: str | None = None
    maths: str | None = None
    voice_headings: str | None = None  # "engine" or "engine:voice"; None, here and below: the article's
    voice_quotes: str | None = None
    voice_captions: str | None = None  # of pictures and tables, and what pictures show
    voice_notes: str | None = None
    fallback: str | None = None  # an offline voice for what an online one cannot be reached for; None: the run fails
    lexicon: tuple[str, ...] = ()  # files; in audicle.toml and by default those beside it. Not for front matter
    transcripts: tuple[str, ...] = ("vtt", "srt", "json", "lrc", "txt")  # those that are written beside the audio
    certifier: str | None = None  # who has evaluated the e-books' accessibility, and answers for it
    certifier_credential: str | None = None  # what entitles them
    certifier_report: str | None = None  # where their report is: a URL
    online: bool = False  # a voice may send the text to somebody else's machine
    allow_private: bool = False  # an address may lead to this machine or its own network

    @property
    def voices(self) -> tuple[str, ...]:
        """Every voice that is asked for by name."""
        roles = (self.voice_headings, self.voice_quotes, self.voice_captions, self.voice_notes)
        asked = (self.voice, *roles, self.fallback)
        return tuple(filter(None, asked))

    def merged(self, choices: Mapping[str, Any], origin: str) -> Settings:
        """Return these settings with ``choices`` (by field name) laid over them.

        ``origin`` says where the choices come from, for the message. Raises UsageError for an unknown name or a
        value of the wrong type or out of range.
        """
        known = {field.name for field in fields(self)}
        for name, value in choices.items():
            if name not in known:
                raise UsageError(
                    f"{origin}: there is no setting {name!r}.",
                    near(name, known) or f"Settings are: {', '.join(sorted(known))}.",
                )
            _check(name, value, origin)
        fixed: dict[str, Any] = {name: tuple(one) if isinstance(one, list) else one for name, one in choices.items()}
        return replace(self, **fixed)


def from_file(path: Path) -> Settings:
    """Return the defaults with the settings of an ``audicle.toml`` laid over them.

    Settings are its top-level keys; ``[library]`` is the library's business. Raises UsageError.
    """
    loaded = read_toml(path)
    for name, value in loaded.items():
        if isinstance(value, dict) and name != LIBRARY:
            raise UsageError(
                f"{path}: there is no table [{name}].",
                f"There is [{LIBRARY}], and settings of articles stand above it, in no table.",
            )
    chosen = Settings().merged({name: value for name, value in loaded.items() if name != LIBRARY}, str(path))
    # beside the settings, wherever the command is given
    return replace(chosen, lexicon=tuple(str(path.parent / name) for name in chosen.lexicon))


def read_toml(path: Path) -> dict[str, Any]:
    """Return what a file of settings says. Raises UsageError if it is not there or cannot be read."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except FileNotFoundError as error:
        raise UsageError(f"{path} is not there.", "Check the name that --config gives.") from error
    except OSError as error:
        raise UsageError(
            f"{path} cannot be read: {error.strerror}.", "Name a file of settings with --config."
        ) from error
    except (UnicodeDecodeError, tomllib.TOMLDecodeError, RecursionError) as error:
        raise UsageError(
            f"{path}: cannot be read as TOML: {error}.", "Correct it, or name another --config."
        ) from error


# What is done with each kind of content; policies.Policy says what the words mean
POINTS: dict[str, tuple[str, ...]] = {
    "notes": ("inline", "section-end", "article-end", "skip"),
    "captions": ("read", "skip"),
    "alt": ("read", "skip"),
    "tables": ("read", "summarise", "skip"),
    "code": ("read", "summarise", "skip"),
    "quotes": ("announce", "read", "skip"),
    "links": ("text", "address"),
    "maths": ("read", "summarise", "skip"),
}
_RANGES: dict[str, tuple[float, float]] = {
    "speed": (0.5, 2.0),
    "loudness": (-30.0, -8.0),
    "peak": (-9.0, -0.1),
    "bitrate": (32, 160),
    "rate": (24_000, 48_000),
    "pauses": (0.5, 3.0),
    "image_size": (200, 10_000),
}
_WHOLE = {"bitrate", "rate", "image_size"}  # of these
LISTS = {"transcripts": ("vtt", "srt", "json", "lrc", "txt"), "formats": ("mp3", "m4b", "opus")}
_CHOICES = {
    "narration": ("keep", "replace", "ask"),
    "style": ("default", "large-print", "dyslexia"),
    "epub_version": ("3", "2-compatible"),
    "writing": ("horizontal", "vertical"),
    "sync": ("sentence", "word"),
    "preset": ("study", "listen", "brief"),
    "id3": ("2.4", "2.3"),
    **POINTS,
}
# MPEG-2 Layer III, the layer of 24 kHz audio, has these rates; ISO/IEC 13818-3, 2.4.2.3
_BITRATES = (32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160)
_RATES = (24_000, 44_100, 48_000)  # that of the voices, and those that some shops for audiobooks ask for


def _check(name: str, value: object, origin: str) -> None:
    if name in ("audio", "chime", "online", "allow_private"):
        if not isinstance(value, bool):
            raise UsageError(f"{origin}: {name} is {value!r}.", "Write true or false.")
    elif name in LISTS:
        if not isinstance(value, list | tuple) or not all(one in LISTS[name] for one in value):
            known = ", ".join(f'"{one}"' for one in LISTS[name])
            raise UsageError(f"{origin}: {name} is {value!r}.", f"Write a list of some of {known}, or [].")
    elif name == "lexicon":
        if not isinstance(value, list | tuple) or not all(isinstance(one, str) and one for one in value):
            raise UsageError(f"{origin}: {name} is {value!r}.", 'Write a list of files, such as ["names.toml"].')
    elif name in ("language", "fallback") or name.startswith(("voice", "certifier")):
        if value is not None and not isinstance(value, str):
            raise UsageError(f"{origin}: {name} is {value!r}.", "Write it as text.")
    elif name in _CHOICES:
        if value not in _CHOICES[name] and not (value is None and name in POINTS):
            choices = " or ".join(f'"{choice}"' for choice in _CHOICES[name])
            raise UsageError(f"{origin}: {name} is {value!r}.", f"Write {choices}, as text.")
    else:
        low, high = _RANGES[name]
        kinds, kind = (int, "whole number") if name in _WHOLE else (int | float, "number")
        if isinstance(value, bool) or not isinstance(value, kinds) or not low <= value <= high:
            raise UsageError(f"{origin}: {name} is {value!r}.", f"Write a {kind} from {low:g} to {high:g}.")
        if name == "bitrate" and value not in _BITRATES:
            raise UsageError(f"{origin}: bitrate is {value!r}.", f"Choose one of {', '.join(map(str, _BITRATES))}.")
        if name == "rate" and value not in _RATES:
            raise UsageError(f"{origin}: rate is {value!r}.", f"Choose one of {', '.join(map(str, _RATES))}.")
