"""Rules over dice: whatever the rows hold, no rule crashes, none depends on order, and slow loops find the same."""

from itertools import combinations
from typing import Any

import polars as pl
import pytest

from benchmarks.caseload import EXTRACT_DATE, made_up
from yjp.model.caseload import ROW, Caseload
from yjp.model.registry import NAMES
from yjp.rules.definition import RuleState
from yjp.rules.registry import RULES, rule
from yjp.rules.run import run

Row = dict[str, Any]
OPEN = EXTRACT_DATE.replace(year=9999)


@pytest.fixture(scope="module")
def caseload() -> Caseload:
    return made_up(children=300, seed=7)


@pytest.fixture(scope="module")
def found(caseload: Caseload) -> dict[str, list[int]]:
    return {r.rule.code: r.rows.to_list() for r in run(caseload, RULES)}


def test_dice_fill_every_table_and_fail_most_rules(caseload: Caseload, found: dict[str, list[int]]) -> None:
    assert set(caseload.tables) == set(NAMES)
    assert sum(bool(rows) for rows in found.values()) > 120


def test_failing_rows_are_rows_of_the_first_table_each_once(
    caseload: Caseload, found: dict[str, list[int]]
) -> None:
    for code, rows in found.items():
        assert rows == sorted(set(rows))
        assert set(rows) <= set(caseload.tables[rule(code).tables[0]].get_column(ROW))


def test_rules_find_the_same_alone_as_together(caseload: Caseload, found: dict[str, list[int]]) -> None:
    assert {r.code: run(caseload, [r])[0].rows.to_list() for r in RULES} == found


def test_the_order_of_rows_does_not_matter(caseload: Caseload, found: dict[str, list[int]]) -> None:
    shuffled = {
        name: frame.sample(fraction=1, shuffle=True, seed=3) for name, frame in caseload.tables.items()
    }
    results = run(Caseload(shuffled, EXTRACT_DATE), RULES)
    assert {r.rule.code: r.rows.to_list() for r in results} == found


def test_results_come_in_the_order_asked_for(caseload: Caseload) -> None:
    asked = [rule(code) for code in ("KPI01", "CHI01", "OUT01")]
    left = {name: frame for name, frame in caseload.tables.items() if name != "accommodation"}
    results = run(Caseload(left, EXTRACT_DATE), asked)
    assert [r.rule.code for r in results] == ["KPI01", "CHI01", "OUT01"]
    assert results[0].state is RuleState.COULD_NOT_RUN


# Slow loops -------------------------------------------------------------------------------------------------


def _rows(caseload: Caseload, table: str) -> list[Row]:
    return caseload.tables[table].to_dicts()


def _end(row: Row) -> Any:
    return row["end_date"] or OPEN


@pytest.mark.parametrize(
    ("code", "table", "same"),
    [
        ("ACC03", "accommodation", ()),
        ("SEN03", "send", ()),
        ("EDU03", "education", ("ete_type",)),
        ("CAR04", "care_status", ("status",)),
    ],
)
def test_overlaps(
    caseload: Caseload, found: dict[str, list[int]], code: str, table: str, same: tuple[str, ...]
) -> None:
    expected = set()
    for one, other in combinations(_rows(caseload, table), 2):
        alike = all(one[c] is not None and one[c] == other[c] for c in ("child_id", *same))
        in_order = all(row["start_date"] <= _end(row) for row in (one, other))
        if alike and in_order and one["start_date"] < _end(other) and other["start_date"] < _end(one):
            expected |= {one[ROW], other[ROW]}
    assert expected
    assert found[code] == sorted(expected)


