"""Draws for whole columns that come out the same in every run, on every machine and however the rows are split.

Each draw is worked out from its own row's key and from nothing else (SplitMix64: Steele, Lea and Flood, "Fast
splittable pseudorandom number generators", OOPSLA 2014), in whole numbers, so that no library's generator or hash,
which may change between versions, has a part in it.
"""

from collections.abc import Sequence
from zlib import crc32

import polars as pl

_WORD = 2**64
_GOLDEN = 0x9E3779B97F4A7C15
_FIRST = 0xBF58476D1CE4E5B9
_SECOND = 0x94D049BB133111EB


def mixed(number: int) -> int:
    """The mixing step of SplitMix64 for one number."""
    number %= _WORD
    number = (number ^ (number >> 30)) * _FIRST % _WORD
    number = (number ^ (number >> 27)) * _SECOND % _WORD
    return number ^ (number >> 31)


def mixed_column(numbers: pl.Series) -> pl.Series:
    """The same step for a column of UInt64; products beyond 64 bits lose their upper part, as the method wants."""
    n = pl.col("n")
    frame = pl.DataFrame({"n": numbers})
    for shift, factor in ((30, _FIRST), (27, _SECOND)):
        frame = frame.select((n ^ (n // 2**shift)) * pl.lit(factor, dtype=pl.UInt64))
    return frame.select(n ^ (n // 2**31)).to_series()


class Draws:
    """Draws for each of some keys. Each kind of draw has a name, and draws of two names do not depend on each other."""

    def __init__(self, keys: pl.Series, seed: int) -> None:
        start = pl.Series([mixed(seed + _GOLDEN)], dtype=pl.UInt64)
        self._keys = mixed_column(keys.cast(pl.UInt64) * pl.Series([_GOLDEN], dtype=pl.UInt64) + start)

    def share(self, name: str) -> pl.Series:
        """A number from 0 up to, but not including, 1."""
        stream = pl.Series([mixed(crc32(name.encode()))], dtype=pl.UInt64)
        return (mixed_column(self._keys ^ stream) // 2**11).cast(pl.Float64) * 2.0**-53

    def yes(self, name: str, probability: float) -> pl.Series:
        """True in that share of draws."""
        return self.share(name) < probability

    def between(self, name: str, low: int, high: int) -> pl.Series:
        """A whole number from ``low`` to ``high``, both included."""
        return (self.share(name) * (high - low + 1)).cast(pl.Int32) + low

    def weighted(self, name: str, weights: Sequence[float]) -> pl.Series:
        """A place in the list of weights, as likely as its weight."""
        return placed(self.share(name), weights)


def placed(shares: pl.Series, weights: Sequence[float]) -> pl.Series:
    """The place in the list of weights that each share falls on."""
    total, upper = sum(weights), []
    reached = 0.0
    for weight in weights[:-1]:
        reached += weight
        upper.append(reached / total)
    return pl.Series(upper, dtype=pl.Float64).search_sorted(shares, side="right").cast(pl.UInt32)
