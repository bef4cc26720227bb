"""``audicle read``: an article as it is understood."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import click

from audicle.cli.display import Quiet
from audicle.cli.options import config, private, settings_from, volume

if TYPE_CHECKING:
    from pathlib import Path


@click.command("read")
@click.argument("source")
@click.option(
    "--format",
    "form",
    type=click.Choice(["json", "text", "markdown"]),
    default="text",
    show_default=True,
    help="How to print it.",
)
@click.option("--language", metavar="TAG", help="The article's language, such as en-GB, whatever it says itself.")
@private
@config
@volume
def command(
    source: str, form: str, language: str | None, allow_private: bool, config: Path | None, quiet: bool, verbose: bool
) -> None:
    """Print the article in SOURCE, a file or an address, as it is understood.

    What was left out as not the article is in the JSON.
    """
    from audicle.model.json import to_json  # noqa: PLC0415 - not needed for --help
    from audicle.read.sources import read_article  # noqa: PLC0415

    chosen = {"language": language, "allow_private": allow_private or None}
    overrides = {name: value for name, value in chosen.items() if value is not None}
    article = read_article(source, settings_from(config), Quiet(verbose=verbose), overrides)
    if form == "json":
        click.echo(json.dumps(to_json(article), indent=2, ensure_ascii=False))
    elif form == "markdown":
        from audicle.publish.markdown import as_markdown  # noqa: PLC0415

        click.echo(as_markdown(article), nl=False)
    else:
        from audicle.publish.text import as_text  # noqa: PLC0415

        click.echo(as_text(article), nl=False)
