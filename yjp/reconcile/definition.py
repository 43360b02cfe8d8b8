"""What a reason for a difference is, what it is asked of, and what looking for it gives."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

import polars as pl

from yjp.model.caseload import Caseload
from yjp.periods import Window
from yjp.quality.families import Family

SUBJECT = "subject"
"""Whom an option is about: a child's id, two ids that may be one child, or a row that was set aside."""
READING = "reading"
"""In words, how the records are read for an option."""
OUTCOMES = "outcome_ids"
MEMBER = "member"
"""A child's id, beside the subject that the child is part of."""


class Direction(StrEnum):
    """Which way a reason can move the local count to reach the published one."""

    ADDS = "adds"
    TAKES = "takes away"
    EITHER = "adds or takes away"


@dataclass(frozen=True, kw_only=True)
class Question:
    """The local records behind one count, and how they were counted.

    ``recorded`` is the caseload as it came, ``counted`` as the settings had it counted (interim codes as diversion or
    not). ``begins`` is the day from which records are complete. ``base`` is the population of the local rate and
    ``other_bases`` are the other estimates held, by what they are called. ``edge_days`` is how far a day may be off.
    """

    recorded: Caseload
    counted: Caseload
    quarantine: pl.DataFrame
    family: Family
    window: Window
    begins: date
    breaches_count: bool = False
    interim_as_recorded: bool = False
    edge_days: int = 14
    base: int | None = None
    other_bases: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, kw_only=True)
class Found:
    """What a reason could do to a local count.

    ``options`` has ``subject``, ``reading``, ``outcome_ids`` and the family's measures: by how much each would change
    if the subject's records were read so. Without options the size is not known, and ``why`` says so. ``certain``: the
    options are no possibility but a difference of definition. ``sums`` are lowest and highest change of a measure where
    no child can be named. ``members`` has ``member`` and ``subject`` where a subject is several children.
    ``open_ended`` are measures whose highest change is not known. ``remark`` goes to the sentence.
    """

    options: pl.DataFrame | None = None
    why: str | None = None
    certain: bool = False
    sums: dict[str, tuple[int, int]] = field(default_factory=dict)
    members: pl.DataFrame | None = None
    open_ended: frozenset[str] = frozenset()
    remark: str | None = None


@dataclass(frozen=True, kw_only=True)
class Reason:
    """A reason why a local and a published count can differ.

    ``what`` it is, ``how`` it is found in the caseload, ``ask`` what to do about it; ``families`` are the counts that
    it concerns; ``only_rates``: only where a published rate was turned into a count. ``shows_cases``: the caseload can
    name the children. ``grade`` of the source: Q read, I inferred, M from memory.
    """

    id: str
    title: str
    what: str
    how: str
    ask: str
    direction: Direction
    shows_cases: bool
    families: tuple[str, ...]
    source: str
    grade: str
    find: Callable[[Question], Found]
    only_rates: bool = False
