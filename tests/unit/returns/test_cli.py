"""``yjp return``: from the caseload to a signed file, with entries, comparison, calendar and exit codes."""

import json
import shutil
import stat
import sys
from pathlib import Path

import fastexcel
import pytest
from click.testing import Result

from tests.unit.cli.test_cli import run
from tests.unit.returns.small import caseload, workspace
from yjp.cli import return_
from yjp.deprecations import DeprecatedUse
from yjp.errors import EXIT_FINDINGS, EXIT_REFUSED, EXIT_USAGE
from yjp_returns.read_back import read_return
from yjp_returns.register import makings

CELL = "8/senior/senior_other_attended"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder: Path = tmp_path_factory.mktemp("returns") / "w"
    workspace(folder, caseload())
    return folder


@pytest.fixture
def space(made: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(made, tmp_path / "w"))


def enter(space: Path, *values: str, period: str = "2024Q1") -> Result:
    words = ("--reason", "Minutes", "--who", "A. Analyst", "--on", "2024-07-09")
    return run("-w", space, "return", "set", "kpi", "--period", period, *values, *words)


def kpi(space: Path, *words: str | Path, period: str = "2024Q1") -> Result:
    return run("-w", space, "return", "kpi", "--period", period, *words)


def test_a_summary_says_headlines_checks_and_what_is_missing(space: Path) -> None:
    found = kpi(space)
    assert found.exit_code == 0
    assert "50.0 per cent (2 of 4)" in found.stdout, "A and D of four children"
    assert "not yet suitable for decision-making" in found.stdout
    assert "The children in this example are made up" in found.stdout
    assert "Missing: the extract has no education table" in found.stderr


def test_every_format_by_its_name_for_the_owner_alone(space: Path, tmp_path: Path) -> None:
    for name in ("k.xlsx", "k.json", "k.csv"):
        found = kpi(space, "--out", tmp_path / name)
        assert (found.exit_code, found.stdout) == (0, "")
        assert read_return(tmp_path / name).values["3/ending/ro_total"] == 3
        if sys.platform != "win32":
            assert stat.S_IMODE((tmp_path / name).stat().st_mode) == 0o600
    assert (tmp_path / "k.checks.csv").read_bytes().startswith(b"\xef\xbb\xbfcheck,what,"), (
        "with Excel's mark"
    )
    assert not (tmp_path / "k.members.csv").exists()
    assert kpi(space, "--format", "json").stdout == (tmp_path / "k.json").read_text()


def test_children_are_in_a_file_only_when_asked_for_and_it_is_said(space: Path, tmp_path: Path) -> None:
    found = kpi(space, "--members", "--out", tmp_path / "k.csv")
    assert "children's records" in found.stderr
    assert (tmp_path / "k.members.csv").read_text("utf-8-sig").startswith("quarter,table,row")
    for words in (("--members",), ("--members", "--format", "json"), ("--members", "--format", "csv")):
        refused = kpi(space, *words)
        assert (refused.exit_code, refused.stdout) == (EXIT_USAGE, ""), "no child's id on a screen"


def test_a_workbook_goes_to_the_exports_and_each_making_is_kept(space: Path, tmp_path: Path) -> None:
    assert kpi(space, "--format", "xlsx").exit_code == 0
    assert kpi(space, "--members", "--out", tmp_path / "k.csv").exit_code == 0
    assert kpi(space).exit_code == 0
    found = [(Path(m.path).name, m.period, m.holds_children) for m in makings(space)]
    assert found == [
        ("kpi-2024Q1.xlsx", "2024Q1", False),
        *((f"k{part}.csv", "2024Q1", part == ".members") for part in ("", ".checks", ".members")),
    ]
    assert (space / "exports" / "kpi-2024Q1.xlsx").is_file()


