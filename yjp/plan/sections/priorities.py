"""The priorities: for each theme what the records show, what is worth asking, and where the author writes."""

from yjp.plan.sections.breakdowns import write_breakdown_table
from yjp.plan.sections.definition import Fact, Prompt, Section, Writing
from yjp.plan.sections.themes import knives_have_a_heading, write_groups, write_theme


def _write_over_represented(writing: Writing) -> None:
    for grouping in ("ethnic", "care"):
        write_breakdown_table(writing, "caseload", grouping)
    write_groups(writing)


def _write_victims(writing: Writing) -> None:
    write_theme(writing, "victims")
    write_theme(writing, "reparation")


def _write_violence(writing: Writing) -> None:
    write_theme(writing, "violence")
    if not knives_have_a_heading(writing):
        write_theme(writing, "knives")


def _write_knives(writing: Writing) -> None:
    write_theme(writing, "knives")


def _write_remands(writing: Writing) -> None:
    write_theme(writing, "remands")


PRIORITIES = Section(
    id="priorities",
    title="Priorities",
    prompts=(
        Prompt(
            id="priorities",
            text="Write here: the three to five things that the partnership puts first in this year, and why "
            "these, from the figures above and from what children, families and victims said.",
        ),
    ),
    asks=("Which of the figures in this plan would look different in a year if this priority had worked?",),
)
OVER_REPRESENTED = Section(
    id="over_represented",
    title="Children from groups which are over-represented",
    show=_write_over_represented,
    prompts=(
        Prompt(
            id="over_represented",
            text="Write here: which groups are over-represented here (by ethnic group, care, sex, special "
            "educational needs), at which step it begins (stop and search, arrest, outcome, court, "
            "custody), and what is done about it with whom.",
        ),
    ),
    asks=(
        "A group's share of the caseload says nothing by itself: set it beside its share of all children in the "
        "area. The Census of 2021 has that for ethnic groups, the Department for Education for children in care.",
        "For how many children is nothing recorded? A gap in the records can hide a group or invent one.",
    ),
)
POLICING = Section(
    id="policing",
    title="Policing",
    prompts=(
        Prompt(
            id="policing",
            text="Write here: how police and service work together: officers in the team, stop and search of "
            "children, arrests, voluntary interviews, child-centred policing, and delays between offence "
            "and outcome.",
        ),
    ),
    asks=(
        "Ask the police for the children searched, arrested and interviewed in the year, by age, sex and ethnic group.",
    ),
)
PREVENTION = Section(
    id="prevention",
    title="Prevention",
    facts=(Fact(group="category", value="prevention", label="In prevention"),),
    prompts=(
        Prompt(
            id="prevention",
            text="Write here: who is offered prevention, who refers, what is offered, how many take it up, "
            "and what is known of how they fared a year later.",
        ),
    ),
    asks=("How many first time entrants of the year had been offered prevention before?",),
)
DIVERSION = Section(
    id="diversion",
    title="Diversion",
    facts=(
        Fact(group="category", value="pre_court", label="In work before or in place of court"),
        Fact(group="category", value="yc_ycc", label="With a youth caution or youth conditional caution"),
    ),
    prompts=(
        Prompt(
            id="diversion",
            text="Write here: who decides on out-of-court outcomes, with what information, which children "
            "are not eligible, and how it is checked that like cases get like outcomes.",
        ),
    ),
    asks=(
        "Are children of all groups diverted alike? Ask for decisions by ethnic group, care and first offence.",
    ),
)
EDUCATION = Section(
    id="education",
    title="Education",
    facts=(
        Fact(group="send", value="ehcp", label="With an education, health and care plan (EHCP)"),
        Fact(group="send", value="sen_support", label="With SEN support"),
        Fact(group="send", value="not_recorded", label="No support recorded"),
    ),
    prompts=(
        Prompt(
            id="education",
            text="Write here: how many children of the service are in full-time suitable education, training "
            "or work, what keeps the others out, and what schools, virtual school and careers service do "
            "with the service.",
        ),
    ),
    asks=(
        "Where no support is recorded, is there none, or was nobody asked? Compare the list with the "
        "council's records of special educational needs.",
    ),
)
VICTIMS = Section(
    id="victims",
    title="Restorative approaches and victims",
    show=_write_victims,
    prompts=(
        Prompt(
            id="victims",
            text="Write here: what victims were offered, what they said of it, and how victims who are children are "
            "looked after. Where no table says it: how many were contacted, and how many wanted to be involved.",
        ),
    ),
)
SERIOUS_VIOLENCE = Section(
    id="serious_violence",
    title="Serious violence, exploitation and contextual safeguarding",
    facts=(
        Fact(group="gravity", value="g5_8", label="Whose most serious offence scores 5 or more of 8"),
        Fact(
            group="offence",
            value="violence_against_the_person",
            label="With violence against the person as the most serious offence",
        ),
        Fact(group="offence", value="robbery", label="With robbery as the most serious offence"),
    ),
    show=_write_violence,
    prompts=(
        Prompt(
            id="serious_violence",
            text="Write here: what is known here of serious violence and of children exploited (county "
            "lines, knives, places of risk), what the serious violence duty has brought, and how referrals "
            "for modern slavery are made and decided.",
        ),
    ),
    asks=("How many of these children were also victims in the year? Ask the safeguarding partnership.",),
)
DETENTION = Section(
    id="detention",
    title="Detention in police custody",
    prompts=(
        Prompt(
            id="detention",
            text="Write here: how many children were held in police custody, how many overnight, for how "
            "long, whether appropriate adults came in time, and how often council accommodation was asked "
            "for and given.",
        ),
    ),
    asks=("The case records do not hold this. Ask the police for the year's custody records of children.",),
)
REMANDS = Section(
    id="remands",
    title="Remands",
    show=_write_remands,
    prompts=(
        Prompt(
            id="remands",
            text="Write here: what bail support was offered, how many children were remanded to council care, and "
            "how many of those remanded were not sentenced to custody in the end. Where no table says it: how many "
            "were remanded to youth detention accommodation, and for how many nights.",
        ),
    ),
    asks=("Children remanded are few: say numbers only where nobody can be recognised.",),
)
CUSTODY = Section(
    id="custody",
    title="Use of custody and constructive resettlement",
    facts=(
        Fact(group="outcome", value="dto", label="With a detention and training order"),
        Fact(group="outcome", value="long_det", label="With a longer sentence of detention"),
    ),
    prompts=(
        Prompt(
            id="custody",
            text="Write here: what was tried before each custodial sentence of the year, what the board "
            "learnt from it, and how children leaving custody had a home, school or work, and a person to "
            "trust, before the day of release.",
        ),
    ),
    asks=(
        "The rate of custody rests on few sentences: before it is called better or worse, see the 95% range "
        "in the section on performance.",
    ),
)
FAMILIES = Section(
    id="families",
    title="Working with families",
    prompts=(
        Prompt(
            id="families",
            text="Write here: how parents, carers and brothers and sisters are supported and heard, what is "
            "offered with early help, and how often the courts used parenting orders.",
        ),
    ),
)
KNIVES = Section(
    id="knives",
    title="Knife possession",
    show=_write_knives,
    prompts=(
        Prompt(
            id="knives",
            text="Write here: what follows when a child is found with a knife, how soon, who works with the "
            "child and the family, and what is known of what comes of it.",
        ),
    ),
)
THEMES = (
    PRIORITIES,
    OVER_REPRESENTED,
    POLICING,
    PREVENTION,
    DIVERSION,
    EDUCATION,
    VICTIMS,
    SERIOUS_VIOLENCE,
    DETENTION,
    REMANDS,
    CUSTODY,
    FAMILIES,
    KNIVES,
)
