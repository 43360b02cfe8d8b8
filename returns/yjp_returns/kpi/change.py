"""What a later year does to the tables of the KPIs, and the counting rules that fit a year."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from yjp.indicators.kpi.declared.registry import KPIS_2023
from yjp.indicators.kpi.definition import Column, Measure, Row, Table, Version
from yjp_returns.definition import Return
from yjp_returns.overlay import edited


@dataclass(frozen=True, kw_only=True)
class KpiTableChange:
    """Rows and columns of one table, by id. A row that counts something else than before needs a new id."""

    table: str
    title: str | None = None
    rows_changed: tuple[Row, ...] = ()
    rows_added: tuple[Row, ...] = ()
    rows_removed: tuple[str, ...] = ()
    columns_changed: tuple[Column, ...] = ()
    columns_added: tuple[Column, ...] = ()
    columns_removed: tuple[str, ...] = ()

    def applied(self, to: Table) -> Table:
        """The table after the change; what is added stands at its end."""
        return replace(
            to,
            title=self.title or to.title,
            rows=edited(
                to.rows,
                changed=self.rows_changed,
                added=self.rows_added,
                removed=self.rows_removed,
                name=lambda row: row.id,
                where=f"{to.id}, rows",
            ),
            columns=edited(
                to.columns,
                changed=self.columns_changed,
                added=self.columns_added,
                removed=self.columns_removed,
                name=lambda column: column.id,
                where=f"{to.id}, columns",
            ),
        )


def version_of(declared: Return[Table]) -> Version:
    """The KPIs to count for a year's return.

    A row, column or table that the counting does not know must say why it is empty (``unavailable``): ``ValueError``
    otherwise, since nobody would stand in it and it would read as nought. Measures of cells that are gone are left out.
    """
    for cell in _uncounted(declared.tables):
        raise ValueError(
            f"{declared.id} {declared.year}: nothing counts {cell}; say in unavailable why it is empty"
        )
    cells = {(t.number, r.id, c.id) for t in declared.tables for r in t.rows for c in t.columns}
    return replace(
        KPIS_2023,
        year=declared.year,
        starts=declared.starts,
        tables=declared.tables,
        measures=tuple(m for m in KPIS_2023.measures if _needed(m) <= cells),
    )


def _uncounted(tables: tuple[Table, ...]) -> Iterator[str]:
    known = {table.number: table for table in KPIS_2023.tables}
    for table in tables:
        base = known.get(table.number)
        rows = {row.id for row in base.rows} if base else set()
        columns = {column.id for column in base.columns} if base else set()
        new = [c for c in table.columns if c.id not in columns and not c.unavailable]
        for row in table.rows:
            if not row.unavailable and (row.id not in rows or new):
                yield f"{table.id}, {row.id}" + (f", {new[0].id}" if new else "")


def _needed(measure: Measure) -> set[tuple[int, str, str]]:
    sums = [s for s in (measure.numerator, measure.denominator) if s]
    return {(s.table, row, column) for s in sums for row in s.rows for column in s.columns}
