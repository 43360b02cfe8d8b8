"""What a plan takes from the workspace's own tables: actions, budget and staff, with what does not add up."""

from datetime import date

from yjp.cli.plan_material import material
from yjp.model.caseload import from_rows
from yjp.plan.material import Action

DAY = date(2019, 6, 18)


def line(agency: str, staff: float | None, kind: float, other: float) -> dict[str, object]:
    return {
        "agency": agency,
        "staffing_costs": staff,
        "payments_in_kind": kind,
        "other_delegated_funds": other,
    }


BUDGET = [
    # Lines of Rotherham's plan of 2019-21, table 2.
    line("local_authority", 704706.0, 85000.0, 14211.0),
    line("police", 30000.0, 0.0, 0.0),
    line("youth_justice_grant", 0.0, 0.0, 431928.0),
]


def cells(rows: object) -> list[list[str]]:
    return [[cell.text for cell in row] for row in rows]  # type: ignore[attr-defined]


def test_the_newest_years_budget_casts() -> None:
    old = [{"year": 2017, **BUDGET[0]}]
    found = material(from_rows(DAY, budget=[*old, *({"year": 2018, **row} for row in BUDGET)]))
    (name,) = found.tables
    assert name == "budget.2018#table"
    table = found.tables[name]
    assert table.caption == "Budget: costs and contributions, 2018/19"
    rows = {row[0]: row[1:] for row in cells(table.rows)}
    assert rows["Local authority*"] == ["704,706", "85,000", "14,211", "803,917"]
    assert rows["Police Service"] == ["30,000", "0", "0", "30,000"]
    assert rows["Health Service"] == ["–", "–", "–", "–"]
    # By hand: 704,706 + 30,000; 85,000; 14,211 + 431,928; and all of them.
    assert rows["Total"] == ["734,706", "85,000", "446,139", "1,265,845"]
    assert found.findings[name] == ()
    assert found.notes[name].startswith("(*) A service of several authorities")


def test_an_amount_that_is_missing_is_a_finding() -> None:
    rows = [{"year": 2018, **BUDGET[0], "staffing_costs": None}, {"year": 2018, **BUDGET[1]}]
    found = material(from_rows(DAY, budget=rows))
    said = found.findings["budget.2018#table"]
    assert any("could not be added up" in sentence and "Staffing costs" in sentence for sentence in said), (
        said
    )


def test_staff_tables_leave_out_where_nobody_is_and_keep_the_totals() -> None:
    posts = {"year": 2018, "disabled": "no", "welsh_speaker": "no", "contract_type": "permanent"}
    full = {"working_hours": "full_time", "staff_sex": "female", "staff_ethnicity": "W1"}
    part = {"working_hours": "part_time", "staff_sex": "male", "staff_ethnicity": "A2"}
    staff = [
        posts | full | {"role": "practitioner", "posts_fte": 5.0, "headcount": 5},
        posts | part | {"role": "practitioner", "posts_fte": 0.5, "headcount": 1},
    ]
    found = material(from_rows(DAY, staffing=staff))
    contract = found.tables["staffing_contract.2018#table"]
    assert contract.headers == ("Type of contract", "Practitioners PT", "Practitioners FT", "Total")
    assert cells(contract.rows) == [["Permanent", "0.50", "5.00", "5.50"], ["Total", "0.50", "5.00", "5.50"]]
    people = found.tables["staffing_people.2018#table"]
    assert cells(people.rows) == [
        ["White British", "0", "5", "0", "5", "5"],
        ["Pakistani", "1", "0", "1", "0", "1"],
        ["Total", "1", "5", "1", "5", "6"],
    ]
    assert "Rows and columns in which there is nobody are left out." in found.notes[contract.id]


def test_actions_keep_their_order_and_say_their_status_in_words() -> None:
    row = {
        "priority": "Custody",
        "action": "Review each sentence",
        "owner": "Manager",
        "due": DAY,
        "progress": None,
    }
    found = material(
        from_rows(DAY, actions=[row | {"status": "at_risk"}, row | {"action": "Next", "status": None}])
    )
    assert found.actions == (
        Action(
            priority="Custody",
            action="Review each sentence",
            owner="Manager",
            due=DAY,
            progress=None,
            status="At risk",
        ),
        Action(priority="Custody", action="Next", owner="Manager", due=DAY, progress=None, status=None),
    )


def test_a_caseload_without_these_tables_has_no_material() -> None:
    found = material(from_rows(DAY, children=[]))
    assert (found.actions, dict(found.tables)) == ((), {})
