"""The order of work for one article."""

from __future__ import annotations

import contextlib
import hashlib
import threading
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from audicle.agreed.policies import policy
from audicle.machine.places import own_version
from audicle.progress import RecordingProgress
from audicle.publish.folder import claimed, settle, staged
from audicle.publish.manifest import is_whole, load_manifest, write_manifest
from audicle.publish.manifest_contents import build_manifest, fingerprint
from audicle.publish.page.assets import write_assets
from audicle.read import read
from audicle.speak.lexicon import NO_LEXICON, load_lexicon
from audicle.speak.recorded.matching import recorded
from audicle.speak.script.file import load_script
from audicle.speak.script.scriptwriter import write_script
from audicle.voices.registry import engines

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from audicle.model import Article, Narration
    from audicle.progress import Progress
    from audicle.read.source import Source
    from audicle.settings import Settings
    from audicle.speak.lexicon import Lexicon
    from audicle.speak.script.utterances import Script
    from audicle.speak.studio import Studio


@dataclass(frozen=True, slots=True)
class Made:
    """What became of one article."""

    folder: Path
    manifest: dict[str, Any]  # see docs/manifest.md
    changed: bool  # False: everything stood there already, byte for byte

    @property
    def files(self) -> tuple[Path, ...]:
        """Every file of the article."""
        return tuple(self.folder / file["path"] for file in self.manifest["files"])


def convert_source(
    source: Source,
    output: Path,
    settings: Settings,
    studio: Studio,
    progress: Progress,
    *,
    overrides: Mapping[str, Any] | None = None,
    script: Path | None = None,
    force: bool = False,
    taken: set[str] | None = None,
    base_url: str | None = None,
    ask: Callable[[str], bool] | None = None,
) -> Made:
    """Make the e-book, the MP3s and the manifest of the article in ``source``, in its own folder below ``output``.

    ``settings`` are the defaults and ``audicle.toml``; the article's front matter is laid over them, and ``overrides``
    over that. ``script`` is a file with an edited script of this article. If all of it stands there already nothing is
    made, unless ``force``. ``taken`` holds the folder names used in this run and gains one. ``base_url`` is where
    ``output`` is on the web, ending in "/"; where only that has changed, only the page is written. ``ask`` answers a
    question with yes or no, where the settings are to ask; without it the answer is yes. Raises AudicleError; the cache
    keeps what was spoken.
    """
    watched = RecordingProgress(progress)
    article, chosen = read(source, settings, watched, overrides)
    article = _own_narration(article, chosen, ask, watched)
    origin = source.url or Path(source.name).name
    locks = studio.cache.folder / "locks"
    with claimed(output, article, origin, set() if taken is None else taken, locks, watched) as folder:
        versions = _versions(audio=chosen.audio)
        lexicon = load_lexicon(chosen.lexicon) if chosen.audio else NO_LEXICON
        spoken = _script(article, chosen, lexicon, script) if chosen.audio else None
        # with a lexicon, what is said depends on more than article and settings
        sha256 = hashlib.sha256(source.data).hexdigest()
        shaped = spoken if script or lexicon else None
        sound = article.recording.signature() if chosen.audio and article.recording else ""
        made_from = fingerprint(article, chosen, versions, shaped, sound)
        before = load_manifest(folder)
        if not force and before and before["fingerprint"] == made_from and is_whole(folder, before):
            kept = _placed(folder, before, base_url)
            if kept is not None:
                write_assets(output, watched)
                return Made(folder, kept, changed=kept is not before)
        with _streams(studio, audio=chosen.audio) as work, staged(folder) as stage:
            narration = _narrated(article, spoken, chosen, work, studio, watched) if spoken and work else None
            from audicle.publish.edition import write_edition  # noqa: PLC0415 - where nothing has changed nothing is published

            edition = write_edition(
                article, narration, chosen, stage, folder.name, watched, cores=max(1, studio.jobs), base_url=base_url
            )
            manifest = build_manifest(
                article,
                narration,
                chosen,
                source={"name": origin, "url": source.url, "sha256": sha256},
                slug=folder.name,
                folder=stage,
                parts=edition.parts,
                accessibility=edition.accessibility,
                made_from=made_from,
                versions=versions,
                base_url=base_url,
                warnings=watched.warnings,
            )
            write_manifest(stage, manifest)
            settle(stage, folder, manifest, before)
        write_assets(output, watched)
        return Made(folder, manifest, changed=True)


def _placed(folder: Path, manifest: dict[str, Any], base_url: str | None) -> dict[str, Any] | None:
    """Return the manifest of an article that has not changed, after its page says where it is; None if it cannot."""
    if manifest.get("base_url") == base_url:
        return manifest
    from audicle.publish.page.address import readdressed  # noqa: PLC0415 - a folder seldom moves

    return readdressed(folder, manifest, base_url)


def _own_narration(
    article: Article, settings: Settings, ask: Callable[[str], bool] | None, progress: Progress
) -> Article:
    """Return the article with its own narration if that is to be kept, as far as that is asked."""
    if article.recording is None or settings.narration != "ask" or not settings.audio:
        return article
    title = article.metadata.title
    if ask is None:
        progress.warn(f"{title}: it brings its own narration, which is kept as there is nobody to ask.")
        return article
    keep = ask(f"{title} brings its own narration. Keep it?")
    return article if keep else replace(article, recording=None)


def _script(article: Article, settings: Settings, lexicon: Lexicon, edited: Path | None) -> Script:
    script = write_script(article, policy(settings), lexicon)
    if article.recording:
        script = recorded(script, article.recording)
    return load_script(edited, script) if edited else script


@contextlib.contextmanager
def _streams(studio: Studio, *, audio: bool) -> Iterator[Path | None]:
    """Give a folder for the sound of one article's sections, if it is to have any."""
    if audio:
        with studio.cache.work() as work:
            yield Path(work)
    else:
        yield None


def _narrated(
    article: Article, script: Script, settings: Settings, folder: Path, studio: Studio, progress: Progress
) -> Narration:
    _load_publishing()
    from audicle.speak.narrator import narrate  # noqa: PLC0415 - a book that is silent needs no sound

    return narrate(article, script, settings, folder, studio, progress)


def _load_publishing() -> None:
    """Load what is needed to publish sound, in a thread: most of the time this process waits for the voices."""

    def load() -> None:
        with contextlib.suppress(Exception):  # what cannot be loaded is said when it is needed
            import audicle.publish.audiobook  # noqa: PLC0415
            import audicle.publish.edition  # noqa: F401, PLC0415

    threading.Thread(target=load, daemon=True).start()


def _versions(*, audio: bool) -> dict[str, str]:
    """Return the version of this program and, where there is narration, of every engine that can speak here."""
    able = {name: engine for name, engine in engines().items() if engine.missing() is None} if audio else {}
    return {"audicle": own_version(), **{name: engine.version() for name, engine in able.items()}}
