"""``yjp import``: an extract into the workspace."""

from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from yjp.cli import session
from yjp.errors import EXIT_FINDINGS, UserError

if TYPE_CHECKING:
    from yjp.ingest.extract import Import
    from yjp.ledger import Ledger
    from yjp.store import Workspace


@click.command("import")
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "--extract-date",
    type=click.DateTime(["%Y-%m-%d"]),
    help="The day the extract was taken. Needed unless yjp.toml says it.",
)
@click.pass_context
def import_(ctx: click.Context, paths: tuple[Path, ...], extract_date: datetime | None) -> None:
    """Read an extract into the workspace and compute every figure.

    PATHS is a folder, a zip, a workbook with a sheet for each table, or CSV files named after the tables (children,
    offences, outcomes and more). Rows that cannot be right are set aside with their reason, never dropped. What was
    in the workspace before stays until the new caseload is whole.

    Exit code 0: all rows accepted. 1: some rows were set aside. 3: the extract could not be read; nothing has changed.
    """
    workspace = session.workspace(ctx.obj)
    day = extract_date.date() if extract_date else workspace.settings.extract_date
    if day is None:
        raise UserError(
            "On which day was the extract taken? Say --extract-date YYYY-MM-DD, or set [extract] date in yjp.toml."
        )
    from yjp.cli.what_changed import sentences

    before = (workspace.caseload(), workspace.ledger()) if workspace.imports() else None
    result, ledger = bring_in(workspace, paths, day)
    report(result)
    for sentence in sentences(before, (result.caseload, ledger)):
        session.say(sentence)
    if result.quarantine.height:
        ctx.exit(EXIT_FINDINGS)


def bring_in(workspace: "Workspace", paths: Sequence[Path], day: date) -> "tuple[Import, Ledger]":
    """Read, compute and save, in that order; nothing is written before all of it has worked."""
    from yjp.compute import compute, manifest
    from yjp.ingest.extract import read_extract
    from yjp.store import about

    settings = workspace.settings
    with session.working("Reading the extract"):
        result = read_extract(paths, day)
    counts = {
        c.table: {"read": c.read, "accepted": c.accepted, "quarantined": c.quarantined} for c in result.counts
    }
    with session.working("Computing figures"):
        run = manifest(result.caseload, settings, result.hashes, counts)
        ledger = compute(result.caseload, settings, about(run))
    workspace.save_import(result.caseload, result.quarantine, ledger, run)
    return result, ledger


def report(result: "Import") -> None:
    """What was read, accepted and set aside, on standard error."""
    for notice in result.notices:
        session.say(notice)
    for count in result.counts:
        aside = f", {count.quarantined:,} set aside" if count.quarantined else ""
        session.say(f"{count.table}: {count.read:,} rows read, {count.accepted:,} accepted{aside}.")
    if result.quarantine.height:
        session.say(f"See what was set aside and why: {session.program()} check")
