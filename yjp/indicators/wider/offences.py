"""Serious violence and knives: proven offences of each rolling year."""

from collections.abc import Sequence
from datetime import date

import polars as pl

from yjp.indicators.kpi.declared.events import GRAVE, SERIOUS_ROWS
from yjp.indicators.kpi.violence import proven_offences
from yjp.indicators.substantive import (
    AGE_AT_ARREST,
    AGE_AT_HEARING,
    local,
    outcomes,
    stands,
    substantive,
)
from yjp.indicators.wider import indicators as i
from yjp.indicators.wider.years import covered, first_day, in_years
from yjp.indicators.windows import END
from yjp.model import columns as c
from yjp.model.caseload import Caseload

Counts = dict[str, tuple[pl.Expr, pl.Expr | None]]
"""Indicator to its numerator and denominator, aggregated over the rows of a year."""


def serious_violence(caseload: Caseload, ends: Sequence[date]) -> list[pl.DataFrame]:
    """Wide frames of counts: ``period_end`` and a column for each number."""
    if not caseload.has("programmes") or not ends:
        return []
    found = proven_offences(caseload, ends, since=date.min).filter(
        pl.col(c.OFFENCE_CATEGORY).is_in(SERIOUS_ROWS), pl.col(c.GRAVITY).is_in(GRAVE)
    )
    yearly = in_years(
        found.select(c.CHILD_ID, c.OFFENCE_ID, c.OUTCOME_DATE), c.OUTCOME_DATE, _years(caseload, ends)
    )
    counts: Counts = {
        i.SERIOUS.id: (pl.len(), None),
        i.SERIOUS_RATE.id: (pl.len(), None),
        i.SERIOUS_CHILDREN.id: (pl.col(c.CHILD_ID).n_unique(), None),
    }
    return [tallied(yearly, counts, _years(caseload, ends))]


def knives(caseload: Caseload, ends: Sequence[date]) -> list[pl.DataFrame]:
    """Wide frames of counts; none where no offence says whether there was a knife."""
    if not caseload.tables["offences"].get_column(c.KNIFE).drop_nulls().len():
        return []
    found = (
        outcomes(caseload)
        .filter(
            pl.col(AGE_AT_ARREST).is_between(10, 17),
            pl.col(AGE_AT_HEARING) <= 17,
            substantive(),
            stands(),
            local(),
            pl.col(c.OUTCOME_DATE) <= caseload.extract_date,
        )
        # An offence with several outcomes is proven once, by the first.
        .group_by(c.CHILD_ID, c.OFFENCE_ID)
        .agg(pl.col(c.OUTCOME_DATE).min(), pl.col(c.KNIFE).first())
    )
    years = _years(caseload, ends)
    knife = pl.col(c.KNIFE) == "yes"
    counts: Counts = {
        i.KNIFE.id: (knife.sum(), None),
        i.KNIFE_CHILDREN.id: (pl.col(c.CHILD_ID).filter(knife).n_unique(), None),
        i.KNIFE_UNKNOWN.id: (pl.col(c.KNIFE).is_null().sum(), pl.len()),
    }
    return [tallied(in_years(found, c.OUTCOME_DATE, years), counts, years)]


def tallied(yearly: pl.LazyFrame, counts: Counts, years: Sequence[date]) -> pl.DataFrame:
    """Every indicator's counts in every year: ``period_end``, ``indicator``, ``numerator``, ``denominator``.

    A year without a row has noughts.
    """
    wide = (
        pl.LazyFrame({END: list(years)}, schema={END: pl.Date})
        .join(
            yearly.group_by(END).agg(
                *(n.cast(pl.Float64).alias(f"n|{name}") for name, (n, _) in counts.items()),
                *(d.cast(pl.Float64).alias(f"d|{name}") for name, (_, d) in counts.items() if d is not None),
            ),
            on=END,
            how="left",
        )
        .with_columns(pl.exclude(END).fill_null(0.0))
        .collect()
    )
    none = pl.lit(None, dtype=pl.Float64)
    return pl.concat(
        wide.select(
            END,
            pl.lit(name).alias("indicator"),
            pl.col(f"n|{name}").alias("numerator"),
            (none if d is None else pl.col(f"d|{name}")).alias("denominator"),
        )
        for name, (_, d) in counts.items()
    )


def _years(caseload: Caseload, ends: Sequence[date]) -> list[date]:
    return covered(ends, first_day(caseload.tables["outcomes"], c.OUTCOME_DATE))
