"""The wider measures as rows of the ledger: every rolling year that the records cover."""

from collections.abc import Sequence
from datetime import date

import polars as pl

from yjp import figures, statistics
from yjp.indicators.definition import Kind
from yjp.indicators.estimates import D
from yjp.indicators.population import choose
from yjp.indicators.rows import Place, completed, declared
from yjp.indicators.wider.indicators import REPARATION_ATTENDANCE, WIDER, WITHOUT_LIMITS
from yjp.indicators.wider.offences import knives, serious_violence
from yjp.indicators.wider.remands import remands
from yjp.indicators.wider.restorative import CHILD_SUMS, reparation, victims
from yjp.indicators.windows import END, MONTHS, N
from yjp.model.caseload import Caseload
from yjp.periods import YEAR_MONTHS

_HOW = "_how"
_CLUSTERED, _PLAIN = "clustered", "plain"
NOBODY = "nobody to take a percentage of"


def wider_rows(
    caseload: Caseload,
    place: Place,
    populations: pl.DataFrame,
    ends: Sequence[date],
    confidence: float = 0.95,
) -> pl.DataFrame:
    """A ledger row for each measure and rolling year.

    Limits: Wilson's of percentages, Poisson's of counts and rates, those of a ratio over children of the attendance;
    none of nights and hours. What the extract has no records of has no row, and neither have years before the first
    record.
    """
    sessions, sums = reparation(caseload, ends)
    found = [
        *serious_violence(caseload, ends),
        *knives(caseload, ends),
        *remands(caseload, ends),
        *victims(caseload, ends),
        *sessions,
    ]
    counted = [each for each in found if each.height]
    if not counted:
        return figures.empty()
    rows = pl.concat(counted).join(_declared(), on="indicator").join(sums, on=END, how="left")
    return completed(_limited(_over_population(rows, populations), confidence).drop(CHILD_SUMS, _HOW), place)


def _over_population(rows: pl.DataFrame, populations: pl.DataFrame) -> pl.DataFrame:
    """Rates get the population of their year as denominator, and what it is."""
    chosen = {end: choose(populations, end) for end in rows.get_column(END).unique()}
    people = pl.DataFrame(
        [
            (end, float(p.population) if p else None, p.words if p else "no population is held for this area")
            for end, p in chosen.items()
        ],
        schema={END: pl.Date, "_people": pl.Float64, "_words": pl.String},
        orient="row",
    )
    rate = pl.col(_HOW) == Kind.RATE.value
    return (
        rows.join(people, on=END, how="left")
        .with_columns(
            pl.when(rate).then("_people").otherwise(D).alias(D), pl.when(rate).then("_words").alias("quality")
        )
        .drop("_people", "_words")
    )


def _limited(rows: pl.DataFrame, confidence: float) -> pl.DataFrame:
    n, d = pl.col(N), pl.col(D)
    x, r, xx, xr, rr, clusters = (pl.col(name) for name in CHILD_SUMS)
    nothing = pl.lit(None, dtype=pl.Float64)
    estimates = {
        Kind.SHARE.value: statistics.share(n, d, confidence=confidence),
        Kind.RATE.value: statistics.rate(n, d, 10_000, confidence),
        Kind.COUNT.value: statistics.rate(n, pl.lit(1), 1, confidence),
        _CLUSTERED: statistics.clustered_ratio(
            sum_x=x,
            sum_r=r,
            sum_xx=xx,
            sum_xr=xr,
            sum_rr=rr,
            clusters=clusters,
            confidence=confidence,
        ),
        _PLAIN: statistics.Estimate(n, nothing, nothing, pl.lit(None, dtype=pl.String)),
    }
    parts = []
    for (how,), part in rows.partition_by(_HOW, as_dict=True).items():
        estimate = estimates[str(how)]
        # A share of hours cannot be over 100; limits of a ratio on the log scale can.
        per, most = (100, 100.0) if how == _CLUSTERED else (1, None)
        values = {"value": estimate.value, "lower": estimate.lower, "upper": estimate.upper}
        parts.append(
            part.with_columns(
                *((value * per).clip(upper_bound=most).alias(name) for name, value in values.items()),
                estimate.method.alias("interval_method"),
            )
        )
    return pl.concat(parts, how="vertical_relaxed").with_columns(
        pl.when(pl.col(D) == 0).then(pl.lit(NOBODY)).alias("reason"),
        pl.lit(YEAR_MONTHS, dtype=pl.Int64).alias(MONTHS),
    )


def _declared() -> pl.DataFrame:
    how = [
        _PLAIN if i.id in WITHOUT_LIMITS else _CLUSTERED if i is REPARATION_ATTENDANCE else i.kind.value
        for i in WIDER
    ]
    return declared(WIDER).with_columns(pl.Series(_HOW, how))
