"""Headlines and sub-measures from the cells."""

from datetime import date

import polars as pl

from yjp.indicators.kpi.declared.registry import KPIS_2023
from yjp.indicators.kpi.definition import CellState, Measure, Sum, Version
from yjp.indicators.kpi.members import COLUMN, QUARTER, ROW_ID, TABLE
from yjp.indicators.population import Chosen, of_year

MEASURES: dict[str, pl.DataType] = {
    QUARTER: pl.String(),
    "period_start": pl.Date(),
    "period_end": pl.Date(),
    "version": pl.Int64(),
    "measure": pl.String(),
    "numerator": pl.Int64(),
    "denominator": pl.Int64(),
    "per": pl.Int64(),
    "value": pl.Float64(),
    "population": pl.String(),
    "reason": pl.String(),
}
"""One row a quarter and measure, in the declaration's order; ``value`` is unrounded, and for a count the numerator.
``population`` names the estimate that was divided by."""
_NO_POPULATION = "no population of children aged 10 to 17 is held for this area"


def choose_population(populations: pl.DataFrame, end: date) -> Chosen | None:
    """The population of a quarter: "2023/24 uses the 2022 mid-year estimate and 2024/25 uses 2023", each named.

    Where that year is not held, the latest year before it, or the earliest held. ``populations`` has ``year``,
    ``population_10_17``, ``source``.
    """
    return of_year(populations, (end.year if end.month >= 4 else end.year - 1) - 1)


def kpi_measures(
    cells: pl.DataFrame, populations: pl.DataFrame, version: Version = KPIS_2023
) -> pl.DataFrame:
    """Every headline and sub-measure of the quarters of ``cells`` (``MEASURES``).

    A measure is null, with a reason, where any of its cells is, where nothing is there to divide by, or where no
    population is held; a numerator and denominator that are known are given all the same.
    """
    periods = cells.select(QUARTER, "period_start", "period_end", "version").unique(maintain_order=True)
    declared = _declared(version)
    frame = (
        periods.join(declared, how="cross", maintain_order="left_right")
        .join(_sums(cells, version, "numerator"), on=[QUARTER, "measure"], how="left", maintain_order="left")
        .join(
            _sums(cells, version, "denominator"), on=[QUARTER, "measure"], how="left", maintain_order="left"
        )
        .join(_populations(periods, populations), on=QUARTER, how="left", maintain_order="left")
    )
    denominator = pl.coalesce(
        "denominator", "constant", pl.when(pl.col("of_population")).then("population_10_17")
    )
    is_count = pl.col("is_count")
    value = (
        pl.when(is_count)
        .then(pl.col("numerator").cast(pl.Float64))
        .when(pl.col("denominator") > 0)
        .then(pl.col("numerator") / pl.col("denominator") * pl.col("per"))
    )
    nothing = pl.when(~is_count & (pl.col("denominator") == 0)).then(
        pl.lit("there is nothing to take a share of")
    )
    no_population = pl.when(pl.col("of_population") & pl.col("denominator").is_null()).then(
        pl.lit(_NO_POPULATION)
    )
    return (
        frame.with_columns(denominator.alias("denominator"))
        .with_columns(
            value.alias("value"),
            pl.when(pl.col("of_population")).then("population").alias("population"),
            pl.coalesce("numerator_reason", "denominator_reason", no_population, nothing).alias("reason"),
        )
        .select(pl.col(name).cast(kind) for name, kind in MEASURES.items())
    )


def _declared(version: Version) -> pl.DataFrame:
    rows = [
        (
            m.id,
            m.per,
            m.constant,
            m.of_population,
            m.denominator is None and m.constant is None and not m.of_population,
        )
        for m in version.measures
    ]
    schema = {
        "measure": pl.String,
        "per": pl.Int64,
        "constant": pl.Int64,
        "of_population": pl.Boolean,
        "is_count": pl.Boolean,
    }
    return pl.DataFrame(rows, schema=schema, orient="row")


def _sums(cells: pl.DataFrame, version: Version, part: str) -> pl.DataFrame:
    """Each measure's numerator or denominator: the sum of its cells, null with the first reason if one is null."""

    def of(measure: Measure) -> Sum | None:
        return measure.numerator if part == "numerator" else measure.denominator

    wanted = [
        (measure.id, found.table, row, column)
        for measure in version.measures
        if (found := of(measure))
        for row in found.rows
        for column in found.columns
    ]
    asked = pl.DataFrame(wanted, schema=["measure", TABLE, ROW_ID, COLUMN], orient="row")
    known = pl.col("value").is_not_null().all()
    return (
        # A cell that is not asked for is no part of a sum: a measure may name all points of several rows.
        asked.join(cells.filter(pl.col("state") != CellState.NOT_ASKED.value), on=[TABLE, ROW_ID, COLUMN])
        .group_by(QUARTER, "measure", maintain_order=True)
        .agg(
            pl.when(known).then(pl.col("value").sum()).alias(part),
            pl.col("reason").drop_nulls().first().alias(f"{part}_reason"),
        )
    )


def _populations(periods: pl.DataFrame, populations: pl.DataFrame) -> pl.DataFrame:
    rows = []
    for quarter, end in periods.select(QUARTER, "period_end").iter_rows():
        chosen = choose_population(populations, end)
        rows.append((quarter, chosen.population if chosen else None, chosen.words if chosen else None))
    schema = {QUARTER: pl.String, "population_10_17": pl.Int64, "population": pl.String}
    return pl.DataFrame(rows, schema=schema, orient="row")
