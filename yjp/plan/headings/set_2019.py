"""The practice note of 2019."""

from dataclasses import replace
from datetime import date

from yjp.plan.headings.definition import Grade, Heading, HeadingSet
from yjp.plan.headings.shared import CLOSING, STAFFING

_SOURCE = (
    "Youth justice plans: practice note for youth offending partnerships (YJB, May 2019), as the plans of "
    "2019 of Milton Keynes, Powys, Monmouthshire and North East Lincolnshire restate it"
)


def _heading(
    identifier: str, title: str, holds: str, *sections: str, parts: tuple[Heading, ...] = ()
) -> Heading:
    return Heading(
        id=identifier,
        title=title,
        holds=holds,
        source=_SOURCE,
        grade=Grade.READ,
        sections=sections,
        parts=parts,
    )


def _part(identifier: str, title: str, holds: str, *sections: str) -> Heading:
    """A sub-heading that plans of 2019 have and the note does not prescribe."""
    return Heading(
        id=identifier,
        title=title,
        holds=holds,
        source="Rotherham Youth Justice Plan 2019-21",
        grade=Grade.INFERRED,
        required=False,
        sections=sections,
    )


SET_2019 = HeadingSet(
    id="2019",
    title="Practice note of 2019",
    starts=date(2019, 4, 1),
    submit_to="the Youth Justice Board",
    grant="Youth Justice Grant",
    source=_SOURCE,
    grade=Grade.READ,
    note="The note names six headings, read where plans of that year restate them. Performance, and what "
    "stands below the others, is as in Rotherham's plan of 2019-21. What is said of each section is "
    "inferred from such plans.",
    headings=(
        _heading(
            "introduction",
            "Introduction",
            "What the plan is for, with a brief review of the past year.",
            "foreword",
            "vision",
            parts=(
                _part(
                    "local_context",
                    "Local demographics",
                    "The children of the area and of the caseload.",
                    "local_context",
                ),
                _part(
                    "previous_plan",
                    "Review of the past year",
                    "Each action of the last plan and how it went.",
                    "previous_plan",
                ),
            ),
        ),
        _heading(
            "governance",
            "Structure and governance",
            "How the service is led and held to account: where it sits, who chairs the board, how often it "
            "meets, and how it oversees budget and performance.",
            "governance",
        ),
        _heading(
            "resources",
            "Resources and value for money",
            "How services are provided and funded: what each partner pays or gives, how the grant is used, "
            "and the staff.",
            "resources",
            "workforce",
            "budget_table",
        ),
        _heading(
            "partnerships",
            "Partnership arrangements",
            "The partners, the boards that the service sits on, and how its work fits their plans.",
            "partnerships",
            "voice",
        ),
        replace(
            _part(
                "performance",
                "Performance against the youth justice outcome measures",
                "How the service does on first time entrants, reoffending and custody, beside others.",
                "performance",
            ),
            required=True,
        ),
        _heading(
            "risks",
            "Risks to future delivery against the youth justice outcome measures",
            "What may keep the service from doing better on the three measures, and what will be done about it.",
            "risks",
            parts=(
                _part(
                    "prevention",
                    "Prevention and first time entrants",
                    "Who comes in, and through which door.",
                    "prevention",
                    "diversion",
                ),
                _part(
                    "over_represented",
                    "Children from groups which are over-represented",
                    "Which groups, and what is done.",
                    "over_represented",
                ),
                _part(
                    "reoffending",
                    "Reoffending, victims and serious violence",
                    "What is done to stop reoffending and repair harm.",
                    "victims",
                    "serious_violence",
                    "education",
                ),
                _part(
                    "custody",
                    "Custody, remand and resettlement",
                    "How custody is avoided and release is prepared.",
                    "remands",
                    "custody",
                ),
                _part(
                    "standards",
                    "Standards for children in the youth justice system",
                    "What the self-assessment found.",
                    "standards",
                ),
                _part(
                    "service_plan",
                    "Service plan",
                    "What will be done, by whom and by when.",
                    "service_development",
                ),
            ),
        ),
        _heading(
            "approval",
            "Approval and sign-off",
            "Who approved the plan, for which body, and when.",
            "sign_off",
        ),
        STAFFING,
        *CLOSING,
    ),
)
