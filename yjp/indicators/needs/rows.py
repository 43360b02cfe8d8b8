"""Needs as rows of the ledger: on each snapshot day, and at the first outcome of the year."""

from collections.abc import Sequence
from datetime import date

import polars as pl

from yjp import figures, statistics
from yjp.indicators.caseload import children_on
from yjp.indicators.estimates import D, estimated
from yjp.indicators.first_time_entrants import DATE
from yjp.indicators.needs.children import ANY_KNOWN, DAY, TOGETHER_COUNT, held, needs_on
from yjp.indicators.needs.declared import (
    AT_OUTCOME,
    BANDS,
    CASELOAD_DAY,
    GAP,
    NEEDS,
    NOTHING_KNOWN,
    UNKNOWN,
    Moment,
)
from yjp.indicators.needs.indicators import NEED_INDICATORS, identifier
from yjp.indicators.representation.children import child_years
from yjp.indicators.representation.populations import PEOPLE, SOURCE, populations
from yjp.indicators.representation.stages import DECISION
from yjp.indicators.rows import Place, completed, declared
from yjp.indicators.windows import END, MONTHS, QUARTERS_IN_A_YEAR, N
from yjp.model import columns as c
from yjp.model.caseload import Caseload
from yjp.periods import YEAR_MONTHS, add_months, month_end

RELEASED_MONTH = 3
"""Years to March are the ones that may be released to a board or the public: they never overlap."""
_NOBODY = "nobody of whom it is recorded"
FEW_RECORDED = "recorded of fewer than half of the children: who is recorded may not be like the rest"
NOT_GIVEN = "not given: the need is recorded of fewer than half of the children"
"""As for groups (``representation.standing.HALF_UNKNOWN``): 12 of 17 is no share of 81 children."""
_ALL = "_all"


def need_rows(
    caseload: Caseload,
    place: Place,
    ends: Sequence[date],
    days: Sequence[date],
    confidence: float = 0.95,
) -> pl.DataFrame:
    """A ledger row for each measure of needs, on each of ``days`` and for the newest years that ``ends`` complete.

    Shares are of the children of whom the need is recorded, and those of the unrecorded of all children (Wilson's
    limits). None is given where the need is recorded of fewer than half of the children. A need whose table the
    extract does not have has no row.
    """
    if not held(caseload):
        return figures.empty()
    parts = []
    if caseload.has("programmes"):
        # Collected first: each need joins the children once more, and a lazy plan would find them anew each time.
        children = children_on(caseload, days).select(c.CHILD_ID, pl.col("day").alias(DAY)).collect()
        snapshots = needs_on(caseload, children.lazy()).with_columns(pl.col(DAY).alias(END))
        parts.append(_measured(caseload, snapshots.collect(), CASELOAD_DAY, days, 0, place.area, confidence))
    years = _years(ends)
    if years:
        of_year = (
            child_years(caseload, years)
            .filter(DECISION)
            .select(END, c.CHILD_ID, pl.col(DATE).alias(DAY))
            .collect()
        )
        found = needs_on(caseload, of_year.lazy()).collect()
        parts.append(_measured(caseload, found, AT_OUTCOME, years, YEAR_MONTHS, place.area, confidence))
    return (
        completed(pl.concat(parts).join(declared(NEED_INDICATORS), on="indicator"), place)
        if parts
        else figures.empty()
    )


def _years(ends: Sequence[date]) -> list[date]:
    """The newest year and the newest year to March, each with the year before it, as far as complete."""
    whole = list(ends[QUARTERS_IN_A_YEAR - 1 :])
    newest = [*whole[-1:], *[end for end in whole if end.month == RELEASED_MONTH][-1:]]
    before = [month_end(add_months(end.replace(day=1), -YEAR_MONTHS)) for end in newest]
    return sorted({end for end in (*newest, *before) if end in whole})


