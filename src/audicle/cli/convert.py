"""``audicle convert``: articles in, e-books and audio out."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from audicle.cli.display import display
from audicle.cli.library import as_data
from audicle.cli.options import FILES, SOUND, SPEAKING, choices, config, library_from, settings_from, volume
from audicle.cli.report import complain, report
from audicle.errors import AudicleError, FaultError, SomeFailedError

if TYPE_CHECKING:
    from collections.abc import Callable

    from audicle.batch import Outcome
    from audicle.cli.display import Lines
    from audicle.convert import Made
    from audicle.publish.library.build import Built
    from audicle.publish.library.settings import LibrarySettings


@click.command("convert")
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE...")
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    default=Path("output"),
    show_default=True,
    help="The folder for the results; each article gets a folder of its own in it.",
)
@choices(
    "audio",
    "language",
    "narration",
    *SPEAKING,
    *SOUND,
    *FILES,
    "transcripts",
    "sync",
    "writing",
    "style",
    "epub_version",
    "allow_private",
)
@click.option("--script", type=click.Path(path_type=Path), metavar="FILE", help="An edited script of the only source.")
@click.option(
    "--jobs",
    type=click.IntRange(0),
    help="Worker processes that speak, and formats encoded at once.  [default: one a core]",
)
@click.option("--force", is_flag=True, help="Make everything again, even if it stands there unchanged.")
@click.option("--no-library", is_flag=True, help="Leave the feed and the catalogue of the folder as they are.")
@click.option("--json", "as_json", is_flag=True, help="Print what was made as JSON.")
@config
@volume
def command(
    sources: tuple[str, ...],
    output: Path,
    overrides: dict[str, Any],
    script: Path | None,
    jobs: int | None,
    force: bool,
    no_library: bool,
    as_json: bool,
    config: Path | None,
    quiet: bool,
    verbose: bool,
) -> None:
    """Make e-books and narrated audio from articles.

    A SOURCE is a Markdown, HTML, text, EPUB or Word file, a folder of them, the address of a page, or - for standard
    input. What is spoken once is kept, so a second run, or one after an edit, is quick.
    """
    from audicle.batch import convert_all  # noqa: PLC0415 - not needed for --help

    outcomes: list[Outcome] = []
    library: Built | AudicleError | None = None
    chosen = None if no_library else library_from(config)
    with display(quiet=quiet, verbose=verbose) as progress:
        for outcome in convert_all(
            sources,
            output,
            settings_from(config),
            progress,
            overrides=overrides,
            script=script,
            jobs=jobs,
            force=force,
            base_url=_address(output, config),
            ask=_asking(progress),
        ):
            outcomes.append(outcome)
            progress.clear()
            if isinstance(outcome.result, AudicleError):
                report(outcome.result, outcome.source)
            elif not (as_json or quiet):
                click.echo(_line(outcome.result))
        if not no_library and any(not isinstance(outcome.result, AudicleError) for outcome in outcomes):
            library = _build(output, chosen, progress)
    if as_json:
        said = {"articles": [_json(outcome) for outcome in outcomes], "library": as_data(library)}
        click.echo(json.dumps(said, indent=2, ensure_ascii=False))
    _exit(outcomes, library)


def _asking(progress: Lines) -> Callable[[str], bool] | None:
    """Return what asks a question on the terminal, None where nobody can answer."""
    if not (sys.stdin.isatty() and sys.stderr.isatty()):
        return None

    def ask(question: str) -> bool:
        progress.clear()
        return click.confirm(question, default=True, err=True)

    return ask


def _address(folder: Path, config: Path | None) -> str | None:
    """Return where the folder is on the web, as the library's settings have it, or as it was told last."""
    from audicle.publish.library.build import remembered  # noqa: PLC0415 - not needed for --help

    try:
        return (library_from(config) or remembered(folder)).base_url
    except AudicleError:
        return None  # building the library says what is amiss; without that it does not matter


def _build(folder: Path, settings: LibrarySettings | None, progress: Lines) -> Built | AudicleError:
    """Bring the library up to date. What goes wrong with it is said; the articles are made all the same."""
    from audicle.publish.library.build import build_library  # noqa: PLC0415 - not needed for --help

    try:
        return build_library(folder, settings, progress)
    except AudicleError as error:
        progress.clear()
        report(error, "library")
        return error
    except Exception as error:  # noqa: BLE001 - a fault of ours in the library is none in the articles
        fault = FaultError.of(error)
        progress.clear()
        report(fault, "library")
        return fault


def _line(made: Made) -> str:
    """Return a line for people: the folder, and what is in it."""
    what = f"{made.folder}"
    if duration := made.manifest["duration"]:
        minutes, seconds = divmod(round(duration), 60)
        what += f"  {minutes}:{seconds:02}"
    return what if made.changed else f"{what}  (unchanged)"


def _json(outcome: Outcome) -> dict[str, Any]:
    result = outcome.result
    if isinstance(result, AudicleError):
        failure = {"error": result.what, "remedy": result.remedy, "exit_code": result.exit_code}
        return {"source": outcome.source, "status": "failed", **failure}
    status = "made" if result.changed else "unchanged"
    return {"source": outcome.source, "status": status, "folder": str(result.folder), "manifest": result.manifest}


def _exit(outcomes: list[Outcome], library: Built | AudicleError | None) -> None:
    """Exit with the code of the only error, or with that of some errors among several articles.

    If every article was made and the library was not, that error's code counts.
    """
    errors = [outcome.result for outcome in outcomes if isinstance(outcome.result, AudicleError)]
    if not errors:
        if isinstance(library, AudicleError):
            raise click.exceptions.Exit(library.exit_code)
        return
    if len(outcomes) > 1:
        complain(f"{len(errors)} of {len(outcomes)} articles could not be made; the others were.")
    raise click.exceptions.Exit(errors[0].exit_code if len(outcomes) == 1 else SomeFailedError.exit_code)
