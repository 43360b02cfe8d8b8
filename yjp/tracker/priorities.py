"""Which children on the tracker are to be talked about first, and why: a declared list."""

from collections.abc import Callable
from dataclasses import dataclass

import polars as pl

from yjp.indicators.groupings import CARE, LOOKED_AFTER
from yjp.settings import Settings

REOFFENCES = "reoffences"
PENDING = "pending"
PENDING_GRAVITY = "pending_gravity"
RECENT = "recent_offences"
STATE = "state"
OPEN = "open"


@dataclass(frozen=True, kw_only=True)
class Thresholds:
    """From which number on a child belongs to a group; a service sets its own in ``[tracker]`` of yjp.toml."""

    many_reoffences: int = 5
    recent_offences: int = 2
    recent_days: int = 90
    serious_gravity: int = 5

    @classmethod
    def of(cls, settings: Settings) -> "Thresholds":
        """Those of a service."""
        return cls(
            many_reoffences=settings.tracker_many_reoffences,
            recent_offences=settings.tracker_recent_offences,
            recent_days=settings.tracker_recent_days,
            serious_gravity=settings.tracker_serious_gravity,
        )


@dataclass(frozen=True, kw_only=True)
class Priority:
    """A group of children: ``title`` says who they are with the thresholds in it, ``reason`` why they come first.

    ``applies`` is over the columns of ``cases.tracker``; a column that is not known makes no child belong.
    """

    id: str
    title: Callable[[Thresholds], str]
    reason: str
    applies: Callable[[Thresholds], pl.Expr]


PRIORITIES: tuple[Priority, ...] = (
    Priority(
        id="many_reoffences",
        title=lambda t: f"{t.many_reoffences} or more proven reoffences",
        reason=(
            "A few children account for most reoffences; services commonly report those with five or more "
            "(Southampton, 2017/18: 13 children, 60% of all reoffences)."
        ),
        applies=lambda t: pl.col(REOFFENCES) >= t.many_reoffences,
    ),
    Priority(
        id="recent_offences",
        title=lambda t: f"{t.recent_offences} or more further offences in the last {t.recent_days} days",
        reason="Offending is speeding up now, whether or not it is proven yet.",
        applies=lambda t: pl.col(RECENT) >= t.recent_offences,
    ),
    Priority(
        id="serious_pending",
        title=lambda t: f"An awaited outcome for an offence of gravity {t.serious_gravity} or more",
        reason="A serious matter waits for its outcome: the plan for the child should not wait with it.",
        applies=lambda t: pl.col(PENDING_GRAVITY) >= t.serious_gravity,
    ),
    Priority(
        id="looked_after",
        title=lambda _: "Looked after, with the window open",
        reason="The council is the child's corporate parent, and there is still time to act.",
        applies=lambda _: (pl.col(CARE.id) == LOOKED_AFTER) & (pl.col(STATE) == OPEN),
    ),
)
