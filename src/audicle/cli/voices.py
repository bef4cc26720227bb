"""``audicle voices``: what is installed, for which languages, and what can be added."""

from __future__ import annotations

import json
from dataclasses import asdict

import click

from audicle.cli.report import warn
from audicle.progress import SilentProgress


@click.command("voices")
@click.option("--language", metavar="TAG", help="Only the voices that speak this language, the default first.")
@click.option("--json", "as_json", is_flag=True, help="Print them as JSON.")
def command(language: str | None, as_json: bool) -> None:
    """List the voices: which languages each speaks, whether it needs the network, and how to add what is missing."""
    from audicle.voices.registry import choose, describe, voices_for  # noqa: PLC0415 - not needed for --help

    watched = SilentProgress()
    states = describe(watched)
    for message in watched.warnings:
        warn(message)
    if language:
        voices = voices_for(language)
        if not voices:
            choose(language)  # raises, saying what can be done
        if as_json:
            click.echo(json.dumps([asdict(voice) for voice in voices], indent=2, ensure_ascii=False))
        for voice in () if as_json else voices:
            click.echo(f"{voice.engine}:{voice.name}  {', '.join(voice.languages)}  {voice.description}")
        return
    if as_json:
        click.echo(json.dumps([asdict(state) for state in states], indent=2, ensure_ascii=False))
        return
    for state in states:
        where = "offline" if state.offline else "online: the text leaves this machine"
        click.echo(f"{state.name} {state.version}  ({where})")
        if state.missing:
            click.echo(f"  cannot speak here: {state.missing}")
        for voice in state.voices:
            click.echo(f"  {state.name}:{voice.name}  {', '.join(voice.languages)}  {voice.description}")
    click.echo("More can be added: a package with voices registers in the entry-point group audicle.voices.")
