"""``audicle lexicon``: how words are said that a voice would get wrong."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

import click

from audicle.cli.display import Quiet
from audicle.cli.group import Group
from audicle.cli.options import SPEAKING, choices, config, settings_from, volume

if TYPE_CHECKING:
    from pathlib import Path

_WHY = {
    "unknown": "not in the voice's dictionary",
    "acronym": "an acronym",
    "foreign": "letters of another language",
    "name": "a name",
}


@click.group("lexicon", cls=Group)
def command() -> None:
    """Find the words that want an entry in a lexicon; docs/lexicon.md says how one is written."""


@command.command("check")
@click.argument("source")
@click.option("--json", "as_json", is_flag=True, help="Print them as JSON.")
@choices("language", *SPEAKING, "allow_private")
@config
@volume
def check(
    source: str, as_json: bool, overrides: dict[str, Any], config: Path | None, quiet: bool, verbose: bool
) -> None:
    """List the words in SOURCE, a file or an address, that its voices are likely to get wrong.

    Each with how it will be said, how often it stands there, and the sentence it first stands in. Words in your lexicon
    are left out.
    """
    from audicle.narrating import doubtful_words  # noqa: PLC0415 - not needed for --help

    found = doubtful_words(source, settings_from(config), Quiet(verbose=verbose), overrides)
    if as_json:
        click.echo(json.dumps([asdict(doubt) for doubt in found], indent=2, ensure_ascii=False))
        return
    for doubt in found:
        said = f"  /{doubt.phonemes}/ {doubt.respelling}" if doubt.phonemes else ""
        click.echo(f"{doubt.word}{said}  ({_WHY[doubt.why]}, {doubt.times}×, {doubt.voice})")
        click.echo(f"    {doubt.text}")
    if not found and not quiet:
        click.echo("No word looks doubtful.")
