"""Sub-measures 3c, 6c and 9f: the small children by sex, age and ethnic group, worked out on paper."""

import polars as pl

from tests.unit.returns.small import POPULATION, caseload, entry, told
from yjp.indicators.kpi.quarters import quarter_of
from yjp.model.caseload import Caseload
from yjp_returns.kpi.make import KpiReturn, make

# A and B are girls, D a boy; C's sex is not recorded. B was born later: 14 on the first day of the order.
PEOPLE = {
    "A": {"sex": "female", "ethnicity": "W1"},
    "B": {"sex": "female", "ethnicity": "B1"},
    "D": {"sex": "male", "ethnicity": "M1"},
}


def made(found: Caseload, *entries: object) -> KpiReturn:
    return make(found, told(found), POPULATION, list(entries), quarter_of("2024Q1"))  # type: ignore[arg-type]


def people() -> Caseload:
    found = caseload()
    child = pl.col("child_id")
    children = found.tables["children"].with_columns(
        *(
            child.replace_strict({k: v[name] for k, v in PEOPLE.items()}, default=None).alias(name)
            for name in ("sex", "ethnicity")
        ),
        pl.when(child == "B").then(pl.date(2009, 2, 1)).otherwise("date_of_birth").alias("date_of_birth"),
    )
    return Caseload({**found.tables, "children": children}, found.extract_date)


def groups(made: KpiReturn, number: str) -> dict[tuple[str, str], tuple[int, int]]:
    frame = made.demographics.filter(pl.col("number") == number, pl.col("out_of") > 0)
    return {
        (by, group): (some, every)
        for by, group, some, every in frame.select("breakdown", "group", "children", "out_of").iter_rows()
    }


def test_children_with_send_by_group() -> None:
    # Order ending: A, B, C, D. Identified: A and B.
    assert groups(made(people()), "3c") == {
        ("Sex", "Male"): (0, 1),
        ("Sex", "Female"): (2, 2),
        ("Sex", "Not known"): (0, 1),
        ("Age at the start", "10 to 14"): (1, 1),
        ("Age at the start", "15 to 17"): (1, 3),
        ("Ethnic group", "White"): (1, 1),
        ("Ethnic group", "Mixed"): (0, 1),
        ("Ethnic group", "Black or Black British"): (1, 1),
        ("Ethnic group", "Not known"): (0, 1),
    }


def test_completed_disposals_and_serious_violence_by_group() -> None:
    found = made(people())
    assert groups(found, "6c") == {
        ("Sex", "Male"): (1, 1),
        ("Age at the start", "15 to 17"): (1, 1),
        ("Ethnic group", "Mixed"): (1, 1),
    }
    # Sentenced in the quarter: D alone, under a caution of 1 April, robbery with a score of 5, at 15.
    assert groups(found, "9f") == {
        ("Sex", "Male"): (1, 1),
        ("Age at the offence", "10 to 15"): (1, 1),
        ("Ethnic group", "Mixed"): (1, 1),
    }


def test_nobody_in_a_group_is_no_share_and_cells_that_are_not_counted_say_why() -> None:
    frame = made(people()).demographics
    assert frame.filter(pl.col("group") == "Mixed", pl.col("number") == "3c").get_column("value").item() == 0
    assert frame.filter(pl.col("group") == "Asian or Asian British").get_column("value").null_count() == 3
    found = people()
    bare = Caseload({n: t for n, t in found.tables.items() if n != "send"}, found.extract_date)
    rows = made(bare, entry("3/identified/ro_total", 2)).demographics.filter(pl.col("number") == "3c")
    assert rows.select("group", "children", "reason").rows() == [
        (None, None, "the extract has no send table")
    ]
