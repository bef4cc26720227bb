"""A group of commands that knows what somebody may have meant."""

from __future__ import annotations

from pathlib import Path

import click

from audicle.errors import near


class Group(click.Group):
    """Names the commands that are near one that there is not."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Return the command that is asked for. Raises UsageError if there is none, with what may have been meant."""
        wanted = args[0]
        if wanted.startswith("-") or self.get_command(ctx, wanted):
            return super().resolve_command(ctx, args)
        hint = near(wanted, self.list_commands(ctx))
        if not hint and ctx.parent is None and ("://" in wanted or Path(wanted).exists()):
            hint = f"To convert it: {ctx.command_path} convert {wanted}."
        raise click.UsageError(f"there is no command {wanted!r}. {hint}".rstrip(), ctx)
