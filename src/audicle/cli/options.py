"""Options that several commands share."""

from __future__ import annotations

import functools
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar, cast

import click

from audicle.errors import UsageError, near
from audicle.machine.places import lexicons_in
from audicle.settings import LISTS, POINTS, Settings, from_file

if TYPE_CHECKING:
    from collections.abc import Callable

    from audicle.publish.library.settings import LibrarySettings

F = TypeVar("F", bound="Callable[..., Any]")


def volume(function: F) -> F:
    """Add ``--quiet`` and ``--verbose``."""
    for option in (
        click.option("-v", "--verbose", is_flag=True, help="Say more about what is done."),
        click.option("-q", "--quiet", is_flag=True, help="Say nothing but warnings and errors."),
    ):
        function = option(function)
    return function


def _listed(_context: click.Context, option: click.Parameter, given: str | None) -> tuple[str, ...] | None:
    """Return what is given between commas; "none" is nothing of it, and None if the option is not used."""
    if given is None:
        return None
    names = () if given.strip() == "none" else tuple(one.strip() for one in given.split(",") if one.strip())
    known = LISTS[option.name or ""]
    if wrong := [name for name in names if name not in known]:
        hint = f"{near(wrong[0], known)} Give some of {', '.join(known)} with commas between, or none.".strip()
        raise UsageError(f"{option.opts[0]}: there is no {wrong[0]!r}.", hint)
    return names


# Options that set a setting each, under the setting's name
_CHOICES: dict[str, Callable[[Any], Any]] = {
    "audio": click.option("--no-audio", "audio", flag_value=False, default=None, help="Make the e-book only."),
    "voice": click.option("--voice", metavar="ENGINE[:VOICE]", help="The voice of the article's language."),
    "fallback": click.option(
        "--fallback", metavar="ENGINE[:VOICE]", help="An offline voice for what an online one cannot be reached for."
    ),
    "language": click.option(
        "--language", metavar="TAG", help="The article's language, such as en-GB, whatever it says itself."
    ),
    "narration": click.option(
        "--narration",
        type=click.Choice(["keep", "replace", "ask"]),
        help="What becomes of a book's own narration: it is kept, replaced by a voice, or you are asked.  [keep]",
    ),
    "speed": click.option("--speed", type=float, help="The pace of speech, from 0.5 to 2; 1 is the voice's own."),
    "pauses": click.option("--pauses", type=float, help="How long pauses are made, from 0.5 to 3 times as long."),
    "loudness": click.option("--loudness", type=float, metavar="LUFS", help="How loud it is, from -30 to -8.  [-16]"),
    "chime": click.option("--chime", flag_value=True, default=None, help="Let a short chime part the sections."),
    "formats": click.option(
        "--formats",
        metavar="KINDS",
        callback=_listed,
        help="The whole article's audio as mp3, m4b and opus, with commas between; or none.  [default: mp3]",
    ),
    "rate": click.option("--rate", type=int, metavar="HZ", help="Of the M4B: 24000 (the voices' own), 44100 or 48000."),
    "id3": click.option("--id3", type=click.Choice(["2.4", "2.3"]), help="The version of the MP3s' tags."),
    "writing": click.option(
        "--writing", type=click.Choice(["horizontal", "vertical"]), help="The direction of the e-book's lines."
    ),
    "sync": click.option(
        "--sync",
        type=click.Choice(["sentence", "word"]),
        help="What the e-book lights up as it is spoken; words where the voice tells when it says them.",
    ),
    "preset": click.option(
        "--preset",
        type=click.Choice(["study", "listen", "brief"]),
        help="What is read out: everything (study, the default), for listening only, or the gist.",
    ),
    **{
        name: click.option(f"--{name}", type=click.Choice(POINTS[name]), help=words)
        for name, words in {
            "notes": "Where notes are said and shown.",
            "captions": "Captions and credits.",
            "alt": "What pictures show.",
            "tables": "Tables.",
            "code": "Code listings.",
            "quotes": "Quotes that are set apart.",
            "links": "Links: their text, or also where they lead.",
            "maths": "Formulas that stand alone.",
        }.items()
    },
    **{
        f"voice_{role}": click.option(f"--voice-{role}", metavar="ENGINE[:VOICE]", help=f"A voice for {what}.")
        for role, what in {
            "headings": "headings",
            "quotes": "quotes",
            "captions": "captions and what pictures show",
            "notes": "notes",
        }.items()
    },
    "lexicon": click.option(
        "--lexicon",
        metavar="FILE",
        multiple=True,
        callback=lambda _context, _option, given: given or None,
        help="How words are said, in TOML or PLS; may be repeated.  [default: lexicon.toml or .pls of the project]",
    ),
    "transcripts": click.option(
        "--transcripts",
        metavar="KINDS",
        callback=_listed,
        help="Which transcripts, of vtt, srt, json, lrc and txt, with commas between; or none.  [default: all]",
    ),
    "style": click.option(
        "--style", type=click.Choice(["default", "large-print", "dyslexia"]), help="How the e-book is set."
    ),
    "epub_version": click.option(
        "--epub-version",
        type=click.Choice(["3", "2-compatible"]),
        help="2-compatible leaves out what readers of EPUB 2 cannot show.",
    ),
    "allow_private": click.option(
        "--allow-private",
        flag_value=True,
        default=None,
        help="Fetch from this machine and its own network too, not only the Internet.",
    ),
}


# The settings that shape what is said
SPEAKING = (
    "voice",
    "speed",
    "pauses",
    "preset",
    "lexicon",
    *POINTS,
    *(f"voice_{role}" for role in ("headings", "quotes", "captions", "notes")),
)

# Those that shape its sound, and who makes it if need be
SOUND = ("fallback", "loudness", "chime")
FILES = ("formats", "rate", "id3")  # and the files that hold it


def choices(*names: str) -> Callable[[F], F]:
    """Add the options of some settings. The command is given those that were used as ``overrides``, by field name."""

    def decorated(function: F) -> F:
        @functools.wraps(function)
        def command(**given: Any) -> Any:
            used = {name: value for name in names if (value := given.pop(name)) is not None}
            for name, value in used.items():
                _checked(name, value)
            return function(overrides=used, **given)

        made: Any = command
        for name in reversed(names):
            made = _CHOICES[name](made)
        return cast("F", made)

    return decorated


def _checked(name: str, value: Any) -> None:
    """Raise UsageError, in the words of the command line, if an option's value cannot be."""
    try:
        Settings().merged({name: value}, name)
    except UsageError as error:
        raise UsageError(f"--{name.replace('_', '-')} is {value!r}.", error.remedy) from error


def config(function: F) -> F:
    """Add ``--config``."""
    return click.option(
        "--config",
        type=click.Path(path_type=Path),
        help="Settings in TOML.  [default: audicle.toml in the current folder, if there is one]",
    )(function)


def settings_from(path: Path | None) -> Settings:
    """Return the settings in ``path``, or in ``audicle.toml`` here, or the defaults; with the lexicon beside them."""
    usual = path or Path("audicle.toml")
    found = from_file(usual) if path or usual.is_file() else Settings()
    return found if found.lexicon else replace(found, lexicon=lexicons_in(usual.parent))


def library_from(path: Path | None) -> LibrarySettings | None:
    """Return what ``path``, or ``audicle.toml`` here, says of the library; None if it says nothing."""
    from audicle.publish.library.settings import library_from_file  # noqa: PLC0415 - not needed for --help

    usual = path or Path("audicle.toml")
    return library_from_file(usual) if path or usual.is_file() else None
