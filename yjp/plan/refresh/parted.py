"""The control of a table that LibreOffice has saved: read as if it still stood around its table.

Writer has no control around a table. What Word writes around one comes back around the words of its first cell, under
its title alone, for Writer drops tags too. Nothing else of the table is lost, so that it can be refreshed like any.
"""

from yjp.figures import Facet, split_tag
from yjp.plan.refresh.xml import Node


def parted_table(control: Node, tag: str) -> Node | None:
    """The table whose first cell the control stands in; None where it is no table's control, or stands elsewhere."""
    if not is_of_a_table(tag):
        return None
    table = next((each for each in control.above() if each.name == "w:tbl"), None)
    cell = next((each for each in control.above() if each.name == "w:tc"), None)
    return table if table is not None and cell is not None and table.first("w:tc") is cell else None


def is_of_a_table(tag: str) -> bool:
    """Is it the tag of a table?"""
    try:
        return split_tag(tag)[1] is Facet.TABLE
    except ValueError:
        return False


def around(table: Node, properties: Node) -> tuple[Node, Node]:
    """A control as Word has it: its element, which lies where the table lies, and what it holds."""
    control = _standing_for(table, "w:sdt", table.parent)
    inside = _standing_for(table, "w:sdtContent", control)
    control.children, inside.children = [properties, inside], [table]
    return control, inside


def _standing_for(table: Node, name: str, parent: Node | None) -> Node:
    made = Node(name, {}, table.start, table.inside, parent)
    made.outside, made.end = table.outside, table.end
    return made
