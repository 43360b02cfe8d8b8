"""Sheets with one figure a row: quarters, breakdowns, comparators, and what is left."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

import polars as pl

from yjp.figures import AreaRole
from yjp.indicators.groupings import ALL
from yjp.indicators.kpi.declared.registry import KPIS_2023
from yjp.indicators.registry import REGISTRY
from yjp.ledger import Ledger
from yjp.narrative.keys import RANGE_MEANING
from yjp.writers.ledger_workbook import cells
from yjp.writers.ledger_workbook.cells import Row
from yjp.writers.ledger_workbook.control import CONTROL_COLUMNS, CONTROL_NOTES, control_cells
from yjp.writers.ledger_workbook.notes import BLANKS, COLUMN, Notebook
from yjp.writers.ledger_workbook.parts import Parts
from yjp.writers.workbook import Cell, Column, Sheet
from yjp.writers.workbook.shorthand import NOT_APPLICABLE, NOT_AVAILABLE

T = TypeVar("T")

_MEASURES = {each.id: place for place, each in enumerate(REGISTRY)}
_GROUPS = {
    (g.id, value.code): (place, within)
    for place, g in enumerate(ALL)
    for within, value in enumerate(g.values)
}
_ROLES = {role.value: place for place, role in enumerate(AreaRole)}
_NOTHING = (None, NOT_AVAILABLE, NOT_APPLICABLE)
_LAST = len(_MEASURES) + len(_GROUPS)


@dataclass(frozen=True, kw_only=True)
class _Part:
    """One column of a long table, and what stands in it."""

    column: Column
    cell: Callable[[Row], Cell]


_MEASURE = _Part(column=Column("Measure", 30), cell=lambda r: cells.measure(r["indicator"]))
_KPI = _Part(column=Column("Measure", 60), cell=lambda r: cells.measure(r["indicator"]))
_AREA = _Part(column=Column("Area", 26), cell=lambda r: r["area_name"])
_PERIOD = _Part(column=Column("Period", 22), cell=lambda r: cells.period(r["window"]))
_UNIT = _Part(column=Column("Unit", 18), cell=lambda r: cells.unit(r["unit"]))
_GROUP_BY = _Part(
    column=Column("Broken down by", 24),
    cell=lambda r: cells.grouped_by(r["group"]) if r["group"] else "Not broken down",
)
_GROUP = _Part(
    column=Column("Group", 28),
    cell=lambda r: cells.group_name(r["group"], r["group_value"]) if r["group"] else "All",
)
_NUMBERS = (
    Column("Figure", 11, number=True),
    Column("95% range from", 11, number=True),
    Column("95% range to", 11, number=True),
    Column("Counted", 11, number=True),
    Column("Out of", 11, number=True),
)
_STATE = Column("State", 16)
_SILENT = pl.col("suppressed") & pl.col("value").is_null()
COUNTED = "Counted and out of are what a figure is made from; the sheet Definitions says who they are."


def quarters(ledger: Ledger, parts: Parts, notebook: Notebook) -> Sheet:
    """The service's own quarters, newest first, with the limits of their control charts where there are any."""
    charts = {row["figure_id"]: row for row in ledger.control.iter_rows(named=True)}
    return _sheet(
        "Quarters",
        f"{ledger.about.service}: quarter by quarter",
        "The service's own figures for each quarter",
        parts.quarters,
        (_MEASURE, _PERIOD, _UNIT),
        notebook,
        notes=CONTROL_NOTES if charts else (),
        more=(CONTROL_COLUMNS, lambda row: control_cells(charts.get(row["figure_id"]), row))
        if charts
        else None,
    )


def kpis(ledger: Ledger, parts: Parts, notebook: Notebook) -> Iterable[Sheet]:
    """The headlines of the KPIs, and their sub-measures, quarter by quarter: each on a sheet of its own."""
    label = (
        f"The key performance indicators (KPIs) are {KPIS_2023.quality} ({KPIS_2023.quality_source}).",
        "They are counted from the caseload; what was entered by hand for the return is not in them.",
    )
    service = ledger.about.service
    for name, about, rows in (
        ("KPIs", "Headlines of the key performance indicators, quarter by quarter", parts.kpis),
        ("KPI sub-measures", "Sub-measures of the key performance indicators, by quarter", parts.sub_kpis),
    ):
        title, shown = f"{service}: {about[0].lower()}{about[1:]}", rows
        if rows is parts.sub_kpis:
            shown = rows.filter(~_SILENT.all().over("indicator"))
        left_out = ("Measures of which every quarter is suppressed are left out.",)
        notes = (*label, *(left_out if shown.height < rows.height else ()))
        yield _sheet(name, title, about, shown, (_KPI, _PERIOD, _UNIT), notebook, notes=notes)


def families(ledger: Ledger, parts: Parts, notebook: Notebook) -> Iterable[Sheet]:
    """The wider measures year by year, and needs on each day and of each year: each on a sheet of its own."""
    for name, about, rows, notes in (
        (
            "Wider measures",
            "Serious violence, knives, remands, victims and reparation, rolling years",
            parts.wider,
            ("Years before the first record are left out: they are unknown, not nought.",),
        ),
        (
            "Needs",
            "Needs of children, on snapshot days and at outcome",
            parts.needs,
            (
                "A share is of the children of whom the need is recorded; those not recorded have a row of their own.",
            ),
        ),
    ):
        shown = _told(rows)
        left_out = ("Periods of which nothing may be shown are left out.",)
        yield _sheet(
            name,
            f"{ledger.about.service}: {about[0].lower()}{about[1:]}",
            about,
            shown,
            (_KPI, _PERIOD, _UNIT),
            notebook,
            notes=(*notes, *(left_out if shown.height < rows.height else ())),
        )


