"""``yjp import``: an extract into the workspace."""

from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from yjp.cli import session
from yjp.cli.suggestion import SUGGEST, write_suggestion
from yjp.errors import EXIT_FINDINGS, UserError

if TYPE_CHECKING:
    from yjp.ingest.extract import Count, Import
    from yjp.ingest.mapping import Mapping
    from yjp.ledger import Ledger
    from yjp.store import Workspace


@click.command("import")
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "--extract-date",
    type=click.DateTime(["%Y-%m-%d"]),
    help="The day the extract was taken. Needed unless yjp.toml says it.",
)
@click.option(
    "--mapping",
    "mapping_name",
    metavar="NAME|suggest",
    help="How a supplier's export is worded: a mapping file, its name in the workspace, or one that ships with yjp. "
    "With the word suggest a first mapping is written, and nothing is imported.",
)
@click.option(
    "--out",
    type=click.Path(path_type=Path, dir_okay=False),
    help="With --mapping suggest: where to write it. Left out: mapping-suggested.toml in the workspace.",
)
@click.pass_context
def import_(
    ctx: click.Context,
    paths: tuple[Path, ...],
    extract_date: datetime | None,
    mapping_name: str | None,
    out: Path | None,
) -> None:
    """Read an extract into the workspace and compute every figure.

    PATHS is a folder, a zip, a workbook with a sheet for each table, or CSV files named after the tables (children,
    offences, outcomes and more). With --mapping it is a supplier's export as it is. Rows that cannot be right are set
    aside with their reason, never dropped. What was in the workspace before stays until the new caseload is whole.

    \b
    A supplier's export for the first time:
      yjp -w my-service import --mapping suggest export.zip
      (read mapping-suggested.toml, mend it, give it a name of its own)
      yjp -w my-service import --mapping our-system export.zip

    Exit code 0: all rows accepted. 1: some rows were set aside. 3: the extract could not be read; nothing has changed.
    """
    if mapping_name == SUGGEST:
        write_suggestion(ctx.obj, paths, out)
        return
    if out is not None:
        raise UserError("--out is for --mapping suggest: an import goes into the workspace.")
    workspace = session.workspace(ctx.obj)
    day = extract_date.date() if extract_date else workspace.settings.extract_date
    if day is None:
        raise UserError(
            "On which day was the extract taken? Say --extract-date YYYY-MM-DD, or set [extract] date in yjp.toml."
        )
    from yjp.cli.what_changed import sentences
    from yjp.ingest.mapping import find_mapping

    mapping = find_mapping(mapping_name, workspace.path) if mapping_name else None
    before = (workspace.caseload(), workspace.ledger()) if workspace.imports() else None
    result, ledger = bring_in(workspace, paths, day, mapping)
    report(result)
    for sentence in sentences(before, (result.caseload, ledger)):
        session.say(sentence)
    if result.quarantine.height:
        ctx.exit(EXIT_FINDINGS)


def bring_in(
    workspace: "Workspace", paths: Sequence[Path], day: date, mapping: "Mapping | None" = None
) -> "tuple[Import, Ledger]":
    """Read, compute and save, in that order; nothing is written before all of it has worked."""
    from yjp.compute import compute, manifest
    from yjp.ingest.extract import read_extract
    from yjp.store import about

    settings = workspace.settings
    with session.working("Reading the extract"):
        result = read_extract(paths, day, mapping)
    counts = {c.table: _as_counts(c) for c in result.counts}
    with session.working("Computing figures"):
        run = manifest(result.caseload, settings, result.hashes, counts)
        ledger = compute(result.caseload, settings, about(run))
    workspace.save_import(result.caseload, result.quarantine, ledger, run)
    return result, ledger


def _as_counts(count: "Count") -> dict[str, int]:
    """Rows by what became of them; those that the mapping leaves out are named only where there are any."""
    found = {"read": count.read, "accepted": count.accepted, "quarantined": count.quarantined}
    return found | ({"filtered": count.filtered} if count.filtered else {})


def report(result: "Import") -> None:
    """What was read, accepted and set aside, on standard error."""
    for notice in result.notices:
        session.say(notice)
    for count in result.counts:
        aside = f", {count.quarantined:,} set aside" if count.quarantined else ""
        left_out = f", {count.filtered:,} left out by the mapping" if count.filtered else ""
        session.say(f"{count.table}: {count.read:,} rows read, {count.accepted:,} accepted{aside}{left_out}.")
    for rule in result.filtered:
        session.say(f"  {rule.file}: {rule.rows:,} left out: {rule.reason}.")
    if result.quarantine.height:
        session.say(f"See what was set aside and why: {session.program()} check")
