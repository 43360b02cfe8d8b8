"""``yjp return case-level`` and ``difference``: a folder of children's records, its owner's alone, and what changed."""

import json
import re
import stat
import sys
from pathlib import Path

import polars as pl
import pytest

from tests.unit.cli.test_cli import run
from tests.unit.returns import small
from tests.unit.returns.whole import workspace
from yjp.errors import EXIT_FINDINGS, EXIT_REFUSED, EXIT_UNREADABLE, EXIT_USAGE
from yjp_returns.case_level import make as making
from yjp_returns.case_level.schema import faults
from yjp_returns.register import makings


def made(space: Path, *words: str | Path, period: str = "2024Q1") -> Path:
    found = run("-w", space, "return", "case-level", "--period", period, *words)
    assert found.exit_code == 0, found.exception
    return space / "exports" / f"case-level-{period}"


def test_a_folder_with_csv_xml_schema_and_readme_for_the_owner_alone(whole: Path) -> None:
    folder = made(whole)
    names = {path.name for path in folder.iterdir()}
    assert {"README.txt", "run.json", "case_level.xml", "case_level.xsd", "offenceLegalOutcome.csv"} <= names
    assert faults((folder / "case_level.xml").read_bytes()) == []
    assert "Experimental" in (folder / "README.txt").read_text()
    said = json.loads((folder / "run.json").read_text())
    assert (said["return"], said["period"], said["holds_children"], said["experimental"]) == (
        *("case_level", "2024Q1"),
        *(True, True),
    )
    # E and F: their orders ended in March 2024, and nothing of theirs is dated in the quarter.
    assert said["records"]["person_details"] == 4
    (kept,) = makings(whole)
    assert (kept.name, kept.path, kept.holds_children) == ("case_level", "exports/case-level-2024Q1", True)
    if sys.platform != "win32":
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700
        assert {stat.S_IMODE(path.stat().st_mode) for path in folder.iterdir()} == {0o600}


def test_the_screen_shows_counts_and_no_child(whole: Path) -> None:
    found = run("-w", whole, "return", "case-level", "--period", "2024Q1", "--everybody")
    assert "person_details: 6" in found.stdout
    assert "children's records" in found.stderr
    assert "Experimental" in found.stderr
    assert re.fullmatch(r"(\w+: [\d,]+\n)+", found.stdout)
    assert "2009-01-01" not in found.output


def test_residence_number_and_names_are_as_asked(whole: Path, tmp_path: Path) -> None:
    out = tmp_path / "r"
    made(
        whole, "--out", out, "--number", "3", "--signed-off", "2024-07-20", "--code", "Y42", "--public-names"
    )
    header = pl.read_csv(out / "header.csv", infer_schema=False).row(0, named=True)
    assert (header["source_return_id"], header["signoff_date"], header["currentyotid"]) == (
        "3",
        "2024-07-20",
        "Y42",
    )
    outcomes = pl.read_csv(out / "offenceLegalOutcome.csv", infer_schema=False)
    assert set(outcomes.get_column("residenceOnLegalOutcomeDate")) == {"LOCAL"}
    assert "firstHearingDate" not in outcomes.columns


def test_what_changed_between_two_extracts(whole: Path, tmp_path: Path) -> None:
    first = made(whole)
    moved = small.ACCOMMODATION.replace(
        "no_fixed_abode       | unsuitable", "bed_and_breakfast    | unsuitable"
    )
    later = tmp_path / "later"
    workspace(later, accommodation=moved.replace("D        | 2024-05-01", "C        | 2024-05-01"))
    found = run("-w", later, "return", "case-level", "--period", "2024Q1", "--difference", first)
    assert "Where children live: 1 new, 1 changed (kpi1AccommodationType 1), 1 gone." in found.stdout
    report = later / "exports" / "case-level-2024Q1-difference.csv"
    assert "before" not in pl.read_csv(report).columns
    second = later / "exports" / "case-level-2024Q1"
    out = tmp_path / "d.csv"
    found = run("-w", later, "return", "difference", first, second, "--values", "--out", out)
    assert found.exit_code == 0
    assert "bed_and_breakfast" not in found.output.lower()
    changed = pl.read_csv(out).filter(change="changed").select("ypid", "element", "before", "after")
    assert changed.rows() == [("B", "kpi1AccommodationType", "NO_FIXED_ABODE", "BED_AND_BREAKFAST")]
    if sys.platform != "win32":
        assert stat.S_IMODE(out.stat().st_mode) == 0o600
    assert run("-w", later, "return", "difference", first, first).stdout == "Nothing changed.\n"


