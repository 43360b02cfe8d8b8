"""One Word file of the folder of plans, read against the figures as they are now.

Beside ``plan_desk`` because it loads what reads Word files: a dashboard starts without it.
"""

from datetime import date
from pathlib import Path

from yjp.errors import UserError
from yjp.plan.bindings import Bindings
from yjp.plan.refresh import Entry, State, check
from yjp_dashboards.plan_desk import Draft, Passage

_BY_HAND = frozenset({State.EDITED, State.TRACKED, State.LOCKED, State.PLACEHOLDER})
_TO_READ = frozenset(
    {
        State.CANNOT_TELL,
        State.SILENT,
        State.ORPHANED,
        State.LOST_BLOCK,
        State.MISSING,
        State.FLAGGED,
        State.CAPTION,
    }
)
_NOT_BOUND = frozenset(
    {State.FLAGGED, State.RETOLD, State.CAPTION, State.NEWER, State.UNKNOWN, State.MISSING}
)


def read_draft(file: Path, changed: date, readers: str | None, bindings: Bindings) -> Draft:
    """What became of the draft's passages; a file that cannot be read is a draft with its problem."""
    try:
        report = check(file.read_bytes(), bindings, name=file.name)
    except (UserError, OSError) as problem:
        said = str(problem) if isinstance(problem, UserError) else f"{file.name}: it cannot be read."
        return Draft(name=file.name, changed=changed, readers=readers, problem=said)
    stale = [each for each in report.stale if each.state not in _BY_HAND | _TO_READ]
    return Draft(
        name=file.name,
        changed=changed,
        readers=readers,
        bound=sum(each.state not in _NOT_BOUND for each in report.entries),
        prompts=report.prompts,
        stale=_passages(stale),
        edited=_passages(report.of(*_BY_HAND)),
        to_read=_passages(report.of(*_TO_READ)),
    )


def _passages(entries: list[Entry]) -> tuple[Passage, ...]:
    return tuple(
        Passage(state=each.state.value, where=each.where, old=each.old, new=each.new, note=each.note)
        for each in entries
    )
