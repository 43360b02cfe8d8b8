"""What a child, an outcome and an offence were on a day: the value of each grouping, read from the caseload.

Child-level: only the counting reads this. Which groupings there are is declared in ``yjp.indicators.groupings``.
"""

from collections.abc import Mapping, Sequence

import polars as pl

from yjp.indicators import groupings as g
from yjp.indicators import registry
from yjp.indicators.first_time_entrants import DATE
from yjp.indicators.groupings import Grouping
from yjp.model import codes
from yjp.model import columns as c
from yjp.model.ages import age_on
from yjp.model.caseload import Caseload

KIND = "kind"
"""Outcome code, or the disposal type of a programme."""
LINKED = "linked"
"""Whether an offence stands behind the row."""
_EVENT_KEYS = (c.CHILD_ID, DATE, c.OUTCOME_ID)
_RANK = "_rank"
_AGE = "_age"
_CARE_RANK = {status: 0 if status == "looked_after" else 1 for status in codes.values(codes.CARE_STATUSES)}
_CARE_VALUES = (g.LOOKED_AFTER, g.NOT_LOOKED_AFTER)
_SEND_VALUES = [v for v in codes.values(g.SEND.values) if v != g.NOT_RECORDED]
_SEND_RANK = {value: rank for rank, value in enumerate(_SEND_VALUES)}


def available(caseload: Caseload, groupings: Sequence[Grouping]) -> list[Grouping]:
    """Those groupings whose table the extract has: without it there is no breakdown, which is not nought."""
    return [each for each in groupings if each.needs is None or caseload.has(each.needs)]


def of_outcomes(caseload: Caseload, *events: pl.DataFrame) -> list[pl.DataFrame]:
    """Each frame of events (``child_id``, ``date``, ``outcome_id``) with a column for each grouping of an event.

    The offence and the type are those of the event's own outcome. Age, care and special educational needs are of the
    event's day. Columns are named after the groupings; care and SEND are absent without their tables.
    """
    behind = (
        caseload["outcomes"]
        .select(c.OUTCOME_ID, c.OFFENCE_ID, pl.col(c.OUTCOME_TYPE).alias(KIND))
        .join(_offences(caseload), on=c.OFFENCE_ID, how="left")
        .drop(c.OFFENCE_ID)
    )
    # Most events are in several indicators: each is read once.
    distinct = pl.concat([each.select(_EVENT_KEYS) for each in events]).unique()
    joined = (
        distinct.lazy().join(behind, on=c.OUTCOME_ID, how="left").with_columns(pl.lit(True).alias(LINKED))
    )
    read = _read(caseload, joined, DATE, g.groupings_of(registry.FTE_COUNT.id)).collect()
    return [each.join(read, on=_EVENT_KEYS, how="left") for each in events]


def of_programmes(caseload: Caseload, children: pl.LazyFrame, day: str) -> pl.LazyFrame:
    """Add a column for each grouping of the caseload.

    ``children`` has ``child_id``, the day, ``category``, and ``programme_id`` and ``kind`` of the programme that the
    child is counted under.
    """
    linked = _linked_offences(caseload).with_columns(pl.lit(True).alias(LINKED))
    joined = children.join(linked, on=c.PROGRAMME_ID, how="left").with_columns(
        pl.col(LINKED).fill_null(False)
    )
    return _read(caseload, joined, day, g.groupings_of(registry.CASELOAD.id))


def _read(caseload: Caseload, rows: pl.LazyFrame, day: str, groupings: Sequence[Grouping]) -> pl.LazyFrame:
    wanted = available(caseload, groupings)
    people = caseload["children"].select(c.CHILD_ID, c.DATE_OF_BIRTH, c.SEX, c.ETHNICITY)
    with_people = rows.join(people, on=c.CHILD_ID, how="left").with_columns(
        age_on(c.DATE_OF_BIRTH, day).alias(_AGE)
    )
    for needed, held in ((g.CARE, care_on), (g.SEND, send_on)):
        if needed in wanted:
            spells = held(caseload, rows.select(c.CHILD_ID, day), day)
            with_people = with_people.join(spells, on=[c.CHILD_ID, day], how="left")
    single = with_people.with_columns(
        EXPRESSIONS[each.id].alias(each.id) for each in wanted if not each.parts
    )
    crossed = [pl.concat_str(each.parts, separator=g.BETWEEN).alias(each.id) for each in wanted if each.parts]
    extra = (_AGE, c.DATE_OF_BIRTH, c.ETHNICITY, KIND, LINKED, c.OFFENCE_CATEGORY)
    return single.with_columns(crossed).drop(extra)


def _offences(caseload: Caseload) -> pl.LazyFrame:
    return caseload["offences"].select(c.OFFENCE_ID, c.OFFENCE_CATEGORY, c.GRAVITY)


