"""Pooled comparators: members' numerators over members' denominators, never a mean of rates.

Oldham's plan of 2019 prints its family of ten member by member: their counts pool to the printed 40.2%, 4.35 and 1.75;
means of their rates would be 39.7%, 4.20 and 1.69.
"""

from collections.abc import Sequence

import polars as pl

from yjp import figures, statistics
from yjp.comparators.groups import Group, names
from yjp.figures import State
from yjp.indicators.definition import Kind
from yjp.indicators.registry import REGISTRY
from yjp.periods import parse_window

REVISED = "_rev"
"""Area suffix of a later publication, so that it stands beside the figure as first published."""

COUNTS: dict[str, pl.DataType] = {
    "indicator": pl.String(),
    "window": pl.String(),
    "area": pl.String(),
    "area_name": pl.String(),
    "numerator": pl.Float64(),
    "denominator": pl.Float64(),
    "state": pl.String(),
    "source_ref": pl.String(),
    "vintage": pl.String(),
    "sum_xx": pl.Float64(),
    "sum_xr": pl.Float64(),
    "sum_rr": pl.Float64(),
    "clusters": pl.Float64(),
}
"""One row an area, indicator and window: what was counted there.

``denominator`` is null for indicators that are counts. ``state`` keeps publications apart. The last four columns are
the sums over children that ``statistics.clustered_ratio`` needs, null where they are not known (they are not
published).
"""
_SUMS = ("sum_xx", "sum_xr", "sum_rr", "clusters")
_NAMED = 5
"""More missing members than this are counted, not named."""
_KNOWN = {each.id: each for each in REGISTRY}
_FLOOR = {"reoffences_per_reoffender": 1.0}
"""The least that a ratio can be: each child who reoffends has one reoffence at least."""


def pool(counts: pl.DataFrame, groups: Sequence[Group], *, confidence: float = 0.95) -> pl.DataFrame:
    """Ledger rows of each group, for every indicator and window that members have counts for.

    ``counts`` has the columns of ``COUNTS`` (the last four may be left out) and one row an area, indicator, window and
    state; of several, the first counts. Publications are pooled apart: the revised one's area ends in ``_rev``. A row
    says in ``quality`` how many of how many members it holds and who is missing. With counts of fewer than
    ``Group.least`` of them there is no value, and ``reason`` says so. Counts (``fte_count``) become the mean of the
    members, as the YJB Data Summary shows them: for display only, numerator the sum and denominator the members. Rates
    and shares have the limits of their sums; a ratio only where the sums over children are known for all members.
    """
    once = _complete(counts).unique(
        subset=["indicator", "window", "area", "state"], keep="first", maintain_order=True
    )
    n, d = pl.col("numerator"), pl.col("denominator")
    summed = (
        _membership(groups)
        .join(once.join(_windows(once), on="window"), on="area")
        .filter(_holds())
        .group_by("_group", "indicator", "window", "state", "period_start", "period_end", maintain_order=True)
        .agg(
            n.sum(),
            pl.when(d.null_count() == 0).then(d.sum()).alias("denominator"),
            *(pl.when(pl.col(c).null_count() == 0).then(pl.col(c).sum()).alias(c) for c in _SUMS),
            pl.col("area").sort().str.join("|").alias("_present"),
            pl.len().alias("_held"),
            pl.col("source_ref").unique().sort().str.join("; ").alias("source_ref"),
            pl.col("vintage").drop_nulls().max(),
        )
    )
    return _ledger(with_limits(summed, confidence), groups)


def _complete(counts: pl.DataFrame) -> pl.DataFrame:
    return counts.select(
        (pl.col(name) if name in counts.columns else pl.lit(None)).cast(kind).alias(name)
        for name, kind in COUNTS.items()
    )


def _membership(groups: Sequence[Group]) -> pl.DataFrame:
    return pl.DataFrame(
        [
            (number, member.slug, group.valid_from, group.valid_before)
            for number, group in enumerate(groups)
            for member in group.members
            if member.slug
        ],
        schema={"_group": pl.Int64, "area": pl.String, "valid_from": pl.Date, "valid_before": pl.Date},
        orient="row",
    )


def _windows(counts: pl.DataFrame) -> pl.DataFrame:
    known = {window: parse_window(window) for window in counts.get_column("window").unique()}
    return pl.DataFrame(
        [(window, period.start, period.end) for window, period in known.items()],
        schema={"window": pl.String, "period_start": pl.Date, "period_end": pl.Date},
        orient="row",
    )


def _holds() -> pl.Expr:
    """Is the list the one for the window? (``Group.holds``.)"""
    after = pl.col("valid_from").is_null() | (pl.col("period_end") >= pl.col("valid_from"))
    return after & (pl.col("valid_before").is_null() | (pl.col("period_end") < pl.col("valid_before")))


