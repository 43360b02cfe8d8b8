"""A figure by group as a chart and as a table: one way, two ways, and over the years.

A group that is not shown is a gap that says so, never a nought; what is not known is a group of its own, and the last.
"""

from collections.abc import Iterable

from yjp.charts.breakdown_words import alt, brief, caption, title, title_of_years
from yjp.charts.groups import UNKNOWN as UNKNOWN_VALUES
from yjp.charts.groups import (
    Group,
    crossed_parts,
    groups,
    newest,
    part,
    windows,
    year_by_year,
)
from yjp.charts.points import point
from yjp.charts.spec import GROUP, UNKNOWN, Chart, Point, Series
from yjp.figures import AreaRole, Facet, Unit, figure_id, tag
from yjp.indicators.groupings import Grouping, grouping
from yjp.indicators.registry import indicator
from yjp.ledger import Ledger
from yjp.narrative.wording import NOT_SHOWN, UNIT_TITLES
from yjp.numbers import plain
from yjp.periods import Window, parse_window, short_month

ANY, YEARS = "*", "*years"
"""What stands for the group's value in the tag of a breakdown, and of one over the years."""
YEARS_SHOWN = 5
MOST_SERIES = 7
"""More parts of a column than these nobody can tell apart."""
MOST_BARS = 8
"""With more groups than these, those of nought are left to the table."""


def breakdown_tag(ledger: Ledger, indicator_id: str, grouping_id: str, window: str, facet: Facet) -> str:
    """The tag of a breakdown's chart or table; ``yjp.charts.named`` finds the breakdown by it."""
    return tag(figure_id(indicator_id, window, ledger.about.area, grouping_id, ANY), facet)


def years_tag(ledger: Ledger, indicator_id: str, grouping_id: str, window: str, facet: Facet) -> str:
    """The tag of a breakdown over the years that end with the window."""
    return tag(figure_id(indicator_id, window, ledger.about.area, grouping_id, YEARS), facet)


def chosen_window(ledger: Ledger, indicator_id: str, grouping_id: str, window: str | None) -> str | None:
    """The window asked for, if the breakdown is held for it; the newest beside a headline where none is asked for."""
    if window is None:
        found = newest(ledger, indicator_id, grouping_id)
        return found.id if found else None
    return window if parse_window(window) in windows(ledger, indicator_id, grouping_id) else None


def breakdown(ledger: Ledger, indicator_id: str, grouping_id: str, window: str | None = None) -> Chart | None:
    """The service's figure by group: bars, or stacked bars for two groupings crossed.

    Where a part is hidden the bars of two groupings stand side by side. Shares and ratios come with their limits.
    None where the ledger has no such breakdown (in that window).
    """
    chosen = chosen_window(ledger, indicator_id, grouping_id, window)
    if chosen is None:
        return None
    named, found = grouping(grouping_id), groups(ledger, indicator_id, grouping_id, chosen)
    of = indicator(indicator_id)
    categories, series = _crossed(named, found) if named.parts else _bars(ledger, found)
    return Chart(
        id=breakdown_tag(ledger, indicator_id, grouping_id, chosen, Facet.CHART),
        # Parts that are not shown would make a stack look shorter than it is: then they stand side by side.
        kind="stacked_bar" if named.parts and not _any_hidden(found) else "bar",
        title=title(of, named, found),
        alt=alt(of, named, found),
        caption=caption(of, named, found),
        categories=categories,
        series=series,
        unit_title=_unit_title(indicator_id, of.unit),
        decimals=of.decimals,
        brief=brief(of, named, found),
    )


def years_held(
    ledger: Ledger, indicator_id: str, grouping_id: str, window: str | None
) -> tuple[list[Window], list[dict[str, Group]]] | None:
    """Up to five years that end in the window's month, oldest first, and the groups of each by value.

    None for two groupings crossed, and where fewer than two such years are held.
    """
    chosen = chosen_window(ledger, indicator_id, grouping_id, window)
    if chosen is None or grouping(grouping_id).parts:
        return None
    years = year_by_year(ledger, indicator_id, grouping_id, parse_window(chosen), YEARS_SHOWN)
    if len(years) < 2:
        return None
    return years, [{g.value: g for g in groups(ledger, indicator_id, grouping_id, w.id)} for w in years]


