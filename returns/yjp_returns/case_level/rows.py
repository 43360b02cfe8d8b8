"""The rows of each item, read from a caseload: the model's own columns and what follows from them.

Child-level: only ``yjp_returns.case_level.records`` calls this.
"""

from collections.abc import Callable

import polars as pl

from yjp.model import codes
from yjp.model import columns as c
from yjp.model.ages import age_on, first_known, of_school_age
from yjp.model.caseload import Caseload
from yjp_returns.case_level.submission import Submission

TURNS_18 = "turns_18"
AGE_OFFENCE, AGE_ARREST, AGE_EITHER, AGE_HEARING = "age_offence", "age_arrest", "age_either", "age_hearing"
AGE_START, AGE_END, SCHOOL_START, SCHOOL_END = "age_start", "age_end", "school_start", "school_end"
TIER, SUBSTANTIVE, PRE_COURT, COURT = "tier", "substantive", "pre_court", "court"
HEARING_ID, HEARING_DATE, REMAND_DECISION = "hearing_id", "hearing_date", "remand_decision"
YOT, RETURN_ID, RETURN_START, RETURN_END, SIGNED_OFF = (
    "yot",
    "return_id",
    "return_start",
    "return_end",
    "signed_off",
)

Rows = Callable[[Caseload, Submission], pl.LazyFrame]


def header(caseload: Caseload, submission: Submission) -> pl.LazyFrame:
    """One row a child: which return its record belongs to."""
    return caseload["children"].select(
        c.CHILD_ID,
        pl.lit(submission.yot_code).alias(YOT),
        pl.lit(submission.return_id).alias(RETURN_ID),
        pl.lit(submission.start).alias(RETURN_START),
        pl.lit(submission.end).alias(RETURN_END),
        pl.lit(submission.signed_off, dtype=pl.Date).alias(SIGNED_OFF),
    )


def people(caseload: Caseload, submission: Submission) -> pl.LazyFrame:
    """One row a child."""
    # 29 February plus 18 years is no leap year: the birthday is then 1 March, as ages are counted here.
    born = pl.col(c.DATE_OF_BIRTH).dt
    leap = (born.month() == 2) & (born.day() == 29)
    birthday = pl.col(c.DATE_OF_BIRTH).dt.offset_by("18y")
    return caseload["children"].with_columns(
        pl.lit(submission.yot_code).alias(YOT),
        pl.when(leap).then(birthday.dt.offset_by("1d")).otherwise(birthday).alias(TURNS_18),
    )


def offences(caseload: Caseload, _: Submission) -> pl.LazyFrame:
    """One row an offence, with the child's ages; the first hearing is the earliest of its outcomes."""
    first = caseload["outcomes"].group_by(c.OFFENCE_ID).agg(pl.col(c.FIRST_HEARING_DATE).min())
    either = "either"
    return (
        caseload["offences"]
        .join(caseload["children"].select(c.CHILD_ID, c.DATE_OF_BIRTH), on=c.CHILD_ID)
        .join(first, on=c.OFFENCE_ID, how="left")
        .with_columns(first_known(c.ARREST_DATE, c.OFFENCE_DATE).alias(either))
        .with_columns(
            age_on(c.DATE_OF_BIRTH, c.OFFENCE_DATE).alias(AGE_OFFENCE),
            age_on(c.DATE_OF_BIRTH, c.ARREST_DATE).alias(AGE_ARREST),
            age_on(c.DATE_OF_BIRTH, either).alias(AGE_EITHER),
            age_on(c.DATE_OF_BIRTH, c.FIRST_HEARING_DATE).alias(AGE_HEARING),
        )
    )


def outcomes(caseload: Caseload, _: Submission) -> pl.LazyFrame:
    """One row an outcome. Residence: an empty cell means local, which the return says outright."""
    tier = pl.col(c.OUTCOME_TYPE).replace_strict(
        {code: found.value for code, found in codes.TIER_OF.items()}, return_dtype=pl.String
    )
    in_court = [t.value for t in codes.SUBSTANTIVE if t is not codes.Tier.PRE_COURT]
    return caseload["outcomes"].with_columns(
        pl.col(c.RESIDENCE).fill_null("local"),
        tier.alias(TIER),
        _flag(tier.is_in([t.value for t in codes.SUBSTANTIVE])).alias(SUBSTANTIVE),
        _flag(tier == codes.Tier.PRE_COURT.value).alias(PRE_COURT),
        _flag(tier.is_in(in_court)).alias(COURT),
    )


