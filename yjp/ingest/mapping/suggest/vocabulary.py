"""What case systems call the tables and columns of the model.

Declared, not learned. A heading is cut into words, each word is taken for its meaning (``terms``), and what is left is
compared with the phrases of every column. Add phrases here when a supplier's heading is not found.
"""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Phrases:
    """How a column of one table, or of every table that has it (``*``), may be headed."""

    table: str
    column: str
    phrases: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class TableNames:
    """What a file or sheet with the rows of a table may be called."""

    table: str
    names: tuple[str, ...]


def _headed(place: str, *phrases: str) -> Phrases:
    table, _, column = place.partition(".")
    return Phrases(table=table, column=column, phrases=phrases)


def _called(table: str, *names: str) -> TableNames:
    return TableNames(table=table, names=names)


HEADINGS: tuple[Phrases, ...] = (
    _headed("*.child_id", "child id", "child", "case child id", "originating child id", "client id"),
    _headed("*.start_date", "start date", "start", "valid start", "date start", "effective start"),
    _headed("*.end_date", "end date", "end", "valid end", "date end", "effective end"),
    _headed("*.offence_id", "offence id", "charge id"),
    _headed("*.outcome_id", "outcome id", "order id"),
    _headed("*.programme_id", "programme id", "episode id"),
    _headed("*.suitability", "suitability", "is suitable"),
    _headed("*.hours_offered", "hours offered", "offered hours", "hours"),
    _headed("*.hours_attended", "hours attended", "attended hours"),
    _headed("children.date_of_birth", "birth date", "birth"),
    _headed("children.sex", "sex", "gender at birth", "sex m f"),
    _headed(
        "children.ethnicity", "ethnicity", "ethnic origin", "self defined ethnicity", "ethnic background"
    ),
    _headed("children.first_language", "first language", "preferred language", "main language", "language"),
    _headed(
        "children.postcode_district", "postcode", "postcode district", "outward postcode", "area postcode"
    ),
    _headed("children.pnc_id", "pnc id", "pnc", "police national computer id", "pncid"),
    _headed(
        "offences.offence_date", "offence date", "date offence committed", "committed", "offence start date"
    ),
    _headed("offences.arrest_date", "arrest date", "arrest", "charge date"),
    _headed(
        "offences.offence_category", "offence category", "category", "offence type", "yjb offence category"
    ),
    _headed("offences.gravity", "gravity", "gravity score", "offence gravity score", "category gravity"),
    _headed("offences.knife", "knife", "knife crime", "knife related offence", "knife involved"),
    _headed(
        "outcomes.outcome_date", "outcome date", "date outcome", "order date", "decision date", "date given"
    ),
    _headed(
        "outcomes.outcome_type",
        "outcome type",
        "outcome",
        "legal outcome",
        "order type",
        "outcome description",
    ),
    _headed(
        "outcomes.first_hearing_date",
        "first hearing date",
        "first hearing",
        "first court hearing",
        "first court date",
    ),
    _headed(
        "outcomes.residence",
        "residence",
        "residence outcome",
        "residence legal outcome date",
        "local resident",
    ),
    _headed("outcomes.appeal_status", "appeal result", "appeal", "outcome appeal result", "result appeal"),
    _headed(
        "outcomes.end_date", "outcome end date", "order end date", "end date", "order end", "outcome end"
    ),
    _headed(
        "outcomes.release_date", "release date", "custody release date", "date release", "outcome release"
    ),
    _headed(
        "outcomes.sentencing_occasion_id",
        "sentencing occasion id",
        "occasion id",
        "court occasion",
        "court hearing id",
    ),
    _headed(
        "programmes.disposal_type", "programme type", "outcome type", "type", "reason open", "order type"
    ),
    _headed(
        "programmes.kpi6_completed",
        "kpi6 completed",
        "oocd complete",
        "successfully complete",
        "complete successfully",
    ),
    _headed("care_status.status", "care status", "status", "legal status", "care legal status", "care type"),
    _headed("send.identified", "send identified", "need identified", "send need identified", "identified"),
    _headed(
        "send.category", "send category", "send type", "send provision", "send support type", "provision"
    ),
    _headed(
        "send.formal_plan", "formal plan", "plan place", "formal plan place", "send plan", "send formal plan"
    ),
    _headed(
        "accommodation.accommodation_type",
        "accommodation type",
        "accommodation",
        "residence type",
        "address type",
    ),
    _headed(
        "education.ete_type",
        "ete type",
        "ete",
        "ete provision",
        "provision",
        "ete description",
        "school type",
    ),
    _headed("education.school_age", "school age", "statutory school age", "is statutory school age"),
    _headed("health.strand", "strand", "need type", "health need", "area need"),
    _headed("health.identified_date", "identified date", "need identified date"),
    _headed("health.screened_date", "screened date", "screen date"),
    _headed("health.referred_date", "referred date", "refer date"),
    _headed("health.offered_date", "offered date", "offer date", "programme offer date"),
    _headed("health.attended_start", "attend start date", "attend start", "treatment start"),
    _headed("health.attended_end", "attend end date", "attend end", "treatment end"),
    _headed("health.intervention_type", "programme type", "treatment type", "support type"),
    _headed("remands.remand_type", "remand type", "remand decision", "remand status", "bail type"),
    _headed("victims.victim_id", "victim id"),
    _headed("victims.consent_contact", "consent contact", "consent", "agrees contact"),
    _headed("victims.contacted_date", "contact date", "date contact"),
    _headed("victims.rj_offered", "rj offer", "rj offer status"),
    _headed("victims.rj_engaged", "rj engage", "engage rj"),
    _headed("victims.rj_type", "rj type", "rj programme type"),
    _headed("victims.view_sought", "view sought", "view prior", "asked view"),
    _headed("victims.progress_requested", "progress request", "progress information request"),
    _headed("victims.progress_provided", "progress provide", "progress information provide"),
    _headed("victims.support_requested", "support request", "additional support request"),
    _headed("victims.support_provided", "support provide", "additional support provide"),
    _headed("reparation.date", "session date", "reparation date", "date"),
)

TABLES: tuple[TableNames, ...] = (
    _called("children", "child", "child list", "cohort", "caseload", "demographics", "personal"),
    _called("offences", "offence", "offence list", "charges"),
    _called(
        "outcomes",
        "outcome",
        "outcome list",
        "legal outcome",
        "outcome sentence",
        "offence legal outcome",
        "orders",
    ),
    _called("programmes", "programme", "programme list", "episodes"),
    _called("programme_offences", "programme offence", "link offence programme", "offence programme link"),
    _called("care_status", "care status", "care", "care history", "care legal status", "care episodes"),
    _called("send", "send", "send history", "send status"),
    _called("accommodation", "accommodation", "accommodation history", "residence", "address history"),
    _called("education", "ete", "ete history", "ete status"),
    _called("health", "health", "mental health", "substance misuse", "health need"),
    _called("remands", "remand", "remand bail", "remand history"),
    _called("victims", "victim", "victim programme", "rj victim"),
    _called("reparation", "reparation", "reparation session", "unpaid work"),
)

DELETED_MARKS = ("deleted", "is deleted", "record deleted", "void", "entered in error")
"""Headings of a mark on rows that count no more."""
LOOKUP_WORDS = ("code", "list", "lookup", "description", "meaning", "text", "value", "label", "short", "long")
"""Words in the headings of a sheet that only says what codes mean."""
