"""Rules about outcomes that the law of the day, or the child's age, did not allow."""

from datetime import date

import polars as pl

from yjp.model import columns as c
from yjp.model.ages import age_on
from yjp.model.caseload import Caseload
from yjp.rules.definition import Rule, Severity
from yjp.rules.outcome_groups import DTO, PRE_COURT
from yjp.rules.rows import HEARING, outcomes_with_child, outcomes_with_offence, with_birth
from yjp.rules.sources import (
    CAUTIONS_FROM,
    CJIA,
    LASPO,
    REHABILITATION_ORDERS_FROM,
    SENTENCING_CODE,
    SENTENCING_CODE_FROM,
    YOUTH_REMANDS_FROM,
)

OUTCOMES = "Open the child's record, Legal outcomes, and "
FINAL_WARNING_SCHEME = ("reprimand", "final_warning")
YOUTH_ORDERS = ("referral_order", "youth_rehabilitation_order", DTO)
"""Each needs a child under 18 when convicted."""
ABOLISHED_2009 = ("action_plan_order", "curfew_order", "supervision_order")
"""Not the attendance centre order, which stayed a youth community order."""
ORDERS_OF_PROBATION = (
    "community_punishment_order",
    "community_rehabilitation_order",
    "community_punishment_and_rehabilitation_order",
)
OF_THE_CODE = ("section_250", "section_254", "section_259")
BEFORE_THE_CODE = (
    "section_90_91_detention",
    "section_90_92_detention",
    "section_226_b",
    "section_226_life",
    "section_226_public_protection",
    "section_228",
)
ABOLISHED_2012 = ("section_226_public_protection", "section_228")
DANGEROUS_CHILDREN_FROM = YOUTH_REMANDS_FROM
"""Section 226B replaced section 228 on the day of the new remands, 3 December 2012."""
LEAST_AGE_DTO = 12


def _kind(*kinds: str) -> pl.Expr:
    return pl.col(c.OUTCOME_TYPE).is_in(kinds)


def _caution_of_an_adult(caseload: Caseload) -> pl.LazyFrame:
    return with_birth(caseload, "outcomes").filter(
        _kind(*PRE_COURT), age_on(c.DATE_OF_BIRTH, c.OUTCOME_DATE) >= 18
    )


def _youth_order_of_an_adult(caseload: Caseload) -> pl.LazyFrame:
    # Convicted on the day of the first hearing or later, so 18 or over when convicted.
    return with_birth(caseload, "outcomes").filter(
        _kind(*YOUTH_ORDERS), age_on(c.DATE_OF_BIRTH, c.FIRST_HEARING_DATE) >= 18
    )


def _dto_too_young(caseload: Caseload) -> pl.LazyFrame:
    return with_birth(caseload, "outcomes").filter(
        _kind(DTO), age_on(c.DATE_OF_BIRTH, c.OUTCOME_DATE) < LEAST_AGE_DTO
    )


def _on_or_after(caseload: Caseload, kinds: tuple[str, ...], day: date) -> pl.LazyFrame:
    return caseload.rows("outcomes").filter(_kind(*kinds), pl.col(c.OUTCOME_DATE) >= day)


def _before(caseload: Caseload, kinds: tuple[str, ...], day: date) -> pl.LazyFrame:
    return caseload.rows("outcomes").filter(_kind(*kinds), pl.col(c.OUTCOME_DATE) < day)


def _reprimand_after_its_end(caseload: Caseload) -> pl.LazyFrame:
    return _on_or_after(caseload, FINAL_WARNING_SCHEME, CAUTIONS_FROM)


def _youth_caution_too_early(caseload: Caseload) -> pl.LazyFrame:
    return _before(caseload, ("youth_caution",), CAUTIONS_FROM)


def _rehabilitation_order_too_early(caseload: Caseload) -> pl.LazyFrame:
    return _before(caseload, ("youth_rehabilitation_order",), REHABILITATION_ORDERS_FROM)


def _for_a_late_offence(caseload: Caseload, kinds: tuple[str, ...]) -> pl.LazyFrame:
    # "The above sentences continue to exist for those that committed an offence before 30 November 2009."
    return outcomes_with_offence(caseload).filter(
        _kind(*kinds), pl.col(c.OFFENCE_DATE) >= REHABILITATION_ORDERS_FROM
    )


