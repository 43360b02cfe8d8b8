"""Limits of a statistical process: the individuals and moving range (XmR) chart, in plain numbers."""

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from yjp.figures import Signal

XMR_FACTOR = 2.66
"""3 / 1.128: three standard deviations, as the mean moving range of neighbours estimates one."""
RUN = 8
"""So many points in a row on one side of the centre are a signal."""


class ProcessLimits(NamedTuple):
    """The centre line and the natural process limits."""

    centre: float
    lower: float
    upper: float


def xmr_limits(baseline: Sequence[float], floor: float | None = None) -> ProcessLimits:
    """Centre and limits of an individuals chart: the mean, and 2.66 mean moving ranges to either side.

    Shewhart 1931 (Economic Control of Quality of Manufactured Product); Wheeler & Chambers 1992 (Understanding
    Statistical Process Control, 2nd ed., ch. 3). The lower limit stops at ``floor``, 0 for counts. ``ValueError`` for
    fewer than two values.
    """
    if len(baseline) < 2:
        raise ValueError("a moving range needs two values")
    centre = sum(baseline) / len(baseline)
    ranges = [abs(after - before) for before, after in pairwise(baseline)]
    reach = XMR_FACTOR * sum(ranges) / len(ranges)
    lower = centre - reach if floor is None else max(floor, centre - reach)
    return ProcessLimits(centre, lower, centre + reach)


def signals(values: Sequence[float], limits: ProcessLimits) -> list[Signal]:
    """What the chart says of each value: beyond a limit, else part of a run of eight on one side, else nothing.

    NHS England's Making Data Count has the same two rules (its run is seven); eight is Wheeler's. A value on the centre
    line ends a run.
    """
    found = [Signal.NONE] * len(values)
    start = 0
    for at in range(len(values) + 1):
        if at < len(values) and at > start and _side(values[at], limits) == _side(values[start], limits):
            continue
        if at - start >= RUN and _side(values[start], limits):
            found[start:at] = [Signal.RUN] * (at - start)
        start = at
    return [
        Signal.ABOVE if value > limits.upper else Signal.BELOW if value < limits.lower else said
        for value, said in zip(values, found, strict=True)
    ]


def _side(value: float, limits: ProcessLimits) -> int:
    return (value > limits.centre) - (value < limits.centre)
