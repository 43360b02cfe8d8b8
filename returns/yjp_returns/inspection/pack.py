"""The inspection pack as one accessible workbook."""

from yjp.model import codes
from yjp.periods import snapshot
from yjp.writers.workbook import Column, Page, Sheet, contents, publication_of
from yjp_returns.finance.book import checks_and_run, sheet
from yjp_returns.finance.casting import Outcome
from yjp_returns.financial_year import label
from yjp_returns.inspection.declared import (
    HEALTH,
    HEALTH_LABELS,
    HEALTH_NOTES,
    HEALTH_SHEET,
    LAYOUT,
    PARTS,
    SOURCE,
    Part,
)
from yjp_returns.inspection.make import STAFF, InspectionPack


def workbook(made: InspectionPack) -> bytes:
    """The workbook's bytes, the same for the same data: cover, contents, one table a sheet, checks, run."""
    about = made.about
    sheets = [_breakdown_sheet(part, made) for part in PARTS if part.id in made.counted]
    if HEALTH in made.counted:
        sheets.append(_health_sheet(made))
    sheets += [sheet(table, made.staff[table.id]) for table in STAFF if table.id in made.staff]
    sheets += checks_and_run(made.checks, made.stamp, about)
    return publication_of(
        about,
        title=_title(made),
        subject="Caseload and staff of the youth justice service",
        keywords="inspection, caseload, staffing",
        sheets=(_cover(made), contents(sheets), *sheets),
    )


def _title(made: InspectionPack) -> str:
    return f"{made.about.service}: organisational figures for an inspection, {snapshot(made.day).label}"


def _breakdown_sheet(part: Part, made: InspectionPack) -> Sheet:
    grouping, counted = part.grouping, made.counted[part.id]
    words = f"{grouping.title[0].lower()}{grouping.title[1:]}"
    whole = int(counted.get_column("children").sum()) if made.whole is None else made.whole
    return Sheet(
        name=part.sheet,
        title=f"Children on the caseload on {snapshot(made.day).label}, by {words}",
        about=f"Children on the caseload by {words}",
        columns=(Column(grouping.title, 60), Column("Children", 14, number=True)),
        rows=[*counted.select("label", "children").iter_rows(), ("All children on the caseload", whole)],
        nothing="There are no children.",
        notes=part.notes,
    )


def _health_sheet(made: InspectionPack) -> Sheet:
    strands = codes.labels(codes.HEALTH_STRANDS)
    return Sheet(
        name=HEALTH_SHEET,
        title=f"Health needs of children on the caseload on {snapshot(made.day).label}",
        about="Children on the caseload by mental health and substance misuse",
        columns=(Column("Strand", 40), Column("Status", 52), Column("Children", 14, number=True)),
        rows=[
            (strands[strand], HEALTH_LABELS[status], children)
            for strand, status, children in made.counted[HEALTH].iter_rows()
        ],
        nothing="There are no children.",
        notes=HEALTH_NOTES,
    )


def _cover(made: InspectionPack) -> Page:
    about, missing = made.about, made.missing
    counted = (
        "The caseload of the day is not in the ledger."
        if made.whole is None
        else f"Children on the caseload: {made.whole:,}"
    )
    outcomes = ", ".join(f"{o.value}: {sum(c.outcome is o for c in made.checks)}" for o in Outcome)
    failed = [f"Fails: {check.sentence}" for check in made.failed]
    return Page(
        name="Cover",
        title=_title(made),
        parts=(
            (
                None,
                (
                    *([about.banner] if about.banner else []),
                    LAYOUT,
                    "Small numbers are not suppressed here: this is for the inspectorate and not for publication.",
                ),
            ),
            (
                "About this workbook",
                (
                    f"Service: {about.service}",
                    f"As at: {snapshot(made.day).label}",
                    f"Extract taken on: {snapshot(about.extract_date).label}",
                    f"Staff of the financial year: {label(made.year)}",
                    counted,
                    f"Made by: yjp {about.yjp_version}, run {about.run_id}",
                    f"That the inspectorate asks for such data: {SOURCE}",
                ),
            ),
            (
                "Whether the tables add up",
                (f"Of {len(made.checks)} lines, {outcomes}. See the sheet Checks.", *failed),
            ),
            (
                "How to read it",
                (
                    "A child is counted once, under the most serious programme open on the day.",
                    "What is not known is a line of its own and never spread over the others.",
                    "Age, care and special educational needs are of the day itself.",
                ),
            ),
            *([("What is missing", missing)] if missing else []),
        ),
    )
