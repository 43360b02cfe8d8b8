"""The KPIs under each profile: blocks go whole, nothing small can be worked out, the label stays."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from functools import cache
from random import Random

import polars as pl
import pytest

from tests import random_kpis
from tests.caseloads import typed
from tests.unit.disclosure import atoms
from tests.unit.disclosure.made import ABOUT, ledger, row
from yjp.compute import compute
from yjp.disclosure import attack, profile, protect, protection
from yjp.disclosure.counts import cells
from yjp.disclosure.kpi_counts import BEHIND, BLOCKS, PARTS, SECTORS
from yjp.disclosure.relations import relations
from yjp.indicators.kpi.declared.registry import KPIS_2023
from yjp.indicators.kpi.indicators import HEADLINE_KPIS
from yjp.ledger import Ledger
from yjp.settings import Settings

QUARTER = "2025-03.3m"
HEADLINES = [each.id for each in HEADLINE_KPIS if each.id not in SECTORS]


@cache
def service(seed: int) -> Ledger:
    """The KPIs of a random service's last two quarters, from a handful of children a quarter to a hundred."""
    tables = random_kpis.random_tables(Random(seed), (20, 60, 150, 400)[seed % 4])
    caseload = typed(tables, random_kpis.LAST_DAY)
    about = replace(ABOUT, extract_date=random_kpis.LAST_DAY)
    whole = compute(caseload, Settings(service="Rotherham", made_up=True), about)
    kpis = pl.col("indicator").str.starts_with("kpi") & (pl.col("period_end") >= date(2024, 4, 1))
    return replace(
        whole,
        figures=whole.figures.filter(kpis),
        comparisons=whole.comparisons.filter(pl.col("figure_id").str.starts_with("kpi")),
        ratings=whole.ratings.clear(),
        control=whole.control.clear(),
        funnel=whole.funnel.clear(),
    )


def hidden(release: Ledger) -> set[str]:
    return set(release.figures.filter("suppressed").get_column("indicator"))


def test_every_measure_of_children_has_its_counts_and_every_sum_is_of_known_counts() -> None:
    assert BEHIND.keys() | SECTORS == {measure.id for measure in KPIS_2023.measures}
    known = {name for behind in BEHIND.values() for name in behind if name is not None}
    for each in PARTS:
        assert {each.whole, *each.parts} <= known
        known |= {each.rest} if each.rest else set()


@pytest.mark.parametrize("seed", range(4))
def test_every_declared_sum_holds_in_random_caseloads(seed: int) -> None:
    truth: dict[object, int] = {}
    for each in service(seed).figures.iter_rows(named=True):
        for cell, n in zip(cells(each), (each["numerator"], each["denominator"]), strict=True):
            if cell is not None and n is not None:
                # Children with an order ending are one count, whatever table they are read from.
                assert truth.setdefault(cell, int(n)) == int(n)
    found = relations(truth)  # type: ignore[arg-type]
    assert len(found) > 200
    for relation in found:
        missing = [part for part in relation.parts if part not in truth]
        left = truth[relation.total] - sum(truth[part] for part in relation.parts if part in truth)
        assert len(missing) <= 1
        assert left >= 0 if missing else left == 0, (relation.why, relation.total, left)
        truth.update(dict.fromkeys(missing, left))


@pytest.mark.parametrize("name", ["public", "board"])
@pytest.mark.parametrize("seed", range(4))
def test_nothing_small_can_be_worked_out(seed: int, name: str) -> None:
    whole, chosen = service(seed), profile(name)
    safe = protection(whole, chosen)
    assert safe.unproven == ()
    assert not attack(safe.ledger, profile=chosen)["unsafe"].any()
    assert not attack(safe.ledger, profile=chosen, original=whole)["unsafe"].any()
    shown = safe.ledger.figures.filter(~pl.col("suppressed"), ~pl.col("indicator").is_in(list(SECTORS)))
    if name == "public":
        within = [measure.id for measure in KPIS_2023.measures if measure.within]
        left = pl.col("indicator").is_in(within) & (pl.col("denominator") - pl.col("numerator")).is_between(
            1, 4
        )
        of_few = pl.col("numerator").is_between(1, 4) | pl.col("denominator").is_between(1, 4)
        # A population is no count of the service's.
        assert shown.filter(of_few | (left & (pl.col("unit") != "per_10k"))).is_empty()


