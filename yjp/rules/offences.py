"""Rules about offences: dates, ages, seriousness, and what should have come before or after."""

import polars as pl

from yjp.model import columns as c
from yjp.model.ages import age_on
from yjp.model.caseload import Caseload
from yjp.model.codes import BREACH_CATEGORIES
from yjp.rules.definition import Rule, Severity
from yjp.rules.outcome_groups import COURT
from yjp.rules.rows import ARREST, IN_CUSTODY_FROM, IN_CUSTODY_TO, custody_spells, with_birth
from yjp.rules.sources import COUNTED, CRIMINAL_RESPONSIBILITY, ORDER_OF_EVENTS, SERVICES_FROM, YJB_SQL

OFFENCES = "Open the child's record, Offences, and "
SCORES = "YJB seriousness scores, 1 to 8; the list by offence was not to be had"
LEAST_SERIOUS_VIOLENCE = 5
"""KPI 9 counts robbery, violence against the person and drugs from this score up."""
MOST_FOR_PROPERTY = 6
PROPERTY_AND_MOTORING = (
    "criminal_damage",
    "fraud_and_forgery",
    "motoring_offences",
    "non_domestic_burglary",
    "theft_and_handling_stolen_goods",
    "vehicle_theft_unauthorised_taking",
)


def _before_birth(caseload: Caseload) -> pl.LazyFrame:
    return with_birth(caseload, "offences").filter(pl.col(c.OFFENCE_DATE) < pl.col(c.DATE_OF_BIRTH))


def _under_ten(caseload: Caseload) -> pl.LazyFrame:
    return with_birth(caseload, "offences").filter(age_on(c.DATE_OF_BIRTH, c.OFFENCE_DATE).is_between(0, 9))


def _arrest_first(caseload: Caseload) -> pl.LazyFrame:
    return caseload.rows("offences").filter(pl.col(c.ARREST_DATE) < pl.col(c.OFFENCE_DATE))


def _arrest_late(caseload: Caseload) -> pl.LazyFrame:
    return caseload.rows("offences").filter(pl.col(c.ARREST_DATE) > pl.col(c.OFFENCE_DATE).dt.offset_by("2y"))


def _no_outcome_for_long(caseload: Caseload) -> pl.LazyFrame:
    known = pl.coalesce(c.ARREST_DATE, c.OFFENCE_DATE)
    return (
        caseload.rows("offences")
        .filter(known.dt.offset_by("12mo") < caseload.extract_date)
        .join(caseload["outcomes"], on=c.OFFENCE_ID, how="anti")
    )


def _category_not_known(caseload: Caseload) -> pl.LazyFrame:
    category = pl.col(c.OFFENCE_CATEGORY)
    return caseload.rows("offences").filter(category.is_null() | (category == "not_known"))


def _gravity_missing(caseload: Caseload) -> pl.LazyFrame:
    return caseload.rows("offences").filter(pl.col(c.GRAVITY).is_null())


def _knife_missing(caseload: Caseload) -> pl.LazyFrame:
    return caseload.rows("offences").filter(pl.col(c.KNIFE).is_null())


def _serious_breach(caseload: Caseload) -> pl.LazyFrame:
    return caseload.rows("offences").filter(
        pl.col(c.OFFENCE_CATEGORY).is_in(BREACH_CATEGORIES), pl.col(c.GRAVITY) >= LEAST_SERIOUS_VIOLENCE
    )


def _light_robbery(caseload: Caseload) -> pl.LazyFrame:
    return caseload.rows("offences").filter(
        pl.col(c.OFFENCE_CATEGORY) == "robbery", pl.col(c.GRAVITY) < LEAST_SERIOUS_VIOLENCE
    )


def _grave_property_offence(caseload: Caseload) -> pl.LazyFrame:
    return caseload.rows("offences").filter(
        pl.col(c.OFFENCE_CATEGORY).is_in(PROPERTY_AND_MOTORING), pl.col(c.GRAVITY) > MOST_FOR_PROPERTY
    )


def _before_services(caseload: Caseload) -> pl.LazyFrame:
    return caseload.rows("offences").filter(pl.col(c.OFFENCE_DATE) < SERVICES_FROM)


def _breach_of_nothing(caseload: Caseload, category: str, orders: list[str]) -> pl.LazyFrame:
    """Breaches of a category on or before the day of which the child had none of the orders."""
    breaches = caseload.rows("offences").filter(pl.col(c.OFFENCE_CATEGORY) == category)
    first = (
        caseload["outcomes"]
        .filter(pl.col(c.OUTCOME_TYPE).is_in(orders))
        .group_by(c.CHILD_ID)
        .agg(pl.col(c.OUTCOME_DATE).min())
    )
    came_before = (pl.col(c.OUTCOME_DATE) <= pl.col(c.OFFENCE_DATE)).fill_null(False)
    return breaches.join(first, on=c.CHILD_ID, how="left").filter(~came_before)


