"""How the return came out: checks, what was entered by hand, and what moved."""

from yjp.writers.workbook import Amount, Cell, Column, Sheet
from yjp.writers.workbook.shorthand import NOT_APPLICABLE
from yjp_returns.kpi.make import KpiReturn
from yjp_returns.kpi.workbook.front import number_or_mark

_FEW = 3


def checks(made: KpiReturn) -> Sheet:
    """Every check with its verdict."""
    rows = []
    for result in made.results:
        more = len(result.broken) - _FEW
        told = [o.sentence for o in result.broken[:_FEW]]
        told += [f"And {more:,} more: see the sheet Check places."] if more > 0 else []
        said = " ".join([*told, *map(_could_not, result.reasons.items())])
        rows.append(
            (
                result.check.what,
                result.verdict.value,
                len(result.outcomes),
                len(result.broken),
                len(result.unlooked),
                said or "Holds everywhere.",
                result.check.severity.value,
                result.check.grade,
            )
        )
    return Sheet(
        name="Checks",
        title=f"Checks of the return, {made.label}",
        about="What must hold in the return, and whether it does",
        notes=(
            "Pass, warn, fail, or could not run. A check that could not run everywhere is no pass.",
            "The official validation rules were not found: these checks follow from what the rows mean (grade I).",
        ),
        columns=(
            Column("What must hold", 60),
            Column("Result", 16),
            Column("Places looked at", 12, number=True),
            Column("Does not hold", 12, number=True),
            Column("Could not run", 12, number=True),
            Column("Where and what", 90),
            Column("If not", 10),
            Column("Grade", 9),
        ),
        rows=rows,
        nothing="There are no checks.",
    )


def _could_not(reason: tuple[str, int]) -> str:
    why, number = reason
    return f"Could not run at {number:,} {'place' if number == 1 else 'places'}: {why}."


def places(made: KpiReturn) -> Sheet:
    """Every place where a check does not hold, and why some could not be looked at."""
    rows = []
    for result in made.results:
        broken = f"does not hold ({result.check.severity.value})"
        rows += [(result.check.what, broken, outcome.sentence) for outcome in result.broken]
        rows += [(result.check.what, "could not run", _could_not(each)) for each in result.reasons.items()]
    return Sheet(
        name="Check places",
        title=f"Where checks do not hold or could not run, {made.label}",
        about="Every place where a check does not hold, and why some could not be looked at",
        columns=(Column("What must hold", 60), Column("Result", 22), Column("Where and what", 110)),
        rows=rows,
        nothing="Every check holds everywhere.",
    )


def by_hand(made: KpiReturn) -> Sheet:
    """The numbers that somebody entered."""
    return Sheet(
        name="Entered by hand",
        title=f"Numbers entered by hand, {made.label}",
        about="Cells whose number somebody entered, with who, when and why",
        notes=("These numbers stand in the tables in place of what was counted.",),
        columns=(
            Column("Cell", 40),
            Column("Row", 50),
            Column("In the return", 12, number=True),
            Column("Counted now", 12, number=True),
            Column("Counted then", 12, number=True),
            Column("Reason", 60),
            Column("Who", 24),
            Column("When", 14),
        ),
        rows=[
            (
                address.name,
                made.version.table(address.table).row(address.row).label.strip(),
                number_or_mark(held.value),
                number_or_mark(held.computed),
                number_or_mark(held.entry.computed),
                held.entry.reason,
                held.entry.who,
                held.entry.entered_on,
            )
            for address, held in made.cells.held.items()
            if held.entry
        ],
        nothing="Nothing was entered by hand.",
    )


def moves(made: KpiReturn) -> Sheet:
    """What moved since the quarter before, and why."""
    rows: list[tuple[Cell, ...]] = []
    for move in made.comparison.moves:
        row = made.version.table(move.address.table).row(move.address.row)
        label = f"{row.heading}, {row.label}" if row.heading else row.label
        rows.append(
            (
                f"KPI {move.address.table}",
                label.strip(),
                move.address.column,
                number_or_mark(move.before),
                number_or_mark(move.now),
                NOT_APPLICABLE if move.change is None else Amount(move.change, 0, signed=True),
                *(NOT_APPLICABLE if n is None else n for n in (move.came, move.gone, move.stayed)),
                f"{move.why[:1].upper()}{move.why[1:]}.",
            )
        )
    return Sheet(
        name="Compared",
        title=f"What moved since {made.comparison.period}",
        about=f"Cells that read otherwise than those of {made.comparison.period}, by how much and why",
        notes=(
            f"Compared with: {made.comparison.words}.",
            "Came, gone and stayed: who stands in the cell now and did not before, the other way round, and both.",
        ),
        columns=(
            Column("KPI", 9),
            Column("Row", 60),
            Column("Column", 30),
            Column("Before", 11, number=True),
            Column("Now", 11, number=True),
            Column("Change", 11, number=True),
            Column("Came", 10, number=True),
            Column("Gone", 10, number=True),
            Column("Stayed", 10, number=True),
            Column("Why", 60),
        ),
        rows=rows,
        nothing="Nothing moved.",
    )
