"""The report of a refresh or a check as text: what a person has to look at first."""

from collections.abc import Iterator

from yjp.figures import Facet
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
    State.RETOLD: "Sentences of yjp's own, told anew as their numbers are hidden now, or shown again",
    State.HIDDEN: "Hidden from these readers",
    State.MOVED: "Sections on the caseload that are of its newest day now",
    State.REFRESHED: "Refreshed",
    State.NEWER: "Newer figures that this plan is not about (a new draft would be)",
    State.COPIED: "Shown more often than yjp wrote them",
}
"""In the order of the report."""
_IF_ONLY_CHECKED = {
    State.REFRESHED: "Out of date",
    State.RETOLD: "Sentences of yjp's own, to be told anew as their numbers are hidden now, or shown again",
    State.HIDDEN: "To be hidden from these readers",
    State.FLAGGED: "Sentences that will have to be read: a figure has turned",
}
_LONGEST = 80
_MOST = 10
_EVERYTHING = 10**6
_DONE = (State.REFRESHED, State.HIDDEN, State.RETOLD)
"""What needs nobody: a few for an idea of it, and what must be read is not lost among them."""


def report_text(report: Report, *, checked: bool = False, everything: bool = False) -> str:
    """The report; with ``checked`` in the words of a check, which changes nothing.

    Of a long list of what was done, or of places with the same note, the first ten, unless ``everything`` is asked for.
    """
    most = _EVERYTHING if everything else _MOST
    lines = [_summary(report, checked=checked), *report.remarks]
    if report.comments:
        lines += [
            "",
            f"Comments of an earlier refresh still open ({len(report.comments)}): read, then delete each.",
        ]
        for comment in report.comments:
            lines += [f"  {comment.where}", f"      {comment.text}"]
    for state, means in _MEANS.items():
        found = report.of(state)
        if found:
            heading = _IF_ONLY_CHECKED.get(state, means).removesuffix(", kept") if checked else means
            lines += ["", f"{heading} ({len(found)}):"]
            for note in dict.fromkeys(entry.note for entry in found):
                held = [entry for entry in found if entry.note == note]
                lines += _group(note, held, most if note or state in _DONE else _EVERYTHING)
    return "\n".join(lines)


def _group(note: str, held: list[Entry], most: int) -> Iterator[str]:
    """The entries of one note, which is said once; of a long list the first."""
    if len(held) == 1 or not note:
        for entry in held[:most]:
            yield from _lines(entry)
            if note:
                yield f"      {note}"
    else:
        yield f"  {note}"
        for entry in held[:most]:
            yield from (f"  {line}" for line in _lines(entry))
    if len(held) > most:
        yield f"    and {len(held) - most} more (--all lists them)"


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
        said.append(f"{report.prompts} prompts not answered ({report.required} of them required)")
    if counts[State.UNKNOWN]:
        said.append(f"{counts[State.UNKNOWN]} controls that are not yjp's")
    memory = "" if report.run else " The document does not remember what yjp wrote into it."
    return f"{', '.join(said)}.{memory}"


def _lines(entry: Entry) -> Iterator[str]:
    old, new = _short(entry.old), _short(entry.new or "")
    if entry.state is State.EDITED and entry.new is not None and not _is_whole(entry):
        yield f"  {entry.where or entry.tag}"
        yield f"      you: {old or 'nothing'}, yjp: {new}; yours is kept. To take yjp's, type it there."
        return
    if entry.state is State.RETOLD:
        yield f"  {entry.where}"
        yield f"      now: {' '.join((entry.new or '').split())}"
        return
    if (not entry.tag or entry.state in (State.NEWER, State.CAPTION)) and entry.where:
        yield f"  {entry.where}"
        return
    change = f": {old} → {new}" if entry.new is not None and old != new else f": {old}" if old else ""
    yield f"  {entry.where if _is_block(entry) and entry.where else entry.tag}{change}"
    if entry.where and not _is_block(entry) and entry.where.strip() != entry.old.strip():
        yield f"      in: {entry.where}"


def _is_whole(entry: Entry) -> bool:
    """Is it a table or chart as a whole, not a value or a cell?"""
    return _is_block(entry) and bool(entry.note)


def _is_block(entry: Entry) -> bool:
    return entry.tag.endswith((f"#{Facet.TABLE}", f"#{Facet.CHART}"))


def _short(text: str) -> str:
    said = " ".join(text.split())
    return said if len(said) <= _LONGEST else f"{said[: _LONGEST - 1]}…"
