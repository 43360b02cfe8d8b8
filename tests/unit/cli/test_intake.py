"""What ``yjp import`` refuses, and what it says that an import changed."""

import re
import shutil
from datetime import date, timedelta
from importlib import resources
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from yjp.cli import yjp
from yjp.cli.import_warnings import unmarked_example
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


@pytest.mark.parametrize("marked", [False, True])
def test_an_example_in_a_workspace_that_is_not_marked_as_made_up_is_said(
    tmp_path: Path, extract: Path, *, marked: bool
) -> None:
    folder = tmp_path / "w"
    assert run("new", folder, "--service", "Rotherham", *(["--made-up"] if marked else [])).exit_code == 0
    said = bring(folder, extract, DAY).stderr
    sentence = "These are the made-up children of yjp's example Rotherham, June 2019, and this workspace is not marked"
    assert (sentence in said) is not marked


def test_an_example_in_the_words_of_a_case_system_is_known_too(service: Path, tmp_path: Path) -> None:
    assert run("example", tmp_path / "e", "--as", "case_system_a").exit_code == 0
    said = bring(service, tmp_path / "e", DAY, "--mapping", "case_system_a").stderr
    assert "the made-up children of yjp's example Rotherham, June 2019, and this workspace is not" in said


def test_a_service_of_its_own_is_told_nothing() -> None:
    own = [
        {
            "child_id": f"C{number:04}",
            "date_of_birth": date(2005, 1, 1) + timedelta(number * 7),
            "sex": "male",
        }
        for number in range(1, 200)
    ]
    assert unmarked_example(from_rows(DAY, children=own)) is None


def test_a_headline_that_is_gone_is_said(service: Path, extract: Path) -> None:
    assert bring(service, extract, DAY).exit_code == 0
    said = bring(service, extract, date(2010, 6, 18)).stderr
    assert "First time entrants, Jan 2018 to Dec 2018: 169 per 100,000 before, not there now." in said
    assert (
        "First time entrants, Jan 2018 to Dec 2018, change on the year before: −27.0% before, not there now."
        in said
    )
    assert "No headline figure reads differently" not in said
    assert "2,530 of 3,089 offences were set aside, so figures that count them are too low.\n" in said
    assert "This extract (18 June 2010) is older than the one that was current (18 June 2019).\n" in said
    assert said.endswith(
        f"If that is a slip, go back: yjp -w {service} history --restore 1\n"
        f"Next, see what to mend: yjp -w {service} check\n"
    )


def test_every_table_of_which_many_rows_were_set_aside_is_said(service: Path, extract: Path) -> None:
    said = bring(service, extract, date(2010, 6, 18)).stderr
    counts = re.findall(
        r"^(\w+): ([\d,]+) rows read, ([\d,]+) accepted, ([\d,]+) set aside", said, re.MULTILINE
    )
    many = {
        (aside, read, table)
        for table, read, _, aside in counts
        if int(aside.replace(",", "")) > int(read.replace(",", "")) / 100
    }
    assert len(many) > 5
    found = re.findall(r"^([\d,]+) of ([\d,]+) (\w+) were set aside", said, re.MULTILINE)
    assert set(found) == many


def test_the_same_records_on_another_day_are_no_repetition(service: Path, extract: Path) -> None:
    assert bring(service, extract, DAY).exit_code == 0
    later = bring(service, extract, date(2019, 9, 18)).stderr
    assert "Nothing has changed against the last import." not in later
    head = re.search(
        r"The records are those of import 1, but the extract is now of 18 September 2019 \(it was of 18 June 2019\): "
        r"(\d+) figures read differently\.\n((?:  .*\n)+)",
        later,
    )
    assert head
    listed = [line for line in head[2].splitlines() if " before, " in line]
    more = re.search(r"^  (\d+) other local figures? reads? differently", head[2], re.MULTILINE)
    assert int(head[1]) == len(listed) + (int(more[1]) if more else 0) > 0
    assert f"If that is a slip, go back: yjp -w {service} history --restore 1\n" in later
    again = bring(service, extract, date(2019, 9, 18)).stderr
    assert "Nothing has changed against the last import." in again
    assert "--restore" not in again


