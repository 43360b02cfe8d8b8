"""From counts to figures: what a small caseload gives, and what it cannot."""

from datetime import date

import polars as pl

from tests.spec.reading import read
from yjp.figures import AreaRole
from yjp.indicators.measure import complete_quarters, measure
from yjp.indicators.registry import HEADLINES, REGISTRY
from yjp.indicators.rows import Place

PLACE = Place(area="rotherham", area_name="Rotherham", role=AreaRole.LOCAL, source_ref="test")
POPULATION = pl.DataFrame({"year": [2023], "population_10_17": [20000], "source": ["made up"]})
TABLE = """
    child | born       | offence    | outcome    | type           | release
    A     | 2010-01-01 | 2023-01-10 | 2023-02-01 | youth_caution  |
    A     |            | 2023-05-01 | 2023-06-01 | referral_order |
    B     | 2010-01-01 | 2023-11-10 | 2023-12-31 | section_250    | 2024-01-31
"""


def frame(extract: date = date(2025, 12, 31), **options: object) -> pl.DataFrame:
    return measure(read(TABLE, extract), PLACE, POPULATION, **options)  # type: ignore[arg-type]


def row(figures: pl.DataFrame, identifier: str) -> dict[str, object]:
    return figures.row(by_predicate=pl.col("figure_id") == identifier, named=True)


def test_rates_name_their_base_and_population() -> None:
    found = row(frame(), "fte_rate.2023-12.12m.rotherham")
    assert (found["numerator"], found["denominator"], found["value"], found["per"]) == (
        2,
        20000,
        10.0,
        100_000,
    )
    assert found["quality"] == "population of mid-2023: made up (mid-2022 is not held)"
    assert (found["state"], found["interval_method"]) == ("estimate", "exact Poisson")


def test_a_quarter_without_events_is_nought_not_missing() -> None:
    figures = frame()
    assert row(figures, "fte_count.2023-06.3m.rotherham")["value"] == 0
    assert row(figures, "custody_rate.2025-12.12m.rotherham")["value"] == 0
    assert row(figures, "custody_rate.2025-12.12m.rotherham")["upper"] != 0


def test_an_empty_cohort_has_no_rate() -> None:
    found = row(frame(), "binary_reoffending.2023-09.3m.rotherham")
    assert (found["numerator"], found["denominator"], found["value"], found["lower"]) == (0, 0, None, None)


def test_a_year_adds_up_four_cohorts() -> None:
    figures = frame()
    year = row(figures, "reoffences_per_child.2023-12.12m.rotherham")
    assert (year["numerator"], year["denominator"]) == (1, 2)
    assert row(figures, "binary_reoffending.2024-03.12m.rotherham")["denominator"] == 2


def test_only_complete_quarters_have_figures() -> None:
    assert complete_quarters(read(TABLE, date(2024, 3, 30)), None)[-1] == date(2023, 12, 31)
    assert complete_quarters(read(TABLE, date(2024, 3, 31)), None)[-1] == date(2024, 3, 31)
    assert complete_quarters(read(TABLE, date(2024, 3, 31)), date(2023, 7, 1))[0] == date(2023, 9, 30)
    windows = frame(complete_since=date(2024, 1, 1)).get_column("period_end").min()
    assert windows == date(2024, 3, 31)


def test_without_a_population_rates_are_null_and_say_why() -> None:
    figures = measure(read(TABLE), PLACE, POPULATION.clear())
    found = row(figures, "fte_rate.2023-12.12m.rotherham")
    assert (found["numerator"], found["value"]) == (2, None)
    assert found["quality"] == "no population is held for this area"


def test_a_caseload_that_is_not_there_is_not_nought() -> None:
    assert "caseload" not in frame().get_column("indicator").to_list()


def test_the_registry_is_complete_and_the_headlines_are_the_four() -> None:
    assert [i.id for i in HEADLINES] == [
        "fte_rate",
        "binary_reoffending",
        "reoffences_per_reoffender",
        "custody_rate",
    ]
    assert len({i.id for i in REGISTRY}) == len(REGISTRY)
    assert set(frame().get_column("indicator")) <= {i.id for i in REGISTRY}
    for indicator in REGISTRY:
        assert all(
            (
                indicator.title,
                indicator.numerator,
                indicator.denominator,
                indicator.source,
                indicator.counts_in,
            )
        )


def test_interim_codes_are_counted_apart_with_their_effect_on_first_time_entrants() -> None:
    table = """
        child | born       | offence    | outcome    | type
        A     | 2012-01-01 | 2025-01-10 | 2025-02-01 | reprimand
        A     |            | 2025-05-10 | 2025-06-01 | youth_caution
        B     | 2012-01-01 | 2025-01-10 | 2025-02-01 | reprimand
        C     | 2012-01-01 | 2025-04-10 | 2025-05-01 | youth_caution
    """
    caseload = read(table, date(2025, 12, 31))
    meant = measure(caseload, PLACE, POPULATION)
    assert [row(meant, f"fte_count.2025-{q}.rotherham")["value"] for q in ("03.3m", "06.3m", "12.12m")] == [
        0,
        2,
        2,
    ]
    assert row(meant, "interim_outcomes.2025-12.12m.rotherham")["value"] == 2
    effect = [
        row(meant, f"fte_interim_effect.2025-{q}.rotherham")["value"] for q in ("03.3m", "06.3m", "12.12m")
    ]
    assert effect == [2, -1, 1]
    recorded = measure(caseload, PLACE, POPULATION, interim_as_recorded=True)
    assert row(recorded, "fte_count.2025-12.12m.rotherham")["value"] == 3
    assert "interim_outcomes" not in frame().get_column("indicator").to_list()
