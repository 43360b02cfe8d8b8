"""Finds the files that ship with yjp, whether it runs from a wheel or from a checkout."""

from importlib.resources import files
from pathlib import Path

PACKAGE = Path(str(files("yjp")))


def folder(name: str) -> Path:
    """The folder ``datasets`` or ``templates``.

    In a wheel it lies under ``yjp/_data``. The checkout's own folder is taken only if this is a
    checkout: beside a broken install, a folder named ``datasets`` may belong to another project.
    """
    root = PACKAGE.parent
    in_checkout = (root / "pyproject.toml").is_file() and (root / name).is_dir()
    return root / name if in_checkout else PACKAGE / "_data" / name
