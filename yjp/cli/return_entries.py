"""``yjp return set``, ``unset`` and ``entries``: numbers entered by hand, kept in the workspace."""

from datetime import datetime
from typing import TYPE_CHECKING

import click

from yjp.cli import session
from yjp.cli.dates import DAY
from yjp.errors import UserError, WorkspaceError
from yjp.moments import today

if TYPE_CHECKING:
    from datetime import date

    from yjp.indicators.kpi.definition import Version
    from yjp.store import Workspace

MOST = 100_000
RETURN = click.Choice(["kpi"])
PERIOD = click.option("--period", required=True, help="The quarter: 2025Q1 is April to June 2025.")


@click.command("set")
@click.argument("name", type=RETURN, metavar="RETURN")
@click.argument("values", nargs=-1, required=True, metavar="CELL=NUMBER...")
@PERIOD
@click.option(
    "--reason", required=True, help="Why the number is this one, for instance the minutes it is from."
)
@click.option("--who", envvar="YJP_WHO", show_envvar=True, required=True, help="Who says so.")
@click.option("--on", type=DAY, help="The day of the entry. Left out: today.")
@click.pass_context
def set_(
    ctx: click.Context,
    name: str,
    values: tuple[str, ...],
    period: str,
    reason: str,
    who: str,
    on: datetime | None,
) -> None:
    """Enter numbers by hand, with a reason.

    RETURN is kpi. CELL is TABLE/ROW/COLUMN as the workbook's sheet Cells names it, e.g. 8/senior/senior_c_attended=1.

    The number stands in the return in place of what is counted and is shown as entered by hand. It is kept in the
    workspace, in yjp.db. Never write a child's name into a reason.
    """
    workspace = session.workspace(ctx.obj)
    end, version = quarter_and_version(period)
    if not reason.strip() or not who.strip():
        raise UserError("An entry needs --reason TEXT and --who NAME.")
    from yjp_returns.kpi.address import address_of
    from yjp_returns.kpi.held import Entry
    from yjp_returns.register import enter

    wanted = {address_of(cell, version): number for cell, number in map(_pair, values)}
    counted = _counted(workspace, end, version)
    day = on.date() if on else today()
    with workspace.locked():
        enter(
            ctx.obj,
            name,
            [
                Entry(
                    period=period,
                    cell=address.name,
                    value=number,
                    reason=reason.strip(),
                    who=who.strip(),
                    entered_on=day,
                    computed=counted.get(address.name),
                )
                for address, number in wanted.items()
            ],
        )
    for address, number in wanted.items():
        before = counted.get(address.name)
        session.say(
            f"{address.name}: {number:,} (counted: {'nothing' if before is None else f'{before:,}'})."
        )


@click.command()
@click.argument("name", type=RETURN, metavar="RETURN")
@click.argument("cells", nargs=-1, required=True, metavar="CELL...")
@PERIOD
@click.option("--reason", required=True, help="Why they are taken out.")
@click.option("--who", envvar="YJP_WHO", show_envvar=True, required=True, help="Who says so.")
@click.option("--on", type=DAY, help="The day of it. Left out: today.")
@click.pass_context
def unset(
    ctx: click.Context,
    name: str,
    cells: tuple[str, ...],
    period: str,
    reason: str,
    who: str,
    on: datetime | None,
) -> None:
    """Take numbers entered by hand out again, with a reason.

    yjp return entries goes on listing them as taken back.
    """
    workspace = session.workspace(ctx.obj)
    _, version = quarter_and_version(period)
    if not reason.strip() or not who.strip():
        raise UserError("Taking an entry out needs --reason TEXT and --who NAME.")
    from yjp.past_decisions import Ended, Ending
    from yjp_returns.kpi.address import address_of
    from yjp_returns.register import withdraw

    wanted = [address_of(cell, version).name for cell in cells]
    day = on.date() if on else today()
    ending = Ending(ended=Ended.TAKEN_BACK, who=who.strip(), on=day, reason=reason.strip())
    with workspace.locked():
        gone = withdraw(ctx.obj, name, period, wanted, ending)
    if len(gone) < len(wanted):
        never = ", ".join(cell for cell in wanted if cell not in gone)
        raise UserError(
            f"Nothing was entered by hand for {never} in {period}. "
            f"See: {session.in_workspace(ctx.obj)} return entries {name}"
        )
    session.say(f"Taken out: {', '.join(gone)}.")


