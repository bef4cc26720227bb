"""``audicle script``: what will be said, by which voice, with which pauses."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import click

from audicle.cli.display import Quiet
from audicle.cli.options import SPEAKING, choices, config, settings_from, volume

if TYPE_CHECKING:
    from pathlib import Path


@click.command("script")
@click.argument("source")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="How to print it; JSON can be edited and narrated.",
)
@choices("language", "narration", *SPEAKING, "allow_private")
@config
@volume
def command(source: str, form: str, overrides: dict[str, Any], config: Path | None, quiet: bool, verbose: bool) -> None:
    """Print what will be said of the article in SOURCE, a file or an address.

    Saved as JSON and edited, it is narrated with audicle convert SOURCE --script FILE.
    """
    from audicle.narrating import script_of  # noqa: PLC0415 - not needed for --help
    from audicle.speak.script.file import script_to_json, script_to_text  # noqa: PLC0415

    script, voices = script_of(source, settings_from(config), Quiet(verbose=verbose), overrides)
    if form == "json":
        click.echo(json.dumps(script_to_json(script, voices), indent=2, ensure_ascii=False))
    else:
        click.echo(script_to_text(script, voices), nl=False)
