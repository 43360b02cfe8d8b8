"""Returns beside the KPIs, as far as the calendar needs them: when, to whom, and what they are made from."""

from datetime import date
from typing import Final

from yjp_returns.case_level.definition import SQL
from yjp_returns.case_level.items import ITEMS
from yjp_returns.definition import Deadline, PeriodKind, PlainPart, Return, Stated
from yjp_returns.finance.declared import B7, B8, BUDGET, GRADE
from yjp_returns.inspection.declared import HEALTH, PARTS
from yjp_returns.inspection.declared import SOURCE as LAYOUT_SOURCE
from yjp_returns.recipients import DRR, YJB

_FROM: Final = date(2023, 4, 1)
_NONE: Final = "The deadline was not found: ask the recipient"
ON_THE_CASELOAD: Final = ("children", "programmes")
"""Tables without which nobody is known to be on the caseload."""

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
    tables=tuple(
        PlainPart(id=item.name, title=item.title, needs=(item.table,), source=SQL, grade="Q")
        for item in ITEMS
    ),
    checks=(),
    source=DRR,
    grade="Q",
    year=2023,
    starts=_FROM,
    command="yjp return case-level --period {period}",
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
        PlainPart(
            id=BUDGET.id, title=BUDGET.title, needs=("budget",), yearly="budget", source=SQL, grade=GRADE
        ),
        *(
            PlainPart(
                id=each.id, title=each.title, needs=("staffing",), yearly="staffing", source=SQL, grade=GRADE
            )
            for each in (B7, B8)
        ),
    ),
    checks=(),
    source=SQL,
    grade="Q",
    year=2023,
    starts=_FROM,
    command="yjp return finance --period {period}",
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
        PlainPart(
            id="performance",
            title="Performance section",
            needs=("children", "offences", "outcomes"),
            source="YJB guidance",
            grade="Q",
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
        *(
            PlainPart(
                id=part.id,
                title=f"Caseload by {part.grouping.title.lower()}",
                needs=(*ON_THE_CASELOAD, *filter(None, (part.grouping.needs,))),
                source=LAYOUT_SOURCE,
                grade="M",
            )
            for part in PARTS
        ),
        PlainPart(
            id=HEALTH,
            title="Caseload by health need",
            needs=(*ON_THE_CASELOAD, HEALTH),
            source=LAYOUT_SOURCE,
            grade="M",
        ),
        *(
            PlainPart(
                id=each.id,
                title=each.title,
                needs=("staffing",),
                source=LAYOUT_SOURCE,
                grade="M",
            )
            for each in (B7, B8)
        ),
    ),
    checks=(),
    source="Practice",
    grade="M",
    year=2023,
    starts=_FROM,
    command="yjp return inspection",
)
