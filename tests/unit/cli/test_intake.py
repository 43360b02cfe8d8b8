"""What ``yjp import`` refuses, and what it says that an import changed."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from yjp.cli import yjp
from yjp.cli.intake import ExtractDateTooLate
from yjp.ingest.freshness import newest_record
from yjp.model.caseload import from_rows

DAY = date(2019, 6, 18)


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(yjp, [str(argument) for argument in arguments])


@pytest.fixture(scope="module")
def extract(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder: Path = tmp_path_factory.mktemp("extract") / "e"
    assert run("example", folder).exit_code == 0
    return folder


@pytest.fixture
def service(tmp_path: Path) -> Path:
    assert run("new", tmp_path / "s", "--service", "Rotherham").exit_code == 0
    return tmp_path / "s"


def bring(service: Path, extract: Path, day: date, *more: str) -> Result:
    return run("-w", service, "import", extract, "--extract-date", day.isoformat(), *more)


def test_months_without_a_record_are_not_taken_for_good_news(service: Path, extract: Path) -> None:
    refused = bring(service, extract, date(2020, 6, 18))
    assert isinstance(refused.exception, ExtractDateTooLate)
    assert "is of June 2019, but the extract is said to be of 2020-06-18" in str(refused.exception)
    assert "Nothing has been imported yet" in run("-w", service, "history").stderr
    assert bring(service, extract, date(2020, 6, 18), "--quiet-is-fine").exit_code == 0


def test_a_day_that_has_not_come_is_refused(service: Path, extract: Path) -> None:
    tomorrow = date.today() + timedelta(days=2)  # noqa: DTZ011 - the command reads the clock too
    refused = bring(service, extract, tomorrow, "--quiet-is-fine")
    assert isinstance(refused.exception, ExtractDateTooLate)
    assert "has not come yet" in str(refused.exception)


def test_a_headline_that_is_gone_is_said(service: Path, extract: Path) -> None:
    assert bring(service, extract, DAY).exit_code == 0
    said = bring(service, extract, date(2010, 6, 18)).stderr
    assert "First time entrants, Jan 2018 to Dec 2018: 169 per 100,000 before, not there now." in said
    assert (
        "First time entrants, Jan 2018 to Dec 2018, change on the year before: −27.0% before, not there now."
        in said
    )
    assert "No headline figure reads differently" not in said
    assert "offences were set aside, so figures that count them are too low. To go back: " in said
    assert "history --restore 1" in said


def test_an_import_names_the_next_command(service: Path, extract: Path) -> None:
    assert f"-w {service} check" in bring(service, extract, DAY).stderr


def test_the_newest_record_is_the_last_offence_outcome_or_programme() -> None:
    child = {"child_id": "C1", "date_of_birth": date(2005, 1, 1)}
    offence = {"offence_id": "F1", "child_id": "C1", "offence_date": date(2019, 3, 4)}
    outcome = {"outcome_id": "O1", "offence_id": "F1", "child_id": "C1", "outcome_date": date(2019, 5, 6)}
    # A spell of care may begin later, but no service works by that.
    care = {"child_id": "C1", "start_date": date(2019, 6, 1)}
    caseload = from_rows(DAY, children=[child], offences=[offence], outcomes=[outcome], care_status=[care])
    assert newest_record(caseload) == date(2019, 5, 6)
    assert newest_record(from_rows(DAY, children=[child])) is None
