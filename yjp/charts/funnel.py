"""Services by size around the national level: is this one further off than chance at its size would put it?"""

import polars as pl

from yjp.charts.spec import CENTRE, LIMIT, OUTER_LIMIT, SERVICE, Cell, Chart, Point, Series, Table
from yjp.figures import AreaRole, Facet, Position, Unit, figure_id, tag
from yjp.indicators.definition import Indicator
from yjp.indicators.registry import indicator
from yjp.ledger import Ledger, display, number
from yjp.narrative.keys import POSITIONS
from yjp.narrative.wording import NOT_AVAILABLE, NOT_SHOWN, axis_title
from yjp.numbers import plain
from yjp.periods import parse_window

FUNNEL_GROUP = "funnel"
"""Stands in the tag where a breakdown has its grouping: no grouping is called so."""
_ANY = "*"
_Row = dict[str, object]


def funnel_chart(ledger: Ledger, indicator_id: str, window: str | None = None) -> Chart | None:
    """Every service with a figure, by size, with the target and the 95% and 99.8% limits at each size.

    None where the ledger has no funnel of the indicator (in that window). Services whose figure is hidden are left
    out, and so are limits that would give it away.
    """
    rows = _rows(ledger, indicator_id, window)
    if not rows:
        return None
    of = indicator(indicator_id)
    window_id = str(rows[0]["window"])
    series = [
        _services(of, "Other services", SERVICE, [r for r in rows if not r["local"] and not r["family"]]),
        _services(of, "YOT family", AreaRole.FAMILY, [r for r in rows if r["family"] and not r["local"]]),
        *(_limits(rows, name, role, column) for name, role, column in _LINES),
        _services(of, ledger.about.service, AreaRole.LOCAL, [r for r in rows if r["local"]]),
    ]
    return Chart(
        id=tag(funnel_id(ledger, indicator_id, window_id), Facet.CHART),
        kind="scatter",
        title=_title(of, rows),
        alt=_alt(of, rows, ledger.about.service),
        caption=(
            f"{of.title}: {_shown(rows)}, "
            f"{parse_window(window_id).label} (source: published figures and the service's own records)"
        ),
        categories=(),
        series=tuple(each for each in series if each.points),
        unit_title=axis_title(of),
        decimals=of.decimals,
        category_title="Children in the cohort" if of.unit == Unit.PERCENT else "Children aged 10 to 17",
    )


def _shown(rows: list[_Row]) -> str:
    """How many services are drawn, told as the description of the chart tells it."""
    others = sum(r["value"] is not None and not r["local"] for r in rows)
    own = any(r["value"] is not None and r["local"] for r in rows)
    return f"{others} {'other ' if own else ''}services{' and this one' if own else ''}"


def funnel_table(ledger: Ledger, indicator_id: str, window: str | None = None) -> Table | None:
    """The service, then its family, then all others, each with size, figure and where it lies."""
    rows = _rows(ledger, indicator_id, window)
    if not rows:
        return None
    of = indicator(indicator_id)
    window_id = str(rows[0]["window"])
    ordered = sorted(rows, key=lambda r: (not r["local"], not r["family"], str(r["area_name"])))
    size = "Children in the cohort" if of.unit == Unit.PERCENT else "Children aged 10 to 17"
    own = tag(figure_id(indicator_id, window_id, ledger.about.area), Facet.VALUE)
    return Table(
        id=tag(funnel_id(ledger, indicator_id, window_id), Facet.TABLE),
        caption=f"{of.title}, services beside each other, {parse_window(window_id).label}",
        headers=(
            "Service",
            "YOT family",
            size,
            axis_title(of),
            "Beside the national figure",
        ),
        rows=tuple(
            (
                Cell(text=str(r["area_name"])),
                Cell(text="–" if r["local"] else "Yes" if r["family"] else "No"),
                Cell(text=NOT_SHOWN if r["denominator"] is None else plain(_float(r["denominator"]), 0)),
                Cell(text=_value(of, r), tag=own if r["local"] else None),
                Cell(text=_said(r).capitalize()),
            )
            for r in ordered
        ),
    )


def funnel_id(ledger: Ledger, indicator_id: str, window: str) -> str:
    """What the funnel is called in tags."""
    return figure_id(indicator_id, window, ledger.about.area, FUNNEL_GROUP, _ANY)


_LINES = (
    ("National figure", CENTRE, "target"),
    ("95% limits", LIMIT, "upper_95"),
    ("Lower 95% limit", LIMIT, "lower_95"),
    ("99.8% limits", OUTER_LIMIT, "upper_998"),
    ("Lower 99.8% limit", OUTER_LIMIT, "lower_998"),
)


def _rows(ledger: Ledger, indicator_id: str, window: str | None) -> list[_Row]:
    held = ledger.funnel.filter(pl.col("indicator") == indicator_id)
    if window is not None:
        held = held.filter(pl.col("window") == window)
    return list(held.iter_rows(named=True))


def _float(value: object) -> float:
    assert isinstance(value, float)
    return value


def _services(of: Indicator, name: str, role: str, rows: list[_Row]) -> Series:
    return Series(
        name=name,
        role=role,
        points=tuple(
            Point(
                value=_float(r["value"]),
                x=_float(r["denominator"]),
                text=f"{r['area_name']}: {display(_float(r['value']), of.unit, of.decimals)}, {_said(r)}",
            )
            for r in rows
            if r["value"] is not None and r["denominator"] is not None
        ),
    )


def _limits(rows: list[_Row], name: str, role: str, column: str) -> Series:
    placed = sorted(
        {
            (_float(r["denominator"]), _float(r[column]))
            for r in rows
            if r["denominator"] and r[column] is not None
        }
    )
    return Series(name=name, role=role, points=tuple(Point(value=v, x=x, text=name) for x, v in placed))


def _value(of: Indicator, row: _Row) -> str:
    if row["value"] is None:
        return NOT_SHOWN
    return number(_float(row["value"]), of.unit, of.decimals) + ("%" if of.unit == Unit.PERCENT else "")


def _said(row: _Row) -> str:
    return POSITIONS[Position(str(row["position"]))] if row["position"] is not None else NOT_AVAILABLE


def _title(of: Indicator, rows: list[_Row]) -> str:
    own = next((r for r in rows if r["local"]), None)
    if own is None or own["value"] is None or own["position"] is None:
        return f"{of.short_title}: services by size"
    return f"{of.short_title}: {_said(own)}"


def _alt(of: Indicator, rows: list[_Row], service: str) -> str:
    own = next((r for r in rows if r["local"] and r["value"] is not None), None)
    others = [r for r in rows if not r["local"] and r["value"] is not None]
    target = next((_float(r["target"]) for r in rows if r["target"] is not None), None)
    parts = [f"Funnel plot of {len(others)} other services by size"]
    if target is not None:
        parts.append(f"The national figure is {display(target, of.unit, of.decimals)}")
    if own is None:
        parts.append(f"{service} is not shown")
    else:
        parts.append(f"{service} is at {display(_float(own['value']), of.unit, of.decimals)}, {_said(own)}")
    return ". ".join(parts) + "."
