"""Which needs each child had on a day: there, not there, or not recorded."""

from datetime import date

import polars as pl

from yjp.indicators.attributes import care_on, send_on
from yjp.indicators.kpi.education import FULL_ABOVE, FULL_AT_SCHOOL_AGE, NONE
from yjp.indicators.kpi.health import need_date
from yjp.indicators.kpi.points import known as without_open_dates
from yjp.indicators.needs.declared import NEEDS, TOGETHER, Need
from yjp.model import columns as c
from yjp.model.ages import of_school_age
from yjp.model.caseload import Caseload

DAY = "day"
TOGETHER_COUNT, ANY_KNOWN = "needs_together", "anything_known"
_STRAND = {"mental": "mental_health", "substance": "substance_misuse"}
_KEYS = [c.CHILD_ID, DAY]


def held(caseload: Caseload) -> list[Need]:
    """The needs whose table the extract has."""
    return [each for each in NEEDS if caseload.has(each.table)]


def needs_on(caseload: Caseload, children: pl.LazyFrame) -> pl.LazyFrame:
    """The frame (``child_id``, ``day``) with a column for each need that is held: true, false, or null if not recorded.

    Also ``needs_together`` (how many are there) and ``anything_known``.
    """
    days = children.select(_KEYS).unique()
    wide = children
    if caseload.has("send"):
        wide = wide.join(_send(caseload, days), on=_KEYS, how="left")
    if caseload.has("care_status"):
        wide = wide.join(_care(caseload, days), on=_KEYS, how="left")
    if caseload.has("education"):
        wide = wide.join(_education(caseload, days), on=_KEYS, how="left")
    if caseload.has("health"):
        for need, strand in _STRAND.items():
            wide = wide.join(_health(caseload, days, need, strand), on=_KEYS, how="left")
    together = [each.id for each in held(caseload) if each in TOGETHER]
    count = pl.sum_horizontal(pl.col(each).fill_null(False).cast(pl.Int64) for each in together)
    anything = pl.any_horizontal(pl.col(each).is_not_null() for each in together)
    nothing = pl.lit(False)
    return wide.with_columns(
        (count if together else pl.lit(0, dtype=pl.Int64)).alias(TOGETHER_COUNT),
        (anything if together else nothing).alias(ANY_KNOWN),
    )


def _on_the_day(days: pl.LazyFrame, spells: pl.LazyFrame) -> pl.LazyFrame:
    """Spells that hold on the child's day: first and last day included, an open end open."""
    return (
        days.join(spells, on=c.CHILD_ID)
        .with_columns(without_open_dates(c.END_DATE))
        .filter(pl.col(c.START_DATE) <= pl.col(DAY), pl.col(c.END_DATE).fill_null(date.max) >= pl.col(DAY))
    )


def _recorded(days: pl.LazyFrame, spells: pl.LazyFrame) -> pl.LazyFrame:
    return _on_the_day(days, spells).select(_KEYS).unique()


def _send(caseload: Caseload, days: pl.LazyFrame) -> pl.LazyFrame:
    kind = pl.col("send").fill_null("")
    # A spell without a category says nothing.
    recorded = _recorded(days, caseload["send"].filter(pl.col(c.CATEGORY).is_not_null()))
    return (
        recorded.join(send_on(caseload, days, DAY), on=_KEYS, how="left")
        .select(
            *_KEYS,
            kind.is_in(["ehcp", "statement", "sen_support"]).alias("_send"),
            kind.is_in(["ehcp", "statement"]).alias("ehcp"),
        )
        .rename({"_send": "send"})
    )


def _care(caseload: Caseload, days: pl.LazyFrame) -> pl.LazyFrame:
    return care_on(caseload, days, DAY).with_columns(pl.col("care") == "lac")


def _education(caseload: Caseload, days: pl.LazyFrame) -> pl.LazyFrame:
    births = caseload["children"].select(c.CHILD_ID, c.DATE_OF_BIRTH)
    full = pl.when(of_school_age(c.DATE_OF_BIRTH, DAY)).then(FULL_AT_SCHOOL_AGE).otherwise(FULL_ABOVE)
    nothing = pl.col(c.ETE_TYPE).fill_null("") == NONE
    attended = pl.when(nothing).then(0.0).otherwise(pl.col(c.HOURS_ATTENDED))
    return (
        _on_the_day(days, caseload["education"])
        .with_columns(attended.alias(c.HOURS_ATTENDED))
        # Hours of one of two provisions may be unknown: then only that the others make it full time is certain.
        .group_by(_KEYS)
        .agg(
            pl.col(c.HOURS_ATTENDED).sum().alias("_hours"),
            pl.col(c.HOURS_ATTENDED).is_null().any().alias("_gap"),
        )
        .join(births, on=c.CHILD_ID)
        .with_columns((pl.col("_hours") < full).alias("_less"))
        .select(*_KEYS, pl.when(~(pl.col("_gap") & pl.col("_less"))).then("_less").alias("education"))
    )


def _health(caseload: Caseload, days: pl.LazyFrame, need: str, strand: str) -> pl.LazyFrame:
    records = (
        caseload["health"]
        .filter(pl.col(c.STRAND) == strand)
        .select(
            c.CHILD_ID,
            without_open_dates(need_date(caseload)).alias("_need"),
            without_open_dates(c.SCREENED_DATE).alias("_screened"),
            without_open_dates(c.ATTENDED_END).alias("_ended"),
        )
    )
    identified = (pl.col("_need") <= pl.col(DAY)).fill_null(False)
    screened = (pl.col("_screened") <= pl.col(DAY)).fill_null(False)
    open_still = pl.col("_ended").is_null() | (pl.col("_ended") >= pl.col(DAY))
    return (
        days.join(records, on=c.CHILD_ID)
        .filter(identified | screened)
        .group_by(_KEYS)
        .agg((identified & open_still).any().alias(need))
    )
