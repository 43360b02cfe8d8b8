"""Published figures that the user types in or keeps in a file, where the ledger holds none."""

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import polars as pl

from yjp.errors import UnreadableInput, UserError
from yjp.figures import Unit
from yjp.indicators.definition import Indicator, Kind
from yjp.periods import parse_window
from yjp.reconcile.published import Published, of_count, of_rate

COLUMNS = ("indicator", "window", "count", "rate", "base", "vintage", "source")
"""Columns of a file of published figures; the first two and one of count and rate are needed."""
_WHOLE = re.compile(r"\d{1,9}")
_PRINTED = re.compile(r"\d{1,9}(\.\d{1,6})?")
_REMEDY = f"The columns are {', '.join(COLUMNS)}; each row needs indicator, window, and a count or a rate."


@dataclass(frozen=True, kw_only=True)
class Given:
    """What the user says was published: a count, a rate as printed, or a file; and the base published with it."""

    count: int | None = None
    rate: str | None = None
    base: int | None = None
    path: Path | None = None

    def __post_init__(self) -> None:
        if sum(each is not None for each in (self.count, self.rate, self.path)) > 1:
            raise UserError("Say one of --published-count, --published-rate and --published-file.")
        if self.base is not None and not self.typed:
            raise UserError("--published-base needs --published-count or --published-rate.")

    @property
    def typed(self) -> bool:
        """Whether a figure was typed in."""
        return self.count is not None or self.rate is not None

    @property
    def nothing(self) -> bool:
        """Whether the ledger's published figures are wanted."""
        return not self.typed and self.path is None

    def figures(self, indicator: Indicator, window: str, base: float | None) -> list[Published]:
        """The published figures for an indicator and window, ``base`` being what our own is divided by."""
        if self.path is None:
            label = "as typed in"
            return [
                typed(label, indicator, count=self.count, rate=self.rate, published_base=self.base, base=base)
            ]
        found = list(from_file(self.path, indicator, window, base))
        if not found:
            raise UserError(f"{self.path}: no row of {indicator.id} for {window}.")
        return found


def typed(
    label: str,
    indicator: Indicator,
    *,
    count: int | None,
    rate: str | None,
    published_base: float | None,
    base: float | None,
    source: str | None = None,
) -> Published:
    """A figure from what was published: the count where it was, otherwise the rate with its decimals as printed.

    ``published_base`` is the published population or cohort, ``base`` ours, used where no other was published.
    """
    if count is not None:
        return of_count(label, count, base=published_base, source=source)
    printed = _number_of(rate or "", indicator)
    if not _PRINTED.fullmatch(printed):
        raise UserError(f"{label}: {rate!r} is no published rate. Write it as printed, e.g. 169 or 0.12.")
    if indicator.kind is Kind.COUNT:
        raise UserError(f"{label}: {indicator.id} is a count. Say it with --published-count.")
    over = published_base if published_base is not None else base
    if not over:
        raise UserError(f"{label}: a rate gives no count without a population. Say it with --population.")
    decimals = len(printed.partition(".")[2])
    return of_rate(
        label,
        float(printed),
        decimals,
        indicator,
        over,
        base_published=published_base is not None,
        source=source,
    )


def _number_of(rate: str, indicator: Indicator) -> str:
    """A rate without the sign of its unit: a percentage may be typed as it is printed, ``38.5%``."""
    return rate.removesuffix("%").strip() if indicator.unit is Unit.PERCENT else rate


def from_file(path: Path, indicator: Indicator, window: str, base: float | None) -> Iterator[Published]:
    """The figures of a CSV file for an indicator and window; ``UnreadableInput`` names the row that cannot be read."""
    for number, row in _rows(path):
        if row["indicator"] != indicator.id or row["window"] != window:
            continue
        label = f"{path.name}, {row['vintage'] or f'row {number}'}"
        yield typed(
            label,
            indicator,
            count=int(row["count"]) if row["count"] else None,
            rate=row["rate"],
            published_base=float(row["base"]) if row["base"] else None,
            base=base,
            source=row["source"],
        )


def windows_of(path: Path, indicator: str) -> list[str]:
    """The windows for which a file has figures of an indicator, oldest first."""
    found = {row["window"] or "" for _, row in _rows(path) if row["indicator"] == indicator}
    return sorted(found, key=lambda text: parse_window(text).end)


def _rows(path: Path) -> Iterator[tuple[int, dict[str, str | None]]]:
    """Row number (the header is row 1) and cells of every row, checked."""
    try:
        frame = pl.read_csv(io.BytesIO(path.read_bytes()), infer_schema=False)
    except OSError as problem:
        raise UnreadableInput(path, f"the file cannot be opened ({problem.strerror})", _REMEDY) from None
    except (pl.exceptions.PolarsError, UnicodeDecodeError):
        raise UnreadableInput(path, "this is no CSV file in UTF-8", _REMEDY) from None
    missing = {"indicator", "window"} - set(frame.columns)
    if missing:
        raise UnreadableInput(path, f"no column {' or '.join(sorted(missing))}", _REMEDY)
    for number, row in enumerate(frame.iter_rows(named=True), start=2):
        cells = {name: (row.get(name) or "").strip() or None for name in COLUMNS}
        if wrong := _problem(cells):
            raise UnreadableInput(f"{path}, row {number}", wrong, _REMEDY)
        yield number, cells


def _problem(cells: dict[str, str | None]) -> str | None:
    try:
        parse_window(cells["window"] or "")
    except ValueError:
        return "the window is not one such as 2018-12.12m"
    for name in ("count", "base"):
        if cells[name] and not _WHOLE.fullmatch(cells[name] or ""):
            return f"{name} is not a whole number"
    if cells["rate"] and not _PRINTED.fullmatch(cells["rate"].removesuffix("%").strip()):
        return "rate is not a number as printed, such as 169 or 0.12"
    if not (cells["count"] or cells["rate"]):
        return "neither a count nor a rate"
    return None
