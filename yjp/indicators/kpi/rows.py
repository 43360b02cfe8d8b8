"""The KPIs of each quarter as rows of the ledger: every headline and sub-measure, with limits and the quality label.

Quarters only: a child stands in each quarter in which an order ended, and so up to four times in a year of them
(docs/decisions/0016-kpis-in-the-ledger.md).
"""

from collections.abc import Sequence
from datetime import date

import polars as pl

from yjp import figures, statistics
from yjp.indicators.definition import Kind
from yjp.indicators.estimates import D
from yjp.indicators.kpi.availability import lacking
from yjp.indicators.kpi.cells import kpi_cells
from yjp.indicators.kpi.declared.events import BOARD
from yjp.indicators.kpi.declared.registry import KPIS_2023
from yjp.indicators.kpi.indicators import KPIS
from yjp.indicators.kpi.quarters import first_day
from yjp.indicators.kpi.results import kpi_measures
from yjp.indicators.rows import Place, completed, declared
from yjp.indicators.windows import MONTHS, N
from yjp.model.caseload import Caseload
from yjp.periods import QUARTER_MONTHS

NOTE = (
    f"The KPIs are {KPIS_2023.quality} ({KPIS_2023.quality_source}). They are counted from the caseload alone: what "
    "was entered by hand for the return is not in them."
)
_LIMITS = "_limits"
_NONE = "none"


def kpi_quarters(caseload: Caseload, ends: Sequence[date]) -> list[date]:
    """Of these quarters, by their last days, those that have KPIs: since they began, and none where nothing is held."""
    if all(lacking(caseload, table.needs) for table in KPIS_2023.tables):
        return []
    return [end for end in ends if first_day(end) >= KPIS_2023.starts and end <= caseload.extract_date]


def not_counted(caseload: Caseload) -> list[str]:
    """A sentence for each KPI of which nothing can be counted."""
    return [
        f"The KPI on {table.title[:1].lower()}{table.title[1:]} could not be counted: {why}."
        for table in KPIS_2023.tables
        if (why := lacking(caseload, table.needs))
    ]


def kpi_rows(
    caseload: Caseload,
    place: Place,
    populations: pl.DataFrame,
    ends: Sequence[date],
    confidence: float = 0.95,
) -> pl.DataFrame:
    """A ledger row for every measure of every quarter of ``ends`` that has KPIs.

    Numerator, denominator and value are those of ``kpi_measures``. A measure that could not be counted is null, never
    nought; ``reason`` says why, and ``quality`` says it too, after the label that every KPI carries. Limits: Wilson's
    of percentages, Poisson's of counts and rates. The board's sectors have none: who came is no chance event. A
    percentage whose numerator is not a part of its denominator has none where it is over 100.
    """
    quarters = kpi_quarters(caseload, ends)
    if not quarters:
        return figures.empty()
    found = kpi_measures(kpi_cells(caseload, quarters), populations).rename({"measure": "indicator"})
    known = found.drop("per").join(_declared(), on="indicator", how="left", maintain_order="left")
    reason = pl.when(pl.col("reason").is_not_null()).then(
        pl.concat_str(pl.lit("not counted: "), pl.col("reason"))
    )
    quality = pl.concat_str("_caveat", "population", reason, separator="; ", ignore_nulls=True)
    return completed(
        _limited(known, confidence).with_columns(
            pl.lit(QUARTER_MONTHS, dtype=pl.Int64).alias(MONTHS), quality.alias("quality")
        ),
        place,
    )


def _limited(frame: pl.DataFrame, confidence: float) -> pl.DataFrame:
    n, d = pl.col(N), pl.col(D)
    estimates = {
        Kind.SHARE.value: statistics.share(n, d, confidence=confidence),
        Kind.RATE.value: statistics.rate(n, d, 10_000, confidence),
        Kind.COUNT.value: statistics.rate(n, pl.lit(1), 1, confidence),
    }
    parts = []
    for (limits,), rows in frame.partition_by(_LIMITS, as_dict=True).items():
        if limits == _NONE:
            nothing = pl.lit(None, dtype=pl.Float64)
            parts.append(rows.with_columns(lower=nothing, upper=nothing, interval_method=pl.lit(None)))
            continue
        found = estimates[str(limits)]
        parts.append(rows.with_columns(lower=found.lower, upper=found.upper, interval_method=found.method))
    return pl.concat(parts, how="vertical_relaxed")


def _declared() -> pl.DataFrame:
    """What the declarations say of each measure, as columns of the ledger."""
    limits = (_NONE if each.id.startswith(f"kpi{BOARD.number}_") else each.kind.value for each in KPIS)
    return declared(KPIS).with_columns(
        pl.Series("_caveat", [each.caveat for each in KPIS]), pl.Series(_LIMITS, list(limits))
    )
