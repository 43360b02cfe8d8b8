"""The workspace on disk: caseload, quarantine and ledger, written whole or not at all.

Every write goes to a new version folder first; ``current.json`` then names the versions that belong together and is
replaced in one step, so a half-written run is never seen and a killed one leaves the last whole. The folder is the
owner's alone (0700, files 0600 where the system knows such modes).
"""

import json
import os
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import polars as pl
from filelock import FileLock, Timeout

from yjp import files
from yjp.commands import in_workspace
from yjp.errors import WorkspaceError
from yjp.import_note import KEY, ImportNote
from yjp.ledger import Ledger
from yjp.manifest import Manifest
from yjp.model.caseload import Caseload
from yjp.model.registry import NAMES
from yjp.settings import FILE, Settings, read_settings
from yjp.settings_file import new_file
from yjp.stored import (
    LEDGER_FRAMES,
    MANIFEST,
    caseload_files,
    ledger_files,
    quarantine_files,
    read_ledger,
)
from yjp.workspace_format import FORMAT, Marker, check_writable, not_writable, write_marker

CURRENT = "current.json"
KINDS = ("caseload", "quarantine", "ledger")
HISTORY = "imports"
FOLDERS = (*KINDS, HISTORY, "plans", "exports")
KEPT_IMPORTS = 10


@dataclass(frozen=True, kw_only=True)
class PastImport:
    """An import that the workspace still holds: its number and the versions that belong together."""

    number: int
    versions: dict[str, str]
    manifest: Manifest
    current: bool
    note: ImportNote


