"""The KPIs as rows of the ledger: the measures' own numbers, limits, the label, and why a row is empty."""

from datetime import date
from functools import cache
from random import Random

import polars as pl
import pytest

from tests import random_kpis
from tests.caseloads import typed
from tests.spec.kpi_reading import read
from tests.unit.indicators.kpi.test_cells import ACCOMMODATION, END, ORDERS, POPULATION
from yjp.figures import SCHEMA, AreaRole, figure_id
from yjp.indicators.kpi.cells import kpi_cells
from yjp.indicators.kpi.indicators import KPIS
from yjp.indicators.kpi.results import kpi_measures
from yjp.indicators.kpi.rows import kpi_quarters, kpi_rows, not_counted
from yjp.indicators.measure import measure
from yjp.indicators.rows import Place
from yjp.model.caseload import Caseload, from_rows
from yjp.periods import quarter, quarter_ends

PLACE = Place(area="rotherham", area_name="Rotherham", role=AreaRole.LOCAL, source_ref="test")
QUARTERS = list(quarter_ends(date(2022, 1, 1), random_kpis.LAST_DAY))
LABEL = "Not yet suitable for decision-making (YJB, Quality and methodology information for new KPIs, 12 June 2025)"


@cache
def by_hand() -> pl.DataFrame:
    """Four orders that ended in one quarter; of two children the accommodation is suitable (tests of the cells)."""
    return kpi_rows(read(ORDERS, accommodation=ACCOMMODATION), PLACE, POPULATION, [END])


def row(measure_id: str) -> dict[str, object]:
    found = by_hand().filter(pl.col("indicator") == measure_id)
    assert found.height == 1
    return found.row(0, named=True)


def test_a_share_has_wilsons_limits() -> None:
    found = row("kpi1_suitable_end")
    assert found["figure_id"] == "kpi1_suitable_end.2024-06.3m.rotherham"
    assert (found["period_start"], found["period_end"], found["window"]) == (
        date(2024, 4, 1),
        END,
        "2024-06.3m",
    )
    assert (found["numerator"], found["denominator"], found["per"], found["value"]) == (2, 4, 100, 50.0)
    # Wilson's interval of 2 of 4, as tabulated: 15.0% to 85.0%.
    assert (found["lower"], found["upper"]) == (pytest.approx(15.0, abs=0.01), pytest.approx(85.0, abs=0.01))
    assert (found["interval_method"], found["unit"], found["decimals"]) == ("Wilson", "percent", 1)
    assert (found["quality"], found["reason"], found["state"], found["source"]) == (
        LABEL,
        None,
        "estimate",
        "caseload",
    )


def test_a_rate_has_poissons_limits_and_names_its_population() -> None:
    found = row("kpi9_rate")
    assert (found["numerator"], found["denominator"], found["per"], found["value"]) == (
        1,
        20_000,
        10_000,
        0.5,
    )
    # Exact limits of one event (Garwood 1936): 0.0253 to 5.5716, on half of 10,000.
    assert found["lower"] == pytest.approx(0.0253 / 2, abs=1e-4)
    assert found["upper"] == pytest.approx(5.5716 / 2, abs=1e-4)
    assert (found["unit"], found["interval_method"]) == ("per_10k", "exact Poisson")
    assert found["quality"] == f"{LABEL}; population of mid-2023: ONS"


def test_a_count_has_poissons_limits() -> None:
    found = row("kpi1_suitable_end_parents")
    assert (found["numerator"], found["denominator"], found["value"]) == (2, None, 2)
    # Exact limits of two events: 0.2422 to 7.2247.
    assert (found["lower"], found["upper"]) == (
        pytest.approx(0.2422, abs=1e-4),
        pytest.approx(7.2247, abs=1e-4),
    )


def test_what_cannot_be_counted_is_empty_and_says_why() -> None:
    found = row("kpi2_suitable_end")
    assert [found[name] for name in ("numerator", "denominator", "value", "lower")] == [None] * 4
    assert found["reason"] == "the extract has no education table"
    assert found["quality"] == f"{LABEL}; not counted: the extract has no education table"
    caseload = read(ORDERS, accommodation=ACCOMMODATION)
    said = not_counted(caseload)
    assert (
        "The KPI on education, training and employment (ETE) could not be counted: the extract has no education table."
        in said
    )
    assert not any("accommodation" in each for each in said)


def test_a_share_of_nobody_is_empty_and_a_count_of_nobody_is_nought() -> None:
    nobody = row("kpi1_suitable_end_cust")
    assert (nobody["numerator"], nobody["denominator"], nobody["value"]) == (0, 0, None)
    assert nobody["reason"] == "there is nothing to take a share of"
    assert row("kpi1_suitable_end_stc")["value"] == 0


