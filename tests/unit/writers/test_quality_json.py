"""The JSON report: a schema that programs can rely on, and values only where they were asked for."""

import json

from tests.unit.writers.reports import MARKERS, clean, full
from yjp.writers.quality_json import quality_json


def test_no_value_of_a_record_is_in_it() -> None:
    text = quality_json(full()).decode()
    assert [marker for marker in MARKERS if marker in text] == []
    assert '"O1"' not in text


def test_with_values_they_are() -> None:
    text = quality_json(full(), values=True).decode()
    assert [marker for marker in MARKERS if marker not in text] == []
    found = json.loads(text)
    assert found["records"][0]["record"] == "O1"
    assert found["accepted"][0]["reason"].startswith("MARKERREASON")


def test_the_schema() -> None:
    found = json.loads(quality_json(full()))
    assert list(found) == [
        "schema",
        "about",
        "summary",
        "counts",
        "headlines",
        "headlines_by_rows_set_aside",
        "rules",
        "accepted",
        "accepted_before",
        "set_aside",
    ]
    assert found["schema"] == "yjp.quality/1"
    assert found["summary"] == {
        "has_findings": True,
        "rules": 4,
        "passed": 1,
        "failed": 2,
        "failed_but_accepted": 0,
        "could_not_run": 1,
        "open": {"error": 1, "warning": 0, "query": 3},
        "accepted": 1,
        "rows_set_aside": 3,
    }
    first = found["rules"][0]
    assert (first["code"], first["state"], first["open_rows"], first["accepted"]) == (
        "OUT1",
        "failed",
        [2],
        1,
    )
    assert first["effects"][0] == {
        "figure_id": "fte_count.2026-06.12m.rotherham",
        "indicator": "fte_count",
        "window": "2026-06.12m",
        "unit": "count",
        "now": 2.0,
        "lowest": 1.0,
        "highest": 2.0,
        "records": 1,
        "words": "2, between 1 and 2 until 1 record is settled",
    }
    assert found["rules"][2]["why"] == "no 'education' table in the extract"
    assert found["accepted"][0]["standing"] == "accepted"
    assert found["set_aside"][0] == {
        "table": "outcomes",
        "file": "outcomes.csv",
        "row": 9,
        "column": "outcome_type",
        "rule": "isin",
        "reason": "is not a code",
    }


def test_nothing_found() -> None:
    found = json.loads(quality_json(clean()))
    assert not found["summary"]["has_findings"]
    assert (found["set_aside"], found["accepted"]) == ([], [])