def test_a_number_by_hand_is_entered_listed_shown_and_taken_out(space: Path, tmp_path: Path) -> None:
    found = enter(space, f"{CELL}=1", "3/plan/ro_total=2")
    assert found.exit_code == 0
    assert f"{CELL}: 1 (counted: nothing)" in found.stderr
    assert "3/plan/ro_total: 2 (counted: 1)" in found.stderr
    listed = run("-w", space, "return", "entries", "kpi").stdout
    assert f"2024Q1  {CELL} = 1  (counted: nothing)  A. Analyst, 2024-07-09: Minutes" in listed
    kpi(space, "--out", tmp_path / "k.xlsx")
    assert read_return(tmp_path / "k.xlsx").values[CELL] == 1
    assert "Entered by hand" in fastexcel.read_excel(tmp_path / "k.xlsx").sheet_names
    assert enter(space, f"{CELL}=2").exit_code == 0
    back = ("unset", "kpi", "--period", "2024Q1", CELL, "--on", "2024-07-12", "--who", "B. Boss")
    assert run("-w", space, "return", *back).exit_code == EXIT_USAGE, "without a reason"
    assert run("-w", space, "return", *back, "--reason", "The minutes were wrong").exit_code == 0
    again = run("-w", space, "return", *back, "--reason", "Again")
    assert again.exit_code == EXIT_USAGE
    now, past = run("-w", space, "return", "entries", "kpi").stdout.split("No more:\n")
    assert CELL not in now
    assert past.splitlines() == [
        f"2024Q1  {CELL} = 1  A. Analyst, 2024-07-09: Minutes; replaced by A. Analyst, 2024-07-09: Minutes",
        f"2024Q1  {CELL} = 2  A. Analyst, 2024-07-09: Minutes; taken back by B. Boss, 2024-07-12: "
        "The minutes were wrong",
    ]


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("8/senior/senior_z_attended=1", "no column of table 8 called"),
        ("8/chair/senior_a_attended=1", "no row of table 8 called"),
        ("11/senior/senior_a_attended=1", "no table called"),
        ("senior=1", "is not a cell"),
        ("4/need/ro_start=1", "not filled in this column"),
        (f"{CELL}=one", "a whole number"),
        (f"{CELL}=-1", "from 0 to"),
    ],
)
def test_a_cell_that_cannot_be_entered_is_refused(space: Path, value: str, words: str) -> None:
    found = enter(space, value)
    assert found.exit_code == EXIT_USAGE
    assert words in str(found.exception)


@pytest.mark.parametrize(
    ("period", "words"), [("2024Q5", "not a quarter"), ("2022Q4", "began on 2023-04-01")]
)
def test_a_quarter_that_cannot_be_is_refused(space: Path, period: str, words: str) -> None:
    for found in (kpi(space, period=period), enter(space, f"{CELL}=1", period=period)):
        assert found.exit_code == EXIT_USAGE
        assert words in str(found.exception)


def test_a_failed_check_is_exit_code_1_and_needs_a_reason_to_be_signed(space: Path, tmp_path: Path) -> None:
    enter(space, "3/plan/ro_total=3")
    path = tmp_path / "k.xlsx"
    found = kpi(space, "--out", path)
    assert found.exit_code == EXIT_FINDINGS
    assert "Fails: KPI 3, Referral Orders: with a formal plan (3) is more than" in found.stderr
    sign = (
        "-w",
        space,
        "return",
        "sign-off",
        path,
        "--who",
        "J. Smith",
        "--role",
        "chair",
        "--on",
        "2024-07-20",
    )
    assert run(*sign).exit_code == EXIT_REFUSED
    assert run(*sign, "--despite", "Plan seen on paper").exit_code == 0
    assert "Failed checks accepted: Plan seen on paper" in run("-w", space, "return", "--list").stdout


