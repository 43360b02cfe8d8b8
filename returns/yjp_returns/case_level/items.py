"""The items of the case-level return and all their elements, in the order in which they are written."""

from yjp.model import columns as c
from yjp_returns.case_level import rows, words
from yjp_returns.case_level.definition import YPID, Element, Item, Kind, Name
from yjp_returns.case_level.needs import NEED_ITEMS

NOT_HELD = "the caseload does not hold it"
BY_THE_SYSTEM = "the national system works it out or gives it"


def _absent(reason: str, *names: str) -> tuple[Element, ...]:
    return tuple(Element(name=name, absent=reason) for name in names)


def _age(name: str, column: str, note: str = "") -> Element:
    return Element(name=name, column=column, kind=Kind.WHOLE, note=note)


HEADER = Item(
    name="header",
    title="The return that a record belongs to",
    table="children",
    rows=rows.header,
    key=(),
    elements=(
        Element(
            name=YPID,
            column=c.CHILD_ID,
            needed=True,
            note="The service's own id stands in for the national one.",
        ),
        Element(name="source_return_id", column=rows.RETURN_ID, kind=Kind.WHOLE, needed=True, lowest=1),
        Element(name="currentyotid", column=rows.YOT, needed=True),
        Element(name="yotoucode", column=rows.YOT, needed=True),
        Element(name="return_start_date", column=rows.RETURN_START, kind=Kind.DAY, needed=True),
        Element(name="return_end_date", column=rows.RETURN_END, kind=Kind.DAY, needed=True),
        Element(name="signoff_date", column=rows.SIGNED_OFF, kind=Kind.DAY),
        *_absent(BY_THE_SYSTEM, "source_document_id"),
        *_absent("no record of a deleted child is kept", "deleted"),
    ),
)
PERSON = Item(
    name="person_details",
    title="Children",
    table="children",
    rows=rows.people,
    key=(),
    elements=(
        Element(name=YPID, column=c.CHILD_ID, needed=True),
        Element(name="originatingYOTPersonID", column=c.CHILD_ID, needed=True),
        Element(name="currentYOTID", column=rows.YOT, needed=True),
        Element(name="pncnumber", column=c.PNC_ID),
        Element(name="dateOfBirth", column=c.DATE_OF_BIRTH, kind=Kind.DAY, needed=True),
        Element(name="dateOf18ThBirthday", column=rows.TURNS_18, kind=Kind.DAY, needed=True),
        Element(
            name="sex",
            column=c.SEX,
            kind=Kind.CODE,
            words=words.SEX,
            note="1 male, 2 female; not known is empty.",
        ),
        Element(name="ethnicity", column=c.ETHNICITY, kind=Kind.CODE, words=words.ETHNICITY),
        Element(name="preferredLanguage", column=c.FIRST_LANGUAGE),
        *_absent("it was in use until 2022 only", "gender"),
        *_absent(
            NOT_HELD,
            "genderTermUsed",
            "genderIdentifiedSameSexRegisteredBirth",
            "nationality",
            "immigrationStatus",
            "religion",
        ),
    ),
)
OFFENCE = Item(
    name="offence",
    title="Offences",
    table="offences",
    rows=rows.offences,
    key=("offenceID",),
    elements=(
        Element(name="offenceID", column=c.OFFENCE_ID, needed=True),
        Element(name="offenceDate", column=c.OFFENCE_DATE, kind=Kind.DAY, needed=True),
        Element(name="arrestDate", column=c.ARREST_DATE, kind=Kind.DAY),
        _age("ageOnOffenceDate", rows.AGE_OFFENCE),
        _age("ageOnArrestDate", rows.AGE_ARREST),
        _age("ageAtArrestOrOffence", rows.AGE_EITHER, "Age at arrest, else at the offence."),
        _age("ageOnFirstHearing", rows.AGE_HEARING, "At the earliest first hearing of its outcomes."),
        Element(name="yjboffenceCategory", column=c.OFFENCE_CATEGORY, kind=Kind.CODE, words=words.CATEGORY),
        Element(name="yjbseriousnessScore", column=c.GRAVITY, kind=Kind.WHOLE, lowest=1, highest=8),
        Element(name="knifeRelatedOffence", column=c.KNIFE, kind=Kind.CODE, words=words.YES_NO),
        *_absent(
            NOT_HELD,
            "offenceDescription",
            "offenceLocationPostcode",
            "cjscode",
            "cjscodeUnknown",
            "plea",
            "ageAtCharge",
            "programmeBreachID",
            "policeBail",
        ),
        *_absent("several may hold on one day: see care_status", "careStatusOnOffenceDate"),
    ),
)
OUTCOME = Item(
    name="offenceLegalOutcome",
    title="Outcomes",
    table="outcomes",
    rows=rows.outcomes,
    inside="offence",
    key=("offenceID", "legalOutcome", "outcomeDate"),
    elements=(
        Element(name="offenceID", column=c.OFFENCE_ID, needed=True),
        Element(name="legalOutcome", column=c.OUTCOME_TYPE, kind=Kind.CODE, words=words.OUTCOME, needed=True),
        Element(name="legalOutcomeGroup", column=rows.TIER, kind=Kind.CODE, words=words.TIER, needed=True),
        Element(name="outcomeDate", column=c.OUTCOME_DATE, kind=Kind.DAY, needed=True),
        Element(
            name="outcomeEndDate",
            column=c.END_DATE,
            kind=Kind.DAY,
            note="Empty, not 1900-01-01, where it is open.",
        ),
        Element(name="outcomeAppealStatus", column=c.APPEAL_STATUS, kind=Kind.CODE, words=words.APPEAL),
        Element(
            name="residenceOnLegalOutcomeDate",
            column=c.RESIDENCE,
            kind=Kind.CODE,
            words=words.RESIDENCE,
            needed=True,
            note="The home service gives LOCAL, a host or caretaker OTHER; an empty cell of the extract is LOCAL.",
        ),
        Element(
            name="isSubstantive", column=rows.SUBSTANTIVE, kind=Kind.FLAG, words=words.TRUE_FALSE, needed=True
        ),
        Element(
            name="isPreCourtDisposal",
            column=rows.PRE_COURT,
            kind=Kind.FLAG,
            words=words.TRUE_FALSE,
            needed=True,
        ),
        Element(
            name="isCourtDisposal", column=rows.COURT, kind=Kind.FLAG, words=words.TRUE_FALSE, needed=True
        ),
        Element(name="sentencingOccasionID", column=c.SENTENCING_OCCASION_ID),
        Element(name="custodyReleaseDate", column=c.RELEASE_DATE, kind=Kind.DAY, known=Name.GUESSED),
        Element(name="firstHearingDate", column=c.FIRST_HEARING_DATE, kind=Kind.DAY, known=Name.GUESSED),
        *_absent("which outcome of an offence is the main one is not recorded", "mainOrOther"),
        *_absent(
            NOT_HELD,
            *("outcomeDateOfAppealedOutcome", "cmslegalOutcome", "lorequirements"),
            *("termDays", "termWeeks", "termHours", "termMonths", "termYears"),
        ),
        *_absent(BY_THE_SYSTEM, "isRelevantCourtDisposal", "isFirstSubstantiveOutcome", "rank", "sortOrder"),
        *_absent("several may hold on one day: see care_status", "careStatusOnOutcomeDate"),
        *_absent("several may hold on one day: see ete_status", "etehoursOnOutcomeDate"),
    ),
)
HEARING = Item(
    name="hearing",
    title="Hearings and remand decisions",
    table="outcomes",
    rows=rows.hearings,
    key=("hearingID",),
    note=(
        "The caseload has no hearings of their own: one is made for the first hearing of an outcome, and one for each "
        "remand, on the day it began. The day a remand ended has no public name and is not in the return."
    ),
    elements=(
        Element(name="hearingID", column=rows.HEARING_ID, needed=True),
        Element(name="hearingDate", column=rows.HEARING_DATE, kind=Kind.DAY, needed=True),
        Element(name="remandDecision", column=rows.REMAND_DECISION, kind=Kind.CODE, words=words.REMAND),
        *_absent(
            NOT_HELD,
            *("courtType", "courtName", "cmscourtDescription", "cmsremandDecision"),
            *("yjbremandProposalType", "sentenceProposal"),
        ),
    ),
)
HEARING_LINK = Item(
    name="link_hearing_offence",
    title="Which hearing is of which offence",
    table="outcomes",
    rows=rows.hearing_links,
    key=("hearingID", "offenceID"),
    elements=(
        Element(name="hearingID", column=rows.HEARING_ID, needed=True),
        Element(name="offenceID", column=c.OFFENCE_ID, needed=True),
    ),
)
PROGRAMME = Item(
    name="intervention_programme",
    title="Intervention programmes",
    table="programmes",
    rows=rows.programmes,
    key=("interventionProgrammeID",),
    elements=(
        Element(name="interventionProgrammeID", column=c.PROGRAMME_ID, needed=True),
        Element(name="startDate", column=c.START_DATE, kind=Kind.DAY, needed=True),
        Element(name="endDate", column=c.END_DATE, kind=Kind.DAY),
        Element(name="disposalType", column=c.DISPOSAL_TYPE, kind=Kind.CODE, words=words.DISPOSAL),
        _age("ageOnProgrammeStart", rows.AGE_START),
        _age("ageOnProgrammeEnd", rows.AGE_END),
        Element(
            name="isStatutorySchoolAgeAtProgrammeStart",
            column=rows.SCHOOL_START,
            kind=Kind.FLAG,
            words=words.TRUE_FALSE,
        ),
        Element(
            name="isStatutorySchoolAgeAtProgrammeEnd",
            column=rows.SCHOOL_END,
            kind=Kind.FLAG,
            words=words.TRUE_FALSE,
        ),
        Element(
            name="kpi6SuccessfullyCompleted", column=c.KPI6_COMPLETED, kind=Kind.FLAG, words=words.TRUE_FALSE
        ),
        *_absent(NOT_HELD, "cmsdisposalType"),
        *_absent("its values are not public", "sentenceGroup"),
        *_absent(
            "several may hold on one day: see ete_status",
            "etehoursOnProgrammeStart",
            "etehoursOnProgrammeEnd",
        ),
        *_absent(
            "several may hold on one day: see residence",
            *("residenceOnProgrammeStart", "residenceOnProgrammeEnd"),
            *("accommodationStartDisposal", "accommodationEndDisposal"),
        ),
    ),
)
PROGRAMME_LINK = Item(
    name="link_offence_intervention_programme",
    title="Which programme is of which offence",
    table="programmes",
    rows=rows.programme_links,
    key=("offenceID", "interventionProgrammeID"),
    note="A programme that carries out an outcome is tied to the offence of that outcome.",
    elements=(
        Element(name="offenceID", column=c.OFFENCE_ID, needed=True),
        Element(name="interventionProgrammeID", column=c.PROGRAMME_ID, needed=True),
    ),
)

ITEMS: tuple[Item, ...] = (
    HEADER,
    PERSON,
    OFFENCE,
    OUTCOME,
    HEARING,
    HEARING_LINK,
    PROGRAMME,
    PROGRAMME_LINK,
    *NEED_ITEMS,
)
NOT_MADE: dict[str, str] = {
    "transfer": "the caseload holds no transfers",
    "parenting_intervention": "the caseload holds no work with parents",
    "asset_plus": "the caseload holds no assessments",
    "assessment_stage": "the caseload holds no assessments",
    "link_offence_victim_intervention": "the caseload ties a victim to a programme, not to an offence",
}
"""Items of the national record that are not made, and why."""
NOT_CARRIED: dict[str, str] = {
    "children.postcode_district": "no public element holds the child's own postcode",
    "outcomes.outcome_id": "outcomes have no id; the offence, the outcome and its day stand for it",
    "programmes.outcome_id": "programmes are tied to offences, not to outcomes",
    "education.school_age": "it is worked out from the date of birth",
    "remands.end_date": "no public element says when a remand ended",
    "reparation": "no public element holds sessions of reparation",
}
"""What the caseload holds and the return does not carry, and why."""
