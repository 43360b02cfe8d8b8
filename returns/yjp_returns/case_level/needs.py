"""The items of the case-level return on what a child needs, and on victims."""

from yjp.model import columns as c
from yjp_returns.case_level import rows, words
from yjp_returns.case_level.definition import Element, Item, Kind, Name


def _health(name: str, title: str, record: str, strand: str, prefix: str) -> Item:
    # KPI 4 takes DateScreened for the day of screening in its older definition, for the day on which the need was
    # identified in its newer one; the caseload has both days, so the second goes under a name of our own.
    return Item(
        name=name,
        title=title,
        table="health",
        rows=rows.health(strand),
        wrappers=("health", name, record),
        key=(f"{prefix}DateScreened", f"{prefix}DateIdentified"),
        elements=(
            Element(
                name=f"{prefix}DateIdentified", column=c.IDENTIFIED_DATE, kind=Kind.DAY, known=Name.GUESSED
            ),
            Element(name=f"{prefix}DateScreened", column=c.SCREENED_DATE, kind=Kind.DAY),
            Element(name=f"{prefix}DateReferred", column=c.REFERRED_DATE, kind=Kind.DAY),
            Element(name=f"{prefix}DateOffered", column=c.OFFERED_DATE, kind=Kind.DAY),
            Element(name=f"{prefix}DateAttendedStart", column=c.ATTENDED_START, kind=Kind.DAY),
            Element(name=f"{prefix}DateAttendedEnd", column=c.ATTENDED_END, kind=Kind.DAY),
            Element(
                name=f"{prefix}InterventionType",
                column=c.INTERVENTION_TYPE,
                kind=Kind.CODE,
                words=words.HEALTH,
            ),
        ),
    )


RESIDENCE = Item(
    name="residence",
    title="Where children live",
    table="accommodation",
    rows=rows.table("accommodation"),
    key=("date",),
    elements=(
        Element(name="date", column=c.START_DATE, kind=Kind.DAY, needed=True),
        Element(name="kpi1EndDate", column=c.END_DATE, kind=Kind.DAY),
        Element(
            name="kpi1AccommodationType",
            column=c.ACCOMMODATION_TYPE,
            kind=Kind.CODE,
            words=words.ACCOMMODATION,
        ),
        Element(
            name="kpi1AccommodationSuitability",
            column=c.SUITABILITY,
            kind=Kind.CODE,
            words=words.SUITABILITY,
        ),
        Element(name="description", absent="its values are not public"),
        Element(name="kpi1PrimaryResidence", absent="the caseload does not hold it"),
    ),
)
ETE_STATUS = Item(
    name="ete_status",
    title="Education, training and employment",
    table="education",
    rows=rows.table("education"),
    key=("startDate", "provisionType"),
    elements=(
        Element(name="startDate", column=c.START_DATE, kind=Kind.DAY, needed=True),
        Element(name="endDate", column=c.END_DATE, kind=Kind.DAY),
        Element(name="provisionType", column=c.ETE_TYPE, kind=Kind.CODE, words=words.ETE),
        Element(name="suitability", column=c.SUITABILITY, kind=Kind.CODE, words=words.SUITABILITY),
        Element(name="hoursOffered", column=c.HOURS_OFFERED, kind=Kind.HOURS),
        Element(
            name="hours", column=c.HOURS_ATTENDED, kind=Kind.HOURS, note="Hours attended, as KPI 2 reads it."
        ),
        Element(name="description", absent="its values are not public"),
    ),
)
CARE_STATUS = Item(
    name="care_status",
    title="Care status",
    table="care_status",
    rows=rows.table("care_status"),
    key=("startDate", "status"),
    elements=(
        Element(
            name="status",
            column=c.STATUS,
            kind=Kind.CODE,
            words=words.CARE,
            note="The national words are not public, but for 'Early Help referral': these are the model's codes.",
        ),
        Element(name="startDate", column=c.START_DATE, kind=Kind.DAY, needed=True),
        Element(name="endDate", column=c.END_DATE, kind=Kind.DAY),
    ),
)
SENDALN = Item(
    name="sendaln",
    title="Special educational needs",
    table="send",
    rows=rows.table("send"),
    key=("kpi3SENDStartDate",),
    elements=(
        Element(name="kpi3SENDStartDate", column=c.START_DATE, kind=Kind.DAY, needed=True),
        Element(name="kpi3SENDEndDate", column=c.END_DATE, kind=Kind.DAY),
        Element(name="kpi3IdentifiedSENDALN", column=c.IDENTIFIED, kind=Kind.CODE, words=words.YES_NO),
        Element(name="kpi3SENDFormalPlan", column=c.FORMAL_PLAN, kind=Kind.CODE, words=words.YES_NO),
        Element(name="SENDCategory", column=c.CATEGORY, kind=Kind.CODE, words=words.SEND, known=Name.GUESSED),
    ),
)
VICTIM = Item(
    name="victim_intervention",
    title="Victims",
    table="victims",
    rows=rows.table("victims"),
    key=("victimID",),
    elements=(
        Element(name="victimID", column=c.VICTIM_ID, needed=True),
        Element(name="interventionProgrammeID", column=c.PROGRAMME_ID, known=Name.GUESSED),
        Element(name="consentYJSContact", column=c.CONSENT_CONTACT, kind=Kind.CODE, words=words.YES_NO),
        Element(name="yjscontactDate", column=c.CONTACTED_DATE, kind=Kind.DAY),
        Element(name="rjofferedStatus", column=c.RJ_OFFERED, kind=Kind.CODE, words=words.YES_NO),
        Element(name="engagedRJ", column=c.RJ_ENGAGED, kind=Kind.CODE, words=words.YES_NO),
        Element(name="rjinterventionType", column=c.RJ_TYPE, kind=Kind.CODE, words=words.RJ),
        Element(name="viewPrior", column=c.VIEW_SOUGHT, kind=Kind.CODE, words=words.YES_NO),
        Element(name="progressRequest", column=c.PROGRESS_REQUESTED, kind=Kind.CODE, words=words.YES_NO),
        Element(name="progressProvided", column=c.PROGRESS_PROVIDED, kind=Kind.CODE, words=words.YES_NO),
        Element(
            name="additionalSupportRequest", column=c.SUPPORT_REQUESTED, kind=Kind.CODE, words=words.YES_NO
        ),
        Element(
            name="additionalSupportProvided", column=c.SUPPORT_PROVIDED, kind=Kind.CODE, words=words.YES_NO
        ),
        *(
            Element(name=name, absent="the caseload does not hold it")
            for name in (
                *("victimInterventionID", "victimType", "commentedStatus", "satisfactionLevel"),
                *("engagedRJStart", "engagedRJEnd", "progressRequestDate", "progressProvidedDate"),
            )
        ),
    ),
)
NEED_ITEMS: tuple[Item, ...] = (
    RESIDENCE,
    ETE_STATUS,
    CARE_STATUS,
    SENDALN,
    _health(
        "mentalHealth",
        "Mental health and emotional wellbeing",
        "kpi4MentalHealthWellbeing",
        "mental_health",
        "kpi4MH",
    ),
    _health("substanceMisuse", "Substance misuse", "kpi5SubstanceMisuse", "substance_misuse", "kpi5SM"),
    VICTIM,
)
