"""The change of a local figure on the same period a year before, as a ledger row with limits.

Changes are computed on unrounded values, as the YJB Data Summary does: first time entrants and reoffences per
reoffender in percent, the binary rate in percentage points, custody as a difference of rates.
"""

import polars as pl

from yjp import figures, statistics
from yjp.figures import AreaRole, State, Unit
from yjp.indicators.definition import Indicator, Kind
from yjp.indicators.registry import HEADLINES, change_of
from yjp.periods import YEAR_MONTHS, parse_window

MONTHS_BACK = 12


def pairs(ledger: pl.DataFrame, indicator: Indicator, months: int = YEAR_MONTHS) -> pl.DataFrame:
    """Local figures of an indicator for windows of that length beside those a year before (columns ``…_past``)."""
    own = ledger.filter(
        pl.col("indicator") == indicator.id,
        pl.col("area_role") == AreaRole.LOCAL.value,
        pl.col("group").is_null(),
        pl.col("window").str.ends_with(f".{months}m"),
    )
    past = {w: parse_window(w).earlier(MONTHS_BACK).id for w in own.get_column("window")}
    before = own.select("window", "figure_id", "numerator", "denominator", "value", "lower", "upper", "state")
    return own.with_columns(window_past=pl.col("window").replace_strict(past, return_dtype=pl.String)).join(
        before, left_on="window_past", right_on="window", suffix="_past"
    )


def changes(ledger: pl.DataFrame, confidence: float = 0.95) -> pl.DataFrame:
    """Rows of ``<indicator>_change`` for every local 12-month headline figure that has a past."""
    return figures.ordered(pl.concat(_changes_of(ledger, i, confidence) for i in HEADLINES))


def _changes_of(ledger: pl.DataFrame, indicator: Indicator, confidence: float) -> pl.DataFrame:
    target = change_of(indicator.id)
    both = pairs(ledger, indicator)
    ids = [figures.figure_id(target.id, *row) for row in both.select("window", "area").iter_rows()]
    estimate = _estimate(indicator, confidence)
    unsettled = (pl.col("state") == State.PROVISIONAL.value) | (
        pl.col("state_past") == State.PROVISIONAL.value
    )
    from_nothing = (pl.col("value_past") == 0) & pl.lit(indicator.change_unit is Unit.PERCENT_CHANGE)
    return both.with_columns(
        pl.Series("figure_id", ids, dtype=pl.String),
        value=estimate.value,
        lower=estimate.lower,
        upper=estimate.upper,
        interval_method=estimate.method,
        indicator=pl.lit(target.id),
        numerator=pl.lit(None),
        denominator=pl.lit(None),
        per=pl.lit(target.per),
        unit=pl.lit(target.unit.value),
        decimals=pl.lit(target.decimals),
        state=pl.when(unsettled).then(pl.lit(State.PROVISIONAL.value)).otherwise(pl.col("state")),
        reason=pl.when(from_nothing).then(pl.lit("there is no percentage change from zero")),
    ).select(*figures.SCHEMA)


def published_changes(ledger: pl.DataFrame) -> pl.DataFrame:
    """Changes of comparators whose level is known for both years, where no change is published itself.

    From rounded rates they may be off by a rounding; ``quality`` says so, and which come from counts. No limits.
    """
    return figures.ordered(
        pl.concat([figures.empty(), *(_published_changes_of(ledger, i) for i in HEADLINES)])
    )


def _published_changes_of(ledger: pl.DataFrame, indicator: Indicator) -> pl.DataFrame:
    target = change_of(indicator.id)
    levels = ledger.filter(
        pl.col("indicator") == indicator.id,
        pl.col("source") == "published",
        pl.col("value").is_not_null(),
        pl.col("group").is_null(),
        pl.col("window").str.ends_with(".12m"),
    )
    past = {w: parse_window(w).earlier(MONTHS_BACK).id for w in levels.get_column("window").unique()}
    both = levels.with_columns(
        window_past=pl.col("window").replace_strict(past, return_dtype=pl.String)
    ).join(
        levels.select("window", "area", value_past="value", denominator_past="denominator"),
        left_on=["window_past", "area"],
        right_on=["window", "area"],
    )
    ids = [figures.figure_id(target.id, *row) for row in both.select("window", "area").iter_rows()]
    new, old = pl.col("value"), pl.col("value_past")
    counted = pl.col("denominator").is_not_null() & pl.col("denominator_past").is_not_null()
    relative = indicator.change_unit is Unit.PERCENT_CHANGE
    return (
        both.with_columns(
            pl.Series("figure_id", ids, dtype=pl.String),
            value=pl.when(old > 0).then((new / old - 1) * 100) if relative else new - old,
            indicator=pl.lit(target.id),
            numerator=pl.lit(None),
            denominator=pl.lit(None),
            lower=pl.lit(None),
            upper=pl.lit(None),
            interval_method=pl.lit(None),
            per=pl.lit(target.per),
            unit=pl.lit(target.unit.value),
            decimals=pl.lit(target.decimals),
            quality=pl.when(counted)
            .then(pl.lit("worked out from published counts"))
            .otherwise(pl.lit("worked out from rounded published figures")),
        )
        .select(pl.col(name).cast(kind) for name, kind in figures.SCHEMA.items())
        .filter(~pl.col("figure_id").is_in(ledger.get_column("figure_id").implode()))
    )


def _estimate(indicator: Indicator, confidence: float) -> statistics.Estimate:
    """Two counts where a rate changes by a percentage; else the limits of both figures, combined."""
    levels = [pl.col(name) for name in ("value", "lower", "upper", "value_past", "lower_past", "upper_past")]
    if indicator.change_unit is not Unit.PERCENT_CHANGE:
        return statistics.difference_limits(*levels)
    if indicator.kind is Kind.RATE:
        n1, d1, n0, d0 = (
            pl.col(n) for n in ("numerator", "denominator", "numerator_past", "denominator_past")
        )
        return statistics.rate_change_limits(n1, d1, n0, d0, confidence)
    return statistics.ratio_change_limits(*levels)
