"""A quarter of KPI 2, 3 and of the orders as children of every kind, and the exact attack on what is released of it.

Shares nothing with ``yjp.disclosure``: no sum is declared here. A world is how many children there are of each kind,
and whatever agrees with the numbers on show is possible.
"""

from collections.abc import Iterable
from itertools import product
from random import Random
from typing import Any, NamedTuple

import polars as pl
from scipy.optimize import Bounds, LinearConstraint, milp

from tests.unit.disclosure.made import row
from yjp.indicators.kpi.orders import ORDERS

WINDOW = "2025-03.3m"
ORDER_IDS = tuple(order.id for order in ORDERS)


class Kind(NamedTuple):
    """One kind of child: the order, what is recorded of education at the end, and of special needs."""

    order: str
    ete: str
    need: str


KINDS = [
    Kind(*each)
    for each in product(ORDER_IDS, ("suitable", "unsuitable", "none", "no record"), ("plan", "need", ""))
]


def measures() -> dict[str, tuple[Any, Any]]:
    """Measure to who is in the numerator and who in the denominator."""

    def everyone(_: Kind) -> bool:
        return True

    def suitable(k: Kind) -> bool:
        return k.ete == "suitable"

    def identified(k: Kind) -> bool:
        return bool(k.need)

    found: dict[str, tuple[Any, Any]] = {
        "kpi2_suitable_end": (suitable, everyone),
        "kpi2_in_ete_end": (lambda k: k.ete in ("suitable", "unsuitable"), everyone),
        "kpi2_not_in_ete_end": (lambda k: k.ete == "none", everyone),
        "kpi3_plan": (lambda k: k.need == "plan", identified),
        "kpi3_identified": (identified, everyone),
        "kpi3_suitable_ete": (lambda k: k.need and suitable(k), identified),
        "kpi3_unsuitable_ete": (lambda k: k.need and k.ete in ("unsuitable", "none"), identified),
    }
    for order in ORDER_IDS:
        found[f"kpi2_suitable_end_{order}"] = (
            lambda k, o=order: k.order == o and suitable(k),
            lambda k, o=order: k.order == o,
        )
        found[f"kpi3_identified_{order}"] = (
            lambda k, o=order: k.order == o and identified(k),
            lambda k, o=order: k.order == o,
        )
    return found


def rows(rng: Random) -> list[dict[str, object]]:
    """The measures of a random quarter: a few kinds have many children, a few others one or two."""
    world = dict.fromkeys(KINDS, 0)
    for kind in rng.sample(KINDS, rng.choice((2, 3, 5))):
        world[kind] = rng.choice((5, 6, 9, 14))
    for kind in rng.sample(KINDS, rng.choice((0, 0, 1, 3))):
        world[kind] += rng.choice((1, 2))
    counted = {
        name: tuple(sum(n for kind, n in world.items() if who(kind)) for who in both)
        for name, both in measures().items()
    }
    return [row(name, WINDOW, *both) for name, both in counted.items()]


def _vector(who: Any) -> list[float]:
    return [1.0 if who(kind) else 0.0 for kind in KINDS]


def ranges(
    release: pl.DataFrame, wanted: Iterable[tuple[str, int]], prior: pl.DataFrame | None = None
) -> dict[tuple[str, int], tuple[int, int]]:
    """The least and the most of each wanted count (measure; 0 numerator, 1 denominator) that what is shown allows."""
    known, numbers = [], []
    every = measures()
    for frame in (release, *([] if prior is None else [prior])):
        for each in frame.iter_rows(named=True):
            for place, name in enumerate(("numerator", "denominator")):
                if each[name] is not None:
                    known.append(_vector(every[each["indicator"]][place]))
                    numbers.append(each[name])
    found = {}
    facts = [LinearConstraint(known, numbers, numbers)] if known else []
    for name, place in wanted:
        goal = _vector(every[name][place])
        ends = []
        for sign in (1, -1):
            solved = milp(
                [sign * each for each in goal], constraints=facts, integrality=1, bounds=Bounds(0, 200)
            )
            assert solved.success, solved.message
            ends.append(round(sign * solved.fun))
        found[name, place] = (ends[0], ends[1])
    return found
