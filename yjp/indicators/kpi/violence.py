"""KPI 9: proven serious violent offences."""

from collections.abc import Sequence
from datetime import date

import polars as pl

from yjp.indicators.kpi.cohort import ORDER, RANK, linked, quarters_frame
from yjp.indicators.kpi.declared import events
from yjp.indicators.kpi.declared.events import GRAVE, SERIOUS_ROWS, VIOLENCE, VIOLENCE_ORDERS
from yjp.indicators.kpi.members import CHILD, COLUMN, MEMBER, QUARTER, ROW_ID, by_row, complete
from yjp.indicators.kpi.orders import OOCD, YC, YCC
from yjp.indicators.kpi.quarters import KPIS_FROM
from yjp.indicators.windows import END, quarter_end
from yjp.model import columns as c
from yjp.model.ages import age_on, first_known
from yjp.model.caseload import Caseload

AGE = "age"
_ON = "_on"
OLDER_FROM = 16


def proven_offences(caseload: Caseload, ends: Sequence[date], since: date = KPIS_FROM) -> pl.LazyFrame:
    """One row a proven offence of a quarter: its category, gravity, ``order`` and ``age``.

    Source: the Ministry of Justice's published SQL, part 7; its filters are those of the cohort but for the programme's
    age and end, so an order still open counts. ``since``: outcomes before that day are passed over.
    """
    at_arrest = pl.col(ORDER).is_in((YC, YCC))
    offences = caseload["offences"].select(
        c.OFFENCE_ID, c.OFFENCE_DATE, c.ARREST_DATE, c.OFFENCE_CATEGORY, c.GRAVITY
    )
    return (
        # "the join also requires a KPI-counted intervention programme"; residence and appeal as in the cohort
        linked(caseload)
        # "proven = outcome in Pre-Court/First-tier/Community/Custody (no diversion)"
        .filter(pl.col(ORDER) != OOCD, pl.col(c.OUTCOME_DATE) <= caseload.extract_date)
        .join(offences, on=c.OFFENCE_ID)
        # "age 10-17: at arrest/offence for pre-court, at first hearing otherwise"
        .with_columns(
            pl.when(at_arrest)
            .then(first_known(c.ARREST_DATE, c.OFFENCE_DATE))
            .otherwise(first_known(c.FIRST_HEARING_DATE, c.OUTCOME_DATE))
            .alias(_ON)
        )
        .with_columns(age_on(c.DATE_OF_BIRTH, _ON).alias(AGE))
        .filter(pl.col(AGE).is_between(10, 17))
        # "since April 2023", before the choice: an earlier outcome does not stand in a later one's way
        .filter(pl.col(c.OUTCOME_DATE) >= since)
        # "one row per (child, offence) keeping most serious, then latest outcome"
        .sort(
            c.CHILD_ID,
            c.OFFENCE_ID,
            RANK,
            c.OUTCOME_DATE,
            c.OUTCOME_ID,
            c.PROGRAMME_ID,
            descending=[False, False, False, True, False, False],
        )
        .unique(subset=[c.CHILD_ID, c.OFFENCE_ID], keep="first", maintain_order=True)
        # "quarter of outcome date"
        .with_columns(quarter_end(c.OUTCOME_DATE).alias(END))
        .join(quarters_frame(ends), on=END)
    )


def members(caseload: Caseload, ends: Sequence[date]) -> pl.LazyFrame:
    """Offences and children in the cells of table 9."""
    grave = pl.col(c.GRAVITY).is_in(GRAVE)
    serious = grave & pl.col(c.OFFENCE_CATEGORY).is_in(SERIOUS_ROWS)
    of_offence = {
        **{row: serious & (pl.col(c.OFFENCE_CATEGORY) == row) for row in SERIOUS_ROWS},
        events.ANY: grave,
        events.ALL: pl.lit(True),
        **{f"score_{score}": serious & (pl.col(c.GRAVITY) == score) for score in GRAVE},
        **{f"order_{order.id}": serious & (pl.col(ORDER) == order.id) for order in VIOLENCE_ORDERS},
    }
    of_child = {events.CHILDREN: pl.lit(True), events.SERIOUS_CHILDREN: serious}
    offences = proven_offences(caseload, ends)
    kept = (QUARTER, c.CHILD_ID, c.PROGRAMME_ID, c.OFFENCE_ID, AGE)
    # A child with offences in both bands stands in the younger one.
    children = by_row(offences, of_child, kept).with_columns(
        pl.col(AGE).min().over(QUARTER, ROW_ID, c.CHILD_ID)
    )
    return pl.concat(
        [
            complete(_banded(by_row(offences, of_offence, kept), c.OFFENCE_ID), VIOLENCE.number, "offence"),
            complete(_banded(children, c.CHILD_ID), VIOLENCE.number, CHILD),
        ]
    )


def _banded(frame: pl.LazyFrame, member: str) -> pl.LazyFrame:
    older = pl.col(AGE) >= OLDER_FROM
    band = pl.when(older).then(pl.lit("age16to17")).otherwise(pl.lit("age10to15"))
    return frame.with_columns(band.alias(COLUMN), pl.col(member).alias(MEMBER))
