"""The command line: light help, clear sentences, exit codes, the same bytes twice."""

import json
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from yjp import cli
from yjp.errors import UserError

HEAVY = ("polars", "dash", "plotly", "docx", "pandera", "pptx", "rich", "yjp.store")
CHILDREN = "child_id,date_of_birth\nA,2008-01-01\nB,2030-01-01\n"
OFFENCES = "offence_id,child_id,offence_date\nF1,A,2022-01-01\n"
OUTCOMES = "outcome_id,offence_id,child_id,outcome_date,outcome_type\nO1,F1,A,2022-02-01,youth_caution\n"


def run(*words: str | Path) -> Result:
    """Run the program as its users do, with a user's mistake turned into its sentence and exit code."""
    runner = CliRunner()
    result = runner.invoke(cli.yjp, [str(w) for w in words])
    if isinstance(result.exception, UserError):
        result.exit_code = result.exception.exit_code
    elif result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result


def program(*words: str | Path, check: bool = False) -> subprocess.CompletedProcess[str]:
    """The installed program itself."""
    return subprocess.run(
        [sys.executable, "-c", "from yjp.cli import main; main()", *map(str, words)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=check,
        timeout=120,
    )


@pytest.fixture
def extract(tmp_path: Path) -> Path:
    folder = tmp_path / "extract"
    folder.mkdir()
    for name, text in (("children", CHILDREN), ("offences", OFFENCES), ("outcomes", OUTCOMES)):
        (folder / f"{name}.csv").write_text(text)
    return folder


@pytest.fixture
def workspace(tmp_path: Path, extract: Path) -> Path:
    folder = tmp_path / "w"
    assert run("new", folder, "--service", "rotherham").exit_code == 0
    assert (
        run("-w", folder, "import", extract, "--extract-date", "2026-06-30", "--quiet-is-fine").exit_code == 1
    )
    return folder


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder: Path = tmp_path_factory.mktemp("demo") / "d"
    result = run("demo", "--no-serve", "--dir", folder)
    assert result.exit_code == 0
    assert "169 per 100,000" in result.stdout
    assert "made up" in result.stdout
    return folder


@pytest.mark.parametrize("words", [["--help"], ["--version"], ["-h"]])
def test_help_and_version_import_nothing_heavy(words: list[str]) -> None:
    code = (
        "import sys\nfrom yjp.cli import main\n"
        "try: main()\nexcept SystemExit: pass\n"
        f"print([m for m in {HEAVY!r} if m in sys.modules], file=sys.stderr)\n"
    )
    ran = subprocess.run([sys.executable, "-c", code, *words], capture_output=True, text=True, check=True)
    assert ran.stderr.strip().splitlines()[-1] == "[]"
    assert "yjp" in ran.stdout


def test_the_stored_line_of_help_is_the_commands_own() -> None:
    for name, (place, line) in cli.COMMANDS.items():
        module, _, attribute = place.partition(":")
        command = getattr(import_module(module), attribute)
        assert isinstance(command, click.Command)
        assert command.name == name
        assert command.get_short_help_str(200) == line


def test_every_option_of_every_command_is_explained() -> None:
    context = click.Context(cli.yjp)
    unexplained = [
        (name, parameter.name)
        for name in cli.COMMANDS
        for parameter in (cli.yjp.get_command(context, name) or cli.yjp).params
        if isinstance(parameter, click.Option) and not parameter.help
    ]
    assert unexplained == []


def test_help_teaches_the_first_session() -> None:
    text = run("--help").stdout
    for words in (
        "yjp demo",
        "yjp new my-service",
        "import extract.zip",
        "plan draft",
        "nothing is sent anywhere",
    ):
        assert words in text
    assert run("nonsense").exit_code == 2


def test_a_users_mistake_is_one_sentence_on_standard_error(tmp_path: Path) -> None:
    ran = program("-w", tmp_path / "none", "figures")
    assert ran.returncode == 2
    assert ran.stdout == ""
    assert ran.stderr.startswith("yjp: ")
    assert "none is no workspace: there is no yjp.toml here. Say which folder is: yjp -w FOLDER" in ran.stderr
    assert "Traceback" not in ran.stderr


def test_an_unknown_service_suggests_near_ones(tmp_path: Path) -> None:
    result = run("new", tmp_path / "w", "--service", "Rotheram")
    assert result.exit_code == 2
    assert "Rotherham" in str(result.exception)
    assert not (tmp_path / "w").exists()


def test_import_reports_and_ends_with_findings(workspace: Path, extract: Path) -> None:
    result = run("-w", workspace, "import", extract, "--extract-date", "2026-06-30", "--quiet-is-fine")
    assert result.exit_code == 1
    assert "children: 2 rows read, 1 accepted, 1 set aside." in result.stderr
    assert result.stdout == ""


def test_import_needs_the_day_of_the_extract(tmp_path: Path, extract: Path) -> None:
    run("new", tmp_path / "w", "--service", "Rotherham")
    result = run("-w", tmp_path / "w", "import", extract)
    assert result.exit_code == 2
    assert "--extract-date YYYY-MM-DD" in str(result.exception)


def test_a_failed_import_leaves_the_workspace_as_it_was(workspace: Path, extract: Path) -> None:
    before = run("-w", workspace, "figures", "--format", "csv").stdout
    (extract / "outcomes.csv").write_text("nothing,useful\n1,2\n")
    result = run("-w", workspace, "import", extract, "--extract-date", "2026-06-30", "--quiet-is-fine")
    assert result.exit_code == 3
    assert run("-w", workspace, "figures", "--format", "csv").stdout == before


def test_a_second_import_says_what_changed_and_the_first_can_be_restored(
    workspace: Path, extract: Path
) -> None:
    same = run("-w", workspace, "import", extract, "--extract-date", "2026-06-30", "--quiet-is-fine")
    assert "Nothing has changed against the last import." in same.stderr
    assert len(run("-w", workspace, "history").stdout.splitlines()) == 2
    before = run("-w", workspace, "figures", "--format", "csv").stdout
    (extract / "children.csv").write_text(
        CHILDREN.replace("2008-01-01", "2012-03-01").replace("2030", "2010")
    )
    result = run("-w", workspace, "import", extract, "--extract-date", "2026-06-30", "--quiet-is-fine")
    assert "children: 1 new, 1 changed." in result.stderr
    assert "other local figures read differently" in result.stderr
    assert f"-w {workspace} history --changes" in result.stderr
    listed = run("-w", workspace, "history").stdout.splitlines()
    assert [line.split()[0] for line in listed[::2]] == ["1", "2"]
    assert listed[2].endswith("(current)")
    assert "4 rows accepted, 0 set aside" in listed[3]
    assert run("-w", workspace, "history", "--restore", "1").exit_code == 0
    assert run("-w", workspace, "figures", "--format", "csv").stdout == before
    assert run("-w", workspace, "history", "--restore", "9").exit_code == 3


def test_check_names_places_and_no_values(workspace: Path) -> None:
    result = run("-w", workspace, "check")
    assert result.exit_code == 1
    assert "children: 2 rows read = 1 accepted + 1 set aside" in result.stdout
    assert (
        "children.csv, row 3, date_of_birth: lies after the day of the extract, 2026-06-30." in result.stdout
    )
    assert "2030-01-01" not in result.stdout
    found = json.loads(run("-w", workspace, "check", "--format", "json").stdout)
    assert found["set_aside"] == [
        {
            "table": "children",
            "file": "children.csv",
            "row": 3,
            "column": "date_of_birth",
            "rule": "in_the_future",
            "reason": "lies after the day of the extract, 2026-06-30",
        }
    ]


def test_check_of_a_clean_import_ends_well(demo: Path) -> None:
    result = run("-w", demo, "check")
    assert (result.exit_code, result.stdout.splitlines()[-1]) == (0, "Nothing was set aside.")


def test_figures_are_the_same_bytes_twice_and_in_every_format(demo: Path, tmp_path: Path) -> None:
    first = program("-w", demo, "figures", "--format", "csv", check=True).stdout
    assert first == program("-w", demo, "figures", "--format", "csv", check=True).stdout
    header, *rows = first.splitlines()
    assert header.startswith(
        "figure_id,indicator,definition_version,area,area_name,area_role,window,period_start"
    )
    assert any(row.startswith("fte_rate.2018-12.12m.rotherham,") for row in rows)
    found = json.loads(run("-w", demo, "figures", "--format", "json").stdout)
    assert len(found["figures"]) == found["manifest"]["figures"] == len(rows)
    assert run("-w", demo, "figures", "--format", "parquet", "--out", tmp_path / "f.parquet").exit_code == 0
    assert (tmp_path / "f.parquet").read_bytes()[:4] == b"PAR1"
    assert run("-w", demo, "figures", "--format", "parquet").exit_code == 2


def test_a_second_demo_in_the_same_folder_leaves_the_same_bytes(demo: Path) -> None:
    before = {p: p.read_bytes() for p in demo.rglob("*") if p.is_file()}
    assert run("demo", "--no-serve", "--dir", demo).exit_code == 0
    assert {p: p.read_bytes() for p in demo.rglob("*") if p.is_file()} == before


def test_the_demo_does_not_touch_a_services_own_workspace(workspace: Path) -> None:
    result = run("demo", "--no-serve", "--dir", workspace)
    assert result.exit_code == 3
    assert "is a service's own workspace" in str(result.exception)


def test_figures_can_be_filtered_and_say_what_there_is(demo: Path) -> None:
    text = run(
        "-w", demo, "figures", "-i", "custody_count", "--window", "2019-03.12m", "--area", "rotherham"
    ).stdout
    assert "custody_count.2019-03.12m.rotherham" in text
    assert "made up" in text
    wrong = run("-w", demo, "figures", "--area", "rotheram")
    assert wrong.exit_code == 2
    assert "There is no area called 'rotheram'" in str(wrong.exception)


def test_changed_settings_are_computed_anew(demo: Path, tmp_path: Path) -> None:
    folder = tmp_path / "d"
    assert run("demo", "--no-serve", "--dir", folder).exit_code == 0
    settings = folder / "yjp.toml"
    settings.write_text(settings.read_text().replace("as_reoffences = false", "as_reoffences = true"))
    figure = (
        "figures",
        "-i",
        "binary_reoffending",
        "--window",
        "2017-06.12m",
        "--area",
        "rotherham",
        "--format",
        "csv",
    )
    result = run("-w", folder, *figure)
    assert "computing them again" in result.stderr
    assert result.stdout != run("-w", demo, *figure).stdout
    assert "computing" not in run("-w", folder, *figure).stderr


def test_explain_says_what_counts_and_what_does_not() -> None:
    text = run("explain", "fte_rate").stdout
    for words in (
        "Numerator: Children with their first ever",
        "Not counted:",
        "Community resolutions",
        "Source:",
    ):
        assert words in text
    assert "binary_reoffending" in run("explain").stdout
    assert run("explain", "fte").exit_code == 2


def test_explain_lists_sub_measures_of_a_kpi_only_when_asked() -> None:
    every, one = run("explain").stdout, run("explain", "kpi3").stdout
    assert "kpi3_plan " in every
    assert "kpi3_identified" not in every
    assert one.splitlines()[0].startswith("kpi3_plan ")
    assert "kpi3_identified_cust" in one
    assert "kpi1_" not in one
    text = run("explain", "kpi4_offered_given_need").stdout
    assert "Not yet suitable for decision-making (YJB" in text
    assert "The headline of this KPI on GOV.UK, and the one shown to managers and boards" in text


def test_a_draft_is_never_written_over(demo: Path, tmp_path: Path) -> None:
    out = tmp_path / "plan.docx"
    assert run("-w", demo, "plan", "draft", "--out", out).exit_code == 0
    words = out.read_bytes()
    refused = run("-w", demo, "plan", "draft", "--out", out)
    assert refused.exit_code == 4
    assert "may hold somebody's words" in str(refused.exception)
    assert out.read_bytes() == words
    assert run("-w", demo, "plan", "draft", "--out", out, "--force").exit_code == 0
    assert run("-w", demo, "plan", "draft").exit_code == 0
    assert list((demo / "plans").glob("rotherham-plan-draft-2019-06-18.docx"))


def test_the_dashboard_refuses_to_serve_the_network(demo: Path) -> None:
    result = run("-w", demo, "dashboard", "--host", "0.0.0.0")
    assert result.exit_code == 4


def test_explain_lists_something_under_every_heading_and_knows_every_id() -> None:
    lines = run("explain").stdout.splitlines()
    headings = [n for n, line in enumerate(lines) if line.endswith(":")]
    assert len(headings) >= 6
    assert all(n + 1 < len(lines) and not lines[n + 1].endswith(":") for n in headings)
    for family, member in (("needs", "needs_two"), ("wider", "violence_rate"), ("kpi1", "kpi1_suitable_end")):
        assert any(line.startswith(member) for line in run("explain", family).stdout.splitlines())
    assert "kpi1_suitable_end" in str(run("explain", "kpi1_suitable").exception)
    assert "Did you mean fte_count or fte_interim_effect or fte_rate?" in str(run("explain", "fte").exception)
