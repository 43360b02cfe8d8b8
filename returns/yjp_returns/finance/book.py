"""The finance and staffing return as an accessible workbook."""

from collections.abc import Mapping, Sequence
from typing import Any

from yjp.ledger import About
from yjp.periods import snapshot
from yjp.writers.workbook import Amount, Cell, Column, Page, Sheet, contents, publication_of
from yjp.writers.workbook.shorthand import NOT_AVAILABLE
from yjp_returns.definition import GRADES
from yjp_returns.finance.casting import Check, Outcome
from yjp_returns.finance.declared import B7, B8, BUDGET, OUT_OF_TEMPLATE, VERSION, Budget, Staffing
from yjp_returns.finance.grid import Gap, Grid, Value
from yjp_returns.finance.make import FinanceReturn
from yjp_returns.financial_year import bounds
from yjp_returns.stamp import run_sheet

DECLARED: tuple[Budget | Staffing, ...] = (BUDGET, B7, B8)
NAMES = {BUDGET.id: "Budget", B7.id: "Staff by contract (B7)", B8.id: "Staff by ethnicity (B8)"}
AS_PRINTED = "Budget as printed"
CHECKS = "Checks"
_ORDER = (Outcome.FAIL, Outcome.COULD_NOT_RUN, Outcome.PASS)
_FIRST, _LINE, _WIDE = 36, 40, 90
_NARROWEST, _WIDEST = 12, 22
PAGE_WIDTH = 210
"""Characters that are still read on paper across a page."""


def workbook(made: FinanceReturn) -> bytes:
    """The workbook's bytes: cover, contents, the tables that there are, the checks, the run. Same data, same bytes."""
    about = made.about
    sheets = [sheet(declared, made.made[declared.id]) for declared in DECLARED if declared.id in made.made]
    if made.as_printed:
        sheets.append(printed_sheet(made.as_printed))
    sheets += checks_and_run(made.checks, made.stamp, about)
    return publication_of(
        about,
        title=_title(made),
        subject="Budget and staffing of the youth justice service",
        keywords="budget, staffing",
        sheets=(_cover(made), contents(sheets), *sheets),
    )


def sheet(declared: Budget | Staffing, grid: Grid) -> Sheet:
    """One table on its sheet."""
    outside = any(OUT_OF_TEMPLATE in name for name in (*grid.columns, *grid.rows))
    gaps = bool(grid.incomplete) or Gap.NOT_RECORDED in grid.cells.values()
    unit = "pounds" if isinstance(declared, Budget) else declared.unit
    notes = [f"Unit: {unit}.", *declared.notes]
    if outside:
        notes.append("Rows and columns marked as not in the template are there so that the totals are whole.")
    if gaps:
        notes.append("Totals are of what is recorded; the sheet Checks says where something is missing.")
    notes.append(f"Source of the layout: {declared.source}.")
    return _grid_sheet(NAMES[declared.id], grid, f"{grid.title}: {unit}", tuple(notes))


def printed_sheet(grid: Grid) -> Sheet:
    """A plan's own table, as it was printed."""
    notes = ("Unit: pounds. The totals are those in print: the sheet Checks says whether they are right.",)
    return _grid_sheet(AS_PRINTED, grid, f"{grid.title}: pounds", notes)


def _grid_sheet(name: str, grid: Grid, about: str, notes: tuple[str, ...]) -> Sheet:
    numbers = [value for value in grid.cells.values() if not isinstance(value, Gap)]
    # Pence are shown in all cells or in none.
    decimals = grid.decimals if all(value == int(value) for value in numbers) else max(grid.decimals, 2)
    columns = (
        Column(grid.first_heading, _FIRST),
        *(Column(heading, _width(heading), number=True) for heading in grid.columns),
    )
    return Sheet(
        name=name,
        title=grid.title,
        about=about,
        columns=columns,
        rows=[(row, *(_cell(grid[row, column], decimals) for column in grid.columns)) for row in grid.rows],
        nothing="There is nothing recorded.",
        notes=notes,
        pages_across=-(-sum(column.width for column in columns) // PAGE_WIDTH),
    )


def checks_and_run(checks: Sequence[Check], stamped: Mapping[str, Any], about: About) -> list[Sheet]:
    """The last sheets of a return's workbook: its checks, if there are any, and the run."""
    return [*([checks_sheet(checks)] if checks else []), run_sheet(stamped, about)]


def checks_sheet(made: Sequence[Check]) -> Sheet:
    """Every line that was added up, those that fail first."""
    rows: list[Sequence[Cell]] = [
        (c.outcome.value.capitalize(), c.table, c.line, _without(c.line, c.sentence))
        for c in sorted(made, key=lambda c: _ORDER.index(c.outcome))
    ]
    return Sheet(
        name=CHECKS,
        title="Checks: every row and column added up",
        about="Whether each row and column adds up to its total",
        columns=(
            Column("Result", 16),
            Column("Table", 36),
            Column("Line", _LINE),
            Column("What was found", _WIDE),
        ),
        rows=rows,
        nothing="There was nothing to check.",
    )


def _title(made: FinanceReturn) -> str:
    return f"{made.about.service}: budget and staffing, {made.period}"


def _cover(made: FinanceReturn) -> Page:
    about, declared = made.about, made.declared
    due = declared.deadline.due(*bounds(made.year))
    missing = [
        f"{part.title} could not be made: the extract has no {'budget' if part is BUDGET else 'staff'} of that year. "
        "That is not nought."
        for part in DECLARED
        if part.id not in made.made
    ]
    return Page(
        name="Cover",
        title=_title(made),
        parts=(
            (
                None,
                (
                    *([about.banner] if about.banner else []),
                    "Costs and contributions, staff by contract, and staff by gender and ethnicity, in the layout the "
                    f"Youth Justice Board asked for in plans of {VERSION}. A newer layout was not found.",
                ),
            ),
            ("What the checks found", (*(each.sentence for each in made.verdicts), *made.empty, *missing)),
            (
                "The return",
                (
                    f"Service: {about.service}",
                    f"Period: {made.period}",
                    f"Recipient: {declared.recipient.words}",
                    f"Due: {snapshot(due).label if due else 'no day is known'}. {declared.deadline.rule} "
                    f"({GRADES[declared.deadline.grade]})",
                    f"Extract taken on: {snapshot(about.extract_date).label}",
                    f"Made by: yjp {about.yjp_version}, run {about.run_id}",
                ),
            ),
            ("Shorthand", (f"{NOT_AVAILABLE.sentence} The extract has no line, or no number, for it.",)),
        ),
    )


def _without(line: str, sentence: str) -> str:
    """The sentence alone: the line that it begins with has a column of its own."""
    rest = sentence.removeprefix(f"{line}: ")
    return f"{rest[:1].upper()}{rest[1:]}"


def _width(heading: str) -> int:
    longest = max(len(word) for word in heading.split())
    return max(_NARROWEST, min(_WIDEST, max(len(heading) // 2, longest) + 4))


def _cell(value: Value, decimals: int) -> Cell:
    return NOT_AVAILABLE if isinstance(value, Gap) else Amount(value, decimals)
