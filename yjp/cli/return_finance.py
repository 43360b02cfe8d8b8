"""``yjp return finance``: the plan's budget table and the staffing tables B7 and B8."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from yjp.cli import session
from yjp.errors import EXIT_FINDINGS, UserError

if TYPE_CHECKING:
    from yjp_returns.finance.make import FinanceReturn

SUFFIXES = {".xlsx": "xlsx", ".csv": "csv", ".json": "json"}


@click.command()
@click.option("--period", help="The financial year: 2019 or 2019/20. Left out: the newest that is over.")
@click.option(
    "--out",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Write to this .xlsx, .csv or .json file. Left out: a workbook among the workspace's exports.",
)
@click.option(
    "--printed",
    type=click.Path(path_type=Path, dir_okay=False, exists=True),
    help="The budget table as the plan prints it, totals included, as CSV: cast as well, and compared.",
)
@click.pass_context
def finance(ctx: click.Context, period: str | None, out: Path | None, printed: Path | None) -> None:
    """Make the finance and staffing return.

    Tables B5 (budget), B7 and B8 in the plan's layout, every row and column added up. The extract has no totals, so its
    own tables always cast; give the plan's table with --printed to have its totals checked. The exit code is 1 where a
    line does not add up, or a printed amount is not the extract's.
    """
    from yjp.cli.return_files import place, say_sign_off, workbook_findings, write_files

    if out is not None and out.suffix.lower() not in SUFFIXES:
        raise UserError(f"{out}: which format? End the name in {', '.join(SUFFIXES)}.")
    workspace = session.workspace(ctx.obj)
    made = _made(ctx.obj, period, printed)
    target = place(workspace, out, f"finance-{made.year}.xlsx")
    from yjp_returns.finance import tidy
    from yjp_returns.finance.book import workbook

    match SUFFIXES[target.suffix.lower()]:
        case "xlsx":
            content = workbook(made)
            workbook_findings(content)
            found = {target: content}
        case "csv":
            found = {target: tidy.to_csv(made), target.with_suffix(".checks.csv"): tidy.checks_csv(made)}
        case _:
            found = {target: tidy.to_json(made)}
    write_files(workspace, found, made.stamp)
    for each in made.verdicts:
        session.say(each.sentence)
    for sentence in made.empty:
        session.say(sentence)
    for name in (name for name, grid in made.grids.items() if grid is None):
        session.say(f"Missing: {name}; the extract has nothing of {made.period} for it.")
    if made.failed:
        ctx.exit(EXIT_FINDINGS)
    say_sign_off(workspace, target)


def _made(path: Path, period: str | None, printed: Path | None) -> "FinanceReturn":
    workspace = session.workspace(path)
    from yjp.stored import about
    from yjp_returns.finance.as_printed import read_printed
    from yjp_returns.finance.make import make
    from yjp_returns.financial_year import bounds, read_year, year_of
    from yjp_returns.registry import return_on

    wanted = read_year(period) if period else None
    caseload = workspace.caseload()
    year = wanted if wanted is not None else year_of(caseload.extract_date) - 1
    made = make(
        return_on("finance", bounds(year)[0]),
        caseload,
        about(workspace.manifest("caseload")),
        year,
        read_printed(printed) if printed else None,
    )
    if not made.made and made.as_printed is None:
        raise UserError(
            f"The extract has neither a budget nor staff of {made.period}. Add the tables budget and staffing for that "
            "year, or choose another --period."
        )
    return made
