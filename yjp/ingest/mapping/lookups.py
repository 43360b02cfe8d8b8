"""Another sheet that is looked up by a key, so that its columns stand beside those of the sheet that names the key."""

from collections.abc import Sequence
from dataclasses import dataclass

import polars as pl

from yjp.errors import UnreadableInput
from yjp.ingest.mapping.definition import Join
from yjp.ingest.mapping.headings import Headings
from yjp.ingest.mapping.targets import word
from yjp.ingest.raw import FAULTS, Cells
from yjp.model.caseload import ROW

_FOUND = "is found in the lookup"


@dataclass(frozen=True, kw_only=True)
class Lookup:
    """A join ready to use: one row a key, the wanted columns under names of their own."""

    definition: Join
    frame: pl.DataFrame
    columns: dict[str, str]
    wanted_by: tuple[str, ...]

    @property
    def name(self) -> str:
        """The join's name in the mapping."""
        return self.definition.name

    @property
    def join_on(self) -> tuple[tuple[str, str], ...]:
        """Pairs of headings: here, there."""
        return self.definition.on

    def column(self, heading: str) -> str:
        """The name that a column of the lookup has after the join."""
        return self.columns[heading]

    def join(self, frame: pl.DataFrame, headings: Headings) -> tuple[pl.DataFrame, pl.DataFrame]:
        """The frame with the lookup's columns, and as faults the rows whose key is not in the lookup."""
        here = [headings.column(heading) for heading, _ in self.join_on]
        keys = [f"{self.name} key {place}" for place in range(len(here))]
        keyed = frame.with_columns(
            pl.col(own).str.to_lowercase().alias(k) for own, k in zip(here, keys, strict=True)
        )
        joined = keyed.join(self.frame, on=keys, how="left", maintain_order="left")
        missed = pl.all_horizontal(pl.col(here).is_not_null()) & pl.col(_FOUND).is_null()
        lost = joined.filter(missed) if not self.definition.missing_is_empty else joined.clear()
        faults = [
            lost.select(
                row=pl.col(ROW),
                column=pl.lit(column),
                rule=pl.lit("not_in_lookup"),
                reason=pl.lit(f"is not found: its key is not in the lookup {self.name!r}"),
            )
            for column in self.wanted_by
        ]
        return joined.drop(*keys, _FOUND), pl.concat([pl.DataFrame(schema=FAULTS), *faults])


def lookup(definition: Join, cells: Cells, wanted: Sequence[str], wanted_by: Sequence[str]) -> Lookup:
    """Prepare a join; ``UnreadableInput`` where two rows of the lookup give one key different values."""
    headings = Headings(cells)
    stripped = pl.col(pl.String).str.strip_chars()
    frame = cells.frame.with_columns(pl.when(stripped != "").then(stripped))
    for heading, only in definition.where:
        frame = frame.filter(pl.col(headings.column(heading)).str.to_lowercase() == word(only))
    columns = {heading: f"{definition.name}: {heading}" for heading in wanted}
    keys = [f"{definition.name} key {place}" for place in range(len(definition.on))]
    made = frame.select(
        ROW,
        *(
            pl.col(headings.column(there)).str.to_lowercase().alias(k)
            for (_, there), k in zip(definition.on, keys, strict=True)
        ),
        *(pl.col(headings.column(heading)).alias(columns[heading]) for heading in columns),
    ).drop_nulls(keys)
    once = made.unique(subset=[c for c in made.columns if c != ROW], keep="first", maintain_order=True)
    twice = once.filter(pl.struct(keys).is_duplicated())
    if twice.height:
        rows = twice.filter(pl.struct(keys) == twice.select(pl.struct(keys)).row(0)[0])
        numbers = rows.get_column(ROW).to_list()
        raise UnreadableInput(
            cells.file,
            f"rows {numbers[0]} and {numbers[1]} have the same {definition.on[0][1]!r} but differ",
            f"The lookup {definition.name!r} needs one row a key; narrow it with where in the mapping.",
        )
    return Lookup(
        definition=definition,
        frame=once.drop(ROW).with_columns(pl.lit(True).alias(_FOUND)),
        columns=columns,
        wanted_by=tuple(wanted_by),
    )
