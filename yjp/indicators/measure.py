"""Every indicator that the caseload gives as ledger rows, for one service."""

from collections.abc import Sequence
from datetime import date

import polars as pl

from yjp import figures, statistics
from yjp.indicators import registry
from yjp.indicators.attributes import available, of_outcomes
from yjp.indicators.breakdowns import groups_of_days, groups_of_years
from yjp.indicators.caseload import DAY, children_on
from yjp.indicators.cohort_rows import reoffending
from yjp.indicators.custody import custodial_sentences
from yjp.indicators.definition import Indicator
from yjp.indicators.estimates import D, counted, estimated, plain
from yjp.indicators.first_time_entrants import DATE, first_time_entrants
from yjp.indicators.groupings import Grouping, groupings_of
from yjp.indicators.interim import as_meant, interim_outcomes
from yjp.indicators.kpi.rows import kpi_rows
from yjp.indicators.needs.rows import need_rows
from yjp.indicators.population import choose
from yjp.indicators.reoffending import INDEX_DATE, cohorts
from yjp.indicators.representation.rows import representation_rows
from yjp.indicators.rows import Place, ledger_rows
from yjp.indicators.wider.rows import wider_rows
from yjp.indicators.windows import END, MONTHS, N, count_windows
from yjp.model import columns as c
from yjp.model.caseload import Caseload
from yjp.periods import quarter_ends

BREACHES_OUT = (
    "breach offences are not counted as reoffences; the national rule could not be "
    "confirmed, so this is a setting"
)
BREACHES_IN = (
    "breach offences are counted as reoffences; the national rule could not be confirmed, "
    "so this is a setting"
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
            first_time_entrants(caseload),
            custodial_sentences(caseload),
            cohorts(caseload, breaches_count=breaches_count).rename({INDEX_DATE: DATE}),
            interim_outcomes(recorded).rename({c.OUTCOME_DATE: DATE}),
        ]
    )
    entrants, sentences, followed = of_outcomes(caseload, entrants, sentences, followed)
    parts = [] if interim.is_empty() else _interim(recorded, meant, interim, ends, place)
    for events, count, rate in (
        (entrants, registry.FTE_COUNT, registry.FTE_RATE),
        (sentences, registry.CUSTODY_COUNT, registry.CUSTODY_RATE),
    ):
        windows = count_windows(events, DATE, ends)
        parts.append(ledger_rows(counted(windows, confidence), count, place))
        grouped = groups_of_years(events, DATE, ends, _groupings(caseload, count))
        parts.append(ledger_rows(counted(grouped, confidence), count, place))
        parts.append(ledger_rows(_rated(windows, rate, populations, confidence), rate, place))
    said = BREACHES_IN if breaches_count else BREACHES_OUT
    cohort_groupings = _groupings(caseload, registry.BINARY_REOFFENDING)
    parts += reoffending(followed, cohort_groupings, ends, caseload.extract_date, place, said, confidence)
    if caseload.has("programmes"):
        parts += _caseload(caseload, sorted({*snapshot_dates, caseload.extract_date}), place)
    # The KPIs' rules have lists of outcomes of their own: interim codes are read as they were recorded.
    parts.append(kpi_rows(recorded, place, populations, ends, confidence))
    parts.append(wider_rows(caseload, place, populations, ends, confidence))
    parts.append(
        need_rows(caseload, place, ends, sorted({*snapshot_dates, caseload.extract_date}), confidence)
    )
    parts.append(representation_rows(caseload, place, ends, confidence))
    return figures.ordered(pl.concat(parts))


def _groupings(caseload: Caseload, indicator: Indicator) -> list[Grouping]:
    return available(caseload, groupings_of(indicator.id))


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
        ledger_rows(plain(count_windows(interim, DATE, ends)), registry.INTERIM_OUTCOMES, place),
        ledger_rows(plain(effect), registry.FTE_INTERIM_EFFECT, place),
    ]


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
    return estimated(with_population, statistics.rate(pl.col(N), pl.col(D), rate.per, confidence))


def _caseload(caseload: Caseload, days: Sequence[date], place: Place) -> list[pl.DataFrame]:
    """Children on each day: in all, and by group."""
    children = children_on(caseload, days).collect().rename({DAY: END})
    snapshots = pl.DataFrame({END: list(days)}, schema={END: pl.Date})
    whole = snapshots.join(children.group_by(END).agg(pl.len().alias(N)), on=END, how="left").with_columns(
        pl.col(N).fill_null(0).cast(pl.Int64), pl.lit(0, dtype=pl.Int64).alias(MONTHS)
    )
    grouped = groups_of_days(children, days, _groupings(caseload, registry.CASELOAD))
    return [ledger_rows(plain(found), registry.CASELOAD, place) for found in (whole, grouped)]
