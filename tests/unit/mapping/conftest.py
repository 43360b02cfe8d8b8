"""The made-up exports, written once, and small exports for single rules."""

from collections.abc import Callable
from pathlib import Path

import pytest

from yjp.synthetic import tables
from yjp.synthetic.suppliers import SUPPLIERS, write_export


@pytest.fixture(scope="session")
def exports(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The example as each made-up case system exports it: name to folder."""
    folder = tmp_path_factory.mktemp("exports")
    made = tables("rotherham_2019")
    for name in SUPPLIERS:
        write_export(name, made, folder / name)
    return {name: folder / name for name in SUPPLIERS}


@pytest.fixture
def written(tmp_path: Path) -> Callable[..., Path]:
    """Writes files to a folder and gives back the folder."""

    def write(**files: str | bytes) -> Path:
        folder = tmp_path / "export"
        folder.mkdir(exist_ok=True)
        for name, content in files.items():
            path = folder / name.replace("__", ".")
            path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return folder

    return write
