"""The national record of one child, element by element; what is left out, and why; which children are in."""

import csv
import io
from datetime import date
from pathlib import Path

import polars as pl
import pytest

from tests.caseloads import typed
from tests.unit.returns_case_level.small import ALL, DAY, made, one_child, small
from yjp.errors import UserError
from yjp_returns.case_level.files import files
from yjp_returns.case_level.items import ITEMS, NOT_MADE
from yjp_returns.case_level.records import left_out, tables
from yjp_returns.case_level.submission import Submission

NAMES = Path(__file__).parent / "element_names.csv"
"""The elements that the Ministry of Justice's open SQL reads, as copied from it by hand."""


def filled(name: str, place: int = 0) -> dict[str, str]:
    row = tables(small(), ALL)[name].row(place, named=True)
    return {element: value for element, value in row.items() if value is not None}


def test_the_person() -> None:
    assert filled("person_details") == {
        "ypid": "C1",
        "originatingYOTPersonID": "C1",
        "currentYOTID": "Y001",
        "pncnumber": "08/1X",
        "dateOfBirth": "2008-02-29",
        # Born on 29 February: 18 on 1 March, as ages are counted.
        "dateOf18ThBirthday": "2026-03-01",
        "sex": "2",
        "ethnicity": "M1",
        "preferredLanguage": "Welsh & English",
    }


def test_the_offence_with_ages_worked_out_by_hand() -> None:
    # 15 on 28 February 2024, the day before the birthday; 16 at arrest and at the first hearing.
    assert filled("offence") == {
        "ypid": "C1",
        "offenceID": "F1",
        "offenceDate": "2024-02-28",
        "arrestDate": "2024-03-01",
        "ageOnOffenceDate": "15",
        "ageOnArrestDate": "16",
        "ageAtArrestOrOffence": "16",
        "ageOnFirstHearing": "16",
        "yjboffenceCategory": "ROBBERY",
        "yjbseriousnessScore": "6",
        "knifeRelatedOffence": "YES",
    }


def test_outcomes_say_local_or_other_outright_and_an_open_end_is_left_out() -> None:
    assert filled("offenceLegalOutcome") == {
        "ypid": "C1",
        "offenceID": "F1",
        "legalOutcome": "DETENTION_AND_TRAINING_ORDER",
        "legalOutcomeGroup": "Custody",
        "outcomeDate": "2024-06-01",
        "outcomeAppealStatus": "Result of appeal unchanged",
        "residenceOnLegalOutcomeDate": "LOCAL",
        "isSubstantive": "true",
        "isPreCourtDisposal": "false",
        "isCourtDisposal": "true",
        "sentencingOccasionID": "S1",
        "custodyReleaseDate": "2024-10-01",
        "firstHearingDate": "2024-04-10",
    }
    fine = filled("offenceLegalOutcome", 1)
    assert (fine["legalOutcome"], fine["residenceOnLegalOutcomeDate"]) == ("FINE", "OTHER")
    assert "outcomeAppealStatus" not in fine


def test_hearings_are_made_of_first_hearings_and_remands() -> None:
    found = tables(small(), ALL)
    assert found["hearing"].rows() == [
        ("C1", "C1/2024-04-10", "2024-04-10", None),
        ("C1", "C1/2024-04-10/remand/remand_in_custody", "2024-04-10", "REMAND_IN_CUSTODY"),
    ]
    assert found["link_hearing_offence"].rows() == [("C1", "C1/2024-04-10", "F1")]


def test_the_programme_is_tied_to_the_offence_of_its_outcome() -> None:
    assert filled("intervention_programme") == {
        "ypid": "C1",
        "interventionProgrammeID": "P1",
        "startDate": "2024-06-01",
        "disposalType": "DETENTION_AND_TRAINING_ORDER",
        "ageOnProgrammeStart": "16",
        # School age ends on 28 June 2024, the last Friday of that June.
        "isStatutorySchoolAgeAtProgrammeStart": "true",
        "kpi6SuccessfullyCompleted": "false",
    }
    assert tables(small(), ALL)["link_offence_intervention_programme"].rows() == [("C1", "F1", "P1")]


def test_needs_have_the_names_of_the_kpis() -> None:
    assert filled("residence") == {
        "ypid": "C1",
        "date": "2024-01-01",
        "kpi1AccommodationType": "AT_HOME",
        "kpi1AccommodationSuitability": "SUITABLE",
    }
    ete = filled("ete_status")
    assert (ete["provisionType"], ete["hoursOffered"], ete["hours"]) == ("COLLEGE", "25", "0.5")
    assert filled("sendaln")["kpi3SENDFormalPlan"] == "YES"
    assert tables(small(), ALL)["mentalHealth"].select(
        "kpi4MHDateScreened", "kpi4MHDateIdentified"
    ).rows() == [
        ("2024-06-03", None),
        (None, "2024-06-05"),
    ]
    assert filled("substanceMisuse")["kpi5SMInterventionType"] == "COMPLEX_CARE"
    assert filled("victim_intervention") == {
        "ypid": "C1",
        "victimID": "V1",
        "interventionProgrammeID": "P1",
        "consentYJSContact": "YES",
        "yjscontactDate": "2024-07-01",
        "rjinterventionType": "INDIRECT",
    }


