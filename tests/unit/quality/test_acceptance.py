"""An acceptance holds while the record is what it was, and not after its last day."""

from dataclasses import replace
from datetime import date

import polars as pl
import pytest

from tests.spec.reading import read
from tests.unit.quality.toys import reported, rule
from yjp.accepted import Acceptance
from yjp.model.caseload import ROW, Caseload, from_rows
from yjp.quality.acceptance import Decision, Standing, decide
from yjp.quality.records import content, names
from yjp.rules.definition import Severity
from yjp.rules.run import run

TABLE = """
    child | born       | offence    | outcome    | type
    A     | 2010-01-01 | 2025-07-10 | 2025-08-01 | youth_caution
    B     | 2010-01-01 | 2025-07-10 | 2025-09-01 | youth_caution
"""
DAY = date(2026, 6, 30)


def acceptance(caseload: Caseload, record: str = "O1", until: date | None = None) -> Acceptance:
    row = caseload.tables["outcomes"].filter(pl.col("outcome_id") == record).row(0, named=True)
    return Acceptance(
        rule="X",
        record=record,
        content=content(row),
        reason="The court's date is right.",
        who="Ada",
        accepted_on=DAY,
        until=until,
    )


def decided(caseload: Caseload, *accepted: Acceptance) -> tuple[list[int], list[int], list[Decision]]:
    results = run(caseload, [rule("X", "outcomes", "O1", "O2")])
    (opened,), decisions = decide(caseload, results, accepted)
    return opened.open.to_list(), opened.accepted.to_list(), list(decisions)


def test_an_accepted_record_is_not_open() -> None:
    caseload = read(TABLE)
    still_open, accepted, (decision,) = decided(caseload, acceptance(caseload))
    assert (still_open, accepted) == ([3], [2])
    assert (decision.standing, decision.table, decision.row) == (Standing.HOLDS, "outcomes", 2)


def test_a_changed_record_is_open_again() -> None:
    accepted = acceptance(read(TABLE))
    changed = read(TABLE.replace("2025-08-01", "2025-08-02"))
    still_open, _, (decision,) = decided(changed, accepted)
    assert still_open == [2, 3]
    assert decision.standing is Standing.CHANGED


def test_another_place_in_the_file_is_no_change() -> None:
    caseload = read(TABLE)
    accepted = acceptance(caseload)
    outcomes = caseload.tables["outcomes"].with_columns(pl.col(ROW) + 10)
    moved = Caseload({**caseload.tables, "outcomes": outcomes}, DAY)
    still_open, held, (decision,) = decided(moved, accepted)
    assert (still_open, held, decision.row) == ([13], [12], 12)


@pytest.mark.parametrize(
    ("until", "standing"),
    [
        (date(2026, 6, 29), Standing.LAPSED),
        (date(2026, 6, 30), Standing.HOLDS),
        (date(2026, 7, 1), Standing.HOLDS),
        (None, Standing.HOLDS),
    ],
)
def test_until_is_the_last_extract_day(until: date | None, standing: Standing) -> None:
    caseload = read(TABLE)
    still_open, _, (decision,) = decided(caseload, acceptance(caseload, until=until))
    assert decision.standing is standing
    assert (2 in still_open) == (standing is Standing.LAPSED)


def test_what_no_longer_fails_is_settled_and_what_could_not_run_is_not_known() -> None:
    caseload = read(TABLE)
    gone = replace(acceptance(caseload), record="O9")
    *_, (decision,) = decided(caseload, gone)
    assert (decision.standing, decision.row) == (Standing.SETTLED, None)
    results = run(caseload, [rule("E", "education", "A", columns=("ete_type",))])
    _, (unknown,) = decide(caseload, results, [replace(gone, rule="E")])
    assert unknown.standing is Standing.NOT_KNOWN
    _, (no_rule,) = decide(caseload, results, [replace(gone, rule="OLD99")])
    assert no_rule.standing is Standing.NOT_KNOWN


def spells() -> Caseload:
    rows: list[dict[str, object]] = [
        {"child_id": "A", "start_date": date(2025, 1, 1), "status": "none"},
        {"child_id": "A", "start_date": date(2025, 2, 1), "status": "none"},
    ]
    return from_rows(DAY, children=[{"child_id": "A", "date_of_birth": date(2010, 1, 1)}], care_status=rows)


def test_a_table_without_ids_names_its_records_by_their_content() -> None:
    caseload = spells()
    frame = caseload.tables["care_status"]
    first, second = names(frame, "care_status")
    assert first != second
    assert len(first) == len(second) == 16
    found = run(caseload, [rule("X", "care_status", "A", columns=("status",), key="child_id")])
    row = frame.row(0, named=True)
    accepted = Acceptance(
        rule="X", record=first, content=content(row), reason="Right.", who="Ada", accepted_on=DAY
    )
    (opened,), _ = decide(caseload, found, [accepted])
    assert (opened.open.to_list(), opened.accepted.to_list()) == ([3], [2])


def test_content_is_of_the_values_not_of_empty_columns_or_the_place() -> None:
    row = {"_row": 2, "outcome_id": "O1", "outcome_date": date(2025, 1, 1), "gravity": 3, "end_date": None}
    assert content(row) == content({"outcome_id": "O1", "gravity": 3, "outcome_date": date(2025, 1, 1)})
    # Worked out by hand from the JSON text: sha256 of {"gravity": 3, "outcome_date": "2025-01-01", "outcome_id": "O1"}
    assert content(row) == "cf5e6d63c278d9ff9770d51239b4a1679435e4b9974a120681775c7cb2a5a0c0"
    assert content(row) != content(row | {"gravity": 4})


def test_accepted_errors_are_no_findings_but_are_listed() -> None:
    caseload = read(TABLE)
    both = (acceptance(caseload), acceptance(caseload, "O2"))
    report = reported(caseload, rule("X", "outcomes", "O1", "O2"), accepted=both)
    assert not report.has_findings
    assert report.failed == ()
    assert [line.code for line in report.all_accepted] == ["X"]
    assert [d.standing for d in report.accepted] == [Standing.HOLDS, Standing.HOLDS]
    assert report.records.get_column("state").to_list() == ["accepted", "accepted"]
    one = reported(caseload, rule("X", "outcomes", "O1", "O2"), accepted=both[:1])
    assert one.has_findings


def test_warnings_and_queries_are_no_findings() -> None:
    for severity, found in ((Severity.ERROR, True), (Severity.WARNING, False), (Severity.QUERY, False)):
        assert reported(read(TABLE), rule("X", "outcomes", "O1", severity=severity)).has_findings is found


def test_a_victim_of_two_children_is_two_records() -> None:
    victims = [{"victim_id": "V1", "child_id": child} for child in ("A", "B")]
    frame = from_rows(DAY, victims=victims).tables["victims"]
    assert names(frame, "victims") == ["V1/A", "V1/B"]
