"""``yjp example``: the practice material of the analyst, from its folder to the figures."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from yjp.cli import yjp
from yjp.errors import UserError
from yjp.synthetic.examples import EXAMPLES


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(yjp, [str(argument) for argument in arguments])


def test_a_messy_workbook_of_two_quarters_is_brought_in(tmp_path: Path) -> None:
    service = tmp_path / "service"
    assert run("new", service, "--service", "Rotherham", "--made-up").exit_code == 0
    assert "made_up = true" in (service / "yjp.toml").read_text(encoding="utf-8")
    for day in ("2018-12-31", "2019-06-18"):
        made = run("example", tmp_path / day, "--as", "case_system_b", "--extract-date", day)
        assert made.exit_code == 0, made.output
        assert f"import --mapping case_system_b {tmp_path / day} --extract-date {day}" in made.stderr
        folder = tmp_path / day
        assert "new WORKSPACE --service Rotherham --made-up" in made.stderr
        assert "stand for nobody" in (folder / "README.txt").read_text(encoding="utf-8")
        came = run("-w", service, "import", "--mapping", "case_system_b", folder, "--extract-date", day)
        assert came.exit_code == 0, came.output
    assert "Against the last import:" in came.output
    # Custody has its first year with a population only when the year has ended.
    assert "Use of custody, Apr 2018 to Mar 2019: not there before, 0.12 per 1,000 now." in came.output


def test_an_earlier_day_is_said_and_help_names_the_latest(tmp_path: Path) -> None:
    earlier = run("example", tmp_path / "x", "--extract-date", "2019-03-18")
    assert (
        "Wrote Rotherham, June 2019 (made up), as it stood on 18 March 2019, as plain to " in earlier.stderr
    )
    assert "18 June" not in (tmp_path / "x" / "actions.csv").read_text(encoding="utf-8")
    said = " ".join(run("example", "--help").stdout.split())
    for each in EXAMPLES.values():
        assert str(each.extract_date) in said


def test_the_plain_example_is_the_default(tmp_path: Path) -> None:
    assert run("example", tmp_path / "x").exit_code == 0
    assert (tmp_path / "x" / "children.csv").is_file()
    assert "Extract date: 2019-06-18" in (tmp_path / "x" / "README.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("--as", "case_system_c"), "Known: case_system_a, case_system_b, national_case_level"),
        (("--as", "case_system_a", "--example", "rotherham_2025"), "Use --example rotherham_2019"),
        (("--example", "leeds_1999"), "There is no example called 'leeds_1999'"),
    ],
)
def test_a_mistake_is_one_sentence(tmp_path: Path, arguments: tuple[str, ...], says: str) -> None:
    result = run("example", tmp_path / "x", *arguments)
    assert isinstance(result.exception, UserError)
    assert says in str(result.exception)
    assert not (tmp_path / "x").exists()


def test_a_folder_with_files_in_it_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "kept.txt").write_text("mine")
    result = run("example", tmp_path)
    assert "is not empty" in str(result.exception)
    assert [p.name for p in tmp_path.iterdir()] == ["kept.txt"]
