"""Every indicator in one line: what a board sees first."""

from collections.abc import Sequence

from yjp.charts.spec import Cell, Table
from yjp.figures import Facet, Unit, tag
from yjp.indicators.registry import indicator
from yjp.ledger import UNIT_WORDS, Figure, Ledger
from yjp.narrative.facets import in_cell
from yjp.narrative.headline import Headline
from yjp.narrative.wording import NOT_AVAILABLE, NOT_SHOWN

OVERVIEW = tag("overview", Facet.TABLE)
"""The table's tag: it names no window, as each line has its own."""


def overview_table(ledger: Ledger, headlines: Sequence[Headline]) -> Table:
    """Every indicator in one line: period, figure, change and verdict, each cell bound."""
    service = ledger.about.service
    return Table(
        id=OVERVIEW,
        caption=f"The national indicators at a glance, {service} (local estimates)",
        headers=("Indicator", "Period", "Figure", "Change on year before", "Verdict on the change", "Rating"),
        rows=tuple(_row(ledger, each) for each in headlines),
    )


def _row(ledger: Ledger, headline: Headline) -> tuple[Cell, ...]:
    figure, change = headline.figure, headline.change
    hidden = any(each is not None and each.suppressed for each in (figure, headline.past))
    missing = NOT_SHOWN if hidden else NOT_AVAILABLE
    return (
        Cell(text=named_with_unit(figure)),
        Cell(text=figure.period.label),
        _bound(ledger, figure.figure_id, Facet.VALUE),
        _bound(ledger, change.figure_id, Facet.VALUE) if change else Cell(text=missing),
        _bound(ledger, figure.figure_id, Facet.VERDICT),
        _bound(ledger, figure.figure_id, Facet.RATING),
    )


def named_with_unit(figure: Figure) -> str:
    """``First time entrants (per 100,000)``: the short title, with the unit where the numbers do not show it."""
    # A line must not end inside "per 100,000".
    unit = UNIT_WORDS[Unit(figure.unit)].strip().replace(" ", "\N{NO-BREAK SPACE}")
    return indicator(figure.indicator).short_title + (f" ({unit})" if unit.startswith("per") else "")


def _bound(ledger: Ledger, figure_id: str, facet: Facet) -> Cell:
    name = tag(figure_id, facet)
    return Cell(text=in_cell(ledger, name), tag=name)
