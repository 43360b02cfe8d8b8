"""What the model's columns take: their kind, and the codes and labels of their list."""

import re
from dataclasses import dataclass
from functools import cache

import polars as pl

from yjp.model import codes
from yjp.model.registry import table


@dataclass(frozen=True, kw_only=True)
class Target:
    """A column of the model. ``codes`` maps each code of its list to its label, and is empty where it has no list."""

    table: str
    column: str
    dtype: pl.DataType
    required: bool
    codes: dict[str, str]
    future: bool


@cache
def target(table_name: str, column: str) -> Target:
    """The column of that table."""
    definition = table(table_name)
    checks = [c for c in definition.schema.columns[column].checks if c.name == "isin"]
    allowed = [str(v) for v in checks[0].statistics["allowed_values"]] if checks else []
    return Target(
        table=table_name,
        column=column,
        dtype=definition.dtypes[column],
        required=column in definition.required_columns,
        codes=_labelled(allowed),
        future=definition.dtypes[column] == pl.Date and column not in definition.past_dates,
    )


def targets(table_name: str) -> tuple[Target, ...]:
    """Every column of a table."""
    return tuple(target(table_name, column) for column in table(table_name).dtypes)


def word(text: str) -> str:
    """A code word as it is compared: lower case, spaces as one."""
    return re.sub(r"\s+", " ", text.strip()).lower()


def snake(text: str) -> str:
    """A word as a code: lower case, everything but letters and digits an underscore."""
    return re.sub(r"[^a-z0-9]+", "_", text.strip().lower()).strip("_")


def _labelled(allowed: list[str]) -> dict[str, str]:
    """Labels of the shortest list of the model that has all these codes; the code itself where it has none."""
    if not allowed:
        return {}
    lists = [
        {entry.code: entry.label for entry in entries}
        for name, entries in vars(codes).items()
        if name.isupper() and isinstance(entries, tuple) and all(hasattr(e, "label") for e in entries)
    ]
    fitting = [labels for labels in lists if set(allowed) <= set(labels)]
    outcomes = {entry.code: entry.label for entry in codes.OUTCOME_TYPES}
    best = min(fitting, key=len, default=outcomes)
    return {code: best.get(code, code.replace("_", " ").capitalize()) for code in allowed}
