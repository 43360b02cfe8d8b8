"""What the headline figures could become if the rows set aside at intake were accepted, mended.

A child or an offence that is set aside takes its outcomes with it into the quarantine, and every figure is counted from
outcomes: so it is outcomes that are bounded here. Rows that name the same child are one subject; a row that names
nobody is a subject of its own, and may be of any child. Ages are not looked at: that can make a bound too wide, never
too narrow.
"""

from dataclasses import dataclass

import polars as pl

from yjp.indicators.first_time_entrants import DATE, first_time_entrants
from yjp.indicators.reoffending import FOLLOW_UP, PROVING, proven_offences
from yjp.model import columns as c
from yjp.model.caseload import ROW, Caseload
from yjp.periods import Window
from yjp.quality.believed import (
    COUNTS,
    CUSTODIAL,
    ELSEWHERE,
    KNOWN,
    LOCAL,
    NAMED,
    RELEASE_KNOWN,
    outcomes_set_aside,
)
from yjp.quality.families import ENTRANTS, ENTRIES, FOLLOWING, REOFFENDING, SENTENCES, Family
from yjp.quality.options import SOURCE, SUBJECT

SET_ASIDE = "set aside"
QUARTERS = 4


@dataclass(frozen=True)
class Bounded:
    """Options of the quarantine (as ``yjp.quality.options``), and the rows they come from (``subject``, ``_row``)."""

    options: pl.DataFrame
    rows: pl.DataFrame


def bounded(
    caseload: Caseload, quarantine: pl.DataFrame, family: Family, window: Window, breaches_count: bool
) -> Bounded:
    """What each subject of the quarantined outcomes could add or take away."""
    rows = outcomes_set_aside(caseload, quarantine).filter(COUNTS)
    if ENTRANTS in family.measures:
        rows, found = _entrants(caseload, rows, window)
    elif SENTENCES in family.measures:
        rows, found = _sentences(rows, window)
    else:
        rows, found = _entries(caseload, rows, family, window, breaches_count)
    options = found.select(pl.lit(SET_ASIDE).alias(SOURCE), SUBJECT, *family.measures).unique()
    return Bounded(options, rows.select(SUBJECT, ROW))


def _within(day: str, window: Window) -> pl.Expr:
    """The day is in the window or not known."""
    return pl.col(day).is_between(window.start, window.end).fill_null(True)


def _entrants(caseload: Caseload, rows: pl.DataFrame, window: Window) -> tuple[pl.DataFrame, pl.DataFrame]:
    """A subject could be one entrant more; an entrant of the window could turn out to have entered before."""
    first = first_time_entrants(caseload).select(c.CHILD_ID, pl.col(DATE).alias("first")).collect()
    found = rows.join(first, left_on=SUBJECT, right_on=c.CHILD_ID, how="left")
    entered = pl.col("first")
    could_add = _within(c.OUTCOME_DATE, window) & pl.col(LOCAL) & (entered.is_null() | (entered > window.end))
    earlier = (pl.col(c.OUTCOME_DATE) < window.start).fill_null(True)
    moved_away = pl.col(ELSEWHERE) & (pl.col(c.OUTCOME_DATE) <= pl.coalesce(entered, pl.lit(window.end)))
    is_entrant = entered.is_between(window.start, window.end).fill_null(False) | ~pl.col(NAMED)
    could_take = is_entrant & (earlier | moved_away.fill_null(True))
    more, fewer = found.filter(could_add), found.filter(could_take)
    one = pl.lit(1, dtype=pl.Int64).alias(ENTRANTS)
    return found.filter(could_add | could_take), pl.concat(
        [more.select(SUBJECT, one), fewer.select(SUBJECT, -one)]
    )


