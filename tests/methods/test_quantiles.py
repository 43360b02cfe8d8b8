"""The tables of quantiles, derived again from the exact distributions."""

import math
from statistics import NormalDist

import polars as pl
import pytest

from yjp.statistics.quantiles import POISSON_LOWER, POISSON_UPPER, student

LEVELS = (0.95, 0.998)


def root(falling, low: float, high: float) -> float:
    """Where a falling function crosses nought, by bisection."""
    for _ in range(100):
        middle = (low + high) / 2
        low, high = (middle, high) if falling(middle) > 0 else (low, middle)
    return (low + high) / 2


def poisson_at_most(n: int, mean: float) -> float:
    return math.exp(-mean) * math.fsum(mean**k / math.factorial(k) for k in range(n + 1))


def student_within(t: float, degrees: int) -> float:
    """Probability that Student's t lies within ±t: Abramowitz & Stegun 1964, 26.7.3 and 26.7.4."""
    angle = math.atan(t / math.sqrt(degrees))
    cosine, odd = math.cos(angle), degrees % 2
    if degrees == 1:
        return 2 * angle / math.pi
    term = total = cosine if odd else 1.0
    for i in range(3 if odd else 2, degrees - 1, 2):
        term *= cosine**2 * (i - 1) / i
        total += term
    within = math.sin(angle) * total
    return 2 / math.pi * (angle + within) if odd else within


@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize("n", range(10))
def test_poisson_limits_solve_the_exact_sums(level, n):
    tail = (1 - level) / 2
    upper = root(lambda mean: poisson_at_most(n, mean) - tail, 0, 60)
    lower = root(lambda mean: tail - (1 - poisson_at_most(n - 1, mean)), 0, 60) if n else 0.0
    assert POISSON_UPPER[level][n] == pytest.approx(upper, abs=1e-9)
    assert POISSON_LOWER[level][n] == pytest.approx(lower, abs=1e-9)


@pytest.mark.parametrize("level", LEVELS)
def test_students_t_solves_the_exact_distribution(level):
    degrees = [*range(1, 32), 40, 60, 120, 1000]
    found = pl.DataFrame({"n": [float(n) for n in degrees]}).select(student(pl.col("n"), level))
    for n, quantile in zip(degrees, found.to_series(), strict=True):
        exact = root(lambda t, n=n: level - student_within(t, n), 0, 1000)
        assert quantile == pytest.approx(exact, abs=1e-4 if n > 30 else 1e-6)


@pytest.mark.parametrize("level", LEVELS)
def test_the_expansion_errs_by_no_more_than_the_term_that_it_leaves_out(level):
    """Abramowitz & Stegun 1964, 26.7.5, prints that term too: it is a millionth at 31 degrees and 95%."""
    z = NormalDist().inv_cdf(0.5 + level / 2)
    degrees = [31, 35, 50]
    found = pl.DataFrame({"n": [float(n) for n in degrees]}).select(student(pl.col("n"), level))
    for n, quantile in zip(degrees, found.to_series(), strict=True):
        exact = root(lambda t, n=n: level - student_within(t, n), 0, 1000)
        left_out = (79 * z**9 + 776 * z**7 + 1482 * z**5 - 1920 * z**3 - 945 * z) / 92160 / n**4
        assert abs(quantile - exact) < 1.3 * left_out
