"""Over-representation as rows of the ledger: share, gap, rate and indexes of every group at every decision point."""

from collections.abc import Sequence
from datetime import date

import polars as pl

from yjp import figures, statistics
from yjp.indicators.breakdowns import GROUP, VALUE
from yjp.indicators.estimates import D, estimated
from yjp.indicators.groupings import ETHNIC_CODE
from yjp.indicators.representation.children import STAGE, child_years, grouped, remands_begun, stage_ids
from yjp.indicators.representation.indicators import (
    BEGINS,
    GAP,
    INDEX,
    RATE,
    REPRESENTATION,
    SHARE,
    STEP,
)
from yjp.indicators.representation.police import contacts
from yjp.indicators.representation.populations import PEOPLE, SOURCE, populations
from yjp.indicators.representation.stages import (
    BEFORE_COURT,
    FEWEST_PEOPLE,
    REFERENCE,
    REMAND,
    STAGES,
    UNKNOWN,
)
from yjp.indicators.representation.standing import AT_LEAST, HALF_UNKNOWN, refusal, standing
from yjp.indicators.representation.windows import windows, year_ends
from yjp.indicators.rows import Place, completed, declared
from yjp.indicators.windows import END, MONTHS, N
from yjp.model.caseload import Caseload
from yjp.periods import Window

BASE, YEARS = "base", "years"
EVERYBODY, UNRECORDED = "people_of_all_groups", "mostly_unrecorded"
_REF = "_reference"
_KEYS = (END, MONTHS, GROUP, VALUE)
_TABLE = (END, MONTHS, GROUP, STAGE)
_KNOWN = ~pl.col(VALUE).is_in(list(UNKNOWN))
_UNRECORDED = 2 * pl.col(N).filter(_KNOWN).sum().over(_TABLE) < pl.col(N).sum().over(_TABLE)
"""Of more than half of the children at the stage it is not known which group they are of."""


def representation_rows(
    caseload: Caseload, place: Place, ends: Sequence[date], confidence: float = 0.95
) -> pl.DataFrame:
    """A ledger row for each measure of each group, stage and period (``windows``).

    Shares are of the children whose group is known; that of the unknown is of all children. Without
    ``population_groups`` there are no gaps, rates and indexes on the population, and without ``police_contacts`` no
    stops and arrests: these rows are absent. An index that is refused is null, and ``reason`` says why; ``quality``
    says where an index stands, and which population was taken.
    """
    periods = windows(ends)
    if not periods:
        return figures.empty()
    counted = _counted(caseload, place.area, periods)
    shares = _shares(counted, confidence)
    with_people = counted.drop_nulls(PEOPLE).filter(_KNOWN)
    parts = [
        shares,
        _gaps(shares, counted),
        _rates(with_people, confidence),
        _indexes(with_people, PEOPLE, INDEX, FEWEST_PEOPLE, confidence),
        _indexes(counted.drop_nulls(BASE).filter(_KNOWN), BASE, STEP, 0, confidence),
    ]
    return completed(
        pl.concat(parts, how="diagonal_relaxed").join(declared(REPRESENTATION), on="indicator"), place
    )


