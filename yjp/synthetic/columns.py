"""The tables of the plain extract with their columns in order, and how a row of text is made."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Final

Row = dict[str, str]
Tables = dict[str, list[Row]]
Cell = str | int | float | date | None

COLUMNS: Final[dict[str, tuple[str, ...]]] = {
    "children": (
        "child_id",
        "date_of_birth",
        "sex",
        "ethnicity",
        "first_language",
        "postcode_district",
        "pnc_id",
    ),
    "offences": (
        "offence_id",
        "child_id",
        "offence_date",
        "arrest_date",
        "offence_category",
        "gravity",
        "knife",
    ),
    "outcomes": (
        "outcome_id",
        "offence_id",
        "child_id",
        "outcome_date",
        "outcome_type",
        "first_hearing_date",
        "residence",
        "appeal_status",
        "end_date",
        "release_date",
        "sentencing_occasion_id",
    ),
    "programmes": (
        "programme_id",
        "child_id",
        "start_date",
        "end_date",
        "disposal_type",
        "outcome_id",
        "kpi6_completed",
    ),
    "programme_offences": ("programme_id", "offence_id"),
    "care_status": ("child_id", "start_date", "end_date", "status"),
    "send": ("child_id", "start_date", "end_date", "identified", "category", "formal_plan"),
    "accommodation": ("child_id", "start_date", "end_date", "accommodation_type", "suitability"),
    "education": (
        "child_id",
        "start_date",
        "end_date",
        "ete_type",
        "suitability",
        "hours_offered",
        "hours_attended",
        "school_age",
    ),
    "health": (
        "child_id",
        "strand",
        "identified_date",
        "screened_date",
        "referred_date",
        "offered_date",
        "attended_start",
        "attended_end",
        "intervention_type",
    ),
    "remands": ("child_id", "start_date", "end_date", "remand_type"),
    "victims": (
        "victim_id",
        "child_id",
        "programme_id",
        "consent_contact",
        "contacted_date",
        "rj_offered",
        "rj_engaged",
        "rj_type",
        "view_sought",
        "progress_requested",
        "progress_provided",
        "support_requested",
        "support_provided",
    ),
    "reparation": ("child_id", "date", "hours_offered", "hours_attended"),
    "board_meetings": (
        "meeting_date",
        "sector",
        "senior_attended",
        "delegate_attended",
        "new_partner",
        "shares_ethnicity_data",
    ),
    "budget": ("year", "agency", "staffing_costs", "payments_in_kind", "other_delegated_funds"),
    "staffing": (
        "year",
        "contract_type",
        "role",
        "working_hours",
        "staff_sex",
        "staff_ethnicity",
        "disabled",
        "welsh_speaker",
        "posts_fte",
        "headcount",
    ),
    "actions": ("priority", "action", "owner", "due", "progress", "status"),
    "population": ("area", "year", "population_10_17", "source"),
    "population_groups": ("area", "year", "grouping", "group_value", "population", "source"),
    "police_contacts": ("year", "contact", "grouping", "group_value", "contacts", "source"),
}
"""As the model has them: the generator writes with the standard library alone, so a test holds the two together."""


def row(table: str, **cells: Cell) -> Row:
    """A row of the table as its CSV file has it: dates ``YYYY-MM-DD``, what is not named empty."""
    unknown = cells.keys() - set(COLUMNS[table])
    if unknown:
        raise KeyError(f"{table} has no column {', '.join(sorted(unknown))}")
    return {column: text(cells.get(column)) for column in COLUMNS[table]}


def text(cell: Cell) -> str:
    """A cell as text; whole numbers without a decimal point, None empty."""
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return "" if cell is None else str(cell)


def action_rows(actions: Iterable[Sequence[Cell]]) -> list[Row]:
    """Rows of the table ``actions``: priority, action, owner, due date, progress and status of each."""
    names = COLUMNS["actions"]
    return [{name: text(cell) for name, cell in zip(names, each, strict=True)} for each in actions]