def test_of_several_earlier_returns_the_newest_record_of_a_child_counts(whole: Path, tmp_path: Path) -> None:
    old, new = tmp_path / "old", tmp_path / "new"
    later = tmp_path / "later"
    workspace(later, accommodation=small.ACCOMMODATION.replace("no_fixed_abode ", "traveller_site "))
    made(whole, "--out", old, "--number", "1")
    made(later, "--out", new, "--number", "2")
    this = made(later, "--number", "3")
    assert "Where children live: 1 changed" in run("-w", later, "return", "difference", old, this).stdout
    # Whichever is named first, the second submission is what the national system holds.
    for folders in ((old, new), (new, old)):
        assert run("-w", later, "return", "difference", *folders, this).stdout == "Nothing changed.\n"


def test_a_folder_gives_way_only_where_it_is_ours_and_unchanged(whole: Path, tmp_path: Path) -> None:
    folder = made(whole)
    made(whole)
    (folder / "README.txt").write_text("mine")
    again = run("-w", whole, "return", "case-level", "--period", "2024Q1")
    assert again.exit_code == EXIT_REFUSED
    assert "was changed since yjp wrote it" in str(again.exception)
    other = tmp_path / "other"
    other.mkdir()
    (other / "notes.txt").write_text("mine")
    refused = run("-w", whole, "return", "case-level", "--period", "2024Q1", "--out", other)
    assert refused.exit_code == EXIT_REFUSED
    assert (other / "notes.txt").read_text() == "mine"


def test_a_folder_is_signed_off_kept_and_reported_when_changed(whole: Path) -> None:
    folder = made(whole)
    sign = (
        "-w",
        whole,
        "return",
        "sign-off",
        folder,
        "--who",
        "J. Smith",
        "--role",
        "chair",
        "--on",
        "2024-07-20",
    )
    assert run(*sign).exit_code == 0
    assert run("-w", whole, "return", "case-level", "--period", "2024Q1").exit_code == EXIT_REFUSED
    listed = run("-w", whole, "return", "--list")
    assert "Signed off: case_level 2024Q1, exports/case-level-2024Q1, by J. Smith (chair)" in listed.stdout
    assert listed.exit_code == 0
    (folder / "case_level.xml").unlink()
    listed = run("-w", whole, "return", "--list")
    assert listed.exit_code == EXIT_FINDINGS
    assert "CHANGED after sign-off" in listed.stdout
    again = run(*sign)
    assert "somebody changed it since" in again.stderr


def test_an_xml_that_breaks_our_schema_is_a_finding(whole: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(making, "xml", lambda *_: b"<case_level_return><unknown/></case_level_return>")
    found = run("-w", whole, "return", "case-level", "--period", "2024Q1")
    assert found.exit_code == EXIT_FINDINGS
    assert "does not keep to our schema at 1 places" in found.stderr
    assert makings(whole)[0].failed == 1


def test_a_period_that_is_not_over_is_said(whole: Path) -> None:
    found = run("-w", whole, "return", "case-level", "--period", "2026Q2")
    assert "before the period was over: the return is not whole" in found.stderr


def test_what_cannot_be_is_one_sentence(whole: Path, tmp_path: Path) -> None:
    for words, code, said in (
        (("case-level", "--period", "2024"), EXIT_USAGE, "is not a quarter of the return"),
        (("case-level", "--period", "2024Q1", "--values"), EXIT_USAGE, "--values goes with --difference"),
        (("case-level", "--period", "2024Q1", "--number", "0"), EXIT_USAGE, "it should be 1 or more"),
        (
            ("difference", str(tmp_path), str(tmp_path)),
            EXIT_UNREADABLE,
            "no case-level return with CSV files here",
        ),
    ):
        found = run("-w", whole, "return", *words)
        assert found.exit_code == code
        assert said in str(found.exception)
