"""The made-up service of 2025 has a whole year of KPIs: made, agreed, compared; what is planted wrong is found."""

from itertools import pairwise

import polars as pl
import pytest

from tests.caseloads import typed
from tests.unit.returns.small import entry, told
from yjp import reference
from yjp.indicators.kpi.orders import ORDERS
from yjp.indicators.kpi.quarters import quarter_of
from yjp.indicators.population import merge
from yjp.model.caseload import Caseload
from yjp.synthetic import EXAMPLES
from yjp.synthetic import tables as example_tables
from yjp.writers.checker import check_workbook
from yjp_returns.kpi.address import Address
from yjp_returns.kpi.checking import Verdict
from yjp_returns.kpi.held import Entry
from yjp_returns.kpi.make import KpiReturn, make
from yjp_returns.kpi.workbook import kpi_workbook

EXAMPLE = "rotherham_2025"
YEAR = ("2024Q1", "2024Q2", "2024Q3", "2024Q4")


@pytest.fixture(scope="module")
def found() -> Caseload:
    return typed(example_tables(EXAMPLE), EXAMPLES[EXAMPLE].extract_date)


def made(found: Caseload, period: str, *entries: Entry) -> KpiReturn:
    populations = merge(found.tables.get("population"), reference.population("rotherham"), "rotherham")
    return make(found, told(found), populations, entries, quarter_of(period))


@pytest.fixture(scope="module")
def year(found: Caseload) -> dict[str, KpiReturn]:
    return {period: made(found, period) for period in YEAR}


def total(of: KpiReturn, table: int, order: str) -> int | None:
    ages = ("_school", "_above") if table == 2 else ("",)
    row = "ending"
    return of.cells.total([Address(table, row, f"{order}{age}_total") for age in ages])


@pytest.mark.parametrize("period", YEAR)
def test_every_quarter_is_made_and_only_what_no_extract_has_is_missing(
    year: dict[str, KpiReturn], period: str
) -> None:
    of = year[period]
    assert of.failed == ()
    assert of.missing == (
        "the plain extract has plans of early help but no referrals to it: enter this cell by hand",
    )
    headlines = {m.id for m in of.version.measures if m.headline}
    known = of.measures.filter(pl.col("measure").is_in(headlines))
    assert known.get_column("value").null_count() == 0


def test_its_workbook_keeps_the_guidance(year: dict[str, KpiReturn]) -> None:
    assert [str(f) for f in check_workbook(kpi_workbook(year["2024Q4"]))] == []


@pytest.mark.parametrize("period", YEAR)
def test_children_with_an_order_ending_are_as_many_in_every_table(
    year: dict[str, KpiReturn], period: str
) -> None:
    of, counted = year[period], 0
    for order in ORDERS:
        totals = {total(of, table, order.id) for table in (1, 2, 3, 4, 5, 7)}
        assert len(totals) == 1
        (number,) = totals
        assert number is not None
        counted += number
    assert counted > 0


def test_what_moved_is_explained_by_who_came_and_who_is_gone(year: dict[str, KpiReturn]) -> None:
    for before, now in pairwise(YEAR):
        comparison = year[now].comparison
        assert comparison.period == before
        assert comparison.moves
        for move in comparison.moves:
            assert move.why
            assert move.before == year[before].cells.value(move.address)
            if move.came is not None and move.gone is not None:
                assert move.change == move.came - move.gone


@pytest.mark.parametrize(
    ("cell", "by", "check"),
    [
        ("3/ending/ro_total", 1, "order_totals"),
        ("3/plan/ro_total", 50, "kpi3_nested"),
        ("1/parents/ro_end_yes", 50, "kpi1_within_total"),
        ("6/completed/ycc", 50, "kpi6_within_ending"),
        ("9/robbery/age16to17", 50, "kpi9_within_any"),
        ("10/consent/total", 500, "kpi10_nested"),
    ],
)
def test_a_planted_inconsistency_is_found(
    found: Caseload, year: dict[str, KpiReturn], cell: str, by: int, check: str
) -> None:
    number, row, column = cell.split("/")
    was = year["2024Q4"].cells.value(Address(int(number), row, column))
    assert was is not None
    wrong = made(found, "2024Q4", entry(cell, was + by, computed=was, period="2024Q4"))
    verdicts = {result.check.id: result.verdict for result in wrong.results}
    assert verdicts[check] is Verdict.FAIL
