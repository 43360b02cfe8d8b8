"""Breakdowns come once a year: which rows of overlapping periods are left out, row by row."""

from tests.unit.disclosure.made import groups, ledger, row
from yjp.disclosure import profile
from yjp.disclosure.counts import Cell
from yjp.disclosure.overlaps import thinned
from yjp.periods import parse_window

PUBLIC = profile("public")
MANY = {"male": 20, "female": 12}
YEARS = ("2018-09.12m", "2018-12.12m", "2019-03.12m")


def left_out(rows: list[dict[str, object]], earlier: dict[Cell, int] | None = None) -> set[str]:
    figures = ledger(rows).figures
    places = thinned(figures, PUBLIC, earlier or {})
    return {figures["window"][place] for place in places}


def by_sex(window: str, **counts: int) -> list[dict[str, object]]:
    return groups("fte_count", window, "sex", counts or MANY)


def years() -> list[dict[str, object]]:
    return [line for window in YEARS for line in by_sex(window)]


def test_without_quarters_only_the_year_that_always_ends_in_the_same_month_is_given() -> None:
    """Nothing is small, but the quarters are not on show: two years would give the difference of two of them."""
    assert left_out(years()) == {"2018-09.12m", "2019-03.12m"}


def test_with_every_quarter_on_show_and_none_small_all_are_given() -> None:
    quarters = [line for window in ("2018-12.3m", "2019-03.3m") for line in by_sex(window)]
    assert left_out([*years(), *quarters]) == set()


def test_one_small_quarter_is_enough_to_leave_them_out_and_the_quarters_too() -> None:
    quarters = [*by_sex("2018-12.3m"), *by_sex("2019-03.3m", male=20, female=4)]
    assert left_out([*years(), *quarters]) == {"2018-09.12m", "2019-03.12m", "2018-12.3m", "2019-03.3m"}
    fives = [*by_sex("2018-12.3m"), *by_sex("2019-03.3m", male=20, female=5)]
    assert left_out([*years(), *fives]) == set()
    noughts = [*by_sex("2018-12.3m"), *by_sex("2019-03.3m", male=20, female=0)]
    assert left_out([*years(), *noughts]) == set()


def test_a_small_rest_of_the_total_counts_as_small() -> None:
    """Of 24 children 20 are boys: four are not. Of 25, five are not, which is no small number."""
    rest = groups("fte_count", "2018-12.3m", "sex", {"male": 20}, 24)
    assert left_out([*years(), *rest]) == {"2018-09.12m", "2019-03.12m", "2018-12.3m"}
    assert left_out([*years(), *groups("fte_count", "2018-12.3m", "sex", {"male": 20}, 25)]) == set()
    assert left_out([*years(), *groups("fte_count", "2018-12.3m", "sex", {"male": 20}, 20)]) == set()


def test_totals_and_snapshots_are_no_breakdowns_that_overlap() -> None:
    totals = [row("fte_count", window, 32) for window in YEARS]
    day = groups("caseload", "2019-06-18", "send", {"ehcp": 3, "not_recorded": 20})
    assert left_out([*totals, *day]) == set()


def test_each_quantity_has_its_own_month() -> None:
    """Sentences to March, cohorts to June."""
    custody = [
        line
        for window in ("2018-12.12m", "2019-03.12m")
        for line in groups("custody_count", window, "sex", MANY)
    ]
    assert left_out(custody) == {"2018-12.12m"}


def test_a_year_that_overlaps_one_released_before_is_left_out() -> None:
    def released(window: str) -> dict[Cell, int]:
        period = parse_window(window)
        return {Cell("entrants", "rotherham", "sex", "male", period.end, period.months): 20}

    new = by_sex("2018-12.12m")
    assert left_out(new, released("2018-12.12m")) == set()
    assert left_out(new, released("2018-09.12m")) == {"2018-12.12m"}
    assert left_out(new, released("2019-03.12m")) == {"2018-12.12m"}
    assert left_out(new, released("2017-12.12m")) == set()
    assert left_out(new, released("2018-09.3m")) == set()


def test_where_groups_of_overlapping_periods_are_allowed_nothing_is_asked() -> None:
    assert profile("statutory").overlapping_groups
    assert not PUBLIC.overlapping_groups
