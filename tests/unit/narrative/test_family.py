"""Better or worse than the family: where that cannot be said, a sentence says so."""

from dataclasses import replace

import polars as pl
import pytest

from tests.sample import sample
from yjp.ledger import Ledger
from yjp.narrative.family import family_unknown
from yjp.narrative.headline import headline, plain_text


def said(ledger: Ledger, of: str) -> str | None:
    head = headline(ledger, of)
    assert head is not None
    found = family_unknown(ledger, head)
    return plain_text(found) if found else None


def test_only_the_familys_change_is_published() -> None:
    """Rotherham Youth Justice Plan 2019-21: first time entrants fell by 27.0%, in the family by 16.6%."""
    assert said(sample(), "fte_rate") == (
        "The family’s rate is not held here, so better or worse than the family cannot "
        "be said; its change was −16.6%, ours −27.0%."
    )


@pytest.mark.parametrize("of", ["binary_reoffending", "reoffences_per_reoffender", "custody_rate"])
def test_where_the_familys_figure_is_held_nothing_is_missing(of: str) -> None:
    assert said(sample(), of) is None


@pytest.mark.parametrize(
    "of", ["fte_rate", "binary_reoffending", "reoffences_per_reoffender", "custody_rate"]
)
def test_without_a_family_it_cannot_be_said(of: str) -> None:
    base = sample()
    alone = replace(base, figures=base.figures.filter(pl.col("area_role") != "family"))
    assert said(alone, of) == (
        "No figure of the YOT family is held for this year, so better or worse than the family cannot be said."
    )
