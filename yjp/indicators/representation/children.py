"""Children at each decision point, by group: once a child, year and stage."""

from collections.abc import Sequence
from datetime import date

import polars as pl

from yjp.indicators import groupings as g
from yjp.indicators.attributes import EXPRESSIONS, care_on, send_on
from yjp.indicators.first_time_entrants import DATE
from yjp.indicators.groupings import Grouping
from yjp.indicators.representation.stages import BEFORE_COURT, COURT, OF_CHILDREN, REMAND
from yjp.indicators.substantive import AGE_AT_ARREST, AGE_AT_HEARING, TIER, local, outcomes, stands
from yjp.indicators.windows import END
from yjp.model import codes
from yjp.model import columns as c
from yjp.model.ages import age_on
from yjp.model.caseload import Caseload

REMANDED = ("remand_in_custody", "court_ordered_secure_remand", "remand_to_youth_detention_accommodation")
"""Kinds of remand that lock a child up."""
STAGE = "stage"
GROUPED: tuple[Grouping, ...] = (g.ETHNIC, g.ETHNIC_TWO, g.ETHNIC_CODE, g.SEX, g.CARE, g.SEND_HELD)
_YEAR_START = "_year_start"
_SEND = {"ehcp": "ehcp", "statement": "ehcp", "sen_support": "sen_support"}


def grouped(caseload: Caseload) -> list[Grouping]:
    """The groupings whose table the extract has."""
    return [each for each in GROUPED if each.needs is None or caseload.has(each.needs)]


def stage_ids(caseload: Caseload) -> list[str]:
    """The stages that can be counted, and the children before a court, who are a base only."""
    held = [s.id for s in OF_CHILDREN if s.id != REMAND or caseload.has("remands")]
    return [*held, *([BEFORE_COURT] if REMAND in held else [])]


def remands_begun(caseload: Caseload) -> date | None:
    """The day of the first record of remand or bail; none without records."""
    if not caseload.has("remands"):
        return None
    first = caseload.tables["remands"].get_column(c.START_DATE).min()
    return first if isinstance(first, date) else None


def child_years(caseload: Caseload, ends: Sequence[date]) -> pl.LazyFrame:
    """One row a child and year with an outcome or a remand: a flag for each stage, and a column for each grouping.

    ``ends`` are the years' last days; ``date`` is the child's first outcome or remand of the year, on which care and
    special educational needs are read. Every child at a stage is also in the base of that stage, in the same group.
    """
    years = pl.LazyFrame({END: list(ends)}, schema={END: pl.Date}).with_columns(
        pl.col(END).dt.offset_by("1d").dt.offset_by("-1y").alias(_YEAR_START)
    )
    in_year = (
        _events(caseload)
        .join(years, how="cross")
        .filter(pl.col(DATE) >= pl.col(_YEAR_START), pl.col(DATE) <= pl.col(END))
        .group_by(END, c.CHILD_ID)
        .agg(
            pl.col(DATE).min(),
            *(pl.col(TIER).is_in(list(s.tiers)).any().alias(s.id) for s in OF_CHILDREN if s.tiers),
            pl.col(TIER).eq(REMAND).any().alias(REMAND),
        )
        .with_columns((pl.col(COURT) | pl.col(REMAND)).alias(BEFORE_COURT))
    )
    return _attributed(caseload, in_year)


def _events(caseload: Caseload) -> pl.LazyFrame:
    """``child_id``, ``date`` and ``tier`` of every outcome that stands, and of remands, whose tier is *remand*."""
    found = [
        outcomes(caseload)
        .filter(
            # "10-17 / <=17", as for first time entrants; "residence not OTHER; not changed on appeal".
            pl.col(AGE_AT_ARREST).is_between(10, 17),
            pl.col(AGE_AT_HEARING) <= 17,
            stands(),
            local(),
            pl.col(c.OUTCOME_DATE) <= caseload.extract_date,
        )
        .select(c.CHILD_ID, pl.col(c.OUTCOME_DATE).alias(DATE), TIER)
    ]
    if caseload.has("remands"):
        found.append(
            caseload["remands"]
            .filter(pl.col(c.REMAND_TYPE).is_in(REMANDED), pl.col(c.START_DATE) <= caseload.extract_date)
            .join(caseload["children"].select(c.CHILD_ID, c.DATE_OF_BIRTH), on=c.CHILD_ID)
            .filter(age_on(c.DATE_OF_BIRTH, c.START_DATE).is_between(10, 17))
            .select(c.CHILD_ID, pl.col(c.START_DATE).alias(DATE), pl.lit(REMAND).alias(TIER))
        )
    return pl.concat(found)


def _attributed(caseload: Caseload, children: pl.LazyFrame) -> pl.LazyFrame:
    people = caseload["children"].select(c.CHILD_ID, c.SEX, c.ETHNICITY)
    wide = children.join(people, on=c.CHILD_ID, how="left")
    days = children.select(c.CHILD_ID, DATE)
    read = {
        g.ETHNIC.id: EXPRESSIONS[g.ETHNIC.id],
        g.SEX.id: EXPRESSIONS[g.SEX.id],
        g.ETHNIC_TWO.id: EXPRESSIONS[g.ETHNIC.id].replace(dict.fromkeys(_OTHERS, "others")),
        g.ETHNIC_CODE.id: pl.when(pl.col(c.ETHNICITY).is_in(_CODES))
        .then(pl.col(c.ETHNICITY))
        .otherwise(pl.lit(g.NOT_KNOWN)),
    }
    if caseload.has("care_status"):
        wide = wide.join(care_on(caseload, days, DATE), on=[c.CHILD_ID, DATE], how="left")
        read[g.CARE.id] = EXPRESSIONS[g.CARE.id]
    if caseload.has("send"):
        none = (
            days.unique()
            .join(caseload["send"].filter(pl.col(c.CATEGORY) == "none"), on=c.CHILD_ID)
            .filter(
                pl.col(c.START_DATE) <= pl.col(DATE),
                pl.col(c.END_DATE).fill_null(date.max) >= pl.col(DATE),
            )
            .select(c.CHILD_ID, DATE, pl.lit("no_send").alias("_none"))
            .unique()
        )
        wide = wide.join(send_on(caseload, days, DATE), on=[c.CHILD_ID, DATE], how="left").join(
            none, on=[c.CHILD_ID, DATE], how="left"
        )
        held = pl.col(g.SEND.id).replace_strict(_SEND, default=None, return_dtype=pl.String)
        read[g.SEND_HELD.id] = pl.coalesce(held, "_none", pl.lit(g.NOT_RECORDED))
    flags = [*(s.id for s in OF_CHILDREN), BEFORE_COURT]
    return wide.select(END, c.CHILD_ID, DATE, *flags, **read)


_CODES = [e.code for e in codes.ETHNICITIES if e.group != g.NOT_KNOWN]
_OTHERS = [e.code for e in codes.ETHNIC_GROUPS if e.code not in ("white", g.NOT_KNOWN)]
