"""Tables that people fill in: rows that nobody answered go, and tables with no row left, with their captions."""

import re
from collections.abc import Iterable, Iterator

from yjp.office.names import OFF, W
from yjp.office.xml import Node
from yjp.plan.publish.found import Found
from yjp.plan.publish.parts import Parts
from yjp.plan.publish.story import Places, ancestors, style_of, text_of
from yjp.plan.publish.stripping import holds_something, remove_block

LEFT_OPEN = "–"
"""What stands in a cell without answer beside others that have one: an empty cell sounds like a mistake."""
_SEQUENCE = re.compile(r"\bSEQ\s+(\w+)")


def cells_of(controls: Iterable[Found]) -> list[Node]:
    """The table cells that controls stand in, each once."""
    cells = (next((a for a in ancestors(each.element) if a.tag == f"{W}tc"), None) for each in controls)
    return list(dict.fromkeys(cell for cell in cells if cell is not None))


def without_empty_rows(places: Places, cells: Iterable[Node]) -> Iterator[str]:
    """Take out rows of which only the label is left, and tables of which only the header is; a sentence for each table.

    ``cells`` are those that a prompt without answer was taken out of.
    """
    cells = list(cells)
    tables = {table: None for each in cells if (table := _table_of(each)) is not None}
    rows: dict[Node, list[Node]] = {}
    for cell in cells:
        row = next((each for each in ancestors(cell) if each.tag == f"{W}tr"), None)
        if row is not None and not _says_something(cell):
            rows.setdefault(row, []).append(cell)
    for row, emptied in rows.items():
        all_cells = list(row.iter(f"{W}tc"))
        rest = [each for each in all_cells if each not in emptied and _says_something(each)]
        table = next((each for each in ancestors(row) if each.tag == f"{W}tbl"), None)
        if table is None or any(each is not all_cells[0] for each in rest):
            for cell in emptied:
                _fill(cell)
            continue
        row.getparent().remove(row)
        if all(_is_header(each) for each in table.iter(f"{W}tr")):
            yield _without_table(places, table)
    for table in tables:
        if table.getparent() is not None:
            yield from _without_empty_columns(table)


def _table_of(cell: Node) -> Node | None:
    return next((each for each in ancestors(cell) if each.tag == f"{W}tbl"), None)


def _without_empty_columns(table: Node) -> Iterator[str]:
    """Take out columns in which nobody has answered anything; the last column left gets their width."""
    rows = [list(row.iter(f"{W}tc")) for row in table.iter(f"{W}tr")]
    body = [cells for cells, row in zip(rows, table.iter(f"{W}tr"), strict=True) if not _is_header(row)]
    if not body or len({len(cells) for cells in rows}) != 1:
        return
    empty = [n for n in range(1, len(body[0])) if all(text_of(cells[n]) == LEFT_OPEN for cells in body)]
    if not empty:
        return
    header = rows[0]
    named = ", ".join(f"“{text_of(header[number])}”" for number in empty)
    last = max(number for number in range(len(header)) if number not in empty)
    grid = list(table.iter(f"{W}gridCol"))
    widths = [[cell.find(f"{W}tcPr/{W}tcW") for cell in cells] for cells in rows]
    for held in (*widths, grid):
        if len(held) == len(header) and all(each is not None for each in held):
            wide = sum(int(held[number].get(f"{W}w", "0")) for number in (*empty, last))
            held[last].set(f"{W}w", str(wide))
    for number in empty:
        for each in (*(cells[number] for cells in rows), *(grid[number : number + 1])):
            each.getparent().remove(each)
    described = table.find(f"{W}tblPr/{W}tblDescription")
    if described is not None and described.get(f"{W}val", "").startswith("Columns: "):
        left = [text_of(cell) for number, cell in enumerate(header) if number not in empty]
        described.set(f"{W}val", f"Columns: {'; '.join(left)}.")
    yield f"Taken out: the column {named}, in which nobody has written."


def _says_something(cell: Node) -> bool:
    return any(holds_something(each) for each in cell.iter(f"{W}p"))


def _fill(cell: Node) -> None:
    paragraph = next(cell.iter(f"{W}p"))
    run = paragraph.makeelement(f"{W}r")
    text = run.makeelement(f"{W}t")
    text.text = LEFT_OPEN
    run.append(text)
    paragraph.append(run)


def _is_header(row: Node) -> bool:
    mark = row.find(f"{W}trPr/{W}tblHeader")
    return mark is not None and mark.get(f"{W}val", "1") not in OFF


def _without_table(places: Places, table: Node) -> str:
    block = table
    for around in ancestors(table):
        if around.tag != f"{W}sdt" and around.tag != f"{W}sdtContent":
            break
        block = around if around.tag == f"{W}sdt" else block
    caption = block.getprevious()
    named = "a table"
    if caption is not None and caption.tag == f"{W}p" and style_of(caption, places.styles) == "caption":
        named = f"“{text_of(caption)}”"
        remove_block(caption)
    remove_block(block)
    return f"Taken out: {named}, in which nobody has written."


def renumbered(parts: Parts) -> None:
    """Number captions anew, each kind from 1: Word does so only when somebody asks it to."""
    counts: dict[str, int] = {}
    for paragraph in parts.root(parts.main).iter(f"{W}p"):
        for field in paragraph.iter(f"{W}fldSimple"):
            if match := _SEQUENCE.search(field.get(f"{W}instr", "")):
                counts[match[1]] = counts.get(match[1], 0) + 1
                _say(list(field.iter(f"{W}t")), counts[match[1]])
        code, result, inside = "", list[Node](), ""
        for element in paragraph.iter(f"{W}fldChar", f"{W}instrText", f"{W}t"):
            kind = element.get(f"{W}fldCharType")
            if kind == "begin":
                code, result, inside = "", [], "code"
            elif kind == "separate":
                inside = "result"
            elif kind == "end":
                if match := _SEQUENCE.search(code):
                    counts[match[1]] = counts.get(match[1], 0) + 1
                    _say(result, counts[match[1]])
                inside = ""
            elif inside == "code":
                code += element.text or ""
            elif inside == "result":
                result.append(element)


def _say(texts: list[Node], number: int) -> None:
    for index, each in enumerate(texts):
        each.text = str(number) if index == 0 else None