def test_a_signed_file_is_compared_with_protected_and_reported_when_changed(
    space: Path, tmp_path: Path
) -> None:
    before = tmp_path / "before.json"
    kpi(space, "--out", before, period="2023Q4")
    words = ("--who", "J. Smith", "--role", "chair of the board", "--on", "2024-04-20")
    assert run("-w", space, "return", "sign-off", before, *words).exit_code == 0
    assert kpi(space, "--out", before, period="2023Q4").exit_code == EXIT_REFUSED
    signed = "2023Q4 as in before.json, signed off by J. Smith (chair of the board) on 2024-04-20"
    assert signed in kpi(space).stdout
    listed = run("-w", space, "return", "--list", "--on", "2024-07-01")
    assert listed.exit_code == 0
    assert "as it was signed off" in listed.stdout
    plain = json.loads(before.read_text())
    plain["cells"][0]["value"] = 99
    before.write_text(json.dumps(plain))
    listed = run("-w", space, "return", "list", "--on", "2024-07-01")
    assert listed.exit_code == EXIT_FINDINGS
    assert "CHANGED after sign-off" in listed.stdout
    assert "counted again from this extract" in kpi(space).stdout
    # What somebody wrote into a signed file is not written over either.
    over = kpi(space, "--out", before, period="2023Q4")
    assert over.exit_code == EXIT_REFUSED
    assert "signed off by J. Smith on 2024-04-20 and somebody has changed it since" in str(over.exception)
    assert json.loads(before.read_text())["cells"][0]["value"] == 99
    # Named, the changed file is compared with all the same.
    assert "2023Q4 as in before.json" in kpi(space, "--against", before).stdout


def test_a_file_of_another_quarter_or_of_something_else_is_refused(space: Path, tmp_path: Path) -> None:
    this, other = tmp_path / "this.csv", tmp_path / "other.xlsx"
    kpi(space, "--out", this)
    other.write_bytes(b"no workbook")
    assert "Compare with that of 2023Q4" in str(kpi(space, "--against", this).exception)
    assert "not a return that yjp wrote" in str(kpi(space, "--against", other).exception)
    words = ("--who", "J. Smith", "--role", "chair")
    assert "--return and --period" in str(run("-w", space, "return", "sign-off", other, *words).exception)
    more = ("--return", "finance", "--period", "2024/25")
    assert run("-w", space, "return", "sign-off", other, *words, *more).exit_code == 0


def test_the_calendar_says_what_is_due_and_what_is_missing(space: Path, tmp_path: Path) -> None:
    found = run("-w", space, "return", "--list", "--on", "2026-07-10").stdout
    assert "Period:      2026Q1 (Apr 2026 to Jun 2026)" in found
    assert "Due:         2026-07-31, in 21 days. About one month after" in found
    assert "(from memory)" in found
    assert "Recipient:   Ministry of Justice, likely: ask before sending (inferred)" in found
    assert "Can be made: in part" in found
    assert "missing:   the extract has no education table" in found
    empty = tmp_path / "empty"
    assert run("new", empty, "--service", "rotherham").exit_code == 0
    bare = run("-w", empty, "return", "list")
    assert "missing:   nothing has been imported" in bare.stdout
    assert run("-w", empty, "return", "kpi").exit_code != 0


def test_a_summary_ends_with_how_to_enter_a_cell_and_how_to_write_the_return(space: Path) -> None:
    said = kpi(space).stderr
    cell = "7/early_help_before/out_court_no_yjs_start"
    begin = f"yjp -w {space} return"
    assert f"To enter a cell by hand: {begin} set kpi --period 2024Q1 {cell}=NUMBER --reason" in said
    assert f"No file was written. To write it: {begin} kpi --period 2024Q1 --format xlsx\n" in said
    assert enter(space, f"{cell}=1").exit_code == 0, "the address that is printed is one that can be entered"
    assert cell not in kpi(space).stderr
    listed = run("-w", space, "return", "list", "--on", "2026-10-01").stdout
    assert f"Newest that can be made: 2026Q1 (in part)\n  Command:     {begin} kpi --period 2026Q1" in listed


