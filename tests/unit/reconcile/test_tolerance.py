"""What is said of a gap, by its size."""

import pytest

from yjp.reconcile.tolerance import Standing, Tolerance, judge


@pytest.mark.parametrize(
    ("local", "lowest", "highest", "standing"),
    [
        (41, 41, 41, Standing.AGREES),
        (41, 39, 41, Standing.AGREES),
        (0, 0, 0, Standing.AGREES),
        (41, 42, 42, Standing.SOFT),  # one child
        (3, 4, 4, Standing.SOFT),  # one sentence, a quarter
        (1, 0, 0, Standing.SOFT),
        (41, 39, 40, Standing.SOFT),  # the nearer end is taken
        (100, 105, 105, Standing.SOFT),  # 4.8%
        (41, 44, 44, Standing.LOOK),  # 6.8%
        (5, 8, 8, Standing.LOOK),  # three children: within the hard tolerance, though 37.5%
        (2, 0, 0, Standing.LOOK),  # two where nothing was published
        (41, 49, 49, Standing.HARD),  # 16.3%
        (5, 9, 9, Standing.HARD),  # four children, 44%
        (4, 0, 0, Standing.HARD),
        (400, 455, 455, Standing.HARD),  # 12.1%, outside the limits of 400 (361.8 to 441.2)
        (400, 440, 440, Standing.LOOK),  # 9.1%, inside them
    ],
)
def test_the_standing_of_a_gap(local: int, lowest: int, highest: int, standing: Standing) -> None:
    assert judge(local, lowest, highest, Tolerance()).standing is standing


def test_tolerances_are_a_choice() -> None:
    strict = Tolerance(soft_count=0, soft_percent=0, hard_count=0, hard_percent=0)
    assert judge(41, 42, 42, strict).standing is Standing.HARD
    assert judge(41, 41, 41, strict).standing is Standing.AGREES
    loose = Tolerance(soft_count=10, soft_percent=50)
    assert judge(41, 49, 49, loose).standing is Standing.SOFT


def test_the_reason_says_the_size() -> None:
    assert judge(41, 49, 49, Tolerance()).reason == (
        "the gap is 8, 16% of the published count: more than 3 and more than 15%"
    )
    assert judge(2, 0, 0, Tolerance()).reason == "the gap is 2: more than 1 and more than 5%"
    assert (
        "outside the limits of the local count (361.8 to 441.2)" in judge(400, 455, 455, Tolerance()).reason
    )
