"""``yjp tracker``: who is being followed for reoffending, in numbers, and by id only where that is asked for."""

from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from yjp.cli import session
from yjp.cli.dates import DAY
from yjp.cli.output import for_excel, write
from yjp.errors import UnknownName, UserError
from yjp.moments import now

if TYPE_CHECKING:
    import polars as pl

    from yjp.store import Workspace
    from yjp.tracker.followed import Cohort
    from yjp.tracker.summary import Summary

PRIORITY = "priority"
MARKING = "Single children: for the service only, not for publication"
MADE_UP = "The children in this example are made up; they stand for nobody."


@click.command()
@click.option("--on", type=DAY, help="As known on this day. Left out: the extract's.")
@click.option(
    "--cohort",
    "named",
    type=click.Choice(["substantive", "diversion"]),
    help="Only children followed after a caution or sentence, or after diversion. The list: substantive.",
)
@click.option("--group", help='Only one priority group, or "priority" for any of them.')
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "csv", "json"]),
    default="text",
    show_default=True,
    help="A summary for people, or the list of cases for programs.",
)
@click.option("--cases", is_flag=True, help="List the cases by id under the summary.")
@click.option(
    "--out", type=click.Path(path_type=Path, dir_okay=False), help="Write to this file (yours alone)."
)
@click.option("--finished", is_flag=True, help="Also those whose 18 months are over.")
@click.pass_context
def tracker(
    ctx: click.Context,
    on: datetime | None,
    named: str | None,
    group: str | None,
    form: str,
    cases: bool,
    out: Path | None,
    finished: bool,
) -> None:
    """Follow children after an outcome: 12 months to reoffend, and 6 more for it to be proven.

    The summary has no child in it. The list of cases, by the case system's ids, is given with --cases or into a file,
    and who asked for it is written down in the workspace. Diversion is followed apart and never mixed.

    \b
    Who to talk about: yjp tracker --group priority --cases
    A list to work on: yjp tracker --format csv --out tracker.csv
    """
    if form != "text" and out is None:
        raise UserError(f"The {form.upper()} lists single children: say where to write it with --out FILE.")
    from yjp.tracker.followed import Cohort

    workspace = session.workspace(ctx.obj)
    day = on.date() if on else workspace.manifest().extract_date
    wanted = [Cohort(named)] if named else list(Cohort)
    with session.working("Following children"):
        found = {each: _rows(workspace, day, each, group, finished) for each in wanted}
    listed = Cohort(named) if named else Cohort.SUBSTANTIVE
    if cases or form != "text":
        _write_down(workspace, listed, group, found[listed].height)
    if form == "text":
        content = _text(workspace, found, day, group, listed if cases else None).encode()
    else:
        content = _file(workspace, found[listed], day, form)
    if out:
        write(out, for_excel(out, content))
        session.say(f"Wrote {out}. {MARKING}." if cases or form != "text" else f"Wrote {out}.")
        return
    click.echo(content, nl=False)
    if cases:
        session.say(f"{MARKING}.")


def _rows(
    workspace: "Workspace", day: date, cohort: "Cohort", group: str | None, finished: bool
) -> "pl.DataFrame":
    import polars as pl

    from yjp.indicators.interim import as_meant
    from yjp.settings import AS_RECORDED
    from yjp.tracker.cases import tracker as followed
    from yjp.tracker.priorities import PRIORITIES, Thresholds

    known = [each.id for each in PRIORITIES]
    if group not in (None, PRIORITY, *known):
        raise UnknownName("priority group", str(group), [PRIORITY, *known])
    settings, caseload = workspace.settings, workspace.caseload()
    rows = followed(
        caseload if settings.interim_codes == AS_RECORDED else as_meant(caseload),
        day,
        breaches_count=settings.breaches_count,
        cohort=cohort,
        thresholds=Thresholds.of(settings),
        finished=finished,
    )
    if group is None:
        return rows
    listed = pl.col("priority").list
    return rows.filter(listed.len() > 0 if group == PRIORITY else listed.contains(group))


def _write_down(workspace: "Workspace", cohort: "Cohort", group: str | None, rows: int) -> None:
    """What cannot be written down is not shown: the error goes through."""
    import getpass

    from yjp import access_log

    opening = access_log.Opening(
        at=now(),
        who=getpass.getuser(),
        name=" ".join(filter(None, ("tracker", cohort.value, group))),
        run=workspace.manifest("ledger").run_id,
        children=rows,
    )
    access_log.record(workspace.path, opening)


def _text(
    workspace: "Workspace",
    found: "dict[Cohort, pl.DataFrame]",
    day: date,
    group: str | None,
    listed: "Cohort | None",
) -> str:
    from yjp.periods import snapshot
    from yjp.tracker.priorities import Thresholds
    from yjp.tracker.summary import summary

    manifest = workspace.manifest()
    lines = [f"{manifest.service}: children followed for reoffending, as known on {snapshot(day).label}"]
    lines += [MADE_UP] if manifest.made_up else []
    lines += [f"Only the priority group {group}."] if group not in (None, PRIORITY) else []
    lines += ["Only children of a priority group."] if group == PRIORITY else []
    limits = Thresholds.of(workspace.settings)
    for cohort, rows in found.items():
        lines += _summary(summary(rows, day, cohort, limits))
    if listed:
        lines += _cases(found[listed])
    return "\n".join(lines) + "\n"


_TITLES = {
    "substantive": "After a caution, sentence or release",
    "diversion": "After diversion (followed apart)",
}
_STATES = {"open": "window open", "waiting": "waiting to be proven", "final": "final"}


def _summary(of: "Summary") -> list[str]:
    head = f"  {'':22}{'entries':>9}{'children':>10}{'reoffended':>12}{'reoffences':>12}{'pending':>9}"
    lines = ["", _TITLES[of.cohort.value], head]
    lines += [
        f"  {_STATES[each.state.value]:22}{each.entries:9,}{each.children:10,}{each.reoffended:12,}"
        f"{each.reoffences:12,}{each.pending:9,}"
        for each in of.states
    ]
    lines += ["  Priority groups (children):"]
    return lines + [f"  {each.children:6,}  {each.title} [{each.id}]" for each in of.priorities]


def _cases(rows: "pl.DataFrame") -> list[str]:
    from yjp.tracker.cases import WINDOW_ENDS

    lines = ["", f"  {'case':14}{'index date':12}{'state':9}{'left':>5}{'proven':>8}{'pending':>9}  priority"]
    for row in rows.sort(WINDOW_ENDS).iter_rows(named=True):
        lines.append(
            f"  {row['child_id']:14}{row['index_date']!s:12}{row['state']:9}{row['days_left']:5}"
            f"{row['reoffences']:8}{row['pending']:9}  {', '.join(row['priority'])}".rstrip()
        )
    return lines


def _file(workspace: "Workspace", rows: "pl.DataFrame", day: date, form: str) -> bytes:
    """The list of cases, each row of a CSV marked as what it is."""
    import json

    import polars as pl

    made_up = workspace.manifest().made_up
    marking = f"{MARKING}. {MADE_UP}" if made_up else MARKING
    if form == "csv":
        flat = rows.with_columns(
            pl.col("priority").list.join(" "), marking=pl.lit(marking), known_on=pl.lit(day)
        )
        return flat.write_csv().encode()
    about = {"marking": marking, "made_up": made_up, "known_on": str(day)}
    head = json.dumps(about, ensure_ascii=False)[:-1]
    return f'{head}, "cases": {rows.write_json()}}}\n'.encode()
