"""The scripts behind make: which Python is taken, and that a failing step neither stops the rest nor is forgotten."""

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.tools.tree import ROOT

BASH = str(shutil.which("bash"))
Run = subprocess.CompletedProcess[str]
Pick = Callable[..., Run]


@pytest.fixture
def pick(tmp_path: Path) -> Pick:
    """Runs pick-python.sh on a machine that has only these commands, each reporting this version."""

    def run(commands: dict[str, str], **environment: str) -> Run:
        for command, version in commands.items():
            stand_in = tmp_path / command
            answer = f"echo {version} from-{command}" if version else "exit 127"
            stand_in.write_text(f"#!{BASH}\n{answer}\n", encoding="utf-8")
            stand_in.chmod(0o755)
        return subprocess.run(
            [BASH, str(ROOT / "scripts/pick-python.sh")],
            env={"PATH": str(tmp_path), **environment},
            capture_output=True,
            text=True,
            check=False,
        )

    return run


@pytest.mark.parametrize(
    ("commands", "taken"),
    [
        ({"python3.11": "3.11", "python3.12": "3.12", "python3.13": "3.13"}, "python3.13"),
        ({"python3": "3.12"}, "python3"),
        # A version manager's stand-in that refuses to run.
        ({"python3.13": "", "python3.12": "3.12"}, "python3.12"),
        ({"python3": "3.14", "python3.11": "3.11"}, "python3.11"),
    ],
)
def test_the_newest_supported_python_is_taken(pick: Pick, commands: dict[str, str], taken: str) -> None:
    run = pick(commands)
    assert (run.returncode, run.stdout, run.stderr) == (0, f"from-{taken}\n", "")


@pytest.mark.parametrize(
    ("commands", "has"),
    [({"python3": "3.10"}, "has 3.10"), ({"python3": "3.14"}, "has 3.14"), ({}, "has none")],
)
def test_no_supported_python_is_one_sentence(pick: Pick, commands: dict[str, str], has: str) -> None:
    run = pick(commands)
    assert (run.returncode, run.stdout) == (2, "")
    assert run.stderr.startswith("yjp needs Python 3.11, 3.12 or 3.13, and this machine ")
    assert has in run.stderr
    assert run.stderr.count("\n") == 1


def test_a_python_asked_for_by_name_is_taken(pick: Pick) -> None:
    run = pick({"python3.13": "3.13", "python3.11": "3.11"}, PYTHON="python3.11")
    assert run.stdout == "from-python3.11\n"


def _steps(*lines: str) -> Run:
    script = "\n".join(["source scripts/report.sh", *lines])
    return subprocess.run([BASH, "-c", script], cwd=ROOT, capture_output=True, text=True, check=False)


def test_a_failing_step_does_not_stop_the_rest_and_is_named() -> None:
    run = _steps('step "first" false', 'step "second" echo still-run', 'step "third" false', "finish Checks")
    assert run.returncode == 1
    assert "still-run" in run.stdout
    assert "FAILED: first; third;" in run.stderr


def test_steps_that_all_pass_are_a_pass() -> None:
    run = _steps('step "first" true', "finish Checks")
    assert (run.returncode, run.stderr) == (0, "")
    assert "Checks: all passed." in run.stdout
