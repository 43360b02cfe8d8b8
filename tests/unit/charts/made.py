"""A small ledger with breakdowns, quarters, a funnel and KPIs, written by hand for tests of charts and sentences."""

from dataclasses import replace
from datetime import date

import polars as pl

from tests.sample import row, sample
from yjp import figures
from yjp.disclosure.profiles import PUBLIC
from yjp.figures import figure_id
from yjp.ledger import Ledger

YEAR = "2018-12.12m"
BEFORE = "2017-12.12m"
AGES = {"10_14": 16, "15_17": 22, "18_plus": 0}
CARE = {"lac": 4, "not_lac": 3, "not_recorded": 31}
CROSSED = {
    "yc-lac": 1,
    "yc-not_lac": 0,
    "yc-not_recorded": 14,
    "ro-lac": 3,
    "ro-not_lac": 3,
    "ro-not_recorded": 17,
}
OUTCOMES = {"yc": 15, "ro": 23}
SEXES = {"male": (21, 73, 19.7, 40.0), "female": (9, 18, 29.0, 71.0)}
QUARTERS = (5, 7, 6, 4, 6, 5, 8, 6, 7, 5, 6, 7, 19, 6)
"""Fourteen quarters up to March 2019; the last but one lies above the limit."""


def group_row(indicator: str, window: str, group: str, of: str, **parts: object) -> dict[str, object]:
    name = figure_id(indicator, window, "rotherham", group, of)
    return row(indicator, window, "rotherham", figure_id=name, group=group, group_value=of, **parts)


def counts(window: str, group: str, held: dict[str, int]) -> list[dict[str, object]]:
    total = float(sum(held.values()))
    return [
        group_row("fte_count", window, group, value, numerator=float(n), denominator=total, value=float(n))
        for value, n in held.items()
    ]


