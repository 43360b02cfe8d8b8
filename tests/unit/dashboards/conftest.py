"""The examples, made once a run: making one takes seconds, a copy none."""

import shutil
from pathlib import Path

import pytest

from tests.unit.dashboards.workspaces import Example, make_example
from yjp.store import Workspace


@pytest.fixture(scope="session")
def example(tmp_path_factory: pytest.TempPathFactory) -> Example:
    made: dict[str, Path] = {}

    def copied(name: str) -> Workspace:
        if name not in made:
            made[name] = tmp_path_factory.mktemp(name) / "w"
            make_example(made[name], name)
        own = tmp_path_factory.mktemp("copy") / "w"
        shutil.copytree(made[name], own)
        return Workspace(own)

    return copied
