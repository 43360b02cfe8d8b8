"""Where and when the children of a made-up country first have an outcome: services by population, falling years."""

from dataclasses import dataclass
from datetime import date

import polars as pl

from yjp import reference
from yjp.periods import quarter_ends
from yjp.synthetic.country_draws import mixed

SERVICE = "service"
"""The column with the slug of the service that works with the child."""
FIRST_DAY = date(2005, 7, 1)
EXTRACT_DATE = date(2025, 6, 30)
YEARS = 20
_FALL = (100, 108, 110, 97, 80, 63, 48, 35, 27, 23, 21, 19, 17, 15.5, 14, 12, 10.5, 10.5, 10, 9.5)
"""Children who first come, year by year, the first year being 100. The shape of the real fall; nobody's statistics."""
_SEASONS = (0.94, 1.0, 1.07, 0.99)
"""July to September, and so on."""


@dataclass(frozen=True, kw_only=True)
class Places:
    """The services of the country and its quarters, and how many children each of both together should have.

    ``weights`` has one number for each service and quarter, all quarters of the first service first.
    """

    services: pl.Enum
    quarters: tuple[date, ...]
    weights: tuple[float, ...]


def places(seed: int) -> Places:
    """All services of the dataset, the twenty years from July 2005."""
    services = reference.dataset("services").get_column("slug").sort().to_list()
    population = dict(reference.dataset("population_10_17").select("area", "population_10_17").iter_rows())
    ends = tuple(quarter_ends(FIRST_DAY, EXTRACT_DATE))
    weights = []
    for place, service in enumerate(services):
        # Services differ from each other, and go their own way over the years, by up to four tenths.
        start, finish = (0.6 + 0.8 * _share(seed, place * 2 + half) for half in (0, 1))
        for quarter in range(len(ends)):
            own = start + (finish - start) * quarter / len(ends)
            chance = 0.85 + 0.3 * _share(seed, 1000 + place * len(ends) + quarter)
            weights.append(population[service] * own * chance * _FALL[quarter // 4] * _SEASONS[quarter % 4])
    return Places(services=pl.Enum(services), quarters=ends, weights=tuple(weights))


def _share(seed: int, number: int) -> float:
    return mixed(mixed(seed) + number) * 2.0**-64
