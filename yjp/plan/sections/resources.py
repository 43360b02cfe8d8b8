"""Money and staff: the service's own tables, with what does not add up in them."""

from yjp.figures import split_tag
from yjp.narrative.parts import Span
from yjp.plan.sections.definition import Prompt, Section, Writing
from yjp.plan.tables import columns_of

BUDGET, CONTRACT, PEOPLE = "budget", "staffing_contract", "staffing_people"
"""How the tags of the material's tables begin: ``budget.2019#table``."""


def kind_of(tag: str) -> str:
    """What a tag of the material's tables begins with."""
    return split_tag(tag)[0].partition(".")[0]


def _write(writing: Writing, *kinds: str) -> int:
    """Every table of these kinds, each year's after the other; how many there were."""
    material = writing.bindings.material
    found = [t for kind in kinds for tag, t in sorted(material.tables.items()) if kind_of(tag) == kind]
    for table in found:
        findings = material.findings.get(table.id, ())
        if findings:
            writing.page.remark(split_tag(table.id)[0], [[(Span(text=each),)] for each in findings])
        writing.page.table(table, columns_of(table), note=material.notes.get(table.id, ""))
    return len(found)


def _write_budget(writing: Writing) -> None:
    if not _write(writing, BUDGET):
        writing.page.prompt(
            "budget",
            "Put here: the table of costs and contributions (agency; staffing costs; payments in kind; other "
            "delegated funds; total). With the caseload's table budget, yjp fills it in and checks that it "
            "adds up.",
            required=writing.heading.required,
        )


def _write_staffing(writing: Writing) -> None:
    if not _write(writing, CONTRACT, PEOPLE):
        writing.page.prompt(
            "staffing",
            "Put here: the tables of staff by contract type (B7) and by sex and ethnic group (B8). With the "
            "caseload's table staffing, yjp fills them in and checks that they add up.",
            required=writing.heading.required,
        )


RESOURCES = Section(
    id="resources",
    title="Resources and services",
    prompts=(
        Prompt(
            id="grant_use",
            text="Write here: what the youth justice grant and the partners' contributions pay for, what "
            "they achieve, and how this changed from the year before. The budget table says how much.",
        ),
        Prompt(
            id="services",
            text="Write here: what the service offers, from prevention to resettlement, who provides each "
            "part, and how its performance will be improved with the same money.",
        ),
    ),
    asks=("Which funding ends in the plan's year, and what stops with it?",),
)
BUDGET_TABLE = Section(id="budget_table", title="Budget: costs and contributions", show=_write_budget)
STAFFING_TABLES = Section(
    id="staffing_tables",
    title="Staff and volunteers",
    opening=(
        Prompt(
            id="structure",
            text="Write here: who leads the service and who manages which team, so that a reader sees the "
            "lines of responsibility. Name posts, not people, where a post says enough.",
        ),
    ),
    show=_write_staffing,
    asks=(
        "Few staff stand in each cell: may a colleague be recognised by ethnic group or disability? Decide "
        "before you publish the tables.",
    ),
)
MEANS = (RESOURCES, BUDGET_TABLE, STAFFING_TABLES)
