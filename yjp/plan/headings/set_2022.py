"""The guidance of 2022, as updated until 19 March 2024."""

from datetime import date

from yjp.plan.headings.definition import Grade, Heading, HeadingSet
from yjp.plan.headings.shared import CLOSING

GUIDANCE = (
    "Youth justice plans: guidance for youth justice services (YJB, 2022, updated 19 March 2024). Its own "
    "list could not be read whole: the titles are those that published plans use"
)
_STAFFING = (
    "Tables B7 and B8 of the YJB, as plans of 2019 print them. York's report of 2024/25 confirms a budget in "
    "an Appendix 2"
)


def heading(
    identifier: str,
    title: str,
    holds: str,
    *sections: str,
    required: bool = True,
    parts: tuple[Heading, ...] = (),
    source: str = GUIDANCE,
    grade: Grade = Grade.MEMORY,
) -> Heading:
    """A heading as published plans under this guidance have it."""
    return Heading(
        id=identifier,
        title=title,
        holds=holds,
        source=source,
        grade=grade,
        required=required,
        sections=sections,
        parts=parts,
    )


PRIORITIES = (
    heading(
        "over_represented",
        "Children from groups which are over-represented",
        "Which groups of children are over-represented, by ethnicity, care, sex and need, and what is being done.",
        "over_represented",
    ),
    heading(
        "policing", "Policing", "How the police work with children, and the service's part in it.", "policing"
    ),
    heading(
        "prevention",
        "Prevention",
        "What is offered before an offence, to whom, and what comes of it.",
        "prevention",
    ),
    heading(
        "diversion",
        "Diversion",
        "Who is diverted from a formal outcome, how it is decided, and what follows.",
        "diversion",
    ),
    heading(
        "education",
        "Education",
        "How children in the service do in school, training and work, and what is done for them.",
        "education",
    ),
    heading(
        "victims",
        "Restorative approaches and victims",
        "How victims are asked, heard and kept informed, and how harm is repaired.",
        "victims",
    ),
    heading(
        "serious_violence",
        "Serious violence, exploitation and contextual safeguarding",
        "What is known of serious violence and exploitation, and what partners do together.",
        "serious_violence",
    ),
    heading(
        "detention",
        "Detention in police custody",
        "How many children are held, how long, and how they are kept safe.",
        "detention",
    ),
    heading(
        "remands",
        "Remands",
        "Who is remanded, to where and for how long, and what the alternatives are.",
        "remands",
    ),
    heading(
        "custody",
        "Use of custody and constructive resettlement",
        "How custody is avoided, and how children leaving it are prepared.",
        "custody",
    ),
    heading(
        "families",
        "Working with families",
        "How parents, carers and families are supported and heard.",
        "families",
    ),
)
_HEADINGS = (
    heading(
        "introduction",
        "Introduction, vision and strategy",
        "The chair's foreword, a short summary, and what the plan is to achieve.",
        "foreword",
        "vision",
    ),
    heading(
        "local_context",
        "Local context",
        "The children of the area and of the caseload, and what shapes their lives.",
        "local_context",
    ),
    heading(
        "child_first",
        "Child First",
        "How the service sees children as children, builds on their strengths, works with them and keeps "
        "them out of the system.",
        "child_first",
    ),
    heading(
        "voice", "Voice of the child", "How children are heard, and what changed because of it.", "voice"
    ),
    heading(
        "governance",
        "Governance, leadership and partnership arrangements",
        "How the service is composed, led and held to account, and with whom it works.",
        "governance",
        "partnerships",
    ),
    heading(
        "board_development",
        "Board development",
        "How the board learns about its work and gets better at it.",
        "board_development",
    ),
    heading(
        "previous_plan",
        "Progress on previous plan",
        "Each action of the last plan and how it went.",
        "previous_plan",
    ),
    heading(
        "resources",
        "Resources and services",
        "How the grant and the partners' money and staff are used, and what comes of it.",
        "resources",
    ),
    heading(
        "performance",
        "Performance",
        "The national indicators, then the ten key performance indicators, then local measures.",
        "performance",
    ),
    heading(
        "priorities",
        "Priorities",
        "What the service puts first for the groups and themes below.",
        "priorities",
        parts=PRIORITIES,
    ),
    heading(
        "standards",
        "Standards for children in the youth justice system",
        "What the self-assessment against the five standards of 2019 found, and what is being done.",
        "standards",
    ),
    heading(
        "workforce",
        "Workforce development",
        "What staff and volunteers need to learn, and how they are looked after.",
        "workforce",
    ),
    heading(
        "evidence",
        "Evidence-based practice, innovation and evaluation",
        "What the service does because it is shown to work, what is new, and how it is evaluated.",
        "evidence",
    ),
    heading(
        "service_plan",
        "Service development",
        "What will be done in the coming year, by whom and by when.",
        "service_development",
    ),
    heading(
        "risks",
        "Challenges, risks and issues",
        "What may keep the plan from being done, and what will be done about it.",
        "risks",
    ),
    heading(
        "approval",
        "Sign off, submission and approval",
        "Who approved the plan, for which body, and when.",
        "sign_off",
    ),
    heading(
        "appendix_1",
        "Appendix 1: staffing structure",
        "Staff and volunteers by role, contract, sex, ethnicity and known disability.",
        "staffing_tables",
        source=_STAFFING,
    ),
    heading(
        "appendix_2",
        "Appendix 2: budget, costs and contributions",
        "What each partner contributes in money, staff and kind.",
        "budget_table",
        source=_STAFFING,
    ),
)

SET_2022 = HeadingSet(
    id="2022",
    title="Guidance of 2022 to 2024",
    starts=date(2022, 4, 1),
    submit_to="the Youth Justice Board",
    grant="Youth Justice Grant",
    source=GUIDANCE,
    grade=Grade.MEMORY,
    note="The guidance says that plans should be submitted using its headings. The list here is the one that "
    "many published plans use: compare it with the guidance online before you submit.",
    headings=(*_HEADINGS, *CLOSING),
)
