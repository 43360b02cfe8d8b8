"""What every function that computes limits gives back."""

from enum import StrEnum
from typing import NamedTuple

import polars as pl


class Method(StrEnum):
    """How limits were made: the ledger's ``interval_method``."""

    EXACT_POISSON = "exact Poisson"
    BYAR = "Byar"
    WILSON = "Wilson"
    CLUSTERED = "clustered ratio (log, t)"
    POISSON_RATIO = "Poisson ratio (children all alike)"
    TWO_COUNTS = "score limits of two counts"
    COMBINED = "combined limits (MOVER)"
    LOG_RATIO = "ratio of two shares (log)"


class Estimate(NamedTuple):
    """Expressions of a figure's value, lower and upper limit, and how the limits were made.

    ``value`` is null where it cannot be computed; limits and ``method`` are null where only limits cannot.
    """

    value: pl.Expr
    lower: pl.Expr
    upper: pl.Expr
    method: pl.Expr


def where_limits(lower: pl.Expr, method: pl.Expr | Method) -> pl.Expr:
    """The method's label, null where there are no limits."""
    label = pl.lit(method.value) if isinstance(method, Method) else method
    return pl.when(lower.is_not_null()).then(label)


def as_float(*columns: pl.Expr) -> tuple[pl.Expr, ...]:
    """The columns as floats: counts from ``len`` are 32 bits wide, and 100,000 times a national count is not."""
    return tuple(column.cast(pl.Float64) for column in columns)
