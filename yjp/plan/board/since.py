"""What changed since an earlier board, as a table of the paper: what it saw, what it reads now, and why."""

from yjp.charts.spec import Cell, Table
from yjp.figures import Facet, tag
from yjp.indicators.kpi.quarters import quarter_of
from yjp.indicators.registry import indicator
from yjp.ledger import Figure
from yjp.ledger_changes import Board, Change, changes
from yjp.narrative.facets import in_cell
from yjp.narrative.filling import in_words
from yjp.narrative.since_words import causes_words, shown_pairs, shown_text
from yjp.periods import quarter

SINCE = "board_since."
"""What the table's tag begins with; the earlier board's quarter follows, so that a refresh asks the same question."""


def quarter_in_words(label: str) -> str:
    """``April to June 2019`` of ``2019Q1``."""
    return in_words(quarter(quarter_of(label)))


def since_table(period: str, before: Board, now: Board) -> Table | None:
    """A line for each headline figure or local measure that reads differently; None where none does."""
    found = changes(before, now, shown_pairs(before.ledger, now.ledger))
    if not found:
        return None
    return Table(
        id=tag(f"{SINCE}{period}", Facet.TABLE),
        caption=f"What reads differently since the paper for {quarter_in_words(period)}, and why",
        headers=("Measure", "The board saw", "Now", "Period now", "Why"),
        rows=tuple(_row(now, each) for each in found),
    )


def _row(now: Board, change: Change) -> tuple[Cell, ...]:
    why = causes_words(change)
    return (
        Cell(text=indicator(change.figure.indicator).short_title),
        Cell(text=_at(change.before)),
        _now(now, change.now),
        Cell(text=change.now.period.label if change.now else "None"),
        Cell(text=why[0].upper() + why[1:]),
    )


def _at(figure: Figure | None) -> str:
    return f"{shown_text(figure)} ({figure.period.label})" if figure else "Nothing"


def _now(now: Board, figure: Figure | None) -> Cell:
    if figure is None:
        return Cell(text="Nothing")
    name = tag(figure.figure_id, Facet.VALUE)
    # A cell is bound to its number alone: the period is in the table's own words, which a refresh writes anew.
    return Cell(text=in_cell(now.ledger, name), tag=name)