@dataclass(frozen=True)
class Workspace:
    """A service's folder."""

    path: Path

    @classmethod
    def create(cls, path: Path, settings: Settings) -> "Workspace":
        """Make an empty workspace; refuses a folder that holds anything else."""
        if (path / FILE).exists():
            raise WorkspaceError(f"{path}: there is a workspace here already. Choose another folder.")
        if path.exists() and (not path.is_dir() or any(path.iterdir())):
            raise WorkspaceError(
                f"{path}: this is not an empty folder. Choose another one for the workspace."
            )
        path.mkdir(parents=True, exist_ok=True)
        os.chmod(path, 0o700)  # noqa: PTH101 - a workspace is its owner's alone
        for name in FOLDERS:
            (path / name).mkdir(mode=0o700, exist_ok=True)
        write_marker(path, Marker(format=FORMAT))
        files.write(path / FILE, new_file(settings).encode())
        return cls(path)

    @property
    def settings(self) -> Settings:
        """The workspace's yjp.toml, read anew."""
        return read_settings(self.path)

    @contextmanager
    def locked(self, *, upgrading: bool = False) -> Iterator[None]:
        """Keep two writers apart; the second one is told so at once. Another format is refused, but to upgrade it."""
        if not (self.path / FILE).is_file():
            read_settings(self.path)
        if not upgrading:
            check_writable(self.path)
        lock = FileLock(self.path / ".lock", timeout=0, mode=0o600)
        try:
            lock.acquire()
        except Timeout:
            raise WorkspaceError(
                f"{self.path}: another yjp is writing here. Wait until it has finished."
            ) from None
        except OSError as problem:
            raise not_writable(self.path, problem) from None
        try:
            yield
        finally:
            lock.release()

    def save_import(
        self,
        caseload: Caseload,
        quarantine: pl.DataFrame,
        ledger: Ledger,
        manifest: Manifest,
        note: ImportNote | None = None,
    ) -> None:
        """Write an import and the ledger computed from it, together, with a note of who brought it."""
        self._commit(
            {
                "caseload": caseload_files(caseload, manifest),
                "quarantine": quarantine_files(quarantine),
                "ledger": ledger_files(ledger, manifest),
            },
            remember=note or ImportNote(),
        )

    def save_ledger(self, ledger: Ledger, manifest: Manifest) -> None:
        """Write a ledger computed anew from the stored caseload."""
        self._commit({"ledger": ledger_files(ledger, manifest)})

    def replace_imports(self, new: Mapping[int, Mapping[str, Mapping[str, bytes]]]) -> None:
        """Put other files in the place of imports that are held, by number, kind and name; what they had is deleted.

        The caller holds the lock. A run that is killed leaves each import as it was or as it is to be.
        """
        pointers, history = self._pointers(), self._history()
        made: dict[tuple[tuple[str, str], ...], dict[str, str]] = {}
        for path, versions, _ in history:
            key = tuple(sorted(versions.items()))
            if int(path.stem) in new and key not in made:
                # A run that was killed may have made the current one already.
                made[key] = versions | {
                    kind: self._new_version(kind, contents, pointers.get(kind))
                    for kind, contents in new[int(path.stem)].items()
                }
        # The current one first: what is current is never other than an import that is listed or was to be.
        now = made.get(tuple(sorted(pointers.items())))
        if now:
            files.replace(self.path / CURRENT, _plain(now))
        for path, versions, note in history:
            anew = made.get(tuple(sorted(versions.items())))
            if anew and int(path.stem) in new:
                files.replace(path, _plain(anew, note))
        self.tidy()

    def imports(self) -> list[PastImport]:
        """The imports that can be restored, oldest first."""
        now, history = self._pointers().get("caseload"), self._history()
        current = max((int(p.stem) for p, versions, _ in history if versions["caseload"] == now), default=0)
        return [
            PastImport(
                number=int(path.stem),
                versions=versions,
                manifest=self._manifest_at(self.path / "caseload" / versions["caseload"]),
                current=int(path.stem) == current,
                note=note,
            )
            for path, versions, note in history
        ]

    def note(self) -> ImportNote:
        """What is kept of the making of the current import."""
        return next((each.note for each in self.imports() if each.current), ImportNote())

    def restore(self, number: int, *, at: datetime | None = None, who: str = "") -> int:
        """Make an earlier import the current one, whole; gives the number under which it is listed now, the newest."""
        found = {each.number: each for each in self.imports()}
        if number not in found:
            known = ", ".join(str(n) for n in found) or "none"
            raise WorkspaceError(
                f"{self.path}: there is no import {number}. Those that can be restored: {known}."
            )
        past = found[number]
        # An import that was itself brought back is named by the number that it had first.
        first = past.note.restored or number
        with self.locked():
            self._point_to(past.versions, remember=past.note.again(first, at=at, who=who))
        return int(self._history()[-1][0].stem)

    def caseload(self, past: PastImport | None = None) -> Caseload:
        """The current caseload, or that of an import that is still held: child-level rows, for the indicators only."""
        folder = self._folder_of(past, "caseload")
        tables = {
            n: pl.read_parquet(folder / f"{n}.parquet") for n in NAMES if (folder / f"{n}.parquet").is_file()
        }
        return Caseload(tables, self._manifest_at(folder).extract_date)

    def _folder_of(self, past: PastImport | None, kind: str) -> Path:
        return self._current(kind) if past is None else self.path / kind / past.versions[kind]

    def quarantine(self, past: PastImport | None = None) -> pl.DataFrame:
        """The rows that the current import, or one still held, set aside: reasons, and the rows as they came."""
        return pl.read_parquet(self._folder_of(past, "quarantine") / "quarantine.parquet")

    def manifest(self, kind: str = "ledger") -> Manifest:
        """What the current caseload or ledger was made from."""
        return self._manifest_at(self._current(kind))

    @staticmethod
    def _manifest_at(folder: Path) -> Manifest:
        return Manifest.from_json((folder / MANIFEST).read_text(encoding="utf-8"))

    def ledger(self, past: PastImport | None = None) -> Ledger:
        """The current ledger, or that of an import that is still held."""
        folder = self._folder_of(past, "ledger")
        return read_ledger(folder, self._manifest_at(folder))

    def ledger_is_whole(self) -> bool:
        """Whether the current ledger has every frame that this yjp computes; that of an older one may not."""
        folder = self._current("ledger")
        return all((folder / f"{name}.parquet").is_file() for name in LEDGER_FRAMES)

    def _pointers(self) -> dict[str, str]:
        path = self.path / CURRENT
        if not path.is_file():
            return {}
        return dict(json.loads(path.read_text(encoding="utf-8")))

    def _current(self, kind: str) -> Path:
        pointers = self._pointers()
        if kind not in pointers:
            read_settings(self.path)
            raise WorkspaceError(
                f"{self.path}: nothing has been imported yet. Run: {in_workspace(self.path)} import EXTRACT"
            )
        return self.path / kind / pointers[kind]

    def _commit(
        self, kinds: Mapping[str, Mapping[str, bytes]], *, remember: ImportNote | None = None
    ) -> None:
        with self.locked():
            pointers = self._pointers()
            for kind, contents in kinds.items():
                pointers[kind] = self._new_version(kind, contents, pointers.get(kind))
            self._point_to(pointers, remember=remember)

    def _point_to(self, versions: Mapping[str, str], *, remember: ImportNote | None) -> None:
        """Name the current versions in one step; an import is remembered first, if it is not the newest already."""
        past = self._history()
        if past:
            # A ledger computed anew belongs to the import that it was computed from.
            newest, before, note = past[-1]
            same = (
                before["caseload"] == versions["caseload"] and before["quarantine"] == versions["quarantine"]
            )
            if same:
                remember = None
                if before != dict(versions):
                    files.replace(newest, _plain(versions, note))
        if remember is not None:
            (self.path / HISTORY).mkdir(mode=0o700, exist_ok=True)
            number = int(past[-1][0].stem) + 1 if past else 1
            files.replace(self.path / HISTORY / f"{number:06d}.json", _plain(versions, remember))
        files.replace(self.path / CURRENT, _plain(versions))
        self.tidy()

    def _history(self) -> list[tuple[Path, dict[str, str], ImportNote]]:
        """The files that list the imports, oldest first: the versions of each, and its note."""
        found = []
        for path in sorted((self.path / HISTORY).glob("[0-9]*.json")):
            listed = dict(json.loads(path.read_text(encoding="utf-8")))
            note = ImportNote.from_plain(listed.pop(KEY, {}))
            found.append((path, listed, note))
        return found

    def _new_version(self, kind: str, contents: Mapping[str, bytes], current: str | None) -> str:
        """A new folder of files, or the current one where it holds these very bytes."""
        base = self.path / kind
        base.mkdir(mode=0o700, exist_ok=True)
        if current and files.same(base / current, contents):
            return current
        numbers = [int(p.name) for p in base.iterdir() if p.name.isdigit()]
        version = f"{max(numbers, default=0) + 1:06d}"
        temporary = base / f"{version}.tmp"
        shutil.rmtree(temporary, ignore_errors=True)
        temporary.mkdir(mode=0o700)
        for name, content in contents.items():
            files.write(temporary / name, content)
        files.sync_folder(temporary)
        temporary.rename(base / version)
        files.sync_folder(base)
        return version

    def tidy(self) -> None:
        """Keep the last ten imports and what they name, and what is current; delete the rest. The lock is held."""
        past = self._history()
        for path, _, _ in past[:-KEPT_IMPORTS]:
            path.unlink()
        wanted = [versions for _, versions, _ in past[-KEPT_IMPORTS:]] + [self._pointers()]
        for kind in KINDS:
            kept = {versions.get(kind) for versions in wanted}
            for folder in (self.path / kind).iterdir():
                if folder.name not in kept:
                    shutil.rmtree(folder, ignore_errors=True)


def _plain(versions: Mapping[str, str], note: ImportNote | None = None) -> bytes:
    said = note.as_plain() if note else {}
    listed = dict(versions) | ({KEY: said} if said else {})
    return (json.dumps(listed, sort_keys=True, indent=2, ensure_ascii=False) + "\n").encode()
