"""Counts the caseload under another reading of its records, and says whose count changes.

All counting is child by child, so a reading may change the records of every child at once: what a child adds under it,
less what the child adds now, is that child's option.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import polars as pl

from yjp.model import columns as c
from yjp.model.caseload import Caseload
from yjp.quality.families import Family
from yjp.reconcile.definition import MEMBER, OUTCOMES, READING, SUBJECT, Found, Question

Count = Callable[[Question], pl.LazyFrame]
_NOW = "_now"
_READ = (
    c.CHILD_ID,
    c.OUTCOME_ID,
    c.OUTCOME_DATE,
    c.OUTCOME_TYPE,
    c.FIRST_HEARING_DATE,
    c.RESIDENCE,
    c.APPEAL_STATUS,
    c.RELEASE_DATE,
)


@dataclass(frozen=True, kw_only=True)
class Reading:
    """One other way to read or count the records, in ``words``.

    ``caseload`` is as it then would be; ``count`` counts in another way (``child_id`` and the family's measures);
    ``breaches_count`` is another setting. What is left out is as it is now.
    """

    words: str
    caseload: Caseload | None = None
    count: Count | None = None
    breaches_count: bool | None = None


def contributions(question: Question) -> pl.DataFrame:
    """What each child adds to the local count now: ``child_id`` and the family's measures."""
    return question.family.count(question.counted, question.window, question.breaches_count).collect()


def by_reading(
    question: Question,
    readings: Sequence[Reading],
    *,
    members: pl.DataFrame | None = None,
    certain: bool = False,
    remark: str | None = None,
) -> Found:
    """Every child whose count another reading would change, a row for each reading.

    ``members`` (``member``, ``subject``) joins children: a subject then is counted against the sum of its members.
    """
    measures = question.family.measures
    frames = pl.collect_all([_counted(question, reading) for reading in readings])
    now = _by_subject(contributions(question), members, measures)
    parts = [_empty(question.family)]
    for reading, frame in zip(readings, frames, strict=True):
        changed = (
            _by_subject(frame, members, measures)
            .join(now, on=SUBJECT, how="full", suffix=_NOW, coalesce=True)
            .with_columns(pl.col(m, m + _NOW).fill_null(0) for m in measures)
            .select(SUBJECT, *(pl.col(m) - pl.col(m + _NOW) for m in measures))
            .filter(pl.any_horizontal(pl.col(m) != 0 for m in measures))
        )
        named = changed.join(_concerned(question, reading, members), on=SUBJECT, how="left")
        parts.append(
            named.select(
                SUBJECT, pl.lit(reading.words).alias(READING), pl.col(OUTCOMES).fill_null(""), *measures
            )
        )
    options = pl.concat(parts).sort(SUBJECT, READING)
    return Found(options=options, members=members, certain=certain, remark=remark)


def with_outcomes(caseload: Caseload, *changed: pl.Expr) -> Caseload:
    """The caseload with columns of its outcomes read differently."""
    outcomes = caseload.tables["outcomes"].with_columns(changed)
    return Caseload({**caseload.tables, "outcomes": outcomes}, caseload.extract_date)


def with_children(caseload: Caseload, *changed: pl.Expr) -> Caseload:
    """The caseload with columns of its children read differently."""
    children = caseload.tables["children"].with_columns(changed)
    return Caseload({**caseload.tables, "children": children}, caseload.extract_date)


def _empty(family: Family) -> pl.DataFrame:
    kinds = dict.fromkeys((SUBJECT, READING, OUTCOMES), pl.String()) | dict.fromkeys(
        family.measures, pl.Int64()
    )
    return pl.DataFrame(schema=kinds)


def _counted(question: Question, reading: Reading) -> pl.LazyFrame:
    if reading.count is not None:
        return reading.count(question)
    breaches = question.breaches_count if reading.breaches_count is None else reading.breaches_count
    return question.family.count(reading.caseload or question.counted, question.window, breaches)


def _by_subject(
    counted: pl.DataFrame, members: pl.DataFrame | None, measures: tuple[str, ...]
) -> pl.DataFrame:
    """One row a subject; ``members`` keeps those who are part of one, and joins them under it."""
    if members is None:
        return counted.select(pl.col(c.CHILD_ID).alias(SUBJECT), *measures)
    joined = counted.join(members, left_on=c.CHILD_ID, right_on=MEMBER)
    return joined.group_by(SUBJECT).agg(pl.col(*measures).sum())


def _concerned(question: Question, reading: Reading, members: pl.DataFrame | None) -> pl.DataFrame:
    """The outcomes that the reading changes or, where it changes none, those of the window: a row a subject."""
    columns = [name for name in _READ if name in question.counted.tables["outcomes"].columns]
    now = question.counted.tables["outcomes"].select(columns)
    window = question.window
    found = now.filter(pl.col(c.OUTCOME_DATE).is_between(window.start, window.end))
    if reading.caseload is not None:
        then = reading.caseload.tables["outcomes"].select(columns)
        touched = now.join(then, on=columns, how="anti", nulls_equal=True)
        found = pl.concat([touched, found.join(touched, on=c.CHILD_ID, how="anti")])
    subjects = found.with_columns(pl.col(c.CHILD_ID).alias(SUBJECT))
    if members is not None:
        subjects = found.join(members, left_on=c.CHILD_ID, right_on=MEMBER)
    return (
        subjects.sort(c.OUTCOME_DATE, c.OUTCOME_ID)
        .group_by(SUBJECT, maintain_order=True)
        .agg(pl.col(c.OUTCOME_ID).str.join(", ").alias(OUTCOMES))
    )
