"""How well a column of a sheet suits a column of the model: by its heading and by what its values are like."""

from collections.abc import Mapping
from dataclasses import dataclass

import polars as pl

from yjp.ingest.mapping.parts import PARTS
from yjp.ingest.mapping.suggest.codes import Match, coverage, matches
from yjp.ingest.mapping.suggest.meaning import heading_likeness
from yjp.ingest.mapping.suggest.profile import Column
from yjp.ingest.mapping.targets import Target
from yjp.model.registry import table

NEUTRAL = 0.6
"""What a column's values say where any value would do."""
MOSTLY = 0.6
LEAST_LIKE = 0.5
ENOUGH = 0.6
"""Below this a column is not placed."""
BY_VALUES = 0.7
"""What values alone are worth, whatever the heading: enough to be placed, not enough to be sure."""
BY_HEADING = 0.65
"""What a heading alone is worth, whatever the words under it: enough to be placed if it is the very heading."""
TELLING_CODES = 4
TELLING_IDS = 20
Keys = Mapping[str, pl.Series]
"""Ids of the tables found so far, in lower case, by the name of the id's column."""


@dataclass(frozen=True, kw_only=True)
class Fit:
    """A possible placing with its confidence, and the codes of the column's words if it holds code words."""

    column: str
    heading: str
    confidence: float
    words: Mapping[str, Match]


def fit(column: Column, wanted: Target, keys: Keys) -> Fit | None:
    """The placing of one column, or nothing where heading or values speak against it."""
    like = heading_likeness(column.name, wanted.table, wanted.column)
    words = matches(column, wanted) if wanted.codes else {}
    suits = _suits(column, wanted, words, keys)
    if suits is None:
        return None
    by_values = BY_VALUES * suits if _tells(column, wanted, words, keys) else 0.0
    if like < LEAST_LIKE and by_values < ENOUGH:
        return None
    # What code words mean says as much as the heading; any date suits any date column.
    weight = 0.5 if wanted.codes else 0.3
    confidence = max((1 - weight) * like + weight * suits, by_values, BY_HEADING * like)
    if confidence < ENOUGH:
        return None
    return Fit(column=wanted.column, heading=column.name, confidence=confidence, words=words)


def _tells(column: Column, wanted: Target, words: Mapping[str, Match], keys: Keys) -> bool:
    """Whether the values say by themselves what the column is: many codes of one list, or many ids of another table."""
    if wanted.codes:
        return len({match.code for match in words.values()}) >= TELLING_CODES
    another = wanted.column in keys and wanted.column != table(wanted.table).own_id
    return another and column.distinct.len() >= TELLING_IDS


def _suits(column: Column, wanted: Target, words: Mapping[str, Match], keys: Keys) -> float | None:
    if not column.filled:
        return NEUTRAL
    if wanted.codes:
        # Words that are of no list may be short codes, explained on another sheet: a heading alone may place them.
        return coverage(column, words) if column.words else None
    if wanted.dtype == pl.Date:
        return column.dates if column.dates >= MOSTLY else None
    if column.dates >= MOSTLY:
        return None
    if wanted.dtype in (pl.Int64, pl.Float64):
        return _in_range(column, wanted)
    if wanted.column.endswith("_id"):
        return _id(column, wanted, keys)
    if wanted.column == "postcode_district":
        outward = column.values.to_frame("v").select(PARTS["outward_postcode"].take(pl.col("v")))
        share = 1 - outward.to_series().null_count() / column.filled
        return share if share >= MOSTLY else None
    return NEUTRAL


def _id(column: Column, wanted: Target, keys: Keys) -> float | None:
    definition = table(wanted.table)
    if wanted.column == definition.own_id:
        different = column.distinct.len() / column.filled
        return different if different >= MOSTLY and column.filled >= MOSTLY * column.rows else None
    if wanted.column in keys:
        return column.within(keys[wanted.column])
    return NEUTRAL


def _in_range(column: Column, wanted: Target) -> float | None:
    """The share of values that are numbers the model takes."""
    numbers = column.numbers
    if numbers.len() < MOSTLY * column.filled:
        return None
    low, high = _range(wanted)
    inside = int(numbers.is_between(low, high).sum()) / numbers.len()
    return inside if inside >= MOSTLY else None


def _range(wanted: Target) -> tuple[float, float]:
    for check in table(wanted.table).schema.columns[wanted.column].checks:
        found = check.statistics
        if "min_value" in found:
            return float(found["min_value"]), float(found.get("max_value", float("inf")))
    return 0.0, float("inf")