def _old_order(caseload: Caseload) -> pl.LazyFrame:
    return _for_a_late_offence(caseload, ABOLISHED_2009)


def _old_order_of_probation(caseload: Caseload) -> pl.LazyFrame:
    return _for_a_late_offence(caseload, ORDERS_OF_PROBATION)


def _drug_treatment_order(caseload: Caseload) -> pl.LazyFrame:
    return _for_a_late_offence(caseload, ("drug_treatment_and_testing_order",))


def _code_too_early(caseload: Caseload) -> pl.LazyFrame:
    return _before(caseload, OF_THE_CODE, SENTENCING_CODE_FROM)


def _old_sections(caseload: Caseload) -> pl.LazyFrame:
    # The Code is for convictions from its first day on; a case heard before it may be sentenced by the old law.
    return outcomes_with_child(caseload).filter(
        _kind(*BEFORE_THE_CODE), pl.col(HEARING) >= SENTENCING_CODE_FROM
    )


def _dangerous_child_wrong_year(caseload: Caseload) -> pl.LazyFrame:
    after_its_end = _kind(*ABOLISHED_2012) & (pl.col(HEARING) >= DANGEROUS_CHILDREN_FROM)
    too_early = _kind("section_226_b") & (pl.col(c.OUTCOME_DATE) < DANGEROUS_CHILDREN_FROM)
    found = after_its_end & (pl.col(HEARING) < SENTENCING_CODE_FROM)
    return outcomes_with_child(caseload).filter(found | too_early)


