"""Why the rolling year moved, and whether it is real: the quarters behind it."""

from datetime import date

import polars as pl

from yjp.charts.cells import bound as bound_cell
from yjp.charts.control import control_chart, control_table
from yjp.charts.points import NO_FIGURE
from yjp.charts.spec import Cell, Table
from yjp.figures import Facet
from yjp.indicators.registry import indicator
from yjp.ledger import Figure, Ledger
from yjp.narrative.filling import raised
from yjp.narrative.sentences import step
from yjp.narrative.settled_figures import came_and_went, settled
from yjp.periods import QUARTER_MONTHS, YEAR_MONTHS, parse_window, quarter
from yjp_dashboards.components.method import counting
from yjp_dashboards.components.notices import NO_TREND, NOTHING_SHOWN
from yjp_dashboards.components.panel import Panel
from yjp_dashboards.components.see_children import BEHIND_A_STEP
from yjp_dashboards.pages.topics.subject import Choices, Query, Topic, asked_year, measured

QUARTERS_IN_A_YEAR = YEAR_MONTHS // QUARTER_MONTHS


def rolling_panel(ledger: Ledger, topic: Topic, choices: Choices, query: Query) -> Panel | None:
    """Which quarter came into the rolling year, which went out, and what each had."""
    of = topic.counted or measured(choices, query)
    years, asked = settled(ledger, of, YEAR_MONTHS), asked_year(choices, query)
    year = next((each for each in reversed(years) if asked in (None, each.window)), None)
    if year is None:
        return None
    table = _rolling_table(ledger, year)
    if table is None:
        return None
    moved = step(ledger, year)
    newest_quarter, out = came_and_went(year.period)
    plain = f"{newest_quarter.label} came into the rolling year and {out.label} went out"
    return Panel(
        id=f"{topic.page}-rolling-year",
        heading="Why the rolling year moved",
        takeaway=moved or f"{plain}.",
        words=((f"{plain}; the other three quarters are in both years.",) if moved else ()),
        tables=(table,),
        about=(("How to read it", ROLLING),),
        table_open=True,
        # The lists are of the newest year's quarters.
        lists=BEHIND_A_STEP.get(of, ()),
        earlier=year is not years[-1],
    )


ROLLING = (
    "A rolling year is four quarters. Each quarter a new one comes in and the oldest goes out, so the figure moves by "
    "the difference of these two alone: three quarters of the year are the same as before."
)


def quarters_panel(ledger: Ledger, topic: Topic, choices: Choices, query: Query) -> Panel | None:
    """Quarterly counts on a control chart; without one, the quarterly cohorts as a table."""
    if topic.counted is None:
        return _uncharted(ledger, topic, measured(choices, query), COHORTS, asked_year(choices, query))
    asked = asked_year(choices, query)
    last = quarter(parse_window(asked).end) if asked else None
    window = last.id if last else None
    chart, table = control_chart(ledger, topic.counted, window), control_table(ledger, topic.counted, window)
    if chart is None or table is None:
        return _uncharted(ledger, topic, topic.counted, TOO_NEW, asked)
    held = ledger.control.filter(
        pl.col("indicator") == topic.counted, pl.col("area") == ledger.about.area
    ).sort("period_end")
    if last is not None:
        held = held.filter(pl.col("period_end") <= last.end)
    hidden = [
        f.figure_id for f in ledger.series(topic.counted, ledger.about.area, QUARTER_MONTHS) if f.suppressed
    ]
    held = held.with_columns(value=pl.when(~pl.col("figure_id").is_in(hidden)).then("value"))
    limited = held.get_column("upper").drop_nulls().len() > 0
    methods = list(dict.fromkeys(held.get_column("method").drop_nulls()))
    return Panel(
        id=f"{topic.page}-quarters",
        heading="Is it real, quarter by quarter",
        takeaway=chart.title,
        words=(NO_TREND,) if len(chart.categories) == 1 else (SIGNALS if limited else NO_LIMITS,),
        chart=chart,
        tables=(table,),
        about=(("How the limits are drawn", f"{raised('; '.join(methods))}."), *counting(topic.counted))
        if methods
        else counting(topic.counted),
        rows=held,
        nothing=NOTHING_SHOWN,
    )


