"""``audicle bind``: many articles in, one e-book out."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import click

from audicle.cli.display import display
from audicle.cli.options import SOUND, SPEAKING, choices, config, settings_from, volume


@click.command("bind")
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE...")
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    required=True,
    metavar="FILE",
    help="The e-book, ending in .epub.",
)
@click.option("--title", help="The title of the book.  [default: the name of the file]")
@click.option("--editor", "editors", multiple=True, metavar="NAME", help="Who put it together; may be repeated.")
@click.option("--language", metavar="TAG", help="The language of the book.  [default: that of most articles]")
@choices("audio", *SPEAKING, *SOUND, "sync", "writing", "style", "epub_version", "allow_private")
@click.option("--jobs", type=click.IntRange(0), help="Worker processes that speak.  [default: one a core]")
@click.option("--json", "as_json", is_flag=True, help="Print what was made as JSON.")
@config
@volume
def command(
    sources: tuple[str, ...],
    output: Path,
    title: str | None,
    editors: tuple[str, ...],
    language: str | None,
    overrides: dict[str, Any],
    jobs: int | None,
    as_json: bool,
    config: Path | None,
    quiet: bool,
    verbose: bool,
) -> None:
    """Bind many articles into one e-book, a magazine with one list of contents.

    A SOURCE is what it is for audicle convert. Each article keeps its title, authors and date, its language, its notes
    and its pictures.
    """
    from audicle.binding import bind  # noqa: PLC0415 - not needed for --help

    with display(quiet=quiet, verbose=verbose) as progress:
        bound = bind(
            sources,
            output,
            settings_from(config),
            progress,
            title=title,
            editors=editors,
            language=language,
            overrides=overrides,
            jobs=jobs,
        )
    titles = [section.opens.title for section in bound.article.sections if section.opens]
    duration = round(bound.narration.duration, 3) if bound.narration else None
    if as_json:
        made = {"path": str(output), "title": bound.article.metadata.title, "articles": titles, "duration": duration}
        click.echo(json.dumps(made, indent=2, ensure_ascii=False))
    elif not quiet:
        click.echo(f"{output}  {len(titles)} articles")
