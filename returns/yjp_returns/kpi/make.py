"""Making the KPI return of a quarter: counted, manual entries laid over, checked, compared with the quarter before."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import polars as pl

from yjp.indicators.kpi.cells import cells_of, kpi_members
from yjp.indicators.kpi.definition import Table, Version
from yjp.indicators.kpi.members import QUARTER
from yjp.indicators.kpi.quarters import quarter_label
from yjp.indicators.kpi.results import kpi_measures
from yjp.ledger import About
from yjp.model.caseload import Caseload
from yjp.periods import quarter
from yjp_returns.definition import Return
from yjp_returns.kpi.change import version_of
from yjp_returns.kpi.checking import KpiCheck, Result, Verdict, run
from yjp_returns.kpi.compare import Comparison, Earlier, compare
from yjp_returns.kpi.demographics import demographics
from yjp_returns.kpi.held import Cells, Entry, hold, with_entries
from yjp_returns.lacks import lacks
from yjp_returns.registry import kpi_return_on
from yjp_returns.stamp import stamp


@dataclass(frozen=True, kw_only=True)
class KpiReturn:
    """The return of one quarter, before it is written.

    ``measures`` is ``yjp.indicators.kpi.results.MEASURES``, from the cells with what was entered by hand;
    ``demographics`` is ``yjp_returns.kpi.demographics.SCHEMA``; ``missing`` says what the extract lacks. ``members``
    (``yjp.indicators.kpi.members.SCHEMA``) holds children's ids and is there only where it was asked for.
    """

    declared: Return[Table]
    version: Version
    about: About
    period: str
    period_end: date
    cells: Cells
    measures: pl.DataFrame
    demographics: pl.DataFrame
    results: tuple[Result, ...]
    missing: tuple[str, ...]
    comparison: Comparison
    members: pl.DataFrame | None = None

    @property
    def label(self) -> str:
        """``2025Q1 (Apr 2025 to Jun 2025)``"""
        return f"{self.period} ({quarter(self.period_end).label})"

    @property
    def stamp(self) -> Mapping[str, Any]:
        """What every file of it says of itself."""
        return stamp(
            self.declared,
            self.period,
            self.about,
            failed=len(self.failed),
            holds_children=self.members is not None,
        )

    @property
    def entries(self) -> tuple[Entry, ...]:
        """What was entered by hand, in the order of the cells."""
        return tuple(held.entry for held in self.cells.held.values() if held.entry)

    @property
    def failed(self) -> tuple[Result, ...]:
        """The checks that say the return is wrong."""
        return tuple(result for result in self.results if result.verdict is Verdict.FAIL)


def make(
    caseload: Caseload,
    about: About,
    populations: pl.DataFrame,
    entries: Sequence[Entry],
    end: date,
    *,
    earlier: Earlier | None = None,
    with_members: bool = False,
) -> KpiReturn:
    """The return of the quarter that ends on ``end``.

    ``populations`` has ``year``, ``population_10_17``, ``source``; ``entries`` may be of any quarter. ``earlier`` is a
    file of the quarter before; without it that quarter is counted again from the same caseload.
    """
    declared, before_end = kpi_return_on(quarter(end).start), quarter(end).earlier(3).end
    before_declared = kpi_return_on(quarter(before_end).start)
    version, before_version = version_of(declared), version_of(before_declared)
    if version.tables == before_version.tables and before_end >= version.starts:
        members = kpi_members(caseload, [before_end, end], version)
    else:
        members = pl.concat(
            [kpi_members(caseload, [before_end], before_version), kpi_members(caseload, [end], version)]
        )
    now = cells_of(caseload, [end], members, version)
    cells = _held(now, version, entries, quarter_label(end))
    label, before_label = quarter_label(end), quarter_label(before_end)
    before = _held(
        cells_of(caseload, [before_end], members, before_version), before_version, entries, before_label
    )
    own = members.filter(pl.col(QUARTER) == label)
    return KpiReturn(
        declared=declared,
        version=version,
        about=about,
        period=label,
        period_end=end,
        cells=cells,
        measures=kpi_measures(with_entries(now, cells), populations, version),
        demographics=demographics(caseload, own, cells),
        results=run([check for check in declared.checks if isinstance(check, KpiCheck)], cells),
        missing=_missing(caseload, cells),
        comparison=compare(cells, before, members, (before_label, label), earlier),
        members=own if with_members else None,
    )


def _held(frame: pl.DataFrame, version: Version, entries: Sequence[Entry], period: str) -> Cells:
    return hold(frame, version, [entry for entry in entries if entry.period == period])


def _missing(caseload: Caseload, cells: Cells) -> tuple[str, ...]:
    """What the extract lacks; what somebody entered by hand in every cell is missing no more."""
    tables = cells.version.tables
    never = {row.unavailable for table in tables for row in table.rows if row.unavailable}
    empty = {held.reason for held in cells.held.values() if held.value is None}
    return tuple(why for why in lacks(tables, caseload) if why in empty or why not in never)
