"""Every indicator of every service and area from a country store, in memory that does not grow with the country."""

from concurrent.futures import ThreadPoolExecutor

import polars as pl

from yjp.national.count import count_part, total
from yjp.national.store import CountryStore
from yjp.national.table import indicator_table
from yjp.periods import quarter_ends


def measure_country(store: CountryStore) -> pl.DataFrame:
    """The table of ``table.indicator_table`` for all of a store; parts are read, counted and let go."""
    about = store.about
    ends = list(quarter_ends(about.first_day, about.extract_date))
    return indicator_table(service_counts(store), store.areas(), store.populations(), ends)


def service_counts(store: CountryStore) -> pl.DataFrame:
    """``service``, ``quarter`` and counts of all parts together."""

    def counted(part: int) -> pl.DataFrame:
        return count_part(store.part(part), store.about.extract_date)

    # Much of a part's work is done by one processor: as many parts at a time as there are processors.
    with ThreadPoolExecutor(pl.thread_pool_size()) as pool:
        return total(pl.concat(pool.map(counted, range(store.parts))), store.services)