def test_guessed_names_can_be_left_out() -> None:
    found = tables(small(), ALL, guessed=False)
    assert not {"custodyReleaseDate", "firstHearingDate"} & set(found["offenceLegalOutcome"].columns)
    assert "SENDCategory" not in found["sendaln"].columns
    # A record of which only a guessed element is filled says nothing without it.
    assert found["mentalHealth"].height == 1


def test_every_element_of_the_public_sql_is_written_or_says_why_not() -> None:
    declared = {(item.name, e.name): e for item in ITEMS for e in item.elements}
    with NAMES.open(encoding="utf-8") as file:
        public = [(row["item"], row["element"]) for row in csv.DictReader(file)]
    assert len(public) == 150
    assert [pair for pair in public if pair not in declared] == []
    silent = [pair for pair, e in declared.items() if bool(e.column) == bool(e.absent)]
    assert silent == []
    unknown = {pair for pair, e in declared.items() if e.known.value == "public"} - set(public)
    assert unknown == set()
    assert set(NOT_MADE).isdisjoint(item.name for item in ITEMS)


PERIOD = Submission(yot_code="Y", start=date(2025, 4, 1), end=date(2025, 6, 30))


@pytest.mark.parametrize(
    ("table", "row", "is_in"),
    [
        ("offences", {"offence_date": "2025-03-31"}, False),
        ("offences", {"offence_date": "2025-04-01"}, True),
        ("outcomes", {"outcome_date": "2025-06-30"}, True),
        ("outcomes", {"outcome_date": "2025-07-01"}, False),
        ("programmes", {"start_date": "2024-01-01", "end_date": "2025-04-01"}, True),
        ("programmes", {"start_date": "2024-01-01", "end_date": "2025-03-31"}, False),
        ("programmes", {"start_date": "2024-01-01", "end_date": ""}, True),
        ("programmes", {"start_date": "2025-07-01", "end_date": ""}, False),
        ("remands", {"start_date": "2025-06-30", "remand_type": "remand_in_custody"}, True),
        ("remands", {"start_date": "2025-01-01", "end_date": "2025-03-31"}, False),
    ],
)
def test_which_children_are_in(table: str, row: dict[str, str], is_in: bool) -> None:
    ids = {
        "offence_id": "F",
        "outcome_id": "O",
        "programme_id": "P",
        "outcome_type": "fine",
        "child_id": "C1",
    }
    # An outcome brings its offence, of long before.
    rows: dict[str, list[dict[str, str]]] = {
        "children": [{"child_id": "C1", "date_of_birth": "2010-01-01"}],
        "offences": [{"offence_date": "2020-01-01"} | ids],
        "outcomes": [],
    }
    rows[table] = [ids | row]
    found = tables(typed(rows, DAY), PERIOD)
    assert found["person_details"].height == is_in
    assert found["offence"].height == is_in


def test_what_is_left_out_is_said_in_counts() -> None:
    rows = one_child()
    del rows["victims"]
    rows["health"].append({"child_id": "C1", "strand": "", "screened_date": "2024-01-01"})
    rows["outcomes"].append(rows["outcomes"][0] | {"outcome_id": "O3"})
    rows["children"].append({"child_id": "C2", "date_of_birth": "2010-01-01"})
    assert left_out(typed(rows, DAY), PERIOD) == (
        "The extract has no table 'victims', so nothing of it is in the return.",
        "Children with nothing in the period, left out: 1 of 2.",
        "Outcomes that another service is the home of (OTHER), which no KPI counts: 1.",
        "Health records that do not say which strand they are of, left out: 1.",
        "Outcomes with the offence, kind and day of another, which the national record cannot tell apart: 2.",
    )


def test_a_cell_that_no_file_can_hold_is_refused_without_being_shown() -> None:
    rows = one_child()
    rows["children"][0]["first_language"] = "Wel\x0bsh"
    with pytest.raises(UserError) as stopped:
        tables(typed(rows, DAY), ALL)
    assert (
        "in children, there are control characters in what goes into person_details.preferredLanguage (cells: 1)"
        in str(stopped.value)
    )
    assert "Wel" not in str(stopped.value)


def test_the_files_are_one_csv_an_item_and_the_rest() -> None:
    found = files(made(small()))
    frames = tables(small(), ALL)
    assert set(found) == {
        "README.txt",
        "run.json",
        "case_level.xml",
        "case_level.xsd",
        *(f"{n}.csv" for n in frames),
    }
    for name, frame in frames.items():
        assert pl.read_csv(io.BytesIO(found[f"{name}.csv"]), infer_schema=False).equals(frame)
    readme = found["README.txt"].decode()
    assert "made up" in readme
    assert "Experimental: the official schema" in readme
    assert "remands.end_date: no public element says when a remand ended" in readme
    assert found == files(made(small()))
    assert set(files(made(small()), ("csv",))) == set(found) - {
        "case_level.xml",
        "case_level.xsd",
    }


@pytest.mark.parametrize(("start", "end", "number"), [(DAY, date(2025, 1, 1), 1), (DAY, DAY, 0)])
def test_a_submission_that_cannot_be_is_refused(start: date, end: date, number: int) -> None:
    with pytest.raises(UserError):
        Submission(yot_code="Y", start=start, end=end, return_id=number)
