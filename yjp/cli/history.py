"""``yjp history``: the last ten imports, what one was made from and moved, and going back to one."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from yjp.cli import session
from yjp.errors import UserError, WorkspaceError
from yjp.moments import now
from yjp.periods import day_words

if TYPE_CHECKING:
    from yjp.store import PastImport, Workspace


@click.command()
@click.option("--show", type=click.IntRange(1), metavar="N", help="Say all that is known of import N.")
@click.option(
    "--changes",
    is_flag=True,
    help="List every local figure that the current import moved against the one before; with --show, that import.",
)
@click.option("--all", "everything", is_flag=True, help="With --changes: breakdowns and sub-measures too.")
@click.option("--restore", type=click.IntRange(1), metavar="N", help="Make import N the current one again.")
@click.option("--who", envvar="YJP_WHO", show_envvar=True, default="", help="With --restore: who does it.")
@click.pass_context
def history(
    ctx: click.Context, show: int | None, changes: bool, everything: bool, restore: int | None, who: str
) -> None:
    """List the last ten imports, or restore one.

    Each import: its number, when and by whom it was brought in, from which files, by which mapping and yjp; then the
    day of the extract, rows accepted and set aside, and its run. Restoring keeps what was current in the list.
    """
    workspace = session.workspace(ctx.obj)
    if everything and not changes:
        raise UserError("--all goes with --changes.")
    if restore is not None:
        if show is not None or changes:
            raise UserError("--restore goes alone: see --show and --changes before or afterwards.")
        _restore(workspace, restore, who.strip())
        return
    imports = workspace.imports()
    if not imports:
        session.say("Nothing has been imported yet.")
        return
    from yjp.cli import history_text

    if changes:
        _changes(workspace, _numbered(ctx.obj, imports, show), imports, everything=everything)
    elif show is not None:
        click.echo(history_text.whole(_numbered(ctx.obj, imports, show)), nl=False)
    else:
        click.echo("".join(history_text.entry(each) for each in imports), nl=False)


def _numbered(path: Path, imports: "list[PastImport]", number: int | None) -> "PastImport":
    """The import of that number; the current one where none is named."""
    found = next((each for each in imports if each.current if number is None), None)
    found = found or next((each for each in imports if each.number == number), None)
    if found is None:
        known = ", ".join(str(each.number) for each in imports)
        raise WorkspaceError(f"{path}: there is no import {number}. Those that are kept: {known}.")
    return found


def _restore(workspace: "Workspace", number: int, who: str) -> None:
    restored = workspace.restore(number, at=now(), who=who)
    listed = "" if restored == number else f", and is listed as import {restored}"
    extract = day_words(workspace.manifest("caseload").extract_date)
    session.say(f"Import {number}, the extract of {extract}, is current again{listed}.")
    if restored != number:
        session.say(
            f"What moved against the import before: {session.in_workspace(workspace.path)} history --changes"
        )


def _changes(
    workspace: "Workspace", now: "PastImport", imports: "list[PastImport]", *, everything: bool
) -> None:
    from yjp.cli import history_text

    earlier = [each for each in imports if each.number < now.number]
    if not earlier:
        session.say(f"No import before {now.number} is kept, so there is nothing to compare it with.")
        return
    text = history_text.changes(
        (earlier[-1], workspace.ledger(earlier[-1])), (now, workspace.ledger(now)), everything=everything
    )
    click.echo(text, nl=False)
