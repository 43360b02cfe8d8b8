"""Who approved which file when, and whether it is still that file."""

import hashlib
import os
from enum import StrEnum
from pathlib import Path

from yjp.errors import UnreadableInput
from yjp_returns.register import Making, SignOff, makings, sign_offs

EXPORTS = "exports"
"""The workspace's folder of exports, in which a signed-off file is looked for."""


class Standing(StrEnum):
    """What became of a file since it was signed off."""

    AS_SIGNED = "as it was signed off"
    CHANGED = "CHANGED after sign-off"
    GONE = "not there any more"


def digest(path: Path) -> str:
    """The SHA-256 of a file; of a folder, that of the names and hashes of everything in it."""
    try:
        if path.is_dir():
            inside = sorted(each for each in path.rglob("*") if each.is_file())
            lines = [f"{digest(each)}  {each.relative_to(path).as_posix()}\n" for each in inside]
            return hashlib.sha256("".join(lines).encode()).hexdigest()
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError:
        raise UnreadableInput(
            path, "this file cannot be read", "Check its name, and that it is not open."
        ) from None


def stored_path(workspace: Path, path: Path) -> str:
    """How a file is named in the register: seen from the workspace, so that both may be moved together."""
    full, home = path.resolve(), workspace.resolve()
    try:
        return Path(os.path.relpath(full, home)).as_posix()
    except ValueError:  # another drive of Windows
        return full.as_posix()


def handed_over(workspace: Path, path: Path) -> bool:
    """Whether a file lies in the workspace, or the same among its exports, and so is handed over with it."""
    return (
        path.resolve().is_relative_to(workspace.resolve())
        or _among_exports(workspace, digest(path)) is not None
    )


def is_at(workspace: Path, stored: str, path: Path) -> bool:
    """Whether the register's name of a file (an earlier yjp wrote some in full) means this place."""
    return (workspace / stored).resolve() == path.resolve()


def place_of(workspace: Path, found: SignOff) -> Path | None:
    """Where a signed-off file is: where it was, else wherever among the exports it lies now; none where it is not."""
    path = workspace / found.path
    if path.exists():
        return path
    return _among_exports(workspace, found.sha256)


def _among_exports(workspace: Path, sha256: str) -> Path | None:
    exports = workspace / EXPORTS
    inside = sorted(exports.iterdir()) if exports.is_dir() else []
    return next((each for each in inside if digest(each) == sha256), None)


def standing(workspace: Path, found: SignOff) -> Standing:
    """Whether a signed-off file is still as it was."""
    path = place_of(workspace, found)
    if path is None:
        return Standing.GONE
    return Standing.AS_SIGNED if digest(path) == found.sha256 else Standing.CHANGED


def latest(workspace: Path) -> tuple[SignOff, ...]:
    """The newest sign-off of each file, oldest first: an earlier one is of a version that was signed again since."""
    newest: dict[str, SignOff] = {}
    for each in sign_offs(workspace):
        newest.pop(each.path, None)
        newest[each.path] = each
    return tuple(newest.values())


def signed_file(workspace: Path, name: str, period: str) -> tuple[Path, SignOff] | None:
    """The newest signed-off file of a return and period that is still as it was, if there is one."""
    for each in reversed(latest(workspace)):
        if (each.name, each.period) == (name, period) and standing(workspace, each) is Standing.AS_SIGNED:
            return place_of(workspace, each) or workspace / each.path, each
    return None


def making_of(workspace: Path, path: Path) -> tuple[Making | None, bool]:
    """What yjp last wrote to a path, if it did, and whether the file is still that."""
    now = digest(path)
    same = [each for each in makings(workspace) if each.sha256 == now]
    if same:
        return same[-1], True
    wrote = [each for each in makings(workspace) if is_at(workspace, each.path, path)]
    return (wrote[-1] if wrote else None), False