def with_limits(summed: pl.DataFrame, confidence: float = 0.95) -> pl.DataFrame:
    """Counts with ``value, lower, upper, interval_method``, by the kind of each indicator.

    ``summed`` has ``indicator, numerator, denominator`` and the sums over children of ``COUNTS``; for indicators that
    are counts, ``_held`` members, by which the sum is divided.
    """
    n, d = pl.col("numerator"), pl.col("denominator")
    parts = []
    for what in (_KNOWN[identifier] for identifier in summed.get_column("indicator").unique().sort()):
        frame = summed.filter(pl.col("indicator") == what.id)
        match what.kind:
            case Kind.RATE:
                found = statistics.rate(n, d, what.per, confidence)
            case Kind.SHARE:
                found = statistics.share(n, d, what.per, confidence)
            case Kind.RATIO:
                sums = {name: pl.col(name) for name in _SUMS}
                floor = _FLOOR.get(what.id, 0.0)
                found = statistics.clustered_ratio(
                    sum_x=n, sum_r=d, **sums, floor=floor, confidence=confidence
                )
            case Kind.COUNT:
                frame = frame.with_columns(denominator=pl.col("_held").cast(pl.Float64))
                none = pl.lit(None, dtype=pl.Float64)
                found = statistics.Estimate(n / d, none, none, none.cast(pl.String))
        parts.append(
            frame.with_columns(
                value=found.value, lower=found.lower, upper=found.upper, interval_method=found.method
            )
        )
    return pl.concat(parts) if parts else summed.clear().with_columns(_NO_VALUE)


_NUMBERS = ("numerator", "denominator", "value", "lower", "upper", "interval_method")
_NO_VALUE = [pl.lit(None, dtype=figures.SCHEMA[name]).alias(name) for name in _NUMBERS[2:]]


def _ledger(summed: pl.DataFrame, groups: Sequence[Group]) -> pl.DataFrame:
    revised = pl.col("state") == State.REVISED.value
    held = summed.select("_group", "_present").unique()
    told = pl.DataFrame(
        [
            (number, present, *_told(groups[number], set(present.split("|"))))
            for number, present in held.iter_rows()
        ],
        schema={
            "_group": pl.Int64,
            "_present": pl.String,
            "_members": pl.String,
            "_missing": pl.String,
            "reason": pl.String,
        },
        orient="row",
    )
    whose = pl.DataFrame(
        [
            (n, g.area, g.area_name, g.role.value, _revised_name(g.area_name), g.source_ref)
            for n, g in enumerate(groups)
        ],
        schema={"_group": pl.Int64}
        | dict.fromkeys(("area", "area_name", "area_role", "_name_revised", "_list"), pl.String),
        orient="row",
    )
    shown = {
        name: pl.col("indicator").replace_strict(
            {i: getattr(what, name) for i, what in _KNOWN.items()}, return_dtype=figures.SCHEMA[name]
        )
        for name in ("definition_version", "per", "unit", "decimals")
    }
    mean = [
        (pl.col(name) / pl.col("_held")).round(0).cast(pl.Int64).cast(pl.String)
        for name in ("numerator", "denominator")
    ]
    counted = pl.col("indicator").is_in([i for i, what in _KNOWN.items() if what.kind is Kind.COUNT])
    words = (
        pl.when(counted)
        .then(
            pl.concat_str(
                pl.lit("mean of the counts of "), "_members", pl.lit(", for display only"), "_missing"
            )
        )
        .otherwise(
            pl.concat_str(
                pl.lit("pooled from the counts of "),
                "_members",
                pl.lit(" (a member's average: "),
                mean[0],
                pl.lit(" of "),
                mean[1],
                pl.lit(")"),
                "_missing",
            )
        )
    )
    rows = (
        summed.join(told, on=["_group", "_present"])
        .join(whose, on="_group")
        .with_columns(
            area=pl.when(revised).then(pl.col("area") + REVISED).otherwise(pl.col("area")),
            area_name=pl.when(revised).then("_name_revised").otherwise("area_name"),
            source=pl.lit("published"),
            source_ref=pl.concat_str("_list", "source_ref", separator="; "),
            suppressed=pl.lit(False),
            quality=words,
            group=pl.lit(None, dtype=pl.String),
            group_value=pl.lit(None, dtype=pl.String),
            **shown,
        )
        .with_columns(
            pl.when(pl.col("reason").is_null()).then(pl.col(name)).alias(name)
            for name in (*_NUMBERS, "quality")
        )
    )
    ids = [figures.figure_id(*row) for row in rows.select("indicator", "window", "area").iter_rows()]
    return figures.ordered(rows.with_columns(pl.Series("figure_id", ids, dtype=pl.String)))


def _told(group: Group, present: set[str]) -> tuple[str, str, str | None]:
    """How many members of how many, who is missing, and why there is no value, if there is none."""
    whole, held = len(group.members), len(present)
    absent = [member for member in group.members if member.slug not in present]
    few = names(absent) if 0 < len(absent) <= _NAMED else f"{len(absent)} others"
    reason = None
    if held < group.least * whole:
        reason = f"counts of only {held} of {whole} members are known: too few to stand for them"
    members = f"all {whole} members" if not absent else f"{held} of {whole} members"
    return members, f"; no counts of {few}" if absent else "", reason


def _revised_name(name: str) -> str:
    return f"{name.removesuffix(')')}, revised)" if name.endswith(")") else f"{name} (revised)"