@click.command()
@click.argument("name", type=RETURN, metavar="RETURN")
@click.option("--period", help="Only this quarter.")
@click.pass_context
def entries(ctx: click.Context, name: str, period: str | None) -> None:
    """List the numbers entered by hand: period, cell, number, what was counted then, who, when and why.

    Then those that were taken out or replaced since.
    """
    session.workspace(ctx.obj)
    from yjp.past_decisions import Kind, past_decisions
    from yjp_returns.register import entries as held

    found = held(ctx.obj, name, period)
    for entry in found:
        counted = "nothing" if entry.computed is None else f"{entry.computed:,}"
        click.echo(
            f"{entry.period}  {entry.cell} = {entry.value:,}  (counted: {counted})  {entry.who}, {entry.entered_on}: "
            f"{entry.reason}"
        )
    if not found:
        session.say("Nothing was entered by hand.")
    past = [
        each
        for each in past_decisions(ctx.obj, Kind.ENTRY)
        if each.was["name"] == name and period in (None, each.was["period"])
    ]
    if past:
        click.echo("No more:")
    for each in past:
        was, ending = each.was, each.ending
        click.echo(
            f"{was['period']}  {was['cell']} = {int(was['value']):,}  {was['who']}, {was['entered_on']}: "
            f"{was['reason']}; {ending.ended} by {ending.who}, {ending.on}: {ending.reason}"
        )


def quarter_end(period: str) -> "date":
    """The last day of a quarter, ``2025Q1``; a typed error for anything else."""
    from yjp.indicators.kpi.quarters import quarter_of

    try:
        return quarter_of(period)
    except ValueError as problem:
        raise UserError(f"--period: {problem}.") from None


def newest_quarter(extract_date: "date") -> str:
    """The newest quarter that was over on the day of the extract."""
    from yjp.indicators.kpi.quarters import quarter_label
    from yjp.periods import add_months, quarter_ends

    return quarter_label(list(quarter_ends(add_months(extract_date, -6), extract_date))[-1])


def quarter_and_version(period: str) -> "tuple[date, Version]":
    """The last day of a quarter and the KPIs that hold for it; a typed error for anything else."""
    from yjp.indicators.kpi.quarters import KPIS_FROM
    from yjp.periods import quarter
    from yjp_returns.kpi.change import version_of
    from yjp_returns.registry import kpi_return_on

    end = quarter_end(period)
    if end < KPIS_FROM:
        raise UserError(
            f"--period {period}: the KPIs began on {KPIS_FROM}. Choose a later quarter. To practise: "
            f"{session.program()} example FOLDER --example rotherham_2025"
        )
    return end, version_of(kpi_return_on(quarter(end).start))


def _pair(text: str) -> tuple[str, int]:
    cell, _, number = text.partition("=")
    try:
        value = int(number)
    except ValueError:
        raise UserError(f"{text}: write a cell and a whole number, 8/senior/senior_c_attended=1.") from None
    if not 0 <= value <= MOST:
        raise UserError(f"{text}: the number should be from 0 to {MOST:,}.")
    return cell.strip(), value


def _counted(workspace: "Workspace", end: "date", version: "Version") -> dict[str, int | None]:
    """What is counted now, by the cell's name; nothing where nothing was imported."""
    from yjp.indicators.kpi.cells import kpi_cells

    try:
        caseload = workspace.caseload()
    except WorkspaceError:
        return {}
    found = kpi_cells(caseload, [end], version).select("table", "row", "column", "value")
    return {f"{table}/{row}/{column}": value for table, row, column, value in found.iter_rows()}
