"""What an index says: more often, less often, no clear difference, or nothing."""

from enum import StrEnum

import polars as pl

from yjp.indicators.representation.stages import FEWEST_EVENTS, FEWEST_PEOPLE


class Standing(StrEnum):
    """Where a group stands beside the group that it is compared with."""

    MORE = "more often than the group compared with, by more than chance would explain"
    LESS = "less often than the group compared with, by more than chance would explain"
    SIMILAR = "no more different from the group compared with than chance would explain"
    REFUSED = "not said"


FEW_EVENTS = f"not given: fewer than {FEWEST_EVENTS} in the group or in the group compared with"
FEW_PEOPLE = f"not given: a population of the group under {FEWEST_PEOPLE}"
HALF_UNKNOWN = "not given: the group is recorded of fewer than half of the children"
"""Beside a population, in which everybody has a group, a group that is mostly not recorded would seem to be rare."""
AT_LEAST = "the least there can be: the group is recorded of fewer than half of the children"
NO_BASE = "not given: no such base is held for the group or for the group compared with"
WHOLE_BASE = "not given: there are more in the group than in its base"


def refusal(
    events: pl.Expr,
    base: pl.Expr,
    reference_events: pl.Expr,
    reference_base: pl.Expr,
    fewest_people: pl.Expr | float = 0,
) -> pl.Expr:
    """Why no index is given, null where one is."""
    return (
        pl.when(base.is_null() | reference_base.is_null())
        .then(pl.lit(NO_BASE))
        .when((events < FEWEST_EVENTS) | (reference_events < FEWEST_EVENTS))
        .then(pl.lit(FEW_EVENTS))
        .when((base < fewest_people) | (reference_base < fewest_people))
        .then(pl.lit(FEW_PEOPLE))
        .when((events > base) | (reference_events > reference_base))
        .then(pl.lit(WHOLE_BASE))
    )


def standing(lower: pl.Expr, upper: pl.Expr) -> pl.Expr:
    """The verdict of an index by its limits; where there are none nothing is said."""
    return (
        pl.when(lower.is_null() | upper.is_null())
        .then(pl.lit(Standing.REFUSED.value))
        .when(lower > 1)
        .then(pl.lit(Standing.MORE.value))
        .when(upper < 1)
        .then(pl.lit(Standing.LESS.value))
        .otherwise(pl.lit(Standing.SIMILAR.value))
    )


def stands(lower: float | None, upper: float | None) -> Standing:
    """The same verdict of one index, by its limits in the ledger.

    A reader asks here and never reads the words of ``quality``: they may have a note after them.
    """
    if lower is None or upper is None:
        return Standing.REFUSED
    if lower > 1:
        return Standing.MORE
    return Standing.LESS if upper < 1 else Standing.SIMILAR
