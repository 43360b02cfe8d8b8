"""Rows of groups: noughts that complete a table, limits, ids, and under what a child on the caseload is counted."""

from datetime import date

import polars as pl
import pytest

from tests.spec.reading import read
from yjp import figures
from yjp.figures import AreaRole
from yjp.indicators.breakdowns import groups_of_days, groups_of_years
from yjp.indicators.caseload import children_on
from yjp.indicators.groupings import SEX
from yjp.indicators.measure import measure
from yjp.indicators.representation.indicators import BEGINS
from yjp.indicators.rows import Place
from yjp.model.caseload import Caseload, from_rows
from yjp.periods import quarter_ends

PLACE = Place(area="rotherham", area_name="Rotherham", role=AreaRole.LOCAL, source_ref="test")
POPULATION = pl.DataFrame({"year": [2023], "population_10_17": [20000], "source": ["made up"]})
TABLE = """
    child | born       | offence    | outcome    | type           | ethnicity | care
    A     | 2012-01-01 | 2023-01-10 | 2023-02-01 | youth_caution  | B1        | looked_after 2022-01-01
    A     |            | 2023-05-01 | 2023-06-01 | referral_order |           | none 2022-01-01 to 2022-02-01
    B     | 2007-01-01 | 2023-01-10 | 2023-02-01 | youth_caution  |           |
    C     | 2007-01-01 | 2024-01-10 | 2024-02-01 | fine           | W1        |
"""


def frame() -> pl.DataFrame:
    return measure(read(TABLE, date(2025, 12, 31)), PLACE, POPULATION)


def groups(indicator: str, window: str, group: str) -> dict[str, tuple[float, ...]]:
    found = frame().filter(
        pl.col("indicator") == indicator, pl.col("window") == window, pl.col("group") == group
    )
    return {v: (n, d) for v, n, d in found.select("group_value", "numerator", "denominator").rows()}


def test_a_group_is_nought_in_a_year_without_it_and_absent_where_it_never_occurs() -> None:
    assert groups("fte_count", "2023-12.12m", "ethnic") == {
        "black": (1, 2),
        "not_known": (1, 2),
        "white": (0, 2),
    }
    assert groups("fte_count", "2025-12.12m", "ethnic") == dict.fromkeys(
        ("black", "not_known", "white"), (0, 0)
    )


def test_the_years_of_every_group_begin_with_the_fourth_quarter() -> None:
    """Boys: 1, 0, 2, 0, 1 in five quarters; girls: 0, 0, 0, 3, 0; the day of a quarter's end is in it."""
    days = [
        *(date(2023, 3, 31), date(2023, 7, 1), date(2023, 9, 30), date(2024, 1, 1)),
        *(date(2023, 10, 1), date(2023, 11, 11), date(2023, 12, 31)),
    ]
    events = pl.DataFrame({"date": days, "sex": ["male"] * 4 + ["female"] * 3})
    ends = list(quarter_ends(date(2023, 1, 1), date(2024, 3, 31)))
    found = groups_of_years(events, "date", ends, [SEX]).sort("group_value", "period_end")
    assert found.select("period_end", "months", "group_value", "numerator", "denominator").rows() == [
        (date(2023, 12, 31), 12, "female", 3, 6),
        (date(2024, 3, 31), 12, "female", 3, 6),
        (date(2023, 12, 31), 12, "male", 3, 6),
        (date(2024, 3, 31), 12, "male", 3, 6),
    ]


def test_days_have_noughts_and_totals_by_group() -> None:
    first, second = date(2019, 3, 31), date(2019, 6, 30)
    children = pl.DataFrame({"period_end": [first, first, second], "sex": ["male", "female", "male"]})
    found = groups_of_days(children, [first, second], [SEX]).sort("period_end", "group_value")
    assert found.select("period_end", "months", "group_value", "numerator", "denominator").rows() == [
        (first, 0, "female", 1, 2),
        (first, 0, "male", 1, 2),
        (second, 0, "female", 0, 1),
        (second, 0, "male", 1, 1),
    ]
    assert groups_of_days(children.clear(), [], [SEX]).is_empty()


def test_a_crossed_table_has_every_pair_that_can_be() -> None:
    assert groups("fte_count", "2023-12.12m", "outcome_care") == {
        "yc-lac": (1, 2),
        "yc-not_recorded": (1, 2),
        "other_ft-lac": (0, 2),
        "other_ft-not_recorded": (0, 2),
    }


def test_shares_and_ratios_of_a_group_stand_on_the_groups_own_children() -> None:
    assert groups("binary_reoffending", "2023-12.12m", "age") == {"10_14": (1, 2), "15_17": (0, 1)}
    assert groups("reoffences_per_child", "2023-12.12m", "age") == {"10_14": (1, 2), "15_17": (0, 1)}
    assert groups("reoffences_per_reoffender", "2023-12.12m", "age") == {"10_14": (1, 1), "15_17": (0, 0)}


