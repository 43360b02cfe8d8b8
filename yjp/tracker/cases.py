"""The tracker: every child with an index event whose window is open, or waiting, on a day."""

from datetime import date
from enum import StrEnum

import polars as pl

from yjp.indicators.attributes import of_outcomes
from yjp.indicators.first_time_entrants import DATE
from yjp.indicators.groupings import CARE, ETHNIC, SEND, SEX
from yjp.indicators.reoffending import (
    FOLLOW_UP,
    INDEX_DATE,
    PROVING,
    QUARTER,
    no_breach,
    proofs,
    proven_offences,
    within_follow_up,
)
from yjp.model import columns as c
from yjp.model.ages import age_on
from yjp.model.caseload import Caseload
from yjp.model.codes import CUSTODIAL
from yjp.tracker.followed import ENDS, Cohort, index_rows
from yjp.tracker.known import as_known_on
from yjp.tracker.priorities import PENDING, PENDING_GRAVITY, PRIORITIES, RECENT, REOFFENCES, STATE, Thresholds


class WindowState(StrEnum):
    """Where a child's follow-up stands: the 12 months, the 6 more for proving, and after both."""

    OPEN = "open"
    WAITING = "waiting"
    FINAL = "final"


WINDOW_ENDS = "window_ends"
COLUMNS: tuple[str, ...] = (
    c.CHILD_ID,
    "cohort",
    QUARTER,
    INDEX_DATE,
    "event",
    c.OUTCOME_TYPE,
    c.GRAVITY,
    "age",
    SEX.id,
    ETHNIC.id,
    CARE.id,
    SEND.id,
    "days_since",
    "days_left",
    WINDOW_ENDS,
    ENDS,
    REOFFENCES,
    PENDING,
    PENDING_GRAVITY,
    RECENT,
    STATE,
    "priority",
)


def tracker(
    caseload: Caseload,
    on: date,
    *,
    breaches_count: bool = False,
    cohort: Cohort = Cohort.SUBSTANTIVE,
    thresholds: Thresholds | None = None,
    finished: bool = False,
) -> pl.DataFrame:
    """One row a child and index event, as known ``on`` a day: the columns ``COLUMNS``, by child and index date.

    As in the indicator a child enters each quarter once, so that a child can be followed from several index dates; an
    offence then counts for each whose window it falls into. ``event`` is ``release`` after custody, else ``outcome``;
    ``outcome_type`` and ``gravity`` are the index event's. Age, care status and special educational needs are those of
    the day (null without their table), sex and ethnic group those of the record. ``days_since`` the index date;
    ``days_left`` of the 12 months, nought after them. ``reoffences`` are proven; ``pending`` are offences inside the
    window, recorded, without any outcome yet; ``pending_gravity`` is the highest of them. ``recent_offences`` are
    proven and pending ones committed in the last days that ``thresholds`` name. ``priority`` lists the ids of
    ``PRIORITIES`` that apply.

    ``finished`` also gives those whose 18 months are over. ``NotYetKnown`` for a day after the extract.
    """
    known, limits = as_known_on(caseload, on), thresholds or Thresholds()
    day = pl.lit(on)
    index = (
        index_rows(known, cohort)
        .with_columns(
            pl.col(INDEX_DATE).dt.offset_by(FOLLOW_UP).alias(WINDOW_ENDS),
            pl.col(INDEX_DATE).dt.offset_by(PROVING).alias(ENDS),
        )
        .with_columns(_state(day))
    )
    if not finished:
        index = index.filter(pl.col(STATE) != WindowState.FINAL.value)
    rows, proven, awaited = pl.collect_all(
        [
            index,
            proofs(index, proven_offences(known, breaches_count=breaches_count)),
            _awaited(index, known, breaches_count),
        ]
    )
    key = [c.CHILD_ID, QUARTER]
    recent = (day - pl.col(c.OFFENCE_DATE)).dt.total_days() < limits.recent_days
    sums = [
        found.group_by(key).agg(
            pl.len().cast(pl.Int64).alias(name), recent.sum().cast(pl.Int64).alias(f"_{name}"), *more
        )
        for name, found, more in (
            (REOFFENCES, proven, []),
            (PENDING, awaited, [pl.col(c.GRAVITY).max().alias(PENDING_GRAVITY)]),
        )
    ]
    for each in sums:
        rows = rows.join(each, on=key, how="left")
    counts = (REOFFENCES, PENDING, f"_{REOFFENCES}", f"_{PENDING}")
    rows = rows.with_columns(pl.col(name).fill_null(0) for name in counts)
    described = _described(known, rows, on).with_columns(
        cohort=pl.lit(cohort.value),
        days_since=(day - pl.col(INDEX_DATE)).dt.total_days(),
        days_left=(pl.col(WINDOW_ENDS) - day).dt.total_days().clip(lower_bound=0),
        **{RECENT: pl.col(f"_{REOFFENCES}") + pl.col(f"_{PENDING}")},
    )
    return described.with_columns(_priority(limits)).select(COLUMNS).sort(c.CHILD_ID, INDEX_DATE)


def _state(day: pl.Expr) -> pl.Expr:
    """An offence on the last day of the window, and a proof on the last of the 18 months, still count."""
    return (
        pl.when(day <= pl.col(WINDOW_ENDS))
        .then(pl.lit(WindowState.OPEN.value))
        .when(day <= pl.col(ENDS))
        .then(pl.lit(WindowState.WAITING.value))
        .otherwise(pl.lit(WindowState.FINAL.value))
        .alias(STATE)
    )


def _awaited(index: pl.LazyFrame, known: Caseload, breaches_count: bool) -> pl.LazyFrame:
    """Offences inside a window without an outcome of any kind: diverted or lost on appeal is an outcome."""
    offences = known["offences"].join(known["outcomes"], on=c.OFFENCE_ID, how="anti")
    if not breaches_count:
        offences = offences.filter(no_breach())
    return (
        index.filter(pl.col(STATE) != WindowState.FINAL.value)
        .join(offences, on=c.CHILD_ID)
        .filter(within_follow_up())
    )


def _described(known: Caseload, rows: pl.DataFrame, on: date) -> pl.DataFrame:
    """With what the index event was, and what is known of the child on the day."""
    keyed = rows.with_columns(pl.lit(on).alias(DATE))
    (read,) = of_outcomes(known, keyed)
    behind = (
        known["outcomes"]
        .select(c.OUTCOME_ID, c.OFFENCE_ID, c.OUTCOME_TYPE)
        .join(known["offences"].select(c.OFFENCE_ID, c.GRAVITY), on=c.OFFENCE_ID)
        .drop(c.OFFENCE_ID)
        .collect()
    )
    people = known["children"].select(c.CHILD_ID, c.DATE_OF_BIRTH).collect()
    absent = [pl.lit(None, dtype=pl.String).alias(g.id) for g in (CARE, SEND) if g.id not in read.columns]
    return (
        read.drop(c.GRAVITY, strict=False)
        .with_columns(absent)
        .join(behind, on=c.OUTCOME_ID, how="left")
        .join(people, on=c.CHILD_ID, how="left")
        .with_columns(
            age=age_on(c.DATE_OF_BIRTH, DATE),
            event=pl.when(pl.col(c.OUTCOME_TYPE).is_in(list(CUSTODIAL)))
            .then(pl.lit("release"))
            .otherwise(pl.lit("outcome")),
        )
    )


def _priority(limits: Thresholds) -> pl.Expr:
    named = [pl.when(each.applies(limits).fill_null(False)).then(pl.lit(each.id)) for each in PRIORITIES]
    return pl.concat_list(named).list.drop_nulls().alias("priority")
