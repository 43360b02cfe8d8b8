"""A plan written for the public is held against the public's figures, and nothing hidden is printed."""

from pathlib import Path

from click.testing import CliRunner

from yjp.cli import yjp


def test_a_public_plan_audits_clean_with_its_profile(tmp_path: Path) -> None:
    folder, plan = str(tmp_path / "w"), str(tmp_path / "plan.docx")
    run = CliRunner().invoke
    assert run(yjp, ["demo", "--no-serve", "--dir", folder]).exit_code == 0
    assert run(yjp, ["-w", folder, "plan", "draft", "--profile", "public", "--out", plan]).exit_code == 0
    audited = run(yjp, ["-w", folder, "audit", plan, "--profile", "public"])
    assert audited.exit_code == 0, audited.output
    # The plan remembers its readers; read as the service's own, the hidden figures are looked for, and missed.
    assert run(yjp, ["-w", folder, "audit", plan]).exit_code == 0
    assert run(yjp, ["-w", folder, "audit", plan, "--profile", "none"]).exit_code == 1
