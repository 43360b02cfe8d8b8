"""One workspace for the tests of the command line, copied for each."""

import shutil
from pathlib import Path

import pytest

from tests.unit.returns.whole import workspace


@pytest.fixture(scope="session")
def whole_made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The workspace of ``whole``, made once: never written to."""
    folder: Path = tmp_path_factory.mktemp("whole") / "w"
    workspace(folder)
    return folder


@pytest.fixture
def whole(whole_made: Path, tmp_path: Path) -> Path:
    """A copy of it, for one test."""
    return Path(shutil.copytree(whole_made, tmp_path / "w"))
