"""The workbook inside a Word chart: what *Edit data* opens.

It holds what the chart shows and nothing else (design 9.4: embedded workbooks are output), and the same chart gives
the same bytes.
"""

from dataclasses import dataclass
from datetime import date, datetime
from io import BytesIO

from xlsxwriter import Workbook
from xlsxwriter.utility import xl_col_to_name

from yjp.charts.spec import Chart

SHEET = "Sheet1"
"""The name that python-pptx writes into the chart's references."""


@dataclass(frozen=True, kw_only=True)
class Whiskers:
    """How far the limits of one series reach above and below its values; ``column`` is the first of their two."""

    name: str
    above: tuple[float | None, ...]
    below: tuple[float | None, ...]
    column: int

    @property
    def references(self) -> tuple[str, str]:
        """Where the workbook holds the reaches above and below."""
        last = len(self.above) + 1
        names = (xl_col_to_name(self.column + i) for i in (0, 1))
        above, below = (f"{SHEET}!${name}$2:${name}${last}" for name in names)
        return above, below


def whiskers(chart: Chart) -> list[Whiskers]:
    """The whiskers of every series that has limits, in the columns after the categories and the series."""
    found: list[Whiskers] = []
    for series in chart.series:
        reaches = [_reach(point.value, point.lower, point.upper) for point in series.points]
        above, below = zip(*reaches, strict=True)
        if any(reach is not None for reach in above):
            column = 1 + len(chart.series) + 2 * len(found)
            found.append(Whiskers(name=series.name, above=above, below=below, column=column))
    return found


def _reach(
    value: float | None, lower: float | None, upper: float | None
) -> tuple[float | None, float | None]:
    if value is None or lower is None or upper is None:
        return None, None
    return max(upper - value, 0.0), max(value - lower, 0.0)


def workbook(chart: Chart, ranges: list[Whiskers], number_format: str, made_on: date) -> bytes:
    """The workbook's bytes: categories, one column for each series, two for each pair of whiskers."""
    target = BytesIO()
    # A service may be called "=1+1": names are text, never formulas or links.
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    book = Workbook(target, options)
    # Without a date of its own the workbook would carry the moment of writing, and no two runs would agree.
    day = datetime(made_on.year, made_on.month, made_on.day)  # noqa: DTZ001  a day, not a moment
    book.set_properties({"created": day, "title": chart.title})
    sheet = book.add_worksheet(SHEET)
    shown = book.add_format({"num_format": number_format})
    sheet.set_column(0, 0, 12)
    sheet.write_column(1, 0, chart.categories)
    for column, series in enumerate(chart.series, start=1):
        sheet.write(0, column, series.name)
        sheet.write_column(1, column, [point.value for point in series.points], shown)
    for each in ranges:
        for offset, (heading, reaches) in enumerate((("above", each.above), ("below", each.below))):
            sheet.write(0, each.column + offset, f"{each.name}: range {heading}")
            sheet.write_column(1, each.column + offset, reaches, shown)
    book.close()
    return target.getvalue()
