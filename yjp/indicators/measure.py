"""The national indicators and the caseload as ledger rows, for one service."""

from collections.abc import Sequence
from datetime import date

import polars as pl

from yjp import figures, statistics
from yjp.indicators import registry
from yjp.indicators.caseload import CATEGORY, SEND, children_on
from yjp.indicators.custody import custodial_sentences
from yjp.indicators.definition import Indicator
from yjp.indicators.first_time_entrants import DATE, first_time_entrants
from yjp.indicators.interim import as_meant, interim_outcomes
from yjp.indicators.population import choose
from yjp.indicators.reoffending import QUARTER, REOFFENCES, cohorts
from yjp.indicators.rows import Place, cohort_state, ledger_rows
from yjp.indicators.windows import END, MONTHS, N, count_windows, spread_over_windows
from yjp.model import columns as c
from yjp.model.caseload import Caseload
from yjp.periods import quarter_ends

D = "denominator"
BREACHES_OUT = (
    "breach offences are not counted as reoffences, a setting, as the national rule could not be confirmed"
)
BREACHES_IN = (
    "breach offences are counted as reoffences, a setting, as the national rule could not be confirmed"
)


def complete_quarters(caseload: Caseload, complete_since: date | None) -> list[date]:
    """Ends of the quarters that have figures: from the first outcome (or ``complete_since``) to the extract."""
    first = complete_since or caseload.tables["outcomes"].get_column(c.OUTCOME_DATE).min()
    return list(quarter_ends(first, caseload.extract_date)) if isinstance(first, date) else []


def measure(
    caseload: Caseload,
    place: Place,
    populations: pl.DataFrame,
    *,
    complete_since: date | None = None,
    breaches_count: bool = False,
    interim_as_recorded: bool = False,
    snapshot_dates: Sequence[date] = (),
    confidence: float = 0.95,
) -> pl.DataFrame:
    """Every figure that the caseload gives, in the ledger's schema.

    ``populations`` has ``year``, ``population_10_17``, ``source`` (``population.merge``). A rate without a population
    is null, and its ``quality`` says so.
    """
    ends = complete_quarters(caseload, complete_since)
    recorded, meant = caseload, as_meant(caseload)
    caseload = recorded if interim_as_recorded else meant
    entrants, sentences, followed, interim = pl.collect_all(
        [
            first_time_entrants(caseload).select(DATE),
            custodial_sentences(caseload).select(DATE),
            cohorts(caseload, breaches_count=breaches_count),
            interim_outcomes(recorded).rename({c.OUTCOME_DATE: DATE}),
        ]
    )
    parts = [] if interim.is_empty() else _interim(recorded, meant, interim, ends, place)
    for events, count, rate in (
        (entrants, registry.FTE_COUNT, registry.FTE_RATE),
        (sentences, registry.CUSTODY_COUNT, registry.CUSTODY_RATE),
    ):
        windows = count_windows(events, DATE, ends)
        parts.append(ledger_rows(_counted(windows, confidence), count, place))
        parts.append(ledger_rows(_rated(windows, rate, populations, confidence), rate, place))
    spread = spread_over_windows(followed, QUARTER, ends)
    said = BREACHES_IN if breaches_count else BREACHES_OUT
    parts += _reoffending(spread, ends, caseload.extract_date, place, said, confidence)
    if caseload.has("programmes"):
        days = sorted({*snapshot_dates, caseload.extract_date})
        parts += [_caseload_on(caseload, day, place) for day in days]
    return figures.ordered(pl.concat(parts))


def _interim(
    recorded: Caseload, meant: Caseload, interim: pl.DataFrame, ends: Sequence[date], place: Place
) -> list[pl.DataFrame]:
    """How many outcomes stand under interim codes, and how many more entrants they would make as recorded."""
    more, fewer = (
        count_windows(found, DATE, ends)
        for found in pl.collect_all([first_time_entrants(each).select(DATE) for each in (recorded, meant)])
    )
    effect = more.with_columns(pl.col(N) - fewer.get_column(N))
    return [
        ledger_rows(_plain(count_windows(interim, DATE, ends)), registry.INTERIM_OUTCOMES, place),
        ledger_rows(_plain(effect), registry.FTE_INTERIM_EFFECT, place),
    ]


def _plain(windows: pl.DataFrame) -> pl.DataFrame:
    """A count that is shown as it is: no population stands behind it, so it has no limits."""
    nothing = pl.lit(None, dtype=pl.Float64)
    return windows.with_columns(
        pl.lit(None, dtype=pl.Float64).alias(D),
        value=pl.col(N).cast(pl.Float64),
        lower=nothing,
        upper=nothing,
        interval_method=pl.lit(None, dtype=pl.String),
    )


def _counted(windows: pl.DataFrame, confidence: float) -> pl.DataFrame:
    """A count with the limits of the mean behind it; it has no denominator."""
    return _estimated(
        windows.with_columns(pl.lit(None, dtype=pl.Float64).alias(D)),
        statistics.rate(pl.col(N), pl.lit(1), 1, confidence),
    )


