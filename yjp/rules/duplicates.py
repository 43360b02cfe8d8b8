"""Rules about records that seem to be there twice."""

import polars as pl

from yjp.model import columns as c
from yjp.model.caseload import ROW, Caseload
from yjp.rules.definition import Rule, Severity
from yjp.rules.rows import repeated
from yjp.rules.sources import ONE_RECORD, YJB_SQL

OTHER = "_other"


def _one_child_two_ids(caseload: Caseload) -> pl.LazyFrame:
    """Children of the same birth date and sex who share the day and the category of an offence."""
    offences = caseload["offences"].select(c.CHILD_ID, c.OFFENCE_DATE, c.OFFENCE_CATEGORY)
    found = (
        caseload.rows("children")
        .select(ROW, c.CHILD_ID, c.DATE_OF_BIRTH, c.SEX)
        .filter(pl.col(c.SEX) != "unknown")
        .join(offences, on=c.CHILD_ID)
    )
    alike = [c.DATE_OF_BIRTH, c.SEX, c.OFFENCE_DATE]
    # An offence category that is missing agrees with every other.
    same_category = ~(pl.col(c.OFFENCE_CATEGORY) != pl.col(c.OFFENCE_CATEGORY + OTHER)).fill_null(False)
    return found.join(found, on=alike, suffix=OTHER).filter(
        pl.col(c.CHILD_ID) != pl.col(c.CHILD_ID + OTHER), same_category
    )


def _one_pnc_two_children(caseload: Caseload) -> pl.LazyFrame:
    """The year may be written with two digits or four, the number with or without leading noughts."""
    year, number = (
        pl.col(c.PNC_ID).str.extract(r"^(?:[0-9]{2})?([0-9]{2})/0*([0-9]{1,7}[A-Za-z])$", group)
        for group in (1, 2)
    )
    plain = pl.concat_str(year, pl.lit("/"), number.str.to_uppercase())
    return repeated(
        caseload.rows("children").with_columns(pl.coalesce(plain, c.PNC_ID).alias(c.PNC_ID)), c.PNC_ID
    )


def _one_offence_twice(caseload: Caseload) -> pl.LazyFrame:
    return repeated(
        caseload.rows("offences"), c.CHILD_ID, c.OFFENCE_DATE, c.ARREST_DATE, c.OFFENCE_CATEGORY, c.GRAVITY
    )


def _one_outcome_twice(caseload: Caseload) -> pl.LazyFrame:
    return repeated(caseload.rows("outcomes"), c.OFFENCE_ID, c.OUTCOME_DATE, c.OUTCOME_TYPE)


def _one_programme_twice(caseload: Caseload) -> pl.LazyFrame:
    return repeated(caseload.rows("programmes"), c.CHILD_ID, c.START_DATE, c.DISPOSAL_TYPE)


def _one_need_twice(caseload: Caseload) -> pl.LazyFrame:
    return repeated(caseload.rows("health"), c.CHILD_ID, c.STRAND, c.IDENTIFIED_DATE)


RULES = (
    Rule(
        code="DUP01",
        title="Two ids may be one child: same date of birth, sex, and day and kind of an offence",
        action="Compare the two records. If it is one child, merge them in the case system: under two ids "
        "the child can be a first time entrant twice. Twins who offend together look the same and are "
        "right.",
        source=f"{YJB_SQL}: the same person under several ids and services is looked for",
        grade="I",
        severity=Severity.WARNING,
        tables=("children", "offences"),
        columns=(c.CHILD_ID, c.DATE_OF_BIRTH, c.SEX),
        needs=(f"children.{c.SEX}",),
        find=_one_child_two_ids,
    ),
    Rule(
        code="DUP02",
        title="Two children have the same PNC id",
        action="Compare the two records. Merge them if it is one child; otherwise correct the PNC id that "
        "is wrong.",
        source="A PNC id belongs to one person",
        grade="I",
        severity=Severity.ERROR,
        tables=("children",),
        columns=(c.PNC_ID,),
        needs=(f"children.{c.PNC_ID}",),
        find=_one_pnc_two_children,
    ),
    Rule(
        code="DUP03",
        title="Two offences of a child agree in day, arrest, category and gravity",
        action="Open the child's record, Offences. Delete one if it was entered twice; leave both if there "
        "were two: each can count as a reoffence.",
        source=ONE_RECORD,
        grade="I",
        severity=Severity.QUERY,
        tables=("offences",),
        columns=(c.OFFENCE_DATE, c.ARREST_DATE, c.OFFENCE_CATEGORY, c.GRAVITY),
        needs=tuple(f"offences.{name}" for name in (c.ARREST_DATE, c.OFFENCE_CATEGORY, c.GRAVITY)),
        find=_one_offence_twice,
    ),
    Rule(
        code="DUP04",
        title="An offence has the same outcome twice on one day",
        action="Open the child's record, Legal outcomes, and delete the one that was entered twice.",
        source=ONE_RECORD,
        grade="I",
        severity=Severity.WARNING,
        tables=("outcomes",),
        columns=(c.OFFENCE_ID, c.OUTCOME_DATE, c.OUTCOME_TYPE),
        find=_one_outcome_twice,
    ),
    Rule(
        code="DUP05",
        title="A child has two programmes of one kind from the same day",
        action="Open the child's record, Intervention programmes. Delete one if it was entered twice, and "
        "link its offences to the other.",
        source=ONE_RECORD,
        grade="I",
        severity=Severity.WARNING,
        tables=("programmes",),
        columns=(c.START_DATE, c.DISPOSAL_TYPE),
        needs=(f"programmes.{c.DISPOSAL_TYPE}",),
        find=_one_programme_twice,
    ),
    Rule(
        code="DUP06",
        title="A need of a child is recorded twice for the same day",
        action="Open the child's record, Health, and delete the one that was entered twice. If two "
        "interventions were offered for one need, leave both.",
        source=ONE_RECORD,
        grade="I",
        severity=Severity.QUERY,
        tables=("health",),
        columns=(c.STRAND, c.IDENTIFIED_DATE),
        needs=(f"health.{c.STRAND}", f"health.{c.IDENTIFIED_DATE}"),
        find=_one_need_twice,
    ),
)
