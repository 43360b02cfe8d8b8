"""The wheel in an environment of its own, used from a folder that knows nothing of the checkout."""

import json
import re
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.packaging.conftest import Run
from tests.tools.tree import ROOT

pytestmark = pytest.mark.packaging

VERSION = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
Elsewhere = Callable[..., Run]


def test_the_version_is_the_one_in_pyproject(elsewhere: Elsewhere) -> None:
    run = elsewhere("yjp", "--version")
    assert (run.returncode, run.stderr) == (0, "")
    assert re.search(rf"\b{re.escape(VERSION)}\b", run.stdout)


def test_help_names_the_commands(elsewhere: Elsewhere) -> None:
    run = elsewhere("yjp", "--help")
    assert (run.returncode, run.stderr) == (0, "")
    for command in ("demo", "import", "figures", "plan", "dashboard"):
        assert re.search(rf"^\s+{command}\b", run.stdout, re.MULTILINE), command


def test_the_demonstration_runs_from_the_wheel_alone(elsewhere: Elsewhere, tmp_path: Path) -> None:
    workspace = tmp_path / "demonstration"
    run = elsewhere("yjp", "demo", "--no-serve", "--dir", str(workspace))
    assert run.returncode == 0, run.stderr
    assert "Traceback" not in run.stderr
    # Rotherham's plan of 2019 prints this rate of first-time entrants for the year to December 2018.
    assert "169 per 100,000" in run.stdout
    assert re.search(r"made[- ]up", run.stdout + run.stderr)
    assert (workspace / "yjp.toml").is_file()
    assert list((workspace / "caseload").rglob("*.parquet"))
    assert list((workspace / "ledger").rglob("*.parquet"))
    assert list((workspace / "plans").glob("*.docx"))
    assert {entry.name for entry in tmp_path.iterdir()} == {workspace.name}


def test_its_files_are_found_inside_the_installation(elsewhere: Elsewhere, installed: Path) -> None:
    run = elsewhere("python", "-c", "from yjp.resources import folder; print(folder('datasets'))")
    place = Path(run.stdout.strip())
    assert place.is_relative_to(installed.parent)
    assert (place / "population_10_17.csv").is_file()


def test_every_requirement_is_met(elsewhere: Elsewhere) -> None:
    run = elsewhere("python", "-m", "pip", "check")
    assert (run.returncode, run.stdout.strip()) == (0, "No broken requirements found.")


def test_no_second_frame_library_and_no_test_tool_is_installed(elsewhere: Elsewhere) -> None:
    run = elsewhere("python", "-m", "pip", "list", "--format", "json", "--disable-pip-version-check")
    names = {package["name"].lower() for package in json.loads(run.stdout)}
    assert "polars" in names
    assert names & {"pandas", "numpy", "pyarrow", "pytest", "playwright", "hypothesis"} == set()
