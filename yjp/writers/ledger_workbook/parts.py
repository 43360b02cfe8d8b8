"""Which row of the ledger goes on which kind of sheet: each row on one, none on two."""

from dataclasses import dataclass

import polars as pl

from yjp.figures import AreaRole
from yjp.indicators.kpi.indicators import HEADLINE_KPIS, KPIS
from yjp.indicators.needs.indicators import NEED_INDICATORS
from yjp.indicators.registry import CASELOAD, HEADLINES
from yjp.indicators.representation.indicators import BEGINS
from yjp.indicators.wider.indicators import WIDER

FAMILIES: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("Entrants", ("fte_",)),
    ("Reoffending", ("binary_reoffending", "reoffences_")),
    ("Custody", ("custody_",)),
    ("Caseload", (CASELOAD.id,)),
    ("Over-representation", (BEGINS,)),
)
"""Name of the sheet of breakdowns, and how the ids of its measures begin."""
OTHER = "Other"


@dataclass(frozen=True, kw_only=True)
class Parts:
    """The figures, divided: ``years`` by headline measure, ``breakdowns`` by family; KPIs apart."""

    years: dict[str, pl.DataFrame]
    quarters: pl.DataFrame
    kpis: pl.DataFrame
    sub_kpis: pl.DataFrame
    wider: pl.DataFrame
    needs: pl.DataFrame
    others: pl.DataFrame
    breakdowns: dict[str, pl.DataFrame]
    comparators: pl.DataFrame


def divide(figures: pl.DataFrame) -> Parts:
    """Divide the ledger's figures; every row lands in exactly one part."""
    family = pl.lit(OTHER)
    for name, beginnings in reversed(FAMILIES):
        begins = pl.any_horizontal(*(pl.col("indicator").str.starts_with(b) for b in beginnings))
        family = pl.when(begins).then(pl.lit(name)).otherwise(family)
    headline = pl.col("indicator").is_in([i.id for i in HEADLINES])
    kpi, first = (pl.col("indicator").is_in([i.id for i in part]) for part in (KPIS, HEADLINE_KPIS))
    wider, needs = (pl.col("indicator").is_in([i.id for i in part]) for part in (WIDER, NEED_INDICATORS))
    year, quarter = pl.col("window").str.ends_with(".12m"), pl.col("window").str.ends_with(".3m")
    place = (
        pl.when(pl.col("group").is_not_null() | (pl.col("indicator") == CASELOAD.id))
        .then(pl.concat_str(pl.lit("breakdown "), family))
        .when(pl.col("area_role") != AreaRole.LOCAL.value)
        .then(pl.lit("comparators"))
        .when(first)
        .then(pl.lit("kpis"))
        .when(kpi)
        .then(pl.lit("sub-measures"))
        .when(wider)
        .then(pl.lit("wider"))
        .when(needs)
        .then(pl.lit("needs"))
        .when(headline & year)
        .then(pl.concat_str(pl.lit("year "), "indicator"))
        .when(quarter)
        .then(pl.lit("quarters"))
        .otherwise(pl.lit("others"))
    )
    found = {
        str(name[0]): rows.drop("place")
        for name, rows in figures.with_columns(place=place).partition_by("place", as_dict=True).items()
    }
    none = figures.clear()
    return Parts(
        years={i.id: found.get(f"year {i.id}", none) for i in HEADLINES},
        quarters=found.get("quarters", none),
        kpis=found.get("kpis", none),
        sub_kpis=found.get("sub-measures", none),
        wider=found.get("wider", none),
        needs=found.get("needs", none),
        others=found.get("others", none),
        breakdowns={
            n: found[f"breakdown {n}"] for n in (*dict(FAMILIES), OTHER) if f"breakdown {n}" in found
        },
        comparators=found.get("comparators", none),
    )
