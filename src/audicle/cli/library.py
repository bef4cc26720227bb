"""``audicle library``: the output folder as a podcast and a catalogue."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from audicle.cli.display import display
from audicle.cli.group import Group
from audicle.cli.options import config, library_from, volume
from audicle.errors import AudicleError

if TYPE_CHECKING:
    from audicle.publish.library.build import Built


@click.group("library", cls=Group)
def command() -> None:
    """Make the output folder a podcast and a catalogue: copy it to any web host, and people can subscribe."""


@command.command("build")
@click.argument("folder", type=click.Path(path_type=Path), default=Path("output"), metavar="[DIR]")
@click.option("--base-url", metavar="URL", help="The address of DIR on the web.  [default: as in audicle.toml]")
@click.option("--force", is_flag=True, help="Read every manifest and make every file again.")
@click.option("--json", "as_json", is_flag=True, help="Print what was made as JSON.")
@config
@volume
def build(
    folder: Path,
    base_url: str | None,
    force: bool,
    as_json: bool,
    config: Path | None,
    quiet: bool,
    verbose: bool,
) -> None:
    """Bring the podcast feed and the catalogue of DIR up to date.

    DIR is where audicle convert wrote to, "output" if none is named. audicle convert does this too at its end. Only
    what has changed is written.
    """
    from audicle.publish.library.build import build_library, remembered  # noqa: PLC0415 - not needed for --help

    settings = library_from(config)
    if base_url is not None:
        settings = (settings or remembered(folder)).merged({"base_url": base_url}, "--base-url")
    with display(quiet=quiet, verbose=verbose) as progress:
        built = build_library(folder, settings, progress, force=force)
        if built.base_url is None and built.articles:
            progress.warn(
                "the library has no base_url, so its feed holds relative links; most podcast apps need whole ones. "
                "Set base_url in [library] of audicle.toml, or give --base-url."
            )
    if as_json:
        click.echo(json.dumps(as_data(built), indent=2, ensure_ascii=False))
    elif not quiet:
        changed = len(built.written) + len(built.removed)
        what = f"{_counted(changed, 'file')} changed" if changed else "unchanged"
        click.echo(f"{built.folder}  {_counted(built.articles, 'article')}  ({what})")


def _counted(number: int, thing: str) -> str:
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"


def as_data(library: Built | AudicleError | None) -> dict[str, Any] | None:
    """Return what became of a library as JSON values, null if none was asked for."""
    if library is None:
        return None
    if isinstance(library, AudicleError):
        return {
            "status": "failed",
            "error": library.what,
            "remedy": library.remedy,
            "exit_code": library.exit_code,
        }
    return {
        "status": "made" if library.written or library.removed else "unchanged",
        "folder": str(library.folder),
        "base_url": library.base_url,
        "articles": library.articles,
        "skipped": list(library.skipped),
        "written": list(library.written),
        "removed": list(library.removed),
        "foreign": list(library.foreign),
        "warnings": list(library.warnings),
    }
