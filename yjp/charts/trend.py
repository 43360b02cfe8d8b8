"""The chart of an indicator over time, and the table of its comparators: specs from figures alone."""

from collections.abc import Callable
from datetime import date

from yjp.charts.cells import bound
from yjp.charts.overview import named_with_unit
from yjp.charts.points import NO_FIGURE
from yjp.charts.spec import Cell, Chart, Point, Series, Table
from yjp.figures import AreaRole, Facet, State, tag
from yjp.indicators.registry import indicator
from yjp.ledger import Figure, Ledger
from yjp.narrative.facets import NOT_COMPARED
from yjp.narrative.headline import Headline
from yjp.narrative.wording import NOT_AVAILABLE, NOT_HELD, NOT_SHOWN, axis_title, row_name
from yjp.periods import (
    QUARTER_MONTHS,
    YEAR_MONTHS,
    Window,
    month_words,
    quarter_ends,
    rolling_year,
    short_month,
)

YEARS_SHOWN = 6
QUARTERS_BETWEEN_YEARS = YEAR_MONTHS // QUARTER_MONTHS - 1


def trend(ledger: Ledger, headline: Headline, *, yearly: bool = False) -> Chart:
    """The service beside the headline's comparators, twelve-month windows at even distances, oldest first.

    Every quarter of the local line, with comparators where they were published; with ``yearly``, the headline's
    window and up to five a whole number of years before it. The official local figure has markers of its own.
    Provisional cohorts and suppressed figures are left out. Local points carry their limits.
    """
    drawn = {
        area: {f.period: f for f in _drawn(ledger, headline.indicator, area)} for area in _areas(headline)
    }
    own = drawn[headline.figure.area]
    if yearly:
        windows = _years(headline.figure.period, [w for found in drawn.values() for w in found])
    else:
        windows = _quarters(list(own))
    series = []
    for area, at in drawn.items():
        name, role = _areas(headline)[area]
        points = tuple(_point(at.get(window), role) for window in windows)
        if any(point.value is not None for point in points):
            bridge = 0 if yearly or role == AreaRole.LOCAL else QUARTERS_BETWEEN_YEARS
            series.append(Series(name=name, role=role, points=points, bridge=bridge))
    return Chart(
        id=tag(headline.figure.figure_id, Facet.CHART),
        kind="line",
        title=headline.takeaway,
        alt=_alt(headline, windows, series),
        caption=_caption(headline, windows),
        categories=tuple(short_month(w.end) for w in windows),
        series=tuple(series),
        unit_title=axis_title(indicator(headline.indicator)),
        decimals=headline.figure.decimals,
        category_title="Year ending",
        brief=_brief(headline, windows),
    )


def comparator_table(ledger: Ledger, headline: Headline) -> Table:
    """The headline's areas: this period, the year before, the change and the verdict, each cell bound."""
    figure = headline.figure
    before = figure.period.earlier(YEAR_MONTHS).label
    headers = ("Area", figure.period.label, before, "Change", "Verdict")
    hidden = any(each is not None and each.suppressed for each in (figure, headline.past))
    local = (
        Cell(text=row_name(figure)),
        bound(ledger, figure, Facet.VALUE),
        bound(ledger, headline.past, Facet.VALUE, NOT_AVAILABLE),
        bound(ledger, headline.change, Facet.VALUE, NOT_SHOWN if hidden else NOT_AVAILABLE),
        bound(ledger, figure, Facet.VERDICT),
    )
    rows: list[tuple[Cell, ...]] = [local]
    if headline.published is not None:
        rows.append(_published_row(ledger, headline.published))
    for compared in headline.comparators:
        past = _year_before(ledger, compared.figure)
        rows.append(
            (
                Cell(text=compared.name),
                bound(ledger, compared.figure, Facet.VALUE, NOT_HELD),
                bound(ledger, past, Facet.VALUE, NOT_HELD),
                bound(ledger, compared.change, Facet.VALUE, NOT_HELD),
                bound(ledger, compared.figure, Facet.VERDICT, NOT_COMPARED),
            )
        )
    caption = f"{headline.title}: {figure.area_name} and its comparators"
    return Table(
        id=tag(figure.figure_id, Facet.TABLE),
        caption=caption,
        headers=headers,
        rows=tuple(rows),
        brief=f"{named_with_unit(figure)}: {figure.area_name} and its comparators",
    )


