"""Rolling years of records, and distinct members in each."""

from collections.abc import Sequence
from datetime import date

import polars as pl

from yjp.indicators.windows import END, QUARTERS_IN_A_YEAR
from yjp.periods import quarter_end

START = "year_start"


def covered(ends: Sequence[date], first: date | None) -> list[date]:
    """Last days of the rolling years that begin no earlier than the quarter of the first record.

    A year before there were records is unknown, not nought. ``ends`` are consecutive quarter ends.
    """
    if first is None:
        return []
    held = [end for end in ends if end >= quarter_end(first)]
    return held[QUARTERS_IN_A_YEAR - 1 :]


def in_years(events: pl.LazyFrame, day: str, ends: Sequence[date]) -> pl.LazyFrame:
    """Each event once for every year that its day lies in: adds ``period_end`` and ``year_start``."""
    years = pl.LazyFrame({END: list(ends)}, schema={END: pl.Date}).with_columns(
        pl.col(END).dt.offset_by("1d").dt.offset_by("-1y").alias(START)
    )
    return events.join(years, how="cross").filter(pl.col(day) >= pl.col(START), pl.col(day) <= pl.col(END))


def first_day(frame: pl.DataFrame, column: str) -> date | None:
    """The earliest day of a column; none where it is empty."""
    found = frame.get_column(column).min()
    return found if isinstance(found, date) else None
