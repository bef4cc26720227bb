"""Options that several commands share."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from audicle.settings import Settings, from_file

if TYPE_CHECKING:
    from collections.abc import Callable

F = TypeVar("F", bound="Callable[..., Any]")


def volume(function: F) -> F:
    """Add ``--quiet`` and ``--verbose``."""
    for option in (
        click.option("-v", "--verbose", is_flag=True, help="Say more about what is done."),
        click.option("-q", "--quiet", is_flag=True, help="Say nothing but warnings and errors."),
    ):
        function = option(function)
    return function


def config(function: F) -> F:
    """Add ``--config``."""
    return click.option(
        "--config",
        type=click.Path(path_type=Path),
        help="Settings in TOML.  [default: audicle.toml in the current folder, if there is one]",
    )(function)


def private(function: F) -> F:
    """Add ``--allow-private``."""
    return click.option(
        "--allow-private", is_flag=True, help="Fetch from this machine and its own network too, not only the Internet."
    )(function)


def settings_from(path: Path | None) -> Settings:
    """Return the settings in ``path``, or in ``audicle.toml`` here, or the defaults."""
    if path is None:
        usual = Path("audicle.toml")
        return from_file(usual) if usual.is_file() else Settings()
    return from_file(path)
