"""What moved since the quarter before, and why."""

from collections.abc import Mapping
from dataclasses import dataclass

import polars as pl

from yjp.indicators.kpi.members import COLUMN, MEMBER, QUARTER, ROW_ID, TABLE
from yjp_returns.kpi.address import Address
from yjp_returns.kpi.held import Cells, Held


@dataclass(frozen=True, kw_only=True)
class Earlier:
    """A return of the quarter before, as it was written to a file: ``values`` by the cell's name, empty cells None."""

    period: str
    words: str
    values: Mapping[str, int | None]


@dataclass(frozen=True, kw_only=True)
class Move:
    """A cell that does not read as it did.

    ``came`` and ``gone`` are who stands in it now and did not before, and the other way round; None where a number was
    not counted.
    """

    address: Address
    before: int | None
    now: int | None
    came: int | None
    gone: int | None
    stayed: int | None
    why: str

    @property
    def change(self) -> int | None:
        """By how much; None where one of the two is empty."""
        return None if self.before is None or self.now is None else self.now - self.before


@dataclass(frozen=True, kw_only=True)
class Comparison:
    """Every cell of the template that moved, and what it was compared with."""

    period: str
    words: str
    moves: tuple[Move, ...]


def compare(
    now: Cells, before: Cells, members: pl.DataFrame, periods: tuple[str, str], earlier: Earlier | None
) -> Comparison:
    """The moves from the quarter before to this one (``periods``).

    Compared is with ``earlier``, or with ``before``, which is the quarter before counted again from this caseload.
    """
    period, _ = periods
    flows = _flows(members, periods)
    moves = []
    for address, held in now.held.items():
        if not now.version.table(address.table).row(address.row).in_template:
            continue
        counted = before.held.get(address)
        was = earlier.values.get(address.name) if earlier else counted.value if counted else None
        if was == held.value:
            continue
        came, gone, stayed = flows.get(address, (0, 0, 0))
        by_hand = held.entry or (counted and counted.entry)
        known = not by_hand and held.value is not None and counted is not None and counted.value is not None
        moves.append(
            Move(
                address=address,
                before=was,
                now=held.value,
                came=came if known else None,
                gone=gone if known else None,
                stayed=stayed if known else None,
                why=_why(now, address, held, counted, was, earlier),
            )
        )
    words = earlier.words if earlier else f"{period}, counted again from this extract"
    return Comparison(period=period, words=words, moves=tuple(moves))


def _why(
    cells: Cells, address: Address, now: Held, counted: Held | None, was: int | None, earlier: Earlier | None
) -> str:
    said = []
    if earlier and counted and counted.value is not None and was is not None and counted.value != was:
        said.append(
            f"the file has {was:,}; the same quarter counted from this extract gives {counted.value:,}"
        )
    if now.entry:
        said.append(f"entered by hand now: {now.entry.reason}")
    elif now.value is None:
        said.append(f"empty now: {now.reason}")
    if counted and counted.entry:
        said.append(f"entered by hand then: {counted.entry.reason}")
    elif was is None:
        then = counted.reason if counted and counted.value is None else "it was not in the file"
        said.append(f"empty then: {then if counted else 'not in the tables of that year'}")
    if not said:
        what = cells.version.table(address.table).row(address.row).counts
        said.append(f"other {what} than the quarter before")
    return "; ".join(said)


def _flows(members: pl.DataFrame, periods: tuple[str, str]) -> dict[Address, tuple[int, int, int]]:
    """Came, gone and stayed by cell."""
    before, now = periods
    place = [TABLE, ROW_ID, COLUMN]
    each = (
        members.select(QUARTER, *place, MEMBER)
        .unique()
        .group_by(*place, MEMBER)
        .agg((pl.col(QUARTER) == before).any().alias("_was"), (pl.col(QUARTER) == now).any().alias("_is"))
    )
    found = each.group_by(*place).agg(
        (pl.col("_is") & ~pl.col("_was")).sum().alias("came"),
        (pl.col("_was") & ~pl.col("_is")).sum().alias("gone"),
        (pl.col("_was") & pl.col("_is")).sum().alias("stayed"),
    )
    return {Address(t, r, c): (came, gone, stayed) for t, r, c, came, gone, stayed in found.iter_rows()}
