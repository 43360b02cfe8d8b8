"""The control chart beside a quarterly count, in numbers and words."""

from collections.abc import Sequence

from yjp.figures import Signal
from yjp.narrative.keys import SIGNALS
from yjp.writers.ledger_workbook.cells import Row, amount
from yjp.writers.workbook import Cell, Column
from yjp.writers.workbook.shorthand import NOT_APPLICABLE

_DECIMALS = 1
CONTROL_COLUMNS: tuple[Column, ...] = (
    Column("Usual level", 11, number=True),
    Column("Lower control limit", 11, number=True),
    Column("Upper control limit", 11, number=True),
    Column("What stands out", 22),
)
CONTROL_NOTES = (
    "The usual level and the control limits are those of the service's own quarters (a control chart of counts).",
)


def control_cells(chart: Row | None, row: Row) -> Sequence[Cell]:
    """Centre, limits and signal of a quarter; ``[z]`` where the measure has no control chart."""
    if chart is None:
        return (NOT_APPLICABLE,) * len(CONTROL_COLUMNS)
    hidden = bool(row["suppressed"])
    numbers = (amount(chart[n], _DECIMALS, suppressed=hidden) for n in ("centre", "lower", "upper"))
    signal = chart["signal"]
    return (*numbers, SIGNALS[Signal(signal)] if signal else NOT_APPLICABLE)
