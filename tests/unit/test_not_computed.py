"""What a caseload cannot show is said, with the table that it lacks."""

from datetime import date

from tests.caseloads import typed
from yjp.compute import manifest
from yjp.settings import Settings


def test_missing_tables_are_named_in_the_notes() -> None:
    caseload = typed({"children": [], "offences": [], "outcomes": []}, date(2019, 6, 18))
    notes = manifest(caseload, Settings(service="Rotherham"), {}, {}).notes
    assert notes[1:] == (
        "The caseload could not be computed: no 'programmes' table.",
        "Breakdowns by care status could not be computed: no 'care_status' table.",
        "Breakdowns by special educational needs could not be computed: no 'send' table.",
    )