def _published_row(ledger: Ledger, published: Figure) -> tuple[Cell, ...]:
    change = ledger.series(f"{published.indicator}_change", published.area, YEAR_MONTHS)
    return (
        Cell(text=published.area_name),
        bound(ledger, published, Facet.VALUE),
        bound(ledger, _year_before(ledger, published), Facet.VALUE, NOT_HELD),
        bound(
            ledger,
            next((c for c in change if c.window == published.window), None),
            Facet.VALUE,
            NOT_HELD,
        ),
        Cell(text="Official figure"),
    )


def _year_before(ledger: Ledger, figure: Figure | None) -> Figure | None:
    if figure is None:
        return None
    wanted = figure.period.earlier(YEAR_MONTHS).id
    rows = ledger.series(figure.indicator, figure.area, YEAR_MONTHS)
    return next((row for row in rows if row.window == wanted), None)


def _drawn(ledger: Ledger, indicator_id: str, area: str) -> list[Figure]:
    return [
        f
        for f in ledger.series(indicator_id, area, YEAR_MONTHS)
        if f.state != State.PROVISIONAL and not f.suppressed and f.value is not None
    ]


def _areas(headline: Headline) -> dict[str, tuple[str, str]]:
    """Name and role of each area to draw: the service, what its headline is compared with, the official figure."""
    figures = [headline.figure, *(c.figure for c in headline.comparators), headline.published]
    return {f.area: (f.area_name, f.area_role) for f in figures if f is not None}


def _quarters(known: list[Window]) -> list[Window]:
    """Every quarter from the first to the last known window: a quarter without a figure keeps its place."""
    if not known:
        return []
    ends = [window.end for window in known]
    return [rolling_year(end) for end in quarter_ends(min(ends), max(ends))]


def _years(newest: Window, known: list[Window]) -> list[Window]:
    """The years up to the newest window, starting with the first of them that anything is known of."""
    years = [newest.earlier(YEAR_MONTHS * back) for back in range(YEARS_SHOWN)][::-1]
    return years[next((i for i, year in enumerate(years) if year in known), len(years)) :]


def _point(figure: Figure | None, role: str) -> Point:
    if figure is None:
        return Point(value=None, text=NO_FIGURE)
    limits = role == AreaRole.LOCAL
    return Point(
        value=figure.value,
        lower=figure.lower if limits else None,
        upper=figure.upper if limits else None,
        figure_id=figure.figure_id,
        text=figure.text,
    )


def _alt(headline: Headline, windows: list[Window], series: list[Series]) -> str:
    if not series:
        return f"There is nothing to draw yet. {headline.takeaway}."
    went = "; ".join(_course(each, windows) for each in series)
    ends = _ends(windows, month_words)
    return f"Line chart of {ends}. {went}. {headline.takeaway}."


def _course(series: Series, windows: list[Window]) -> str:
    known = [(w, p.text) for w, p in zip(windows, series.points, strict=True) if p.value is not None]
    (first, start), (last, end) = known[0], known[-1]
    if first is last:
        return f"{series.name} was {end} in {month_words(last.end)}"
    return f"{series.name} went from {start} in {month_words(first.end)} to {end} in {month_words(last.end)}"


def _caption(headline: Headline, windows: list[Window]) -> str:
    others = bool(headline.comparators) or headline.published is not None
    source = "(source: the service's own records" + (" and published figures)" if others else ")")
    if not windows:
        return f"{headline.title} {source}"
    limits = ", with 95% ranges" if headline.figure.interval else ""
    return f"{headline.title}, {_ends(windows, short_month)}{limits} {source}"


def _brief(headline: Headline, windows: list[Window]) -> str:
    """The caption in one line, for a page that names measure and source beside the chart."""
    name = named_with_unit(headline.figure)
    if not windows:
        return name
    limits = ", with 95% ranges" if headline.figure.interval else ""
    return f"{name}, {_ends(windows, short_month)}{limits}"


def _ends(windows: list[Window], form: Callable[[date], str]) -> str:
    """``years ending Dec 2013 to Dec 2018``; of one year ``year ending Dec 2018``."""
    first, last = windows[0].end, windows[-1].end
    return f"year ending {form(last)}" if first == last else f"years ending {form(first)} to {form(last)}"
