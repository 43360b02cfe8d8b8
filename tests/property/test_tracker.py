"""The tracker and the curves on random caseloads: the indicator's counts, and no look ahead."""

from datetime import date, timedelta
from random import Random

import polars as pl
from hypothesis import given, settings
from hypothesis import strategies as st

from tests import random_caseloads
from tests.caseloads import typed
from yjp.figures import AreaRole
from yjp.indicators.reoffending import cohorts
from yjp.indicators.rows import Place
from yjp.model.caseload import Caseload
from yjp.periods import quarter_ends
from yjp.tracker.cases import tracker
from yjp.tracker.followed import Cohort, followed
from yjp.tracker.known import as_known_on
from yjp.tracker.maturity import curves

DAY = random_caseloads.LAST_DAY
PLACE = Place(area="rotherham", area_name="Rotherham", role=AreaRole.LOCAL, source_ref="test")
KEYS = ("child_id", "quarter_start", "index_date", "reoffences")
seeds = st.integers(0, 2**32)


def made(seed: int) -> Caseload:
    return typed(random_caseloads.random_tables(Random(seed), 25), DAY)


@given(seeds, st.integers(0, 2_000))
@settings(max_examples=30, deadline=None)
def test_the_tracker_counts_as_the_indicator_does_on_the_records_of_the_day(seed: int, back: int) -> None:
    caseload, on = made(seed), DAY - timedelta(days=back)
    found = tracker(caseload, on, finished=True)
    known = cohorts(as_known_on(caseload, on)).collect()
    assert sorted(found.select(KEYS).rows()) == sorted(known.select(KEYS).rows())
    # What is still followed is the same rows; every reoffence that is yet to come is of them.
    assert tracker(caseload, on).rows() == found.filter(pl.col("state") != "final").rows()
    later = {row[:3]: row[3] for row in cohorts(caseload).collect().select(KEYS).iter_rows()}
    for child, quarter, index, reoffences in (
        found.filter(pl.col("state") == "final").select(KEYS).iter_rows()
    ):
        assert later[child, quarter, index] == reoffences


@given(seeds, st.integers(30, 1_500))
@settings(max_examples=20, deadline=None)
def test_a_curve_is_the_same_whenever_it_is_drawn(seed: int, back: int) -> None:
    caseload, on = made(seed), DAY - timedelta(days=back)

    def drawn(of: Caseload) -> dict[tuple[str, int], tuple[float, float]]:
        ends = list(quarter_ends(date(2012, 1, 1), of.extract_date))
        rows = curves(followed(of), Cohort.SUBSTANTIVE, ends, of.extract_date, PLACE)
        points = rows.select("window", "months_followed", "numerator", "denominator").iter_rows()
        return {(window, month): (known, entries) for window, month, known, entries in points}

    before, now = drawn(as_known_on(caseload, on)), drawn(caseload)
    both = before.keys() & now.keys()
    assert {key: before[key] for key in both} == {key: now[key] for key in both}
