"""Outcomes and their tiers, offences, appeals, and the categories of a caseload."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from yjp.model.codes.entries import Code, code_list


class Tier(StrEnum):
    """Tiers of outcome, least serious first; all but diversion are substantive.

    The groups are those of the Ministry of Justice's open SQL.
    """

    DIVERSION = "diversion"
    PRE_COURT = "pre_court"
    FIRST_TIER = "first_tier"
    COMMUNITY = "community"
    CUSTODY = "custody"


SUBSTANTIVE = (Tier.PRE_COURT, Tier.FIRST_TIER, Tier.COMMUNITY, Tier.CUSTODY)
"""A substantive outcome is a caution or a sentence; community resolutions and other diversion are not."""


@dataclass(frozen=True, kw_only=True)
class OutcomeType:
    """A kind of outcome: code in the extract, label, tier, and the grade of that placing."""

    code: str
    label: str
    tier: Tier
    grade: str = "Q"


def _types(tier: Tier, grade: str, **labels: str) -> tuple[OutcomeType, ...]:
    return tuple(OutcomeType(code=c, label=text, tier=tier, grade=grade) for c, text in labels.items())


OUTCOME_TYPES: tuple[OutcomeType, ...] = (
    *_types(
        Tier.PRE_COURT,
        "Q",
        youth_caution="Youth caution",
        youth_conditional_caution="Youth conditional caution",
    ),
    *_types(
        Tier.PRE_COURT, "Q", reprimand="Reprimand (until 2013)", final_warning="Final warning (until 2013)"
    ),
    *_types(Tier.FIRST_TIER, "Q", referral_order="Referral order"),
    *_types(
        Tier.FIRST_TIER,
        "Q",
        conditional_discharge="Conditional discharge",
        fine="Fine",
        absolute_discharge="Absolute discharge",
        bind_over="Bind over",
        compensation_order="Compensation order",
        reparation_order="Reparation order",
        sentence_deferred="Sentence deferred",
    ),
    *_types(Tier.COMMUNITY, "Q", youth_rehabilitation_order="Youth rehabilitation order"),
    *_types(
        Tier.COMMUNITY,
        "Q",
        youth_default_order="Youth default order",
        action_plan_order="Action plan order (historic)",
        attendance_centre_order="Attendance centre order (historic)",
        community_punishment_order="Community punishment order (historic)",
        community_punishment_and_rehabilitation_order="Community punishment and rehabilitation order (historic)",
        community_rehabilitation_order="Community rehabilitation order (historic)",
        curfew_order="Curfew order (historic)",
        drug_treatment_and_testing_order="Drug treatment and testing order (historic)",
        supervision_order="Supervision order (historic)",
    ),
    *_types(
        Tier.CUSTODY,
        "Q",
        detention_and_training_order="Detention and training order",
        section_250="Section 250 detention",
        section_254="Section 254 extended detention",
        section_259="Section 259 detention at His Majesty's pleasure",
        section_226_b="Section 226B extended detention",
        section_226_life="Section 226 detention for life",
        section_226_public_protection="Section 226 detention for public protection",
        section_228="Section 228 extended detention",
        section_90_91_detention="Section 90-91 detention",
        section_90_92_detention="Section 90-92 detention",
    ),
    *_types(
        Tier.DIVERSION,
        "Q",
        community_resolution="Community resolution",
        community_resolution_police_facilitated="Community resolution, facilitated by the police",
        community_resolution_other_agency_facilitated="Community resolution, facilitated by another agency",
        community_resolution_with_yot_intervention="Community resolution with YOT intervention",
        community_resolution_with_yjs_involvement="Community resolution with YJS involvement",
        no_further_action_outcome_20_21_with_yjs_involvement="No further action, outcome 20 or 21, with YJS",
        no_further_action_outcome_22_with_yjs_involvement="No further action, outcome 22, with YJS",
        no_further_action_outcome_22_deferred_prosecution_caution_with_yjs_involvement=(
            "No further action, outcome 22, deferred prosecution or caution, with YJS"
        ),
        other_informal_action_yot_involvement="Other informal action with YOT involvement",
        other_informal_action_no_yot_involvement="Other informal action without YOT involvement",
    ),
    *_types(
        Tier.DIVERSION,
        "I",
        outcome_23="Outcome 23",
        youth_diversion_order="Youth diversion order",
    ),
)
"""Order matters: on a tie of date and tier the earlier entry is taken as the more serious (plain extract)."""

OUTCOME_CODES = tuple(o.code for o in OUTCOME_TYPES)
TIER_OF = {o.code: o.tier for o in OUTCOME_TYPES}
TIER_RANK = {tier: rank for rank, tier in enumerate(Tier)}
"""Higher is more serious."""
OUTCOME_ORDER = {code: place for place, code in enumerate(OUTCOME_CODES)}


@dataclass(frozen=True, kw_only=True)
class InterimCode:
    """An obsolete outcome code that case systems reuse until YJB Schema 12 (2027/28) has the right one.

    An outcome of the type ``recorded`` on or after ``since`` stands for ``meant``.
    """

    recorded: str
    meant: str
    since: date
    source: str
    grade: str


INTERIM_CODES = (
    InterimCode(
        recorded="reprimand",
        meant="outcome_23",
        since=date(2013, 4, 8),
        source=(
            "Access Core+ help 15052912: outcome 23 goes into child-level data as reprimand. Reprimands ended on "
            "8 April 2013 (Legal Aid, Sentencing and Punishment of Offenders Act 2012, section 135)."
        ),
        grade="Q",
    ),
    InterimCode(
        recorded="drug_treatment_and_testing_order",
        meant="youth_diversion_order",
        since=date(2013, 4, 1),
        source=(
            "Access Core+ help 15052912: youth diversion orders go in as drug treatment and testing order. The last "
            "such order in YJB disposals is in the year to March 2012; the day is inferred."
        ),
        grade="I",
    ),
)
CUSTODIAL = tuple(o.code for o in OUTCOME_TYPES if o.tier is Tier.CUSTODY)

OFFENCE_CATEGORIES: tuple[Code, ...] = (
    *code_list(
        arson="Arson",
        breach_of_bail="Breach of bail",
        breach_of_conditional_discharge="Breach of conditional discharge",
        breach_of_statutory_order="Breach of statutory order",
        criminal_damage="Criminal damage",
    ),
    *code_list("M", death_or_injury_by_dangerous_driving="Death or injury by dangerous driving"),
    *code_list(
        domestic_burglary="Domestic burglary",
        drugs="Drugs",
        fraud_and_forgery="Fraud and forgery",
        motoring_offences="Motoring offences",
        non_domestic_burglary="Non-domestic burglary",
        other="Other",
        public_order="Public order",
        racially_aggravated="Racially aggravated",
        robbery="Robbery",
        sexual_offences="Sexual offences",
        theft_and_handling_stolen_goods="Theft and handling stolen goods",
        vehicle_theft_unauthorised_taking="Vehicle theft or unauthorised taking",
        violence_against_the_person="Violence against the person",
        not_known="Not known",
    ),
)
BREACH_CATEGORIES = ("breach_of_bail", "breach_of_conditional_discharge", "breach_of_statutory_order")

RESIDENCES = code_list(local="Local", other="Other area")
APPEALS = code_list(
    none="No appeal",
    unchanged="Result of appeal unchanged",
    changed="Changed on appeal",
    successful="Result of appeal successful",
)
APPEALS_THAT_REMOVE = ("changed", "successful")


class CaseloadCategory(StrEnum):
    """How plans divide a caseload (Rotherham 2019-21, Chart 5), most serious first."""

    STATUTORY = "statutory"
    YC_YCC = "yc_ycc"
    PRE_COURT = "pre_court"
    PREVENTION = "prevention"
    OTHER = "other"


CASELOAD_LABELS = {
    CaseloadCategory.STATUTORY: "Statutory",
    CaseloadCategory.YC_YCC: "Youth caution or conditional caution",
    CaseloadCategory.PRE_COURT: "Pre-court",
    CaseloadCategory.PREVENTION: "Prevention",
    CaseloadCategory.OTHER: "Other",
}

_CATEGORY_OF_TIER = {
    Tier.DIVERSION: CaseloadCategory.PRE_COURT,
    Tier.FIRST_TIER: CaseloadCategory.STATUTORY,
    Tier.COMMUNITY: CaseloadCategory.STATUTORY,
    Tier.CUSTODY: CaseloadCategory.STATUTORY,
    Tier.PRE_COURT: CaseloadCategory.YC_YCC,
}
DISPOSAL_CATEGORY: dict[str, CaseloadCategory] = {
    **{o.code: _CATEGORY_OF_TIER[o.tier] for o in OUTCOME_TYPES},
    "prevention": CaseloadCategory.PREVENTION,
    "turnaround": CaseloadCategory.PREVENTION,
    "bail_support": CaseloadCategory.OTHER,
    "remand": CaseloadCategory.OTHER,
    "voluntary": CaseloadCategory.OTHER,
    "other": CaseloadCategory.OTHER,
}
"""A programme's disposal type (an outcome code or one of six others) and its caseload category."""
