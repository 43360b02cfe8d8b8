"""Breakdowns: every group in its place, what is hidden a gap that says so, and the table the ledger's own numbers."""

from dataclasses import replace
from typing import Any

import polars as pl
import pytest

from tests.unit.charts import made
from yjp import figures
from yjp.charts.breakdown import breakdown, breakdown_years
from yjp.charts.breakdown_table import breakdown_table, years_table
from yjp.charts.spec import Chart, Table
from yjp.figures import OVERLAP_REASON, Facet, split_tag
from yjp.ledger import Ledger

LEDGER = made.made()
AGE = "fte_count.2018-12.12m.rotherham.age"


def chart(indicator: str, group: str, ledger: Ledger = LEDGER) -> Chart:
    found = breakdown(ledger, indicator, group)
    assert found is not None
    return found


def table(indicator: str, group: str, ledger: Ledger = LEDGER) -> Table:
    found = breakdown_table(ledger, indicator, group)
    assert found is not None
    return found


def texts(of: Table) -> list[list[str]]:
    return [[cell.text for cell in each] for each in of.rows]


def test_a_count_by_age() -> None:
    drawn = chart("fte_count", "age")
    assert (drawn.kind, drawn.id) == ("bar", f"{AGE}=*#chart")
    assert drawn.categories == ("10 to 14", "15 to 17", "18 or older")
    (series,) = drawn.series
    assert [point.value for point in series.points] == [16, 22, 0]
    assert drawn.title == "Aged 15 to 17: the largest group, 22 of 38"
    assert drawn.alt == (
        "Bar chart. First time entrants by age, Jan 2018 to Dec 2018. 10 to 14: 16 of 38; 15 to 17: 22 of 38. "
        "None: 18 or older."
    )
    assert drawn.caption == (
        "First time entrants by age, Rotherham, Jan 2018 to Dec 2018 (source: the service's own records)"
    )


def test_the_table_of_a_count_has_shares_worked_out_by_hand() -> None:
    assert texts(table("fte_count", "age")) == [
        ["10 to 14", "16", "42.1%"],
        ["15 to 17", "22", "57.9%"],
        ["18 or older", "0", "0.0%"],
        ["All", "38", "100%"],
    ]


def test_what_is_not_known_is_the_last_group_and_never_left_out() -> None:
    drawn = chart("fte_count", "care")
    assert drawn.categories[-1] == "No care status recorded"
    assert drawn.series[0].points[-1].value == 31
    assert drawn.title == "No care status recorded for 31 of 38"


def test_two_ways_with_margins() -> None:
    drawn = chart("fte_count", "outcome_care")
    assert drawn.kind == "stacked_bar"
    assert drawn.categories == ("Youth caution", "Referral order")
    assert [(s.name, s.role, [p.value for p in s.points]) for s in drawn.series] == [
        ("Looked after", "group", [1, 3]),
        ("Not looked after", "group", [0, 3]),
        ("No care status recorded", "unknown", [14, 17]),
    ]
    assert texts(table("fte_count", "outcome_care")) == [
        ["Youth caution", "1", "0", "14", "15"],
        ["Referral order", "3", "3", "17", "23"],
        ["All", "4", "3", "31", "38"],
    ]


def test_a_share_comes_with_its_limits_and_the_children_behind_it() -> None:
    drawn = chart("binary_reoffending", "sex")
    assert drawn.categories == (
        "Male (21\u00a0of\u00a073)".replace("(21", "(21"),
        "Female (9\u00a0of\u00a018)",
    )
    male, female = drawn.series[0].points
    assert (male.lower, male.upper, female.value) == (19.7, 40.0, 50.0)
    assert drawn.title == "Reoffending by sex: the ranges overlap"
    assert texts(table("binary_reoffending", "sex")) == [
        ["Male", "73", "21", "28.8%", "19.7 to 40.0"],
        ["Female", "18", "9", "50.0%", "29.0 to 71.0"],
        ["All", "91", "30", "33.0%", "24.2 to 43.1"],
    ]


def test_over_the_years() -> None:
    drawn = breakdown_years(LEDGER, "fte_count", "age")
    assert drawn is not None
    assert (drawn.kind, drawn.id) == ("stacked_column", f"{AGE}=*years#chart")
    assert drawn.categories == ("Dec 2017", "Dec 2018")
    assert [[p.value for p in s.points] for s in drawn.series] == [[20, 16], [29, 22], [1, 0]]
    found = years_table(LEDGER, "fte_count", "age")
    assert found is not None
    assert texts(found)[-1] == ["All", "50", "38"]
    assert breakdown_years(LEDGER, "fte_count", "care") is None, "one year is no course"


