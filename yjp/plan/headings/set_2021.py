"""The practice guidance of March 2021."""

from dataclasses import replace
from datetime import date

from yjp.plan.headings.definition import Grade, Heading, HeadingSet
from yjp.plan.headings.set_2022 import PRIORITIES
from yjp.plan.headings.shared import CLOSING, STAFFING

_SOURCE = "Youth justice plans: YJB practice guidance, March 2021 (contents and opening)"


def _heading(
    identifier: str,
    title: str,
    holds: str,
    *sections: str,
    required: bool = True,
    parts: tuple[Heading, ...] = (),
) -> Heading:
    return Heading(
        id=identifier,
        title=title,
        holds=holds,
        source=_SOURCE,
        grade=Grade.READ,
        required=required,
        sections=sections,
        parts=parts,
    )


_PARTS = tuple(replace(part, required=False, grade=Grade.INFERRED) for part in PRIORITIES)
"""The sub-headings of the later guidance: this one has none."""
SET_2021 = HeadingSet(
    id="2021",
    title="Practice guidance of March 2021",
    starts=date(2021, 4, 1),
    submit_to="the Youth Justice Board",
    grant="Youth Justice Grant",
    source=_SOURCE,
    grade=Grade.READ,
    note="The guidance suggests these headings. Its titles were read; what it asks for below them was not, "
    "so what is said of each section is inferred from its title and from the Crime and Disorder Act 1998, "
    "section 40.",
    headings=(
        _heading(
            "introduction",
            "Introduction, vision and strategy",
            "Who leads the plan and what it is to achieve.",
            "foreword",
            "vision",
            "local_context",
            "child_first",
            "voice",
        ),
        _heading(
            "governance",
            "Governance, leadership and partnership arrangements",
            "How the service is composed, led and held to account, and with whom it works.",
            "governance",
            "partnerships",
            "board_development",
        ),
        _heading(
            "resources",
            "Resources and services",
            "How services are provided and funded, and how the grant is used.",
            "resources",
            "budget_table",
            "workforce",
        ),
        _heading(
            "performance",
            "Performance and priorities",
            "How the service does beside others, and what it will put first.",
            "previous_plan",
            "performance",
            "evidence",
            "standards",
            parts=_PARTS,
        ),
        _heading(
            "recovery",
            "Responding to the pandemic and recovery from COVID-19",
            "What changed in the pandemic, what is kept, and how children catch up.",
            "recovery",
        ),
        _heading(
            "risks",
            "Challenges, risks and issues",
            "What may keep the plan from being done, and what will be done about it.",
            "risks",
        ),
        _heading(
            "service_plan",
            "Service business and improvement plan",
            "What will be done, by whom and by when.",
            "service_development",
        ),
        _heading(
            "approval",
            "Sign off, submission and approval",
            "Who approved the plan, for which body, and when.",
            "sign_off",
        ),
        _heading(
            "grant_compliance",
            "Annex A: summary outline of grant compliances",
            "How each condition of the grant is met.",
            "grant_compliance",
        ),
        STAFFING,
        *CLOSING,
    ),
)
