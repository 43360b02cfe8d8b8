"""The finance and staffing tables as the YJB's template had them: rows, columns and notes. Nothing is counted here."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from yjp.model import codes

VERSION: Final = "2019"
"""The year of the plans that print these tables; a newer template was not found."""
GRADE: Final = "Q"
OUT_OF_TEMPLATE: Final = "not in the template"


@dataclass(frozen=True, kw_only=True)
class Budget:
    """The table of costs and contributions: rows by agency code, columns by column of the caseload's table.

    ``also_called`` are names that plans print for an agency besides the template's.
    """

    id: str
    title: str
    source: str
    first_heading: str
    rows: Mapping[str, str]
    also_called: Mapping[str, tuple[str, ...]]
    welsh_rows: frozenset[str]
    columns: Mapping[str, str]
    total: str
    total_column: str
    notes: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Staffing:
    """A table of staff: rows by code, columns by role and a second code (hours in B7, sex in B8).

    ``roles`` maps a role to its heading; ``split`` says which roles have a column for each of ``second``.
    ``extra_rows`` and ``extra_roles`` are not in every template and are shown only where somebody is in them.
    """

    id: str
    title: str
    source: str
    first_heading: str
    rows: Mapping[str, str]
    extra_rows: Mapping[str, str]
    roles: Mapping[str, str]
    extra_roles: Mapping[str, str]
    split: frozenset[str]
    second: Mapping[str, str]
    unit: str
    notes: tuple[str, ...]


TOTAL: Final = "Total"
BUDGET: Final = Budget(
    id="b5_budget",
    title="Budget: costs and contributions",
    source="Youth justice plans of Oldham (2019/20) and Rotherham (2019-21), which print the YJB's table",
    first_heading="Agency",
    rows={
        "local_authority": "Local authority*",
        "police": "Police Service",
        "probation": "National Probation Service",
        "health": "Health Service",
        "pcc": "Police and crime commissioner**",
        "welsh_government": "Welsh Government",
        "youth_justice_grant": "Youth Justice Grant",
        "other": "Other***",
    },
    also_called={
        "police": ("Police",),
        "probation": ("Probation", "Probation Service"),
        "health": ("Health",),
        "youth_justice_grant": ("YJB Practice Grant", "YJB Good Practice Grant", "Youth Justice Board Grant"),
    },
    welsh_rows=frozenset({"welsh_government"}),
    columns={
        "staffing_costs": "Staffing costs (£)",
        "payments_in_kind": "Payments in kind – revenue (£)",
        "other_delegated_funds": "Other delegated funds (£)",
    },
    total=TOTAL,
    total_column="Total (£)",
    notes=(
        "* A service of several authorities gives one figure for all of them.",
        "** With money of the commissioner that comes through a local partnership for reducing crime.",
        "*** Only money that general youth justice work may use. Ring-fenced money, such as the grant for a junior "
        "attendance centre, is left out.",
    ),
)

_CENSUS = {
    "W1": "White British",
    "W2": "White Irish",
    "W3": "Gypsy or Irish Traveller",
    "W9": "Other White",
    "M1": "White and Black Caribbean",
    "M2": "White and Black African",
    "M3": "White and Asian",
    "M9": "Other Mixed",
    "A1": "Indian",
    "A2": "Pakistani",
    "A3": "Bangladeshi",
    "A4": "Chinese",
    "A9": "Other Asian",
    "B1": "Caribbean",
    "B2": "African",
    "B9": "Other Black",
    "O2": "Arab",
    "O9": "Any other ethnic group",
    "NS": "Not known",
}
NOT_RECORDED: Final = ""
"""Stands for an empty cell of the caseload."""
DISABLED, WELSH = "Disabled (self-classified)", "Welsh speakers"

B7: Final = Staffing(
    id="b7_staffing_by_contract",
    title="B7: staffing by contract type",
    source=(
        "Youth justice plans of Northamptonshire, Liverpool, Monmouthshire and Newham (2019), which print the table of "
        "the YJB"
    ),
    first_heading="Type of contract",
    rows={
        "permanent": "Permanent",
        "fixed_term": "Fixed-term",
        "outsourced": "Outsourced",
        "temporary": "Temporary",
        "vacant": "Vacant",
        "secondee_childrens_services": "Secondee Children's Services",
        "secondee_probation": "Secondee Probation",
        "secondee_police": "Secondee Police",
        "secondee_health_substance_misuse": "Secondee Health (substance misuse)",
        "secondee_health_mental_health": "Secondee Health (mental health)",
        "secondee_health_physical_health": "Secondee Health (physical health)",
        "secondee_health_speech_language": "Secondee Health (speech/language)",
        "secondee_health_other": "Other/unspecified secondee health",
        "secondee_education": "Secondee Education",
        "secondee_connexions": "Secondee Connexions",
        "secondee_other": "Secondee Other",
    },
    extra_rows={NOT_RECORDED: f"Contract not recorded ({OUT_OF_TEMPLATE})"},
    roles={
        "strategic_manager": "Strategic manager",
        "operational_manager": "Operational manager",
        "practitioner": "Practitioners",
        "administration": "Administration",
        "sessional": "Sessional",
        "student": "Students/trainees",
        "volunteer": "Referral order panel volunteers",
    },
    extra_roles={"other_volunteer": f"Other volunteers ({OUT_OF_TEMPLATE})"},
    split=frozenset({"strategic_manager", "operational_manager", "practitioner", "administration"}),
    second={"part_time": "PT", "full_time": "FT", NOT_RECORDED: f"hours not recorded ({OUT_OF_TEMPLATE})"},
    unit="posts, full-time equivalent",
    notes=(
        "PT is part time, FT full time. Vacant posts are in the total.",
        "Disabled staff are part of the total and not added to it.",
    ),
)
B8: Final = Staffing(
    id="b8_staffing_by_gender_and_ethnicity",
    title="B8: staffing by gender and ethnicity",
    source="Youth justice plans of Monmouthshire, Liverpool and Milton Keynes (2019), which print the YJB's table",
    first_heading="Ethnicity",
    rows=_CENSUS,
    # The census of 2021 has a group for Roma; the template of 2019 had none.
    extra_rows={"W4": f"Roma ({OUT_OF_TEMPLATE})"},
    roles={
        "strategic_manager": "Managers strategic",
        "operational_manager": "Managers operational",
        "practitioner": "Practitioners",
        "administration": "Administrative",
        "sessional": "Sessional",
        "student": "Student",
        "volunteer": "Referral order panel volunteer",
        "other_volunteer": "Other volunteer",
    },
    extra_roles={},
    split=frozenset(codes.values(codes.STAFF_ROLES)),
    second={"male": "M", "female": "F", NOT_RECORDED: f"sex not known ({OUT_OF_TEMPLATE})"},
    unit="people",
    notes=(
        "M is male, F female. Vacant posts have nobody in them and are left out.",
        "Not known: ethnicity not stated, or not recorded.",
    ),
)