def test_hiding_the_small_counts_alone_is_broken() -> None:
    broken = 0
    for seed, name in ((2, "board"), (3, "public"), (3, "board")):
        bare = replace(profile(name), secondary=False)
        release = protection(service(seed), bare).ledger
        broken += attack(release, profile=bare, original=service(seed))["unsafe"].sum()
    assert broken > 5


def narrowed(whole: Ledger, release: Ledger, name: str) -> tuple[int, int]:
    """How many small counts there are, and of how many the release rules a small value out, by an exact attack."""
    headlines = pl.col("indicator").is_in(HEADLINES) & pl.lit(name == "board")
    prior = whole.figures.filter(headlines)
    small = [
        (each["indicator"], place)
        for each in whole.figures.iter_rows(named=True)
        for place, part in enumerate(("numerator", "denominator"))
        if 1 <= each[part] <= 4
    ]
    now, before = atoms.ranges(release.figures, small, prior), atoms.ranges(prior, small)
    # What the headlines give that a board is always shown is no leak.
    open_ = [key for key in small if before[key][0] < before[key][1]]
    worse = [k for k in open_ if now[k][0] > max(1, before[k][0]) or now[k][1] < min(4, before[k][1])]
    return len(open_), len(worse)


@pytest.mark.parametrize("name", ["public", "board"])
def test_no_world_rules_a_small_count_out(name: str) -> None:
    """Quarters of children of every kind, attacked exactly: the attack knows of no sum that the protection declares."""
    tried, on_show = 0, 0
    for seed in range(30):
        whole = ledger(atoms.rows(Random(seed)))
        release = protect(whole, profile(name))
        on_show += release.figures.filter(~pl.col("suppressed")).height
        found, worse = narrowed(whole, release, name)
        assert worse == 0, seed
        tried += found
    assert tried > 40
    assert on_show > 200


def test_the_exact_attack_finds_what_is_hidden_alone() -> None:
    broken = 0
    for seed in range(12):
        whole = ledger(atoms.rows(Random(seed)))
        bare = replace(profile("board"), secondary=False)
        broken += narrowed(whole, protect(whole, bare), "board")[1]
    assert broken > 5


def test_a_block_goes_whole_and_the_others_stay() -> None:
    rows = [
        row("kpi1_suitable_end", QUARTER, 20, 30),
        row("kpi1_unsuitable_end", QUARTER, 10, 30),
        row("kpi1_suitable_end_parents", QUARTER, 18),
        row("kpi1_suitable_end_friends", QUARTER, 2),
        row("kpi1_suitable_end_ro", QUARTER, 12, 17),
        row("kpi1_suitable_end_yro", QUARTER, 8, 13),
        row("kpi7_looked_after_during", QUARTER, 6, 30),
        row("kpi8_senior", QUARTER, 3, 5),
    ]
    for name in ("public", "board"):
        release = protect(ledger(rows), profile(name))
        assert hidden(release) == {
            "kpi1_unsuitable_end",
            "kpi1_suitable_end_parents",
            "kpi1_suitable_end_friends",
        }


def test_a_small_remainder_is_a_small_number() -> None:
    """Of 30 children 28 are in suitable accommodation: that is two who are not."""
    rows = [row("kpi1_suitable_end", QUARTER, 28, 30), row("kpi2_suitable_end", QUARTER, 20, 30)]
    assert hidden(protect(ledger(rows), profile("public"))) == {"kpi1_suitable_end"}
    assert hidden(protect(ledger(rows), profile("board"))) == set()


def test_what_is_left_over_is_nobody_only_where_the_rules_say_so() -> None:
    """A row for every child, offence or age; and what is left of a sum of numbers that is no number of people."""
    whole = {each.whole for each in PARTS if each.all}
    assert {f"kpi1_{word}_{at}" for word in ("suitable", "unsuitable") for at in ("start", "end")} <= whole
    assert "kpi9_rate" in whole
    assert {(each.whole, each.parts) for each in PARTS if not each.of_people} == {
        ("kpi2_suitable_end", ("kpi3_suitable_ete",)),
        (
            "kpi:ending without kpi3_identified",
            ("kpi2_suitable_end without kpi3_suitable_ete",),
        ),
        ("kpi9_rate", ("kpi9_children",)),
        ("kpi9_serious_of_all:base", ("kpi9_children:base",)),
    }


