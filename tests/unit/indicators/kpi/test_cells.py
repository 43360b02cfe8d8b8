"""What is in time, what is missing, and the measures from the cells."""

from datetime import date

import polars as pl
import pytest

from tests.spec.kpi_reading import read
from yjp.indicators.kpi.cells import CELLS, cells_of, kpi_cells, kpi_members
from yjp.indicators.kpi.declared.registry import KPIS_2023
from yjp.indicators.kpi.members import SCHEMA
from yjp.indicators.kpi.quarters import quarter_label, quarter_of
from yjp.indicators.kpi.results import MEASURES, choose_population, kpi_measures
from yjp.model.ages import of_school_age
from yjp.model.caseload import Caseload, from_rows

END = date(2024, 6, 30)
POPULATION = pl.DataFrame(
    {"year": [2022, 2023], "population_10_17": [25_000, 20_000], "source": ["ONS", "ONS"]}
)
ORDERS = """
    child | born       | order                     | start      | end        | category | gravity | completed
    A     | 2009-01-01 | referral_order            | 2024-01-01 | 2024-06-10 | robbery  | 6       |
    B     | 2009-01-01 | referral_order            | 2024-01-01 | 2024-06-10 | drugs    | 4       |
    C     | 2009-01-01 | referral_order            | 2024-01-01 | 2024-06-10 | drugs    | 4       |
    D     | 2009-01-01 | youth_conditional_caution | 2024-04-01 | 2024-06-10 | robbery  | 5       | yes
"""
ACCOMMODATION = """
    child_id | start_date | end_date | accommodation_type   | suitability
    A        | 2023-01-01 |          | living_with_parent_s | suitable
    B        | 2023-01-01 |          | no_fixed_abode       | unsuitable
    D        | 2024-05-01 |          | living_with_parent_s | suitable
"""


@pytest.fixture
def caseload() -> Caseload:
    return read(ORDERS, accommodation=ACCOMMODATION)


def measures(caseload: Caseload, populations: pl.DataFrame = POPULATION) -> dict[str, tuple[object, ...]]:
    found = kpi_measures(kpi_cells(caseload, [END]), populations)
    assert dict(found.schema) == MEASURES
    return {row[0]: row[1:] for row in found.select("measure", "numerator", "denominator", "value").rows()}


def reason(frame: pl.DataFrame, table: int, row: str, column: str) -> object:
    found = frame.filter(pl.col("table") == table, pl.col("row") == row, pl.col("column") == column)
    return found.select("value", "state", "reason").row(0)


def test_every_cell_has_one_row_in_the_declarations_order(caseload: Caseload) -> None:
    cells = kpi_cells(caseload, [END, date(2024, 9, 30)])
    assert dict(cells.schema) == CELLS
    declared = [(t.number, r.id, c.id) for t in KPIS_2023.tables for r in t.rows for c in t.columns]
    assert cells.select("table", "row", "column").rows() == declared * 2
    assert cells.filter((pl.col("value").is_null()) != (pl.col("reason").is_not_null())).is_empty()


def test_members_have_one_schema_and_serve_for_the_cells(caseload: Caseload) -> None:
    members = kpi_members(caseload, [END])
    assert dict(members.schema) == SCHEMA
    assert cells_of(caseload, [END], members).equals(kpi_cells(caseload, [END]))


def test_headlines_worked_by_hand(caseload: Caseload) -> None:
    found = measures(caseload)
    assert found["kpi1_suitable_end"] == (2, 4, 50.0)
    assert found["kpi1_suitable_start"] == (1, 4, 25.0)
    assert found["kpi1_unsuitable_end_ro"] == (1, 3, pytest.approx(100 / 3))
    assert found["kpi6_completed"] == (1, 1, 100.0)
    # One robbery of gravity 5 was given a caution in the quarter; the order for the other began in January.
    assert found["kpi9_rate"] == (1, 20_000, 0.5)
    assert found["kpi9_children"] == (1, 1, 100.0)


