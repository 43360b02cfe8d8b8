"""Writing returns to files: for the owner alone, never over a signed one, and each making kept in the workspace."""

import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from yjp.cli import session
from yjp.cli.output import for_excel, write
from yjp.errors import Refused, UserError
from yjp.moments import today

if TYPE_CHECKING:
    from yjp.store import Workspace

EXPORTS = "exports"


def place(workspace: "Workspace", out: Path | None, name: str) -> Path:
    """Where to write: as asked, or under this name in the workspace's folder of exports."""
    if out is not None:
        return out
    folder = workspace.path / EXPORTS
    folder.mkdir(mode=0o700, exist_ok=True)
    return folder / name


def write_files(workspace: "Workspace", found: Mapping[Path, bytes], stamped: Mapping[str, Any]) -> None:
    """Write files of a return, each whole or not at all, and record them."""
    for path in found:
        _not_signed(workspace, path)
    for path, content in found.items():
        write(path, for_excel(path, content))
        _record(workspace, path, stamped)
        session.say(f"Wrote {path}.")


def write_folder(
    workspace: "Workspace", folder: Path, found: Mapping[str, bytes], stamped: Mapping[str, Any]
) -> None:
    """Write a return that is a folder, whole or not at all, and record it.

    Only an empty folder, or one that yjp wrote and nobody has changed, gives way.
    """
    _not_signed(workspace, folder)
    _gives_way(workspace, folder)
    temporary = folder.with_name(f"{folder.name}.tmp")
    from yjp import files

    try:
        shutil.rmtree(temporary, ignore_errors=True)
        temporary.mkdir(mode=0o700)
        for name, content in found.items():
            files.write(temporary / name, content)
        files.sync_folder(temporary)
        if folder.exists():
            shutil.rmtree(folder)
        temporary.rename(folder)
        files.sync_folder(folder.parent)
    except OSError as problem:
        shutil.rmtree(temporary, ignore_errors=True)
        raise UserError(
            f"{folder}: this folder cannot be written ({problem.strerror}). Choose another."
        ) from None
    _record(workspace, folder, stamped)
    session.say(f"Wrote {len(found)} files to {folder}.")


def say_sign_off(workspace: "Workspace", path: Path) -> None:
    """The next step with a return that was written and of which no check fails."""
    command = f"{session.in_workspace(workspace.path)} return sign-off {session.as_typed(path)}"
    session.say(f"Once approved: {command} --who NAME --role ROLE")


def workbook_findings(content: bytes) -> None:
    """Say what of a workbook is against the guidance on accessible spreadsheets."""
    from yjp.writers.checker import check_workbook

    for finding in check_workbook(content)[:5]:
        session.say(f"Against the guidance for accessible spreadsheets: {finding}")


def _not_signed(workspace: "Workspace", out: Path) -> None:
    """A file that somebody signed off is never replaced in silence."""
    from yjp_returns.sign_off import Standing, is_at, latest, standing

    for each in latest(workspace.path):
        stands = standing(workspace.path, each) if is_at(workspace.path, each.path, out) else Standing.GONE
        if stands is Standing.GONE:
            continue
        signed = f"{out} was signed off by {each.who} on {each.signed_on}"
        if stands is Standing.AS_SIGNED:
            raise Refused(f"{signed}. Choose another --out.")
        back = f"{session.in_workspace(workspace.path)} return sign-off {session.as_typed(out)} --withdraw"
        raise Refused(
            f"{signed} and somebody has changed it since: nothing was written over. Choose another --out, or take "
            f"the sign-off back: {back} --reason TEXT --who NAME"
        )


def _gives_way(workspace: "Workspace", folder: Path) -> None:
    from yjp_returns.sign_off import making_of

    if not folder.exists() or (folder.is_dir() and not any(folder.iterdir())):
        return
    made, same = making_of(workspace.path, folder)
    if made is None:
        raise Refused(
            f"{folder} is there already and is no return that yjp wrote here. Choose another --out."
        )
    if not same:
        raise Refused(f"{folder} was changed since yjp wrote it. Choose another --out, or move it away.")


def _record(workspace: "Workspace", path: Path, stamped: Mapping[str, Any]) -> None:
    from yjp_returns.register import Making, record
    from yjp_returns.sign_off import digest, stored_path

    made = Making(
        name=stamped["return"],
        period=stamped["period"],
        path=stored_path(workspace.path, path),
        sha256=digest(path),
        made_on=today(),
        run_id=stamped["run_id"],
        failed=stamped["failed_checks"],
        holds_children=stamped["holds_children"],
    )
    with workspace.locked():
        record(workspace.path, [made])
