"""KPI 2: education, training and employment when an order begins, on release from custody, and when it ends."""

import polars as pl

from yjp.indicators.kpi.cohort import ORDER
from yjp.indicators.kpi.declared.living import EDUCATION, ENDING, SUITABLE, UNSUITABLE
from yjp.indicators.kpi.members import COLUMN, QUARTER, ROW_ID, by_row, of_children
from yjp.indicators.kpi.points import DAY, END, POINT, children_at_points, held
from yjp.model import columns as c
from yjp.model.ages import of_school_age
from yjp.model.caseload import Caseload

NONE = "none"
IN_ETE = "in_ete"
NOT_IN_ETE = "not_in_ete"
FULL_AT_SCHOOL_AGE = 25
FULL_ABOVE = 16
BANDS = {"1_15": (1, 16), "16_24": (16, 25), "25": (25, None)}
"""Hours a week from the first number to below the second."""
ROW_OF = {
    "school_full_time": "school_full_time",
    "school_part_time": "school_part_time",
    "alternative_provision_full_time": "other_full_time",
    "alternative_provision_part_time": "other_part_time",
    "alternative_provision_pru_full_time": "pru_full_time",
    "alternative_provision_pru_part_time": "pru_part_time",
    "alternative_provision_other_full_time": "other_full_time",
    "alternative_provision_other_part_time": "other_part_time",
    "alternative_provision_above_school_age": "alternative_provision",
    "college": "college",
    "electively_home_educated": "home_educated",
    "education_re_engagement_programme": "re_engagement",
    "traineeship": "traineeship",
    "training_course_apprenticeship": "apprenticeship",
    "supported_internship": "internship",
    "mentoring_circle": "mentoring",
    "full_time_employment": "employment_full_time",
    "part_time_employment": "employment_part_time",
    "self_employment": "self_employment",
    "university": "university",
    "voluntary_work": "voluntary",
    "other": "other",
}
BY_HOURS = {"mainstream_school": "school", "pupil_referral_unit": "pru"}
"""Provision that is full or part time by the hours attended."""
SCHOOL_AGE = "_of_school_age"
_FULL = "_full_from"
_OFFERED, _ATTENDED = "_offered", "_attended"
_OF_CHILD = (QUARTER, c.CHILD_ID, c.PROGRAMME_ID, ORDER, POINT, SCHOOL_AGE, _FULL)


def members(caseload: Caseload, cohort: pl.LazyFrame) -> pl.LazyFrame:
    """Children in the cells of table 2."""
    at_points = _aged(children_at_points(cohort))
    records = _records(caseload, at_points)
    kept = (QUARTER, c.CHILD_ID, c.PROGRAMME_ID, ORDER, SCHOOL_AGE, POINT, ROW_ID)
    ending = at_points.with_columns(pl.lit(ENDING).alias(ROW_ID)).select(kept)
    # "_total" of the first row is by the age at the end, as the SQL adds it up.
    total = ending.filter(pl.col(POINT) == END).with_columns(pl.lit("total").alias(POINT))
    age = pl.when(pl.col(SCHOOL_AGE)).then(pl.lit("school")).otherwise(pl.lit("above"))
    rows = pl.concat([ending, total, _of_states(records).select(kept), _provision(records).select(kept)])
    return of_children(
        rows.with_columns(pl.concat_str(ORDER, age, POINT, separator="_").alias(COLUMN)), EDUCATION.number
    )


def suitability_at_end(caseload: Caseload, cohort: pl.LazyFrame) -> pl.LazyFrame:
    """``quarter``, ``child_id`` and two flags, ``suitable`` and ``unsuitable``, of who has a record at the end."""
    at_end = _aged(children_at_points(cohort).filter(pl.col(POINT) == END))
    return _states(_records(caseload, at_end)).select(
        QUARTER, c.CHILD_ID, SUITABLE, (~pl.col(SUITABLE)).alias(UNSUITABLE)
    )


def _aged(at_points: pl.LazyFrame) -> pl.LazyFrame:
    """School age on the point's own day, and the hours that are full time then: "25 at school age, 16 above"."""
    return at_points.with_columns(of_school_age(c.DATE_OF_BIRTH, DAY).alias(SCHOOL_AGE)).with_columns(
        pl.when(pl.col(SCHOOL_AGE)).then(FULL_AT_SCHOOL_AGE).otherwise(FULL_ABOVE).alias(_FULL)
    )


def _records(caseload: Caseload, at_points: pl.LazyFrame) -> pl.LazyFrame:
    """Records that hold at each point. Without suitability they are passed over, but for those of no ETE."""
    kind = pl.col(c.ETE_TYPE).fill_null("")
    records = caseload["education"].filter(pl.col(c.SUITABILITY).is_not_null() | (kind == NONE))
    return held(
        at_points, records, (c.ETE_TYPE, c.SUITABILITY, c.HOURS_OFFERED, c.HOURS_ATTENDED)
    ).with_columns(
        # A record without a kind says that there is something, only not what.
        (kind != NONE).alias(IN_ETE)
    )


def _states(records: pl.LazyFrame) -> pl.LazyFrame:
    """One row a child and point with a record."""
    something = pl.col(IN_ETE)
    return records.group_by(_OF_CHILD).agg(
        # "all must be suitable; UNKNOWN counts as unsuitable"
        (something & (pl.col(c.SUITABILITY) == "suitable")).all().alias(SUITABLE),
        something.any().alias(IN_ETE),
        pl.col(c.HOURS_OFFERED).filter(something).sum().alias(_OFFERED),
        pl.col(c.HOURS_ATTENDED).filter(something).sum().alias(_ATTENDED),
    )


def _of_states(records: pl.LazyFrame) -> pl.LazyFrame:
    full = pl.col(_OFFERED) >= pl.col(_FULL)
    rows = {
        SUITABLE: pl.col(SUITABLE),
        IN_ETE: pl.col(IN_ETE),
        NOT_IN_ETE: ~pl.col(IN_ETE),
        "full_time": full,
        "part_time": (pl.col(_OFFERED) >= 1) & ~full,
    }
    for prefix, hours in (("offered", pl.col(_OFFERED)), ("attended", pl.col(_ATTENDED))):
        for band, (least, below) in BANDS.items():
            rows[f"{prefix}_{band}"] = (hours >= least) & (pl.lit(True) if below is None else hours < below)
    return by_row(_states(records), rows, _OF_CHILD)


def _provision(records: pl.LazyFrame) -> pl.LazyFrame:
    kind, attended = pl.col(c.ETE_TYPE), pl.col(c.HOURS_ATTENDED)
    long = pl.when(attended >= pl.col(_FULL)).then(pl.lit("full_time"))
    hours = long.when(attended >= 1).then(pl.lit("part_time"))
    by_hours = pl.concat_str(kind.replace_strict(BY_HOURS, default=None), hours, separator="_")
    row = pl.coalesce(kind.replace_strict(ROW_OF, default=None), by_hours)
    return records.with_columns(row.alias(ROW_ID)).drop_nulls(ROW_ID)