def test_one_order_hides_the_orders_of_every_kpi() -> None:
    rows = [
        row("kpi1_suitable_end_ro", QUARTER, 12, 18),
        row("kpi7_supported_cust", QUARTER, 0, 3),
        row("kpi7_supported_ro", QUARTER, 6, 18),
        row("kpi2_suitable_end", QUARTER, 10, 21),
    ]
    assert hidden(protect(ledger(rows), profile("public"))) == {each["indicator"] for each in rows[:3]}


def test_children_who_must_be_in_both_are_not_given_away() -> None:
    """Of 20 children 12 are in suitable ETE and 11 have a need: three at least are both, so it is not one or two."""
    rows = [
        row("kpi2_suitable_end", QUARTER, 12, 20),
        row("kpi3_plan", QUARTER, 5, 11),
        row("kpi3_identified", QUARTER, 11, 20),
        row("kpi3_suitable_ete", QUARTER, 3, 11),
    ]
    assert hidden(protect(ledger(rows), profile("public"))) == {
        "kpi3_plan",
        "kpi3_identified",
        "kpi3_suitable_ete",
    }


def test_children_who_need_not_be_in_both_leave_the_needs_on_show() -> None:
    """Ten in suitable ETE and ten with a need, of 20: nobody need be both, so the three are hidden alone."""
    rows = [
        row("kpi2_suitable_end", QUARTER, 10, 20),
        row("kpi3_identified", QUARTER, 10, 20),
        row("kpi3_suitable_ete", QUARTER, 3, 10),
    ]
    alone = hidden(protect(ledger(rows), profile("public")))
    rows[0] = row("kpi2_suitable_end", QUARTER, 11, 20)
    assert alone <= hidden(protect(ledger(rows), profile("public")))
    assert "kpi3_suitable_ete" in alone


def test_a_hidden_figure_keeps_its_label_and_loses_its_numbers() -> None:
    whole = service(1)
    gone = protect(whole, profile("public")).figures.filter("suppressed")
    assert gone.height
    assert gone.get_column("quality").unique().to_list() == [
        "Not yet suitable for decision-making (YJB, Quality and methodology information for new KPIs, 12 June 2025)"
    ]
    for name in ("numerator", "denominator", "value", "lower", "upper", "interval_method"):
        assert gone.get_column(name).null_count() == gone.height


def test_a_comparison_goes_with_either_quarter() -> None:
    whole = service(3)
    assert whole.comparisons.height
    release = protect(whole, profile("public"))
    gone = set(release.figures.filter("suppressed").get_column("figure_id"))
    sides: Iterable[tuple[str, str]] = release.comparisons.select("figure_id", "comparator_id").iter_rows()
    assert not any({*pair} & gone for pair in sides)
    assert release.comparisons.height < whole.comparisons.height


def test_the_statutory_profile_hides_nothing_and_a_board_sees_every_headline() -> None:
    whole = service(2)
    assert protect(whole, profile("statutory")).figures.equals(whole.figures)
    assert not hidden(protect(whole, profile("board"))) & set(HEADLINES)


def test_sub_measures_that_moved_by_a_child_since_the_last_release_go() -> None:
    def rows(parents: int) -> list[dict[str, object]]:
        return [
            row("kpi1_suitable_end", QUARTER, 20, 30),
            row("kpi1_suitable_end_parents", QUARTER, parents),
            row("kpi1_suitable_end_friends", QUARTER, 20 - parents),
        ]

    first = protect(ledger(rows(10)), profile("public"))
    assert hidden(first) == set()
    assert hidden(protect(ledger(rows(10)), profile("public"), released=[first])) == set()
    second = protect(ledger(rows(11)), profile("public"), released=[first])
    assert hidden(second) == {"kpi1_suitable_end_parents", "kpi1_suitable_end_friends"}


def test_measures_by_order_are_one_block_over_all_kpis() -> None:
    named = {
        block for measure, block in BLOCKS.items() if measure.endswith("_cust") and "order" not in measure
    }
    assert named == {"by order"}
