"""What is small, what hiding each count costs, and what must stay possible: small ledgers, worked out by hand."""

from collections.abc import Mapping
from dataclasses import replace

import pytest

from tests.unit.disclosure.made import groups, ledger, published, row
from yjp.disclosure import profile
from yjp.disclosure.counts import Cell
from yjp.disclosure.knowledge import Range
from yjp.disclosure.problem import Problem, held_by
from yjp.disclosure.profiles import Profile
from yjp.periods import parse_window

PUBLIC, BOARD = profile("public"), profile("board")
YEAR = "2018-12.12m"


def cell(window: str, quantity: str = "entrants", group: str = "", value: str = "") -> Cell:
    period = parse_window(window)
    return Cell(quantity, "rotherham", group, value, period.end, period.months)


def problem(*rows: dict[str, object], who: Profile = PUBLIC) -> Problem:
    figures = ledger(list(rows)).figures
    return Problem.of(figures, held_by(figures, set()), who, {})


def wanted(known: Mapping[Cell, Range], *rows: dict[str, object]) -> dict[Cell, range]:
    return problem(*rows).wanted(known)


def test_the_totals_of_years_cost_most_and_what_is_compared_twice_that() -> None:
    """Thousands for a year and a snapshot, 40 for a rolling year between, 20 for a quarter, 10 and 6 for groups."""
    cost = problem(
        row("fte_count", YEAR, 41),
        row("fte_count", "2018-09.12m", 44),
        row("fte_count", "2018-12.3m", 9),
        row("custody_count", "2019-03.12m", 7),
        row("custody_count", "2018-12.12m", 7),
        row("caseload", "2019-06-18", 120),
        *groups("fte_count", YEAR, "sex", {"female": 6}),
        *groups("fte_count", YEAR, "outcome_care", {"yc-lac": 6}),
        published("custody_rate", "2019-03.12m", 0.31),
    ).cost
    assert cost == {
        cell(YEAR): pytest.approx(1_000.41),
        cell("2018-09.12m"): pytest.approx(40.44),
        cell("2018-12.3m"): pytest.approx(20.09),
        cell("2019-03.12m", "custodial_sentences"): pytest.approx(2_000.07),
        cell("2018-12.12m", "custodial_sentences"): pytest.approx(40.07),
        cell("2019-06-18", "caseload"): pytest.approx(1_001),
        cell(YEAR, group="sex", value="female"): pytest.approx(10.06),
        cell(YEAR, group="outcome_care", value="yc-lac"): pytest.approx(6.06),
    }


def test_a_published_share_makes_its_cohort_a_headline_too() -> None:
    window = "2017-06.12m"
    cost = problem(
        row("binary_reoffending", window, 30, 91), published("binary_reoffending", window, 38.4)
    ).cost
    assert cost == {
        cell(window, "reoffenders"): pytest.approx(2_000.30),
        cell(window, "cohort"): pytest.approx(2_000.91),
    }


def test_a_board_sees_every_total_and_so_only_groups_can_be_hidden() -> None:
    rows = [row("fte_count", YEAR, 3), *groups("fte_count", YEAR, "sex", {"female": 2})]
    female = cell(YEAR, group="sex", value="female")
    assert list(problem(*rows, who=BOARD).cost) == [female]
    assert problem(*rows, who=BOARD).small() == [female]
    assert problem(*rows).small() == [cell(YEAR), female]


def test_small_is_from_one_to_below_the_threshold_and_nought_where_the_profile_says_so() -> None:
    counts = {"2018-03.3m": 0, "2018-06.3m": 1, "2018-09.3m": 4, "2018-12.3m": 5}
    rows = [row("fte_count", window, n) for window, n in counts.items()]
    assert problem(*rows).small() == [cell("2018-06.3m"), cell("2018-09.3m")]
    without_noughts = replace(PUBLIC, zeros=False)
    assert cell("2018-03.3m") in problem(*rows, who=without_noughts).small()
    found = problem(*rows)
    found.hide_small()
    assert found.hidden == {cell("2018-06.3m"), cell("2018-09.3m")}


def test_children_who_did_not_reoffend_are_a_count_that_no_row_shows() -> None:
    """33 of 35 reoffended: the 2 who did not are small, and hidden already as there is no row of them."""
    found = problem(row("binary_reoffending", "2017-06.12m", 33, 35))
    rest = cell("2017-06.12m", "not_reoffended")
    assert found.truth[rest] == 2
    assert (found.small(), found.hidden) == ([rest], {rest})


def test_every_small_value_that_is_not_ruled_out_must_stay_possible() -> None:
    two = row("fte_count", "2018-12.3m", 2)
    here = cell("2018-12.3m")
    assert wanted({}, two) == {here: range(1, 5)}
    assert wanted({here: Range(2, 9)}, two) == {here: range(2, 5)}
    assert wanted({here: Range(0, 4)}, two) == {here: range(1, 5)}
    # It cannot be 4: then nought is wanted too, or the last of the others would be known.
    assert wanted({here: Range(0, 3)}, two) == {here: range(4)}


def test_a_breakdown_that_moved_by_a_few_must_allow_its_old_number() -> None:
    rows = groups("fte_count", YEAR, "sex", {"female": 6, "male": 20})
    female, male = (cell(YEAR, group="sex", value=each) for each in ("female", "male"))
    for then, expected in ((7, {female: range(7, 8)}), (10, {female: range(10, 11)}), (11, {}), (6, {})):
        found = problem(*rows)
        assert found.revised({female: then, male: 20}) == expected
        assert found.hidden == set(expected)
    total = problem(row("fte_count", YEAR, 41))
    assert total.revised({cell(YEAR): 40}) == {}


def test_a_sum_that_does_not_hold_is_none() -> None:
    """Four quarters of 9 are 36, not 41: nothing can be taken from either."""
    ends = ("2018-03.3m", "2018-06.3m", "2018-09.3m", "2018-12.3m")
    quarters = [row("fte_count", window, 9) for window in ends]
    assert problem(row("fte_count", YEAR, 41), *quarters).relations == []
    (year,) = problem(row("fte_count", YEAR, 36), *quarters).relations
    assert (year.total, year.parts) == (cell(YEAR), tuple(cell(window) for window in ends))


def test_rows_that_are_not_released_and_broken_numbers_hold_no_counts() -> None:
    figures = ledger([row("fte_count", YEAR, 41), row("fte_count", "2018-12.3m", 9.5)]).figures
    assert held_by(figures, set()).truth == {cell(YEAR): 41}
    assert held_by(figures, {0}).rows == held_by(figures, {0}).truth == {}
