"""Quarterly counts beside their own past: which quarters stand out, and which are the ups and downs of chance."""

import polars as pl

from yjp.charts.points import NO_FIGURE
from yjp.charts.spec import CENTRE, LIMIT, SIGNAL, Cell, Chart, Point, Series, Table
from yjp.figures import AreaRole, Facet, Signal, figure_id, tag
from yjp.indicators.definition import Indicator
from yjp.indicators.registry import indicator
from yjp.ledger import Figure, Ledger
from yjp.narrative.facets import in_cell
from yjp.narrative.keys import LIMITS, SIGNALS
from yjp.narrative.wording import NOT_AVAILABLE, NOT_SHOWN
from yjp.numbers import plain
from yjp.periods import parse_window, short_month

LIMIT_DECIMALS = 1


def control_chart(ledger: Ledger, indicator_id: str, window: str | None = None) -> Chart | None:
    """The quarterly counts up to a quarter (the newest if none is named), with centre and limits where there are any.

    Quarters that stand out have a marker of their own. A quarter that is not shown is a gap. None where the ledger
    charts no such counts.
    """
    rows = _rows(ledger, indicator_id, window)
    if not rows:
        return None
    of = indicator(indicator_id)
    quarters = [parse_window(figure.window) for figure, _ in rows]
    counts = tuple(_point(figure) for figure, _ in rows)
    series = [Series(name=f"{of.title} a quarter", role=AreaRole.LOCAL, points=counts)]
    for name, role, column in (
        ("Usual level", CENTRE, "centre"),
        (LIMITS, LIMIT, "upper"),
        ("Lower limit", LIMIT, "lower"),
    ):
        level = tuple(_level(row[column]) for _, row in rows)
        if any(point.value is not None for point in level):
            series.append(Series(name=name, role=role, points=level))
    marked = tuple(
        point if _stands_out(row) else Point(value=None) for point, (_, row) in zip(counts, rows, strict=True)
    )
    if any(point.value is not None for point in marked):
        series.append(Series(name="Stands out", role=SIGNAL, points=marked))
    last = rows[-1][0]
    first, newest = quarters[0], quarters[-1]
    return Chart(
        id=tag(last.figure_id, Facet.CHART),
        kind="line",
        title=_title(of, rows),
        alt=_alt(of, rows),
        caption=(
            f"{of.title} in each quarter, {last.area_name}, {short_month(first.start)} to {short_month(newest.end)} "
            "(source: the service's own records)"
        ),
        categories=tuple(short_month(w.end) for w in quarters),
        series=tuple(series),
        unit_title=of.title,
        decimals=0,
        category_title="Quarter ending",
    )


def control_table(ledger: Ledger, indicator_id: str, window: str | None = None) -> Table | None:
    """The same quarters as a table, newest first: count, usual level, limits and what the chart says of it."""
    rows = _rows(ledger, indicator_id, window)
    if not rows:
        return None
    of = indicator(indicator_id)
    last = rows[-1][0]
    body = []
    for figure, row in reversed(rows):
        name = tag(figure.figure_id, Facet.VALUE)
        body.append(
            (
                Cell(text=figure.period.label),
                Cell(text=in_cell(ledger, name), tag=name),
                Cell(text=_number(row["centre"])),
                Cell(text=_limits(row)),
                Cell(text=NOT_SHOWN if figure.suppressed else _said(row)),
            )
        )
    return Table(
        id=tag(last.figure_id, Facet.TABLE),
        caption=f"{of.title} in each quarter, {last.area_name}",
        headers=("Quarter", "Number", "Usual level", LIMITS, "What the chart says"),
        rows=tuple(body),
    )


def _rows(ledger: Ledger, indicator_id: str, window: str | None) -> list[tuple[Figure, dict[str, object]]]:
    area = ledger.about.area
    held = ledger.control.filter(pl.col("indicator") == indicator_id, pl.col("area") == area)
    if window is not None:
        if ledger.get(figure_id(indicator_id, window, area)) is None:
            return []
        held = held.filter(pl.col("period_end") <= parse_window(window).end)
    found = []
    for row in held.sort("period_end").iter_rows(named=True):
        figure = ledger.get(row["figure_id"])
        if figure is not None:
            found.append((figure, row))
    return found


