"""Every cell of every breakdown against the slow oracle; groups add up to the total; nothing is missing."""

from datetime import date
from random import Random

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests import oracle, oracle_groups
from tests.caseloads import typed
from tests.group_sums import equal_sums
from tests.oracle import Tables
from tests.random_caseloads import LAST_DAY, random_tables
from yjp.figures import AreaRole
from yjp.indicators.groupings import APPLIES, groupings_of
from yjp.indicators.measure import measure
from yjp.indicators.rows import Place
from yjp.periods import quarter_ends

PLACE = Place(area="rotherham", area_name="Rotherham", role=AreaRole.LOCAL, source_ref="test")
POPULATION = pl.DataFrame(schema={"year": pl.Int64, "population_10_17": pl.Int64, "source": pl.String})
FIRST = date(2014, 1, 1)
ENDS = list(quarter_ends(FIRST, LAST_DAY))
DAYS = [date(2016, 2, 29), date(2017, 6, 30), LAST_DAY]
seeds = st.integers(0, 2**32)


def figures(tables: Tables) -> pl.DataFrame:
    return measure(
        typed(tables, LAST_DAY),
        PLACE,
        POPULATION,
        complete_since=FIRST,
        snapshot_dates=DAYS[:-1],
        # The oracle counts what is recorded.
        interim_as_recorded=True,
    )


def cells(frame: pl.DataFrame, indicator: str, group: str) -> oracle_groups.Cells:
    rows = frame.filter(pl.col("indicator") == indicator, pl.col("group") == group)
    found = rows.select("period_end", "group_value", "numerator", "denominator").rows()
    assert len(found) == len({row[:2] for row in found})
    return {(end, value): (n, d) for end, value, n, d in found}


@given(seeds)
@settings(max_examples=15, deadline=None)
def test_every_cell_of_entrants_and_sentences_is_the_oracles(seed: int) -> None:
    tables = random_tables(Random(seed), 20)
    frame = figures(tables)
    for indicator, outcomes in (
        ("fte_count", oracle.fte_outcomes(tables)),
        ("custody_count", oracle.custody_outcomes(tables)),
    ):
        for each in groupings_of(indicator):
            expected = oracle_groups.years(tables, each.id, outcomes, ENDS)
            assert cells(frame, indicator, each.id) == expected


@given(seeds)
@settings(max_examples=15, deadline=None)
def test_every_cell_of_the_cohorts_is_the_oracles(seed: int) -> None:
    tables = random_tables(Random(seed), 15)
    frame = figures(tables)
    for each in groupings_of("binary_reoffending"):
        expected = oracle_groups.cohorts(tables, each.id, ENDS, LAST_DAY)
        assert cells(frame, "binary_reoffending", each.id) == expected["binary"]
        assert cells(frame, "reoffences_per_reoffender", each.id) == expected["per_reoffender"]
        assert cells(frame, "reoffences_per_child", each.id) == expected["per_child"]


@given(seeds)
@settings(max_examples=25, deadline=None)
def test_every_cell_of_the_caseload_is_the_oracles(seed: int) -> None:
    tables = random_tables(Random(seed), 20)
    frame = figures(tables)
    for each in groupings_of("caseload"):
        assert cells(frame, "caseload", each.id) == oracle_groups.caseload(tables, each.id, DAYS)


@given(seeds)
@settings(max_examples=15, deadline=None)
def test_the_groups_of_every_grouping_add_up_to_the_figure(seed: int) -> None:
    frame = figures(random_tables(Random(seed), 20))
    frame = frame.filter(~pl.col("window").str.ends_with(".3m"))
    whole = frame.filter(pl.col("group").is_null())
    grouped = frame.filter(pl.col("group").is_not_null())
    for indicator, groupings in APPLIES.items():
        total = {
            w: (n, d)
            for i, w, n, d in whole.select("indicator", "window", "numerator", "denominator").rows()
            if i == indicator
        }
        parts = grouped.filter(pl.col("indicator") == indicator)
        if not sum(n for n, _ in total.values()) and indicator.endswith("_count"):
            assert parts.is_empty()  # no group ever occurs
            continue
        assert set(parts.get_column("group")) == {g.id for g in groupings}
        sums = parts.group_by("group", "window").agg(
            pl.col("numerator").sum(),
            pl.col("denominator").sum(),
            pl.col("denominator").unique().alias("one"),
        )
        assert sums.height == len(groupings) * len(total)
        for _, window, n, d, one in sums.iter_rows():
            if indicator.endswith("_count") or indicator == "caseload":
                assert (n, one) == (total[window][0], [total[window][0]])
            else:
                assert (n, d) == total[window]


@given(seeds)
@settings(max_examples=10, deadline=None)
def test_groups_that_are_declared_to_count_the_same_children_do(seed: int) -> None:
    tables = random_tables(Random(seed), 20)
    frame = figures(tables)
    for indicator in APPLIES:
        for each in equal_sums(indicator):
            rows = frame.filter(pl.col("indicator") == indicator)
            one = rows.filter(pl.col("group") == each.group, pl.col("group_value").is_in(each.values))
            two = rows.filter(pl.col("group") == each.other, pl.col("group_value").is_in(each.other_values))
            sums = [
                {w: n for w, n in side.group_by("window").agg(pl.col("numerator").sum()).rows() if n}
                for side in (one, two)
            ]
            assert sums[0] == sums[1]


@given(seeds)
@settings(max_examples=15, deadline=None)
def test_limits_of_a_group_bracket_its_value_and_ids_are_unique(seed: int) -> None:
    frame = figures(random_tables(Random(seed), 20))
    assert frame.get_column("figure_id").n_unique() == frame.height
    limited = frame.filter(pl.col("group").is_not_null()).drop_nulls(["lower", "upper"])
    assert limited.height
    assert limited.filter(
        (pl.col("lower") > pl.col("value")) | (pl.col("value") > pl.col("upper"))
    ).is_empty()


@pytest.mark.parametrize("missing", ["care_status", "send"])
def test_without_its_table_a_grouping_is_not_there(missing: str) -> None:
    tables = random_tables(Random(5), 20)
    del tables[missing]
    # The groups by stage have groupings of their own; a national indicator's are those declared for it.
    broken_down = figures(tables).filter(pl.col("indicator").is_in(list(APPLIES)) | pl.col("group").is_null())
    groups = set(broken_down.get_column("group"))
    gone = {"care_status": {"care", "outcome_care"}, "send": {"send", "cat_send"}}[missing]
    every = {g.id for groupings in APPLIES.values() for g in groupings}
    assert groups == (every - gone) | {None}
