"""Tables of the period that a plan is about, where the ledger has it newer: held against their own figures.

A refresh leaves such a table beside the sentences that are of its period. Its bound cells are looked at as controls.
What stands in the others must be what yjp writes there: a title, the period of the row's own figures, or that there is
no number. So a number whose control somebody took away is never taken for one of yjp's.
"""

from collections.abc import Iterator

from yjp.audit.reading.word.passage import control_tag
from yjp.charts.spec import Cell, Table
from yjp.figures import split_tag
from yjp.ledger import Figure, Ledger
from yjp.narrative.wording import NOT_AVAILABLE, NOT_HELD, NOT_SHOWN
from yjp.office.names import W
from yjp.office.xml import Node
from yjp.plan.publish.story import ancestors, cell_text

_NO_NUMBER = (NOT_SHOWN, NOT_AVAILABLE, NOT_HELD, "–")
_Measured = tuple[str, str, str | None, str | None, str]
"""Indicator, area, grouping, its value and the facet: what a cell shows, of whatever period."""


def not_of_its_period(element: Node, table: Table, ledger: Ledger) -> Iterator[tuple[int, str, bool]]:
    """The unbound cells that say something else: the row's number from 1, the text, and whether it may be a leak.

    It may be one where the row shows a figure that is hidden from these readers. ``table`` is as it would be written
    now.
    """
    heads, *rows = [list(row.iter(f"{W}tc")) for row in element.iter(f"{W}tr")]
    columns = [_column(cell_text(cell), table) for cell in heads]
    for cell, column in zip(heads, columns, strict=True):
        if column is None:
            yield 1, cell_text(cell), False
    for number, cells in enumerate(rows, start=2):
        bound = {cell: found for cell in cells if (found := _bound(cell, ledger))}
        figures = [each for each, _ in bound.values()]
        written = _row(table, {_measured(*each) for each in bound.values()}, ledger)
        periods = {each.period.label for each in figures}
        hidden = any(each.suppressed for each in figures)
        for place, cell in enumerate(cells):
            text = cell_text(cell)
            column = columns[place] if place < len(columns) else None
            now = written[column] if written is not None and column is not None else None
            fits = now is not None and now.tag is None and _same(now.text, text)
            if (
                cell not in bound
                and not fits
                and not any(_same(each, text) for each in (*_NO_NUMBER, *periods))
            ):
                yield number, text, hidden


def _column(text: str, table: Table) -> int | None:
    return next((number for number, each in enumerate(table.headers) if _same(each, text)), None)


def _bound(cell: Node, ledger: Ledger) -> tuple[Figure, str] | None:
    """The figure and the facet of the control in a cell, or around it inside its row."""
    held = list(cell.iter(f"{W}sdt"))
    for each in ancestors(cell):
        if each.tag == f"{W}tr":
            break
        held += [each] if each.tag == f"{W}sdt" else []
    return next((found for each in held if (found := _of_tag(control_tag(each), ledger))), None)


def _of_tag(tag: str, ledger: Ledger) -> tuple[Figure, str] | None:
    try:
        identifier, facet = split_tag(tag)
    except ValueError:
        return None
    figure = ledger.get(identifier)
    return (figure, facet) if figure is not None else None


def _measured(figure: Figure, facet: str) -> _Measured:
    return figure.indicator, figure.area, figure.group, figure.group_value, facet


def _row(table: Table, shown: set[_Measured], ledger: Ledger) -> tuple[Cell, ...] | None:
    """The row of the table as it would be written now that is of the same measures."""
    for row in table.rows:
        now = (found for cell in row if cell.tag and (found := _of_tag(cell.tag, ledger)))
        if any(_measured(*each) in shown for each in now):
            return row
    return None


def _same(one: str, other: str) -> bool:
    return one.split() == other.split()
