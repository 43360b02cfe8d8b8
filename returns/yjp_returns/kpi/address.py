"""What a cell of the return is called: ``8/senior/senior_c_attended``, table, row and column."""

from typing import NamedTuple

from yjp.errors import UnknownName, UserError
from yjp.indicators.kpi.definition import Column, Row, Version

BETWEEN = "/"


class Address(NamedTuple):
    """A cell: the table's number, the row's id and the column's id."""

    table: int
    row: str
    column: str

    @property
    def name(self) -> str:
        """``8/senior/senior_c_attended``"""
        return BETWEEN.join((str(self.table), self.row, self.column))


def asked(row: Row, column: Column) -> bool:
    """Whether the row is filled in that column at all."""
    return not row.points or column.point in row.points


def address_of(text: str, version: Version) -> Address:
    """Read a cell's name; table and column may be the template's names. Errors list what there is."""
    parts = text.split(BETWEEN)
    if len(parts) != 3:
        raise UserError(
            f"{text!r} is not a cell: write TABLE/ROW/COLUMN, such as 8/senior/senior_c_attended."
        )
    number, row_id, column_id = parts
    numbers = {str(table.number): table for table in version.tables}
    tables = {table.id: table for table in version.tables} | numbers
    if number not in tables:
        raise UnknownName("table", number, list(numbers))
    table = tables[number]
    rows = {row.id: row for row in table.rows}
    if row_id not in rows:
        raise UnknownName(f"row of table {table.number}", row_id, list(rows))
    columns = {c.template: c for c in table.columns} | {c.id: c for c in table.columns}
    if column_id not in columns:
        raise UnknownName(f"column of table {table.number}", column_id, [c.id for c in table.columns])
    row, column = rows[row_id], columns[column_id]
    if not asked(row, column):
        raise UserError(f"{text}: this row is not filled in this column. Choose another cell.")
    return Address(table.number, row.id, column.id)
