"""A table whose columns are others now: written anew as a whole, in the looks that it has, where nobody touched it."""

import re
from collections.abc import Sequence

from yjp.charts.spec import Cell, Table
from yjp.plan.refresh.grid import GridCell, GridRow
from yjp.plan.refresh.splice import VALUE, Edit, escaped
from yjp.plan.refresh.written import Block, Written, same
from yjp.plan.refresh.xml import Node
from yjp.plan.tables import columns_of

_WIDTH = re.compile(rb"""(<[\w]+:tcW\b[^>]*?\s[\w]+:w=)("[^"]*"|'[^']*')""")
_DESCRIPTION = "Columns: "


def untouched(rows: Sequence[GridRow], before: Block, memory: Written) -> bool:
    """Does every row say what yjp wrote, in text alone? A number that was refreshed since is yjp's too."""
    return all(row.plain and any(_says(row, each, memory) for each in before.rows) for row in rows)


def _says(row: GridRow, written: Sequence[str], memory: Written) -> bool:
    return len(row.cells) == len(written) and all(
        same(cell.text, text) or (cell.tag is not None and bool(memory.kinds(cell.tag, cell.text)))
        for cell, text in zip(row.cells, written, strict=True)
    )


def patterns(row: GridRow, table: Table) -> tuple[GridCell, ...]:
    """After which cell of a row each new one is made: a number after a number, a text after the first."""
    numbers = columns_of(table).numbers
    last = len(row.cells) - 1
    return tuple(row.cells[min(each, last) if each in numbers else 0] for each in range(len(table.headers)))


def with_width(cell: bytes, width: int) -> bytes:
    """The cell as wide as that, in twentieths of a point."""
    return _WIDTH.sub(lambda match: match[1] + f'"{width}"'.encode(), cell, count=1)


def widths(table: Node, spec: Table) -> tuple[int, ...]:
    """The columns' widths: together as wide as the table is."""
    wanted = columns_of(spec).widths
    whole = sum(_number(each.attributes.get("w:w", "")) for each in _grid_columns(table))
    return tuple(int(each * whole / sum(wanted)) for each in wanted)


def table_edits(raw: bytes, table: Node, spec: Table) -> list[Edit]:
    """What the table itself says of its columns: their widths, and their names for a screen reader."""
    found = _grid_columns(table)
    edits = []
    if found:
        prefix = raw[found[0].start + 1 : found[0].end].split(b":", 1)[0].decode()
        made = "".join(f'<{prefix}:gridCol {prefix}:w="{each}"/>' for each in widths(table, spec))
        edits.append(Edit(start=found[0].start, end=found[-1].end, content=made.encode()))
    described = table.first("w:tblDescription")
    if described is not None and described.attributes.get("w:val", "").startswith(_DESCRIPTION):
        words = escaped(f"{_DESCRIPTION}{'; '.join(spec.headers)}.").replace('"', "&quot;")
        content = VALUE.sub(
            lambda match: match[1] + f'"{words}"'.encode(), raw[described.start : described.end]
        )
        edits.append(Edit(start=described.start, end=described.end, content=content))
    return edits


def whole(spec: Table) -> tuple[tuple[Cell, ...], ...]:
    """Its rows with that of the headings."""
    return (tuple(Cell(text=text) for text in spec.headers), *spec.rows)


def _grid_columns(table: Node) -> list[Node]:
    grid = table.child("w:tblGrid")
    return [each for each in grid.children if each.name == "w:gridCol"] if grid is not None else []


def _number(text: str) -> int:
    return int(text) if text.isdigit() else 0
