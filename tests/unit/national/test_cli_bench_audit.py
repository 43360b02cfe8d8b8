"""``yjp bench audit`` prints how well the auditor does on the published cases."""

import pytest
from click.testing import CliRunner

from yjp import resources
from yjp.cli.bench import bench


def test_precision_and_recall_are_printed(capfd: pytest.CaptureFixture[str]) -> None:
    result = CliRunner().invoke(bench, ["audit"])
    printed = capfd.readouterr().out
    assert result.exit_code == 0
    assert "recall:" in printed
    assert "controls: 5 of 5 pass" in printed


def test_an_installed_yjp_says_that_the_cases_are_not_there(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(resources, "PACKAGE", resources.PACKAGE / "nowhere" / "yjp")
    result = CliRunner().invoke(bench, ["audit"])
    assert result.exit_code != 0
    assert "run this in a checkout" in str(result.exception)
