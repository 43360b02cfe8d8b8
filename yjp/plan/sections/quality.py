"""Standards, staff and evidence: what the service says of its own quality."""

from yjp.charts.spec import Cell, Table
from yjp.plan.prompts import blank
from yjp.plan.sections.definition import Prompt, Section, Writing
from yjp.plan.tables import Columns

STANDARDS_COLUMNS = Columns(widths=(4.4, 3.6, 4.5, 4.5), numbers=frozenset())
STANDARDS_2019 = (
    "1. Out-of-court disposals",
    "2. At court",
    "3. In the community",
    "4. In secure settings",
    "5. On transition and resettlement",
)
"""Standards for children in the youth justice system (Ministry of Justice and YJB, 2019)."""


def _write_standards(writing: Writing) -> None:
    table = Table(
        id="standards",
        caption="Self-assessment against the standards for children in the youth justice system (2019)",
        headers=("Standard", "How far it is met", "Evidence", "What will be done"),
        rows=tuple(
            (
                Cell(text=name),
                blank(f"standard.{number}.met", "Fully, mostly, partly or not"),
                blank(f"standard.{number}.evidence", "Audit, survey or figure, and its date"),
                blank(f"standard.{number}.next", "Action, owner, day"),
            )
            for number, name in enumerate(STANDARDS_2019, start=1)
        ),
    )
    writing.page.form(table, STANDARDS_COLUMNS)


STANDARDS = Section(
    id="standards",
    title="Standards for children in the youth justice system",
    opening=(
        Prompt(
            id="standards",
            text="Write here: when the service last assessed itself against the standards, who checked it, "
            "what was found, and what inspectors found since.",
        ),
    ),
    form=_write_standards,
)
WORKFORCE = Section(
    id="workforce",
    title="Workforce development",
    prompts=(
        Prompt(
            id="workforce",
            text="Write here: what staff and volunteers learnt in the past year and need to learn next, how "
            "they are supervised and kept well, and how the staff reflect the children they work with.",
        ),
    ),
    asks=("Which posts were vacant longest, and what did children wait for meanwhile?",),
)
EVIDENCE = Section(
    id="evidence",
    title="Evidence-based practice, innovation and evaluation",
    prompts=(
        Prompt(
            id="evidence",
            text="Write here: which of the service's programmes are shown to work and by whom, what is new, "
            "what is being evaluated, and what was stopped because it did not help.",
        ),
    ),
    asks=("The toolkit of the Youth Endowment Fund rates what is known of each approach.",),
)
QUALITY = (STANDARDS, WORKFORCE, EVIDENCE)
