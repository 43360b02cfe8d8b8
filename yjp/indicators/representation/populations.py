"""Children aged 10 to 17 of each group, as the service's own table holds them."""

from collections.abc import Sequence
from datetime import date

import polars as pl

from yjp.indicators import groupings as g
from yjp.indicators.breakdowns import GROUP, VALUE
from yjp.indicators.windows import END
from yjp.model import columns as c
from yjp.model.caseload import Caseload
from yjp.model.codes import POPULATION_GROUPS_OF

PEOPLE = "people"
SOURCE = "population_source"
SCHEMA: dict[str, pl.DataType] = {
    END: pl.Date(),
    GROUP: pl.String(),
    VALUE: pl.String(),
    PEOPLE: pl.Int64(),
    SOURCE: pl.String(),
}


def of_its_grouping() -> pl.Expr:
    """Whether the group is one of its grouping: *white* is no sex."""
    return pl.any_horizontal(
        (pl.col(c.GROUPING) == grouping) & pl.col(c.GROUP_VALUE).is_in([each.code for each in groups])
        for grouping, groups in POPULATION_GROUPS_OF.items()
    )


def populations(caseload: Caseload, area: str, ends: Sequence[date]) -> pl.DataFrame:
    """``period_end``, ``group``, ``group_value``, ``people``, ``population_source`` for years ending on those days.

    The year is chosen as for all populations: the year before the last day, else the latest held before that, else the
    earliest. The two ethnic groups are summed from the five. Of a group given twice in a year nothing is known, and
    nothing is made up: it is left out (rule PGR01), as is a group of another grouping (PGR02).
    """
    if not caseload.has("population_groups"):
        return pl.DataFrame(schema=SCHEMA)
    given = (
        caseload.tables["population_groups"]
        .filter(pl.col(c.AREA) == area)
        .filter(pl.len().over(c.YEAR, c.GROUPING, c.GROUP_VALUE) == 1, of_its_grouping())
        .select(
            c.YEAR,
            pl.col(c.GROUPING).alias(GROUP),
            VALUE,
            pl.col(c.POPULATION).alias(PEOPLE),
            pl.col(c.SOURCE).fill_null("source not given"),
        )
    )
    parts = [pl.DataFrame(schema=SCHEMA)]
    for (_,), rows in given.partition_by(GROUP, as_dict=True).items():
        held = sorted(set(rows.get_column(c.YEAR)))
        for end in ends:
            before = [year for year in held if year < end.year]
            year = before[-1] if before else held[0]
            words = pl.concat_str(pl.lit(f"population of groups of {year}: "), c.SOURCE)
            found = rows.filter(pl.col(c.YEAR) == year).with_columns(
                pl.lit(end).alias(END), words.alias(SOURCE)
            )
            parts.append(found.select(pl.col(name).cast(kind) for name, kind in SCHEMA.items()))
    every = pl.concat(parts)
    return pl.concat([every, _two(every)])


def _two(every: pl.DataFrame) -> pl.DataFrame:
    """White and all others together, from the five groups."""
    five = every.filter(pl.col(GROUP) == g.ETHNIC.id, pl.col(VALUE) != g.NOT_KNOWN)
    other = pl.col(VALUE) != "white"
    return (
        five.with_columns(
            pl.lit(g.ETHNIC_TWO.id).alias(GROUP),
            pl.when(other).then(pl.lit("others")).otherwise(pl.lit("white")).alias(VALUE),
        )
        .group_by(END, GROUP, VALUE)
        .agg(pl.col(PEOPLE).sum(), pl.col(SOURCE).first())
        .select(*SCHEMA)
    )
