"""``yjp demo --example``: the second packaged example, from end to end."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from yjp.cli import yjp
from yjp.errors import UnknownName, WorkspaceError


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(yjp, [str(argument) for argument in arguments])


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder: Path = tmp_path_factory.mktemp("demo") / "d"
    result = run("demo", "--example", "rotherham_2025", "--no-serve", "--dir", folder)
    assert result.exit_code == 0, result.output
    return folder


def test_its_headlines_have_verdicts_and_stand_beside_no_published_plan(demo: Path) -> None:
    said = run("-w", demo, "figures", "--format", "json")
    figures = json.loads(said.stdout)["figures"]
    assert not [f for f in figures if f["area"] == "rotherham_published"]
    rate = [f for f in figures if f["figure_id"] == "fte_rate.2024-12.12m.rotherham"]
    # 40 of the 26,967 children of mid-2023.
    assert [(f["numerator"], f["denominator"], round(f["value"], 1)) for f in rate] == [(40, 26967, 148.3)]
    assert "published = []" in (demo / "yjp.toml").read_text()


def test_its_kpi_return_fails_no_check(demo: Path, tmp_path: Path) -> None:
    for quarter in ("2024Q1", "2024Q2", "2024Q3", "2024Q4"):
        result = run("-w", demo, "return", "kpi", "--period", quarter, "--out", tmp_path / f"{quarter}.json")
        assert result.exit_code == 0, result.output
        assert " 0 fail," in result.output


def test_another_example_does_not_go_into_the_same_folder(demo: Path) -> None:
    result = run("demo", "--no-serve", "--dir", demo)
    assert isinstance(result.exception, WorkspaceError)
    assert "holds another example. Choose another --dir for rotherham_2019." in str(result.exception)


def test_an_example_that_there_is_not_is_named_with_those_there_are(tmp_path: Path) -> None:
    result = run("demo", "--example", "rotherham_2020", "--no-serve", "--dir", tmp_path / "d")
    assert isinstance(result.exception, UnknownName)
    assert "rotherham_2019, rotherham_2025" in str(result.exception)
    assert not (tmp_path / "d").exists()


def test_each_example_has_a_folder_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    made: list[Path] = []

    def stop(folder: Path, _: object) -> None:
        made.append(folder)
        raise WorkspaceError("far enough")

    monkeypatch.setattr("yjp.cli.demo._workspace", stop)
    run("demo", "--no-serve")
    run("demo", "--example", "rotherham_2025", "--no-serve")
    assert made == [Path("yjp-demo"), Path("yjp-demo-2025")]
