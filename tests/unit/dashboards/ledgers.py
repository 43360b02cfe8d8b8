"""Ledgers for the dashboard's tests: the sample, and what is left of it when something is missing."""

from dataclasses import replace

import polars as pl

from tests.sample import sample
from yjp import figures
from yjp.figures import COMPARISONS
from yjp.ledger import Ledger


def without_figures() -> Ledger:
    return Ledger(figures=figures.empty(), comparisons=pl.DataFrame(schema=COMPARISONS), about=sample().about)


def without_comparators() -> Ledger:
    """The service's own figures and its own past, nobody else's."""
    whole = sample()
    return Ledger(
        figures=whole.figures.filter(pl.col("area") == "rotherham"),
        comparisons=whole.comparisons.filter(pl.col("kind") == "own_past"),
        about=whole.about,
    )


def of_one_period() -> Ledger:
    """One period of each indicator and nothing from before it: no change can be worked out either."""
    whole = without_comparators()
    newest = whole.figures.filter(
        (pl.col("period_end") == pl.col("period_end").max().over("indicator"))
        & ~pl.col("indicator").str.ends_with("_change")
    )
    return Ledger(figures=newest, comparisons=whole.comparisons.clear(), about=whole.about)


def without(indicator: str) -> Ledger:
    whole = sample()
    return replace(whole, figures=whole.figures.filter(~pl.col("indicator").str.starts_with(indicator)))


def suppressed(figure_id: str, reason: str) -> Ledger:
    """A figure and its change marked as too small to show; the numbers are still in the rows."""
    whole = sample()
    change = figure_id.replace(".", "_change.", 1)
    found = pl.col("figure_id").is_in([figure_id, change])
    return replace(
        whole,
        figures=whole.figures.with_columns(
            suppressed=pl.when(found).then(pl.lit(True)).otherwise("suppressed"),
            reason=pl.when(found).then(pl.lit(reason)).otherwise("reason"),
        ),
    )


def renamed(service: str, made_up: bool = True) -> Ledger:
    """The sample under another service's name, with its first time entrants' rate doubled."""
    whole = sample()
    doubled = (pl.col("indicator") == "fte_rate") & (pl.col("area") == "rotherham")
    return Ledger(
        figures=whole.figures.with_columns(
            value=pl.when(doubled).then(pl.col("value") * 2).otherwise("value")
        ),
        comparisons=whole.comparisons,
        about=replace(whole.about, service=service, made_up=made_up),
    )
