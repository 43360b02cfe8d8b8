"""Options that are going by their old name, and how the terminal says so."""

import warnings
from collections.abc import Callable
from typing import Any, TextIO

import click

from yjp.deprecations import DeprecatedUse, Kind, current_name


def renamed_option(command: str, old: str) -> Callable[[Any], Any]:
    """An option's old name, hidden: its value goes to the option that replaced it (``yjp.deprecations``)."""

    def given(ctx: click.Context, _: click.Parameter, value: str | None) -> None:
        if value is not None:
            new = current_name(Kind.OPTION, f"{command} {old}").rpartition(" ")[2]
            parameter = next(p for p in ctx.command.params if new in p.opts)
            ctx.params[str(parameter.name)] = parameter.type_cast_value(ctx, value)

    # Before the others: what the new name says, if both are given, is what counts.
    return click.option(old, hidden=True, expose_value=False, is_eager=True, callback=given)


def say_deprecations() -> None:
    """Print what is said of a name that is going once, as a sentence on standard error; leave other warnings alone."""
    show = warnings.showwarning

    def said(
        message: Warning | str,
        category: type[Warning],
        filename: str,
        lineno: int,
        file: TextIO | None = None,
        line: str | None = None,
    ) -> None:
        if issubclass(category, DeprecatedUse):
            click.echo(f"yjp: {message}", err=True)
        else:
            show(message, category, filename, lineno, file, line)

    warnings.showwarning = said
    warnings.simplefilter("once", DeprecatedUse)
