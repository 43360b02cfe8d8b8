"""The whole release of the example, attacked; and what is left of it to read."""

from functools import cache
from random import Random

import polars as pl
import pytest

from tests.caseloads import typed
from tests.unit.disclosure.exact import Exact, counts_of
from yjp.compute import compute
from yjp.disclosure import Protection, attack, profile, protection
from yjp.disclosure.counts import ESTIMATES
from yjp.disclosure.family_counts import FAMILIES
from yjp.ledger import About, Ledger
from yjp.settings import Settings
from yjp.synthetic import EXAMPLES, tables

EXAMPLE = EXAMPLES["rotherham_2019"]
HEADLINES = {
    "fte_rate.2018-12.12m.rotherham": False,
    "binary_reoffending.2017-06.12m.rotherham": False,
    "reoffences_per_reoffender.2017-06.12m.rotherham": False,
    # Three sentences.
    "custody_rate.2019-03.12m.rotherham": True,
}
EXACT = 12


@cache
def whole() -> Ledger:
    return compute(
        typed(tables(EXAMPLE.name), EXAMPLE.extract_date),
        Settings(
            service=EXAMPLE.service,
            made_up=True,
            extract_date=EXAMPLE.extract_date,
            complete_since=EXAMPLE.complete_since,
            published=("rotherham_plan_2019",),
        ),
        About(
            service=EXAMPLE.service,
            area=EXAMPLE.area,
            extract_date=EXAMPLE.extract_date,
            made_up=True,
            yjp_version="0.1.0",
            run_id="0000000000000000",
        ),
    )


@cache
def safe(name: str) -> Protection:
    return protection(whole(), profile(name))


@pytest.mark.parametrize("name", ["public", "board"])
def test_the_attack_finds_nothing(name: str) -> None:
    done = safe(name)
    assert done.unproven == ()
    found = attack(done.ledger, profile=profile(name), original=whole())
    assert found.height > 1000
    assert not found["unsafe"].any()


@pytest.mark.parametrize("name", ["public", "board"])
def test_nor_does_the_strongest_attack(name: str) -> None:
    # Needs and the like have tests of their own (test_families): they are in no sum of the others.
    others = ~pl.col("indicator").is_in(list(FAMILIES))
    exact, true = Exact(safe(name).ledger.figures.filter(others)), counts_of(whole().figures.filter(others))
    small = sorted(k for k, n in true.items() if n is not None and 1 <= n <= 4 and (k[2] or name == "public"))
    for key in Random(2019).sample(small, EXACT):
        least, most = exact.bounds(key)
        total = true[key[0], key[1], "", ""] if name == "board" else 10_000
        assert least <= 1
        assert most >= min(4, total or 0)


def test_the_headlines_survive() -> None:
    for identifier, hidden in HEADLINES.items():
        figure = safe("public").ledger.get(identifier)
        assert figure is not None
        assert figure.suppressed == hidden, identifier
        board = safe("board").ledger.get(identifier)
        assert board is not None
        assert not board.suppressed


def test_what_is_left_to_read() -> None:
    """Every year of entrants and each March year of custody but the last (3) are public; a board has all of them."""
    for name, least in (("public", 0.75), ("board", 1.0)):
        own = safe(name).ledger.figures.filter(
            pl.col("source") == "caseload",
            pl.col("group").is_null(),
            # No estimate of children still followed is ever public: that has a test of its own (test_followed).
            ~pl.col("indicator").is_in([*FAMILIES, *ESTIMATES]),
        )
        assert 1 - own["suppressed"].mean() >= least
    public = safe("public").ledger.figures.filter(pl.col("group").is_null(), pl.col("source") == "caseload")
    shown = public.filter(~pl.col("suppressed"))
    assert shown.filter(pl.col("indicator") == "fte_rate").height == 33
    march = shown.filter(pl.col("indicator") == "custody_rate", pl.col("window").str.contains("-03.12m"))
    assert march.height == 8
    assert not march["window"].str.starts_with("2019").any()


def test_an_estimate_tells_a_board_no_count_that_is_not_on_show() -> None:
    """The lower limit is what is known so far, even of one child; as a total of the service a board has that anyhow."""
    board = safe("board").ledger
    own = board.figures.filter(
        pl.col("source") == "caseload", pl.col("group").is_null(), ~pl.col("suppressed")
    )
    estimates = own.filter(pl.col("indicator") == "binary_reoffending_nowcast", pl.col("value").is_not_null())
    known = own.filter(pl.col("indicator") == "binary_reoffending").select(
        "area", "window", _so_far="value", _children="numerator"
    )
    both = estimates.join(known, on=["area", "window"], how="left")
    assert both.height > 5
    assert both["_children"].null_count() == 0
    assert (both["lower"] >= both["_so_far"] - 1e-9).all()
    assert ((both["_children"] >= 1) & (both["_children"] <= 4)).any()
    public = safe("public").ledger.figures.filter(pl.col("indicator").is_in(list(ESTIMATES)))
    assert public["suppressed"].all()
