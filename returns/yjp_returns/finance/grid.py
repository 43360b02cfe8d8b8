"""A table of numbers with its totals, as a plan prints it: before it is checked, shown or written."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum
from typing import TypeAlias

from yjp.errors import UserError


class Gap(StrEnum):
    """Why a cell has no number. Neither is nought.

    ``NO_LINE``: nothing is entered there (an empty cell in print, an agency without a line). ``NOT_RECORDED``: there is
    a line, and its number is missing.
    """

    NO_LINE = "no line"
    NOT_RECORDED = "not recorded"


Value: TypeAlias = float | int | Gap


@dataclass(frozen=True, kw_only=True)
class Sum:
    """A total among the columns (or rows), by its name, and the parts that it adds up."""

    total: str
    parts: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Grid:
    """Labelled rows of numbers. ``across`` and ``down`` say which columns and rows add up which others.

    ``cells`` holds a value for every row and column. ``of_which`` are rows that are part of the last total and not
    added to it. ``incomplete`` are cells of which a part is not recorded: what stands there is the part that is.
    ``unit`` goes before the numbers of a sentence, ``decimals`` are those on show.
    """

    title: str
    first_heading: str
    columns: tuple[str, ...]
    rows: tuple[str, ...]
    cells: Mapping[tuple[str, str], Value]
    across: tuple[Sum, ...]
    down: Sum
    of_which: tuple[str, ...] = ()
    incomplete: frozenset[tuple[str, str]] = frozenset()
    unit: str = ""
    decimals: int = 0

    def __getitem__(self, place: tuple[str, str]) -> Value:
        """The value of a row and column."""
        return self.cells[place]


def exactly(numbers: Iterable[float]) -> float:
    """The sum of decimals as people write them: tenths of a post never end in 0.30000000000000004."""
    return float(sum((Decimal(repr(float(number))) for number in numbers), Decimal(0)))


def added(values: Sequence[Value]) -> float | Gap:
    """The sum of the numbers among the values; where there is none, why."""
    numbers = [value for value in values if not isinstance(value, Gap)]
    if numbers:
        return exactly(numbers)
    return Gap.NOT_RECORDED if Gap.NOT_RECORDED in values else Gap.NO_LINE


def with_totals(grid: Grid) -> Grid:
    """The grid with its totals worked out: across first, then down, which also adds up the totals across."""
    cells = dict(grid.cells)
    broken = set(grid.incomplete)
    for row in grid.rows:
        for each in grid.across:
            if row != grid.down.total:
                _total(cells, broken, (row, each.total), [(row, part) for part in each.parts])
    for column in grid.columns:
        _total(cells, broken, (grid.down.total, column), [(part, column) for part in grid.down.parts])
    return replace(grid, cells=cells, incomplete=frozenset(broken))


def _total(
    cells: dict[tuple[str, str], Value],
    broken: set[tuple[str, str]],
    place: tuple[str, str],
    parts: Sequence[tuple[str, str]],
) -> None:
    values = [cells[part] for part in parts]
    cells[place] = added(values)
    if Gap.NOT_RECORDED in values or broken.intersection(parts):
        broken.add(place)


def printed(
    title: str,
    first_heading: str,
    columns: Sequence[str],
    rows: Mapping[str, Sequence[float | int | None]],
    *,
    across: Sequence[Sum],
    down: Sum,
    unit: str = "",
    decimals: int = 0,
) -> Grid:
    """A table as somebody printed it, totals included; None is an empty cell, which in print stands for nothing.

    ``UserError`` where a row has another number of cells than there are columns.
    """
    cells: dict[tuple[str, str], Value] = {}
    for name, values in rows.items():
        if len(values) != len(columns):
            raise UserError(
                f"{title}: the row {name!r} has {len(values)} cells, and there are {len(columns)} columns. "
                "Give one for each, None for an empty one."
            )
        for column, value in zip(columns, values, strict=True):
            cells[name, column] = Gap.NO_LINE if value is None else value
    return Grid(
        title=title,
        first_heading=first_heading,
        columns=tuple(columns),
        rows=tuple(rows),
        cells=cells,
        across=tuple(across),
        down=down,
        unit=unit,
        decimals=decimals,
    )


def unrecorded(grid: Grid) -> int:
    """How many cells that are added up, and are no totals themselves, have a line of which the number is missing."""
    totals = {each.total for each in grid.across}
    return sum(
        grid[row, column] is Gap.NOT_RECORDED or (row, column) in grid.incomplete
        for row in grid.rows
        if row != grid.down.total
        for column in grid.columns
        if column not in totals
    )
