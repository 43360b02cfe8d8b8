"""``yjp return kpi``: the quarterly return of the key performance indicators."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from yjp.cli import session
from yjp.cli.output import format_of
from yjp.errors import EXIT_FINDINGS, UnreadableInput, UserError

if TYPE_CHECKING:
    from datetime import date

    from yjp.store import Workspace
    from yjp_returns.kpi.compare import Earlier
    from yjp_returns.kpi.make import KpiReturn

SAID = 5
"""Faults of a return that are said at once; the file has them all."""
SUFFIXES = {".xlsx": "xlsx", ".csv": "csv", ".json": "json", ".txt": "text"}


@click.command()
@click.option(
    "--period", help="The quarter: 2025Q1 is April to June 2025. Left out: the newest that is over."
)
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), help="Write to this file.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "xlsx", "csv", "json"]),
    help="A summary, an accessible workbook, or plain files. Left out: by the name of --out. A workbook without --out "
    "goes among the workspace's exports.",
)
@click.option(
    "--members",
    is_flag=True,
    help="Also say who stands in each cell, by id. The file then holds children's records: it stays in the service.",
)
@click.option(
    "--against",
    type=click.Path(path_type=Path, dir_okay=False, exists=True),
    help="The return of the quarter before, to compare with. Left out: the file signed off, or counted again.",
)
@click.pass_context
def kpi(
    ctx: click.Context,
    period: str | None,
    out: Path | None,
    form: str | None,
    members: bool,
    against: Path | None,
) -> None:
    """Make the quarterly KPI return.

    Ten tables with the template's row labels and column names, the checks, what moved since the quarter before, and
    what is missing. A cell that cannot be counted is empty and says why. The exit code is 1 where a check fails.
    """
    form = format_of(form, out, SUFFIXES)
    if members and (form == "text" or (out is None and form != "xlsx")):
        raise UserError("--members needs a file: say where to write it with --out FILE.xlsx, .json or .csv.")
    made = _made(ctx.obj, period, against, members=members)
    _write(ctx.obj, made, form, out)
    for line in _said(made):
        session.say(line)
    _say_next(ctx.obj, made, form, out)
    if made.failed:
        ctx.exit(EXIT_FINDINGS)


def _made(path: Path, period: str | None, against: Path | None, *, members: bool) -> "KpiReturn":
    workspace = session.workspace(path)
    from yjp import reference
    from yjp.cli.return_entries import quarter_and_version
    from yjp.indicators.kpi.quarters import quarter_label
    from yjp.indicators.population import merge
    from yjp.periods import quarter
    from yjp.stored import about
    from yjp_returns.kpi.make import make
    from yjp_returns.register import entries

    caseload = workspace.caseload()
    end, _ = quarter_and_version(period or _newest(caseload.extract_date))
    if end > caseload.extract_date:
        raise UserError(
            f"--period {quarter_label(end)}: it ends on {end}, and the extract is of {caseload.extract_date}: nothing "
            "of it can be counted yet. Import a later extract, or choose an earlier quarter."
        )
    area = reference.service(workspace.settings.service).slug
    with session.working("Counting the return"):
        return make(
            caseload,
            about(workspace.manifest("caseload")),
            merge(caseload.tables.get("population"), reference.population(area), area),
            entries(path, "kpi"),
            end,
            earlier=_earlier(workspace, quarter_label(quarter(end).earlier(3).end), against),
            with_members=members,
        )


def _newest(extract_date: "date") -> str:
    """The newest quarter that was over on the day of the extract; a sentence where that is before the KPIs."""
    from yjp.cli.return_entries import newest_quarter
    from yjp.indicators.kpi.quarters import KPIS_FROM, quarter_of

    found = newest_quarter(extract_date)
    if quarter_of(found) < KPIS_FROM:
        raise UserError(
            f"The newest quarter of this extract is {found}, and the KPIs began with the quarter from {KPIS_FROM}: "
            f"there is no return to make from it. To practise: {session.program()} example FOLDER --example "
            "rotherham_2025"
        )
    return found


def _earlier(workspace: "Workspace", period: str, against: Path | None) -> "Earlier | None":
    """The return of the quarter before as a file has it: the one named, or the one signed off."""
    from yjp_returns.kpi.compare import Earlier
    from yjp_returns.read_back import read_return
    from yjp_returns.sign_off import signed_file

    signed = signed_file(workspace.path, "kpi", period) if against is None else None
    if signed is not None:
        path, how = signed
        try:
            found = read_return(path)
        except UnreadableInput:
            session.say(
                f"{path} was signed off for {period} and has no cells: compared with the quarter counted again."
            )
            return None
        words = f", signed off by {how.who} ({how.role}) on {how.signed_on}"
        return Earlier(period=period, words=f"{period} as in {path.name}{words}", values=found.values)
    if against is None:
        return None
    found = read_return(against)
    if (found.name, found.period) != ("kpi", period):
        raise UserError(
            f"{against}: this is the return {found.name} of {found.period}. Compare with that of {period}."
        )
    return Earlier(period=period, words=f"{period} as in {against.name}", values=found.values)


def _write(path: Path, made: "KpiReturn", form: str, out: Path | None) -> None:
    from yjp.cli.return_files import place, workbook_findings, write_files
    from yjp_returns.kpi import tidy

    if form == "xlsx":
        from yjp_returns.kpi.workbook import kpi_workbook

        content = kpi_workbook(made)
        workbook_findings(content)
    elif form == "json":
        content = tidy.to_json(made)
    elif form == "csv":
        content = tidy.to_csv(made)
    else:
        from yjp.cli.return_text import summary

        content = summary(made).encode()
    if out is None and form != "xlsx":
        click.echo(content, nl=False)
        return
    workspace = session.workspace(path)
    target = place(workspace, out, f"kpi-{made.period}.xlsx")
    found = {target: content}
    if form == "csv":
        found[target.with_suffix(".checks.csv")] = tidy.checks_csv(made)
        # Of the three only the last is about children.
        write_files(workspace, found, {**made.stamp, "holds_children": False})
        found = (
            {target.with_suffix(".members.csv"): tidy.members_csv(made)} if made.members is not None else {}
        )
    write_files(workspace, found, made.stamp)
    if made.members is not None:
        session.say(tidy.HOLDS_CHILDREN)


def _say_next(path: Path, made: "KpiReturn", form: str, out: Path | None) -> None:
    """How to enter what only people know, and how to write the return or have it signed off."""
    from yjp.cli.return_files import place, say_sign_off
    from yjp_returns.lacks import by_hand

    begin = f"{session.in_workspace(path)} return"
    wanted = {name for names in by_hand(made.version.tables).values() for name in names}
    for address, held in made.cells.held.items():
        if held.value is None and address.name in wanted:
            session.say(
                f"To enter a cell by hand: {begin} set kpi --period {made.period} {address.name}=NUMBER "
                '--reason "What the number is from" --who NAME'
            )
            break
    if out is None and form != "xlsx":
        session.say(f"No file was written. To write it: {begin} kpi --period {made.period} --format xlsx")
    elif not made.failed:
        workspace = session.workspace(path)
        say_sign_off(workspace, place(workspace, out, f"kpi-{made.period}.xlsx"))


def _said(made: "KpiReturn") -> list[str]:
    from yjp_returns.kpi.checking import Verdict

    counts = {v: sum(r.verdict is v for r in made.results) for v in Verdict}
    said = [f"Checks: {', '.join(f'{n} {verdict.value}' for verdict, n in counts.items())}."]
    for verdict, word in ((Verdict.FAIL, "Fails"), (Verdict.WARN, "Look at")):
        broken = [o for result in made.results if result.verdict is verdict for o in result.broken]
        said += [f"{word}: {outcome.sentence}" for outcome in broken[:SAID]]
        said += [f"… and {len(broken) - SAID:,} more in the file."] if len(broken) > SAID else []
    if made.missing:
        said.append(f"Missing: {'; '.join(made.missing)}.")
    return said
