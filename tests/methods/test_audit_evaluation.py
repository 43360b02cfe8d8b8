"""The auditor on mistakes that councils published, on controls that must pass, and on published rates."""

import csv
import json
from collections import Counter

import pytest

from tests.methods.audit_documents import DATA, Case, classes, document, evaluated, phrasings
from yjp.audit.check import audit
from yjp.audit.result import CONTRADICTIONS, Verdict


def test_every_published_case_has_a_document() -> None:
    assert set(classes()) <= {case.id for case in evaluated()}
    assert len(classes()) == 50


def test_nine_in_ten_mistakes_are_caught_with_the_right_reason() -> None:
    wrong = [case for case in evaluated() if not case.control]
    missed = [case.id for case in wrong if not case.caught]
    assert len(wrong) >= 51
    assert len(missed) <= 0.1 * len(wrong), missed


@pytest.mark.parametrize("case", [case for case in evaluated() if case.control], ids=lambda case: case.id)
def test_a_control_is_not_flagged(case: Case) -> None:
    assert case.findings == ()


def test_no_contradiction_is_reported_beside_the_right_reason() -> None:
    assert [(case.id, finding.sentence) for case in evaluated() for finding in case.others] == []


@pytest.mark.parametrize("item", phrasings()["wrong_sentences"] + phrasings()["wrong_tables"], ids=str)
def test_a_wrong_claim_is_caught_however_it_is_put(item: str | list[list[str]]) -> None:
    assert audit(document(["Performance", item])).findings


@pytest.mark.parametrize("item", phrasings()["right_sentences"] + phrasings()["right_tables"], ids=str)
def test_a_right_claim_passes_however_it_is_put(item: str | list[list[str]]) -> None:
    assert audit(document(["Performance", item])).findings == ()


def test_published_rates_are_contradicted_only_where_they_do_not_follow() -> None:
    """219 published rates with their numerators and denominators, each marked by hand as right or not."""
    counted: Counter[tuple[str, bool]] = Counter()
    flagged = []
    with (DATA / "published_oracles.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            text = _printed(row)
            if text is None:
                continue
            findings = [each for each in audit(document([text])).findings if each.verdict in CONTRADICTIONS]
            counted[row["agrees"], bool(findings)] += 1
            if findings and row["agrees"] == "yes":
                flagged.append(row["id"])
    assert flagged == []
    assert counted["yes", False] >= 150
    # One of nine is cut off where it should be rounded (340 ÷ 78 = 4.359, printed 4.35), which is let pass.
    assert counted["NO", True] >= 8
    assert counted["NO", False] <= 1


def _printed(row: dict[str, str]) -> str | None:
    """The sentence in which a plan would print the row; None where a number is missing."""
    try:
        top, base = (f"{float(row[name]):,}".removesuffix(".0") for name in ("numerator", "denominator"))
        value = f"{float(row['published_value']):.{int(row['dp'])}f}"
    except ValueError:
        return None
    match row["unit"], row["indicator"]:
        case "%", _:
            return f"Of the {base} young people in the cohort, {top} reoffended ({value}%)."
        case "per 100k 10-17", _:
            return (
                f"There were {top} first time entrants in a 10-17 population of {base}, a rate of "
                f"{value} per 100,000."
            )
        case "per 1000 10-17", _:
            return f"There were {top} custodial sentences in a 10-17 population of {base}, a rate of {value} per 1,000."
        case "ratio", "reoffences_per_reoffender":
            return f"The {base} reoffenders committed {top} reoffences, {value} reoffences per reoffender."
        case "ratio", "reoffences_per_offender":
            return f"The cohort of {base} committed {top} reoffences, {value} reoffences per offender."
    return None


def test_the_page_says_what_the_evaluation_gives() -> None:
    page = (DATA.parents[2] / "docs" / "explanation" / "audit_evaluation.md").read_text(encoding="utf-8")
    wrong = [case for case in evaluated() if not case.control]
    controls = [case for case in evaluated() if case.control]
    assert f"{sum(case.caught for case in wrong)} of {len(wrong)} mistakes" in page
    assert f"{sum(not case.findings for case in controls)} of {len(controls)} controls" in page


def test_what_is_only_suspicious_says_so() -> None:
    soft = {
        case.id
        for case in evaluated()
        if case.findings and all(f.verdict is Verdict.SUSPICIOUS for f in case.findings)
    }
    assert {"E19", "E59", "E79"} <= soft, json.dumps(sorted(soft))
