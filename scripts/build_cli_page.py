"""reference/cli.md: every command, argument, option and exit code, from click itself."""

import re
from collections.abc import Iterator
from pathlib import Path

import click

from scripts.markdown import REFERENCE, code, grid, page
from yjp import errors
from yjp.cli import yjp

EXITS = (
    (0, "fine"),
    (errors.EXIT_FINDINGS, "there is something to look at: rows set aside, a failed check, an open passage"),
    (errors.EXIT_USAGE, "the command or a setting was used wrongly"),
    (errors.EXIT_UNREADABLE, "a file or a workspace cannot be read as what it should be"),
    (errors.EXIT_REFUSED, "refused for safety"),
)

DAY = "[%Y-%m-%d]"
"""How click names a day."""


def pages() -> dict[Path, str]:
    """The page and its text."""
    return {REFERENCE / "cli.md": cli()}


def cli() -> str:
    """Every command."""
    parts = [
        "Every command says the same of itself with `--help`. The options of `yjp` itself stand in front of the name "
        "of the command: `yjp -w my-service figures`.",
        "## Exit codes",
        grid(("code", "meaning"), EXITS),
    ]
    for words, command in _commands(("yjp",), yjp):
        parts += _described(words, command)
    return page("The command line", *parts)


def _commands(
    words: tuple[str, ...], command: click.Command
) -> Iterator[tuple[tuple[str, ...], click.Command]]:
    yield words, command
    if isinstance(command, click.Group):
        context = click.Context(command, info_name=words[-1])
        for name in command.list_commands(context):
            found = command.get_command(context, name)
            if found is not None and not found.hidden:
                yield from _commands((*words, name), found)


def _described(words: tuple[str, ...], command: click.Command) -> list[str]:
    level = "##" if len(words) < 3 else "###"
    context = click.Context(command, info_name=" ".join(words))
    usage = " ".join(command.collect_usage_pieces(context))
    options = [each for each in command.params if isinstance(each, click.Option) and not each.hidden]
    return [
        f"{level} {' '.join(words)}",
        f"```text\n{' '.join(words)} {usage}\n```".replace("\nyjp", "\nUsage: yjp"),
        _help(command.help or ""),
        grid(("option", "meaning", "default"), [_option(each, context) for each in options])
        if options
        else "",
    ]


def _option(option: click.Option, context: click.Context) -> tuple[str, str, str]:
    names = ", ".join(f"`{name}`" for name in (*option.opts, *option.secondary_opts))
    kind = "" if option.is_flag else f" {option.make_metavar(context).replace(DAY, 'YYYY-MM-DD')}"
    default = option.get_default(context, call=False)
    plain = (
        default is not None and not callable(default) and str(default) not in ("", ".", "False", "()", "[]")
    )
    shown = code(default) if plain and "UNSET" not in repr(default) and not option.required else ""
    if option.required:
        shown = "must be given"
    if option.is_flag and default is True and option.secondary_opts:
        shown = f"`{option.opts[0]}`"
    several = " May be given more than once." if option.multiple else ""
    return (
        f"{names}{kind}",
        f"{option.help or ''}{several}",
        "" if option.is_flag and shown == "`True`" else shown,
    )


def _help(text: str) -> str:
    """Click's help as Markdown: paragraphs, and a table of what keeps its lines."""
    parts = []
    for paragraph in re.split(r"\n\s*\n", text.strip()):
        if paragraph.lstrip().startswith("\b"):
            lines = [line.strip() for line in paragraph.replace("\b", "").strip().splitlines()]
            parts.append(grid(("for example", "type"), [_example(line) for line in lines]))
        else:
            parts.append(" ".join(paragraph.split()))
    return "\n\n".join(parts)


def _example(line: str) -> tuple[str, str]:
    """``See it at once: yjp demo`` in two cells; a remark or a command alone in one."""
    said, found, command = line.rpartition("yjp ")
    if not found or not (said == "" or said.rstrip().endswith(":")):
        return line, ""
    return said.rstrip().removesuffix(":"), code(f"yjp {command}")