def test_one_child_under_two_ids(caseload: Caseload) -> None:
    """Dice make no such child, so one child in ten gets a second id with the same offences."""
    children, offences = caseload.tables["children"], caseload.tables["offences"]
    twice = children.head(15).with_columns(pl.col("child_id") + "b", pl.col(ROW) + 1000)
    again = offences.join(children.head(15), on="child_id", how="semi").with_columns(
        pl.col("child_id") + "b", pl.col("offence_id") + "b", pl.col(ROW) + 10_000
    )
    both = Caseload(
        {"children": pl.concat([children, twice]), "offences": pl.concat([offences, again])}, EXTRACT_DATE
    )
    days: dict[str, list[Row]] = {}
    for offence in _rows(both, "offences"):
        days.setdefault(offence["child_id"], []).append(offence)
    expected = set()
    for one, other in combinations(_rows(both, "children"), 2):
        if one["date_of_birth"] != other["date_of_birth"] or one["sex"] != other["sex"]:
            continue
        if one["sex"] in (None, "unknown"):
            continue
        pairs = [
            (a["offence_category"], b["offence_category"])
            for a in days.get(one["child_id"], [])
            for b in days.get(other["child_id"], [])
            if a["offence_date"] == b["offence_date"]
        ]
        if any(a is None or b is None or a == b for a, b in pairs):
            expected |= {one[ROW], other[ROW]}
    assert expected
    assert run(both, [rule("DUP01")])[0].rows.to_list() == sorted(expected)


def test_changed_on_appeal_without_a_new_outcome(caseload: Caseload, found: dict[str, list[int]]) -> None:
    outcomes = _rows(caseload, "outcomes")
    expected = [
        o[ROW]
        for o in outcomes
        if o["appeal_status"] == "changed"
        and not any(
            n["offence_id"] == o["offence_id"]
            and n["appeal_status"] not in ("changed", "successful")
            and n["outcome_date"] >= o["outcome_date"]
            for n in outcomes
        )
    ]
    assert expected
    assert found["CON03"] == expected


def test_breach_of_an_order_never_given(caseload: Caseload, found: dict[str, list[int]]) -> None:
    outcomes = [o for o in _rows(caseload, "outcomes") if o["outcome_type"] == "conditional_discharge"]
    expected = [
        f[ROW]
        for f in _rows(caseload, "offences")
        if f["offence_category"] == "breach_of_conditional_discharge"
        and not any(
            o["child_id"] == f["child_id"] and o["outcome_date"] <= f["offence_date"] for o in outcomes
        )
    ]
    assert expected
    assert found["OFF13"] == expected


def test_a_population_of_a_group_given_twice(caseload: Caseload, found: dict[str, list[int]]) -> None:
    keys = ("area", "year", "grouping", "group_value")
    expected = set()
    for one, other in combinations(_rows(caseload, "population_groups"), 2):
        if all(one[key] == other[key] for key in keys):
            expected |= {one[ROW], other[ROW]}
    assert expected
    assert found["PGR01"] == sorted(expected)


def test_groupings_of_a_year_that_add_up_to_fewer(caseload: Caseload, found: dict[str, list[int]]) -> None:
    rows = _rows(caseload, "population_groups")
    sums: dict[tuple[Any, ...], int] = {}
    for row in rows:
        key = (row["area"], row["year"], row["grouping"])
        sums[key] = sums.get(key, 0) + row["population"]
    expected = []
    for row in rows:
        most = max(n for key, n in sums.items() if key[:2] == (row["area"], row["year"]))
        if sums[row["area"], row["year"], row["grouping"]] < most * 0.98:
            expected.append(row[ROW])
    assert expected
    assert found["PGR04"] == expected


def test_two_residences_on_one_day(caseload: Caseload, found: dict[str, list[int]]) -> None:
    outcomes = _rows(caseload, "outcomes")
    expected = [
        o[ROW]
        for o in outcomes
        if any(
            (n["child_id"], n["outcome_date"]) == (o["child_id"], o["outcome_date"])
            and (n["residence"] or "local") != (o["residence"] or "local")
            for n in outcomes
        )
    ]
    assert found["CON05"] == expected
