"""The finance and staffing return: tables, checks and workbook."""

from collections.abc import Mapping, Sequence

import polars as pl

from yjp.ledger import About
from yjp.model.caseload import Caseload
from yjp.periods import snapshot
from yjp.writers.workbook import Amount, Book, Cell, Column, Link, Page, Sheet, publication
from yjp.writers.workbook.book import CONTENTS
from yjp.writers.workbook.shorthand import NOT_AVAILABLE
from yjp_returns.finance.budget import budget_grid
from yjp_returns.finance.casting import Check, cast, verdict
from yjp_returns.finance.declared import B7, B8, BUDGET, OUT_OF_TEMPLATE, VERSION, Budget, Staffing
from yjp_returns.finance.grid import Gap, Grid, Value
from yjp_returns.finance.staffing import contract_grid, people_grid

DECLARED: tuple[Budget | Staffing, ...] = (BUDGET, B7, B8)
NAMES = {BUDGET.id: "Budget", B7.id: "Staff by contract (B7)", B8.id: "Staff by ethnicity (B8)"}
CHECKS = "Checks"
CHECK_COLUMNS = ("table", "line", "outcome", "sentence", "printed", "summed", "difference")
_FIRST, _LINE, _WIDE = 36, 40, 90


def grids(caseload: Caseload, year: int) -> dict[str, Grid | None]:
    """The three tables by id (``b5_budget`` and so on); None where the caseload has nothing for one."""
    return {
        BUDGET.id: budget_grid(caseload, year),
        B7.id: contract_grid(caseload, year),
        B8.id: people_grid(caseload, year),
    }


def tables(caseload: Caseload, year: int) -> dict[str, pl.DataFrame]:
    """The same as frames: first the labels, then a column of numbers each; null where there is no number.

    ``checks`` has a row a line that was added up: table, line, outcome, sentence, printed, summed, difference.
    """
    found = grids(caseload, year)
    frames = {name: frame(grid) for name, grid in found.items() if grid}
    return frames | {"checks": checks_frame(checks(found))}


def checks(found: Mapping[str, Grid | None]) -> tuple[Check, ...]:
    """Every line of every table that there is, added up."""
    return tuple(check for grid in found.values() if grid for check in cast(grid))


def frame(grid: Grid) -> pl.DataFrame:
    """A table as a frame: labels, then the numbers; null where there is none, whatever the reason."""
    schema = {grid.first_heading: pl.String, **dict.fromkeys(grid.columns, pl.Float64)}
    rows = [(row, *(_number(grid[row, column]) for column in grid.columns)) for row in grid.rows]
    return pl.DataFrame(rows, schema=schema, orient="row")


def checks_frame(found: Sequence[Check]) -> pl.DataFrame:
    """Checks as a frame (columns ``CHECK_COLUMNS``)."""
    texts, numbers = CHECK_COLUMNS[:4], CHECK_COLUMNS[4:]
    schema = dict.fromkeys(texts, pl.String) | dict.fromkeys(numbers, pl.Float64)
    rows = [(c.table, c.line, c.outcome.value, c.sentence, c.printed, c.summed, c.difference) for c in found]
    return pl.DataFrame(rows, schema=schema, orient="row")


def workbook(caseload: Caseload, year: int, about: About) -> bytes:
    """An accessible workbook: cover, contents, the tables that there are, and the checks. Same data, same bytes."""
    found = grids(caseload, year)
    sheets = [sheet(declared, grid) for declared in DECLARED if (grid := found[declared.id])]
    made = checks(found)
    if made:
        sheets.append(checks_sheet(made))
    title = f"{about.service}: budget and staffing, {financial_year(year)}"
    parts = [_cover(title, about, found)]
    return publication(
        Book(
            title=title,
            subject=about.banner or "Budget and staffing of the youth justice service",
            author=f"{about.service} Youth Justice Service, with yjp {about.yjp_version}",
            keywords=f"youth justice, {about.service}, budget, staffing",
            day=about.extract_date,
            sheets=(*parts, contents(sheets), *sheets) if sheets else (*parts,),
        )
    )


