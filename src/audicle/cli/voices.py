"""``audicle voices``: what is installed, for which languages, what it costs, how it sounds, and what can be added."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from audicle.cli.display import display
from audicle.cli.group import Group
from audicle.cli.options import volume
from audicle.cli.report import warn
from audicle.errors import AudicleError, UsageError
from audicle.progress import SilentProgress

if TYPE_CHECKING:
    from audicle.voices.registry import EngineState

_OUTPUT = "try.mp3"


@click.group("voices", cls=Group, invoke_without_command=True)
@click.option("--language", metavar="TAG", help="Only the voices that speak this language, the default first.")
@click.option("--json", "as_json", is_flag=True, help="Print them as JSON.")
@click.option("--try", "text", metavar="TEXT", help="Speak TEXT with --voice, or with every voice of --language.")
@click.option("--voice", metavar="NAME", help="With --try: an engine, engine:voice, or a voice's name.")
@click.option("--online", is_flag=True, help="With --try: also voices that send the text to somebody else's machine.")
@click.option(
    "-o",
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    help=f"With --try: the .mp3 or .wav to write.  [default: {_OUTPUT}]",
)
@click.pass_context
def command(
    context: click.Context,
    language: str | None,
    as_json: bool,
    text: str | None,
    voice: str | None,
    online: bool,
    output: Path | None,
) -> None:
    """List the voices: which languages each speaks, what it costs, whether the text leaves this machine.

    What is missing is said, and how to get it. With --try, hear them; audicle voices add gets more.
    """
    if context.invoked_subcommand:
        return
    if text is not None:
        _try(text, voice, language, online, output or Path(_OUTPUT))
        return
    if voice or online or output:
        raise UsageError("--voice, --online and -o are for --try.", "Say what to speak: --try TEXT.")
    _list(language, as_json)


@command.command("add")
@click.argument("name")
@volume
def add(name: str, quiet: bool, verbose: bool) -> None:
    """Get the files of a voice: kokoro, or piper:NAME such as piper:de_DE-thorsten-medium.

    It says how large they are and under which licence, and gets them. Stopped and run again, it goes on.
    """
    from audicle.voices.adding import add_voice, voice_offer  # noqa: PLC0415 - not needed for --help
    from audicle.voices.registry import engines  # noqa: PLC0415

    offer = voice_offer(name)
    if not quiet:
        for one in offer.missing:
            click.echo(f"{one.url}  {one.size / 1e6:.1f} MB")
        click.echo(f"{offer.size / 1e6:.1f} MB into {offer.folder}; {offer.licence}")
    with display(quiet=quiet, verbose=verbose) as progress:
        for path in add_voice(name, progress, offer=offer):
            if not quiet:
                progress.clear()
                click.echo(f"{path}")
    lack = engines()[offer.engine].missing() if offer.engine in engines() else None
    if lack:
        warn(f"{offer.engine} cannot speak yet: {lack[0]}; {lack[1]}.")


def _list(language: str | None, as_json: bool) -> None:
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
        if not as_json:
            click.echo(_own_words(language))
        return
    if as_json:
        click.echo(json.dumps([_data(state) for state in states], indent=2, ensure_ascii=False))
        return
    for state in states:
        click.echo(f"{state.name} {state.version}".rstrip() + f"  ({'; '.join(_traits(state))})")
        if state.missing:
            click.echo(f"  cannot speak here: {state.missing}")
        for voice in state.voices:
            click.echo(f"  {state.name}:{voice.name}  {', '.join(voice.languages)}  {voice.description}")
    click.echo(
        "More can be added: see audicle voices add; and a package with voices registers in the group audicle.voices."
    )


def _own_words(language: str) -> str:
    """Return in which language Audicle's own words are for readers of a language, and whether a machine made them."""
    from audicle.agreed.languages import language_name  # noqa: PLC0415 - not needed for --help
    from audicle.agreed.messages import messages  # noqa: PLC0415

    say = messages(language)
    made = ", made by a machine; no speaker of it has read them yet" if say.machine_made else ""
    return f"The words that Audicle adds itself are in {language_name(say.language)} ({say.language}){made}."


def _data(state: EngineState) -> dict[str, Any]:
    languages = sorted({tag for voice in state.voices for tag in voice.languages})
    return asdict(state) | {"languages": languages, "text_leaves": not state.offline}


def _traits(state: EngineState) -> list[str]:
    able = state.abilities
    price = able.dollars_per_million_characters
    cost = f"paid by character, ${price:g} a million" if price else "paid by character" if able.paid else "free"
    has = {"word times": able.word_times, "SSML": able.ssml, "one speed": not able.speed}
    where = "offline" if state.offline else "online: the text leaves this machine"
    return [where, cost, *(name for name, true in has.items() if true)]


def _try(text: str, wanted: str | None, language: str | None, online: bool, output: Path) -> None:
    from audicle.machine.files import write  # noqa: PLC0415 - not needed for --help
    from audicle.speak.spoken import spoken  # noqa: PLC0415
    from audicle.voices.trial import form_of, joined, said, tries  # noqa: PLC0415

    form = form_of(output)
    sounds = {}
    failures: list[AudicleError] = []
    for one in tries(text, wanted, language, online):
        name = f"{one.voice.engine}:{one.voice.name}"
        try:
            sounds[name] = said(one, spoken(text, one.language))
        except AudicleError as error:
            failures.append(error)
    if not sounds:
        raise failures[0]
    for failure in failures:  # the others can be heard all the same
        warn(str(failure))
    data, begins = joined(sounds.values(), form)
    write(output, data, "choose another with -o")
    for name, begin in zip(sounds, begins, strict=True):
        click.echo(f"{int(begin) // 60}:{int(begin) % 60:02}  {name}")
    click.echo(f"written to {output}")
