"""The headline figures that are watched: what each is counted from, and what one child adds to it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import polars as pl

from yjp.indicators.custody import custodial_sentences
from yjp.indicators.first_time_entrants import DATE, first_time_entrants
from yjp.indicators.reoffending import QUARTER, REOFFENCES, cohorts
from yjp.model import columns as c
from yjp.model.caseload import Caseload
from yjp.periods import Window

ENTRANTS = "entrants"
SENTENCES = "sentences"
ENTRIES = "entries"
"""Entries to the reoffending cohorts of the window: a child has one for each quarter, at most four in a year."""
REOFFENDING = "reoffending"
"""Those of the entries that were followed by a reoffence."""
FOLLOWING = "following"
"""Reoffences that followed them."""


@dataclass(frozen=True, kw_only=True)
class Measured:
    """A headline figure as a sum over children, divided by another sum or by something no child changes (None)."""

    indicator: str
    numerator: str
    denominator: str | None


@dataclass(frozen=True, kw_only=True)
class Family:
    """Figures that are counted together.

    ``count`` gives ``child_id`` and ``measures``, one row a child who adds anything to the window. ``reads`` are the
    columns that the count depends on: a record that fails over another column cannot move the figures. Ids are in it,
    for without them nothing is joined. All counting is child by child: one child's rows never change another's count.
    """

    name: str
    figures: tuple[Measured, ...]
    measures: tuple[str, ...]
    reads: Mapping[str, frozenset[str]]
    count: Callable[[Caseload, Window, bool], pl.LazyFrame]


def _entrants(caseload: Caseload, window: Window, _: bool) -> pl.LazyFrame:
    return (
        first_time_entrants(caseload)
        .filter(pl.col(DATE).is_between(window.start, window.end))
        .group_by(c.CHILD_ID)
        .agg(pl.len().cast(pl.Int64).alias(ENTRANTS))
    )


def _sentences(caseload: Caseload, window: Window, _: bool) -> pl.LazyFrame:
    return (
        custodial_sentences(caseload)
        .filter(pl.col(DATE).is_between(window.start, window.end))
        .group_by(c.CHILD_ID)
        .agg(pl.len().cast(pl.Int64).alias(SENTENCES))
    )


def _cohorts(caseload: Caseload, window: Window, breaches_count: bool) -> pl.LazyFrame:
    return (
        cohorts(caseload, breaches_count=breaches_count)
        .filter(pl.col(QUARTER).is_between(window.start, window.end))
        .group_by(c.CHILD_ID)
        .agg(
            pl.len().cast(pl.Int64).alias(ENTRIES),
            (pl.col(REOFFENCES) > 0).sum().cast(pl.Int64).alias(REOFFENDING),
            pl.col(REOFFENCES).sum().cast(pl.Int64).alias(FOLLOWING),
        )
    )


_CHILD = frozenset({c.CHILD_ID, c.DATE_OF_BIRTH})
_OFFENCE_IDS = frozenset({c.OFFENCE_ID, c.CHILD_ID})
_OUTCOME = frozenset(
    {c.OUTCOME_ID, c.OFFENCE_ID, c.CHILD_ID, c.OUTCOME_DATE, c.OUTCOME_TYPE, c.RESIDENCE, c.APPEAL_STATUS}
)

FAMILIES: tuple[Family, ...] = (
    Family(
        name="first time entrants",
        figures=(
            Measured(indicator="fte_count", numerator=ENTRANTS, denominator=None),
            Measured(indicator="fte_rate", numerator=ENTRANTS, denominator=None),
        ),
        measures=(ENTRANTS,),
        reads={
            "children": _CHILD,
            "offences": _OFFENCE_IDS | {c.OFFENCE_DATE, c.ARREST_DATE},
            "outcomes": _OUTCOME | {c.FIRST_HEARING_DATE},
        },
        count=_entrants,
    ),
    Family(
        name="custody",
        figures=(
            Measured(indicator="custody_count", numerator=SENTENCES, denominator=None),
            Measured(indicator="custody_rate", numerator=SENTENCES, denominator=None),
        ),
        measures=(SENTENCES,),
        reads={
            "children": _CHILD,
            "offences": _OFFENCE_IDS,
            "outcomes": _OUTCOME | {c.FIRST_HEARING_DATE},
        },
        count=_sentences,
    ),
    Family(
        name="reoffending",
        figures=(
            Measured(indicator="binary_reoffending", numerator=REOFFENDING, denominator=ENTRIES),
            Measured(indicator="reoffences_per_reoffender", numerator=FOLLOWING, denominator=REOFFENDING),
        ),
        measures=(ENTRIES, REOFFENDING, FOLLOWING),
        reads={
            "children": _CHILD,
            "offences": _OFFENCE_IDS | {c.OFFENCE_DATE, c.OFFENCE_CATEGORY},
            "outcomes": _OUTCOME | {c.RELEASE_DATE},
        },
        count=_cohorts,
    ),
)