def _point(figure: Figure) -> Point:
    if figure.suppressed or figure.value is None:
        return Point(
            value=None, figure_id=figure.figure_id, text=NOT_SHOWN if figure.suppressed else NO_FIGURE
        )
    return Point(value=figure.value, figure_id=figure.figure_id, text=figure.text)


def _level(value: object) -> Point:
    return Point(value=value, text=_number(value)) if isinstance(value, float) else Point(value=None)


def _number(value: object) -> str:
    return plain(value, LIMIT_DECIMALS) if isinstance(value, float) else NOT_AVAILABLE


def _limits(row: dict[str, object]) -> str:
    if row["lower"] is None or row["upper"] is None:
        return NOT_AVAILABLE
    return f"{_number(row['lower'])} to {_number(row['upper'])}"


def _stands_out(row: dict[str, object]) -> bool:
    return row["signal"] not in (None, Signal.NONE.value)


def _said(row: dict[str, object]) -> str:
    signal = row["signal"]
    return SIGNALS[Signal(str(signal))] if signal is not None else "No limits"


def _title(of: Indicator, rows: list[tuple[Figure, dict[str, object]]]) -> str:
    """What the newest quarter says, in at most ten words."""
    figure, row = rows[-1]
    if figure.suppressed or row["signal"] is None:
        return f"{of.title}, quarter by quarter"
    match Signal(str(row["signal"])):
        case Signal.ABOVE:
            return f"{of.title}: the newest quarter is above the limits"
        case Signal.BELOW:
            return f"{of.title}: the newest quarter is below the limits"
        case Signal.RUN:
            higher = isinstance(row["centre"], float) and (figure.value or 0.0) > row["centre"]
            return f"{of.title}: a run of {'higher' if higher else 'lower'} quarters"
    return f"{of.title}: the newest quarter is as expected"


def _alt(of: Indicator, rows: list[tuple[Figure, dict[str, object]]]) -> str:
    ends = f"{rows[0][0].period.label} and {rows[-1][0].period.label}"
    shown = [(figure, row) for figure, row in rows if not figure.suppressed and figure.value is not None]
    gaps = len(rows) - len(shown)
    if not shown:
        return f"Control chart of {of.title.lower()} in each quarter: no quarter can be shown."
    values = [figure.value or 0.0 for figure, _ in shown]
    parts = [
        f"Control chart of {of.title.lower()} in {len(rows)} quarters"
        + (f", between {ends}" if len(rows) > 1 else f", {rows[0][0].period.label}"),
        f"The newest shown is {shown[-1][0].text}, the lowest {plain(min(values), 0)}, "
        f"the highest {plain(max(values), 0)}",
    ]
    limited = next((row for _, row in reversed(rows) if row["centre"] is not None), None)
    parts.append(
        f"The usual level is {_number(limited['centre'])}, the limits are {_limits(limited)}"
        if limited
        else "There are no limits: too few quarters or events, or a number that is not shown"
    )
    parts.append(_outstanding(shown))
    if gaps:
        parts.append(f"{gaps} {'quarter is' if gaps == 1 else 'quarters are'} not shown")
    return ". ".join(parts) + "."


def _outstanding(shown: list[tuple[Figure, dict[str, object]]]) -> str:
    """Quarters beyond a limit one by one; quarters of a run by their number."""
    beyond = [
        f"{figure.period.label} ({_said(row).lower()})"
        for figure, row in shown
        if row["signal"] in (Signal.ABOVE.value, Signal.BELOW.value)
    ]
    run = [figure for figure, row in shown if row["signal"] == Signal.RUN.value]
    said = [f"Beyond the limits: {', '.join(beyond)}"] if beyond else []
    if run:
        said.append(
            f"{len(run)} quarters are part of a run on one side of the usual level, the first {run[0].period.label} "
            f"and the last {run[-1].period.label}"
        )
    return ". ".join(said) or "No quarter stands out"
