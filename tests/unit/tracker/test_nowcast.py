"""The nowcast: rates and limits worked out by hand, no look ahead, and past cohorts estimated well."""

import math
import runpy
from dataclasses import replace
from datetime import date
from itertools import islice
from pathlib import Path

import pytest

from tests.spec.reading import read
from yjp.figures import AreaRole
from yjp.indicators.rows import Place
from yjp.model.caseload import Caseload
from yjp.periods import quarter_ends
from yjp.synthetic.country_places import EXTRACT_DATE, FIRST_DAY
from yjp.tracker.followed import followed
from yjp.tracker.known import as_known_on
from yjp.tracker.nowcast import predictive
from yjp.tracker.nowcast.backtest import REOFFENCES, REOFFENDERS, Trial, score, trials
from yjp.tracker.nowcast.estimate import nowcast
from yjp.tracker.nowcast.histories import HORIZON, History, histories, quarter_of
from yjp.tracker.nowcast.learnt import learn
from yjp.tracker.nowcast.rates import rates, variance_of_sum
from yjp.tracker.nowcast.rows import TOO_FEW, nowcast_rows

ROOT = Path(__file__).resolve().parents[3]
SCRIPT = runpy.run_path(str(ROOT / "scripts" / "build_nowcast_page.py"))
PLACE = Place(area="rotherham", area_name="Rotherham", role=AreaRole.LOCAL, source_ref="")


def history(child: int, index: int, *proofs: int) -> History:
    """Days are counted from nought; a proof is so many days after the index day."""
    return History(child, 0, index, index + 548, tuple(index + day for day in proofs))


ON = 1000
FOUR = [
    history(1, 0, 100, 200),  # final: known after 100 days
    history(2, 0),  # final: never
    history(3, 900),  # followed for 100 days
    history(4, 850, 120, 400),  # followed for 150 days: of the two proofs one is known
]


def test_kaplan_meier_by_hand() -> None:
    found = rates(FOUR, ON)
    # Day 100: four are followed and one becomes known. Day 120: two are left, as one was followed for 100 days only.
    assert found.first_at_risk[100] == 4
    assert found.first_at_risk[120] == 2
    assert (found.hazard[100], found.hazard[120]) == (1 / 4, 1 / 2)
    stays = found.stay_unknown()
    assert (stays[99], stays[100], stays[119], stays[120]) == (3 / 8, 1 / 2, 1 / 2, 1)
    assert found.first_at_risk[HORIZON] == 1


def test_mean_cumulative_function_by_hand() -> None:
    found = rates(FOUR, ON)
    # Days 100, 120 and 200, of four, three and two children who are followed; the proof of day 400 is not known yet.
    assert [d for d, n in enumerate(found.seen) if n] == [100, 120, 200]
    assert found.to_come()[0] == pytest.approx(1 / 4 + 1 / 3 + 1 / 2)
    assert found.to_come()[150] == pytest.approx(1 / 2)
    assert found.to_come()[200] == 0


def test_the_variance_of_a_share_s_rate_is_greenwood_s_where_no_child_enters_twice() -> None:
    rows = [history(n, 0, 100) if n < 30 else history(n, 0) for n in range(100)]
    found = rates(rows, ON)
    weight = [1.0] * (HORIZON + 1)
    # One hazard of 30 in 100: 0.3 * 0.7 / 100, times 100/99 for a hundred children.
    robust = variance_of_sum(rows, ON, weight, found.hazard, found.first_at_risk, first_only=True)
    assert robust == pytest.approx(0.3 * 0.7 / 100 * 100 / 99)


def test_a_child_who_enters_twice_counts_as_one_in_the_variance() -> None:
    rows = [history(n, 0, 100) if n < 30 else history(n, 0) for n in range(100)]
    twice = rows + rows
    found = rates(twice, ON)
    weight = [1.0] * (HORIZON + 1)
    robust = variance_of_sum(twice, ON, weight, found.hazard, found.first_at_risk, first_only=True)
    assert robust == pytest.approx(0.3 * 0.7 / 100 * 100 / 99)


def test_limits_of_children_to_come_by_hand() -> None:
    # Binomial of 10 and 0.1: 0.349, 0.387, 0.194, 0.057, 0.011. With nought the lower limit, all 5% lie above: the
    # middle of 3 is at 0.930 + 0.029 = 0.958, beyond 0.95; of 2 at 0.833.
    assert predictive.of_those_left(1.0, 0.9, 10) == (0, 2)
    # Binomial of 20 and 0.5: P(X < 6) + P(6)/2 is 0.021 + 0.018 = 0.039, of 5 0.006 + 0.007 = 0.013.
    assert predictive.of_those_left(10.0, 5.0, 20) == (6, 14)
    assert predictive.of_those_left(0.0, 0.0, 10) == (0, 0)
    assert predictive.of_those_left(3.0, 9.0, 0) == (0, 0)