def test_other_settings_are_said_where_the_records_are_the_same(service: Path, extract: Path) -> None:
    assert bring(service, extract, DAY).exit_code == 0
    settings = service / "yjp.toml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(
        text.replace("breaches_count_as_reoffences = false", "breaches_count_as_reoffences = true"),
        encoding="utf-8",
    )
    said = bring(service, extract, DAY).stderr
    assert (
        "The records are those of import 1, but yjp.toml, a scorecard or yjp itself has changed since:\n"
        in said
    )
    assert "differently. All of them: " in said


def test_files_that_were_not_brought_are_named(service: Path, extract: Path, tmp_path: Path) -> None:
    assert bring(service, extract, DAY).exit_code == 0
    fewer = tmp_path / "fewer"
    shutil.copytree(extract, fewer)
    (fewer / "board_meetings.csv").unlink()
    (fewer / "budget.csv").unlink()
    actions = (fewer / "actions.csv").read_text(encoding="utf-8")
    (fewer / "actions.csv").write_text(actions.replace("on_track", "done"), encoding="utf-8")
    said = bring(service, fewer, DAY).stderr
    assert f"  actions: {actions.count('on_track')} changed.\n" in said
    assert "  Not in this import: board_meetings (30 rows before), budget (7 rows before)." in said
    assert "gone" not in said


def test_a_sheet_that_is_missing_is_said_last_and_ends_with_findings(service: Path, tmp_path: Path) -> None:
    assert run("example", tmp_path / "b", "--as", "case_system_b").exit_code == 0
    own = tmp_path / "own.toml"
    packaged = resources.files("yjp.ingest.mapping.packaged").joinpath("case_system_b.toml")
    text = packaged.read_text(encoding="utf-8")
    assert text.count('sheet = "Care status"') == 1
    own.write_text(text.replace('sheet = "Care status"', 'sheet = "Care state"'), encoding="utf-8")
    said = bring(service, tmp_path / "b", DAY, "--mapping", str(own))
    assert said.exit_code == 1
    lines = said.stderr.splitlines()
    assert lines[-2] == "No care_status was read: sheet 'Care state' is missing (there is 'Care status')."
    assert "--restore" not in said.stderr, "there is nothing to go back to"


def test_a_child_that_was_deleted_may_be_back(service: Path, extract: Path, tmp_path: Path) -> None:
    assert bring(service, extract, DAY).exit_code == 0
    child = (extract / "children.csv").read_text(encoding="utf-8").splitlines()[1].split(",")[0]
    assert "deleted since the last extract" not in bring(service, extract, DAY).stderr
    assert run("-w", service, "forget", child, "--yes", "--who", "A").exit_code in (0, 1)
    listed = run("-w", service, "history").stdout
    assert re.search(r"set aside, \d+ deleted since, run ", listed)
    back = bring(service, extract, DAY).stderr
    assert (
        "1 child was deleted since the last extract. If the case system still has the child, this import has brought "
        f"the child's records back: delete the child there, and here again. See: yjp -w {service} forget --list\n"
    ) in back
    assert child not in back
    assert "deleted since the last extract" not in bring(service, extract, DAY).stderr


def test_a_mapping_that_is_not_there_is_said_before_the_day_is_asked_for(
    service: Path, extract: Path
) -> None:
    said = run("-w", service, "import", "--mapping", "sugest", extract)
    assert "There is no mapping called 'sugest'" in str(said.exception)


def test_an_import_that_a_scorecard_stops_says_that_nothing_was_imported(
    service: Path, extract: Path
) -> None:
    assert run("-w", service, "scorecard", "new", "ours").exit_code == 0
    (service / "scorecards" / "ours.toml").write_text("[broken", encoding="utf-8")
    said = bring(service, extract, DAY)
    assert said.exception
    assert said.exception.__notes__ == ["Nothing was imported."]
    assert "Nothing has been imported yet" in run("-w", service, "history").stderr


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
