"""An edition: all the files that are made of one article."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from audicle.publish.covers.cover import draw_cover, write_cover
from audicle.publish.epub import write_epub
from audicle.publish.page.writer import write_page
from audicle.publish.part import Part, write_picture

if TYPE_CHECKING:
    from pathlib import Path

    from audicle.model import Article, Narration
    from audicle.progress import Progress
    from audicle.settings import Settings


@dataclass(frozen=True, slots=True)
class Edition:
    """What was made of an article."""

    parts: list[Part]
    accessibility: dict[str, Any]  # what the e-book says of its own; see docs/manifest.md


def write_edition(
    article: Article,
    narration: Narration | None,
    settings: Settings,
    stage: Path,
    slug: str,
    progress: Progress,
    *,
    cores: int,
    base_url: str | None = None,
) -> Edition:
    """Write every file of an article to the folder ``stage`` and return them; on ``cores`` at most.

    ``base_url`` is where the folder that ``slug`` stands in is on the web, as far as that is known.

    Raises OutputError.
    """
    progress.stage("publishing", 2 if narration else 1)
    cover = draw_cover(article)
    book = stage / f"{slug}.epub"
    shown = write_epub(article, narration, book, progress, settings, cover.data)
    progress.advance()
    parts = [Part(book, "book"), *write_cover(cover, stage)]
    if narration:
        # a book that is silent needs nothing of what sound does
        from audicle.publish.audiobook import write_audio  # noqa: PLC0415
        from audicle.publish.covers.artwork import draw_artwork  # noqa: PLC0415
        from audicle.publish.transcript import write_transcripts  # noqa: PLC0415

        whole = stage / slug
        artwork = draw_artwork(article)
        tracks = write_audio(article, narration, artwork.front, whole, settings, progress, cores=cores)
        parts += [
            write_picture(artwork.data, stage, "artwork"),
            *tracks,
            *write_transcripts(article, narration, whole, tracks, settings.transcripts),
        ]
        progress.advance()
    parts += write_page(shown, narration, stage, parts, settings, slug=slug, base_url=base_url)
    return Edition(parts, shown.said.as_json())
