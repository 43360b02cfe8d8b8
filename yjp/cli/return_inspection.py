"""``yjp return inspection``: organisational figures for an inspection by HM Inspectorate of Probation."""

from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from yjp.cli import session
from yjp.cli.dates import DAY
from yjp.errors import EXIT_FINDINGS, UserError

if TYPE_CHECKING:
    from yjp.ledger import Ledger


@click.command()
@click.option(
    "--on",
    type=DAY,
    help="The day of the figures. Left out: the day of the extract.",
)
@click.option(
    "--out",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Write to this .xlsx file. Left out: among the workspace's exports.",
)
@click.pass_context
def inspection(ctx: click.Context, on: datetime | None, out: Path | None) -> None:
    """Make the pack for an inspection.

    The caseload of a day by kind of work, order, age, sex, ethnic group, special educational needs, care status and
    health need, and the staffing tables. Not for publication. The exit code is 1 where a table does not add up.
    """
    from yjp.cli.return_files import place, workbook_findings, write_files

    if out is not None and out.suffix.lower() != ".xlsx":
        raise UserError(f"{out}: the pack is a workbook. End the name in .xlsx.")
    workspace = session.workspace(ctx.obj)
    from yjp_returns.inspection.make import make
    from yjp_returns.inspection.pack import workbook
    from yjp_returns.registry import return_on

    caseload = workspace.caseload()
    day = on.date() if on else caseload.extract_date
    with session.working("Counting the caseload"):
        made = make(return_on("inspection", day), _ledger(ctx.obj, day), caseload, day)
    content = workbook(made)
    workbook_findings(content)
    write_files(workspace, {place(workspace, out, f"inspection-{day}.xlsx"): content}, made.stamp)
    for check in made.failed:
        session.say(f"Fails: {check.sentence}")
    for sentence in made.missing:
        session.say(f"Missing: {sentence}")
    if made.failed:
        ctx.exit(EXIT_FINDINGS)


def _ledger(path: Path, day: date) -> "Ledger":
    """The workspace's ledger; where it has no snapshot of the day, figures computed from its caseload with one."""
    from dataclasses import replace

    from yjp.compute import compute
    from yjp.indicators.registry import CASELOAD
    from yjp.periods import snapshot
    from yjp.store import Workspace

    found, workspace = session.ledger(path), Workspace(path)
    caseload = workspace.caseload()
    if day > caseload.extract_date or found.local(CASELOAD.id, snapshot(day).id) is not None:
        return found
    settings = workspace.settings
    return compute(caseload, replace(settings, snapshot_dates=(*settings.snapshot_dates, day)), found.about)