def test_a_file_among_the_exports_is_signed_off_by_its_name(
    space: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("YJP_WHO", "J. Smith")
    made = kpi(space, "--format", "xlsx")
    file = space / "exports" / "kpi-2024Q1.xlsx"
    assert f"Once approved: yjp -w {space} return sign-off {file} --who NAME --role ROLE" in made.stderr
    sign = ("-w", space, "return", "sign-off")
    for name in (file.name, f"exports/{file.name}"):
        done = run(*sign, name, "--role", "chair")
        assert done.exit_code == 0, done.output
    copy = tmp_path / "kpi.xlsx"
    copy.write_bytes(file.read_bytes())
    outside = run(*sign, copy, "--role", "chair", "--who", "A")
    assert outside.exit_code == 0
    assert "keep a copy" not in outside.stderr, "an identical one lies among the exports"
    assert "needs --who NAME" in str(run(*sign, copy, "--role", "chair", "--who", " ").exception)
    with pytest.warns(DeprecatedUse, match="is called 'return sign-off --who'"):
        assert run(*sign, copy, "--role", "chair", "--by", "B").exit_code == 0


def test_the_newest_quarter_that_is_over_is_the_default(space: Path) -> None:
    assert "2026Q1 (Apr 2026 to Jun 2026)" in run("-w", space, "return", "kpi").stdout


def test_subcommands_say_of_themselves_what_the_list_says() -> None:
    group = return_.return_
    for name, (_, line) in return_.SUBCOMMANDS.items():
        command = group.get_command(None, name)  # type: ignore[arg-type]
        assert command is not None
        assert command.help
        assert line
    assert run("return", "--help").exit_code == 0
    assert "sign-off" in run("return").output


def test_a_signed_file_that_no_longer_agrees_with_the_entries_is_told(space: Path) -> None:
    assert enter(space, f"{CELL}=1").exit_code == 0
    file = space / "exports" / "k.xlsx"
    kpi(space, "--out", file)
    words = ("--who", "J. Smith", "--role", "chair", "--on", "2024-07-20", "--despite", "Small example")
    assert run("-w", space, "return", "sign-off", file, *words).exit_code == 0
    listed = run("-w", space, "return", "list", "--on", "2024-07-21")
    assert "No longer as entered by hand" not in listed.stdout
    assert f"-w {space} return kpi --period 2024Q1" in listed.stdout
    out = (
        "unset",
        "kpi",
        "--period",
        "2024Q1",
        CELL,
        "--reason",
        "Wrong",
        "--who",
        "B",
        "--on",
        "2024-07-22",
    )
    assert run("-w", space, "return", *out).exit_code == 0
    listed = run("-w", space, "return", "list", "--on", "2024-07-23")
    assert listed.exit_code == EXIT_FINDINGS
    assert f"No longer as entered by hand: {CELL} is 1 in the file, and that entry was taken out since." in (
        listed.stdout
    )
    assert enter(space, f"{CELL}=2").exit_code == 0
    assert f"{CELL} is 1 in the file, and 2 was entered since." in run("-w", space, "return", "list").stdout


def test_a_sign_off_is_signed_by_a_second_and_taken_back(space: Path, tmp_path: Path) -> None:
    kpi(space, "--out", tmp_path / "k.json")
    sign = ("return", "sign-off", tmp_path / "k.json", "--despite", "Small example", "--on", "2024-07-20")
    first = run("-w", space, *sign, "--who", "J. Smith", "--role", "chair")
    assert f"It lies outside the workspace: keep a copy in {space / 'exports'}" in first.stderr
    second = run("-w", space, *sign, "--who", "H. Head", "--role", "head of service")
    assert "J. Smith (chair) signed off the same on 2024-07-20: both are kept." in second.stderr
    back = ("return", "sign-off", tmp_path / "k.json", "--withdraw", "--who", "H. Head", "--on", "2024-07-22")
    assert run("-w", space, *back).exit_code == EXIT_USAGE, "without a reason"
    assert run("-w", space, *back, "--reason", "A late record").exit_code == 0
    said = run("-w", space, "return", "list").stdout
    assert "Signed off: kpi" not in said
    assert "by J. Smith (chair) on 2024-07-20; by H. Head on 2024-07-20: signed off again." in said
    assert (
        "by H. Head (head of service) on 2024-07-20; taken back by H. Head on 2024-07-22: A late record."
        in said
    )
    assert run("-w", space, *back, "--reason", "Again").exit_code == EXIT_USAGE