def _told(rows: pl.DataFrame) -> pl.DataFrame:
    """Without the periods of a measure that stand there as a mark and nothing else."""
    return rows.filter(~_SILENT.all().over("indicator", "window"))


def breakdowns(ledger: Ledger, parts: Parts, notebook: Notebook) -> Iterable[Sheet]:
    """A sheet for each family of measures: by grouping, newest period first, groups in their own order."""
    for family, rows in parts.breakdowns.items():
        name = family if family in ("Caseload", "Over-representation") else f"{family} by group"
        shown = _broken_down(rows)
        left_out = ("Periods that are not broken down for these readers are left out.",)
        yield _sheet(
            name,
            f"{ledger.about.service}: {_SUBJECTS[family]}",
            _SUBJECTS[family][0].upper() + _SUBJECTS[family][1:],
            shown,
            (_MEASURE, _GROUP_BY, _PERIOD, _GROUP, *((_AREA,) if rows.n_unique("area") > 1 else ()), _UNIT),
            notebook,
            notes=left_out if shown.height < rows.height else (),
        )


def _broken_down(rows: pl.DataFrame) -> pl.DataFrame:
    """Without the periods of a breakdown of which every number is suppressed: pages of marks that say one thing."""
    return rows.filter(~_SILENT.all().over("indicator", "group", "window"))


_SUBJECTS = {
    "Entrants": "first time entrants, by groups of children and outcomes",
    "Reoffending": "reoffending, by groups of children and outcomes",
    "Custody": "custodial sentences, by groups of children and offences",
    "Caseload": "children on the caseload on a day, by group",
    "Over-representation": "over-representation, by groups of children at each decision point",
    "Other": "other measures, by group",
}


def others(ledger: Ledger, parts: Parts, notebook: Notebook) -> Sheet:
    """The service's own yearly counts, changes and other measures that are no headline."""
    return _sheet(
        "Other figures",
        f"{ledger.about.service}: counts, changes on the year before and other measures",
        "The service's own yearly counts, changes and other measures",
        parts.others,
        (_MEASURE, _PERIOD, _UNIT),
        notebook,
    )


def comparators(ledger: Ledger, parts: Parts, notebook: Notebook) -> Sheet:
    """Every figure of another area, and the service's own as published."""
    return _sheet(
        "Comparators",
        f"{ledger.about.service}: figures of other areas, and its own as published",
        "Every published or pooled figure that stands beside the service's own",
        parts.comparators,
        (_MEASURE, _AREA, _PERIOD, _UNIT),
        notebook,
        notes=("The sheet Sources says where each figure comes from.",),
    )


def _sheet(
    name: str,
    title: str,
    about: str,
    frame: pl.DataFrame,
    parts: Sequence[_Part],
    notebook: Notebook,
    *,
    notes: tuple[str, ...] = (),
    more: tuple[Sequence[Column], Callable[[Row], Sequence[Cell]]] | None = None,
) -> Sheet:
    columns, extra = more or ((), lambda _: ())
    rows: list[Sequence[Cell]] = []
    for row in sorted(frame.iter_rows(named=True), key=_order):
        note = notebook.marker(row["reason"] or row["quality"])
        named = (part.cell(row) for part in parts)
        rows.append((*named, *cells.figure_cells(row), cells.state(row), *extra(row), note))
    headings = (*(p.column for p in parts), *_NUMBERS, _STATE, *columns, COLUMN)
    empty = _empty(rows, len(parts))
    noted = len(headings) - 1 not in empty
    return Sheet(
        name=name,
        title=title,
        about=about,
        notes=(
            *(() if len(parts) + 1 in empty else (RANGE_MEANING,)),
            COUNTED,
            *notes,
            *((BLANKS,) if noted else ()),
        ),
        columns=tuple(_without(headings, empty)),
        rows=[_without(row, empty) for row in rows] if empty else rows,
        nothing="There are no such figures.",
    )


def _empty(rows: Sequence[Sequence[Cell]], first: int) -> set[int]:
    """The places of limits, bases and notes that say nothing in any row. A suppressed cell says something."""
    optional = {first + 1, first + 2, first + 4, len(rows[0]) - 1} if rows else set()
    return {place for place in optional if all(row[place] in _NOTHING for row in rows)}


def _without(row: Sequence[T], places: set[int]) -> list[T]:
    return [each for place, each in enumerate(row) if place not in places]


def _order(row: Mapping[str, Any]) -> tuple[object, ...]:
    group, value = row["group"] or "", row["group_value"] or ""
    place = _GROUPS.get((str(group), str(value)), (_LAST, _LAST)) if group else (-1, -1)
    end = row["period_end"]
    return (
        _MEASURES.get(str(row["indicator"]), _LAST),
        str(row["indicator"]),
        place[0],
        group,
        -end.toordinal(),
        _ROLES.get(str(row["area_role"]), _LAST),
        row["area_name"],
        place[1],
        value,
    )
