"""The national engine counts what the one-service engine counts, however the children fall into services and parts."""

from datetime import date
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import polars as pl
from hypothesis import given, settings
from hypothesis import strategies as st

from tests import random_caseloads
from tests.caseloads import typed
from tests.national import national_rows, one_service_rows, small_store
from yjp.model.caseload import Caseload
from yjp.national.measure import measure_country

DAY = random_caseloads.LAST_DAY
FIRST = date(2014, 1, 1)
SERVICES = ("barnsley", "rotherham")
YEARS = pl.DataFrame({"year": [2015, 2017], "population_10_17": [1000, 1200]})


@given(
    st.integers(0, 2**32), st.lists(st.tuples(st.integers(0, 1), st.integers(0, 2)), min_size=30, max_size=30)
)
@settings(max_examples=20, deadline=None)
def test_every_service_has_the_figures_of_the_one_service_engine(
    seed: int, fallen: list[tuple[int, int]]
) -> None:
    whole = typed(random_caseloads.random_tables(Random(seed), 30), DAY)
    children = whole.tables["children"]["child_id"].to_list()
    service = {child: SERVICES[s] for child, (s, _) in zip(children, fallen, strict=True)}
    part = {child: p for child, (_, p) in zip(children, fallen, strict=True)}
    with TemporaryDirectory() as folder:
        parts = [_only(whole, {child for child in children if part[child] == p}, service) for p in range(3)]
        populations = pl.concat(YEARS.select(pl.lit(name).alias("service"), pl.all()) for name in SERVICES)
        store = small_store(
            Path(folder), [p for p in parts if p.tables["children"].height], populations, FIRST
        )
        table = measure_country(store)
    for name in set(service.values()):
        alone = _only(whole, {child for child in children if service[child] == name}, service)
        expected = one_service_rows(alone, YEARS, FIRST)
        assert national_rows(table, name).equals(expected)


def _only(caseload: Caseload, children: set[str], service: dict[str, str]) -> Caseload:
    tables = {
        name: caseload.tables[name].filter(pl.col("child_id").is_in(list(children)))
        for name in ("children", "offences", "outcomes")
    }
    slug = pl.col("child_id").replace_strict(service, return_dtype=pl.String).alias("service")
    return Caseload(tables | {"children": tables["children"].with_columns(slug)}, caseload.extract_date)
