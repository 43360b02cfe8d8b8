"""``yjp check`` and ``yjp accept``: what ends well, what does not, and no value where it does not belong."""

import json
import logging
import os
import re
import stat
from pathlib import Path

import fastexcel
import pytest
from click.testing import CliRunner, Result

from yjp import cli
from yjp.errors import UserError

CHILDREN = (
    "child_id,date_of_birth,sex,ethnicity\nMARKERCHILD,2008-01-01,male,W1\nMARKEROTHER,2008-01-01,female,W1\n"
)
OFFENCES = (
    "offence_id,child_id,offence_date,offence_category,gravity,knife\n"
    "MARKEROFFENCE,MARKERCHILD,2022-01-01,robbery,6,no\n"
    "F2,MARKEROTHER,2022-01-01,public_order,2,no\n"
)
HEADER = "outcome_id,offence_id,child_id,outcome_date,outcome_type,residence\n"
GOOD = "O1,MARKEROFFENCE,MARKERCHILD,2022-02-01,youth_caution,local\nO2,F2,MARKEROTHER,2022-03-01,youth_caution,local\n"
BEFORE = GOOD.replace("2022-02-01", "2021-12-13")
"""The first outcome is dated before its offence: rule OUT01, an error."""
MARKERS = ("MARKER", "2021-12-13", "2008-01-01", "because they said so")


def run(*words: str | Path, env: dict[str, str] | None = None) -> Result:
    result = CliRunner(env=env).invoke(cli.yjp, [str(w) for w in words])
    if isinstance(result.exception, UserError):
        result.exit_code = result.exception.exit_code
    elif result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result


def bring_in(folder: Path, outcomes: str, day: str = "2022-09-30") -> None:
    extract = folder.parent / "extract"
    extract.mkdir(exist_ok=True)
    for name, text in (("children", CHILDREN), ("offences", OFFENCES), ("outcomes", HEADER + outcomes)):
        (extract / f"{name}.csv").write_text(text)
    assert run("-w", folder, "import", extract, "--extract-date", day, "--quiet-is-fine").exit_code in (0, 1)


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    folder = tmp_path / "w"
    assert run("new", folder, "--service", "Rotherham").exit_code == 0
    bring_in(folder, BEFORE)
    return folder


def line_of(text: str, start: str) -> str:
    return next(line.strip() for line in text.splitlines() if line.strip().startswith(start))


def test_an_error_is_a_finding_and_says_where_and_what_it_costs(workspace: Path) -> None:
    result = run("-w", workspace, "check")
    assert result.exit_code == 1
    assert line_of(result.stdout, "OUT01").startswith("OUT01 error, 1 record: ")
    assert "outcomes, row 2" in result.stdout
    # Both children entered in the year; the one whose outcome comes before its offence may not have.
    assert line_of(result.stdout, "First time entrants, Oct 2021 to Sep 2022: ") == (
        "First time entrants, Oct 2021 to Sep 2022: 2, between 1 and 2 until 1 record is settled."
    )
    assert "Could not run, which is not a pass" in result.stdout
    assert re.search(r"Tables not in the extract: .*education", result.stdout)


def test_what_is_clean_ends_well(workspace: Path) -> None:
    bring_in(workspace, GOOD)
    result = run("-w", workspace, "check")
    assert result.exit_code == 0, result.stdout
    assert result.stdout.splitlines()[-1] == "Nothing was set aside."


def test_rows_set_aside_are_a_finding_even_where_no_rule_fails(workspace: Path) -> None:
    bring_in(workspace, GOOD + "O3,F2,MARKEROTHER,2022-04-01,MARKERTYPE,local\n")
    result = run("-w", workspace, "check")
    assert result.exit_code == 1
    assert "outcomes.csv, row 4, outcome_type: is not a code of the list for this column." in result.stdout
    assert (
        json.loads(run("-w", workspace, "check", "--format", "json").stdout)["summary"]["open"]["error"] == 0
    )


def test_accepted_until_the_record_changes(workspace: Path) -> None:
    say = ("accept", "out01", "O1", "--reason", "because they said so", "--who", "Ada")
    accepted = run("-w", workspace, *say)
    assert accepted.exit_code == 0
    assert "Accepted OUT01 for row 2 of outcomes. No record of OUT01 is open any more.\n" in accepted.stderr
    found = json.loads(run("-w", workspace, "check", "--format", "json").stdout)
    rule = next(r for r in found["rules"] if r["code"] == "OUT01")
    assert (rule["open_rows"], rule["accepted"]) == ([], 1)
    assert [a["standing"] for a in found["accepted"]] == ["accepted"]
    text = run("-w", workspace, "check").stdout
    assert line_of(text, "OUT01 outcomes") == "OUT01 outcomes, row 2: accepted (by Ada)."
    assert "The reasons are in the workbook and the page: --out FILE.xlsx or FILE.html." in text
    assert "\nNo open record can move one of the newest figures.\n" in text

    bring_in(workspace, BEFORE.replace("2021-12-13", "2021-12-14"))
    again = run("-w", workspace, "check")
    assert again.exit_code == 1
    assert "OUT01 outcomes, row 2: open again: the record has changed (by Ada)." in again.stdout