def _measured(
    caseload: Caseload,
    children: pl.DataFrame,
    moment: Moment,
    ends: Sequence[date],
    months: int,
    area: str,
    confidence: float,
) -> pl.DataFrame:
    """Counts of every measure in every period, then their shares; a period without a child has noughts."""
    counts = []
    needs = held(caseload)
    for need in needs:
        value = pl.col(need.id)
        counts += [
            (identifier(moment, need.id), value.eq(True).sum(), value.is_not_null().sum()),
            (identifier(moment, need.id, UNKNOWN), value.is_null().sum(), pl.len()),
        ]
    known, together = pl.col(ANY_KNOWN), pl.col(TOGETHER_COUNT)
    for number, (band, _) in enumerate(BANDS):
        last = number == len(BANDS) - 1
        here = known & ((together >= number) if last else (together == number))
        counts.append((identifier(moment, band), here.sum(), known.sum()))
    counts.append((identifier(moment, NOTHING_KNOWN), (~known).sum(), pl.len()))
    periods = pl.DataFrame({END: list(ends)}, schema={END: pl.Date})
    # One pass over the children: every count is a column, and then a row.
    wide = children.group_by(END).agg(
        pl.len().cast(pl.Int64).alias(_ALL),
        *(n.cast(pl.Int64).alias(f"{N}|{name}") for name, n, _ in counts),
        *(d.cast(pl.Int64).alias(f"{D}|{name}") for name, _, d in counts),
    )
    held_in = periods.join(wide, on=END, how="left").with_columns(pl.exclude(END).fill_null(0))
    tallies = [
        held_in.select(END, _ALL, pl.lit(name).alias("indicator"), **{N: f"{N}|{name}", D: f"{D}|{name}"})
        for name, *_ in counts
    ]
    few = 2 * pl.col(D) < pl.col(_ALL)
    shares = estimated(
        pl.concat(tallies), statistics.share(pl.col(N), pl.col(D), 100, confidence)
    ).with_columns(
        *(pl.when(~few).then(name).alias(name) for name in ("value", "lower", "upper", "interval_method")),
        pl.when(pl.col(D) == 0).then(pl.lit(_NOBODY)).when(few).then(pl.lit(NOT_GIVEN)).alias("reason"),
        pl.when(few).then(pl.lit(FEW_RECORDED)).alias("quality"),
        pl.lit(months, dtype=pl.Int64).alias(MONTHS),
    )
    shares = shares.drop(_ALL)
    return pl.concat([shares, _gaps(caseload, shares, moment, ends, area)], how="vertical_relaxed")


def _gaps(
    caseload: Caseload, shares: pl.DataFrame, moment: Moment, ends: Sequence[date], area: str
) -> pl.DataFrame:
    """Each share less that of the population, where the population of the groups is held."""
    people = populations(caseload, area, ends)
    rows = []
    for need in (each for each in NEEDS if each.population):
        grouping, values = need.population or ("", ())
        share = (
            people.filter(pl.col("group") == grouping)
            .group_by(END)
            .agg(
                (
                    100
                    * pl.col(PEOPLE).filter(pl.col("group_value").is_in(list(values))).sum()
                    / pl.col(PEOPLE).sum()
                ).alias("_share"),
                pl.col(SOURCE).first(),
                pl.len().alias("_groups"),
            )
            .filter(pl.col("_groups") > 1)
        )
        own = shares.filter(pl.col("indicator") == identifier(moment, need.id)).join(share, on=END)
        rows.append(
            own.with_columns(
                *((pl.col(name) - pl.col("_share")).alias(name) for name in ("value", "lower", "upper")),
                *(pl.lit(None, dtype=pl.Int64).alias(name) for name in (N, D)),
                pl.lit(identifier(moment, need.id, GAP)).alias("indicator"),
                pl.concat_str("quality", SOURCE, separator="; ", ignore_nulls=True).alias("quality"),
            ).select(shares.columns)
        )
    return pl.concat(rows)
