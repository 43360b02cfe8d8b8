"""Twenty services of random children, computed, protected and attacked: nothing small can be worked out of any."""

from collections import Counter
from dataclasses import replace
from datetime import date
from functools import cache
from random import Random

import polars as pl
import pytest

from tests.caseloads import typed
from tests.random_caseloads import LAST_DAY, random_tables
from tests.unit.disclosure.exact import Exact, counts_of
from yjp import reference
from yjp.compute import compute
from yjp.disclosure import Knowledge, attack, profile, protection
from yjp.ledger import About, Ledger
from yjp.settings import Settings

SERVICES = reference.dataset("services")["service"].to_list()[:: 155 // 20][:20]
GROUPS = ("sex", "care", "outcome", "tier", "outcome_care", "category", "send", "cat_send")
FROM = date(2018, 9, 30)
EXACT = 3
"""How many small counts of each service the strongest attack is tried on."""


@cache
def service(seed: int) -> Ledger:
    """The figures of a random service over its last three quarters, with some of its breakdowns."""
    name = SERVICES[seed]
    caseload = typed(random_tables(Random(seed), (12, 20, 40)[seed % 3]), LAST_DAY)
    whole = compute(
        caseload,
        Settings(service=name, made_up=True, complete_since=date(2017, 4, 1)),
        About(
            service=name,
            area=reference.service(name).slug,
            extract_date=LAST_DAY,
            made_up=True,
            yjp_version="0.1.0",
            run_id="0000000000000000",
        ),
    )
    kept = whole.figures.filter(
        pl.col("period_end") >= FROM, pl.col("group").is_null() | pl.col("group").is_in(GROUPS)
    )
    ids = kept.get_column("figure_id").implode()
    sides = whole.comparisons.filter(pl.col("figure_id").is_in(ids), pl.col("comparator_id").is_in(ids))
    return replace(
        whole,
        figures=kept,
        comparisons=sides,
        ratings=whole.ratings.filter(pl.col("figure_id").is_in(ids)),
        control=whole.control.filter(pl.col("figure_id").is_in(ids)),
    )


@pytest.mark.parametrize(
    ("seed", "name"), [*((s, "public") for s in range(20)), *((s, "board") for s in range(0, 20, 2))]
)
def test_nothing_is_found(seed: int, name: str) -> None:
    whole, chosen = service(seed), profile(name)
    safe = protection(whole, chosen).ledger
    small = {
        key
        for key, n in counts_of(whole.figures).items()
        if n is not None and 1 <= n <= 4 and (key[2] or name == "public")
    }
    assert small, "a service without small counts tests nothing"
    if seed % 5 == 0:
        assert not attack(safe, profile=chosen)["unsafe"].any()
    assert not attack(safe, profile=chosen, original=whole)["unsafe"].any()
    exact, true = Exact(safe.figures), counts_of(whole.figures)
    assert all(exact.known[key] is None for key in small)
    before = Exact(always_shown(whole.figures, name))
    for key in Random(seed).sample(sorted(small), min(EXACT, len(small))):
        (least, most), (first, last) = exact.bounds(key), before.bounds(key)
        assert least <= true[key] <= most
        assert least <= max(1, first), f"{key} is {least} to {most}, before {first} to {last}"
        assert most >= min(4, last), f"{key} is {least} to {most}, before {first} to {last}"


def always_shown(whole: pl.DataFrame, name: str) -> pl.DataFrame:
    """What the readers have before: nothing, or for a board the figures of the service as a whole."""
    mine = pl.col("group").is_not_null() | pl.lit(name == "public")
    numbers = ("numerator", "denominator", "value")
    return whole.with_columns(pl.when(~mine).then(pl.col(n)).alias(n) for n in numbers)


def test_hiding_the_small_counts_alone_is_broken() -> None:
    """The same services with nothing but their small counts hidden: the test above can fail."""
    broken = Counter[str]()
    for seed in (2, 5, 8, 11):
        whole = service(seed)
        for name in ("public", "board"):
            bare = replace(profile(name), secondary=False)
            found = attack(protection(whole, bare).ledger, profile=bare, original=whole)
            broken[name] += found["unsafe"].sum()
    assert broken["public"] > 5
    assert broken["board"] > 5


@pytest.mark.parametrize("seed", [2])
def test_two_releases_together_give_nothing_away(seed: int) -> None:
    """The figures of a quarter ago are released, then today's: the later release takes account of the earlier one."""
    whole, chosen = service(seed), profile("public")
    then = replace(whole, figures=whole.figures.filter(pl.col("period_end") <= date(2018, 12, 31)))
    first = protection(then, chosen).ledger
    second = protection(whole, chosen, released=[first]).ledger
    found = attack(second, profile=chosen, knowledge=Knowledge(released=[first]), original=whole)
    assert not found["unsafe"].any()


@pytest.mark.parametrize("seed", [2, 5])
def test_a_councillor_who_reads_both(seed: int) -> None:
    """A board's pack is made with the public release in mind: its readers have that as well."""
    whole, board = service(seed), profile("board")
    public = protection(whole, profile("public")).ledger
    pack = protection(whole, board, released=[public]).ledger
    found = attack(pack, profile=board, knowledge=Knowledge(released=[public]), original=whole)
    assert not found["unsafe"].any()
