"""What a release says of its counts beyond the counts that it shows: each kind of fact by itself, worked out by hand.

Populations are 20,000 and rates per 100,000 (per 1,000 for sentences), so that a rate of 5 is one child.
"""

import math
from dataclasses import replace
from datetime import date

import polars as pl
import pytest

from tests.unit.disclosure.made import groups, ledger, published, row
from yjp import figures
from yjp.disclosure.bounds import narrowest
from yjp.disclosure.counts import Cell
from yjp.disclosure.evidence import Evidence
from yjp.ledger import Ledger
from yjp.periods import parse_window

YEAR, BEFORE = "2018-12.12m", "2017-12.12m"
PEOPLE = {YEAR: 20_000.0, BEFORE: 20_000.0}
OPEN = math.inf


def cell(window: str = YEAR, quantity: str = "entrants") -> Cell:
    period = parse_window(window)
    return Cell(quantity, "rotherham", "", "", period.end, period.months)


def blank(found: dict[str, object], *names: str) -> dict[str, object]:
    return {**found, **dict.fromkeys(names or ("numerator", "denominator", "value"))}


RATE = "fte_rate"
HIDDEN = blank(row(RATE, YEAR, 9, 20_000))


def least_and_most(release: Ledger, of: Cell | None = None, **known: int) -> tuple[float, float]:
    """The range of a count (the year's entrants) that the facts of the release leave."""
    facts = Evidence(release, population=PEOPLE, **known).facts()  # type: ignore[arg-type]
    found = narrowest([of or cell()], facts, {})[of or cell()]
    return found.lowest, found.highest


def compared(own: dict[str, object], other: dict[str, object], **said: object) -> Ledger:
    """A release with one comparison of two figures, which says this and no more."""
    line = {
        **dict.fromkeys(figures.COMPARISONS),
        "figure_id": own["figure_id"],
        "comparator_id": other["figure_id"],
        "kind": "national",
        **said,
    }
    return replace(
        ledger([own, other]), comparisons=pl.DataFrame([line], schema=figures.COMPARISONS, orient="row")
    )


class TestCounts:
    def test_a_count_on_show_is_that_number(self) -> None:
        assert least_and_most(ledger([row("fte_count", YEAR, 41)])) == (41, 41)

    def test_a_rate_is_its_population_times_it(self) -> None:
        assert least_and_most(ledger([blank(row(RATE, YEAR, 41, 20_000), "numerator", "denominator")])) == (
            41,
            41,
        )

    def test_a_rate_that_is_no_whole_number_leaves_the_two_beside_it(self) -> None:
        """203 per 100,000 of 20,000 is 40.6."""
        found = blank(row(RATE, YEAR, 41, 20_000), "numerator", "denominator") | {"value": 203.0}
        assert least_and_most(ledger([found])) == (40, 41)

    def test_a_share_is_a_fraction_of_whole_numbers(self) -> None:
        """30 of 91 and no smaller cohort: 91 at least, of whom 30."""
        window = "2017-06.12m"
        share = blank(row("binary_reoffending", window, 30, 91), "numerator", "denominator")
        release = ledger([share])
        assert least_and_most(release, cell(window, "cohort")) == (91, OPEN)
        # The cohort may be 182 with 60: nothing bounds it from above.
        assert least_and_most(release, cell(window, "reoffenders")) == (30, OPEN)

    def test_a_share_below_one_in_2000_is_no_fraction_of_a_base_that_is_looked_for(self) -> None:
        window = "2017-06.12m"
        share = blank(row("binary_reoffending", window, 3, 10_000), "numerator", "denominator")
        assert least_and_most(ledger([share]), cell(window, "cohort")) == (0, OPEN)


