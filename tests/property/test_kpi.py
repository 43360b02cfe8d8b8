"""The KPIs against a slow oracle written from the rules' text, cell for cell, and the sums that must agree."""

from random import Random

import polars as pl
from hypothesis import given, settings
from hypothesis import strategies as st

from tests import oracle_kpi_cells, random_kpis
from tests.caseloads import typed
from tests.oracle import Tables
from tests.oracle_kpi import last_day
from yjp.indicators.kpi.cells import kpi_cells, kpi_members
from yjp.indicators.kpi.declared.registry import KPIS_2023
from yjp.model.caseload import Caseload

DAY = random_kpis.LAST_DAY
CHILDREN = 10
QUARTERS = ("2022Q4", "2023Q1", "2023Q4", "2024Q1", "2024Q2", "2024Q3")
"""The first is before the KPIs began, the last is not over; the random days crowd around the others."""
ENDS = [last_day(quarter) for quarter in QUARTERS]
seeds = st.integers(0, 2**32)


def expected(tables: Tables, quarter: str) -> dict[tuple[int, str, str], int | None]:
    """Every declared cell: its number, or None where it must be empty."""
    empty = oracle_kpi_cells.unknown(tables, quarter, DAY)
    counted = {} if empty is None else oracle_kpi_cells.counts(tables, quarter, DAY)
    cells: dict[tuple[int, str, str], int | None] = {}
    for table in KPIS_2023.tables:
        for row in table.rows:
            for column in table.columns:
                cell = (table.number, row.id, column.id)
                never = column.unavailable or row.unavailable or empty is None
                asked = not row.points or column.point in row.points
                missing = empty and {(table.number, "*", "*"), (table.number, row.id, "*")} & empty
                missing = missing or lacks_a_column(tables, row.needs) or lacks_a_column(tables, table.needs)
                cells[cell] = None if never or not asked or missing else counted.get(cell, 0)
                if table.number == 8 and cells[cell] is not None:
                    letter = column.id.removeprefix("senior_").rsplit("_", 1)[0]
                    answers = oracle_kpi_cells.board_answers(tables, quarter, DAY, row.id, letter)
                    cells[cell] = cells[cell] if answers else None
    return cells


def lacks_a_column(tables: Tables, needs: tuple[str, ...]) -> bool:
    """Whether a table with rows has nothing at all in a column that is needed."""
    for need in needs:
        table, _, column = need.partition(".")
        rows = tables.get(table, [])
        if column and rows and not any(row.get(column) for row in rows):
            return True
        if need == "health need dates":
            found = tables.get("health", [])
            return bool(found) and not any(r.get("identified_date") or r.get("screened_date") for r in found)
    return False


def check(seed: int) -> None:
    """All cells of all quarters of one random caseload."""
    tables = random_kpis.random_tables(Random(seed), CHILDREN)
    found = kpi_cells(typed(tables, DAY), ENDS)
    for quarter in QUARTERS:
        cells = found.filter(pl.col("quarter") == quarter).select("table", "row", "column", "value")
        ours = {(t, r, c): v for t, r, c, v in cells.iter_rows()}
        wanted = expected(tables, quarter)
        assert ours.keys() == wanted.keys()
        differ = {k: (ours[k], wanted[k]) for k in ours if ours[k] != wanted[k]}
        assert differ == {}, (quarter, differ)


@given(seeds)
@settings(max_examples=50, deadline=None)
def test_every_cell_of_every_table_is_the_oracles(seed: int) -> None:
    check(seed)


@given(seeds)
@settings(max_examples=5, deadline=None)
def test_the_order_of_rows_does_not_matter(seed: int) -> None:
    caseload = typed(random_kpis.random_tables(Random(seed), CHILDREN), DAY)
    turned = Caseload({n: t.reverse() for n, t in caseload.tables.items()}, DAY)
    assert kpi_cells(caseload, ENDS).equals(kpi_cells(turned, ENDS))


@given(seeds)
@settings(max_examples=5, deadline=None)
def test_children_with_an_order_ending_are_the_same_in_every_table(seed: int) -> None:
    cells = kpi_cells(typed(random_kpis.random_tables(Random(seed), CHILDREN), DAY), ENDS)
    totals = (
        cells.filter(
            pl.col("row") == "ending",
            pl.col("table").is_in([1, 2, 3, 4, 5, 7]),
            pl.col("value").is_not_null(),
        )
        .filter(pl.col("column").str.ends_with("_total"))
        .with_columns(order=pl.col("column").str.replace(r"(_school|_above)?_total$", ""))
        .group_by("quarter", "order", "table")
        .agg(pl.col("value").sum())
        .group_by("quarter", "order")
        .agg(pl.col("value").n_unique())
    )
    assert totals.filter(pl.col("value") > 1).is_empty()


@given(seeds)
@settings(max_examples=5, deadline=None)
def test_a_column_of_kpi_1_adds_up_to_the_children(seed: int) -> None:
    cells = kpi_cells(typed(random_kpis.random_tables(Random(seed), CHILDREN), DAY), ENDS)
    living = cells.filter(pl.col("table") == 1).drop_nulls("value")
    whole = living.filter(~pl.col("in_template")).select("quarter", "column", "value")
    summed = living.filter("in_template").group_by("quarter", "column").agg(pl.col("value").sum())
    both = whole.join(summed, on=["quarter", "column"], suffix="_summed")
    assert both.height == whole.height
    assert both.filter(pl.col("value") != pl.col("value_summed")).is_empty()


@given(seeds)
@settings(max_examples=5, deadline=None)
def test_a_cells_number_is_that_of_its_members(seed: int) -> None:
    caseload = typed(random_kpis.random_tables(Random(seed), CHILDREN), DAY)
    keys = ["quarter", "table", "row", "column"]
    members = kpi_members(caseload, ENDS).group_by(keys).agg(pl.col("member_id").n_unique().alias("n"))
    cells = kpi_cells(caseload, ENDS).filter(pl.col("value") > 0).select(*keys, "value")
    assert cells.join(members, on=keys).height == cells.height == members.height
