"""``audicle doctor``: what works on this machine, and how to get the rest."""

from __future__ import annotations

import json
from pathlib import Path

import click


@click.command("doctor")
@click.option("--json", "as_json", is_flag=True, help="Print the findings as JSON.")
def command(as_json: bool) -> None:
    """Say what works on this machine, and how to get the rest.

    Every offline voice speaks a word, the cache and the current folder are written to. Exits with 7 if no embedded
    voice can speak, with 6 if nothing can be written.
    """
    from audicle.doctor import checkup  # noqa: PLC0415 - not needed for --help

    findings = checkup(Path.cwd())
    if as_json:
        listed = [
            {"part": finding.part, "works": finding.works, "detail": finding.detail, "remedy": finding.remedy}
            for finding in findings
        ]
        click.echo(json.dumps(listed, indent=2, ensure_ascii=False))
    else:
        for finding in findings:
            click.echo(f"{'works' if finding.works else 'missing':8} {finding.part}: {finding.detail}")
            if finding.remedy:
                click.echo(f"         {finding.remedy}")
    codes = [finding.exit_code for finding in findings if not finding.works and finding.exit_code]
    raise click.exceptions.Exit(codes[0] if codes else 0)
