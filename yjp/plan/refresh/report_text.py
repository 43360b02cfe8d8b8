"""The report of a refresh or a check as text: what a person has to look at first."""

from collections.abc import Iterator

from yjp.plan.refresh.report import Entry, Report, State

_MEANS = {
    State.FLAGGED: "Read these sentences: a figure has turned, and the words around it may not fit",
    State.CAPTION: "Read these captions",
    State.EDITED: "Edited by hand, kept",
    State.CANNOT_TELL: "Kept, because the document does not remember whether yjp wrote them",
    State.TRACKED: "Inside tracked changes, kept: accept or reject them first",
    State.PLACEHOLDER: "Emptied by hand, kept",
    State.LOCKED: "Locked by hand, kept",
    State.ORPHANED: "No longer in the ledger, kept",
    State.SILENT: "The ledger says nothing of this any more, kept",
    State.LOST_BLOCK: "Tables and charts that lost their binding",
    State.MISSING: "In the plan as yjp wrote it, and no longer there",
    State.HIDDEN: "Hidden from these readers",
    State.REFRESHED: "Refreshed",
    State.NEWER: "Newer figures that this plan is not about (a new draft would be)",
    State.COPIED: "Shown more often than yjp wrote them",
}
"""In the order of the report."""
_IF_ONLY_CHECKED = {
    State.REFRESHED: "Out of date",
    State.HIDDEN: "To be hidden from these readers",
    State.FLAGGED: "Sentences that will have to be read: a figure has turned",
}
_LONGEST = 80


def report_text(report: Report, *, checked: bool = False) -> str:
    """The report; with ``checked`` in the words of a check, which changes nothing."""
    lines = [_summary(report, checked=checked)]
    for state, means in _MEANS.items():
        found = report.of(state)
        if found:
            heading = _IF_ONLY_CHECKED.get(state, means).removesuffix(", kept") if checked else means
            lines += ["", f"{heading} ({len(found)}):"]
            lines += [line for entry in found for line in _lines(entry)]
    return "\n".join(lines)


def _summary(report: Report, *, checked: bool) -> str:
    counts = report.counts
    changed = counts[State.REFRESHED] + counts[State.HIDDEN]
    said = [
        f"{changed} out of date" if checked else f"{changed} refreshed",
        f"{counts[State.UNCHANGED]} unchanged",
    ]
    if report.findings:
        said.append(f"{len(report.findings)} to look at")
    if report.prompts:
        said.append(f"{report.prompts} prompts not answered yet")
    if counts[State.UNKNOWN]:
        said.append(f"{counts[State.UNKNOWN]} controls that are not yjp's")
    memory = "" if report.run else " The document does not remember what yjp wrote into it."
    return f"{', '.join(said)}.{memory}"


def _lines(entry: Entry) -> Iterator[str]:
    old, new = _short(entry.old), _short(entry.new or "")
    change = f": {old} → {new}" if entry.new is not None and old != new else f": {old}" if old else ""
    yield f"  {entry.tag}{change}"
    if entry.where and entry.where.strip() != entry.old.strip():
        yield f"      in: {entry.where}"
    if entry.note:
        yield f"      {entry.note}"


def _short(text: str) -> str:
    said = " ".join(text.split())
    return said if len(said) <= _LONGEST else f"{said[: _LONGEST - 1]}…"