def _linked_offences(caseload: Caseload) -> pl.LazyFrame:
    """One row a programme with an offence: the most serious by gravity, then the lowest id as text."""
    of_outcome = (
        caseload["programmes"]
        .select(c.PROGRAMME_ID, c.OUTCOME_ID)
        .join(caseload["outcomes"].select(c.OUTCOME_ID, c.OFFENCE_ID), on=c.OUTCOME_ID)
        .select(c.PROGRAMME_ID, c.OFFENCE_ID)
    )
    links = [of_outcome]
    if caseload.has("programme_offences"):
        links.append(caseload["programme_offences"].select(c.PROGRAMME_ID, c.OFFENCE_ID))
    return (
        pl.concat(links)
        .join(_offences(caseload), on=c.OFFENCE_ID)
        .sort(
            c.PROGRAMME_ID,
            c.GRAVITY,
            c.OFFENCE_ID,
            descending=[False, True, False],
            nulls_last=True,
        )
        .unique(subset=[c.PROGRAMME_ID], keep="first", maintain_order=True)
        .drop(c.OFFENCE_ID)
    )


def care_on(caseload: Caseload, children: pl.LazyFrame, day: str) -> pl.LazyFrame:
    """``care`` of the children and days with a record: looked after before any other."""
    found = _held(caseload["care_status"], c.STATUS, _CARE_RANK, children, day)
    return _named(found, _CARE_VALUES, g.CARE.id)


def send_on(caseload: Caseload, children: pl.LazyFrame, day: str) -> pl.LazyFrame:
    """``send`` of the children and days with recorded support: the most formal one."""
    return _named(_held(caseload["send"], c.CATEGORY, _SEND_RANK, children, day), _SEND_VALUES, g.SEND.id)


def _held(
    spells: pl.LazyFrame, value: str, rank: Mapping[str, int], children: pl.LazyFrame, day: str
) -> pl.LazyFrame:
    """The first, by rank, of the spells that hold on the child's day: first and last day included, open ends open.

    Values without a rank are passed over.
    """
    ends = pl.col(c.END_DATE)
    return (
        children.unique()
        .join(
            spells.select(
                c.CHILD_ID,
                c.START_DATE,
                c.END_DATE,
                pl.col(value).replace_strict(rank, default=None, return_dtype=pl.Int32).alias(_RANK),
            ),
            on=c.CHILD_ID,
        )
        .filter(
            pl.col(c.START_DATE) <= pl.col(day),
            ends.is_null() | (ends >= pl.col(day)),
            pl.col(_RANK).is_not_null(),
        )
        .group_by(c.CHILD_ID, day)
        .agg(pl.col(_RANK).min())
    )


def _named(ranked: pl.LazyFrame, values: Sequence[str], name: str) -> pl.LazyFrame:
    to_value = dict(enumerate(values))
    return ranked.with_columns(
        pl.col(_RANK).replace_strict(to_value, return_dtype=pl.String).alias(name)
    ).drop(_RANK)


def _banded(number: pl.Expr, lowest: Mapping[str, int], below: str | None = None) -> pl.Expr:
    """The band of a number, null where it is null; ``lowest`` holds each band's least number, in rising order."""
    band = pl.lit(below, dtype=pl.String)
    for name, least in lowest.items():
        band = pl.when(number >= least).then(pl.lit(name)).otherwise(band)
    return pl.when(number.is_not_null()).then(band)


def _of_offence(value: pl.Expr) -> pl.Expr:
    return pl.when(pl.col(LINKED)).then(value.fill_null(g.NOT_KNOWN)).otherwise(pl.lit(g.NO_OFFENCE))


_ETHNIC_GROUP_OF = {e.code: e.group for e in codes.ETHNICITIES}
EXPRESSIONS: dict[str, pl.Expr] = {
    g.AGE.id: _banded(pl.col(_AGE), g.AGE_FROM, below="under_10"),
    g.SEX.id: pl.col(c.SEX).replace({"unknown": g.NOT_KNOWN}).fill_null(g.NOT_KNOWN),
    g.ETHNIC.id: pl.col(c.ETHNICITY)
    .replace_strict(_ETHNIC_GROUP_OF, default=g.NOT_KNOWN, return_dtype=pl.String)
    .fill_null(g.NOT_KNOWN),
    g.CARE.id: pl.col(g.CARE.id).fill_null(g.NOT_RECORDED),
    g.SEND.id: pl.col(g.SEND.id).fill_null(g.NOT_RECORDED),
    g.OFFENCE.id: _of_offence(pl.col(c.OFFENCE_CATEGORY)),
    g.GRAVITY.id: _of_offence(_banded(pl.col(c.GRAVITY), g.GRAVITY_FROM)),
    g.OUTCOME.id: pl.col(KIND).replace_strict(g.OUTCOME_OF, default=g.NO_OUTCOME, return_dtype=pl.String),
    g.TIER.id: pl.col(KIND).replace_strict(codes.TIER_OF, default=g.NO_OUTCOME, return_dtype=pl.String),
    g.CATEGORY.id: pl.col(c.CATEGORY),
}
"""How each grouping that is not crossed is read; a test holds it against the registry."""
