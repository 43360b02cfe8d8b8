"""``yjp return list``: what is due when, whether it can be made now, and which files were signed off."""

from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from yjp.cli import session
from yjp.errors import EXIT_FINDINGS, WorkspaceError

if TYPE_CHECKING:
    from yjp.model.caseload import Caseload
    from yjp_returns.calendar import Next


@click.command("list")
@click.option("--on", type=click.DateTime(["%Y-%m-%d"]), help="As on this day. Left out: today.")
@click.pass_context
def list_(ctx: click.Context, on: datetime | None) -> None:
    """List the returns: newest period, deadline, whether the workspace can make it now, and what is missing.

    Then the files that were signed off; the exit code is 1 where one of them was changed afterwards.
    """
    show(ctx.obj, on.date() if on else None)


def show(path: Path, on: date | None) -> None:
    """Print the calendar and the sign-offs of a workspace."""
    workspace = session.workspace(path)
    from yjp_returns.calendar import calendar

    caseload: Caseload | None = None
    try:
        caseload = workspace.caseload()
    except WorkspaceError:
        session.say("Nothing has been imported yet.")
    today = on or datetime.now(tz=UTC).date()
    for each in calendar(today, caseload):
        click.echo(_entry(each, today), nl=False)
    if _sign_offs(path):
        click.get_current_context().exit(EXIT_FINDINGS)


def _entry(each: "Next", today: date) -> str:
    from yjp_returns.definition import GRADES

    declared, deadline = each.declared, each.declared.deadline
    of = f"{each.first:%b %Y} to {each.last:%b %Y}" if each.first and each.last else ""
    late = f", {_days((each.due - today).days)}" if each.due else ""
    lines = [
        f"{declared.id}: {declared.title}",
        f"  Period:      {each.period}{f' ({of})' if of else ''}",
        f"  Due:         {each.due or 'no day is known'}{late}. {deadline.rule} ({GRADES[deadline.grade]})",
        f"  Recipient:   {declared.recipient.words}",
        f"  Can be made: {each.ability.value}",
        *(f"    missing:   {why}" for why in each.missing),
        *([f"  Command:     {each.command}"] if each.command else []),
    ]
    return "\n".join(lines) + "\n\n"


def _days(number: int) -> str:
    if number < 0:
        return f"{-number:,} days ago"
    return "today" if number == 0 else f"in {number:,} days"


def _sign_offs(path: Path) -> bool:
    """Print them; says whether a file is not as it was signed off."""
    from yjp_returns.sign_off import Standing, latest, standing

    wrong = False
    for each in latest(path):
        state = standing(path, each)
        wrong = wrong or state is not Standing.AS_SIGNED
        click.echo(
            f"Signed off: {each.name} {each.period}, {each.path}, by {each.who} ({each.role}) on {each.signed_on}: "
            f"{state.value}." + (f" Failed checks accepted: {each.despite}" if each.despite else "")
        )
    return wrong
