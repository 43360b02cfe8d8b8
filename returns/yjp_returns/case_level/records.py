"""A caseload as national records: one frame an item, every value as the return writes it."""

from collections.abc import Mapping
from decimal import Decimal

import polars as pl

from yjp.errors import UserError
from yjp.model import columns as c
from yjp.model.caseload import Caseload
from yjp_returns.case_level.definition import YPID, Element, Item, Kind
from yjp_returns.case_level.items import ITEMS
from yjp_returns.case_level.submission import Submission, children_of

Records = Mapping[str, pl.DataFrame]
"""Item name to its records. All columns are text: ``ypid``, then the elements; null is an element that is not there."""

OPEN = "1900-01-01"
"""Stands for an open end or for no date in case systems and in the SQL; here such a date is left out."""
_NO_XML = "[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\x{fffe}\\x{ffff}]"
"""Characters that XML 1.0 has no way to hold."""


def tables(caseload: Caseload, submission: Submission, *, guessed: bool = True) -> dict[str, pl.DataFrame]:
    """One frame an item, in the order of the return; items whose table the caseload does not have are left out.

    Columns: ``ypid``, then the elements of the item that are written. ``guessed`` says whether elements go in whose
    names are not public. Records are in a stable order. ``UserError`` where a value cannot stand in a file.
    """
    chosen = children_of(caseload, submission).collect()
    found = {}
    for item in ITEMS:
        if caseload.has(item.table):
            rows = item.rows(caseload, submission).join(chosen.lazy(), on=c.CHILD_ID, how="semi").collect()
            found[item.name] = _records(item, rows, guessed=guessed)
    return found


def left_out(caseload: Caseload, submission: Submission) -> tuple[str, ...]:
    """What of the caseload is not in the records, as sentences with counts and without anything of a child."""
    notes = []
    if caseload.extract_date < submission.end:
        notes.append(
            f"The extract was made on {caseload.extract_date}, before the period was over: the return is not whole."
        )
    absent = dict.fromkeys(item.table for item in ITEMS if not caseload.has(item.table))
    notes += [f"The extract has no table {name!r}, so nothing of it is in the return." for name in absent]
    chosen = children_of(caseload, submission).collect()
    every = caseload["children"].collect().height
    if chosen.height < every:
        notes.append(
            f"Children with nothing in the period, left out: {every - chosen.height:,} of {every:,}."
        )
    own = caseload["outcomes"].join(chosen.lazy(), on=c.CHILD_ID, how="semi")
    host = own.filter(pl.col(c.RESIDENCE) == "other").collect().height
    if host:
        notes.append(f"Outcomes that another service is the home of (OTHER), which no KPI counts: {host:,}.")
    if caseload.has("health"):
        without = caseload["health"].filter(pl.col(c.STRAND).is_null()).collect().height
        if without:
            notes.append(f"Health records that do not say which strand they are of, left out: {without:,}.")
    twins = (
        caseload["outcomes"]
        .filter(pl.struct(c.OFFENCE_ID, c.OUTCOME_TYPE, c.OUTCOME_DATE).is_duplicated())
        .collect()
        .height
    )
    if twins:
        notes.append(
            "Outcomes with the offence, kind and day of another, which the national record cannot tell apart: "
            f"{twins:,}."
        )
    return tuple(notes)


def _records(item: Item, rows: pl.DataFrame, *, guessed: bool) -> pl.DataFrame:
    elements = item.elements_written(guessed=guessed)
    columns = {YPID: rows.get_column(c.CHILD_ID)}
    for element in elements:
        if element.name != YPID:
            columns[element.name] = _text(element, rows.get_column(element.column))
    frame = pl.DataFrame(columns).cast(pl.String)
    _refuse_controls(item, frame)
    # A record without a single element says nothing, and no reader could find it again.
    own = [name for name in frame.columns if name != YPID]
    if own:
        frame = frame.filter(pl.any_horizontal(pl.col(name).is_not_null() for name in own))
    return frame.sort(YPID, *(name for name in item.key if name in own), *own, nulls_last=True)


def _text(element: Element, values: pl.Series) -> pl.Series:
    match element.kind:
        case Kind.DAY:
            text = values.dt.to_string("%Y-%m-%d")
            return text.set(text == OPEN, None)
        case Kind.CODE | Kind.FLAG:
            return values.replace_strict(dict(element.words), default=None, return_dtype=pl.String)
        case Kind.HOURS:
            return pl.Series([_plain(value) for value in values], dtype=pl.String)
    return values.cast(pl.String)


def _plain(value: float | None) -> str | None:
    """``25`` and ``0.5``, never ``2.5e1``: XML's decimal has no exponent."""
    if value is None:
        return None
    text = format(Decimal(repr(value)), "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def _refuse_controls(item: Item, frame: pl.DataFrame) -> None:
    for name in frame.columns:
        wrong = frame.get_column(name).str.contains(_NO_XML).sum()
        if wrong:
            raise UserError(
                f"The return cannot be written: in {item.table}, there are control characters in what goes into "
                f"{item.name}.{name} (cells: {wrong:,}). Mend them in the case system and export again."
            )
