"""Many articles, one after the other, on workers that are kept: one bad article does not stop the others."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from audicle.errors import AudicleError, FaultError, OutputError, UsageError
from audicle.machine.cores import see_to_memory
from audicle.machine.files import ready
from audicle.progress import SilentProgress
from audicle.read.sources import find_sources, open_source
from audicle.settings import Settings
from audicle.speak.cache import clip_cache
from audicle.speak.studio import Studio
from audicle.voices.registry import named_voices

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

    from audicle.convert import Made
    from audicle.progress import Progress

_LIKELY = "en"  # the language whose voice takes longest to load


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one source: it was made, or it failed."""

    source: str
    result: Made | AudicleError


def convert_all(
    names: tuple[str, ...],
    output: Path,
    settings: Settings | None = None,
    progress: Progress | None = None,
    *,
    overrides: Mapping[str, Any] | None = None,
    script: Path | None = None,
    jobs: int | None = None,
    force: bool = False,
    base_url: str | None = None,
    ask: Callable[[str], bool] | None = None,
) -> Iterator[Outcome]:
    """Convert every article that ``names`` stand for, and yield what became of each, in order.

    A name is a file, a folder, an address, or ``-`` for standard input.

    ``overrides`` are settings that win over an article's own; ``script`` is an edited script of the only source;
    ``jobs`` is the number of worker processes (None: one a core, 0: none). ``base_url`` is the address of ``output`` on
    the web, that of the library's settings: pages say where they are. ``ask`` answers a question, as for
    ``convert_source``. An article's error is in its outcome.
    Raises UsageError for a wrong setting or an unknown voice, SourceError for a name that stands for nothing,
    OutputError if nothing can be written to ``output``.
    """
    progress = progress or SilentProgress()
    settings = settings or Settings()
    asked = settings.merged(overrides or {}, "command line")
    for voice in asked.voices if asked.audio else ():
        named_voices(voice, asked.online)
    sources = find_sources(names)
    if script and len(sources) > 1:
        raise UsageError(f"{script} is the script of one article, and there are {len(sources)}.", "Name one source.")
    if base_url is not None:
        from audicle.publish.library.settings import LibrarySettings  # noqa: PLC0415 - most folders have no address

        base_url = LibrarySettings().merged({"base_url": base_url}, "base_url").base_url
    ready(output)
    if asked.audio:
        see_to_memory()
    taken: set[str] = set()
    with clip_cache(progress) as cache, Studio(cache, jobs) as studio:
        if asked.audio:
            studio.warm_up(asked.language or _LIKELY, asked.voice)
        from audicle.convert import convert_source  # noqa: PLC0415 - loads while the worker does

        for number, name in enumerate(sources, start=1):
            progress.article(name, number, len(sources))
            try:
                made = convert_source(
                    open_source(name, asked, progress, fresh=force),
                    output,
                    settings,
                    studio,
                    progress,
                    overrides=overrides,
                    script=script,
                    force=force,
                    taken=taken,
                    base_url=base_url,
                    ask=ask,
                )
                yield Outcome(name, made)
            except OutputError as error:
                # what the disk refuses to one article it refuses to the next
                yield Outcome(name, error)
                for rest in sources[number:]:
                    yield Outcome(
                        rest, OutputError(f"{rest}: not tried, because of the error before it.", error.remedy)
                    )
                return
            except AudicleError as error:
                yield Outcome(name, error)
            except Exception as error:  # noqa: BLE001 - a fault of ours in one article does not stop the others
                yield Outcome(name, FaultError.of(error))
        cache.prune()
