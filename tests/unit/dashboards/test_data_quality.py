"""The page of data quality: as ``yjp check`` has it, records for those who may, and nothing that names a child."""

import json
from typing import Any

import polars as pl
import pytest
from flask.testing import FlaskClient

from tests.unit.dashboards.asking import ask, stamp
from tests.unit.dashboards.test_children_pages import press
from tests.unit.dashboards.workspaces import (
    BOARD,
    MANAGER,
    Example,
    client_of,
    components,
    page,
    said,
)
from yjp.access_log import openings
from yjp.cli.check import quality
from yjp.cli.quality_source import WorkspaceQuality
from yjp.cli.release_source import version
from yjp.quality.report import RECORDS as COLUMNS
from yjp.store import Workspace
from yjp_dashboards.components.imports import progress
from yjp_dashboards.data_quality import PastImport, RuleState


@pytest.fixture(scope="module")
def workspace(example: Example) -> Workspace:
    return example("rotherham_2019")


@pytest.fixture(scope="module")
def client(workspace: Workspace) -> FlaskClient:
    return client_of(workspace)


def test_the_page_says_what_check_says(client: FlaskClient, workspace: Workspace) -> None:
    report = quality(workspace.path)
    words = said(page(client, "/data-quality", MANAGER))
    assert f"{len(report.failed)} of {len(report.rules)} rules fail" in words
    for line in report.failed:
        assert line.title in words
        assert line.action in words
    assert f"{len(report.in_state('could_not_run'))} could not run" in words
    shown = WorkspaceQuality(workspace).report(version(workspace.path))
    assert shown is not None
    assert [(each.code, each.open) for each in shown.in_state(RuleState.FAILED)] == [
        (each.code, len(each.open)) for each in report.failed
    ]
    assert shown.late is None, "there is no import before"


def test_the_records_of_a_rule_are_as_many_as_fail(client: FlaskClient, workspace: Workspace) -> None:
    line = quality(workspace.path).failed[0]
    answer: Any = press(client, MANAGER, f"records-{line.code}", "quality-records")
    shown = json.loads(answer.get_json()["response"]["quality-records-rows"]["data-records"])
    assert len(shown["rows"]) == len(line.open)
    assert openings(workspace.path)[0].name == f"records-{line.code}"
    assert press(client, BOARD, f"records-{line.code}", "quality-records").status_code == 403  # type: ignore[attr-defined]
    assert press(client, MANAGER, "records-NO99", "quality-records").status_code == 404  # type: ignore[attr-defined]


def test_dates_of_birth_and_the_polices_ids_stay_in_the_case_system(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    row = dict.fromkeys(COLUMNS, None) | {"rule": "CHI01", "state": "open", "child_id": "C0001", "_row": 2}
    values = [
        ("children", "date_of_birth 2004-05-06; sex female"),
        ("children", "pnc_id 04/123456X; date_of_birth empty"),
        ("outcomes", "outcome_date 2019-01-01"),
    ]
    records = pl.DataFrame(
        [row | {"table": table, "values": text, "first_date": "2004-05-06"} for table, text in values],
        schema=COLUMNS | {"first_date": pl.String},
    )

    class Report:
        pass

    Report.records = records  # type: ignore[attr-defined]
    source = WorkspaceQuality(workspace)
    monkeypatch.setattr(WorkspaceQuality, "_report", lambda self, release: Report)
    found = source.records("any", "CHI01")
    assert found is not None
    assert found.get_column("What to look at").to_list() == [
        "date_of_birth: see the record; sex female",
        "pnc_id: see the record; date_of_birth: empty",
        "outcome_date 2019-01-01",
    ]
    assert found.get_column("First date").to_list() == [None, None, "2004-05-06"]


def test_another_release_has_no_report(workspace: Workspace) -> None:
    assert WorkspaceQuality(workspace).report("another") is None


def test_a_board_member_is_refused(client: FlaskClient) -> None:
    assert "does not open this page" in said(page(client, "/data-quality", BOARD))
    assert client.get("/data-quality", headers=BOARD).status_code == 403
    answer = ask(
        client,
        "quality-progress.children",
        [("quality-begin", "data", 1)],
        [("drawn-from", "data", stamp(client, BOARD))],
        BOARD,
    )
    assert answer.status_code == 403
    assert "/data-quality" not in components(page(client, "/", BOARD)).get("address", {})


def test_progress_compares_the_last_two_imports() -> None:
    from datetime import date

    from tests.unit.dashboards.reading import words

    def past(number: int, errors: int, warnings: int) -> PastImport:
        return PastImport(
            number=number,
            extract=date(2019, 3 * number, 1),
            current=number == 2,
            read=1_000 * number,
            set_aside=0,
            errors=errors,
            warnings=warnings,
            queries=1,
        )

    # 5 + 10 + 1 = 16, then 2 + 9 + 1 = 12.
    text = words(progress([past(1, 5, 10), past(2, 2, 9)]))
    assert "12 open records in the newest import, 4 fewer than in the one before." in text
    assert "There is one import so far" in words(progress([past(1, 5, 10)]))
    assert "as many as" in words(progress([past(1, 1, 1), past(2, 1, 1)]))
    assert "1 more than" in words(progress([past(1, 1, 1), past(2, 1, 2)]))
