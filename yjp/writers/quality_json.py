"""The data-quality report as JSON, with a schema that is added to and never changed within a version."""

import json
from typing import Any

from yjp.quality.effect import Effect
from yjp.quality.report import QualityReport, RuleLine
from yjp.quality.wording import range_words

SCHEMA = "yjp.quality/1"


def quality_json(report: QualityReport, *, values: bool = False) -> bytes:
    """The report as indented JSON text.

    Without ``values`` rows are named by file and row number only. With them the failing records, the rows set aside as
    they came, and the reasons of acceptances are added: for a file that the user asked for.
    """
    content = {
        "schema": SCHEMA,
        "about": report.about.as_plain(),
        "summary": {
            "has_findings": report.has_findings,
            "rules": len(report.rules),
            "passed": len(report.in_state("passed")),
            "failed": len(report.failed),
            "failed_but_accepted": len(report.all_accepted),
            "could_not_run": len(report.in_state("could_not_run")),
            "open": report.open_by_severity,
            "accepted": sum(line.accepted for line in report.rules),
            "rows_set_aside": report.rows_set_aside,
        },
        "counts": report.counts,
        "headlines": [_effect(e) for e in report.headlines],
        "headlines_by_rows_set_aside": [_effect(e) for e in report.aside],
        "rules": [_rule(line, report.places.get(line.table)) for line in report.rules],
        "accepted": [
            {
                "rule": d.acceptance.rule,
                "standing": d.standing,
                "table": d.table,
                "row": d.row,
                "who": d.acceptance.who,
                "accepted_on": d.acceptance.accepted_on,
                "until": d.acceptance.until,
            }
            | ({"record": d.acceptance.record, "reason": d.acceptance.reason} if values else {})
            for d in report.accepted
        ],
        "accepted_before": [
            {
                "rule": past.was["rule"],
                "who": past.was["who"],
                "accepted_on": past.was["accepted_on"],
                "ended": past.ending.ended,
                "ended_by": past.ending.who,
                "ended_on": past.ending.on,
            }
            | (
                {
                    "record": past.was["record"],
                    "reason": past.was["reason"],
                    "ended_because": past.ending.reason,
                }
                if values
                else {}
            )
            for past in report.past
        ],
        "set_aside": (report.quarantine if values else report.quarantine.drop("record")).to_dicts(),
    }
    if values:
        content["records"] = report.records.rename({"_row": "row"}).to_dicts()
    return (json.dumps(content, indent=2, ensure_ascii=False, default=str) + "\n").encode()


def _rule(line: RuleLine, file: str | None) -> dict[str, Any]:
    return {
        "code": line.code,
        "title": line.title,
        "severity": line.severity,
        "state": line.state,
        "why": line.why,
        "table": line.table,
        "file": file,
        "columns": line.columns,
        "open_rows": line.open,
        "accepted": line.accepted,
        "effects": [_effect(e) for e in line.moves],
        "action": line.action,
        "source": line.source,
    }


def _effect(effect: Effect) -> dict[str, Any]:
    figure = effect.figure
    return {
        "figure_id": figure.figure_id,
        "indicator": figure.indicator,
        "window": figure.window,
        "unit": figure.unit,
        "now": figure.value,
        "lowest": effect.lowest,
        "highest": effect.highest,
        "records": effect.records,
        "words": range_words(effect),
    }
