"""The sections that open a plan and say what it stands for: nearly all of it only a person can write."""

from yjp.plan.caseload import profile
from yjp.plan.sections.context import population_sentences
from yjp.plan.sections.definition import Prompt, Section, Writing
from yjp.plan.sections.themes import write_needs
from yjp.plan.tables import Columns

PROFILE_COLUMNS = Columns(widths=(5.5, 8.5, 3.0), numbers=frozenset({2}))
PROFILE_NOTE = (
    "Each child is counted once in each part of the table. Care status and special educational needs are those "
    "recorded on that day; where nothing is recorded, nothing is assumed. Source: the service's case records."
)


def _write_local_context(writing: Writing) -> None:
    sentences = population_sentences(writing.ledger, writing.headlines)
    if sentences:
        writing.page.sentences(sentences)
    table = profile(writing.ledger)
    if table is not None:
        writing.page.table(table, PROFILE_COLUMNS, first_row_stands_out=True, note=PROFILE_NOTE)
    write_needs(writing)


FOREWORD = Section(
    id="foreword",
    title="Foreword",
    prompts=(
        Prompt(
            id="foreword",
            text="Write here: the foreword of the chair of the management board. What the past year was like "
            "for children here, what the partnership is proud of, what worries it, and what it asks the "
            "reader to support.",
        ),
        Prompt(id="foreword.name", text="Write here: name and role of the chair.", required=True),
    ),
)
VISION = Section(
    id="vision",
    title="Vision and strategy",
    prompts=(
        Prompt(
            id="vision",
            text="Write here: what the partnership wants for children, in two or three sentences that staff "
            "would recognise.",
        ),
        Prompt(
            id="strategy",
            text="Write here: the aims of this plan, no more than five, and the local plans it belongs to "
            "(children and young people, community safety, health and wellbeing, the police and crime plan).",
        ),
        Prompt(
            id="summary",
            text="Write here: a summary of half a page for those who read nothing else. Take it from the "
            "table of national indicators and the service plan once these are settled.",
        ),
    ),
)
LOCAL_CONTEXT = Section(
    id="local_context",
    title="Local context",
    show=_write_local_context,
    prompts=(
        Prompt(
            id="deprivation",
            text="Write here: how deprived the area is and how many children live in low-income families. "
            "See the English indices of deprivation (GOV.UK) and Fingertips, child and maternal health; for "
            "Wales, the Welsh index of multiple deprivation. yjp holds no such data.",
        ),
        Prompt(
            id="schooling",
            text="Write here: exclusions, suspensions, absence and special educational needs in local "
            "schools. See the Department for Education, Explore education statistics. yjp holds no such "
            "data.",
        ),
        Prompt(
            id="area",
            text="Write here: what else shapes children's lives here: places, families, ethnic groups and "
            "languages, children in care, health, housing, exploitation. Name the source and date of each "
            "number.",
        ),
    ),
    asks=(
        "Which of the groups in the table are larger on the caseload than among all children of the area? "
        "The Census of 2021 has the area by age, sex and ethnic group (Nomis).",
    ),
)
CHILD_FIRST = Section(
    id="child_first",
    title="Child First",
    prompts=(
        Prompt(
            id="child_first",
            text="Write here: how the service sees children as children, builds on strengths for a "
            "pro-social identity, works with them, and keeps them out of the system. One example for each, "
            "in which no child can be recognised.",
        ),
        Prompt(
            id="child_first.next",
            text="Write here: where practice is not there yet, and what will be done.",
        ),
    ),
    asks=("Which of our words do children meet first (letters, signs, forms), and what do these call them?",),
)
VOICE = Section(
    id="voice",
    title="Voice of the child",
    prompts=(
        Prompt(
            id="voice",
            text="Write here: how children are asked (when, by whom, how many answered), what they said in "
            "the past year, and what the service changed because of it.",
        ),
        Prompt(
            id="voice.quote",
            text="Write here, if you have it: a child's own words, with consent, and nothing by which they "
            "could be recognised.",
            required=False,
        ),
    ),
    asks=(
        "Whose voice is missing: girls, children in custody, children who left school, children not spoken "
        "to in their own language?",
    ),
)
OPENING = (FOREWORD, VISION, LOCAL_CONTEXT, CHILD_FIRST, VOICE)