def breakdown_years(
    ledger: Ledger, indicator_id: str, grouping_id: str, window: str | None = None
) -> Chart | None:
    """The same breakdown over up to five years that end in the same month: stacked columns, clustered for shares
    and where a part is not shown.

    None for two groupings crossed, for more than seven groups, and where fewer than two such years are held.
    """
    held = years_held(ledger, indicator_id, grouping_id, window)
    if held is None:
        return None
    years, by_year = held
    named, of, chosen = grouping(grouping_id), indicator(indicator_id), years[-1].id
    series = tuple(
        Series(
            name=label,
            role=UNKNOWN if value in UNKNOWN_VALUES else GROUP,
            points=tuple(_part(year.get(value)) for year in by_year),
        )
        for value, label in _ever(by_year)
    )
    if len(series) > MOST_SERIES:
        return None
    last = list(by_year[-1].values())
    counted = of.unit == Unit.COUNT
    words = caption(of, named, last)
    return Chart(
        id=years_tag(ledger, indicator_id, grouping_id, chosen, Facet.CHART),
        kind="stacked_column" if counted and not any(_any_hidden(y.values()) for y in by_year) else "column",
        title=title_of_years(of, named, len(years)),
        alt=_alt_of_years(words, years, series),
        caption=f"{words}, and the years before it",
        categories=tuple(
            _year(w) + (_gap(each.points[i] for each in series) if counted else "")
            for i, w in enumerate(years)
        ),
        series=series,
        unit_title=_unit_title(indicator_id, of.unit),
        decimals=of.decimals,
        category_title="Year ending" if parse_window(chosen).months else "",
        brief=f"{brief(of, named, last)}, and the years before it",
    )


def _ever(by_year: list[dict[str, Group]]) -> list[tuple[str, str]]:
    """Value and label of every group that was ever there (or is not shown), in the newest year's order."""
    labels = {value: group.label for year in reversed(by_year) for value, group in year.items()}
    held = [
        (value, label)
        for value, label in labels.items()
        if any(_drawn(year[value]) for year in by_year if value in year)
    ]
    return sorted(held, key=lambda each: each[0] in UNKNOWN_VALUES)


def _any_hidden(found: Iterable[Group]) -> bool:
    return any(group.figure.suppressed for group in found)


def _drawn(group: Group) -> bool:
    return group.figure.suppressed or bool(group.figure.value)


def _bars(ledger: Ledger, found: list[Group]) -> tuple[tuple[str, ...], tuple[Series, ...]]:
    shown = found if len(found) <= MOST_BARS else [group for group in found if _drawn(group)]
    labels = tuple(_label(group) for group in shown)
    series = Series(
        name=ledger.about.service, role=AreaRole.LOCAL, points=tuple(_part(group) for group in shown)
    )
    return labels, (series,)


def _label(group: Group) -> str:
    """The group with how many stand behind it where that is not the bar itself, or why there is no bar."""
    figure = group.figure
    if figure.suppressed:
        return f"{group.label} {_held(f'({NOT_SHOWN})')}"
    if figure.value is None:
        return f"{group.label} (none)"
    if figure.unit == Unit.COUNT or figure.numerator is None or figure.denominator is None:
        return group.label
    above, below = plain(figure.numerator, 0), plain(figure.denominator, 0)
    if figure.unit == Unit.PERCENT:
        return f"{group.label} {_held(f'({above} of {below})')}"
    return f"{group.label} {_held(f'({above} by {below} ' + ('child)' if below == '1' else 'children)'))}"


def _held(text: str) -> str:
    """The text on one line."""
    return text.replace(" ", "\N{NO-BREAK SPACE}")


def _crossed(named: Grouping, found: list[Group]) -> tuple[tuple[str, ...], tuple[Series, ...]]:
    """Categories from the first grouping, a series for each value of the second; rows without anybody are left out."""
    first, second = crossed_parts(named)
    by_value = {group.value: group for group in found}
    rows = [
        code
        for code in first.values
        if any(_drawn(group) for value, group in by_value.items() if part(value, 0) == code.code)
    ]
    present = {part(value, 1) for value in by_value}
    columns = sorted(
        (c for c in second.values if c.code in present), key=lambda code: code.code in UNKNOWN_VALUES
    )
    return (
        tuple(
            code.label + _gap(_part(by_value.get(f"{code.code}-{c.code}")) for c in columns) for code in rows
        ),
        tuple(
            Series(
                name=column.label,
                role=UNKNOWN if column.code in UNKNOWN_VALUES else GROUP,
                points=tuple(_part(by_value.get(f"{row.code}-{column.code}")) for row in rows),
            )
            for column in columns
        ),
    )


def _part(group: Group | None) -> Point:
    return point(None) if group is None else point(group.figure, limits=group.figure.unit != Unit.COUNT)


def _gap(points: Iterable[Point]) -> str:
    """Said beside a stack of which a part is not shown: it is not as long as it would be."""
    return f" {_held(f'(part {NOT_SHOWN})')}" if any(point.text == NOT_SHOWN for point in points) else ""


def _unit_title(indicator_id: str, unit: Unit) -> str:
    if unit == Unit.COUNT:
        return "Custodial sentences" if indicator_id == "custody_count" else "Children"
    return UNIT_TITLES.get(unit, unit.value)


def _year(window: Window) -> str:
    return short_month(window.end) if window.months else window.label


def _alt_of_years(words: str, years: list[Window], series: tuple[Series, ...]) -> str:
    first, last = years[0].label, years[-1].label
    parts = [f"{each.name} went from {each.points[0].text} to {each.points[-1].text}" for each in series]
    opening = f"Column chart of {len(years)} years. {words}, and the years before it."
    return f"{opening} From {first} to {last}: {'; '.join(parts)}."
