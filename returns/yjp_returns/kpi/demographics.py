"""Who the children behind three KPIs are: sub-measures 3c, 6c and 9f, which the template has no cells for.

The published SQL has them, 3c and 6c from case-level data only, with ages of 10 to 14 and 15 to 17. Which numbers it
sets beside each other is inferred here, and so is the day of the age: the first day of the programme counted.
"""

from dataclasses import dataclass
from typing import Final

import polars as pl

from yjp.indicators import groupings as g
from yjp.indicators.attributes import EXPRESSIONS
from yjp.indicators.groupings import Grouping
from yjp.indicators.kpi.members import COLUMN, ROW_ID, TABLE
from yjp.model import columns as c
from yjp.model.ages import age_on
from yjp.model.caseload import Caseload
from yjp.model.codes.entries import code_list
from yjp_returns.kpi.address import Address, asked
from yjp_returns.kpi.held import Cells

_AGE, _BANDS = "_age", ("10_14", "15_17")
OLDER_FROM: Final = 15
_OFFENCE_AGE = Grouping(
    id="offence_age",
    title="Age at the offence",
    values=code_list(age10to15="10 to 15", age16to17="16 or 17"),
    read_from="the column of the table",
    on="as KPI 9 counts it",
)
_CHILD_AGE = Grouping(
    id=g.AGE.id,
    title="Age at the start",
    values=tuple(value for value in g.AGE.values if value.code in _BANDS),
    read_from=g.AGE.read_from,
    on="the first day of the programme",
)
SCHEMA: dict[str, pl.DataType] = {
    "number": pl.String(),
    "kpi": pl.Int64(),
    "title": pl.String(),
    "breakdown": pl.String(),
    "group": pl.String(),
    "children": pl.Int64(),
    "out_of": pl.Int64(),
    "value": pl.Float64(),
    "reason": pl.String(),
}
"""``value`` is the share in per cent; null where nobody is in the group, or where ``reason`` says why not."""


@dataclass(frozen=True, kw_only=True)
class Demographic:
    """A sub-measure: children in some rows of a table, as a share of those in another row, group by group."""

    number: str
    table: int
    title: str
    row: str
    out_of: str
    age: Grouping = _CHILD_AGE


DEMOGRAPHICS: tuple[Demographic, ...] = (
    Demographic(
        number="3c",
        table=3,
        title="Children with identified SEND/ALN, of children with an order ending",
        row="identified",
        out_of="ending",
    ),
    Demographic(
        number="6c",
        table=6,
        title="Children who completed an out-of-court disposal, of children with one ending",
        row="completed",
        out_of="ending",
    ),
    Demographic(
        number="9f",
        table=9,
        title="Children with a serious violent offence, of children with a proven offence",
        row="children_serious",
        out_of="children",
        age=_OFFENCE_AGE,
    ),
)


def demographics(caseload: Caseload, members: pl.DataFrame, cells: Cells) -> pl.DataFrame:
    """Every sub-measure group by group (``SCHEMA``), of the quarter of ``cells``.

    ``members`` is ``yjp.indicators.kpi.members.SCHEMA``, of that quarter alone. A child counts once in a group; those
    whose sex or ethnicity is not known are a group of their own. A sub-measure whose cells could not be counted has one
    row, with the reason.
    """
    people = _people(caseload, members)
    rows: list[tuple[object, ...]] = []
    for each in DEMOGRAPHICS:
        start = (each.number, each.table, each.title)
        if reason := _why_not(each, cells):
            rows.append((*start, None, None, None, None, None, reason))
            continue
        own = people.filter(pl.col(TABLE) == each.table)
        for grouping in (g.SEX, each.age, g.ETHNIC):
            for value in grouping.values:
                here = own.filter(pl.col(grouping.id) == value.code)
                some, every = (
                    here.filter(pl.col(ROW_ID) == row).get_column(c.CHILD_ID).n_unique()
                    for row in (each.row, each.out_of)
                )
                share = 100 * some / every if every else None
                rows.append((*start, grouping.title, value.label, some, every, share, None))
    return pl.DataFrame(rows, schema=SCHEMA, orient="row")


def _people(caseload: Caseload, members: pl.DataFrame) -> pl.DataFrame:
    """Members with sex, ethnic group, and both ages."""
    people = caseload["children"].select(
        c.CHILD_ID, c.DATE_OF_BIRTH, *(EXPRESSIONS[each.id].alias(each.id) for each in (g.SEX, g.ETHNIC))
    )
    starts = pl.LazyFrame(schema={c.PROGRAMME_ID: pl.String, c.START_DATE: pl.Date})
    if caseload.has("programmes"):
        starts = caseload["programmes"].select(c.PROGRAMME_ID, c.START_DATE)
    young, older = _BANDS
    return (
        members.lazy()
        .join(people, on=c.CHILD_ID, how="left")
        .join(starts, on=c.PROGRAMME_ID, how="left")
        # A child with two out-of-court disposals stands in one band: that of the first.
        .with_columns(pl.col(c.START_DATE).min().over(TABLE, c.CHILD_ID))
        .with_columns(age_on(c.DATE_OF_BIRTH, c.START_DATE).alias(_AGE))
        .with_columns(
            pl.when(pl.col(_AGE) < OLDER_FROM).then(pl.lit(young)).otherwise(pl.lit(older)).alias(g.AGE.id),
            pl.col(COLUMN).alias(_OFFENCE_AGE.id),
        )
        .collect()
    )


def _why_not(each: Demographic, cells: Cells) -> str:
    """Why the sub-measure cannot be counted; numbers entered by hand have nobody behind them and do not help."""
    table = next((t for t in cells.version.tables if t.number == each.table), None)
    if table is None or not {each.row, each.out_of} <= {row.id for row in table.rows}:
        return "the rows are not in this year's tables"
    for name in (each.row, each.out_of):
        row = table.row(name)
        for column in table.columns:
            held = cells.held[Address(table.number, name, column.id)]
            if asked(row, column) and held.computed is None:
                return held.reason or "its cells were entered by hand"
    return ""
