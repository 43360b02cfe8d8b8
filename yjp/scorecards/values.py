"""The values of a scorecard's measures: ``[[measure.value]]`` tables, or a CSV that the TOML names."""

import csv
import io
import re
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any, Final

from yjp.errors import UnreadableInput
from yjp.figures import Unit
from yjp.indicators.definition import Kind
from yjp.local_measures import LocalMeasure
from yjp.numbers import rounded
from yjp.periods import Window, parse_window, rolling_year
from yjp.scorecards.definition import Value

if TYPE_CHECKING:
    from yjp.scorecards.reading import Here

_VALUE: Final = ("period", "numerator", "denominator", "value", "target", "source", "published")
_COLUMNS: Final = ("measure", *_VALUE)
_FINANCIAL_YEAR: Final = re.compile(r"(\d{4})/(\d{2})")
_YEAR: Final = re.compile(r"\d{4}")
_PERIODS: Final = "Write 2018/19, 2018, 2018-12.12m (a year), 2018-12.3m (a quarter) or 2019-03-31 (a day)"
_ALL: Final = 100.0


def read_values(here: "Here", measure: LocalMeasure, row: Mapping[str, Any]) -> Iterator[Value]:
    """The values in the tables below a measure; the measure's own target where one has none."""
    found = row.get("value", [])
    if not isinstance(found, list) or not all(isinstance(each, dict) for each in found):
        raise here.wrong("value", "it is no table", "Write [[measure.value]] and its keys below it")
    target = here.number(row, "target")
    for each in found:
        here.only(each, _VALUE)
        yield _value(here, measure, each, target)


def read_values_file(here: "Here", name: str, measures: Mapping[str, LocalMeasure]) -> dict[str, list[Value]]:
    """The values in a CSV beside the TOML, by the measure's id; columns as the keys, ``measure`` in front."""
    from yjp.scorecards.reading import Here

    if PurePosixPath(name).name != name or "\\" in name:
        raise here.wrong(
            "values", f"{name!r} is not in the folder of the scorecard", "Put the file beside it"
        )
    path = here.path.with_name(name)
    try:
        text = path.read_text(encoding="utf-8-sig")
    except OSError:
        raise here.wrong(
            "values", f"there is no file {name} beside it", "Put it there or take the key out"
        ) from None
    except UnicodeDecodeError:
        raise UnreadableInput(path, "this is not UTF-8 text", "Save it as CSV UTF-8.") from None
    first = text.split("\n", 1)[0]
    # A spreadsheet in another language writes semicolons.
    separator = ";" if first.count(";") > first.count(",") else ","
    rows = csv.DictReader(io.StringIO(text, newline=""), delimiter=separator)
    header = rows.fieldnames or []
    for needed in ("measure", "period"):
        if needed not in header:
            raise UnreadableInput(
                path, f"row 1 has no column {needed}", f"Columns are: {', '.join(_COLUMNS)}."
            )
    for column in header:
        if column not in _COLUMNS:
            raise UnreadableInput(
                path, f"row 1 has a column {column!r}", f"Columns are: {', '.join(_COLUMNS)}."
            )
    found: dict[str, list[Value]] = {}
    for cells in rows:
        at = Here(path, f"row {rows.line_num}")
        if not any(
            text and (text.strip() if isinstance(text, str) else any(text)) for text in cells.values()
        ):
            continue  # a spreadsheet saves the lines that somebody emptied as separators alone
        if None in cells or None in cells.values():
            raise at.wrong(
                "cells",
                f"it does not have {len(header)} of them",
                "Put text with a separator in quotation marks",
            )
        given = {key: text.strip() for key, text in cells.items() if text.strip()}
        measure = measures.get(given.pop("measure", ""))
        if measure is None:
            raise at.wrong(
                "measure", "the scorecard has no measure of that id", f"Use one of: {', '.join(measures)}"
            )
        typed = {key: _typed(at, key, text) for key, text in given.items()}
        found.setdefault(measure.id, []).append(_value(at, measure, typed, None))
    return found


