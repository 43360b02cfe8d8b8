"""A suggestion as the text of a mapping file. Of values only shapes are written, and words that are codes."""

import json
import re
from collections.abc import Iterator, Sequence

from yjp.ingest.mapping.suggest.guess import SURE, JoinGuess, LineGuess, Suggestion, TableGuess
from yjp.ingest.sheets import Sheet

_STAMP = re.compile(r"\d{4,}(?:[-_. ]?\d{2}){0,2}")
"""The part of a file's name that changes from export to export: a date."""


def write(suggestion: Suggestion, name: str) -> str:
    """The mapping file: lines with their confidence in a comment, then what could not be placed."""
    lines = [
        "# A first mapping, suggested by comparing headings and values with the model. Read it line by line:",
        "# the number after each line is how sure the suggestion is (1 is certain); UNSURE lines need you.",
        "# Values are shown by their shape only: 9 is a digit, A and a are letters. Words shown are code words.",
        f"# Sources: {', '.join(suggestion.files)}",
        "",
        "[mapping]",
        f"name = {_quoted(name)}",
        'supplier = "FILL IN: which system the export comes from"',
        'version = "FILL IN: its version, or the day the mapping was made"',
    ]
    lines += _dates(suggestion)
    for guess in suggestion.tables:
        lines += ["", *_table(guess, suggestion.files)]
    for guess in suggestion.tables:
        for line in guess.lines:
            lines += _codes(guess.table, line)
    lines += ["", *_not_placed(suggestion)]
    return "\n".join(lines) + "\n"


def codes_name(table: str, column: str) -> str:
    """The name of the section of code words of a column."""
    return f"{table}_{column}"


def _dates(suggestion: Suggestion) -> Iterator[str]:
    """Days that seem to stand for no date: read as days they would end open spells in the past."""
    found = {day for guess in suggestion.tables for line in guess.lines for day in line.open_dates}
    if found:
        yield ""
        yield "[dates]"
        yield f"empty = [{', '.join(map(str, sorted(found)))}]"
        yield 'reason = "This day stands for no date, it seems: look whether that is so."'


def _table(guess: TableGuess, files: Sequence[str]) -> Iterator[str]:
    yield f"[[table]]  # {_sure(guess.confidence)}"
    yield f"table = {_quoted(guess.table)}"
    yield from _place(guess.sheet, guess.layout.header_row, files)
    yield ""
    yield "[table.columns]"
    for line in guess.lines:
        if line.american:
            bad, of = line.american
            yield f"# {bad:,} of the {of:,} dates of {line.column} are no British date; the month seems to come first"
            yield "# (American): the others would be read as wrong days. Save the export again with British settings."
        sure = _sure(line.confidence, unsure=not line.sure)
        yield f"{line.column} = {_source(guess.table, line)}  # {sure}{_shapes(line.shapes)}"
    for column in guess.missing:
        yield f'# {column} = "NOT PLACED: {guess.table} needs it"'
    if guess.totals is not None:
        yield from _filter("", guess.totals, 'starts = "Total"', "the line of totals at the bottom")
    if guess.deleted is not None:
        yield ""
        yield f"# UNSURE: {_quoted(guess.deleted)} seems to mark deleted rows. To leave them out, look what it says and"
        yield "# take away the # below."
        yield from _filter("# ", guess.deleted, 'equals = "Yes"', "rows marked as deleted")
    for join in guess.joins:
        yield from _join(join, files)


def _place(sheet: Sheet, header_row: Sequence[int], files: Sequence[str]) -> Iterator[str]:
    if sheet.name is not None:
        yield f"sheet = {_quoted(sheet.name)}"
    else:
        yield f"file = {_quoted(_pattern(sheet.file, files))}"
    if header_row:
        rows = ", ".join(map(str, header_row))
        yield f"header_row = {rows if len(header_row) == 1 else f'[{rows}]'}"


def _pattern(file: str, files: Sequence[str]) -> str:
    """The file's name with its date as ``*``, as long as no other file fits as well."""
    pattern = _STAMP.sub("*", file)
    like = re.compile(".*".join(map(re.escape, pattern.lower().split("*"))))
    return pattern if sum(bool(like.fullmatch(other.lower())) for other in files) == 1 else file


def _source(table: str, line: LineGuess) -> str:
    parts = [f"heading = {_quoted(line.heading)}"]
    if line.join is not None:
        parts.append(f"from = {_quoted(line.join)}")
    if line.words or line.listed:
        parts.append(f"codes = {_quoted(codes_name(table, line.column))}")
    if line.dates:
        parts.append(f"dates = [{', '.join(_quoted(name) for name in line.dates)}]")
    if line.part is not None:
        parts.append(f"part = {_quoted(line.part)}")
    return _quoted(line.heading) if len(parts) == 1 else f"{{ {', '.join(parts)} }}"


def _filter(mark: str, heading: str, test: str, reason: str) -> Iterator[str]:
    yield mark.strip()
    yield f"{mark}[[table.drop]]"
    yield f"{mark}heading = {_quoted(heading)}"
    yield f"{mark}{test}"
    yield f"{mark}reason = {_quoted(reason)}"


def _join(join: JoinGuess, files: Sequence[str]) -> Iterator[str]:
    yield ""
    yield "[[table.join]]"
    yield f"name = {_quoted(join.name)}"
    yield from _place(join.sheet, join.header_row, files)
    yield f"on = {{ {_quoted(join.on[0])} = {_quoted(join.on[1])} }}"
    if join.where is not None:
        yield f"where = {{ {_quoted(join.where[0])} = {_quoted(join.where[1])} }}"


def _codes(table: str, line: LineGuess) -> Iterator[str]:
    if not (line.words or line.unplaced or line.listed):
        return
    yield ""
    if line.words or line.listed:
        yield f"[codes.{codes_name(table, line.column)}.words]"
    for match in sorted(line.words, key=lambda m: m.word.lower()):
        yield f"{_quoted(match.word)} = {_quoted(match.code)}  # {_sure(match.confidence)}"
    if line.listed:
        yield "# Not used yet, and on the export's own list:"
    for match in sorted(line.listed, key=lambda m: m.word.lower()):
        yield f"{_quoted(match.word)} = {_quoted(match.code)}  # {_sure(match.confidence)}"
    for word in line.unplaced:
        where = f", first in row {word.row:,}" if word.row else ""
        yield (
            f"# NOT PLACED for {table}.{line.column}: a word shaped {_quoted(word.shape)} "
            f"({word.rows:,} rows{where})"
        )


def _not_placed(suggestion: Suggestion) -> Iterator[str]:
    yield "# --- What could not be placed ---"
    for guess in suggestion.tables:
        for heading, shapes in guess.spare:
            yield f"# {guess.sheet.label}: {_quoted(heading)}{_shapes(shapes)}"
        for column in guess.missing:
            yield f"# {guess.table}: no heading was found for {column}, which it needs"
    for sheet, why in suggestion.left:
        yield f"# {sheet.label}: not used, {why}"
    for sheet in suggestion.plain:
        yield f"# {sheet.label}: read as it is, it is a table of the plain extract already"


def _sure(confidence: float, *, unsure: bool = False) -> str:
    return f"{confidence:.2f} UNSURE" if unsure or confidence < SURE else f"{confidence:.2f}"


def _shapes(shapes: Sequence[str]) -> str:
    return f", looks like {' '.join(_quoted(s) for s in shapes)}" if shapes else ", always empty"


def _quoted(text: str) -> str:
    """A TOML basic string: JSON's escapes are TOML's."""
    return json.dumps(text, ensure_ascii=False)
