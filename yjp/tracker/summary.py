"""The tracker in numbers, for those who do not need the list: no child can be found in it by name or id."""

from dataclasses import dataclass
from datetime import date

import polars as pl

from yjp.model import columns as c
from yjp.tracker.cases import WindowState
from yjp.tracker.followed import Cohort
from yjp.tracker.priorities import PENDING, PRIORITIES, REOFFENCES, STATE, Thresholds


@dataclass(frozen=True, kw_only=True)
class StateLine:
    """Of one state: entries, the children behind them, children with a reoffence, reoffences, and pending offences."""

    state: WindowState
    entries: int
    children: int
    reoffended: int
    reoffences: int
    pending: int


@dataclass(frozen=True, kw_only=True)
class PriorityLine:
    """Of one priority group: who they are, why they come first, and how many children."""

    id: str
    title: str
    reason: str
    children: int


@dataclass(frozen=True, kw_only=True)
class Summary:
    """The tracker of one cohort on a day."""

    on: date
    cohort: Cohort
    states: tuple[StateLine, ...]
    priorities: tuple[PriorityLine, ...]


def summary(rows: pl.DataFrame, on: date, cohort: Cohort, thresholds: Thresholds) -> Summary:
    """Of the rows of ``cases.tracker``. A child followed from two index dates is two entries and one child.

    A reoffence or pending offence inside two windows of a child is in each of them, as in the indicator.
    """
    found = [WindowState(state) for state in rows.get_column(STATE).unique().to_list()]
    states = [s for s in WindowState if s is not WindowState.FINAL or s in found]
    return Summary(
        on=on,
        cohort=cohort,
        states=tuple(_line(rows.filter(pl.col(STATE) == state.value), state) for state in states),
        priorities=tuple(
            PriorityLine(
                id=each.id,
                title=each.title(thresholds),
                reason=each.reason,
                children=_children(rows.filter(pl.col("priority").list.contains(each.id))),
            )
            for each in PRIORITIES
        ),
    )


def _children(rows: pl.DataFrame) -> int:
    return rows.get_column(c.CHILD_ID).n_unique()


def _line(rows: pl.DataFrame, state: WindowState) -> StateLine:
    return StateLine(
        state=state,
        entries=rows.height,
        children=_children(rows),
        reoffended=_children(rows.filter(pl.col(REOFFENCES) > 0)),
        reoffences=int(rows.get_column(REOFFENCES).sum()),
        pending=int(rows.get_column(PENDING).sum()),
    )
