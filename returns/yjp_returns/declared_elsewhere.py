"""Returns beside the KPIs, as far as the calendar needs them: when, to whom, and what they are made from."""

from datetime import date
from typing import Final

from yjp_returns.definition import Deadline, PeriodKind, PlainPart, Return, Stated
from yjp_returns.recipients import DRR, YJB

_SQL: Final = "Ministry of Justice, published SQL of the YJB reporting database"
_FROM: Final = date(2023, 4, 1)
_NONE: Final = "The deadline was not found: ask the recipient"


def _part(identifier: str, title: str, *needs: str, source: str = _SQL, grade: str = "Q") -> PlainPart:
    return PlainPart(id=identifier, title=title, needs=needs, source=source, grade=grade)


CASE_LEVEL: Return[PlainPart] = Return(
    id="case_level",
    title="Case-level data, quarterly return",
    legal_basis=Stated(
        text="A legal duty, and a condition of the grant: failure can delay or remove it",
        source=DRR,
        grade="Q",
    ),
    recipient=YJB,
    deadline=Deadline(
        rule=f"{_NONE}. Older returns: about a month after the quarter",
        source="Practice of earlier years",
        grade="M",
        months=1,
    ),
    period=PeriodKind.QUARTER,
    tables=(
        _part("person_details", "Children", "children"),
        _part("offence", "Offences", "offences"),
        _part("offence_legal_outcome", "Outcomes", "outcomes"),
        _part("intervention_programme", "Intervention programmes", "programmes"),
        _part("link_offence_intervention_programme", "Links of the two", "programme_offences"),
        _part("residence", "Where children live", "accommodation"),
        _part("ete_status", "Education, training and employment", "education"),
        _part("care_status", "Care status", "care_status"),
        _part("sendaln", "Special educational needs", "send"),
        _part("health", "Mental health and substance misuse", "health"),
        _part("victim_intervention", "Victims", "victims"),
    ),
    checks=(),
    source=DRR,
    grade="Q",
    year=2023,
    starts=_FROM,
)
FINANCE: Return[PlainPart] = Return(
    id="finance",
    title="Budget and staffing (tables B5, B7 and B8)",
    legal_basis=Stated(
        text="Part of the plan that section 40 of the Crime and Disorder Act 1998 asks for, and of the data recording "
        "requirements",
        source=f"Crime and Disorder Act 1998, section 40; {DRR}",
        grade="Q",
    ),
    recipient=YJB,
    deadline=Deadline(
        rule=f"{_NONE}. With the plan: 30 June", source="Practice of earlier years", grade="M", months=3
    ),
    period=PeriodKind.FINANCIAL_YEAR,
    tables=(
        _part("b5_budget", "Budget: costs and contributions"),
        _part("b7_staffing_by_contract", "Staffing by contract type"),
        _part("b8_staffing_by_gender_and_ethnicity", "Staffing by gender and ethnicity"),
    ),
    checks=(),
    source=_SQL,
    grade="Q",
    year=2023,
    starts=_FROM,
)
PLAN: Return[PlainPart] = Return(
    id="plan",
    title="Youth justice plan",
    legal_basis=Stated(
        text="Crime and Disorder Act 1998, section 40; a condition of the core grant",
        source="legislation.gov.uk",
        grade="Q",
    ),
    recipient=YJB,
    deadline=Deadline(
        rule="30 June (2024/25: certain; other years from memory; from 2026/27 not known)",
        source="Devon County Council, Youth Justice Plan 2024/25 (issue details 34409)",
        grade="M",
        months=3,
        from_start=True,
    ),
    period=PeriodKind.FINANCIAL_YEAR,
    tables=(
        _part(
            "performance", "Performance section", "children", "offences", "outcomes", source="YJB guidance"
        ),
    ),
    checks=(),
    source="Youth Justice Board, Youth Justice Plans: guidance",
    grade="Q",
    year=2023,
    starts=_FROM,
    command="yjp plan draft",
)
INSPECTION: Return[PlainPart] = Return(
    id="inspection",
    title="HM Inspectorate of Probation: organisational figures",
    legal_basis=Stated(text="Asked for before an inspection", source="Practice", grade="M"),
    recipient=Stated(text="HM Inspectorate of Probation", source="Practice", grade="M"),
    deadline=Deadline(rule="Set when an inspection is announced", source="Practice", grade="M"),
    period=PeriodKind.ON_REQUEST,
    tables=(
        _part("caseload", "Caseload by order, age, sex and ethnicity", "children", "programmes", grade="M"),
    ),
    checks=(),
    source="Practice",
    grade="M",
    year=2023,
    starts=_FROM,
)
