"""The children whose order ended in a quarter: one row a child and quarter, under the most serious outcome.

Source: the Ministry of Justice's published SQL, part 2 (``person_details_v8``); the order of the filters is the rule.
"""

from collections.abc import Sequence
from datetime import date

import polars as pl

from yjp.indicators.kpi.members import QUARTER
from yjp.indicators.kpi.orders import COUNTED, CUSTODY, DTO, ORDER_OF, RANK_OF
from yjp.indicators.kpi.quarters import quarter_label
from yjp.indicators.substantive import local, stands
from yjp.indicators.windows import END, quarter_end
from yjp.model import columns as c
from yjp.model.ages import age_on
from yjp.model.caseload import Caseload

ORDER = "order"
RANK = "rank"
STARTED = "programme_start"
ENDED = "programme_end"
BEGAN = "order_began"
"""The day on which the order began: the outcome's for a DTO, otherwise the programme's first."""
AT_START = "day_at_start"
"""The day of which "at the start" speaks: for custody the day before it began."""
RELEASED = "day_of_release"
_AGED_ON = "_aged_on"
_TIES = (RANK, c.OUTCOME_DATE, ENDED, c.PROGRAMME_ID, c.OFFENCE_ID, c.OUTCOME_ID)
_TIES_DESCENDING = [False, True, True, False, False, False]


def quarters_frame(ends: Sequence[date]) -> pl.LazyFrame:
    """``period_end`` and ``quarter`` of the quarters asked for."""
    return pl.LazyFrame(
        {END: list(ends), QUARTER: [quarter_label(end) for end in ends]},
        schema={END: pl.Date, QUARTER: pl.String},
    )


def linked(caseload: Caseload) -> pl.LazyFrame:
    """Programmes whose disposal counts, each with every standing local outcome, that counts, of its linked offences.

    One row a programme, offence and outcome; adds ``order``, ``rank`` (0 is the most serious) and ``date_of_birth``.
    """
    outcomes = (
        caseload["outcomes"]
        .select(
            c.CHILD_ID,
            c.OFFENCE_ID,
            c.OUTCOME_ID,
            c.OUTCOME_DATE,
            c.OUTCOME_TYPE,
            c.FIRST_HEARING_DATE,
            c.RELEASE_DATE,
            pl.col(c.RESIDENCE).fill_null("local"),
            pl.col(c.APPEAL_STATUS).fill_null("none"),
        )
        # 3. "programme disposal type and legal outcome both flagged 'count in KPIs'"
        .filter(pl.col(c.OUTCOME_TYPE).is_in(COUNTED))
        # 4. "appeal status not {Changed on appeal, Result of appeal successful}"
        .filter(stands())
        # 5. "residence at outcome <> OTHER"
        .filter(local())
    )
    return (
        caseload["programmes"]
        .filter(pl.col(c.DISPOSAL_TYPE).is_in(COUNTED))
        .select(
            c.CHILD_ID,
            c.PROGRAMME_ID,
            c.DISPOSAL_TYPE,
            c.KPI6_COMPLETED,
            pl.col(c.START_DATE).alias(STARTED),
            pl.col(c.END_DATE).alias(ENDED),
        )
        # 2. "an offence linked to an intervention programme": prevention without an offence drops out
        .join(links(caseload), on=c.PROGRAMME_ID)
        .join(outcomes, on=[c.CHILD_ID, c.OFFENCE_ID])
        .join(caseload["children"].select(c.CHILD_ID, c.DATE_OF_BIRTH), on=c.CHILD_ID)
        .with_columns(
            pl.col(c.OUTCOME_TYPE).replace_strict(ORDER_OF, return_dtype=pl.String).alias(ORDER),
            pl.col(c.OUTCOME_TYPE).replace_strict(RANK_OF, return_dtype=pl.Int32).alias(RANK),
        )
    )


def links(caseload: Caseload) -> pl.LazyFrame:
    """``programme_id`` and ``offence_id``: the table of links and, where a programme names its outcome, its offence."""
    found = [
        caseload["programmes"]
        .select(c.PROGRAMME_ID, c.OUTCOME_ID)
        .join(caseload["outcomes"].select(c.OUTCOME_ID, c.OFFENCE_ID), on=c.OUTCOME_ID)
        .select(c.PROGRAMME_ID, c.OFFENCE_ID)
    ]
    if caseload.has("programme_offences"):
        found.append(caseload["programme_offences"].select(c.PROGRAMME_ID, c.OFFENCE_ID))
    return pl.concat(found).unique()


def endings(caseload: Caseload, ends: Sequence[date]) -> pl.LazyFrame:
    """Every ending of a programme that counts, before one is chosen for each child.

    Adds to ``linked``: ``quarter``, ``order_began``, ``day_at_start``, ``day_of_release``.
    """
    custody = pl.col(ORDER) == CUSTODY
    dto = pl.col(c.DISPOSAL_TYPE) == DTO
    began = pl.when(dto).then(c.OUTCOME_DATE).otherwise(STARTED)
    return (
        linked(caseload)
        # 6. "age 10-17 at intervention start (DTO licence: at outcome date)". The extract does not tell a DTO's licence
        # from its custody: both are taken from the outcome date, which is the day custody began.
        .with_columns(began.alias(_AGED_ON))
        .filter(age_on(c.DATE_OF_BIRTH, _AGED_ON).is_between(10, 17))
        .rename({_AGED_ON: BEGAN})
        # 7. "intervention end date >= 2023-04-01 and <= today; quarter = quarter of intervention end"
        .filter(pl.col(ENDED) <= caseload.extract_date)
        .with_columns(quarter_end(ENDED).alias(END))
        .join(quarters_frame(ends), on=END)
        .with_columns(
            # "at start = record open on intervention start; custody = day before custody began (DTO: outcome date - 1)"
            pl.when(custody | dto).then(pl.col(BEGAN).dt.offset_by("-1d")).otherwise(BEGAN).alias(AT_START),
            # A release after the programme's end (a transfer to the adult system, say) is not a release in it.
            pl.when(custody & (pl.col(c.RELEASE_DATE) <= pl.col(ENDED))).then(c.RELEASE_DATE).alias(RELEASED),
        )
    )


def cohort(caseload: Caseload, ends: Sequence[date]) -> pl.LazyFrame:
    """One row a child and quarter: the columns of ``endings``."""
    return (
        endings(caseload, ends)
        # 8. "one row per child per quarter: most serious legal outcome (ranking table), then most recent outcome date";
        # then the programme that ended last, and the ids, so that two runs agree.
        .sort(QUARTER, c.CHILD_ID, *_TIES, descending=[False, False, *_TIES_DESCENDING])
        .unique(subset=[QUARTER, c.CHILD_ID], keep="first", maintain_order=True)
    )
