"""What sums give away of their parts, worked out by hand."""

import math
from collections.abc import Mapping
from datetime import date

import pytest

from yjp.disclosure.bounds import Contradiction, Fact, narrowest
from yjp.disclosure.counts import Cell

A, B, C, D = (Cell("entrants", "rotherham", "outcome", name, date(2018, 12, 31), 12) for name in "abcd")
OPEN = math.inf


def fact(lowest: float, highest: float, why: str = "sum", /, **times: float) -> Fact:
    """``lowest <= a * its times + b * its times … <= highest``."""
    by_name = {"a": A, "b": B, "c": C, "d": D}
    return Fact(tuple((by_name[name], each) for name, each in times.items()), lowest, highest, why)


def ranges(*facts: Fact, start: Mapping[Cell, float] | None = None) -> dict[str, tuple[float, float]]:
    found = narrowest((), facts, start or {})
    return {cell.value: (each.lowest, each.highest) for cell, each in found.items()}


def test_what_nothing_is_known_of_is_at_least_nought() -> None:
    found = narrowest([A, B], [], {B: 3.0})
    assert (found[A].lowest, found[A].highest, found[A].why) == (0, OPEN, ())
    assert (found[B].lowest, found[B].highest) == (3, OPEN)


def test_a_part_is_no_more_than_the_whole_and_no_less_than_what_the_others_leave() -> None:
    assert ranges(fact(10, 10, a=1, b=1)) == {"a": (0, 10), "b": (0, 10)}
    assert ranges(fact(10, 10, a=1, b=1), start={A: 4.0}) == {"a": (4, 10), "b": (0, 6)}
    assert ranges(fact(10, 10, a=1, b=1), fact(-OPEN, 3, a=1)) == {"a": (0, 3), "b": (7, 10)}


def test_one_sum_less_another_is_what_is_left() -> None:
    assert ranges(fact(10, 10, a=1, b=1, c=1), fact(8, 8, a=1, b=1))["c"] == (2, 2)


def test_only_whole_numbers_count() -> None:
    """Three times a count between 10 and 13 is 12; twice a count up to 7 is at most 6."""
    assert ranges(fact(10, 13, a=3)) == {"a": (4, 4)}
    assert ranges(fact(-OPEN, 7, a=2)) == {"a": (0, 3)}
    assert ranges(fact(7, OPEN, a=2)) == {"a": (4, OPEN)}


def test_a_difference_moves_both_sides() -> None:
    """a is 3 more than b, and b at most 4."""
    assert ranges(fact(3, 3, a=1, b=-1), fact(-OPEN, 4, b=1)) == {"a": (3, 7), "b": (0, 4)}
    assert ranges(fact(3, 3, a=1, b=-1), fact(5, 9, a=1)) == {"a": (5, 9), "b": (2, 6)}
    assert ranges(fact(-OPEN, -3, a=1, b=-1), fact(-OPEN, 9, b=1)) == {"a": (0, 6), "b": (3, 9)}


def test_one_open_end_leaves_the_others_open_but_not_itself() -> None:
    """a + b is at least 9 with b open: nothing of a. With b at most 2, a is at least 7."""
    assert ranges(fact(9, OPEN, a=1, b=1)) == {"a": (0, OPEN), "b": (0, OPEN)}
    assert ranges(fact(9, OPEN, a=1, b=1), fact(-OPEN, 2, b=1)) == {"a": (7, OPEN), "b": (0, 2)}
    assert ranges(fact(9, 9, a=1, b=1, c=-1), fact(-OPEN, 2, b=1))["a"] == (7, OPEN)


def test_three_pairs_give_their_parts_only_together() -> None:
    """a + b = 5, b + c = 7, a + c = 6: no pair alone says more than a range, all three say 2, 3 and 4."""
    pairs = [fact(5, 5, a=1, b=1), fact(7, 7, b=1, c=1), fact(6, 6, a=1, c=1)]
    assert ranges(*pairs) == {"a": (2, 2), "b": (3, 3), "c": (4, 4)}
    assert ranges(*pairs[:2]) == {"a": (0, 5), "b": (0, 5), "c": (2, 7)}
    assert "several sums together" in narrowest((), pairs, {})[A].why


def test_sums_with_times_are_solved_too() -> None:
    """2a + b + c = 11 and a + b + 2c = 10 and a + b + c = 8: c is 2, a is 3, b is 3."""
    sums = [fact(11, 11, a=2, b=1, c=1), fact(10, 10, a=1, b=1, c=2), fact(8, 8, a=1, b=1, c=1)]
    assert ranges(*sums) == {"a": (3, 3), "b": (3, 3), "c": (2, 2)}


def test_a_number_already_known_is_taken_off_before_sums_are_combined() -> None:
    """d = 4; a + b + d = 9, b + c + 2d = 15, a + c = 6: the pairs above once more."""
    found = ranges(
        fact(4, 4, d=1), fact(9, 9, a=1, b=1, d=1), fact(15, 15, b=1, c=1, d=2), fact(6, 6, a=1, c=1)
    )
    assert found == {"a": (2, 2), "b": (3, 3), "c": (4, 4), "d": (4, 4)}


def test_a_range_is_no_sum_to_solve_with() -> None:
    pairs = [fact(5, 5, a=1, b=1), fact(7, 7, b=1, c=1), fact(6, 8, a=1, c=1)]
    assert ranges(*pairs) == {"a": (0, 5), "b": (0, 5), "c": (2, 7)}


def test_two_groups_of_sums_do_not_mix() -> None:
    apart = narrowest((), [fact(5, 5, "one", a=1, b=1), fact(7, 7, "other", c=1, d=1)], {})
    assert apart[A].why == ("one",)
    assert apart[D].why == ("other",)


def test_the_last_facts_that_narrowed_a_count_are_told_once_each() -> None:
    found = narrowest((), [fact(-OPEN, 9, "first", a=1), fact(4, 5, "second", a=1)], {})
    assert found[A].why == ("first", "second")
    many = [fact(-OPEN, 9 - n, f"fact {n}", a=1) for n in range(6)]
    assert narrowest((), many, {})[A].why == ("fact 2", "fact 3", "fact 4", "fact 5")


def test_a_fact_that_narrows_a_count_twice_is_told_once() -> None:
    """a is twice b, b three times c, a at most 9: so b at most 4 and a 8; so c at most 1, b 3 and a 6."""
    facts = [fact(-OPEN, 9, "most", a=1), fact(0, 0, "twice", a=1, b=-2), fact(0, 0, "thrice", b=1, c=-3)]
    found = narrowest((), facts, {})
    assert (found[A].highest, found[B].highest, found[C].highest) == (6, 3, 1)
    assert found[A].why == ("most", "twice")


@pytest.mark.parametrize(
    "facts",
    [
        [fact(3, 3, "too little", a=1, b=1)],
        [fact(7, 7, "x", a=1), fact(8, 8, "too little", a=1)],
    ],
)
def test_facts_that_cannot_all_be_true_are_refused_by_name(facts: list[Fact]) -> None:
    with pytest.raises(Contradiction, match="too little"):
        narrowest((), facts, {A: 4.0})


def test_equal_ends_are_no_contradiction() -> None:
    assert ranges(fact(4, 4, a=1, b=1), start={A: 4.0}) == {"a": (4, 4), "b": (0, 0)}
