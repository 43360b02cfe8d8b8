"""Making the finance and staffing return of a year: three tables, added up, and a printed budget beside them."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from yjp.ledger import About
from yjp.model.caseload import Caseload
from yjp.numbers import numbered
from yjp_returns.definition import PlainPart, Return
from yjp_returns.finance.as_printed import against_extract
from yjp_returns.finance.budget import budget_grid
from yjp_returns.finance.casting import Check, Outcome, cast, verdict
from yjp_returns.finance.declared import B7, B8, BUDGET
from yjp_returns.finance.grid import Grid, unrecorded
from yjp_returns.finance.staffing import contract_grid, people_grid
from yjp_returns.financial_year import label
from yjp_returns.stamp import stamp


@dataclass(frozen=True, kw_only=True)
class FinanceReturn:
    """The return of one financial year, before it is written.

    ``grids`` has the three tables by id, None where the extract has nothing for one. ``as_printed`` is a plan's own
    table, if there is one. ``casts`` are the lines that were added up, ``compared`` the cells of that table beside the
    extract's.
    """

    declared: Return[PlainPart]
    about: About
    year: int
    grids: Mapping[str, Grid | None]
    as_printed: Grid | None
    casts: tuple[Check, ...]
    compared: tuple[Check, ...]

    @property
    def period(self) -> str:
        """``2018/19``"""
        return label(self.year)

    @property
    def stamp(self) -> Mapping[str, Any]:
        """What every file of it says of itself."""
        return stamp(self.declared, self.period, self.about, failed=len(self.failed), holds_children=False)

    @property
    def made(self) -> dict[str, Grid]:
        """The tables that there are, by id."""
        return {name: grid for name, grid in self.grids.items() if grid is not None}

    @property
    def checks(self) -> tuple[Check, ...]:
        """Everything that was looked at."""
        return (*self.casts, *self.compared)

    @property
    def failed(self) -> tuple[Check, ...]:
        """The lines that do not add up, and the cells that differ."""
        return tuple(check for check in self.checks if check.outcome is Outcome.FAIL)

    @property
    def verdicts(self) -> tuple[Check, ...]:
        """One sentence a table."""
        names = dict.fromkeys(check.table for check in self.casts)
        found = [verdict([c for c in self.casts if c.table == name]) for name in names]
        if self.compared:
            found.append(verdict(self.compared, each="cells", hold="agree"))
        return tuple(found)

    @property
    def empty(self) -> tuple[str, ...]:
        """A sentence for each table with amounts or numbers that nobody has entered: why it could not be checked."""
        named = [(name, grid) for name, grid in self.made.items() if unrecorded(grid)]
        return tuple(
            f"{grid.title}: {numbered(unrecorded(grid), 'number is', 'numbers are')} empty. Enter 0 in the extract's "
            f"table {'budget' if name == BUDGET.id else 'staffing'} where there is nothing."
            for name, grid in named
        )


def make(
    declared: Return[PlainPart], caseload: Caseload, about: About, year: int, as_printed: Grid | None = None
) -> FinanceReturn:
    """The return of the financial year that starts in ``year``; ``as_printed`` is cast too, and compared."""
    found = grids(caseload, year)
    budget = found[BUDGET.id]
    return FinanceReturn(
        declared=declared,
        about=about,
        year=year,
        grids=found,
        as_printed=as_printed,
        casts=tuple(check for grid in (*found.values(), as_printed) if grid for check in cast(grid)),
        compared=against_extract(as_printed, budget) if as_printed and budget else (),
    )


def grids(caseload: Caseload, year: int) -> dict[str, Grid | None]:
    """The three tables by id (``b5_budget`` and so on); None where the caseload has nothing for one."""
    return {
        BUDGET.id: budget_grid(caseload, year),
        B7.id: contract_grid(caseload, year),
        B8.id: people_grid(caseload, year),
    }
