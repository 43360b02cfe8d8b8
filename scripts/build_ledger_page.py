"""reference/ledger.md: every column of every frame of the ledger."""

from pathlib import Path

from scripts.markdown import REFERENCE, code, grid, page
from yjp.ledger_columns import FRAMES, Column

KINDS = {
    "String": "text",
    "Date": "date",
    "Float64": "number",
    "Int64": "whole number",
    "Boolean": "true or false",
}


def pages() -> dict[Path, str]:
    """The page and its text."""
    return {REFERENCE / "ledger.md": ledger()}


def ledger() -> str:
    """Every frame."""
    parts = []
    for name, (columns, schema, row) in FRAMES.items():
        parts += [f"## {name}", row, grid(HEADINGS, [_described(column, schema) for column in columns])]
    return page(
        "The ledger",
        "Every number that leaves yjp is a row of the ledger: dashboard, plan and exports read it and compute "
        "nothing again. `yjp figures --format csv` and `parquet` hold the frame *figures*, "
        "`json` all of them. Values are unrounded; what cannot be told is empty, never nought. Dates are written "
        "`YYYY-MM-DD`.",
        *parts,
    )


HEADINGS = ("column", "type", "meaning", "unit", "allowed values", "example")


def _described(column: Column, schema: object) -> tuple[str, ...]:
    assert isinstance(schema, dict)
    allowed = ", ".join(code(value) for value in column.allowed)
    kind = KINDS[str(schema[column.name])]
    return code(column.name), kind, column.meaning, column.unit, allowed, code(column.example)


if __name__ == "__main__":
    for path, text in pages().items():
        path.write_text(text, encoding="utf-8")
