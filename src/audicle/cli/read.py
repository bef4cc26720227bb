"""``audicle read``: an article as it is understood."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import click

from audicle.cli.display import Quiet
from audicle.cli.options import choices, config, settings_from, volume

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
@click.option(
    "--explain",
    is_flag=True,
    help="Say where the metadata came from, and what was left out and why, in place of the text or within the JSON.",
)
@choices("language", "allow_private")
@config
@volume
def command(
    source: str,
    form: str,
    explain: bool,
    overrides: dict[str, Any],
    config: Path | None,
    quiet: bool,
    verbose: bool,
) -> None:
    """Print the article in SOURCE, a file or an address, as it is understood.

    What was left out as not the article is in the JSON, and told by --explain.
    """
    from audicle.read import sources  # noqa: PLC0415 - not needed for --help

    if explain and form == "markdown":
        raise click.UsageError("--explain prints text or JSON, not Markdown")
    explanation = sources.explain(source, settings_from(config), Quiet(verbose=verbose), overrides)
    article = explanation.article
    if form == "json":
        from audicle.model.json import explanation_to_json, to_json  # noqa: PLC0415

        data = explanation_to_json(explanation) if explain else to_json(article)
        click.echo(json.dumps(data, indent=2, ensure_ascii=False))
    elif explain:
        from audicle.publish.plain.explanation import as_explanation  # noqa: PLC0415

        click.echo(as_explanation(explanation), nl=False)
    elif form == "markdown":
        from audicle.publish.plain.markdown import as_markdown  # noqa: PLC0415

        click.echo(as_markdown(article), nl=False)
    else:
        from audicle.publish.plain.text import as_text  # noqa: PLC0415

        click.echo(as_text(article), nl=False)
