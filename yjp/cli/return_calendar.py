"""``yjp return list``: what is due when, whether it can be made now, and which files were signed off."""

from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from yjp.cli import session
from yjp.cli.dates import DAY
from yjp.errors import EXIT_FINDINGS, WorkspaceError
from yjp.moments import today
from yjp.periods import short_month

if TYPE_CHECKING:
    from yjp.model.caseload import Caseload
    from yjp_returns.calendar import Next

MOST_CELLS = 5
"""Cells of a signed file that are named where they are not as entered."""


@click.command("list")
@click.option("--on", type=DAY, help="As on this day. Left out: today.")
@click.pass_context
def list_(ctx: click.Context, on: datetime | None) -> None:
    """List the returns: newest period, deadline, whether the workspace can make it now, and what is missing.

    Then the files that were signed off; the exit code is 1 where one of them was changed afterwards, is gone, or no
    longer agrees with the numbers entered by hand.
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
    day = on or today()
    from yjp_returns.register import entries

    for each in calendar(
        day, caseload, entered=lambda name, period: [e.cell for e in entries(path, name, period)]
    ):
        click.echo(_entry(each, day, session.in_workspace(path)), nl=False)
    if _sign_offs(path):
        click.get_current_context().exit(EXIT_FINDINGS)


def _entry(each: "Next", today: date, program: str) -> str:
    from yjp_returns.definition import GRADES

    declared, deadline = each.declared, each.declared.deadline
    of = f"{short_month(each.first)} to {short_month(each.last)}" if each.first and each.last else ""
    late = f", {_days((each.due - today).days)}" if each.due else ""
    lines = [
        f"{declared.id}: {declared.title}",
        f"  Period:      {each.period}{f' ({of})' if of else ''}",
        f"  Due:         {each.due or 'no day is known'}{late}. {deadline.rule} ({GRADES[deadline.grade]})",
        f"  Recipient:   {declared.recipient.words}",
        f"  Can be made: {each.ability.value}",
        *(f"    missing:   {why}" for why in each.missing),
        *(f"    by hand:   {said}" for said in each.by_hand),
        *_how(each, program),
    ]
    return "\n".join(lines) + "\n\n"


def _how(each: "Next", program: str) -> list[str]:
    """What makes it; where it cannot be made, the newest that can, and what makes that one."""
    from yjp_returns.calendar import Ability

    if each.ability is not Ability.NOT:
        return [f"  Command:     {each.command.replace('yjp', program, 1)}"]
    if each.newest is None:
        return []
    return [
        f"  Newest that can be made: {each.newest.period} ({each.newest.ability.value})",
        f"  Command:     {each.newest.command.replace('yjp', program, 1)}",
    ]


def _days(number: int) -> str:
    if number < 0:
        return f"{-number:,} days ago"
    return "today" if number == 0 else f"in {number:,} days"


def _sign_offs(path: Path) -> bool:
    """Print them; says whether a file is not as it was signed off."""
    from yjp.past_decisions import Ended, Kind, past_decisions
    from yjp_returns.agreement import disagreements
    from yjp_returns.sign_off import Standing, latest, place_of, standing

    wrong = False
    for each in latest(path):
        state, place = standing(path, each), place_of(path, each)
        now = f", now at {place}" if place and place != path / each.path else ""
        click.echo(
            f"Signed off: {each.name} {each.period}, {each.path}, by {each.who} ({each.role}) on {each.signed_on}: "
            f"{state.value}{now}." + (f" Failed checks accepted: {each.despite}" if each.despite else "")
        )
        other = disagreements(path, place, each) if place and state is Standing.AS_SIGNED else ()
        for said in other[:MOST_CELLS]:
            click.echo(f"  No longer as entered by hand: {said}.")
        if len(other) > MOST_CELLS:
            click.echo(f"  And {len(other) - MOST_CELLS:,} cells more.")
        wrong = wrong or bool(other) or state is not Standing.AS_SIGNED
    for past in past_decisions(path, Kind.SIGN_OFF):
        was, ending = past.was, past.ending
        how = f"by {ending.who} on {ending.on}: {ending.reason}"
        click.echo(
            f"Signed off before: {was['name']} {was['period']}, {was['path']}, by {was['who']} ({was['role']}) on "
            f"{was['signed_on']}; "
            + (f"taken back {how}." if past.ending.ended is Ended.TAKEN_BACK else f"{how}.")
        )
    return wrong