def test_a_hidden_group_is_a_gap_that_says_so_and_never_nought() -> None:
    ledger = made.hidden(LEDGER, f"{AGE}=10_14", f"{AGE}=18_plus")
    drawn = chart("fte_count", "age", ledger)
    assert drawn.categories == ("10 to 14 (not\u00a0shown)", "15 to 17", "18 or older (not\u00a0shown)")
    assert [p.value for p in drawn.series[0].points] == [None, 22, None]
    assert drawn.title == "Aged 15 to 17: the largest group, 22 of 38", "more than half of all"
    assert texts(table("fte_count", "age", ledger))[0] == ["10 to 14", "not shown", "not shown"]


def test_no_group_is_called_the_largest_while_another_is_hidden() -> None:
    ledger = made.hidden(LEDGER, f"{AGE}=15_17")
    assert chart("fte_count", "age", ledger).title == "First time entrants by age"


def test_parts_stand_side_by_side_where_one_is_hidden() -> None:
    ledger = made.hidden(LEDGER, "fte_count.2018-12.12m.rotherham.outcome_care=yc-lac")
    assert chart("fte_count", "outcome_care", ledger).kind == "bar"
    years = breakdown_years(made.hidden(LEDGER, f"{AGE}=10_14"), "fte_count", "age")
    assert years is not None
    assert (years.kind, years.categories[1]) == ("column", "Dec 2018 (part\u00a0not\u00a0shown)")
    assert (
        chart("fte_count", "outcome_care", ledger).categories[0] == "Youth caution (part\u00a0not\u00a0shown)"
    )


def test_years_that_a_profile_does_not_break_down_are_not_chosen() -> None:
    names = [f"{AGE}={value}" for value in made.AGES]
    ledger = made.hidden(LEDGER, *names, reason=OVERLAP_REASON)
    assert chart("fte_count", "age", ledger).id == "fte_count.2017-12.12m.rotherham.age=*#chart"
    whole = made.hidden(LEDGER, *names)
    assert chart("fte_count", "age", whole).id == f"{AGE}=*#chart"


def test_there_is_nothing_of_what_is_not_held() -> None:
    assert breakdown(LEDGER, "custody_count", "age") is None
    assert breakdown_table(LEDGER, "fte_count", "age", "2011-12.12m") is None
    assert breakdown(LEDGER, "fte_count", "age", "2011-12.12m") is None


@pytest.mark.parametrize(
    ("indicator", "group"),
    [
        ("fte_count", "age"),
        ("fte_count", "care"),
        ("fte_count", "outcome_care"),
        ("binary_reoffending", "sex"),
    ],
)
def test_every_bound_cell_is_the_ledgers_value(indicator: str, group: str) -> None:
    columns: dict[Facet, Any] = {
        Facet.VALUE: lambda f: f.value,
        Facet.NUMERATOR: lambda f: f.numerator,
        Facet.DENOMINATOR: lambda f: f.denominator,
    }
    seen = 0
    for each in table(indicator, group).rows:
        for cell in each:
            if cell.tag is None:
                continue
            identifier, facet = split_tag(cell.tag)
            figure = LEDGER.get(identifier)
            assert figure is not None
            if facet in columns:
                assert float(cell.text.rstrip("%")) == pytest.approx(columns[facet](figure), abs=0.05)
                seen += 1
    assert seen >= 4


def test_titles_are_short() -> None:
    for indicator, group in (
        ("fte_count", "age"),
        ("fte_count", "outcome_care"),
        ("binary_reoffending", "sex"),
    ):
        assert len(chart(indicator, group).title.split()) <= 10


def test_groups_without_an_order_go_by_size_then_the_hidden_then_the_empty() -> None:
    rows = [*LEDGER.figures.iter_rows(named=True)]
    rows += made.counts(made.YEAR, "offence", {"arson": 0, "drugs": 6, "robbery": 7, "public_order": 25})
    rows += made.counts(made.YEAR, "offence", {"not_known": 9})
    ledger = replace(LEDGER, figures=figures.ordered(pl.DataFrame(rows, schema=figures.SCHEMA)))
    ledger = made.hidden(ledger, "fte_count.2018-12.12m.rotherham.offence=robbery")
    assert chart("fte_count", "offence", ledger).categories == (
        "Public order",
        "Drugs",
        "Robbery (not\u00a0shown)",
        "Arson",
        "Not known",
    )


def test_hidden_shares_are_not_called_too_few() -> None:
    sex = "binary_reoffending.2017-06.12m.rotherham.sex"
    ledger = made.hidden(LEDGER, f"{sex}=male", f"{sex}=female")
    assert chart("binary_reoffending", "sex", ledger).title == "Reoffending by sex"
