"""An example as it stood on an earlier day: what the service would have exported a quarter before."""

from datetime import date

import polars as pl

from yjp.errors import UserError
from yjp.model.registry import TABLES, Reference, TableDefinition, table
from yjp.synthetic.columns import Row, Tables

Key = tuple[str, ...]
_PROGRESS = "progress"
MEET = ("offences", "outcomes", "programmes")
"""The tables by which a service comes to know a child."""


class DayNotReached(UserError):
    """The example ends before the day that was asked for."""


def as_of(tables: Tables, day: date, last: date) -> Tables:
    """The rows that were known by ``day``, with the dates still empty that had not come yet.

    A row is known once every date that it must have has come, and once the rows that it names are known; a child, once
    an offence, an outcome or a programme names the child. Planned ends of orders and programmes stay, and the days by
    which actions are due; a spell (care, needs, an address) that ended later is still open. ``last`` is the day on
    which ``tables`` stand, and on that day they are as they are; a later ``day`` raises ``DayNotReached``.
    """
    if day > last:
        raise DayNotReached(
            f"The example ends on {last}, so there is no {day}. Choose {last} or a day before it."
        )
    if day == last:
        return tables
    met = {
        row["child_id"] for name in MEET for row in tables[name] if _dates_have_come(table(name), row, day)
    }
    known: Tables = {"children": [row for row in tables["children"] if row["child_id"] in met]}
    for definition in TABLES[1:]:
        rows = [row for row in tables.get(definition.name, []) if _dates_have_come(definition, row, day)]
        for reference in definition.references:
            there = _keys(known[reference.table], reference.columns)
            rows = [row for row in rows if not row[reference.columns[0]] or _key(row, reference) in there]
        known[definition.name] = [_as_then(definition, row, day) for row in rows]
    return {name: known[name] for name in tables}


def _dates_have_come(definition: TableDefinition, row: Row, day: date) -> bool:
    must = (name for name in definition.past_dates if name in definition.required_columns)
    return all(row[name] <= day.isoformat() for name in must)


def _as_then(definition: TableDefinition, row: Row, day: date) -> Row:
    """Dates that had not come are empty, but for plans; so is how far an action has come, for that is told today."""
    # A spell of a child has no id of its own, and its end is no plan.
    spell = definition.references and not definition.key
    dates = (
        [name for name, kind in definition.dtypes.items() if kind == pl.Date]
        if spell
        else definition.past_dates
    )
    later = [name for name in dates if row[name] > day.isoformat()]
    told = [_PROGRESS] if definition.name == "actions" else []
    return {**row, **dict.fromkeys([*later, *told], "")}


def _keys(rows: list[Row], columns: Key) -> set[Key]:
    return {tuple(row[name] for name in columns) for row in rows}


def _key(row: Row, reference: Reference) -> Key:
    return tuple(row[name] for name in reference.columns)
