"""Values of a service's own scorecards, row by row: which are small, and which go with a small one."""

from datetime import date
from typing import Any

import polars as pl
import pytest

from yjp.disclosure import profile
from yjp.disclosure.scorecards import hidden_values

PUBLIC = profile("public")
COLUMNS = {
    "source": pl.String,
    "area_role": pl.String,
    "state": pl.String,
    "indicator": pl.String,
    "period_start": pl.Date,
    "period_end": pl.Date,
    "numerator": pl.Float64,
    "denominator": pl.Float64,
    "value": pl.Float64,
    "unit": pl.String,
}
QUARTER = (date(2019, 1, 1), date(2019, 3, 31))
NEXT = (date(2019, 4, 1), date(2019, 6, 30))
YEAR = (date(2018, 4, 1), date(2019, 3, 31))


def row(
    number: float | None = 40.0,
    base: float | None = 80.0,
    value: float | None = 50.0,
    period: tuple[date, date] = QUARTER,
    **other: str,
) -> dict[str, Any]:
    usual = {
        "source": "scorecard",
        "area_role": "local",
        "state": "final",
        "indicator": "early_help",
        "unit": "percent",
    }
    start, end = period
    return {
        **usual,
        "period_start": start,
        "period_end": end,
        "numerator": number,
        "denominator": base,
        "value": value,
        **other,
    }


def hidden(*rows: dict[str, Any], name: str = "public") -> set[int]:
    return hidden_values(pl.DataFrame(list(rows), schema=COLUMNS), profile(name))


@pytest.mark.parametrize(
    ("number", "base", "unit", "gone"),
    [
        (4, 80, "percent", True),
        (5, 80, "percent", False),
        (1, 80, "percent", True),
        (0, 80, "percent", False),
        (76, 80, "percent", True),
        (75, 80, "percent", False),
        (80, 80, "percent", False),
        (3, 4, "percent", True),
        # A rate's base is people: only a base of few people tells on them, and what is left of it does not.
        (76, 80, "rate", False),
        (40, 4, "rate", True),
        (4, None, "count", True),
        (12, None, "count", False),
    ],
)
def test_a_small_count_a_small_rest_and_a_small_base(number: int, base: int, unit: str, gone: bool) -> None:
    one = row(float(number), None if base is None else float(base), 1.0, unit=unit)
    assert hidden(one) == ({0} if gone else set())


def test_a_value_without_its_counts_goes_unless_it_was_published() -> None:
    assert hidden(row(None, None, 12.5)) == {0}
    assert hidden(row(None, None, None)) == set()
    assert hidden(row(None, None, 12.5, state="as_published")) == set()
    assert hidden(row(4.0, 80.0, 5.0, state="as_published")) == set()


def test_what_overlaps_a_small_value_of_the_same_measure_goes_with_it() -> None:
    small = row(3.0, 80.0, period=QUARTER)
    assert hidden(small, row(period=YEAR), row(period=NEXT)) == {0, 1}
    assert hidden(small, row(period=YEAR, indicator="other")) == {0}
    assert hidden(small, row(period=YEAR, state="as_published")) == {0, 1}
    touching = (QUARTER[1], NEXT[1])
    assert hidden(small, row(period=touching)) == {0, 1}
    before = (date(2018, 10, 1), QUARTER[0])
    assert hidden(row(period=before), small) == {0, 1}


def test_only_the_services_own_scorecards_are_looked_at() -> None:
    assert hidden(row(3.0, 80.0, source="caseload"), row(3.0, 80.0, area_role="national")) == set()


def test_a_board_and_the_return_see_every_value() -> None:
    assert hidden(row(3.0, 80.0), name="board") == hidden(row(3.0, 80.0), name="statutory") == set()
