"""KPI 8: which sectors the management board's meetings of a quarter had."""

from collections.abc import Sequence
from datetime import date

import polars as pl

from yjp.indicators.kpi.cohort import quarters_frame
from yjp.indicators.kpi.declared.columns import SECTOR_LETTERS
from yjp.indicators.kpi.declared.events import BOARD
from yjp.indicators.kpi.members import COLUMN, KEYS, MEMBER, QUARTER, ROW_ID, TABLE, complete
from yjp.indicators.windows import END, quarter_end
from yjp.model import columns as c
from yjp.model.caseload import Caseload

ANSWERS = {
    "senior": c.SENIOR_ATTENDED,
    "delegated": c.DELEGATE_ATTENDED,
    "new_partner": c.NEW_PARTNER,
    "shares_data": c.SHARES_ETHNICITY_DATA,
}
_LETTER = "_letter"


def members(caseload: Caseload, ends: Sequence[date]) -> pl.LazyFrame:
    """Sectors in the cells of table 8; the member is the sector, in ``attended`` or in ``not``, never in both."""
    verdict = pl.when(pl.col("_yes")).then(pl.lit("attended")).otherwise(pl.lit("not"))
    return complete(
        _answered(caseload, ends).with_columns(
            pl.concat_str(pl.lit("senior"), _LETTER, verdict, separator="_").alias(COLUMN),
            pl.col(c.SECTOR).alias(MEMBER),
            pl.lit(None, dtype=pl.String).alias(c.CHILD_ID),
            pl.lit(None, dtype=pl.String).alias(c.PROGRAMME_ID),
        ),
        BOARD.number,
        "sector",
    )


def recorded(caseload: Caseload, ends: Sequence[date]) -> pl.LazyFrame:
    """The cells of table 8 for which something is recorded: all others are not known, which is not nought."""
    return (
        _answered(caseload, ends)
        .join(pl.LazyFrame({"_end": ["attended", "not"]}), how="cross")
        .select(
            QUARTER,
            pl.lit(BOARD.number, dtype=pl.Int64).alias(TABLE),
            ROW_ID,
            pl.concat_str(pl.lit("senior"), _LETTER, "_end", separator="_").alias(COLUMN),
        )
        .select(*KEYS)
    )


def _answered(caseload: Caseload, ends: Sequence[date]) -> pl.LazyFrame:
    """One row a quarter, sector and question with an answer: ``_yes``, whether any meeting of the quarter has a yes."""
    came = (pl.col(c.SENIOR_ATTENDED) == "yes") | (pl.col(c.DELEGATE_ATTENDED) == "yes")
    meetings = (
        caseload["board_meetings"]
        .filter(pl.col(c.MEETING_DATE) <= caseload.extract_date)
        # "If attended - was this a new partner?": of a meeting that nobody came to, there is no answer
        .with_columns(pl.when(came).then(c.NEW_PARTNER).alias(c.NEW_PARTNER))
        .with_columns(quarter_end(c.MEETING_DATE).alias(END))
        .join(quarters_frame(ends), on=END)
    )
    return (
        meetings.select(QUARTER, c.SECTOR, **{row: pl.col(column) for row, column in ANSWERS.items()})
        .unpivot(on=list(ANSWERS), index=[QUARTER, c.SECTOR], variable_name=ROW_ID, value_name="_answer")
        .drop_nulls("_answer")
        .group_by(QUARTER, c.SECTOR, ROW_ID)
        .agg((pl.col("_answer") == "yes").any().alias("_yes"))
        .with_columns(pl.col(c.SECTOR).replace_strict(SECTOR_LETTERS, return_dtype=pl.String).alias(_LETTER))
    )
