"""What a plan shows beside the ledger: the service's actions, budget and staff, from the workspace's own tables."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from yjp.charts.spec import Cell, Table
from yjp.figures import Facet, tag
from yjp.model import columns as c
from yjp.model.codes import ACTION_STATUSES, labels
from yjp.numbers import plain
from yjp.periods import financial_year
from yjp.plan.material import Action, Material, Tables

if TYPE_CHECKING:
    from yjp.actions import Action as Standing
    from yjp.disclosure import Profile
    from yjp.ledger import Ledger
    from yjp.model.caseload import Caseload
    from yjp.plan.bindings import Bindings
    from yjp.store import Workspace
    from yjp_returns.finance.grid import Grid, Value

EMPTY = "–"


def workspace_bindings(
    workspace: "Workspace", ledger: "Ledger", readers: "Profile | None" = None
) -> "Bindings":
    """What every tag says now: the ledger that these readers may have, the workspace's own tables and its wording."""
    from yjp.narrative.phrasing import of_workspace
    from yjp.plan.bindings import OWN, Bindings

    return Bindings(
        ledger=ledger,
        material=workspace_material(workspace, ledger, readers),
        wording=of_workspace(workspace.path),
        readers=readers.name if readers else OWN,
    )


def workspace_material(
    workspace: "Workspace", ledger: "Ledger | None" = None, readers: "Profile | None" = None
) -> Material:
    """The material of a workspace's newest caseload, with the actions as they stand now and the self-assessment.

    With the ``ledger`` that the readers of a profile may have, the tables of a board paper are there too; they are made
    when somebody asks for them.
    """
    from yjp.cli.board_tables import board_tables
    from yjp.plan.self_assessment import maturity_table
    from yjp.self_assessment import maturity
    from yjp.standing_actions import StandingActions

    found = material(workspace.caseload(), StandingActions(workspace).standing())
    judged = maturity_table(maturity(workspace.path))
    made = {**found.tables, **({judged.id: judged} if judged else {})}
    if ledger is None:
        return replace(found, tables=made)
    return replace(found, tables=Tables(made, board_tables(workspace, ledger, readers)))


def material(caseload: "Caseload", actions: "Sequence[Standing] | None" = None) -> Material:
    """Actions in their order (the imported ones unless others are given), budget, B7 and B8, and what does not cast.

    Of the tables those of the newest year.

    Rows and columns of a staffing table in which there is nobody are left out: a plan's page is narrower than the
    return. The totals are those of the whole table.
    """
    from yjp.standing_actions import imported
    from yjp_returns.finance.budget import budget_grid
    from yjp_returns.finance.declared import B7, B8, BUDGET
    from yjp_returns.finance.staffing import contract_grid, people_grid

    kinds: tuple[tuple[str, str, Callable[[Caseload, int], Grid | None], tuple[str, ...], bool], ...] = (
        ("budget", "budget", budget_grid, BUDGET.notes, False),
        ("staffing_contract", "staffing", contract_grid, B7.notes, True),
        ("staffing_people", "staffing", people_grid, B8.notes, True),
    )
    tables: dict[str, Table] = {}
    findings: dict[str, tuple[str, ...]] = {}
    notes: dict[str, str] = {}
    for kind, source, grid_of, said, trimmed in kinds:
        year = _newest_year(caseload, source)
        if year is None or (grid := grid_of(caseload, year)) is None:
            continue
        name = tag(f"{kind}.{year}", Facet.TABLE)
        tables[name] = _table(name, grid, f"{_title(grid.title)}, {_financial(year)}", trimmed=trimmed)
        findings[name] = _findings(grid)
        dashes = any(cell.text == EMPTY for row in tables[name].rows for cell in row)
        notes[name] = _note(said, trimmed=trimmed, dashes=dashes)
    lines = imported(caseload) if actions is None else actions
    return Material(actions=_actions(lines), tables=tables, findings=findings, notes=notes)


def _title(title: str) -> str:
    """``Staffing by contract type (B7)`` of ``B7: staffing by contract type``: a caption has a colon already."""
    code, mark, rest = title.partition(": ")
    return f"{rest[:1].upper()}{rest[1:]} ({code})" if mark and len(code) <= _CODE else title


_CODE = 3


def _financial(year: int) -> str:
    return financial_year(year)


def _newest_year(caseload: "Caseload", name: str) -> int | None:
    if not caseload.has(name):
        return None
    years: list[int] = caseload[name].collect().get_column(c.YEAR).drop_nulls().to_list()
    return max(years, default=None)


def _actions(actions: "Sequence[Standing]") -> tuple[Action, ...]:
    statuses = labels(ACTION_STATUSES)
    return tuple(
        Action(
            priority=each.priority,
            action=each.action,
            owner=each.owner,
            due=each.due,
            progress=each.progress,
            status=statuses.get(each.status) if each.status else None,
            question=each.question,
            figure_id=each.figure_id,
        )
        for each in actions
    )


def _table(name: str, grid: "Grid", caption: str, *, trimmed: bool) -> Table:
    rows, columns = grid.rows, grid.columns
    if trimmed:
        rows = tuple(
            row for row in rows if row == grid.down.total or _any(grid[row, column] for column in columns)
        )
        columns = tuple(column for column in columns if _any(grid[row, column] for row in grid.rows))
    held = [value for value in grid.cells.values() if isinstance(value, int | float)]
    # Pence and parts of a post are shown in all cells or in none.
    decimals = grid.decimals if any(value != int(value) for value in held) else 0
    return Table(
        id=name,
        caption=caption,
        headers=(grid.first_heading, *columns),
        rows=tuple(
            (Cell(text=row), *(Cell(text=_text(grid[row, column], decimals)) for column in columns))
            for row in rows
        ),
    )


def _any(values: Iterable["Value"]) -> bool:
    return any(isinstance(value, int | float) and value != 0 for value in values)


def _text(value: "Value", decimals: int) -> str:
    return plain(value, decimals) if isinstance(value, int | float) else EMPTY


def _findings(grid: "Grid") -> tuple[str, ...]:
    """The lines that do not add up, then in one sentence those that could not be checked."""
    from yjp_returns.finance.casting import Outcome, cast

    checks = cast(grid)
    failed = [check.sentence for check in checks if check.outcome is Outcome.FAIL]
    unknown = [check.line for check in checks if check.outcome is Outcome.COULD_NOT_RUN]
    if not unknown:
        return tuple(failed)
    said = (
        f"{len(unknown)} of {len(checks)} lines could not be added up, since a cell of theirs is not recorded: "
        f"{'; '.join(unknown)}. Their totals are of what is recorded."
    )
    return (*failed, said)


def _note(notes: tuple[str, ...], *, trimmed: bool, dashes: bool) -> str:
    # The marks of the template's footnotes stand behind the names in the table; as typed bullets they would be lists.
    said = [
        f"({note.split(' ', 1)[0]}) {note.split(' ', 1)[1]}" if note.startswith("*") else note
        for note in notes
    ]
    if dashes:
        # A total of what is recorded is no total of the whole: a reader of the published plan must know it.
        said.append("A dash (–): not recorded, and not in the totals.")
    if trimmed:
        said.append("Rows and columns in which there is nobody are left out.")
    return " ".join(said)
