"""The sample ledger with a row changed, taken away or added, for the cases that it does not hold."""

from dataclasses import replace

import polars as pl

from tests.sample import row, sample
from yjp import figures
from yjp.figures import COMPARISONS, figure_id
from yjp.ledger import Ledger

FTE = "fte_rate.2018-12.12m.rotherham"
FTE_PAST = "fte_rate.2017-12.12m.rotherham"
ENGLAND = "fte_rate.2018-12.12m.england"
REGION = "fte_rate.2018-12.12m.yorkshire_and_the_humber"
CUSTODY = "custody_rate.2019-03.12m.rotherham"
CUSTODY_PAST = "custody_rate.2018-03.12m.rotherham"
BINARY = "binary_reoffending.2017-06.12m.rotherham"
RATIO = "reoffences_per_reoffender.2017-06.12m.rotherham"


def base() -> Ledger:
    return sample()


def figure(ledger: Ledger, identifier: str, **parts: object) -> Ledger:
    """One figure with other values in those columns."""
    rows = [r | parts if r["figure_id"] == identifier else r for r in ledger.figures.iter_rows(named=True)]
    assert identifier in {r["figure_id"] for r in rows}
    return replace(ledger, figures=pl.DataFrame(rows, schema=figures.SCHEMA))


def comparison(ledger: Ledger, identifier: str, comparator: str, **parts: object) -> Ledger:
    """One comparison with other values in those columns."""
    hit = {"figure_id": identifier, "comparator_id": comparator}
    rows = [r | parts if hit.items() <= r.items() else r for r in ledger.comparisons.iter_rows(named=True)]
    assert any(hit.items() <= r.items() for r in rows)
    return replace(ledger, comparisons=pl.DataFrame(rows, schema=COMPARISONS))


def without(ledger: Ledger, *identifiers: str) -> Ledger:
    """The ledger without those figures and whatever compares with them."""
    gone = list(identifiers)
    missing = set(gone) - set(ledger.figures["figure_id"])
    assert not missing
    return replace(
        ledger,
        figures=ledger.figures.filter(~pl.col("figure_id").is_in(gone)),
        comparisons=ledger.comparisons.filter(
            ~pl.col("figure_id").is_in(gone) & ~pl.col("comparator_id").is_in(gone)
        ),
    )


def untested(ledger: Ledger, identifier: str, comparator: str) -> Ledger:
    """The ledger without one comparison; both figures stay."""
    hit = (pl.col("figure_id") == identifier) & (pl.col("comparator_id") == comparator)
    return replace(ledger, comparisons=ledger.comparisons.filter(~hit))


def only_local(ledger: Ledger) -> Ledger:
    """Nothing published at all."""
    kept = ledger.comparisons["kind"] == "own_past"
    local = ledger.figures["area_role"] == "local"
    return replace(ledger, figures=ledger.figures.filter(local), comparisons=ledger.comparisons.filter(kept))


def added(ledger: Ledger, indicator: str, window: str, area: str, **parts: object) -> Ledger:
    """The ledger with one more figure of an area that the sample knows."""
    rows = [*ledger.figures.iter_rows(named=True), row(indicator, window, area, **parts)]
    assert figure_id(indicator, window, area) not in set(ledger.figures["figure_id"])
    return replace(ledger, figures=figures.ordered(pl.DataFrame(rows, schema=figures.SCHEMA)))


def renamed(ledger: Ledger, name: str) -> Ledger:
    """The same figures of a service with another name."""
    local = pl.col("area_role") == "local"
    named = pl.when(local).then(pl.lit(name)).otherwise("area_name").alias("area_name")
    return replace(
        ledger, figures=ledger.figures.with_columns(named), about=replace(ledger.about, service=name)
    )


def published(ledger: Ledger, *, value: float, change: float | None) -> Ledger:
    """The official figure of first time entrants with another value, and a change on the year before."""
    area, window = "rotherham_published", "2018-12.12m"
    found = figure(ledger, figure_id("fte_rate", window, area), value=value)
    return found if change is None else added(found, "fte_rate_change", window, area, value=change)
