"""A child deleted from a workspace: what would go, and the deletion itself, which may be run again if it was killed."""

import shutil
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

import polars as pl

from yjp.compute import compute
from yjp.compute import manifest as manifest_of
from yjp.errors import Refused
from yjp.forget.decided import Deletion, clear, found_in
from yjp.forget.rows import part, without_child
from yjp.forget.traces import traces
from yjp.manifest import Manifest
from yjp.model.caseload import Caseload
from yjp.quality.records import names
from yjp.rules.registry import RULES
from yjp.store import PastImport, Workspace
from yjp.stored import about, caseload_files, ledger_files, quarantine_files
from yjp.workspace_db import compact
from yjp.workspace_upgrade import COPIES

DELETED: Final = "deleted"
"""Under this name a manifest counts, table by table, the rows that were deleted after the import."""


@dataclass(frozen=True, kw_only=True)
class Found:
    """What a workspace holds of a child: rows by import number and table, and acceptances and texts of people.

    ``set_aside`` are rows of quarantines; ``copies`` says that a copy kept by an upgrade holds the child too.
    """

    rows: Mapping[int, Mapping[str, int]]
    set_aside: int
    decided: int
    copies: bool

    @property
    def imports(self) -> int:
        """In how many imports the child is."""
        return len(self.rows)

    @property
    def total(self) -> int:
        """Rows of all imports, those set aside among them."""
        return self.set_aside + sum(sum(tables.values()) for tables in self.rows.values())


@dataclass(frozen=True, kw_only=True)
class _Without:
    past: PastImport
    caseload: Caseload
    quarantine: pl.DataFrame
    removed: Mapping[str, pl.DataFrame]
    set_aside: int


def found(workspace: Workspace, child_id: str) -> Found:
    """What a workspace holds of a child; nothing is changed."""
    parted = _parted(workspace, child_id)
    copies = workspace.path / COPIES
    held = traces(copies, child_id) if copies.is_dir() else None
    return Found(
        rows={each.past.number: {n: f.height for n, f in each.removed.items()} for each in parted},
        set_aside=sum(each.set_aside for each in parted),
        decided=found_in(workspace.path, child_id, _records(parted)),
        copies=bool(held and (held.holding or held.closed)),
    )


def forget(workspace: Workspace, child_id: str, *, who: str, at: datetime) -> Found:
    """Delete a child from every import, compute their figures anew, and keep that it was done.

    ``Refused`` where the workspace holds nothing of a child with this id.
    """
    with workspace.locked():
        workspace.tidy()  # a deletion that was killed may have left versions that nothing names any more
        gone = found(workspace, child_id)
        if not (gone.imports or gone.decided or gone.copies):
            raise Refused(
                "The workspace holds nothing of a child with this id: look for it in the case system."
            )
        parted = _parted(workspace, child_id)
        files = {each.past.number: _files(workspace, each) for each in parted}
        # The acceptances first: once the rows are gone, nothing says any more which acceptances were theirs.
        done = Deletion(at=at, who=who, imports=gone.imports, rows=gone.total)
        clear(workspace.path, child_id, _records(parted), done)
        workspace.replace_imports(files)
        if gone.copies:
            shutil.rmtree(workspace.path / COPIES)
        compact(workspace.path)
        return gone


def _parted(workspace: Workspace, child_id: str) -> list[_Without]:
    """The imports that hold the child, without it."""
    result = []
    for past in workspace.imports():
        parted, aside = part(workspace.caseload(past), child_id), workspace.quarantine(past)
        kept = without_child(aside, child_id, parted.removed)
        if parted.rows or kept.height < aside.height:
            result.append(
                _Without(
                    past=past,
                    caseload=parted.kept,
                    quarantine=kept,
                    removed=parted.removed,
                    set_aside=aside.select("table", "file", "row").n_unique()
                    - kept.select("table", "file", "row").n_unique(),
                )
            )
    return result


def _records(parted: list[_Without]) -> dict[str, set[str]]:
    """Names of the child's records, as acceptances have them, by rule."""
    found: dict[str, set[str]] = {}
    for each in parted:
        for table, frame in each.removed.items():
            found.setdefault(table, set()).update(names(frame, table))
    return {rule.code: found[rule.tables[0]] for rule in RULES if rule.tables[0] in found}


def _files(workspace: Workspace, each: _Without) -> dict[str, dict[str, bytes]]:
    counted = replace(each.past.manifest, counts=_counts(each))
    run: Manifest = manifest_of(each.caseload, workspace.settings, counted.inputs, counted.counts)
    return {
        "caseload": caseload_files(each.caseload, counted),
        "quarantine": quarantine_files(each.quarantine),
        "ledger": ledger_files(compute(each.caseload, workspace.settings, about(run)), run),
    }


def _counts(each: _Without) -> dict[str, dict[str, int]]:
    """Rows by what became of them: those deleted are neither accepted nor set aside any more."""
    rows = each.past.manifest.counts
    aside = each.quarantine.group_by("table").agg(pl.struct("file", "row").n_unique().alias("rows"))
    still = dict(aside.iter_rows())
    found = {}
    for table, count in rows.items():
        gone = each.removed[table].height if table in each.removed else 0
        fewer = count["quarantined"] - still.get(table, 0)
        found[table] = count | {
            "accepted": count["accepted"] - gone,
            "quarantined": count["quarantined"] - fewer,
        }
        if gone or fewer:
            found[table][DELETED] = count.get(DELETED, 0) + gone + fewer
    return found
