"""A table's numbers as lines: the same checks for rows and for columns."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from yjp.audit.claims.quarters import years_of_quarters
from yjp.audit.finding.grid import Grid
from yjp.audit.finding.tokens import Kind, Range, Token
from yjp.audit.result import Span

_TOTAL = re.compile(
    r"^\s*(?:grand\s|sub[ -]?|overall\s)?total|\btotals?\s*(?:\(.*\)|\u00a3)?\s*$|^\s*(?:overall|all)\s*$",
    re.IGNORECASE,
)
_RATE = re.compile(
    r"\brates?\b|\bper\b|\baverage|\bmean\b|\bratio\b|%|\bper ?cent|\bchange\b|\bdifference\b|\bvariance\b",
    re.IGNORECASE,
)
_PART_OF = re.compile(
    r"^\s*(?:of which|of whom|including|incl\b|%|per cent|percentage|average|rate|target|variance|difference|change)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Entry:
    """One number of a table and where it stands."""

    token: Token
    span: Span


@dataclass(frozen=True)
class Matrix:
    """Numbers by line and place in the line; ``lines`` and ``places`` are their labels, ``withheld`` what is not told.

    ``across`` is True where the lines are the table's rows.
    """

    lines: tuple[str, ...]
    places: tuple[str, ...]
    entries: dict[tuple[int, int], Entry]
    blank: frozenset[tuple[int, int]]
    withheld: frozenset[tuple[int, int]]
    across: bool
    grid: Grid

    @cached_property
    def turned(self) -> "Matrix":
        """Rows and columns exchanged."""
        return Matrix(
            lines=self.places,
            places=self.lines,
            entries={(place, line): entry for (line, place), entry in self.entries.items()},
            blank=frozenset((place, line) for line, place in self.blank),
            withheld=frozenset((place, line) for line, place in self.withheld),
            across=not self.across,
            grid=self.grid,
        )

    @cached_property
    def totals(self) -> tuple[int, ...]:
        """Places of totals, by their labels or since they are a year after its quarters."""
        return tuple(
            place
            for place, label in enumerate(self.places)
            if _TOTAL.search(label) or place in self.years_of_quarters
        )

    @cached_property
    def years_of_quarters(self) -> dict[int, tuple[int, ...]]:
        """Places of a whole year, each with the places of its quarters or months right before it."""
        return years_of_quarters(self.places)

    @cached_property
    def apart(self) -> frozenset[int]:
        """Places whose numbers are no parts: rates, percentages, subsets, targets."""
        return frozenset(
            place
            for place, label in enumerate(self.places)
            if place not in self.totals
            and (_RATE.search(label) or _PART_OF.search(label) or self._percent(place))
        )

    def _percent(self, place: int) -> bool:
        kinds = [entry.token.kind for (_, at), entry in self.entries.items() if at == place]
        return bool(kinds) and sum(kind in (Kind.PERCENT, Kind.POINTS) for kind in kinds) * 2 > len(kinds)

    @cached_property
    def filled(self) -> tuple[int, ...]:
        """Places with a number in any line."""
        return tuple(sorted({place for _, place in self.entries}))

    def at(self, line: int, place: int) -> Entry | None:
        """The entry, or None."""
        return self.entries.get((line, place))

    def words(self, line: int, place: int) -> str:
        """What an entry is of."""
        return ", ".join(part for part in (self.lines[line], self.places[place]) if part)


def matrix(grid: Grid) -> Matrix:
    """The numbers of a table, its rows as lines; made once for each table."""
    return grid.kept.once(_made, grid)


def _made(grid: Grid) -> Matrix:
    entries, blank, withheld = {}, set(), set()
    for row in range(len(grid.body)):
        for column in range(grid.first_value, len(grid.columns)):
            cell = grid.cell(row, column)
            if cell is None or cell.blank:
                blank.add((row, column))
            elif cell.withheld:
                withheld.add((row, column))
            elif cell.main is not None:
                entries[row, column] = Entry(cell.main, cell.span(cell.main))
    return Matrix(
        lines=grid.labels,
        places=grid.columns,
        entries=entries,
        blank=frozenset(blank),
        withheld=frozenset(withheld),
        across=True,
        grid=grid,
    )


def both(grid: Grid) -> Iterator[Matrix]:
    """The table by rows and by columns."""
    made = matrix(grid)
    yield made
    yield made.turned


def common_step(tokens: list[Token]) -> float:
    """The place to which all of the numbers are rounded: 10 for 9,100 and 7,510, a hundredth for 0.45."""
    decimals = max((token.decimals for token in tokens), default=0)
    if decimals:
        return max(10.0**-decimals * max(token.scale for token in tokens), 10.0**-decimals)
    step = max(1.0, min(token.scale for token in tokens)) if tokens else 1.0
    while (
        step < 1000
        and all(token.number % (step * 10) == 0 for token in tokens)
        and any(token.number for token in tokens)
    ):
        step *= 10
    return step


def exact(value: float) -> Range:
    """A range of one value."""
    return Range(value, value)
