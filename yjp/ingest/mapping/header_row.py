"""Where the headings of a mapping stand in a sheet, when they do not stand in the row that the mapping says."""

from collections.abc import Sequence
from itertools import pairwise

from yjp.errors import UnreadableInput
from yjp.ingest.mapping.definition import TableMap
from yjp.ingest.mapping.headings import Headings, key
from yjp.ingest.raw import Cells, two_storeys
from yjp.ingest.sheets import Sheet

TOP = 30
"""How many rows are looked at."""


def check_header_row(part: TableMap, sheet: Sheet, cells: Cells) -> None:
    """``UnreadableInput`` where headings are not there, and more of them stand in another row than in the one read.

    A heading that is nowhere is left to whoever looks for it: it may be spelt otherwise.
    """
    headings = Headings(cells)
    wanted = [
        *(
            heading
            for line in part.columns
            if line.join is None and not line.optional
            for heading in line.headings
        ),
        *(rule.heading for rule in part.filters),
        *(here for join in part.joins for here, _ in join.on),
    ]
    absent = [heading for heading in wanted if headings.find(heading) is None]
    if not absent:
        return
    said = part.place.header_row
    rows = [[cell.strip() for cell in row] for row in sheet.top(TOP)]
    headed = _headed(rows, len(said) == 2)
    found = {number: sum(key(heading) in keys for heading in wanted) for number, keys in headed.items()}
    number = max(found, key=lambda each: found[each], default=0)
    if not number or found[number] <= len(wanted) - len(absent) or key(absent[0]) not in headed[number]:
        return
    row = f"rows {number} and {number + 1}" if len(said) == 2 else f"row {number}"
    says = f"says header_row = {said[0] if len(said) == 1 else list(said)}" if said else "has no header_row"
    raise UnreadableInput(
        cells.file,
        f"no column is headed {absent[0]!r} where it was looked for: it stands in {row}, and the mapping {says}",
        "Mend header_row in the mapping.",
    )


def _headed(rows: Sequence[Sequence[str]], two: bool) -> dict[int, set[str]]:
    """What each row, or each with the one below it, would head: by the number of the (upper) row."""
    if not two:
        return {number: {key(cell) for cell in row if cell} for number, row in enumerate(rows, start=1)}
    pairs = enumerate(pairwise(rows), start=1)
    return {
        number: {key(cell) for cell in two_storeys(*_as_wide(upper, lower)) if cell}
        for number, (upper, lower) in pairs
    }


def _as_wide(upper: Sequence[str], lower: Sequence[str]) -> tuple[list[str], list[str]]:
    width = max(len(upper), len(lower))
    first, second = ([*row, *[""] * (width - len(row))] for row in (upper, lower))
    return first, second
