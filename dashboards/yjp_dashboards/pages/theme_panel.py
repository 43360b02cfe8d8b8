"""A theme of the plan as a panel: one of its measures over rolling years, and all of them of the newest as a table."""

from dataclasses import replace

from yjp.charts.themes import THEMES, theme_table
from yjp.charts.trend import trend
from yjp.figures import Facet, Unit, tag
from yjp.indicators.registry import indicator
from yjp.ledger import Ledger
from yjp.narrative.facets import in_cell
from yjp.narrative.filling import when
from yjp.narrative.headline import Headline, headline
from yjp.narrative.parts import Sentence, Span, plain_text
from yjp.narrative.sentences import bound
from yjp.narrative.settled_figures import settled
from yjp.periods import YEAR_MONTHS
from yjp_dashboards.components.choices import Choice, one_of
from yjp_dashboards.components.method import method
from yjp_dashboards.components.notices import NO_TREND, NOT_THIS_YEAR, NOTHING_SHOWN
from yjp_dashboards.components.panel import Panel
from yjp_dashboards.components.trend import numbers

_BY_ID = {theme.id: theme for theme in THEMES}
NOTES = {
    "victims": (
        "Victims identified, and those of them who consent, are of programmes that began in the year. The other "
        "measures are of victims first contacted in it, so there can be more of these."
    )
}
"""What must be known to read a theme's table: of the theme, its sentence."""


def measures_held(ledger: Ledger, theme: str) -> tuple[str, ...]:
    """The theme's measures that have a settled figure of twelve months, in its order; none for an unknown theme."""
    measures = _BY_ID[theme].measures if theme in _BY_ID else ()
    return tuple(each for each in measures if settled(ledger, each, YEAR_MONTHS))


def theme_choice(ledger: Ledger, theme: str) -> Choice:
    """Which of the theme's measures is drawn: its main one, where nobody chose. The key is the theme's id."""
    held = measures_held(ledger, theme)
    options = [(each, _name(each)) for each in held]
    main = _BY_ID[theme].main
    return one_of(theme, "Measure", options, usual=main if main in held else None)


def _name(measure: str) -> str:
    of = indicator(measure)
    return f"{of.short_title} (per 10,000)" if of.unit is Unit.PER_10K else of.short_title


def theme_panel(
    ledger: Ledger, theme: str, measure: str | None, panel_id: str, year: str | None = None
) -> Panel | None:
    """The panel of a theme with that measure drawn, for a year (else its newest); None where nothing of it is held."""
    if measure is None or measure not in measures_held(ledger, theme):
        return None
    head = headline(ledger, measure, year) if year else _newest(ledger, measure)
    if head is None:
        return Panel(id=panel_id, heading=_BY_ID[theme].title, takeaway=NOT_THIS_YEAR) if year else None
    head, takeaway = _told(ledger, head)
    chart = trend(ledger, head)
    drawn = any(point.value is not None for series in chart.series for point in series.points)
    # The table of all measures is of the newest year.
    table = None if year else theme_table(ledger, theme)
    beside = (table,) if table else ()
    words: list[str | Sentence] = [head.sentences[1]] if drawn else []
    words += [NOTES[theme]] if table and theme in NOTES else []
    if len(settled(ledger, measure, YEAR_MONTHS)) == 1:
        words.append(NO_TREND)
    return Panel(
        id=panel_id,
        heading=_BY_ID[theme].title,
        takeaway=takeaway,
        words=tuple(words),
        chart=chart,
        tables=(*((numbers(ledger, chart),) if drawn else ()), *beside),
        about=method(head, indicator(measure)),
        for_word=trend(ledger, head, yearly=True),
        tables_for_word=beside,
        nothing=NOTHING_SHOWN,
    )


def _newest(ledger: Ledger, measure: str) -> Headline | None:
    # Of rolling years that overlap some may be hidden from these readers: they are told the newest they may see.
    shown = [
        each
        for each in settled(ledger, measure, YEAR_MONTHS)
        if each.value is not None and not each.suppressed
    ]
    return headline(ledger, measure, shown[-1].window if shown else None)


def _told(ledger: Ledger, head: Headline) -> tuple[Headline, str | Sentence]:
    """The headline with a title that is true of a measure nobody tests, and what the panel says."""
    figure, past = head.figure, head.past
    if figure.suppressed or figure.value is None:
        return head, f"{head.takeaway}."
    name = indicator(head.indicator).short_title
    value = bound(ledger, figure, Facet.VALUE)
    told: Sentence = (Span(text=f"{_name(head.indicator)}: "), value, Span(text=f" {when(figure.period)}."))
    if head.past_comparison is None and past is not None and past.value is not None and not past.suppressed:
        before = in_cell(ledger, tag(past.figure_id, Facet.VALUE))
        title = f"{name}: {plain_text((value,))}, after {before} the year before"
        return replace(head, takeaway=title), told
    return head, told