def hearings(caseload: Caseload, _: Submission) -> pl.LazyFrame:
    """One row a first hearing, and one a remand as decided on its first day. The ids are made here."""
    first = (
        caseload["outcomes"]
        .filter(pl.col(c.FIRST_HEARING_DATE).is_not_null())
        .select(
            c.CHILD_ID,
            _hearing(c.FIRST_HEARING_DATE).alias(HEARING_ID),
            pl.col(c.FIRST_HEARING_DATE).alias(HEARING_DATE),
            pl.lit(None, dtype=pl.String).alias(REMAND_DECISION),
        )
        .unique()
    )
    if not caseload.has("remands"):
        return first
    decided = (
        caseload["remands"]
        .select(
            c.CHILD_ID,
            pl.concat_str(
                _hearing(c.START_DATE), pl.lit("remand"), c.REMAND_TYPE, separator="/", ignore_nulls=True
            ).alias(HEARING_ID),
            pl.col(c.START_DATE).alias(HEARING_DATE),
            pl.col(c.REMAND_TYPE).alias(REMAND_DECISION),
        )
        .unique()
    )
    return pl.concat([first, decided])


def hearing_links(caseload: Caseload, _: Submission) -> pl.LazyFrame:
    """One row an offence and first hearing of one of its outcomes."""
    return (
        caseload["outcomes"]
        .filter(pl.col(c.FIRST_HEARING_DATE).is_not_null())
        .select(c.CHILD_ID, c.OFFENCE_ID, _hearing(c.FIRST_HEARING_DATE).alias(HEARING_ID))
        .unique()
    )


def programmes(caseload: Caseload, _: Submission) -> pl.LazyFrame:
    """One row a programme, with the child's ages at both ends."""
    return (
        caseload["programmes"]
        .join(caseload["children"].select(c.CHILD_ID, c.DATE_OF_BIRTH), on=c.CHILD_ID)
        .with_columns(
            age_on(c.DATE_OF_BIRTH, c.START_DATE).alias(AGE_START),
            age_on(c.DATE_OF_BIRTH, c.END_DATE).alias(AGE_END),
            _flag(of_school_age(c.DATE_OF_BIRTH, c.START_DATE)).alias(SCHOOL_START),
            _flag(of_school_age(c.DATE_OF_BIRTH, c.END_DATE)).alias(SCHOOL_END),
        )
    )


def programme_links(caseload: Caseload, _: Submission) -> pl.LazyFrame:
    """One row a programme and offence: those linked, and the offence of the outcome that a programme carries out.

    The national record ties programmes to offences only, so that the tie to an outcome is kept as one to its offence.
    """
    own = caseload["programmes"].select(c.PROGRAMME_ID, c.CHILD_ID, c.OUTCOME_ID)
    through = own.join(caseload["outcomes"].select(c.OUTCOME_ID, c.OFFENCE_ID), on=c.OUTCOME_ID)
    found = [through.select(c.CHILD_ID, c.PROGRAMME_ID, c.OFFENCE_ID)]
    if caseload.has("programme_offences"):
        linked = caseload["programme_offences"].join(own, on=c.PROGRAMME_ID)
        found.append(linked.select(c.CHILD_ID, c.PROGRAMME_ID, c.OFFENCE_ID))
    return pl.concat(found).unique()


def table(name: str) -> Rows:
    """The rows of a table as they are."""
    return lambda caseload, _: caseload[name]


def health(strand: str) -> Rows:
    """The rows of one strand of the health table."""
    return lambda caseload, _: caseload["health"].filter(pl.col(c.STRAND) == strand)


def _hearing(day: str) -> pl.Expr:
    return pl.concat_str(pl.col(c.CHILD_ID), pl.col(day).dt.to_string("%Y-%m-%d"), separator="/")


def _flag(condition: pl.Expr) -> pl.Expr:
    return pl.when(condition).then(pl.lit("yes")).when(~condition).then(pl.lit("no"))
