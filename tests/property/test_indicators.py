"""The counting of yjp against a slow oracle written from the rules' text, and the invariants of counting."""

from datetime import date
from random import Random

import polars as pl
from hypothesis import given, settings
from hypothesis import strategies as st

from tests import oracle, random_caseloads
from tests.caseloads import typed
from yjp.figures import AreaRole
from yjp.indicators.caseload import children_on
from yjp.indicators.custody import custodial_sentences
from yjp.indicators.first_time_entrants import first_time_entrants
from yjp.indicators.measure import measure
from yjp.indicators.reoffending import cohorts
from yjp.indicators.rows import Place
from yjp.model.caseload import Caseload
from yjp.periods import quarter_end, quarter_ends

DAY = random_caseloads.LAST_DAY
PLACE = Place(area="rotherham", area_name="Rotherham", role=AreaRole.LOCAL, source_ref="test")
POPULATION = pl.DataFrame(
    {"year": [2015], "population_10_17": [1000], "source": ["made up"]},
    schema={"year": pl.Int64, "population_10_17": pl.Int64, "source": pl.String},
)
seeds = st.integers(0, 2**32)


@given(seeds)
@settings(max_examples=60, deadline=None)
def test_entrants_are_the_oracles(seed: int) -> None:
    tables = random_caseloads.random_tables(Random(seed), 25)
    found = first_time_entrants(typed(tables, DAY)).collect()
    assert sorted(found.select("child_id", "date", "outcome_type").rows()) == sorted(
        tuple(e) for e in oracle.fte_events(tables)
    )


@given(seeds)
@settings(max_examples=60, deadline=None)
def test_custodial_sentences_are_the_oracles(seed: int) -> None:
    tables = random_caseloads.random_tables(Random(seed), 25)
    found = custodial_sentences(typed(tables, DAY)).collect()
    by_quarter: dict[date, int] = {}
    for day in found.get_column("date"):
        by_quarter[quarter_end(day)] = by_quarter.get(quarter_end(day), 0) + 1
    assert by_quarter == {q: n for q, n in oracle.custody_by_quarter(tables).items() if n}


@given(seeds)
@settings(max_examples=60, deadline=None)
def test_cohorts_are_the_oracles(seed: int) -> None:
    tables = random_caseloads.random_tables(Random(seed), 25)
    found = cohorts(typed(tables, DAY)).collect()
    ends = list(quarter_ends(date(2014, 1, 1), DAY))
    expected = sorted(tuple(child) for end in ends for child in oracle.cohort(tables, end, DAY))
    complete = found.filter(pl.col("index_date") <= ends[-1])
    assert sorted(complete.select("child_id", "index_date", "reoffences").rows()) == expected


@given(seeds)
@settings(max_examples=40, deadline=None)
def test_the_caseload_on_a_day_is_the_oracles(seed: int) -> None:
    tables = random_caseloads.random_tables(Random(seed), 25)
    days = (DAY, date(2016, 2, 29), date(2017, 6, 30))
    found = children_on(typed(tables, DAY), days).collect()
    assert sorted(found.select("day", "child_id", "category", "send").rows()) == sorted(
        (day, *child) for day in days for child in oracle.caseload(tables, day)
    )


COUNTS = ("fte_count", "custody_count", "binary_reoffending", "reoffences_per_reoffender", "caseload")


def counted(caseload: Caseload) -> pl.DataFrame:
    """Numerator and denominator of every count, by figure; a group's noughts depend on what occurs elsewhere."""
    frame = measure(caseload, PLACE, POPULATION, complete_since=date(2014, 1, 1))
    whole = pl.col("group").is_null()
    return frame.filter(pl.col("indicator").is_in(COUNTS), whole | (pl.col("numerator") > 0)).select(
        "figure_id", "numerator", denominator=pl.when(whole).then(pl.col("denominator"))
    )


def only(caseload: Caseload, children: set[str]) -> Caseload:
    """The part of a caseload that is about some of its children."""
    return Caseload(
        {
            n: t.filter(pl.col("child_id").is_in(children)) if "child_id" in t.columns else t
            for n, t in caseload.tables.items()
        },
        caseload.extract_date,
    )


@given(seeds, st.data())
@settings(max_examples=15, deadline=None)
def test_splitting_the_children_in_any_way_and_adding_up_gives_the_same_figures(
    seed: int, data: st.DataObject
) -> None:
    caseload = typed(random_caseloads.random_tables(Random(seed), 20), DAY)
    children = caseload.tables["children"].get_column("child_id").to_list()
    part = data.draw(st.lists(st.integers(0, 3), min_size=len(children), max_size=len(children)))
    parts = [only(caseload, {c for c, p in zip(children, part, strict=True) if p == k}) for k in range(4)]
    summed = (
        pl.concat(counted(p) for p in parts)
        .group_by("figure_id")
        .agg(pl.col("numerator").sum(), pl.col("denominator").sum())
        .sort("figure_id")
    )
    whole = counted(caseload).with_columns(pl.col("denominator").fill_null(0)).sort("figure_id")
    assert summed.equals(whole)


@given(seeds)
@settings(max_examples=12, deadline=None)
def test_the_order_of_rows_does_not_matter(seed: int) -> None:
    caseload = typed(random_caseloads.random_tables(Random(seed), 20), DAY)
    turned = Caseload({n: t.reverse() for n, t in caseload.tables.items()}, DAY)
    kept = {"complete_since": date(2014, 1, 1)}
    assert measure(caseload, PLACE, POPULATION, **kept).equals(measure(turned, PLACE, POPULATION, **kept))


@given(seeds)
@settings(max_examples=20, deadline=None)
def test_a_rolling_year_is_its_four_quarters_and_limits_bracket_the_value(seed: int) -> None:
    frame = measure(
        typed(random_caseloads.random_tables(Random(seed), 30), DAY),
        PLACE,
        POPULATION,
        complete_since=date(2014, 1, 1),
    )
    for indicator in ("fte_count", "custody_count", "binary_reoffending", "reoffences_per_child"):
        rows = frame.filter(pl.col("indicator") == indicator, pl.col("group").is_null()).sort("period_end")
        quarters = rows.filter(pl.col("window").str.ends_with(".3m"))
        years = rows.filter(pl.col("window").str.ends_with(".12m"))
        for part in ("numerator", "denominator"):
            if quarters.get_column(part).null_count() == 0:
                assert (
                    quarters.get_column(part).rolling_sum(4).drop_nulls().to_list()
                    == years.get_column(part).to_list()
                )
    limited = frame.drop_nulls(["lower", "upper"])
    assert limited.filter(
        (pl.col("lower") > pl.col("value")) | (pl.col("value") > pl.col("upper"))
    ).is_empty()
