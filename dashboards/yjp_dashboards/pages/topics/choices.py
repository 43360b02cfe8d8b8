"""What can be chosen on a page about one subject, as far as the ledger has it."""

from collections.abc import Mapping
from datetime import date

from yjp.charts.groups import windows
from yjp.figures import AreaRole
from yjp.indicators.groupings import groupings_of
from yjp.indicators.registry import indicator
from yjp.ledger import Ledger
from yjp.narrative.headline import headline
from yjp.narrative.settled_figures import settled
from yjp.periods import YEAR_MONTHS, short_month
from yjp_dashboards.components.choices import Choice

MEASURE, ENDING, COMPARE, BY, OVER = KEYS = ("measure", "year", "compare", "by", "over")
NEWEST = "newest"
"""No year is asked for: each panel shows its own newest."""
YEAR, YEARS = "year", "years"


def choices(ledger: Ledger, measures: tuple[str, ...], counted: str | None) -> Mapping[str, Choice]:
    """Every choice by its key; one without alternatives has a single option."""
    held = tuple(m for m in measures if ledger.series(m, ledger.about.area, YEAR_MONTHS)) or measures[:1]
    areas = _areas(ledger, held)
    usual = _usual(ledger, held)
    by = [
        (each.id, each.title)
        for each in groupings_of(counted or held[0])
        if windows(ledger, counted or held[0], each.id)
    ]
    return {
        MEASURE: Choice(
            key=MEASURE,
            legend="Choose a measure",
            options=[(each, indicator(each).short_title) for each in held],
            usual=held[:1],
        ),
        ENDING: Choice(
            key=ENDING,
            legend="Year",
            options=[(NEWEST, _newest_words(ledger, held)), *_years(ledger, held)],
            usual=(NEWEST,),
            listed=True,
        ),
        # What is compared in words does not depend on what is drawn.
        COMPARE: Choice(
            key=COMPARE,
            legend="Draw on the chart",
            options=list(areas.items()),
            usual=tuple(area for area in areas if area in usual),
            many=True,
        ),
        BY: Choice(
            key=BY, legend="Show by", options=by, usual=tuple(value for value, _ in by[:1]), listed=True
        ),
        OVER: Choice(
            key=OVER,
            legend="Show for",
            options=[(YEAR, "One year"), (YEARS, "Five years")],
            usual=(YEAR,),
        ),
    }


def _newest_words(ledger: Ledger, measures: tuple[str, ...]) -> str:
    """What the page shows where no year is asked for, with the headline year that its cards and text are of."""
    found = (headline(ledger, measure) for measure in measures)
    years = {short_month(head.figure.period_end) for head in found if head is not None}
    if len(years) > 1:
        return "Each measure’s headline year"
    # A phone has room for no more.
    return f"Headline year to {years.pop()}" if years else "Newest year"


def _years(ledger: Ledger, measures: tuple[str, ...]) -> list[tuple[str, str]]:
    """The settled years of any of the measures, newest first: window to words."""
    held = {f.period for measure in measures for f in settled(ledger, measure, YEAR_MONTHS)}
    return [(each.id, each.label) for each in sorted(held, key=lambda each: each.end, reverse=True)]


def drawn_years(ledger: Ledger, measure: str) -> tuple[date, date] | None:
    """The ends of the first and last year of a chart: the service's own."""
    own = [f.period_end for f in settled(ledger, measure, YEAR_MONTHS) if f.value is not None]
    return (min(own), max(own)) if own else None


def can_be_drawn(ledger: Ledger, measure: str, area: str) -> bool:
    """Whether the area has a figure within the years of the chart."""
    between = drawn_years(ledger, measure)
    return between is not None and any(
        f.value is not None and not f.suppressed and between[0] <= f.period_end <= between[1]
        for f in ledger.series(measure, area, YEAR_MONTHS)
    )


def _areas(ledger: Ledger, measures: tuple[str, ...]) -> dict[str, str]:
    """Areas that can be drawn for any of the measures, nearest first: id to name."""
    found = {
        area: (name, role)
        for measure in measures
        for area, name, role in ledger.areas(measure)
        if role != AreaRole.LOCAL and can_be_drawn(ledger, measure, area)
    }
    order = list(AreaRole)
    ranked = sorted(found, key=lambda area: order.index(AreaRole(found[area][1])))
    return {area: found[area][0] for area in ranked}


def _usual(ledger: Ledger, measures: tuple[str, ...]) -> set[str]:
    """What the headlines are compared with, and the official figure of the service itself."""
    heads = [head for measure in measures if (head := headline(ledger, measure))]
    beside = {c.figure.area for head in heads for c in head.comparators if c.figure is not None}
    return beside | {head.published.area for head in heads if head.published is not None}
