"""``yjp import``: an extract into the workspace."""

from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from yjp.cli import session
from yjp.cli.dates import DAY
from yjp.cli.suggestion import SUGGEST, write_suggestion
from yjp.errors import EXIT_FINDINGS, UserError
from yjp.moments import now, today
from yjp.periods import month_words

if TYPE_CHECKING:
    from yjp.cli.what_changed import Before
    from yjp.ingest.extract import Count, Import
    from yjp.ingest.mapping import Mapping
    from yjp.ledger import Ledger
    from yjp.store import PastImport, Workspace

NOTHING = "Nothing was imported."


class ExtractDateTooLate(UserError):
    """The day that an extract is said to be of lies in the future, or long after its newest record."""


@click.command("import")
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "--extract-date",
    type=DAY,
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
@click.option(
    "--quiet-is-fine",
    is_flag=True,
    help="The newest record is more than a quarter older than the extract, and that is right.",
)
@click.option(
    "--who", envvar="YJP_WHO", show_envvar=True, default="", help="Who brings it in, for yjp history."
)
@click.pass_context
def import_(
    ctx: click.Context,
    paths: tuple[Path, ...],
    extract_date: datetime | None,
    mapping_name: str | None,
    out: Path | None,
    quiet_is_fine: bool,
    who: str,
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

    Exit code 0: all rows accepted. 1: some rows were set aside, or a sheet of the mapping was not there. 3: the extract
    could not be read; nothing has changed.
    """
    if mapping_name == SUGGEST:
        write_suggestion(ctx.obj, paths, out)
        return
    if out is not None:
        raise UserError("--out is for --mapping suggest: an import goes into the workspace.")
    workspace = session.workspace(ctx.obj)
    from yjp.ingest.mapping import find_mapping

    # First of all: who mistyped its name need not look for the day of the extract before hearing so.
    mapping = find_mapping(mapping_name, workspace.path) if mapping_name else None
    day = extract_date.date() if extract_date else workspace.settings.extract_date
    if day is None:
        raise UserError(
            "On which day was the extract taken? Say --extract-date YYYY-MM-DD, or set [extract] date in yjp.toml."
        )
    _not_in_the_future(day)
    if mapping and "FILL IN" in mapping.supplier + mapping.version:
        session.say(
            f"The mapping {mapping.name} still says FILL IN for supplier or version: the history will name it so."
        )
    held = workspace.imports()
    before = _before(workspace, held)
    try:
        result, ledger = bring_in(
            workspace, paths, day, mapping, quiet_is_fine=quiet_is_fine, who=who.strip()
        )
    except UserError as mistake:
        # Not every one comes from reading: a scorecard that cannot be read stops the figures.
        if not str(mistake).endswith((NOTHING, "Nothing was changed.")):
            mistake.add_note(NOTHING)
        raise
    report(result)
    _say_what_differs(workspace, before, held, (result, ledger))
    session.say(f"Next, see what to mend: {session.in_workspace(ctx.obj)} check")
    if result.quarantine.height or result.missing:
        ctx.exit(EXIT_FINDINGS)


def _before(workspace: "Workspace", held: "list[PastImport]") -> "Before | None":
    """The import that is current before another one comes, if there is one."""
    from yjp.cli.what_changed import Before

    number = next((each.number for each in held if each.current), None)
    return None if number is None else Before(number, workspace.caseload(), workspace.ledger())


def _say_what_differs(
    workspace: "Workspace",
    before: "Before | None",
    held: "list[PastImport]",
    now: "tuple[Import, Ledger]",
) -> None:
    """What the import changed, then what may be wrong with it, and how to go back."""
    from yjp.cli.import_warnings import deleted_since, unmarked_example, warnings
    from yjp.cli.what_changed import changed

    result, ledger = now
    program = session.in_workspace(workspace.path)
    # With the first import alone: making the examples to look takes most of a second.
    first = before is None and not workspace.settings.made_up
    if first and (example := unmarked_example(result.caseload)):
        session.say(example)
    found = changed(before, (result.caseload, ledger), program)
    for sentence in found.sentences:
        session.say(sentence)
    was = before.caseload.extract_date if before else None
    doubts = list(warnings(result, was))
    for sentence in doubts:
        session.say(sentence)
    numbers = {each.number for each in held}
    came = any(each.current and each.number not in numbers for each in workspace.imports())
    if before and came and (doubts or found.only_the_day):
        session.say(f"If that is a slip, go back: {program} history --restore {before.number}")
    if before and came and (said := deleted_since(workspace, held)):
        session.say(f"{said} See: {program} forget --list")


def bring_in(
    workspace: "Workspace",
    paths: Sequence[Path],
    day: date,
    mapping: "Mapping | None" = None,
    *,
    quiet_is_fine: bool = False,
    who: str = "",
) -> "tuple[Import, Ledger]":
    """Read, compute and save, in that order; nothing is written before all of it has worked.

    ``ExtractDateTooLate`` where the records end long before the day, unless ``quiet_is_fine``.
    """
    from yjp.compute import compute, manifest
    from yjp.import_note import ImportNote
    from yjp.ingest.extract import read_extract
    from yjp.stored import about

    settings = workspace.settings
    with session.working("Reading the extract"):
        result = read_extract(paths, day, mapping)
    if not quiet_is_fine:
        _reaches(result)
    counts = {c.table: _as_counts(c) for c in result.counts}
    with session.working("Computing figures"):
        run = manifest(result.caseload, settings, result.hashes, counts)
        ledger = compute(result.caseload, settings, about(run))
    note = ImportNote(
        at=now(),
        who=who,
        files=tuple(path.resolve().name for path in paths),
        mapping=mapping.name if mapping else "",
        places={count.table: count.file for count in result.counts},
    )
    workspace.save_import(result.caseload, result.quarantine, ledger, run, note)
    return result, ledger


def _not_in_the_future(day: date) -> None:
    if day > today():
        raise ExtractDateTooLate(
            f"--extract-date {day} has not come yet. On which day was the extract taken?"
        )


def _reaches(result: "Import") -> None:
    """Months after the last record would count as months in which nothing happened, and read as good news."""
    from yjp.ingest.freshness import QUIET_DAYS, newest_record

    day, newest = result.caseload.extract_date, newest_record(result.caseload)
    if newest is not None and (day - newest).days > QUIET_DAYS:
        raise ExtractDateTooLate(
            f"The newest offence, outcome or programme is of {month_words(newest)}, but the extract is said to be of "
            f"{day}: "
            "the time between would count as time in which nothing happened. Say the right --extract-date, or "
            "--quiet-is-fine if it is right. Nothing was changed."
        )


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
    for reason in dict.fromkeys(rule.reason for rule in result.filtered):
        of = [rule for rule in result.filtered if rule.reason == reason]
        rows, where = (
            sum(rule.rows for rule in of),
            of[0].file if len(of) == 1 else f"{len(of)} sheets or files",
        )
        session.say(f"  Left out by the mapping, {rows:,} in {where}: {reason}.")
    if result.quarantine.height:
        session.say("Rows that were set aside are in no figure; the check says which and why.")
