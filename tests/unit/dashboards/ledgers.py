"""Ledgers for the dashboard's tests: the sample, and what is left of it when something is missing."""

from dataclasses import replace
from datetime import date

import polars as pl

from tests.sample import row, sample
from yjp import figures
from yjp.figures import COMPARISONS
from yjp.ledger import Ledger
from yjp.periods import quarter, quarter_ends, rolling_year


def without_figures() -> Ledger:
    return Ledger(figures=figures.empty(), comparisons=pl.DataFrame(schema=COMPARISONS), about=sample().about)


def without_comparators() -> Ledger:
    """The service's own figures and its own past, nobody else's."""
    whole = sample()
    return Ledger(
        figures=whole.figures.filter(pl.col("area") == "rotherham"),
        comparisons=whole.comparisons.filter(pl.col("kind") == "own_past"),
        about=whole.about,
    )


def of_one_period() -> Ledger:
    """One period of each indicator and nothing from before it: no change can be worked out either."""
    whole = without_comparators()
    newest = whole.figures.filter(
        (pl.col("period_end") == pl.col("period_end").max().over("indicator"))
        & ~pl.col("indicator").str.ends_with("_change")
    )
    return Ledger(figures=newest, comparisons=whole.comparisons.clear(), about=whole.about)


def without(indicator: str) -> Ledger:
    whole = sample()
    return replace(whole, figures=whole.figures.filter(~pl.col("indicator").str.starts_with(indicator)))


def suppressed(figure_id: str, reason: str) -> Ledger:
    """A figure and its change marked as too small to show; the numbers are still in the rows."""
    whole = sample()
    change = figure_id.replace(".", "_change.", 1)
    found = pl.col("figure_id").is_in([figure_id, change])
    return replace(
        whole,
        figures=whole.figures.with_columns(
            suppressed=pl.when(found).then(pl.lit(True)).otherwise("suppressed"),
            reason=pl.when(found).then(pl.lit(reason)).otherwise("reason"),
        ),
    )


def renamed(service: str, made_up: bool = True) -> Ledger:
    """The sample under another service's name, with its first time entrants' rate doubled."""
    whole = sample()
    doubled = (pl.col("indicator") == "fte_rate") & (pl.col("area") == "rotherham")
    return Ledger(
        figures=whole.figures.with_columns(
            value=pl.when(doubled).then(pl.col("value") * 2).otherwise("value")
        ),
        comparisons=whole.comparisons,
        about=replace(whole.about, service=service, made_up=made_up),
    )


def of_one_quarter() -> Ledger:
    """A service's first quarter: counts of three months, and no year of anything."""
    rows = [row("fte_count", "2019-03.3m", "rotherham", numerator=6.0, value=6.0)]
    rows.append(row("custody_count", "2019-03.3m", "rotherham", numerator=1.0, value=1.0))
    return Ledger(
        figures=figures.ordered(pl.DataFrame(rows, schema=figures.SCHEMA)),
        comparisons=pl.DataFrame(schema=COMPARISONS),
        about=sample().about,
    )


def of_twenty_years() -> Ledger:
    """Entrants of eighty quarters that fall from 40 to 8, with rolling years, limits, and England beside them."""
    quarters = [quarter(end) for end in quarter_ends(date(1999, 4, 1), date(2019, 3, 31))]
    counts = [round(40 - 32 * n / 79) + (n * 7) % 5 for n in range(len(quarters))]
    rows, limits = [], []
    for n, (window, count) in enumerate(zip(quarters, counts, strict=True)):
        made = row("fte_count", window.id, "rotherham", numerator=float(count), value=float(count))
        rows.append(made)
        limits.append(
            {
                "figure_id": made["figure_id"],
                "indicator": "fte_count",
                "area": "rotherham",
                "period_end": window.end,
                "value": float(count),
                "centre": 26.0,
                "lower": 10.7,
                "upper": 41.3,
                "baseline_start": quarters[0].start,
                "baseline_end": quarters[-1].end,
                "signal": "below" if count < 10.7 else "above" if count > 41.3 else "none",
                "method": "XmR",
            }
        )
        if n >= 3:
            year, total = rolling_year(window.end), float(sum(counts[n - 3 : n + 1]))
            rows.append(row("fte_count", year.id, "rotherham", numerator=total, value=total))
            spread = total**0.5 * 1.96
            rows.append(
                row(
                    "fte_rate",
                    year.id,
                    "rotherham",
                    numerator=total,
                    denominator=25000.0,
                    value=total * 4,
                    lower=(total - spread) * 4,
                    upper=(total + spread) * 4,
                )
            )
            if window.end.month == 12:
                rows.append(row("fte_rate", year.id, "england", value=700.0 - 5 * n))
    return replace(
        sample(),
        figures=figures.ordered(pl.DataFrame(rows, schema=figures.SCHEMA)),
        comparisons=pl.DataFrame(schema=COMPARISONS),
        control=pl.DataFrame(limits, schema=figures.CONTROL),
    )
