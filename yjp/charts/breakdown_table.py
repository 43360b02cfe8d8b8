"""The table twin of a breakdown: every group with its numbers, each cell bound to its figure."""

from yjp.charts.breakdown import breakdown_tag, chosen_window, years_held, years_tag
from yjp.charts.breakdown_words import brief, caption
from yjp.charts.cells import bound
from yjp.charts.groups import UNKNOWN, Group, crossed_parts, groups, part
from yjp.charts.spec import Cell, Table
from yjp.figures import Facet, Unit, figure_id
from yjp.indicators.groupings import Grouping, grouping
from yjp.indicators.registry import indicator
from yjp.ledger import Figure, Ledger

ALL = "All"


def breakdown_table(
    ledger: Ledger, indicator_id: str, grouping_id: str, window: str | None = None
) -> Table | None:
    """Every group of the window, none left out, and all together; for two groupings crossed, one down and one across.

    A count has its share of all beside it, a share or a ratio the numbers behind it and its limits. None where the
    ledger has no such breakdown.
    """
    chosen = chosen_window(ledger, indicator_id, grouping_id, window)
    if chosen is None:
        return None
    named, of = grouping(grouping_id), indicator(indicator_id)
    found = groups(ledger, indicator_id, grouping_id, chosen)
    total = ledger.local(indicator_id, chosen)
    if named.parts:
        headers, rows = _crossed(ledger, named, found, total)
    else:
        columns = _COLUMNS.get(of.unit, _OTHER)
        headers = (named.title, *(heading for heading, _ in columns))
        facets = [facet for _, facet in columns]
        rows = [(Cell(text=g.label), *(bound(ledger, g.figure, facet) for facet in facets)) for g in found]
        if total is not None:
            # A count's own denominator is nobody's: all of them are all of them.
            whole = [None if of.unit == Unit.COUNT and f is Facet.SHARE else f for f in facets]
            rows.append((Cell(text=ALL), *(bound(ledger, total, f) if f else _EVERYBODY for f in whole)))
    return Table(
        id=breakdown_tag(ledger, indicator_id, grouping_id, chosen, Facet.TABLE),
        caption=caption(of, named, found),
        headers=headers,
        rows=tuple(rows),
        brief=brief(of, named, found),
    )


def years_table(
    ledger: Ledger, indicator_id: str, grouping_id: str, window: str | None = None
) -> Table | None:
    """The groups down, up to five years across, each cell the figure of that group and year."""
    held = years_held(ledger, indicator_id, grouping_id, window)
    if held is None:
        return None
    years, by_year = held
    named, of, chosen = grouping(grouping_id), indicator(indicator_id), years[-1].id
    labels = {value: group.label for year in reversed(by_year) for value, group in year.items()}
    rows = [
        (Cell(text=label), *(_of(ledger, year.get(value)) for year in by_year))
        for value, label in sorted(labels.items(), key=lambda each: each[0] in UNKNOWN)
    ]
    totals = [ledger.local(indicator_id, w.id) for w in years]
    rows.append((Cell(text=ALL), *(_cell(ledger, total) for total in totals)))
    return Table(
        id=years_tag(ledger, indicator_id, grouping_id, chosen, Facet.TABLE),
        caption=f"{caption(of, named, list(by_year[-1].values()))}, and the years before it",
        headers=(named.title, *(w.label for w in years)),
        rows=tuple(rows),
        brief=f"{brief(of, named, list(by_year[-1].values()))}, and the years before it",
    )


_EVERYBODY = Cell(text="100%")
_COUNTED = (("Number", Facet.VALUE), ("Share of all", Facet.SHARE))
_REOFFENDED = (
    ("Children in the cohort", Facet.DENOMINATOR),
    ("Reoffended", Facet.NUMERATOR),
    ("Percentage", Facet.VALUE),
    ("95% range", Facet.RANGE),
)
_RATIO = (
    ("Children", Facet.DENOMINATOR),
    ("Reoffences", Facet.NUMERATOR),
    ("Reoffences per child", Facet.VALUE),
    ("95% range", Facet.RANGE),
)
_OTHER = (("Figure", Facet.VALUE), ("95% range", Facet.RANGE))
_COLUMNS = {Unit.COUNT: _COUNTED, Unit.PERCENT: _REOFFENDED, Unit.REOFFENCES: _RATIO}


def _crossed(
    ledger: Ledger, named: Grouping, found: list[Group], total: Figure | None
) -> tuple[tuple[str, ...], list[tuple[Cell, ...]]]:
    first, second = crossed_parts(named)
    by_value = {group.value: group for group in found}
    down = [c for c in first.values if any(part(value, 0) == c.code for value in by_value)]
    across = [c for c in second.values if any(part(value, 1) == c.code for value in by_value)]
    across.sort(key=lambda code: code.code in UNKNOWN)
    some = found[0].figure

    def margin(of: Grouping, value: str) -> Cell:
        name = figure_id(some.indicator, some.window, some.area, of.id, value)
        return _cell(ledger, ledger.get(name))

    rows = [
        (
            Cell(text=row.label),
            *(_of(ledger, by_value.get(f"{row.code}-{column.code}")) for column in across),
            margin(first, row.code),
        )
        for row in down
    ]
    rows.append(
        (
            Cell(text=ALL),
            *(margin(second, column.code) for column in across),
            _cell(ledger, total),
        )
    )
    return (first.title, *(column.label for column in across), ALL), rows


def _of(ledger: Ledger, group: Group | None) -> Cell:
    return _cell(ledger, group.figure if group else None)


def _cell(ledger: Ledger, figure: Figure | None) -> Cell:
    return bound(ledger, figure, Facet.VALUE)
