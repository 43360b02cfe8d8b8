"""Which population a window is divided by: one documented rule, and what it chose is said beside the figure."""

from dataclasses import dataclass
from datetime import date

import polars as pl

from yjp.model import columns as c


@dataclass(frozen=True)
class Chosen:
    """The population of a window: children aged 10 to 17, and words that name the estimate."""

    population: int
    words: str


def merge(own: pl.DataFrame | None, packaged: pl.DataFrame, area: str) -> pl.DataFrame:
    """``year``, ``population_10_17``, ``source`` of an area: "population.csv first, packaged ONS second"."""
    columns = [pl.col(c.YEAR).cast(pl.Int64), pl.col(c.POPULATION_10_17).cast(pl.Int64), pl.col(c.SOURCE)]
    second = packaged.select(columns)
    if own is None:
        return second.sort(c.YEAR)
    first = own.filter(pl.col(c.AREA) == area).select(columns)
    return pl.concat([first, second]).unique(subset=[c.YEAR], keep="first", maintain_order=True).sort(c.YEAR)


def choose(populations: pl.DataFrame, end: date) -> Chosen | None:
    """The population for a window that ends on a day; none where no year is held.

    "The mid-year estimate of the year before the window's last day, or the latest year held before that, or, if none,
    the earliest held, each named in the figure."
    """
    return of_year(populations, end.year - 1)


def of_year(populations: pl.DataFrame, wanted: int) -> Chosen | None:
    """The population of a year, or of the latest year held before it, or of the earliest; none where none is held."""
    if populations.is_empty():
        return None
    ordered = populations.sort(c.YEAR)
    held = ordered.filter(pl.col(c.YEAR) <= wanted)
    row = (held.tail(1) if held.height else ordered.head(1)).row(0, named=True)
    year, source = row[c.YEAR], row[c.SOURCE] or "source not given"
    words = f"population of mid-{year}: {source}"
    if year != wanted:
        words += f" (mid-{wanted} is not held)"
    return Chosen(row[c.POPULATION_10_17], words)
