"""One made-up child with a record of every kind, and others to compare with."""

from datetime import date

from tests.caseloads import typed
from tests.oracle import Tables
from yjp.ledger import About
from yjp.model.caseload import Caseload
from yjp_returns.case_level.make import CaseLevelReturn, make
from yjp_returns.case_level.submission import Submission
from yjp_returns.declared_elsewhere import CASE_LEVEL

DAY = date(2025, 6, 30)
ABOUT = About(
    service="Rotherham",
    area="rotherham",
    extract_date=DAY,
    made_up=True,
    yjp_version="0.1.0",
    run_id="abc123",
)
ALL = Submission(yot_code="Y001", start=date(2025, 4, 1), end=DAY, everybody=True)


def one_child() -> Tables:
    """Child C1, born on 29 February, with everything."""
    return {
        "children": [
            {
                "child_id": "C1",
                "date_of_birth": "2008-02-29",
                "sex": "female",
                "ethnicity": "M1",
                "first_language": "Welsh & English",
                "pnc_id": "08/1X",
            }
        ],
        "offences": [
            {
                "offence_id": "F1",
                "child_id": "C1",
                "offence_date": "2024-02-28",
                "arrest_date": "2024-03-01",
                "offence_category": "robbery",
                "gravity": "6",
                "knife": "yes",
            }
        ],
        "outcomes": [
            {
                "outcome_id": "O1",
                "offence_id": "F1",
                "child_id": "C1",
                "outcome_date": "2024-06-01",
                "outcome_type": "detention_and_training_order",
                "first_hearing_date": "2024-04-10",
                "residence": "",
                "appeal_status": "unchanged",
                "end_date": "1900-01-01",
                "release_date": "2024-10-01",
                "sentencing_occasion_id": "S1",
            },
            {
                "outcome_id": "O2",
                "offence_id": "F1",
                "child_id": "C1",
                "outcome_date": "2024-06-01",
                "outcome_type": "fine",
                "residence": "other",
                "appeal_status": "none",
            },
        ],
        "programmes": [
            {
                "programme_id": "P1",
                "child_id": "C1",
                "start_date": "2024-06-01",
                "end_date": "",
                "disposal_type": "detention_and_training_order",
                "outcome_id": "O1",
                "kpi6_completed": "no",
            }
        ],
        "accommodation": [
            {
                "child_id": "C1",
                "start_date": "2024-01-01",
                "accommodation_type": "at_home",
                "suitability": "suitable",
            }
        ],
        "education": [
            {
                "child_id": "C1",
                "start_date": "2024-01-01",
                "ete_type": "college",
                "suitability": "unknown",
                "hours_offered": "25",
                "hours_attended": "0.5",
            }
        ],
        "care_status": [{"child_id": "C1", "start_date": "2023-01-01", "status": "looked_after"}],
        "send": [
            {
                "child_id": "C1",
                "start_date": "2020-09-01",
                "identified": "yes",
                "category": "ehcp",
                "formal_plan": "yes",
            }
        ],
        "health": [
            {"child_id": "C1", "strand": "mental_health", "screened_date": "2024-06-03"},
            {"child_id": "C1", "strand": "mental_health", "identified_date": "2024-06-05"},
            {
                "child_id": "C1",
                "strand": "substance_misuse",
                "screened_date": "2024-06-03",
                "intervention_type": "complex_care",
            },
        ],
        "remands": [{"child_id": "C1", "start_date": "2024-04-10", "remand_type": "remand_in_custody"}],
        "victims": [
            {
                "victim_id": "V1",
                "child_id": "C1",
                "programme_id": "P1",
                "consent_contact": "yes",
                "contacted_date": "2024-07-01",
                "rj_type": "indirect",
            }
        ],
    }


def small() -> Caseload:
    """That child alone."""
    return typed(one_child(), DAY)


def made(found: Caseload, submission: Submission = ALL) -> CaseLevelReturn:
    """The return of a caseload, before it is written."""
    return make(CASE_LEVEL, "2025Q1", found, submission, ABOUT)
