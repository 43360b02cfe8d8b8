"""Rules about populations of groups and what the police print: tables that over-representation is measured against."""

import polars as pl

from yjp.model import columns as c
from yjp.model.caseload import Caseload
from yjp.model.codes import POPULATION_GROUPS_OF
from yjp.rules.definition import Rule, Severity
from yjp.rules.population import POPULATION
from yjp.rules.rows import repeated
from yjp.rules.sources import COUNTED_GROUPS, EXTRACT

GROUPS = "In the table population_groups, "
CONTACTS = "In the table police_contacts, "
MOST_APART = 50
"""One part in so many: a census day and a mid-year are not the same day, and some sources round."""
ADDED = "groups_added_up"
WHOLE = "children_of_the_area"
_PARTS = (c.AREA, c.YEAR, c.GROUPING)
_PAIRS = [(grouping, each.code) for grouping, groups in POPULATION_GROUPS_OF.items() for each in groups]
_DECLARED = pl.DataFrame(_PAIRS, schema=[c.GROUPING, c.GROUP_VALUE], orient="row")


def _population_twice(caseload: Caseload) -> pl.LazyFrame:
    return repeated(caseload.rows("population_groups"), *_PARTS, c.GROUP_VALUE)


def _contacts_twice(caseload: Caseload) -> pl.LazyFrame:
    return repeated(caseload.rows("police_contacts"), c.YEAR, c.CONTACT, c.GROUPING, c.GROUP_VALUE)


def _elsewhere(caseload: Caseload, table: str) -> pl.LazyFrame:
    rows = caseload.rows(table).drop_nulls([c.GROUPING, c.GROUP_VALUE])
    return rows.join(_DECLARED.lazy(), on=[c.GROUPING, c.GROUP_VALUE], how="anti")


def _population_of_another(caseload: Caseload) -> pl.LazyFrame:
    return _elsewhere(caseload, "population_groups")


def _contacts_of_another(caseload: Caseload) -> pl.LazyFrame:
    return _elsewhere(caseload, "police_contacts")


def _added_up(caseload: Caseload) -> pl.LazyFrame:
    """Rows with what their grouping adds up to in that area and year."""
    rows = caseload.rows("population_groups").drop_nulls(_PARTS)
    return rows.with_columns(pl.col(c.POPULATION).sum().over(_PARTS).alias(ADDED))


def _not_the_area(caseload: Caseload) -> pl.LazyFrame:
    # An area with two populations for a year has no one number to compare with; another rule says so.
    area = (
        caseload["population"]
        .unique([c.AREA, c.YEAR], keep="none")
        .select(c.AREA, c.YEAR, pl.col(c.POPULATION_10_17).alias(WHOLE))
    )
    return _added_up(caseload).join(area, on=[c.AREA, c.YEAR]).filter(_apart(pl.col(WHOLE)))


def _not_each_other(caseload: Caseload) -> pl.LazyFrame:
    return _added_up(caseload).filter(_apart(pl.col(ADDED).max().over(c.AREA, c.YEAR)))


def _apart(whole: pl.Expr) -> pl.Expr:
    return (pl.col(ADDED) - whole).abs() * MOST_APART > whole


def _population_without_source(caseload: Caseload) -> pl.LazyFrame:
    return caseload.rows("population_groups").filter(pl.col(c.SOURCE).is_null())


def _contacts_without_source(caseload: Caseload) -> pl.LazyFrame:
    return caseload.rows("police_contacts").filter(pl.col(c.SOURCE).is_null())


RULES = (
    Rule(
        code="PGR01",
        title="A group has two populations for one year",
        action=f"{GROUPS}keep one of them. Until then the group is compared with no population.",
        source=f"{COUNTED_GROUPS}: one number an area, year and group",
        grade="I",
        severity=Severity.ERROR,
        tables=("population_groups",),
        columns=(*_PARTS, c.GROUP_VALUE, c.POPULATION),
        find=_population_twice,
    ),
    Rule(
        code="PGR02",
        title="The group is none of its grouping",
        action=f"{GROUPS}correct the grouping or the group. Until then the row is left out.",
        source=f"{EXTRACT}: each grouping has its own groups",
        severity=Severity.ERROR,
        tables=("population_groups",),
        columns=(c.GROUPING, c.GROUP_VALUE),
        find=_population_of_another,
    ),
    Rule(
        code="PGR03",
        title="The groups add up to more, or to fewer, children than live in the area",
        action=f"{GROUPS}give every group of the grouping, children aged 10 to 17, of the same area and year as the "
        f"population. {POPULATION}check the year. Shares of the population are wrong until they agree.",
        source=f"{EXTRACT}: they add up to the area's children; a fiftieth is allowed for",
        grade="I",
        severity=Severity.WARNING,
        tables=("population_groups", "population"),
        columns=(*_PARTS, c.POPULATION),
        find=_not_the_area,
    ),
    Rule(
        code="PGR04",
        title="Two groupings of one year add up to different numbers of children",
        action=f"{GROUPS}give every group of the grouping that adds up to fewer, or say in the source whom it leaves "
        "out.",
        source=f"{EXTRACT}: they add up to the area's children; a fiftieth is allowed for",
        grade="I",
        severity=Severity.WARNING,
        tables=("population_groups",),
        columns=(*_PARTS, c.POPULATION),
        find=_not_each_other,
    ),
    Rule(
        code="PGR05",
        title="The population of the group has no source",
        action=f"{GROUPS}enter where the number comes from: it is shown beside every figure that uses it.",
        source=f"{EXTRACT}: shown beside every figure that uses it",
        severity=Severity.WARNING,
        tables=("population_groups",),
        columns=(c.SOURCE,),
        find=_population_without_source,
    ),
    Rule(
        code="POL01",
        title="A group has two numbers of police contacts for one year",
        action=f"{CONTACTS}keep one of them. Until then the group is left out.",
        source=f"{COUNTED_GROUPS}: one number a year, kind of contact and group",
        grade="I",
        severity=Severity.ERROR,
        tables=("police_contacts",),
        columns=(c.YEAR, c.CONTACT, c.GROUPING, c.GROUP_VALUE, c.CONTACTS),
        find=_contacts_twice,
    ),
    Rule(
        code="POL02",
        title="The group of the police contacts is none of its grouping",
        action=f"{CONTACTS}correct the grouping or the group. Until then the row is left out.",
        source=f"{EXTRACT}: each grouping has its own groups",
        severity=Severity.ERROR,
        tables=("police_contacts",),
        columns=(c.GROUPING, c.GROUP_VALUE),
        find=_contacts_of_another,
    ),
    Rule(
        code="POL03",
        title="The police contacts have no source",
        action=f"{CONTACTS}enter where the number comes from: it is shown beside every figure that uses it.",
        source=f"{EXTRACT}: shown beside every figure that uses it",
        severity=Severity.WARNING,
        tables=("police_contacts",),
        columns=(c.SOURCE,),
        find=_contacts_without_source,
    ),
)
