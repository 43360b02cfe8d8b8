"""All services at once against the one-service engine, and areas against the sums of their members."""

from collections.abc import Callable
from pathlib import Path

import polars as pl
import pytest

from tests.national import national_rows, one_service, one_service_rows
from yjp import reference
from yjp.errors import Refused, UnreadableInput, UserError
from yjp.model.caseload import Caseload
from yjp.national.areas import areas, made_up_families, populations
from yjp.national.bench import made_up_store
from yjp.national.measure import measure_country
from yjp.national.store import CountryStore, open_store
from yjp.national.writing import write_store
from yjp.synthetic.country import country
from yjp.synthetic.country_places import EXTRACT_DATE, FIRST_DAY

KEY = ["indicator", "period_end", "months"]


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> CountryStore:
    return made_up_store(tmp_path_factory.mktemp("country"), 0.01, 7, 3_000)


@pytest.fixture(scope="module")
def table(store: CountryStore) -> pl.DataFrame:
    return measure_country(store)


@pytest.fixture(scope="module")
def caseloads() -> list[Caseload]:
    return list(country(0.01, 7))


@pytest.mark.parametrize("service", ["birmingham", "ceredigion", "rotherham", "kent"])
def test_a_service_has_the_figures_of_the_one_service_engine(
    service: str, table: pl.DataFrame, caseloads: list[Caseload]
) -> None:
    held = reference.population(service)
    expected = one_service_rows(one_service(caseloads, service), held.drop("source"), FIRST_DAY)
    found = national_rows(table.filter(pl.col("area_role") == "local"), service)
    assert found["numerator"].sum() > 0
    assert found.equals(expected)


def test_every_area_has_every_indicator_and_window(table: pl.DataFrame) -> None:
    roles = dict(table.select("area_role", "area").unique().group_by("area_role").len().iter_rows())
    assert roles == {"local": 155, "family": 155, "pcc": 42, "region": 10, "national": 3}
    # 80 quarters and 77 years of five indicators, and 77 years of two rates.
    assert table.height == 365 * (5 * 157 + 2 * 77)
    assert not table.select(["area_role", "area", *KEY]).is_duplicated().any()


def test_counts_of_england_and_wales_are_those_of_all_services(table: pl.DataFrame) -> None:
    summed = (
        table.filter(pl.col("area_role") == "local")
        .group_by(KEY)
        .agg(pl.col("numerator").sum(), pl.col("denominator").sum())
    )
    pooled = table.filter(pl.col("area") == "england_and_wales").with_columns(
        pl.col("denominator").fill_null(0)
    )
    assert summed.sort(KEY).equals(pooled.select(summed.columns).sort(KEY))
    # The dataset's own row for England and Wales, which nobody added up here.
    assert set(pooled.filter(pl.col("indicator") == "fte_rate")["denominator"]) == {5_881_485}


def test_a_store_knows_what_it_is(store: CountryStore) -> None:
    again = open_store(store.folder)
    assert again.about == store.about
    assert again.about.made_up
    assert again.parts == 4
    assert again.about.rows["children"] == 10_000
    assert made_up_store(store.folder, 0.01, 7, 3_000).about == store.about


def test_another_country_does_not_overwrite_one(store: CountryStore) -> None:
    with pytest.raises(Refused, match="another country lies here"):
        made_up_store(store.folder, 0.01, 8, 3_000)


def test_a_folder_with_something_else_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("keep")
    with pytest.raises(Refused, match="not empty"):
        made_up_store(tmp_path, 0.001, 1)
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


def test_an_unfinished_store_is_not_read(tmp_path: Path) -> None:
    with pytest.raises(UnreadableInput, match="not a finished country store"):
        open_store(tmp_path)


@pytest.mark.parametrize(
    ("table", "change", "said"),
    [
        ("offences", lambda rows: rows.head(5), "offence_id that is not in the caseload"),
        ("children", lambda rows: rows.head(5), "child_id that is not in the caseload"),
        (
            "outcomes",
            lambda rows: rows.with_columns(pl.col("child_id").reverse()),
            "another child than their offences",
        ),
    ],
)
def test_rows_that_do_not_belong_together_are_refused(
    tmp_path: Path,
    caseloads: list[Caseload],
    table: str,
    change: Callable[[pl.DataFrame], pl.DataFrame],
    said: str,
) -> None:
    found = caseloads[0]
    broken = Caseload({**found.tables, table: change(found.tables[table])}, found.extract_date)
    held = populations()
    with pytest.raises(UserError, match=said):
        write_store(
            tmp_path / "country",
            [broken],
            areas=areas(made_up_families(held)),
            populations=held,
            first_day=FIRST_DAY,
            extract_date=EXTRACT_DATE,
            made_up=True,
            made_from={},
        )
