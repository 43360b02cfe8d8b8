"""What the tracker says of a cohort: known at one age and by today, and where the newest year may end."""

from dataclasses import replace
from datetime import date

import polars as pl

from tests.sample import sample
from yjp.charts.maturity import Standing
from yjp.figures import SCHEMA, Maturity
from yjp.ledger import Ledger
from yjp.periods import parse_window
from yjp_dashboards.pages.tracker import NOWCAST, Tracker
from yjp_dashboards.pages.tracker_words import ROUNDS_TO_ONE, so_far

WINDOW = "2017-12.12m"
HEADLINE = "The headline year, Jul 2016 to Jun 2017, was 33.0% (24.2 to 43.1)"


def standing(numerator: float | None = 26.0, counted: int = 17) -> Standing:
    return Standing(
        window=parse_window(WINDOW),
        state=Maturity.SAME_AGE_ONLY,
        reason="",
        followed_months=17,
        counted_months=counted,
        numerator=numerator,
        denominator=86.0,
        value=None,
        earlier=None,
        any_earlier=True,
    )


def figure(indicator: str, window: str, n: float, d: float, **more: object) -> dict[str, object]:
    """A row of the service's own figures; the estimate's limits are given as numbers of children."""
    period = parse_window(window)
    limits = {
        name: 100 * each / d for name in ("lower", "upper") if (each := more.pop(name, None)) is not None
    }
    held = sample().figures.filter(pl.col("indicator") == "binary_reoffending").head(1).to_dicts()[0]
    return (
        held
        | {
            "figure_id": f"{indicator}.{window}.rotherham",
            "indicator": indicator,
            "window": window,
            "period_start": period.start,
            "period_end": period.end,
            "numerator": n,
            "denominator": d,
            "value": 100 * n / d,
            "area": "rotherham",
            "area_role": "local",
            "source": "caseload",
            "unit": "percent",
            "decimals": 1,
            "suppressed": False,
            "reason": None,
            "state": "provisional",
        }
        | limits
        | more
    )


def with_rows(*rows: dict[str, object], extract: date = date(2019, 6, 18)) -> Ledger:
    whole = sample()
    ids = [each["figure_id"] for each in rows]
    kept = whole.figures.filter(~pl.col("figure_id").is_in(ids))
    frame = pl.concat([kept, pl.DataFrame(list(rows), schema=SCHEMA)])
    return replace(whole, figures=frame, about=replace(whole.about, extract_date=extract))


def test_both_numbers_of_a_cohort_are_told_and_why_they_differ() -> None:
    ledger = with_rows(figure("binary_reoffending", WINDOW, 28, 86))
    assert so_far(ledger, "substantive", standing()) == (
        "Jan 2017 to Dec 2017: 26 of 86 were known to have reoffended when each child had been followed for 17 of 18 "
        "months. By 18 June 2019 it is 28 of 86 (32.6%), as most have been followed for longer."
    )
    assert so_far(ledger, "substantive", standing(28.0)).endswith(
        "By 18 June 2019 it is still 28 of 86 (32.6%)."
    )


def test_diversion_is_not_told_by_the_national_figure() -> None:
    ledger = with_rows(figure("binary_reoffending", WINDOW, 28, 86))
    assert so_far(ledger, "diversion", standing()).endswith("17 of 18 months.")


def test_hidden_numbers_are_not_told() -> None:
    ledger = with_rows(figure("binary_reoffending", WINDOW, 28, 86, suppressed=True))
    assert so_far(ledger, "substantive", standing(None)) == (
        "Jan 2017 to Dec 2017: how many are known to have reoffended at one age is not shown."
    )
    assert "10 of 18 months (later months are not shown here)." in so_far(
        ledger, "substantive", standing(19.0, 10)
    )


def estimates(*rows: tuple[str, float, float, float], **more: object) -> list[dict[str, object]]:
    """Estimates of 100 children each: the expected number, and the limits."""
    return [
        figure(
            "binary_reoffending_nowcast", window, n, 100.0, lower=lower, upper=upper, state="estimate", **more
        )
        for window, n, lower, upper in rows
    ]


def test_the_newest_year_followed_for_three_months_leads_beside_the_headline_year() -> None:
    rows = estimates(
        ("2017-12.12m", 32.6, 32.57, 32.6),
        ("2018-12.12m", 28.0, 22.0, 34.0),
        ("2019-03.12m", 26.0, 20.0, 35.0),
        ("2019-03.3m", 25.0, 7.0, 43.0),
    )
    panel = Tracker(with_rows(*rows)).estimates
    assert panel is not None
    # The year to March had been followed for less than three months on 18 June.
    assert panel.takeaway == (
        f"Jan 2018 to Dec 2018 is likely to end between 22.0% and 34.0%. {HEADLINE}: the ranges overlap, so neither a "
        "rise nor a fall can be told yet."
    )
    assert [len(table.rows) for table in panel.tables] == [3, 1]
    assert [table.caption.split(", ")[0] for table in panel.tables] == [
        "Estimates of the final figures of years",
        "Estimates of the final figures of quarters",
    ]
    assert ROUNDS_TO_ONE in panel.words
    later = Tracker(with_rows(*rows, extract=date(2019, 6, 30))).estimates
    assert later is not None
    assert str(later.takeaway).startswith("Apr 2018 to Mar 2019 is likely to end between 20.0% and 35.0%.")


def test_ranges_that_lie_apart_are_said_to() -> None:
    for (low, high), said in (
        ((10.0, 20.0), "the whole range is lower"),
        ((50.0, 60.0), "the whole range is higher"),
    ):
        panel = Tracker(with_rows(*estimates(("2018-12.12m", 15.0, low, high)))).panel(NOWCAST, {})
        assert panel is not None
        assert str(panel.takeaway).endswith(f"{HEADLINE}: {said}.")
        assert ROUNDS_TO_ONE not in panel.words


def test_hidden_estimates_lead_nothing() -> None:
    panel = Tracker(with_rows(*estimates(("2018-12.12m", 15.0, 10.0, 20.0), suppressed=True))).estimates
    assert panel is not None
    assert panel.takeaway == "No cohort can be estimated, or the estimates are not shown."
    assert len(panel.words) == 1
