"""``audicle estimate``: how long, how soon, for how much, and who gets the text, before anything is made."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

import click

from audicle.cli.display import display
from audicle.cli.options import SPEAKING, choices, config, settings_from, volume
from audicle.cli.report import complain, report
from audicle.errors import AudicleError, SomeFailedError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from audicle.estimating import Estimate, Estimated, VoiceEstimate

_BASIS = {
    "article": "measured on this article",
    "earlier": "by what it spoke here before",
    "other voice": "by the pace of an offline voice of the language",
    "unknown": "its pace is not known yet",
}
_HOUR, _LONG, _SHORT = 3600, 100, 10  # seconds
_CENT = 0.01  # dollars


@click.command("estimate")
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE...")
@choices("language", "narration", *SPEAKING, "allow_private")
@click.option("--jobs", type=click.IntRange(0), help="Worker processes that would speak.  [default: one a core]")
@click.option("--json", "as_json", is_flag=True, help="Print it as JSON.")
@config
@volume
def command(
    sources: tuple[str, ...],
    overrides: dict[str, Any],
    jobs: int | None,
    as_json: bool,
    config: Path | None,
    quiet: bool,
    verbose: bool,
) -> None:
    """Tell how long a narration will be, how soon it is made on this machine, and what it costs.

    A SOURCE is what it is for audicle convert. Offline voices speak a few sentences of it to be measured, which are
    kept; nothing is sent anywhere. With --verbose, section by section.
    """
    from audicle.estimating import estimate_all  # noqa: PLC0415 - not needed for --help

    done: list[Estimated] = []
    with display(quiet=True, verbose=verbose) if as_json or quiet else display(quiet=False, verbose=False) as progress:
        for one in estimate_all(sources, settings_from(config), progress, overrides, jobs=jobs):
            done.append(one)
            progress.clear()
            if isinstance(one.result, AudicleError):
                report(one.result, one.source)
            elif not as_json:
                click.echo("\n".join(_lines(one.result, verbose=verbose)))
    found = [one.result for one in done if not isinstance(one.result, AudicleError)]
    if as_json:
        click.echo(json.dumps({"articles": [_json(one) for one in done]}, indent=2, ensure_ascii=False))
    elif len(found) > 1:
        click.echo(f"{len(found)} articles\n  {_heard(found)}\n  {_made(found)}")
    errors = [one.result for one in done if isinstance(one.result, AudicleError)]
    if errors and len(done) > 1:
        complain(f"{len(errors)} of {len(done)} articles cannot be estimated; the others were.")
    if errors:
        raise click.exceptions.Exit(errors[0].exit_code if len(done) == 1 else SomeFailedError.exit_code)


def _json(one: Estimated) -> dict[str, Any]:
    if isinstance(one.result, AudicleError):
        failure = {"error": one.result.what, "remedy": one.result.remedy, "exit_code": one.result.exit_code}
        return {"source": one.source, "status": "failed", **failure}
    return {"status": "estimated", **_rounded(asdict(one.result))}


def _rounded(value: Any) -> Any:
    """Return data with numbers as exact as they are meant: milliseconds, and hundredths of a cent."""
    if isinstance(value, dict):
        return {
            name: round(one, 4 if name == "dollars" else 3) if isinstance(one, float) else _rounded(one)
            for name, one in value.items()
        }
    return [_rounded(one) for one in value] if isinstance(value, list | tuple) else value


def _lines(found: Estimate, *, verbose: bool) -> list[str]:
    lines = [found.source, f"  {_heard([found])}", f"  {_made([found])}"]
    lines += [f"  {_voice(voice)}" for voice in found.voices]
    if verbose:
        lines += [
            f"    {_long(one.seconds):>8}  {one.sentences:>4} sentences  {one.characters:>6} characters  {one.title}"
            for one in found.sections
        ]
    return lines


def _heard(found: Sequence[Estimate]) -> str:
    characters, sentences = sum(one.characters for one in found), sum(one.sentences for one in found)
    kept = sum(one.seconds_kept for one in found)
    already = f", {_long(kept)} of it spoken already" if kept else ""
    recorded = _total([one.seconds_recorded for one in found])
    own = f", {_long(recorded)} of it in the source's own recording" if recorded != 0 else ""
    return f"{_long(_total([one.seconds for one in found]))} of audio{already}{own}; " + (
        f"{characters:,} characters in {sentences:,} sentences"
    )


def _made(found: Sequence[Estimate]) -> str:
    where = "leaves" if any(one.text_leaves for one in found) else "stays on"
    return "; ".join(
        (
            _soon(_total([one.seconds_to_make for one in found])),
            _price(_total([one.dollars for one in found])),
            f"the text {where} this machine",
        )
    )


def _voice(voice: VoiceEstimate) -> str:
    traits = [f"{_long(voice.seconds)} without pauses, {_BASIS[voice.basis]}", f"{voice.characters:,} characters"]
    if voice.paid:
        traits.append(_price(voice.dollars))
    if voice.text_leaves:
        traits.append("online")
    return f"{voice.engine}:{voice.voice} ({voice.language}): {'; '.join(traits)}"


def _total(values: Sequence[float | None]) -> float | None:
    known = [value for value in values if value is not None]
    return sum(known) if len(known) == len(values) else None


def _soon(seconds: float | None) -> str:
    if seconds is None:
        return "how long it takes here is not known yet"
    if seconds == 0:
        return "nothing left to speak"
    return f"about {_long(seconds) if seconds >= _LONG else f'{seconds:.{int(seconds < _SHORT)}f} s'} to speak it here"


def _price(dollars: float | None) -> str:
    if dollars is None:
        return "its cost is not known here"
    return f"${dollars:.2f}" if dollars >= _CENT else "less than $0.01" if dollars else "costs nothing"


def _long(seconds: float | None) -> str:
    """Return a length as people write it: 4:07, or 1:04:07."""
    if seconds is None:
        return "unknown"
    whole = round(seconds)
    hours, rest = divmod(whole, _HOUR)
    return f"{hours}:{rest // 60:02}:{rest % 60:02}" if hours else f"{rest // 60}:{rest % 60:02}"
