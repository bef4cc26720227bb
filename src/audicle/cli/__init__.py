"""The command line: the only place that prints, draws progress, or exits."""

from __future__ import annotations

import gc
import importlib
import os
import signal
import sys
from typing import TYPE_CHECKING

import click

from audicle.cli.group import Group

if TYPE_CHECKING:
    from collections.abc import Sequence

_COMMANDS = {
    "convert": "Make e-books and narrated audio from articles.",
    "bind": "Bind many articles into one e-book.",
    "library": "Make the output folder a podcast and a catalogue.",
    "script": "Print what will be said of an article.",
    "estimate": "Tell how long a narration will be, how soon it is made, and what it costs.",
    "lexicon": "List the words that a voice is likely to get wrong.",
    "read": "Print an article as it is understood.",
    "check": "Look for faults in e-books: any EPUB, not only Audicle's.",
    "voices": "List the voices, and how to add more.",
    "doctor": "Say what works on this machine, and how to get the rest.",
}


class _Commands(Group):
    """Loads a command's module when it is asked for, so that ``--help`` does not wait for any of them."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in _COMMANDS:
            return None
        command: click.Command = importlib.import_module(f"audicle.cli.{cmd_name}").command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(list(_COMMANDS.items()))


def _version(ctx: click.Context, _parameter: click.Parameter, asked: bool) -> None:
    if asked and not ctx.resilient_parsing:
        from importlib.metadata import version  # noqa: PLC0415 - takes longer than all of --help

        click.echo(f"audicle {version('audicle')}")
        ctx.exit()


@click.command(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "--version", is_flag=True, is_eager=True, expose_value=False, callback=_version, help="Print the version."
)
def cli() -> None:
    """Turn articles into accessible e-books that read themselves aloud, and into narrated audio. Offline.

    Exit codes: 0 done, 1 some articles failed, 2 wrong use, 3 unreadable source, 4 no network, 5 no voice,
    6 cannot write, 7 something is not installed, 8 a checked book has faults, 9 too few open files or too little memory
    allowed, 70 a fault of Audicle's own, 130 interrupted, 143 told to end.
    """


class _TerminatedError(BaseException):
    """The process was told to end."""


def _terminated(_number: int, _frame: object) -> None:
    raise _TerminatedError


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line and exit with its code."""
    sys.exit(_run(arguments))


def _run(arguments: Sequence[str] | None) -> int:
    from audicle.cli.report import complain, report  # noqa: PLC0415
    from audicle.errors import AudicleError, FaultError  # noqa: PLC0415

    # nearly all that a command makes is kept until it is written: to look for what is not, every 700 objects as Python
    # does, takes up to a tenth of the time
    gc.set_threshold(20_000)
    # a process that is told to end tidies up first, as an interrupted one does; see signal(7) for the code
    signal.signal(signal.SIGTERM, _terminated)
    if signal.getsignal(signal.SIGINT) is signal.SIG_DFL:  # as __main__ leaves it
        signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        # click returns what a command returns, and the code of an Exit
        code = cli.main(args=arguments, prog_name="audicle", standalone_mode=False)
    except (KeyboardInterrupt, click.exceptions.Abort):
        signal.signal(signal.SIGINT, signal.SIG_DFL)  # once more ends it at once, whatever is still to be tidied up
        # an interrupt inside exec, of which dataclasses are made, is marked as unhandled and changes the exit code of
        # the process, also if it is handled; what is executed next takes the mark away (Python/pythonrun.c)
        exec("")  # noqa: S102 - it does nothing
        complain("interrupted.", "Run the same command again: it goes on where it stopped.")
        return 130
    except _TerminatedError:
        complain("told to end.", "Run the same command again: it goes on where it stopped.")
        return 128 + signal.SIGTERM
    except click.ClickException as error:
        context = getattr(error, "ctx", None)
        command = context.command_path if context else "audicle"
        complain(f"{error.format_message().rstrip('.')}.", f"See {command} --help.")
        return 2
    except AudicleError as error:
        return report(error)
    except BrokenPipeError:
        # whoever read our results has gone; what is still buffered has nowhere to go
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except Exception as error:  # noqa: BLE001 - the last resort: a fault of ours, said in one line
        return report(FaultError.of(error))
    return code if isinstance(code, int) else 0