def sheet(declared: Budget | Staffing, grid: Grid) -> Sheet:
    """One table on its sheet."""
    numbers = [value for value in grid.cells.values() if not isinstance(value, Gap)]
    # Pence are shown in all cells or in none.
    decimals = grid.decimals if all(value == int(value) for value in numbers) else max(grid.decimals, 2)
    outside = any(OUT_OF_TEMPLATE in name for name in (*grid.columns, *grid.rows))
    unit = "Pounds." if isinstance(declared, Budget) else f"Unit: {declared.unit}."
    gaps = bool(grid.incomplete) or Gap.NOT_RECORDED in grid.cells.values()
    notes = (
        unit,
        *declared.notes,
        *(
            ["Rows and columns marked as not in the template are there so that the totals are whole."]
            if outside
            else []
        ),
        *(
            ["Totals are of what is recorded; the sheet Checks says where something is missing."]
            if gaps
            else []
        ),
        f"Source of the layout: {declared.source}.",
    )
    return Sheet(
        name=NAMES[declared.id],
        title=grid.title,
        about=f"{grid.title}: {'pounds' if isinstance(declared, Budget) else declared.unit}",
        columns=(
            Column(grid.first_heading, _FIRST),
            *(
                Column(heading, max(17, min(22, len(heading) // 2 + 4)), number=True)
                for heading in grid.columns
            ),
        ),
        rows=[(row, *(_cell(grid[row, column], decimals) for column in grid.columns)) for row in grid.rows],
        nothing="There is nothing recorded.",
        notes=notes,
    )


def checks_sheet(made: Sequence[Check]) -> Sheet:
    """Every line that was added up, those that fail first."""
    order = {"fail": 0, "could not run": 1, "pass": 2}
    rows: list[Sequence[Cell]] = [
        (c.outcome.value.capitalize(), c.table, c.line, c.sentence)
        for c in sorted(made, key=lambda c: order[c.outcome.value])
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


def contents(sheets: Sequence[Sheet]) -> Sheet:
    """Every sheet with a link to it."""
    return Sheet(
        name=CONTENTS,
        title="Contents",
        about="Every sheet of this workbook",
        columns=(Column("Sheet", 30), Column("What it shows", 80)),
        rows=[(Link(s.name, s.name), s.about) for s in sheets],
        nothing="There are no other sheets.",
    )


def financial_year(year: int) -> str:
    """``2018/19``."""
    return f"{year}/{(year + 1) % 100:02d}"


def _cover(title: str, about: About, found: Mapping[str, Grid | None]) -> Page:
    missing = [
        f"{declared.title} could not be made: the extract has no {'budget' if declared is BUDGET else 'staff'} of that "
        "year. That is not nought."
        for declared in DECLARED
        if not found[declared.id]
    ]
    verdicts = [verdict(cast(grid)).sentence for grid in found.values() if grid]
    return Page(
        name="Cover",
        title=title,
        parts=(
            (
                None,
                (
                    *([about.banner] if about.banner else []),
                    "Costs and contributions, and staff by contract and by ethnicity and sex, in the layout that the "
                    f"Youth Justice Board asked for in plans of {VERSION}. A newer layout was not found.",
                ),
            ),
            ("What the checks found", (*verdicts, *missing)),
            (
                "About this workbook",
                (
                    f"Service: {about.service}",
                    f"Extract taken on: {snapshot(about.extract_date).label}",
                    f"Made by: yjp {about.yjp_version}, run {about.run_id}",
                ),
            ),
            ("Shorthand", (f"{NOT_AVAILABLE.sentence} The extract has no line, or no number, for it.",)),
        ),
    )


def _cell(value: Value, decimals: int) -> Cell:
    if isinstance(value, Gap):
        return NOT_AVAILABLE
    return Amount(value, decimals)


def _number(value: Value) -> float | None:
    return None if isinstance(value, Gap) else float(value)
