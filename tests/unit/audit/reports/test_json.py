"""The JSON report: a schema that programs can count on."""

import json
from dataclasses import replace

from tests.unit.audit.reports.audits import audit, clean
from yjp import __version__
from yjp.audit.reports.as_json import audit_json

PLACE = {
    "words": "page 9",
    "part": "body",
    "block": 2,
    "page": 9,
    "line": None,
    "table": None,
    "row": None,
    "column": None,
}


def test_the_schema() -> None:
    content = audit_json([audit(), clean()])
    assert content == audit_json([audit(), clean()])
    read = json.loads(content)
    assert set(read) == {"schema", "yjp_version", "documents"}
    assert (read["schema"], read["yjp_version"]) == ("yjp.audit/1", __version__)
    first, second = read["documents"]
    assert list(first) == ["name", "format", "headline", "counts", "findings", "claims", "numbers", "notes"]
    assert first["counts"] == {
        "numbers": 12,
        "in_claims": 9,
        "ignored": 3,
        "contradictions": 2,
        "suspicious": 1,
        "by_verdict": {
            "decision-changing": 2,
            "contradicted": 2,
            "suspicious": 1,
            "verified": 3,
            "not checkable": 1,
        },
        "by_class": {"date": 2, "page": 1},
    }
    assert [finding["verdict"] for finding in first["findings"]] == [
        "decision-changing",
        "contradicted",
        "suspicious",
    ]
    assert first["findings"][1] == {
        "rule": "share",
        "verdict": "contradicted",
        "quote": "2.6% (13 young people) of the cohort",
        "sentence": "If 25 is 24.3%, there are 103 in all; 13 of 103 is 12.6%, but 2.6% is printed.",
        "follows": "25 ÷ 24.3% = 103; 13 ÷ 103 = 12.6%",
        "correction": "13 of 103 would be 12.6%.",
        "spans": [
            {"text": "2.6%", "start": 0, "end": 4, "place": PLACE},
            {"text": "13", "start": 6, "end": 8, "place": PLACE},
        ],
        "claims": [1],
    }
    assert first["claims"][1]["why"] == "25 ÷ 103 = 24.3%"
    assert set(first["claims"][1]) == {"id", "type", "verdict", "why", "spans"}
    assert first["numbers"][0] == {
        "text": "2.6%",
        "start": 0,
        "end": 4,
        "place": PLACE,
        "value": 2.6,
        "claims": [1],
        "ignored": None,
    }
    assert len(first["numbers"]) == 12
    assert second["findings"] == []
    assert second["headline"] == "No contradictions found"


def test_a_value_that_json_has_no_word_for_is_null() -> None:
    whole = audit()
    odd = replace(whole, fates=(replace(whole.fates[0], value=float("inf")), *whole.fates[1:]))
    assert json.loads(audit_json([odd]))["documents"][0]["numbers"][0]["value"] is None
