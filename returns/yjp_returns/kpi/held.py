"""The cells of one quarter as checks and sheets read them: counted, entered by hand, or empty."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

import polars as pl

from yjp.indicators.kpi.definition import CellState, Version
from yjp_returns.kpi.address import Address

MANUAL = "entered by hand"
"""The state of a cell with a manual entry, beside those of ``CellState``."""


@dataclass(frozen=True, kw_only=True)
class Entry:
    """A number entered by hand: for one cell of one quarter, with who, when and why. Never anything of one child.

    ``computed`` is what was counted when it was entered, where something was; ``cell`` is an ``Address`` by name.
    """

    period: str
    cell: str
    value: int
    reason: str
    who: str
    entered_on: date
    computed: int | None = None


@dataclass(frozen=True, kw_only=True)
class Held:
    """One cell: its value, the state and the reason why it is empty; ``computed`` is the value without the entry."""

    value: int | None
    state: str
    reason: str
    computed: int | None
    entry: Entry | None = None


@dataclass(frozen=True, kw_only=True)
class Cells:
    """Every cell of a quarter, in the declaration's order."""

    version: Version
    held: Mapping[Address, Held]

    def value(self, address: Address) -> int | None:
        """The number; None for a cell that is empty or not declared."""
        found = self.held.get(address)
        return found.value if found else None

    def total(self, addresses: Iterable[Address]) -> int | None:
        """The sum; None where one of them is empty."""
        values = [self.value(each) for each in addresses]
        known = [value for value in values if value is not None]
        return sum(known) if len(known) == len(values) else None

    def why_empty(self, addresses: Iterable[Address]) -> str:
        """The reason of the first that is empty."""
        for each in addresses:
            if each not in self.held:
                return "the cell is not in this year's tables"
            if self.held[each].value is None:
                return self.held[each].reason
        return ""


def hold(frame: pl.DataFrame, version: Version, entries: Iterable[Entry]) -> Cells:
    """The cells of ``yjp.indicators.kpi.cells.CELLS`` for one quarter, with manual entries laid over them."""
    by_name = {entry.cell: entry for entry in entries}
    held = {}
    for table, row, column, value, state, reason in frame.select(
        "table", "row", "column", "value", "state", "reason"
    ).iter_rows():
        address = Address(table, row, column)
        entry = by_name.get(address.name)
        if entry and state != CellState.NOT_ASKED.value:
            held[address] = Held(value=entry.value, state=MANUAL, reason="", computed=value, entry=entry)
        else:
            held[address] = Held(value=value, state=state, reason=reason or "", computed=value)
    return Cells(version=version, held=held)


def with_entries(frame: pl.DataFrame, cells: Cells) -> pl.DataFrame:
    """The frame with the values of manual entries in it, for the measures."""
    found = {address.name: held.value for address, held in cells.held.items() if held.entry}
    if not found:
        return frame
    name = pl.concat_str("table", "row", "column", separator="/")
    entered = pl.DataFrame(
        {"_name": list(found), "_entered": list(found.values())},
        schema={"_name": pl.String, "_entered": pl.Int64},
    )
    return (
        frame.with_columns(name.alias("_name"))
        .join(entered, on="_name", how="left", maintain_order="left")
        .with_columns(
            pl.coalesce("_entered", "value").alias("value"),
            pl.when(pl.col("_entered").is_null()).then("reason").alias("reason"),
            pl.when(pl.col("_entered").is_null()).then("state").otherwise(pl.lit(MANUAL)).alias("state"),
        )
        .drop("_name", "_entered")
    )
