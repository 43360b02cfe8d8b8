"""Rules about populations of the service's own, which override the packaged ones."""

import polars as pl

from yjp.model import columns as c
from yjp.model.caseload import Caseload
from yjp.rules.definition import Rule, Severity
from yjp.rules.rows import repeated
from yjp.rules.sources import COUNTED, EXTRACT

POPULATION = "In the population table, "
MOST_CHANGE = 10
"""One part in so many."""
BEFORE = "population_before"


def _year_twice(caseload: Caseload) -> pl.LazyFrame:
    return repeated(caseload.rows("population"), c.AREA, c.YEAR)


def _changed_much(caseload: Caseload) -> pl.LazyFrame:
    before = caseload["population"].select(
        c.AREA, pl.col(c.YEAR) + 1, pl.col(c.POPULATION_10_17).alias(BEFORE)
    )
    return (
        caseload.rows("population")
        .join(before, on=[c.AREA, c.YEAR])
        .filter((pl.col(c.POPULATION_10_17) - pl.col(BEFORE)).abs() * MOST_CHANGE > pl.col(BEFORE))
    )


def _no_source(caseload: Caseload) -> pl.LazyFrame:
    return caseload.rows("population").filter(pl.col(c.SOURCE).is_null())


def _of_the_future(caseload: Caseload) -> pl.LazyFrame:
    return caseload.rows("population").filter(pl.col(c.YEAR) > caseload.extract_date.year)


RULES = (
    Rule(
        code="POP01",
        title="An area has two populations for one year",
        action=f"{POPULATION}keep the newest estimate of the year only.",
        source=f"{COUNTED}: one mid-year estimate a year",
        grade="I",
        severity=Severity.ERROR,
        tables=("population",),
        columns=(c.AREA, c.YEAR, c.POPULATION_10_17),
        find=_year_twice,
    ),
    Rule(
        code="POP02",
        title="The population changed by more than a tenth in a year",
        action=f"{POPULATION}check both years: children aged 10 to 17, not all children, and the area of "
        "the service. Every rate moves with it.",
        source="Eight years of age of one area change slowly",
        grade="I",
        severity=Severity.WARNING,
        tables=("population",),
        columns=(c.AREA, c.YEAR, c.POPULATION_10_17),
        find=_changed_much,
    ),
    Rule(
        code="POP03",
        title="The population has no source",
        action=f"{POPULATION}enter where the number comes from: it is shown beside every rate.",
        source=f"{EXTRACT}: shown beside every rate that uses it",
        severity=Severity.WARNING,
        tables=("population",),
        columns=(c.SOURCE,),
        find=_no_source,
    ),
    Rule(
        code="POP04",
        title="The population is of a year after the extract",
        action=f"{POPULATION}correct the year; or say in the source that it is a projection.",
        source="A mid-year estimate is made after its year",
        grade="I",
        severity=Severity.QUERY,
        tables=("population",),
        columns=(c.YEAR,),
        find=_of_the_future,
    ),
)
