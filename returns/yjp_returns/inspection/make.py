"""Making the inspection pack of a day: breakdowns of the caseload, health needs and staff."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import polars as pl

from yjp.errors import UserError
from yjp.ledger import About, Ledger
from yjp.model import codes
from yjp.model import columns as c
from yjp.model.caseload import Caseload
from yjp_returns.definition import PlainPart, Return
from yjp_returns.finance.casting import Check, Outcome, cast
from yjp_returns.finance.declared import B7, B8
from yjp_returns.finance.grid import Grid
from yjp_returns.finance.make import grids
from yjp_returns.financial_year import label, year_of
from yjp_returns.inspection.breakdowns import adds_up, breakdown, refuse_protected, total
from yjp_returns.inspection.declared import HEALTH, HEALTH_SHEET, PARTS
from yjp_returns.inspection.health import health_needs
from yjp_returns.stamp import stamp

STAFF = (B7, B8)


@dataclass(frozen=True, kw_only=True)
class InspectionPack:
    """The pack of one day, before it is written.

    ``counted`` has a frame a part (value, label, children) and ``health`` (strand, status, children); ``staff`` the
    grids B7 and B8 of the financial year ``year``, the newest held. What could not be made is in neither. ``whole`` is
    the caseload.
    """

    declared: Return[PlainPart]
    about: About
    day: date
    year: int
    whole: int | None
    counted: Mapping[str, pl.DataFrame]
    staff: Mapping[str, Grid]
    checks: tuple[Check, ...]

    @property
    def stamp(self) -> Mapping[str, Any]:
        """What the workbook says of itself."""
        day = self.day.isoformat()
        return stamp(self.declared, day, self.about, failed=len(self.failed), holds_children=False)

    @property
    def missing(self) -> tuple[str, ...]:
        """What could not be made, and why."""
        found = [
            f"{part.sheet}: could not be made; the ledger has no such breakdown of the caseload."
            for part in PARTS
            if part.id not in self.counted
        ]
        if HEALTH not in self.counted:
            found.append(f"{HEALTH_SHEET}: could not be made; the extract has no health records.")
        found += [
            f"{table.title}: could not be made; the extract has no staff for {label(self.year)}."
            for table in STAFF
            if table.id not in self.staff
        ]
        return tuple(found)

    @property
    def failed(self) -> tuple[Check, ...]:
        """The tables that do not add up."""
        return tuple(check for check in self.checks if check.outcome is Outcome.FAIL)


def make(declared: Return[PlainPart], ledger: Ledger, caseload: Caseload, day: date) -> InspectionPack:
    """The pack as at ``day``, which the ledger must have a snapshot of for the breakdowns to be there.

    ``Refused`` for a ledger in which numbers are hidden; ``UserError`` for a day after the extract.
    """
    refuse_protected(ledger)
    extract = ledger.about.extract_date
    if day > extract:
        raise UserError(
            f"The extract was made on {extract}: nothing is known of {day}. Choose that day or an earlier one."
        )
    year = _staff_year(caseload, day)
    counted = {part.id: made for part in PARTS if (made := breakdown(ledger, part, day)) is not None}
    if (health := health_needs(caseload, day)) is not None:
        counted[HEALTH] = health
    every = grids(caseload, year)
    staff = {table.id: grid for table in STAFF if (grid := every[table.id]) is not None}
    whole = total(ledger, day)
    return InspectionPack(
        declared=declared,
        about=ledger.about,
        day=day,
        year=year,
        whole=whole,
        counted=counted,
        staff=staff,
        checks=_checks(counted, staff, whole),
    )


def _staff_year(caseload: Caseload, day: date) -> int:
    """The newest financial year up to the day's own of which there are staff; where there is none, the day's own."""
    year = year_of(day)
    if not caseload.has("staffing"):
        return year
    years = caseload["staffing"].filter(pl.col(c.YEAR) <= year).select(pl.col(c.YEAR).max()).collect().item()
    return year if years is None else int(years)


def _checks(
    counted: Mapping[str, pl.DataFrame], staff: Mapping[str, Grid], whole: int | None
) -> tuple[Check, ...]:
    made = [
        adds_up(part.grouping.title, int(counted[part.id].get_column("children").sum()), whole)
        for part in PARTS
        if part.id in counted
    ]
    if HEALTH in counted:
        for strand, words in codes.labels(codes.HEALTH_STRANDS).items():
            own = counted[HEALTH].filter(pl.col("strand") == strand)
            made.append(adds_up(words, int(own.get_column("children").sum()), whole))
    return (*made, *(check for grid in staff.values() for check in cast(grid)))
