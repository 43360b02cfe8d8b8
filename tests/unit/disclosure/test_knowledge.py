"""What publications and earlier releases give of a service's counts, worked out by hand."""

import polars as pl

from tests.unit.disclosure.made import POPULATION, ledger, published, row
from yjp.disclosure.counts import Cell
from yjp.disclosure.knowledge import Range, populations, shown
from yjp.disclosure.knowledge import published as known
from yjp.periods import parse_window

YEAR = "2018-12.12m"
AREA = "rotherham"


def cell(quantity: str, window: str = YEAR, group: str = "", value: str = "") -> Cell:
    period = parse_window(window)
    return Cell(quantity, AREA, group, value, period.end, period.months)


def local(what: str, value: float | None, **parts: object) -> dict[str, object]:
    """A published figure of the service itself."""
    return published(what, YEAR, value or 0.0) | {  # type: ignore[arg-type]
        "area_role": "published_local",
        "value": value,
        **parts,
    }


def found(*rows: dict[str, object]) -> dict[Cell, Range]:
    return known(ledger(list(rows)).figures, AREA)


OWN_RATE = row("fte_rate", YEAR, 41, POPULATION)


def test_a_rate_as_printed_leaves_the_counts_that_round_to_it() -> None:
    """155.1 per 100,000 of 26,431: from 155.05, which is 40.98, to 155.15, which is 41.01; one whole number."""
    rate = local("fte_rate", 155.1, decimals=1, per=100_000.0)
    assert found(OWN_RATE, rate) == {cell("entrants"): Range(41, 41)}
    coarse = local("fte_rate", 155.0, decimals=-1, per=100_000.0)
    # 150 is 39.6 and 160 is 42.3.
    assert found(OWN_RATE, coarse) == {cell("entrants"): Range(40, 42)}


def test_a_rate_of_nought_is_no_count_below_nought() -> None:
    assert found(OWN_RATE, local("fte_rate", 0.0, decimals=0, per=100_000.0)) == {
        cell("entrants"): Range(0, 0)
    }


def test_without_a_population_a_rate_says_nothing() -> None:
    assert found(local("fte_rate", 155.1, decimals=1)) == {}


def test_a_published_count_is_the_count() -> None:
    assert found(local("fte_count", 41.0)) == {cell("entrants"): Range(41, 41)}
    assert found(local("fte_rate", 155.1, numerator=41.0)) == {cell("entrants"): Range(41, 41)}


def test_a_published_share_without_its_count_says_nothing() -> None:
    assert found(local("binary_reoffending", 33.0)) == {}
    assert found(local("fte_count", None)) == {}


def test_two_publications_leave_what_both_allow_and_the_closer_one_where_they_disagree() -> None:
    coarse = local("fte_rate", 155.0, decimals=-1, per=100_000.0)
    assert found(OWN_RATE, coarse, local("fte_count", 42.0)) == {cell("entrants"): Range(42, 42)}
    assert found(OWN_RATE, local("fte_count", 42.0), coarse) == {cell("entrants"): Range(42, 42)}
    for rows in ((coarse, local("fte_count", 50.0)), (local("fte_count", 50.0), coarse)):
        assert found(OWN_RATE, *rows) == {cell("entrants"): Range(50, 50)}


def test_published_figures_of_others_and_changes_are_not_the_services_counts() -> None:
    assert found(OWN_RATE, published("fte_count", YEAR, 14_900.0)) == {}
    assert found(OWN_RATE, local("fte_rate_change", -12.0)) == {}


def test_populations_are_those_of_the_whole_services_own_rates() -> None:
    rows = [
        OWN_RATE,
        row("fte_rate", YEAR, 9, 1_204, "sex", "female"),
        row("fte_rate", "2019-03.12m", 9, 26_500, area="doncaster"),
        row("binary_reoffending", "2017-06.12m", 30, 91),
        row("fte_rate", "2019-06.12m", 9, None),
    ]
    assert populations(ledger(rows).figures, AREA) == {YEAR: POPULATION}


def test_of_two_releases_the_later_ones_number_is_known() -> None:
    first = ledger([row("fte_count", YEAR, 41), row("custody_count", YEAR, 3)]).figures
    later = ledger([row("fte_count", YEAR, 42), row("custody_count", YEAR, 3, suppressed=True)]).figures
    assert shown([first, later], AREA) == {cell("entrants"): 42, cell("custodial_sentences"): 3}


def test_what_is_published_or_hidden_was_not_shown_by_a_release() -> None:
    rows = [published("fte_count", YEAR, 14_900.0), row("custody_count", YEAR, 3, suppressed=True)]
    assert shown([ledger(rows).figures], AREA) == {}


def test_a_broken_number_is_no_count() -> None:
    figures = ledger([row("fte_count", YEAR, 41)]).figures.with_columns(numerator=pl.lit(41.5))
    assert shown([figures], AREA) == {}