def test_limits_widen_with_the_variance_and_never_leave_the_children_there_are() -> None:
    narrow, wide = predictive.of_those_left(10.0, 5.0, 20), predictive.of_those_left(10.0, 20.0, 20)
    assert wide[0] < narrow[0] < narrow[1] < wide[1]
    assert predictive.of_those_left(19.9, 400.0, 20)[1] == 20
    assert predictive.of_those_left(0.5, 5.0, 1) == (0, 1)


def test_limits_of_events_by_hand() -> None:
    # Poisson of 2: 0.135, 0.271, 0.271, 0.180, 0.090, 0.036. Nought: middle 0.068, above 2.5%; so all 5% lie above, and
    # the middle of 5 is at 0.947 + 0.018 = 0.965, of 4 at 0.902.
    assert predictive.of_events(2.0, 2.0) == (0, 4)
    assert predictive.of_events(0.0, 0.0) == (0, 0)
    assert predictive.of_events(2.0, 8.0)[1] > 4


@pytest.mark.parametrize(("mean", "variance"), [(0.3, 0.3), (2.0, 6.0), (40.0, 300.0)])
def test_limits_of_events_hold_as_much_as_they_say(mean: float, variance: float) -> None:
    low, high = predictive.of_events(mean, variance)
    chances = predictive._negative_binomial(mean, variance)
    held = sum(chance for n, chance in enumerate(islice(chances, high + 1)) if n >= low)
    assert 0.93 < held < 0.985


