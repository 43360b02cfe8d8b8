"""The budget as somebody printed it, totals and all: read from a CSV file, and held against the extract.

The extract has no totals, so its own table always casts. A plan's table is typed, and need not.
"""

import csv
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from yjp.errors import UnreadableInput, UserError
from yjp.numbers import rounded
from yjp_returns.finance.casting import Check, Outcome, shown
from yjp_returns.finance.declared import BUDGET
from yjp_returns.finance.grid import Gap, Grid, Sum, Value, printed

_TOTAL = re.compile(r"\s*(grand )?totals?\b", re.IGNORECASE)
_NOT_LETTERS = re.compile(r"[^a-z]+")
_EMPTY = {"", "-", "–", "—"}


def read_printed(path: Path) -> Grid:
    """Read the table: headings in the first row, agencies in the first column, totals in the last of both.

    Amounts may have pound signs and commas; an empty cell or a dash is an empty cell. ``UnreadableInput`` for a file
    that is no such table, ``UserError`` for a cell that is no amount.
    """
    remedy = "Save the table as CSV in UTF-8: a row of headings, a row an agency, and the totals last."
    try:
        rows = [row for row in csv.reader(io.StringIO(path.read_text(encoding="utf-8-sig"))) if any(row)]
    except (OSError, UnicodeDecodeError, csv.Error):
        raise UnreadableInput(path, "this is no CSV file that can be read", remedy) from None
    if len(rows) < 3 or len(rows[0]) < 3:
        raise UnreadableInput(path, "this is no table with headings, agencies and totals", remedy)
    heading, *columns = (cell.strip() for cell in rows[0])
    labels = [row[0].strip() for row in rows[1:]]
    if not _TOTAL.match(labels[-1]) or not _TOTAL.match(columns[-1]):
        raise UnreadableInput(path, "the last row and the last column are not called Total", remedy)
    for names in (labels, columns):
        twice = next((name for name in names if names.count(name) > 1), None)
        if twice is not None:
            raise UnreadableInput(path, f"there are two lines called {twice!r}", remedy)
    values = {
        label: [_amount(cell, path, label) for cell in row[1:]]
        for label, row in zip(labels, rows[1:], strict=True)
    }
    return printed(
        f"Budget as printed in {path.name}",
        heading or BUDGET.first_heading,
        columns,
        values,
        across=(Sum(total=columns[-1], parts=tuple(columns[:-1])),),
        down=Sum(total=labels[-1], parts=tuple(labels[:-1])),
        unit="£",
    )


def against_extract(found: Grid, extract: Grid) -> tuple[Check, ...]:
    """One check a cell of the printed table that the extract has too, totals left out.

    Agencies and columns are known by their names in the template or by those that plans give them.
    """
    return tuple(_compared(found, extract))


def _compared(found: Grid, extract: Grid) -> Iterator[Check]:
    title = f"{found.title}, against the extract"
    rows = _known({label: names for label, names in _row_names().items() if label in extract.rows})
    columns = _known({heading: (heading,) for heading in BUDGET.columns.values()})
    for row in found.down.parts:
        own = rows.get(_plain(row))
        if own is None:
            words = f"Row '{row}': no agency of the extract goes by this name."
            yield Check(table=title, line=f"Row '{row}'", outcome=Outcome.COULD_NOT_RUN, sentence=words)
            continue
        for column in found.across[0].parts:
            if (other := columns.get(_plain(column))) is not None:
                yield _cell(title, found, (row, column), extract[own, other])


def _cell(title: str, found: Grid, place: tuple[str, str], held: Value) -> Check:
    line = f"Row '{place[0]}', column '{place[1]}'"
    given = _number(found[place])
    if held is Gap.NOT_RECORDED:
        # An empty cell of the extract may stand for nothing as one in print does; an amount it does not bear out.
        outcome = Outcome.COULD_NOT_RUN if given else Outcome.PASS
        words = f"{line}: {shown(found, given)} is printed, and the extract has no amount."
        return Check(table=title, line=line, outcome=outcome, sentence=words)
    own = _number(held)
    good = rounded(given - own, 2) == 0
    words = f"{line}: {shown(found, given)} is printed, and the extract has {shown(found, own)}."
    outcome = Outcome.PASS if good else Outcome.FAIL
    return Check(table=title, line=line, outcome=outcome, sentence=words, printed=given, summed=own)


def _row_names() -> dict[str, tuple[str, ...]]:
    return {label: (label, *BUDGET.also_called.get(code, ())) for code, label in BUDGET.rows.items()}


def _known(names: Mapping[str, Sequence[str]]) -> dict[str, str]:
    return {_plain(each): label for label, called in names.items() for each in called}


def _plain(name: str) -> str:
    return _NOT_LETTERS.sub(" ", name.casefold()).strip()


def _number(value: Value) -> float:
    return 0.0 if isinstance(value, Gap) else float(value)


def _amount(cell: str, path: Path, row: str) -> float | None:
    text = cell.strip().replace("£", "").replace(",", "").replace(" ", "")
    if text in _EMPTY:
        return None
    try:
        return float(text)
    except ValueError:
        raise UserError(
            f"{path}: in the row {row!r}, {cell!r} is no amount. Write it in figures, or leave it out."
        ) from None
