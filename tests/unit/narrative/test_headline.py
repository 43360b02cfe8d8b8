"""Which figure is the headline, and what stands beside it."""

import pytest

from tests.unit.narrative import edited
from yjp.errors import UnknownName
from yjp.narrative.headline import headline, headlines


def test_the_four_of_the_sample_in_the_boards_order() -> None:
    assert [(h.indicator, h.figure.window) for h in headlines(edited.base())] == [
        ("fte_rate", "2018-12.12m"),
        ("binary_reoffending", "2017-06.12m"),
        ("reoffences_per_reoffender", "2017-06.12m"),
        ("custody_rate", "2019-03.12m"),
    ]


def test_everything_around_the_first_time_entrants() -> None:
    found = headline(edited.base(), "fte_rate")
    assert found is not None
    assert found.past is not None
    assert found.past.figure_id == edited.FTE_PAST
    assert found.change is not None
    assert found.change.value == -27.0
    assert found.past_comparison is not None
    assert found.past_comparison.verdict == "similar"
    assert found.newer is not None
    assert found.newer.window == "2019-03.12m"
    assert found.published is not None
    assert found.published.value == 169.0


def test_comparators_come_nearest_first_and_with_only_a_change() -> None:
    found = headline(edited.base(), "fte_rate")
    assert found is not None
    rows = [
        (c.name, c.figure.value if c.figure else None, c.change.value if c.change else None)
        for c in found.comparators
    ]
    assert rows == [
        ("YOT family", None, -16.6),
        ("South Yorkshire PCC area", None, -29.9),
        ("Yorkshire and the Humber", 245.0, None),
        ("England", 238.0, None),
        ("National", None, -19.6),
    ]
    assert [c.comparison.verdict if c.comparison else None for c in found.comparators] == [
        None,
        None,
        "better",
        "better",
        None,
    ]


def test_an_official_local_figure_alone_makes_a_window_comparable() -> None:
    ledger = edited.added(edited.base(), "fte_rate", "2019-03.12m", "rotherham_published", value=157.0)
    found = headline(ledger, "fte_rate")
    assert found is not None
    assert found.figure.window == "2019-03.12m"
    assert found.newer is None
    assert found.comparators == ()


def test_without_anything_published_the_newest_is_the_headline() -> None:
    found = headline(edited.only_local(edited.base()), "fte_rate")
    assert found is not None
    assert (found.figure.window, found.newer, found.published) == ("2019-03.12m", None, None)


@pytest.mark.parametrize(
    ("newest", "window"),
    [("2020-12.12m", "2018-12.12m"), ("2021-03.12m", "2021-03.12m"), ("2025-06.12m", "2025-06.12m")],
)
def test_what_is_published_is_a_headline_for_two_years(newest: str, window: str) -> None:
    """Published for 2018 and not since: two years later it can still be compared, after that it is history."""
    ledger = edited.added(edited.base(), "fte_rate", newest, "rotherham", value=132.0)
    found = headline(ledger, "fte_rate")
    assert found is not None
    assert found.figure.window == window
    assert (found.newer is None) == (newest == window)


def test_a_provisional_figure_is_neither_headline_nor_newer() -> None:
    ledger = edited.figure(edited.base(), "fte_rate.2019-03.12m.rotherham", state="provisional")
    found = headline(ledger, "fte_rate")
    assert found is not None
    assert (found.figure.figure_id, found.newer) == (edited.FTE, None)


def test_only_provisional_figures_are_no_headline() -> None:
    ledger = edited.base()
    for window in ("2016-06.12m", "2017-06.12m"):
        ledger = edited.figure(ledger, f"binary_reoffending.{window}.rotherham", state="provisional")
    assert headline(ledger, "binary_reoffending") is None
    assert [h.indicator for h in headlines(ledger)] == [
        "fte_rate",
        "reoffences_per_reoffender",
        "custody_rate",
    ]


def test_an_unknown_indicator_is_a_mistake() -> None:
    with pytest.raises(UnknownName, match="fte_rat"):
        headline(edited.base(), "fte_rat")
