"""Remands: children, nights, and what came after."""

from collections.abc import Sequence
from datetime import date

import polars as pl

from yjp.indicators.representation.children import REMANDED
from yjp.indicators.substantive import TIER, outcomes, stands, substantive
from yjp.indicators.wider import indicators as i
from yjp.indicators.wider.offences import Counts, tallied
from yjp.indicators.wider.years import START, covered, first_day, in_years
from yjp.indicators.windows import END
from yjp.model import columns as c
from yjp.model.ages import age_on
from yjp.model.caseload import Caseload
from yjp.model.codes import Tier

SETTLED_AFTER = "6mo"
CUSTODY, OTHER, NOTHING, WAITING = "custody", "other", "nothing", "waiting"
AFTER = "after"
_CHILD_SPELL = (c.CHILD_ID, c.START_DATE, c.END_DATE)


def spells(caseload: Caseload) -> pl.LazyFrame:
    """Spells of custodial remand of children aged 10 to 17 when they began: ``child_id`` and the two days."""
    return (
        caseload["remands"]
        .filter(pl.col(c.REMAND_TYPE).is_in(REMANDED), pl.col(c.START_DATE) <= caseload.extract_date)
        .join(caseload["children"].select(c.CHILD_ID, c.DATE_OF_BIRTH), on=c.CHILD_ID)
        .filter(age_on(c.DATE_OF_BIRTH, c.START_DATE).is_between(10, 17))
        .select(_CHILD_SPELL)
        .unique()
    )


def followed(caseload: Caseload) -> pl.LazyFrame:
    """Each spell that has ended, with ``after``: custody, other, nothing, or waiting (see ``REMAND_NO_CUSTODY``)."""
    ended = spells(caseload).filter(pl.col(c.END_DATE) <= caseload.extract_date)
    until = pl.col(c.END_DATE).dt.offset_by(SETTLED_AFTER)
    proven = (
        outcomes(caseload)
        .filter(substantive(), stands())
        .select(
            c.CHILD_ID, c.OUTCOME_DATE, c.OFFENCE_DATE, (pl.col(TIER) == Tier.CUSTODY.value).alias("_custody")
        )
    )
    found = (
        ended.join(proven, on=c.CHILD_ID)
        .filter(
            pl.col(c.OFFENCE_DATE) <= pl.col(c.END_DATE),
            pl.col(c.OUTCOME_DATE) >= pl.col(c.START_DATE),
            pl.col(c.OUTCOME_DATE) <= until,
            pl.col(c.OUTCOME_DATE) <= caseload.extract_date,
        )
        .group_by(_CHILD_SPELL)
        .agg(pl.col("_custody").any())
    )
    settled = until <= caseload.extract_date
    return (
        ended.join(found, on=list(_CHILD_SPELL), how="left")
        .with_columns(
            pl.when(pl.col("_custody"))
            .then(pl.lit(CUSTODY))
            .when(~settled)
            .then(pl.lit(WAITING))
            .when(pl.col("_custody").is_not_null())
            .then(pl.lit(OTHER))
            .otherwise(pl.lit(NOTHING))
            .alias(AFTER)
        )
        .drop("_custody")
    )


def remands(caseload: Caseload, ends: Sequence[date]) -> list[pl.DataFrame]:
    """Frames of counts of every rolling year since the first record of remand or bail."""
    if not caseload.has("remands"):
        return []
    years = covered(ends, first_day(caseload.tables["remands"], c.START_DATE))
    if not years:
        return []
    began: Counts = {i.REMAND_CHILDREN.id: (pl.col(c.CHILD_ID).n_unique(), None)}
    after = pl.col(AFTER)
    known = (after != WAITING).sum()
    afterwards: Counts = {
        i.REMAND_NO_CUSTODY.id: (after.is_in([OTHER, NOTHING]).sum(), known),
        i.REMAND_NO_OUTCOME.id: ((after == NOTHING).sum(), known),
        i.REMAND_WAITING.id: ((after == WAITING).sum(), None),
    }
    # A child with several remands that ended in a year is in it once, by the last of them.
    last = (
        in_years(followed(caseload), c.END_DATE, years)
        .sort(c.CHILD_ID, END, c.END_DATE, c.START_DATE)
        .unique([c.CHILD_ID, END], keep="last", maintain_order=True)
    )
    return [
        tallied(in_years(spells(caseload), c.START_DATE, years), began, years),
        tallied(_nights(caseload, years), {i.REMAND_NIGHTS.id: (pl.col("_night").len(), None)}, years),
        tallied(last, afterwards, years),
    ]


def _nights(caseload: Caseload, years: Sequence[date]) -> pl.LazyFrame:
    """One row a child, night and year; spells that overlap are one night."""
    last = pl.col(c.END_DATE).fill_null(caseload.extract_date).clip(upper_bound=caseload.extract_date)
    nights = (
        spells(caseload)
        .filter(last > pl.col(c.START_DATE))
        .select(c.CHILD_ID, pl.date_ranges(c.START_DATE, last.dt.offset_by("-1d")).alias("_night"))
        .explode("_night")
        .unique()
    )
    return in_years(nights, "_night", years).drop(START)
