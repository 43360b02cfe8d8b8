"""What the tests of the national engine share: the one-service engine's counts, and small stores."""

from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path

import polars as pl

from yjp.figures import AreaRole
from yjp.indicators.measure import measure
from yjp.indicators.rows import Place
from yjp.model import columns as c
from yjp.model.caseload import Caseload, numbered
from yjp.model.registry import table
from yjp.national.store import SERVICE, TABLES, CountryStore
from yjp.national.writing import write_store
from yjp.synthetic.country_places import EXTRACT_DATE

NATIONAL = (
    "fte_count",
    "fte_rate",
    "custody_count",
    "custody_rate",
    "binary_reoffending",
    "reoffences_per_reoffender",
    "reoffences_per_child",
)
PART = ["indicator", "period_end", "months", "numerator", "denominator", "value"]


def one_service_rows(caseload: Caseload, populations: pl.DataFrame, first_day: date) -> pl.DataFrame:
    """``PART`` of what the one-service engine says, without breakdowns."""
    place = Place(area="here", area_name="Here", role=AreaRole.LOCAL, source_ref="test")
    named = populations.with_columns(source=pl.lit("made up"))
    found = measure(caseload, place, named, complete_since=first_day)
    months = pl.col("window").str.extract(r"\.(\d+)m$").cast(pl.Int64).alias("months")
    return (
        found.filter(pl.col("indicator").is_in(NATIONAL), pl.col("group").is_null())
        .with_columns(months)
        .select(PART)
        .sort(PART[:3])
    )


def national_rows(table: pl.DataFrame, area: str) -> pl.DataFrame:
    """``PART`` of what the national engine says about an area."""
    return (
        table.filter(pl.col("area") == area)
        .select(PART)
        .with_columns(pl.col("numerator", "denominator").cast(pl.Float64))
        .sort(PART[:3])
    )


def small_store(
    folder: Path, caseloads: Sequence[Caseload], populations: pl.DataFrame, first_day: date
) -> CountryStore:
    """A store in which every service is its only area."""
    services = sorted({s for each in caseloads for s in each.tables["children"]["service"]})
    areas = pl.DataFrame({"area_role": "local", "area": services, "service": services})
    return write_store(
        folder,
        caseloads,
        areas=areas,
        populations=populations,
        first_day=first_day,
        extract_date=caseloads[0].extract_date,
        made_up=True,
        made_from={},
    )


def one_service(caseloads: Iterable[Caseload], service: str) -> Caseload:
    """The caseload that one service of the country would hold, in the model's columns and types."""
    parts: dict[str, list[pl.DataFrame]] = {name: [] for name in TABLES}
    for caseload in caseloads:
        children = caseload.tables["children"].filter(pl.col(SERVICE) == service)
        for name in TABLES:
            rows = caseload.tables[name].join(children.select(c.CHILD_ID), on=c.CHILD_ID, how="semi")
            parts[name].append(_as_modelled(rows, name))
    return Caseload({name: numbered(pl.concat(found)) for name, found in parts.items()}, EXTRACT_DATE)


def _as_modelled(rows: pl.DataFrame, name: str) -> pl.DataFrame:
    nothing = pl.lit(None)
    return rows.select(
        (pl.col(column) if column in rows.columns else nothing).cast(kind).alias(column)
        for column, kind in table(name).dtypes.items()
    )
