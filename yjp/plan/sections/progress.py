"""What became of the last plan's actions, and what will be done next: from the service's table of actions."""

from yjp.charts.spec import Table
from yjp.plan.actions import next_table, progress_table
from yjp.plan.prompts import blank
from yjp.plan.sections.definition import Prompt, Section, Writing
from yjp.plan.tables import Columns

PROGRESS_COLUMNS = Columns(widths=(2.8, 6.2, 5.6, 2.4), numbers=frozenset())
NEXT_COLUMNS = Columns(widths=(2.7, 5.5, 3.8, 2.6, 2.4), numbers=frozenset())


def _write_progress(writing: Writing) -> None:
    table = progress_table(writing.bindings.material.actions)
    if table is not None:
        writing.page.table(table, PROGRESS_COLUMNS)
        return
    writing.page.prompt(
        "previous_actions",
        "Put here: a table of the last plan's actions (priority, action, how it went, status). With the "
        "caseload's table actions, yjp fills it in.",
        required=writing.heading.required,
    )


def _write_next(writing: Writing) -> None:
    table = next_table(writing.bindings.material.actions)
    if table is not None:
        writing.page.table(table, NEXT_COLUMNS)


def _write_new_actions(writing: Writing) -> None:
    words = ("Priority", "What will be done", "Who answers for it", "By when", "Not started")
    rows = tuple(
        tuple(blank(f"action.{number}.{place}", text) for place, text in enumerate(words, start=1))
        for number in range(1, 5)
    )
    table = Table(
        id="new_actions",
        caption="The service plan: new actions",
        headers=("Priority", "Action", "Owner", "Due", "Status"),
        rows=rows,
    )
    writing.page.form(table, NEXT_COLUMNS)


PREVIOUS_PLAN = Section(
    id="previous_plan",
    title="Progress on the previous plan",
    show=_write_progress,
    prompts=(
        Prompt(
            id="previous_plan",
            text="Write here: what the past year achieved for children, what was not done and why, and what "
            "is carried on. Say what changed for children, not only what was held or written.",
        ),
    ),
    asks=("Which action is called done although the figure that it was to move has not moved?",),
)
SERVICE_DEVELOPMENT = Section(
    id="service_development",
    title="Service plan",
    opening=(
        Prompt(
            id="service_development",
            text="Write here: what the service will develop in the coming year, and how each action follows "
            "from a priority, a finding of inspection or a figure in this plan.",
        ),
    ),
    show=_write_next,
    form=_write_new_actions,
    asks=(
        "Does every priority have an action, an owner who is a person, and a day by which the board will ask?",
    ),
)
DOING = (PREVIOUS_PLAN, SERVICE_DEVELOPMENT)