class TestComparisons:
    def test_a_direction_alone_says_more_or_less_than_the_other(self) -> None:
        """The other rate, 50, is 10 children here."""
        other = published(RATE, YEAR, 50.0)
        assert least_and_most(compared(HIDDEN, other, direction="higher")) == (10, OPEN)
        assert least_and_most(compared(HIDDEN, other, direction="lower")) == (0, 10)
        assert least_and_most(compared(HIDDEN, other, direction="same")) == (10, 10)
        assert least_and_most(compared(HIDDEN, other)) == (0, OPEN)

    def test_lower_is_no_more_than_the_other_to_the_last_child(self) -> None:
        """Half a sentence per 1,000 is 10 of 20,000; one more would be 30."""
        own = blank(row("custody_rate", YEAR, 4, 20_000))
        release = compared(own, published("custody_rate", YEAR, 0.5), direction="lower")
        assert least_and_most(release, cell(YEAR, "custodial_sentences")) == (0, 10)
        release = compared(own, published("custody_rate", YEAR, 0.5), direction="higher")
        assert least_and_most(release, cell(YEAR, "custodial_sentences")) == (10, OPEN)

    def test_a_change_a_difference_and_a_percentage_each_say_the_number(self) -> None:
        """Of 50: 20 more, or 40% more, is 70, which is 14 children."""
        other = published(RATE, YEAR, 50.0)
        assert least_and_most(compared(HIDDEN, other, difference=20.0)) == (14, 14)
        assert least_and_most(compared(HIDDEN, other, percent=40.0)) == (14, 14)
        assert least_and_most(compared(HIDDEN, other, change=40.0, change_unit="percent_change")) == (14, 14)
        assert least_and_most(compared(HIDDEN, other, change=20.0, change_unit="rate_change")) == (14, 14)
        assert least_and_most(compared(HIDDEN, other, events_over=4.0)) == (14, 14)

    def test_both_sides_hidden_are_only_beside_each_other(self) -> None:
        """Ten children more than the year before: nothing of either alone but that."""
        own, past = HIDDEN, blank(row(RATE, BEFORE, 4, 20_000))
        release = compared(own, past, difference=50.0)
        assert least_and_most(release) == (10, OPEN)
        assert least_and_most(release, cell(BEFORE)) == (0, OPEN)
        assert least_and_most(compared(own, past, events_over=4.0)) == (0, OPEN)

    def test_a_known_figure_gives_the_hidden_one_that_it_is_compared_with(self) -> None:
        """21 children now, 50% more than the year before: 14 then."""
        now, past = row(RATE, YEAR, 21, 20_000), blank(row(RATE, BEFORE, 4, 20_000))
        assert least_and_most(compared(now, past, percent=50.0), cell(BEFORE)) == (14, 14)

    def test_too_few_is_below_the_fewest_that_a_verdict_needs(self) -> None:
        other = published(RATE, YEAR, 50.0)
        assert least_and_most(compared(HIDDEN, other, verdict="too_few", p_value=0.2)) == (0, 4)
        few = compared(HIDDEN, other, verdict="too_few", p_value=0.2)
        assert least_and_most(few, min_events=10) == (0, 9)
        assert least_and_most(compared(HIDDEN, other, verdict="too_few")) == (0, OPEN)
        assert least_and_most(compared(HIDDEN, other, verdict="similar", p_value=0.2)) == (0, OPEN)

    def test_without_a_population_nothing_is_said(self) -> None:
        release = compared(HIDDEN, published(RATE, YEAR, 50.0), difference=20.0, direction="higher")
        facts = Evidence(release).facts()
        assert narrowest([cell()], facts, {})[cell()][:2] == (0, OPEN)

    def test_a_comparison_with_what_is_not_there_says_nothing(self) -> None:
        release = compared(HIDDEN, published(RATE, YEAR, 50.0), difference=20.0)
        alone = replace(release, figures=release.figures.filter(pl.col("source") == "caseload"))
        assert least_and_most(alone) == (0, OPEN)


def test_a_change_row_and_the_year_before_give_this_year() -> None:
    """50 children, 12% fewer: 44."""
    change = row("fte_rate_change", YEAR, None) | {"value": -12.0}
    assert least_and_most(ledger([HIDDEN, row(RATE, BEFORE, 50, 20_000), change])) == (44, 44)
    assert least_and_most(ledger([HIDDEN, change])) == (0, OPEN)
    unsaid = {**change, "value": None}
    assert least_and_most(ledger([HIDDEN, row(RATE, BEFORE, 50, 20_000), unsaid])) == (0, OPEN)


