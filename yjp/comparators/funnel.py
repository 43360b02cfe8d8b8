"""Funnels: services by size around a target, with the limits that chance sets at each size.

Spiegelhalter 2005, Statistics in Medicine 24: 1185-1202: 95% and 99.8% limits of the exact Poisson (rates) or binomial
(shares) distribution. Services differ by more than chance for many reasons, so more than one in twenty lie outside the
95% limits; the limits are not widened for that.
"""

from collections.abc import Callable, Iterable

import polars as pl

from yjp import reference
from yjp.comparators.counts import packaged_counts
from yjp.figures import FUNNEL, AreaRole, Position, State
from yjp.indicators.definition import Indicator, Kind
from yjp.indicators.registry import BINARY_REOFFENDING, CUSTODY_RATE, FTE_RATE
from yjp.statistics import funnel_counts, funnel_parts

FUNNELS = (FTE_RATE, CUSTODY_RATE, BINARY_REOFFENDING)
"""Reoffences per reoffender have none: how unevenly they lie among the children of other services is not known."""
FEWEST = 10
"""Services besides one's own without which there is no funnel."""
_WIDTH = "DfE LAIT, revised; width from the ONS population of mid-2023, as none is published with the rate"

_MEMBERS = ("area", "area_name", "numerator", "denominator", "value", "source_ref")


def funnel(
    ledger: pl.DataFrame, counts: pl.DataFrame | None = None, family: Iterable[str] = ()
) -> pl.DataFrame:
    """Rows of ``figures.FUNNEL`` by indicator, at the newest local window that ten other services have figures of.

    ``counts`` (columns ``pool.COUNTS``; left out: what ships with yjp) are the services with counts; for first time
    entrants the published rates by authority follow, without an invented count. ``family`` are slugs of members. The
    target is the national figure of the ledger, else what the counts pool to.
    """
    known = packaged_counts() if counts is None else counts
    local = ledger.filter(pl.col("area_role") == AreaRole.LOCAL.value, pl.col("group").is_null())
    parts = [pl.DataFrame(schema=FUNNEL)]
    for indicator in FUNNELS:
        own = local.filter(
            pl.col("indicator") == indicator.id,
            pl.col("window").str.ends_with(".12m"),
            pl.col("value").is_not_null(),
            pl.col("state") != State.PROVISIONAL.value,
        ).sort("period_end", descending=True)
        held = _windows_held(known, indicator)
        for row in own.filter(pl.col("window").is_in(held)).iter_rows(named=True):
            others = _others(known, indicator, row["window"]).filter(pl.col("area") != row["area"])
            if others.height >= FEWEST:
                mine = pl.DataFrame([{name: row[name] for name in _MEMBERS}], schema=others.schema)
                members = pl.concat([mine, others])
                target = _target(ledger, indicator, row["window"], members)
                parts.append(_drawn(indicator, row["window"], row["area"], members, target, set(family)))
                break
    return pl.concat(parts)


def _windows_held(counts: pl.DataFrame, indicator: Indicator) -> list[str]:
    """Windows that other services may have figures of."""
    held = set(counts.filter(pl.col("indicator") == indicator.id).get_column("window"))
    if indicator is FTE_RATE:
        years = reference.dataset("fte_rates_by_authority").get_column("year").unique()
        held |= {f"{year}-12.12m" for year in years}
    return sorted(held)


def _others(counts: pl.DataFrame, indicator: Indicator, window: str) -> pl.DataFrame:
    """Services with counts, as first published; then those of which only a rate is published."""
    of = reference.dataset("services").get_column("slug").implode()
    with_counts = (
        counts.filter(
            pl.col("indicator") == indicator.id,
            pl.col("window") == window,
            pl.col("area").is_in(of),
            pl.col("state") != State.REVISED.value,
            pl.col("denominator") > 0,
        )
        .with_columns(value=pl.col("numerator") * indicator.per / pl.col("denominator"))
        .select(_MEMBERS)
    )
    if indicator is not FTE_RATE or not window.endswith("-12.12m"):
        return with_counts
    held = reference.dataset("population_10_17").select(
        "area", denominator=pl.col("population_10_17").cast(pl.Float64)
    )
    rates = (
        reference.dataset("fte_rates_by_authority")
        .filter(pl.col("year") == int(window[:4]), pl.col("area_type") == "authority")
        .select(area="slug", area_name="authority", value="rate_per_100k")
        .drop_nulls("area")
        .join(held, on="area")
        .with_columns(numerator=pl.lit(None, dtype=pl.Float64), source_ref=pl.lit(_WIDTH))
        .join(with_counts, on="area", how="anti")
        .select(_MEMBERS)
    )
    return pl.concat([with_counts, rates])


def _target(ledger: pl.DataFrame, indicator: Indicator, window: str, members: pl.DataFrame) -> float:
    """The national figure as first published, England's before others; else the pooled figure of those with counts."""
    national = ledger.filter(
        pl.col("indicator") == indicator.id,
        pl.col("window") == window,
        pl.col("area_role") == AreaRole.NATIONAL.value,
        pl.col("group").is_null(),
        pl.col("value").is_not_null(),
    ).sort((pl.col("state") == State.REVISED.value), (pl.col("area") != "england"), "area")
    if national.height:
        return float(national.item(0, "value"))
    held = members.drop_nulls("numerator")
    events, size = (float(held.get_column(name).sum()) for name in ("numerator", "denominator"))
    return events * indicator.per / size


def _drawn(
    indicator: Indicator, window: str, own: str, members: pl.DataFrame, target: float, family: set[str]
) -> pl.DataFrame:
    limits = _limits(indicator, target)
    rows = []
    for row in members.iter_rows(named=True):
        (low, high), (lowest, highest) = limits(row["denominator"], 0.95), limits(row["denominator"], 0.998)
        rows.append(
            row
            | {
                "indicator": indicator.id,
                "window": window,
                "local": row["area"] == own,
                "family": row["area"] in family,
                "target": target,
                "lower_95": low,
                "upper_95": high,
                "lower_998": lowest,
                "upper_998": highest,
                "position": _position(row["value"], low, high, lowest, highest).value,
            }
        )
    return pl.DataFrame(rows, schema=FUNNEL).sort(
        "local", "denominator", "area", descending=[True, False, False]
    )


def _limits(indicator: Indicator, target: float) -> Callable[[float, float], tuple[float, float]]:
    """Limits in the indicator's unit, by size and level."""

    def of(size: float, level: float) -> tuple[float, float]:
        if indicator.kind is Kind.SHARE:
            lower, upper = funnel_parts(round(size), target / indicator.per, level)
        else:
            lower, upper = funnel_counts(size * target / indicator.per, level)
        return lower * indicator.per / size, upper * indicator.per / size

    return of


def _position(value: float, low: float, high: float, lowest: float, highest: float) -> Position:
    if value > highest:
        return Position.ABOVE_998
    if value < lowest:
        return Position.BELOW_998
    if value > high:
        return Position.ABOVE_95
    return Position.BELOW_95 if value < low else Position.INSIDE
