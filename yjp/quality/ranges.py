"""The lowest and the highest a figure could be when every subject is settled in one of its ways."""

import polars as pl

from yjp.quality.options import SOURCE, SUBJECT

LOWEST = "lowest"
HIGHEST = "highest"
_ROUNDS = 50
_NUMERATOR = "_numerator"
_DENOMINATOR = "_denominator"
_RATIO = "_ratio"


def ranges(
    options: pl.DataFrame, numerator: str, denominator: str | None, now: tuple[float, float]
) -> pl.DataFrame:
    """``source``, ``lowest`` and ``highest`` numerator over denominator, subjects being settled independently.

    ``options`` are changes of the sums ``numerator`` and ``denominator`` (one row an alternative of a subject; as it is
    now, nothing changes); ``now`` are the sums. With no ``denominator`` the second sum is fixed.
    """
    if denominator is None:
        return _of_sums(options, numerator, now)
    changes = options.select(
        SOURCE, SUBJECT, pl.col(numerator).alias(_NUMERATOR), pl.col(denominator).alias(_DENOMINATOR)
    )
    lowest = _of_ratio(changes, now, 1).rename({_RATIO: LOWEST})
    return lowest.join(_of_ratio(changes, now, -1).rename({_RATIO: HIGHEST}), on=SOURCE).sort(SOURCE)


def _of_sums(options: pl.DataFrame, numerator: str, now: tuple[float, float]) -> pl.DataFrame:
    sum_now, base = now
    change = pl.col(numerator)
    by_subject = options.group_by(SOURCE, SUBJECT).agg(
        change.min().clip(upper_bound=0).alias(LOWEST), change.max().clip(lower_bound=0).alias(HIGHEST)
    )
    summed = by_subject.group_by(SOURCE).agg(pl.col(LOWEST, HIGHEST).sum()).sort(SOURCE)
    return summed.with_columns(((pl.col(LOWEST, HIGHEST) + sum_now).clip(lower_bound=0)) / base)


def _of_ratio(changes: pl.DataFrame, now: tuple[float, float], sign: int) -> pl.DataFrame:
    """Dinkelbach's method for the least (``sign`` 1) or greatest (-1) ratio, for every source at once.

    With a ratio q, each subject takes the option with the least ``sign * (numerator - q * denominator)``; the ratio of
    what was taken is the next q. When q stays, no choice gives a ratio beyond it.
    """
    top, bottom = now
    as_now = (
        changes.select(SOURCE, SUBJECT)
        .unique()
        .with_columns(
            pl.lit(0, dtype=pl.Int64).alias(_NUMERATOR), pl.lit(0, dtype=pl.Int64).alias(_DENOMINATOR)
        )
    )
    every = pl.concat([changes, as_now], how="vertical_relaxed")
    ratios = every.select(SOURCE).unique().sort(SOURCE).with_columns(pl.lit(top / bottom).alias(_RATIO))
    gain = sign * (pl.col(_NUMERATOR) - pl.col(_RATIO) * pl.col(_DENOMINATOR))
    for _ in range(_ROUNDS):
        taken = (
            every.join(ratios, on=SOURCE)
            .group_by(SOURCE, SUBJECT)
            .agg(pl.col(_NUMERATOR, _DENOMINATOR).sort_by(gain, -pl.col(_DENOMINATOR)).first())
            .group_by(SOURCE)
            .agg(pl.col(_NUMERATOR, _DENOMINATOR).sum())
        )
        after = (
            ratios.join(taken, on=SOURCE)
            .with_columns(pl.col(_NUMERATOR) + top, pl.col(_DENOMINATOR) + bottom)
            .with_columns(_next(sign).alias(_RATIO))
            .select(SOURCE, _RATIO)
            .sort(SOURCE)
        )
        if after.equals(ratios):
            break
        ratios = after
    return ratios


def _next(sign: int) -> pl.Expr:
    """The ratio of what was taken. With nobody left to divide by, a choice is no better than the one before.

    A row of nobody's can add reoffences to reoffenders whom other choices take away: then one of them must be left.
    """
    top, bottom, before = pl.col(_NUMERATOR), pl.col(_DENOMINATOR), pl.col(_RATIO)
    of_one = pl.max_horizontal(before, top.cast(pl.Float64)) if sign < 0 else before
    return pl.when(bottom > 0).then(top / bottom).otherwise(of_one)
