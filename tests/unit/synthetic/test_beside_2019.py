"""What stands beside the cases of the example ``rotherham_2019``: as many as the plan says, and possible."""

from collections import Counter
from itertools import pairwise

import pytest

from tests.oracle import Tables
from yjp.synthetic import EXAMPLES, tables

YEAR = ("2018-04-01", "2019-03-31")


@pytest.fixture(scope="module")
def example() -> Tables:
    return tables("rotherham_2019")


def test_victims_of_2018_19_are_as_many_as_the_plan_says(example: Tables) -> None:
    """192 victims contacted, 135 of whom took part: "the 70% rate of victim engagement"."""
    contacted = {r["victim_id"] for r in example["victims"] if YEAR[0] <= r["contacted_date"] <= YEAR[1]}
    engaged = {r["victim_id"] for r in example["victims"] if r["rj_engaged"] == "yes"}
    assert (len(contacted), len(engaged)) == (192, 135)
    assert round(len(engaged) / len(contacted) * 100) == 70
    assert engaged <= contacted
    direct = {r["victim_id"] for r in example["victims"] if r["rj_type"] == "direct"}
    assert len(direct) == 22
    refused = {r["victim_id"] for r in example["victims"] if r["consent_contact"] == "no"}
    assert len(refused) == 24
    assert not any(r["contacted_date"] for r in example["victims"] if r["victim_id"] in refused)


def test_three_victims_were_harmed_by_two_children_each(example: Tables) -> None:
    rows = Counter(r["victim_id"] for r in example["victims"])
    assert Counter(rows.values()) == {1: 213, 2: 3}
    pairs = {(r["victim_id"], r["child_id"]) for r in example["victims"]}
    assert len(pairs) == len(example["victims"])


def test_reparation_of_2018_19_is_as_much_as_the_plan_says(example: Tables) -> None:
    """671 hours organised for 61 children, 60% attended."""
    rows = example["reparation"]
    assert all(YEAR[0] <= r["date"] <= YEAR[1] for r in rows)
    offered = sum(float(r["hours_offered"]) for r in rows)
    attended = sum(float(r["hours_attended"]) for r in rows)
    assert (offered, len({r["child_id"] for r in rows})) == (671, 61)
    assert round(attended / offered * 100) == 60
    came = [r for r in rows if float(r["hours_attended"])]
    assert round(len(came) / len(rows) * 100) == 60


def test_the_budget_is_the_printed_one_cell_by_cell_and_so_does_not_cast(example: Tables) -> None:
    """Table 2 of the plan: 734,706 and 215,000 cast, 635,509 does not."""
    rows = example["budget"]
    columns = ("staffing_costs", "payments_in_kind", "other_delegated_funds")
    cells = {r["agency"]: tuple(r[column] for column in columns) for r in rows}
    assert cells["local_authority"] == ("704706", "85000", "14211")
    assert cells["police"] == ("30000", "", "0")
    assert cells["health"] == ("", "90000", "35000")
    assert cells["pcc"] == ("", "", "150000")
    sums = [sum(int(r[column] or 0) for r in rows) for column in columns]
    assert sums == [734_706, 215_000, 636_139]
    assert (sum(sums), sum(sums) - (734_706 + 215_000 + 635_509)) == (1_585_845, 630)
    assert {r["year"] for r in rows} == {"2018"}


def test_the_readme_says_what_is_from_the_plan() -> None:
    said = " ".join(EXAMPLES["rotherham_2019"].sources)
    for word in ("636,139", "635,509", "192", "135", "671", "60%", "invented"):
        assert word in said, word


def test_needs_of_the_caseload_of_18_june_2019_are_recorded_for_most(example: Tables) -> None:
    on = {r["child_id"] for r in example["programmes"] if not r["end_date"]}
    assert len(on) == 103
    for table in ("accommodation", "education"):
        held = {r["child_id"] for r in example[table] if not r["end_date"] and r["child_id"] in on}
        assert 85 <= len(held) < 103, table
    screened = {r["child_id"] for r in example["health"]} & on
    needs = {r["child_id"] for r in example["health"] if r["identified_date"]} & on
    assert 75 <= len(screened) < 103
    assert 30 <= len(needs) < len(screened)


def test_one_record_of_a_home_at_a_time(example: Tables) -> None:
    spells: dict[str, list[tuple[str, str]]] = {}
    for r in example["accommodation"]:
        spells.setdefault(r["child_id"], []).append((r["start_date"], r["end_date"]))
    for child, found in spells.items():
        for (_, end), (start, _) in pairwise(found):
            assert end, child
            assert end < start, child


def test_board_and_actions(example: Tables) -> None:
    meetings = Counter(r["meeting_date"] for r in example["board_meetings"])
    assert set(meetings.values()) == {6}
    assert len(meetings) == 5
    actions = example["actions"]
    assert len(actions) == 13
    assert all(r["owner"] and r["due"] for r in actions)
    late = [r for r in actions if r["due"] < "2019-06-18" and r["status"] not in ("done", "late")]
    assert late == []
    assert any("65 of 103" in r["progress"] for r in actions)  # 63.1% without a SEND record