def test_only_years_are_broken_down_and_counts_have_limits() -> None:
    pooled = pl.col("indicator").str.starts_with(BEGINS)
    rows = frame().filter(pl.col("group").is_not_null(), ~pooled)
    assert rows.get_column("window").str.ends_with(".12m").all()
    counts = rows.filter(pl.col("indicator") == "fte_count")
    assert counts.get_column("lower").null_count() == 0
    one = counts.filter(pl.col("value") == 1).row(0, named=True)
    # Garwood 1936: one event, 0.025 to 5.572.
    assert (round(one["lower"], 3), round(one["upper"], 3)) == (0.025, 5.572)


@pytest.mark.parametrize("area", ["rotherham", "a-service-with-a-very-long-name-indeed"])
def test_ids_made_in_one_pass_are_those_of_the_ledger(area: str) -> None:
    place = Place(area=area, area_name="x", role=AreaRole.LOCAL, source_ref="test")
    rows = measure(read(TABLE, date(2025, 12, 31)), place, POPULATION)
    parts = rows.select("indicator", "window", "area", "group", "group_value").rows()
    assert rows.get_column("figure_id").to_list() == [figures.figure_id(*each) for each in parts]
    assert rows.get_column("figure_id").str.contains("~", literal=True).any()


def caseload(*programmes: dict[str, object], links: tuple[tuple[str, str], ...] = ()) -> Caseload:
    """Child A, 15 years old, with three offences; F1 led to O1."""
    day = date(2024, 1, 1)
    return from_rows(
        date(2025, 12, 31),
        children=[{"child_id": "A", "date_of_birth": date(2008, 6, 1), "sex": "male"}],
        offences=[
            {
                "offence_id": i,
                "child_id": "A",
                "offence_date": day,
                "offence_category": category,
                "gravity": gravity,
            }
            for i, category, gravity in (("F1", "drugs", 3), ("F2", "robbery", 6), ("F3", None, None))
        ],
        outcomes=[
            {
                "outcome_id": "O1",
                "offence_id": "F1",
                "child_id": "A",
                "outcome_date": day,
                "outcome_type": "referral_order",
            }
        ],
        programmes=[{"child_id": "A", "start_date": day, **each} for each in programmes],
        programme_offences=[{"programme_id": p, "offence_id": f} for p, f in links],
    )


def counted_under(found: Caseload) -> tuple[str, ...]:
    columns = ("programme_id", "category", "outcome", "tier", "offence", "gravity")
    return children_on(found, [date(2024, 3, 1)]).collect().select(columns).row(0)


def test_a_child_on_the_caseload_is_counted_under_the_most_serious_programme() -> None:
    voluntary = {"programme_id": "P1", "disposal_type": "voluntary"}
    order = {"programme_id": "P2", "disposal_type": "referral_order", "outcome_id": "O1"}
    stricter = {"programme_id": "P3", "disposal_type": "youth_rehabilitation_order"}
    assert counted_under(caseload(voluntary)) == (
        "P1",
        "other",
        "no_outcome",
        "no_outcome",
        "no_offence",
        "no_offence",
    )
    assert counted_under(caseload(voluntary, order)) == (
        "P2",
        "statutory",
        "ro",
        "first_tier",
        "drugs",
        "g3_4",
    )
    # One category: the more serious tier decides, whatever the offence of the other.
    assert counted_under(caseload(order, stricter))[:3] == ("P3", "statutory", "yro")


def test_of_several_offences_of_a_programme_the_gravest_counts_and_blank_is_the_least() -> None:
    order = {"programme_id": "P2", "disposal_type": "referral_order", "outcome_id": "O1"}
    both = caseload(order, links=(("P2", "F3"), ("P2", "F2"), ("P2", "F1")))
    assert counted_under(both)[-2:] == ("robbery", "g5_8")
    blank = caseload({**order, "outcome_id": None}, links=(("P2", "F3"),))
    assert counted_under(blank)[-2:] == ("not_known", "not_known")


def test_a_day_without_children_is_nought() -> None:
    found = caseload({"programme_id": "P1", "disposal_type": "voluntary"})
    rows = measure(found, PLACE, POPULATION, snapshot_dates=[date(2020, 1, 1)])
    rows = rows.filter(
        pl.col("indicator") == "caseload", pl.col("group").is_null() | (pl.col("group") == "age")
    )
    counts = (
        rows.select("window", "group_value", "numerator", "denominator").sort("window", "group_value").rows()
    )
    assert counts == [
        ("2020-01-01", None, 0, None),
        ("2020-01-01", "15_17", 0, 0),
        ("2025-12-31", None, 1, None),
        ("2025-12-31", "15_17", 1, 1),
    ]