def _typed(here: "Here", key: str, text: str) -> object:
    if key in ("period", "source"):
        return text
    if key == "published":
        if text.lower() not in ("true", "false"):
            raise here.wrong(key, f"{text!r} is neither true nor false", "Write true or false")
        return text.lower() == "true"
    try:
        return float(text.replace(",", ""))
    except ValueError:
        raise here.wrong(key, f"{text!r} is no number", "Write digits and a decimal point") from None


def _value(here: "Here", measure: LocalMeasure, row: Mapping[str, Any], target: float | None) -> Value:
    numerator, denominator, value = (here.number(row, key) for key in ("numerator", "denominator", "value"))
    if "period" not in row:
        raise here.wrong("period", "it is missing", _PERIODS)
    window = _window(here, row["period"])
    at = f"of {window.label}"
    if measure.kind == Kind.COUNT:
        if denominator is not None:
            raise here.wrong("denominator", f"{at}: a count has none", "Take it out")
        if numerator is not None and value is not None:
            raise here.wrong("value", f"{at}: the numerator says it already", "Take one of the two out")
        if value is not None and value == int(value):
            numerator = value
        elif value is None:
            value = numerator
    elif (numerator is None) != (denominator is None):
        missing = "denominator" if denominator is None else "numerator"
        raise here.wrong(missing, f"{at}: it is missing", "Give both counts, or only a value")
    if numerator is None and value is None:
        raise here.wrong(
            "value", f"{at}: there is no number", "Give the numerator and denominator, or a value"
        )
    _possible(here, at, measure, numerator, denominator)
    if numerator is not None and denominator is not None:
        worked_out = numerator * measure.per / denominator
        if value is not None and rounded(worked_out, measure.decimals) != rounded(value, measure.decimals):
            said = rounded(worked_out, measure.decimals)
            raise here.wrong(
                "value", f"{at}: {value:g} is not what the counts give, {said}", "Take it out or mend it"
            )
        value = worked_out
    wanted = here.number(row, "target")
    for key, number in (("value", value), ("target", wanted)):
        if number is not None and (number < 0 or (measure.unit == Unit.PERCENT and number > _ALL)):
            raise here.wrong(key, f"{at}: {number:g} cannot be", "Mend it")
    return Value(
        window=window,
        numerator=numerator,
        denominator=denominator,
        value=value,
        target=target if wanted is None else wanted,
        source=here.text(row, "source"),
        published=here.yes(row, "published", default=False),
    )


def _possible(
    here: "Here", at: str, measure: LocalMeasure, numerator: float | None, denominator: float | None
) -> None:
    for key, number in (("numerator", numerator), ("denominator", denominator)):
        if number is not None and (number < 0 or number != int(number)):
            raise here.wrong(key, f"{at}: {number:g} is no count", "Write a whole number, not below nought")
    if denominator == 0:
        raise here.wrong("denominator", f"{at}: nothing can be out of nought", "Leave the period out")
    if (
        measure.kind == Kind.SHARE
        and numerator is not None
        and denominator is not None
        and numerator > denominator
    ):
        raise here.wrong("numerator", f"{at}: a part is more than the whole", "Mend one of the two")


def _window(here: "Here", found: object) -> Window:
    if type(found) is date:
        return Window(end=found, months=0)
    if isinstance(found, int) and not isinstance(found, bool):
        found = str(found)
    if not isinstance(found, str):
        raise here.wrong("period", f"{found!r} is no period", _PERIODS)
    if match := _FINANCIAL_YEAR.fullmatch(found):
        end = int(match[1]) + 1
        if end % 100 == int(match[2]):
            return rolling_year(date(end, 3, 31))
    if _YEAR.fullmatch(found):
        return rolling_year(date(int(found), 12, 31))
    try:
        return parse_window(found)
    except ValueError:
        raise here.wrong("period", f"{found!r} is no period", _PERIODS) from None
