"""How the service is led: governance, partners, the board, and the map of who decides what."""

from yjp.charts.spec import Cell, Table
from yjp.plan.prompts import blank
from yjp.plan.sections.definition import Prompt, Section, Writing
from yjp.plan.tables import Columns

MAP_COLUMNS = Columns(widths=(4.6, 6.4, 6.0), numbers=frozenset())
BOARD_COLUMNS = Columns(widths=(5.0, 6.0, 6.0), numbers=frozenset())
BODIES = (
    ("Full council", "Adopts the youth justice plan"),
    ("Cabinet or executive; scrutiny committee", "Recommends the plan; asks how it is carried out"),
    ("Youth justice management board", "Oversees service, budget, grant conditions and performance"),
    ("Community safety partnership", "Crime, disorder, serious violence; shares data and money"),
    ("Safeguarding children partnership", "Exploitation, neglect and harm outside the home"),
    ("Police and crime commissioner", "Police and crime plan; funds prevention and diversion"),
    ("Health board or integrated care board", "Health staff seconded to the service"),
)
"""The body and what it decides about youth justice, as published plans describe them; local names differ."""
SECTORS = (
    "Children's social care",
    "Education",
    "Police",
    "Probation",
    "Health",
    "Courts",
    "Voluntary sector",
)


def _write_map(writing: Writing) -> None:
    rows = tuple(
        (Cell(text=body), Cell(text=decides), blank(f"map.{number}", "Chair here; answers to"))
        for number, (body, decides) in enumerate(BODIES, start=1)
    )
    table = Table(
        id="governance_map",
        caption="Who decides what about youth justice",
        headers=("Body", "What it decides", "Chair, and whom it answers to"),
        rows=rows,
    )
    writing.page.form(table, MAP_COLUMNS)


def _write_board(writing: Writing) -> None:
    table = Table(
        id="board",
        caption="Members of the management board",
        headers=("Sector", "Name and role", "Meetings attended in the year"),
        rows=tuple(
            (
                Cell(text=sector),
                blank(f"board.{number}.name", "Name and role"),
                blank(f"board.{number}.meetings", "For instance 3 of 4"),
            )
            for number, sector in enumerate(SECTORS, start=1)
        ),
    )
    writing.page.form(table, BOARD_COLUMNS)


GOVERNANCE = Section(
    id="governance",
    title="Governance and leadership",
    prompts=(
        Prompt(
            id="governance",
            text="Write here: where the service sits in the council, who leads it and to whom they answer, "
            "who chairs the management board, how often it meets, and what it decided in the past year.",
        ),
        Prompt(
            id="oversight",
            text="Write here: how the board sees performance, money, grant conditions, inspection findings "
            "and serious incidents, and what it did when one of them gave cause for concern.",
        ),
    ),
    form=_write_board,
    asks=("Is every statutory partner on the board at a level that can commit staff and money?",),
)
PARTNERSHIPS = Section(
    id="partnerships",
    title="Partnership arrangements",
    prompts=(
        Prompt(
            id="partnerships",
            text="Write here: what police, probation, health, social care and education each bring, which "
            "boards the service sits on, and which agreements (out-of-court, exploitation, school "
            "exclusion, resettlement) are in place.",
        ),
    ),
)
BOARD_DEVELOPMENT = Section(
    id="board_development",
    title="Board development",
    prompts=(
        Prompt(
            id="board_development",
            text="Write here: how new members are prepared, what the board learnt in the past year (visits, "
            "audits, children's accounts), and what it will work on next.",
        ),
    ),
    asks=("When did the board last hear a child, a victim or a front-line worker?",),
)
GOVERNANCE_MAP = Section(id="governance_map", title="Governance map", show=_write_map)
LEADING = (GOVERNANCE, PARTNERSHIPS, BOARD_DEVELOPMENT, GOVERNANCE_MAP)
