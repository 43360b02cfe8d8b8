"""What the values of a column are like: dates, numbers, code words, keys. Values are never written anywhere."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

import polars as pl

from yjp.ingest.mapping.dates import FORMATS, is_day_first, is_month_first, to_date
from yjp.ingest.mapping.suggest.shapes import shapes
from yjp.ingest.raw import Cells
from yjp.model.caseload import ROW

FEW_WORDS = 150
"""A column with more different values than this holds no code words."""
OPEN_DATES = (date(1800, 1, 1), date(1899, 12, 30), date(1900, 1, 1), date(2999, 12, 31), date(9999, 12, 31))
"""Days that systems write for no date, first to last."""
SERIALS = (25_569, 54_789)
"""Excel's day numbers of 1970 to 2049: other five-digit numbers are more likely ids."""


@dataclass(frozen=True)
class Column:
    """A column of a sheet: ``values`` are its cells that are not empty, trimmed; ``rows`` is the sheet's height."""

    name: str
    values: pl.Series = field(repr=False)
    rows: int

    @cached_property
    def distinct(self) -> pl.Series:
        """Its different values, in lower case."""
        return self.values.str.to_lowercase().unique(maintain_order=True)

    @cached_property
    def filled(self) -> int:
        """How many cells are not empty."""
        return self.values.len()

    @cached_property
    def words(self) -> Mapping[str, int]:
        """Its different values and how often each stands, the commonest first; nothing where they are too many."""
        if self.distinct.len() > FEW_WORDS:
            return {}
        counted = self.values.value_counts().sort("count", self.values.name, descending=[True, False])
        return dict(counted.iter_rows())

    @cached_property
    def date_shares(self) -> Mapping[str, float]:
        """The share of its values that is written in each form of date, forms that do not occur left out."""
        if not self.filled:
            return {}
        text = self.values.to_frame("v")
        shares = {
            name: float(text.select(pl.col("v").str.contains(form.pattern).mean()).item())
            for name, form in FORMATS.items()
        }
        days = text.select(pl.col("v").str.extract(FORMATS["excel"].pattern, 1).cast(pl.Int64)).to_series()
        if days.len() and not days.is_between(*SERIALS).fill_null(True).all():
            shares["excel"] = 0.0
        return {name: share for name, share in shares.items() if share > 0}

    @cached_property
    def american(self) -> int:
        """How many of its dates are no British ones, where they seem to have the month first."""
        text = self.values.to_frame("v")
        month, day = text.select(
            month=is_month_first(pl.col("v")).sum(), day=is_day_first(pl.col("v")).sum()
        ).row(0)
        return int(month) if month > day else 0

    @cached_property
    def dates(self) -> float:
        """The share of its values that are dates. Day numbers alone are no dates: they may be ids."""
        written = sum(share for name, share in self.date_shares.items() if name != "excel")
        return min(1.0, written + self.date_shares.get("excel", 0.0)) if written else 0.0

    @cached_property
    def open_dates(self) -> tuple[date, ...]:
        """Days among its dates that systems write for no date."""
        written = [name for name in self.date_shares if name != "excel"]
        if not written:
            return ()
        days = (
            self.values.to_frame("v").select(to_date(pl.col("v"), written, OPEN_DATES[-1], True)).to_series()
        )
        found = set(days.unique())
        return tuple(day for day in OPEN_DATES if day in found)

    @cached_property
    def numbers(self) -> pl.Series:
        """Its values that are numbers."""
        return self.values.cast(pl.Float64, strict=False).drop_nulls()

    @cached_property
    def is_key(self) -> bool:
        """Whether every row has a value and no two have the same."""
        return 0 < self.rows == self.filled == self.distinct.len()

    @cached_property
    def shapes(self) -> tuple[str, ...]:
        """Its commonest shapes."""
        return shapes(self.values)

    def first_row_of(self, word: str, cells: Cells) -> int:
        """The row number of the first cell that holds the word."""
        hit = cells.frame.filter(pl.col(self.name).str.strip_chars() == word)
        return int(hit.get_column(ROW)[0])

    def within(self, keys: pl.Series) -> float:
        """The share of its different values that are among some keys."""
        return int(self.distinct.is_in(keys.implode()).sum()) / self.distinct.len() if self.filled else 0.0


def columns(cells: Cells) -> dict[str, Column]:
    """The columns of a sheet by name."""
    rows = cells.frame.height
    found = {}
    for name in cells.frame.columns:
        if name != ROW:
            values = cells.frame.get_column(name).str.strip_chars()
            found[name] = Column(name, values.filter(values.fill_null("") != ""), rows)
    return found