RULES = (
    Rule(
        code="LAW01",
        title="A youth caution (or reprimand or final warning) at 18 or over",
        action=f"{OUTCOMES}check the date and the kind: from the 18th birthday the police give adult "
        "cautions. Or correct the date of birth.",
        source="Crime and Disorder Act 1998, section 66ZA: a caution of a child or young person, 10 to 17 "
        "years old",
        severity=Severity.ERROR,
        tables=("outcomes", "children"),
        columns=(c.OUTCOME_TYPE, c.OUTCOME_DATE),
        beside=(f"children.{c.DATE_OF_BIRTH}",),
        find=_caution_of_an_adult,
    ),
    Rule(
        code="LAW02",
        title="A youth order, though 18 or over at the first hearing",
        action=f"{OUTCOMES}check the first hearing, the kind of outcome and the date of birth. Leave it if "
        "the order was made again after a breach.",
        source=f"{SENTENCING_CODE}, sections 84 and 234, and {CJIA}, section 1: under 18 when convicted",
        severity=Severity.WARNING,
        tables=("outcomes", "children"),
        columns=(c.OUTCOME_TYPE, c.FIRST_HEARING_DATE),
        needs=(f"outcomes.{c.FIRST_HEARING_DATE}",),
        beside=(f"children.{c.DATE_OF_BIRTH}",),
        find=_youth_order_of_an_adult,
    ),
    Rule(
        code="LAW03",
        title=f"A detention and training order under the age of {LEAST_AGE_DTO}",
        action=f"{OUTCOMES}check the kind of outcome; or correct the date of birth. It counts as custody.",
        source=f"{SENTENCING_CODE}, section 234: under 18, but at least 12, when convicted",
        severity=Severity.ERROR,
        tables=("outcomes", "children"),
        columns=(c.OUTCOME_TYPE, c.OUTCOME_DATE),
        beside=(f"children.{c.DATE_OF_BIRTH}",),
        find=_dto_too_young,
    ),
    Rule(
        code="LAW04",
        title="A reprimand or final warning since 8 April 2013, when they were abolished",
        action=f"{OUTCOMES}see what was really given. Some case systems send outcome 23 as a reprimand "
        "until the national schema has a code for it: it is no caution, and must not make a first time "
        "entrant. Correct it in the mapping.",
        source=f"{LASPO}, section 135; guidance on youth cautions in force from 8 April 2013",
        severity=Severity.ERROR,
        tables=("outcomes",),
        columns=(c.OUTCOME_TYPE, c.OUTCOME_DATE),
        find=_reprimand_after_its_end,
    ),
    Rule(
        code="LAW05",
        title="A youth caution before 8 April 2013, when there were none",
        action=f"{OUTCOMES}correct the date, or the kind: it may have been a reprimand or a final warning.",
        source=f"{LASPO}, section 135; guidance on youth cautions in force from 8 April 2013",
        severity=Severity.ERROR,
        tables=("outcomes",),
        columns=(c.OUTCOME_TYPE, c.OUTCOME_DATE),
        find=_youth_caution_too_early,
    ),
    Rule(
        code="LAW06",
        title="A youth rehabilitation order before 30 November 2009, when there were none",
        action=f"{OUTCOMES}correct the date, or the kind: it may have been a supervision order or another "
        "of the time.",
        source=f"{CJIA}, section 1, in force on 30 November 2009",
        severity=Severity.ERROR,
        tables=("outcomes",),
        columns=(c.OUTCOME_TYPE, c.OUTCOME_DATE),
        find=_rehabilitation_order_too_early,
    ),
    Rule(
        code="LAW07",
        title="An action plan, curfew or supervision order for an offence since 30 November 2009",
        action=f"{OUTCOMES}correct the kind: such offences get youth rehabilitation orders. Or correct the date of "
        "the offence.",
        source=f"{CJIA}, section 6: curfew, supervision and action plan orders cease to have effect",
        severity=Severity.ERROR,
        tables=("outcomes", "offences"),
        columns=(c.OUTCOME_TYPE, c.OFFENCE_ID),
        beside=(f"offences.{c.OFFENCE_DATE}",),
        find=_old_order,
    ),
    Rule(
        code="LAW08",
        title="A drug treatment and testing order for an offence since 30 November 2009",
        action=f"{OUTCOMES}see what was really given. Some case systems send youth diversion orders under "
        "this name until the national schema has a code for them: they would count as sentences. Correct "
        "it in the mapping.",
        source=f"{CJIA}, section 1: drug treatment and testing became requirements of youth rehabilitation "
        "orders",
        grade="I",
        severity=Severity.ERROR,
        tables=("outcomes", "offences"),
        columns=(c.OUTCOME_TYPE, c.OFFENCE_ID),
        beside=(f"offences.{c.OFFENCE_DATE}",),
        find=_drug_treatment_order,
    ),
    Rule(
        code="LAW09",
        title="Detention under section 250, 254 or 259 before 1 December 2020, when there was none",
        action=f"{OUTCOMES}correct the date, or the kind: it may have been section 90, 91 or 226B.",
        source=f"{SENTENCING_CODE}; S.I. 2020/1236",
        severity=Severity.ERROR,
        tables=("outcomes",),
        columns=(c.OUTCOME_TYPE, c.OUTCOME_DATE),
        find=_code_too_early,
    ),
    Rule(
        code="LAW10",
        title="Detention under an old section (90 to 92, 226, 228), first heard since 1 December 2020",
        action=f"{OUTCOMES}correct the kind: it may be section 250, 254 or 259.",
        source=f"{SENTENCING_CODE}; S.I. 2020/1236: for convictions from that day on",
        severity=Severity.WARNING,
        tables=("outcomes", "children"),
        columns=(c.OUTCOME_TYPE, c.FIRST_HEARING_DATE, c.OUTCOME_DATE),
        find=_old_sections,
    ),
    Rule(
        code="LAW11",
        title="Detention for public protection or section 228 since 3 December 2012, or section 226B "
        "before it",
        action=f"{OUTCOMES}correct the date or the kind: section 226B took the place of the two on that day.",
        source=f"{LASPO}, sections 123 and 124; S.I. 2012/2906",
        severity=Severity.WARNING,
        tables=("outcomes", "children"),
        columns=(c.OUTCOME_TYPE, c.FIRST_HEARING_DATE, c.OUTCOME_DATE),
        find=_dangerous_child_wrong_year,
    ),
    Rule(
        code="LAW12",
        title="A community punishment or rehabilitation order for an offence since 30 November 2009",
        action=f"{OUTCOMES}correct the kind: such offences get youth rehabilitation orders. Or correct the date of "
        "the offence.",
        source=f"{CJIA}: youth rehabilitation orders took the place of these orders for 16 and 17 year olds",
        grade="M",
        severity=Severity.WARNING,
        tables=("outcomes", "offences"),
        columns=(c.OUTCOME_TYPE, c.OFFENCE_ID),
        beside=(f"offences.{c.OFFENCE_DATE}",),
        find=_old_order_of_probation,
    ),
)
