"""What the police print of stops and arrests of children, by group: totals, for whole financial years."""

from collections.abc import Sequence
from datetime import date

import polars as pl

from yjp.indicators import groupings as g
from yjp.indicators.breakdowns import GROUP, VALUE
from yjp.indicators.representation.children import STAGE
from yjp.indicators.representation.populations import of_its_grouping
from yjp.indicators.windows import END, N
from yjp.model import columns as c
from yjp.model.caseload import Caseload


def contacts(caseload: Caseload, ends: Sequence[date]) -> pl.DataFrame:
    """``period_end``, ``stage``, ``group``, ``group_value``, ``numerator`` of the years to March among ``ends``.

    A group given twice in a year is left out (rule POL01), as is a group of another grouping (POL02). Not stated, in
    the 18+1 codes, is not known.
    """
    schema: dict[str, pl.DataType] = {
        END: pl.Date(),
        STAGE: pl.String(),
        GROUP: pl.String(),
        VALUE: pl.String(),
        N: pl.Int64(),
    }
    if not caseload.has("police_contacts"):
        return pl.DataFrame(schema=schema)
    keys = (c.YEAR, c.CONTACT, c.GROUPING, c.GROUP_VALUE)
    found = (
        caseload.tables["police_contacts"]
        .filter(pl.len().over(keys) == 1, of_its_grouping())
        .select(
            pl.date(pl.col(c.YEAR) + 1, 3, 31).alias(END),
            pl.col(c.CONTACT).alias(STAGE),
            pl.col(c.GROUPING).alias(GROUP),
            pl.col(VALUE).replace("NS", g.NOT_KNOWN),
            pl.col(c.CONTACTS).alias(N),
        )
        .group_by(END, STAGE, GROUP, VALUE, maintain_order=True)
        .agg(pl.col(N).sum())
        .filter(pl.col(END).is_in(list(ends)))
        .select(pl.col(name).cast(kind) for name, kind in schema.items())
    )
    two = (
        found.filter(pl.col(GROUP) == g.ETHNIC.id)
        .with_columns(
            pl.lit(g.ETHNIC_TWO.id).alias(GROUP),
            pl.when(pl.col(VALUE).is_in(["white", g.NOT_KNOWN]))
            .then(VALUE)
            .otherwise(pl.lit("others"))
            .alias(VALUE),
        )
        .group_by(END, STAGE, GROUP, VALUE)
        .agg(pl.col(N).sum())
        .select(*schema)
    )
    return pl.concat([found, two])
