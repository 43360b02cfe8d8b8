"""What changed since the last board: every cause, worked out by hand on the sample's published figures."""

from dataclasses import replace

import polars as pl
import pytest

from tests.sample import sample
from yjp.figures import Verdict
from yjp.ledger import Ledger
from yjp.ledger_changes import Board, Cause, Change, changes

SETTINGS: dict[str, object] = {
    "breaches_count": False,
    "family": [],
    "min_events": 5,
    "tolerance_percent": 10.0,
}
ENTRANTS = "fte_rate.2018-12.12m.rotherham"
NEWER = "fte_rate.2019-03.12m.rotherham"
BINARY = "binary_reoffending.2017-06.12m.rotherham"
FAMILY = "binary_reoffending.2017-06.12m.rotherham_family"
REGION = "fte_rate.2018-12.12m.yorkshire_and_the_humber"


def _with(ledger: Ledger, identifier: str, **values: object) -> Ledger:
    """The ledger with other values in one figure."""
    this = pl.col("figure_id") == identifier
    changed = [
        pl.when(this).then(pl.lit(value, dtype=ledger.figures.schema[name])).otherwise(name).alias(name)
        for name, value in values.items()
    ]
    return replace(ledger, figures=ledger.figures.with_columns(changed))


def _found(now: Ledger, was: str, new: str, settings: dict[str, object] = SETTINGS) -> tuple[Change, ...]:
    before = sample()
    pair = (before.get(was), now.get(new))
    assert any(pair)
    return changes(Board(ledger=before, settings=SETTINGS), Board(ledger=now, settings=settings), [pair])


def test_nothing_changed() -> None:
    assert _found(sample(), ENTRANTS, ENTRANTS) == ()


def test_a_newer_period_alone() -> None:
    """41 children of 2018 read as they did; the year to March 2019 has 38."""
    (change,) = _found(sample(), ENTRANTS, NEWER)
    assert change.causes == (Cause.PERIOD,)
    read = [figure.text for figure in (change.before, change.again, change.now) if figure]
    assert read == ["169 per 100,000", "169 per 100,000", "157 per 100,000"]


def test_a_newer_period_and_late_records_of_the_old_one() -> None:
    """Two children more came late for 2018: 43 of 24,260 is 177 per 100,000."""
    now = _with(sample(), ENTRANTS, numerator=43.0, value=43 / 24260 * 100_000)
    (change,) = _found(now, ENTRANTS, NEWER)
    assert change.causes == (Cause.PERIOD, Cause.RECORDS)
    assert change.again is not None
    assert change.again.text == "177 per 100,000"


def test_the_records_are_named_only_where_nothing_else_can_be() -> None:
    moved = {"numerator": 31.0, "value": 31 / 91 * 100}
    (records,) = _found(_with(sample(), BINARY, **moved), BINARY, BINARY)
    assert records.causes == (Cause.RECORDS,)
    breaches = SETTINGS | {"breaches_count": True}
    (setting,) = _found(_with(sample(), BINARY, **moved), BINARY, BINARY, breaches)
    assert setting.causes == (Cause.SETTING,)
    (both,) = _found(_with(sample(), BINARY, **moved, definition_version="2099"), BINARY, BINARY, breaches)
    assert both.causes == (Cause.DEFINITION, Cause.SETTING)


def test_a_setting_of_reoffending_explains_no_entrant() -> None:
    now = _with(sample(), ENTRANTS, numerator=43.0, value=43 / 24260 * 100_000)
    (change,) = _found(now, ENTRANTS, ENTRANTS, SETTINGS | {"breaches_count": True})
    assert change.causes == (Cause.RECORDS,)


@pytest.mark.parametrize(
    ("identifier", "settings", "cause"),
    [
        (REGION, SETTINGS, Cause.REVISED),
        (FAMILY, SETTINGS | {"family": ["Doncaster", "Wigan"]}, Cause.MEMBERS),
    ],
)
def test_published_figures(identifier: str, settings: dict[str, object], cause: Cause) -> None:
    now = _with(sample(), identifier, value=39.0)
    (change,) = _found(now, identifier, identifier, settings)
    assert cause in change.causes
    assert Cause.RECORDS not in change.causes


def test_a_figure_that_is_hidden_now() -> None:
    now = _with(sample(), ENTRANTS, suppressed=True, value=None, numerator=None)
    (change,) = _found(now, ENTRANTS, ENTRANTS)
    assert change.causes == (Cause.SUPPRESSION,)
    assert change.verdict_now is None


def test_first_shown_and_no_longer_shown() -> None:
    (new,) = _found(sample(), "", ENTRANTS)
    (gone,) = _found(sample(), ENTRANTS, "")
    assert (new.causes, gone.causes) == ((Cause.NEW,), (Cause.GONE,))
    assert new.figure == gone.figure


def test_the_same_figure_with_another_verdict() -> None:
    """The figure reads the same; the bar for a verdict was moved, or the year before was corrected."""
    before = sample()
    turned = before.comparisons.with_columns(
        pl.when((pl.col("figure_id") == ENTRANTS) & (pl.col("kind") == "own_past"))
        .then(pl.lit(Verdict.TOO_FEW.value))
        .otherwise("verdict")
        .alias("verdict")
    )
    now = replace(before, comparisons=turned)
    (bar,) = _found(now, ENTRANTS, ENTRANTS, SETTINGS | {"min_events": 50})
    assert (bar.causes, bar.turned, bar.verdict_now) == ((Cause.SETTING,), True, Verdict.TOO_FEW)
    (records,) = _found(now, ENTRANTS, ENTRANTS)
    assert records.causes == (Cause.RECORDS,)


def test_a_year_before_that_is_hidden_now_is_said_to_be_hidden() -> None:
    """The figure reads as it did; only the verdict on the change is gone, and not because of the records."""
    past = "fte_rate.2017-12.12m.rotherham"
    (change,) = _found(_with(sample(), past, suppressed=True), ENTRANTS, ENTRANTS)
    assert (change.verdict_before is not None, change.verdict_now) == (True, None)
    assert change.causes == (Cause.SUPPRESSION,)
