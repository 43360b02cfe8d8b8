"""One raw table to typed rows and faults: parse strictly, then validate with pandera. Nothing is dropped unsaid.

Everything stays eager: pandera skips data checks on lazy frames. Dates and whole numbers are parsed here with
non-strict polars expressions, so pandera never coerces.
"""

from dataclasses import dataclass
from datetime import date

import pandera.polars as pa
import polars as pl
from pandera.config import get_config_context

from yjp.errors import UnreadableInput, UserError
from yjp.ingest.raw import FAULTS, RawTable
from yjp.model.caseload import ROW
from yjp.model.registry import TableDefinition

_ISO = r"^\d{4}-\d{2}-\d{2}$"
_EXCEL_SERIAL = r"^\d{5}(\.\d+)?$"
_DECIMAL = r"^-?\d+(\.\d+)?$"
SEVERAL_COLUMNS = "multiple_fields_uniqueness"
"""What pandera calls the check of a key of several columns."""
_UK = r"^\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}$"


@dataclass(frozen=True)
class Parsed:
    """Accepted rows (with their row numbers in ``_row``), one fault a row and reason, and columns left out."""

    good: pl.DataFrame
    faults: pl.DataFrame
    notices: tuple[str, ...]
    read: int


def parse(raw: RawTable, definition: TableDefinition, extract_date: date) -> Parsed:
    """Parse and validate one table. Row numbers are those of the raw table, and so the file's own."""
    _pandera_is_on()
    _has_columns(raw, definition)
    text = _trimmed(raw.frame)
    wanted = [name for name in definition.dtypes if name in text.columns]
    spare = [name for name in text.columns if name not in definition.dtypes and name != ROW]
    typed = text.select(
        ROW, *(_typed(name, definition.dtypes[name], name in wanted) for name in definition.dtypes)
    )
    faults = [
        raw.faults,
        pl.DataFrame([(r.row, None, "width", r.reason) for r in raw.ragged], schema=FAULTS, orient="row"),
        *(
            # What a mapping could not translate is its fault already.
            _not_among(_unparsed(text, typed, name, definition.dtypes[name]), raw.faults)
            for name in wanted
        ),
        *(_after(typed, name, extract_date) for name in definition.past_dates),
    ]
    bad = pl.concat(faults).get_column("row")
    typed = typed.filter(~pl.col(ROW).is_in(bad.implode()))
    typed, copies = _without_copies(typed, definition)
    faults += [copies, _against_model(typed, definition)]
    found = pl.concat(faults)
    good = typed.filter(~pl.col(ROW).is_in(found.get_column("row").implode()))
    notices = raw.notices
    if spare:
        notices += (f"{raw.file}: columns left out, not in the plain extract: {', '.join(spare)}.",)
    return Parsed(good, found, notices, text.height + len(raw.ragged))


def _pandera_is_on() -> None:
    """An environment variable can switch pandera off, and then everything silently passes."""
    if not get_config_context().validation_enabled:
        raise UserError("Validation is switched off: unset PANDERA_VALIDATION_ENABLED and try again.")


def _has_columns(raw: RawTable, definition: TableDefinition) -> None:
    missing = [name for name in definition.required_columns if name not in raw.frame.columns]
    if missing:
        found = [name for name in raw.frame.columns if name != ROW]
        # A file without a header has a child's record where names should be: it is not quoted.
        known = any(name in definition.dtypes for name in found)
        raise UnreadableInput(
            raw.file,
            f"row 1 has no column {missing[0]!r} "
            + (f"(found: {', '.join(found)})" if known else "nor any other of this table; is it the header?"),
            f"The table {definition.name!r} needs {', '.join(definition.required_columns)}.",
        )


def _trimmed(frame: pl.DataFrame) -> pl.DataFrame:
    stripped = pl.col(pl.String).str.strip_chars()
    return frame.with_columns(pl.when(stripped != "").then(stripped))


def _typed(name: str, dtype: pl.DataType, present: bool) -> pl.Expr:
    if not present:
        return pl.lit(None, dtype=dtype).alias(name)
    if dtype == pl.Date:
        # to_date alone would take 2019-1-1.
        return (
            pl.when(pl.col(name).str.contains(_ISO)).then(pl.col(name)).str.to_date("%Y-%m-%d", strict=False)
        )
    if dtype == pl.Int64:
        return pl.col(name).str.replace(r"\.0+$", "").cast(pl.Int64, strict=False)
    if dtype == pl.Float64:
        # "inf" and "nan" are no amounts; a thousands comma is.
        plain = pl.col(name).str.replace_all(",", "")
        return pl.when(plain.str.contains(_DECIMAL)).then(plain).cast(pl.Float64, strict=False).alias(name)
    return pl.col(name)


def _not_among(found: pl.DataFrame, known: pl.DataFrame) -> pl.DataFrame:
    # Most columns of most extracts have neither, and a join of nothing still takes its time.
    if found.is_empty() or known.is_empty():
        return found
    return found.join(known, on=("row", "column"), how="anti")