def test_a_measure_of_missing_cells_is_empty_and_says_why(caseload: Caseload) -> None:
    found = kpi_measures(kpi_cells(caseload, [END]), POPULATION).filter(
        pl.col("measure") == "kpi2_suitable_end"
    )
    assert found.select("value", "reason").row(0) == (None, "the extract has no education table")


def test_the_population_is_that_of_the_year_before_the_financial_year() -> None:
    # "2023/24 uses the 2022 mid-year estimate and 2024/25 uses 2023", January to March included.
    for end, year in ((date(2023, 6, 30), 2022), (date(2024, 3, 31), 2022), (END, 2023)):
        chosen = choose_population(POPULATION, end)
        assert chosen
        assert chosen.words == f"population of mid-{year}: ONS"
    late = choose_population(POPULATION, date(2025, 6, 30))
    assert late
    assert late.words == "population of mid-2023: ONS (mid-2024 is not held)"


def test_without_a_population_there_is_no_rate(caseload: Caseload) -> None:
    found = kpi_measures(kpi_cells(caseload, [END]), POPULATION.clear())
    rate = found.filter(pl.col("measure") == "kpi9_rate").select("numerator", "value", "reason").row(0)
    assert rate == (1, None, "no population of children aged 10 to 17 is held for this area")


def test_a_quarter_before_the_kpis_or_not_over_is_empty(caseload: Caseload) -> None:
    early = kpi_cells(caseload, [date(2023, 3, 31)])
    late = kpi_cells(caseload, [date(2026, 9, 30)])
    assert reason(early, 3, "ending", "ro_total") == (None, "out of time", "the KPIs began on 2023-04-01")
    assert reason(late, 9, "any", "age10to15") == (
        None,
        "out of time",
        "the quarter was not over when the extract was made, on 2026-06-30",
    )
    assert early.get_column("value").null_count() == early.height
    assert kpi_members(caseload, [date(2023, 3, 31)]).is_empty()


def test_a_column_without_an_entry_is_missing_not_no() -> None:
    orders = ORDERS.replace("| yes", "|")
    cells = kpi_cells(read(orders, accommodation=ACCOMMODATION), [END])
    nothing = (None, "no data", "the extract has nothing in programmes.kpi6_completed")
    assert reason(cells, 6, "completed", "ycc") == nothing
    assert reason(cells, 6, "ending", "ycc") == (1, "counted", None)


def test_an_extract_without_programmes_has_no_kpi_and_says_so() -> None:
    day = date(2000, 1, 1)
    bare = from_rows(END, children=[{"child_id": "A", "date_of_birth": day}], offences=[], outcomes=[])
    cells = kpi_cells(bare, [END])
    assert cells.get_column("value").null_count() == cells.height
    assert reason(cells, 9, "any", "age10to15") == (None, "no data", "the extract has no programmes table")


def test_quarters_are_labelled_by_the_financial_years_start() -> None:
    labels = {date(2024, 3, 31): "2023Q4", date(2024, 6, 30): "2024Q1", date(2024, 12, 31): "2024Q3"}
    assert {end: quarter_label(end) for end in labels} == labels
    assert {quarter_of(label) for label in labels.values()} == set(labels)
    with pytest.raises(ValueError, match="2024Q5"):
        quarter_of("2024Q5")


def test_compulsory_school_age_ends_on_the_last_friday_in_june() -> None:
    # School leaving dates: 30 June 2023, 28 June 2024, 27 June 2025.
    born, day = date(2007, 8, 31), date(2007, 9, 1)
    frame = pl.DataFrame(
        {
            "born": [born, born, day, day, date(2009, 2, 1), date(2009, 2, 1)],
            "on": [
                date(2023, 6, 30),
                date(2023, 7, 1),
                date(2024, 6, 28),
                date(2024, 6, 29),
                date(2025, 6, 27),
                date(2025, 6, 28),
            ],
        }
    )
    assert frame.select(of_school_age("born", "on")).to_series().to_list() == [True, False] * 3
