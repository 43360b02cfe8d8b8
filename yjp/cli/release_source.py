"""The workspace as the dashboard's source of ledgers: read only, and always one whole release."""

import hashlib
from dataclasses import dataclass
from pathlib import Path

from yjp.errors import WorkspaceError
from yjp.ledger import Ledger
from yjp.store import CURRENT, Workspace

TRIES = 5


def version(workspace: Path) -> str:
    """A name of the caseload and ledger that are current: the file that names them is replaced in one step."""
    try:
        return hashlib.sha256((workspace / CURRENT).read_bytes()).hexdigest()[:16]
    except OSError:
        raise WorkspaceError(f"{workspace}: the workspace cannot be read.") from None


@dataclass(frozen=True)
class WorkspaceSource:
    """Ledgers of a workspace, as imports replace them."""

    workspace: Workspace

    def version(self) -> str:
        """The name of what is current."""
        return version(self.workspace.path)

    def load(self) -> tuple[str, Ledger]:
        """What is current, read again where an import came between."""
        for _ in range(TRIES):
            before = self.version()
            ledger = self.workspace.ledger()
            if self.version() == before:
                return before, ledger
        raise WorkspaceError(f"{self.workspace.path}: imports follow each other too fast to read one.")
