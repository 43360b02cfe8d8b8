"""Do limits that claim 95% hold the truth that often? Exact sums for counts, a seeded simulation for ratios."""

import math
from collections.abc import Callable
from random import Random

import polars as pl
import pytest

from yjp.statistics import clustered_ratio, poisson_limits

SAMPLES = 1000


@pytest.mark.parametrize("level", [0.95, 0.998])
def test_poisson_limits_hold_every_mean_from_0_to_60_as_often_as_they_say(level):
    """Exact: for each mean, the chances of all counts whose limits hold it. Measured: never below the level."""
    lower, upper = poisson_limits(pl.col("n"), level)
    limits = pl.DataFrame({"n": range(200)}).select(lower.alias("lower"), upper.alias("upper")).rows()
    coverage = {}
    for step in range(1, 601):
        mean = step / 10
        coverage[mean] = math.fsum(
            math.exp(n * math.log(mean) - mean - math.lgamma(n + 1))
            for n, (low, high) in enumerate(limits)
            if low <= mean <= high
        )
    assert min(coverage.values()) >= level
    assert max(coverage[mean] for mean in coverage if mean > 20) < level + (1 - level) * 0.75


def poisson(random: Random, mean: float) -> int:
    n, chance = 0, math.exp(-mean)
    reached, target = chance, random.random()
    while target > reached and n < 500:
        n += 1
        chance *= mean / n
        reached += chance
    return n


def reoffender(random: Random) -> tuple[int, int]:
    """At least one reoffence, 3.5 on average, a third of the children with most of them; one cohort."""
    return 1 + poisson(random, random.gammavariate(0.6, 2.5 / 0.6)), 1


def reoffender_in_several_cohorts(random: Random) -> tuple[int, int]:
    """The same child in up to three of the year's cohorts, as prolific in each."""
    prolific = random.gammavariate(0.6, 2.5 / 0.6)
    cohorts = random.choices((1, 2, 3), (70, 20, 10))[0]
    return sum(1 + poisson(random, prolific) for _ in range(cohorts)), cohorts


def child(random: Random) -> tuple[int, int]:
    """A child of the cohort: two in three have no reoffence; 1.2 on average."""
    return (reoffender(random)[0], 1) if random.random() < 1.2 / 3.5 else (0, 1)


def very_uneven(random: Random) -> tuple[int, int]:
    """A lognormal tail: a child in a hundred has more than 20."""
    return 1 + int(random.lognormvariate(0.2, 1.2)), 1


def coverage(
    draw: Callable[[Random], tuple[int, int]], truth: float, children: int, floor: float = 1.0
) -> float:
    random = Random(20190618)
    rows = []
    for _ in range(SAMPLES):
        sample = [draw(random) for _ in range(children)]
        rows.append(
            {
                "x": sum(x for x, _ in sample),
                "r": sum(r for _, r in sample),
                "xx": sum(x * x for x, _ in sample),
                "xr": sum(x * r for x, r in sample),
                "rr": sum(r * r for _, r in sample),
            }
        )
    found = clustered_ratio(
        sum_x=pl.col("x"),
        sum_r=pl.col("r"),
        sum_xx=pl.col("xx"),
        sum_xr=pl.col("xr"),
        sum_rr=pl.col("rr"),
        clusters=pl.lit(children),
        floor=floor,
    )
    held = (found.lower <= truth) & (found.upper >= truth)
    return float(pl.DataFrame(rows).select(held.mean()).item())


@pytest.mark.parametrize(
    ("draw", "truth", "floor", "children", "least", "most"),
    [
        (reoffender, 3.5, 1.0, 5, 0.92, 0.97),
        (reoffender, 3.5, 1.0, 15, 0.91, 0.97),
        (reoffender, 3.5, 1.0, 30, 0.92, 0.97),
        (reoffender, 3.5, 1.0, 60, 0.92, 0.97),
        (reoffender_in_several_cohorts, 3.5, 1.0, 15, 0.89, 0.97),
        (reoffender_in_several_cohorts, 3.5, 1.0, 60, 0.91, 0.97),
        (child, 1.2, 0.0, 30, 0.89, 0.97),
        (child, 1.2, 0.0, 90, 0.91, 0.97),
        (very_uneven, 3.0382, 1.0, 15, 0.85, 0.92),
        (very_uneven, 3.0382, 1.0, 60, 0.88, 0.95),
    ],
)
def test_clustered_limits_hold_the_truth_nearly_as_often_as_they_say(
    draw, truth, floor, children, least, most
):
    """Few very prolific children make any such limits a little narrow; the docstring says by how much."""
    assert least <= coverage(draw, truth, children, floor) <= most


def test_a_ratio_limit_that_forgets_the_children_would_fail_this_test():
    """Limits that take each reoffence as an event of its own hold the truth far less often."""
    random = Random(20190618)
    lower, upper = poisson_limits(pl.col("x"))
    totals = pl.DataFrame({"x": [sum(reoffender(random)[0] for _ in range(30)) for _ in range(SAMPLES)]})
    held = totals.select(((lower / 30 <= 3.5) & (upper / 30 >= 3.5)).mean()).item()
    assert held < 0.75
