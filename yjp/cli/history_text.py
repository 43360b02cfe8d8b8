"""Imports as text for a terminal: a line or two each, one in full, and the figures that one moved."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from yjp.moments import moment_words
from yjp.numbers import numbered
from yjp.periods import snapshot

if TYPE_CHECKING:
    from yjp.ledger import Ledger
    from yjp.store import PastImport

FEW_FILES = 3
"""So many names of files fit a line; more are counted."""


def entry(found: "PastImport") -> str:
    """One import in the list."""
    counts = found.manifest.counts.values()
    accepted, aside, deleted = (
        sum(c.get(name, 0) for c in counts) for name in ("accepted", "quarantined", "deleted")
    )
    gone = f"{deleted:,} deleted since, " if deleted else ""
    mark = "  (current)" if found.current else ""
    return (
        f"{found.number:4}  {_brought(found)}{_what(found)}{mark}\n"
        f"      extract of {found.manifest.extract_date}, {accepted:,} rows accepted, {aside:,} set aside, "
        f"{gone}run {found.manifest.run_id}\n"
    )


def _brought(found: "PastImport") -> str:
    """``22 Nov 2026 09:05, A. Analyst: ``; nothing of an import that was made before this was kept."""
    note = found.note
    said = ", ".join(part for part in (moment_words(note.at) if note.at else "", note.who) if part)
    return f"{said}: " if said else ""


def _what(found: "PastImport") -> str:
    note = found.note
    names = note.files or tuple(found.manifest.inputs)
    files = ", ".join(names) if len(names) <= FEW_FILES else f"{len(names)} files"
    mapping = f"mapping {note.mapping}" if note.mapping else ""
    parts = ", ".join(part for part in (files, mapping, f"yjp {found.manifest.yjp_version}") if part)
    return f"import {note.restored} restored ({parts})" if note.restored else parts


def whole(found: "PastImport") -> str:
    """All that is known of an import: who and when, settings, files with their hashes, rows by table, and notes."""
    note, manifest = found.note, found.manifest
    lines = [
        f"Import {found.number}{' (current)' if found.current else ''}",
        f"  Brought in:  {moment_words(note.at) if note.at else 'the day was not kept'}",
        f"  By:          {note.who or 'nobody was named'}",
        *([f"  Restored:    it is import {note.restored} again"] if note.restored else []),
        f"  Files:       {', '.join(note.files) or f'{len(manifest.inputs)}, see below'}",
        f"  Mapping:     {note.mapping or 'none was named'}",
        f"  Service:     {manifest.service}{' (made up)' if manifest.made_up else ''}",
        f"  Extract of:  {snapshot(manifest.extract_date).label}",
        f"  Made by:     yjp {manifest.yjp_version}, run {manifest.run_id}",
        "",
        "Rows",
        *(f"  {line}" for line in _rows(found)),
        "",
        "Settings that the figures were computed with, as in yjp.toml",
        *(f"  {line}" for line in _settings(manifest.settings)),
        "",
        "What was read, with its SHA-256",
        *(f"  {digest}  {name}" for name, digest in manifest.inputs.items()),
    ]
    if manifest.notes:
        lines += ["", "Notes", *(f"  {said}" for said in manifest.notes)]
    return "\n".join(lines) + "\n"


def _rows(found: "PastImport") -> Iterator[str]:
    for table, count in found.manifest.counts.items():
        left_out = f", {count['filtered']:,} left out by the mapping" if "filtered" in count else ""
        deleted = f", {count['deleted']:,} deleted since" if "deleted" in count else ""
        yield (
            f"{table}: {count['read']:,} read, {count['accepted']:,} accepted, "
            f"{count['quarantined']:,} set aside{left_out}{deleted}"
        )


def _settings(found: Mapping[str, object]) -> Iterator[str]:
    """A line for each setting where yjp.toml has it; contents of files only where there are any."""
    from yjp.settings import place_in_file

    lines = {place_in_file(name): value for name, value in found.items()}
    for place in sorted(lines, key=lambda each: (not each.startswith("["), each)):
        if place.startswith("["):
            yield f"{place} = {_setting(lines[place])}"
        elif lines[place]:
            yield f"{place}: {_setting(lines[place])}"


def _setting(value: object) -> str:
    """As yjp.toml writes it, without its quotation marks: ``true``, ``none``, names with commas between."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, list | tuple):
        return ", ".join(str(each) for each in value) or "none"
    return "left out" if value is None else str(value)


def changes(
    before: "tuple[PastImport, Ledger]", now: "tuple[PastImport, Ledger]", *, everything: bool
) -> str:
    """Every local figure that reads differently, by indicator; first whatever else may have moved them."""
    from yjp.cli.what_changed import local_figures, named
    from yjp.import_changes import moves

    (old, old_ledger), (new, new_ledger) = before, now
    every = local_figures(old_ledger, new_ledger, everything=True)
    moved = moves(old_ledger, new_ledger, every)
    headline = set(local_figures(old_ledger, new_ledger))
    shown = [m for m in moved if everything or any(f and f.figure_id in headline for f in (m.before, m.now))]
    lines = [f"Import {new.number} against import {old.number}", *_otherwise(old, new)]
    indicator = ""
    for move in shown:
        title, period = named(move)
        if title != indicator:
            lines += ["", title]
            indicator = title
        was, reads = (f.text if f else "not there" for f in (move.before, move.now))
        lines.append(f"  {period}: {was} before, {reads} now")
    if not shown:
        lines += ["", "No local figure of the headline indicators reads differently."]
    if len(moved) > len(shown):
        lines += ["", f"{numbered(len(moved) - len(shown), 'figure')} more with --all."]
    return "\n".join(lines) + "\n"


def _otherwise(old: "PastImport", new: "PastImport") -> Iterator[str]:
    """What differs besides the records: a figure may have moved for that alone."""
    if old.manifest.extract_date != new.manifest.extract_date:
        yield f"The extract is of {new.manifest.extract_date}, and was of {old.manifest.extract_date}."
    if old.manifest.yjp_version != new.manifest.yjp_version:
        yield f"They were computed by yjp {new.manifest.yjp_version} and yjp {old.manifest.yjp_version}."
    was, reads = old.manifest.settings, new.manifest.settings
    if other := sorted(name for name in {*was, *reads} if was.get(name) != reads.get(name)):
        from yjp.settings import place_in_file

        yield f"Settings differ too: {', '.join(sorted(map(place_in_file, other)))}."
