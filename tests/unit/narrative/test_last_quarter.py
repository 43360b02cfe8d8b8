"""What changed since last quarter, in sentences whose numbers are worked by hand."""

from dataclasses import replace
from datetime import date

import polars as pl

from tests.sample import row, sample
from tests.unit.charts import made
from yjp import figures
from yjp.figures import COMPARISONS, figure_id
from yjp.ledger import Ledger
from yjp.narrative.last_quarter import since_last_quarter
from yjp.narrative.parts import plain_text

NOW, BEFORE = "2019-03.12m", "2018-12.12m"


def stepped(signal: str = "none") -> Ledger:
    """A year of 35 entrants after one of 38: January to March 2019 had 6, the same quarter a year before 9."""
    base = made.made()
    rows = [
        each
        for each in base.figures.iter_rows(named=True)
        if each["figure_id"] != figure_id("fte_count", "2018-03.3m", "rotherham")
    ]
    rows += [
        row("fte_count", NOW, "rotherham", numerator=35.0, value=35.0),
        row("fte_count", "2018-03.3m", "rotherham", numerator=9.0, value=9.0),
        row(
            "binary_reoffending", "2017-09.12m", "rotherham", numerator=29.0, denominator=90.0, value=290 / 9
        ),
    ]
    step = dict.fromkeys(COMPARISONS) | {
        "figure_id": figure_id("fte_count", NOW, "rotherham"),
        "comparator_id": figure_id("fte_count", BEFORE, "rotherham"),
        "kind": "rolling_step",
        "change": -3.0,
        "change_unit": "count",
        "decimals": 0,
        "direction": "lower",
        "verdict": "similar",
    }
    last = pl.col("period_end") == pl.col("period_end").max()
    return replace(
        base,
        figures=figures.ordered(pl.DataFrame(rows, schema=figures.SCHEMA)),
        comparisons=pl.concat([base.comparisons, pl.DataFrame([step], schema=COMPARISONS)]),
        control=base.control.with_columns(signal=pl.when(last).then(pl.lit(signal)).otherwise("signal")),
    )


def told(ledger: Ledger) -> dict[str, str]:
    return {each.subject: plain_text(each.said) for each in since_last_quarter(ledger)}


def test_the_step_is_told_with_its_reason() -> None:
    assert told(stepped())["First time entrants"] == (
        "35 in the year to March 2019. The rolling year of first time entrants fell by 3 because January to "
        "March 2019 had 3 fewer than January to March 2018; that is no more than chance would explain."
    )


def test_a_signal_of_the_control_chart_is_told() -> None:
    assert "the newest quarter is above the limit" in told(stepped("above"))["First time entrants"]
    assert "limit" not in told(stepped())["First time entrants"]


def test_a_run_says_which_quarters_its_usual_level_is_of() -> None:
    """The last quarters all lie above 3.5, the mean of the quarters that the chart's limits come from."""
    ledger = stepped("run")
    held = ledger.control.with_columns(
        centre=pl.lit(3.5),
        value=pl.lit(6.0),
        baseline_start=pl.lit(date(2014, 4, 1)),
        baseline_end=pl.lit(date(2017, 3, 31)),
    )
    said = told(replace(ledger, control=held))["First time entrants"]
    level = "above their usual level of 3.5 (the mean of the quarters from April 2014 to March 2017)"
    assert level in said


def test_cohorts_are_set_side_by_side_and_not_tested() -> None:
    # 29 of 90 is 32.2%; 30 of 91 is 33.0%.
    assert told(stepped())["Reoffending"] == (
        "32.2% of the children of the newest settled cohorts (the year to September 2017) reoffended; of those a "
        "quarter before, 33.0% did. The two years share three quarters, so the step between them is not tested."
    )


def test_a_hidden_number_takes_the_step_with_it() -> None:
    for window in (NOW, BEFORE):
        hidden = made.hidden(stepped(), figure_id("fte_count", window, "rotherham"))
        said = told(hidden)["First time entrants"]
        assert said.startswith("The step since last quarter is not shown")
        assert "35" not in said


def test_a_first_year_stands_alone() -> None:
    assert "cannot be set beside it" in told(sample())["Reoffending"]