def test_accepted_until_a_day(workspace: Path) -> None:
    say = ("accept", "OUT01", "row:2", "--reason", "for now", "--until", "2023-03-31")
    assert run("-w", workspace, *say, env={"YJP_WHO": "Ada"}).exit_code == 0
    bring_in(workspace, BEFORE, "2023-03-31")
    assert (
        "OUT01 outcomes, row 2: accepted (by Ada, until 2023-03-31)." in run("-w", workspace, "check").stdout
    )
    bring_in(workspace, BEFORE, "2023-04-01")
    late = run("-w", workspace, "check")
    assert late.exit_code == 1
    assert "open again: its last day has passed" in late.stdout


def test_an_acceptance_can_be_withdrawn_and_stays_on_the_list(workspace: Path, tmp_path: Path) -> None:
    assert run("-w", workspace, "accept", "OUT01", "O1", "--reason", "r", "--who", "Ada").exit_code == 0
    bare = run("-w", workspace, "accept", "OUT01", "row:2", "--withdraw", env={"YJP_WHO": ""})
    assert "Taking an acceptance back needs --reason TEXT and --who NAME." in str(bare.exception)
    why = ("--reason", "The court was wrong", "--who", "Ben")
    assert run("-w", workspace, "accept", "OUT01", "row:2", "--withdraw", *why).exit_code == 0
    said = run("-w", workspace, "check").stdout
    assert "Accepted once, and no more\n  OUT01, by Ada: taken back by Ben on " in said
    run("-w", workspace, "check", "--out", tmp_path / "q.xlsx")
    (row,) = fastexcel.read_excel(tmp_path / "q.xlsx").load_sheet("Accepted").to_polars().rows(named=True)
    told = ("Rule", "Record", "Now", "Who", "Ended by", "Ended because")
    assert [row[name] for name in told] == ["OUT01", "O1", "taken back", "Ada", "Ben", "The court was wrong"]
    assert row["Accepted on"] is not None
    run("-w", workspace, "check", "--out", tmp_path / "q.html")
    page = (tmp_path / "q.html").read_text(encoding="utf-8")
    assert re.search(r"taken back by Ben on \d{4}-\d\d-\d\d: The court was wrong", page)
    (past,) = json.loads(run("-w", workspace, "check", "--format", "json").stdout)["accepted_before"]
    assert past["ended_by"] == "Ben"
    assert not {"record", "reason", "ended_because"} & set(past), "no value without --values"
    again = run("-w", workspace, "accept", "OUT01", "O1", "--withdraw", *why)
    assert (again.exit_code, "was never accepted" in str(again.exception)) == (2, True)


@pytest.mark.parametrize(
    ("words", "complaint"),
    [
        (("OUT1", "O1", "--reason", "r", "--who", "A"), "There is no rule called 'OUT1'"),
        (
            ("OUT01", "MARKERCHILD", "--reason", "r", "--who", "A"),
            "does not fail for that record of outcomes",
        ),
        (
            ("OUT01", "2", "--reason", "r", "--who", "A"),
            "row 2 of outcomes fails: for it, write row:2.",
        ),
        (("OUT01", "O1", "--reason", " ", "--who", "A"), "needs --reason TEXT and --who NAME"),
        (("OUT01", "O1", "--reason", "r"), "needs --reason TEXT and --who NAME"),
        (
            ("OUT01", "O1", "--reason", "r", "--who", "A", "--until", "2022-09-29"),
            "before the day of the extract",
        ),
        (("EDU01", "O1", "--reason", "r", "--who", "A"), "EDU01 could not run: no 'education' table"),
    ],
)
def test_what_cannot_be_accepted(workspace: Path, words: tuple[str, ...], complaint: str) -> None:
    result = run("-w", workspace, "accept", *words)
    assert result.exit_code == 2
    assert complaint in str(result.exception)
    assert "MARKER" not in str(result.exception)
    assert not (workspace / "yjp.db").exists()


def test_reports_go_to_files_by_their_names_and_replace_earlier_ones(workspace: Path, tmp_path: Path) -> None:
    for name, begins in (("q.xlsx", b"PK"), ("q.html", b"<!DOCTYPE html>"), ("q.json", b"{")):
        path = tmp_path / name
        path.write_text("an earlier report")
        result = run("-w", workspace, "check", "--out", path)
        assert (result.exit_code, result.stdout) == (1, "")
        assert path.read_bytes().startswith(begins)
        if os.name != "nt":
            assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert [p.name for p in tmp_path.iterdir() if p.suffix == ".tmp"] == []
    assert run("-w", workspace, "check", "--format", "text", "--out", tmp_path / "q.txt").exit_code == 1


