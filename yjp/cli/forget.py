"""``yjp forget``: a child deleted from the workspace."""

import sys
from typing import TYPE_CHECKING

import click

from yjp.cli import session
from yjp.errors import EXIT_FINDINGS, Refused, UserError
from yjp.moments import moment_in_a_log, now
from yjp.numbers import numbered

if TYPE_CHECKING:
    from yjp.forget.child import Found
    from yjp.store import Workspace


@click.command()
@click.argument("child_id", required=False)
@click.option("--who", envvar="YJP_WHO", show_envvar=True, help="Who deletes it.")
@click.option("--yes", is_flag=True, help="Delete without asking.")
@click.option("--list", "only_list", is_flag=True, help="List the deletions of this workspace, and stop.")
@click.pass_context
def forget(ctx: click.Context, child_id: str | None, who: str | None, yes: bool, only_list: bool) -> None:
    """Delete a child from the workspace.

    The child's rows go from every import that is kept, from what was set aside, and from what people accepted or wrote;
    the figures are computed again. That it was done is kept, with who and when, and not which child.

    CHILD_ID is the case system's id. Left out, it is asked for, and then it stays out of the terminal's history.

    Files that people made (exports, plans, returns) are not touched: those that hold the id are listed. Backups and
    copies elsewhere are out of reach, and an extract that has the child still brings it back.

    Exit code 0: nothing of the child is left. 1: files are left that hold the id, or that could not be looked into.
    """
    workspace = session.workspace(ctx.obj)
    if only_list:
        _list(workspace)
        return
    identifier = (child_id or click.prompt("The child's id", hide_input=True, err=True)).strip()
    if not (who or "").strip():
        raise UserError("A deletion needs --who NAME.")
    from yjp.forget.child import forget as delete
    from yjp.forget.child import found
    from yjp.forget.traces import traces

    with session.working("Looking for the child"):
        held = found(workspace, identifier)
    if held.imports or held.decided or held.copies:
        _confirm(held, yes=yes)
    with session.working("Deleting, and computing figures"):
        delete(workspace, identifier, who=str(who).strip(), at=now())
        left = traces(workspace.path, identifier)
    session.say(f"Deleted: {in_counts(held)}. The figures were computed again.")
    if left.holding:
        session.say("These files hold the id: delete them, or make them again.")
        for path in left.holding:
            session.say(f"  {path}")
    if left.closed:
        session.say("These files could not be looked into: look yourself.")
        for path in left.closed:
            session.say(f"  {path}")
    session.say(
        "Not reached: backups, copies and exports elsewhere, and a dashboard that is open: start that again. "
        "Delete the child in the case system too, or the next extract brings it back."
    )
    if left.holding or left.closed:
        ctx.exit(EXIT_FINDINGS)


def on_a_terminal() -> bool:
    """Whether there is somebody to ask."""
    return sys.stdin.isatty()


def _confirm(held: "Found", *, yes: bool) -> None:
    session.say(f"The workspace holds of this child: {in_counts(held)}.")
    if yes:
        return
    if not on_a_terminal():
        raise Refused("Nothing was deleted: say --yes to delete without being asked.")
    if not click.confirm("Delete all of it? It cannot be undone.", err=True):
        raise Refused("Nothing was deleted.")


def in_counts(held: "Found") -> str:
    """What there is, in counts alone."""
    by_table: dict[str, int] = {}
    for tables in held.rows.values():
        for table, rows in tables.items():
            by_table[table] = by_table.get(table, 0) + rows
    parts = [f"{rows:,} of {table}" for table, rows in by_table.items()]
    parts += [f"{held.set_aside:,} set aside"] if held.set_aside else []
    said = (
        f"rows in {numbered(held.imports, 'import')} ({', '.join(parts)})"
        if held.imports
        else "no row of an import"
    )
    decided = (
        f", {numbered(held.decided, 'acceptance or text', 'acceptances and texts')}" if held.decided else ""
    )
    return said + decided + (", and the copies that upgrades kept" if held.copies else "")


def _list(workspace: "Workspace") -> None:
    from yjp.forget.decided import deletions

    done = deletions(workspace.path)
    if not done:
        session.say("No child has been deleted.")
    for each in done:
        held = f"{numbered(each.imports, 'import')}  {numbered(each.rows, 'row')}"
        click.echo(f"{moment_in_a_log(each.at)}  {each.who}  {held}")
