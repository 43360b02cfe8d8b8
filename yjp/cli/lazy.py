"""A group of commands, each imported only when it runs, so that help is instant."""

from collections.abc import Mapping
from importlib import import_module
from typing import Any

import click

from yjp.cli.mistakes import mended
from yjp.deprecations import Kind, current_name


class LazyGroup(click.Group):
    """A group that knows its commands' names and help without importing them.

    ``commands_at`` maps a name to where the command lives (``module:attribute``) and its line of help, in the order of
    the work, not of the alphabet.
    """

    def __init__(self, *args: Any, commands_at: Mapping[str, tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.commands_at = commands_at

    def list_commands(self, ctx: click.Context) -> list[str]:
        """In the order in which they were declared."""
        return list(self.commands_at)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import the command now that it is wanted."""
        # A command of a group is declared with the group's name before it.
        path = " ".join((*(ctx.command_path.split()[1:] if ctx else ()), cmd_name))
        cmd_name = current_name(Kind.COMMAND, path).rpartition(" ")[2]
        if cmd_name not in self.commands_at:
            return None
        module, _, attribute = self.commands_at[cmd_name][0].partition(":")
        command: click.Command = getattr(import_module(module), attribute)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """As click does it; of a command that is mistyped those are named that are spelt alike."""
        try:
            return super().resolve_command(ctx, args)
        except click.NoSuchCommand as problem:
            raise click.NoSuchCommand(
                problem.command_name, possibilities=self.commands_at, ctx=problem.ctx
            ) from None

    def invoke(self, ctx: click.Context) -> Any:
        """As click does it; what is wrong with a command's options is said in our words."""
        try:
            return super().invoke(ctx)
        except click.UsageError as problem:
            raise mended(problem) from None

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The stored lines of help."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, line) for name, (_, line) in self.commands_at.items()])