def _breach_of_no_discharge(caseload: Caseload) -> pl.LazyFrame:
    return _breach_of_nothing(caseload, "breach_of_conditional_discharge", ["conditional_discharge"])


def _breach_of_no_order(caseload: Caseload) -> pl.LazyFrame:
    return _breach_of_nothing(caseload, "breach_of_statutory_order", COURT)


def _while_in_custody(caseload: Caseload) -> pl.LazyFrame:
    day = pl.col(c.OFFENCE_DATE)
    return (
        caseload.rows("offences")
        .join(custody_spells(caseload), on=c.CHILD_ID)
        .filter(day > pl.col(IN_CUSTODY_FROM), day < pl.col(IN_CUSTODY_TO))
    )


def _grown_up_at_arrest(caseload: Caseload) -> pl.LazyFrame:
    return (
        with_birth(caseload, "offences")
        .with_columns(pl.coalesce(c.ARREST_DATE, c.OFFENCE_DATE).alias(ARREST))
        .filter(age_on(c.DATE_OF_BIRTH, ARREST) >= 18, age_on(c.DATE_OF_BIRTH, c.OFFENCE_DATE) < 18)
    )


RULES = (
    Rule(
        code="OFF01",
        title="The offence happened before the child was born",
        action=f"{OFFENCES}correct its date; or correct the date of birth, in Personal details.",
        source=ORDER_OF_EVENTS,
        grade="I",
        severity=Severity.ERROR,
        tables=("offences", "children"),
        columns=(c.OFFENCE_DATE,),
        beside=(f"children.{c.DATE_OF_BIRTH}",),
        find=_before_birth,
    ),
    Rule(
        code="OFF02",
        title="The child was under 10 at the offence",
        action=f"{OFFENCES}correct its date; or correct the date of birth. Nobody under 10 can be guilty "
        "of an offence: if both dates are right, it is not an offence and belongs in the notes.",
        source=CRIMINAL_RESPONSIBILITY,
        severity=Severity.ERROR,
        tables=("offences", "children"),
        columns=(c.OFFENCE_DATE,),
        beside=(f"children.{c.DATE_OF_BIRTH}",),
        find=_under_ten,
    ),
    Rule(
        code="OFF03",
        title="The arrest came before the offence",
        action=f"{OFFENCES}correct the date of the offence or of the arrest.",
        source=ORDER_OF_EVENTS,
        grade="I",
        severity=Severity.ERROR,
        tables=("offences",),
        columns=(c.OFFENCE_DATE, c.ARREST_DATE),
        needs=(f"offences.{c.ARREST_DATE}",),
        find=_arrest_first,
    ),
    Rule(
        code="OFF04",
        title="The arrest came more than two years after the offence",
        action=f"{OFFENCES}check the years of both dates. Leave them if the offence came to light so late.",
        source="Rare, and often a mistyped year",
        grade="M",
        severity=Severity.QUERY,
        tables=("offences",),
        columns=(c.OFFENCE_DATE, c.ARREST_DATE),
        needs=(f"offences.{c.ARREST_DATE}",),
        find=_arrest_late,
    ),
    Rule(
        code="OFF05",
        title="No outcome is recorded a year after the arrest (else the offence)",
        action="Open the child's record, Legal outcomes, and enter the outcome, or close the offence if "
        "nothing came of it: an outcome that was never entered can hide a first time entrant or a "
        "reoffence.",
        source=COUNTED,
        grade="I",
        severity=Severity.QUERY,
        tables=("offences", "outcomes"),
        columns=(c.OFFENCE_DATE, c.ARREST_DATE),
        find=_no_outcome_for_long,
    ),
    Rule(
        code="OFF06",
        title="The offence category is missing or not known",
        action=f"{OFFENCES}choose its YJB category. Serious violence (KPI 9) and breaches are told by it.",
        source=f"{YJB_SQL}: KPI 9 needs the category",
        severity=Severity.WARNING,
        tables=("offences",),
        columns=(c.OFFENCE_CATEGORY,),
        find=_category_not_known,
    ),
    Rule(
        code="OFF07",
        title="The gravity is missing",
        action=f"{OFFENCES}enter the YJB seriousness score, 1 to 8. Serious violence (KPI 9) begins at 5.",
        source=f"{YJB_SQL}: KPI 9 needs the seriousness score",
        severity=Severity.WARNING,
        tables=("offences",),
        columns=(c.GRAVITY,),
        find=_gravity_missing,
    ),
    Rule(
        code="OFF08",
        title="It is not recorded whether a knife was involved",
        action=f"{OFFENCES}answer the question about a knife.",
        source=f"{YJB_SQL}: a flag of every offence",
        severity=Severity.QUERY,
        tables=("offences",),
        columns=(c.KNIFE,),
        find=_knife_missing,
    ),
    Rule(
        code="OFF09",
        title="A breach has a gravity of 5 or more",
        action=f"{OFFENCES}check the seriousness score: breaches score low. A new offence has a record of "
        "its own.",
        source=SCORES,
        grade="M",
        severity=Severity.QUERY,
        tables=("offences",),
        columns=(c.OFFENCE_CATEGORY, c.GRAVITY),
        needs=(f"offences.{c.OFFENCE_CATEGORY}", f"offences.{c.GRAVITY}"),
        find=_serious_breach,
    ),
    Rule(
        code="OFF10",
        title="A robbery has a gravity below 5",
        action=f"{OFFENCES}check the category and the seriousness score: below 5 it does not count as "
        "serious violence (KPI 9).",
        source=SCORES,
        grade="M",
        severity=Severity.QUERY,
        tables=("offences",),
        columns=(c.OFFENCE_CATEGORY, c.GRAVITY),
        needs=(f"offences.{c.OFFENCE_CATEGORY}", f"offences.{c.GRAVITY}"),
        find=_light_robbery,
    ),
    Rule(
        code="OFF11",
        title="A property or motoring offence has a gravity of 7 or 8",
        action=f"{OFFENCES}check the category and the seriousness score: 7 and 8 are for the gravest "
        "offences against people.",
        source=SCORES,
        grade="M",
        severity=Severity.QUERY,
        tables=("offences",),
        columns=(c.OFFENCE_CATEGORY, c.GRAVITY),
        needs=(f"offences.{c.OFFENCE_CATEGORY}", f"offences.{c.GRAVITY}"),
        find=_grave_property_offence,
    ),
    Rule(
        code="OFF12",
        title="The offence is dated before there was a youth justice service (1 April 2000)",
        action=f"{OFFENCES}correct the year. 1900-01-01 means that the date is not known.",
        source="Youth offending teams worked everywhere from 1 April 2000",
        grade="M",
        severity=Severity.WARNING,
        tables=("offences",),
        columns=(c.OFFENCE_DATE,),
        find=_before_services,
    ),
    Rule(
        code="OFF13",
        title="A conditional discharge is breached that the child never had",
        action="Open the child's record, Legal outcomes, and enter the conditional discharge, with "
        "residence elsewhere if another area's court gave it; or correct the category of the offence.",
        source=ORDER_OF_EVENTS,
        grade="I",
        severity=Severity.QUERY,
        tables=("offences", "outcomes"),
        columns=(c.OFFENCE_CATEGORY, c.OFFENCE_DATE),
        needs=(f"offences.{c.OFFENCE_CATEGORY}",),
        find=_breach_of_no_discharge,
    ),
    Rule(
        code="OFF14",
        title="An order is breached, but no court had given the child one",
        action="Open the child's record, Legal outcomes, and enter the order, with residence elsewhere if "
        "another area's court gave it; or correct the category of the offence. Without the order the child "
        "may be counted as a first time entrant too late.",
        source=ORDER_OF_EVENTS,
        grade="I",
        severity=Severity.QUERY,
        tables=("offences", "outcomes"),
        columns=(c.OFFENCE_CATEGORY, c.OFFENCE_DATE),
        needs=(f"offences.{c.OFFENCE_CATEGORY}",),
        find=_breach_of_no_order,
    ),
    Rule(
        code="OFF15",
        title="The offence happened while the child was in custody",
        action=f"{OFFENCES}check its date, and the date of release in Legal outcomes. Leave them if it "
        "happened in custody.",
        source=ORDER_OF_EVENTS,
        grade="I",
        severity=Severity.QUERY,
        tables=("offences", "outcomes"),
        columns=(c.OFFENCE_DATE,),
        needs=(f"outcomes.{c.RELEASE_DATE}",),
        find=_while_in_custody,
    ),
    Rule(
        code="OFF16",
        title="The child was under 18 at the offence and 18 or over at the arrest",
        action=f"{OFFENCES}check the date of the arrest, and the date of birth in Personal details. If "
        "both are right, the offence counts in no national indicator but as a reoffence.",
        source=f"{YJB_SQL}: age at arrest, else at the offence, decides",
        severity=Severity.QUERY,
        tables=("offences", "children"),
        columns=(c.OFFENCE_DATE, c.ARREST_DATE),
        needs=(f"offences.{c.ARREST_DATE}",),
        beside=(f"children.{c.DATE_OF_BIRTH}",),
        find=_grown_up_at_arrest,
    ),
)