def _estimated(frame: pl.DataFrame, estimate: statistics.Estimate) -> pl.DataFrame:
    return frame.with_columns(
        value=estimate.value, lower=estimate.lower, upper=estimate.upper, interval_method=estimate.method
    )


def _rated(
    windows: pl.DataFrame, rate: Indicator, populations: pl.DataFrame, confidence: float
) -> pl.DataFrame:
    """Rates of rolling years only: a quarter's count is shown as a count."""
    years = windows.filter(pl.col(MONTHS) == 12)
    chosen = [choose(populations, end) for end in years.get_column(END)]
    with_population = years.with_columns(
        pl.Series(D, [p.population if p else None for p in chosen], dtype=pl.Int64),
        pl.Series("quality", [p.words if p else "no population is held for this area" for p in chosen]),
    )
    return _estimated(with_population, statistics.rate(pl.col(N), pl.col(D), rate.per, confidence))


def _reoffending(
    followed: pl.DataFrame,
    ends: Sequence[date],
    extract_date: date,
    place: Place,
    quality: str,
    confidence: float,
) -> list[pl.DataFrame]:
    """Binary rate, reoffences per reoffender and per child for every cohort and every sum of four.

    A child is one cluster: in a year the child may enter up to four cohorts, and the same reoffence may follow each.
    """
    x, r, n = pl.col("x"), pl.col("r"), pl.col("n")
    children = followed.group_by(END, MONTHS, c.CHILD_ID).agg(
        pl.col(REOFFENCES).sum().alias("x"),
        (pl.col(REOFFENCES) > 0).sum().cast(pl.Int64).alias("r"),
        pl.len().cast(pl.Int64).alias("n"),
    )
    sums = children.group_by(END, MONTHS).agg(
        n.sum(),
        r.sum(),
        x.sum(),
        (x * x).sum().alias("xx"),
        (x * r).sum().alias("xr"),
        (r * r).sum().alias("rr"),
        (r > 0).sum().cast(pl.Int64).alias("reoffending_children"),
        (x * n).sum().alias("xn"),
        (n * n).sum().alias("nn"),
        pl.len().cast(pl.Int64).alias("children"),
    )
    every = count_windows(pl.DataFrame(schema={DATE: pl.Date}), DATE, ends).drop(N)
    windows = every.join(sums, on=[END, MONTHS], how="left").with_columns(
        pl.exclude(END, MONTHS).fill_null(0), cohort_state(extract_date), quality=pl.lit(quality)
    )
    binary = statistics.share(r, n, registry.BINARY_REOFFENDING.per, confidence)
    frames = [
        ledger_rows(
            _estimated(windows.with_columns(r.alias(N), n.alias(D)), binary),
            registry.BINARY_REOFFENDING,
            place,
        )
    ]
    for indicator, base, xb, bb, clusters, floor in (
        (registry.REOFFENCES_PER_REOFFENDER, r, "xr", "rr", "reoffending_children", 1.0),
        (registry.REOFFENCES_PER_CHILD, n, "xn", "nn", "children", 0.0),
    ):
        ratio = statistics.clustered_ratio(
            sum_x=x,
            sum_r=base,
            sum_xx=pl.col("xx"),
            sum_xr=pl.col(xb),
            sum_rr=pl.col(bb),
            clusters=pl.col(clusters),
            floor=floor,
            confidence=confidence,
        )
        named = windows.with_columns(x.alias(N), base.alias(D))
        frames.append(ledger_rows(_estimated(named, ratio), indicator, place))
    return frames


def _caseload_on(caseload: Caseload, day: date, place: Place) -> pl.DataFrame:
    """Children on a day: in all, by category, by recorded support, and crossed (``category_send``)."""
    children = children_on(caseload, day).collect()
    crossed = pl.concat_str(CATEGORY, SEND, separator="-")
    groupings = {"": pl.lit(""), CATEGORY: pl.col(CATEGORY), SEND: pl.col(SEND), "cat_send": crossed}
    counted = pl.concat(
        children.drop_nulls(CATEGORY)
        .group_by(group_value=value)
        .agg(pl.len().cast(pl.Int64).alias(N))
        .drop_nulls("group_value")
        .with_columns(pl.lit(name).alias("group"))
        for name, value in groupings.items()
    )
    frame = _plain(counted).with_columns(
        pl.lit(day).alias(END),
        pl.lit(0, dtype=pl.Int64).alias(MONTHS),
        pl.when(pl.col("group") != "").then(pl.col("group")).alias("group"),
        pl.when(pl.col("group") != "").then(pl.col("group_value")).alias("group_value"),
        denominator=pl.when(pl.col("group") != "").then(pl.lit(children.height)),
    )
    return ledger_rows(frame, registry.CASELOAD, place)