def quarter_ids() -> list[str]:
    months = ["03", "06", "09", "12"]
    ends = [(2015 + q // 4, months[q % 4]) for q in range(3, 3 + len(QUARTERS))]
    return [f"{year}-{month}.3m" for year, month in ends]


def made() -> Ledger:
    """The sample with everything that a breakdown, a control chart, a funnel or a KPI table reads."""
    base = sample()
    rows = [*base.figures.iter_rows(named=True)]
    rows.append(row("fte_count", YEAR, "rotherham", numerator=38.0, value=38.0, lower=26.9, upper=52.2))
    rows.append(row("fte_count", BEFORE, "rotherham", numerator=50.0, value=50.0, lower=37.1, upper=65.9))
    rows += counts(YEAR, "age", AGES) + counts(BEFORE, "age", {"10_14": 20, "15_17": 29, "18_plus": 1})
    rows += counts(YEAR, "care", CARE) + counts(YEAR, "outcome", OUTCOMES)
    rows += counts(YEAR, "outcome_care", CROSSED)
    rows += [
        group_row(
            "binary_reoffending",
            "2017-06.12m",
            "sex",
            value,
            numerator=float(n),
            denominator=float(d),
            value=100 * n / d,
            lower=low,
            upper=high,
            state="final",
        )
        for value, (n, d, low, high) in SEXES.items()
    ]
    rows += [
        row("fte_count", window, "rotherham", numerator=float(n), value=float(n))
        for window, n in zip(quarter_ids(), QUARTERS, strict=True)
    ]
    for window, n, d in (("2024-03.3m", 31, 40), ("2023-12.3m", 28, 35), ("2023-03.3m", 12, 20)):
        rows.append(
            row(
                "kpi1_suitable_end",
                window,
                "rotherham",
                numerator=float(n),
                denominator=float(d),
                value=100 * n / d,
                lower=62.5 if n == 31 else None,
                upper=87.7 if n == 31 else None,
            )
        )
    return replace(
        base,
        figures=figures.ordered(pl.DataFrame(rows, schema=figures.SCHEMA)),
        control=control(),
        funnel=funnel(),
    )


def control() -> pl.DataFrame:
    """Limits worked by hand: a mean of 6 in the first twelve quarters, 6 + 3 roots of 6 = 13.3."""
    held = []
    for window, n in zip(quarter_ids(), QUARTERS, strict=True):
        year, month = int(window[:4]), int(window[5:7])
        end = date(year, month, 31 if month in (3, 12) else 30)
        held.append(
            {
                "figure_id": figure_id("fte_count", window, "rotherham"),
                "indicator": "fte_count",
                "area": "rotherham",
                "period_end": end,
                "value": float(n),
                "centre": 6.0,
                "lower": 0.0,
                "upper": 13.348,
                "baseline_start": date(2015, 10, 1),
                "baseline_end": date(2018, 9, 30),
                "signal": "above" if n == 19 else "none",
                "method": "XmR",
            }
        )
    return pl.DataFrame(held, schema=figures.CONTROL)


def funnel() -> pl.DataFrame:
    held = [("rotherham", "Rotherham", 24260.0, 169.0, True, False, "below_95")]
    held += [("hull", "Kingston upon Hull", 26000.0, 300.0, False, True, "inside")]
    held += [
        (f"s{n}", f"Service {n}", 10000.0 * n, 200.0 + 10 * n, False, False, "inside") for n in range(1, 11)
    ]
    return pl.DataFrame(
        [
            {
                "indicator": "fte_rate",
                "window": YEAR,
                "area": area,
                "area_name": name,
                "local": local,
                "family": family,
                "numerator": None,
                "denominator": size,
                "value": value,
                "target": 238.0,
                "lower_95": 238.0 - 1e6 / size,
                "upper_95": 238.0 + 1e6 / size,
                "lower_998": 238.0 - 2e6 / size,
                "upper_998": 238.0 + 2e6 / size,
                "position": position,
                "source_ref": "made",
            }
            for area, name, size, value, local, family, position in held
        ],
        schema=figures.FUNNEL,
    )


def hidden(ledger: Ledger, *identifiers: str, reason: str = PUBLIC.reason) -> Ledger:
    """The ledger as a profile leaves it: these figures without numbers and with its reason."""
    here = pl.col("figure_id").is_in(list(identifiers))
    assert ledger.figures.filter(here).height == len(identifiers)
    gone = ("numerator", "denominator", "value", "lower", "upper", "interval_method", "quality")
    lost = [
        pl.when(pl.col(side).is_in(list(identifiers)).fill_null(False)).then(True).otherwise(False)
        for side in ("figure_id", "comparator_id", "change_id")
    ]
    return replace(
        ledger,
        figures=ledger.figures.with_columns(
            *(pl.when(~here).then(pl.col(name)).alias(name) for name in gone),
            suppressed=pl.col("suppressed") | here,
            reason=pl.when(here).then(pl.lit(reason)).otherwise("reason"),
        ),
        comparisons=ledger.comparisons.filter(~pl.any_horizontal(lost)),
        control=ledger.control.with_columns(
            value=pl.when(~here).then("value"),
            centre=pl.lit(None, dtype=pl.Float64)
            if set(identifiers) & set(ledger.control["figure_id"])
            else "centre",
            lower=pl.lit(None, dtype=pl.Float64)
            if set(identifiers) & set(ledger.control["figure_id"])
            else "lower",
            upper=pl.lit(None, dtype=pl.Float64)
            if set(identifiers) & set(ledger.control["figure_id"])
            else "upper",
            signal=pl.lit(None, dtype=pl.String)
            if set(identifiers) & set(ledger.control["figure_id"])
            else "signal",
        ),
    )


def renamed_area(ledger: Ledger, slug: str) -> Ledger:
    """The same figures of a service with another slug, ids and all."""
    rows = []
    for each in ledger.figures.iter_rows(named=True):
        changed = dict(each)
        if each["area"] == "rotherham":
            changed["area"] = slug
            changed["figure_id"] = figure_id(
                each["indicator"], each["window"], slug, each["group"], each["group_value"]
            )
        rows.append(changed)
    return replace(
        ledger,
        figures=pl.DataFrame(rows, schema=figures.SCHEMA),
        about=replace(ledger.about, area=slug),
    )