def _sentences(rows: pl.DataFrame, window: Window) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Every row could be one sentence more."""
    mine = rows.filter(LOCAL, pl.col(CUSTODIAL).fill_null(True), _within(c.OUTCOME_DATE, window))
    return mine, mine.group_by(SUBJECT).agg(pl.len().cast(pl.Int64).alias(SENTENCES))


def _entries(
    caseload: Caseload, rows: pl.DataFrame, family: Family, window: Window, breaches_count: bool
) -> tuple[pl.DataFrame, pl.DataFrame]:
    """A subject could enter more cohorts (a row each, four in all), and all its entries reoffend or none.

    A row that could be an event of the window may also move an index date, so nothing that followed is certain. A row
    that could prove a reoffence adds at most one to each entry.
    """
    on_release = (
        pl.when(RELEASE_KNOWN)
        .then(pl.col(c.RELEASE_DATE).is_between(window.start, window.end).fill_null(False))
        .otherwise(True)
    )
    on_day = _within(c.OUTCOME_DATE, window)
    is_event = (
        pl.when(pl.col(CUSTODIAL).is_null())
        .then(on_release | on_day)
        .when(pl.col(CUSTODIAL))
        .then(on_release)
        .otherwise(on_day)
    )
    last_offence = pl.lit(window.end).dt.offset_by(FOLLOW_UP)
    last_proof = pl.lit(window.end).dt.offset_by(PROVING)
    follows = (pl.col(c.OFFENCE_DATE) > window.start) & (pl.col(c.OFFENCE_DATE) <= last_offence)
    in_time = pl.col(c.OUTCOME_DATE) <= last_proof
    is_proof = follows.fill_null(True) & in_time.fill_null(True)
    mine = rows.with_columns((is_event & pl.col(LOCAL)).alias("events"), is_proof.alias("proofs")).filter(
        pl.col("events") | pl.col("proofs")
    )
    subjects = mine.group_by(SUBJECT, NAMED, KNOWN).agg(
        pl.col("events", "proofs").sum().cast(pl.Int64), pl.len().cast(pl.Int64).alias("rows")
    )
    now = family.count(caseload, window, breaches_count).collect()
    proven = (
        proven_offences(caseload, breaches_count=breaches_count)
        .filter(pl.col(c.OFFENCE_DATE) > window.start, pl.col(c.OFFENCE_DATE) <= last_offence)
        .group_by(c.CHILD_ID)
        .agg(pl.len().cast(pl.Int64).alias("proven"))
        .collect()
    )
    about = (
        subjects.join(now, left_on=SUBJECT, right_on=c.CHILD_ID, how="left")
        .join(proven, left_on=SUBJECT, right_on=c.CHILD_ID, how="left")
        .with_columns(pl.col(*family.measures, "proven").fill_null(0))
    )
    most: int = max(proven.get_column("proven").to_list(), default=0)
    return mine, pl.concat(
        [_named_entries(about.filter(NAMED)), _nameless_entries(about.filter(~pl.col(NAMED)), most)]
    )


def _named_entries(about: pl.DataFrame) -> pl.DataFrame:
    """Extreme ways a child's entries could turn out, less what they are now."""
    n, r, x = pl.col(ENTRIES), pl.col(REOFFENDING), pl.col(FOLLOWING)
    event = pl.col("events") > 0
    # A child whose row is not accepted has nothing but the rows set aside: one leads in, the others may follow.
    could_follow = pl.when(KNOWN).then(pl.col("proven") + pl.col("proofs")).otherwise(pl.col("rows") - 1)
    entries = n + pl.min_horizontal(pl.col("events"), QUARTERS - n).clip(lower_bound=0)
    can_reoffend = could_follow > 0
    least_r, least_x = pl.when(event).then(0).otherwise(r), pl.when(event).then(0).otherwise(x)
    most_r = pl.when(can_reoffend).then(entries).otherwise(least_r)
    most_x = pl.when(event).then(entries * could_follow).otherwise(x + n * pl.col("proofs"))
    most_x_with_least_r = pl.when(event).then(least_r * could_follow).otherwise(x + r * pl.col("proofs"))
    least_x_with_most_r = pl.when(event).then(most_r).otherwise(x + most_r - r)
    corners = [
        (entries, least_r, least_x),
        (entries, least_r, most_x_with_least_r),
        (entries, most_r, least_x_with_most_r),
        (entries, most_r, pl.when(can_reoffend).then(most_x).otherwise(least_x)),
    ]
    return _corners(about, [(a - n, b - r, d - x) for a, b, d in corners])


def _nameless_entries(about: pl.DataFrame, most: int) -> pl.DataFrame:
    """A row that could be of any child: one entry more, one entry's reoffences gone, or one more after each of four."""
    added = (pl.col("events") > 0).cast(pl.Int64)
    proofs = (pl.col("proofs") > 0).cast(pl.Int64) * QUARTERS
    corners = [
        (added, -added, -added * most),
        (added, added + proofs, added + proofs),
        (added, added + proofs, added * (most + 1) + proofs),
        (added, pl.lit(0, dtype=pl.Int64), added * most + proofs),
        # No entry more: an index date moves, and now a reoffence follows it.
        (pl.lit(0, dtype=pl.Int64), added + proofs, added * most + proofs),
    ]
    return _corners(about, corners)


def _corners(about: pl.DataFrame, corners: list[tuple[pl.Expr, pl.Expr, pl.Expr]]) -> pl.DataFrame:
    return pl.concat(
        about.select(
            SUBJECT,
            entries.cast(pl.Int64).alias(ENTRIES),
            reoffending.cast(pl.Int64).alias(REOFFENDING),
            following.cast(pl.Int64).alias(FOLLOWING),
        )
        for entries, reoffending, following in corners
    )
