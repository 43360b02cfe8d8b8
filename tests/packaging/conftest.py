"""One build and one empty environment for all packaging tests: together they take most of a minute."""

import os
import subprocess
import sys
import tarfile
import venv
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.tools.tree import ROOT

Run = subprocess.CompletedProcess[str]


@dataclass(frozen=True, kw_only=True)
class Built:
    """The two files that a release would consist of, and the names inside them."""

    sdist: Path
    wheel: Path

    @property
    def sdist_names(self) -> set[str]:
        """Files of the sdist, below its one top folder."""
        with tarfile.open(self.sdist) as archive:
            return {member.name.split("/", 1)[1] for member in archive if member.isfile()}

    @property
    def wheel_names(self) -> set[str]:
        """Files of the wheel."""
        with zipfile.ZipFile(self.wheel) as archive:
            return set(archive.namelist())


def _run(*command: str) -> None:
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    assert run.returncode == 0, f"{' '.join(command)}\n{run.stdout}{run.stderr}"


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The sdist of the tree, and the wheel built from that sdist."""
    folder = tmp_path_factory.mktemp("dist")
    _run(sys.executable, "-m", "build", "--no-isolation", "--outdir", str(folder), str(ROOT))
    (sdist,), (wheel,) = folder.glob("*.tar.gz"), folder.glob("*.whl")
    return Built(sdist=sdist, wheel=wheel)


@pytest.fixture(scope="session")
def installed(built: Built, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An environment that holds the wheel and what it runs on, and nothing else; returns its bin folder."""
    environment = tmp_path_factory.mktemp("user") / "venv"
    venv.create(environment, with_pip=True)
    pip = [str(environment / "bin/python"), "-m", "pip", "install", "--quiet", "--no-input", "--no-compile"]
    requirements = str(ROOT / "requirements/run.txt")
    _run(*pip, "--require-hashes", "--only-binary", ":all:", "-r", requirements)
    _run(*pip, "--no-deps", str(built.wheel))
    return environment / "bin"


@pytest.fixture
def elsewhere(installed: Path, tmp_path: Path) -> Callable[..., Run]:
    """Runs a command of the installed environment from an empty folder, with nothing of the checkout in reach."""
    clean = {
        name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "YJP_", "COV"))
    }

    def run(command: str, *arguments: str) -> Run:
        return subprocess.run(
            [str(installed / command), *arguments],
            cwd=tmp_path,
            env=clean,
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )

    return run
