"""A bridge adds up at both ends, forces nothing, and takes nobody away twice."""

from typing import Any

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from yjp.errors import UserError
from yjp.periods import parse_window
from yjp.quality.families import ENTRANTS, SENTENCES
from yjp.reconcile.bridge import Bridge, build
from yjp.reconcile.definition import MEMBER, OUTCOMES, READING, SUBJECT, Found
from yjp.reconcile.published import Published, of_count
from yjp.reconcile.registry import reason
from yjp.reconcile.tolerance import Standing, Tolerance

WINDOW = parse_window("2024-12.12m")
NAMES = ("residence", "age", "edges")


def now(measure: str = ENTRANTS, **children: int) -> pl.DataFrame:
    return pl.DataFrame(
        list(children.items()), schema={"child_id": pl.String, measure: pl.Int64}, orient="row"
    )


def options(measure: str = ENTRANTS, **changes: tuple[int, ...]) -> pl.DataFrame:
    rows = [(child, f"reading {n}", "", by) for child, each in changes.items() for n, by in enumerate(each)]
    kinds: dict[str, Any] = {SUBJECT: pl.String, READING: pl.String, OUTCOMES: pl.String, measure: pl.Int64}
    return pl.DataFrame(rows, schema=kinds, orient="row")


def bridge(
    local: pl.DataFrame,
    found: dict[str, Found],
    published: Published,
    measure: str = ENTRANTS,
    confirmed: dict[str, int] | None = None,
) -> Bridge:
    reasons = [reason(name) for name in found]
    return build(local, local, WINDOW, measure, found, reasons, published, Tolerance(), confirmed=confirmed)


def published(lowest: int, highest: int) -> Published:
    return Published(label="p", lowest=lowest, highest=highest, printed=False)


counts = st.dictionaries(st.sampled_from("ABCDEFGH"), st.integers(1, 3), max_size=8)
changes = st.dictionaries(
    st.sampled_from("ABCDEFGHIJ"), st.lists(st.integers(-3, 3), min_size=1, max_size=3), max_size=10
)


@settings(max_examples=40)
@given(
    counts,
    st.lists(changes, min_size=3, max_size=3),
    st.integers(0, 30),
    st.integers(0, 5),
    st.integers(0, 4),
)
def test_it_adds_up_at_both_ends(
    held: dict[str, int], moves: list[dict[str, list[int]]], lowest: int, wide: int, sure: int
) -> None:
    found = {
        name: Found(options=options(SENTENCES, **{k: tuple(v) for k, v in each.items()}))
        for name, each in zip(NAMES, moves, strict=True)
    } | {"late": Found(why="cannot be seen")}
    built = bridge(
        now(SENTENCES, **held), found, published(lowest, lowest + wide), SENTENCES, confirmed={"late": sure}
    )
    assert built.local == sum(held.values())
    assert built.certain == sure
    for end, target in zip(built.ends, (lowest, lowest + wide), strict=True):
        assert end.published == target
        assert built.local + built.certain + end.used + end.least == target
        assert built.local + built.certain + end.most == target
        assert built.together[0] <= end.used <= built.together[1]
        # Possible reasons are used as far as they help and no further: the rest keeps the gap's sign, and is no larger.
        assert abs(end.least) <= abs(end.most)
        assert end.least * end.most >= 0
    # Together they reach at least as far as each alone, and never take away what is not there.
    for each in built.adjustments:
        alone = sum(
            max(-held.get(child, 0), min(0, *by))
            for child, by in dict(zip(NAMES, moves, strict=True)).get(each.reason.id, {}).items()
        )
        assert built.together[0] <= alone
        assert built.together[1] >= each.highest
    assert built.together[0] >= -built.local
    assert (built.standing is Standing.AGREES) == (lowest <= built.comparable <= lowest + wide)


def test_a_child_under_two_reasons_is_taken_away_once() -> None:
    found = {
        "residence": Found(options=options(A=(-1,), B=(1,))),
        "edges": Found(options=options(A=(-1,), B=(1,))),
    }
    built = bridge(now(A=1, C=1), found, of_count("p", 0))
    assert [(a.lowest, a.highest) for a in built.adjustments] == [(-1, 1), (-1, 1)]
    assert built.together == (-1, 1)
    assert (built.ends[0].used, built.ends[0].least, built.ends[0].most) == (-1, -1, -2)


def test_a_child_may_lose_each_of_several_sentences_for_another_reason() -> None:
    found = {
        "residence": Found(options=options(SENTENCES, A=(-1, -2))),
        "edges": Found(options=options(SENTENCES, A=(-1,))),
    }
    assert bridge(now(SENTENCES, A=3), found, of_count("p", 3), SENTENCES).together == (-3, 0)
    assert bridge(now(SENTENCES, A=2), found, of_count("p", 2), SENTENCES).together == (-2, 0)


def test_two_ids_of_one_child_are_one_for_every_reason() -> None:
    members = pl.DataFrame({MEMBER: ["A", "B"], SUBJECT: ["A + B", "A + B"]})
    found = {
        "duplicates": Found(options=options(**{"A + B": (-1,)}), members=members),
        "residence": Found(options=options(A=(-1,), B=(-1,))),
    }
    assert bridge(now(A=1, B=1), found, of_count("p", 0)).together == (-2, 0)


def test_what_cannot_be_seen_is_never_used() -> None:
    built = bridge(now(A=1), {"police_only": Found(why="not in the caseload")}, of_count("p", 9))
    (only,) = built.adjustments
    assert not only.size_known
    assert built.together == (0, 0)
    assert built.unexplained == (8, 8)


def test_population_counts_only_where_a_rate_was_published() -> None:
    found = {"population": Found(sums={ENTRANTS: (-1, 2)})}
    assert bridge(now(A=1), found, published(1, 2)).together == (-1, 2)
    assert bridge(now(A=1), found, of_count("p", 1)).adjustments == ()


def test_what_the_user_found_is_certain_and_no_longer_possible() -> None:
    found = {"residence": Found(options=options(A=(-1,), B=(-1,)))}
    built = bridge(now(A=1, B=1, C=1), found, of_count("p", 2), confirmed={"residence": -1})
    assert (built.certain, built.comparable, built.together) == (-1, 2, (0, 0))
    assert built.standing is Standing.AGREES


def test_what_the_user_found_cannot_take_away_more_than_there_is() -> None:
    with pytest.raises(UserError, match="takes 3 from our count of 1"):
        bridge(now(A=1), {"late": Found(why="cannot be seen")}, of_count("p", 0), confirmed={"late": -3})


def test_a_rate_that_no_whole_number_gives_is_never_said_to_agree() -> None:
    beside = Published(label="p", lowest=1, highest=2, printed=False, whole=False)
    built = bridge(now(A=1), {}, beside)
    assert built.standing is Standing.SOFT
    assert "no whole number" in built.judgement.reason
