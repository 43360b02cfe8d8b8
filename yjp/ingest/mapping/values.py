"""One cell of a sheet to one cell of the model: parts, code words, dates, and what could not be translated."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

import polars as pl

from yjp.ingest.mapping.dates import FORMATS, is_month_first, to_date
from yjp.ingest.mapping.definition import CodeWords, ColumnMap, Mapping
from yjp.ingest.mapping.parts import PARTS
from yjp.ingest.mapping.targets import Target, snake, target, word


@dataclass(frozen=True, kw_only=True)
class Value:
    """A column's translation: its text, and where it fails, under which rule and with which reason.

    ``lost`` is where a cell has no such part as was asked for, and is left empty without a fault. ``of`` is the one
    column of the sheet that it is made of, if it is one. ``hints`` are what to add to the reason, and where: conditions
    on the cell as it came.
    """

    column: str
    text: pl.Expr
    fails: pl.Expr | None = None
    rule: str = ""
    reason: str = ""
    lost: pl.Expr | None = None
    of: str | None = None
    hints: tuple[tuple[pl.Expr, str], ...] = ()


def value(mapping: Mapping, table: str, line: ColumnMap, sources: Sequence[str], extract_date: date) -> Value:
    """The translation of one line, from the columns of the sheet that it is made of."""
    of = sources[0] if len(sources) == 1 else None
    return replace(_value(mapping, table, line, sources, extract_date), of=of)


def _value(
    mapping: Mapping, table: str, line: ColumnMap, sources: Sequence[str], extract_date: date
) -> Value:
    wanted = target(table, line.column)
    raw = _raw(line, sources)
    if line.codes:
        return _coded(mapping, line, wanted, raw)
    if wanted.dtype == pl.Date and line.constant is None:
        return _dated(mapping, line, wanted, raw, extract_date)
    if line.part:
        taken = PARTS[line.part].take(raw)
        return Value(column=line.column, text=taken, lost=raw.is_not_null() & taken.is_null())
    return Value(column=line.column, text=raw)


def _raw(line: ColumnMap, sources: Sequence[str]) -> pl.Expr:
    """The cell's text, or the cells' put together: empty where one of them is."""
    if line.constant is not None:
        return pl.lit(line.constant)
    if not sources:
        return pl.lit(None, dtype=pl.String)
    if len(sources) == 1:
        return pl.col(sources[0])
    return pl.concat_str(sources, separator=line.between, ignore_nulls=False)


def _coded(mapping: Mapping, line: ColumnMap, wanted: Target, raw: pl.Expr) -> Value:
    assert line.codes is not None
    found = lookup(line.codes, wanted, raw)
    if line.codes.default is not None:
        default = pl.when(raw.is_not_null()).then(pl.lit(line.codes.default))
        return Value(column=line.column, text=pl.coalesce(found, default))
    return Value(
        column=line.column,
        text=found,
        fails=raw.is_not_null() & found.is_null(),
        rule="unmapped",
        reason=f"is not mapped to a code: write the word in {line.codes.place} of the mapping {mapping.name}",
    )


def lookup(codes: CodeWords, wanted: Target, raw: pl.Expr) -> pl.Expr:
    """The code of a word: the mapping's own words first, then, if they may be used, the model's codes and labels."""
    compared = raw.str.replace_all(r"\s+", " ").str.strip_chars().str.to_lowercase()
    found = compared.replace_strict(dict(codes.words), default=None, return_dtype=pl.String)
    if not codes.by_name:
        return found
    names = {snake(label): code for code, label in wanted.codes.items()} | {snake(c): c for c in wanted.codes}
    plain = compared.str.replace_all(r"[^a-z0-9]+", "_").str.strip_chars("_")
    return pl.coalesce(found, plain.replace_strict(names, default=None, return_dtype=pl.String))


def _dated(mapping: Mapping, line: ColumnMap, wanted: Target, raw: pl.Expr, extract_date: date) -> Value:
    formats = line.dates or mapping.date_formats
    words = [word(text) for text in mapping.empty_words]
    filled = pl.when(~raw.str.to_lowercase().is_in(words)).then(raw) if words else raw
    day = to_date(filled, formats, extract_date, wanted.future)
    given = pl.when(~day.is_in(mapping.empty_dates)).then(day) if mapping.empty_dates else day
    return Value(
        column=line.column,
        text=given.dt.to_string("%Y-%m-%d"),
        fails=filled.is_not_null() & day.is_null(),
        rule="not_a_date",
        reason=f"is not a date in a form that the mapping allows ({', '.join(formats)})",
        hints=_date_hints(pl.col(line.column), formats, extract_date),
    )


def _date_hints(cell: pl.Expr, formats: Sequence[str], extract_date: date) -> tuple[tuple[pl.Expr, str], ...]:
    """What a cell that is no date in the allowed forms is instead, and what to do."""
    others = tuple(
        (
            form.read(cell, extract_date.year).is_not_null(),
            f"; it looks like {form.about.partition(' or ')[0].partition(',')[0]} ({name}): add {name} to dates in the "
            "mapping",
        )
        for name, form in FORMATS.items()
        if name not in formats
    )
    american = "; the month seems to come first (American): save the export again with British settings"
    return (*others, (is_month_first(cell), american))
