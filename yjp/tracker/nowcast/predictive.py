"""Limits of a count that is yet to come, when its mean is itself an estimate.

Limits are whole numbers. A limit that must hold at least 95% of outcomes holds far more where only nought, one or two
are likely; these count half of the outcome at the limit (mid-P: Lancaster 1961, JASA 56: 223-234), so that they hold
the stated share on average over many estimates.
"""

import math
from collections.abc import Iterator


def of_those_left(mean: float, variance: float, left: int, confidence: float = 0.95) -> tuple[int, int]:
    """How many of ``left`` children: beta-binomial of that mean and variance, binomial where the variance is less."""
    if left == 0 or mean <= 0:
        return 0, 0
    share = min(mean / left, 1 - 1e-9)
    alone = left * share * (1 - share)
    # Beta-binomial: alone * (1 + (left - 1) * alike), where alike is how far children come out alike.
    alike = (variance / alone - 1) / (left - 1) if left > 1 else 0.0
    alike = min(max(alike, 0.0), 0.99)
    return _limits(_beta_binomial(left, share, alike), confidence, left)


def of_events(mean: float, variance: float, confidence: float = 0.95) -> tuple[int, int]:
    """How many events: negative binomial of that mean and variance, Poisson where the variance is less."""
    if mean <= 0:
        return 0, 0
    most = math.ceil(mean + 40 * math.sqrt(max(variance, mean)) + 40)
    return _limits(_negative_binomial(mean, max(variance, mean)), confidence, most)


def _limits(chances: Iterator[float], confidence: float, most: int) -> tuple[int, int]:
    outside = 1 - confidence
    below, low = 0.0, None
    for count, chance in enumerate(chances):
        middle = below + chance / 2
        if low is None and middle > outside / 2:
            low = count
        # Nothing lies below nought: where that is the lower limit, all that may lie outside lies above.
        above = outside if low == 0 else outside / 2
        if low is not None and count > low and middle >= 1 - above:
            return low, count - 1
        below += chance
        if count >= most:
            break
    return low or 0, most


def _beta_binomial(n: int, share: float, alike: float) -> Iterator[float]:
    if alike < 1e-9:
        for count in range(n + 1):
            yield math.exp(_choose(n, count) + count * math.log(share) + (n - count) * math.log1p(-share))
        return
    total = 1 / alike - 1
    a, b = share * total, (1 - share) * total
    whole = _beta(a, b)
    for count in range(n + 1):
        yield math.exp(_choose(n, count) + _beta(count + a, n - count + b) - whole)


def _negative_binomial(mean: float, variance: float) -> Iterator[float]:
    count = 0
    if variance <= mean * (1 + 1e-9):
        while True:
            yield math.exp(count * math.log(mean) - mean - math.lgamma(count + 1))
            count += 1
    size = mean**2 / (variance - mean)
    log_share = math.log(size / (size + mean))
    log_rest = math.log(mean / (size + mean))
    while True:
        ways = math.lgamma(count + size) - math.lgamma(size) - math.lgamma(count + 1)
        yield math.exp(ways + size * log_share + count * log_rest)
        count += 1


def _choose(n: int, k: int) -> float:
    return math.lgamma(n + 1) - math.lgamma(k + 1) - math.lgamma(n - k + 1)


def _beta(a: float, b: float) -> float:
    return math.lgamma(a) + math.lgamma(b) - math.lgamma(a + b)
