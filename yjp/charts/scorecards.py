"""A service's own measures: each scorecard as a table, each measure over time beside its target."""

from collections.abc import Sequence

from yjp.charts.cells import bound
from yjp.charts.points import NO_FIGURE
from yjp.charts.spec import Cell, Chart, Point, Series, Table
from yjp.figures import AreaRole, Facet, figure_id, tag
from yjp.indicators.registry import indicator
from yjp.ledger import Figure, Ledger
from yjp.local_measures import LocalMeasure
from yjp.narrative.wording import NOT_SHOWN, UNIT_TITLES
from yjp.periods import QUARTER_MONTHS, YEAR_MONTHS, Window, financial_year, month_words, short_month

PREFIX = "scorecard_"
"""What the tag of a scorecard's table begins with; its name follows."""
TARGET = "target"
NO_TARGET = "no target"
MOST_POINTS = 12
MARCH = 3


def scorecard_names(ledger: Ledger) -> list[tuple[str, str]]:
    """Name and title of each scorecard that the ledger has a number of, in their order."""
    held = {m.scorecard: m.scorecard_title for m in ledger.about.measures if newest(ledger, m.id)}
    return list(held.items())


def measures(ledger: Ledger, name: str) -> list[LocalMeasure]:
    """The measures of a scorecard that have a number, in its order."""
    return [m for m in ledger.about.measures if m.scorecard == name and newest(ledger, m.id)]


def newest(ledger: Ledger, identifier: str) -> Figure | None:
    """The newest figure of a measure; of two that end on one day the longer period."""
    months = (YEAR_MONTHS, 3, 0)
    found = [f for each in months for f in ledger.series(identifier, ledger.about.area, each)]
    return max(found, key=lambda f: (f.period_end, f.period.months), default=None)


def target_of(ledger: Ledger, figure: Figure) -> Figure | None:
    """What was wanted of a measure in that period."""
    return ledger.get(figure_id(figure.indicator, figure.window, TARGET))


def scorecard_table(ledger: Ledger, name: str) -> Table | None:
    """A line a measure: its newest figure, the year before, the target, and both verdicts, each number bound.

    None where the ledger has no number of that scorecard.
    """
    found = measures(ledger, name)
    if not found:
        return None
    return Table(
        id=tag(PREFIX + name, Facet.TABLE),
        caption=f"{found[0].scorecard_title}: the newest figures, {ledger.about.service}",
        headers=(
            "Measure",
            "Period",
            "Figure",
            "Year before",
            "Since the year before",
            "Target",
            "Against the target",
        ),
        rows=tuple(_row(ledger, each) for each in found),
    )


def _row(ledger: Ledger, measure: LocalMeasure) -> tuple[Cell, ...]:
    figure = newest(ledger, measure.id)
    assert figure is not None
    before = ledger.local(measure.id, figure.period.earlier(YEAR_MONTHS).id) if figure.period.months else None
    target = target_of(ledger, figure)
    return (
        Cell(text=measure.short_title),
        Cell(text=_short(figure.period)),
        bound(ledger, figure, Facet.VALUE),
        bound(ledger, before, Facet.VALUE, NO_FIGURE),
        bound(ledger, figure, Facet.VERDICT),
        bound(ledger, target, Facet.VALUE, NO_TARGET),
        bound(ledger, target, Facet.VERDICT, "–"),
    )


def _short(period: Window) -> str:
    """``2018/19``, ``2018``, else the period in full: a financial year is what reports call one."""
    if period.months == YEAR_MONTHS and period.end.month == MARCH:
        return financial_year(period.end.year - 1)
    if period.months == YEAR_MONTHS and period.start.month == 1:
        return str(period.end.year)
    return period.label


def measure_chart(ledger: Ledger, identifier: str, window: str) -> Chart | None:
    """A measure over time beside its target, up to a window and of its length; None with fewer than two values."""
    last = ledger.local(identifier, window)
    if last is None:
        return None
    every = ledger.series(identifier, last.area, last.period.months)
    own = [f for f in every if f.period_end <= last.period_end][-MOST_POINTS:]
    if len([f for f in own if f.value is not None]) < 2:
        return None
    of = indicator(identifier)
    targets = [target_of(ledger, f) for f in own]
    series = [Series(name=last.area_name, role=AreaRole.LOCAL, points=tuple(_point(f) for f in own))]
    if any(targets):
        series.append(Series(name="Target", role=AreaRole.TARGET, points=tuple(_point(f) for f in targets)))
    return Chart(
        id=tag(last.figure_id, Facet.CHART),
        kind="line",
        title=of.short_title,
        alt=_alt(of.title, own, targets),
        caption=f"{of.title}, {month_words(own[0].period.start)} to {month_words(last.period_end)}. "
        f"Source: {last.source_ref}",
        categories=tuple(short_month(f.period_end) if f.period.months else f.period.label for f in own),
        series=tuple(series),
        unit_title="Per cent" if of.unit == "percent" else UNIT_TITLES.get(of.unit, of.unit.value),
        decimals=of.decimals,
        category_title=_ENDING.get(last.period.months, ""),
    )


_ENDING = {YEAR_MONTHS: "Year ending", QUARTER_MONTHS: "Quarter ending"}


def _alt(title: str, own: Sequence[Figure], targets: Sequence[Figure | None]) -> str:
    known = [f for f in own if f.value is not None]
    first, last = known[0], known[-1]
    said = f"Line chart of {title}: {first.text} in {first.period.label}, {last.text} in {last.period.label}."
    wanted = targets[-1] if targets else None
    return said + (f" The target is {wanted.text}." if wanted is not None else "")


def _point(figure: Figure | None) -> Point:
    if figure is None or figure.suppressed or figure.value is None:
        return Point(value=None, text="no figure" if figure is None else NOT_SHOWN)
    return Point(
        value=figure.value,
        lower=figure.lower,
        upper=figure.upper,
        figure_id=figure.figure_id,
        text=figure.text,
    )