def test_who_sits_on_the_board_has_no_limits() -> None:
    meetings = """
        meeting_date | sector  | senior_attended | delegate_attended | new_partner | shares_ethnicity_data
        2024-05-01   | police  | yes             | no                | no          | no
        2024-05-01   | health  | no              | yes               | no          | no
    """
    found = kpi_rows(read(ORDERS, board_meetings=meetings), PLACE, POPULATION, [END])
    police = found.row(by_predicate=pl.col("indicator") == "kpi8_senior_police", named=True)
    assert (police["value"], police["lower"], police["upper"]) == (1, None, None)
    # Of three sectors nothing is recorded: how many of the five there were is not known.
    whole = found.row(by_predicate=pl.col("indicator") == "kpi8_senior", named=True)
    assert (whole["value"], whole["denominator"]) == (None, 5)


def test_only_quarters_that_are_over_and_have_kpis() -> None:
    caseload = read(ORDERS, accommodation=ACCOMMODATION)
    asked = list(quarter_ends(date(2022, 10, 1), date(2027, 1, 1)))
    found = kpi_quarters(caseload, asked)
    assert found[0] == date(2023, 6, 30)
    assert found[-1] == date(2026, 6, 30)
    assert caseload.extract_date == date(2026, 6, 30)
    rows = kpi_rows(caseload, PLACE, POPULATION, asked)
    assert rows.height == len(found) * len(KPIS)
    assert set(rows.get_column("window").str.slice(-3)) == {".3m"}


def test_an_extract_without_anything_for_the_kpis_has_no_rows() -> None:
    day = date(2000, 1, 1)
    bare = from_rows(END, children=[{"child_id": "A", "date_of_birth": day}], offences=[], outcomes=[])
    assert kpi_rows(bare, PLACE, POPULATION, [END]).is_empty()


def random_caseload(seed: int) -> Caseload:
    return typed(random_kpis.random_tables(Random(seed), 25), random_kpis.LAST_DAY)


@pytest.mark.parametrize("seed", range(8))
def test_the_rows_are_the_measures_in_every_cell(seed: int) -> None:
    caseload = random_caseload(seed)
    rows = kpi_rows(caseload, PLACE, POPULATION, QUARTERS)
    assert dict(rows.schema) == SCHEMA
    wanted = kpi_measures(kpi_cells(caseload, QUARTERS), POPULATION).filter(
        pl.col("period_end") >= date(2023, 6, 30)
    )
    both = wanted.join(
        rows, left_on=["measure", "period_end"], right_on=["indicator", "period_end"], suffix="_row"
    )
    assert both.height == wanted.height == rows.height > 1_000
    for name in ("numerator", "denominator", "per", "value", "reason"):
        assert (
            both.get_column(name)
            .cast(rows.schema[name])
            .equals(both.get_column(f"{name}_row"), null_equal=True)
        )
    ids = [
        figure_id(m, quarter(end).id, "rotherham")
        for m, end in wanted.select("measure", "period_end").iter_rows()
    ]
    assert sorted(ids) == sorted(rows.get_column("figure_id"))
    inside = rows.drop_nulls("lower")
    assert inside.filter(~pl.col("value").is_between(pl.col("lower"), pl.col("upper"))).is_empty()
    assert rows.filter(pl.col("value").is_null() & pl.col("reason").is_null()).is_empty()
    # Everything but the board's, and percentages over 100, has limits.
    without = rows.filter(pl.col("value").is_not_null(), pl.col("lower").is_null())
    assert without.filter(~pl.col("indicator").str.starts_with("kpi8_") & (pl.col("value") <= 100)).is_empty()


def test_the_ledger_of_a_service_holds_them_beside_the_national_ones() -> None:
    caseload = random_caseload(1)
    everything = measure(caseload, PLACE, POPULATION)
    kpis = everything.filter(pl.col("indicator").is_in([each.id for each in KPIS]))
    assert kpis.equals(
        kpi_rows(caseload, PLACE, POPULATION, QUARTERS).filter(pl.col("figure_id").is_in(kpis["figure_id"]))
    )
    assert "fte_count" in everything.get_column("indicator")
    late = measure(caseload, PLACE, POPULATION, complete_since=date(2024, 4, 1))
    assert late.filter(pl.col("indicator") == "kpi1_suitable_end").get_column("period_end").min() == date(
        2024, 6, 30
    )
