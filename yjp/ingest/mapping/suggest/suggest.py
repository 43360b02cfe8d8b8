"""A first mapping for an export, by comparing its headings and values with the model. Nothing is imported."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import polars as pl

from yjp.ingest.mapping.suggest.assign import Fits, Profiled, assign
from yjp.ingest.mapping.suggest.codes import Match
from yjp.ingest.mapping.suggest.guess import LineGuess, Suggestion, TableGuess, Unplaced
from yjp.ingest.mapping.suggest.layout import Layout, layout
from yjp.ingest.mapping.suggest.meaning import alike, meaning
from yjp.ingest.mapping.suggest.profile import Column, columns
from yjp.ingest.mapping.suggest.relations import Joined, by_code, by_reference, listed
from yjp.ingest.mapping.suggest.shapes import shapes
from yjp.ingest.mapping.suggest.vocabulary import DELETED_MARKS
from yjp.ingest.mapping.targets import target
from yjp.ingest.raw import Cells
from yjp.ingest.sheets import Sheet, Sheets, own_name
from yjp.ingest.workbook import GridSheet
from yjp.model.caseload import ROW
from yjp.model.registry import NAMES, table

TOTALS = "Total"


def suggest(found: Sheets) -> Suggestion:
    """Look at every sheet of an export and place what can be placed."""
    plain, left, profiled, totals = [], [], [], {}
    for sheet in found.sheets:
        seen = layout(sheet)
        if seen is None:
            left.append((sheet, "no row of it looks like headings"))
        elif _is_plain(sheet, seen):
            plain.append(sheet)
        else:
            cells, heading = _without_totals(seen.cells)
            totals[sheet.label] = heading
            seen = Layout(header_row=seen.header_row, cells=cells)
            profiled.append(Profiled(sheet=sheet, layout=seen, columns=columns(cells)))
    placed = assign(profiled)
    lookups = [p for p in profiled if not any(p is holder for holder, _, _ in placed.values())]
    tables, looked_up = [], []
    for name, (holder, fits, score) in placed.items():
        joined = [*by_reference(name, fits, placed), *by_code(name, holder, fits, lookups)]
        looked_up += [j.join.sheet.label for j in joined]
        tables.append(_table(name, holder, fits, score, joined, totals[holder.sheet.label], lookups))
    left += [(p.sheet, "it resembles no table") for p in lookups if p.sheet.label not in looked_up]
    return Suggestion(
        tables=tuple(tables),
        plain=tuple(plain),
        left=tuple(left),
        files=tuple(dict.fromkeys(sheet.file for sheet in found.sheets)),
        has_xml=found.has_xml,
    )


def _is_plain(sheet: Sheet, seen: Layout) -> bool:
    """Whether the sheet is a table of the plain extract as it is, which needs no mapping."""
    name = own_name(sheet)
    headings = {heading.lower() for heading in seen.cells.headings}
    return name in NAMES and set(table(name).required_columns) <= headings


def _without_totals(cells: Cells) -> tuple[Cells, str | None]:
    """The cells without a last row that only says a total, and the heading under which it says so."""
    if not cells.frame.height:
        return cells, None
    last = {k: v for k, v in cells.frame.row(-1, named=True).items() if k != ROW and (v or "").strip()}
    heading = next(iter(last), None)
    if heading is None or not last[heading].strip().lower().startswith(TOTALS.lower()):
        return cells, None
    frame = cells.frame.head(-1)
    return Cells(file=cells.file, headings=cells.headings, frame=frame, notices=cells.notices), heading


def _table(
    name: str,
    sheet: Profiled,
    fits: Fits,
    score: float,
    joined: Sequence[Joined],
    totals: str | None,
    lookups: Sequence[Profiled],
) -> TableGuess:
    elsewhere = {j.column: j for j in joined}
    lines = []
    for column in table(name).dtypes:
        if column in elsewhere:
            found = elsewhere[column]
            lines.append(
                _line(name, column, found.heading, found.values, found.confidence, found.words, sheet, found)
            )
        elif column in fits:
            own = fits[column]
            values = sheet.columns[own.heading]
            line = _line(name, column, own.heading, values, own.confidence, own.words, sheet, None)
            more = listed(values, target(name, column), own.words, lookups)
            lines.append(replace(line, listed=tuple(more.values())))
    used = {line.heading for line in lines if line.join is None} | {j.join.on[0] for j in joined}
    spare = [c for c in sheet.columns.values() if c.name not in used]
    return TableGuess(
        table=name,
        sheet=sheet.sheet,
        layout=sheet.layout,
        confidence=score,
        lines=tuple(lines),
        joins=tuple({j.join.name: j.join for j in joined}.values()),
        missing=tuple(c for c in table(name).required_columns if c not in {line.column for line in lines}),
        spare=tuple((c.name, c.shapes) for c in spare),
        totals=totals,
        deleted=next((c.name for c in spare if _marks_deleted(c)), None),
    )


def _line(
    name: str,
    column: str,
    heading: str,
    values: Column,
    confidence: float,
    words: Mapping[str, Match],
    holder: Profiled,
    joined: Joined | None,
) -> LineGuess:
    wanted = target(name, column)
    unplaced = [word for word in values.words if wanted.codes and word not in words]
    is_date = wanted.dtype == pl.Date
    postcode = column == "postcode_district" and values.values.str.contains(r"\d[A-Za-z]{2}$").any()
    return LineGuess(
        column=column,
        heading=heading,
        confidence=confidence,
        shapes=values.shapes,
        join=joined.join.name if joined else None,
        words=tuple(words[word] for word in values.words if word in words),
        unplaced=tuple(
            Unplaced(
                shape=shapes(pl.Series([word]))[0],
                row=0 if joined else values.first_row_of(word, holder.layout.cells),
                rows=values.words[word],
            )
            for word in unplaced
        ),
        dates=_forms(values, joined.join.sheet if joined else holder.sheet) if is_date else (),
        open_dates=values.open_dates if is_date else (),
        part="outward_postcode" if postcode else None,
        listed=tuple(joined.listed.values()) if joined else (),
        american=(values.american, values.filled) if is_date and values.american else None,
    )


def _forms(values: Column, sheet: Sheet) -> tuple[str, ...]:
    """The forms of its dates. A workbook's true dates are iso, however Excel shows them; text among them may come."""
    found = tuple(values.date_shares)
    return (*found, "uk") if found == ("iso",) and isinstance(sheet, GridSheet) else found


def _marks_deleted(column: Column) -> bool:
    return any(alike(meaning(column.name), meaning(mark)) > 0.9 for mark in DELETED_MARKS)
