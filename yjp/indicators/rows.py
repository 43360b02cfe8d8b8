"""From counted frames to rows of the ledger."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

import polars as pl

from yjp import figures
from yjp.figures import AreaRole, State
from yjp.indicators.definition import Indicator
from yjp.indicators.windows import END, MONTHS
from yjp.periods import Window


@dataclass(frozen=True, kw_only=True)
class Place:
    """The area that a set of rows is about, and where its numbers come from."""

    area: str
    area_name: str
    role: AreaRole
    source_ref: str


def ledger_rows(frame: pl.DataFrame, indicator: Indicator, place: Place) -> pl.DataFrame:
    """Complete a frame of one indicator to the ledger's schema.

    ``frame`` has ``period_end``, ``months``, ``numerator``, ``denominator``, ``value``, ``lower``, ``upper``,
    ``interval_method``, and where they apply ``state``, ``quality``, ``reason``, ``group``, ``group_value``.
    """
    return completed(
        frame.with_columns(
            indicator=pl.lit(indicator.id),
            definition_version=pl.lit(indicator.definition_version),
            per=pl.lit(indicator.per),
            unit=pl.lit(indicator.unit.value),
            decimals=pl.lit(indicator.decimals),
        ),
        place,
    )


def declared(indicators: Iterable[Indicator]) -> pl.DataFrame:
    """What the declarations of many indicators say, as columns to join to their rows by ``indicator``."""
    rows = [(i.id, i.definition_version, i.per, i.unit.value, i.decimals) for i in indicators]
    columns = ["indicator", "definition_version", "per", "unit", "decimals"]
    return pl.DataFrame(rows, schema=columns, orient="row")


def completed(frame: pl.DataFrame, place: Place) -> pl.DataFrame:
    """As ``ledger_rows``, of many indicators: the frame has ``indicator`` and what its declaration says besides."""
    windows = [
        (end, months, Window(end=end, months=months))
        for end, months in frame.select(END, MONTHS).unique(maintain_order=True).iter_rows()
    ]
    named = pl.DataFrame(
        [(end, months, w.id, w.start) for end, months, w in windows],
        schema={END: pl.Date, MONTHS: pl.Int64, "window": pl.String, "period_start": pl.Date},
        orient="row",
    )
    optional = {
        "state": pl.lit(State.ESTIMATE.value),
        "quality": pl.lit(None, dtype=pl.String),
        "reason": pl.lit(None, dtype=pl.String),
        "group": pl.lit(None, dtype=pl.String),
        "group_value": pl.lit(None, dtype=pl.String),
    }
    complete = frame.join(named, on=[END, MONTHS], how="left").with_columns(
        *(expression.alias(name) for name, expression in optional.items() if name not in frame.columns),
        area=pl.lit(place.area),
        area_name=pl.lit(place.area_name),
        area_role=pl.lit(place.role.value),
        source=pl.lit("caseload"),
        source_ref=pl.lit(place.source_ref),
        vintage=pl.lit(None, dtype=pl.String),
        suppressed=pl.lit(False),
    )
    return figures.ordered(_with_ids(complete))


def _with_ids(rows: pl.DataFrame) -> pl.DataFrame:
    """``figure_id`` as ``figures.figure_id`` has it, made in one pass where it fits; only long ones one by one."""
    group = (
        pl.when(pl.col("group").is_null())
        .then(pl.lit(""))
        .otherwise(pl.concat_str(pl.lit("."), "group", pl.lit("="), "group_value"))
    )
    whole = pl.concat_str(pl.concat_str("indicator", "window", "area", separator="."), group)
    fitting = rows.with_columns(figure_id=pl.when(whole.str.len_chars() <= figures.ID_LENGTH).then(whole))
    long = fitting.filter(pl.col("figure_id").is_null())
    if long.is_empty():
        return fitting
    ids = [
        figures.figure_id(*parts)
        for parts in long.select("indicator", "window", "area", "group", "group_value").iter_rows()
    ]
    return pl.concat(
        [fitting.drop_nulls("figure_id"), long.with_columns(figure_id=pl.Series(ids, dtype=pl.String))]
    )


def cohort_state(extract_date: date) -> pl.Expr:
    """Final 18 months after the cohort's last day, provisional before.

    "A cohort is provisional until 18 months after its last day, by the extract date."
    """
    settled = pl.col(END).dt.offset_by("18mo") <= extract_date
    return (
        pl.when(settled)
        .then(pl.lit(State.FINAL.value))
        .otherwise(pl.lit(State.PROVISIONAL.value))
        .alias("state")
    )
