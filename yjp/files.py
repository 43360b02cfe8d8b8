"""Writing files whole or not at all, for their owner alone (0600 where the system knows such modes)."""

import os
from collections.abc import Mapping
from pathlib import Path


def replace(path: Path, content: bytes) -> None:
    """Write a file beside its place and move it there in one step."""
    temporary = path.with_name(f"{path.name}.tmp")
    write(temporary, content)
    temporary.replace(path)
    sync_folder(path.parent)


def write(path: Path, content: bytes) -> None:
    """Write a file that only its owner may read, down to the disk."""
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0), 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def sync_folder(path: Path) -> None:
    """Make a rename durable; Windows has no such call for folders and needs none."""
    if os.name == "nt":
        return
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def same(folder: Path, files: Mapping[str, bytes]) -> bool:
    """Whether the folder holds just these files, byte for byte."""
    if not folder.is_dir() or {p.name for p in folder.iterdir()} != set(files):
        return False
    return all((folder / name).read_bytes() == content for name, content in files.items())