SHORT = 12
"""Rows of a table that is shown at once where there is no chart."""
SIGNALS = (
    "Between the dashed lines the ups and downs are what chance does to counts of this size. A ring marks a quarter "
    "beyond them, or a run of quarters on one side of the usual level."
)
NO_LIMITS = (
    "There are too few quarters, or too few events in them, for limits to be drawn. So this chart cannot tell what is "
    "chance from what is not."
)


def _rolling_table(ledger: Ledger, year: Figure) -> Table | None:
    last = quarter(year.period_end)
    quarters = [last.earlier(QUARTER_MONTHS * back) for back in range(QUARTERS_IN_A_YEAR + 1)]
    held = [(w, ledger.local(year.indicator, w.id)) for w in quarters]
    before = ledger.local(year.indicator, year.period.earlier(QUARTER_MONTHS).id)
    if all(figure is None for _, figure in held):
        return None
    parts = ["Came in", *["In both years"] * (QUARTERS_IN_A_YEAR - 1), "Went out"]
    columns = _columns(year)
    rows = [
        (
            Cell(text=window.label),
            *(bound_cell(ledger, figure, facet, missing=NO_FIGURE) for _, facet in columns),
            Cell(text=part),
        )
        for (window, figure), part in zip(held, parts, strict=True)
    ]
    for figure, part in ((year, "The rolling year"), (before, "The rolling year a quarter before")):
        if figure is not None:
            cells = (bound_cell(ledger, figure, facet, missing=NO_FIGURE) for _, facet in columns)
            rows.append((Cell(text=figure.period.label), *cells, Cell(text=part)))
    return Table(
        id=f"{year.figure_id}-rolling",
        caption=f"{indicator(year.indicator).title}: the quarters of the rolling year, {year.area_name}",
        headers=("Period", *(name for name, _ in columns), "What it is"),
        rows=tuple(rows),
    )


def _columns(figure: Figure) -> tuple[tuple[str, Facet], ...]:
    of = indicator(figure.indicator)
    if figure.denominator is None or of.kind.value == "count":
        return ((of.title, Facet.VALUE),)
    above = "Reoffended" if of.kind.value == "share" else "Reoffences"
    below = "Children who reoffended" if of.id == "reoffences_per_reoffender" else "Children in the cohort"
    return ((below, Facet.DENOMINATOR), (above, Facet.NUMERATOR), (of.short_title, Facet.VALUE))


def _uncharted(
    ledger: Ledger, topic: Topic, of: str, why: tuple[str, ...], asked: str | None
) -> Panel | None:
    until = parse_window(asked).end if asked else date.max
    held = settled(ledger, of, QUARTER_MONTHS)
    quarters = [each for each in reversed(held) if each.period_end <= until]
    if not quarters:
        return None
    ranged = any(figure.interval for figure in quarters)
    columns = (*_columns(quarters[0]), *((("95% range", Facet.RANGE),) if ranged else ()))
    rows = tuple(
        (
            Cell(text=f.period.label),
            *(bound_cell(ledger, f, facet, missing=NO_FIGURE) for _, facet in columns),
        )
        for f in quarters
    )
    return Panel(
        id=f"{topic.page}-quarters",
        heading="Quarter by quarter",
        takeaway=why[0],
        words=why[1:],
        table_open=len(rows) <= SHORT,
        tables=(
            Table(
                id=f"{quarters[0].figure_id}-quarters",
                caption=f"{indicator(of).title} by quarter, {quarters[0].area_name}",
                headers=("Quarter", *(name for name, _ in columns)),
                rows=rows,
            ),
        ),
        about=counting(of),
    )


COHORTS = (
    "A quarter's cohort is small: read it together with the rolling year.",
    "Each cohort is followed for a year and its figure waits for courts to finish, so the newest quarters are missing "
    "here. No control chart is drawn of shares of so few children.",
)
TOO_NEW = (
    "There is no control chart yet.",
    "A control chart needs several quarters of counts, which come with every extract.",
)