def _unparsed(text: pl.DataFrame, typed: pl.DataFrame, name: str, dtype: pl.DataType) -> pl.DataFrame:
    if dtype == pl.String:
        return pl.DataFrame(schema=FAULTS)
    raw = text.get_column(name)
    lost = raw.is_not_null() & typed.get_column(name).is_null()
    if not lost.any():
        return pl.DataFrame(schema=FAULTS)
    bad = text.filter(lost)
    value = pl.col(name)
    if dtype == pl.Date:
        reason = (
            pl.when(value.str.contains(_EXCEL_SERIAL))
            .then(pl.lit("is not a date: it looks like an Excel day number; format the column as YYYY-MM-DD"))
            .when(value.str.contains(_UK))
            .then(pl.lit("is not written YYYY-MM-DD: it looks like day/month/year"))
            .otherwise(pl.lit("is not a date written YYYY-MM-DD"))
        )
    else:
        reason = pl.lit("is not a whole number" if dtype == pl.Int64 else "is not a number")
    return bad.select(
        row=pl.col(ROW),
        column=pl.lit(name),
        rule=pl.lit("not_a_date" if dtype == pl.Date else "not_a_number"),
        reason=reason,
    )


def _after(typed: pl.DataFrame, name: str, extract_date: date) -> pl.DataFrame:
    late = typed.get_column(name) > extract_date
    if not late.any():
        return pl.DataFrame(schema=FAULTS)
    return typed.filter(late).select(
        row=pl.col(ROW),
        column=pl.lit(name),
        rule=pl.lit("in_the_future"),
        reason=pl.lit(f"lies after the day of the extract, {extract_date}"),
    )


def _without_copies(typed: pl.DataFrame, definition: TableDefinition) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Rows that repeat another to the letter: the first counts, the rest are quarantined."""
    # A copy has the key of the row that it repeats: where no key stands twice, the whole rows need not be compared.
    if definition.key and not typed.select(definition.key).is_duplicated().any():
        return typed, pl.DataFrame(schema=FAULTS)
    columns = list(definition.dtypes)
    first = typed.unique(subset=columns, keep="first", maintain_order=True)
    copies = typed.join(first.select(ROW), on=ROW, how="anti").select(
        row=pl.col(ROW),
        column=pl.lit(definition.key[0] if definition.key else None, dtype=pl.String),
        rule=pl.lit("copy"),
        reason=pl.lit("repeats an earlier row in every column; the first one counts"),
    )
    return first, copies


def _against_model(typed: pl.DataFrame, definition: TableDefinition) -> pl.DataFrame:
    cases = _failure_cases(typed.drop(ROW), definition)
    if cases is None:
        return pl.DataFrame(schema=FAULTS)
    if cases.get_column("index").null_count():
        # A fault of the whole table is a defect of ours, not of the data: never pass it over.
        raise RuntimeError(f"the model of {definition.name} could not be checked")
    return (
        cases.select(
            row=typed.get_column(ROW).gather(cases.get_column("index")),
            column=_faulty_column(definition),
            rule=pl.col("check").str.extract(r"^(\w+)"),
        )
        .unique(maintain_order=True)
        .with_columns(reason=_reason(definition))
        .select(*FAULTS)
    )


def _failure_cases(typed: pl.DataFrame, definition: TableDefinition) -> pl.DataFrame | None:
    """Pandera's failure cases. Its messages quote values of children's records, so the exception goes no further."""
    try:
        definition.schema.validate(typed, lazy=True)
    except pa.errors.SchemaErrors as failed:
        cases: pl.DataFrame = failed.failure_cases
        return cases
    return None


def _faulty_column(definition: TableDefinition) -> pl.Expr:
    """The column at fault. A key of several columns fails as the whole table: its first column is named."""
    together = pl.col("check") == SEVERAL_COLUMNS
    return pl.when(together).then(pl.lit(next(iter(definition.key), None))).otherwise(pl.col("column"))


def _reason(definition: TableDefinition) -> pl.Expr:
    """What each built-in check means in words; the offending value stays in the quarantine's record."""
    rule = pl.col("rule")
    return (
        pl.when(rule == "not_nullable")
        .then(pl.lit("is empty"))
        .when(rule == "field_uniqueness")
        .then(pl.lit("stands on more than one row, and the rows differ"))
        .when(rule == "isin")
        .then(pl.lit("is not a code of the list for this column"))
        .when(rule == SEVERAL_COLUMNS)
        .then(
            pl.lit(f"stands on more than one row with the same {' and '.join(definition.key[1:])}, ")
            + pl.lit("and the rows differ")
        )
        .when(rule.is_in(["in_range", "greater_than_or_equal_to", "greater_than"]))
        .then(pl.lit("is outside the range for this column"))
        .otherwise(pl.lit("fails the check ") + rule)
    )