QUARTERS = ("2018-03.3m", "2018-06.3m", "2018-09.3m", "2018-12.3m")


def chart(
    centre: float | None,
    first: date | None = date(2018, 1, 1),
    last: date | None = date(2018, 12, 31),
    value: float | None = None,
    rows: list[dict[str, object]] | None = None,
) -> Ledger:
    """Three quarters of 9, 8 and 7 on show and a fourth hidden, with a control chart of this centre."""
    counts = [row("fte_count", window, n) for window, n in zip(QUARTERS, (9, 8, 7), strict=False)]
    line = {
        **dict.fromkeys(figures.CONTROL),
        "figure_id": "fte_count.2018-12.3m.rotherham",
        "indicator": "fte_count",
        "area": "rotherham",
        "period_end": date(2018, 12, 31),
        "value": value,
        "centre": centre,
        "baseline_start": first,
        "baseline_end": last,
        "signal": "none",
    }
    hidden = blank(row("fte_count", QUARTERS[3], 2))
    return replace(
        ledger([*counts, hidden, *(rows or [])]),
        control=pl.DataFrame([line], schema=figures.CONTROL, orient="row"),
    )


class TestControlCharts:
    def test_the_mean_of_the_baseline_gives_the_quarter_that_is_left(self) -> None:
        """A mean of 6.5 over four quarters is 26, of which 24 are on show."""
        assert least_and_most(chart(6.5), cell(QUARTERS[3])) == (2, 2)

    def test_groups_of_the_same_quarters_are_no_part_of_it(self) -> None:
        beside = [*groups("fte_count", QUARTERS[3], "sex", {"female": 5}), row("fte_count", YEAR, 26)]
        assert least_and_most(chart(6.5, rows=beside), cell(QUARTERS[3])) == (2, 2)

    def test_a_mean_that_is_no_whole_number_in_all_is_of_something_else(self) -> None:
        assert least_and_most(chart(6.4), cell(QUARTERS[3])) == (0, OPEN)

    @pytest.mark.parametrize(
        ("first", "last"),
        [
            (date(2017, 10, 1), date(2018, 12, 31)),
            (date(2018, 1, 1), date(2019, 3, 31)),
            (None, None),
        ],
    )
    def test_a_baseline_of_which_a_quarter_is_missing_says_nothing(
        self, first: date | None, last: date | None
    ) -> None:
        assert least_and_most(chart(6.5, first, last), cell(QUARTERS[3])) == (0, OPEN)

    def test_a_baseline_over_the_turn_of_a_year_is_counted_in_months(self) -> None:
        early = [row("fte_count", "2017-12.3m", 6)]
        release = chart(6.4, date(2017, 10, 1), date(2018, 12, 31), rows=early)
        assert least_and_most(release, cell(QUARTERS[3])) == (2, 2)

    def test_a_point_of_the_chart_is_a_count(self) -> None:
        assert least_and_most(chart(None, value=2.0), cell(QUARTERS[3])) == (2, 2)


class TestFunnels:
    @staticmethod
    def point(**said: object) -> Ledger:
        line = {
            **dict.fromkeys(figures.FUNNEL),
            "indicator": RATE,
            "window": YEAR,
            "area": "rotherham",
            "local": True,
            **said,
        }
        return replace(ledger([HIDDEN]), funnel=pl.DataFrame([line], schema=figures.FUNNEL, orient="row"))

    def test_a_point_with_its_count_or_its_rate(self) -> None:
        assert least_and_most(self.point(numerator=9.0)) == (9, 9)
        assert least_and_most(self.point(value=45.0)) == (9, 9)

    def test_a_point_of_another_service_or_window_or_without_numbers(self) -> None:
        assert least_and_most(self.point(numerator=9.0, local=False)) == (0, OPEN)
        assert least_and_most(self.point(numerator=9.0, window="2019-03.12m")) == (0, OPEN)
        assert least_and_most(self.point()) == (0, OPEN)
