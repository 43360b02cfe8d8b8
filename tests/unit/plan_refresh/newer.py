"""Newer ledgers: the sample with values revised, hidden, turned or gone."""

from dataclasses import replace

import polars as pl

from tests.sample import sample
from yjp.ledger import Ledger

FTE = "fte_rate.2018-12.12m.rotherham"
ENGLAND = "fte_rate.2018-12.12m.england"
REGION = "fte_rate.2018-12.12m.yorkshire_and_the_humber"
CUSTODY = "custody_rate.2019-03.12m.rotherham"
FTE_BEFORE = "fte_rate.2017-12.12m.rotherham"


def with_figure(ledger: Ledger, identifier: str, **parts: object) -> Ledger:
    """The ledger with some columns of one figure replaced."""
    here = pl.col("figure_id") == identifier
    columns = [pl.when(here).then(pl.lit(v)).otherwise(pl.col(k)).alias(k) for k, v in parts.items()]
    return replace(ledger, figures=ledger.figures.with_columns(columns))


def with_comparison(ledger: Ledger, comparator: str, **parts: object) -> Ledger:
    """The ledger with some columns of the comparison with one figure replaced."""
    here = pl.col("comparator_id") == comparator
    columns = [pl.when(here).then(pl.lit(v)).otherwise(pl.col(k)).alias(k) for k, v in parts.items()]
    return replace(ledger, comparisons=ledger.comparisons.with_columns(columns))


def revised() -> Ledger:
    """44 first time entrants instead of 41, 181 per 100,000 instead of 169; England 240 instead of 238."""
    ledger = with_figure(sample(), FTE, numerator=44.0, value=181.37, lower=131.8, upper=243.5)
    return with_figure(ledger, ENGLAND, value=240.0)


def turned() -> Ledger:
    """England no longer differs by more than chance; on the year before the rate rose."""
    ledger = with_comparison(revised(), ENGLAND, verdict="similar")
    return with_comparison(ledger, FTE_BEFORE, change=3.1, direction="higher")


def hidden() -> Ledger:
    """The custody figure is suppressed, and what was compared with it is gone."""
    ledger = with_figure(
        sample(), CUSTODY, suppressed=True, numerator=None, value=None, lower=None, upper=None
    )
    return replace(ledger, comparisons=ledger.comparisons.filter(pl.col("figure_id") != CUSTODY))


def without_england() -> Ledger:
    """England's figure is not in the ledger any more."""
    ledger = sample()
    return replace(
        ledger,
        figures=ledger.figures.filter(pl.col("figure_id") != ENGLAND),
        comparisons=ledger.comparisons.filter(pl.col("comparator_id") != ENGLAND),
    )
