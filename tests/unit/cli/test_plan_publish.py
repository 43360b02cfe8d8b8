"""``yjp plan clean``, ``pdf`` and ``summary``: exit codes, files, and what is never overwritten."""

import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tests.unit.plan.publish.plans import entrants, own, section, text, written
from yjp.cli import plan_material, session, yjp
from yjp.errors import UserError
from yjp.plan.bindings import Bindings


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> object:
    """Runs a command on the sample's ledger, in a folder of its own."""
    monkeypatch.setattr(session, "ledger", lambda path: own())
    monkeypatch.setattr(session, "workspace", lambda path: None)
    monkeypatch.setattr(
        plan_material, "workspace_bindings", lambda _, ledger, readers: Bindings(ledger=ledger)
    )

    def call(*words: object) -> Result:
        result = CliRunner().invoke(yjp, ["-w", str(tmp_path), "plan", *map(str, words)])
        if isinstance(result.exception, UserError):
            result.exit_code = result.exception.exit_code
        return result

    return call


def plan(folder: Path, content: bytes) -> Path:
    path = folder / "plan.docx"
    path.write_bytes(content)
    return path


def test_clean_writes_a_copy_beside_the_plan(tmp_path: Path, run) -> None:  # type: ignore[no-untyped-def]
    path = plan(tmp_path, written(entrants))
    before = path.read_bytes()
    result = run("clean", path)
    assert result.exit_code == 0, result.output
    assert (tmp_path / "plan-published.docx").is_file()
    assert path.read_bytes() == before
    assert run("clean", path).exit_code == 4
    assert run("clean", path, "--replace").exit_code == 0
    assert run("clean", path, "--out", path).exit_code == 2


def test_clean_lists_every_reason_and_writes_nothing(tmp_path: Path, run) -> None:  # type: ignore[no-untyped-def]
    path = plan(
        tmp_path,
        written(
            section(own(), "custody_rate"),
            text("Three children were sentenced to custody."),
            lambda page: page.prompt("foreword", "Write here: the foreword.", required=True),
        ),
    )
    result = run("clean", path)
    assert result.exit_code == 1
    counts = {m[1]: int(m[2]) for m in re.finditer(r"^(\w[\w ]+) \((\d+)\):$", result.stdout, re.MULTILINE)}
    assert counts["Small number"] > 5
    assert counts["Unanswered"] == 1
    assert f"{sum(counts.values())} reasons" in result.stderr
    assert result.stdout.endswith("\nThe audit runs when these are mended.\n")
    assert not (tmp_path / "plan-published.docx").exists()


def test_there_is_no_way_around_a_leak(tmp_path: Path, run) -> None:  # type: ignore[no-untyped-def]
    path = plan(tmp_path, written(section(own(), "custody_rate")))
    assert run("clean", path, "--force").exit_code == 2
    assert run("clean", path, "--replace").exit_code == 1
    # Its readers get every number: nothing that is published goes to them.
    assert run("clean", path, "--profile", "statutory").exit_code == 2


def test_summary(tmp_path: Path, run) -> None:  # type: ignore[no-untyped-def]
    result = run("summary")
    assert result.exit_code == 0, result.output
    assert [each.name for each in (tmp_path / "plans").iterdir()] == [
        "rotherham-summary-2019-06-18-public.docx"
    ]
    assert run("summary").exit_code == 4


def test_a_file_that_is_not_there(tmp_path: Path, run) -> None:  # type: ignore[no-untyped-def]
    for command in ("clean", "pdf"):
        result = run(command, tmp_path / "none.docx")
        assert result.exit_code == 3
        assert "none.docx: it cannot be read" in str(result.exception)
