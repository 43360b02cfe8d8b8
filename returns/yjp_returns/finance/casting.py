"""Casting a table: does every row add up across, and every column down, to the total that stands there?"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from yjp.numbers import MINUS, plain, rounded
from yjp_returns.finance.grid import Gap, Grid, Value, exactly


class Outcome(StrEnum):
    """What a check found."""

    PASS = "pass"
    FAIL = "fail"
    COULD_NOT_RUN = "could not run"


@dataclass(frozen=True, kw_only=True)
class Check:
    """One line that was added up: which, what came out, and a sentence with the total given against the sum.

    ``printed`` (the total given) and ``summed`` are None where there is nothing to compare; ``difference`` is printed
    less summed.
    """

    table: str
    line: str
    outcome: Outcome
    sentence: str
    printed: float | None = None
    summed: float | None = None

    @property
    def difference(self) -> float | None:
        """By how much the printed total is over (or, negative, under) the sum."""
        if self.printed is None or self.summed is None:
            return None
        return round(self.printed - self.summed, 6)


def cast(grid: Grid) -> tuple[Check, ...]:
    """One check for each column and each row that has a total, columns first; rows are those of the table, total last.

    An empty cell counts as nothing. Where a number is not recorded, the line cannot be held against its total.
    """
    columns = [
        _line(grid, f"Column {_quoted(c)}", [(r, c) for r in grid.down.parts], (grid.down.total, c))
        for c in grid.columns
    ]
    rows = [
        _line(grid, _named(grid, row, each.total), [(row, part) for part in each.parts], (row, each.total))
        for row in grid.rows
        for each in grid.across
    ]
    parts = [
        _part_of(grid, row, column)
        for row in grid.of_which
        for column in grid.columns
        if _number(grid[row, column])
    ]
    return (*columns, *rows, *parts)


def verdict(checks: Sequence[Check], *, each: str = "lines", hold: str = "cast") -> Check:
    """One sentence on a whole table: the failures first, then what could not run.

    ``each`` are what was checked and ``hold`` what they do where they are right: lines cast, cells agree.
    """
    failed = [c for c in checks if c.outcome is Outcome.FAIL]
    unknown = [c for c in checks if c.outcome is Outcome.COULD_NOT_RUN]
    table = checks[0].table
    if failed:
        words = f"{table} does not {hold}. " + " ".join(c.sentence for c in failed)
        return Check(table=table, line="Whole table", outcome=Outcome.FAIL, sentence=words)
    if unknown:
        words = (
            f"{table}: {len(unknown)} of {len(checks)} {each} could not be checked, and the others {hold}."
        )
        return Check(table=table, line="Whole table", outcome=Outcome.COULD_NOT_RUN, sentence=words)
    words = f"{table}: all {len(checks)} {each} {hold}."
    return Check(table=table, line="Whole table", outcome=Outcome.PASS, sentence=words)


def _line(grid: Grid, line: str, parts: Sequence[tuple[str, str]], total: tuple[str, str]) -> Check:
    values, held = [grid[place] for place in parts], grid[total]
    unknown = sum(v is Gap.NOT_RECORDED or p in grid.incomplete for p, v in zip(parts, values, strict=True))
    if unknown:
        cells = "1 cell is" if unknown == 1 else f"{unknown} cells are"
        words = f"{line}: {cells} not recorded in full, so the total is of the rest and cannot be checked."
        return Check(table=grid.title, line=line, outcome=Outcome.COULD_NOT_RUN, sentence=words)
    numbers = [v for v in values if not isinstance(v, Gap)]
    if isinstance(held, Gap):
        if not any(numbers):
            words = f"{line}: there is nothing in it, and no total."
            return Check(table=grid.title, line=line, outcome=Outcome.PASS, sentence=words)
        words = f"{line}: no total is given to hold its sum of {shown(grid, exactly(numbers))} against."
        return Check(table=grid.title, line=line, outcome=Outcome.COULD_NOT_RUN, sentence=words)
    summed = exactly(numbers)
    # A penny, or a hundredth of a post, is the smallest step in the tables.
    good = rounded(held - summed, 2) == 0
    if good:
        words = f"{line}: its parts add up to {shown(grid, summed)}, which is the total given."
    else:
        gap = held - summed
        way = "too much" if gap > 0 else "too little"
        words = (
            f"{line}: its parts add up to {shown(grid, summed)}, and the total given is {shown(grid, held)}, "
            f"{shown(grid, abs(gap))} {way}."
        )
    outcome = Outcome.PASS if good else Outcome.FAIL
    return Check(table=grid.title, line=line, outcome=outcome, sentence=words, printed=held, summed=summed)


def _part_of(grid: Grid, row: str, column: str) -> Check:
    """A row of which the total is more: it cannot be larger."""
    line = f"Row {_quoted(row)}, column {_quoted(column)}"
    part, whole = _number(grid[row, column]), _number(grid[grid.down.total, column])
    assert part is not None
    if whole is None or (grid.down.total, column) in grid.incomplete:
        words = f"{line}: the total is not recorded in full, so nothing can be said of a part of it."
        return Check(table=grid.title, line=line, outcome=Outcome.COULD_NOT_RUN, sentence=words)
    good = part <= whole + 0.005
    words = f"{line}: {shown(grid, part)} of {shown(grid, whole)}" + ("." if good else ", which cannot be.")
    outcome = Outcome.PASS if good else Outcome.FAIL
    return Check(table=grid.title, line=line, outcome=outcome, sentence=words, printed=whole, summed=part)


def _named(grid: Grid, row: str, total: str) -> str:
    one = len(grid.across) == 1
    return f"Row {_quoted(row)}" if one else f"Row {_quoted(row)}, column {_quoted(total)}"


def _quoted(name: str) -> str:
    return f"'{name}'"


def _number(value: Value) -> float | None:
    return None if isinstance(value, Gap) else value


def shown(grid: Grid, value: float) -> str:
    """A number of the table with its unit, as a sentence has it."""
    whole = rounded(value, 2) == rounded(value, 0)
    decimals = 0 if whole and not grid.decimals else max(grid.decimals, 0 if whole else 2)
    text = plain(value, decimals)
    return f"{MINUS}{grid.unit}{text[1:]}" if text.startswith(MINUS) else f"{grid.unit}{text}"
