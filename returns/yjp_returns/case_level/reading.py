"""Reading the CSV files of a case-level return back as records."""

from pathlib import Path

import polars as pl

from yjp.errors import UnreadableInput
from yjp_returns.case_level.definition import YPID
from yjp_returns.case_level.items import ITEMS


def read_records(folder: Path) -> dict[str, pl.DataFrame]:
    """Item name to its records, all text; items without a file are left out. ``UnreadableInput`` for another folder."""
    remedy = "Choose a folder that yjp return case-level wrote, with its CSV files."
    found = {}
    for item in ITEMS:
        path = folder / f"{item.name}.csv"
        if not path.is_file():
            continue
        try:
            found[item.name] = pl.read_csv(path, infer_schema=False)
        except (OSError, pl.exceptions.PolarsError):
            raise UnreadableInput(path, "this file cannot be read as CSV", remedy) from None
        if YPID not in found[item.name].columns:
            raise UnreadableInput(path, f"this file has no column {YPID}", remedy)
    if "header" not in found:
        raise UnreadableInput(folder, "there is no case-level return with CSV files here", remedy)
    return found
