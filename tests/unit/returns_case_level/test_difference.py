"""What changed between two extracts: found record by record, and without values unless they are asked for."""

from random import Random

import polars as pl
import pytest

from tests import random_kpis
from tests.caseloads import typed
from tests.oracle import Tables
from tests.unit.returns_case_level.small import ALL, DAY, one_child, small
from yjp_returns.case_level.difference import difference, sentences, summary
from yjp_returns.case_level.records import tables


def records(made: Tables) -> dict[str, pl.DataFrame]:
    return tables(typed(made, DAY), ALL)


def test_alike_is_nothing() -> None:
    same = tables(small(), ALL)
    assert difference(same, same).is_empty()
    assert summary(difference(same, same)).is_empty()


def test_new_changed_and_gone_by_element() -> None:
    after = one_child()
    after["offences"][0] |= {"gravity": "5", "knife": "no"}
    after["care_status"] = []
    after["accommodation"].append(
        {"child_id": "C1", "start_date": "2025-01-01", "accommodation_type": "hospital"}
    )
    found = difference(tables(small(), ALL), records(after))
    assert found.columns == ["item", "change", "ypid", "record", "element"]
    assert found.rows() == [
        ("offence", "changed", "C1", "F1", "yjbseriousnessScore"),
        ("offence", "changed", "C1", "F1", "knifeRelatedOffence"),
        ("residence", "new", "C1", "2025-01-01", None),
        ("care_status", "gone", "C1", "2023-01-01, LOOKED_AFTER", None),
    ]
    assert "ROBBERY" not in str(found.rows())
    shown = difference(tables(small(), ALL), records(after), values=True)
    assert shown.select("before", "after").rows()[:2] == [("6", "5"), ("YES", "NO")]


def test_the_summary_counts_records_once_and_names_nobody() -> None:
    after = one_child()
    after["offences"][0] |= {"gravity": "5", "knife": "no"}
    counted = summary(difference(tables(small(), ALL), records(after)))
    assert counted.rows() == [
        ("offence", "changed", None, 1),
        ("offence", "changed", "knifeRelatedOffence", 1),
        ("offence", "changed", "yjbseriousnessScore", 1),
    ]
    assert sentences(counted) == ["Offences: 1 changed (knifeRelatedOffence 1, yjbseriousnessScore 1)."]


def test_two_records_of_one_day_are_paired_only_where_they_differ() -> None:
    before, after = one_child(), one_child()
    spell = {"child_id": "C1", "start_date": "2024-02-02", "accommodation_type": "hospital"}
    before["accommodation"] += [spell, spell]
    after["accommodation"] += [spell, spell | {"accommodation_type": "traveller_site"}]
    assert difference(records(before), records(after)).rows() == [
        ("residence", "changed", "C1", "2024-02-02", "kpi1AccommodationType")
    ]


def test_a_table_that_one_extract_does_not_have_is_all_new() -> None:
    before = one_child()
    del before["victims"]
    assert difference(records(before), tables(small(), ALL)).rows() == [
        ("victim_intervention", "new", "C1", "V1", None)
    ]


@pytest.mark.parametrize("seed", range(10))
def test_what_is_found_one_way_round_is_found_the_other(seed: int) -> None:
    before = records(random_kpis.random_tables(Random(seed), 6))
    after = records(random_kpis.random_tables(Random(seed + 1000), 6))
    there, back = difference(before, after), difference(after, before)
    assert there.height == back.height
    for one, other in (("new", "gone"), ("gone", "new"), ("changed", "changed")):
        assert there.filter(pl.col("change") == one).height == back.filter(pl.col("change") == other).height
    whole = summary(there).filter(pl.col("element").is_null())
    for item, change, wanted in whole.select("item", "change", "records").rows():
        part = there.filter(pl.col("item") == item, pl.col("change") == change)
        assert wanted <= part.height
