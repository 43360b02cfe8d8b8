"""The note on rounding below a table: the author may have changed it, so a refresh only says what is wrong in it."""

from yjp.plan.bindings import Bindings
from yjp.plan.refresh.columns import whole
from yjp.plan.refresh.grid import grid
from yjp.plan.refresh.reading import Control, Story, said
from yjp.plan.refresh.report import Entry, State
from yjp.plan.refresh.values import where
from yjp.plan.rounding import NOTES, SHARES, rounding_note


def note_to_mend(control: Control, story: Story, bindings: Bindings) -> Entry | None:
    """What to do about the note below a table that is filled in now; None where nothing is.

    Nothing where the table needs what it needed before. That changes are worked out before rounding is true of any.
    """
    table, rows = bindings.table(control.tag), grid(control, story)
    if table is None or not rows:
        return None
    now = rounding_note([[cell.text for cell in row] for row in whole(table)])
    before, below = rounding_note([row.texts for row in rows]), _below(control)
    missing = [note for note in NOTES if note in now and note not in before and note not in below]
    if not missing and not (SHARES in before and SHARES not in now and SHARES in below):
        return None
    note = f"Write below it: {' '.join(missing)}" if missing else f"Take out below it: {SHARES}"
    return Entry(state=State.FLAGGED, tag=control.tag, part=control.part, where=where(control), note=note)


def _below(control: Control) -> str:
    around = control.node.parent.children if control.node.parent is not None else []
    after = next((each for each in around if each.start >= control.node.end), None)
    return " ".join(said(after).split()) if after is not None and after.name == "w:p" else ""
