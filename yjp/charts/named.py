"""Charts and tables by their tag: what was drawn once can be drawn again from newer figures."""

import re
from collections.abc import Iterator

import polars as pl

from yjp.charts.breakdown import ANY, YEARS, breakdown, breakdown_years
from yjp.charts.breakdown_table import breakdown_table, years_table
from yjp.charts.control import control_chart, control_table
from yjp.charts.funnel import FUNNEL_GROUP, funnel_chart, funnel_table
from yjp.charts.kpis import kpi_table
from yjp.charts.overview import OVERVIEW, overview_table
from yjp.charts.scorecards import PREFIX as SCORECARD
from yjp.charts.scorecards import measure_chart, scorecard_table
from yjp.charts.spec import Chart, Table
from yjp.charts.themes import PREFIX as THEME
from yjp.charts.themes import theme_table
from yjp.charts.trend import comparator_table, trend
from yjp.figures import ID_LENGTH, Facet, figure_id, split_tag
from yjp.ledger import Ledger
from yjp.local_measures import PREFIX as LOCAL
from yjp.narrative.headline import headline, headlines
from yjp.periods import QUARTER_MONTHS

_KPIS = re.compile(r"(kpi\d*)\.(\d{4}-\d{2}\.3m)\.(.+)")
_DIGEST = 9
"""What of an id that is too long is not its beginning: a tilde and eight characters."""


def chart(ledger: Ledger, tag: str) -> Chart | None:
    """The chart of that tag, for the window that the tag names; None where the ledger has nothing to draw for it."""
    identifier = _identifier(tag, Facet.CHART)
    if identifier is None:
        return None
    figure = ledger.get(identifier)
    if figure is not None and figure.group is None:
        if figure.indicator.startswith(LOCAL):
            return measure_chart(ledger, figure.indicator, figure.window)
        if figure.period.months == QUARTER_MONTHS:
            return control_chart(ledger, figure.indicator, figure.window)
        found = headline(ledger, figure.indicator, figure.window)
        return trend(ledger, found, yearly=True) if found else None
    for indicator, window, group, value in _broken_down(ledger, identifier):
        if group == FUNNEL_GROUP:
            return funnel_chart(ledger, indicator, window)
        of = breakdown if value == ANY else breakdown_years
        return of(ledger, indicator, group, window)
    return None


def table(ledger: Ledger, tag: str) -> Table | None:
    """The table of that tag, for the window that the tag names; None where the ledger has no such figure."""
    if tag == OVERVIEW:
        found = headlines(ledger)
        return overview_table(ledger, found) if found else None
    identifier = _identifier(tag, Facet.TABLE)
    if identifier is None:
        return None
    if identifier.startswith(THEME):
        return theme_table(ledger, identifier.removeprefix(THEME))
    if identifier.startswith(SCORECARD):
        return scorecard_table(ledger, identifier.removeprefix(SCORECARD))
    figure = ledger.get(identifier)
    if figure is not None and figure.group is None:
        if figure.period.months == QUARTER_MONTHS:
            return control_table(ledger, figure.indicator, figure.window)
        headed = headline(ledger, figure.indicator, figure.window)
        return comparator_table(ledger, headed) if headed else None
    if (kpis := _KPIS.match(identifier)) and kpis[3] == ledger.about.area:
        return kpi_table(ledger, kpis[1], kpis[2])
    for indicator, window, group, value in _broken_down(ledger, identifier):
        if group == FUNNEL_GROUP:
            return funnel_table(ledger, indicator, window)
        of = breakdown_table if value == ANY else years_table
        return of(ledger, indicator, group, window)
    return None


def _identifier(tag: str, wanted: Facet) -> str | None:
    try:
        identifier, facet = split_tag(tag)
    except ValueError:
        return None
    return identifier if facet is wanted else None


def _broken_down(ledger: Ledger, identifier: str) -> Iterator[tuple[str, str, str, str]]:
    """The breakdown that an id names: it may end in a digest, so the ids of all there are are made and compared."""
    own = ledger.figures.filter(pl.col("area") == ledger.about.area)
    held = own.drop_nulls("group").select("indicator", "window", "group").unique()
    drawn = ledger.funnel.select("indicator", "window").unique().with_columns(group=pl.lit(FUNNEL_GROUP))
    for indicator, window, group in pl.concat([held, drawn]).iter_rows():
        if not identifier.startswith(f"{indicator}.{window}."[: ID_LENGTH - _DIGEST]):
            continue
        for value in (ANY, YEARS):
            if figure_id(indicator, window, ledger.about.area, group, value) == identifier:
                yield indicator, window, group, value