def made_country(rows: int = 240) -> list[History]:
    """Three quarters of index days, a third of the children known after 200 days."""
    return [
        History(n, n // 80, n // 80 * 91, n // 80 * 91 + 548, (n // 80 * 91 + 200,) if n % 3 == 0 else ())
        for n in range(rows)
    ]


def test_children_still_awaited_are_expected_to_do_as_those_before_them() -> None:
    # On day 700 the first two quarters are final: 54 of 160 are known. The third (index day 182) has 518 days of 548.
    learnt = learn(made_country(), 700, 2)
    assert learnt is not None
    found = nowcast(learnt, 2, 2)
    assert found is not None
    assert (found.reoffenders.so_far, found.reoffenders.final) == (26, 26)
    # On day 640 the first quarter is final; of a fourth whose children are followed for 100 days none is known, and a
    # third of them will be, as of the 240 before.
    young = [History(1000 + n, 3, 540, 540 + 548, (740,) if n % 3 == 0 else ()) for n in range(30)]
    learnt = learn([*made_country(), *young], 640, 3)
    assert learnt is not None
    found = nowcast(learnt, 3, 3)
    assert found is not None
    assert found.reoffenders.so_far == 0
    assert found.reoffenders.final == pytest.approx(30 * 80 / 240)
    assert found.reoffences.final == pytest.approx(30 * 80 / 240)
    assert found.reoffenders.lower < 10 < found.reoffenders.upper


def test_nothing_is_estimated_from_fewer_than_thirty_children_with_a_final_outcome() -> None:
    assert learn(made_country(29), 700, 2) is None
    assert learn(made_country(30), 700, 2) is not None
    assert learn(made_country(), 547, 2) is None


@pytest.fixture(scope="module")
def some_services() -> list[list[History]]:
    return list(SCRIPT["services"](0.4, 12, buckets=1))


@pytest.fixture(scope="module")
def past(some_services: list[list[History]]) -> list[Trial]:
    ends = list(quarter_ends(FIRST_DAY, EXTRACT_DATE))
    return [each for rows in some_services for each in trials(rows, ends, EXTRACT_DATE, lengths=(3,))]


@pytest.mark.parametrize("measure", [REOFFENDERS, REOFFENCES])
@pytest.mark.parametrize("age", [3, 6, 9, 12])
def test_limits_hold_the_truth_of_past_cohorts(past: list[Trial], measure: str, age: int) -> None:
    found = score([each for each in past if each.measure == measure and each.age == age])
    # Four standard errors of 95% in so many cohorts, which depend on each other a little.
    margin = 4 * math.sqrt(0.95 * 0.05 / found.trials)
    assert found.trials > 150
    assert abs(found.covered - 0.95) < margin
    assert found.error < found.naive_error
    assert abs(found.bias) < abs(found.naive_bias) / 4


def test_the_error_is_far_below_that_of_the_rate_so_far(past: list[Trial]) -> None:
    young = [each for each in past if each.measure == REOFFENDERS and each.age == 3]
    assert score(young).error < score(young).naive_error / 2


def test_an_estimate_that_took_the_rate_so_far_for_final_would_be_found_out(past: list[Trial]) -> None:
    young = [each for each in past if each.measure == REOFFENDERS and each.age == 6]
    naive = [
        replace(
            each,
            estimate=replace(
                each.estimate,
                final=each.estimate.so_far,
                lower=each.estimate.lower - each.estimate.final + each.estimate.so_far,
                upper=each.estimate.upper - each.estimate.final + each.estimate.so_far,
            ),
        )
        for each in young
    ]
    assert score(naive).covered < 0.7


CHILDREN = """
    child | born       | offence    | outcome    | type
""" + "\n".join(
    f"    C{n} | 2008-01-01 | 2021-12-01 | 2022-0{n % 9 + 1}-10 | youth_caution\n"
    + (
        f"    C{n} | | 2022-{n % 9 + 2:02}-{n % 20 + 1:02} | 2023-0{n % 7 + 1}-15 | referral_order"
        if n % 3 == 0
        else f"    C{n} | | 2022-{n % 9 + 2:02}-20 | 2022-{n % 9 + 3:02}-15 | community_resolution"
    )
    for n in range(90)
)


@pytest.fixture(scope="module")
def caseload() -> Caseload:
    return read(CHILDREN, date(2024, 12, 31))


def test_the_back_test_sees_no_more_than_the_records_of_the_day_held(caseload: Caseload) -> None:
    """What a trial slices out of today's records is what a caseload cut on the day gives."""
    day = date(2023, 9, 30)
    cut = histories(followed(as_known_on(caseload, day)))
    whole = [row for row in histories(followed(caseload)) if row.quarter <= quarter_of(day)]
    on = day.toordinal()
    assert rates(cut, on) == rates(whole, on)
    assert any(proof > on for row in whole for proof in row.proofs) or len(cut) == len(whole)
    mine = learn(cut, on, quarter_of(day))
    theirs = learn(whole, on, quarter_of(day))
    assert mine is not None
    assert theirs is not None
    last = quarter_of(date(2022, 9, 30))
    assert nowcast(mine, last, last) == nowcast(theirs, last, last)


def test_rows_of_the_ledger_are_estimates_of_what_is_not_final(caseload: Caseload) -> None:
    # On 30 June 2024 the quarter to September 2022 is 21 months old, and all before it are final.
    on = date(2023, 12, 31)
    known = as_known_on(caseload, on)
    ends = list(quarter_ends(date(2022, 1, 1), on))
    found = nowcast_rows(followed(known), ends, on, PLACE, 0.95)
    assert found["state"].unique().to_list() == ["estimate"]
    assert "2022-06.3m" not in found["window"].to_list()
    row = found.filter(indicator="binary_reoffending_nowcast", window="2022-09.3m").row(0, named=True)
    assert row["denominator"] == 30
    assert row["numerator"] == pytest.approx(row["value"] * 30 / 100)
    assert row["lower"] <= row["value"] <= row["upper"]
    assert row["interval_method"] == "Kaplan-Meier, beta-binomial (mid-P)"
    assert row["quality"].startswith("An estimate")
    # Nobody entered in 2023: there is no value, and it is not nought.
    empty = found.filter(indicator="binary_reoffending_nowcast", window="2023-12.3m").row(0, named=True)
    assert (empty["value"], empty["denominator"]) == (None, None)


def test_too_few_followed_is_said(caseload: Caseload) -> None:
    on = date(2022, 12, 31)
    ends = list(quarter_ends(date(2022, 1, 1), on))
    found = nowcast_rows(followed(as_known_on(caseload, on)), ends, on, PLACE, 0.95)
    assert found["value"].null_count() == found.height > 0
    assert found["reason"].unique().to_list() == [TOO_FEW]


def page() -> str:
    return (ROOT / "docs" / "explanation" / "nowcast.md").read_text(encoding="utf-8")


def test_the_words_of_the_page_are_current() -> None:
    assert page().startswith(SCRIPT["words"]()), "run: .venv/bin/python scripts/build_nowcast_page.py"


def test_the_numbers_of_the_page_meet_the_bar() -> None:
    """93% to 97% cover of quarters and years, children and reoffences; bias and error below those of "so far"."""
    rows = [
        [cell.strip() for cell in line.strip("|").split("|")]
        for line in page().splitlines()
        if line.startswith(("| 3 months", "| 6 months", "| 9 months", "| 12 months"))
    ]
    assert len(rows) == 16
    for row in rows:
        assert int(row[1].replace(",", "")) > 1_000
        assert 93 <= float(row[2].rstrip("%")) <= 97
        assert abs(float(row[3])) < abs(float(row[4])) / 4
        assert float(row[5]) < float(row[6])
        assert float(row[7]) == pytest.approx(float(row[6]) / float(row[5]), rel=0.1)