def _counted(caseload: Caseload, area: str, periods: Sequence[Window]) -> pl.DataFrame:
    """One row a period, group, value and stage.

    ``numerator``, ``base`` of the stage before, ``people``, and theirs of all groups.
    """
    years = sorted({end for window in periods for end in year_ends(window)})
    own = _yearly(caseload, years)
    if (begun := remands_begun(caseload)) is not None:
        # A year before the first record of remand is unknown, not nought.
        of_remand = pl.col(STAGE).is_in([REMAND, BEFORE_COURT])
        own = own.filter(~of_remand | (pl.col(END).dt.offset_by("1d").dt.offset_by("-9mo") > begun))
    yearly = pl.concat([own, contacts(caseload, years)])
    of_window = pl.DataFrame(
        [(w.end, w.months, end, w.months // 12) for w in periods for end in year_ends(w)],
        schema={"_end": pl.Date, MONTHS: pl.Int64, END: pl.Date, YEARS: pl.Int64},
        orient="row",
    )

    def pooled(frame: pl.DataFrame, keys: Sequence[str], *sums: pl.Expr) -> pl.DataFrame:
        """Years added up; a window is kept only where each of its years is held."""
        joined = frame.join(of_window, on=END)
        whole = pl.col(END).n_unique() == pl.col(YEARS).first()
        return (
            joined.group_by("_end", MONTHS, *keys)
            .agg(*sums, whole.alias("_whole"), pl.col(YEARS).first())
            .filter("_whole")
            .rename({"_end": END})
            .drop("_whole")
        )

    counts = pooled(yearly, (STAGE, GROUP, VALUE), pl.col(N).sum())
    of_groups = populations(caseload, area, years).filter(_KNOWN)
    people = (
        pooled(of_groups, (GROUP, VALUE), pl.col(PEOPLE).sum(), pl.col(SOURCE).first())
        .drop(YEARS)
        .with_columns(pl.col(PEOPLE).sum().over(END, MONTHS, GROUP).alias(EVERYBODY))
    )
    bases = pl.DataFrame([(s.id, s.base.id) for s in STAGES if s.base], schema=[STAGE, "_base"], orient="row")
    below = counts.select(*_KEYS, pl.col(STAGE).alias("_base"), pl.col(N).alias(BASE))
    return (
        counts.filter(pl.col(STAGE).is_in([s.id for s in STAGES]))
        .join(bases, on=STAGE, how="left")
        .join(below, on=[*_KEYS, "_base"], how="left")
        .join(people, on=_KEYS, how="left")
        .drop("_base")
        .with_columns(_UNRECORDED.alias(UNRECORDED))
    )


def _yearly(caseload: Caseload, years: Sequence[date]) -> pl.DataFrame:
    """Children of each year, stage and group; a group that nobody of that year is in is nought, and has a row."""
    stages, groupings = stage_ids(caseload), grouped(caseload)
    found = child_years(caseload, years).collect()
    tally = pl.concat(
        found.group_by(END, pl.col(each.id).alias(VALUE))
        .agg(pl.col(stage).sum().cast(pl.Int64) for stage in stages)
        .with_columns(pl.lit(each.id).alias(GROUP))
        for each in groupings
    )
    codes = [
        (each.id, value.code)
        for each in groupings
        for value in each.values
        if each is not ETHNIC_CODE
        or value.code in set(tally.filter(pl.col(GROUP) == each.id).get_column(VALUE))
    ]
    grid = pl.DataFrame(codes, schema=[GROUP, VALUE], orient="row").join(
        pl.DataFrame({END: list(years)}, schema={END: pl.Date}), how="cross"
    )
    return (
        grid.join(tally, on=[END, GROUP, VALUE], how="left")
        .unpivot(on=stages, index=[END, GROUP, VALUE], variable_name=STAGE, value_name=N)
        .with_columns(pl.col(N).fill_null(0))
        .select(END, STAGE, GROUP, VALUE, N)
    )


def _named(measure: str) -> pl.Expr:
    return pl.concat_str(pl.lit(BEGINS), STAGE, pl.lit(f"_{measure}")).alias("indicator")


def _shares(counted: pl.DataFrame, confidence: float) -> pl.DataFrame:
    """Of children whose group is known, those of each group; the unknown of all."""
    every = pl.col(N).sum().over(_TABLE)
    known = pl.col(N).filter(_KNOWN).sum().over(_TABLE)
    based = counted.with_columns(pl.when(_KNOWN).then(known).otherwise(every).alias(D))
    nobody = pl.when(pl.col(D) == 0).then(pl.lit("nobody at this stage whose group is known"))
    return estimated(based, statistics.share(pl.col(N), pl.col(D), 100, confidence)).select(
        *_KEYS,
        STAGE,
        N,
        D,
        "value",
        "lower",
        "upper",
        "interval_method",
        _named(SHARE),
        nobody.alias("reason"),
    )


def _gaps(shares: pl.DataFrame, counted: pl.DataFrame) -> pl.DataFrame:
    """The share less the group's share of the population, in points.

    Nothing is said of a stage where children of some group are counted whose population is not held (the rest would
    seem to be more of the population than they are), or where the group is mostly not recorded.
    """
    lacking = (pl.col(PEOPLE).is_null() & (pl.col(N) > 0) & _KNOWN).any().over(_TABLE)
    share = (
        counted.filter(~lacking)
        .drop_nulls(PEOPLE)
        .filter(_KNOWN, pl.col(EVERYBODY) > pl.col(PEOPLE))
        .select(*_KEYS, STAGE, SOURCE, UNRECORDED, _share=100 * pl.col(PEOPLE) / pl.col(EVERYBODY))
    )
    said = ~pl.col(UNRECORDED)
    return shares.join(share, on=[*_KEYS, STAGE]).select(
        *_KEYS,
        *(pl.lit(None, dtype=pl.Float64).alias(name) for name in (N, D)),
        *(
            pl.when(said).then(pl.col(name) - pl.col("_share")).alias(name)
            for name in ("value", "lower", "upper")
        ),
        pl.when(said).then("interval_method").alias("interval_method"),
        _named(GAP),
        pl.col(SOURCE).alias("quality"),
        pl.when(said).then("reason").otherwise(pl.lit(HALF_UNKNOWN)).alias("reason"),
    )


def _rates(counted: pl.DataFrame, confidence: float) -> pl.DataFrame:
    rated = counted.with_columns(pl.col(PEOPLE).alias(D))
    return estimated(rated, statistics.rate(pl.col(N), pl.col(D), 1_000, confidence)).select(
        *_KEYS,
        N,
        D,
        "value",
        "lower",
        "upper",
        "interval_method",
        _named(RATE),
        pl.concat_str(
            pl.when(UNRECORDED).then(pl.lit(AT_LEAST)), SOURCE, separator="; ", ignore_nulls=True
        ).alias("quality"),
        pl.when(pl.col(D) == 0)
        .then(pl.lit("nobody of the group lives here, by the population"))
        .alias("reason"),
    )


def _indexes(
    counted: pl.DataFrame, base: str, measure: str, fewest_people: int, confidence: float
) -> pl.DataFrame:
    """Each group beside the one that it is compared with, which has no row of its own: its index would be 1."""
    reference = counted.filter(pl.col(VALUE) == pl.col(GROUP).replace_strict(REFERENCE, default=None))
    against = reference.select(*_TABLE, pl.col(N).alias(f"{_REF}_n"), pl.col(base).alias(f"{_REF}_base"))
    pairs = counted.filter(pl.col(VALUE) != pl.col(GROUP).replace_strict(REFERENCE, default="")).join(
        against, on=_TABLE, how="left"
    )
    n, d, n0, d0 = pl.col(N), pl.col(base), pl.col(f"{_REF}_n"), pl.col(f"{_REF}_base")
    # A population is the sum of its years; the least is asked of one year's.
    least = pl.lit(fewest_people) * pl.col(YEARS)
    # The stage before knows no more of whom is recorded than this one; a population does.
    unknown = pl.when(pl.col(UNRECORDED) & pl.lit(base == PEOPLE)).then(pl.lit(HALF_UNKNOWN))
    found = pairs.with_columns(pl.coalesce(unknown, refusal(n, d, n0, d0, least)).alias("reason"))
    given = pl.col("reason").is_null()
    estimate = statistics.relative_rate(n, d, n0, d0, confidence)
    values = {"value": estimate.value, "lower": estimate.lower, "upper": estimate.upper}
    words = pl.when(given).then(standing(estimate.lower, estimate.upper))
    said = pl.concat_str(words, *([SOURCE] if base == PEOPLE else []), separator="; ", ignore_nulls=True)
    return found.select(
        *_KEYS,
        N,
        d.alias(D),
        *(pl.when(given).then(each).alias(name) for name, each in values.items()),
        pl.when(given).then(estimate.method).alias("interval_method"),
        _named(measure),
        pl.when(said != "").then(said).alias("quality"),
        "reason",
    )