@pytest.mark.parametrize(
    ("words", "complaint"),
    [
        (("--format", "xlsx"), "say where to write it with --out FILE.xlsx"),
        (("--format", "html"), "say where to write it with --out FILE.html"),
        (("--out", "report.pdf"), "which format?"),
        (("--out", "none/q.xlsx"), "there is no such folder"),
        (("--values",), "--values is for a JSON file"),
        (("--format", "json", "--values"), "--values is for a JSON file"),
    ],
)
def test_what_check_cannot_write(
    workspace: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...], complaint: str
) -> None:
    monkeypatch.chdir(tmp_path)
    result = run("-w", workspace, "check", *words)
    assert result.exit_code == 2
    assert complaint in str(result.exception)


def test_values_are_in_the_files_asked_for_and_nowhere_else(
    workspace: Path, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    bring_in(workspace, BEFORE + "MARKERROW,F2,MARKEROTHER,2022-04-01,MARKERTYPE,local\n")
    said = []
    reason = ("--reason", "because they said so", "--who", "Ada")
    for words in (
        ("check",),
        ("check", "--format", "json"),
        ("check", "--out", tmp_path / "q.xlsx"),
        ("check", "--out", tmp_path / "q.html"),
        ("check", "--out", tmp_path / "v.json", "--values"),
        ("check", "--out", tmp_path / "q.json"),
        ("accept", "OUT01", "O1", *reason),
        ("check",),
        ("check", "--format", "json"),
        ("accept", "OUT01", "MARKERCHILD", *reason),
        ("accept", "OUT01", "MARKERCHILD", "--withdraw", *reason),
    ):
        result = run("-w", workspace, *words)
        said += [result.stdout, result.stderr, str(result.exception)]
    said += [record.getMessage() for record in caplog.records]
    said.append((tmp_path / "q.json").read_text())
    assert [(marker, text) for marker in MARKERS for text in said if marker in text] == []
    for name in ("q.html", "v.json"):
        text = (tmp_path / name).read_text()
        assert "MARKERCHILD" in text
        assert "MARKERTYPE" in text
    workbook = fastexcel.read_excel(tmp_path / "q.xlsx")
    assert "MARKERCHILD" in str(workbook.load_sheet("By record").to_polars().rows())
    assert "MARKERTYPE" in str(workbook.load_sheet("Set aside").to_polars().rows())


def test_a_long_list_is_cut_on_the_terminal_and_says_so(workspace: Path) -> None:
    rows = "".join(f"X{i},F2,MARKEROTHER,2022-04-01,MARKERTYPE,local\n" for i in range(30))
    bring_in(workspace, GOOD + rows)
    text = run("-w", workspace, "check").stdout
    assert text.count("is not a code of the list") == 20
    assert "and 10 rows more for the same reason." in text


def test_check_says_that_the_example_is_made_up(tmp_path: Path) -> None:
    assert run("demo", "--no-serve", "--dir", tmp_path / "d").exit_code == 0
    result = run("-w", tmp_path / "d", "check")
    assert result.exit_code == 0
    assert result.stdout.splitlines()[1] == "The children in this example are made up; they stand for nobody."


def test_an_interim_code_costs_no_entrant_unless_it_is_counted_as_recorded(workspace: Path) -> None:
    bring_in(workspace, BEFORE.replace("2021-12-13,youth_caution", "2021-12-13,reprimand"))
    cost = "First time entrants:"
    assert cost not in run("-w", workspace, "check").stdout
    settings = workspace / "yjp.toml"
    settings.write_text(
        settings.read_text().replace('interim_codes = "diversion"', 'interim_codes = "as_recorded"')
    )
    assert cost in run("-w", workspace, "check").stdout


def test_the_value_that_decides_stands_beside_the_record(tmp_path: Path) -> None:
    """An order for youths needs the day of birth, custody for little the gravity: they lie in other tables."""
    path = tmp_path / "w"
    run("new", path, "--service", "Rotherham")
    folder = tmp_path / "plain"
    folder.mkdir()
    (folder / "children.csv").write_text("child_id,date_of_birth\nC1,2004-02-01\n")
    (folder / "offences.csv").write_text(
        "offence_id,child_id,offence_date,offence_category,gravity\nF1,C1,2021-05-01,robbery,2\n"
    )
    (folder / "outcomes.csv").write_text(
        "outcome_id,offence_id,child_id,outcome_date,outcome_type,residence,first_hearing_date\n"
        "O1,F1,C1,2022-04-01,detention_and_training_order,local,2022-03-01\n"
    )
    assert run("-w", path, "import", folder, "--extract-date", "2022-05-30").exit_code in (0, 1)
    run("-w", path, "check", "--out", tmp_path / "q.xlsx")
    rows = fastexcel.read_excel(tmp_path / "q.xlsx").load_sheet("By record").to_polars()
    seen = dict(zip(rows["Rule"], rows["Values to look at"], strict=True))
    assert "date_of_birth 2004-02-01" in seen["LAW02"]
    assert "gravity 2" in seen["CUS06"]
