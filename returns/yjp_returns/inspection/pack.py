"""The inspection pack: organisational figures as frames and as one accessible workbook."""

from collections.abc import Mapping

import polars as pl

from yjp.ledger import Ledger
from yjp.model import codes
from yjp.model.caseload import Caseload
from yjp.periods import snapshot
from yjp.writers.workbook import Book, Column, Page, Sheet, publication
from yjp_returns.finance import cast, grids
from yjp_returns.finance.book import (
    DECLARED,
    checks_frame,
    checks_sheet,
    contents,
    financial_year,
    frame,
    sheet,
)
from yjp_returns.finance.casting import Check
from yjp_returns.finance.declared import B7, B8
from yjp_returns.finance.grid import Grid
from yjp_returns.inspection.breakdowns import adds_up, breakdown, refuse_protected, total
from yjp_returns.inspection.declared import (
    HEALTH_LABELS,
    HEALTH_NOTES,
    HEALTH_SHEET,
    LAYOUT,
    PARTS,
    SOURCE,
    Part,
)
from yjp_returns.inspection.health import health_needs

HEALTH_TABLE, CHECKS_TABLE = "health", "checks"
STAFF = (B7.id, B8.id)


def tables(ledger: Ledger, caseload: Caseload, year: int) -> dict[str, pl.DataFrame]:
    """The pack as frames, by id; what cannot be made is not in it.

    ``kind``, ``order``, ``age``, ``sex``, ``ethnicity``, ``send`` and ``care``: the children on the caseload on the day
    of the extract by group (value, label, children). ``health``: by strand and status. ``b7_...`` and ``b8_...``:
    staff of the financial year that starts in ``year``. ``checks``: whether each adds up. ``Refused`` for a ledger in
    which numbers are hidden.
    """
    refuse_protected(ledger)
    found = {part.id: made for part in PARTS if (made := breakdown(ledger, part)) is not None}
    health = health_needs(caseload, ledger.about.extract_date)
    if health is not None:
        found[HEALTH_TABLE] = health
    staff = _staff(caseload, year)
    found |= {name: frame(grid) for name, grid in staff.items()}
    return found | {CHECKS_TABLE: checks_frame(_checks(ledger, found, staff))}


def workbook(ledger: Ledger, caseload: Caseload, year: int) -> bytes:
    """The pack as a workbook, the same for the same data: cover, contents, one table a sheet, checks.

    ``Refused`` for a ledger in which numbers are hidden.
    """
    found, staff, about = tables(ledger, caseload, year), _staff(caseload, year), ledger.about
    sheets = [_breakdown_sheet(part, found[part.id], ledger) for part in PARTS if part.id in found]
    if HEALTH_TABLE in found:
        sheets.append(_health_sheet(found[HEALTH_TABLE], ledger))
    sheets += [sheet(declared, staff[declared.id]) for declared in DECLARED if declared.id in staff]
    made = _checks(ledger, found, staff)
    if made:
        sheets.append(checks_sheet(made))
    title = f"{about.service}: organisational figures for an inspection, {snapshot(about.extract_date).label}"
    cover = _cover(title, ledger, found, year)
    return publication(
        Book(
            title=title,
            subject=about.banner or "Caseload and staff of the youth justice service",
            author=f"{about.service} Youth Justice Service, with yjp {about.yjp_version}",
            keywords=f"youth justice, {about.service}, inspection, caseload, staffing",
            day=about.extract_date,
            sheets=(cover, contents(sheets), *sheets) if sheets else (cover,),
        )
    )


def _staff(caseload: Caseload, year: int) -> dict[str, Grid]:
    return {name: grid for name, grid in grids(caseload, year).items() if name in STAFF and grid is not None}


def _checks(
    ledger: Ledger, found: Mapping[str, pl.DataFrame], staff: Mapping[str, Grid]
) -> tuple[Check, ...]:
    whole = total(ledger)
    made = [
        adds_up(part.grouping.title, int(found[part.id].get_column("children").sum()), whole)
        for part in PARTS
        if part.id in found
    ]
    if HEALTH_TABLE in found:
        for strand, label in codes.labels(codes.HEALTH_STRANDS).items():
            own = found[HEALTH_TABLE].filter(pl.col("strand") == strand)
            made.append(adds_up(label, int(own.get_column("children").sum()), whole))
    return (*made, *(check for grid in staff.values() for check in cast(grid)))


def _breakdown_sheet(part: Part, counted: pl.DataFrame, ledger: Ledger) -> Sheet:
    grouping = part.grouping
    day = snapshot(ledger.about.extract_date).label
    rows = [(row["label"], row["children"]) for row in counted.iter_rows(named=True)]
    return Sheet(
        name=part.sheet,
        title=f"Children on the caseload on {day}, by {grouping.title[0].lower()}{grouping.title[1:]}",
        about=f"Children on the caseload by {grouping.title[0].lower()}{grouping.title[1:]}",
        columns=(Column(grouping.title, 56), Column("Children", 14, number=True)),
        rows=[*rows, ("All children on the caseload", _whole(ledger, counted))],
        nothing="There are no children.",
        notes=part.notes,
    )


def _whole(ledger: Ledger, counted: pl.DataFrame) -> int:
    whole = total(ledger)
    return int(counted.get_column("children").sum()) if whole is None else whole


def _health_sheet(counted: pl.DataFrame, ledger: Ledger) -> Sheet:
    strands = codes.labels(codes.HEALTH_STRANDS)
    rows = [
        (strands[row["strand"]], HEALTH_LABELS[row["status"]], row["children"])
        for row in counted.iter_rows(named=True)
    ]
    return Sheet(
        name=HEALTH_SHEET,
        title=f"Health needs of children on the caseload on {snapshot(ledger.about.extract_date).label}",
        about="Children on the caseload by mental health and substance misuse",
        columns=(Column("Strand", 40), Column("Status", 52), Column("Children", 14, number=True)),
        rows=rows,
        nothing="There are no children.",
        notes=HEALTH_NOTES,
    )


def _cover(title: str, ledger: Ledger, found: Mapping[str, pl.DataFrame], year: int) -> Page:
    about, whole = ledger.about, total(ledger)
    missing = [
        f"{part.sheet}: could not be made; the ledger has no such breakdown of the caseload."
        for part in PARTS
        if part.id not in found
    ]
    if HEALTH_TABLE not in found:
        missing.append(f"{HEALTH_SHEET}: could not be made; the extract has no health records.")
    missing += [
        f"{declared.title}: could not be made; the extract has no staff for {financial_year(year)}."
        for declared in DECLARED
        if declared.id in STAFF and declared.id not in found
    ]
    counted = (
        "The caseload of the day is not in the ledger."
        if whole is None
        else f"Children on the caseload: {whole:,}"
    )
    return Page(
        name="Cover",
        title=title,
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
                    f"Extract taken on: {snapshot(about.extract_date).label}",
                    f"Staff of the financial year: {financial_year(year)}",
                    counted,
                    f"Made by: yjp {about.yjp_version}, run {about.run_id}",
                    f"That the inspectorate asks for such data: {SOURCE}",
                ),
            ),
            (
                "How to read it",
                (
                    "A child is counted once, under the most serious programme open on the day.",
                    "What is not known is a line of its own and never spread over the others.",
                    "Age, care and special educational needs are of the day itself.",
                ),
            ),
            *([("What is missing", tuple(missing))] if missing else []),
        ),
    )
